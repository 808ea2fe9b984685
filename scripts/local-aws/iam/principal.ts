import type { Caller, World } from '../world.ts'
import type { Context } from './conditions.ts'
import type { Principal } from './evaluate.ts'

/** A caller as policies of resources name it: its session, its role, its account. */
export const principalOf = ({ account, Arn, role }: Caller): Principal => ({
  type: 'AWS',
  names: [Arn, ...(role ? [role] : []), account],
})

/** What conditions can ask about a caller. A session's aws:PrincipalArn is its role's. */
export const contextOf = ({ organization, accounts }: World, { account, Arn, UserId, role }: Caller): Context => ({
  'aws:PrincipalArn': role ?? Arn,
  'aws:PrincipalAccount': account,
  'aws:PrincipalType': role ? 'AssumedRole' : 'User',
  'aws:userid': UserId,
  ...(accounts.has(account) ? { 'aws:PrincipalOrgID': organization.Id } : {}),
  'aws:SecureTransport': true,
})

import type { Caller, Role, World } from '../world.ts'
import type { Context } from './conditions.ts'
import type { Principal } from './evaluate.ts'

/** A caller as policies of resources name it: its session, its role, its account. */
export const principalOf = ({ account, Arn, role }: Caller): Principal => ({
  type: 'AWS',
  names: [Arn, ...(role ? [role] : []), account],
})

/** The role behind a session; undefined for others, and once it is deleted. */
export function roleBehind({ accounts }: World, { role }: Pick<Caller, 'role'>): Role | undefined {
  const found = role && accounts.get(role.split(':')[4]!)?.iam.roles.get(role.split('/').at(-1)!)
  return found && found.Arn === role ? found : undefined
}

/**
 * What conditions can ask about a caller. A session's aws:PrincipalArn is its role's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const contextOf = (world: World, { account, Arn, UserId, role }: Caller): Context => ({
  ...Object.fromEntries((roleBehind(world, { role })?.Tags ?? []).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value])),
  'aws:PrincipalArn': role ?? Arn,
  'aws:PrincipalAccount': account,
  'aws:PrincipalType': role ? 'AssumedRole' : 'User',
  'aws:userid': UserId,
  ...(world.accounts.has(account) ? { 'aws:PrincipalOrgID': world.organization.Id } : {}),
  'aws:PrincipalIsAWSService': !world.accounts.has(account),
  'aws:SecureTransport': true,
})

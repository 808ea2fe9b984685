import { createHash, randomBytes } from 'node:crypto'
import { sentence, verdict } from '../iam/authorize.ts'
import { contextOf, principalOf } from '../iam/principal.ts'
import type { Context } from '../iam/conditions.ts'
import { trusts } from '../iam/trust.ts'
import { invalid, need } from '../wire/members.ts'
import { type Call, refusal, type Role, type Service, sessionOf } from '../world.ts'

const arnOfRole = /^arn:aws:iam::(\d{12}):role\/(.+)$/

/**
 * Whether the caller's own policies let it assume a role that trusts it. In one account a trust policy that names the
 * caller or its role is enough; one that names the account leaves it to the policies there, and so does another account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function refusedByCaller({ world, caller }: Call, role: Role, context: Context): string | undefined {
  const { type, names } = principalOf(caller)
  const isNamed = role.Arn.split(':')[4] === caller.account && trusts(role, { type, names: names.filter((name) => name !== caller.account) }, context)
  const ask = { action: 'sts:AssumeRole', resource: role.Arn, context }
  const { decision, reason } = verdict(world, caller, ask)
  return decision === 'allowed' || (isNamed && decision === 'implicitDeny') ? undefined : sentence(caller, ask, reason)
}

function assumeRole(input: any, call: Call) {
  const { world, caller } = call
  need(input, ['RoleArn', 'RoleSessionName'])
  const { RoleArn, RoleSessionName, DurationSeconds = '3600', ExternalId } = input
  const [, accountId, path] = arnOfRole.exec(RoleArn) ?? []
  if (!accountId) throw refusal('ValidationError', `${RoleArn} is invalid`)
  if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
    throw invalid('roleSessionName', RoleSessionName, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
  }
  const role = world.accounts.get(accountId)?.iam.roles.get(path!.split('/').at(-1)!)
  const context = { ...contextOf(world, caller), 'sts:RoleSessionName': RoleSessionName, ...(ExternalId ? { 'sts:ExternalId': ExternalId } : {}) }
  // A role that is not there is not told apart from one that does not trust the caller.
  if (role?.Arn !== RoleArn || !trusts(role, principalOf(caller), context)) {
    throw refusal('AccessDenied', `User: ${caller.Arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`, 403)
  }
  const why = refusedByCaller(call, role, context)
  if (why) throw refusal('AccessDenied', why, 403)
  const seconds = Number(DurationSeconds)
  if (!(seconds >= 900 && seconds <= (role.MaxSessionDuration ?? 3600))) {
    throw refusal('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  }
  const secret = randomBytes(30)
  const AccessKeyId = `ASIA${createHash('sha256').update(secret).digest('hex').slice(0, 16).toUpperCase()}`
  const session = sessionOf(role, RoleSessionName)
  const SessionToken = randomBytes(60).toString('base64')
  const Expiration = new Date(world.clock.now().getTime() + seconds * 1000)
  world.sessions.set(AccessKeyId, { ...session, SessionToken, Expiration })
  return {
    Credentials: { AccessKeyId, SecretAccessKey: secret.toString('base64'), SessionToken, Expiration },
    AssumedRoleUser: { Arn: session.Arn, AssumedRoleId: session.UserId },
  }
}

/** STS: who am I, and sessions of roles that exist and trust the caller. */
export const sts: Service = {
  GetCallerIdentity: (_input, { caller }) => ({ UserId: caller.UserId, Account: caller.account, Arn: caller.Arn }),
  AssumeRole: assumeRole,
}

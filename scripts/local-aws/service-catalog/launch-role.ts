import { service, trusts } from '../iam/trust.ts'
import { type Call, callIn, refusal, type Role, sessionOf } from '../world.ts'
import type { Path } from './access.ts'
import type { Provisioned } from './model.ts'
import { constraintsSaying } from './paths.ts'

const roleAt = ({ world }: Call, account: string, name: string): Role | undefined => world.accounts.get(account)?.iam.roles.get(name)

/**
 * The role that a launch acts with, by its LAUNCH constraint: one role for all, or the role of a name in the account that
 * launches. Undefined: people act with what they may do themselves.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
 */
export function launchRoleOf(path: Path, call: Call): string | undefined {
  const [launch] = constraintsSaying(path, 'LAUNCH')
  if (!launch) return undefined
  const { RoleArn, LocalRoleName } = launch
  return RoleArn ?? roleAt(call, call.account.Id, LocalRoleName)?.Arn ?? `arn:${call.world.partition}:iam::${call.account.Id}:role/${LocalRoleName}`
}

/** The same request acting as the launch role, in that role's account; refused when the role is not there or does not trust the service. */
export function assuming(call: Call, roleArn: string, { Arn }: Provisioned): Call {
  const account = roleArn.split(':')[4]!
  const role = roleAt(call, account, roleArn.split('/').at(-1)!)
  // A regional principal is as good. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/using-service-actions.html
  const principal = service('servicecatalog.amazonaws.com', `servicecatalog.${call.region.Name}.amazonaws.com`)
  if (role?.Arn !== roleArn || !trusts(role, principal, { 'aws:SourceAccount': call.account.Id, 'aws:SourceArn': Arn })) {
    throw refusal('AccessDeniedException', `Access denied while assuming the role ${roleArn}. Make sure that the role exists and that servicecatalog.amazonaws.com is in its trust policy`)
  }
  return callIn(call, account, call.region.Name, sessionOf(role, 'servicecatalog'))
}

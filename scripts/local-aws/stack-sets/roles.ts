import { verdict } from '../iam/authorize.ts'
import { contextOf, principalOf } from '../iam/principal.ts'
import { serviceRole } from '../iam/roles.ts'
import { service, trusts } from '../iam/trust.ts'
import { type Call, type Caller, callIn, refusal, sessionOf } from '../world.ts'
import { serviceName, type StackSet } from './model.ts'

export const defaultAdministration = 'AWSCloudFormationStackSetAdministrationRole'
export const defaultExecution = 'AWSCloudFormationStackSetExecutionRole'

const session = 'CloudFormationStackSets'

/** The administration role's session, if the role is there and trusts CloudFormation. */
function administrationOf({ AdministrationRoleARN, StackSetARN }: StackSet, { account, region }: Call): Caller {
  const arn = AdministrationRoleARN ?? `arn:aws:iam::${account.Id}:role/${defaultAdministration}`
  const name = arn.split('/').at(-1)!
  const role = account.iam.roles.get(name)
  // A region that is opt-in has a principal of its own.
  const cloudFormation = service('cloudformation.amazonaws.com', `cloudformation.${region.Name}.amazonaws.com`)
  if (role?.Arn !== arn || !trusts(role, cloudFormation, { 'aws:SourceAccount': account.Id, 'aws:SourceArn': StackSetARN })) {
    throw refusal('ValidationError', `Account ${account.Id} should have '${name}' role with trust relationship to CloudFormation service.`)
  }
  return sessionOf(role, session)
}

/**
 * Who an instance is deployed as, in its account. Throws the reason why it cannot be.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export function deployerOf(set: StackSet, admin: Call, accountId: string, region: string): Call {
  const { world } = admin
  const target = world.accounts.get(accountId)
  if (set.PermissionModel === 'SERVICE_MANAGED') {
    if (!target) throw refusal('ValidationError', `Account ${accountId} is not part of the organization`)
    const inTarget = callIn(admin, accountId, region, admin.caller)
    serviceRole(inTarget, 'AWSServiceRoleForCloudFormationStackSetsOrgMember', serviceName)
    const name = `stacksets-exec-${world.organization.Id.slice(2)}`
    const role = serviceRole(inTarget, name, serviceName, '/')
    if (role.AttachedPolicies.length === 0) role.AttachedPolicies.push('arn:aws:iam::aws:policy/AdministratorAccess')
    return { ...inTarget, caller: sessionOf(role, session) }
  }
  const administration = administrationOf(set, admin)
  const name = set.ExecutionRoleName ?? defaultExecution
  const role = target?.iam.roles.get(name)
  const mayAssume = (arn: string) => verdict(world, administration, { action: 'sts:AssumeRole', resource: arn }).decision === 'allowed'
  if (!trusts(role, principalOf(administration), contextOf(world, administration)) || !mayAssume(role.Arn)) {
    const administrationName = administration.role!.split('/').at(-1)
    throw refusal('ValidationError', `Account ${accountId} should have '${name}' role with trust relationship to Role '${administrationName}'.`)
  }
  return callIn(admin, accountId, region, sessionOf(role, session))
}

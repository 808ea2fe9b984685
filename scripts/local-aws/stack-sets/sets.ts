import { cloudFormation } from '../cloudformation/index.ts'
import { invalid, need, page } from '../wire/members.ts'
import { type Call, refusal, type Service } from '../world.ts'
import { uuidOf } from './instance.ts'
import { administering, refuseUnlessOrganization, serviceName, type StackSet, stackSetFor, stackSetsOf } from './model.ts'
import { begin, refuseWhileBusy, repeated } from './operations.ts'
import { preferencesOf } from './preferences.ts'
import { defaultAdministration, defaultExecution } from './roles.ts'
import { regionsOf, targetsOf } from './targets.ts'
import { blueprintOf } from './template.ts'

const isTrue = (value: unknown) => String(value) === 'true'

/** What a request says about a stack set besides its blueprint; what it does not say stays. */
function settingsOf(input: any, account: string, model: StackSet['PermissionModel']): Partial<StackSet> {
  const { Description, AutoDeployment, ManagedExecution, AdministrationRoleARN, ExecutionRoleName } = input
  if (AutoDeployment && model === 'SELF_MANAGED') throw refusal('ValidationError', 'AutoDeployment can be specified only for SERVICE_MANAGED stack sets')
  if (model === 'SERVICE_MANAGED' && (AdministrationRoleARN || ExecutionRoleName)) {
    throw refusal('ValidationError', 'AdministrationRoleARN and ExecutionRoleName cannot be specified for SERVICE_MANAGED stack sets')
  }
  const automatic = AutoDeployment && {
    Enabled: isTrue(AutoDeployment.Enabled),
    RetainStacksOnAccountRemoval: isTrue(AutoDeployment.RetainStacksOnAccountRemoval),
  }
  const own = model === 'SELF_MANAGED' && {
    AdministrationRoleARN: AdministrationRoleARN ?? `arn:aws:iam::${account}:role/${defaultAdministration}`,
    ExecutionRoleName: ExecutionRoleName ?? defaultExecution,
  }
  return {
    ...(Description !== undefined ? { Description } : {}),
    ...(automatic ? { AutoDeployment: automatic } : {}),
    ...(ManagedExecution ? { ManagedExecution: { Active: isTrue(ManagedExecution.Active) } } : {}),
    ...own,
  }
}

function createStackSet(input: any, call: Call) {
  need(input, ['StackSetName'])
  const { StackSetName, PermissionModel = 'SELF_MANAGED', ClientRequestToken: token } = input
  const admin = administering(input, call)
  const sets = stackSetsOf(admin.region)
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(StackSetName)) {
    throw invalid('stackSetName', StackSetName, 'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*')
  }
  const taken = [...sets.values()].find((one) => one.StackSetName === StackSetName && one.Status === 'ACTIVE')
  if (taken && token !== undefined && taken.token === token) return { StackSetId: taken.StackSetId }
  if (taken) throw refusal('NameAlreadyExistsException', `StackSet ${StackSetName} already exists`, 409)
  if (PermissionModel === 'SERVICE_MANAGED') refuseUnlessOrganization(admin)
  const StackSetId = `${StackSetName}:${uuidOf(admin.account.Id, admin.region.Name, StackSetName, sets.size)}`
  sets.set(StackSetId, {
    StackSetName, StackSetId, PermissionModel, token,
    StackSetARN: `arn:aws:cloudformation:${admin.region.Name}:${admin.account.Id}:stackset/${StackSetId}`,
    Status: 'ACTIVE', ManagedExecution: { Active: false }, targets: new Map(), instances: new Map(), operations: new Map(),
    // The template is read as whoever calls, also when a delegated administrator does.
    ...blueprintOf(input, call, PermissionModel),
    ...settingsOf(input, admin.account.Id, PermissionModel),
  })
  return { StackSetId }
}

/** Which instances an update is for: those of its targets, or all. */
function chosenInstances(set: StackSet, input: any, { world }: Call) {
  const { Accounts, DeploymentTargets, Regions } = input
  if (!Accounts && !DeploymentTargets && !Regions) return [...set.instances.values()]
  const accounts = new Set(targetsOf(world, set, input).map(({ Account }) => Account))
  const regions = regionsOf(input)
  return [...set.instances.values()].filter((one) => accounts.has(one.Account) && regions.includes(one.Region))
}

function updateStackSet(input: any, call: Call) {
  need(input, ['StackSetName'])
  const set = stackSetFor(input, call)
  const admin = administering(input, call)
  const { StackSetName: _name, CallAs: _as, ...request } = input
  const OperationId = repeated(set, request)
  if (OperationId) return { OperationId }
  refuseWhileBusy(set)
  if (set.PermissionModel === 'SERVICE_MANAGED') refuseUnlessOrganization(admin)
  if (input.PermissionModel && input.PermissionModel !== set.PermissionModel) throw refusal('ValidationError', 'PermissionModel of a stack set cannot be changed')
  const preferences = preferencesOf(input)
  const instances = chosenInstances(set, input, admin)
  const blueprint = blueprintOf(input, call, set.PermissionModel, set)
  Object.assign(set, blueprint, settingsOf(input, admin.account.Id, set.PermissionModel))
  // All of them, also those the update is not for. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackSet.html
  for (const instance of set.instances.values()) if (instance.Status === 'CURRENT') instance.Status = 'OUTDATED'
  return { OperationId: begin(set, admin, { action: 'UPDATE', instances, preferences, input: request }) }
}

function deleteStackSet(input: any, call: Call) {
  need(input, ['StackSetName'])
  const set = stackSetFor(input, call)
  refuseWhileBusy(set, false)
  if (set.instances.size > 0) throw refusal('StackSetNotEmptyException', 'StackSet is not empty', 409)
  set.Status = 'DELETED'
}

const described = ({ secrets, targets, instances, operations: _operations, token: _token, TemplateURL: _url, ...set }: StackSet) => ({
  ...set,
  Parameters: set.Parameters.map((one) => (secrets.has(one.ParameterKey) ? { ...one, ParameterValue: '****' } : one)),
  OrganizationalUnitIds: [...targets.keys()],
  Regions: [...new Set([...instances.values()].map(({ Region }) => Region))],
})

function managedBy({ world, account }: Call) {
  if (account.Id === world.managementAccount) return world.organization
  throw refusal('InvalidOperationException', 'Only the management account of an organization can change organizations access')
}

/** Operations on stack sets. */
export const setRows: Service = {
  CreateStackSet: createStackSet,
  UpdateStackSet: updateStackSet,
  DeleteStackSet: deleteStackSet,
  DescribeStackSet(input, call) {
    need(input, ['StackSetName'])
    return { StackSet: described(stackSetFor(input, call)) }
  },
  ListStackSets(input, call) {
    const all = [...stackSetsOf(administering(input, call).region).values()].filter(({ Status }) => !input.Status || Status === input.Status)
    const { items, NextToken } = page(all, input.NextToken, Number(input.MaxResults ?? 100))
    const Summaries = items.map(({ StackSetName, StackSetId, Description, Status, AutoDeployment, PermissionModel, ManagedExecution }) => ({
      StackSetName, StackSetId, Description, Status, AutoDeployment, PermissionModel, ManagedExecution, DriftStatus: 'NOT_CHECKED',
    }))
    return { Summaries, NextToken }
  },
  ListStackSetAutoDeploymentTargets(input, call) {
    const targets = [...stackSetFor(input, call).targets].map(([OrganizationalUnitId, regions]) => ({ OrganizationalUnitId, Regions: [...regions] }))
    const { items, NextToken } = page(targets, input.NextToken, Number(input.MaxResults ?? 100))
    return { Summaries: items, NextToken }
  },
  /** Also answers for a stack set's template. */
  GetTemplateSummary(input, call) {
    if (input.StackSetName === undefined) return cloudFormation.GetTemplateSummary!(input, call)
    return cloudFormation.GetTemplateSummary!({ TemplateURL: stackSetFor(input, call).TemplateURL }, call)
  },
  ActivateOrganizationsAccess: (_input, call) => void managedBy(call).trustedServices.add(serviceName),
  DeactivateOrganizationsAccess: (_input, call) => void managedBy(call).trustedServices.delete(serviceName),
  DescribeOrganizationsAccess(input, call) {
    const { world } = administering(input, call)
    return { Status: world.organization.trustedServices.has(serviceName) ? 'ENABLED' : 'DISABLED' }
  },
}

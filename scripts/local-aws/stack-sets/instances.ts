import { need, page } from '../wire/members.ts'
import { type Call, refusal, type Service } from '../world.ts'
import { administering, type Instance, keyOf, type Parameter, refuseUnlessOrganization, type StackSet, stackSetFor } from './model.ts'
import { begin, refuseWhileBusy, repeated } from './operations.ts'
import { preferencesOf } from './preferences.ts'
import { regionsOf, type Target, targetsOf } from './targets.ts'

/** What the three operations on instances share: the set, the targets, and an answer at once when it is the same request again. */
function asked(input: any, call: Call) {
  need(input, ['StackSetName', 'Regions'])
  const set = stackSetFor(input, call)
  const admin = administering(input, call)
  const { StackSetName: _name, CallAs: _as, ...request } = input
  const OperationId = repeated(set, request)
  if (OperationId) return { OperationId }
  refuseWhileBusy(set)
  if (set.PermissionModel === 'SERVICE_MANAGED') refuseUnlessOrganization(admin)
  const regions = regionsOf(input)
  return { set, admin, request, regions, targets: targetsOf(admin.world, set, input), preferences: preferencesOf(input) }
}

/** An update of overrides: left out they stay, an empty list takes them away. */
function overridesOf({ Parameters }: StackSet, given: Parameter[] | undefined, before: Parameter[]): Parameter[] {
  if (!given) return before
  const unknown = given.filter(({ ParameterKey }) => !Parameters.some((one) => one.ParameterKey === ParameterKey)).map(({ ParameterKey }) => ParameterKey)
  if (unknown.length > 0) throw refusal('ValidationError', `ParameterOverrides: [${unknown.join(', ')}] do not exist in the stack set`)
  return given.flatMap((one) => (String(one.UsePreviousValue) === 'true' ? before.filter(({ ParameterKey }) => ParameterKey === one.ParameterKey) : one))
}

const pairs = (targets: Target[], regions: string[]) => regions.flatMap((Region) => targets.map((target) => ({ ...target, Region })))

/** Instances for targets that have none, and those that are there. */
export function instancesFor(set: StackSet, targets: Target[], regions: string[]): Instance[] {
  return pairs(targets, regions).map((place) => {
    // An operation under way may hold the one that is there, so it is changed and not replaced.
    const fresh = { Status: 'OUTDATED', DetailedStatus: 'PENDING', ParameterOverrides: [], LastOperationId: '' } as const
    const instance = Object.assign(set.instances.get(keyOf(place)) ?? structuredClone(fresh), place) as Instance
    set.instances.set(keyOf(place), instance)
    return instance
  })
}

function createStackInstances(input: any, call: Call) {
  const { set, admin, request, regions, targets, preferences, OperationId } = asked(input, call)
  if (!set) return { OperationId }
  if (input.DeploymentTargets?.AccountFilterType === 'UNION') throw refusal('ValidationError', 'AccountFilterType UNION is not supported for CreateStackInstances')
  const overrides = overridesOf(set, input.ParameterOverrides, [])
  const instances = instancesFor(set, targets, regions)
  if (input.ParameterOverrides) for (const instance of instances) instance.ParameterOverrides = overrides
  for (const unit of input.DeploymentTargets?.OrganizationalUnitIds ?? []) {
    set.targets.set(unit, new Set([...(set.targets.get(unit) ?? []), ...regions]))
  }
  return { OperationId: begin(set, admin, { action: 'CREATE', instances, preferences, input: request }) }
}

const existing = (set: StackSet, targets: Target[], regions: string[]) => pairs(targets, regions).flatMap((place) => set.instances.get(keyOf(place)) ?? [])

function updateStackInstances(input: any, call: Call) {
  const { set, admin, request, regions, targets, preferences, OperationId } = asked(input, call)
  if (!set) return { OperationId }
  const instances = existing(set, targets, regions)
  if (instances.length === 0) throw refusal('StackInstanceNotFoundException', 'The specified stack instances do not exist', 404)
  const overrides = instances.map((one) => overridesOf(set, input.ParameterOverrides, one.ParameterOverrides))
  instances.forEach((instance, index) => {
    instance.ParameterOverrides = overrides[index]!
    if (instance.Status === 'CURRENT') instance.Status = 'OUTDATED'
  })
  return { OperationId: begin(set, admin, { action: 'UPDATE', instances, preferences, input: request }) }
}

function deleteStackInstances(input: any, call: Call) {
  need(input, ['RetainStacks'])
  const { set, admin, request, regions, targets, preferences, OperationId } = asked(input, call)
  if (!set) return { OperationId }
  // Only whole units stop being targets of automatic deployment.
  const { OrganizationalUnitIds = [], AccountFilterType = 'NONE' } = input.DeploymentTargets ?? {}
  for (const unit of AccountFilterType === 'NONE' ? OrganizationalUnitIds : []) {
    const left = [...(set.targets.get(unit) ?? [])].filter((region) => !regions.includes(region))
    if (left.length > 0) set.targets.set(unit, new Set(left))
    else set.targets.delete(unit)
  }
  const instances = existing(set, targets, regions)
  return { OperationId: begin(set, admin, { action: 'DELETE', instances, preferences, input: request, retain: String(input.RetainStacks) === 'true' }) }
}

const summary = ({ StackSetId }: StackSet, { DetailedStatus, ParameterOverrides: _overrides, ...instance }: Instance) => ({
  StackSetId, ...instance, StackInstanceStatus: { DetailedStatus }, DriftStatus: 'NOT_CHECKED',
})

function listStackInstances(input: any, call: Call) {
  need(input, ['StackSetName'])
  const set = stackSetFor(input, call)
  const wanted = (name: string) => (input.Filters ?? []).find(({ Name }: { Name: string }) => Name === name)?.Values
  const all = [...set.instances.values()].filter(
    ({ Account, Region, DetailedStatus, LastOperationId }) =>
      Account === (input.StackInstanceAccount ?? Account) && Region === (input.StackInstanceRegion ?? Region) &&
      DetailedStatus === (wanted('DETAILED_STATUS') ?? DetailedStatus) && LastOperationId === (wanted('LAST_OPERATION_ID') ?? LastOperationId),
  )
  const { items, NextToken } = page(all, input.NextToken, Number(input.MaxResults ?? 100))
  return { Summaries: items.map((one) => summary(set, one)), NextToken }
}

/** Operations on stack instances. */
export const instanceRows: Service = {
  CreateStackInstances: createStackInstances,
  UpdateStackInstances: updateStackInstances,
  DeleteStackInstances: deleteStackInstances,
  ListStackInstances: listStackInstances,
  DescribeStackInstance(input, call) {
    need(input, ['StackSetName', 'StackInstanceAccount', 'StackInstanceRegion'])
    const set = stackSetFor(input, call)
    const { StackInstanceAccount: Account, StackInstanceRegion: Region } = input
    const instance = set.instances.get(keyOf({ Account, Region }))
    if (!instance) throw refusal('StackInstanceNotFoundException', `Stack instance ${set.StackSetName}:${Account}:${Region} not found`, 404)
    return { StackInstance: { ...summary(set, instance), ParameterOverrides: instance.ParameterOverrides } }
  },
}

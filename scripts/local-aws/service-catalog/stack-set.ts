import { setTimeout as wait } from 'node:timers/promises'
import { stackSets } from '../stack-sets/index.ts'
import type { Call } from '../world.ts'
import { invalid } from './ids.ts'
import type { Provisioned } from './model.ts'
import { constraintsSaying } from './paths.ts'
import type { Outcome } from './records.ts'
import { Capabilities, type Change, parametersOf } from './stack.ts'
import { addressOf, templateOf } from './template.ts'

/** Where a launch goes: what it prefers, within the accounts and regions of the STACKSET constraint. */
function targetsOf({ path, request }: Pick<Change, 'path' | 'request'>): { Accounts: string[]; Regions: string[] } {
  const { AccountList, RegionList } = constraintsSaying(path, 'STACKSET')[0].Properties
  const { StackSetAccounts = AccountList, StackSetRegions = RegionList } = request.ProvisioningPreferences ?? {}
  const outside = [...StackSetAccounts.filter((one: string) => !AccountList.includes(one)), ...StackSetRegions.filter((one: string) => !RegionList.includes(one))]
  if (outside.length > 0) throw invalid(`${outside.join(', ')} is not allowed by the STACKSET constraint of the product`)
  return { Accounts: StackSetAccounts, Regions: StackSetRegions }
}

/** Refuses a launch by stack set that goes where its constraint does not let it. */
export const checkTargets = (change: Pick<Change, 'path' | 'request'>) => void targetsOf(change)

const preferencesOf = ({ ProvisioningPreferences: said = {} }: any) => ({
  FailureToleranceCount: said.StackSetFailureToleranceCount,
  FailureTolerancePercentage: said.StackSetFailureTolerancePercentage,
  MaxConcurrentCount: said.StackSetMaxConcurrencyCount,
  MaxConcurrentPercentage: said.StackSetMaxConcurrencyPercentage,
})

/** Waits for an operation on a stack set. One within its tolerance SUCCEEDED although stacks failed, so these are counted. */
async function finished(StackSetName: string, OperationId: string, call: Call): Promise<string | undefined> {
  for (;;) {
    const { Status, StatusDetails } = stackSets.DescribeStackSetOperation!({ StackSetName, OperationId }, call).StackSetOperation
    if (!/^(RUNNING|QUEUED|STOPPING)$/.test(Status)) {
      return Status === 'SUCCEEDED' ? undefined : `Stack set operation ${OperationId} is ${Status}: ${StatusDetails.FailedStackInstancesCount} stack instance(s) failed`
    }
    await wait(call.world.clock.stepMilliseconds)
  }
}

const blueprint = ({ path, artifact, request }: Change, call: Call) => {
  const { AdminRole, ExecutionRole } = constraintsSaying(path, 'STACKSET')[0].Properties
  // Tags of Service Catalog's own are not supported with stack sets. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/autotags.html
  return {
    TemplateURL: addressOf(templateOf(path, artifact), call), Parameters: parametersOf(request), Capabilities,
    Tags: request.Tags, AdministrationRoleARN: AdminRole, ExecutionRoleName: ExecutionRole.split('/').at(-1),
  }
}

async function end({ call, product, record }: Change, OperationId: string, status: Provisioned['Status']): Promise<Outcome> {
  const failure = await finished(product.physicalId!, OperationId, call)
  const { StackSetARN } = stackSets.DescribeStackSet!({ StackSetName: product.physicalId }, call).StackSet
  product.outputs = record.outputs = [{ OutputKey: 'CloudformationStackARN', OutputValue: StackSetARN, Description: 'The ARN of the launched Cloudformation Stack' }]
  return failure ? { status, error: { Code: 'InternalFailure', Description: failure } } : { status: 'AVAILABLE' }
}

/**
 * Launches a provisioned product as a stack set over the accounts and regions of its STACKSET constraint.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-stackset.html
 */
export async function launchStackSet(change: Change): Promise<Outcome> {
  const { call, product, request } = change
  const StackSetName = `SC-${call.account.Id}-${product.Id}`
  stackSets.CreateStackSet!({ ...blueprint(change, call), StackSetName }, call)
  product.physicalId = StackSetName
  const { OperationId } = stackSets.CreateStackInstances!({ StackSetName, ...targetsOf(change), OperationPreferences: preferencesOf(request) }, call)
  return end(change, OperationId, 'ERROR')
}

/** Updates a launched stack set; it can also be brought to more places, or be taken from some. */
export async function updateStackSet(change: Change): Promise<Outcome> {
  const { call, product, request } = change
  const places = { StackSetName: product.physicalId, ...targetsOf(change), OperationPreferences: preferencesOf(request) }
  const operations: Record<string, () => { OperationId: string }> = {
    CREATE: () => stackSets.CreateStackInstances!(places, call),
    UPDATE: () => stackSets.UpdateStackSet!({ ...blueprint(change, call), ...places }, call),
    DELETE: () => stackSets.DeleteStackInstances!({ ...places, RetainStacks: false }, call),
  }
  return end(change, operations[request.ProvisioningPreferences?.StackSetOperationType ?? 'UPDATE']!().OperationId, 'TAINTED')
}

/** Deletes a launched stack set with all its instances. */
export async function removeStackSet(call: Call, { physicalId: StackSetName }: Provisioned): Promise<Outcome> {
  const instances: { Account: string; Region: string }[] = stackSets.ListStackInstances!({ StackSetName, MaxResults: 100_000 }, call).Summaries
  if (instances.length > 0) {
    const [Accounts, Regions] = [new Set(instances.map(({ Account }) => Account)), new Set(instances.map(({ Region }) => Region))]
    const { OperationId } = stackSets.DeleteStackInstances!({ StackSetName, Accounts: [...Accounts], Regions: [...Regions], RetainStacks: false }, call)
    const failure = await finished(StackSetName!, OperationId, call)
    if (failure) return { status: 'ERROR', error: { Code: 'InternalFailure', Description: failure } }
  }
  stackSets.DeleteStackSet!({ StackSetName }, call)
  return { status: 'AVAILABLE' }
}

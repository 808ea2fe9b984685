import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { cloudFormationAsks } from '../cloudformation/asks.ts'
import { cloudFormation as rows } from '../cloudformation/index.ts'
import { authorized } from '../iam/authorize.ts'
import type { Call } from '../world.ts'
import type { Instance, Parameter, StackSet } from './model.ts'

/** A UUID that is the same whenever it is made from the same things. */
export function uuidOf(...parts: unknown[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

// What is seen of a stack meanwhile is not asked for each time.
const cloudFormation = authorized(rows, cloudFormationAsks)

type Stack = { StackId: string; StackStatus: string; StackStatusReason?: string }

const describe = (StackName: string, call: Call): Stack | undefined => {
  try {
    return rows.DescribeStacks!({ StackName }, call).Stacks[0]
  } catch {
    return undefined
  }
}

/** Waits until a stack is at rest. */
async function settled(stackId: string, call: Call): Promise<Stack | undefined> {
  for (;;) {
    const stack = describe(stackId, call)
    if (!stack?.StackStatus.endsWith('_IN_PROGRESS')) return stack
    await wait(call.world.clock.stepMilliseconds)
  }
}

/** Why a stack failed, as StackSets says it: the first resource that did, not those cancelled with it. */
function reasonOf(stackId: string, call: Call, stack: Stack | undefined): string {
  const events: any[] = rows.DescribeStackEvents!({ StackName: stackId }, call).StackEvents
  // Events come newest first.
  const first = events.findLast(
    ({ ResourceStatus, ResourceStatusReason = '', PhysicalResourceId }) =>
      ResourceStatus.endsWith('_FAILED') && PhysicalResourceId !== stackId && !/cancelled/i.test(ResourceStatusReason),
  )
  if (!first) return stack?.StackStatusReason ?? 'The stack could not be deployed'
  return `ResourceLogicalId:${first.LogicalResourceId}, ResourceType:${first.ResourceType}, ResourceStatusReason:${first.ResourceStatusReason}.`
}

const overridden = (parameters: Parameter[], overrides: Parameter[]) =>
  parameters.map((one) => overrides.find(({ ParameterKey }) => ParameterKey === one.ParameterKey) ?? one)

const done = /^(CREATE|UPDATE|IMPORT)_COMPLETE$/
// From these a stack cannot be updated any more, only made anew.
const dead = /^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/

/** Makes the stack of an instance what its set says, whatever was left of an earlier try. Returns the reason if it failed. */
export async function deploy(set: StackSet, instance: Instance, call: Call): Promise<string | undefined> {
  const { TemplateURL, Parameters, Capabilities, Tags } = set
  const input = { TemplateURL, Capabilities, Tags, Parameters: overridden(Parameters, instance.ParameterOverrides) }
  const there = instance.StackId && (await settled(instance.StackId, call))
  if (there && dead.test(there.StackStatus)) await remove(instance, call)
  const alive = there && !dead.test(there.StackStatus) && there.StackStatus !== 'DELETE_COMPLETE'
  try {
    if (alive) cloudFormation.UpdateStack!({ ...input, StackName: instance.StackId }, call)
    else {
      // Counted rather than random, so that a rehearsal that is run again meets the same names.
      const generation = [...set.operations.keys()].indexOf(instance.LastOperationId)
      const StackName = `StackSet-${set.StackSetName}-${uuidOf(set.StackSetId, call.account.Id, call.region.Name, generation)}`
      // A set of roles, such as an execution role, leaves nothing half made: a failed creation is taken back.
      instance.StackId = cloudFormation.CreateStack!({ ...input, StackName, OnFailure: 'DELETE' }, call).StackId
    }
  } catch (error) {
    const { message } = error as Error
    return message === 'No updates are to be performed.' ? undefined : message
  }
  const stack = await settled(instance.StackId!, call)
  return stack && done.test(stack.StackStatus) ? undefined : reasonOf(instance.StackId!, call, stack)
}

/** Deletes the stack of an instance, if there is one. Returns the reason if it failed. */
export async function remove({ StackId }: Instance, call: Call): Promise<string | undefined> {
  if (!StackId || !describe(StackId, call)) return undefined
  try {
    cloudFormation.DeleteStack!({ StackName: StackId }, call)
  } catch (error) {
    return (error as Error).message
  }
  const stack = await settled(StackId, call)
  return !stack || stack.StackStatus === 'DELETE_COMPLETE' ? undefined : reasonOf(StackId, call, stack)
}

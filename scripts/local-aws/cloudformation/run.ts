import { converge, isStopped, type Verb } from './converge.ts'
import { cleanUp, dismantle } from './dismantle.ts'
import { become, pause } from './events.ts'
import { type Definition, type Stack, stacksOf } from './model.ts'
import { bringNestedBy, discardNestedBy } from './nested.ts'
import { inUse, settleOutputs, withdraw } from './outputs.ts'

/*
 * The one state machine: create, update, delete, and the ways back.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */

const machine = { create, update: updateNested, rollBack: rollBackNested, remove }
const bring = bringNestedBy(machine)
const nested = discardNestedBy(machine)

/** Converges and settles outputs; the reason when something failed. */
async function attempt(stack: Stack, verb: Verb): Promise<string | undefined> {
  stack.imports = new Set()
  const failed = await converge(stack, verb, bring)
  const those = (status: string) => failed.filter((held) => held.status === `${status}_FAILED`).map(({ id }) => id)
  const reasons = ['CREATE', 'UPDATE'].filter((status) => those(status).length > 0).map((status) => `The following resource(s) failed to ${status.toLowerCase()}: [${those(status).join(', ')}]. `)
  if (reasons.length > 0) return reasons.join('')
  if (isStopped(stack)) return 'Cancelled. '
  try {
    settleOutputs(stack)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** Creates the resources of a stack that was just registered. Ends complete, rolled back, deleted or failed. */
export async function create(stack: Stack) {
  become(stack, 'CREATE_IN_PROGRESS', 'User Initiated')
  await pause(stack)
  const failed = await attempt(stack, 'CREATE')
  if (stack.stopped === 'DELETE') return remove(stack)
  if (failed === undefined) return become(stack, 'CREATE_COMPLETE')
  // A nested stack is taken back by its parent, whose failure it is.
  if (stack.rollback === 'DO_NOTHING' || stack.parent) return become(stack, 'CREATE_FAILED', failed)
  if (stack.rollback === 'DELETE') return remove(stack, `${failed}Delete requested by user.`)
  become(stack, 'ROLLBACK_IN_PROGRESS', `${failed}Rollback requested by user.`)
  const left = await dismantle(stack, [...stack.held.values()], { isRollback: true, nested })
  withdraw(stack)
  if (left.length > 0) return become(stack, 'ROLLBACK_FAILED', `The following resource(s) failed to delete: [${left.join(', ')}]. `)
  stack.outputs = []
  become(stack, 'ROLLBACK_COMPLETE')
}

/** Updates a stack in place to another definition. Ends complete, rolled back or failed. */
export async function update(stack: Stack, to: Definition) {
  await updateNested(stack, to)
  if (stack.status === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') await finish(stack)
  else if (stack.rollback !== 'DO_NOTHING') await rollBack(stack)
}

/** Takes an update back: the same machine, towards what the stack was before. */
export async function rollBack(stack: Stack) {
  await rollBackNested(stack)
  if (stack.status === 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS') await finish(stack)
}

/** A nested stack keeps what it replaced until its root is through, which may yet take it back. */
async function updateNested(stack: Stack, to: Definition) {
  stack.before ??= { template: stack.template, parameters: stack.parameters, tags: stack.tags, capabilities: stack.capabilities }
  Object.assign(stack, to, { updated: stack.call.world.clock.now(), stopped: undefined })
  become(stack, 'UPDATE_IN_PROGRESS', 'User Initiated')
  await pause(stack)
  const failed = await attempt(stack, 'UPDATE')
  become(stack, failed === undefined ? 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' : 'UPDATE_FAILED', failed)
}

async function rollBackNested(stack: Stack) {
  become(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', stack.reason)
  Object.assign(stack, stack.before, { stopped: undefined })
  const failed = await attempt(stack, 'ROLLBACK')
  delete stack.skipped
  become(stack, failed === undefined ? 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' : 'UPDATE_ROLLBACK_FAILED', failed)
}

/** The clean-up of a stack and of all nested ones that came along. */
async function finish(stack: Stack): Promise<void> {
  const isRollback = stack.status.startsWith('UPDATE_ROLLBACK')
  await cleanUp(stack, { isRollback, nested })
  const children = [...stack.held.values()].map(({ physicalId }) => stacksOf(stack.call.region).get(physicalId))
  for (const child of children) if (child?.status.endsWith('_CLEANUP_IN_PROGRESS')) await finish(child)
  delete stack.before
  become(stack, isRollback ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE')
}

/** Deletes a stack; what its resources' policies retain stays. A nested stack may go as the creation of its root is taken back. */
export async function remove(stack: Stack, reason = 'User Initiated', isRollback = false) {
  const { status } = stack
  become(stack, 'DELETE_IN_PROGRESS', reason)
  await pause(stack)
  // It is then what it was before. https://github.com/aws/aws-cdk/issues/604
  const used = inUse(stack)
  if (used) return become(stack, status, used)
  const left = await dismantle(stack, [...stack.held.values()], { isRollback, nested })
  if (left.length > 0) return become(stack, 'DELETE_FAILED', `The following resource(s) failed to delete: [${left.join(', ')}]. `)
  withdraw(stack)
  stack.deleted = stack.call.world.clock.now()
  become(stack, 'DELETE_COMPLETE')
}

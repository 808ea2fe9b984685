import { become, cleanUp, converge, definitionOf, dismantle, pause, settleOutputs, userOf } from './converge.ts'
import { type Definition, exportsOf, type Stack } from './model.ts'

/*
 * The one state machine: create, update, delete, and the ways back.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */

const names = (ids: string[]) => `The following resource(s) failed to ${'create'}: [${ids.join(', ')}]. `

/** Creates the resources of a stack that was just registered. Ends complete, rolled back, deleted or failed. */
export async function create(stack: Stack) {
  become(stack, 'CREATE_IN_PROGRESS', 'User Initiated')
  await pause(stack)
  const failed = await attempt(stack, 'CREATE')
  if (typeof failed !== 'string') return become(stack, 'CREATE_COMPLETE')
  if (stack.rollback === 'DO_NOTHING') return become(stack, 'CREATE_FAILED', failed)
  // A nested stack is taken back by its parent, whose failure it is.
  if (stack.parent) return become(stack, 'CREATE_FAILED', failed)
  if (stack.rollback === 'DELETE') return remove(stack)
  become(stack, 'ROLLBACK_IN_PROGRESS', `${failed}Rollback requested by user.`)
  const left = await dismantle(stack, [...stack.held.values()], { rollback: true })
  become(stack, left.length > 0 ? 'ROLLBACK_FAILED' : 'ROLLBACK_COMPLETE', left.length > 0 ? `The following resource(s) failed to delete: [${left.join(', ')}]. ` : undefined)
}

/** Converges and settles outputs; the reason when something failed. */
async function attempt(stack: Stack, verb: 'CREATE' | 'UPDATE'): Promise<string | undefined> {
  const failed = await converge(stack, verb)
  if (failed.length > 0) return verb === 'CREATE' ? names(failed) : names(failed).replace('create', 'update')
  try {
    settleOutputs(stack)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** Updates a stack in place to another definition. Ends complete or rolled back; the reason when it was rolled back. */
export async function update(stack: Stack, to: Definition): Promise<string | undefined> {
  const from = definitionOf(stack)
  Object.assign(stack, to, { updated: stack.call.world.clock.now() })
  become(stack, 'UPDATE_IN_PROGRESS', 'User Initiated')
  await pause(stack)
  const failed = await attempt(stack, 'UPDATE')
  if (failed === undefined) {
    become(stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')
    await cleanUp(stack)
    become(stack, 'UPDATE_COMPLETE')
    return undefined
  }
  if (stack.parent) {
    become(stack, 'UPDATE_FAILED', failed)
    return failed
  }
  await rollBack(stack, from, failed)
  return failed
}

/** Takes an update back: the same machine, towards what the stack was before. */
export async function rollBack(stack: Stack, to: Definition, reason?: string) {
  become(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason)
  Object.assign(stack, to)
  const failed = await attempt(stack, 'UPDATE')
  if (failed !== undefined) {
    stack.call.region.cloudformation.before ??= new Map()
    stack.call.region.cloudformation.before.set(stack.id, to)
    return become(stack, 'UPDATE_ROLLBACK_FAILED', failed)
  }
  become(stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS')
  await cleanUp(stack)
  become(stack, 'UPDATE_ROLLBACK_COMPLETE')
}

/** Deletes a stack; what its resources' policies retain stays. */
export async function remove(stack: Stack) {
  become(stack, 'DELETE_IN_PROGRESS', 'User Initiated')
  await pause(stack)
  for (const [name, { stackId }] of exportsOf(stack.call.region)) {
    const user = stackId === stack.id ? userOf(stack, name) : undefined
    if (user) return become(stack, 'DELETE_FAILED', `Export ${name} cannot be deleted as it is in use by ${user}`)
  }
  const left = await dismantle(stack, [...stack.held.values()])
  if (left.length > 0) return become(stack, 'DELETE_FAILED', `The following resource(s) failed to delete: [${left.join(', ')}]. `)
  for (const [name, { stackId }] of exportsOf(stack.call.region)) if (stackId === stack.id) exportsOf(stack.call.region).delete(name)
  stack.deleted = stack.call.world.clock.now()
  become(stack, 'DELETE_COMPLETE')
}

import { injected } from './converge.ts'
import { provide } from './custom-resources.ts'
import { remove, subjectOf } from './effects.ts'
import { mark, pause, say } from './events.ts'
import type { Held, Stack } from './model.ts'
import { authorize } from './permissions.ts'
import { protects } from './protection.ts'
import { waitsFor } from './references.ts'
import { isInUse } from './refusals.ts'
import { condition } from './resolve.ts'
import { isCustom } from './resource-types.ts'
import { scopeOf } from './scope.ts'
import { keepSnapshot, policyOf } from './snapshots.ts'

/** Deletes a nested stack; throws why that failed. */
export type DiscardNested = (parent: Stack, held: Held, isRollback: boolean) => Promise<void>
type Options = {
  /** Whether the operation that made the resources is being taken back. */
  isRollback?: boolean
  nested: DiscardNested
}

/** Deletes resources, each after all that wait for it; what its policy retains stays. Resolves to what failed. */
export async function dismantle(stack: Stack, held: Held[], options: Options): Promise<string[]> {
  const failed: string[] = []
  const users = new Map<string, Held[]>(held.map(({ id }) => [id, []]))
  for (const one of held) for (const id of waitsFor(one.resource)) users.get(id)?.push(one)
  const running = new Map<string, Promise<boolean>>()
  const work = async (one: Held): Promise<boolean> => {
    const before = await Promise.all(users.get(one.id)!.map(run))
    if (before.includes(false)) return false
    const isDone = await discard(stack, one, options)
    if (!isDone) failed.push(one.id)
    return isDone
  }
  const run = (one: Held): Promise<boolean> => {
    const under = running.get(one.id) ?? work(one)
    running.set(one.id, under)
    return under
  }
  await Promise.all(held.map(run))
  return failed
}

/**
 * Whether a resource stays when it leaves its stack.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
const isRetained = (policy: string, isRollback: boolean) => policy === 'Retain' || (policy === 'RetainExceptOnCreate' && !isRollback)

async function discard(stack: Stack, held: Held, { isRollback = false, nested }: Options): Promise<boolean> {
  const isMade = held.physicalId !== ''
  const policy = policyOf(held, 'DeletionPolicy')
  if (isMade && isRetained(policy, isRollback)) say(stack, held, 'DELETE_SKIPPED')
  else if (isMade && !(await isDeleted(stack, held, policy, { isRollback, nested }))) return false
  stack.held.delete(held.id)
  return true
}

/** Deletes one resource, kept as a snapshot where its policy says so; what fails is said as an event. */
async function isDeleted(stack: Stack, held: Held, policy: string, { isRollback = false, nested }: Options): Promise<boolean> {
  mark(stack, held, 'DELETE_IN_PROGRESS')
  try {
    if (held.type === 'AWS::CloudFormation::Stack') await nested(stack, held, isRollback)
    else {
      await pause(stack)
      const fault = injected(stack, held, 'DELETE')
      if (fault) throw new Error(fault)
      authorize(stack, held, 'delete')
      const kept = protects(stack, held) ?? isInUse(stack, held)
      if (kept) throw new Error(kept)
      if (policy === 'Snapshot') keepSnapshot(stack, held)
      if (isCustom(held.type)) await provide(stack, held, 'Delete')
      else remove(held.type, subjectOf(stack, held))
    }
  } catch (error) {
    mark(stack, held, 'DELETE_FAILED', (error as Error).message)
    return false
  }
  mark(stack, held, 'DELETE_COMPLETE')
  return true
}

/** After an update: removes what the template does not have any more, and what was replaced. What fails stays behind, as on AWS. */
export async function cleanUp(stack: Stack, options: Options) {
  const scope = scopeOf(stack)
  const { Resources } = stack.template
  const gone = [...stack.held.values()].filter(({ id }) => !Resources[id] || (Resources[id].Condition && !condition(scope, Resources[id].Condition)))
  await dismantle(stack, gone, options)
  for (const one of gone) stack.held.delete(one.id)
  for (const held of stack.held.values()) {
    let old = held.replaced
    delete held.replaced
    for (; old; old = old.replaced) {
      const policy = policyOf(old, 'UpdateReplacePolicy')
      if (policy === 'Retain') say(stack, old, 'DELETE_SKIPPED')
      else await isDeleted(stack, old, policy, options)
    }
  }
}

import { provide, replacedBy } from './custom-resources.ts'
import { livesIn, put, remove, subjectOf } from './effects.ts'
import { mark, pause, say } from './events.ts'
import { arnOf, nameProperty, physicalId } from './identity.ts'
import type { Held, Stack } from './model.ts'
import { authorize } from './permissions.ts'
import { waitsFor } from './references.ts'
import { refuses } from './refusals.ts'
import { condition, nothing, resolve } from './resolve.ts'
import { isCustom, propertyProblems } from './resource-types.ts'
import { placeOf, scopeOf } from './scope.ts'
import { opened } from './secrets.ts'
import { needSnapshot } from './snapshots.ts'
import { stabilized } from './stability.ts'
import { denies } from './stack-policy.ts'
import { updatesBetween } from './update-behaviors.ts'

export type Verb = 'CREATE' | 'UPDATE' | 'ROLLBACK'
/** Brings a nested stack to its properties; throws why that failed. */
export type BringNested = (parent: Stack, held: Held, properties: Record<string, any>, verb: Verb) => Promise<void>

/**
 * Makes a stack's resources what its template says, independent ones at once, each after all that it waits for.
 * Resolves to what failed; what waits for a failure is not begun, and what is under way is cancelled.
 */
export async function converge(stack: Stack, verb: Verb, nested: BringNested): Promise<Held[]> {
  const failed: Held[] = []
  const running = new Map<string, Promise<boolean>>()
  const { Resources } = stack.template
  const scope = scopeOf(stack)
  const isPresent = (id: string) => !Resources[id]!.Condition || condition(scope, Resources[id]!.Condition!)

  const work = async (id: string): Promise<boolean> => {
    const before = await Promise.all(waitsFor(Resources[id]!).filter((other) => other in Resources).map(run))
    if (!isPresent(id)) return true
    if (before.includes(false) || isStopped(stack)) return false
    const isDone = await bring(stack, id, verb, nested)
    if (isDone) return true
    stack.stopped ??= 'FAILURE'
    failed.push(stack.held.get(id)!)
    return false
  }
  const run = (id: string): Promise<boolean> => {
    const one = running.get(id) ?? work(id)
    running.set(id, one)
    return one
  }
  if (verb === 'UPDATE') failed.push(...keptByPolicy(stack, isPresent))
  if (failed.length > 0) stack.stopped ??= 'FAILURE'
  await Promise.all(Object.keys(Resources).map(run))
  return failed
}

/** The resources that an update would remove, if the stack's policy did not deny that. */
function keptByPolicy(stack: Stack, isPresent: (id: string) => boolean): Held[] {
  const gone = [...stack.held.values()].filter(({ id, physicalId }) => physicalId !== '' && !(id in stack.template.Resources && isPresent(id)))
  return gone.filter((held) => {
    const denied = denies(stack, held, 'Update:Delete')
    if (denied) mark(stack, held, 'UPDATE_FAILED', denied)
    return denied !== undefined
  })
}

/** A nested stack stops with its parent. */
export const isStopped = (stack: Stack): boolean => stack.stopped !== undefined || (stack.parent !== undefined && isStopped(stack.parent))

/** The properties a resource shall have; throws what CloudFormation says of those that are wrong. */
function propertiesOf(stack: Stack, id: string): Record<string, any> {
  const { Type, Properties = {} } = stack.template.Resources[id]!
  const resolved = resolve(scopeOf(stack), Properties)
  const properties = resolved === nothing ? {} : resolved
  const problems = propertyProblems(Type, properties)
  if (problems.length > 0) throw new Error(`Properties validation failed for resource ${id} with message:\n${problems.map((problem) => `#: ${problem}`).join('\n')}`)
  return properties
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Brings one resource to what the template says; whether that worked. */
async function bring(stack: Stack, id: string, verb: Verb, nested: BringNested): Promise<boolean> {
  const resource = stack.template.Resources[id]!
  const before = stack.held.get(id)
  const isNew = !before || before.physicalId === '' || before.status === 'CREATE_FAILED'
  const doing = isNew ? 'CREATE' : 'UPDATE'
  const blank = (): Held => ({ id, type: resource.Type, physicalId: '', name: '', isNamed: false, arn: '', generation: 0, version: 0, properties: {}, resource, status: '', time: stack.call.world.clock.now() })
  try {
    const properties = propertiesOf(stack, id)
    if (before && stack.skipped?.has(id)) {
      Object.assign(before, { properties, resource })
      mark(stack, before, 'UPDATE_COMPLETE')
      return true
    }
    if (resource.Type === 'AWS::CloudFormation::Stack') {
      const held = before ?? blank()
      stack.held.set(id, held)
      await nested(stack, held, properties, verb)
      Object.assign(held, { properties, resource })
    } else if (isNew) await make(stack, identified(stack, id, properties, before?.generation ?? 0), verb)
    else await change(stack, before, properties, verb)
    return true
  } catch (error) {
    if (!stack.held.has(id)) stack.held.set(id, blank())
    mark(stack, stack.held.get(id)!, `${doing}_FAILED`, (error as Error).message)
    return false
  }
}

/**
 * Changes a resource: not at all, in place, by a replacement, or back to what a replacement has not removed yet. What may take
 * a replacement is done in place. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
async function change(stack: Stack, before: Held, properties: Record<string, any>, verb: Verb) {
  const { id, type } = before
  const updates = updatesBetween(type, before.properties, properties)
  const replaces = updates.some(({ requires }) => requires === 'Always')
  const resource = stack.template.Resources[id]!
  if (updates.length === 0 && !before.status.endsWith('FAILED')) {
    before.resource = resource
    return
  }
  const denied = verb === 'UPDATE' && denies(stack, before, replaces ? 'Update:Replace' : 'Update:Modify')
  if (denied) throw new Error(denied)
  const { replaced } = before
  if (replaces && replaced && isSame(replaced.properties, properties)) {
    remove(type, subjectOf(stack, before))
    stack.held.set(id, { ...replaced, resource })
    return mark(stack, stack.held.get(id)!, 'UPDATE_COMPLETE')
  }
  if (!replaces) return make(stack, { ...before, ...revision(before), version: before.version + 1, properties, resource }, verb, before)
  const next = identified(stack, id, properties, before.generation + 1)
  if (next.isNamed && next.name === before.name) {
    throw new Error(`CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${next.name} and update the stack again.`)
  }
  await make(stack, { ...next, replaced: before }, verb, before)
}

/** A job definition never changes: it has another revision. https://docs.aws.amazon.com/batch/latest/userguide/job_definitions.html */
const revision = ({ type, physicalId: id }: Held) => {
  const physicalId = id.replace(/\d+$/, (count) => String(Number(count) + 1))
  return type === 'AWS::Batch::JobDefinition' ? { physicalId, arn: physicalId } : {}
}

/** Makes a resource, or changes what it was before. */
async function make(stack: Stack, held: Held, verb: Verb, before?: Held) {
  const doing = before ? 'UPDATE' : 'CREATE'
  const reason = held.replaced && held.replaced === before ? 'Requested update requires the creation of a new physical resource; hence creating one.' : undefined
  // A resource has no identity before its service has made it.
  say(stack, { ...held, physicalId: before?.physicalId ?? '' }, `${doing}_IN_PROGRESS`, reason, held.properties)
  await pause(stack)
  if (isStopped(stack)) throw new Error(`Resource ${doing === 'CREATE' ? 'creation' : 'update'} cancelled`)
  const fault = injected(stack, held, verb === 'ROLLBACK' ? verb : doing)
  if (fault) throw new Error(fault)
  authorize(stack, held, before && !reason ? 'update' : 'create', before?.properties)
  if (isCustom(held.type)) await provided(stack, held, before)
  else {
    if (!before || reason) needSnapshot(stack, held)
    // The handler of a database asks for nothing of the kind on the way back.
    const refused = verb === 'ROLLBACK' ? undefined : refuses(stack, held, reason ? undefined : before?.properties)
    if (refused) throw new Error(refused)
    put(held.type, subjectOf(stack, { ...held, properties: opened(stack, held.properties) }), reason ? undefined : before?.properties)
  }
  stack.held.set(held.id, held)
  if (!before) say(stack, held, 'CREATE_IN_PROGRESS', 'Resource creation Initiated', held.properties)
  if (verb !== 'ROLLBACK') await stabilized(stack, held, isStopped)
  mark(stack, held, `${doing}_COMPLETE`)
}

/** A custom resource is what its function says; another ID than before replaces it. */
async function provided(stack: Stack, held: Held, before?: Held) {
  if (before && before.properties.ServiceToken !== held.properties.ServiceToken) throw new Error('Modifying service token is not allowed.')
  // One that fails to be made is deleted all the same: https://github.com/aws/aws-cdk/pull/5525
  if (!before) stack.held.set(held.id, held)
  await provide(stack, held, before ? 'Update' : 'Create', before)
  if (before && held.physicalId !== before.physicalId) held.replaced = replacedBy(held.physicalId, before)
}

/** Which revision of its family a task definition is. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
function nextRevision({ call }: Stack, type: string, family: unknown): number {
  const isOfFamily = (id: string) => id.split('/').at(-1)?.split(':')[0] === family
  const revisions = [...livesIn(type, call).values()].filter((one) => one.type === type && isOfFamily(one.id)).map(({ id }) => Number(id.split(':').at(-1)))
  return Math.max(0, ...revisions) + 1
}

function identified(stack: Stack, id: string, properties: Record<string, any>, generation: number): Held {
  const resource = stack.template.Resources[id]!
  const place = placeOf(stack, id, generation)
  const { id: physical, name } = physicalId(resource.Type, properties, place, nextRevision(stack, resource.Type, properties.Family))
  const property = nameProperty(resource.Type)
  const isNamed = property !== undefined && properties[property] !== undefined
  return { id, type: resource.Type, physicalId: physical, name, isNamed, arn: physical.startsWith('arn:') ? physical : arnOf(resource.Type, name, properties, place), generation, version: 1, properties, resource, status: '', time: stack.call.world.clock.now() }
}

/** The failures of resources that were asked for in this account; those on the way back and of deletions are asked for as such. */
export function injected({ call: { world, account, region } }: Stack, { id, type }: Pick<Held, 'id' | 'type'>, verb: Verb | 'DELETE'): string | undefined {
  const fault = world.faults.find(
    (one) =>
      one.kind === 'resource' && one.times !== 0 && (one.verb ? one.verb === verb : verb === 'CREATE' || verb === 'UPDATE') && (one.account ?? account.Id) === account.Id &&
      (one.region ?? region.Name) === region.Name && (one.logicalId ?? id) === id && (one.type ?? type) === type,
  )
  if (fault?.kind !== 'resource') return undefined
  if (fault.times !== undefined) fault.times -= 1
  return fault.reason
}

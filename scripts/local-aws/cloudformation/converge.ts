import { setTimeout as wait } from 'node:timers/promises'
import { put, remove, type Subject } from './effects.ts'
import { arnOf, digest, nameProperty, physicalId } from './identity.ts'
import { type Definition, exportsOf, type Held, type Stack, stacksOf } from './model.ts'
import { runNested } from './nested.ts'
import { condition, nothing, resolve } from './resolve.ts'
import { isCreateOnly, propertyProblems, resourceType } from './resource-types.ts'
import { placeOf, scopeOf } from './scope.ts'
import { waitsFor } from './template.ts'

export const pause = ({ call: { world } }: Stack) => wait(world.clock.stepMilliseconds)

export function say(stack: Stack, held: Pick<Held, 'id' | 'type' | 'physicalId'>, status: string, reason?: string, properties?: unknown) {
  const Timestamp = stack.call.world.clock.now()
  stack.events.push({
    EventId: `${held.id}-${status}-${digest(stack.id, stack.events.length).slice(0, 12)}`,
    StackId: stack.id, StackName: stack.name, LogicalResourceId: held.id, PhysicalResourceId: held.physicalId, ResourceType: held.type,
    ResourceStatus: status, ResourceStatusReason: reason, ResourceProperties: properties === undefined ? undefined : JSON.stringify(properties), Timestamp,
  })
}

export function become(stack: Stack, status: string, reason?: string) {
  Object.assign(stack, { status, reason })
  say(stack, { id: stack.name, type: 'AWS::CloudFormation::Stack', physicalId: stack.id }, status, reason)
}

function mark(stack: Stack, held: Held, status: string, reason?: string) {
  Object.assign(held, { status, reason, time: stack.call.world.clock.now() })
  say(stack, held, status, reason, held.properties)
}

const subjectOf = ({ call: { world, account, region } }: Stack, { physicalId: id, name, arn, properties }: Held): Subject => ({ world, account, region, id, name, arn, properties })

/** The failures of resources that were asked for in this account. */
function injected(stack: Stack, { id, type }: Pick<Held, 'id' | 'type'>): string | undefined {
  const { world, account, region } = stack.call
  const fault = world.faults.find(
    (one) =>
      one.kind === 'resource' && one.times !== 0 && (one.account ?? account.Id) === account.Id && (one.region ?? region.Name) === region.Name &&
      (one.logicalId ?? id) === id && (one.type ?? type) === type,
  )
  if (fault?.kind !== 'resource') return undefined
  if (fault.times !== undefined) fault.times -= 1
  return fault.reason
}

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

/**
 * Makes a stack's resources what its template says, independent ones at once, each after all that it waits for.
 * Resolves to the reasons of what failed; what waits for a failure is not begun.
 */
export async function converge(stack: Stack, verb: 'CREATE' | 'UPDATE'): Promise<string[]> {
  const failed: string[] = []
  const running = new Map<string, Promise<boolean>>()
  const { Resources } = stack.template
  const present = (id: string) => !Resources[id]!.Condition || condition(scopeOf(stack), Resources[id]!.Condition!)

  const run = (id: string): Promise<boolean> => {
    const known = running.get(id)
    if (known) return known
    const work = (async () => {
      const before = await Promise.all(waitsFor(Resources, id).map(run))
      if (!present(id)) return true
      if (before.includes(false) || failed.length > 0) return false
      const reason = await bring(stack, id, verb)
      if (reason === undefined) return true
      failed.push(id)
      return false
    })()
    running.set(id, work)
    return work
  }
  await Promise.all(Object.keys(Resources).map(run))
  return failed
}

/** Brings one resource to what the template says; the reason when that fails. */
async function bring(stack: Stack, id: string, verb: 'CREATE' | 'UPDATE'): Promise<string | undefined> {
  const { Type: type } = stack.template.Resources[id]!
  const before = stack.held.get(id)
  const doing = before ? 'UPDATE' : 'CREATE'
  const held: Held = before ?? { id, type, physicalId: '', name: '', isNamed: false, arn: '', generation: 0, properties: {}, resource: {}, status: '', time: new Date(0) }
  try {
    const properties = propertiesOf(stack, id)
    if (before && before.type === type && type !== 'AWS::CloudFormation::Stack' && isSame(before.properties, properties) && !/FAILED/.test(before.status)) {
      before.resource = stack.template.Resources[id]!
      return undefined
    }
    if (type === 'AWS::CloudFormation::Stack') return await runNested(stack, held, properties, verb)
    const changed = Object.keys({ ...before?.properties, ...properties }).filter((key) => !isSame(before?.properties[key], properties[key]))
    const replaces = before && (before.type !== type || changed.some((key) => isCreateOnly(resourceType(type)!.properties[key] ?? '')))
    // Rolled back before the old one was removed: it is still there.
    const kept = before?.replaced && isSame(before.replaced.properties, properties) ? before.replaced : undefined
    if (replaces && kept) {
      remove(type, subjectOf(stack, before))
      stack.held.set(id, { ...kept, status: 'UPDATE_COMPLETE', time: stack.call.world.clock.now() })
      say(stack, kept, 'UPDATE_COMPLETE')
      return undefined
    }
    const next = replaces || !before ? identified(stack, id, type, properties, before ? before.generation + 1 : 0) : { ...before, properties }
    next.resource = stack.template.Resources[id]!
    if (replaces && next.isNamed && next.name === before.name) {
      throw new Error(`CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${next.name} and update the stack again.`)
    }
    if (replaces) next.replaced = before
    // A resource has no identity before its service has made it.
    say(stack, before ? { ...held } : { ...next, physicalId: '' }, `${doing}_IN_PROGRESS`, replaces ? 'Requested update requires the creation of a new physical resource; hence creating one.' : undefined, properties)
    await pause(stack)
    const reason = injected(stack, next)
    if (reason) throw new Error(reason)
    put(type, subjectOf(stack, next), Boolean(before) && !replaces, next.isNamed)
    stack.held.set(id, next)
    if (!before) say(stack, next, 'CREATE_IN_PROGRESS', 'Resource creation Initiated')
    mark(stack, next, `${doing}_COMPLETE`)
    return undefined
  } catch (error) {
    const { message } = error as Error
    if (!before) stack.held.set(id, held)
    mark(stack, stack.held.get(id)!, `${doing}_FAILED`, message)
    return message
  }
}

function identified(stack: Stack, id: string, type: string, properties: Record<string, any>, generation: number): Held {
  const place = placeOf(stack, id, generation)
  const { id: physical, name } = physicalId(type, properties, place)
  const property = nameProperty(type)
  const isNamed = property !== undefined && properties[property] !== undefined
  return { id, type, physicalId: physical, name, isNamed, arn: arnOf(type, name, properties, place), generation, properties, resource: {}, status: '', time: stack.call.world.clock.now() }
}

/** Deletes resources, each after all that wait for it; what its policy retains stays. Resolves to what failed. */
export async function dismantle(stack: Stack, held: Held[], { rollback = false } = {}): Promise<string[]> {
  const failed: string[] = []
  const definitions = Object.fromEntries(held.map((one) => [one.id, one.resource as { Type: string }]))
  const users = new Map(held.map(({ id }) => [id, held.filter((other) => waitsFor(definitions, other.id).includes(id)).map((other) => other.id)]))
  const running = new Map<string, Promise<boolean>>()
  const run = (one: Held): Promise<boolean> => {
    const known = running.get(one.id)
    if (known) return known
    const work = (async () => {
      const before = await Promise.all(users.get(one.id)!.map((id) => run(held.find((other) => other.id === id)!)))
      if (before.includes(false)) return false
      const done = await discard(stack, one, { rollback })
      if (!done) failed.push(one.id)
      return done
    })()
    running.set(one.id, work)
    return work
  }
  await Promise.all(held.map(run))
  return failed
}

async function discard(stack: Stack, held: Held, { rollback }: { rollback: boolean }): Promise<boolean> {
  const policy = held.resource.DeletionPolicy
  if ((policy === 'Retain' || (policy === 'RetainExceptOnCreate' && !rollback)) && !/CREATE_FAILED/.test(held.status)) {
    say(stack, held, 'DELETE_SKIPPED')
    stack.held.delete(held.id)
    return true
  }
  if (held.physicalId === '') {
    stack.held.delete(held.id)
    return true
  }
  say(stack, held, 'DELETE_IN_PROGRESS')
  try {
    if (held.type === 'AWS::CloudFormation::Stack') await runNested(stack, held, {}, 'DELETE')
    else {
      await pause(stack)
      const reason = injected(stack, { ...held, id: `${held.id}:delete` })
      if (reason) throw new Error(reason)
      if (!/CREATE_FAILED/.test(held.status)) remove(held.type, subjectOf(stack, held))
    }
  } catch (error) {
    mark(stack, held, 'DELETE_FAILED', (error as Error).message)
    return false
  }
  say(stack, held, 'DELETE_COMPLETE')
  stack.held.delete(held.id)
  return true
}

/** After an update: removes what the template does not have any more, and what was replaced. */
export async function cleanUp(stack: Stack) {
  const scope = scopeOf(stack)
  const { Resources } = stack.template
  const gone = [...stack.held.values()].filter(({ id }) => !Resources[id] || (Resources[id].Condition && !condition(scope, Resources[id].Condition)))
  await dismantle(stack, gone)
  for (const held of stack.held.values()) {
    const old = held.replaced
    if (!old) continue
    delete held.replaced
    if (old.resource.UpdateReplacePolicy === 'Retain') {
      say(stack, old, 'DELETE_SKIPPED')
      continue
    }
    say(stack, old, 'DELETE_IN_PROGRESS')
    remove(old.type, subjectOf(stack, old))
    say(stack, old, 'DELETE_COMPLETE')
  }
}

/** The outputs of a stack whose resources are there, and what it exports. */
export function settleOutputs(stack: Stack) {
  const scope = scopeOf(stack)
  stack.outputs = Object.entries<any>(stack.template.Outputs)
    .filter(([, { Condition }]) => !Condition || condition(scope, Condition))
    .map(([OutputKey, { Value, Description, Export }]) => ({
      OutputKey,
      OutputValue: String(resolve(scope, Value)),
      ...(Description && { Description }),
      ...(Export && { ExportName: String(resolve(scope, Export.Name)) }),
    }))
  const all = exportsOf(stack.call.region)
  const kept = new Set(stack.outputs.map(({ ExportName }) => ExportName))
  for (const [name, { stackId }] of all) {
    if (stackId !== stack.id || kept.has(name)) continue
    const user = userOf(stack, name)
    if (user) throw new Error(`Export ${name} cannot be deleted as it is in use by ${user}`)
    all.delete(name)
  }
  for (const { ExportName, OutputValue } of stack.outputs) {
    if (!ExportName) continue
    const other = all.get(ExportName)
    if (other && other.stackId !== stack.id) throw new Error(`Export with name ${ExportName} is already exported by stack ${other.stackId.split('/')[1]}. Rename or delete an export...`)
    const user = other && other.value !== OutputValue ? userOf(stack, ExportName) : undefined
    if (user) throw new Error(`Export ${ExportName} cannot be updated as it is in use by ${user}`)
    all.set(ExportName, { value: OutputValue, stackId: stack.id })
  }
}

export const userOf = ({ call: { region }, id }: Stack, name: string): string | undefined =>
  [...stacksOf(region).values()].find((stack) => stack.id !== id && stack.status !== 'DELETE_COMPLETE' && stack.imports.has(name))?.name

export const definitionOf = ({ template, parameters, tags, capabilities }: Stack): Definition => ({ template, parameters, tags, capabilities })

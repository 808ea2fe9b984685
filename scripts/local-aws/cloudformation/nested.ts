import type { BringNested } from './converge.ts'
import type { DiscardNested } from './dismantle.ts'
import { mark, say } from './events.ts'
import { parameterOf } from '../ssm/public.ts'
import { type Definition, type Held, type Stack, stacksOf } from './model.ts'
import { parametersOf } from './parameters.ts'
import { actorOf, authorize } from './permissions.ts'
import { register } from './register.ts'
import { check, mergedTags } from './requests.ts'
import { denies } from './stack-policy.ts'
import { parse, textOf } from './template.ts'

/** What the state machine does with any stack. */
type Machine = {
  create: (stack: Stack) => Promise<void>
  update: (stack: Stack, to: Definition) => Promise<void>
  rollBack: (stack: Stack) => Promise<void>
  remove: (stack: Stack, reason?: string, isRollback?: boolean) => Promise<void>
}

const childOf = (parent: Stack, held: Held): Stack | undefined => {
  const child = stacksOf(parent.call.region).get(held.physicalId)
  return child?.status === 'DELETE_COMPLETE' ? undefined : child
}

/** What a nested stack is to be by the properties its parent gives it. */
export function nestedDefinition(parent: Pick<Stack, 'call' | 'tags' | 'capabilities' | 'roleArn'>, properties: Record<string, any>, isUnknown?: (value: string) => boolean): Definition {
  const template = parse(textOf({ TemplateURL: properties.TemplateURL }, { ...parent.call, caller: actorOf(parent) })!)
  const given = Object.entries<any>(properties.Parameters ?? {}).map(([ParameterKey, value]) => ({ ParameterKey, ParameterValue: [value].flat().join(',') }))
  const parameters = parametersOf(template, given, [], (name) => parameterOf(parent.call.region, name)?.Value, isUnknown)
  return { template, parameters, tags: mergedTags(parent.tags, properties.Tags ?? []), capabilities: parent.capabilities }
}

/** Whether a nested stack is all that it shall be, down to templates that changed under their address. */
function isSettled(child: Stack, { template, parameters, tags }: Definition): boolean {
  if (!/COMPLETE$/.test(child.status) || template.text !== child.template.text) return false
  if (JSON.stringify([parameters, tags]) !== JSON.stringify([child.parameters, child.tags])) return false
  return [...child.held.values()].every((held) => {
    const grandchild = childOf(child, held)
    return !grandchild || isSettled(grandchild, nestedDefinition(child, held.properties))
  })
}

/** How a stack's nested stacks are brought to what it says, each by the same machine as the stack itself. */
export const bringNestedBy = ({ create, update, rollBack }: Machine): BringNested => async (parent, held, properties, verb) => {
  const child = childOf(parent, held)
  if (verb === 'ROLLBACK' && child) {
    // An update that did not reach it has left it as it was.
    if (!child.before) return
    say(parent, held, 'UPDATE_IN_PROGRESS')
    await rollBack(child)
    if (child.status === 'UPDATE_ROLLBACK_FAILED') throw new Error(`Embedded stack ${child.id} was not successfully rolled back: ${child.reason}`)
    return mark(parent, held, 'UPDATE_COMPLETE')
  }
  const definition = nestedDefinition(parent, properties)
  if (!child) {
    say(parent, { ...held, physicalId: '' }, 'CREATE_IN_PROGRESS', undefined, properties)
    check(definition, { call: parent.call, name: `${parent.name}-${held.id}` })
    authorize(parent, { ...held, properties }, 'create')
    const made = register(parent.call, { ...definition, name: `${parent.name}-${held.id}`, parent, roleArn: parent.roleArn, rollback: parent.rollback })
    Object.assign(held, { physicalId: made.id, name: made.name, arn: made.id })
    say(parent, held, 'CREATE_IN_PROGRESS', 'Resource creation Initiated', properties)
    await create(made)
    if (made.status !== 'CREATE_COMPLETE') throw new Error(`Embedded stack ${made.id} was not successfully created: ${made.reason}`)
    return mark(parent, held, 'CREATE_COMPLETE')
  }
  if (isSettled(child, definition)) return
  const denied = verb === 'UPDATE' && denies(parent, held, 'Update:Modify')
  if (denied) throw new Error(denied)
  say(parent, held, 'UPDATE_IN_PROGRESS', undefined, properties)
  check(definition, child)
  authorize(parent, { ...held, properties }, 'update')
  child.call = parent.call
  await update(child, definition)
  if (child.status === 'UPDATE_FAILED') throw new Error(`Embedded stack ${child.id} was not successfully updated: ${child.reason}`)
  mark(parent, held, 'UPDATE_COMPLETE')
}

/** How nested stacks are deleted. */
export const discardNestedBy = ({ remove }: Machine): DiscardNested => async (parent, held, isRollback) => {
  const child = childOf(parent, held)
  if (!child) return
  authorize(parent, held, 'delete')
  child.call = parent.call
  await remove(child, undefined, isRollback)
  if (child.status !== 'DELETE_COMPLETE') throw new Error(`Embedded stack ${child.id} was not successfully deleted: ${child.reason}`)
}

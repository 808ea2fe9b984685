import { say } from './converge.ts'
import { type Definition, type Held, type Stack, stacksOf } from './model.ts'
import { register } from './register.ts'
import { parametersOf } from './parameters.ts'
import { create, remove, rollBack, update } from './run.ts'
import { parse, textOf } from './template.ts'

/** Runs a nested stack as a resource of its parent. Gives the reason when that fails; a deletion that fails throws. */
export async function runNested(parent: Stack, held: Held, properties: Record<string, any>, verb: 'CREATE' | 'UPDATE' | 'DELETE'): Promise<string | undefined> {
  const child = stacksOf(parent.call.region).get(held.physicalId)
  if (verb === 'DELETE') {
    if (child && child.status !== 'DELETE_COMPLETE') await remove(child)
    if (child?.status === 'DELETE_FAILED') throw new Error(`Embedded stack ${child.id} was not successfully deleted: ${child.reason}`)
    return undefined
  }
  const text = textOf({ TemplateURL: properties.TemplateURL }, parent.call)
  const template = parse(text!)
  const given = Object.entries<any>(properties.Parameters ?? {}).map(([ParameterKey, value]) => ({ ParameterKey, ParameterValue: Array.isArray(value) ? value.join(',') : String(value) }))
  const parameters = parametersOf(template, given, [], (name) => parent.call.region.parameters.get(name)?.Value)
  const definition: Definition = { template, parameters, tags: [...parent.tags, ...(properties.Tags ?? [])], capabilities: parent.capabilities }
  const settled = (status: string, reason?: string) => {
    Object.assign(held, { properties, status, reason, time: parent.call.world.clock.now(), resource: parent.template.Resources[held.id]! })
    say(parent, held, status, reason)
  }

  if (!child || child.status === 'DELETE_COMPLETE') {
    say(parent, { ...held, physicalId: '' }, 'CREATE_IN_PROGRESS')
    const made = register(parent.call, { ...definition, name: `${parent.name}-${held.id}`, parent, roleArn: parent.roleArn, rollback: parent.rollback })
    Object.assign(held, { physicalId: made.id, name: made.name, arn: made.id })
    parent.held.set(held.id, held)
    say(parent, held, 'CREATE_IN_PROGRESS', 'Resource creation Initiated')
    await create(made)
    if (made.status === 'CREATE_COMPLETE') return void settled('CREATE_COMPLETE')
    const reason = `Embedded stack ${made.id} was not successfully created: ${made.reason}`
    settled('CREATE_FAILED', reason)
    return reason
  }

  const isSame = template.text === child.template.text && JSON.stringify([parameters, definition.tags]) === JSON.stringify([child.parameters, child.tags])
  if (isSame && /COMPLETE$/.test(child.status)) {
    Object.assign(held, { properties, resource: parent.template.Resources[held.id]! })
    return undefined
  }
  say(parent, held, 'UPDATE_IN_PROGRESS')
  if (child.status === 'UPDATE_FAILED') await rollBack(child, definition)
  else await update(child, definition)
  if (/^(UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE)$/.test(child.status)) return void settled('UPDATE_COMPLETE')
  const reason = `Embedded stack ${child.id} was not successfully updated. Currently in ${child.status} with reason: ${child.reason}`
  settled('UPDATE_FAILED', reason)
  return reason
}

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { file as types } from './resource-types.ts'

/** Beside the source, as the compiler does not copy it. */
export const file = join(dirname(types), 'handlers.json')

export const verbs = ['create', 'read', 'update', 'delete'] as const
export type Handler = (typeof verbs)[number]

export type HandlerData = {
  /** Type → what its handlers call, `action?Property` when the resource has the property only. */
  types: Record<string, Record<Handler, string>>
  /** Action → what it takes, * any region and name, @ the account; nothing when it takes no resource. */
  arns: Record<string, string>
  /** Action → the condition keys that guard what IAM hands on. */
  keys: Record<string, string>
  /** Type → the services whose own roles its first resource makes, `service?Property` and `service?Property=value` for those only. */
  linked: Record<string, string[]>
  /** Type → action → what it reaches in truth. */
  reach: Record<string, Record<string, string>>
  /** Type → the property that names a resource. */
  names: Record<string, string>
}

let data: HandlerData | undefined
export const handlers = (): HandlerData => (data ??= JSON.parse(readFileSync(file, 'utf8')) as HandlerData)

/** A value at a path of properties, through lists; undefined where there is none. */
export function at(value: unknown, path: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => at(item, path)).find((found) => found !== undefined)
  const [first, ...rest] = path
  return first === undefined || typeof value !== 'object' || value === null ? (first === undefined ? value : undefined) : at((value as Record<string, unknown>)[first], rest)
}

/**
 * The actions that a handler of a type calls for a resource with these properties. Where nobody has written down what a
 * type's handlers call, an action called after the type is a guess that keeps a role without any from passing.
 */
export function actionsOf(type: string, handler: Handler, properties: Record<string, any>): string[] {
  const row = handlers().types[type]
  const [, service = '', kind = ''] = type.split('::')
  const guess = { create: `Create${kind}`, read: '', update: `Update${kind}`, delete: `Delete${kind}` }[handler]
  const text = row ? row[handler] : guess && `${service.toLowerCase()}:${guess}`
  return text.split(' ').flatMap((word) => {
    const action = named(word, properties)
    return action ? [action] : []
  })
}

/** The name of a row `name?A.B|C=value|D~text` that is for a resource with these properties; undefined of one that is not. */
export function named(row: string, properties: Record<string, any>): string | undefined {
  const [name, needed] = row.split('?')
  const isThere = (one: string) => {
    const [path = '', text] = one.split('~')
    if (text !== undefined) return JSON.stringify(properties[path] ?? '').includes(text)
    const [name = '', value] = path.split('=')
    const found = at(properties, name.split('.'))
    return found !== undefined && (value === undefined || String(found) === value)
  }
  return !needed || needed.split('|').some(isThere) ? name : undefined
}

import { childrenOf } from '../assembly.ts'
import { handlers } from '../resources/permissions.ts'
import type { Resource } from '../resources/index.d.ts'
import type { Template } from '../template.ts'

type Handler = 'create' | 'read' | 'update' | 'delete'

/** That a handler of a resource calls an action; the path leads through nested stacks, as in Network/Vpc. */
export type Need = { path: string; type: string; handler: Handler; action: string }

/** A resource of a tree, with the template it stands in. */
type Placed = { path: string; resource: Resource; template: Template }

/** Every resource of a tree of stacks, the nested stacks among them. */
export function resourcesOf(template: Template, prefix = ''): Placed[] {
  const children = childrenOf(template)
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) => [
    { path: prefix + logicalId, resource, template },
    ...(children[logicalId] ? resourcesOf(children[logicalId], `${prefix}${logicalId}/`) : []),
  ])
}

/**
 * Every action that launching, updating and terminating a tree calls, as far as handlers say. Actions for one property
 * are there when the resource has it. Throws a RangeError that names every type whose handlers nobody knows.
 */
export function needsOf(root: Template): Need[] {
  const placed = resourcesOf(root)
  const unknown = placed.filter(({ resource }) => !(handledAs(resource.Type) in handlers))
  if (unknown.length > 0) {
    throw new RangeError(unknown.map(({ path, resource }) => `${path}: nobody knows what the handlers of ${resource.Type} call; add them to templates-src/cfn/generate/handlers.yaml and run "npm run types"`).join('\n'))
  }
  return placed.flatMap(({ path, resource: { Type, DeletionPolicy, UpdateReplacePolicy, Properties = {} } }) =>
    [handledAs(Type), ...intrinsicsIn(Properties)]
      .flatMap(callsOf)
      .filter(({ only }) => meets({ DeletionPolicy, UpdateReplacePolicy, ...Properties }, only))
      .map(({ handler, action }): Need => ({ path, type: Type, handler, action })),
  )
}

/** The intrinsics that call something, of those that a value has anywhere in it. */
function intrinsicsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  // The template of a nested stack has resources of its own.
  const own = Object.entries(value).filter(([key]) => key !== 'TemplateURL')
  return [...new Set(own.flatMap(([key, inner]) => [...(key.startsWith('Fn::') && key in handlers ? [key] : []), ...intrinsicsIn(inner)]))]
}

/** A property that a row of the tables is for, by its path, or one value of it, or a text that the template writes in it. */
type Only = { path: string[]; value?: string; text?: string }

/** Reads `name?A.B|C`, `name?A.B=value` and `name?A.B~text` of the tables. */
export function readRow(word: string): { name: string; only: Only[] } {
  const [name = '', properties] = word.split('?')
  const only = (properties?.split('|') ?? []).map((property): Only => {
    const [, path = '', value, text] = /^([^=~]+)(?:=(.*)|~(.*))?$/.exec(property)!
    return { path: path.split('.'), ...(value !== undefined && { value }), ...(text !== undefined && { text }) }
  })
  return { name, only }
}

/** Whether a row of the tables is for a resource with these properties: it is for all, or one of those it is for is there. */
export const meets = (properties: unknown, only: Only[]) => only.length === 0 || only.some(({ path, value, text }) => (text === undefined ? has(properties, path, value) : writes(properties, path, text)))

type Call = { handler: Handler; action: string; only: Only[] }
const calls = new Map<string, Call[]>()

/** What the handlers of a type call, read from the table once. */
function callsOf(type: string): Call[] {
  if (!calls.has(type)) {
    calls.set(
      type,
      Object.entries(handlers[type] ?? {}).flatMap(([handler, text]) =>
        text.split(' ').filter(Boolean).map((word) => {
          const { name, only } = readRow(word)
          return { handler: handler as Handler, action: name, only }
        }),
      ),
    )
  }
  return calls.get(type)!
}

/** Whether the template writes a text at a path of properties, in an intrinsic or not. */
const writes = (properties: unknown, path: string[], text: string): boolean => JSON.stringify(path.reduce((value: any, name) => value?.[name], properties) ?? '').includes(text)

/** A custom resource is handled by the function that it names, whatever its type is called. */
const handledAs = (type: string) => (type.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : type)

/** Whether there is a value at a path of properties, in any item of a list and any branch of an Fn::If; one that only a launch tells is any. */
function has(found: unknown, path: string[], value?: string): boolean {
  if (Array.isArray(found)) return found.some((item) => has(item, path, value))
  if (typeof found !== 'object' || found === null) return found !== undefined && path.length === 0 && (value === undefined || String(found) === value)
  if ('Fn::If' in found) return (found['Fn::If'] as unknown[]).slice(1).some((branch) => has(branch, path, value))
  if ('Ref' in found && found.Ref === 'AWS::NoValue') return false
  if (path.length === 0) return true
  const [first = '', ...rest] = path
  return has((found as Record<string, unknown>)[first], rest, value)
}

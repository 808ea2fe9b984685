import { childrenOf } from '../assembly.ts'
import { handlers } from '../resources/permissions.ts'
import type { Resource } from '../resources/index.d.ts'
import type { Template } from '../template.ts'

export type Handler = 'create' | 'read' | 'update' | 'delete'

/** That a handler of a resource calls an action; the path leads through nested stacks, as in Network/Vpc. */
export type Need = { path: string; type: string; handler: Handler; action: string }

/** A resource of a tree, with the template it stands in. */
export type Placed = { path: string; resource: Resource; template: Template }

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
  return placed.flatMap(({ path, resource: { Type, Properties = {} } }) =>
    callsOf(handledAs(Type))
      .filter(({ paths }) => paths.length === 0 || paths.some((property) => has(Properties, property)))
      .map(({ handler, action }): Need => ({ path, type: Type, handler, action })),
  )
}

type Call = { handler: Handler; action: string; paths: string[][] }
const calls = new Map<string, Call[]>()

/** What the handlers of a type call, read from the table once. */
function callsOf(type: string): Call[] {
  if (!calls.has(type)) {
    calls.set(
      type,
      Object.entries(handlers[type] ?? {}).flatMap(([handler, text]) =>
        text.split(' ').filter(Boolean).map((word) => {
          const [action = '', properties] = word.split('?')
          return { handler: handler as Handler, action, paths: properties?.split('|').map((property) => property.split('.')) ?? [] }
        }),
      ),
    )
  }
  return calls.get(type)!
}

/** A custom resource is handled by the function that it names, whatever its type is called. */
const handledAs = (type: string) => (type.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : type)

/** Whether there is a value at a path of properties, in any item of a list and any branch of an Fn::If. */
function has(value: unknown, path: string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => has(item, path))
  if (typeof value !== 'object' || value === null) return value !== undefined && path.length === 0
  if ('Fn::If' in value) return (value['Fn::If'] as unknown[]).slice(1).some((branch) => has(branch, path))
  if ('Ref' in value && value.Ref === 'AWS::NoValue') return false
  if (path.length === 0) return true
  const [first = '', ...rest] = path
  return has((value as Record<string, unknown>)[first], rest)
}

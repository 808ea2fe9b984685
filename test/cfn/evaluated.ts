import { childrenOf, type Template } from '../../templates-src/cfn/index.ts'

/*
 * What CloudFormation makes of a tree of templates for some parameters, resources being symbols: «S1Topic», «S1Topic.Arn».
 * It shares nothing with the flattener, so that it can be held against it. A symbol has no comma: what AWS gives for one
 * reference is one item of a list.
 */

export type Values = Record<string, unknown>
export type Made = { path: string; attributes: Record<string, any>; before: Set<string> }
/** Resources by flat logical ID, each with all that is surely complete before it is begun. */
type Evaluated = { resources: Map<string, Made>; outputs: Record<string, Record<string, any>>; conditions: Record<string, boolean> }

type Item = { leaves: string[]; waits: Set<string> }
type Place = { path: string; prefix: string; before: ReadonlySet<string>; region: unknown }

const nothing = Symbol('AWS::NoValue')
const pseudo: Values = {
  ...{ 'AWS::AccountId': '111122223333', 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' },
  'AWS::NoValue': nothing,
}
const isList = (type: string) => type === 'CommaDelimitedList' || /(^|<)List</.test(type) || type.includes('<CommaDelimitedList>')

/** `given` holds parameters, and AWS::Region if need be. Throws a RangeError where CloudFormation would fail, naming the place. */
export function evaluated(template: Template, given: Values = {}): Evaluated {
  const result: Evaluated = { resources: new Map(), outputs: {}, conditions: {} }
  result.outputs = stack(template, given, { path: '', prefix: '', before: new Set(), region: given['AWS::Region'] ?? 'eu-west-1' }, result).outputs
  return result
}

function stack(template: Template, given: Values, place: Place, into: Evaluated) {
  const { path, prefix } = place
  const fail = (text: string): never => {
    throw new RangeError(`${path || 'root'}: ${text}`)
  }
  const parameters = Object.fromEntries(
    Object.entries(template.Parameters ?? {}).map(([name, { Type, Default }]) => {
      const value = given[name] ?? Default ?? fail(`parameter ${name} has no value`)
      if (typeof value === 'object') fail(`parameter ${name} is a list; join it`)
      return [name, isList(Type) ? String(value).split(',').map((item) => item.trim()) : String(value)]
    }),
  )
  const resources = template.Resources as unknown as Record<string, Record<string, any>>
  const nested = childrenOf(template)
  const items = new Map<string, Item>()
  const outputsOf = new Map<string, Values>()
  const truths = new Map<string, boolean>()
  let reads = new Set<string>()

  const holds = (name: string): boolean => {
    if (!truths.has(name)) {
      const formula = template.Conditions?.[name] ?? fail(`no condition is called ${name}`)
      truths.set(name, formulaHolds(formula))
      into.conditions[`${path}Conditions.${name}`] = truths.get(name)!
    }
    return truths.get(name)!
  }
  const formulaHolds = (formula: any): boolean => {
    const [name, argument] = Object.entries<any>(formula)[0]!
    if (name === 'Condition') return holds(argument)
    if (name === 'Fn::Not') return !formulaHolds(argument[0])
    if (name === 'Fn::And') return argument.every(formulaHolds)
    if (name === 'Fn::Or') return argument.some(formulaHolds)
    if (name !== 'Fn::Equals') fail(`${name} is no condition`)
    const [left, right] = argument.map((side: any) => (mentionsResource(side) ? fail('a condition reads a resource') : value(side)))
    return String(left) === String(right)
  }
  const mentionsResource = (side: any): boolean =>
    typeof side === 'object' && (side.Ref in resources || 'Fn::GetAtt' in side || 'Fn::If' in side || Object.values(side).flat().some((part: any) => part && mentionsResource(part)))
  const isThere = (id: string) => resources[id]!.Condition === undefined || holds(resources[id]!.Condition)

  const read = (id: string) => {
    if (!(id in resources)) fail(`nothing is called ${id}`)
    if (!isThere(id)) fail(`reads ${id}, which is not there`)
    reads.add(id)
    return id
  }
  const named = (name: string): unknown => {
    if (name === 'AWS::Region') return place.region
    const stackName = `launched${path.replaceAll('/', '-')}`
    if (name === 'AWS::StackName') return stackName
    if (name === 'AWS::StackId') return `arn:aws:cloudformation:eu-west-1:111122223333:stack/${stackName}/0a1b-${stackName}-2c3d`
    if (name in pseudo) return pseudo[name]
    if (name in parameters) return parameters[name]
    return name in nested ? `«stack ${read(name)}»` : `«${prefix}${read(name)}»`
  }
  const attribute = (id: string, name: string): unknown => {
    if (!(read(id) in nested)) return `«${prefix}${id}.${name}»`
    const output = name.replace(/^Outputs\./, '')
    make(id)
    return outputsOf.get(id)![output] ?? fail(`reads ${id}.${name}, which is not there`)
  }
  const list = (node: unknown): unknown[] => {
    const found = value(node)
    return Array.isArray(found) ? found : [`items of ${String(found)}`]
  }
  const functions: Record<string, (argument: any) => unknown> = {
    Ref: named,
    'Fn::GetAtt': ([id, name]) => attribute(id, String(value(name))),
    'Fn::If': ([name, yes, no]) => value(holds(name) ? yes : no),
    'Fn::Join': ([delimiter, items]) => list(items).join(delimiter),
    'Fn::Split': ([delimiter, text]) => String(value(text)).split(delimiter),
    'Fn::Select': ([index, items]) => list(items)[Number(value(index))] ?? fail('Fn::Select beyond the end'),
    'Fn::FindInMap': (keys) => {
      const [map, top, second] = keys.map(value)
      return (template.Mappings as any)?.[map]?.[top]?.[second] ?? fail(`no mapping ${map}.${top}.${second}`)
    },
    'Fn::Sub': (argument) => {
      const [text, variables = {}] = [argument].flat()
      return text.replace(/\$\{(!?)([^}]+)\}/g, (_: string, literal: string, spelled: string) => {
        const name = spelled.trim()
        if (literal) return `\${${spelled}}`
        if (Object.hasOwn(variables, name)) return String(value(variables[name]))
        const [id, attributeName] = name.split(/\.(.*)/)
        return String(attributeName ? attribute(id!, attributeName) : named(name))
      })
    },
    'Fn::Base64': (text) => Buffer.from(String(value(text))).toString('base64'),
    'Fn::ImportValue': (name) => `import of ${String(value(name))}`,
    'Fn::GetAZs': (region) => ['a', 'b', 'c'].map((zone) => `${String(value(region)) || 'here'}${zone}`),
    'Fn::Cidr': ([block, count, bits]) => Array.from({ length: Number(value(count)) }, (_, index) => `${value(block)}/${value(bits)}#${index}`),
  }
  const value = (node: any): unknown => {
    if (Array.isArray(node)) return node.map(value).filter((item) => item !== nothing)
    if (typeof node !== 'object' || node === null) return node
    const keys = Object.keys(node)
    if (keys.length === 1 && Object.hasOwn(functions, keys[0]!)) return functions[keys[0]!]!(node[keys[0]!])
    return Object.fromEntries(keys.map((key) => [key, value(node[key])] as const).filter(([, item]) => item !== nothing))
  }
  /** What a part comes to, and what of this template it reads. */
  const reading = <T>(work: () => T): [T, Set<string>] => {
    const outer = reads
    reads = new Set()
    try {
      return [work(), reads]
    } finally {
      reads = outer
    }
  }

  const making = new Set<string>()
  function make(id: string) {
    if (items.has(id)) return
    if (making.has(id)) fail(`${id} waits for itself`)
    making.add(id)
    const { Condition: _, DependsOn = [], ...attributes } = resources[id]!
    const dependsOn = [DependsOn].flat() as string[]
    for (const other of dependsOn) if (!isThere(other)) fail(`${id} depends on ${other}, which is not there`)
    const child = nested[id]
    const [found, waits] = reading(() => value(child ? (attributes.Properties.Parameters ?? {}) : attributes) as Record<string, any>)
    const item: Item = { leaves: [`${prefix}${id}`], waits: new Set([...waits, ...dependsOn]) }
    items.set(id, item)
    for (const other of item.waits) make(other)
    const before = new Set([...place.before, ...[...beyond(id)].flatMap((other) => items.get(other)!.leaves)])
    if (!child) return void into.resources.set(item.leaves[0]!, { path: `${path}${id}`, attributes: found, before })
    const inner = stack(child, found, { ...place, path: `${path}${id}/`, prefix: `${prefix}${id}`, before }, into)
    item.leaves = inner.leaves
    outputsOf.set(id, Object.fromEntries(Object.entries(inner.outputs).map(([name, { Value }]) => [name, Value])))
  }
  /** All that one waits for, directly or through others. */
  const beyond = (id: string, found = new Set<string>()): Set<string> => {
    for (const other of items.get(id)!.waits) if (!found.has(other)) beyond(other, found.add(other))
    return found
  }

  for (const name of Object.keys(template.Conditions ?? {})) holds(name)
  for (const id of Object.keys(resources)) if (isThere(id)) make(id)
  const outputs = Object.fromEntries(
    Object.entries(template.Outputs ?? {})
      .filter(([, { Condition }]) => Condition === undefined || holds(Condition))
      .map(([name, { Type: _, Condition: __, ...output }]) => [name, value(output) as Record<string, any>]),
  )
  return { outputs, leaves: [...items.values()].flatMap(({ leaves }) => leaves) }
}

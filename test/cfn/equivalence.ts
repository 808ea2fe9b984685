import { isDeepStrictEqual } from 'node:util'
import { childrenOf, type Template } from '../../templates-src/cfn/index.ts'
import { evaluated, type Made, type Values } from './evaluated.ts'

/**
 * Fails unless a tree of templates and its flat shape come to the same for each set of parameters: the resources that
 * exist, all their attributes, whatever one surely waits for, and what the root tells.
 */
export function assertEquivalent(root: Template, flat: Template, parameterSets: Values[]) {
  for (const parameters of parameterSets) {
    const found = differences(root, flat, parameters)
    if (found.length > 0) throw new Error(`the two shapes differ for ${JSON.stringify(parameters)}:\n${found.slice(0, 20).join('\n')}`)
  }
}

/** What differs, a sentence each: path, what, expected, found. Throws a RangeError where the nested shape itself fails. */
export function differences(root: Template, flat: Template, parameters: Values): string[] {
  const expected = evaluated(root, parameters)
  let found
  try {
    found = evaluated(flat, parameters)
  } catch (error) {
    return [`the flat shape fails: ${(error as Error).message}`]
  }
  const extra = [...found.resources.keys()].filter((id) => !expected.resources.has(id))
  return [
    ...(['Description', 'Metadata', 'Parameters', 'Rules'] as const).flatMap((section) => differ(section, root[section], flat[section])),
    ...[...expected.resources].flatMap(([id, made]) => {
      const other = found.resources.get(id)
      return other ? resourceDiffers(made, other, (name) => expected.resources.get(name)?.path ?? name) : [`${made.path}: expected ${id}; found no such resource`]
    }),
    ...extra.map((id) => `${id}: expected no such resource; found it`),
    ...differ('Outputs', expected.outputs, found.outputs),
  ]
}

function resourceDiffers(expected: Made, found: Made, pathOf: (id: string) => string): string[] {
  // What orders two resources by a reference is the flat shape's own.
  const { After: _, ...Metadata } = (found.attributes.Metadata ?? {}) as Record<string, unknown>
  const attributes = 'After' in (expected.attributes.Metadata ?? {}) ? found.attributes : { ...found.attributes, Metadata: Object.keys(Metadata).length > 0 ? Metadata : undefined }
  const missing = [...expected.before].filter((id) => !found.before.has(id))
  return [
    ...differ(expected.path, expected.attributes, attributes),
    ...missing.map((id) => `${expected.path}: order: expected it to wait for ${pathOf(id)}; found nothing that makes it`),
  ]
}

/** CloudFormation reads 5 and '5' alike. */
function differ(path: string, expected: any, found: any): string[] {
  if (isRecord(expected) && isRecord(found)) {
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((key) => differ(`${path}.${key}`, expected[key], found[key]))
  }
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) return expected.flatMap((item, index) => differ(`${path}.${index}`, item, found[index]))
  const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
  const same = isScalar(expected) && isScalar(found) ? String(expected) === String(found) : isDeepStrictEqual(expected, found)
  return same ? [] : [`${path}: expected ${JSON.stringify(expected)}; found ${JSON.stringify(found)}`]
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list of which a condition asks how long it is. */
const listed = (name: string) => `list ${name}`

/** Texts that the conditions of a tree compare with, and the names of what they compare. */
function compared(template: Template): Set<string> {
  const texts = new Set<string>()
  const collect = (part: any): void => {
    if (typeof part !== 'object' || part === null) return
    for (const side of part['Fn::Equals'] ?? []) texts.add(String(side.Ref ?? side))
    for (const [, name] of JSON.stringify(part['Fn::Select'] ?? '').matchAll(/\$\{(\w+)\}/g)) texts.add(listed(name!))
    Object.values(part).forEach(collect)
  }
  collect(template.Conditions)
  for (const child of Object.values(childrenOf(template))) for (const text of compared(child)) texts.add(text)
  return texts
}

/** Values of parameters from which templates select: with as many items as a pattern asks for. */
const examples: Record<string, string[]> = {
  HostedZoneId: ['Z1', 'None'], SubnetIds: ['a,b', 'c,d,e'],
  ZoneNames: ['a,b,c', 'd,e,f'], AlternativeNamesA: ['a', 'a,b,c,d'], AlternativeNamesB: ['a', 'a,b,c,d'], ResourceLabel1: ['a=b', 'c=d'], ResourceLabel2: ['e=f'], ResourceLabel3: ['g=h'],
}

/** Sets of parameters in which any two parameters take any two of their values together: those allowed, or those a condition knows and others. All sets, where they are few. */
export function pairwise(root: Template): Record<string, string>[] {
  const decisive = compared(root)
  const values = Object.entries(root.Parameters ?? {}).map(([name, { Type, Default, AllowedValues }]): [string, string[]] => {
    const allowed = AllowedValues?.map(String)
    if (allowed) return [name, allowed.filter((value, index) => index === 0 || index === allowed.length - 1 || decisive.has(value))]
    if (Type === 'Number') return [name, [...new Set([String(Default ?? 7), '9', ...(decisive.has('0') ? ['0'] : [])])]]
    const other = examples[name] ?? [`${name}-1`, `${name}-1,${name}-2`, ...(Type === 'String' ? [] : ['p,q']), ...(decisive.has(listed(name)) ? [Array.from({ length: 10 }, (_, index) => `${name}${index}=a:b`).join(',')] : [])]
    return [name, [...new Set([...(Default === undefined ? [] : [String(Default)]), ...(decisive.has('') ? [''] : []), ...other])]]
  })
  if (decisive.has('AWS::Region')) values.push(['AWS::Region', ['eu-west-1', 'us-east-1']])
  if (values.reduce((product, [, xs]) => product * xs.length, 1) <= 24) {
    return values.reduce<Record<string, string>[]>((sets, [name, xs]) => sets.flatMap((set) => xs.map((x) => ({ ...set, [name]: x }))), [{}])
  }
  const key = (a: number, x: string, b: number, y: string) => `${a}=${x} ${b}=${y}`
  const open = new Set<string>()
  values.forEach(([, xs], a) => values.slice(0, a).forEach(([, ys], b) => xs.forEach((x) => ys.forEach((y) => open.add(key(a, x, b, y))))))
  const sets: Record<string, string>[] = []
  do {
    const chosen: string[] = []
    // Begins with a pair nobody had yet, then takes for each parameter what makes the most new pairs.
    const seed = [...open][0]?.match(/^(\d+)=(.*) (\d+)=(.*)$/) ?? []
    const fixed: Record<string, string> = { [seed[1]!]: seed[2]!, [seed[3]!]: seed[4]! }
    values.forEach(([, xs], a) => {
      const gain = (x: string) => chosen.filter((y, b) => open.has(key(a, x, b, y))).length
      chosen.push(fixed[a] ?? xs.reduce((best, x) => (gain(x) > gain(best) ? x : best)))
    })
    chosen.forEach((x, a) => chosen.slice(0, a).forEach((y, b) => open.delete(key(a, x, b, y))))
    sets.push(Object.fromEntries(values.map(([name], index) => [name, chosen[index]!])))
  } while (open.size > 0)
  return sets
}

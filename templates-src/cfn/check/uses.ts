import type { Template } from '../template.ts'

/** A place in a template that names something else in it. */
export interface Use {
  kind: 'Ref' | 'GetAtt' | 'DependsOn' | 'Condition' | 'Mapping' | 'Parameter'
  name: string
  /** What Fn::GetAtt reads. */
  attribute?: string
  /** The keys of Fn::FindInMap. */
  keys?: unknown[]
  section: 'Resources' | 'Outputs' | 'Conditions' | 'Rules' | 'Metadata'
  /** The resource, output, condition or rule it stands in. */
  entry: string
  /** The property it stands in. */
  path: string
  /** The conditions of the Fn::If it stands in: name, and whether it holds there. */
  given: readonly (readonly [condition: string, holds: boolean])[]
}

type Place = Pick<Use, 'section' | 'entry' | 'path' | 'given'>

/** Everything that a template names: references, attributes, conditions, mappings, in Sub texts too. */
export function usesOf(template: Template): Use[] {
  const uses: Use[] = []
  const place = (section: Use['section'], entry: string): Place => ({ section, entry, path: `${section}.${entry}`, given: [] })

  for (const [entry, resource] of Object.entries(template.Resources)) {
    const at = place('Resources', entry)
    const { Type, Condition, DependsOn = [], Properties = {}, ...rest } = resource
    if (Condition) uses.push({ kind: 'Condition', name: Condition, ...below(at, 'Condition') })
    for (const name of [DependsOn].flat()) uses.push({ kind: 'DependsOn', name, ...below(at, 'DependsOn') })
    // A nested stack holds its template, whose names are its own.
    const { TemplateURL, ...properties } = Properties as Record<string, unknown>
    const url = Type === 'AWS::CloudFormation::Stack' && isTemplate(TemplateURL) ? {} : { TemplateURL }
    collect({ ...properties, ...url }, below(at, 'Properties'), uses)
    collect(rest, at, uses)
  }
  for (const [entry, { Value, Condition, Export }] of Object.entries(template.Outputs ?? {})) {
    const at = place('Outputs', entry)
    if (Condition) uses.push({ kind: 'Condition', name: Condition, ...below(at, 'Condition') })
    collect({ Value, Export }, at, uses)
  }
  for (const [entry, condition] of Object.entries(template.Conditions ?? {})) collect(condition, place('Conditions', entry), uses)
  for (const [entry, rule] of Object.entries(template.Rules ?? {})) collect(rule, place('Rules', entry), uses)
  const { ParameterGroups = [], ParameterLabels = {} } = template.Metadata?.['AWS::CloudFormation::Interface'] ?? {}
  for (const name of [...ParameterGroups.flatMap(({ Parameters }) => Parameters), ...Object.keys(ParameterLabels)]) {
    uses.push({ kind: 'Parameter', name, ...place('Metadata', 'AWS::CloudFormation::Interface') })
  }
  return uses
}

const isTemplate = (value: unknown) => typeof value === 'object' && value !== null && 'Resources' in value

const below = (place: Place, key: string | number): Place => ({ ...place, path: `${place.path}.${key}` })

function collect(value: unknown, at: Place, uses: Use[]): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) return value.forEach((item, index) => collect(item, below(at, index), uses))
  const [[name, argument] = [], more] = Object.entries(value)
  // In a policy, Condition is a key like any other.
  const isPolicy = name === 'Condition' && at.section !== 'Conditions'
  const read = name !== undefined && !more && !isPolicy ? functions[name] : undefined
  if (read) return read(argument, at, uses)
  // A function's own name and places are left out of the path: a person looks for the property.
  const isCall = name?.startsWith('Fn::') && !more
  if (isCall) return [argument].flat().forEach((operand) => collect(operand, at, uses))
  for (const [key, entry] of Object.entries(value)) collect(entry, below(at, key), uses)
}

const functions: Record<string, (argument: any, at: Place, uses: Use[]) => void> = {
  Ref: (name, at, uses) => void uses.push({ kind: 'Ref', name: String(name), ...at }),
  Condition: (name, at, uses) => void uses.push({ kind: 'Condition', name: String(name), ...at }),
  'Fn::GetAtt': (argument, at, uses) => {
    const [name, attribute] = typeof argument === 'string' ? split(argument) : argument
    uses.push({ kind: 'GetAtt', name, attribute: typeof attribute === 'string' ? attribute : undefined, ...at })
    collect(attribute, at, uses)
  },
  'Fn::Sub': (argument, at, uses) => {
    const [text, variables = {}] = [argument].flat()
    for (const [, name] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
      if (name! in variables) continue
      const [id, attribute] = split(name!)
      uses.push(attribute ? { kind: 'GetAtt', name: id!, attribute, ...at } : { kind: 'Ref', name: name!, ...at })
    }
    for (const variable of Object.values(variables)) collect(variable, at, uses)
  },
  'Fn::If': ([name, value, otherwise], at, uses) => {
    uses.push({ kind: 'Condition', name, ...at })
    collect(value, { ...at, given: [...at.given, [name, true]] }, uses)
    collect(otherwise, { ...at, given: [...at.given, [name, false]] }, uses)
  },
  'Fn::FindInMap': ([name, ...keys], at, uses) => {
    if (typeof name === 'string') uses.push({ kind: 'Mapping', name, keys, ...at })
    else collect(name, at, uses)
    keys.forEach((key: unknown) => collect(key, at, uses))
  },
  'Fn::ValueOf': ([name], at, uses) => void uses.push({ kind: 'Parameter', name, ...at }),
}

/** Vpc.CidrBlock → Vpc, CidrBlock; the attribute keeps its own points. */
const split = (text: string) => {
  const point = text.indexOf('.')
  return point < 0 ? [text] : [text.slice(0, point), text.slice(point + 1)]
}

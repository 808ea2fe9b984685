import type { Template } from './statements.ts'

const nothing = Symbol('AWS::NoValue')

/**
 * A flat template as it is for some parameters: what is not made is gone, branches are chosen, parameters are values of the
 * type that CloudFormation makes of them. References between resources stay, as rule packs follow them, but for the range
 * of a VPC, which is known.
 */
export function folded(template: Template & { Conditions?: Record<string, any>; Rules?: unknown; Mappings?: Record<string, any> }, given: Record<string, string>): Template {
  const declared: Record<string, { Type: string; Default?: unknown; AllowedValues?: unknown[] }> = template.Parameters ?? {}
  const valueOf = (name: string) => {
    const { Type, Default = '', AllowedValues = [''] } = declared[name]!
    const value = given[name] ?? String(Default)
    if (Type === 'Number') return Number(value)
    if (AllowedValues.every((one) => ['true', 'false'].includes(String(one)))) return value === 'true'
    return Type === 'CommaDelimitedList' || Type.startsWith('List<') ? value.split(',') : value
  }
  const truths = new Map<string, boolean>()
  const holds = (name: string): boolean => {
    if (!truths.has(name)) truths.set(name, truth(template.Conditions![name]))
    return truths.get(name)!
  }
  const truth = (formula: any): boolean => {
    const [name, argument] = Object.entries<any>(formula)[0]!
    if (name === 'Condition') return holds(argument)
    if (name === 'Fn::Not') return !truth(argument[0])
    if (name === 'Fn::And') return argument.every(truth)
    if (name === 'Fn::Or') return argument.some(truth)
    const [one, other] = argument.map(fold).map((value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    return one === other
  }
  const fold = (value: any): any => {
    if (Array.isArray(value)) return value.map(fold).filter((item) => item !== nothing)
    if (typeof value !== 'object' || value === null) return value
    const [[name, argument] = ['', undefined], ...others] = Object.entries<any>(value)
    if (others.length === 0) {
      if (name === 'Ref') return argument === 'AWS::NoValue' ? nothing : argument in declared ? valueOf(argument) : value
      if (name === 'Fn::If') return fold(argument[holds(argument[0]) ? 1 : 2])
      if (name === 'Fn::Sub') {
        const [text, variables = {}] = [argument].flat()
        const filled = text.replaceAll(/\$\{(\w+)\}/g, (whole: string, key: string) => (key in declared && !(key in variables) ? String(valueOf(key)) : whole))
        return { 'Fn::Sub': Array.isArray(argument) ? [filled, fold(variables)] : filled }
      }
      const folded = fold(argument)
      if (name === 'Fn::FindInMap' && folded.every((key: unknown) => typeof key !== 'object')) return template.Mappings![folded[0]]![folded[1]]![folded[2]]
      if (name === 'Fn::GetAtt' && folded[1] === 'CidrBlock') return fold(template.Resources[folded[0]]!.Properties!.CidrBlock)
      if (name === 'Fn::Join' && Array.isArray(folded[1]) && folded[1].every((item: unknown) => typeof item !== 'object')) return folded[1].join(folded[0])
      if (name === 'Fn::Split' && typeof folded[1] === 'string') return folded[1].split(folded[0])
      if (name === 'Fn::Select' && Array.isArray(folded[1])) return folded[1][Number(folded[0])]
      return { [name]: folded }
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fold(inner)]).filter(([, inner]) => inner !== nothing))
  }
  const made = Object.entries(template.Resources).filter(([, { Condition }]) => Condition === undefined || holds(Condition as string))
  const ids = new Set(made.map(([id]) => id))
  const Resources = Object.fromEntries(
    made.map(([id, { Condition: _, DependsOn, Metadata: __, ...resource }]) => {
      const waits = [DependsOn ?? []].flat().filter((other) => ids.has(other as string))
      return [id, { ...fold(resource), ...(waits.length > 0 && { DependsOn: waits }) }]
    }),
  )
  return { Resources, ...(template.Mappings && { Mappings: template.Mappings }) }
}

/** A value with Fn::Join where it had Fn::Sub, which says the same: the controls of Control Tower read nothing else. */
export function joined(value: any): any {
  if (Array.isArray(value)) return value.map(joined)
  if (typeof value !== 'object' || value === null) return value
  if (!('Fn::Sub' in value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, joined(inner)]))
  const [text, variables = {}] = [value['Fn::Sub']].flat()
  // Every second part is a name.
  const parts = text.split(/\$\{([^}]*)\}/).map((part: string, index: number) => {
    if (index % 2 === 0) return part
    if (part.startsWith('!')) return `\${${part.slice(1)}}`
    const [id, ...attribute] = part.split('.')
    return part in variables ? joined(variables[part]) : attribute.length > 0 ? { 'Fn::GetAtt': [id, attribute.join('.')] } : { Ref: id }
  })
  const said = parts.filter((part: unknown) => part !== '')
  return said.length === 1 ? said[0] : { 'Fn::Join': ['', said] }
}

import type { Template } from './statements.ts'

const nothing = Symbol('AWS::NoValue')

/**
 * A flat template as it is for some parameters: what is not made is gone, branches are chosen, parameters are values.
 * References between resources stay, as rule packs follow them.
 */
export function folded(template: Template & { Conditions?: Record<string, any>; Rules?: unknown; Mappings?: Record<string, any> }, given: Record<string, string>): Template {
  const declared: Record<string, { Type: string; Default?: unknown }> = template.Parameters ?? {}
  const valueOf = (name: string) => {
    const { Type, Default = '' } = declared[name]!
    const value = given[name] ?? String(Default)
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
    return JSON.stringify(fold(argument[0])) === JSON.stringify(fold(argument[1]))
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
      if (name === 'Fn::FindInMap' && folded.every((key: unknown) => typeof key === 'string')) return template.Mappings![folded[0]]![folded[1]]![folded[2]]
      if (name === 'Fn::Join' && Array.isArray(folded[1]) && folded[1].every((item: unknown) => typeof item === 'string')) return folded[1].join(folded[0])
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

import type { Template } from '../../templates-src/cfn/index.ts'
import { evaluated, isMade, scopeOf } from '../scope.ts'
import { rulesAgainst } from './values.ts'

type Values = Record<string, string>
type Use = { section: 'Resources' | 'Outputs'; id: string; words: Set<string> }

/** A parameter whose value makes no difference, and those whose values are why: with others of them it would. Nobody may know why. */
export type Idle = { name: string; because: string[] }

/**
 * Parameters of a flat template that might as well have the value that `others` has for them: every resource and output
 * would be the same, and no rule would be broken. What only rules speak of is there to be checked, and never idle.
 */
export function idleOf(template: Template, values: Values, others: Values, region: string): Idle[] {
  const { Parameters = {} } = template
  const asked = Object.keys(others).filter((name) => name in Parameters && values[name] !== others[name])
  if (asked.length === 0) return []
  const { usesOf, decidersOf } = namesIn(template)
  const made = (given: Values, uses: Use[]) => {
    const scope = scopeOf(template, given, undefined, region)
    return JSON.stringify(uses.map(({ section, id }) => (isMade(scope, id, section) ? evaluated(scope, scope.template[section][id]) : undefined)))
  }
  const differs = (name: string, uses: Use[], more: Values = {}) => made({ ...values, ...more }, uses) !== made({ ...values, ...more, [name]: others[name]! }, uses)

  return asked.flatMap((name) => {
    const uses = usesOf(name)
    if (uses.length === 0 || differs(name, uses) || rulesAgainst(template, { ...values, [name]: others[name]! }, region).length > 0) return []
    const deciders = decidersOf(uses).filter((one) => one in Parameters && one !== name)
    const changes = deciders.flatMap((one) => alternatives(Parameters[one]!, values[one]).map((value) => ({ [one]: value })))
    const single = changes.filter((change) => differs(name, uses, change))
    const pair = () => changes.flatMap((a, at) => changes.slice(at + 1).map((b) => ({ ...a, ...b }))).find((both) => differs(name, uses, both))
    return [{ name, because: [...new Set((single.length > 0 ? single : [pair() ?? {}]).flatMap(Object.keys))] }]
  })
}

/** Other values of a parameter: those it allows, its default, and, where it is blank, some that is not. */
function alternatives({ AllowedValues = [], Default = '' }: NonNullable<Template['Parameters']>[string], value = String(Default)): string[] {
  return [...new Set([...AllowedValues, Default, ...(value === '' && AllowedValues.length === 0 ? ['given'] : [])].map(String))].filter((other) => other !== value)
}

const wordsIn = (part: unknown) => new Set(JSON.stringify(part).match(/[A-Za-z0-9]+/g))

/** Which names lead where in a template: what is not led to cannot change. */
function namesIn({ Conditions = {}, Resources, Outputs = {} }: Template) {
  const conditions = Object.entries(Conditions).map(([id, formula]) => ({ id, words: wordsIn(formula) }))
  const all = Object.entries({ Resources, Outputs }).flatMap(([section, of]) =>
    Object.entries(of).map(([id, part]): Use => ({ section: section as Use['section'], id, words: wordsIn(part) })),
  )
  return {
    /** The resources and outputs that name a parameter, or a condition that depends on it. */
    usesOf: (name: string): Use[] => {
      const names = reached([name], (known) => conditions.filter(({ words }) => known.some((one) => words.has(one))).map(({ id }) => id))
      return all.filter(({ words }) => names.some((one) => words.has(one)))
    },
    /** The names that conditions of such parts depend on. */
    decidersOf: (uses: Use[]): string[] => {
      const named = conditions.filter(({ id }) => uses.some(({ words }) => words.has(id)))
      return reached(named.flatMap(({ words }) => [...words]), (known) => conditions.filter(({ id }) => known.includes(id)).flatMap(({ words }) => [...words]))
    },
  }
}

/** Names, and all that they lead to. */
function reached(names: string[], next: (known: string[]) => string[]): string[] {
  const found = new Set(names)
  for (let known = -1; known < found.size; ) {
    known = found.size
    for (const name of next([...found])) found.add(name)
  }
  return [...found]
}

/** What a plan says of one. */
export function idleText({ name, because }: Idle, { Parameters = {} }: Template, values: Values): string {
  const is = (one: string) => `${one} is ${(values[one] ?? String(Parameters[one]!.Default ?? '')) || 'blank'}`
  return `${name}: has no effect, ${because.length > 0 ? `as ${because.map(is).join(' and ')}` : 'as nothing that is made uses it with these values'}`
}

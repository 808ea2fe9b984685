import { flatten, type Template } from '../../templates-src/cfn/index.ts'
import { condition, resolve, type Scope } from '../local-aws/cloudformation/resolve.ts'
import { failed } from '../failure.ts'
import { prices } from './prices.ts'

/** A part of what a product costs while nothing runs: US dollars a day, and a parameter that takes it away, as Name=value. */
export type Item = { path: string; what: string; usdPerDay: number; withoutIt?: string }

type Made = { Type: string; Condition?: string; Properties?: Record<string, unknown> }

/** Evaluates a flat template: what would be made is named, but nothing is there. */
function scopeOf(template: Template, given: Record<string, string>): Scope {
  const parameters = Object.fromEntries(
    Object.entries(template.Parameters ?? {}).map(([name, { Type, Default = '' }]) => {
      const value = given[name] ?? String(Default)
      return [name, Type === 'CommaDelimitedList' || Type.startsWith('List<') ? value.split(',') : value]
    }),
  )
  return {
    template: { Conditions: {}, Mappings: {}, ...template } as unknown as Scope['template'],
    parameters,
    pseudo: { 'AWS::AccountId': '111122223333', 'AWS::Region': 'us-east-1', 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com', 'AWS::StackName': 'SC', 'AWS::StackId': 'arn:aws:cloudformation:us-east-1:111122223333:stack/SC/0a1b2c3d-0000-4000-8000-000000000000', 'AWS::NotificationARNs': [] },
    zones: (region) => ['a', 'b', 'c'].map((zone) => region + zone),
    resource: (id) => ({ PhysicalResourceId: id, attribute: (name) => `${id}.${name}` }),
    exported: (name) => name,
    ssm: (name) => name,
  }
}

/**
 * What a product costs a day while nothing uses it, item by item, in US dollars of the price table. Throws when the table
 * says nothing of a type, so that no type is taken for free by oversight.
 */
export function floorOf(root: Template, given: Record<string, string> = {}): Item[] {
  const flat = flatten(root)
  if ('refused' in flat) throw failed(...flat.refused.map(({ text }) => text))
  const { PerHour, Free } = prices()
  const resources = Object.entries(flat.template.Resources) as [string, Made][]
  const unknown = [...new Set(resources.map(([, { Type }]) => Type).filter((type) => !(type in PerHour) && !Free.includes(type)))]
  if (unknown.length > 0) throw failed(...unknown.map((type) => `products/prices.yaml: says nothing of ${type}; add it to PerHour or to Free`))

  const count = (scope: Scope, { Type, Condition, Properties = {} }: Made): number => {
    if (Condition && !condition(scope, Condition)) return 0
    const { Each, Only = {} } = PerHour[Type]!
    if (Object.entries(Only).some(([name, value]) => resolve(scope, Properties[name] ?? '') !== value)) return 0
    return Each ? [resolve(scope, Properties[Each])].flat().length : 1
  }
  const scope = scopeOf(flat.template, given)
  const others = Object.entries(flat.template.Parameters ?? {}).flatMap(([name, { AllowedValues = [], Default = '' }]) =>
    AllowedValues.map(String).filter((value) => value !== (given[name] ?? String(Default))).map((value) => ({ name, value, scope: scopeOf(flat.template, { ...given, [name]: value }) })),
  )
  return resources.flatMap(([path, made]) => {
    const times = made.Type in PerHour ? count(scope, made) : 0
    if (times === 0) return []
    const { Usd, What } = PerHour[made.Type]!
    const gone = others.find((other) => count(other.scope, made) === 0)
    return [{ path, what: times > 1 ? `${What} × ${times}` : What, usdPerDay: Usd * 24 * times, ...(gone && { withoutIt: `${gone.name}=${gone.value}` }) }]
  })
}

/** 1.6 → 1.60 */
export const dollars = (amount: number) => amount.toFixed(2)

/** The sum of items. */
export const sum = (items: Item[]) => items.reduce((total, { usdPerDay }) => total + usdPerDay, 0)

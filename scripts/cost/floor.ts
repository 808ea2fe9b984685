import { flatten, type Template } from '../../templates-src/cfn/index.ts'
import { condition, resolve, type Scope } from '../local-aws/cloudformation/resolve.ts'
import { failed } from '../failure.ts'
import { scopeOf } from '../scope.ts'
import { type Price, prices, pricesOf } from './prices.ts'

/** A part of what a product costs while nothing runs: US dollars a day, and a parameter that takes it away, as Name=value. */
export type Item = { path: string; what: string; usdPerDay: number; withoutIt?: string }

type Made = { Type: string; Condition?: string; Properties?: Record<string, unknown> }

/** The value of a property at a path of a resource, through references into others; '' where there is none. */
function valueAt(scope: Scope, made: Made, path: string): unknown {
  let value: unknown = made.Properties
  for (const key of path.split('.')) {
    const other = typeof value === 'string' ? (scope.template.Resources[value.split('.')[0]!] as Made | undefined) : undefined
    const owner = (other ? other.Properties : value) as Record<string, unknown> | undefined
    value = owner?.[key] === undefined ? '' : resolve(scope, owner[key])
  }
  return typeof value === 'symbol' ? '' : value
}

const amount = (value: unknown) => (Array.isArray(value) ? value.length : value === '' ? 1 : Number(value))

/** What one of the prices comes to for a resource: nothing, or dollars a day and what for. Throws for a value without a price. */
function priced(scope: Scope, path: string, made: Made, { What, Usd = 1, By = {}, Times = {}, Only = {} }: Price): { what: string; usdPerDay: number } | undefined {
  if (made.Condition && !condition(scope, made.Condition)) return undefined
  const at = (property: string) => valueAt(scope, made, property)
  if (Object.entries(Only).some(([property, values]) => ![values].flat().map(String).includes(String(at(property))))) return undefined
  const factors = Object.entries(By).map(([property, row]) => {
    const value = String(at(property))
    if (!(value in row)) throw failed(`products/prices.yaml: ${What}: has no price for ${property} ${value || '(none)'}, of ${path}; add it to By, with the page it is from`)
    return row[value]!
  })
  const times = Object.entries(Times).map(([property, unit]) => amount(at(property)) / unit)
  const usdPerDay = [...factors, ...times].reduce((product, factor) => product * factor, Usd)
  if (!(usdPerDay > 0)) return undefined
  const count = times.reduce((product, factor) => product * factor, 1)
  const filled = What.replaceAll(/\{([\w.]+)\}/g, (_, property: string) => (Array.isArray(at(property)) ? String(amount(at(property))) : String(at(property) || 1)))
  return { what: filled === What && count > 1 ? `${What} × ${count}` : filled, usdPerDay }
}

/**
 * What a product costs a day while nothing uses it, item by item, in US dollars of the price table. Throws when the table
 * says nothing of a type, or of a value that its price depends on, so that nothing is taken for free by oversight.
 */
export const floorOf = (root: Template, given: Record<string, string> = {}): Item[] => floorsOf(root, [given])[0]!

/** The same for several sets of parameters. */
export function floorsOf(root: Template, sets: Record<string, string>[]): Item[][] {
  const flat = flatten(root)
  if ('refused' in flat) throw failed(...flat.refused.map(({ text }) => text))
  const table = prices()
  const resources = scaled(Object.entries(flat.template.Resources) as [string, Made][])
  const unknown = [...new Set(resources.map(([, { Type }]) => Type).filter((type) => !type.startsWith('Custom::') && !pricesOf(table, type)))]
  if (unknown.length > 0) throw failed(...unknown.map((type) => `products/prices.yaml: says nothing of ${type}; add it to PerHour, PerMonth or Free`))

  return sets.map((given) => floorIn(flat.template, resources, given, table))
}

function floorIn(template: Template, resources: [string, Made][], given: Record<string, string>, table: ReturnType<typeof prices>): Item[] {
  const scope = scopeOf(template, given)
  const others = Object.entries(template.Parameters ?? {}).flatMap(([name, { AllowedValues = [], Default = '' }]) =>
    AllowedValues.map(String).filter((value) => value !== (given[name] ?? String(Default))).map((value) => ({ name, value, scope: scopeOf(template, { ...given, [name]: value }) })),
  )
  return resources.flatMap(([path, made]) =>
    (pricesOf(table, made.Type) ?? []).flatMap((price) => {
      const item = priced(scope, path, made, price)
      if (!item) return []
      const gone = others.find((other) => isGone(other.scope, path, made, price))
      return [{ path, ...item, ...(gone && { withoutIt: `${gone.name}=${gone.value}` }) }]
    }),
  )
}

/** Where the load decides how many tasks a service runs, the least is what its scalable target says. */
function scaled(resources: [string, Made][]): [string, Made][] {
  const targets = resources.filter(([, { Type }]) => Type === 'AWS::ApplicationAutoScaling::ScalableTarget')
  return resources.map(([path, made]) => {
    const [, target] = targets.find(([, { Properties }]) => JSON.stringify(Properties!.ResourceId).includes(`\${${path}.Name}`)) ?? []
    if (made.Type !== 'AWS::ECS::Service' || !target) return [path, made]
    const least = target.Properties!.MinCapacity
    return [path, { ...made, Properties: { ...made.Properties, DesiredCount: target.Condition ? { 'Fn::If': [target.Condition, least, made.Properties!.DesiredCount ?? 1] } : least } }]
  })
}

/** Whether other parameters do without an item; a value that has no price yet does not. */
function isGone(scope: Scope, path: string, made: Made, price: Price): boolean {
  try {
    return priced(scope, path, made, price) === undefined
  } catch {
    return false
  }
}

/** 1.6 → 1.60 */
export const dollars = (amount: number) => amount.toFixed(2)

/** The sum of items. */
export const sum = (items: Item[]) => items.reduce((total, { usdPerDay }) => total + usdPerDay, 0)

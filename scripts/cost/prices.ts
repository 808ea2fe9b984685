import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { root } from '../products.ts'

/**
 * A price of something that a resource has while nothing uses it: `Usd` (1 when left out) multiplied by what each property
 * of `By` has in its row, and by each property of `Times`, which is a number, in units of its row, or a list, which counts
 * as its length. `Only` is for resources with one of these values; what a resource does not have is ''. A dot leads into a
 * property, and from a reference into the resource it names. `{Property}` in `What` is its value.
 */
export type Price = {
  What: string
  Usd?: number
  By?: Record<string, Record<string, number>>
  Times?: Record<string, number>
  Only?: Record<string, string | string[]>
}
type Rows = Record<string, Price | Price[]>
type Prices = { Date: string; Region: string; PerHour: Rows; PerMonth: Rows; Free: string[] }

let table: Prices | undefined
/** The dated table of list prices, products/prices.yaml; read once. */
export const prices = (): Prices => (table ??= load(readFileSync(join(root, 'products/prices.yaml'), 'utf8')) as Prices)

const hoursOfMonth = 730

/** What a resource of a type costs, in US dollars a day; undefined when the table says nothing of the type. */
export function pricesOf({ PerHour, PerMonth, Free }: Prices, type: string): Price[] | undefined {
  const daily = (rows: Rows, factor: number) => [rows[type] ?? []].flat().map((price) => ({ ...price, Usd: (price.Usd ?? 1) * factor }))
  const all = [...daily(PerHour, 24), ...daily(PerMonth, 24 / hoursOfMonth)]
  return all.length > 0 || Free.includes(type) ? all : undefined
}

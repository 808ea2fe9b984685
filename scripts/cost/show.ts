import { dollars, type Item, sum } from './floor.ts'
import { prices } from './prices.ts'

/** What a product costs while nothing runs, in a line, and a line for each item with the parameter that removes it. */
export function floorLines(items: Item[]): string[] {
  const { Date, Region } = prices()
  const total = `${dollars(sum(items))} USD a day while nothing runs`
  if (items.length === 0) return [total]
  return [
    `${total} (list prices of ${Region}, ${Date})`,
    ...items.map(({ path, what, usdPerDay, withoutIt }) => `  ${dollars(usdPerDay)} ${what}, ${path}${withoutIt ? `; ${withoutIt} does without` : ''}`),
  ]
}

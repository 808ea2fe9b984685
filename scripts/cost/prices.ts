import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { root } from '../products.ts'

/** What a resource costs while nothing uses it: US dollars an hour, for each item of a list it has, if it has certain properties. */
export type Price = { Usd: number; What: string; Each?: string; Only?: Record<string, string> }
export type Prices = { Date: string; Region: string; PerHour: Record<string, Price>; Free: string[] }

/** The dated table of list prices, products/prices.yaml. */
export const prices = (): Prices => load(readFileSync(join(root, 'products/prices.yaml'), 'utf8')) as Prices

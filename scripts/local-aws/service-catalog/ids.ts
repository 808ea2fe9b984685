import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Call, refusal } from '../world.ts'
import { type Portfolio, type Product, stateOf } from './model.ts'

/** An ID as Service Catalog has them, the same whenever it is made from the same things. */
export function idOf(prefix: string, ...parts: unknown[]): string {
  const hex = createHash('sha256').update(JSON.stringify([prefix, ...parts])).digest('hex')
  return `${prefix}-${BigInt(`0x${hex}`).toString(36).slice(0, 13)}`
}

/** A new ID. Counted rather than random, so that a rehearsal that is run again meets the same ones. */
export const newId = (prefix: string, { account, region }: Call): string => idOf(prefix, account.Id, region.Name, stateOf(region).made++)

export const arnOf = ({ world, account, region }: Call, resource: string) => `arn:${world.partition}:catalog:${region.Name}:${account.Id}:${resource}`

export const notFound = (what: string) => refusal('ResourceNotFoundException', what)
export const invalid = (what: string) => refusal('InvalidParametersException', what)
export const inUse = (what: string) => refusal('ResourceInUseException', what)
export const duplicate = (what: string) => refusal('DuplicateResourceException', what)
export const tooMany = (what: string) => refusal('LimitExceededException', what)

/** A portfolio of the account itself. */
export function ownPortfolio({ region }: Call, id: string): Portfolio {
  const found = stateOf(region).portfolios.get(id)
  if (!found) throw notFound(`Portfolio ${id} not found`)
  return found
}

/** A product of the account itself. */
export function ownProduct({ region }: Call, id: string): Product {
  const found = stateOf(region).products.get(id)
  if (!found) throw notFound(`Product ${id} not found`)
  return found
}

/** Does something one step of asynchronous work later; nobody waits for it, and a process may end before. */
export function later({ world }: Pick<Call, 'world'>, act: () => void): void {
  void wait(world.clock.stepMilliseconds, undefined, { ref: false }).then(act)
}

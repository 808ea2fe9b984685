import type { Organization, World } from '../world.ts'

/** A unit (or the root) and everything nested in it, itself first. */
export const unitsWithin = ({ units }: Organization, id: string): string[] => [
  id,
  ...[...units.values()].filter(({ ParentId }) => ParentId === id).flatMap((unit) => unitsWithin({ units } as Organization, unit.Id)),
]

/** The accounts in a unit and in the units nested in it, as both StackSets and portfolio shares count them. */
export function accountsWithin({ organization, accounts }: World, id: string): string[] {
  const units = new Set(unitsWithin(organization, id))
  return [...accounts.values()].filter(({ ParentId }) => units.has(ParentId)).map(({ Id }) => Id)
}

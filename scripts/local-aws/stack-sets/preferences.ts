import { invalid } from '../wire/members.ts'
import { refusal } from '../world.ts'
import type { Preferences } from './model.ts'

const numbers = ['FailureToleranceCount', 'FailureTolerancePercentage', 'MaxConcurrentCount', 'MaxConcurrentPercentage'] as const

/** Reads OperationPreferences, whose numbers come as text. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationPreferences.html */
export function preferencesOf({ OperationPreferences: said = {} }: { OperationPreferences?: any }): Preferences {
  for (const [one, other] of [numbers.slice(0, 2), numbers.slice(2)]) {
    if (said[one!] !== undefined && said[other!] !== undefined) throw refusal('ValidationError', `Cannot specify both ${one} and ${other}`)
  }
  const counted = Object.fromEntries(numbers.filter((name) => said[name] !== undefined).map((name) => [name, Number(said[name])]))
  for (const [name, count] of Object.entries(counted)) {
    const least = name.startsWith('Max') ? 1 : 0
    const most = name.endsWith('Percentage') ? 100 : Infinity
    if (!(Number.isInteger(count) && count >= least && count <= most)) {
      const range = `greater than or equal to ${least}${most < Infinity ? ` and less than or equal to ${most}` : ''}`
      throw invalid(`operationPreferences.${name[0]!.toLowerCase()}${name.slice(1)}`, said[name], `Member must have value ${range}`)
    }
  }
  return { ...said, ...counted }
}

/** How many accounts of a region may fail, and how many may run at once while some have failed. Percentages round down. */
export function limitsOf(preferences: Preferences, accounts: number): { tolerance: number; concurrency: (failures: number) => number } {
  const share = (percentage: number) => Math.floor((accounts * percentage) / 100)
  const tolerance = preferences.FailureToleranceCount ?? share(preferences.FailureTolerancePercentage ?? 0)
  const { MaxConcurrentCount, MaxConcurrentPercentage, ConcurrencyMode } = preferences
  const most = MaxConcurrentCount ?? Math.max(1, share(MaxConcurrentPercentage ?? 0))
  const strict = (failures: number) => Math.min(most, Math.max(1, tolerance + 1 - failures))
  return { tolerance, concurrency: ConcurrencyMode === 'SOFT_FAILURE_TOLERANCE' ? () => most : strict }
}

/** The regions in the order wanted, those the order does not name last. */
export const inOrder = (regions: string[], { RegionOrder = [] }: Preferences): string[] => [
  ...RegionOrder.filter((region) => regions.includes(region)),
  ...regions.filter((region) => !RegionOrder.includes(region)),
]

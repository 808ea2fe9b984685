import { limitsOf, inOrder } from './preferences.ts'
import type { Preferences } from './model.ts'

export type Outcome = 'succeeded' | 'failed' | 'skipped'
type Item = { Account: string; Region: string }

/**
 * Works through accounts and regions as operation preferences say: regions one after another or all at once, some
 * accounts of a region at a time, until more of them failed than the tolerance allows; then what has not begun is
 * cancelled, in later regions too. Says whether the tolerance held.
 */
export async function runAll<T extends Item>(
  items: T[],
  preferences: Preferences,
  { work, cancel, stopped }: { work: (item: T) => Promise<Outcome>; cancel: (item: T) => void; stopped: () => boolean },
): Promise<boolean> {
  let exceeded = false
  const region = async (name: string) => {
    const waiting = items.filter((item) => item.Region === name)
    const { tolerance, concurrency } = limitsOf(preferences, waiting.length)
    let failures = 0
    const running = new Set<Promise<void>>()
    if (exceeded) return waiting.forEach(cancel)
    while (waiting.length > 0 && failures <= tolerance && !stopped()) {
      if (running.size >= concurrency(failures)) {
        await Promise.race(running)
        continue
      }
      const one: Promise<void> = work(waiting.shift()!).then((outcome) => {
        if (outcome === 'failed') failures += 1
        running.delete(one)
      })
      running.add(one)
    }
    waiting.forEach(cancel)
    await Promise.all(running)
    if (failures > tolerance) exceeded = true
  }
  const names = inOrder([...new Set(items.map(({ Region }) => Region))], preferences)
  if (preferences.RegionConcurrencyType === 'PARALLEL') await Promise.all(names.map(region))
  else for (const name of names) await region(name)
  return !exceeded
}

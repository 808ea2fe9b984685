import { type Conditions, type Formula, implies } from './conditions.ts'
import { type Item, mentioned } from './expand.ts'

/**
 * Keeps in the flat shape the order of the nested one, where whoever needs a nested stack waits for all of it: DependsOn
 * (or, where the other may be absent, a reference in the metadata) is added where references alone do not say so already.
 */
export function ordered(resources: Record<string, any>, items: Record<string, Item>, conditions: Conditions): Record<string, any> {
  const conditionOf = (id: string): Formula => (resources[id].Condition ? { Condition: resources[id].Condition } : true)
  const known = new Map<string, boolean>()
  const there = (id: string, given: [string, string]): boolean => {
    const target = resources[id].Condition
    if (target === undefined || given.some((one) => resources[one].Condition === target)) return true
    const key = JSON.stringify([target, given.map((one) => resources[one].Condition)])
    if (!known.has(key)) known.set(key, implies(given.map(conditionOf), { Condition: target }, conditions))
    return known.get(key)!
  }
  const waits = new Map(Object.keys(resources).map((id) => [id, new Set([...mentioned(resources[id])].filter((other) => other in resources && other !== id))]))
  const rank = ranks(waits, required(items))

  /** Whether one waits for another through resources that are there whenever both are. */
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set([from])
    const queue = [from]
    for (const id of queue) {
      for (const next of waits.get(id)!) {
        if (next === to) return true
        if (!seen.has(next) && rank.get(next)! > rank.get(to)! && there(next, [from, to])) {
          seen.add(next)
          queue.push(next)
        }
      }
    }
    return false
  }
  const added = new Map<string, string[]>()
  // First things first, and of what each waits for the last: so that what follows from an edge is known when it is asked for.
  const pairs = [...required(items)].sort((a, b) => rank.get(a[0])! - rank.get(b[0])! || rank.get(b[1])! - rank.get(a[1])!)
  for (const [later, earlier] of pairs) {
    if (reaches(later, earlier)) continue
    waits.get(later)!.add(earlier)
    added.set(later, [...(added.get(later) ?? []), earlier])
  }
  const place = new Map(Object.keys(resources).map((id, index) => [id, index]))
  return Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => {
      const { Type, Condition, DependsOn: own = [], Metadata, ...rest } = resource
      const others = (added.get(id) ?? []).sort((a, b) => place.get(a)! - place.get(b)!)
      const all = [...new Set([...own.filter((other: string) => other in resources), ...others.filter((other) => there(other, [id, id]))])]
      const After = others.filter((other) => !there(other, [id, id])).map((other) => ifThere(resources, other))
      return [
        id,
        {
          Type,
          ...(Condition && { Condition }),
          ...(all.length > 0 && { DependsOn: all.length === 1 ? all[0] : all }),
          ...((Metadata || After.length > 0) && { Metadata: { ...Metadata, ...(After.length > 0 && { After }) } }),
          ...rest,
        },
      ]
    }),
  )
}

/** DependsOn must not name a resource whose condition may not hold (cfn-lint E3005); a reference in the metadata may, and orders as well. */
const ifThere = (resources: Record<string, any>, id: string) => ({ 'Fn::If': [resources[id].Condition, { Ref: id }, { Ref: 'AWS::NoValue' }] })

/** Pairs of resources of two things of one template of which one waits for the other: later, earlier. */
function* required(items: Record<string, Item>): Generator<[string, string]> {
  for (const item of Object.values(items)) {
    for (const name of item.waits) {
      const other = items[name]
      // Two plain resources keep their own references.
      if (!other || (!item.items && !other.items)) continue
      for (const later of item.leaves) for (const earlier of other.leaves) yield [later, earlier]
    }
    if (item.items) yield* required(item.items)
  }
}

/** A number for each resource, greater than those of all it waits for. */
function ranks(waits: Map<string, Set<string>>, pairs: Iterable<[string, string]>): Map<string, number> {
  const before = new Map([...waits].map(([id, others]) => [id, new Set(others)]))
  for (const [later, earlier] of pairs) before.get(later)!.add(earlier)
  const rank = new Map<string, number>()
  const visit = (id: string): number => {
    const known = rank.get(id)
    if (known !== undefined) return known
    // A cycle is check's to report; here it only must not run for ever.
    rank.set(id, 0)
    const value = Math.max(-1, ...[...before.get(id)!].map(visit)) + 1
    rank.set(id, value)
    return value
  }
  for (const id of before.keys()) visit(id)
  return rank
}

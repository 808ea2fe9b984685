import type { Decision } from '../decisions.ts'
import type { Cases, Formula } from './conditions.ts'
import { eachMention, type Item } from './expand.ts'

type Resources = Record<string, any>
/** What each resource waits for, and when. */
type Waits = Map<string, Map<string, Decision>>
/** Resources that all wait for all others of a list. */
type Batch = { laters: string[]; earliers: string[] }

/**
 * Keeps in the flat shape the order of the nested one, where whoever needs a nested stack waits for all of it: DependsOn
 * (or, where the other may be absent, a reference in the metadata) is added where references alone do not say so already.
 */
export function ordered(resources: Resources, items: Record<string, Item>, cases: Cases): Resources {
  const there = new Map(Object.entries(resources).map(([id, resource]) => [id, whenThere(resource, cases)]))
  const isThere = (id: string, given: Decision) => cases.implies(given, there.get(id)!)
  const isThereWith = (id: string, other: string) => isThere(id, there.get(other)!)
  const waits: Waits = new Map(Object.entries(resources).map(([id, resource]) => [id, waitsOf(id, resource, resources, cases)]))
  const batches = [...required(items, resources)]
  const rank = ranks(waits, batches)
  const byRank = (a: string, b: string) => rank.get(a)! - rank.get(b)!
  const added = new Map<string, string[]>()

  /** Adds to `found` all that is surely complete before `at` is begun, given what is so. */
  const reach = (at: string, given: Decision, found: Set<string>) => {
    for (const [next, when] of waits.get(at)!) {
      if (!found.has(next) && isThere(next, given) && cases.implies(given, when)) reach(next, given, found.add(next))
    }
    return found
  }
  const link = (later: string, earliers: string[]) => {
    // What is reached depends on the other only by when it is there.
    const reached = new Map<Decision, Set<string>>()
    for (const earlier of earliers) {
      const both = cases.and(there.get(later)!, there.get(earlier)!)
      if (!reached.has(both)) reached.set(both, reach(later, both, new Set()))
      if (reached.get(both)!.has(earlier)) continue
      waits.get(later)!.set(earlier, true)
      added.set(later, [...(added.get(later) ?? []), earlier])
      for (const [given, found] of reached) if (isThere(earlier, given)) reach(earlier, given, found.add(earlier))
    }
  }
  // First things first, and of what each waits for the last: so that what follows from an edge is known when it is asked for.
  for (const { laters, earliers } of batches.sort((a, b) => byRank(a.laters[0]!, b.laters[0]!))) {
    const [first] = laters
    const gate = laters.find((id) => rank.get(id) === rank.get(first!) && laters.every((other) => isThereWith(id, other)))
    earliers.sort((a, b) => byRank(b, a))
    const sorted = (later: string) => [true, false].flatMap((always) => earliers.filter((id) => isThereWith(id, later) === always))
    // Where order depends on conditions, one resource of a stack waits for all, and the rest for that one.
    const isLong = laters.length > 1 && gate !== undefined && earliers.some((id) => !isThereWith(id, gate))
    if (isLong) link(gate, sorted(gate))
    for (const later of laters) if (!isLong || later !== gate) link(later, isLong ? [gate] : sorted(later))
  }
  const place = new Map(Object.keys(resources).map((id, index) => [id, index]))
  return Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, withOrder(id, resource, added.get(id) ?? [])]))

  function withOrder(id: string, { Type, Condition, DependsOn: own = [], Metadata, ...rest }: any, others: string[]) {
    others.sort((a, b) => place.get(a)! - place.get(b)!)
    const DependsOn = [...new Set([...own.filter((other: string) => other in resources), ...others.filter((other) => isThereWith(other, id))])]
    const After = ifThere(resources, others.filter((other) => !isThereWith(other, id)))
    return {
      Type,
      ...(Condition && { Condition }),
      ...(DependsOn.length > 0 && { DependsOn: DependsOn.length === 1 ? DependsOn[0] : DependsOn }),
      ...((Metadata || After.length > 0) && { Metadata: { ...Metadata, ...(After.length > 0 && { After }) } }),
      ...rest,
    }
  }
}

/** DependsOn must not name a resource whose condition may not hold (cfn-lint E3005); a reference in the metadata may, and orders as well. */
function ifThere(resources: Resources, ids: string[]) {
  const conditions = [...new Set(ids.map((id) => resources[id].Condition))]
  return conditions.map((condition) => {
    const refs = ids.filter((id) => resources[id].Condition === condition).map((id) => ({ Ref: id }))
    return { 'Fn::If': [condition, refs.length === 1 ? refs[0] : refs, ''] }
  })
}

/** When a resource is there. */
const whenThere = ({ Condition }: { Condition?: string }, cases: Cases): Decision => Condition === undefined || cases.of({ Condition })

function waitsOf(id: string, resource: unknown, resources: Resources, cases: Cases): Map<string, Decision> {
  const waits = new Map<string, Decision>()
  eachMention(resource, (name, given) => {
    if (name === id || !(name in resources)) return
    const when = cases.and(...given.map(([Condition, holds]) => (holds ? cases.of({ Condition }) : cases.not(cases.of({ Condition })))))
    waits.set(name, cases.or(waits.get(name) ?? false, when))
  })
  return waits
}

/** For each thing of a template: its resources, those that wait least first, and all of the nested stacks they wait for. */
function* required(items: Record<string, Item>, resources: Resources): Generator<Batch> {
  for (const item of Object.values(items)) {
    const earliers = new Set<string>()
    const passed = new Set<Item>([item])
    const wait = (at: Item) => {
      for (const name of at.waits) {
        const other = items[name]
        if (!other) continue
        // Two plain resources keep their own references.
        if (item.items || other.items || at !== item) for (const id of other.leaves) earliers.add(id)
        // A nested stack none of whose resources may be there still waits for others.
        const hasAlways = other.leaves.some((id) => resources[id].Condition === undefined || resources[id].Condition === nameOf(other.condition))
        if (!other.items || hasAlways || passed.has(other)) continue
        passed.add(other)
        wait(other)
      }
    }
    wait(item)
    if (item.leaves.length > 0 && earliers.size > 0) yield { laters: [...item.leaves], earliers: [...earliers] }
    if (item.items) yield* required(item.items, resources)
  }
}

const nameOf = (formula: Formula): string | undefined => (typeof formula === 'object' ? formula.Condition : undefined)

/** A number for each resource, greater than those of all it waits for; sorts the resources of each batch by it. */
function ranks(waits: Waits, batches: Batch[]): Map<string, number> {
  const before = new Map([...waits].map(([id, others]) => [id, new Set(others.keys())]))
  for (const { laters, earliers } of batches) for (const later of laters) for (const earlier of earliers) before.get(later)!.add(earlier)
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
  for (const { laters } of batches) laters.sort((a, b) => rank.get(a)! - rank.get(b)!)
  return rank
}

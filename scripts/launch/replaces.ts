import type { Template } from '../../templates-src/cfn/index.ts'
import { isKept } from '../kept.ts'
import type { Scope } from '../local-aws/cloudformation/resolve.ts'
import { type Update, updatesBetween } from '../local-aws/cloudformation/update-behaviors.ts'
import { evaluated, isMade, type Made, scopeOf } from '../scope.ts'

/** A flat template, and the parameters it is deployed with. */
export type Deployed = { template: Template; parameters: Record<string, string> }

/**
 * What an update takes away: a resource that it replaces or removes, why, and whether that is a data store. What the
 * specification calls conditional may replace, or change in place. A database that is deployed with deletion protection
 * is not deleted: it would be left behind.
 */
export type Taken = { id: string; type: string; does: 'replace' | 'may replace' | 'remove'; because: string[]; isKept: boolean; isProtected: boolean }

/**
 * What the specification calls conditional though it happens in place where either value is none: the key of insights is
 * given as they are turned on, and cannot be another while they are.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
 */
const inPlaceFromNone: Record<string, string[]> = { 'AWS::RDS::DBInstance': ['PerformanceInsightsKMSKeyId'] }

/**
 * The resources that an update replaces or removes, in template order: those whose condition no longer holds, those whose
 * create-only properties change, and those whose create-only properties name one that is replaced; and those that it may replace. Pure; creates nothing.
 */
export function takenBy(now: Deployed, then: Deployed): Taken[] {
  const before = scopeOf(now.template, now.parameters)
  const replaced = new Map<string, string[]>()
  const after = scopeOf(then.template, then.parameters, (id) => (replaced.has(id) ? `another ${id}` : id))
  const there = Object.keys(now.template.Resources).filter((id) => isMade(before, id))
  const stay = there.filter((id) => isMade(after, id))
  // Each round finds what those of the last one take with them.
  for (let known = -1; known < replaced.size; ) {
    known = replaced.size
    for (const id of stay) {
      const because = changed('Always', before, after, id, (name) => replaced.has(name))
      if (because.length > 0) replaced.set(id, because)
    }
  }
  return there.flatMap((id): Taken[] => {
    const made = now.template.Resources[id] as Made
    const what = { id, type: made.Type, isKept: isKept(made), isProtected: String(evaluated(before, made.Properties?.DeletionProtection)) === 'true' }
    if (!stay.includes(id)) return [{ ...what, does: 'remove', because: [] }]
    if (replaced.has(id)) return [{ ...what, does: 'replace', because: replaced.get(id)! }]
    const because = staysInPlace(after, id) ? [] : changed('Conditionally', before, after, id, (name) => replaced.has(name))
    return because.length > 0 ? [{ ...what, does: 'may replace', because }] : []
  })
}

/**
 * Whether a resource says itself that what is conditional shall be done in place.
 * https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
 */
const staysInPlace = (scope: Scope, id: string) =>
  String(evaluated(scope, (scope.template.Resources[id] as Made).Properties?.ReplaceComputeEnvironment)) === 'false'

/** The places in which a resource differs in another scope, and whose change requires so much; its type, if that is another. */
function changed(so: Update['requires'], before: Scope, after: Scope, id: string, isReplaced: (id: string) => boolean): string[] {
  const [a, b] = [before.template.Resources[id] as Made, after.template.Resources[id] as Made]
  if (a.Type !== b.Type) return ['Type']
  const all = (scope: Scope, { Properties = {} }: Made, isOther?: (id: string) => boolean) =>
    Object.fromEntries(Object.entries(Properties).map(([name, value]) => [name, evaluated(scope, value, isOther)]))
  const [was, is] = [all(before, a), all(after, b, isReplaced)]
  const isInPlace = (name: string) => inPlaceFromNone[a.Type]?.includes(name) && (was[name] === undefined || is[name] === undefined)
  return updatesBetween(a.Type, was, is).flatMap(({ path, requires }) => (requires !== so || isInPlace(path[0]!) ? [] : [path.join('.')]))
}

import type { Template } from '../../templates-src/cfn/index.ts'
import { isKept } from '../kept.ts'
import type { Scope } from '../local-aws/cloudformation/resolve.ts'
import { isConditional, isCreateOnly, type ResourceType, resourceType } from '../local-aws/cloudformation/resource-types.ts'
import { evaluated, isMade, type Made, scopeOf } from '../scope.ts'

/** A flat template, and the parameters it is deployed with. */
type Deployed = { template: Template; parameters: Record<string, string> }

/**
 * What an update takes away: a resource that it replaces or removes, why, and whether that is a data store. What the
 * specification calls conditional may replace, or change in place. A database that is deployed with deletion protection
 * is not deleted: it would be left behind.
 */
export type Taken = { id: string; type: string; does: 'replace' | 'may replace' | 'remove'; because: string[]; isKept: boolean; isProtected: boolean }

type Tree = Record<string, unknown>

/**
 * What the specification calls conditional though it always holds: a database without its snapshot, or with another, is a
 * new one. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
const createOnlyToo: Record<string, string[]> = { 'AWS::RDS::DBInstance': ['DBSnapshotIdentifier', 'Engine'], 'AWS::RDS::DBCluster': ['Engine'] }

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
      const because = changed(isCreateOnly, before, after, id, (name) => replaced.has(name))
      if (because.length > 0) replaced.set(id, because)
    }
  }
  return there.flatMap((id): Taken[] => {
    const made = now.template.Resources[id] as Made
    const what = { id, type: made.Type, isKept: isKept(made), isProtected: String(evaluated(before, made.Properties?.DeletionProtection)) === 'true' }
    if (!stay.includes(id)) return [{ ...what, does: 'remove', because: [] }]
    if (replaced.has(id)) return [{ ...what, does: 'replace', because: replaced.get(id)! }]
    const because = staysInPlace(after, id) ? [] : changed(isConditional, before, after, id, (name) => replaced.has(name))
    return because.length > 0 ? [{ ...what, does: 'may replace', because }] : []
  })
}

/**
 * Whether a resource says itself that what is conditional shall be done in place.
 * https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
 */
const staysInPlace = (scope: Scope, id: string) =>
  String(evaluated(scope, (scope.template.Resources[id] as Made).Properties?.ReplaceComputeEnvironment)) === 'false'

/** The properties with such flags that a resource has otherwise in another scope; its type, if that is another. */
function changed(isSuch: (flags: string) => boolean, before: Scope, after: Scope, id: string, isReplaced: (id: string) => boolean): string[] {
  const [a, b] = [before.template.Resources[id] as Made, after.template.Resources[id] as Made]
  if (a.Type !== b.Type) return ['Type']
  const type = resourceType(a.Type)
  if (!type) return []
  return Object.keys({ ...a.Properties, ...b.Properties }).flatMap((name) => {
    const [was, is] = [evaluated(before, a.Properties?.[name]), evaluated(after, b.Properties?.[name], isReplaced)]
    if (inPlaceFromNone[a.Type]?.includes(name) && (was === undefined || is === undefined)) return []
    return differing(isSuch, type, (createOnlyToo[a.Type]?.includes(name) ? '!' : type.properties[name]) ?? '', name, was, is)
  })
}

/** The paths of properties with such flags in which two values differ, through definitions and lists. */
function differing(isSuch: (flags: string) => boolean, { definitions }: Pick<ResourceType, 'definitions'>, flags: string, path: string, before: unknown, after: unknown): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (isSuch(flags)) return [path]
  const [, isMap, index] = /:(\{\})?(\d+)$/.exec(flags) ?? []
  const definition = index === undefined ? undefined : definitions?.[Number(index)]
  if (!definition) return []
  const visit = (a: unknown, b: unknown, at: string): string[] =>
    keys(a, b).flatMap((key) => differing(isSuch, { definitions }, isMap || Array.isArray(a ?? b) ? `:${index}` : (definition[key] ?? ''), `${at}.${key}`, (a as Tree)?.[key], (b as Tree)?.[key]))
  return visit(before, after, path)
}

const keys = (...values: unknown[]) => [...new Set(values.flatMap((value) => (typeof value === 'object' && value !== null ? Object.keys(value) : [])))]

import { sub } from '../intrinsics.ts'
import type { Template } from '../template.ts'
import { arns, guards, reach, serviceLinkedRoles } from '../resources/permissions.ts'
import { namesOf } from './names.ts'
import { needsOf, resourcesOf } from './needs.ts'

export type Statement = { Sid?: string; Effect: 'Allow'; Action: string | string[]; Resource: unknown; Condition?: Record<string, Record<string, unknown>> }

/** 'iam::@:role/*' as a policy has it, in whatever partition. */
export const arn = (pattern: string) => sub(`arn:\${AWS::Partition}:${pattern.replaceAll('@', '${AWS::AccountId}')}`)

const list = <T>(items: T[]): T | T[] => (items.length === 1 ? items[0]! : items)

/** The ARNs an action is called on. */
function reached(action: string, types: string[], names: Record<string, string[]>): string[] {
  const less = types.map((type) => reach[type]?.[action])
  return less.every((pattern) => pattern !== undefined) ? [...new Set(less)].sort() : patternsOf(action, names)
}

/** The ARNs an action can be limited to in this tree. Kinds that the tree has no names for go when it has names for another kind. */
function patternsOf(action: string, names: Record<string, string[]>): string[] {
  const all = arns[action]!.split(' ').filter(Boolean)
  const own = all.flatMap((pattern) => {
    const prefix = Object.keys(names).filter((one) => pattern.startsWith(one)).sort((a, b) => b.length - a.length)[0]
    return prefix === undefined ? [] : names[prefix]!.map((name) => prefix + name + pattern.slice(prefix.length + 1))
  })
  if (own.length > 0) return withoutCovered(own.flatMap((pattern) => (pattern.includes(':log-group:') ? [pattern, `${pattern}:*`] : [pattern])))
  if (all.length === 0) return ['*']
  // What has no name foretold is all of the service's: the action itself says of which kind.
  const [service, , account] = all[0]!.split(':')
  return account === '@' && all.every((pattern) => pattern.startsWith(`${service}:`)) ? [`${service}:${all[0]!.split(':')[1]}:@:*`] : all
}

const withoutCovered = (patterns: string[]) => {
  const unique = [...new Set(patterns)].sort()
  const covers = (wide: string, narrow: string) => wide !== narrow && wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1))
  return unique.filter((pattern) => !unique.some((other) => covers(other, pattern)))
}

/** The services that the tree's own roles trust: the only ones they are handed to. */
const trusted = (root: Template) =>
  [...new Set(resourcesOf(root).flatMap(({ resource: { Type, Properties } }) => (Type === 'AWS::IAM::Role' ? servicesIn((Properties as any).AssumeRolePolicyDocument) : [])))].sort()

const servicesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'Service' ? [inner].flat() : servicesIn(inner)))
}

/** What guards an action that hands permissions on. */
function conditionOf(action: string, root: Template, names: Record<string, string[]>, boundary: string): Statement['Condition'] {
  const keys = guards[action]?.split(' ') ?? []
  const linked = [...new Set(resourcesOf(root).flatMap(({ resource: { Type } }) => serviceLinkedRoles[Type] ?? []))].sort()
  const equals = {
    ...(keys.includes('iam:AWSServiceName') && { 'iam:AWSServiceName': list(linked) }),
    ...(keys.includes('iam:PassedToService') && { 'iam:PassedToService': list(trusted(root)) }),
    ...(keys.includes('iam:PermissionsBoundary') && { 'iam:PermissionsBoundary': arn(`iam::@:policy/${boundary}`) }),
  }
  const policies = (names['iam::@:policy/'] ?? []).map((name) => arn(`iam::@:policy/${name}`))
  const like = keys.includes('iam:PolicyARN') ? { 'iam:PolicyARN': list(policies) } : undefined
  if (Object.keys(equals).length === 0 && !like) return undefined
  return { ...(Object.keys(equals).length > 0 && { StringEquals: equals }), ...(like && { ArnLike: like }) }
}

/** What the handlers of a tree need, as statements by service: actions with the same resources and conditions share one. */
export function statementsOf(root: Template, boundary: string): Map<string, Statement[]> {
  const names = namesOf(root)
  const callers = new Map<string, string[]>()
  for (const { action, type } of needsOf(root)) callers.set(action, [...(callers.get(action) ?? []), type])
  const groups = new Map<string, { actions: string[]; patterns: string[]; Condition: Statement['Condition'] }>()
  for (const action of [...callers.keys()].sort()) {
    const patterns = reached(action, callers.get(action)!, names)
    const Condition = conditionOf(action, root, names, boundary)
    const key = JSON.stringify([action.split(':')[0], patterns, Condition])
    groups.set(key, { actions: [...(groups.get(key)?.actions ?? []), action], patterns, Condition })
  }
  const services = new Map<string, Statement[]>()
  for (const { actions, patterns, Condition } of groups.values()) {
    const service = actions[0]!.split(':')[0]!
    const Resource = list(patterns.map((pattern) => (pattern === '*' ? '*' : arn(pattern))))
    services.set(service, [...(services.get(service) ?? []), { Effect: 'Allow', Action: list(actions), Resource, ...(Condition && { Condition }) }])
  }
  return services
}

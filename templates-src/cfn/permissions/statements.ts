import { sub } from '../intrinsics.ts'
import { arns, guards, keysThrough, reach, serviceLinkedRoles } from '../resources/permissions.ts'
import type { Template } from '../template.ts'
import { namesOf } from './names.ts'
import { meets, needsOf, readRow, resourcesOf } from './needs.ts'

type Condition = Record<string, Record<string, unknown>>
export type Statement = { Sid?: string; Effect: 'Allow'; Action: string | string[]; Resource: unknown; Condition?: Condition }

/** What statements about a tree go by: names by the ARN they stand in, the services its roles trust, and what IAM is asked to guard. */
type Tree = { names: Record<string, string[]>; trusted: string[]; linked: string[]; boundary: string }

/** 'iam::@:role/*' as a policy has it, in whatever partition. */
export const arn = (pattern: string) => sub(`arn:\${AWS::Partition}:${pattern.replaceAll('@', '${AWS::AccountId}')}`)

const list = <T>(items: T[]): T | T[] => (items.length === 1 ? items[0]! : items)
const unique = (items: string[]) => [...new Set(items)].sort()

/**
 * What the handlers of a tree need, as statements by service: actions with the same resources and conditions share one.
 * Roles may be made with the boundary of that name only. What a stack is given from outside, such as a key or a
 * scheduling policy that exists, is not in the tree and is not foreseen.
 */
export function statementsOf(root: Template, boundary: string): Map<string, Statement[]> {
  const tree = { ...treeOf(root), boundary }
  const callers = new Map<string, Set<string>>()
  for (const { action, type } of needsOf(root)) {
    const types = callers.get(action)
    if (types) types.add(type)
    else callers.set(action, new Set([type]))
  }
  const groups = new Map<string, { actions: string[]; patterns: string[]; Condition: Condition | undefined }>()
  for (const action of [...callers.keys()].sort()) {
    const types = callers.get(action)!
    const patterns = reached(action, types, tree)
    const Condition = conditionOf(action, types, tree)
    const key = [serviceOf(action), JSON.stringify(Condition), ...patterns].join(' ')
    const group = groups.get(key)
    if (group) group.actions.push(action)
    else groups.set(key, { actions: [action], patterns, Condition })
  }
  const services = new Map<string, Statement[]>()
  for (const { actions, patterns, Condition } of groups.values()) {
    const service = serviceOf(actions[0]!)
    const Resource = list(patterns.map((pattern) => (pattern === '*' ? '*' : arn(pattern))))
    services.set(service, [...(services.get(service) ?? []), { Effect: 'Allow', Action: list(actions), Resource, ...(Condition && { Condition }) }])
  }
  return services
}

const serviceOf = (action: string) => action.slice(0, action.indexOf(':'))

function treeOf(root: Template) {
  const resources = resourcesOf(root).map(({ resource }) => resource)
  const roles = resources.flatMap(({ Type, Properties }) => (Type === 'AWS::IAM::Role' ? [Properties as { AssumeRolePolicyDocument: unknown }] : []))
  return {
    names: namesOf(root),
    trusted: unique(roles.flatMap(({ AssumeRolePolicyDocument }) => servicesIn(AssumeRolePolicyDocument))),
    linked: linkedBy(root),
  }
}

/** The services whose own roles trees make on first use: batch.amazonaws.com and the like. */
export const linkedBy = (...roots: Template[]): string[] =>
  unique(roots.flatMap((root) => resourcesOf(root).flatMap(({ resource: { Type, Properties } }) =>
    (serviceLinkedRoles[Type] ?? []).map(readRow).filter(({ only }) => meets(Properties, only)).map(({ name }) => name),
  )))

const servicesIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, inner]) => (key === 'Service' ? [inner].flat() : servicesIn(inner)))

/** The ARNs an action is called on. */
function reached(action: string, types: Set<string>, { names }: Tree): string[] {
  const less = [...types].map((type) => reach[type]?.[action])
  return less.every((pattern) => pattern !== undefined) ? unique(less) : patternsOf(action, names)
}

/** The ARNs an action can be limited to in this tree. Kinds that the tree has no names for go when it has names for another kind. */
function patternsOf(action: string, names: Tree['names']): string[] {
  const all = arns[action]!.split(' ').filter(Boolean)
  const own = all.flatMap((pattern) => {
    const prefix = Object.keys(names).find((one) => pattern.startsWith(one))
    return prefix === undefined ? [] : names[prefix]!.map((name) => prefix + name + pattern.slice(prefix.length + 1))
  })
  // CloudWatch Logs asks for a group by both spellings of its ARN.
  if (own.length > 0) return withoutCovered(own.flatMap((pattern) => (pattern.includes(':log-group:') ? [pattern, `${pattern}:*`] : [pattern])))
  if (all.length === 0) return ['*']
  // What has no name foretold is all of the service's: the action itself says of which kind.
  const [service = '', region, account] = all[0]!.split(':')
  return account === '@' && all.every((pattern) => pattern.startsWith(`${service}:`)) ? [`${service}:${region}:@:*`] : all
}

const withoutCovered = (patterns: string[]) => {
  const covers = (wide: string, narrow: string) => wide !== narrow && wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1))
  return unique(patterns).filter((pattern, _, all) => !all.some((other) => covers(other, pattern)))
}

/**
 * What guards an action that hands permissions on, or uses a key: through the services only that do so for who makes their resources.
 * Throws a RangeError of types whose services nobody knows.
 */
function conditionOf(action: string, types: Set<string>, { names, trusted, linked, boundary }: Tree): Condition | undefined {
  if (/^kms:(Decrypt|Encrypt|GenerateDataKey|ReEncrypt)/.test(action)) return { StringLike: { 'kms:ViaService': list(unique([...types].flatMap((type) => servicesWithKeys(type, action))).map((service) => `${service}.*.amazonaws.com`)) } }
  const keys = guards[action]?.split(' ')
  if (!keys) return undefined
  if (keys.includes('kms:GrantIsForAWSResource')) return { Bool: { 'kms:GrantIsForAWSResource': 'true' } }
  const equals = {
    ...(keys.includes('iam:AWSServiceName') && { 'iam:AWSServiceName': list(linked) }),
    ...(keys.includes('iam:PassedToService') && { 'iam:PassedToService': list(trusted) }),
    ...(keys.includes('iam:PermissionsBoundary') && { 'iam:PermissionsBoundary': arn(`iam::@:policy/${boundary}`) }),
  }
  const policies = (names['iam::@:policy/'] ?? []).map((name) => arn(`iam::@:policy/${name}`))
  return {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(keys.includes('iam:PolicyARN') && { ArnLike: { 'iam:PolicyARN': list(policies) } }),
  }
}

function servicesWithKeys(type: string, action: string): readonly string[] {
  const services = keysThrough[type]
  if (!services) throw new RangeError(`${type}: nobody knows through which services it calls ${action}; add them to KeysThrough in templates-src/cfn/generate/handlers.yaml and run "npm run types"`)
  return services
}

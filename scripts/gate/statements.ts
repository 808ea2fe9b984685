/** A resource of a template as it is written: intrinsic functions and all. */
export type Resource = { Type: string; Properties?: Record<string, any>; DeletionPolicy?: string; UpdateReplacePolicy?: string; [attribute: string]: unknown }
export type Template = {
  Resources: Record<string, Resource>
  Parameters?: Record<string, any>
  Conditions?: Record<string, any>
  Mappings?: Record<string, any>
  Outputs?: Record<string, any>
}

/** A statement of a policy: of a role's trust, of what a role may do, or of a resource that others use. */
export type Statement = { resource: string; kind: 'trust' | 'identity' | 'resource'; at: string; value: Record<string, any>; owner: Resource }

export const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** A value, or both branches of an Fn::If, one in another. */
export const branches = (value: any): any[] =>
  typeof value === 'object' && value !== null && 'Fn::If' in value ? value['Fn::If'].slice(1).flatMap(branches) : typeof value === 'object' && value?.Ref === 'AWS::NoValue' ? [] : [value]

const kinds: Record<string, Statement['kind']> = {
  AssumeRolePolicyDocument: 'trust', PolicyDocument: 'resource', KeyPolicy: 'resource', RepositoryPolicyText: 'resource', FileSystemPolicy: 'resource', ResourcePolicy: 'resource',
}

/** The policy documents of a resource, and where they stand. */
export function documentsOf({ Type, Properties = {} }: Resource): { kind: Statement['kind']; at: string; value: Record<string, any> }[] {
  const own = Object.entries(kinds).flatMap(([name, kind]) =>
    branches(Properties[name] ?? { Ref: 'AWS::NoValue' }).map((value) => ({ kind: Type === 'AWS::IAM::ManagedPolicy' || Type === 'AWS::IAM::Policy' ? ('identity' as const) : kind, at: `Properties.${name}`, value })),
  )
  const inline = list(Properties.Policies).flatMap((policy: any, index) => (policy.PolicyDocument ? [{ kind: 'identity' as const, at: `Properties.Policies.${index}.PolicyDocument`, value: policy.PolicyDocument }] : []))
  return [...own, ...inline].filter(({ value }) => typeof value === 'object' && value !== null)
}

// Dozens of rules ask for the same, and the mutants of a template share all but one resource.
const known = new WeakMap<Resource, Omit<Statement, 'resource'>[]>()
function statementsIn(owner: Resource): Omit<Statement, 'resource'>[] {
  const before = known.get(owner)
  if (before) return before
  const found = documentsOf(owner).flatMap(({ kind, at, value }) => list(value.Statement).flatMap((statement, index) => branches(statement).map((value) => ({ kind, at: `${at}.Statement.${index}`, value, owner }))))
  known.set(owner, found)
  return found
}

/** Every statement of every policy of a template. */
export const statementsOf = ({ Resources }: Template): Statement[] => Object.entries(Resources).flatMap(([resource, owner]) => statementsIn(owner).map((statement) => ({ resource, ...statement })))

/**
 * Whether a resource is a policy of a launch role. They are derived, and many handlers make what gets an ID that nobody can
 * foretell: a test holds them to what handlers call.
 */
export const isOfLaunchRole = ({ Resources }: Template, { Properties = {} }: Resource): boolean =>
  list(Properties.Roles).some((role: any) => /"servicecatalog\.amazonaws\.com"/.test(JSON.stringify(Resources[role?.Ref]?.Properties?.AssumeRolePolicyDocument ?? '')))

/** The keys a condition asks about, by operator. */
export const conditionsOf = ({ Condition = {} }: Record<string, any>): { operator: string; key: string; value: unknown }[] =>
  Object.entries<Record<string, unknown>>(Condition).flatMap(([operator, keys]) => Object.entries(keys).map(([key, value]) => ({ operator, key, value })))

/** Whether a condition lets nobody by: not by a key that is missing, nor by any value, nor by the opposite of what is meant. */
const isStrict = ({ operator, value }: { operator: string; value: unknown }, effect: string): boolean =>
  !/^ForAllValues:|IfExists$/.test(operator) && !list(value).includes('*') && (operator === 'Null' ? value === 'false' : operator !== 'Bool' || value === (effect === 'Deny' ? 'false' : 'true'))

/** Whether a condition asks about a key, strictly. */
export const asks = (statement: Record<string, any>, key: string | RegExp): boolean =>
  conditionsOf(statement).some((one) => (typeof key === 'string' ? one.key.toLowerCase() === key.toLowerCase() : key.test(one.key)) && isStrict(one, statement.Effect))

/** Whether an action reads, by its name. */
export const isRead = (action: string) => /:(Get|List|Describe|BatchGet)/.test(action)

export type Finding = { Rule: string; Resource: string; At: string; says: string }
/**
 * A rule of ours: what must hold for any product, and why. It judges each resource by itself, but for those with `Around`:
 * the types of resources that it reads together.
 */
export type Rule = { Id: string; Severity: 'critical' | 'high' | 'medium'; Why: string; Around?: string[]; find: (template: Template) => Omit<Finding, 'Rule'>[] }

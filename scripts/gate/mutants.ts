import { conditionsOf, documentsOf, isOfLaunchRole, list, type Resource, type Template } from './statements.ts'
import { droppable, removable, required, worst, worstDefaults } from './relevant.ts'

/** A template with one security-relevant thing dropped, flipped or widened, a name for that, and the resource it is in. */
export type Mutant = { what: string; resource: string | undefined; isCondition: boolean; template: Template }

type Path = (string | number)[]
type Act = (owner: any, key: string | number) => void
const at = (value: any, path: Path) => path.reduce((inner, key) => inner?.[key], value)
const drop: Act = (owner, key) => (Array.isArray(owner) ? owner.splice(Number(key), 1) : delete owner[key])
const set = (value: unknown): Act => (owner, key) => (owner[key] = value)

function* paths(value: any, path: Path = []): Generator<{ path: Path; value: any }> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const next = [...path, Array.isArray(value) ? Number(key) : key]
    yield { path: next, value: inner }
    yield* paths(inner, next)
  }
}

function renamed(owner: any, from: string, to: string) {
  owner[to] = owner[from]
  delete owner[from]
}

type Change = { path: Path; what: string; act: Act; isCondition?: boolean }

/** What may be done to one question of a condition: its answer turned, or any let by, or none at all. */
function* ofCondition(path: Path, operator: string, asked: unknown, effect: string): Generator<Change> {
  const key = path.at(-1)!
  if (/^(Bool|Null)/.test(operator)) yield { path, what: 'turned', act: set(asked === 'true' ? 'false' : 'true') }
  else if (effect === 'Allow') {
    yield { path, what: "widened to '*'", act: set('*') }
    if (!/IfExists$/.test(operator)) yield { path: path.slice(0, -1), what: `${key} may be missing`, act: (owner) => renamed(owner, operator, `${operator}IfExists`) }
  }
}

/** What may be done to the statement of a policy. */
function* ofStatement(path: Path, value: any, isDerived: boolean): Generator<Change> {
  if (value.Condition) {
    yield { path: [...path, 'Condition'], what: 'dropped', act: drop, isCondition: true }
    const all = conditionsOf(value)
    if (all.length > 1) for (const { operator, key } of all) yield { path: [...path, 'Condition', operator, key], what: 'dropped', act: drop, isCondition: true }
    for (const { operator, key, value: asked } of all) yield* ofCondition([...path, 'Condition', operator, key], operator, asked, value.Effect)
  }
  if (value.Effect === 'Deny') yield { path, what: 'dropped', act: drop }
  if (value.Effect !== 'Allow') return
  if (value.Principal) yield { path: [...path, 'Principal'], what: "widened to '*'", act: set('*') }
  else if (!list(value.Resource).includes('*')) {
    yield { path: [...path, 'Resource'], what: "widened to '*'", act: set('*') }
    const service = String(list(value.Action)[0]).split(':')[0]
    const everything = { 'Fn::Sub': `arn:\${AWS::Partition}:${service}:${service === 's3' ? '::*' : '*:${AWS::AccountId}:*'}` }
    if (!isDerived) yield { path: [...path, 'Resource'], what: 'widened to the whole service', act: set(everything) }
  }
  if (!list<string>(value.Action).some((action) => action.includes('*')) && !/^sts:/.test(String(value.Action))) {
    yield { path: [...path, 'Action'], what: "widened to '*'", act: set('*') }
    yield { path: [...path, 'Action'], what: 'widened to the whole service', act: set(`${String(list(value.Action)[0]).split(':')[0]}:*`) }
  }
}

type Where = { Type: string; path: Path; value: any; owner: any }
const always = () => true
const only = (type: string) => ({ Type }: Where) => Type === type
/** What is no loss and no worst value, by the name of the property. */
const special: Record<string, { of: (where: Where) => boolean; what: string; act: Act }[]> = {
  SourceSecurityGroupId: [{ of: always, what: 'opened to the internet', act: (owner) => ((owner.CidrIp = '0.0.0.0/0'), delete owner.SourceSecurityGroupId) }],
  FromPort: [{ of: ({ Type, path }) => path.includes('SecurityGroupIngress') || Type === 'AWS::EC2::SecurityGroupIngress', what: 'opened to all ports', act: (owner) => ((owner.FromPort = 0), (owner.ToPort = 65535)) }],
  CidrIp: [{ of: always, what: 'widened to the internet', act: set('0.0.0.0/0') }],
  LogConfiguration: [{ of: always, what: 'made privileged', act: (owner) => (owner.Privileged = true) }],
  TaskRoleArn: [{ of: always, what: 'made the execution role', act: (owner) => (owner.TaskRoleArn = owner.ExecutionRoleArn) }],
  Timeout: [{ of: only('AWS::Batch::JobDefinition'), what: 'dropped', act: drop }],
  PolicyDocument: [{ of: only('AWS::EC2::VPCEndpoint'), what: 'dropped', act: drop }],
  LaunchTemplate: [{ of: only('AWS::Batch::ComputeEnvironment'), what: 'dropped', act: drop }],
  Protocol: [{ of: only('AWS::ElasticLoadBalancingV2::Listener'), what: 'made HTTP', act: set('HTTP') }],
  Value: [{ of: ({ owner }) => /enabled$/.test(String(owner.Key)), what: 'made false', act: set('false') }],
  Egress: [{ of: ({ owner }) => owner.RuleAction === 'deny', what: 'turned around', act: (owner) => (owner.Egress = !owner.Egress) }],
  Environment: [{ of: ({ value }) => Array.isArray(value), what: 'a password added', act: (owner) => owner.Environment.push({ Name: 'DATABASE_PASSWORD', Value: 'correct-horse-battery' }) }],
  UserData: [{ of: always, what: 'a password added', act: (owner) => (owner.UserData = { 'Fn::Join': ['', [owner.UserData, "\nexport DATABASE_PASSWORD='correct-horse-battery'\n"]] }) }],
}

/** What may be done to a property, by its name, wherever it stands. */
function* ofProperty(path: Path, value: any, resource: Resource): Generator<Change> {
  const { Type } = resource
  const key = path.at(-1)!
  // A variable of a text is no property: without it the template is none.
  if (typeof key !== 'string' || path.includes('Fn::Sub') || path[0] !== 'Properties') return
  // What has to be there is for cfn-lint to miss, and what is at its worst already cannot get worse.
  const isNone = required.has(`${Type}.${key}`) || (key in worst && worst[key] === value) || value?.Ref === 'AWS::NoValue'
  if (droppable.has(key) && !isNone) yield { path, what: 'dropped', act: drop }
  if (key in worst) yield { path, what: `made ${JSON.stringify(worst[key])}`, act: set(worst[key]) }
  for (const { of, what, act } of special[key] ?? []) if (of({ Type, path, value, owner: at(resource, path.slice(0, -1)) })) yield { path, what, act }
  if (key === 'Rules' && Type === 'AWS::WAFv2::WebACL') for (const index of value.keys()) yield { path: [...path, index], what: 'dropped', act: drop }
  if (key === 'LoadBalancerAttributes' || key === 'ClusterSettings') for (const [index] of list(value).entries()) yield { path: [...path, index], what: 'dropped', act: drop }
}

/** What may be done to a resource as a whole. */
function* ofResource({ Type, DeletionPolicy, UpdateReplacePolicy, ...resource }: Resource): Generator<Change> {
  for (const { at: where } of documentsOf({ Type, ...resource })) yield { path: [...where.split('.'), 'Version'], what: 'dropped', act: drop }
  if (DeletionPolicy && DeletionPolicy !== 'Delete') yield { path: ['DeletionPolicy'], what: 'dropped', act: drop }
  if (UpdateReplacePolicy && UpdateReplacePolicy !== 'Delete' && DeletionPolicy !== 'Delete') yield { path: ['UpdateReplacePolicy'], what: 'dropped', act: drop }
  if (removable.has(Type)) yield { path: ['Type'], what: 'resource dropped', act: (owner) => ((owner.Type = 'AWS::CloudFormation::WaitConditionHandle'), delete owner.Properties) }
  if (Type === 'AWS::Batch::ComputeEnvironment') yield { path: ['Properties', 'ServiceRole'], what: 'added', act: set('arn:aws:iam::111122223333:role/Batch') }
  if (Type === 'AWS::IAM::Role') {
    yield { path: ['Properties', 'Path'], what: 'dropped', act: drop }
    yield { path: ['Properties', 'MaxSessionDuration'], what: 'made twelve hours', act: set(43200) }
    yield { path: ['Properties', 'ManagedPolicyArns'], what: 'made administrator', act: set(['arn:aws:iam::aws:policy/AdministratorAccess']) }
  }
}

function* ofAll(resource: Resource, isDerived: boolean): Generator<Change> {
  for (const { path, value } of paths(resource)) {
    if (typeof value === 'object' && value !== null && typeof value.Effect === 'string' && 'Action' in value) yield* ofStatement(path, value, isDerived)
    yield* ofProperty(path, value, resource)
  }
  yield* ofResource(resource)
}

/** Every mutant of a template: its resources share all but what was changed. */
export function mutantsOf(template: Template): Mutant[] {
  const found = Object.entries(template.Resources).flatMap(([id, resource]) => {
    const before = JSON.stringify(resource)
    const seen = new Set([before])
    return [...ofAll(resource, isOfLaunchRole(template, resource))].flatMap(({ path, what, act, isCondition = false }): Mutant[] => {
      const changed = structuredClone(resource)
      act(at(changed, path.slice(0, -1)), path.at(-1)!)
      const text = JSON.stringify(changed)
      if (seen.has(text)) return []
      seen.add(text)
      return [{ what: `${[id, ...path].join('.')}: ${what}`, resource: id, isCondition, template: { ...template, Resources: { ...template.Resources, [id]: changed } } }]
    })
  })
  const { Parameters, Outputs = {} } = template
  if (!Parameters) return found
  const whole = (what: string, changed: Partial<Template>): Mutant => ({ what, resource: undefined, isCondition: false, template: { ...template, ...changed } })
  const defaults = Object.entries(worstDefaults).filter(([name, value]) => Parameters[name]?.Default !== undefined && Parameters[name].Default !== value && (Parameters[name].AllowedValues ?? [value]).includes(value))
  return [
    ...found,
    whole('Parameters.DatabasePassword: added', { Parameters: { ...Parameters, DatabasePassword: { Type: 'String' } } }),
    whole('Outputs.DatabasePassword: added', { Outputs: { ...Outputs, DatabasePassword: { Value: '' } } }),
    ...defaults.map(([name, Default]) => whole(`Parameters.${name}: made ${Default} by default`, { Parameters: { ...Parameters, [name]: { ...Parameters[name], Default } } })),
  ]
}

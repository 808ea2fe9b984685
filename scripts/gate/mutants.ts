import { conditionsOf, documentsOf, list, type Template } from './statements.ts'

/** A template with one security-relevant thing dropped, flipped or widened, and a name for that. */
export type Mutant = { what: string; isCondition: boolean; template: Template }

/** Properties whose loss opens something, hides something or lets something last. */
const droppable = [
  'AbortIncompleteMultipartUpload', 'BlockPublicAcls', 'BlockPublicPolicy', 'BucketEncryption', 'ClientIdList', 'IgnorePublicAcls', 'ImageScanningConfiguration', 'KmsKeyId', 'LogConfiguration', 'LogsConfig',
  'OwnershipControls', 'PermissionsBoundary', 'PrivateDnsEnabled', 'PublicAccessBlockConfiguration', 'ReplaceComputeEnvironment', 'RestrictPublicBuckets', 'RetentionInDays', 'ScanOnPush',
  'SecurityGroupEgress', 'SecurityGroupIds', 'TaskRoleArn', 'ExecutionRoleArn', 'Timeout', 'TimeoutInMinutes', 'User', 'VersioningConfiguration', 'MapPublicIpOnLaunch',
]
const flippable = /^(BlockPublic|IgnorePublic|RestrictPublic|MapPublicIp|PrivateDns|ReplaceCompute|ScanOnPush|Encrypted|EnableKeyRotation|PubliclyAccessible|StorageEncrypted)/

type Path = (string | number)[]
const at = (value: any, path: Path) => path.reduce((inner, key) => inner?.[key], value)

/** A copy of a template with something done to what stands at a path. */
function changed(template: Template, path: Path, act: (owner: any, key: string | number) => void): Template {
  const copy = structuredClone(template)
  act(at(copy, path.slice(0, -1)), path.at(-1)!)
  return copy
}

function* paths(value: any, path: Path = []): Generator<{ path: Path; value: any }> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const next = [...path, Array.isArray(value) ? Number(key) : key]
    yield { path: next, value: inner }
    yield* paths(inner, next)
  }
}

/** Every mutant of a template: policies first, then resources. */
export function mutantsOf(template: Template): Mutant[] {
  const found: Mutant[] = []
  const add = (path: Path, what: string, act: (owner: any, key: string | number) => void, isCondition = false) => {
    const mutant = changed(template, path, act)
    if (JSON.stringify(mutant) !== JSON.stringify(template)) found.push({ what: `${path.slice(1).join('.')}: ${what}`, isCondition, template: mutant })
  }
  const drop = (owner: any, key: any) => (Array.isArray(owner) ? owner.splice(key, 1) : delete owner[key])
  const set = (value: unknown) => (owner: any, key: string | number) => (owner[key] = value)

  for (const [id, resource] of Object.entries(template.Resources)) {
    const base: Path = ['Resources', id]
    for (const { path, value } of paths(resource, base)) {
      const key = path.at(-1)
      const isStatement = typeof value === 'object' && value !== null && typeof value.Effect === 'string' && 'Action' in value
      if (isStatement) {
        if (value.Condition) {
          add([...path, 'Condition'], 'dropped', drop, true)
          const all = conditionsOf(value)
          if (all.length > 1) for (const { operator, key: name } of all) add([...path, 'Condition', operator, name], 'dropped', drop, true)
        }
        if (value.Effect === 'Allow') {
          if (value.Principal) add([...path, 'Principal'], "widened to '*'", set('*'))
          else if (!list(value.Resource).includes('*')) add([...path, 'Resource'], "widened to '*'", set('*'))
          if (!list<string>(value.Action).some((action) => action.includes('*')) && !/^sts:/.test(String(value.Action))) {
            add([...path, 'Action'], "widened to '*'", set('*'))
            add([...path, 'Action'], 'widened to the whole service', set(`${String(list(value.Action)[0]).split(':')[0]}:*`))
          }
        }
      }
      if (typeof value === 'boolean' && flippable.test(String(key))) add(path, 'flipped', set(!value))
      // A variable of a text is no property: without it the template is none.
      if (typeof key === 'string' && droppable.includes(key) && path.length > 2 && !path.includes('Fn::Sub')) add(path, 'dropped', drop)
      if (key === 'SourceSecurityGroupId') add(path, 'opened to the internet', (owner) => ((owner.CidrIp = '0.0.0.0/0'), delete owner.SourceSecurityGroupId))
      if (key === 'FromPort' && path.includes('SecurityGroupIngress')) add(path, 'opened to all ports', set(0))
      if (key === 'CidrIp' && value !== '0.0.0.0/0') add(path, 'widened to the internet', set('0.0.0.0/0'))
      if (key === 'User') add(path, 'made root', set('root'))
      if (key === 'LogConfiguration') add([...path.slice(0, -1), 'Privileged'], 'made privileged', set(true))
      if (key === 'TaskRoleArn') add(path, 'made the execution role', (owner) => (owner.TaskRoleArn = owner.ExecutionRoleArn))
      if (key === 'ClientIdList') add(path, 'widened', set(['sts.amazonaws.com', 'everybody']))
    }
    for (const { at: where } of documentsOf(resource)) add([...base, ...where.split('.'), 'Version'], 'dropped', drop)
    if (resource.DeletionPolicy?.startsWith('Retain')) add([...base, 'DeletionPolicy'], 'dropped', drop)
    if (resource.UpdateReplacePolicy === 'Retain' && resource.DeletionPolicy !== 'Delete') add([...base, 'UpdateReplacePolicy'], 'dropped', drop)
    if (resource.Type === 'AWS::Batch::ComputeEnvironment') add([...base, 'Properties', 'ServiceRole'], 'added', set('arn:aws:iam::111122223333:role/Batch'))
    if (resource.Type === 'AWS::S3::BucketPolicy') add([...base, 'Type'], 'dropped', (owner) => (owner.Type = 'AWS::CloudFormation::WaitConditionHandle'))
    if (resource.Type === 'AWS::EC2::VPCEndpoint') add([...base, 'Properties', 'PolicyDocument'], 'dropped', drop)
    if (resource.Type === 'AWS::IAM::Role') {
      add([...base, 'Properties', 'Path'], 'dropped', drop)
      add([...base, 'Properties', 'MaxSessionDuration'], 'made twelve hours', set(43200))
      add([...base, 'Properties', 'ManagedPolicyArns'], 'made administrator', set(['arn:aws:iam::aws:policy/AdministratorAccess']))
    }
  }
  if (template.Parameters) add(['Parameters', 'DatabasePassword'], 'added', set({ Type: 'String' }))
  return found
}

import { isKept } from '../../kept.ts'
import { asks, branches, list, type Resource, type Rule, statementsOf } from '../statements.ts'

type Check = (properties: Record<string, any>, resource: Resource) => string[]

/** Text that stands for a resource, whatever function it is in. */
const names = (value: unknown, id: string) => new RegExp(`"(Ref|Fn::GetAtt)":\\[?"${id}"|\\$\\{${id}[.}]`).test(JSON.stringify(value ?? ''))
const isPublic = (cidr: unknown) => cidr === '0.0.0.0/0' || cidr === '::/0'
const lacks = (properties: Record<string, any>, ...paths: string[]) =>
  paths.filter((path) => path.split('.').reduce<any>((value, key) => value?.[key], properties) === undefined).map((path) => `has no ${path}`)
const isNot = (properties: Record<string, any>, path: string, wanted: unknown) => {
  const value = path.split('.').reduce<any>((inner, key) => inner?.[key], properties)
  return JSON.stringify(value) === JSON.stringify(wanted) ? [] : [`${path} is not ${JSON.stringify(wanted)}`]
}

const containers = (properties: Record<string, any>): any[] => [
  ...list(properties.ContainerProperties),
  ...list<any>(properties.EcsProperties?.TaskProperties).flatMap((task) => list(task.Containers)),
  ...list(properties.ContainerDefinitions),
]

/** What every resource of a type has, whichever product makes it. */
const checks: Record<string, Check> = {
  'AWS::S3::Bucket': (properties) => [
    ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].flatMap((name) => isNot(properties, `PublicAccessBlockConfiguration.${name}`, true)),
    ...isNot(properties, 'OwnershipControls.Rules.0.ObjectOwnership', 'BucketOwnerEnforced'),
    ...lacks(properties, 'BucketEncryption'),
    ...(list<any>(properties.LifecycleConfiguration?.Rules).some((rule) => rule.AbortIncompleteMultipartUpload) ? [] : ['keeps uploads that were never finished']),
  ],
  'AWS::Logs::LogGroup': (properties) => lacks(properties, 'RetentionInDays'),
  'AWS::EC2::SecurityGroup': (properties) => [
    ...lacks(properties, 'SecurityGroupEgress'),
    ...list<any>(properties.SecurityGroupIngress).flatMap((rule) => [
      ...(isPublic(rule.CidrIp) || isPublic(rule.CidrIpv6) ? ['lets the whole internet in'] : []),
      ...(rule.FromPort !== rule.ToPort || rule.IpProtocol === '-1' ? ['lets in more than one port'] : []),
    ]),
    ...list<any>(properties.SecurityGroupEgress).flatMap((rule) => (isPublic(rule.CidrIp) && rule.IpProtocol !== '-1' && rule.FromPort !== 443 ? ['lets one port out to the whole internet that is not HTTPS'] : [])),
  ],
  'AWS::EC2::Subnet': (properties) => isNot(properties, 'MapPublicIpOnLaunch', false),
  'AWS::EC2::VPCEndpoint': (properties) => [
    ...lacks(properties, 'PolicyDocument'),
    ...(properties.VpcEndpointType === 'Interface' ? [...isNot(properties, 'PrivateDnsEnabled', true), ...lacks(properties, 'SecurityGroupIds')] : []),
  ],
  'AWS::Batch::ComputeEnvironment': (properties) => [
    ...lacks(properties, 'ComputeResources.SecurityGroupIds'),
    ...(properties.ServiceRole === undefined ? [] : ['has a ServiceRole, where Batch has a role of its own']),
    ...isNot(properties, 'ReplaceComputeEnvironment', false),
  ],
  'AWS::Batch::JobDefinition': (properties) => [
    ...lacks(properties, 'Timeout'),
    ...containers(properties).flatMap((container) => [
      ...lacks(container, 'LogConfiguration', 'User'),
      ...(container.Privileged === true ? ['is privileged'] : []),
      ...(/^(root|0)(:|$)/.test(String(container.User)) ? ['runs as root'] : []),
    ]),
    ...list<any>(properties.EcsProperties?.TaskProperties).flatMap((task) => [
      ...lacks(task, 'TaskRoleArn', 'ExecutionRoleArn'),
      ...(JSON.stringify(task.TaskRoleArn) === JSON.stringify(task.ExecutionRoleArn) ? ['gives the job the role that starts it'] : []),
    ]),
  ],
  'AWS::ECR::Repository': (properties) => isNot(properties, 'ImageScanningConfiguration.ScanOnPush', true),
  'AWS::CodeBuild::Project': (properties) => lacks(properties, 'LogsConfig', 'TimeoutInMinutes'),
  'AWS::IAM::OIDCProvider': (properties) => [...isNot(properties, 'ClientIdList', ['sts.amazonaws.com']), ...(String(properties.Url).startsWith('https://') ? [] : ['has no https Url'])],
  'AWS::IAM::Role': (properties) => {
    const isLaunchRole = JSON.stringify(properties.AssumeRolePolicyDocument ?? '').includes('"servicecatalog.amazonaws.com"')
    const isStackSets = JSON.stringify(properties.AssumeRolePolicyDocument ?? '').includes('"cloudformation.amazonaws.com"')
    return [
      ...(isLaunchRole || isStackSets ? [] : [...lacks(properties, 'PermissionsBoundary'), ...isNot(properties, 'Path', '/stackroom/')]),
      ...(Number(properties.MaxSessionDuration ?? 3600) > 14400 ? ['has sessions of more than four hours'] : []),
      ...(/FullAccess|AdministratorAccess/.test(JSON.stringify(properties.ManagedPolicyArns ?? '')) ? ['has a policy of AWS that allows everything of a service'] : []),
    ]
  },
  'AWS::IAM::ManagedPolicy': (properties) => ['Users', 'Groups'].filter((name) => properties[name] !== undefined).map((name) => `hangs on ${name.toLowerCase()}, whose keys are for ever`),
}

const secret = /password|passwd|secret|token|apikey|privatekey|credential/i
const isReference = /(Arn|Id|Name|Uri|Url)s?$/

/** Rules about resources, parameters and outputs. */
export const resourceRules: Rule[] = [
  {
    Id: 'HardenedProperties', Severity: 'high', Why: 'these are what keeps a resource closed, logged and encrypted; no product does without',
    find: ({ Resources }) => Object.entries(Resources).flatMap(([Resource, resource]) => (checks[resource.Type]?.(resource.Properties ?? {}, resource) ?? []).map((says) => ({ Resource, At: 'Properties', says }))),
  },
  {
    Id: 'DataStays', Severity: 'critical', Why: 'data that is lost cannot be launched again',
    find: ({ Resources }) =>
      Object.entries(Resources).flatMap(([Resource, resource]) =>
        isKept(resource) ? [['DeletionPolicy', resource.DeletionPolicy ?? 'Delete'], ['UpdateReplacePolicy', resource.UpdateReplacePolicy ?? 'Delete']].filter(([, value]) => value === 'Delete').map(([name]) => ({ Resource, At: name!, says: `has what others go on using, and its ${name} loses it` })) : [],
      ),
  },
  {
    Id: 'BucketsTakeTlsOnly', Severity: 'high', Why: 'what is sent in the clear is read on the way',
    find: (template) => {
      const denials = statementsOf(template).filter(({ value, owner }) => owner.Type === 'AWS::S3::BucketPolicy' && value.Effect === 'Deny' && asks(value, 'aws:SecureTransport') && value.Principal === '*' && list(value.Action).includes('s3:*') && list(value.Resource).length > 1)
      return Object.entries(template.Resources).flatMap(([Resource, { Type }]) =>
        Type === 'AWS::S3::Bucket' && !denials.some(({ owner }) => names(owner.Properties?.Bucket, Resource)) ? [{ Resource, At: 'Properties', says: 'has no policy that denies aws:SecureTransport false for the bucket and its objects' }] : [],
      )
    },
  },
  {
    Id: 'NoSecretsInTheOpen', Severity: 'critical', Why: 'parameters, outputs and environments are shown to whoever may describe them',
    find: ({ Parameters = {}, Outputs = {}, Resources }) => [
      ...[...Object.keys(Parameters), ...Object.keys(Outputs)].filter((name) => secret.test(name) && !isReference.test(name)).map((name) => ({ Resource: name, At: '', says: 'is a secret by its name; take the ARN of a secret instead' })),
      ...Object.entries(Resources).flatMap(([Resource, { Properties = {} }]) =>
        [...containers(Properties).flatMap((container) => list<any>(container.Environment)), ...list<any>(Properties.Environment?.EnvironmentVariables).filter(({ Type = 'PLAINTEXT' }) => Type === 'PLAINTEXT')]
          .flatMap((variable) => branches(variable))
          .filter(({ Name }) => secret.test(String(Name)) && !isReference.test(String(Name)))
          .map(({ Name }) => ({ Resource, At: 'Properties', says: `has the secret ${Name} in its environment` })),
      ),
    ],
  },
]

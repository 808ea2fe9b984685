import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import farm from '../../products/mutation-farm/product.ts'
import { fargateMemory, fargateSizes } from '../../templates-src/parts/fargate.ts'
import { refusals, resolved, type Made } from '../support/resolved.ts'

const { Template } = farm
const parameters = Template.Parameters!
const ofType = (type: string, given = {}): Record<string, Made> =>
  Object.fromEntries(Object.entries(resolved(Template, given).resources).filter(([, { Type }]) => Type === type))
const one = (type: string, given = {}): Record<string, any> => {
  const found = Object.values(ofType(type, given))
  equal(found.length, 1, `one ${type}`)
  return found[0]!.Properties
}

/* What the client expects: https://github.com/sourcefrog/mutants-remote, src/cloud/aws.rs and terraform/aws. */

test('a farm that nobody named anything for has the names that the client expects', () => {
  equal(one('AWS::Batch::JobQueue').JobQueueName, 'mutants')
  deepEqual(
    Object.values(ofType('AWS::Batch::JobDefinition')).map(({ Properties }) => Properties.JobDefinitionName),
    ['mutants-amd64', 'mutants-arm64'],
  )
  equal(one('AWS::Logs::LogGroup').LogGroupName, 'mutants-remote')
  // The client takes the first bucket whose name begins so.
  match(one('AWS::S3::Bucket').BucketName, /^mutants-remote-tmp-111122223333-[0-9a-f]{8}$/)
})

test('both job definitions have the one task and the one container that the client overrides', () => {
  for (const { Properties } of Object.values(ofType('AWS::Batch::JobDefinition'))) {
    equal(Properties.ContainerProperties, undefined)
    deepEqual(Object.keys(Properties.EcsProperties), ['TaskProperties'])
    equal(Properties.EcsProperties.TaskProperties.length, 1)
    const [task] = Properties.EcsProperties.TaskProperties
    equal(task.Containers.length, 1)
    equal(task.Containers[0].Name, 'mutants-remote')
    equal(task.Containers[0].User, 'mutants')
    deepEqual(task.Containers[0].ResourceRequirements, [
      { Type: 'VCPU', Value: '16' },
      { Type: 'MEMORY', Value: '32768' },
    ])
    deepEqual(task.Containers[0].LogConfiguration, { LogDriver: 'awslogs', Options: { 'awslogs-group': 'mutants-remote' } })
    deepEqual(Properties.PlatformCapabilities, ['FARGATE'])
    equal(Properties.PropagateTags, true)
    deepEqual(Properties.Timeout, { AttemptDurationSeconds: '7200' })
  }
})

test('the processor is said inside the task, where Batch reads it', () => {
  deepEqual(
    Object.values(ofType('AWS::Batch::JobDefinition')).map(({ Properties }) => Properties.EcsProperties.TaskProperties[0].RuntimePlatform),
    [
      { OperatingSystemFamily: 'LINUX', CpuArchitecture: 'X86_64' },
      { OperatingSystemFamily: 'LINUX', CpuArchitecture: 'ARM64' },
    ],
  )
})

test('the configuration it hands out is TOML that names what it made', () => {
  const { outputs } = resolved(Template, { Name: 'crates', Vcpu: '4', MemoryMiB: '8192' })
  const settings = Object.fromEntries(
    outputs.ClientConfigToml.split('\n')
      .filter((line: string) => line && !line.startsWith('#'))
      .map((line: string) => {
        const [, key, value] = /^([a-z0-9_]+) = (.+)$/.exec(line)!
        return [key, JSON.parse(value!)]
      }),
  )
  deepEqual(settings, {
    aws_s3_bucket: 'crates-remote-tmp-111122223333-0a1b2c3d',
    aws_batch_job_queue: 'crates',
    aws_batch_job_definition: 'crates-amd64',
    aws_log_group_name: 'crates-remote',
    vcpus: 4,
    memory: 8192,
    copy_exclude: ['target', '.git'],
  })
})

test('the log group is of the class that Live Tail needs', () => {
  equal(one('AWS::Logs::LogGroup').LogGroupClass, 'STANDARD')
})

/* What a launching user may count on. */

test('a launch needs no typing, and nothing is refused that was not typed', () => {
  for (const [name, { Default }] of Object.entries(parameters)) ok(Default !== undefined, name)
  deepEqual(refusals(Template, {}), [])
})

test('a pair of vCPUs and memory is taken when Fargate has it, and refused with what Fargate has when not', () => {
  const legal = (vcpu: string, memory: string) => fargateSizes[vcpu]!.map(String).includes(memory)
  for (const Vcpu of parameters.Vcpu!.AllowedValues as string[]) {
    for (const MemoryMiB of fargateMemory) {
      const said = refusals(Template, { Vcpu, MemoryMiB })
      deepEqual(said.length, legal(Vcpu, MemoryMiB) ? 0 : 1, `${Vcpu} vCPU and ${MemoryMiB} MiB`)
      for (const sentence of said) match(sentence, new RegExp(`^With ${Vcpu} vCPU, Fargate takes \\d+ to \\d+ MiB in steps of \\d+$`))
    }
  }
  // The table itself, at its corners: https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
  ok(legal('1', '2048') && legal('1', '8192') && !legal('1', '9216'))
  ok(legal('2', '4096') && legal('2', '16384') && !legal('2', '3072') && !legal('2', '17408'))
  ok(legal('4', '8192') && legal('4', '30720') && !legal('4', '32768'))
  ok(legal('8', '16384') && legal('8', '61440') && !legal('8', '18432') && !legal('8', '65536'))
  ok(legal('16', '32768') && legal('16', '122880') && !legal('16', '36864') && !legal('16', '131072'))
})

test('combinations that would fail half-way are refused before anything is created', () => {
  const VpcId = 'vpc-0123456789abcdef0'
  const SubnetIds = 'subnet-0123456789abcdef0'
  deepEqual(refusals(Template, { VpcId, SubnetIds }), [])
  deepEqual(refusals(Template, { VpcId }), ['An existing VPC needs SubnetIds: name at least one of its subnets'])
  deepEqual(refusals(Template, { SubnetIds }), ['SubnetIds need VpcId: name the VPC they are in'])
  match(refusals(Template, { VpcId, SubnetIds, FlowLogTraffic: 'All' })[0]!, /its owner's to log/)
  match(refusals(Template, { Encryption: 'ExistingKey' })[0]!, /needs KmsKeyArn/)
  match(refusals(Template, { ImageSource: 'PullThroughCache' })[0]!, /needs GhcrSecretArn/)
  match(refusals(Template, { Egress: 'Endpoints' })[0]!, /choose OwnRepository/)
  deepEqual(refusals(Template, { Egress: 'Endpoints', ImageSource: 'OwnRepository' }), [])
})

test('what people type is judged by a pattern with examples on both sides', () => {
  const takes = (name: string, value: string) => {
    const { AllowedPattern, MinLength = 0, MaxLength = 4096 } = parameters[name]!
    return new RegExp(AllowedPattern!).test(value) && value.length >= MinLength && value.length <= MaxLength
  }
  const cases: Record<string, { good: string[]; bad: string[] }> = {
    Name: { good: ['mutants', 'team-a', 'm2'], bad: ['', 'm', 'Mutants', '-a', 'a--b', 'a-', '2go', 'a'.repeat(25), 'a_b'] },
    SubnetIds: { good: ['', 'subnet-0123abcd', 'subnet-0123abcd,subnet-0123abce'], bad: ['subnet-0123abcd, subnet-0123abce', 'vpc-0123abcd', ','] },
    VpcCidr: { good: ['10.0.0.0/16', '172.31.0.0/16', '192.168.0.0/16'], bad: ['10.0.0.0/24', '8.8.0.0/16', '172.32.0.0/16', '10.0.0.1/16'] },
    SubmitterArns: {
      good: ['', 'arn:aws:iam::123456789012:role/Developer', 'arn:aws:iam::123456789012:user/ada,arn:aws-cn:iam::444455556666:role/a/b'],
      bad: ['*', 'arn:aws:iam::123456789012:root', 'arn:aws:iam::*:role/Developer', 'arn:aws:iam::123456789012:role/*', '123456789012'],
    },
    GitHubSubjects: {
      good: ['', 'repo:example/app:ref:refs/heads/main', 'repo:example/app:environment:mutants', 'repo:example/app:ref:refs/tags/v1.0,repo:example/app:pull_request'],
      bad: ['repo:example/*', 'repo:example/app:*', 'repo:example/app', 'repo:*/app:environment:x', 'repo:example/app:ref:refs/heads/*', 'repo:example/app:environment:?', '*'],
    },
    GhcrSecretArn: {
      good: ['', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:ecr-pullthroughcache/ghcr-AbCdEf'],
      bad: ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:ghcr-AbCdEf', 'ghcr'],
    },
    PublicImage: {
      good: ['ghcr.io/sourcefrog/cargo-mutants:container', 'public.ecr.aws/docker/library/rust:1', 'rust@sha256:0123'],
      bad: ['', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:y', 'a b', '-x'],
    },
    CachedImage: { good: ['sourcefrog/cargo-mutants:container'], bad: ['ghcr.io', 'sourcefrog/cargo-mutants', ''] },
    NotificationEmail: { good: ['', 'ada@example.org'], bad: ['ada', 'ada@example', 'a b@example.org'] },
  }
  for (const [name, { good, bad }] of Object.entries(cases)) {
    for (const value of good) ok(takes(name, value), `${name} takes "${value}"`)
    for (const value of bad) ok(!takes(name, value), `${name} refuses "${value}"`)
  }
})

test('two farms with names of their own in one account and region share no name', () => {
  const properties = ['BucketName', 'LogGroupName', 'JobQueueName', 'JobDefinitionName', 'RepositoryName', 'EcrRepositoryPrefix', 'Prefix', 'RoleName', 'ManagedPolicyName', 'BudgetName', 'Name', 'ComputeEnvironmentName']
  const everything = { ImageSource: 'OwnRepository', NotificationEmail: 'ada@example.org', SubmitterArns: 'arn:aws:iam::123456789012:role/Developer' }
  const names = (given: object) =>
    Object.values(resolved(Template, { ...everything, ...given }).resources).flatMap(({ Type, Properties }) =>
      properties.filter((property) => property in Properties).map((property) => `${Type} ${Properties[property]}`),
    )
  const first = names({ Name: 'mutants' })
  ok(first.length >= 6)
  deepEqual(names({ Name: 'mutants-2' }).filter((name) => first.includes(name)), [])
  const cached = { ImageSource: 'PullThroughCache' }
  deepEqual(names({ ...cached, Name: 'other' }).filter((name) => names(cached).includes(name)), [])
})

test('sources and results stay when the farm goes, and stand in the way of no other farm', () => {
  const [{ DeletionPolicy, UpdateReplacePolicy, Properties }] = Object.values(ofType('AWS::S3::Bucket')) as [Made]
  equal(DeletionPolicy, 'RetainExceptOnCreate')
  equal(UpdateReplacePolicy, 'Retain')
  match(Properties.BucketName, /-0a1b2c3d$/, 'the number of the stack')
})

test('the log group goes with the farm, and when the farm is renamed, as the client wants the next one to have its name', () => {
  const [{ DeletionPolicy, UpdateReplacePolicy }] = Object.values(ofType('AWS::Logs::LogGroup')) as [Made]
  deepEqual([DeletionPolicy, UpdateReplacePolicy], ['Delete', 'Delete'])
})

test('with a key of its own, the bucket and every log group are encrypted with it, and it stays', () => {
  const { resources } = resolved(Template, farm.Profiles!.strict!.Parameters)
  const key = Object.entries(resources).find(([, { Type }]) => Type === 'AWS::KMS::Key')!
  equal(key[1].DeletionPolicy, 'Retain')
  const [bucket] = Object.values(resources).filter(({ Type }) => Type === 'AWS::S3::Bucket')
  deepEqual(bucket!.Properties.BucketEncryption.ServerSideEncryptionConfiguration, [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `${key[0]}.Arn` }, BucketKeyEnabled: true }])
  const groups = Object.values(resources).filter(({ Type }) => Type === 'AWS::Logs::LogGroup')
  equal(groups.length, 3)
  for (const { Properties } of groups) deepEqual([Properties.KmsKeyId, Properties.RetentionInDays], [`${key[0]}.Arn`, '365'])
})

test('what was overwritten is kept as long as was asked for, and goes at once when nobody asks any more', () => {
  const versions = (given = {}) => {
    const { VersioningConfiguration, LifecycleConfiguration } = one('AWS::S3::Bucket', given)
    return [VersioningConfiguration?.Status, LifecycleConfiguration.Rules.find(({ Id }: any) => Id === 'ExpireVersions').NoncurrentVersionExpiration.NoncurrentDays]
  }
  deepEqual(versions(), [undefined, 1])
  deepEqual(versions({ VersionRetentionInDays: '30' }), ['Enabled', '30'])
})

test('nothing that costs money while idle is made unless somebody asks for it', () => {
  const billed = ['AWS::EC2::NatGateway', 'AWS::EC2::EIP', 'AWS::ECR::Repository', 'AWS::CodeBuild::Project', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret']
  for (const [path, { Type, Properties }] of Object.entries(resolved(Template).resources)) {
    ok(!billed.includes(Type), path)
    if (Type === 'AWS::EC2::VPCEndpoint') equal(Properties.VpcEndpointType, 'Gateway', path)
  }
})

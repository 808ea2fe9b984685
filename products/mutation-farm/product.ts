import { equals, If, nested, not, output, ref, stacks, sub, template } from '../../templates-src/cfn/index.ts'
import { stackNumber } from '../../templates-src/parts/stack-number.ts'
import { access } from '../../templates-src/stacks/access.ts'
import { batch } from '../../templates-src/stacks/batch.ts'
import { budget } from '../../templates-src/stacks/budget.ts'
import { flowLogs } from '../../templates-src/stacks/flow-logs.ts'
import { image } from '../../templates-src/stacks/image.ts'
import { key } from '../../templates-src/stacks/key.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { network } from '../../templates-src/stacks/network.ts'
import { storage } from '../../templates-src/stacks/storage.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

// Each stack takes what the ones above it give.
const Network = nested('Network', network({ zones: 2 }), {
  VpcId: ref('VpcId'),
  SubnetIds: ref('SubnetIds'),
  VpcCidr: ref('VpcCidr'),
  Egress: ref('Egress'),
})
const Key = nested('Key', key(), { Purpose: sub('Mutation farm ${Name}') }, { Condition: 'HasNewKey' })
const KmsKeyArn = If('HasNewKey', Key.Outputs.KeyArn, ref('KmsKeyArn'))
const FlowLogs = nested(
  'FlowLogs',
  flowLogs(),
  {
    VpcId: Network.Outputs.VpcId,
    FlowLogTraffic: ref('FlowLogTraffic'),
    RetentionInDays: ref('LogRetentionInDays'),
    KeyArn: KmsKeyArn,
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasFlowLogs' },
)
// The client finds its bucket by the beginning of the name. The bucket stays when the farm goes: the stack's own number
// keeps it from standing in the way of the next farm.
const Storage = nested('Storage', storage(), {
  Name: ref('Name'),
  BucketName: sub('${Name}-remote-tmp-${AWS::AccountId}-${StackNumber}', { StackNumber: stackNumber }),
  ResultRetentionInDays: ref('ResultRetentionInDays'),
  SourceRetentionInDays: ref('SourceRetentionInDays'),
  ClientVersion: ref('ClientVersion'),
  LogRetentionInDays: ref('LogRetentionInDays'),
  VersionRetentionInDays: ref('VersionRetentionInDays'),
  KmsKeyArn,
})
const Image = nested(
  'Image',
  image(),
  {
    Name: ref('Name'),
    ImageSource: ref('ImageSource'),
    CachedImage: ref('CachedImage'),
    GhcrSecretArn: ref('GhcrSecretArn'),
    LogRetentionInDays: ref('LogRetentionInDays'),
    KmsKeyArn,
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasRepository' },
)
const Amd64Image = If('HasRepository', Image.Outputs.Amd64Image, ref('PublicImage'))
const Arm64Image = If('HasRepository', Image.Outputs.Arm64Image, ref('PublicImage'))
const Access = nested('Access', access(), {
  Name: ref('Name'),
  BucketName: Storage.Outputs.BucketName,
  LogGroupName: Storage.Outputs.LogGroupName,
  ImageSource: ref('ImageSource'),
  RepositoryArn: If('HasRepository', Image.Outputs.RepositoryArn, ''),
  SubmitterArns: ref('SubmitterArns'),
  GitHubSubjects: ref('GitHubSubjects'),
  GitHubOidcProvider: ref('GitHubOidcProvider'),
  KmsKeyArn,
  PermissionsBoundary: ref('PermissionsBoundary'),
})
const Batch = nested('Batch', batch(), {
  Name: ref('Name'),
  SubnetIds: Network.Outputs.SubnetIds,
  SecurityGroupId: Network.Outputs.SecurityGroupId,
  AssignPublicIp: Network.Outputs.AssignPublicIp,
  Provisioning: ref('Provisioning'),
  MaxVcpus: ref('MaxVcpus'),
  Amd64Image,
  Arm64Image,
  Vcpu: ref('Vcpu'),
  MemoryMiB: ref('MemoryMiB'),
  EphemeralStorageGiB: ref('EphemeralStorageGiB'),
  JobTimeoutSeconds: ref('JobTimeoutSeconds'),
  SpotAttempts: ref('SpotAttempts'),
  ExecutionRoleArn: Access.Outputs.ExecutionRoleArn,
  TaskRoleArn: Access.Outputs.TaskRoleArn,
  LogGroupName: Storage.Outputs.LogGroupName,
})
const Budget = nested(
  'Budget',
  budget(),
  { MonthlyBudgetUsd: ref('MonthlyBudgetUsd'), NotificationEmail: ref('NotificationEmail') },
  { Condition: 'HasBudget' },
)

const Name = 'Mutation farm'
const RoleName = 'StackroomMutationFarmLaunch'
const Root = template({
  Description: 'Mutation farm: runs cargo-mutants on AWS Batch and Fargate, for the mutants-remote client',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasRepository: not(equals(ref('ImageSource'), 'PublicImage')),
    HasBudget: not(equals(ref('NotificationEmail'), '')),
    HasNewKey: equals(ref('Encryption'), 'NewKey'),
    HasFlowLogs: not(equals(ref('FlowLogTraffic'), 'None')),
  },
  Resources: stacks(Network, Key, FlowLogs, Storage, Image, Access, Batch, Budget),
  Outputs: {
    ClientConfigToml: output(
      'String',
      sub(
        `\
# For ~/.config/mutants-remote.toml; run the client with AWS_REGION=\${AWS::Region}
aws_s3_bucket = "\${BucketName}"
aws_batch_job_queue = "\${Name}"
aws_batch_job_definition = "\${Name}-amd64"
aws_log_group_name = "\${LogGroupName}"
vcpus = \${Vcpu}
memory = \${MemoryMiB}
copy_exclude = ["target", ".git"]
`,
        { BucketName: Storage.Outputs.BucketName, LogGroupName: Storage.Outputs.LogGroupName },
      ),
      { Description: 'Copy this to ~/.config/mutants-remote.toml' },
    ),
    SubmissionRole: output('String', Access.Outputs.SubmissionRole, { Description: 'The role that submits jobs, or how to get one' }),
    JobQueue: output('String', ref('Name'), { Description: 'The queue that takes jobs' }),
    Amd64JobDefinition: output('String', sub('${Name}-amd64'), { Description: 'The job definition for x86 processors' }),
    Arm64JobDefinition: output('String', sub('${Name}-arm64'), { Description: 'The job definition for Graviton processors' }),
    Bucket: output('String', Storage.Outputs.BucketName, { Description: 'Where sources and results are; it stays when the farm goes' }),
    LogGroup: output('String', Storage.Outputs.LogGroupName, { Description: 'Where the logs are' }),
    Amd64Image: output('String', Amd64Image, { Description: 'The image of jobs on x86 processors' }),
    Arm64Image: output('String', Arm64Image, { Description: 'The image of jobs on Graviton processors' }),
    NewKeyArn: output('String', Key.Outputs.KeyArn, { Description: 'The key that was made; it stays, as what is in the bucket is read with nothing else', Condition: 'HasNewKey' }),
  },
})

export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'Runs cargo-mutants on AWS Batch and Fargate, for the mutants-remote client. Costs nothing to speak of while no job runs.',
  SupportDescription: 'Outputs of the launched product say how to set up the client',
  SupportUrl: 'https://github.com/sourcefrog/mutants-remote',
  Version: { Name: '1.1.1', Description: 'A VPC takes any range of an octet that there is, and no other' },
  Template: Root,
  Profiles: {
    small: { Description: 'For trying it out: small jobs on Spot, few at a time', Parameters: { Vcpu: '4', MemoryMiB: '16384', Provisioning: 'Spot', MaxVcpus: '64' } },
    standard: { Description: 'What a launch without typing gives', Parameters: {} },
    strict: {
      Description: 'Jobs without public addresses, on an image of your own; a key of its own, every connection and log kept for a year, what is overwritten for a month',
      Parameters: {
        Egress: 'NatGateway',
        ImageSource: 'OwnRepository',
        Provisioning: 'SpotThenOnDemand',
        Encryption: 'NewKey',
        FlowLogTraffic: 'All',
        LogRetentionInDays: '365',
        VersionRetentionInDays: '30',
      },
    },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make what a farm is made of, and nothing else' },
  // Tags of compute environments and queues are create-only, and a queue of the same name cannot stand beside the first.
  TagUpdateOnProvisionedProduct: 'NOT_ALLOWED',
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

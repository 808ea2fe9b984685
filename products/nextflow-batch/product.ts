import { and, condition, equals, getAZs, If, join, nested, not, or, output, ref, select, split, stacks, sub, template } from '../../templates-src/cfn/index.ts'
import { eachLabel, labelConditions, labels } from '../../templates-src/parts/labels.ts'
import { same } from '../../templates-src/parts/same.ts'
import { fileSystems } from '../../templates-src/stacks/file-systems.ts'
import { flowLogs } from '../../templates-src/stacks/flow-logs.ts'
import { key } from '../../templates-src/stacks/key.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { network } from '../../templates-src/stacks/network.ts'
import { nextflowQueues } from '../../templates-src/stacks/nextflow-queues.ts'
import { nextflowRoles } from '../../templates-src/stacks/nextflow-roles.ts'
import { registryCache } from '../../templates-src/stacks/registry-cache.ts'
import { volumeSweeper } from '../../templates-src/stacks/volume-sweeper.ts'
import { workBucket } from '../../templates-src/stacks/work-bucket.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

const Base = sub('${ForgePrefix}-${Name}')

// Each stack takes what the ones above it give.
const Network = nested('Network', network({ zones: 2, jobs: 'Nextflow jobs', needs: 'Images, reference data and whatever else pipelines need' }), {
  VpcId: ref('VpcId'),
  SubnetIds: ref('Subnets'),
  VpcCidr: ref('VpcCidr'),
  // Pipelines fetch images and data from everywhere: without the internet, with endpoints only, is not offered.
  Egress: If('HasNat', 'NatGateway', 'PublicIp'),
})
const Key = nested('Key', key(), { Purpose: sub('Nextflow on AWS Batch ${Base}', { Base }) }, { Condition: 'HasNewKey' })
const KmsKeyArn = If('HasNewKey', Key.Outputs.KeyArn, ref('KmsKeyArn'))
const FlowLogs = nested(
  'FlowLogs',
  flowLogs(),
  { VpcId: Network.Outputs.VpcId, RetentionInDays: ref('LogRetentionInDays'), KeyArn: KmsKeyArn, ...same('FlowLogTraffic', 'PermissionsBoundary') },
  { Condition: 'HasFlowLogs' },
)
const WorkBucket = nested('WorkBucket', workBucket(), { Base, KmsKeyArn, ...same('WorkDirBucket', 'WorkDirExpiryDays', 'LogGroup', 'LogRetentionInDays') })
const FileSystems = nested('FileSystems', fileSystems(), {
  Base,
  KmsKeyArn,
  ...same('Efs', 'EfsId', 'Fsx', 'FsxDns', 'FsxMountName', 'FsxType', 'FsxSize', 'DisposeResources', ...labels),
  EfsZone: If('HasNewVpc', select(0, getAZs()), ''),
  SubnetId: Network.Outputs.FirstSubnetId,
  SecurityGroupId: Network.Outputs.SecurityGroupId,
})
const RegistryCache = nested('RegistryCache', registryCache(), { CachePrefix: ref('Name'), ...same('DockerHubSecretArn', 'GhcrSecretArn', 'CacheQuay') })
const NextflowRoles = nested('NextflowRoles', nextflowRoles(), {
  Base,
  QueuePrefix: Base,
  ListPipelineSecrets: ref('EnablePipelineSecrets'),
  Buckets: sub('arn:${AWS::Partition}:s3:::${BucketName}${Further}', { BucketName: WorkBucket.Outputs.BucketName, Further: If('HasAllowBuckets', sub(',${AllowBuckets}'), '') }),
  KmsKeyArn,
  LogGroupName: WorkBucket.Outputs.LogGroupName,
  EfsId: FileSystems.Outputs.EfsId,
  RepositoryArn: RegistryCache.Outputs.RepositoryArn,
  ...same('Efs', 'AccessTokenSecretArn', 'EnablePipelineSecrets', 'SecretsKmsKeyArn', 'EnableSessionManager', 'HeadJobRole', 'ComputeJobRole', 'BatchExecutionRole', 'PermissionsBoundary'),
})

const WorkDirUri = If('IsOnEfs', sub('${EfsMount}/work'), If('IsOnFsx', sub('${FsxMount}/work'), sub('s3://${BucketName}/work', { BucketName: WorkBucket.Outputs.BucketName })))

// Options as Nextflow documents them: https://docs.seqera.io/nextflow/reference/config
const NextflowConfig = sub(
  `\
\${Plugins}process.executor = 'awsbatch'
process.queue = '\${Base}-work'
process.resourceLabels = ['stackroom:environment': '\${Base}'\${ResourceLabel1}\${ResourceLabel2}\${ResourceLabel3}]
process.containerOptions = '\${ContainerOptions}'
\${Arch}workDir = '\${WorkDirUri}'
aws.region = '\${AWS::Region}'
aws.batch.jobRole = '\${ComputeJobRoleArn}'
aws.batch.executionRole = '\${ExecutionRoleArn}'
aws.batch.logsGroup = '\${LogGroupName}'
aws.batch.volumes = [\${ScratchVolume}\${EfsVolume}\${FsxVolume}]
\${Spot}\${Cli}wave.enabled = \${Wave}
fusion.enabled = \${Fusion}
fusion.snapshots = \${Snapshots}
\${Registry}\${DragenTasks}\${NextflowConfigFile}`,
  {
    Base,
    WorkDirUri,
    // Nextflow itself knows work directories in buckets only; this is Seqera's, with a licence. https://github.com/seqeralabs/xpack-amzn
    Plugins: If('IsOnS3', '', "plugins {\n    id 'xpack-amzn'\n}\n"),
    ...eachLabel((Label, Value) => sub(", '${Label}': '${Value}'", { Label, Value })),
    LogGroupName: WorkBucket.Outputs.LogGroupName,
    ComputeJobRoleArn: NextflowRoles.Outputs.ComputeJobRoleArn,
    ExecutionRoleArn: NextflowRoles.Outputs.ExecutionRoleArn,
    ContainerOptions: If('HasComputeEnvironment', sub('-e ${Variables}', { Variables: join(' -e ', split(' ', ref('ComputeEnvironment'))) }), ''),
    // Wave builds for x86 where nothing is said.
    Arch: If('IsGraviton', "process.arch = 'linux/arm64'\n", ''),
    ScratchVolume: If('HasFastStorage', "'/scratch/fusion:/tmp',", ''),
    EfsVolume: If('HasEfs', sub("'${EfsMount}',"), ''),
    FsxVolume: If('HasFsx', sub("'${FsxMount}',"), ''),
    // An interrupted task starts again; one that fails by itself is for the pipeline to judge.
    Spot: If('HasSpot', 'aws.batch.maxSpotAttempts = 5\n', ''),
    // How tasks come to their files: https://docs.seqera.io/nextflow/reference/executor/aws-batch
    Cli: If('IsOnFargate', "aws.batch.platformType = 'fargate'\n", If('HasFusion', 'process.scratch = false\n', sub("aws.batch.cliPath = '${CliPath}'\n"))),
    Registry: If('HasDefaultRegistry', sub("docker.registry = '${Cache}-${Kind}'\n", { Cache: RegistryCache.Outputs.Registry, Kind: If('IsQuayDefault', 'quay', 'docker-hub') }), ''),
    // https://docs.seqera.io/platform-cloud/supported_software/dragen/overview
    DragenTasks: If('HasDragen', sub("process {\n    withLabel: dragen {\n        queue = '${Base}-dragen'\n    }\n}\n", { Base }), ''),
  },
)
const NextflowQueues = nested('NextflowQueues', nextflowQueues(), {
  Base,
  ...same('ProvisioningModel', 'FargateHead', 'Gpu', 'Graviton', 'Dragen', 'DragenAmiId', 'DragenInstanceType', 'FastStorage', 'Fusion', 'MinCpus', 'MaxCpus', 'HeadMaxCpus', 'AllocationStrategy', 'BidPercentage', 'StuckJobSeconds'),
  ...same('BootDiskSize', 'BootDiskThroughput', 'BootDiskIops', 'AmiId', 'KeyPair', 'EcsConfig', 'EnableSessionManager', ...labels, 'Efs', 'EfsMount', 'Fsx', 'FsxMount'),
  ...same('AccessTokenSecretArn', 'NextflowImage', 'HeadJobCpus', 'HeadJobMemory', 'HeadEnvironment', 'PreRunScript', 'PostRunScript'),
  InstanceTypes: join(',', ref('InstanceTypes')),
  CliPath: If('HasFusion', '', ref('CliPath')),
  WorkDirPath: If('IsOnS3', '', If('IsOnEfs', sub('${EfsMount}/work'), sub('${FsxMount}/work'))),
  EfsId: FileSystems.Outputs.EfsId,
  EfsAddress: FileSystems.Outputs.EfsAddress,
  FsxDns: FileSystems.Outputs.FsxDns,
  FsxMountName: FileSystems.Outputs.FsxMountName,
  SubnetIds: Network.Outputs.SubnetIds,
  SecurityGroupIds: sub('${Jobs}${Further}', { Jobs: Network.Outputs.SecurityGroupId, Further: If('HasSecurityGroups', sub(',${SecurityGroups}'), '') }),
  AssignPublicIp: Network.Outputs.AssignPublicIp,
  InstanceProfileArn: NextflowRoles.Outputs.InstanceProfileArn,
  HeadJobRoleArn: NextflowRoles.Outputs.HeadJobRoleArn,
  ExecutionRoleArn: NextflowRoles.Outputs.ExecutionRoleArn,
  LogGroupName: WorkBucket.Outputs.LogGroupName,
  LogRetentionInDays: ref('LogRetentionInDays'),
  KmsKeyArn,
  BucketName: WorkBucket.Outputs.BucketName,
  NextflowConfig,
})
const VolumeSweeper = nested('VolumeSweeper', volumeSweeper(), { Base, KmsKeyArn, ...same('LogRetentionInDays', 'PermissionsBoundary') }, { Condition: 'HasSweeper' })

// https://github.com/seqeralabs/tower-cli: AwsBatchManualPlatform
const Arguments = sub(
  "tw compute-envs add aws-batch manual --name=${Base} --region=${AWS::Region} --work-dir=${WorkDirUri} --head-queue=${Base}-head --compute-queue=${Base}-work --head-job-role=${HeadJobRoleArn} --compute-job-role=${ComputeJobRoleArn} --batch-execution-role=${ExecutionRoleArn} --head-job-cpus=${HeadJobCpus} --head-job-memory=${HeadJobMemory}${Cli}${WaveOption}${FusionOption}${FastOption}${HeadVariables}${TaskVariables}",
  {
    Base,
    WorkDirUri,
    HeadJobRoleArn: NextflowRoles.Outputs.HeadJobRoleArn,
    ComputeJobRoleArn: NextflowRoles.Outputs.ComputeJobRoleArn,
    ExecutionRoleArn: NextflowRoles.Outputs.ExecutionRoleArn,
    Cli: If('HasFusion', '', sub(' --cli-path=${CliPath}')),
    WaveOption: If('HasWave', ' --wave', ''),
    FusionOption: If('HasFusion', ' --fusion-v2', ''),
    // Seqera Platform takes it with Fusion only.
    FastOption: If('HasFusionOnDisks', ' --fast-storage', ''),
    HeadVariables: If('HasHeadEnvironment', sub(' --env=${Variables}', { Variables: join(' --env=', split(' ', ref('HeadEnvironment'))) }), ''),
    TaskVariables: If('HasComputeEnvironment', sub(' --env=compute:${Variables}', { Variables: join(' --env=compute:', split(' ', ref('ComputeEnvironment'))) }), ''),
  },
)
// https://docs.seqera.io/platform-cloud/compute-envs/aws-batch: a manual environment is of EC2 and x86.
const SeqeraArguments = If('IsForNextflowAlone', 'None: manual environments of Seqera Platform want EC2 and x86. Set FargateHead and Graviton to false and ProvisioningModel to SPOT, EC2 or SPOT_THEN_EC2', Arguments)

const Name = 'Nextflow on AWS Batch'
const RoleName = 'StackroomNextflowBatchLaunch'
const Root = template({
  Description: 'Nextflow on AWS Batch: queues, compute environments, roles and storage as Tower Forge makes them',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasNewVpc: equals(ref('VpcId'), ''),
    HasNewKey: equals(ref('Encryption'), 'NewKey'),
    HasFlowLogs: not(equals(ref('FlowLogTraffic'), 'None')),
    HasNat: equals(ref('Egress'), 'NatGateway'),
    HasSpot: or(equals(ref('ProvisioningModel'), 'SPOT'), equals(ref('ProvisioningModel'), 'SPOT_THEN_EC2')),
    IsOnFargate: or(equals(ref('ProvisioningModel'), 'FARGATE'), equals(ref('ProvisioningModel'), 'FARGATE_SPOT')),
    HasWave: equals(ref('Wave'), 'true'),
    HasFusion: equals(ref('Fusion'), 'true'),
    HasFastStorage: equals(ref('FastStorage'), 'true'),
    HasFusionOnDisks: and(condition('HasFusion'), condition('HasFastStorage')),
    IsGraviton: equals(ref('Graviton'), 'true'),
    IsForNextflowAlone: or(equals(ref('FargateHead'), 'true'), condition('IsOnFargate'), condition('IsGraviton')),
    HasHeadEnvironment: not(equals(ref('HeadEnvironment'), '')),
    HasDragen: equals(ref('Dragen'), 'true'),
    IsOnS3: equals(ref('WorkDir'), 'S3'),
    IsOnEfs: equals(ref('WorkDir'), 'EFS'),
    IsOnFsx: equals(ref('WorkDir'), 'FSX'),
    HasEfs: not(equals(ref('Efs'), 'None')),
    HasFsx: not(equals(ref('Fsx'), 'None')),
    HasAllowBuckets: not(equals(ref('AllowBuckets'), '')),
    HasSecurityGroups: not(equals(ref('SecurityGroups'), '')),
    HasComputeEnvironment: not(equals(ref('ComputeEnvironment'), '')),
    HasDefaultRegistry: not(equals(ref('UnqualifiedImages'), 'AsWritten')),
    IsQuayDefault: equals(ref('UnqualifiedImages'), 'QuayCache'),
    HasSweeper: equals(ref('SweepVolumes'), 'true'),
    ...labelConditions,
  },
  Resources: stacks(Network, Key, FlowLogs, WorkBucket, FileSystems, RegistryCache, NextflowRoles, NextflowQueues, VolumeSweeper),
  Outputs: {
    NextflowConfig: output('String', NextflowConfig, { Description: 'Copy this to nextflow.config' }),
    SeqeraArguments: output('String', SeqeraArguments, { Description: 'Adds the environment to Seqera Platform; scripts and nextflow.config are files there, for which it has --pre-run, --post-run and --nextflow-config' }),
    HeadQueueArn: output('String', NextflowQueues.Outputs.HeadQueueArn, { Description: 'The queue of head jobs' }),
    WorkQueueArn: output('String', NextflowQueues.Outputs.WorkQueueArn, { Description: 'The queue of tasks' }),
    OnDemandQueue: output('String', NextflowQueues.Outputs.OnDemandQueue, { Description: 'The queue of tasks that must not be interrupted' }),
    HeadJobDefinitionArn: output('String', NextflowQueues.Outputs.HeadJobDefinitionArn, { Description: 'The head job of plain Nextflow' }),
    LaunchTemplateId: output('String', NextflowQueues.Outputs.LaunchTemplateId, { Description: 'How instances begin' }),
    DragenQueue: output('String', NextflowQueues.Outputs.DragenQueue, { Description: 'The queue of tasks with the label dragen' }),
    WorkDir: output('String', WorkDirUri, { Description: 'The work directory' }),
    Bucket: output('String', WorkBucket.Outputs.BucketName, { Description: 'The bucket of the work directory and the cloud cache; it stays when the environment goes' }),
    HeadJobRoleArn: output('String', NextflowRoles.Outputs.HeadJobRoleArn, { Description: 'The role of Nextflow' }),
    ComputeJobRoleArn: output('String', NextflowRoles.Outputs.ComputeJobRoleArn, { Description: 'The role of tasks' }),
    ExecutionRoleArn: output('String', NextflowRoles.Outputs.ExecutionRoleArn, { Description: 'The role that starts jobs' }),
    InstanceRoleArn: output('String', NextflowRoles.Outputs.InstanceRoleArn, { Description: 'The role of instances' }),
    EfsId: output('String', FileSystems.Outputs.EfsId, { Description: 'The EFS file system, if there is one' }),
    FsxDns: output('String', FileSystems.Outputs.FsxDns, { Description: 'The FSx file system, if there is one' }),
    LogGroup: output('String', WorkBucket.Outputs.LogGroupName, { Description: 'Where the logs of jobs are' }),
    NewKeyArn: output('String', Key.Outputs.KeyArn, { Description: 'The key that was made; it stays, as what stays is read with nothing else', Condition: 'HasNewKey' }),
  },
})

const fusion = { Wave: 'true', Fusion: 'true', FastStorage: 'true' }
export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'Queues, compute environments, roles and storage for Nextflow, with Seqera Platform or without. Costs nothing to speak of while nothing runs.',
  SupportDescription: 'Outputs of the launched product say how to use it',
  SupportUrl: 'https://docs.seqera.io/nextflow/aws',
  Version: { Name: '1.0.1', Description: 'The flat template makes a new EFS in a new VPC; a VPC takes any range of an octet that there is, and no other' },
  Template: Root,
  Profiles: {
    small: { Description: 'For trying it out: few tasks at a time, on Spot', Parameters: { MaxCpus: '32', HeadMaxCpus: '8' } },
    standard: { Description: 'What a launch without typing gives', Parameters: {} },
    gpu: { Description: 'Tasks on NVIDIA GPUs, on demand where Spot has none', Parameters: { Gpu: 'true', ProvisioningModel: 'SPOT_THEN_EC2' } },
    fargate: { Description: 'Head jobs on Fargate, tasks on Spot with Fusion and NVMe disks', Parameters: { ...fusion, FargateHead: 'true' } },
    strict: {
      Description: 'Instances without public addresses, tasks on demand where Spot has no room; a key of its own, every connection and log kept for a year',
      Parameters: { Egress: 'NatGateway', ProvisioningModel: 'SPOT_THEN_EC2', Encryption: 'NewKey', FlowLogTraffic: 'All', LogRetentionInDays: '365' },
    },
  },
  TagUpdateOnProvisionedProduct: 'NOT_ALLOWED',
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make what an environment is made of, and nothing else' },
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

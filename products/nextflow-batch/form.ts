import { and, contains, eachMemberIn, equals, not, or, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { encryptionParameters, encryptionRules } from '../../templates-src/parts/encryption.ts'
import { fargateMemory, fargateSizes, sizeRules } from '../../templates-src/parts/fargate.ts'
import { group, listOf, logDays, rule, text, yesNo } from '../../templates-src/parts/form.ts'
import { flowLogRules, flowLogTraffic, vpcParameters } from '../../templates-src/parts/vpc-form.ts'

const number = (Default: number, Description: string, MinValue: number, MaxValue: number) => ({ Type: 'Number', Default, Description, MinValue, MaxValue, ConstraintDescription: `Use ${MinValue} to ${MaxValue}` }) as const
const secretArn = String.raw`^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:ecr-pullthroughcache/[A-Za-z0-9/_+=.@-]+)?$`
const roleArn = String.raw`^(arn:aws[a-z-]*:iam::\d{12}:role/[A-Za-z0-9_+=,.@/-]+)?$`
const role = (what: string) => text('', `ARN of the role ${what}. Blank makes one.`, roleArn, 'Leave blank, or use the ARN of a role')
const variables = '^([A-Za-z_][A-Za-z0-9_]*=[A-Za-z0-9_.:/@%+,=-]*( [A-Za-z_][A-Za-z0-9_]*=[A-Za-z0-9_.:/@%+,=-]*)*)?$'

const label = (Description: string) => text('', Description, '^((?!Name=|aws:|stackroom:)[A-Za-z0-9_.:/+@-]{1,128}=[A-Za-z0-9_.:/+@ -]{1,256})?$', 'Leave blank, or use NAME=value; Name and what begins with aws: or stackroom: are taken')

const encryption = encryptionParameters({ Default: 'AwsKey', of: 'this environment', mayUse: 'CloudWatch Logs' })

/** What somebody who launches may choose, under the names that Forge has for it. Every parameter has a default. */
export const parameters = {
  ForgePrefix: text('TowerForge', 'Roles and queues begin with it. Policies for Seqera Platform name TowerForge-*.', '^[A-Za-z][A-Za-z0-9]{0,19}$', 'Use up to 20 letters and digits, beginning with a letter'),
  // With -docker-hub it is the prefix of a cache, of 30 characters: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
  Name: { ...text('nextflow', 'Names this environment. An account holds one of each prefix and name.', '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'Use up to 19 lower-case letters, digits and single hyphens, beginning with a letter'), MaxLength: 19 },
  ResourceLabel1: label('A tag of instances, their volumes, new file systems and tasks, to find them and their cost by, such as project=rna'),
  ResourceLabel2: label('A second tag'),
  ResourceLabel3: label('A third tag'),
  ProvisioningModel: { Type: 'String', Default: 'SPOT', AllowedValues: ['SPOT', 'EC2', 'SPOT_THEN_EC2', 'FARGATE', 'FARGATE_SPOT'], Description: 'Tasks run on Spot, on demand (EC2), on demand when Spot has no room, or without instances on Fargate, for plain Nextflow. The head job is never on Spot.' },
  MinCpus: number(0, 'vCPUs that stay on while nothing runs; more than 0 costs money day and night. No more than MaxCpus, or Batch refuses.', 0, 10000),
  MaxCpus: number(256, 'vCPUs of tasks at a time, of each kind; it bounds what an hour can cost', 1, 100000),
  HeadMaxCpus: number(128, 'vCPUs of head jobs at a time: one or more for each pipeline that runs', 1, 10000),
  InstanceTypes: { Type: 'CommaDelimitedList', Default: '', Description: 'Families or types of instances for tasks, such as c6id,m6id. Blank chooses by the switches below. What does not go with them is refused for families; a type with a size must fit by itself. Fargate wants none.', AllowedPattern: '^([a-z0-9][a-z0-9_-]*([.][a-z0-9-]+)?)?$', ConstraintDescription: 'Leave blank, or use families or types such as c6id or m6id.4xlarge, separated by commas' },
  AllocationStrategy: { Type: 'String', Default: 'SPOT_PRICE_CAPACITY_OPTIMIZED', AllowedValues: ['SPOT_PRICE_CAPACITY_OPTIMIZED', 'SPOT_CAPACITY_OPTIMIZED', 'BEST_FIT_PROGRESSIVE'], Description: 'How Spot instances are chosen; those on demand always by BEST_FIT_PROGRESSIVE. With BEST_FIT nothing could be changed later.' },
  BidPercentage: number(100, 'Most that Spot may cost, in percent of the price on demand', 1, 100),
  StuckJobSeconds: number(3600, 'A job for which no instance can be had is cancelled after so many seconds', 600, 86400),
  Wave: yesNo('false', 'Wave containers: images of private registries, and those that Fusion is added to'),
  Fusion: yesNo('false', 'Fusion file system: tasks read and write S3 as files, without copying. Needs Wave.'),
  FastStorage: yesNo('false', 'Instances with NVMe disks, as one scratch volume for tasks'),
  Snapshots: yesNo('false', 'Fusion snapshots: a task that Spot interrupts goes on where it was'),
  FargateHead: yesNo('false', 'The head job runs on Fargate and starts within a minute. For plain Nextflow; manual environments of Seqera Platform want EC2.'),
  Gpu: yesNo('false', 'Instances with NVIDIA GPUs for tasks'),
  Graviton: yesNo('false', 'Graviton (arm64) instances for tasks. For plain Nextflow; manual environments of Seqera Platform want x86.'),
  Dragen: yesNo('false', 'A queue of FPGA instances, on demand, for tasks with the label dragen. Illumina sells the licence.'),
  DragenAmiId: text('', 'The image that Illumina gives for DRAGEN', '^(ami-[0-9a-f]{8,17})?$', 'Leave blank, or use an ID such as ami-0123456789abcdef0'),
  DragenInstanceType: { Type: 'String', Default: 'f2.6xlarge', AllowedValues: ['f2.6xlarge', 'f2.12xlarge', 'f2.48xlarge'], Description: 'Instances for DRAGEN. F1, which Forge names, is no more.' },
  HeadJobCpus: { Type: 'String', Default: '1', AllowedValues: Object.keys(fargateSizes), Description: 'vCPUs of the head job' },
  HeadJobMemory: { Type: 'String', Default: '4096', AllowedValues: fargateMemory, Description: 'Memory of the head job (MiB)' },
  BootDiskSize: text('', 'GiB of the boot disk. Blank is 50, or 100 (325 MB/s) for Fusion without fast storage.', '^([3-9][0-9]|[1-9][0-9]{2,3}|1[0-5][0-9]{3})?$', 'Leave blank, or use 30 to 15999 GiB'),
  BootDiskThroughput: { Type: 'String', Default: '', AllowedValues: ['', '125', '250', '325', '500', '750'], Description: 'MiB/s of the boot disk. Blank is 125, or 325 for Fusion without fast storage.' },
  BootDiskIops: { Type: 'String', Default: '', AllowedValues: ['', '3000', '6000', '10000', '15000'], Description: 'Operations a second of the boot disk. Blank is 3000, for which nothing is paid.' },
  AmiId: text('', 'An image of your own, based on the ECS-optimized Amazon Linux 2023; wins over the one for GPUs. Blank follows that of Batch.', '^(ami-[0-9a-f]{8,17})?$', 'Leave blank, or use an ID such as ami-0123456789abcdef0'),
  KeyPair: text('', 'EC2 key pair for SSH. Blank gives nobody SSH; session manager needs none.', '^[A-Za-z0-9_.@-]{0,255}$', 'Leave blank, or use the name of a key pair'),
  EnableSessionManager: yesNo('true', 'Sessions on instances without SSH'),
  EcsConfig: text('', 'Settings of the ECS agent, separated by spaces, such as ECS_ENABLE_CONTAINER_METADATA=true', '^(ECS_[A-Z_]+=[A-Za-z0-9_.,:/@-]+( ECS_[A-Z_]+=[A-Za-z0-9_.,:/@-]+)*)?$', 'Leave blank, or use ECS_NAME=value, separated by spaces'),
  CliPath: text('/home/ec2-user/miniconda/bin/aws', 'Where the aws command is put on instances, when tasks run without Fusion', '^/[A-Za-z0-9/_-]+/bin/aws$', 'Use an absolute path that ends in /bin/aws'),
  WorkDir: { Type: 'String', Default: 'S3', AllowedValues: ['S3', 'EFS', 'FSX'], Description: 'Where tasks meet: the bucket, or work/ on EFS or FSx for Lustre, with which Studios do not work' },
  WorkDirBucket: text('', 'Bucket of the work directory and the cloud cache, in this region. Blank makes one.', '^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$', 'Leave blank, or use the name of a bucket'),
  WorkDirExpiryDays: number(30, 'Intermediate files in a new bucket are deleted after so many days; the cloud cache and results stay', 1, 3650),
  AllowBuckets: text('', 'Further buckets that pipelines read and write, as ARNs separated by commas', listOf('arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]'), 'Leave blank, or use ARNs such as arn:aws:s3:::reads, separated by commas, without spaces'),
  Efs: { Type: 'String', Default: 'None', AllowedValues: ['None', 'Create', 'Existing'], Description: 'An EFS file system for all tasks: none, a new one, or one that exists' },
  EfsId: text('', 'The existing EFS file system; it must let the jobs in on port 2049', '^(fs-[0-9a-f]{8,40})?$', 'Leave blank, or use an ID such as fs-0123456789abcdef0'),
  EfsMount: text('/mnt/efs', 'Where tasks find EFS', '^/mnt/[a-z0-9_/-]+$', 'Use a path below /mnt'),
  Fsx: { Type: 'String', Default: 'None', AllowedValues: ['None', 'Create', 'Existing'], Description: 'An FSx for Lustre file system for all tasks. A new one costs money from its first hour, used or not.' },
  FsxDns: text('', 'DNS name of the existing FSx file system', '^(fs-[0-9a-f]+[.]fsx[.][a-z0-9.-]+)?$', 'Leave blank, or use a name such as fs-0123456789abcdef0.fsx.eu-west-1.amazonaws.com'),
  FsxMountName: text('', 'Mount name of the existing FSx file system', '^[a-z0-9]{0,8}$', 'Leave blank, or use what the FSx console shows'),
  FsxType: { Type: 'String', Default: 'SCRATCH_2', AllowedValues: ['SCRATCH_2', 'PERSISTENT_2'], Description: 'A new FSx file system keeps one copy (SCRATCH_2) or repairs itself (PERSISTENT_2). Decide at launch.' },
  FsxSize: { Type: 'Number', Default: 1200, AllowedValues: [1200, 2400, 4800, 7200, 9600, 12000, 14400, 16800, 19200, 21600, 24000], Description: 'GiB of a new FSx file system' },
  FsxMount: text('/mnt/fsx', 'Where tasks find FSx', '^/mnt/[a-z0-9_/-]+$', 'Use a path below /mnt'),
  DisposeResources: yesNo('false', 'Whether new file systems are deleted with the environment. Decide at launch: changing it makes a new, empty file system.'),
  LogGroup: text('', 'An existing CloudWatch log group. Blank makes one.', '^[A-Za-z0-9_/.#-]{0,512}$', 'Leave blank, or use the name of a log group'),
  LogRetentionInDays: { Type: 'Number', Default: 30, AllowedValues: logDays, Description: 'Logs of jobs, instances and the network are deleted after so many days' },
  ...encryption,
  Encryption: { ...encryption.Encryption, Description: `${encryption.Encryption.Description} Decide at launch: changing it makes new, empty file systems.` },
  DockerHubSecretArn: text('', 'Secret with username and accessToken for Docker Hub: caches its images, which it gives to everybody else a hundred times in six hours', secretArn, 'Leave blank, or use the ARN of a secret whose name begins with ecr-pullthroughcache/'),
  GhcrSecretArn: text('', 'Secret with username and accessToken for ghcr.io: caches its images', secretArn, 'Leave blank, or use the ARN of a secret whose name begins with ecr-pullthroughcache/'),
  CacheQuay: yesNo('false', 'Caches images of quay.io'),
  UnqualifiedImages: { Type: 'String', Default: 'AsWritten', AllowedValues: ['AsWritten', 'DockerHubCache', 'QuayCache'], Description: 'Where images that name no registry come from. Pipelines of nf-core mean quay.io.' },
  HeadJobRole: role('that Nextflow runs with'),
  ComputeJobRole: role('that tasks run with'),
  BatchExecutionRole: role('that starts jobs'),
  EnablePipelineSecrets: yesNo('false', 'Jobs may have the secrets tower-* that Seqera Platform makes for a run'),
  SecretsKmsKeyArn: text('', 'Key of these secrets. Blank is the key of AWS.', String.raw`^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[0-9a-f-]+)?$`, 'Leave blank, or use the ARN of a key'),
  AccessTokenSecretArn: text('', 'Secret that is an access token of Seqera Platform. The head job of plain Nextflow needs it for Fusion and does without otherwise.', String.raw`^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+)?$`, 'Leave blank, or use the ARN of a secret'),
  NextflowImage: text('public.cr.seqera.io/nextflow/nextflow:26.04.6', 'Image of the head job of plain Nextflow', '^[A-Za-z0-9][A-Za-z0-9._:/@-]*$', 'Name an image, such as registry/name:tag'),
  NextflowConfigFile: { Type: 'String', Default: '', MaxLength: 4096, Description: 'Further options for nextflow.config; they win over those made here', ConstraintDescription: 'Use at most 4096 characters' },
  HeadEnvironment: text('', 'Environment variables of the head job, NAME=value, separated by spaces. Secrets do not belong here.', variables, 'Leave blank, or use NAME=value, separated by spaces'),
  ComputeEnvironment: text('', 'Environment variables of tasks, NAME=value, separated by spaces. Secrets do not belong here.', variables, 'Leave blank, or use NAME=value, separated by spaces'),
  PreRunScript: { Type: 'String', Default: '', MaxLength: 1024, Description: 'Bash that the head job runs before Nextflow', ConstraintDescription: 'Use at most 1024 characters' },
  PostRunScript: { Type: 'String', Default: '', MaxLength: 1024, Description: 'Bash that the head job runs after Nextflow', ConstraintDescription: 'Use at most 1024 characters' },
  SweepVolumes: yesNo('true', 'Once a day, volumes of this environment that instances left behind are deleted'),
  VpcId: text('', 'Blank makes a new VPC', '^(vpc-[0-9a-f]{8,17})?$', 'Leave blank, or use an ID such as vpc-0123456789abcdef0'),
  Subnets: text('', 'Subnets of the existing VPC, separated by commas', listOf('subnet-[0-9a-f]{8,17}'), 'Leave blank, or use IDs such as subnet-0123456789abcdef0 separated by commas, without spaces'),
  SecurityGroups: text('', 'Further security groups of jobs, separated by commas', listOf('sg-[0-9a-f]{8,17}'), 'Leave blank, or use IDs such as sg-0123456789abcdef0 separated by commas, without spaces'),
  VpcCidr: { ...vpcParameters.VpcCidr, Description: 'IPv4 range of the new VPC. It stays as launched.' },
  Egress: { Type: 'String', Default: 'PublicIp', AllowedValues: ['PublicIp', 'NatGateway'], Description: 'How jobs reach the internet. PublicIp costs nothing while nothing runs; NatGateway keeps instances without public addresses.' },
  FlowLogTraffic: { ...flowLogTraffic, Description: `${flowLogTraffic.Description}. Of the new VPC: an existing one is its owner's to log.` },
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

type Names = keyof typeof parameters
const on = (name: Names) => equals(ref(name), 'true')
const off = (name: Names) => equals(ref(name), 'false')
const blank = (name: Names) => equals(ref(name), '')
const types = (...names: string[]) => or(...names.map((name) => contains(ref('InstanceTypes') as any, name)))

// Rules compare whole words: of a type with a size they cannot tell the family.
const each = (kinds: string, ...generations: string[]) => generations.flatMap((generation) => [...kinds].map((kind) => kind + generation))
const x86 = ['optimal', 'default_x86_64', 't2', 't3', 't3a', ...each('cmr', '4', '5', '5a', '5d', '6a', '6i', '6id', '7a', '7i')]
const arm = ['default_arm64', 't4g', ...each('cmr', '6g', '6gd', '7g', '7gd', '8g', '8gd')]
const nvidia = ['p3', 'p4d', 'p5', 'g4dn', 'g5', 'g6', 'g6e']
/** Whether something is typed, and all of it are families of these. The second half is for nothing typed, of which everything is true. */
const only = (...families: string[]) => and(eachMemberIn(ref('InstanceTypes') as any, families), not(eachMemberIn(ref('InstanceTypes') as any, [''])))

const tasksOnFargate = ['FARGATE', 'FARGATE_SPOT'].map((model) => equals(ref('ProvisioningModel'), model))

/** Combinations that would fail half-way, or never start a job, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...sizeRules('HeadJobCpus', 'HeadJobMemory', 'FargateHead'),
  FusionNeedsWave: rule(on('Fusion'), [on('Wave'), 'Fusion needs Wave: Wave adds Fusion to the images of tasks. Set Wave to true']),
  SnapshotsNeedFusion: rule(on('Snapshots'), [on('Fusion'), 'Snapshots are made by Fusion: set Fusion and Wave to true'], [not(equals(ref('ProvisioningModel'), 'EC2')), 'Snapshots are for tasks that Spot interrupts: with EC2 there are none']),
  FargateHeadGoesWith: rule(
    on('FargateHead'),
    [or(on('Fusion'), ...tasksOnFargate), 'A head job on Fargate needs Fusion: set Fusion and Wave to true'],
    [not(equals(ref('ProvisioningModel'), 'EC2')), 'A head job on Fargate goes with tasks on Spot or on Fargate: choose another ProvisioningModel than EC2'],
    [and(equals(ref('Efs'), 'None'), equals(ref('Fsx'), 'None')), 'Fargate mounts neither EFS nor FSx here: set Efs and Fsx to None, or FargateHead to false'],
  ),
  GravitonGoesWith: rule(
    on('Graviton'),
    [on('FargateHead'), 'Graviton needs a head job on Fargate: set FargateHead to true'],
    [and(on('Wave'), on('Fusion')), 'Graviton needs Wave and Fusion: set both to true'],
    [off('Gpu'), 'Graviton instances have no NVIDIA GPUs: choose Graviton or Gpu'],
  ),
  TasksOnFargateGoWith: rule(
    or(...tasksOnFargate),
    [on('Wave'), 'Tasks on Fargate need Wave: it adds what copies files to and from S3 to their images. Set Wave to true'],
    [off('Fusion'), 'Fusion needs privileges that Fargate gives nobody: set Fusion to false, or choose another ProvisioningModel'],
    [and(off('Gpu'), off('Graviton'), off('FastStorage'), off('Dragen')), 'Gpu, Graviton, FastStorage and Dragen are for instances: set them to false, or choose another ProvisioningModel'],
    [and(equals(ref('Efs'), 'None'), equals(ref('Fsx'), 'None')), 'Tasks on Fargate mount neither EFS nor FSx here: set Efs and Fsx to None'],
    [equals(ref('MinCpus'), '0'), 'Fargate keeps nothing on: set MinCpus to 0'],
  ),
  GpuHasGpus: rule(on('Gpu'), [not(only(...x86, ...arm)), 'Tasks want NVIDIA GPUs, which these families do not have: leave InstanceTypes blank, or name families such as g5 or g6']),
  GravitonIsArm: rule(on('Graviton'), [not(only(...x86, ...nvidia)), 'These families are not Graviton: leave InstanceTypes blank, or name families such as c6g or m6g']),
  ArmIsGraviton: rule(off('Graviton'), [not(only(...arm)), 'These families are Graviton (arm64): set Graviton to true, or name families such as c6i or m6i']),
  FargateHasNoTypes: rule(or(...tasksOnFargate), [not(only(...x86, ...arm, ...nvidia)), 'Fargate has no instances: leave InstanceTypes blank, or choose another ProvisioningModel']),
  FastStorageHasDisks: rule(on('FastStorage'), [
    not(or(types('optimal', 'default_x86_64', 'default_arm64', 'c4', 'm4', 'r4', 'c5', 'm5', 'r5'), types('t2', 't3', 't3a', 't4g', 'c6a', 'm6a', 'r6a', 'p3'), types('c6i', 'm6i', 'r6i', 'c6g', 'm6g', 'r6g', 'c7i', 'm7i', 'r7i'))),
    'Fast storage needs instances with NVMe disks, which these families do not have: leave InstanceTypes blank, or name families such as c6id, m6id or r6id',
  ]),
  WorkDirIsThere: rule(
    not(equals(ref('WorkDir'), 'S3')),
    [or(equals(ref('WorkDir'), 'FSX'), not(equals(ref('Efs'), 'None'))), 'A work directory on EFS needs EFS: set Efs to Create or Existing'],
    [or(equals(ref('WorkDir'), 'EFS'), not(equals(ref('Fsx'), 'None'))), 'A work directory on FSx needs FSx for Lustre: set Fsx to Create or Existing'],
    [off('Fusion'), 'Fusion works on S3: set WorkDir to S3, or Fusion to false'],
  ),
  MountsDiffer: rule(and(not(equals(ref('Efs'), 'None')), not(equals(ref('Fsx'), 'None'))), [not(equals(ref('EfsMount'), ref('FsxMount'))), 'EFS and FSx cannot both be mounted at one path: make EfsMount and FsxMount differ']),
  DragenHasAmi: rule(on('Dragen'), [not(blank('DragenAmiId')), 'DRAGEN needs DragenAmiId: Illumina gives it with the licence']),
  ExistingEfsHasId: rule(equals(ref('Efs'), 'Existing'), [not(blank('EfsId')), 'An existing EFS file system needs EfsId, such as fs-0123456789abcdef0']),
  ExistingFsxHasName: rule(equals(ref('Fsx'), 'Existing'), [and(not(blank('FsxDns')), not(blank('FsxMountName'))), 'An existing FSx file system needs FsxDns and FsxMountName; its console page shows both']),
  ExistingVpcHasSubnets: rule(not(blank('VpcId')), [not(blank('Subnets')), 'An existing VPC needs Subnets: name at least one of its subnets']),
  SubnetsHaveVpc: rule(not(blank('Subnets')), [not(blank('VpcId')), 'Subnets need VpcId: name the VPC they are in']),
  ...encryptionRules,
  ...flowLogRules,
  DockerHubCacheHasSecret: rule(equals(ref('UnqualifiedImages'), 'DockerHubCache'), [not(blank('DockerHubSecretArn')), 'Images from the cache of Docker Hub need DockerHubSecretArn: Docker Hub answers ECR only with credentials']),
  QuayCacheIsThere: rule(equals(ref('UnqualifiedImages'), 'QuayCache'), [on('CacheQuay'), 'Images from the cache of Quay need CacheQuay: set it to true']),
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Environment', 'Name', 'ForgePrefix', 'ResourceLabel1', 'ResourceLabel2', 'ResourceLabel3'),
    group('Capacity and price', 'ProvisioningModel', 'MaxCpus', 'MinCpus', 'HeadMaxCpus', 'InstanceTypes', 'AllocationStrategy', 'BidPercentage', 'StuckJobSeconds'),
    group('Switches', 'Wave', 'Fusion', 'FastStorage', 'Snapshots', 'FargateHead', 'Gpu', 'Graviton'),
    group('DRAGEN', 'Dragen', 'DragenAmiId', 'DragenInstanceType'),
    group('Work directory', 'WorkDir', 'WorkDirBucket', 'WorkDirExpiryDays', 'AllowBuckets'),
    group('EFS file system', 'Efs', 'EfsId', 'EfsMount'),
    group('FSx for Lustre', 'Fsx', 'FsxSize', 'FsxType', 'FsxDns', 'FsxMountName', 'FsxMount'),
    group('When it ends', 'DisposeResources', 'SweepVolumes'),
    group('Head job', 'HeadJobCpus', 'HeadJobMemory', 'NextflowImage', 'NextflowConfigFile', 'HeadEnvironment', 'ComputeEnvironment', 'PreRunScript', 'PostRunScript'),
    group('Images', 'DockerHubSecretArn', 'GhcrSecretArn', 'CacheQuay', 'UnqualifiedImages'),
    group('Instances', 'BootDiskSize', 'BootDiskThroughput', 'BootDiskIops', 'AmiId', 'KeyPair', 'EnableSessionManager', 'EcsConfig', 'CliPath'),
    group('Logs', 'LogGroup', 'LogRetentionInDays'),
    group('Encryption', 'Encryption', 'KmsKeyArn'),
    group('Network', 'Egress', 'VpcCidr', 'VpcId', 'Subnets', 'SecurityGroups', 'FlowLogTraffic'),
    group('Roles and secrets', 'HeadJobRole', 'ComputeJobRole', 'BatchExecutionRole', 'AccessTokenSecretArn', 'EnablePipelineSecrets', 'SecretsKmsKeyArn', 'PermissionsBoundary'),
  ],
  // ForgePrefix → Forge prefix
  ParameterLabels: Object.fromEntries(
    Object.keys(parameters).map((name) => [name, { default: name.replace(/([a-z])([A-Z])/g, (_, end: string, next: string) => `${end} ${next.toLowerCase()}`) }]),
  ),
}

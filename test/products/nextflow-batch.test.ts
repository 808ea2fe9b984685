import { deepEqual, equal, fail, match, ok } from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'
import nextflow from '../../products/nextflow-batch/product.ts'
import { floorOf } from '../../scripts/cost/floor.ts'
import { evaluate, type Policy } from '../../scripts/local-aws/iam/evaluate.ts'
import { volumeSweeper } from '../../templates-src/parts/volume-sweeper.ts'
import { refusals, resolved, type Made } from '../support/resolved.ts'

const { Template } = nextflow
const parameters = Template.Parameters!
const fusion = { Wave: 'true', Fusion: 'true' }
const made = (given = {}) => resolved(Template, given).resources
const ofType = (type: string, given = {}): Made[] => Object.values(made(given)).filter(({ Type }) => Type === type)
const environments = (given = {}) => ofType('AWS::Batch::ComputeEnvironment', given).map(({ Properties }) => Properties.ComputeResources)
const data = (given = {}) => ofType('AWS::EC2::LaunchTemplate', given)[0]!.Properties.LaunchTemplateData

/* What a launching user may count on. */

test('vCPUs that stay on are in the price, and none are unless they are asked for', () => {
  const what = (given = {}) => floorOf(Template, given).map(({ what, usdPerDay }) => `${what}: ${usdPerDay.toFixed(2)}`)
  deepEqual([what(), what({ MinCpus: '4' })], [[], ['4 vCPUs that stay on, as of c6i on demand: 4.08']])
})

test('a launch needs no typing, and nothing is refused that was not typed', () => {
  for (const [name, { Default }] of Object.entries(parameters)) ok(Default !== undefined, name)
  deepEqual(refusals(Template, {}), [])
})

const VpcId = 'vpc-0123456789abcdef0'
const Subnets = 'subnet-0123456789abcdef0'
const dragen = { Dragen: 'true', DragenAmiId: 'ami-0123456789abcdef0' }
const serverless = { ProvisioningModel: 'FARGATE', FargateHead: 'true', Wave: 'true' }
const arm = { ...fusion, FargateHead: 'true', Graviton: 'true' }
const refused: [what: string, given: Record<string, string>, says: RegExp[]][] = [
  ['Fusion without Wave', { Fusion: 'true' }, [/^Fusion needs Wave/]],
  ['snapshots without Fusion', { Snapshots: 'true' }, [/^Snapshots are made by Fusion/]],
  ['snapshots where nothing is interrupted', { ...fusion, Snapshots: 'true', ProvisioningModel: 'EC2' }, [/with EC2 there are none/]],
  ['a head job on Fargate without Fusion', { FargateHead: 'true' }, [/^A head job on Fargate needs Fusion/]],
  ['a head job on Fargate with tasks on demand', { ...fusion, FargateHead: 'true', ProvisioningModel: 'EC2' }, [/goes with tasks on Spot or on Fargate/]],
  ['a head job on Fargate with EFS', { ...fusion, FargateHead: 'true', Efs: 'Create' }, [/mounts neither EFS nor FSx/]],
  ['a head job of a size that Fargate has not', { ...fusion, FargateHead: 'true', HeadJobCpus: '1', HeadJobMemory: '16384' }, [/^With 1 vCPU, Fargate takes/]],
  ['Graviton alone', { Graviton: 'true' }, [/head job on Fargate/, /needs Wave and Fusion/]],
  ['Graviton with NVIDIA', { ...arm, Gpu: 'true' }, [/no NVIDIA GPUs/]],
  ['tasks on Fargate without Wave', { ProvisioningModel: 'FARGATE' }, [/^Tasks on Fargate need Wave/]],
  ['tasks on Fargate with what only instances have', { ...fusion, ProvisioningModel: 'FARGATE_SPOT', Gpu: 'true', Efs: 'Create', MinCpus: '4' }, [/^Fusion needs privileges/, /are for instances/, /neither EFS nor FSx/, /set MinCpus to 0/]],
  ['fast storage on instances without disks', { FastStorage: 'true', InstanceTypes: 'optimal' }, [/needs instances with NVMe disks/]],
  ['fast storage on burstable instances', { FastStorage: 'true', InstanceTypes: 'c6id,t3' }, [/needs instances with NVMe disks/]],
  ['GPUs on instances that have none', { Gpu: 'true', InstanceTypes: 'c6i,m6i' }, [/want NVIDIA GPUs/]],
  ['Graviton on instances that are not', { ...arm, InstanceTypes: 'p3' }, [/are not Graviton/]],
  ['Graviton instances without Graviton', { InstanceTypes: 'c6g' }, [/are Graviton/]],
  ['instances of tasks on Fargate', { ...serverless, InstanceTypes: 'c6i' }, [/Fargate has no instances/]],
  ['two file systems at one path', { Efs: 'Create', Fsx: 'Existing', FsxDns: 'fs-0.fsx.x', FsxMountName: 'x', EfsMount: '/mnt/x', FsxMount: '/mnt/x' }, [/cannot both be mounted/]],
  ['DRAGEN without the image of Illumina', { Dragen: 'true' }, [/needs DragenAmiId/]],
  ['a work directory on EFS that is not there', { WorkDir: 'EFS', Fsx: 'Create' }, [/on EFS needs EFS/]],
  ['a work directory on FSx that is not there', { WorkDir: 'FSX', Efs: 'Create' }, [/on FSx needs FSx/]],
  ['a work directory on EFS with Fusion', { ...fusion, WorkDir: 'EFS', Efs: 'Create' }, [/^Fusion works on S3/]],
  ['an existing EFS without its ID', { Efs: 'Existing' }, [/needs EfsId/]],
  ['an existing FSx without its names', { Fsx: 'Existing' }, [/needs FsxDns and FsxMountName/]],
  ['a VPC without subnets', { VpcId }, [/needs Subnets/]],
  ['subnets without a VPC', { Subnets }, [/need VpcId/]],
  ['an existing key that is not named', { Encryption: 'ExistingKey' }, [/needs KmsKeyArn/]],
  ['flow logs of a VPC that is somebody else\'s', { VpcId, Subnets, FlowLogTraffic: 'All' }, [/its owner's to log/]],
  ['a cache of Docker Hub without its secret', { UnqualifiedImages: 'DockerHubCache' }, [/need DockerHubSecretArn/]],
  ['a cache of Quay that is not made', { UnqualifiedImages: 'QuayCache' }, [/need CacheQuay/]],
]
for (const [what, given, says] of refused) {
  test(`refused before anything is made: ${what}`, () => {
    const said = refusals(Template, given)
    equal(said.length, says.length, said.join('\n'))
    said.forEach((sentence, index) => match(sentence, says[index]!))
  })
}

test('what goes together is taken', () => {
  for (const given of [arm, { ...fusion, Snapshots: 'true' }, { VpcId, Subnets }, { FastStorage: 'true', InstanceTypes: 'c6id,m6id' }, { Gpu: 'true', InstanceTypes: 'c6i,g5' }, { Gpu: 'true', InstanceTypes: 'g5.xlarge' }, { ...arm, InstanceTypes: 'c7g' }, { Efs: 'Create', EfsMount: '/mnt/fsx' }, { HeadJobCpus: '1', HeadJobMemory: '16384' }, dragen, { WorkDir: 'FSX', Fsx: 'Create' }, serverless]) deepEqual(refusals(Template, given), [])
})

test('the longest prefix and name make names that IAM and ECR take', () => {
  const given = { ForgePrefix: 'F'.repeat(20), Name: 'n'.repeat(parameters.Name!.MaxLength as number), DockerHubSecretArn: 'arn:aws:secretsmanager:x', GhcrSecretArn: 'arn:aws:secretsmanager:y', CacheQuay: 'true' }
  const lengths = (type: string, name: string) => ofType(type, given).flatMap(({ Properties }) => Properties[name]?.length ?? [])
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  ok(Math.max(...lengths('AWS::IAM::Role', 'RoleName')) <= 64)
  equal(Math.max(...lengths('AWS::ECR::PullThroughCacheRule', 'EcrRepositoryPrefix')), 30)
})

/* What Forge makes: https://docs.seqera.io/platform-cloud/compute-envs/aws-batch, and its manual counterpart. */

test('queues and roles have the names that Forge gives them, with a prefix and a name of the environment', () => {
  const given = { ForgePrefix: 'Lab', Name: 'rna', ProvisioningModel: 'SPOT_THEN_EC2' }
  deepEqual(ofType('AWS::Batch::JobQueue', given).map(({ Properties }) => Properties.JobQueueName), ['Lab-rna-head', 'Lab-rna-work', 'Lab-rna-work-ondemand'])
  deepEqual(ofType('AWS::IAM::Role', given).flatMap(({ Properties }) => Properties.RoleName ?? []).sort(), ['ComputeJobRole', 'ExecutionRole', 'HeadJobRole', 'InstanceRole'].map((role) => `Lab-rna-${role}`))
})

test('head jobs are never on Spot; tasks are on Spot, on demand, on demand once Spot has no room, or on Fargate', () => {
  const kinds = (ProvisioningModel: string) => environments({ ProvisioningModel }).map(({ Type }) => Type)
  deepEqual([kinds('SPOT'), kinds('EC2'), kinds('SPOT_THEN_EC2'), kinds('FARGATE'), kinds('FARGATE_SPOT')], [['EC2', 'SPOT'], ['EC2', 'EC2'], ['EC2', 'SPOT', 'EC2'], ['EC2', 'FARGATE'], ['EC2', 'FARGATE_SPOT']])
  equal(environments(arm)[0].Type, 'FARGATE')
  const work = ofType('AWS::Batch::JobQueue', { ProvisioningModel: 'SPOT_THEN_EC2' }).find(({ Properties }) => Properties.JobQueueName.endsWith('-work'))!
  deepEqual(work.Properties.ComputeEnvironmentOrder.map(({ Order, ComputeEnvironment }: any) => [Order, ComputeEnvironment.replace(/.*\//, '')]), [[1, 'WorkSpot'], [2, 'WorkOnDemand']])
  deepEqual(environments(serverless).map(({ Type, InstanceTypes, MinvCpus }) => [Type, InstanceTypes, MinvCpus]), [['FARGATE', undefined, undefined], ['FARGATE', undefined, undefined]])
})

test('nothing about a compute environment stands in the way of changing it in place', () => {
  for (const { Properties } of ofType('AWS::Batch::ComputeEnvironment', { ProvisioningModel: 'SPOT_THEN_EC2' })) {
    deepEqual([Properties.ServiceRole, Properties.ComputeEnvironmentName, Properties.Tags, Properties.ReplaceComputeEnvironment, Properties.ComputeResources.SpotIamFleetRole], [undefined, undefined, undefined, false, undefined])
    ok(['SPOT_PRICE_CAPACITY_OPTIMIZED', 'BEST_FIT_PROGRESSIVE'].includes(Properties.ComputeResources.AllocationStrategy))
  }
})

test('Spot instances are chosen as is said, those on demand as Batch can change later', () => {
  const strategies = (given = {}) => environments({ ProvisioningModel: 'SPOT_THEN_EC2', ...given }).map(({ Type, AllocationStrategy }) => `${Type} ${AllocationStrategy}`)
  deepEqual(strategies(), ['EC2 BEST_FIT_PROGRESSIVE', 'SPOT SPOT_PRICE_CAPACITY_OPTIMIZED', 'EC2 BEST_FIT_PROGRESSIVE'])
  deepEqual(strategies({ AllocationStrategy: 'SPOT_CAPACITY_OPTIMIZED' }), ['EC2 BEST_FIT_PROGRESSIVE', 'SPOT SPOT_CAPACITY_OPTIMIZED', 'EC2 BEST_FIT_PROGRESSIVE'])
  // https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html
  ok(!parameters.AllocationStrategy!.AllowedValues!.includes('BEST_FIT'))
})

test('DRAGEN has a queue of its own, with instances on demand of the image that is given', () => {
  deepEqual(environments().filter(({ InstanceTypes }) => String(InstanceTypes).startsWith('f2')), [])
  const [environment] = environments(dragen).filter(({ InstanceTypes }) => String(InstanceTypes).startsWith('f2'))
  deepEqual([environment.Type, environment.InstanceTypes, environment.Ec2Configuration, environment.UpdateToLatestImageVersion], ['EC2', ['f2.6xlarge'], [{ ImageType: 'ECS_AL2023', ImageIdOverride: dragen.DragenAmiId }], false])
  deepEqual(ofType('AWS::Batch::JobQueue', dragen).map(({ Properties }) => Properties.JobQueueName).at(-1), 'TowerForge-nextflow-dragen')
})

test('instances are chosen by the switches, and what is typed wins', () => {
  const types = (given = {}) => environments(given).at(-1).InstanceTypes.join()
  deepEqual(
    [types(), types({ FastStorage: 'true' }), types(arm), types({ ...arm, FastStorage: 'true' }), types({ Gpu: 'true' }), types({ Gpu: 'true', InstanceTypes: 'p4d' })],
    ['optimal', 'c6id,m6id,r6id', 'c6g,m6g,r6g', 'c6gd,m6gd,r6gd', 'g4dn,g5,g6', 'p4d'],
  )
  equal(environments({ Gpu: 'true' }).at(-1).Ec2Configuration[0].ImageType, 'ECS_AL2023_NVIDIA')
})

test('a job that can never start is cancelled, for each reason that Batch knows', () => {
  for (const { Properties } of ofType('AWS::Batch::JobQueue')) deepEqual(new Set(Properties.JobStateTimeLimitActions.map(({ Action, State, MaxTimeSeconds }: any) => `${Action} ${State} ${MaxTimeSeconds}`)), new Set(['CANCEL RUNNABLE 3600']))
})

test('the boot disk is of 50 GiB, of 100 and fast for Fusion without NVMe disks, and of the size that is typed', () => {
  const disk = (given = {}) => Object.values(data(given).BlockDeviceMappings[0].Ebs).slice(1, 3).map(Number)
  deepEqual([disk(), disk(fusion), disk({ ...fusion, FastStorage: 'true' }), disk({ BootDiskSize: '300' })], [[50, 125], [100, 325], [50, 125], [300, 125]])
})

test('the boot disk is as fast as is typed, by bytes and by operations', () => {
  const speed = (given = {}) => (({ Throughput, Iops }) => [Throughput, Iops].map((value) => value && Number(value)))(data(given).BlockDeviceMappings[0].Ebs)
  deepEqual([speed(), speed({ BootDiskThroughput: '500', BootDiskIops: '6000' }), speed({ ...fusion, BootDiskThroughput: '125' })], [[125, undefined], [500, 6000], [125, undefined]])
  // https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html: 0.25 MiB/s an operation, 500 operations a GiB, of which there are 30 at least
  const most = (name: string) => Math.max(...parameters[name]!.AllowedValues!.map(Number))
  ok(most('BootDiskThroughput') <= 3000 * 0.25 && most('BootDiskIops') <= 30 * 500)
})

test('labels are tags of instances, volumes and file systems, and of tasks', () => {
  const given = { ResourceLabel1: 'project=rna', ResourceLabel3: 'owner=Ada Lovelace', Efs: 'Create', Fsx: 'Create' }
  const own = [{ Key: 'project', Value: 'rna' }, { Key: 'owner', Value: 'Ada Lovelace' }]
  const tags = [...data(given).TagSpecifications.map(({ Tags }: any) => Tags), ...ofType('AWS::EFS::FileSystem', given).map(({ Properties }) => Properties.FileSystemTags), ...ofType('AWS::FSx::FileSystem', given).map(({ Properties }) => Properties.Tags)]
  equal(tags.length, 4)
  for (const all of tags) deepEqual(all.slice(-2), own)
  equal(config(given)['process.resourceLabels'], "['stackroom:environment': 'TowerForge-nextflow', 'project': 'rna', 'owner': 'Ada Lovelace']")
  const pattern = new RegExp(parameters.ResourceLabel1!.AllowedPattern!)
  deepEqual(['project=rna', 'a=b=c', 'Name=mine', 'aws:x=y', 'stackroom:environment=other', "a='b", 'plain'].filter((label) => pattern.test(label)), ['project=rna'])
})

test('the head job finds EFS and FSx where tasks do', () => {
  const head = (given = {}) => ofType('AWS::Batch::JobDefinition', given)[0]!.Properties.ContainerProperties
  deepEqual([head().Volumes, head().MountPoints], [[], []])
  const { Volumes, MountPoints } = head({ Efs: 'Create', EfsMount: '/mnt/shared', Fsx: 'Create' })
  deepEqual(Volumes.map(({ Host }: any) => Host.SourcePath), ['/mnt/shared', '/mnt/fsx'])
  deepEqual(MountPoints.map(({ SourceVolume, ContainerPath }: any) => `${SourceVolume} ${ContainerPath}`), ['efs /mnt/shared', 'fsx /mnt/fsx'])
})

test('an access token for Fusion comes to the head job as a secret, which the role that starts it may fetch, and no other', () => {
  const AccessTokenSecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:seqera-AbCdEf'
  const given = { AccessTokenSecretArn, SecretsKmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' }
  const { Secrets, Environment } = ofType('AWS::Batch::JobDefinition', given)[0]!.Properties.ContainerProperties
  deepEqual(Secrets, [{ Name: 'TOWER_ACCESS_TOKEN', ValueFrom: AccessTokenSecretArn }])
  ok(!JSON.stringify(Environment).includes(AccessTokenSecretArn))
  const fetches = ofType('AWS::IAM::ManagedPolicy', given).flatMap(({ Properties }) => Properties.PolicyDocument.Statement.filter(({ Action }: any) => /^(secretsmanager|kms):/.test(Action)).map(({ Action, Resource }: any) => [Properties.Roles[0], Action, Resource]))
  deepEqual(fetches, [['NextflowRoles/ExecutionRole', 'secretsmanager:GetSecretValue', AccessTokenSecretArn], ['NextflowRoles/ExecutionRole', 'kms:Decrypt', given.SecretsKmsKeyArn]])
  equal(ofType('AWS::Batch::JobDefinition')[0]!.Properties.ContainerProperties.Secrets, undefined)
})

test('the work directory is in the bucket, on EFS or on FSx, for Nextflow, for Seqera Platform and for instances', () => {
  for (const [given, path] of [[{ WorkDir: 'EFS', Efs: 'Create', EfsMount: '/mnt/shared' }, '/mnt/shared/work'], [{ WorkDir: 'FSX', Fsx: 'Create' }, '/mnt/fsx/work']] as const) {
    const { outputs } = resolved(Template, given)
    equal(outputs.WorkDir, path)
    equal(config(given).workDir, `'${path}'`)
    match(outputs.SeqeraArguments, new RegExp(` --work-dir=${path} `))
    match(data(given).UserData['Fn::Base64'] ?? data(given).UserData, new RegExp(`^WORK_DIR='${path}'$`, 'm'))
    ok(outputs.NextflowConfig.startsWith("plugins {\n    id 'xpack-amzn'\n}\n"))
  }
  match(resolved(Template).outputs.WorkDir, /^s3:/)
})

test('a new file system stays, or goes with the environment when that was asked for', () => {
  for (const [DisposeResources, policy] of [['false', 'RetainExceptOnCreate'], ['true', 'Delete']]) {
    const systems = [...ofType('AWS::EFS::FileSystem', { Efs: 'Create', DisposeResources }), ...ofType('AWS::FSx::FileSystem', { Fsx: 'Create', DisposeResources })]
    deepEqual(systems.map(({ DeletionPolicy }) => DeletionPolicy), [policy, policy])
  }
  deepEqual([ofType('AWS::EFS::FileSystem'), ofType('AWS::FSx::FileSystem')], [[], []])
})

test('intermediate files go after some days; the cloud cache and what lies elsewhere stay, and so does the bucket', () => {
  const [bucket] = ofType('AWS::S3::Bucket', { WorkDirExpiryDays: '12' })
  equal(bucket!.DeletionPolicy, 'RetainExceptOnCreate')
  const expiring = bucket!.Properties.LifecycleConfiguration.Rules.filter((rule: any) => rule.ExpirationInDays)
  deepEqual(expiring.map(({ Prefix, ExpirationInDays }: any) => [Prefix, ExpirationInDays]), [['work/', '12']])
  deepEqual(ofType('AWS::S3::Bucket', { WorkDirBucket: 'ours' }), [])
})

test('no role makes roles, and only the head job hands any on: those of tasks, to Batch', () => {
  const statements = ofType('AWS::IAM::ManagedPolicy', { Efs: 'Create', EnablePipelineSecrets: 'true' }).flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
  const iam = statements.filter(({ Effect, Action }: any) => Effect === 'Allow' && [Action].flat().some((action: string) => /^(iam:|\*)/.test(action)))
  deepEqual(iam.map(({ Action, Condition }: any) => [Action, Condition?.StringEquals['iam:PassedToService']]), [['iam:PassRole', ['batch.amazonaws.com', 'ecs-tasks.amazonaws.com']], ['iam:GetRole', undefined]])
})

// The policy of a head job role, and logs of jobs: https://docs.seqera.io/platform-cloud/enterprise/advanced-topics/manual-aws-batch-setup
const arn = (rest: string) => `arn:aws:${rest.replace('@', 'eu-west-1:111122223333')}`
const documented: [action: string, resource: string][] = [
  ...['DescribeJobQueues', 'ListJobs', 'DescribeComputeEnvironments', 'DescribeJobs', 'DescribeJobDefinitions'].map((action): [string, string] => [`batch:${action}`, '*']),
  ...['DescribeInstances', 'DescribeInstanceTypes', 'DescribeInstanceStatus'].map((action): [string, string] => [`ec2:${action}`, '*']),
  ['ec2:DescribeInstanceAttribute', arn('ec2:@:instance/i-0123')],
  ...['SubmitJob', 'TagResource'].flatMap((action) => ['job-queue/TowerForge-nextflow-work', 'job-definition/nf-image:1'].map((name): [string, string] => [`batch:${action}`, arn(`batch:@:${name}`)])),
  ...['CancelJob', 'TerminateJob', 'TagResource'].map((action): [string, string] => [`batch:${action}`, arn('batch:@:job/0123')]),
  ['batch:RegisterJobDefinition', arn('batch:@:job-definition/nf-image')],
  ['ecs:DescribeTasks', arn('ecs:@:task/AWSBatch-x/0123')],
  ['ecs:DescribeContainerInstances', arn('ecs:@:container-instance/AWSBatch-x/0123')],
  ...['GetLogEvents', 'FilterLogEvents', 'DescribeLogStreams'].flatMap((action) => ['/aws/batch/TowerForge-nextflow', '/aws/batch/job'].map((group): [string, string] => [`logs:${action}`, arn(`logs:@:log-group:${group}:log-stream:x`)])),
]
test('the head job may do what it is documented to need, on what is its own', () => {
  const policies = ofType('AWS::IAM::ManagedPolicy').filter(({ Properties }) => Properties.Roles.includes('NextflowRoles/HeadRole')).map(({ Properties }) => Properties.PolicyDocument as Policy)
  const may = ([action, resource]: [string, string]) => evaluate(policies, { action, resource }) === 'allowed'
  deepEqual(documented.filter((ask) => !may(ask)), [])
  const foreign: [string, string][] = [['batch:SubmitJob', arn('batch:@:job-queue/others')], ['logs:GetLogEvents', arn('logs:@:log-group:payroll:log-stream:x')], ['iam:CreateRole', 'arn:aws:iam::111122223333:role/x'], ['iam:PassRole', 'arn:aws:iam::111122223333:role/Admin']]
  deepEqual(foreign.filter(may), [])
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
test('with a key, Nextflow and its tasks may use it through S3, and not by themselves; nobody else may', () => {
  const resource = arn('kms:@:key/0123')
  const through = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' }
  const may = (given: Record<string, string>, request: { resource: string; context?: Record<string, string> }) =>
    ['Head', 'Compute', 'Instance', 'Execution'].filter((role) => {
      const policies = ofType('AWS::IAM::ManagedPolicy', given).filter(({ Properties }) => Properties.Roles.includes(`NextflowRoles/${role}Role`)).map(({ Properties }) => Properties.PolicyDocument as Policy)
      return ['kms:Decrypt', 'kms:GenerateDataKey'].every((action) => evaluate(policies, { action, ...request }) === 'allowed')
    })
  const given = { Encryption: 'ExistingKey', KmsKeyArn: resource }
  deepEqual(may(given, { resource, context: through }), ['Head', 'Compute'])
  deepEqual([may(given, { resource }), may(given, { resource: `${resource}4`, context: through }), may({}, { resource, context: through })], [[], [], []])
})

test('with a key of its own, the bucket, file systems that take one and every log group are encrypted with it, and it stays', () => {
  const given = { ...nextflow.Profiles!.strict!.Parameters, Efs: 'Create', Fsx: 'Create' }
  const [[path, key]] = Object.entries(made(given)).filter(([, { Type }]) => Type === 'AWS::KMS::Key') as [[string, Made]]
  const arnOf = `${path}.Arn`
  equal(key.DeletionPolicy, 'Retain')
  const [bucket] = ofType('AWS::S3::Bucket', given)
  deepEqual(bucket!.Properties.BucketEncryption.ServerSideEncryptionConfiguration, [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arnOf }, BucketKeyEnabled: true }])
  deepEqual(ofType('AWS::Logs::LogGroup', given).map(({ Properties }) => [Properties.KmsKeyId, Properties.RetentionInDays]), Array(4).fill([arnOf, '365']))
  const keys = (FsxType: string) => ['AWS::EFS::FileSystem', 'AWS::FSx::FileSystem'].map((type) => ofType(type, { ...given, FsxType })[0]!.Properties.KmsKeyId)
  deepEqual([keys('PERSISTENT_2'), keys('SCRATCH_2')], [[arnOf, arnOf], [arnOf, undefined]])
})

test('nobody pays for a key or for flow logs who did not ask for them', () => {
  for (const type of ['AWS::KMS::Key', 'AWS::EC2::FlowLog']) deepEqual(ofType(type), [])
})

/* What it hands out. */

// https://github.com/nextflow-io/nextflow at ae5d728, docs/reference/config/*.mdx and docs/reference/process.mdx
const options = [
  'aws.batch.cliPath', 'aws.batch.executionRole', 'aws.batch.jobRole', 'aws.batch.logsGroup', 'aws.batch.maxSpotAttempts', 'aws.batch.platformType', 'aws.batch.volumes', 'aws.region', 'docker.registry', 'fusion.enabled', 'fusion.snapshots',
  'process.arch', 'process.containerOptions', 'process.executor', 'process.queue', 'process.resourceLabels', 'process.scratch', 'process.withLabel: dragen.queue', 'plugins.id', 'wave.enabled', 'workDir',
]
/** The options of nextflow.config by their names with dots, whatever blocks they stand in; a plugin is `plugins.id`. */
const config = (given = {}): Record<string, string> => {
  const found: [string, string][] = []
  const blocks: string[] = []
  for (const line of resolved(Template, given).outputs.NextflowConfig.split('\n').filter(Boolean)) {
    const [, opens, name, value] = /^ *(?:(.+) \{|\}|([A-Za-z.]+) (?:= )?(.+))$/.exec(line) ?? fail(`${line}: is no option`)
    if (opens) blocks.push(opens)
    else if (name) found.push([[...blocks, name].join('.'), value!])
    else blocks.pop()
  }
  deepEqual(blocks, [])
  equal(new Set(found.map(([name]) => name)).size, found.length, 'each once')
  return Object.fromEntries(found)
}

test('nextflow.config names what was made', () => {
  const { outputs } = resolved(Template)
  deepEqual(config(), {
    'process.executor': "'awsbatch'",
    'process.queue': "'TowerForge-nextflow-work'",
    'process.resourceLabels': "['stackroom:environment': 'TowerForge-nextflow']",
    'process.containerOptions': "''",
    workDir: `'${outputs.WorkDir}'`,
    'aws.region': "'eu-west-1'",
    'aws.batch.jobRole': `'${outputs.ComputeJobRoleArn}'`,
    'aws.batch.executionRole': `'${outputs.ExecutionRoleArn}'`,
    'aws.batch.logsGroup': `'${outputs.LogGroup}'`,
    'aws.batch.volumes': '[]',
    'aws.batch.maxSpotAttempts': '5',
    'aws.batch.cliPath': "'/home/ec2-user/miniconda/bin/aws'",
    'wave.enabled': 'false',
    'fusion.enabled': 'false',
    'fusion.snapshots': 'false',
  })
})

test('whatever is switched on, nextflow.config has options that Nextflow documents, each once', () => {
  const everything = { ...fusion, Snapshots: 'true', FastStorage: 'true', Efs: 'Create', Fsx: 'Create', CacheQuay: 'true', UnqualifiedImages: 'QuayCache', ComputeEnvironment: 'A=1 B=2', EfsMount: '/mnt/shared' }
  for (const given of [{}, everything, { ProvisioningModel: 'EC2' }, dragen, arm, serverless, { WorkDir: 'EFS', Efs: 'Create' }]) deepEqual(Object.keys(config(given)).filter((name) => !options.includes(name)), [])
  const { 'aws.batch.volumes': volumes, 'process.containerOptions': variables, 'process.scratch': scratch, 'aws.batch.cliPath': cli, 'docker.registry': registry } = config(everything)
  deepEqual([volumes, variables, scratch, cli], ["['/scratch/fusion:/tmp','/mnt/shared','/mnt/fsx',]", "'-e A=1 -e B=2'", 'false', undefined])
  match(registry!, /^'111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/nextflow-quay'$/)
})

test('Nextflow is told of tasks on Fargate, which have no aws command of an instance', () => {
  const { 'aws.batch.platformType': platform, 'aws.batch.cliPath': cli, 'aws.batch.maxSpotAttempts': attempts, 'wave.enabled': wave } = config(serverless)
  deepEqual([platform, cli, attempts, wave], ["'fargate'", undefined, undefined, 'true'])
  equal(config()['aws.batch.platformType'], undefined)
})

test('images are built for the processor that tasks run on', () => {
  deepEqual([config()['process.arch'], config(arm)['process.arch']], [undefined, "'linux/arm64'"])
})

test('pipeline secrets are found by the head job and fetched by the role that starts tasks, when that was asked for', () => {
  const actions = (given = {}) => ofType('AWS::IAM::ManagedPolicy', given).flatMap(({ Properties }) => Properties.PolicyDocument.Statement.filter(({ Action }: any) => String(Action).startsWith('secretsmanager:')).map(({ Action, Resource }: any) => `${Properties.Roles[0]} ${Action} ${Resource}`))
  deepEqual(actions(), [])
  deepEqual(actions({ EnablePipelineSecrets: 'true' }), ['NextflowRoles/ExecutionRole secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:111122223333:secret:tower-*', 'NextflowRoles/HeadRole secretsmanager:ListSecrets *'])
})

test('tasks for DRAGEN go to its queue, and what is typed stands last', () => {
  const given = { ...dragen, NextflowConfigFile: "aws.region = 'eu-west-3'\nprocess.maxRetries = 2" }
  equal(config(dragen)['process.withLabel: dragen.queue'], "'TowerForge-nextflow-dragen'")
  ok(resolved(Template, given).outputs.NextflowConfig.endsWith(given.NextflowConfigFile))
})

// https://github.com/seqeralabs/tower-cli: options of "tw compute-envs add aws-batch manual"
const known = ['name', 'region', 'work-dir', 'head-queue', 'compute-queue', 'head-job-role', 'compute-job-role', 'batch-execution-role', 'head-job-cpus', 'head-job-memory', 'cli-path', 'wave', 'fusion-v2', 'fast-storage', 'env']
test('the command for Seqera Platform has the options of tw, and the queues and roles that were made', () => {
  for (const given of [{}, { FastStorage: 'true' }, { ...fusion, FastStorage: 'true' }]) {
    const { SeqeraArguments } = resolved(Template, given).outputs
    match(SeqeraArguments, /^tw compute-envs add aws-batch manual --name=TowerForge-nextflow .*--head-queue=TowerForge-nextflow-head --compute-queue=TowerForge-nextflow-work /)
    equal(SeqeraArguments.includes('--fast-storage'), 'Fusion' in given, 'it takes fast storage with Fusion only')
    deepEqual([...SeqeraArguments.matchAll(/ --([a-z0-9-]+)/g)].map(([, name]) => name).filter((name) => !known.includes(name)), [])
  }
})

test('the command gives Seqera Platform the variables of the head job and of tasks, each for its own', () => {
  match(resolved(Template, { HeadEnvironment: 'A=1 B=2', ComputeEnvironment: 'C=3 D=4' }).outputs.SeqeraArguments, / --env=A=1 --env=B=2 --env=compute:C=3 --env=compute:D=4$/)
})

test('where the Platform wants another environment there is no command, and what to set is said', () => {
  for (const given of [arm, serverless, nextflow.Profiles!.fargate!.Parameters]) match(resolved(Template, given).outputs.SeqeraArguments, /^None: .*want EC2 and x86\. Set FargateHead/)
})

/* What stays when it goes. */

test('the sweeper deletes volumes a day old, and no younger ones', async () => {
  const now = Date.now()
  const deleted: string[] = []
  let asked: any
  const sdk = {
    EC2Client: function () { return { send: async ({ VolumeId }: any) => deleted.push(VolumeId) } },
    DeleteVolumeCommand: function (this: any, input: object) { Object.assign(this, input) },
    paginateDescribeVolumes: async function* (_: unknown, input: unknown) {
      asked = input
      yield { Volumes: [{ VolumeId: 'vol-old', CreateTime: new Date(now - 25 * 3600_000) }, { VolumeId: 'vol-new', CreateTime: new Date(now - 3600_000) }] }
      yield {}
    },
  }
  const exports: any = {}
  runInNewContext(volumeSweeper, { exports, require: (name: string) => (name === '@aws-sdk/client-ec2' ? sdk : createRequire(import.meta.url)(name)), process: { env: { ENVIRONMENT: 'TowerForge-nextflow' } }, console: { log: () => {} }, Date })
  await exports.handler()
  deepEqual(deleted, ['vol-old'])
  deepEqual(Array.from(asked.Filters, ({ Name, Values }: any) => `${Name}=${[...Values]}`), ['tag:stackroom:environment=TowerForge-nextflow', 'status=available'])
})

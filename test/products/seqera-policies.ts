/*
 * What the policies that Seqera publishes allow: names of actions, as facts to hold ours against.
 * https://github.com/seqeralabs/nf-tower-aws at b98bda9 (2025-01-08), https://docs.seqera.io/platform-cloud as of 2026-08-21.
 */

import { WorkDirBucket, type Given, type Holder } from '../support/seqera.ts'

/** A policy that Seqera publishes, and the switches of ours that stand for it. */
export type Published = { id: string; what: string; holder: Holder; switches: Given; allows: string[] }

const of = (service: string, names: string) => names.trim().split(/\s+/).map((name) => `${service}:${name}`)
const nothing = { Launch: 'false', S3Read: 'false', WorkDirBucket }
const forge = { ...nothing, Forge: 'Scoped' }

const roles = of('iam', 'AddRoleToInstanceProfile AttachRolePolicy CreateInstanceProfile CreateRole DeleteInstanceProfile DeleteRole DeleteRolePolicy DetachRolePolicy GetRole ListAttachedRolePolicies ListRolePolicies PutRolePolicy RemoveRoleFromInstanceProfile TagInstanceProfile TagRole')
const environments = of('batch', 'CreateComputeEnvironment CreateJobQueue DeleteComputeEnvironment DeleteJobQueue UpdateComputeEnvironment UpdateJobQueue')
const jobs = of('batch', 'CancelJob DescribeJobDefinitions DescribeJobs RegisterJobDefinition SubmitJob TagResource TerminateJob')
const listing = of('batch', 'DescribeComputeEnvironments DescribeJobQueues')
const logs = of('logs', 'Describe* FilterLogEvents Get* List* StartQuery StopQuery TestMetricFilter')
const efs = of('elasticfilesystem', 'CreateFileSystem CreateMountTarget DeleteFileSystem DeleteMountTarget DescribeFileSystems DescribeMountTargets PutLifecycleConfiguration TagResource UpdateFileSystem')
const fsx = of('fsx', 'CreateFileSystem DeleteFileSystem DescribeFileSystems TagResource')
const launch = [...jobs, ...listing, 'batch:ListJobs', ...of('ecs', 'DescribeContainerInstances DescribeTasks'), ...of('ec2', 'DescribeImages DescribeInstanceAttribute DescribeInstances DescribeInstanceStatus DescribeInstanceTypes'), ...logs, 'ses:SendRawEmail']
const secretsAccount = of('secretsmanager', 'CreateSecret DeleteSecret DescribeSecret ListSecrets')
const explorer = of('s3', 'DeleteObject GetBucketAcl GetBucketLocation GetBucketPolicy GetObject GetObjectTagging ListAllMyBuckets ListBucket PutObject PutObjectTagging')
const lineage = [...of('sqs', 'CreateQueue DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage SetQueueAttributes'), ...of('s3', 'CreateBucket GetBucketLocation GetBucketNotification PutBucketNotification')]

/** The policies, each with the switches that stand for it and no others. */
export const published: Published[] = [
  {
    id: 'F-01', what: 'nf-tower-aws forge/forge-policy.json', holder: 'SeqeraRoleRole',
    switches: { ...nothing, Forge: 'Original', EfsFileSystems: 'true', FsxFileSystems: 'true', S3Read: 'true' },
    allows: [
      'ssm:GetParameters', ...roles, 'iam:PassRole', ...environments, ...listing, ...fsx, ...efs, ...launch, ...of('s3', 'Get* List*'),
      ...of('ec2', 'CreateLaunchTemplate DeleteLaunchTemplate DescribeAccountAttributes DescribeInstanceTypeOfferings DescribeKeyPairs DescribeLaunchTemplates DescribeLaunchTemplateVersions DescribeSecurityGroups DescribeSubnets DescribeVpcs GetEbsEncryptionByDefault'),
    ],
  },
  { id: 'F-02', what: 'nf-tower-aws launch/launch-policy.json', holder: 'SeqeraRoleRole', switches: { ...nothing, Launch: 'true', SecretsAccount: 'true' }, allows: [...launch, 'secretsmanager:ListSecrets'] },
  { id: 'F-03', what: 'nf-tower-aws launch/s3-bucket-write.json', holder: 'SeqeraRoleRole', switches: { ...nothing, S3BucketWrite: 'true' }, allows: of('s3', 'DeleteObject GetObject ListBucket PutObject PutObjectTagging') },
  { id: 'F-04', what: 'nf-tower-aws launch/secrets-policy-account.json', holder: 'SeqeraRoleRole', switches: { ...nothing, SecretsAccount: 'true' }, allows: secretsAccount },
  { id: 'F-05', what: 'nf-tower-aws launch/secrets-policy-execution-role.json', holder: 'ForgeRolesExecutionRole', switches: { ...forge, SecretsExecutionRole: 'true' }, allows: ['secretsmanager:GetSecretValue', ...of('ecr', 'BatchCheckLayerAvailability BatchGetImage GetAuthorizationToken GetDownloadUrlForLayer'), ...of('logs', 'CreateLogStream PutLogEvents')] },
  { id: 'F-06', what: 'nf-tower-aws launch/secrets-policy-instance-role.json', holder: 'ForgeRolesHeadRole', switches: { ...forge, SecretsInstanceRole: 'true' }, allows: ['secretsmanager:GetSecretValue', 'secretsmanager:ListSecrets', 'iam:GetRole', 'iam:PassRole'] },
  { id: 'F-08', what: 'nf-tower-aws data/data-explorer-policy.json', holder: 'SeqeraRoleRole', switches: { ...nothing, DataExplorer: 'true', DataBuckets: 'arn:aws:s3:::results' }, allows: of('s3', 'GetObject PutObject') },
  {
    id: 'F-09', what: 'the full policy of the documentation, without making roles', holder: 'SeqeraRoleRole',
    switches: { ...forge, S3Read: 'true', S3BucketWrite: 'true', EfsFileSystems: 'true', FsxFileSystems: 'true', SecretsAccount: 'true', UserdataErrorDetection: 'true', DataLineage: 'true' },
    allows: [
      ...environments, ...jobs, ...listing, 'iam:PassRole', ...logs, ...of('s3', 'Get* List* PutObject'), 'ssm:GetParameters', ...fsx, ...efs, ...secretsAccount, ...lineage, ...roles,
      ...of('ec2', 'CreateLaunchTemplate DeleteLaunchTemplate DescribeAccountAttributes DescribeImages DescribeInstanceTypeOfferings DescribeInstanceTypes DescribeKeyPairs DescribeLaunchTemplates DescribeLaunchTemplateVersions DescribeSecurityGroups DescribeSubnets DescribeVpcs GetConsoleOutput'),
    ],
  },
  { id: 'F-10', what: 'the least that the documentation names for queues that there are', holder: 'SeqeraRoleRole', switches: { ...nothing, Launch: 'true', S3Read: 'true' }, allows: [...jobs, 'iam:PassRole', ...of('s3', 'GetBucketLocation GetObject ListBucket'), ...of('logs', 'FilterLogEvents GetLogEvents')] },
  { id: 'F-08', what: 'Data Explorer in the documentation', holder: 'SeqeraRoleRole', switches: { ...nothing, DataExplorer: 'true', DataBuckets: 'arn:aws:s3:::results' }, allows: explorer },
  {
    id: 'F-12', what: 'AWS Cloud in the documentation', holder: 'SeqeraRoleRole', switches: { ...nothing, AwsCloud: 'true', S3Read: 'true', UserdataErrorDetection: 'true', DataExplorer: 'true', DataBuckets: 'arn:aws:s3:::results', DataLineage: 'true' },
    allows: [...roles, 'iam:PassRole', ...of('ec2', 'CreateTags DeleteTags DescribeImages DescribeInstances DescribeInstanceTypes DescribeKeyPairs DescribeSecurityGroups DescribeSubnets DescribeVpcs GetConsoleOutput RunInstances TerminateInstances'), 'logs:GetLogEvents', 's3:GetObject', 's3:ListAllMyBuckets', ...lineage],
  },
  {
    id: 'F-12', what: 'the instance profile of AWS Cloud in the documentation', holder: 'SeqeraCloudCloudRole', switches: { ...nothing, AwsCloud: 'true', SecretsInstanceRole: 'true' },
    allows: [
      ...of('s3', 'GetObject DeleteObject GetObjectTagging ListBucket PutObject PutObjectTagging'), ...of('secretsmanager', 'CreateSecret DeleteSecret GetSecretValue ListSecrets'), ...of('kms', 'Decrypt DescribeKey Encrypt GenerateDataKey'),
      ...of('ecr', 'BatchCheckLayerAvailability BatchGetImage GetAuthorizationToken GetDownloadUrlForLayer'), 'cloudwatch:PutMetricData', ...of('logs', 'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents'),
    ],
  },
  {
    id: 'F-13', what: 'Intelligent Compute in the documentation', holder: 'SeqeraRoleRole', switches: { ...nothing, AwsCloud: 'true', IntelligentCompute: 'true', DataExplorer: 'true', DataBuckets: 'arn:aws:s3:::results' },
    allows: [
      ...of('ecs', 'CreateCapacityProvider CreateCluster DeleteCapacityProvider DeleteCluster DeregisterTaskDefinition DescribeCapacityProviders DescribeClusters DescribeContainerInstances DescribeTaskDefinition DescribeTasks ListTaskDefinitionFamilies ListTaskDefinitions ListTasks PutClusterCapacityProviders RegisterTaskDefinition RunTask StopTask TagResource UpdateContainerInstancesState'),
      ...roles.filter((name) => !/Tag/.test(name)), ...of('iam', 'CreateServiceLinkedRole GetInstanceProfile ListInstanceProfilesForRole PassRole'),
      ...of('logs', 'CreateLogGroup DeleteLogGroup DescribeLogStreams GetLogEvents PutRetentionPolicy TagResource'),
      ...of('ec2', 'AuthorizeSecurityGroupEgress CreateLaunchTemplate CreateSecurityGroup CreateTags CreateVpcEndpoint DeleteLaunchTemplate DescribeImages DescribeInstances DescribeInstanceTypes DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs RunInstances'),
      ...of('ecr', 'BatchCheckLayerAvailability BatchGetImage GetAuthorizationToken GetDownloadUrlForLayer'), ...of('s3', 'GetObject ListAllMyBuckets ListBucket'),
      ...of('autoscaling', 'CreateAutoScalingGroup CreateOrUpdateTags DeleteAutoScalingGroup DescribeAutoScalingGroups UpdateAutoScalingGroup'), 'ssm:GetParameter', 'ce:GetCostAndUsage',
    ],
  },
]

/** What ours never gives though one of them does, and why: `in` is the ID of the policies that are meant, or all of them. */
export const withheld: { actions: RegExp; in?: string; why: string }[] = [
  { actions: /^ses:SendRawEmail$/, why: 'sends mail in the name of any address of the account; the documentation of today does not ask for it' },
  { actions: /^iam:(?!PassRole)/, in: 'F-09', why: 'roles are made ahead; the original Forge makes its own, with a boundary' },
  { actions: /^iam:(?!PassRole)/, in: 'F-12', why: 'the role of instances is made ahead, and given as Instance Profile' },
  { actions: /^secretsmanager:GetSecretValue$/, in: 'F-06', why: 'Nextflow finds secrets by name; the execution role alone reads them, as the documentation of today has it' },
  { actions: /^logs:(Describe(?!LogGroups$|LogStreams$)|Get(?!LogEvents$|LogGroupFields$|LogRecord$|QueryResults$)|List)/, why: 'settings of CloudWatch Logs, deliveries and anomalies of the whole account, which no log of a run is in' },
  { actions: /^s3:(Get(?!BucketLocation$|Object$|BucketNotification$)|List(?!Bucket$))/, in: 'F-01', why: 'settings of buckets and access points, versions and tags; Data Explorer asks for its own' },
  { actions: /^s3:(Get(?!BucketLocation$|Object$|BucketNotification$)|List(?!Bucket$))/, in: 'F-09', why: 'settings of buckets and access points, versions and tags; Data Explorer asks for its own' },
  { actions: /^s3:GetBucketNotification$/, in: 'F-01', why: 'data lineage alone looks at notifications' },
]

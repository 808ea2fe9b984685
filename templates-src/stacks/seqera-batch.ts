import { condition, equals, If, noValue, not, or, ref, sub, template } from '../cfn/index.ts'
import { arn, regional } from '../parts/arn.ts'
import { rolePolicy } from '../parts/role-policy.ts'

const on = (name: string) => equals(ref(name), 'true')

// IDs of file systems cannot be foretold: Forge's have its name in a tag. Only what has no other name may be given one.
const named = sub('${ForgePrefix}-*')
const fileSystems = (service: string, label: string, actions: string[]) => [
  { Sid: `Name${label}`, Effect: 'Allow', Action: `${service}:TagResource`, Resource: regional(service, 'file-system/*'), Condition: { StringLike: { 'aws:RequestTag/Name': named }, StringLikeIfExists: { 'aws:ResourceTag/Name': named } } },
  { Sid: `ManageOwn${label}`, Effect: 'Allow', Action: actions.map((name) => `${service}:${name}`), Resource: regional(service, 'file-system/*'), Condition: { StringLike: { 'aws:ResourceTag/Name': named } } },
]

/**
 * What Seqera Platform may do with AWS Batch: submit to queues that there are, and make queues of its own, with roles
 * that there are. Nothing here makes a role.
 * https://docs.seqera.io/platform-cloud/compute-envs/aws-batch, "Required Platform IAM permissions"
 * https://github.com/seqeralabs/nf-tower-aws: launch/launch-policy.json, forge/forge-policy.json
 */
export const seqeraBatch = () =>
  template({
    Description: 'What Seqera Platform may do with AWS Batch',
    Parameters: {
      RoleName: { Type: 'String' },
      ForgePrefix: { Type: 'String' },
      Launch: { Type: 'String' },
      Forge: { Type: 'String' },
      EfsFileSystems: { Type: 'String' },
      FsxFileSystems: { Type: 'String' },
      UserdataErrorDetection: { Type: 'String' },
      LogGroup: { Type: 'String' },
    },
    Conditions: {
      HasForge: not(equals(ref('Forge'), 'None')),
      // Forge's policy holds that of launching, as it does in the original.
      HasLaunch: or(on('Launch'), condition('HasForge')),
      HasEfs: on('EfsFileSystems'),
      HasFsx: on('FsxFileSystems'),
      HasUserdataCheck: on('UserdataErrorDetection'),
    },
    Resources: {
      LaunchPolicy: rolePolicy('RoleName', 'Launch: submits jobs to queues, follows them, reads their logs', [
        {
          Sid: 'LookAtJobs',
          Effect: 'Allow',
          Action: [
            'batch:DescribeComputeEnvironments', 'batch:DescribeJobDefinitions', 'batch:DescribeJobQueues', 'batch:DescribeJobs', 'batch:ListJobs',
            'ec2:DescribeImages', 'ec2:DescribeInstances', 'ec2:DescribeInstanceStatus', 'ec2:DescribeInstanceTypes',
            'logs:DescribeLogGroups', 'logs:StopQuery', 'logs:TestMetricFilter',
          ],
          Resource: '*',
        },
        {
          Sid: 'RunJobs',
          Effect: 'Allow',
          Action: ['batch:CancelJob', 'batch:RegisterJobDefinition', 'batch:SubmitJob', 'batch:TagResource', 'batch:TerminateJob'],
          Resource: [regional('batch', 'job-queue/${ForgePrefix}-*'), regional('batch', 'job-definition/*'), regional('batch', 'job/*')],
        },
        { Sid: 'LookAtInstances', Effect: 'Allow', Action: 'ec2:DescribeInstanceAttribute', Resource: regional('ec2', 'instance/*') },
        { Sid: 'LookAtTasks', Effect: 'Allow', Action: ['ecs:DescribeContainerInstances', 'ecs:DescribeTasks'], Resource: [regional('ecs', 'task/*'), regional('ecs', 'container-instance/*')] },
        {
          Sid: 'ReadLogs',
          Effect: 'Allow',
          Action: ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents', 'logs:GetLogGroupFields', 'logs:GetLogRecord', 'logs:GetQueryResults', 'logs:StartQuery'],
          Resource: [regional('logs', 'log-group:${LogGroup}'), regional('logs', 'log-group:${LogGroup}:*')],
        },
        // Roles of Stackroom have a path of their own, so that no other role of that prefix is handed on.
        {
          Sid: 'HandOnReadyRoles',
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: arn('iam::${AWS::AccountId}:role/stackroom/${ForgePrefix}-*'),
          Condition: { StringEquals: { 'iam:PassedToService': ['batch.amazonaws.com', 'ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] } },
        },
        If(
          'HasUserdataCheck',
          {
            Sid: 'SeeWhyInstancesFail',
            Effect: 'Allow',
            Action: 'ec2:GetConsoleOutput',
            Resource: regional('ec2', 'instance/*'),
            Condition: { ArnLike: { 'ec2:InstanceProfile': [arn('iam::${AWS::AccountId}:instance-profile/${ForgePrefix}-*'), arn('iam::${AWS::AccountId}:instance-profile/stackroom/${ForgePrefix}-*')] } },
          },
          noValue,
        ),
      ], 'HasLaunch'),
      ForgePolicy: rolePolicy('RoleName', 'Forge: makes compute environments and queues with roles that there are', [
        {
          Sid: 'MakeEnvironmentsAndQueues',
          Effect: 'Allow',
          Action: ['CreateComputeEnvironment', 'CreateJobQueue', 'DeleteComputeEnvironment', 'DeleteJobQueue', 'TagResource', 'UpdateComputeEnvironment', 'UpdateJobQueue'].map((name) => `batch:${name}`),
          Resource: [regional('batch', 'compute-environment/${ForgePrefix}-*'), regional('batch', 'job-queue/${ForgePrefix}-*')],
        },
        { Sid: 'MakeLaunchTemplates', Effect: 'Allow', Action: ['ec2:CreateLaunchTemplate', 'ec2:DeleteLaunchTemplate'], Resource: regional('ec2', 'launch-template/*') },
        {
          Sid: 'FillTheForm',
          Effect: 'Allow',
          Action: [
            ...['AccountAttributes', 'InstanceTypeOfferings', 'KeyPairs', 'LaunchTemplates', 'LaunchTemplateVersions', 'SecurityGroups', 'Subnets', 'Vpcs'].map((name) => `ec2:Describe${name}`),
            'ec2:GetEbsEncryptionByDefault',
          ],
          Resource: '*',
        },
        { Sid: 'FindImages', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: arn('ssm:${AWS::Region}::parameter/aws/service/ecs/*') },
        ...[
          { Sid: 'FindAndMakeEfs', Effect: 'Allow', Action: ['elasticfilesystem:CreateFileSystem', 'elasticfilesystem:DescribeFileSystems'], Resource: '*' },
          { Sid: 'FindMountTargets', Effect: 'Allow', Action: 'elasticfilesystem:DescribeMountTargets', Resource: regional('elasticfilesystem', 'file-system/*') },
          ...fileSystems('elasticfilesystem', 'Efs', ['CreateMountTarget', 'DeleteFileSystem', 'DeleteMountTarget', 'PutLifecycleConfiguration', 'UpdateFileSystem']),
        ].map((statement) => If('HasEfs', statement, noValue)),
        ...[
          { Sid: 'FindFsx', Effect: 'Allow', Action: 'fsx:DescribeFileSystems', Resource: '*' },
          { Sid: 'MakeFsx', Effect: 'Allow', Action: 'fsx:CreateFileSystem', Resource: regional('fsx', 'file-system/*') },
          ...fileSystems('fsx', 'Fsx', ['DeleteFileSystem']),
        ].map((statement) => If('HasFsx', statement, noValue)),
      ], 'HasForge'),
    },
    Outputs: {},
  })

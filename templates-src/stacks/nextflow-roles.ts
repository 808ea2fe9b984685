import { and, condition, equals, getAtt, If, merge, noValue, not, or, output, ref, sub, template, type Resources } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { bucketArns, objectActions, objectArns } from '../parts/buckets.ts'
import { decryptsSecrets } from '../parts/decrypts-secrets.ts'
import { onlyInItsVpc } from '../parts/only-in-its-vpc.ts'
import { rolePolicy } from '../parts/role-policy.ts'
import { serviceRole } from '../parts/service-role.ts'
import { throughS3 } from '../parts/through-s3.ts'

// Batch's own group is where Seqera Platform has jobs write that was told of no other, and its tw program cannot be told.
const jobLogs = ['${LogGroupName}', '/aws/batch/job'].map((name) => regional('logs', `log-group:${name}:*`))
const tasks = 'ecs:${AWS::Region}:${AWS::AccountId}:*'

/**
 * The roles that Forge makes, under the names it gives them, each with what it is for and no more. A role that is given
 * is used as it is. There is no service role and no fleet role: Batch has its own, which in-place updates need.
 * https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html
 */
export const nextflowRoles = () =>
  template({
    Description: 'Roles of instances, of the head job, of tasks, and of what starts them',
    Parameters: {
      Base: { Type: 'String' },
      QueuePrefix: { Type: 'String' },
      Buckets: { Type: 'String' },
      KmsKeyArn: { Type: 'String' },
      LogGroupName: { Type: 'String' },
      Efs: { Type: 'String' },
      EfsId: { Type: 'String' },
      RepositoryArn: { Type: 'String' },
      AccessTokenSecretArn: { Type: 'String' },
      EnablePipelineSecrets: { Type: 'String' },
      ListPipelineSecrets: { Type: 'String' },
      SecretsKmsKeyArn: { Type: 'String' },
      EnableSessionManager: { Type: 'String' },
      HeadJobRole: { Type: 'String' },
      ComputeJobRole: { Type: 'String' },
      BatchExecutionRole: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasEfs: not(equals(ref('Efs'), 'None')),
      HasSecrets: equals(ref('EnablePipelineSecrets'), 'true'),
      ListsSecrets: equals(ref('ListPipelineSecrets'), 'true'),
      HasAccessToken: not(equals(ref('AccessTokenSecretArn'), '')),
      HasSecretsKey: and(or(condition('HasSecrets'), condition('HasAccessToken')), not(equals(ref('SecretsKmsKeyArn'), ''))),
      HasSessionManager: equals(ref('EnableSessionManager'), 'true'),
      HasNewHeadRole: equals(ref('HeadJobRole'), ''),
      HasNewComputeRole: equals(ref('ComputeJobRole'), ''),
      HasNewExecutionRole: equals(ref('BatchExecutionRole'), ''),
    },
    Resources: merge(
      {
        // EC2 sends no source, so that its trust has none.
        InstanceRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            ...bounded,
            RoleName: sub('${Base}-InstanceRole'),
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
            },
          },
        },
        InstanceProfile: {
          Type: 'AWS::IAM::InstanceProfile',
          Properties: { InstanceProfileName: sub('${Base}-InstanceRole'), Roles: [ref('InstanceRole')] },
        },
      },
      policy('InstancePolicy', 'InstanceRole', 'What an instance does itself: its agents, its file systems', [
        {
          Sid: 'JoinTheClustersOfBatch',
          Effect: 'Allow',
          Action: ['ecs:DeregisterContainerInstance', 'ecs:Poll', 'ecs:RegisterContainerInstance', 'ecs:StartTelemetrySession', 'ecs:SubmitAttachmentStateChanges', 'ecs:SubmitContainerStateChange', 'ecs:SubmitTaskStateChange', 'ecs:UpdateContainerInstancesState'],
          Resource: ['cluster/AWSBatch-*', 'cluster/*_Batch_*', 'container-instance/AWSBatch-*/*', 'container-instance/*_Batch_*/*'].map((name) => regional('ecs', name)),
        },
        { Sid: 'FindTheAgent', Effect: 'Allow', Action: 'ecs:DiscoverPollEndpoint', Resource: '*' },
        ...pull,
        { Sid: 'WriteLogs', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'], Resource: [regional('logs', 'log-group:/aws/batch/${Base}/instances:*'), ...jobLogs] },
        { Sid: 'SendMetrics', Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', Condition: { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } } },
        If('HasEfs', { Sid: 'UseTheFileSystem', Effect: 'Allow', Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientRootAccess', 'elasticfilesystem:ClientWrite'], Resource: regional('elasticfilesystem', 'file-system/${EfsId}') }, noValue),
        If('HasSessionManager', { Sid: 'SayWhereItIs', Effect: 'Allow', Action: 'ssm:UpdateInstanceInformation', Resource: regional('ec2', 'instance/*') }, noValue),
        If(
          'HasSessionManager',
          { Sid: 'OpenSessions', Effect: 'Allow', Action: ['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'], Resource: '*' },
          noValue,
        ),
        onlyInItsVpc,
      ]),
      { ExecutionRole: named('ExecutionRole', 'HasNewExecutionRole') },
      policy('ExecutionPolicy', 'ExecutionRole', 'Starts jobs: pulls the image, writes the log, fetches secrets', [
        ...pull,
        { Sid: 'WriteTheLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: jobLogs },
        If('HasSecrets', { Sid: 'FetchPipelineSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: regional('secretsmanager', 'secret:tower-*') }, noValue),
        If('HasAccessToken', { Sid: 'FetchTheAccessToken', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ref('AccessTokenSecretArn') }, noValue),
        If('HasSecretsKey', decryptsSecrets('ReadSecrets', ref('SecretsKmsKeyArn')), noValue),
      ], 'HasNewExecutionRole'),
      { ComputeRole: named('ComputeJobRole', 'HasNewComputeRole') },
      policy('ComputePolicy', 'ComputeRole', 'What a task may do: read and write its buckets', data, 'HasNewComputeRole'),
      { HeadRole: named('HeadJobRole', 'HasNewHeadRole') },
      policy('HeadPolicy', 'HeadRole', 'What Nextflow may do: submit tasks to its queues, follow them, read and write its buckets', [
        ...data,
        {
          Sid: 'LookAtJobs',
          Effect: 'Allow',
          Action: ['batch:DescribeComputeEnvironments', 'batch:DescribeJobDefinitions', 'batch:DescribeJobQueues', 'batch:DescribeJobs', 'batch:ListJobs', 'ec2:DescribeInstanceStatus', 'ec2:DescribeInstanceTypes', 'ec2:DescribeInstances'],
          Resource: '*',
        },
        { Sid: 'LookAtInstances', Effect: 'Allow', Action: 'ec2:DescribeInstanceAttribute', Resource: regional('ec2', 'instance/*') },
        { Sid: 'LookAtTasks', Effect: 'Allow', Action: ['ecs:DescribeContainerInstances', 'ecs:DescribeTasks'], Resource: [regional('ecs', 'task/*'), regional('ecs', 'container-instance/*')] },
        { Sid: 'SubmitTasks', Effect: 'Allow', Action: 'batch:SubmitJob', Resource: [regional('batch', 'job-queue/${QueuePrefix}-*'), regional('batch', 'job-definition/*')] },
        { Sid: 'DescribeTasks', Effect: 'Allow', Action: ['batch:RegisterJobDefinition', 'batch:TagResource'], Resource: [regional('batch', 'job-definition/*'), regional('batch', 'job/*'), regional('batch', 'job-queue/${QueuePrefix}-*')] },
        { Sid: 'EndOwnTasks', Effect: 'Allow', Action: ['batch:CancelJob', 'batch:TerminateJob'], Resource: regional('batch', 'job/*'), Condition: { StringEqualsIfExists: { 'aws:ResourceTag/stackroom:environment': ref('Base') } } },
        {
          Sid: 'HandRolesToTasks',
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: [If('HasNewComputeRole', getAtt('ComputeRole', 'Arn'), ref('ComputeJobRole')), If('HasNewExecutionRole', getAtt('ExecutionRole', 'Arn'), ref('BatchExecutionRole'))],
          Condition: { StringEquals: { 'iam:PassedToService': ['batch.amazonaws.com', 'ecs-tasks.amazonaws.com'] } },
        },
        // Nextflow looks for its secrets among all: https://docs.seqera.io/platform-cloud/secrets/overview
        If('ListsSecrets', { Sid: 'FindPipelineSecrets', Effect: 'Allow', Action: 'secretsmanager:ListSecrets', Resource: '*' }, noValue),
        If('ListsSecrets', { Sid: 'LookAtTheExecutionRole', Effect: 'Allow', Action: 'iam:GetRole', Resource: If('HasNewExecutionRole', getAtt('ExecutionRole', 'Arn'), ref('BatchExecutionRole')) }, noValue),
        { Sid: 'ReadLogsOfTasks', Effect: 'Allow', Action: ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'], Resource: jobLogs },
      ], 'HasNewHeadRole'),
    ),
    Outputs: {
      InstanceProfileArn: output('String', getAtt('InstanceProfile', 'Arn')),
      InstanceRoleArn: output('String', getAtt('InstanceRole', 'Arn')),
      HeadJobRoleArn: output('String', If('HasNewHeadRole', getAtt('HeadRole', 'Arn'), ref('HeadJobRole'))),
      ComputeJobRoleArn: output('String', If('HasNewComputeRole', getAtt('ComputeRole', 'Arn'), ref('ComputeJobRole'))),
      ExecutionRoleArn: output('String', If('HasNewExecutionRole', getAtt('ExecutionRole', 'Arn'), ref('BatchExecutionRole'))),
    },
  })

/** A role that jobs run with, under the name that Forge gives it. */
function named(suffix: string, Condition: string) {
  const role = serviceRole('ecs-tasks.amazonaws.com', tasks, { Condition })
  return { ...role, Properties: { ...role.Properties, RoleName: sub(`\${Base}-${suffix}`) } }
}

const policy = (logicalId: string, ...about: Parameters<typeof rolePolicy>): Resources => ({ [logicalId]: rolePolicy(...about) })

/** Images of this account; the first pull through a cache makes its repository. */
const pull = [
  { Sid: 'SignInToTheRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  { Sid: 'PullImages', Effect: 'Allow', Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Resource: regional('ecr', 'repository/*') },
  { Sid: 'FillTheCache', Effect: 'Allow', Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'], Resource: ref('RepositoryArn') },
]

const data = [
  { Sid: 'ListBuckets', Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: bucketArns('Buckets') },
  { Sid: 'UseObjects', Effect: 'Allow', Action: objectActions, Resource: objectArns('Buckets') },
  throughS3,
]

import { equals, If, noValue, output, ref, sub, template } from '../cfn/index.ts'
import { actions } from '../parts/actions.ts'
import { arn, regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { bucketArns, objectActions, objectArns } from '../parts/buckets.ts'
import { rolePolicy } from '../parts/role-policy.ts'

const role = (prefix: string) => arn(`iam::\${AWS::AccountId}:role/${prefix}-*`)
const profile = (prefix: string) => arn(`iam::\${AWS::AccountId}:instance-profile/${prefix}-*`)
const both = (of: typeof role) => [If('HasForge', of('${ForgePrefix}'), noValue), If('HasScheduler', of('seqera-sched'), noValue)]
const mayBeMade = { StringEquals: { 'iam:PermissionsBoundary': ref('MadeRolesBoundary') } }
const handOn = {
  Sid: 'HandOnItsRoles',
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: both(role),
  Condition: { StringEquals: { 'iam:PassedToService': ['batch.amazonaws.com', 'ec2.amazonaws.com', 'ecs.amazonaws.com', 'ecs-tasks.amazonaws.com', 'spotfleet.amazonaws.com'] } },
} as const
// What Seqera's documentation says that roles get: https://docs.seqera.io/platform-cloud/enterprise/advanced-topics/manual-aws-batch-setup
const attachable = ['service-role/AWSBatchServiceRole', 'service-role/AmazonEC2SpotFleetTaggingRole', 'service-role/AmazonEC2ContainerServiceforEC2Role', 'service-role/AmazonECSTaskExecutionRolePolicy', 'AmazonS3ReadOnlyAccess', 'AmazonEC2ContainerRegistryPullOnly', 'CloudWatchAgentServerPolicy']

/**
 * What the original Forge has: making roles. Only roles of its prefix, and only with a boundary that has no IAM in it but
 * handing on such roles: whatever policy a role of Forge is given, it can do no more than run jobs.
 * https://github.com/seqeralabs/nf-tower-aws: forge/forge-policy.json
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html, "Delegating responsibility"
 */
export const seqeraRoleManagement = () =>
  template({
    Description: 'Roles that Seqera Platform makes, and their boundary',
    Parameters: {
      RoleName: { Type: 'String' },
      ForgePrefix: { Type: 'String' },
      Forge: { Type: 'String' },
      IntelligentCompute: { Type: 'String' },
      LogGroup: { Type: 'String' },
      Buckets: { Type: 'String' },
    },
    Conditions: {
      HasForge: equals(ref('Forge'), 'Original'),
      HasScheduler: equals(ref('IntelligentCompute'), 'true'),
    },
    Resources: {
      MadeRolesBoundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'The most that a role made by Seqera Platform can do: run jobs, whatever policies it is given',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'RunInstancesAndTasks',
                Effect: 'Allow',
                Action: [
                  ...actions('autoscaling', 'CreateAutoScalingGroup CreateLaunchConfiguration CreateOrUpdateTags DeleteAutoScalingGroup DeleteLaunchConfiguration DescribeAccountLimits DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeLaunchConfigurations DescribeScalingActivities PutNotificationConfiguration SetDesiredCapacity SuspendProcesses TerminateInstanceInAutoScalingGroup UpdateAutoScalingGroup'),
                  ...actions('batch', 'DescribeComputeEnvironments DescribeJobDefinitions DescribeJobQueues DescribeJobs ListJobs RegisterJobDefinition'),
                  ...actions('cloudwatch', 'PutMetricData'),
                  ...actions('ec2', 'CreateFleet CreateLaunchTemplate CreateTags DeleteLaunchTemplate DescribeAccountAttributes DescribeImages DescribeInstanceAttribute DescribeInstances DescribeInstanceStatus DescribeInstanceTypes DescribeKeyPairs DescribeLaunchTemplateVersions DescribeSecurityGroups DescribeSpotFleetInstances DescribeSpotFleetRequests DescribeSpotPriceHistory DescribeSubnets DescribeTags DescribeVolumes RequestSpotFleet RunInstances'),
                  ...actions('ecr', 'BatchCheckLayerAvailability BatchGetImage GetAuthorizationToken GetDownloadUrlForLayer'),
                  ...actions('ecs', 'CreateCluster DeleteCluster DeregisterContainerInstance DescribeClusters DescribeContainerInstances DescribeTaskDefinition DescribeTasks DiscoverPollEndpoint ListClusters ListContainerInstances ListTasks Poll RegisterContainerInstance RegisterTaskDefinition RunTask StartTask StartTelemetrySession StopTask SubmitAttachmentStateChanges SubmitContainerStateChange SubmitTaskStateChange TagResource UpdateContainerAgent UpdateContainerInstancesState'),
                  ...actions('secretsmanager', 'ListSecrets'),
                ],
                Resource: '*',
              },
              { Sid: 'RunJobs', Effect: 'Allow', Action: actions('batch', 'CancelJob SubmitJob TagResource TerminateJob'), Resource: [regional('batch', 'job-queue/${ForgePrefix}-*'), regional('batch', 'job-definition/*'), regional('batch', 'job/*')] },
              { Sid: 'WriteLogs', Effect: 'Allow', Action: actions('logs', 'CreateLogGroup CreateLogStream DescribeLogStreams FilterLogEvents GetLogEvents PutLogEvents'), Resource: [regional('logs', 'log-group:${LogGroup}:*'), regional('logs', 'log-group:/seqera/*')] },
              { Sid: 'ListBuckets', Effect: 'Allow', Action: actions('s3', 'GetBucketLocation ListBucket'), Resource: bucketArns('Buckets') },
              { Sid: 'UseObjects', Effect: 'Allow', Action: objectActions, Resource: objectArns('Buckets') },
              { Sid: 'FetchPipelineSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: regional('secretsmanager', 'secret:tower-*') },
              { Sid: 'EndInstancesOfItsRoles', Effect: 'Allow', Action: 'ec2:TerminateInstances', Resource: regional('ec2', 'instance/*'), Condition: { ArnLike: { 'ec2:InstanceProfile': both(profile) } } },
              { Sid: 'LookAtItsRoles', Effect: 'Allow', Action: 'iam:GetRole', Resource: both(role) },
              handOn,
            ],
          },
        },
      },
      RoleManagementPolicy: rolePolicy('RoleName', 'Makes roles of its prefix, each with the boundary', [
        { Sid: 'MakeBoundedRoles', Effect: 'Allow', Action: actions('iam', 'CreateRole DeleteRole DeleteRolePolicy PutRolePolicy'), Resource: both(role), Condition: mayBeMade },
        {
          Sid: 'GiveKnownPolicies',
          Effect: 'Allow',
          Action: actions('iam', 'AttachRolePolicy DetachRolePolicy'),
          Resource: both(role),
          Condition: { ...mayBeMade, ArnEquals: { 'iam:PolicyARN': attachable.map((name) => sub(`arn:\${AWS::Partition}:iam::aws:policy/${name}`)) } },
        },
        { Sid: 'LookAtRoles', Effect: 'Allow', Action: actions('iam', 'GetRole ListAttachedRolePolicies ListRolePolicies TagRole'), Resource: both(role) },
        {
          Sid: 'MakeInstanceProfiles',
          Effect: 'Allow',
          Action: actions('iam', 'AddRoleToInstanceProfile CreateInstanceProfile DeleteInstanceProfile RemoveRoleFromInstanceProfile TagInstanceProfile'),
          Resource: both(profile),
        },
        If('HasScheduler', { Sid: 'LookAtProfiles', Effect: 'Allow', Action: actions('iam', 'GetInstanceProfile ListInstanceProfilesForRole'), Resource: [role('seqera-sched'), profile('seqera-sched')] }, noValue),
        handOn,
      ]),
    },
    Outputs: { BoundaryArn: output('String', ref('MadeRolesBoundary')) },
  })

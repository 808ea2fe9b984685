import { template } from '../cfn/index.ts'
import { actions } from '../parts/actions.ts'
import { arn, regional } from '../parts/arn.ts'
import { bucketArns, objectArns } from '../parts/buckets.ts'
import { rolePolicy } from '../parts/role-policy.ts'

const inOwnClusters = { ArnLike: { 'ecs:cluster': regional('ecs', 'cluster/seqera-sched-*') } }
const ec2 = (...names: string[]) => names.map((name) => regional('ec2', `${name}/*`))

/**
 * What Seqera's scheduler on ECS needs beside AWS Cloud, on what it names seqera-sched-*. The roles that it makes are in
 * another stack, with their boundary.
 * https://docs.seqera.io/platform-cloud/compute-envs/intelligent-compute
 */
export const seqeraIntelligentCompute = () =>
  template({
    Description: 'What the scheduler of Seqera Platform may do with ECS',
    Parameters: { RoleName: { Type: 'String' }, Buckets: { Type: 'String' } },
    Resources: {
      SchedulerPolicy: rolePolicy('RoleName', 'Intelligent compute: clusters and tasks that the scheduler names', [
        {
          Sid: 'UseOwnClusters',
          Effect: 'Allow',
          Action: actions('ecs', 'CreateCapacityProvider CreateCluster DeleteCapacityProvider DeleteCluster DescribeCapacityProviders DescribeClusters DescribeContainerInstances DescribeTasks PutClusterCapacityProviders TagResource UpdateContainerInstancesState'),
          Resource: regional('ecs', '*/seqera-sched-*'),
        },
        { Sid: 'RunTasksInThem', Effect: 'Allow', Action: actions('ecs', 'RunTask StopTask'), Resource: regional('ecs', '*/seqera-sched-*'), Condition: inOwnClusters },
        { Sid: 'FindTasksInThem', Effect: 'Allow', Action: 'ecs:ListTasks', Resource: regional('ecs', 'container-instance/*'), Condition: inOwnClusters },
        { Sid: 'DescribeTasksToRun', Effect: 'Allow', Action: 'ecs:RegisterTaskDefinition', Resource: regional('ecs', 'task-definition/*') },
        {
          Sid: 'LookAround',
          Effect: 'Allow',
          Action: [
            ...actions('autoscaling', 'DescribeAutoScalingGroups'),
            ...actions('ec2', 'DescribeImages DescribeInstances DescribeInstanceTypes DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs'),
            ...actions('ecr', 'GetAuthorizationToken'),
            ...actions('ecs', 'DeregisterTaskDefinition DescribeTaskDefinition ListTaskDefinitionFamilies ListTaskDefinitions'),
            ...actions('ce', 'GetCostAndUsage'),
          ],
          Resource: '*',
        },
        {
          Sid: 'ServicesHaveTheirRoles',
          Effect: 'Allow',
          Action: 'iam:CreateServiceLinkedRole',
          Resource: arn('iam::${AWS::AccountId}:role/aws-service-role/*'),
          Condition: { StringEquals: { 'iam:AWSServiceName': ['autoscaling.amazonaws.com', 'ecs.amazonaws.com', 'ecs-compute.amazonaws.com', 'spot.amazonaws.com'] } },
        },
        { Sid: 'KeepLogs', Effect: 'Allow', Action: actions('logs', 'CreateLogGroup DeleteLogGroup DescribeLogStreams GetLogEvents PutRetentionPolicy TagResource'), Resource: regional('logs', 'log-group:/seqera/*') },
        { Sid: 'OpenWaysForTasks', Effect: 'Allow', Action: actions('ec2', 'AuthorizeSecurityGroupEgress CreateSecurityGroup CreateVpcEndpoint'), Resource: ec2('route-table', 'security-group', 'security-group-rule', 'subnet', 'vpc', 'vpc-endpoint') },
        { Sid: 'MakeLaunchTemplates', Effect: 'Allow', Action: actions('ec2', 'CreateLaunchTemplate DeleteLaunchTemplate'), Resource: ec2('launch-template') },
        { Sid: 'NameWhatItMakes', Effect: 'Allow', Action: 'ec2:CreateTags', Resource: ec2('instance', 'launch-template', 'security-group', 'volume', 'vpc-endpoint'), Condition: { StringEquals: { 'ec2:CreateAction': ['CreateLaunchTemplate', 'CreateSecurityGroup', 'CreateVpcEndpoint', 'RunInstances'] } } },
        { Sid: 'StartInstancesOfItsRoles', Effect: 'Allow', Action: 'ec2:RunInstances', Resource: ec2('instance'), Condition: { ArnLike: { 'ec2:InstanceProfile': arn('iam::${AWS::AccountId}:instance-profile/seqera-sched-*') } } },
        { Sid: 'StartThemWith', Effect: 'Allow', Action: 'ec2:RunInstances', Resource: [arn('ec2:${AWS::Region}::image/*'), ...ec2('launch-template', 'network-interface', 'security-group', 'subnet', 'volume')] },
        { Sid: 'ScaleOwnGroups', Effect: 'Allow', Action: actions('autoscaling', 'CreateAutoScalingGroup CreateOrUpdateTags DeleteAutoScalingGroup UpdateAutoScalingGroup'), Resource: regional('autoscaling', '*/seqera-sched-*') },
        { Sid: 'FindImages', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: arn('ssm:${AWS::Region}::parameter/aws/service/ecs/optimized-ami/*') },
        { Sid: 'LookAtImages', Effect: 'Allow', Action: actions('ecr', 'BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer'), Resource: regional('ecr', 'repository/*') },
        { Sid: 'FindWorkDirectories', Effect: 'Allow', Action: 's3:ListBucket', Resource: bucketArns('Buckets') },
        { Sid: 'ReadTraces', Effect: 'Allow', Action: 's3:GetObject', Resource: objectArns('Buckets') },
      ]),
    },
    Outputs: {},
  })

import { equals, getAtt, If, noValue, ref, type Resource, type Resources } from '../cfn/index.ts'
import { regional } from './arn.ts'
import { bounded } from './bounded.ts'
import { commandable, deployable } from './commandable.ts'
import { decryptsSecrets } from './decrypts-secrets.ts'
import { lock } from './lock.ts'
import { serviceRole } from './service-role.ts'

type TaskDefinition = NonNullable<Extract<Resource, { Type: 'AWS::ECS::TaskDefinition' }>['Properties']>
type Container = Extract<Extract<NonNullable<TaskDefinition['ContainerDefinitions']>, readonly unknown[]>[number], { Name: unknown }>

/** Where tasks run, unless `ClusterName` says where, and by what those that end by themselves take turns. */
export const cluster = {
  Cluster: { Type: 'AWS::ECS::Cluster', Condition: 'HasNewCluster', Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }], Tags: [commandable] } },
  Lock: lock,
} satisfies Resources
/** `HasNewCluster`, and the name of the one or the other. */
export const hasNewCluster = equals(ref('ClusterName'), '')
export const clusterName = If('HasNewCluster', ref('Cluster'), ref('ClusterName'))

/**
 * What runs one container on Fargate: its log, the definition of its task, and the two roles, of which one starts the
 * container and the other is what the container itself may do: nothing. `Grants` is what the first may do besides writing the
 * log. `LogRetentionInDays` and `KmsKeyArn` are parameters of the stack it stands in, `HasKey` and `HasBoundary` its conditions.
 */
export const bareTask = ({ Container, Grants, Tags = [], ...size }: { Container: Container & { Name: string }; Grants: unknown[]; Tags?: (typeof commandable)[] } & Pick<TaskDefinition, 'Cpu' | 'Memory' | 'RuntimePlatform'>) =>
  ({
    LogGroup: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Retain',
      Properties: { RetentionInDays: ref('LogRetentionInDays'), KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
    },
    TaskDefinition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Tags: [...Tags, deployable],
        RequiresCompatibilities: ['FARGATE'],
        NetworkMode: 'awsvpc',
        ...size,
        ExecutionRoleArn: getAtt('ExecutionRole', 'Arn'),
        TaskRoleArn: getAtt('TaskRole', 'Arn'),
        ContainerDefinitions: [
          {
            ...Container,
            Essential: true,
            LinuxParameters: { InitProcessEnabled: true, ...Container.LinuxParameters },
            LogConfiguration: {
              LogDriver: 'awslogs',
              Options: { 'awslogs-group': ref('LogGroup'), 'awslogs-region': ref('AWS::Region'), 'awslogs-stream-prefix': Container.Name },
            },
          },
        ],
      },
    },
    TaskRole: serviceRole('ecs-tasks.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
    ExecutionRole: serviceRole('ecs-tasks.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
    ExecutionPolicy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Path: bounded.Path,
        Description: 'Starts tasks: writes their log, reads their secrets',
        Roles: [ref('ExecutionRole')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'WriteTheLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt('LogGroup', 'Arn') },
            ...Grants,
            If('HasKey', decryptsSecrets('Decrypt', ref('KmsKeyArn')), noValue),
          ],
        },
      },
    },
  }) satisfies Resources

/**
 * The same for an application, whose image may be one of this account, in which "Run command" may run something, and which
 * people may enter. `Cpu`, `Memory` and `Architecture` are parameters of the stack it stands in, `HasExecuteCommand` a condition.
 */
export const task = ({ Container, Grants }: { Container: Container & { Name: string }; Grants: unknown[] }) =>
  ({
    ...bareTask({
      Container,
      Tags: [commandable],
      Cpu: ref('Cpu'),
      Memory: ref('Memory'),
      RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: ref('Architecture') },
      Grants: [
        ...Grants,
        // Images of this account and region; public ones ask for nothing.
        { Sid: 'SignInToRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        {
          Sid: 'PullImages',
          Effect: 'Allow',
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Resource: regional('ecr', 'repository/*'),
        },
      ],
    }),
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions
    ExecuteCommandPolicy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Condition: 'HasExecuteCommand',
      Properties: {
        Path: bounded.Path,
        Description: 'Lets people in who may call ECS Exec',
        Roles: [ref('TaskRole')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OpenChannels',
              Effect: 'Allow',
              Action: ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map((name) => `ssmmessages:${name}`),
              // None of them can be limited to a resource.
              Resource: '*',
            },
          ],
        },
      },
    },
  }) satisfies Resources

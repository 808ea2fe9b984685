import { getAtt, If, noValue, ref, sub, type Resource, type Resources } from '../cfn/index.ts'
import { bounded } from './bounded.ts'
import { serviceRole } from './service-role.ts'

type TaskDefinition = NonNullable<Extract<Resource, { Type: 'AWS::ECS::TaskDefinition' }>['Properties']>
type Container = Extract<Extract<NonNullable<TaskDefinition['ContainerDefinitions']>, readonly unknown[]>[number], { Name: unknown }>

/**
 * What runs one container on Fargate: a cluster, its log, the definition of its task, and the two roles, of which one starts
 * the container and the other is the application's own. `Grants` is what the first may do besides writing the log.
 * `Cpu`, `Memory`, `Architecture`, `LogRetentionInDays`, `KmsKeyArn` are parameters of the stack it stands in,
 * `HasKey` and `HasBoundary` its conditions.
 */
export const task = ({ Container, Grants }: { Container: Container & { Name: string }; Grants: unknown[] }) =>
  ({
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] } },
    LogGroup: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Retain',
      Properties: { RetentionInDays: ref('LogRetentionInDays'), KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
    },
    TaskDefinition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        RequiresCompatibilities: ['FARGATE'],
        NetworkMode: 'awsvpc',
        Cpu: ref('Cpu'),
        Memory: ref('Memory'),
        RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: ref('Architecture') },
        ExecutionRoleArn: getAtt('ExecutionRole', 'Arn'),
        TaskRoleArn: getAtt('TaskRole', 'Arn'),
        ContainerDefinitions: [
          {
            ...Container,
            Essential: true,
            LinuxParameters: { InitProcessEnabled: true },
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
            If(
              'HasKey',
              {
                Sid: 'Decrypt',
                Effect: 'Allow',
                Action: 'kms:Decrypt',
                Resource: ref('KmsKeyArn'),
                Condition: { StringEquals: { 'kms:ViaService': sub('secretsmanager.${AWS::Region}.amazonaws.com') } },
              },
              noValue,
            ),
          ],
        },
      },
    },
  }) satisfies Resources

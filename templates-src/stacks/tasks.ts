import { equals, getAtt, If, not, output, ref, sub, template, unlisted } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { deployable } from '../parts/commandable.ts'
import { serviceRole } from '../parts/service-role.ts'
import { taskRunner } from '../parts/task-runner.ts'

/** Runs a command once in the image of a task definition, before what comes after it in the tree: migrations, for one. */
export const tasks = () =>
  template({
    Description: 'A command that runs once with each deployment, and the function that waits for it',
    Parameters: {
      ClusterName: { Type: 'String' },
      LockTableName: { Type: 'String' },
      StartedBy: { Type: 'String' },
      TaskDefinitionArn: { Type: 'String' },
      ContainerName: { Type: 'String' },
      Command: { Type: 'CommaDelimitedList' },
      NextTaskDefinitionArn: { Type: 'String', Description: 'What is deployed when the command has ended: another one runs it again' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      SecurityGroupIds: { Type: 'List<AWS::EC2::SecurityGroup::Id>' },
      AssignPublicIp: { Type: 'String' },
      TaskRoleArn: { Type: 'String' },
      ExecutionRoleArn: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
    },
    Resources: {
      Task: {
        Type: 'AWS::CloudFormation::CustomResource',
        DependsOn: ['RunnerPolicy', 'LogGroup'],
        Properties: {
          ServiceToken: getAtt('Runner', 'Arn'),
          // As long as CloudFormation waits for anybody.
          ServiceTimeout: 3600,
          ...unlisted({
            Cluster: ref('ClusterName'),
            Lock: ref('LockTableName'),
            TaskDefinition: ref('TaskDefinitionArn'),
            StartedBy: ref('StartedBy'),
            Container: ref('ContainerName'),
            Command: ref('Command'),
            Subnets: ref('SubnetIds'),
            SecurityGroups: ref('SecurityGroupIds'),
            AssignPublicIp: ref('AssignPublicIp'),
            Next: ref('NextTaskDefinitionArn'),
          }),
        },
      },
      Runner: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Description: 'Runs a task of ECS to its end for CloudFormation',
          Runtime: 'python3.13',
          Architectures: ['arm64'],
          Handler: 'index.handler',
          Timeout: 900,
          MemorySize: 256,
          Role: getAtt('RunnerRole', 'Arn'),
          Code: { ZipFile: taskRunner },
        },
      },
      // Lambda would make it on first use, and it would be there when the stack is launched again.
      LogGroup: {
        Type: 'AWS::Logs::LogGroup',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: {
          LogGroupName: sub('/aws/lambda/${Runner}'),
          RetentionInDays: ref('LogRetentionInDays'),
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), ref('AWS::NoValue')),
        },
      },
      RunnerRole: serviceRole('lambda.amazonaws.com', 'lambda:${AWS::Region}:${AWS::AccountId}:function:*'),
      RunnerPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'Runs the one-shot tasks of one cluster, and itself again',
          Roles: [ref('RunnerRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Sid: 'WriteTheLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt('LogGroup', 'Arn') },
              { Sid: 'TakeTurns', Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: regional('dynamodb', 'table/${LockTableName}') },
              {
                // Named, each deployment would change the policy, and run the task before IAM knows. It hands on two roles only.
                // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
                Sid: 'RunTheTask',
                Effect: 'Allow',
                Action: 'ecs:RunTask',
                Resource: regional('ecs', 'task-definition/*'),
                Condition: { ...inCluster, StringEquals: { [`aws:ResourceTag/${deployable.Key}`]: deployable.Value } },
              },
              {
                Sid: 'SeeTasks',
                Effect: 'Allow',
                Action: ['ecs:DescribeTasks'],
                Resource: regional('ecs', 'task/${ClusterName}/*'),
              },
              {
                Sid: 'ListTasks',
                Effect: 'Allow',
                Action: 'ecs:ListTasks',
                Resource: regional('ecs', 'container-instance/${ClusterName}/*'),
                Condition: inCluster,
              },
              {
                Sid: 'HandOnItsRoles',
                Effect: 'Allow',
                Action: 'iam:PassRole',
                Resource: [ref('TaskRoleArn'), ref('ExecutionRoleArn')],
                Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
              },
              {
                Sid: 'SeeWhetherTheStackRollsBack',
                Effect: 'Allow',
                Action: 'cloudformation:DescribeStacks',
                Resource: regional('cloudformation', 'stack/*'),
              },
              { Sid: 'GoOnWaiting', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: getAtt('Runner', 'Arn') },
            ],
          },
        },
      },
    },
    // Who takes it from here takes it when the command has ended.
    Outputs: { NextTaskDefinitionArn: output('String', ref('NextTaskDefinitionArn')) },
  })

const inCluster = { ArnEquals: { 'ecs:cluster': regional('ecs', 'cluster/${ClusterName}') } }

import { equals, getAtt, join, not, ref, template } from '../cfn/index.ts'
import { alarm } from '../parts/alarm.ts'
import { regional } from '../parts/arn.ts'
import { pythonFunction } from '../parts/python-function.ts'

/** The service's own circuit breaker and alarms watch what comes of it. */
const code = `\
import os
import boto3

def handler(event, context):
    ecs = boto3.client('ecs')
    cluster = os.environ['CLUSTER']
    started = ecs.run_task(
        cluster=cluster, taskDefinition=os.environ['TASK_DEFINITION'], launchType='FARGATE', count=1,
        networkConfiguration={'awsvpcConfiguration': {
            'subnets': os.environ['SUBNETS'].split(','), 'securityGroups': os.environ['SECURITY_GROUPS'].split(','),
            'assignPublicIp': os.environ['ASSIGN_PUBLIC_IP']}})
    if not started['tasks']:
        raise RuntimeError('the task does not start: ' + str(started['failures']))
    tasks = [started['tasks'][0]['taskArn']]
    ecs.get_waiter('tasks_stopped').wait(cluster=cluster, tasks=tasks)
    ended = ecs.describe_tasks(cluster=cluster, tasks=tasks)['tasks'][0]
    codes = [one.get('exitCode') for one in ended['containers'] if one['name'] == os.environ['CONTAINER']]
    if codes != [0]:
        raise RuntimeError('%s ended with %s: %s' % (tasks[0], codes, ended.get('stoppedReason')))
    ecs.update_service(cluster=cluster, service=os.environ['SERVICE'], forceNewDeployment=True)
`

/**
 * When a secret that the tasks of a service were started with has another value, a task of `TaskDefinitionArn` first makes
 * it good where it must be known, as in the database; then the service's tasks start anew, one after the other, as ECS reads
 * secrets when a task starts. Secrets Manager tells of the change itself, without a trail of CloudTrail.
 *
 * The task takes no lock of one-shot tasks: it makes one value good in a second, and would have to wait for their hour. One of
 * a deployment that has read the secret just before it changed may make the old value good again, so that people are told to
 * change it between deployments.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/event-detail-secret-label-updated-secretsmanager.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export const restart = () =>
  template({
    Description: 'Starts tasks anew when their secrets change, after a task that makes the change good',
    Parameters: {
      ClusterName: { Type: 'String' },
      ServiceName: { Type: 'String' },
      SecretArns: { Type: 'CommaDelimitedList' },
      TaskDefinitionArn: { Type: 'String' },
      ContainerName: { Type: 'String' },
      TaskRoleArn: { Type: 'String' },
      ExecutionRoleArn: { Type: 'String' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      SecurityGroupIds: { Type: 'List<AWS::EC2::SecurityGroup::Id>' },
      AssignPublicIp: { Type: 'String' },
      AlarmTopicArn: { Type: 'String' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasAlarmTopic: not(equals(ref('AlarmTopicArn'), '')),
    },
    Resources: {
      ...pythonFunction({
        Description: 'Starts the tasks of one service anew, after a task that ends by itself',
        Code: code,
        Timeout: 900,
        Environment: {
          Variables: {
            ...{ CLUSTER: ref('ClusterName'), SERVICE: ref('ServiceName'), TASK_DEFINITION: ref('TaskDefinitionArn'), CONTAINER: ref('ContainerName') },
            ...{ SUBNETS: join(',', ref('SubnetIds')), SECURITY_GROUPS: join(',', ref('SecurityGroupIds')), ASSIGN_PUBLIC_IP: ref('AssignPublicIp') },
          },
        },
        Grants: [
          { Sid: 'RunTheTask', Effect: 'Allow', Action: 'ecs:RunTask', Resource: ref('TaskDefinitionArn'), Condition: { ArnEquals: { 'ecs:cluster': regional('ecs', 'cluster/${ClusterName}') } } },
          { Sid: 'SeeItsEnd', Effect: 'Allow', Action: 'ecs:DescribeTasks', Resource: regional('ecs', 'task/${ClusterName}/*') },
          {
            Sid: 'HandOnItsRoles',
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: [ref('TaskRoleArn'), ref('ExecutionRoleArn')],
            Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
          },
          {
            Sid: 'DeployAnew',
            Effect: 'Allow',
            Action: 'ecs:UpdateService',
            Resource: regional('ecs', 'service/${ClusterName}/${ServiceName}'),
          },
        ],
      }),
      SecretChanged: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Description: 'A secret that tasks were started with has another value',
          EventPattern: {
            source: ['aws.secretsmanager'],
            'detail-type': ['Secret Label Updated'],
            resources: ref('SecretArns'),
            detail: { labelUpdated: ['AWSCURRENT'] },
          },
          Targets: [{ Id: 'Restart', Arn: getAtt('Function', 'Arn') }],
        },
      },
      MayRestart: {
        Type: 'AWS::Lambda::Permission',
        Properties: { FunctionName: getAtt('Function', 'Arn'), Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com', SourceArn: getAtt('SecretChanged', 'Arn') },
      },
      FailedAlarm: alarm('A secret has changed and tasks were not started anew, as what was to make it good before them has failed: see the log of that task, and write the secret again', {
        ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: ref('Function') }], Statistic: 'Sum' },
        ...{ Period: 300, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 },
      }),
    },
  })

import { equals, getAtt, not, ref, sub, template } from '../cfn/index.ts'
import { alarm } from '../parts/alarm.ts'
import { pythonFunction } from '../parts/python-function.ts'

/** The service's own circuit breaker and alarms watch what comes of it. */
const code = `\
import os
import boto3

def handler(event, context):
    boto3.client('ecs').update_service(cluster=os.environ['CLUSTER'], service=os.environ['SERVICE'], forceNewDeployment=True)
`

/**
 * Starts the tasks of a service anew, one after the other, when a secret that they were started with has another value: ECS
 * reads secrets when a task starts, and RDS changes the password of a database every seven days. Secrets Manager tells
 * so itself, without a trail of CloudTrail.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/event-detail-secret-label-updated-secretsmanager.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export const restart = () =>
  template({
    Description: 'Starts tasks anew when their secrets change',
    Parameters: {
      ClusterName: { Type: 'String' },
      ServiceName: { Type: 'String' },
      SecretArns: { Type: 'CommaDelimitedList' },
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
        Description: 'Starts the tasks of one service anew',
        Code: code,
        Timeout: 30,
        Environment: { Variables: { CLUSTER: ref('ClusterName'), SERVICE: ref('ServiceName') } },
        Grants: [
          {
            Sid: 'DeployAnew',
            Effect: 'Allow',
            Action: 'ecs:UpdateService',
            Resource: sub('arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:service/${ClusterName}/${ServiceName}'),
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
      FailedAlarm: alarm('A secret has changed and tasks were not started anew: force a new deployment of the service', {
        ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: ref('Function') }], Statistic: 'Sum' },
        ...{ Period: 300, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 },
      }),
    },
  })

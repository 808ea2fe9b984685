import { equals, getAtt, If, noValue, not, ref, template } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { serviceRole } from '../parts/service-role.ts'
import { volumeSweeper as code } from '../parts/volume-sweeper.ts'

/** Once a day, deletes the volumes of this environment that their instances left behind. */
export const volumeSweeper = () =>
  template({
    Description: 'Deletes volumes of the environment that no instance uses any more',
    Parameters: { Base: { Type: 'String' }, LogRetentionInDays: { Type: 'Number' }, KmsKeyArn: { Type: 'String' }, PermissionsBoundary: { Type: 'String' } },
    Conditions: { HasKey: not(equals(ref('KmsKeyArn'), '')), HasBoundary: not(equals(ref('PermissionsBoundary'), '')) },
    Resources: {
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: { RetentionInDays: ref('LogRetentionInDays'), KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
      },
      SweepRole: serviceRole('lambda.amazonaws.com', 'lambda:${AWS::Region}:${AWS::AccountId}:function:*'),
      SweepPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'Finds volumes, deletes those of the environment',
          Roles: [ref('SweepRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              // Describing takes no resource.
              { Sid: 'FindVolumes', Effect: 'Allow', Action: 'ec2:DescribeVolumes', Resource: '*' },
              {
                Sid: 'DeleteOwnVolumes',
                Effect: 'Allow',
                Action: 'ec2:DeleteVolume',
                Resource: regional('ec2', 'volume/*'),
                Condition: { StringEquals: { 'aws:ResourceTag/stackroom:environment': ref('Base') } },
              },
              { Sid: 'WriteTheLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt('Logs', 'Arn') },
            ],
          },
        },
      },
      Sweep: {
        Type: 'AWS::Lambda::Function',
        DependsOn: 'SweepPolicy',
        Properties: {
          Description: 'Deletes volumes that instances left behind',
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          Handler: 'index.handler',
          Code: { ZipFile: code },
          Role: getAtt('SweepRole', 'Arn'),
          Timeout: 300,
          MemorySize: 256,
          LoggingConfig: { LogGroup: ref('Logs') },
          Environment: { Variables: { ENVIRONMENT: ref('Base') } },
        },
      },
      ScheduleRole: serviceRole('scheduler.amazonaws.com', 'scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default'),
      SchedulePolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'Starts the sweep',
          Roles: [ref('ScheduleRole')],
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: getAtt('Sweep', 'Arn') }] },
        },
      },
      Daily: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          Description: 'Starts the sweep once a day',
          ScheduleExpression: 'rate(1 day)',
          FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
          Target: { Arn: getAtt('Sweep', 'Arn'), RoleArn: getAtt('ScheduleRole', 'Arn'), RetryPolicy: { MaximumRetryAttempts: 1 } },
        },
      },
    },
  })

import { equals, getAtt, If, noValue, not, output, ref, template } from '../cfn/index.ts'
import { bounded } from '../parts/bounded.ts'
import { serviceRole } from '../parts/service-role.ts'

/**
 * Who tried to reach whom in a VPC, and whether it was let: `Rejected` what was not, or `All`. The log group stays when the
 * stack goes, as evidence does, and empties itself.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
export const flowLogs = () =>
  template({
    Description: 'Flow logs of a VPC, in CloudWatch Logs',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      FlowLogTraffic: { Type: 'String' },
      RetentionInDays: { Type: 'Number' },
      KeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasAll: not(equals(ref('FlowLogTraffic'), 'Rejected')),
      HasKey: not(equals(ref('KeyArn'), '')),
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
    },
    Resources: {
      LogGroup: {
        Type: 'AWS::Logs::LogGroup',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: { RetentionInDays: ref('RetentionInDays'), KmsKeyId: If('HasKey', ref('KeyArn'), noValue) },
      },
      Role: serviceRole('vpc-flow-logs.amazonaws.com', 'ec2:${AWS::Region}:${AWS::AccountId}:vpc-flow-log/*'),
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'Writes the flow logs',
          Roles: [ref('Role')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'], Resource: getAtt('LogGroup', 'Arn') },
            ],
          },
        },
      },
      FlowLog: {
        Type: 'AWS::EC2::FlowLog',
        DependsOn: 'Policy',
        Properties: {
          ResourceId: ref('VpcId'),
          ResourceType: 'VPC',
          TrafficType: If('HasAll', 'ALL', 'REJECT'),
          LogDestinationType: 'cloud-watch-logs',
          LogGroupName: ref('LogGroup'),
          DeliverLogsPermissionArn: getAtt('Role', 'Arn'),
          MaxAggregationInterval: 600,
        },
      },
    },
    Outputs: { LogGroupName: output('String', ref('LogGroup')) },
  })

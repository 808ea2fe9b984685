import { equals, getAtt, If, not, noValue, ref, sub, template, unlisted } from '../cfn/index.ts'
import { bounded } from '../parts/bounded.ts'
import { closeGroup } from '../parts/close-group.ts'
import { serviceRole } from '../parts/service-role.ts'

/**
 * Closes the default security group of a VPC, which lets its members reach each other and everything: no property of a
 * template does, and nobody can delete it. Done once: the group goes with its VPC, and deletion leaves it alone.
 */
export const defaultSecurityGroup = () =>
  template({
    Description: 'Closes the default security group of a VPC',
    Parameters: {
      SecurityGroupId: { Type: 'AWS::EC2::SecurityGroup::Id' },
      KmsKeyArn: { Type: 'String', Default: '' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
    },
    Resources: {
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: { RetentionInDays: 365, KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
      },
      Role: serviceRole('lambda.amazonaws.com', 'lambda:${AWS::Region}:${AWS::AccountId}:function:*'),
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Roles: [ref('Role')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Sid: 'Write', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt('Logs', 'Arn') },
              { Sid: 'Look', Effect: 'Allow', Action: 'ec2:DescribeSecurityGroups', Resource: '*' },
              {
                Sid: 'Close',
                Effect: 'Allow',
                Action: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
                Resource: sub('arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:security-group/${SecurityGroupId}'),
              },
            ],
          },
        },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        DependsOn: 'Policy',
        Properties: {
          Description: 'Closes the default security group of a VPC',
          Runtime: 'python3.13',
          Architectures: ['arm64'],
          Handler: 'index.handler',
          Timeout: 60,
          Role: getAtt('Role', 'Arn'),
          Code: { ZipFile: closeGroup },
          LoggingConfig: { LogGroup: ref('Logs'), LogFormat: 'JSON' },
        },
      },
      Closed: {
        Type: 'AWS::CloudFormation::CustomResource',
        Properties: { ServiceToken: getAtt('Function', 'Arn'), ServiceTimeout: 120, ...unlisted({ SecurityGroupId: ref('SecurityGroupId') }) },
      },
    },
  })

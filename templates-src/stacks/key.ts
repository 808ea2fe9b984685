import { getAtt, output, ref, sub, template } from '../cfn/index.ts'
import { arn, regional } from '../parts/arn.ts'

/**
 * The key of an environment: its data stores, logs and notifications are encrypted with it. It stays when the stack goes,
 * as snapshots and files that stay can be read with nothing else. It has no alias: names belong to whoever holds the account.
 */
export const key = () =>
  template({
    Description: 'KMS key of one environment',
    Parameters: {
      Purpose: { Type: 'String', Default: 'Data of one environment' },
    },
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          Description: ref('Purpose'),
          EnableKeyRotation: true,
          PendingWindowInDays: 30,
          KeyPolicy: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'PoliciesOfThisAccountDecide',
                Effect: 'Allow',
                Principal: { AWS: arn('iam::${AWS::AccountId}:root') },
                Action: 'kms:*',
                Resource: '*',
              },
              {
                // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
                Sid: 'LogGroupsOfThisAccount',
                Effect: 'Allow',
                Principal: { Service: sub('logs.${AWS::Region}.amazonaws.com') },
                Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
                Resource: '*',
                Condition: {
                  ArnLike: { 'kms:EncryptionContext:aws:logs:arn': regional('logs', 'log-group:*') },
                },
              },
              {
                // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
                Sid: 'AlarmsPublishToEncryptedTopics',
                Effect: 'Allow',
                Principal: { Service: 'cloudwatch.amazonaws.com' },
                Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
                Resource: '*',
                Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
              },
              {
                // RDS, ElastiCache and EFS make grants for themselves; nobody makes one for somebody else.
                Sid: 'GrantsOnlyForServices',
                Effect: 'Deny',
                Principal: '*',
                Action: 'kms:CreateGrant',
                Resource: '*',
                Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
              },
            ],
          },
        },
      },
    },
    Outputs: {
      KeyArn: output('String', getAtt('Key', 'Arn')),
    },
  })

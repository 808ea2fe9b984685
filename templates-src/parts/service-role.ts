import { ref, sub, type Resource } from '../cfn/index.ts'
import { bounded } from './bounded.ts'

/**
 * A role for one AWS service, and only when it acts for this account: `source` is what it acts for, after `arn:partition:`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const serviceRole = (service: string, source: string, attributes: { Condition?: string } = {}) =>
  ({
    Type: 'AWS::IAM::Role',
    ...attributes,
    Properties: {
      ...bounded,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sts:AssumeRole',
            Condition: {
              StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
              ArnLike: { 'aws:SourceArn': sub(`arn:\${AWS::Partition}:${source}`) },
            },
          },
        ],
      },
    },
  }) satisfies Resource

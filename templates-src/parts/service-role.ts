import { ref, type Resource } from '../cfn/index.ts'
import { arn } from './arn.ts'
import { bounded } from './bounded.ts'

/**
 * Lets one AWS service assume a role, and only when it acts for this account: `source` is what it acts for, after
 * `arn:partition:`. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const trustOf = (service: string, source: string) => ({
  Version: '2012-10-17' as const,
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: { Service: service },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
        ArnLike: { 'aws:SourceArn': arn(source) },
      },
    },
  ],
})

/** A role for one AWS service, bounded as those of products are. */
export const serviceRole = (service: string, source: string, attributes: { Condition?: string } = {}) =>
  ({
    Type: 'AWS::IAM::Role',
    ...attributes,
    Properties: { ...bounded, AssumeRolePolicyDocument: trustOf(service, source) },
  }) satisfies Resource

import { If, noValue, ref, sub } from '../cfn/index.ts'

/**
 * What whoever reads and writes objects of an encrypted bucket may do with its key, which is to let S3 use it: for a stack
 * with the parameter `KmsKeyArn` and the condition `HasKey`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export const throughS3 = If(
  'HasKey',
  {
    Sid: 'EncryptThroughS3',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: ref('KmsKeyArn'),
    Condition: { StringEquals: { 'kms:ViaService': sub('s3.${AWS::Region}.amazonaws.com') } },
  },
  noValue,
)

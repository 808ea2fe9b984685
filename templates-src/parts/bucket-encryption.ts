import { If, ref } from '../cfn/index.ts'

/**
 * How a bucket encrypts: with the key where there is one, for which S3 asks KMS once a while and not for each object, and by
 * itself otherwise. For a stack with the parameter `KmsKeyArn` and the condition `HasKey`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export const bucketEncryption = {
  ServerSideEncryptionConfiguration: [
    If(
      'HasKey',
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: ref('KmsKeyArn') }, BucketKeyEnabled: true },
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ),
  ],
}

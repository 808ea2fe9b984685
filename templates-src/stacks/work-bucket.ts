import { equals, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { bucketEncryption } from '../parts/bucket-encryption.ts'
import { onlyOverTls } from '../parts/only-over-tls.ts'

/**
 * The work directory, unless a bucket is given, and the log group of the jobs. The bucket outlives the stack. What is under
 * work/ goes after some days; the cloud cache, without which no run resumes, and results do not.
 */
export const workBucket = () =>
  template({
    Description: 'Work directory and log group of the pipelines',
    Parameters: {
      Base: { Type: 'String' },
      WorkDirBucket: { Type: 'String' },
      WorkDirExpiryDays: { Type: 'Number' },
      LogGroup: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
    },
    Conditions: {
      HasNewBucket: equals(ref('WorkDirBucket'), ''),
      HasNewLogGroup: equals(ref('LogGroup'), ''),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
    },
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Condition: 'HasNewBucket',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          BucketEncryption: bucketEncryption,
          LifecycleConfiguration: {
            Rules: [
              { Id: 'ExpireIntermediateFiles', Status: 'Enabled', Prefix: 'work/', ExpirationInDays: ref('WorkDirExpiryDays') },
              { Id: 'AbortUploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
            ],
          },
        },
      },
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Condition: 'HasNewBucket',
        Properties: {
          Bucket: ref('Bucket'),
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [onlyOverTls('Bucket')],
          },
        },
      },
      // A group that stayed would stand in the way of the next environment of this name.
      JobLogs: {
        Type: 'AWS::Logs::LogGroup',
        Condition: 'HasNewLogGroup',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: { LogGroupName: sub('/aws/batch/${Base}'), RetentionInDays: ref('LogRetentionInDays'), KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
      },
    },
    Outputs: {
      BucketName: output('String', If('HasNewBucket', ref('Bucket'), ref('WorkDirBucket'))),
      LogGroupName: output('String', If('HasNewLogGroup', ref('JobLogs'), ref('LogGroup'))),
    },
  })

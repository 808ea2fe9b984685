import { equals, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { bucketEncryption } from '../parts/bucket-encryption.ts'
import { onlyOverTls } from '../parts/only-over-tls.ts'

/** Where sources, results and logs of the jobs are. The bucket outlives the stack, as it holds somebody's work. */
export const storage = () =>
  template({
    Description: 'Bucket for sources and results, log group of the jobs',
    Parameters: {
      Name: { Type: 'String' },
      BucketName: { Type: 'String' },
      ResultRetentionInDays: { Type: 'Number' },
      SourceRetentionInDays: { Type: 'Number' },
      ClientVersion: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      VersionRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
    },
    Conditions: {
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasVersions: not(equals(ref('VersionRetentionInDays'), '0')),
    },
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BucketName: ref('BucketName'),
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          BucketEncryption: bucketEncryption,
          VersioningConfiguration: If('HasVersions', { Status: 'Enabled' }, noValue),
          LifecycleConfiguration: {
            Rules: [
              { Id: 'ExpireResults', Status: 'Enabled', ExpirationInDays: ref('ResultRetentionInDays') },
              {
                // The client tags what it uploads, with its version too; results come from the jobs and have no tag.
                Id: 'ExpireSources',
                Status: 'Enabled',
                Prefix: 'mutants-remote/',
                TagFilters: [{ Key: 'mutants.rs/version', Value: ref('ClientVersion') }],
                ExpirationInDays: ref('SourceRetentionInDays'),
              },
              { Id: 'AbortUploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
              // Of use, too, when versions were kept once.
              { Id: 'ExpireVersions', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: If('HasVersions', ref('VersionRetentionInDays'), 1) } },
            ],
          },
        },
      },
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: ref('Bucket'),
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [onlyOverTls('Bucket')],
          },
        },
      },
      // The client wants this name: a group that stayed would stand in the way of the next farm that has it.
      LogGroup: {
        Type: 'AWS::Logs::LogGroup',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: {
          LogGroupName: sub('${Name}-remote'),
          // The client follows its jobs with Live Tail, which the other class does not have.
          LogGroupClass: 'STANDARD',
          RetentionInDays: ref('LogRetentionInDays'),
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
    },
    Outputs: {
      BucketName: output('String', ref('Bucket')),
      LogGroupName: output('String', ref('LogGroup')),
    },
  })

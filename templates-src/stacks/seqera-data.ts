import { condition, equals, If, noValue, or, ref, template } from '../cfn/index.ts'
import { arn, regional } from '../parts/arn.ts'
import { bucketArns, objectArns } from '../parts/buckets.ts'
import { rolePolicy } from '../parts/role-policy.ts'

const on = (name: string) => equals(ref(name), 'true')
const statement = (Condition: string, Sid: string, names: string[], Resource: unknown) => If(Condition, { Sid, Effect: 'Allow', Action: names.map((name) => `s3:${name}`), Resource }, noValue)

/**
 * What Seqera Platform may do with buckets, secrets and lineage: each a switch. `Buckets` and `DataBuckets` are ARNs,
 * separated by commas.
 * https://docs.seqera.io/platform-cloud/compute-envs/aws-batch, "S3 access", "Pipeline secrets", "Data lineage"
 * https://docs.seqera.io/platform-cloud/data/data-explorer
 * https://github.com/seqeralabs/nf-tower-aws: launch/s3-bucket-write.json, launch/secrets-policy-account.json, data/data-explorer-policy.json
 */
export const seqeraData = () =>
  template({
    Description: 'What Seqera Platform may do with buckets, secrets and lineage',
    Parameters: {
      RoleName: { Type: 'String' },
      Buckets: { Type: 'String' },
      DataBuckets: { Type: 'String' },
      S3Read: { Type: 'String' },
      S3BucketWrite: { Type: 'String' },
      DataExplorer: { Type: 'String' },
      SecretsAccount: { Type: 'String' },
      DataLineage: { Type: 'String' },
    },
    Conditions: {
      CanRead: on('S3Read'),
      CanWrite: on('S3BucketWrite'),
      CanExplore: on('DataExplorer'),
      HasBuckets: or(condition('CanRead'), condition('CanWrite'), condition('CanExplore')),
      HasSecrets: on('SecretsAccount'),
      HasLineage: on('DataLineage'),
    },
    Resources: {
      BucketsPolicy: rolePolicy('RoleName', 'S3: reads and writes the buckets named, and explores those of data', [
        statement('CanRead', 'FindWorkDirectories', ['GetBucketLocation', 'ListBucket'], bucketArns('Buckets')),
        statement('CanRead', 'ReadLogFiles', ['GetObject'], objectArns('Buckets')),
        statement('CanWrite', 'ListBuckets', ['ListBucket'], bucketArns('Buckets')),
        statement('CanWrite', 'WriteObjects', ['DeleteObject', 'GetObject', 'PutObject', 'PutObjectTagging'], objectArns('Buckets')),
        statement('CanExplore', 'NameBuckets', ['ListAllMyBuckets'], '*'),
        statement('CanExplore', 'BrowseBuckets', ['GetBucketAcl', 'GetBucketLocation', 'GetBucketPolicy', 'ListBucket'], bucketArns('DataBuckets')),
        statement('CanExplore', 'DownloadAndUpload', ['DeleteObject', 'GetObject', 'GetObjectTagging', 'PutObject', 'PutObjectTagging'], objectArns('DataBuckets')),
      ], 'HasBuckets'),
      SecretsPolicy: rolePolicy('RoleName', 'Secrets: makes and deletes the secrets of a run, and reads none', [
        // Without all of the list the Platform cannot delete what it made, and runs never end.
        { Sid: 'ListSecrets', Effect: 'Allow', Action: 'secretsmanager:ListSecrets', Resource: '*' },
        { Sid: 'KeepSecretsOfRuns', Effect: 'Allow', Action: ['secretsmanager:CreateSecret', 'secretsmanager:DeleteSecret', 'secretsmanager:DescribeSecret'], Resource: regional('secretsmanager', 'secret:tower-*') },
      ], 'HasSecrets'),
      LineagePolicy: rolePolicy('RoleName', 'Data lineage: a queue and a bucket of its own', [
        {
          Sid: 'HearOfRecords',
          Effect: 'Allow',
          Action: ['CreateQueue', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage', 'SetQueueAttributes'].map((name) => `sqs:${name}`),
          Resource: regional('sqs', 'seqera-lineage-*'),
        },
        { Sid: 'KeepRecords', Effect: 'Allow', Action: ['s3:CreateBucket', 's3:GetBucketLocation', 's3:GetBucketNotification', 's3:PutBucketNotification'], Resource: arn('s3:::seqera-lineage-*') },
      ], 'HasLineage'),
    },
    Outputs: {},
  })

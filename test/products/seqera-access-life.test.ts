import { livesWithItsRole } from '../support/life.ts'

const WorkDirBucket = 'genomics-work'
const secrets = { SecretsAccount: 'true', SecretsExecutionRole: 'true', SecretsInstanceRole: 'true' }

livesWithItsRole({
  product: 'seqera-access',
  lives: [
    [
      {},
      { ExternalId: 'a1b2c3d4-e5f6' },
      { WorkDirBucket, Forge: 'Scoped', EfsFileSystems: 'true', FsxFileSystems: 'true', ...secrets },
      { Forge: 'Original', AllowBuckets: 'arn:aws:s3:::references', S3BucketWrite: 'true', DataExplorer: 'true', DataBuckets: 'arn:aws:s3:::results', DataLineage: 'true' },
      { Forge: 'None', EfsFileSystems: 'false', FsxFileSystems: 'false', SecretsExecutionRole: 'false', SecretsInstanceRole: 'false' },
    ],
    [
      { Name: 'cloud', Launch: 'false', AwsCloud: 'true', IntelligentCompute: 'true', WorkDirBucket, IamUser: 'true', PlatformRunsOn: 'EC2', UserdataErrorDetection: 'true' },
      { IntelligentCompute: 'false', IamUser: 'false', PlatformRunsOn: 'Elsewhere' },
    ],
  ],
  neverAsked: { 'of a user nothing changes': ['iam:ListUserTags', 'iam:PutUserPermissionsBoundary', 'iam:UntagUser', 'iam:UpdateUser'] },
  sampled: 4,
  trial: (index) => ({ Name: `trial${index}` }),
})

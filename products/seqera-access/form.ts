import { and, equals, not, or, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter, partnerBoundaryName } from '../../templates-src/parts/bounded.ts'
import { group, listOf, rule, text, yesNo } from '../../templates-src/parts/form.ts'

const bucketArn = String.raw`arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]`
const buckets = (what: string) => text('', `${what}, as ARNs separated by commas`, listOf(bucketArn), 'Leave blank, or use ARNs such as arn:aws:s3:::my-data, separated by commas, without spaces')

/** What somebody who launches may choose: a switch for each policy that Seqera publishes, under its name. Every parameter has a default. */
export const parameters = {
  // The principal that Seqera publishes: https://docs.seqera.io/platform-cloud/compute-envs/aws-batch
  SeqeraPrincipalArn: text(
    'arn:aws:iam::161471496260:role/SeqeraPlatformCloudAccessRole',
    'Who assumes the role. Seqera Cloud has this one; for a Platform of your own, its role (TOWER_AWS_JUMP_ROLE_ARN). Blank trusts no role.',
    String.raw`^(arn:aws[a-z-]*:iam::\d{12}:(role|user)/[A-Za-z0-9_+=,.@/-]+)?$`,
    'Leave blank, or use the ARN of a role or user',
  ),
  // No secret: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
  ExternalId: text(
    '',
    'Twice: launch with it blank, and nobody can assume the role yet. In Seqera add AWS credentials with mode Role and the output RoleArn as Assume role; when they are saved, Seqera shows their External ID. Then update this product with it.',
    '^([A-Za-z0-9_+=,.@:/-]{8,1224})?$',
    'Leave blank at first, then use the External ID as Seqera shows it, of 8 characters or more',
  ),
  PlatformRunsOn: { Type: 'String', Default: 'Elsewhere', AllowedValues: ['Elsewhere', 'EC2', 'ECS'], Description: 'A Platform of your own in this account that runs with this role itself: on an instance, or in a task. On EKS, give the role of its service account as SeqeraPrincipalArn.' },
  Launch: yesNo('true', 'launch-policy: submits jobs to queues of the prefix, follows and ends them, reads their logs'),
  Forge: {
    Type: 'String',
    Default: 'None',
    AllowedValues: ['None', 'Scoped', 'Original'],
    Description: 'forge-policy. Scoped: makes queues and compute environments with roles that this product makes ahead; nobody else makes roles. Original: makes roles too, of the prefix and with a boundary that the Platform must give them, or IAM refuses.',
  },
  S3Read: yesNo('true', 'S3 access: lists and reads the buckets below, for log files of runs'),
  S3BucketWrite: yesNo('false', 's3-bucket-write: writes to and deletes from them, too'),
  DataExplorer: yesNo('false', 'data-explorer-policy: browses, downloads from and uploads to DataBuckets, and sees the names of all buckets'),
  SecretsAccount: yesNo('false', 'secrets-policy-account: makes and deletes pipeline secrets (tower-*), and sees the names of all secrets'),
  SecretsExecutionRole: yesNo('false', 'secrets-policy-execution-role: the execution role made here fetches pipeline secrets for jobs'),
  SecretsInstanceRole: yesNo('false', 'secrets-policy-instance-role: Nextflow finds pipeline secrets, by the head job role made here, and the AWS Cloud role has them'),
  EfsFileSystems: yesNo('false', 'EFS file systems: Forge makes and deletes those of its name'),
  FsxFileSystems: yesNo('false', 'FSx file systems: Forge makes and deletes those of its name'),
  UserdataErrorDetection: yesNo('false', 'Userdata script error detection: reads what instances of the prefix wrote when they started'),
  DataLineage: yesNo('false', 'Data lineage: a queue and a bucket seqera-lineage-*'),
  AwsCloud: yesNo('false', 'AWS Cloud compute environments: starts and ends instances with one role, which is made ahead. Give its profile as Instance Profile.'),
  IntelligentCompute: yesNo('false', 'Seqera Intelligent Compute: clusters and roles seqera-sched-*, the roles with a boundary that the Platform must give them, or IAM refuses'),
  WorkDirBucket: text('', 'Bucket of the Pipeline work directory', '^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$', 'Leave blank, or use the name of a bucket'),
  AllowBuckets: buckets('Allowed S3 buckets: further ones that the Platform and pipelines use'),
  DataBuckets: buckets('Buckets for Data Explorer'),
  LogGroup: text('/aws/batch/*', 'CloudWatch Log group that is read; * at its end is any that begins so', String.raw`^[A-Za-z0-9_./#-]{1,512}\*?$`, 'Use the name of a log group, or how some begin and *'),
  SecretsKmsKeyArn: text('', 'Key of pipeline secrets. Blank is the key of AWS.', String.raw`^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+)?$`, 'Leave blank, or use the ARN of a KMS key'),
  ForgePrefix: text('TowerForge', 'What queues and roles begin with: TowerForge in Seqera Cloud, else TOWER_FORGE_PREFIX', '^[A-Za-z][A-Za-z0-9]{0,19}$', 'Use up to 20 letters and digits, beginning with a letter'),
  // Prefix, name and what roles end with are 64 characters: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  Name: { ...text('seqera', 'Names the roles made ahead. An account holds one of each prefix and name.', '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'Use up to 28 lower-case letters, digits and single hyphens, beginning with a letter'), MaxLength: 28 },
  PermissionsBoundary: { ...boundaryParameter, Default: partnerBoundaryName },
  IamUser: yesNo('false', 'Legacy: an IAM user for Platforms that want keys. It may assume the role, with the external ID, and nothing else. A person makes its key; no output has one.'),
} as const satisfies Record<string, Parameter>

type Names = keyof typeof parameters
const on = (name: Names) => equals(ref(name), 'true')
const blank = (name: Names) => equals(ref(name), '')
const hasForge = not(equals(ref('Forge'), 'None'))

/** Combinations that would do nothing, or too much, refused before anything is made. */
export const rules: NonNullable<Template['Rules']> = {
  SomebodyIsTrusted: rule(blank('SeqeraPrincipalArn'), [or(on('IamUser'), not(equals(ref('PlatformRunsOn'), 'Elsewhere'))), 'Nobody could assume the role: give SeqeraPrincipalArn, or PlatformRunsOn, or set IamUser to true']),
  ForgeHasBucket: rule(hasForge, [not(blank('WorkDirBucket')), 'Forge needs WorkDirBucket: the roles made ahead read and write the bucket of the work directory']),
  CloudHasBucket: rule(on('AwsCloud'), [not(blank('WorkDirBucket')), 'AWS Cloud needs WorkDirBucket: the role of its instances reads and writes the bucket of the work directory']),
  WritingHasBuckets: rule(on('S3BucketWrite'), [or(not(blank('WorkDirBucket')), not(blank('AllowBuckets'))), 'S3BucketWrite needs buckets: give WorkDirBucket or AllowBuckets']),
  ExplorerHasBuckets: rule(on('DataExplorer'), [not(blank('DataBuckets')), 'Data Explorer needs DataBuckets: the buckets it may browse']),
  FileSystemsAreForged: rule(or(on('EfsFileSystems'), on('FsxFileSystems')), [hasForge, 'File systems are made by Forge: choose Scoped as Forge, or set EfsFileSystems and FsxFileSystems to false']),
  SecretsHaveRoles: rule(or(on('SecretsExecutionRole'), on('SecretsInstanceRole')), [
    or(hasForge, and(on('AwsCloud'), not(on('SecretsExecutionRole')))),
    'SecretsExecutionRole and SecretsInstanceRole are about roles made here: choose Forge, or AwsCloud for the latter. Roles of the product nextflow-batch have EnablePipelineSecrets there',
  ]),
  SchedulerHasCloud: rule(on('IntelligentCompute'), [on('AwsCloud'), 'Intelligent Compute is for AWS Cloud compute environments: set AwsCloud to true as well']),
  MakingRolesHasBoundary: rule(or(equals(ref('Forge'), 'Original'), on('IntelligentCompute')), [
    not(blank('PermissionsBoundary')),
    'Whoever makes roles has a boundary: give PermissionsBoundary, or choose Scoped as Forge and set IntelligentCompute to false',
  ]),
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Seqera Platform', 'SeqeraPrincipalArn', 'ExternalId', 'PlatformRunsOn'),
    group('AWS Batch', 'Launch', 'Forge', 'EfsFileSystems', 'FsxFileSystems', 'UserdataErrorDetection'),
    group('Buckets and logs', 'WorkDirBucket', 'AllowBuckets', 'S3Read', 'S3BucketWrite', 'DataExplorer', 'DataBuckets', 'LogGroup'),
    group('Pipeline secrets', 'SecretsAccount', 'SecretsExecutionRole', 'SecretsInstanceRole', 'SecretsKmsKeyArn'),
    group('More of the Platform', 'DataLineage', 'AwsCloud', 'IntelligentCompute'),
    group('Names', 'ForgePrefix', 'Name', 'PermissionsBoundary'),
    group('Legacy', 'IamUser'),
  ],
  ParameterLabels: {
    SeqeraPrincipalArn: { default: 'Seqera principal' },
    ExternalId: { default: 'External ID' },
    PlatformRunsOn: { default: 'Platform runs on' },
    Launch: { default: 'Launch' },
    Forge: { default: 'Batch Forge' },
    S3Read: { default: 'S3 read' },
    S3BucketWrite: { default: 'S3 bucket write' },
    DataExplorer: { default: 'Data Explorer' },
    SecretsAccount: { default: 'Secrets: account' },
    SecretsExecutionRole: { default: 'Secrets: execution role' },
    SecretsInstanceRole: { default: 'Secrets: instance role' },
    EfsFileSystems: { default: 'EFS file systems' },
    FsxFileSystems: { default: 'FSx file systems' },
    UserdataErrorDetection: { default: 'Userdata script error detection' },
    DataLineage: { default: 'Data lineage' },
    AwsCloud: { default: 'AWS Cloud' },
    IntelligentCompute: { default: 'Intelligent Compute' },
    WorkDirBucket: { default: 'Pipeline work directory' },
    AllowBuckets: { default: 'Allowed S3 buckets' },
    DataBuckets: { default: 'Buckets for Data Explorer' },
    LogGroup: { default: 'CloudWatch Log group' },
    SecretsKmsKeyArn: { default: 'Key of pipeline secrets' },
    ForgePrefix: { default: 'Forge prefix' },
    Name: { default: 'Name' },
    PermissionsBoundary: { default: 'Permissions boundary' },
    IamUser: { default: 'IAM user' },
  } satisfies Record<Names, { default: string }>,
}

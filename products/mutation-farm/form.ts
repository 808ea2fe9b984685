import { contains, equals, not, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { encryptionLabels, encryptionParameters, encryptionRules } from '../../templates-src/parts/encryption.ts'
import { fargateMemory, fargateRules, fargateSizes } from '../../templates-src/parts/fargate.ts'
import { flowLogTraffic } from '../../templates-src/parts/vpc-form.ts'

const listOf = (pattern: string) => `^(${pattern}(,${pattern})*)?$`
const principalArn = String.raw`arn:aws[a-z-]*:iam::\d{12}:(role|user)/[A-Za-z0-9_+=.@/-]+`
// A full subject, such as repo:example/app:ref:refs/heads/main: neither * nor ? is in it.
const gitHubSubject = String.raw`repo:[A-Za-z0-9_.@-]+/[A-Za-z0-9_.@-]+:(environment:[A-Za-z0-9_. -]+|ref:refs/(heads|tags)/[A-Za-z0-9_./+-]+|pull_request)`

/** What somebody who launches a farm may choose. Every parameter has a default: a launch needs no typing. */
export const parameters = {
  Name: {
    Type: 'String',
    Default: 'mutants',
    Description: 'Names the queue, the job definitions, the bucket and the log group. The client expects mutants; a second farm in the same account and region needs another name.',
    AllowedPattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    MinLength: 2,
    MaxLength: 24,
    ConstraintDescription: 'Use 2 to 24 lower-case letters, digits and single hyphens, beginning with a letter',
  },
  Vcpu: {
    Type: 'String',
    Default: '16',
    Description: 'vCPUs of a job that does not ask for others',
    AllowedValues: Object.keys(fargateSizes),
  },
  MemoryMiB: {
    Type: 'String',
    Default: '32768',
    Description: 'Memory of a job that does not ask for other. 1 vCPU takes 2048 to 8192, 2 take 4096 to 16384, 4 take 8192 to 30720, 8 take 16384 to 61440 in steps of 4096, 16 take 32768 to 122880 in steps of 8192.',
    AllowedValues: fargateMemory,
  },
  EphemeralStorageGiB: {
    Type: 'Number',
    Default: 50,
    Description: 'Disk of a job. The build directory of a Rust project takes 2 GiB and more for each mutant tested at a time.',
    MinValue: 21,
    MaxValue: 200,
    ConstraintDescription: 'Fargate gives a job 21 to 200 GiB',
  },
  Provisioning: {
    Type: 'String',
    Default: 'OnDemand',
    Description: 'Spot costs about a third and may be interrupted, then the job starts again. SpotThenOnDemand adds capacity on demand when Spot has reached its vCPU limit.',
    AllowedValues: ['OnDemand', 'Spot', 'SpotThenOnDemand'],
  },
  MaxVcpus: {
    Type: 'Number',
    Default: 1024,
    Description: 'vCPUs that may run at a time, of each kind (on demand, Spot). The Fargate quotas of the account limit them too.',
    MinValue: 1,
    MaxValue: 100000,
    ConstraintDescription: 'Use 1 to 100000 vCPUs, no fewer than one job takes',
  },
  JobTimeoutSeconds: {
    Type: 'Number',
    Default: 7200,
    Description: 'A job that runs longer is stopped. 7200 is two hours.',
    MinValue: 60,
    MaxValue: 1209600,
    ConstraintDescription: 'Use 60 seconds to 14 days (1209600), which is what Fargate allows',
  },
  SpotAttempts: {
    Type: 'Number',
    Default: 3,
    Description: 'How often a job is started when Spot interrupts it. A job that fails by itself is not started again.',
    MinValue: 1,
    MaxValue: 10,
    ConstraintDescription: 'Use 1 to 10 attempts',
  },
  ImageSource: {
    Type: 'String',
    Default: 'PublicImage',
    Description: 'PublicImage is pulled for every job. PullThroughCache keeps a copy of an image of ghcr.io in this account. OwnRepository builds an image here, for both processors, with the farm and every thirty days.',
    AllowedValues: ['PublicImage', 'PullThroughCache', 'OwnRepository'],
  },
  PublicImage: {
    Type: 'String',
    Default: 'ghcr.io/sourcefrog/cargo-mutants:container',
    Description: 'The image when the source is PublicImage. This one is for amd64 only.',
    AllowedPattern: String.raw`^(?!\d{12}\.dkr\.ecr\.)[A-Za-z0-9][A-Za-z0-9._:/@-]*$`,
    ConstraintDescription: 'Name a public image, such as ghcr.io/owner/name:tag; jobs may not read other private repositories',
  },
  CachedImage: {
    Type: 'String',
    Default: 'sourcefrog/cargo-mutants:container',
    Description: 'The image on ghcr.io when the source is PullThroughCache',
    AllowedPattern: String.raw`^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9_][A-Za-z0-9_.-]*$`,
    ConstraintDescription: 'Use owner/name:tag, without ghcr.io/',
  },
  GhcrSecretArn: {
    Type: 'String',
    Default: '',
    Description: 'The secret with username and accessToken for ghcr.io, needed for PullThroughCache; its name begins with ecr-pullthroughcache/',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:ecr-pullthroughcache/[A-Za-z0-9/_+=.@-]+)?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a secret whose name begins with ecr-pullthroughcache/',
  },
  VpcId: {
    Type: 'String',
    Default: '',
    Description: 'Blank makes a new VPC',
    AllowedPattern: '^(vpc-[0-9a-f]{8,17})?$',
    ConstraintDescription: 'Leave blank, or use an ID such as vpc-0123456789abcdef0',
  },
  SubnetIds: {
    Type: 'String',
    Default: '',
    Description: 'Subnets of the existing VPC, separated by commas',
    AllowedPattern: listOf('subnet-[0-9a-f]{8,17}'),
    ConstraintDescription: 'Leave blank, or use IDs such as subnet-0123456789abcdef0 separated by commas, without spaces',
  },
  VpcCidr: {
    Type: 'String',
    Default: '10.0.0.0/16',
    Description: 'IPv4 range of the new VPC',
    AllowedPattern: String.raw`^(10\.\d{1,3}|172\.(1[6-9]|2\d|3[01])|192\.168)\.0\.0/16$`,
    ConstraintDescription: 'Use a private range with 16 bits, such as 10.0.0.0/16',
  },
  Egress: {
    Type: 'String',
    Default: 'PublicIp',
    Description: 'How jobs reach the internet. PublicIp costs nothing while nothing runs; NatGateway keeps jobs in private subnets; Endpoints gives them AWS only, so that sources must bring their crates along. In an existing VPC this says only whether jobs get a public address.',
    AllowedValues: ['PublicIp', 'NatGateway', 'Endpoints'],
  },
  SubmitterArns: {
    Type: 'String',
    Default: '',
    Description: 'Roles and users who may submit jobs, as ARNs separated by commas. Blank names nobody.',
    AllowedPattern: listOf(principalArn),
    ConstraintDescription: 'Leave blank, or use ARNs of roles and users, such as arn:aws:iam::123456789012:role/Developer, separated by commas, without spaces',
  },
  GitHubSubjects: {
    Type: 'String',
    Default: '',
    Description: 'GitHub workflows that may submit jobs, as full subjects separated by commas, such as repo:example/app:ref:refs/heads/main or repo:example/app:environment:mutants. Blank names none.',
    AllowedPattern: listOf(gitHubSubject),
    ConstraintDescription: 'Leave blank, or use full subjects (repo:owner/name:ref:refs/heads/branch, repo:owner/name:environment:name or repo:owner/name:pull_request) separated by commas; wildcards are refused',
  },
  GitHubOidcProvider: {
    Type: 'String',
    Default: 'Create',
    Description: 'An account holds one identity provider for GitHub: choose Existing where there is one. Without GitHub workflows nothing is created.',
    AllowedValues: ['Create', 'Existing'],
  },
  ResultRetentionInDays: {
    Type: 'Number',
    Default: 30,
    Description: 'Everything in the bucket is deleted after so many days',
    MinValue: 1,
    MaxValue: 3650,
    ConstraintDescription: 'Use 1 to 3650 days',
  },
  SourceRetentionInDays: {
    Type: 'Number',
    Default: 7,
    Description: 'Sources that the client uploaded are deleted after so many days',
    MinValue: 1,
    MaxValue: 3650,
    ConstraintDescription: 'Use 1 to 3650 days',
  },
  ClientVersion: {
    Type: 'String',
    Default: '0.1.0',
    Description: 'Version of mutants-remote: it tags sources with it, which is how the bucket tells them from results',
    AllowedPattern: '^[A-Za-z0-9.+_-]{1,256}$',
    ConstraintDescription: 'Use what mutants-remote --version says, such as 0.1.0',
  },
  LogRetentionInDays: {
    Type: 'Number',
    Default: 90,
    Description: 'Logs of the jobs are deleted after so many days',
    AllowedValues: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
  },
  VersionRetentionInDays: {
    Type: 'Number',
    Default: 0,
    Description: 'What a job or a client overwrote or deleted in the bucket is kept for so many more days. 0 keeps nothing.',
    MinValue: 0,
    MaxValue: 3650,
    ConstraintDescription: 'Use 0 to 3650 days',
  },
  ...encryptionParameters({ Default: 'AwsKey', of: 'this farm', mayUse: 'CloudWatch Logs' }),
  FlowLogTraffic: { ...flowLogTraffic, Description: `${flowLogTraffic.Description}. Of the new VPC: an existing one is its owner's to log.` },
  NotificationEmail: {
    Type: 'String',
    Default: '',
    Description: 'Where to write when the account nears its monthly budget. Blank makes no budget.',
    AllowedPattern: String.raw`^([^@\s]+@[^@\s]+\.[^@\s]+)?$`,
    MaxLength: 50,
    ConstraintDescription: 'Leave blank, or use an e-mail address of at most 50 characters',
  },
  MonthlyBudgetUsd: {
    Type: 'Number',
    Default: 50,
    Description: 'US dollars the account may spend in a month before somebody hears of it',
    MinValue: 1,
    ConstraintDescription: 'Use at least 1 US dollar',
  },
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

/** Combinations that would fail half-way, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...fargateRules,
  ExistingVpcHasSubnets: {
    RuleCondition: not(equals(ref('VpcId'), '')),
    Assertions: [{ Assert: not(equals(ref('SubnetIds'), '')), AssertDescription: 'An existing VPC needs SubnetIds: name at least one of its subnets' }],
  },
  SubnetsHaveVpc: {
    RuleCondition: not(equals(ref('SubnetIds'), '')),
    Assertions: [{ Assert: not(equals(ref('VpcId'), '')), AssertDescription: 'SubnetIds need VpcId: name the VPC they are in' }],
  },
  FlowLogsAreOfNewVpc: {
    RuleCondition: not(equals(ref('VpcId'), '')),
    Assertions: [{ Assert: equals(ref('FlowLogTraffic'), 'None'), AssertDescription: "An existing VPC is its owner's to log: leave FlowLogTraffic at None" }],
  },
  ...encryptionRules,
  PullThroughCacheHasSecret: {
    RuleCondition: equals(ref('ImageSource'), 'PullThroughCache'),
    Assertions: [{ Assert: not(equals(ref('GhcrSecretArn'), '')), AssertDescription: 'A pull-through cache needs GhcrSecretArn: ghcr.io answers ECR only with credentials' }],
  },
  EndpointsHaveOwnRepository: {
    RuleCondition: equals(ref('Egress'), 'Endpoints'),
    Assertions: [
      {
        Assert: contains(['OwnRepository'], ref('ImageSource')),
        AssertDescription: 'With Endpoints, jobs reach no public registry, and ECR cannot fill a cache: choose OwnRepository as ImageSource',
      },
    ],
  },
}

const group = (label: string, ...Parameters: (keyof typeof parameters)[]) => ({ Label: { default: label }, Parameters })

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Farm', 'Name'),
    group('Size of a job', 'Vcpu', 'MemoryMiB', 'EphemeralStorageGiB', 'JobTimeoutSeconds'),
    group('Capacity and price', 'Provisioning', 'SpotAttempts', 'MaxVcpus', 'NotificationEmail', 'MonthlyBudgetUsd'),
    group('Who may submit jobs', 'SubmitterArns', 'GitHubSubjects', 'GitHubOidcProvider'),
    group('How long things are kept', 'ResultRetentionInDays', 'SourceRetentionInDays', 'ClientVersion', 'VersionRetentionInDays', 'LogRetentionInDays'),
    group('Image', 'ImageSource', 'PublicImage', 'CachedImage', 'GhcrSecretArn'),
    group('Network', 'Egress', 'VpcCidr', 'VpcId', 'SubnetIds', 'FlowLogTraffic'),
    group('Encryption', 'Encryption', 'KmsKeyArn'),
    group('Roles', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    Name: { default: 'Name of the farm' },
    Vcpu: { default: 'vCPUs' },
    MemoryMiB: { default: 'Memory (MiB)' },
    EphemeralStorageGiB: { default: 'Disk (GiB)' },
    JobTimeoutSeconds: { default: 'Time limit (seconds)' },
    Provisioning: { default: 'On demand or Spot' },
    SpotAttempts: { default: 'Attempts on Spot' },
    MaxVcpus: { default: 'Most vCPUs at a time' },
    NotificationEmail: { default: 'E-mail for the budget' },
    MonthlyBudgetUsd: { default: 'Monthly budget (USD)' },
    SubmitterArns: { default: 'Roles and users' },
    GitHubSubjects: { default: 'GitHub workflows' },
    GitHubOidcProvider: { default: 'Identity provider for GitHub' },
    ResultRetentionInDays: { default: 'Results (days)' },
    SourceRetentionInDays: { default: 'Sources (days)' },
    ClientVersion: { default: 'Version of mutants-remote' },
    VersionRetentionInDays: { default: 'Overwritten objects (days)' },
    LogRetentionInDays: { default: 'Logs (days)' },
    ...encryptionLabels,
    FlowLogTraffic: { default: 'Flow logs' },
    ImageSource: { default: 'Source of the image' },
    PublicImage: { default: 'Public image' },
    CachedImage: { default: 'Image on ghcr.io to cache' },
    GhcrSecretArn: { default: 'Secret for ghcr.io' },
    Egress: { default: 'Way to the internet' },
    VpcCidr: { default: 'Range of a new VPC' },
    VpcId: { default: 'Existing VPC' },
    SubnetIds: { default: 'Existing subnets' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<keyof typeof parameters, { default: string }>,
}

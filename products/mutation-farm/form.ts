import { contains, equals, not, ref } from '../../templates-src/cfn/index.ts'

/** What a person chooses at launch. Every parameter has a default: a launch needs no typing. */
export const parameters = {
  Name: {
    Type: 'String',
    Default: 'mutants',
    AllowedPattern: '^[a-z][a-z0-9-]{1,19}$',
    ConstraintDescription: '2 to 20 lower-case letters, digits and hyphens, beginning with a letter',
    Description: 'The queue is called so, and job definitions, log group and bucket begin with it. The client expects mutants. Two farms in one account and region need two names.',
  },
  VpcId: {
    Type: 'String',
    Default: '',
    AllowedPattern: '^(|vpc-[0-9a-f]{8,17})$',
    ConstraintDescription: 'the ID of a VPC, such as vpc-0123456789abcdef0, or blank',
    Description: 'Existing VPC to run in; leave blank to make one.',
  },
  SubnetIds: {
    Type: 'CommaDelimitedList',
    Default: '',
    AllowedPattern: '^(|subnet-[0-9a-f]{8,17})$',
    ConstraintDescription: 'IDs of subnets, such as subnet-0123456789abcdef0, separated by commas, or blank',
    Description: 'Subnets of the existing VPC; leave blank when a VPC is made.',
  },
  ExistingSubnetsArePublic: {
    Type: 'String',
    Default: 'true',
    AllowedValues: ['true', 'false'],
    Description: 'Whether the existing subnets route to an internet gateway; jobs get a public address there, as they could not reach anything without.',
  },
  VpcCidr: {
    Type: 'String',
    Default: '10.0.0.0/16',
    AllowedPattern: '^(10\\.\\d{1,3}|172\\.(1[6-9]|2\\d|3[01])|192\\.168)\\.0\\.0/16$',
    ConstraintDescription: 'a private IPv4 range of size /16, such as 10.0.0.0/16',
    Description: 'IPv4 range of the VPC that is made.',
  },
  Subnets: {
    Type: 'String',
    Default: 'Public',
    AllowedValues: ['Public', 'PrivateWithNat', 'PrivateWithEndpoints'],
    Description: 'Public costs nothing while idle. PrivateWithNat costs about 36 USD a month. PrivateWithEndpoints costs about 44 USD a month and reaches AWS only: no crates.io.',
  },
  EnableIpv6: {
    Type: 'String',
    Default: 'false',
    AllowedValues: ['true', 'false'],
    Description: 'Whether the VPC that is made has IPv6 as well.',
  },
  Provisioning: {
    Type: 'String',
    Default: 'OnDemand',
    AllowedValues: ['OnDemand', 'Spot', 'SpotThenOnDemand'],
    Description: 'Spot costs about 70 % less; AWS may interrupt a job, which is then tried again.',
  },
  Architectures: {
    Type: 'String',
    Default: 'Both',
    AllowedValues: ['Amd64', 'Arm64', 'Both'],
    Description: 'Processors to make job definitions for. The public image is built for amd64 only.',
  },
  Vcpus: { Type: 'String', Default: '16', AllowedValues: ['1', '2', '4', '8', '16'], Description: 'vCPUs of a job.' },
  MemoryInMiB: {
    Type: 'String',
    Default: '32768',
    AllowedValues: memorySizes(),
    ConstraintDescription: 'a memory size that Fargate has for some number of vCPUs',
    Description: 'Memory of a job. 1 vCPU takes 2048 to 8192, 2 take 4096 to 16384, 4 take 8192 to 30720, 8 take 16384 to 61440 in steps of 4096, 16 take 32768 to 122880 in steps of 8192.',
  },
  EphemeralStorageInGiB: {
    Type: 'Number',
    Default: 50,
    MinValue: 21,
    MaxValue: 200,
    ConstraintDescription: '21 to 200',
    Description: 'Disk of a job, in GiB. Rust build folders take 2 GiB and more for each parallel job.',
  },
  JobTimeoutInSeconds: {
    Type: 'Number',
    Default: 7200,
    MinValue: 60,
    MaxValue: 1209600,
    ConstraintDescription: '60 seconds to 14 days',
    Description: 'Time after which an attempt is ended.',
  },
  SpotAttempts: {
    Type: 'Number',
    Default: 3,
    MinValue: 1,
    MaxValue: 10,
    ConstraintDescription: '1 to 10',
    Description: 'Attempts of a job that Spot interrupts. A job that fails by itself is not tried again.',
  },
  MaxVcpus: {
    Type: 'Number',
    Default: 1024,
    MinValue: 1,
    ConstraintDescription: 'a whole number from 1',
    Description: 'vCPUs that run at once at the most; it bounds what an hour can cost.',
  },
  ImageSource: {
    Type: 'String',
    Default: 'Public',
    AllowedValues: ['Public', 'PullThroughCache', 'OwnRepository'],
    Description: 'Public pulls from the registry below. PullThroughCache keeps a copy of the image on ghcr.io in this account. OwnRepository makes a repository that you push to.',
  },
  PublicImageUri: {
    Type: 'String',
    Default: 'ghcr.io/sourcefrog/cargo-mutants:container',
    AllowedPattern: '^[a-z0-9][\\w./:@-]+$',
    ConstraintDescription: 'an image with its tag or digest, such as ghcr.io/sourcefrog/cargo-mutants:container',
    Description: 'Image to run when the source is Public.',
  },
  UpstreamRepository: {
    Type: 'String',
    Default: 'sourcefrog/cargo-mutants',
    AllowedPattern: '^[a-z0-9][a-z0-9._/-]+$',
    ConstraintDescription: 'a repository on ghcr.io, such as sourcefrog/cargo-mutants',
    Description: 'Repository on ghcr.io that the pull-through cache passes on.',
  },
  ImageTag: {
    Type: 'String',
    Default: 'container',
    AllowedPattern: '^[\\w][\\w.-]{0,127}$',
    ConstraintDescription: 'a tag of an image',
    Description: 'Tag to run when the source is PullThroughCache or OwnRepository.',
  },
  GhcrSecretArn: {
    Type: 'String',
    Default: '',
    AllowedPattern: '^(|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:ecr-pullthroughcache/[\\w/+=.@-]+)$',
    ConstraintDescription: 'the ARN of a secret whose name begins with ecr-pullthroughcache/, as ECR demands, or blank',
    Description: 'Secret with user name and access token for ghcr.io; the pull-through cache needs it.',
  },
  ObjectRetentionInDays: {
    Type: 'Number',
    Default: 30,
    MinValue: 1,
    MaxValue: 3650,
    ConstraintDescription: '1 to 3650',
    Description: 'Days after which sources and results are deleted from the bucket.',
  },
  LogRetentionInDays: {
    Type: 'Number',
    Default: 90,
    AllowedValues: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    Description: 'Days that logs are kept.',
  },
  SubmitterArns: {
    Type: 'CommaDelimitedList',
    Default: '',
    AllowedPattern: '^(|arn:aws[a-z-]*:iam::\\d{12}:(role|user)/[\\w+=,.@/-]+)$',
    ConstraintDescription: 'ARNs of IAM roles or users, separated by commas, without wildcards',
    Description: 'Who may submit jobs, by assuming the submission role. Nobody named: no role.',
  },
  GitHubSubjects: {
    Type: 'CommaDelimitedList',
    Default: '',
    AllowedPattern: '^(|repo:[\\w.-]+/[\\w.-]+:(environment:[\\w .-]+|ref:refs/(heads|tags)/[\\w./-]+|pull_request))$',
    ConstraintDescription: 'full subjects without wildcards, such as repo:octo-org/octo-repo:environment:production or repo:octo-org/octo-repo:ref:refs/heads/main',
    Description: 'GitHub Actions that may submit jobs, by their full subjects.',
  },
  CreateOidcProvider: {
    Type: 'String',
    Default: 'false',
    AllowedValues: ['true', 'false'],
    Description: "Whether to make GitHub's identity provider. An account has one of them: false when it is there already.",
  },
  BudgetEmail: {
    Type: 'String',
    Default: '',
    AllowedPattern: '^(|[^@\\s]+@[^@\\s]+\\.[^@\\s]+)$',
    ConstraintDescription: 'an e-mail address, or blank',
    Description: 'Address that is told when the monthly budget is nearly spent; leave blank for no budget.',
  },
  MonthlyBudgetInUsd: {
    Type: 'Number',
    Default: 50,
    MinValue: 1,
    ConstraintDescription: 'a number from 1',
    Description: 'Monthly budget of the whole account.',
  },
} as const

type Name = keyof typeof parameters
const groups: Record<string, Partial<Record<Name, string>>> = {
  Farm: { Name: 'Name' },
  'Capacity and price': {
    Provisioning: 'On demand or Spot',
    Architectures: 'Processors',
    Vcpus: 'vCPUs of a job',
    MemoryInMiB: 'Memory of a job (MiB)',
    EphemeralStorageInGiB: 'Disk of a job (GiB)',
    JobTimeoutInSeconds: 'Time-out of a job (seconds)',
    SpotAttempts: 'Attempts on Spot',
    MaxVcpus: 'vCPUs at once',
    BudgetEmail: 'Tell about the budget',
    MonthlyBudgetInUsd: 'Monthly budget (USD)',
  },
  'Who may submit jobs': {
    SubmitterArns: 'Roles and users',
    GitHubSubjects: 'GitHub Actions',
    CreateOidcProvider: 'Make the identity provider of GitHub',
  },
  Image: {
    ImageSource: 'Source of the image',
    PublicImageUri: 'Public image',
    UpstreamRepository: 'Repository behind the cache',
    ImageTag: 'Tag',
    GhcrSecretArn: 'Secret for ghcr.io',
  },
  Retention: { ObjectRetentionInDays: 'Days that objects are kept', LogRetentionInDays: 'Days that logs are kept' },
  Network: {
    Subnets: 'Kind of subnets',
    VpcCidr: 'IPv4 range',
    EnableIpv6: 'IPv6',
    VpcId: 'Existing VPC',
    SubnetIds: 'Existing subnets',
    ExistingSubnetsArePublic: 'The existing subnets are public',
  },
}

/** The form as the console shows it. */
export const form = {
  ParameterGroups: Object.entries(groups).map(([label, labels]) => ({ Label: { default: label }, Parameters: Object.keys(labels) })),
  ParameterLabels: Object.fromEntries(Object.values(groups).flatMap((labels) => Object.entries(labels).map(([name, label]) => [name, { default: label! }]))),
}

/** The sizes Fargate has. https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html */
function fargate(): Record<string, string[]> {
  const range = (from: number, to: number, step: number) =>
    Array.from({ length: (to - from) / step + 1 }, (_, index) => String((from + index * step) * 1024))
  return { 1: range(2, 8, 1), 2: range(4, 16, 1), 4: range(8, 30, 1), 8: range(16, 60, 4), 16: range(32, 120, 8) }
}

function memorySizes(): string[] {
  return [...new Set(Object.values(fargate()).flat())].sort((a, b) => Number(a) - Number(b))
}

/** What is refused before anything is created. */
export const rules = {
  ...Object.fromEntries(
    Object.entries(fargate()).map(([vcpus, sizes]) => [
      `MemoryFor${vcpus}Vcpu`,
      {
        RuleCondition: equals(ref('Vcpus'), vcpus),
        Assertions: [
          {
            Assert: contains(sizes, ref('MemoryInMiB')),
            AssertDescription: `With ${vcpus} vCPU, Fargate takes one of these memory sizes in MiB: ${sizes.join(', ')}`,
          },
        ],
      },
    ]),
  ),
  SubnetsOfExistingVpc: {
    RuleCondition: not(equals(ref('VpcId'), '')),
    Assertions: [{ Assert: not(contains(ref('SubnetIds'), '')), AssertDescription: 'An existing VPC needs subnets of it in SubnetIds' }],
  },
  VpcOfExistingSubnets: {
    RuleCondition: equals(ref('VpcId'), ''),
    Assertions: [{ Assert: contains(ref('SubnetIds'), ''), AssertDescription: 'Existing subnets need their VPC in VpcId' }],
  },
  SecretOfCache: {
    RuleCondition: equals(ref('ImageSource'), 'PullThroughCache'),
    Assertions: [{ Assert: not(equals(ref('GhcrSecretArn'), '')), AssertDescription: 'A pull-through cache of ghcr.io needs GhcrSecretArn' }],
  },
}

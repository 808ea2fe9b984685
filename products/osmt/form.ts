import { and, contains, equals, not, or, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { applicationLabels, applicationParameters, countRules } from '../../templates-src/parts/application-form.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { dataEncryption, dataLabels, dataParameters, storageRules } from '../../templates-src/parts/data-form.ts'
import { encryptionLabels, encryptionRules } from '../../templates-src/parts/encryption.ts'
import { instanceClasses, versions } from '../../templates-src/parts/engines.ts'
import { taskRules } from '../../templates-src/parts/fargate.ts'
import { group, rule } from '../../templates-src/parts/form.ts'
import { notificationParameter } from '../../templates-src/parts/notification.ts'
import { newVpcRules, vpcLabels, vpcParameters, watchedLabels, watchedParameters } from '../../templates-src/parts/vpc-form.ts'

const secretArn = String.raw`^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})?$`
const aSecretArn = 'Leave blank, or use the whole ARN of a secret, such as arn:aws:secretsmanager:us-east-1:123456789012:secret:osmt-AbCdEf'
// https://developers.google.com/identity/openid-connect/openid-connect#discovery
const issuerOfGoogle = 'https://accounts.google.com'
const underKey = 'Under a KMS key of its own, it must be KmsKeyArn.'

/** What somebody who launches OSMT may choose: its domain is nobody else's to know. What other products ask for, too, is said once. */
export const parameters = {
  ...vpcParameters,
  ...watchedParameters,
  ...dataParameters,
  ...dataEncryption('this OSMT'),
  ...applicationParameters,
  HostedZoneId: {
    Type: 'String',
    Default: '',
    Description: 'Public hosted zone of Route 53 that the domain is in. Blank finds it by name. None makes no record: you do, and you give the certificate.',
    AllowedPattern: '^(None|Z[A-Z0-9]{1,31})?$',
    ConstraintDescription: 'Leave blank, or use None, or the ID of a hosted zone, such as Z0123456789ABCDEFGHIJ',
  },
  Generation: { Type: 'String', Default: 'v3', Description: 'OSMT 3 of WGU, or OSMT 4 of Skybridge Skills', AllowedValues: ['v3', 'v4'] },
  AppImage: {
    Type: 'String',
    Default: 'wguopensource/osmt-app',
    Description: 'Image of OSMT, without its tag: a public one, or one of ECR in this account and region. OSMT 4 has none in public: build it, and name your repository.',
    // A colon is that of a registry's port; one behind the last slash would begin a tag.
    AllowedPattern: '^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?/)?[A-Za-z0-9][A-Za-z0-9._/-]*[A-Za-z0-9]$',
    MaxLength: 300,
    ConstraintDescription: 'Name an image without its tag, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/osmt-api',
  },
  AppImageTag: {
    Type: 'String',
    Default: '3.0.0',
    Description: 'The version of OSMT. Another one deploys it, after DeploymentSteps.',
    // A tag that moves would bring another version when a task starts anew, without migrations.
    AllowedPattern: '^(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$',
    ConstraintDescription: 'Use a tag that stays, such as 3.0.0; latest does not',
  },
  AuthMode: {
    Type: 'String',
    Default: 'okta',
    Description: 'How people sign in. OSMT 3 has okta only. okta: Okta, or with OSMT 4 any service of OpenID Connect. single-auth: one administrator with a password.',
    AllowedValues: ['okta', 'google', 'single-auth'],
  },
  OAuthIssuer: {
    Type: 'String',
    Default: '',
    Description: `Issuer of the sign-in service; of google ${issuerOfGoogle}. Blank makes everything, and starts OSMT when a later update names it; google with an OAuthSecretArn needs none.`,
    AllowedPattern: String.raw`^(https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/-]*)?)?$`,
    ConstraintDescription: 'Leave blank, or use an address such as https://example.okta.com/oauth2/default',
  },
  OAuthAudience: {
    Type: 'String',
    Default: 'api://default',
    Description: 'Audience of the tokens of okta',
    AllowedPattern: String.raw`^[!-~]{1,256}$`,
    ConstraintDescription: 'Use what the sign-in service calls the audience, such as api://default',
  },
  OAuthSecretArn: {
    Type: 'String',
    Default: '',
    Description: `Secret of Secrets Manager with clientId and clientSecret. Blank makes one to be filled in. ${underKey}`,
    AllowedPattern: secretArn,
    ConstraintDescription: aSecretArn,
  },
  DeploymentSteps: {
    Type: 'String',
    Default: 'migrate,import,reindex',
    Description: 'What runs once before each deployment, in turn: migrations of the database, import of job codes (OSMT 3), the search index. It must end within an hour. Another choice runs at once, and deploys nothing.',
    AllowedValues: ['migrate', 'migrate,reindex', 'migrate,import', 'migrate,import,reindex'],
  },
  Cpu: { ...applicationParameters.Cpu, Default: '2048' },
  Memory: { ...applicationParameters.Memory, Default: '8192' },
  MaxCount: { ...applicationParameters.MaxCount, Default: '6' },
  DatabaseVersion: {
    Type: 'String',
    Default: versions.mysql[0]!,
    Description: 'Major version of MySQL; RDS picks the minor one. OSMT is developed with 8.0, for which RDS charges extra since it is old. A later version upgrades in place; there is no way back but a snapshot.',
    AllowedValues: versions.mysql,
  },
  DatabaseClass: { Type: 'String', Default: 'db.t4g.small', Description: 'Size of the database', AllowedValues: instanceClasses },
  StorageGiB: { ...dataParameters.StorageGiB, Description: 'Disk of the database when it is made. It can grow, never shrink.' },
  SnapshotId: { ...dataParameters.SnapshotId, Description: 'Snapshot of a database of OSMT to begin with, as its name or ARN; blank begins empty. The database is encrypted as its snapshot is, or not at all. It stays as launched: to go back to a snapshot, launch another OSMT.' },
  CacheEngine: { ...dataParameters.CacheEngine, Description: 'Engine of the cache, which holds sessions. Valkey speaks as Redis does, and costs a fifth less. It stays as launched.', AllowedValues: ['valkey', 'redis'] },
  CacheNodeType: { ...dataParameters.CacheNodeType, Default: 'cache.t4g.micro' },
  SearchMemoryMiB: { Type: 'String', Default: '4096', Description: 'Memory of the Elasticsearch that is made here', AllowedValues: ['2048', '4096', '8192', '16384'] },
  SearchUrl: {
    Type: 'String',
    Default: '',
    Description: 'An Elasticsearch 8 that you have, on port 443. Blank makes one. Amazon OpenSearch is none: OSMT turns it away.',
    // The domains of Amazon OpenSearch Service, managed and serverless.
    AllowedPattern: String.raw`^(https://(?![A-Za-z0-9.-]+\.(es|aoss)\.amazonaws\.com|[A-Za-z0-9.-]+\.aos\.[a-z0-9-]+\.on\.aws)[A-Za-z0-9.-]+:443)?$`,
    ConstraintDescription: 'Leave blank, or use the address of an Elasticsearch, which Amazon OpenSearch is not, with its port, such as https://my-deployment.es.us-east-1.aws.elastic.cloud:443',
  },
  SearchSecretArn: {
    Type: 'String',
    Default: '',
    Description: `Secret of Secrets Manager with username and password of SearchUrl. ${underKey}`,
    AllowedPattern: secretArn,
    ConstraintDescription: aSecretArn,
  },
  ClusterName: { ...applicationParameters.ClusterName, Description: `${applicationParameters.ClusterName.Description.replace('the service', 'services')} Two Elasticsearch never share their files, so that this fails with the one that is made here.` },
  VpcId: { ...dataParameters.VpcId, Description: 'Blank makes a new VPC. It stays as launched.' },
  SubnetIds: { ...dataParameters.SubnetIds, Description: 'Private subnets of the existing VPC with a way to the internet, in at least two zones, separated by commas; the first two are in different zones' },
  Egress: {
    ...vpcParameters.Egress,
    Default: 'NatGatewayPerZone',
    Description: 'How the new VPC reaches the internet: images and sign-in are there. NatInstance: by a small instance, the cheapest. NatGateway: by one for all zones. NatGatewayPerZone: goes on when a zone fails.',
    AllowedValues: ['NatInstance', 'NatGateway', 'NatGatewayPerZone'],
  },
  InterfaceEndpoints: { ...watchedParameters.InterfaceEndpoints, Description: `In the new VPC: ${watchedParameters.InterfaceEndpoints.Description}` },
  FlowLogTraffic: { ...watchedParameters.FlowLogTraffic, Description: 'What is written down of connections in the new VPC: nothing, those that were refused, or all' },
  DeletionProtection: { ...applicationParameters.DeletionProtection, Description: 'Whether database and load balancer refuse to be deleted. To terminate OSMT, update it with false first.' },
  AccessLogDays: { ...applicationParameters.AccessLogDays, Description: 'Access logs are kept so many days, in a bucket that stays when OSMT goes. 0 writes none.' },
  LogRetentionInDays: { ...applicationParameters.LogRetentionInDays, Description: 'Logs are deleted after so many days' },
  NotificationEmail: notificationParameter,
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters
const is = (name: Name, ...values: string[]) => (values.length === 1 ? equals(ref(name), values[0]!) : contains(values, ref(name)))
const given = (name: Name) => not(equals(ref(name), ''))

/** Combinations that would fail half-way, or do nothing, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...taskRules(),
  ...countRules,
  ...storageRules,
  ...encryptionRules,
  CertificateOrZone: rule(is('HostedZoneId', 'None'), [given('CertificateArn'), 'A certificate is made in a hosted zone: name a CertificateArn, or leave HostedZoneId blank']),
  OktaIsOfV3: rule(is('Generation', 'v3'), [is('AuthMode', 'okta'), 'OSMT 3 signs in with okta only: choose okta as AuthMode, or v4 as Generation']),
  ImageOfV4: rule(is('Generation', 'v4'), [not(equals(ref('AppImage'), parameters.AppImage.Default)), 'OSMT 4 has no public image: build it, and name your repository as AppImage, its tag as AppImageTag']),
  TagOfV4: rule(is('Generation', 'v4'), [not(is('AppImageTag', parameters.AppImageTag.Default)), `${parameters.AppImageTag.Default} is an OSMT 3: name the tag of your image as AppImageTag`]),
  ImportIsOfV3: rule(is('Generation', 'v4'), [is('DeploymentSteps', 'migrate', 'migrate,reindex'), 'The image of OSMT 4 holds no job codes to import: choose migrate or migrate,reindex as DeploymentSteps']),
  IssuerIsOfOAuth: rule(given('OAuthIssuer'), [is('AuthMode', 'okta', 'google'), 'OAuthIssuer is for okta and google: choose one of them as AuthMode, or leave it blank']),
  IssuerOfGoogle: rule(is('AuthMode', 'google'), [or(is('OAuthIssuer', ''), is('OAuthIssuer', issuerOfGoogle)), `The issuer of google is ${issuerOfGoogle}: name it as OAuthIssuer, or leave it blank until the secret is filled in`]),
  SecretIsOfOAuth: rule(given('OAuthSecretArn'), [is('AuthMode', 'okta', 'google'), 'OAuthSecretArn is for okta and google: choose one of them as AuthMode, or leave it blank']),
  // Its authors: not where anybody on the internet may try. api/src/main/resources/config/application-single-auth.properties
  SingleAuthIsNotPublic: rule(is('AuthMode', 'single-auth'), [
    or(is('Scheme', 'internal'), not(is('AllowedCidr', '0.0.0.0/0'))),
    'single-auth is one password for everything: name an AllowedCidr that is not everybody, or choose internal as Scheme',
  ]),
  SearchSecretHasUrl: rule(given('SearchSecretArn'), [given('SearchUrl'), 'SearchSecretArn is for an Elasticsearch that you have: name its SearchUrl, or leave it blank']),
  MemoryIsOfNewSearch: rule(given('SearchUrl'), [is('SearchMemoryMiB', parameters.SearchMemoryMiB.Default), `An Elasticsearch that you have has its memory already: leave SearchMemoryMiB at ${parameters.SearchMemoryMiB.Default}`]),
  ExistingVpcHasSubnets: rule(given('VpcId'), [and(given('LoadBalancerSubnetIds'), given('SubnetIds')), 'An existing VPC needs LoadBalancerSubnetIds and SubnetIds: name subnets of it']),
  SubnetsHaveVpc: rule(or(given('LoadBalancerSubnetIds'), given('SubnetIds')), [given('VpcId'), 'LoadBalancerSubnetIds and SubnetIds need VpcId: name the VPC they are in']),
  EndpointsAreOfNewVpc: rule(given('VpcId'), [is('InterfaceEndpoints', 'None'), 'An existing VPC has its own endpoints: choose None as InterfaceEndpoints']),
  ...newVpcRules,
  EgressIsOfNewVpc: rule(given('VpcId'), [is('Egress', parameters.Egress.Default), `An existing VPC has ways out of its own: leave Egress at ${parameters.Egress.Default}`]),
  // None is as true of it as what a launch has that does not ask.
  FlowLogsAreOfNewVpc: rule(given('VpcId'), [is('FlowLogTraffic', parameters.FlowLogTraffic.Default, 'None'), "An existing VPC is its owner's to log: choose None as FlowLogTraffic"]),
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Address', 'DomainName', 'HostedZoneId', 'CertificateArn'),
    group('OSMT', 'Generation', 'AppImage', 'AppImageTag'),
    group('Sign-in', 'AuthMode', 'OAuthIssuer', 'OAuthAudience', 'OAuthSecretArn'),
    group('Deployment', 'DeploymentSteps', 'DeploymentStrategy', 'BakeTimeInMinutes', 'ExecuteCommand', 'ClusterName'),
    group('Size', 'Cpu', 'Memory', 'Architecture', 'MinCount', 'MaxCount', 'CpuTarget'),
    group('Database', 'DatabaseVersion', 'DatabaseClass', 'MultiAz', 'StorageGiB', 'MaxStorageGiB', 'SnapshotId', 'BackupRetentionInDays'),
    group('Sessions and search', 'CacheEngine', 'CacheNodeType', 'CacheNodes', 'SearchMemoryMiB', 'SearchUrl', 'SearchSecretArn'),
    group('Who gets in', 'Scheme', 'AllowedCidr', 'Waf'),
    group('Safety', 'DeletionProtection', 'Encryption', 'KmsKeyArn'),
    group('Network', 'VpcId', 'LoadBalancerSubnetIds', 'SubnetIds', 'VpcCidr', 'Zones', 'Egress', 'Ipv6', 'NatInstanceImageId', 'InterfaceEndpoints', 'FlowLogTraffic'),
    group('Logs and alarms', 'AccessLogDays', 'LogRetentionInDays', 'NotificationEmail'),
    group('Roles', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    ...applicationLabels,
    ...dataLabels,
    ...encryptionLabels,
    ...vpcLabels,
    ...watchedLabels,
    HostedZoneId: { default: 'Hosted zone' },
    Generation: { default: 'Generation' },
    AppImage: { default: 'Image' },
    AppImageTag: { default: 'Version' },
    AuthMode: { default: 'Way to sign in' },
    OAuthIssuer: { default: 'Issuer' },
    OAuthAudience: { default: 'Audience' },
    OAuthSecretArn: { default: 'Existing secret of the sign-in service' },
    DeploymentSteps: { default: 'Before a deployment' },
    DatabaseVersion: { default: 'Version of MySQL' },
    DatabaseClass: { default: 'Size of the database' },
    CacheEngine: { default: 'Engine of the cache' },
    CacheNodeType: { default: 'Size of a node of the cache' },
    SearchMemoryMiB: { default: 'Memory of the search engine (MiB)' },
    SearchUrl: { default: 'Existing search engine' },
    SearchSecretArn: { default: 'Its secret' },
    SubnetIds: { default: 'Private subnets' },
    NotificationEmail: { default: 'E-mail for alarms' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<Name, { default: string }>,
}

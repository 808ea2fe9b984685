import { contains, equals, not, ref, type Intrinsic, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { encryptionLabels, encryptionParameters, encryptionRules } from '../../templates-src/parts/encryption.ts'
import { notificationParameter } from '../../templates-src/parts/notification.ts'
import { auroraClasses, engines, instanceClasses, versions } from '../../templates-src/parts/engines.ts'
import { vpcLabels, vpcParameters } from '../../templates-src/parts/vpc-form.ts'

const none = 'None'
const allClasses = [...new Set([...instanceClasses, ...auroraClasses])]
const allVersions = [...new Set(Object.values(versions).flat())]
/** Sizes one may choose, so that a rule can tell which is larger: rules compare no numbers. */
const storage = ['20', '50', '100', '200', '500', '1000', '2000', '5000']

const yesNo = (Default: 'true' | 'false', Description: string) => ({ Type: 'String', Default, Description, AllowedValues: ['true', 'false'] }) as const

const encryption = encryptionParameters({ Default: 'NewKey', of: 'this data tier', mayUse: 'CloudWatch Logs and alarms of CloudWatch' })

/** What somebody who launches may choose. Every parameter has a default: a launch needs no typing. */
export const parameters = {
  DatabaseEngine: {
    Type: 'String',
    Default: 'mysql',
    Description: 'None makes no database. Those with aurora are clusters, whose storage grows by itself in three zones. It stays as launched.',
    AllowedValues: [...Object.keys(engines), none],
  },
  DatabaseVersion: {
    Type: 'String',
    Default: versions.mysql[0]!,
    Description: `Major version: ${Object.entries(versions).map(([engine, of]) => `${engine} has ${of.join(', ')}`).join('; ')}. RDS picks the minor one. A later version upgrades in place, with an interruption; there is no way back but a snapshot.`,
    AllowedValues: allVersions,
  },
  DatabaseClass: {
    Type: 'String',
    Default: 'db.t4g.medium',
    Description: 'Size of the database. db.serverless is for Aurora only, and grows with what it is asked.',
    AllowedValues: allClasses,
  },
  MaxCapacityUnits: {
    Type: 'Number',
    Default: 4,
    Description: 'How far db.serverless may grow: a capacity unit is 2 GiB of memory',
    MinValue: 1,
    MaxValue: 256,
    ConstraintDescription: 'Use 1 to 256 capacity units',
  },
  MultiAz: yesNo('true', 'Whether a second database stands by in another zone and takes over in a minute or two when the first fails. It costs as much as the first.'),
  StorageGiB: { Type: 'String', Default: '20', Description: 'Disk of the database when it is made. It can grow, never shrink. Aurora needs none.', AllowedValues: storage.slice(0, -1) },
  MaxStorageGiB: { Type: 'String', Default: '100', Description: 'How far the disk grows by itself when a tenth of it is left', AllowedValues: storage.slice(1) },
  DatabaseName: {
    Type: 'String',
    Default: 'app',
    Description: 'Name of the database inside the server. Of one that is restored, the name it has. It stays as launched.',
    AllowedPattern: '^[a-z][a-z0-9_]{0,62}$',
    ConstraintDescription: 'Use a lower-case letter, then up to 62 lower-case letters, digits and underscores',
  },
  SnapshotId: {
    Type: 'String',
    Default: '',
    Description: 'Snapshot to begin with, as its name or ARN; blank begins empty. It stays as launched: to go back to a snapshot, launch another data tier.',
    AllowedPattern: String.raw`^((rds:)?[a-zA-Z](-?[a-zA-Z0-9]+)*|arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:(cluster-)?snapshot:(rds:)?[a-zA-Z](-?[a-zA-Z0-9]+)*)?$`,
    ConstraintDescription: 'Leave blank, or use the name or the ARN of a snapshot of RDS',
  },
  DeletionProtection: yesNo('true', 'Whether RDS refuses to delete the database. To terminate the data tier, update it with false first.'),
  CacheEngine: {
    Type: 'String',
    Default: 'valkey',
    Description: 'None makes no cache. Clients of Redis speak to Valkey too, and it costs a fifth less. It stays as launched.',
    AllowedValues: ['valkey', 'redis', none],
  },
  CacheNodeType: {
    Type: 'String',
    Default: 'cache.t4g.small',
    Description: 'Size of a node of the cache',
    AllowedValues: ['cache.t4g.micro', 'cache.t4g.small', 'cache.t4g.medium', 'cache.m7g.large', 'cache.m7g.xlarge', 'cache.r7g.large', 'cache.r7g.xlarge', 'cache.r7g.2xlarge'],
  },
  CacheNodes: { Type: 'String', Default: '2', Description: 'With two and more, another takes over within seconds when the first fails', AllowedValues: ['1', '2', '3', '4', '5', '6'] },
  CacheSnapshotName: {
    Type: 'String',
    Default: '',
    Description: 'Snapshot that the cache begins with; blank begins empty. It stays as launched.',
    AllowedPattern: '^((automatic.)?[a-z](-?[a-z0-9.]+)*)?$',
    ConstraintDescription: 'Leave blank, or use the name of a snapshot of ElastiCache',
  },
  RequireTls: yesNo('true', 'Whether clients without TLS are refused. With false they may come with it or without.'),
  BackupRetentionInDays: {
    Type: 'Number',
    Default: 7,
    Description: 'So many days back the database can be restored, to any second; so many daily snapshots the cache has',
    MinValue: 1,
    MaxValue: 35,
    ConstraintDescription: 'Use 1 to 35 days',
  },
  LogRetentionInDays: { Type: 'Number', Default: 90, Description: 'Logs are deleted after so many days', AllowedValues: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] },
  ...encryption,
  Encryption: { ...encryption.Encryption, Description: `${encryption.Encryption.Description} It stays as launched.` },
  VpcId: {
    Type: 'String',
    Default: '',
    Description: 'VPC of the applications that use the data. Blank makes a new one. It stays as launched.',
    AllowedPattern: '^(vpc-[0-9a-f]{8,17})?$',
    ConstraintDescription: 'Leave blank, or use an ID such as vpc-0123456789abcdef0',
  },
  SubnetIds: {
    Type: 'String',
    Default: '',
    Description: 'Private subnets of the existing VPC in at least two zones, separated by commas',
    AllowedPattern: '^(subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17})+)?$',
    ConstraintDescription: 'Leave blank, or use two IDs at least, such as subnet-0123456789abcdef0,subnet-0123456789abcdef1, separated by commas, without spaces',
  },
  ...vpcParameters,
  // The data stores need no way out: applications may, or the VPC they have already.
  Egress: { ...vpcParameters.Egress, Default: none },
  Ipv6: { ...vpcParameters.Ipv6, Default: 'false' },
  NotificationEmail: notificationParameter,
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters
const is = (name: Name, ...values: string[]) => (values.length === 1 ? equals(ref(name), values[0]!) : contains(values, ref(name)))
const given = (name: Name) => not(equals(ref(name), ''))
const rule = (RuleCondition: Intrinsic, ...assertions: [Intrinsic, string][]) => ({ RuleCondition, Assertions: assertions.map(([Assert, AssertDescription]) => ({ Assert, AssertDescription })) })

/** Combinations that would fail half-way, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...Object.fromEntries(
    Object.entries(versions).map(([engine, of]) => [
      `VersionOf${camel(engine)}`,
      rule(is('DatabaseEngine', engine), [is('DatabaseVersion', ...of), `${engine} has DatabaseVersion ${of.join(' or ')}`]),
    ]),
  ),
  ClassOfInstance: rule(is('DatabaseEngine', 'mysql', 'postgres'), [
    is('DatabaseClass', ...instanceClasses),
    'db.serverless is for Aurora: choose another DatabaseClass, or an aurora engine',
  ]),
  ClassOfAurora: rule(is('DatabaseEngine', 'aurora-mysql', 'aurora-postgresql'), [
    is('DatabaseClass', ...auroraClasses),
    `Aurora runs on ${auroraClasses.join(', ')}: choose one of them as DatabaseClass`,
  ]),
  ...Object.fromEntries(
    storage.slice(0, -1).map((size, index) => [
      `StorageGrowsFrom${size}`,
      rule(is('StorageGiB', size), [is('MaxStorageGiB', ...storage.slice(index + 1)), `MaxStorageGiB must be more than StorageGiB, ${size}`]),
    ]),
  ),
  SnapshotHasDatabase: rule(given('SnapshotId'), [not(is('DatabaseEngine', none)), 'A SnapshotId needs a database: choose its DatabaseEngine']),
  CacheSnapshotHasCache: rule(given('CacheSnapshotName'), [not(is('CacheEngine', none)), 'A CacheSnapshotName needs a cache: choose its CacheEngine']),
  SomethingIsMade: rule(is('DatabaseEngine', none), [not(is('CacheEngine', none)), 'Choose a DatabaseEngine, a CacheEngine, or both: a data tier with neither holds nothing']),
  ...encryptionRules,
  ExistingVpcHasSubnets: rule(given('VpcId'), [given('SubnetIds'), 'An existing VPC needs SubnetIds: name private subnets in at least two of its zones']),
  SubnetsHaveVpc: rule(given('SubnetIds'), [given('VpcId'), 'SubnetIds need VpcId: name the VPC they are in']),
  EgressIsOfNewVpc: rule(given('VpcId'), [is('Egress', none), 'An existing VPC has ways out of its own: leave Egress at None']),
}

function camel(engine: string) {
  return engine.split('-').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

const group = (label: string, ...Parameters: Name[]) => ({ Label: { default: label }, Parameters })

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Database', 'DatabaseEngine', 'DatabaseVersion', 'DatabaseClass', 'MaxCapacityUnits', 'MultiAz', 'StorageGiB', 'MaxStorageGiB', 'DatabaseName', 'SnapshotId', 'DeletionProtection'),
    group('Cache', 'CacheEngine', 'CacheNodeType', 'CacheNodes', 'CacheSnapshotName'),
    group('Safety', 'RequireTls', 'Encryption', 'KmsKeyArn'),
    group('How long things are kept', 'BackupRetentionInDays', 'LogRetentionInDays'),
    group('Network', 'VpcId', 'SubnetIds', 'VpcCidr', 'Zones', 'Ipv6', 'Egress', 'NatInstanceImageId'),
    group('Who hears of trouble', 'NotificationEmail'),
    group('Roles', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    DatabaseEngine: { default: 'Engine' },
    DatabaseVersion: { default: 'Version' },
    DatabaseClass: { default: 'Size' },
    MaxCapacityUnits: { default: 'Most capacity units (serverless)' },
    MultiAz: { default: 'Second zone' },
    StorageGiB: { default: 'Disk (GiB)' },
    MaxStorageGiB: { default: 'Disk at most (GiB)' },
    DatabaseName: { default: 'Name of the database' },
    SnapshotId: { default: 'Restore from snapshot' },
    DeletionProtection: { default: 'Protect from deletion' },
    CacheEngine: { default: 'Engine' },
    CacheNodeType: { default: 'Size of a node' },
    CacheNodes: { default: 'Nodes' },
    CacheSnapshotName: { default: 'Restore from snapshot' },
    RequireTls: { default: 'Require TLS' },
    ...encryptionLabels,
    BackupRetentionInDays: { default: 'Backups (days)' },
    LogRetentionInDays: { default: 'Logs (days)' },
    VpcId: { default: 'Existing VPC' },
    SubnetIds: { default: 'Existing subnets' },
    ...vpcLabels,
    NotificationEmail: { default: 'E-mail for alarms' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<Name, { default: string }>,
}

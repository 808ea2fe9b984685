import { contains, equals, not, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { dataEncryption, dataLabels, dataParameters, storageRules } from '../../templates-src/parts/data-form.ts'
import { encryptionLabels, encryptionRules } from '../../templates-src/parts/encryption.ts'
import { group, logDays, rule, yesNo } from '../../templates-src/parts/form.ts'
import { notificationParameter } from '../../templates-src/parts/notification.ts'
import { auroraClasses, engines, instanceClasses, versions } from '../../templates-src/parts/engines.ts'
import { flowLogRules, flowLogTraffic, newVpcRules, vpcLabels, vpcParameters } from '../../templates-src/parts/vpc-form.ts'

const none = 'None'
const allClasses = [...new Set([...instanceClasses, ...auroraClasses])]
const allVersions = [...new Set(Object.values(versions).flat())]

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
    Description: `Major version: ${Object.entries(versions).map(([engine, of]) => `${engine} has ${of.join(', ')}`).join('; ')}. RDS picks the minor one. mysql 8.0 is past its standard support, and RDS charges each vCPU extra. A later version upgrades in place, with an interruption; there is no way back but a snapshot.`,
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
  MultiAz: dataParameters.MultiAz,
  StorageGiB: dataParameters.StorageGiB,
  MaxStorageGiB: dataParameters.MaxStorageGiB,
  DatabaseName: {
    Type: 'String',
    Default: 'app',
    Description: 'Name of the database inside the server, no word of SQL. Of one that is restored, the name it has. It stays as launched.',
    // Databases that servers have already; words of SQL, which are many, RDS refuses itself.
    AllowedPattern: '^(?!(mysql|sys|information_schema|performance_schema|rdsadmin|template0|template1)$)[a-z][a-z0-9_]{0,62}$',
    ConstraintDescription: 'Use a lower-case letter, then up to 62 lower-case letters, digits and underscores; not a database that every server has, such as mysql',
  },
  SnapshotId: dataParameters.SnapshotId,
  DeletionProtection: yesNo('true', 'Whether RDS refuses to delete the database. To terminate the data tier, update it with false first.'),
  CacheEngine: dataParameters.CacheEngine,
  CacheNodeType: dataParameters.CacheNodeType,
  CacheNodes: dataParameters.CacheNodes,
  CacheSnapshotName: {
    Type: 'String',
    Default: '',
    Description: 'Snapshot that the cache begins with; blank begins empty. It stays as launched.',
    AllowedPattern: '^((automatic.)?[a-z](-?[a-z0-9.]+)*)?$',
    ConstraintDescription: 'Leave blank, or use the name of a snapshot of ElastiCache',
  },
  RequireTls: yesNo('true', 'Whether clients without TLS are refused. With false they may come with it or without.'),
  BackupRetentionInDays: dataParameters.BackupRetentionInDays,
  LogRetentionInDays: { Type: 'Number', Default: 90, Description: 'Logs are deleted after so many days', AllowedValues: logDays },
  ...dataEncryption('this data tier'),
  VpcId: dataParameters.VpcId,
  SubnetIds: dataParameters.SubnetIds,
  ...vpcParameters,
  // The data stores need no way out: applications may, or the VPC they have already.
  Egress: { ...vpcParameters.Egress, Default: none },
  Ipv6: { ...vpcParameters.Ipv6, Default: 'false' },
  FlowLogTraffic: { ...flowLogTraffic, Description: `${flowLogTraffic.Description}. Of the new VPC: an existing one is its owner's to log.` },
  NotificationEmail: notificationParameter,
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters
const is = (name: Name, ...values: string[]) => (values.length === 1 ? equals(ref(name), values[0]!) : contains(values, ref(name)))
const given = (name: Name) => not(equals(ref(name), ''))

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
  ...storageRules,
  SnapshotHasDatabase: rule(given('SnapshotId'), [not(is('DatabaseEngine', none)), 'A SnapshotId needs a database: choose its DatabaseEngine']),
  CacheSnapshotHasCache: rule(given('CacheSnapshotName'), [not(is('CacheEngine', none)), 'A CacheSnapshotName needs a cache: choose its CacheEngine']),
  SomethingIsMade: rule(is('DatabaseEngine', none), [not(is('CacheEngine', none)), 'Choose a DatabaseEngine, a CacheEngine, or both: a data tier with neither holds nothing']),
  ...encryptionRules,
  ...flowLogRules,
  ...newVpcRules,
  ExistingVpcHasSubnets: rule(given('VpcId'), [given('SubnetIds'), 'An existing VPC needs SubnetIds: name private subnets in at least two of its zones']),
  SubnetsHaveVpc: rule(given('SubnetIds'), [given('VpcId'), 'SubnetIds need VpcId: name the VPC they are in']),
  EgressIsOfNewVpc: rule(given('VpcId'), [is('Egress', none), 'An existing VPC has ways out of its own: leave Egress at None']),
  Ipv6IsOfNewVpc: rule(given('VpcId'), [is('Ipv6', 'false'), 'An existing VPC has IPv6 or not: leave Ipv6 at false']),
}

function camel(engine: string) {
  return engine.split('-').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Database', 'DatabaseEngine', 'DatabaseVersion', 'DatabaseClass', 'MaxCapacityUnits', 'MultiAz', 'StorageGiB', 'MaxStorageGiB', 'DatabaseName', 'SnapshotId', 'DeletionProtection'),
    group('Cache', 'CacheEngine', 'CacheNodeType', 'CacheNodes', 'CacheSnapshotName'),
    group('Safety', 'RequireTls', 'Encryption', 'KmsKeyArn'),
    group('How long things are kept', 'BackupRetentionInDays', 'LogRetentionInDays'),
    group('Network', 'VpcId', 'SubnetIds', 'VpcCidr', 'Zones', 'Ipv6', 'Egress', 'NatInstanceImageId', 'FlowLogTraffic'),
    group('Who hears of trouble', 'NotificationEmail'),
    group('Roles', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    DatabaseEngine: { default: 'Engine' },
    DatabaseVersion: { default: 'Version' },
    DatabaseClass: { default: 'Size' },
    MaxCapacityUnits: { default: 'Most capacity units (serverless)' },
    MultiAz: dataLabels.MultiAz,
    StorageGiB: dataLabels.StorageGiB,
    MaxStorageGiB: dataLabels.MaxStorageGiB,
    DatabaseName: { default: 'Name of the database' },
    SnapshotId: dataLabels.SnapshotId,
    DeletionProtection: { default: 'Protect from deletion' },
    CacheEngine: dataLabels.CacheEngine,
    CacheNodeType: dataLabels.CacheNodeType,
    CacheNodes: dataLabels.CacheNodes,
    CacheSnapshotName: { default: 'Restore from snapshot' },
    RequireTls: { default: 'Require TLS' },
    ...encryptionLabels,
    BackupRetentionInDays: dataLabels.BackupRetentionInDays,
    LogRetentionInDays: { default: 'Logs (days)' },
    VpcId: dataLabels.VpcId,
    SubnetIds: dataLabels.SubnetIds,
    ...vpcLabels,
    FlowLogTraffic: { default: 'Flow logs' },
    NotificationEmail: { default: 'E-mail for alarms' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<Name, { default: string }>,
}

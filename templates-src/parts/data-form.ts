import { contains, equals, ref, type Parameter, type Template } from '../cfn/index.ts'
import { encryptionParameters } from './encryption.ts'
import { rule, yesNo } from './form.ts'

/** Sizes one may choose, so that a rule can tell which is larger: rules compare no numbers. */
const storage = ['20', '50', '100', '200', '500', '1000', '2000', '5000']

/** What the form of every product asks that has a database and a cache. */
export const dataParameters = {
  MultiAz: yesNo('true', 'Whether a second database stands by in another zone and takes over in a minute or two when the first fails. It costs as much as the first.'),
  StorageGiB: { Type: 'String', Default: '20', Description: 'Disk of the database when it is made. It can grow, never shrink. Aurora needs none.', AllowedValues: storage.slice(0, -1) },
  MaxStorageGiB: { Type: 'String', Default: '100', Description: 'How far the disk grows by itself when a tenth of it is left', AllowedValues: storage.slice(1) },
  SnapshotId: {
    Type: 'String',
    Default: '',
    Description: 'Snapshot of this account to begin with, as its name or ARN; blank begins empty. One that another account shares is copied first. The database is encrypted as its snapshot is, or not at all. It stays as launched: to go back to a snapshot, launch another data tier.',
    AllowedPattern: String.raw`^((rds:)?[a-zA-Z](-?[a-zA-Z0-9]+)*|arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:(cluster-)?snapshot:(rds:)?[a-zA-Z](-?[a-zA-Z0-9]+)*)?$`,
    ConstraintDescription: 'Leave blank, or use the name or the ARN of a snapshot of RDS',
  },
  CacheEngine: {
    Type: 'String',
    Default: 'valkey',
    Description: 'None makes no cache. Clients of Redis speak to Valkey too, and it costs a fifth less. It stays as launched.',
    AllowedValues: ['valkey', 'redis', 'None'],
  },
  CacheNodeType: {
    Type: 'String',
    Default: 'cache.t4g.small',
    Description: 'Size of a node of the cache',
    AllowedValues: ['cache.t4g.micro', 'cache.t4g.small', 'cache.t4g.medium', 'cache.m7g.large', 'cache.m7g.xlarge', 'cache.r7g.large', 'cache.r7g.xlarge', 'cache.r7g.2xlarge'],
  },
  CacheNodes: { Type: 'String', Default: '2', Description: 'With two and more, another takes over within seconds when the first fails', AllowedValues: ['1', '2', '3', '4', '5', '6'] },
  BackupRetentionInDays: {
    Type: 'Number',
    Default: 7,
    Description: 'So many days back the database can be restored, to any second; so many daily snapshots the cache has',
    MinValue: 1,
    MaxValue: 35,
    ConstraintDescription: 'Use 1 to 35 days',
  },
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
} as const satisfies Record<string, Parameter>

/** The same for the key: data is encrypted with another one by being made anew, which no update may do. */
export function dataEncryption(of: string) {
  const { Encryption, KmsKeyArn } = encryptionParameters({ Default: 'NewKey', of, mayUse: 'CloudWatch Logs and alarms of CloudWatch' })
  return { Encryption: { ...Encryption, Description: `${Encryption.Description} It stays as launched.` }, KmsKeyArn }
}

/** How the console calls them. */
export const dataLabels = {
  MultiAz: { default: 'Second zone' },
  StorageGiB: { default: 'Disk (GiB)' },
  MaxStorageGiB: { default: 'Disk at most (GiB)' },
  SnapshotId: { default: 'Restore from snapshot' },
  CacheEngine: { default: 'Engine' },
  CacheNodeType: { default: 'Size of a node' },
  CacheNodes: { default: 'Nodes' },
  BackupRetentionInDays: { default: 'Backups (days)' },
  VpcId: { default: 'Existing VPC' },
  SubnetIds: { default: 'Existing subnets' },
} satisfies Record<keyof typeof dataParameters, { default: string }>

/** A disk that grows has room to. */
export const storageRules: NonNullable<Template['Rules']> = Object.fromEntries(
  storage.slice(0, -1).map((size, index) => [
    `StorageGrowsFrom${size}`,
    rule(equals(ref('StorageGiB'), size), [contains(storage.slice(index + 1), ref('MaxStorageGiB')), `MaxStorageGiB must be more than StorageGiB, ${size}`]),
  ]),
)

import { equals, If, nested, not, output, ref, stacks, sub, template } from '../../templates-src/cfn/index.ts'
import { stackNumber } from '../../templates-src/parts/stack-number.ts'
import { cache } from '../../templates-src/stacks/cache.ts'
import { database } from '../../templates-src/stacks/database.ts'
import { defaultSecurityGroup } from '../../templates-src/stacks/default-security-group.ts'
import { flowLogs } from '../../templates-src/stacks/flow-logs.ts'
import { key } from '../../templates-src/stacks/key.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { topic } from '../../templates-src/stacks/topic.ts'
import { vpc } from '../../templates-src/stacks/vpc.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

const Vpc = nested(
  'Vpc',
  vpc(),
  {
    Name: 'Data tier',
    VpcCidr: ref('VpcCidr'),
    Zones: ref('Zones'),
    Egress: ref('Egress'),
    Ipv6: ref('Ipv6'),
    NatInstanceImageId: ref('NatInstanceImageId'),
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasNewVpc' },
)
const VpcId = If('HasNewVpc', Vpc.Outputs.VpcId, ref('VpcId'))
const SubnetIds = If('HasNewVpc', Vpc.Outputs.PrivateSubnetIds, ref('SubnetIds'))

const Key = nested('Key', key(), { Purpose: 'Data tier' }, { Condition: 'HasNewKey' })
const KmsKeyArn = If('HasNewKey', Key.Outputs.KeyArn, ref('KmsKeyArn'))
const DefaultSecurityGroup = nested(
  'DefaultSecurityGroup',
  defaultSecurityGroup(),
  { SecurityGroupId: Vpc.Outputs.DefaultSecurityGroupId, KmsKeyArn, PermissionsBoundary: ref('PermissionsBoundary') },
  { Condition: 'HasNewVpc' },
)

const FlowLogs = nested(
  'FlowLogs',
  flowLogs(),
  { VpcId, FlowLogTraffic: ref('FlowLogTraffic'), RetentionInDays: ref('LogRetentionInDays'), KeyArn: KmsKeyArn, PermissionsBoundary: ref('PermissionsBoundary') },
  { Condition: 'HasFlowLogs' },
)

const Topic = nested('Topic', topic(), { NotificationEmail: ref('NotificationEmail'), KmsKeyArn })

// The stack's own number: snapshots and logs stay when a data tier goes, and must not stand in the way of the next.
const Identifier = sub('data-${StackNumber}', { StackNumber: stackNumber })

const Database = nested(
  'Database',
  database(),
  {
    VpcId,
    SubnetIds,
    Identifier,
    Engine: ref('DatabaseEngine'),
    EngineVersion: ref('DatabaseVersion'),
    InstanceClass: ref('DatabaseClass'),
    MaxCapacityUnits: ref('MaxCapacityUnits'),
    StorageGiB: ref('StorageGiB'),
    MaxStorageGiB: ref('MaxStorageGiB'),
    MultiAz: ref('MultiAz'),
    DatabaseName: ref('DatabaseName'),
    SnapshotId: ref('SnapshotId'),
    BackupRetentionInDays: ref('BackupRetentionInDays'),
    DeletionProtection: ref('DeletionProtection'),
    RequireTls: ref('RequireTls'),
    LogRetentionInDays: ref('LogRetentionInDays'),
    KmsKeyArn,
    AlarmTopicArn: Topic.Outputs.TopicArn,
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasDatabase' },
)
const Cache = nested(
  'Cache',
  cache(),
  {
    VpcId,
    SubnetIds,
    Identifier,
    Engine: ref('CacheEngine'),
    NodeType: ref('CacheNodeType'),
    Nodes: ref('CacheNodes'),
    TransitEncryption: If('HasTls', 'required', 'preferred'),
    SnapshotName: ref('CacheSnapshotName'),
    SnapshotRetentionInDays: ref('BackupRetentionInDays'),
    LogRetentionInDays: ref('LogRetentionInDays'),
    KmsKeyArn,
    AlarmTopicArn: Topic.Outputs.TopicArn,
  },
  { Condition: 'HasCache' },
)

const Name = 'Data tier'
const RoleName = 'StackroomDataTierLaunch'
const ofDatabase = (Description: string) => ({ Description, Condition: 'HasDatabase' })
const ofCache = (Description: string) => ({ Description, Condition: 'HasCache' })
const ofNewVpc = (Description: string) => ({ Description, Condition: 'HasNewVpc' })

const Root = template({
  Description: 'Data tier: a database of RDS and a cache of ElastiCache that survive what happens to them',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasDatabase: not(equals(ref('DatabaseEngine'), 'None')),
    HasCache: not(equals(ref('CacheEngine'), 'None')),
    HasNewKey: equals(ref('Encryption'), 'NewKey'),
    HasNewVpc: equals(ref('VpcId'), ''),
    HasFlowLogs: not(equals(ref('FlowLogTraffic'), 'None')),
    HasTls: equals(ref('RequireTls'), 'true'),
  },
  Resources: stacks(Vpc, Key, DefaultSecurityGroup, FlowLogs, Topic, Database, Cache),
  Outputs: {
    DatabaseHost: output('String', Database.Outputs.Host, ofDatabase('Where the database is')),
    DatabasePort: output('String', Database.Outputs.Port, ofDatabase('Its port, which is not the usual one')),
    DatabaseName: output('String', Database.Outputs.DatabaseName, ofDatabase('Name of the database inside the server')),
    DatabaseSecretArn: output('String', Database.Outputs.SecretArn, ofDatabase('The secret with username and password, which RDS changes every seven days')),
    DatabaseClientSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', Database.Outputs.ClientSecurityGroupId, ofDatabase('Who is in this security group may reach the database')),
    CacheHost: output('String', Cache.Outputs.Host, ofCache('Where the cache is')),
    CachePort: output('String', Cache.Outputs.Port, ofCache('Its port, which is not the usual one')),
    CacheClientSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', Cache.Outputs.ClientSecurityGroupId, ofCache('Who is in this security group may reach the cache')),
    AlarmTopicArn: output('String', Topic.Outputs.TopicArn, { Description: 'Where alarms go' }),
    NewKeyArn: output('String', Key.Outputs.KeyArn, { Description: 'The key that was made; it stays, as snapshots are read with nothing else', Condition: 'HasNewKey' }),
    NewVpcId: output('AWS::EC2::VPC::Id', Vpc.Outputs.VpcId, ofNewVpc('The VPC that was made, for the applications that use the data')),
    NewVpcCidr: output('String', Vpc.Outputs.VpcCidr, ofNewVpc('Its IPv4 range')),
    PublicSubnetIds: output('List<AWS::EC2::Subnet::Id>', Vpc.Outputs.PublicSubnetIds, ofNewVpc('Its public subnets')),
    PrivateSubnetIds: output('List<AWS::EC2::Subnet::Id>', Vpc.Outputs.PrivateSubnetIds, ofNewVpc('Its private subnets')),
    PublicRouteTableId: output('String', Vpc.Outputs.PublicRouteTableId, ofNewVpc('The route table of its public subnets')),
    PrivateRouteTableIds: output('CommaDelimitedList', Vpc.Outputs.PrivateRouteTableIds, ofNewVpc('The route tables of its private subnets')),
    NatAddresses: output('String', Vpc.Outputs.NatAddresses, ofNewVpc('The addresses that the internet sees, if there is a way out')),
    S3EndpointId: output('String', Vpc.Outputs.S3EndpointId, ofNewVpc('The endpoint by which it reaches S3')),
  },
})

export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'A database (MySQL, PostgreSQL or Aurora) and a cache (Valkey or Redis), with backups, alarms, and a password that RDS makes and changes',
  SupportDescription: 'Outputs of the launched product say where the data stores are, and which security groups open them',
  SupportUrl: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html',
  Version: { Name: '1.2.0', Description: 'Parameters of databases as each engine takes them, slow queries of MySQL in CloudWatch, alarms of every node of a cache, backups of a cluster that stay' },
  Template: Root,
  Profiles: {
    small: {
      Description: 'For trying it out: one zone, the smallest sizes, keys of AWS, no deletion protection',
      Parameters: { DatabaseClass: 'db.t4g.micro', MultiAz: 'false', CacheNodeType: 'cache.t4g.micro', CacheNodes: '1', Encryption: 'AwsKey', BackupRetentionInDays: '1', DeletionProtection: 'false' },
    },
    standard: { Description: 'What a launch without typing gives: two zones, a key of its own, a week of backups', Parameters: {} },
    strict: {
      Description: 'Three zones, larger sizes that are never throttled, five weeks of backups, all connections and logs for a year',
      Parameters: { Zones: '3', DatabaseClass: 'db.m7g.large', StorageGiB: '100', MaxStorageGiB: '500', CacheNodeType: 'cache.m7g.large', CacheNodes: '3', BackupRetentionInDays: '35', LogRetentionInDays: '365', FlowLogTraffic: 'All' },
    },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make what a data tier is made of, and nothing else' },
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

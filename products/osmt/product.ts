import { and, condition, equals, If, join, nested, not, or, output, ref, select, split, stacks, sub, template } from '../../templates-src/cfn/index.ts'
import { startedBy } from '../../templates-src/parts/commandable.ts'
import { stackNumber } from '../../templates-src/parts/stack-number.ts'
import { cache } from '../../templates-src/stacks/cache.ts'
import { cluster } from '../../templates-src/stacks/cluster.ts'
import { containerName, databaseUser } from '../../templates-src/stacks/database-user.ts'
import { database } from '../../templates-src/stacks/database.ts'
import { defaultSecurityGroup } from '../../templates-src/stacks/default-security-group.ts'
import { endpoints } from '../../templates-src/stacks/endpoints.ts'
import { flowLogs } from '../../templates-src/stacks/flow-logs.ts'
import { hostedZone } from '../../templates-src/stacks/hosted-zone.ts'
import { key } from '../../templates-src/stacks/key.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { loadBalancer } from '../../templates-src/stacks/load-balancer.ts'
import { operations } from '../../templates-src/stacks/operations.ts'
import { osmt } from '../../templates-src/stacks/osmt.ts'
import { restart } from '../../templates-src/stacks/restart.ts'
import { search } from '../../templates-src/stacks/search.ts'
import { service } from '../../templates-src/stacks/service.ts'
import { target } from '../../templates-src/stacks/target.ts'
import { tasks } from '../../templates-src/stacks/tasks.ts'
import { topic } from '../../templates-src/stacks/topic.ts'
import { vpc } from '../../templates-src/stacks/vpc.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

// Said of every stack that makes such things.
const PermissionsBoundary = ref('PermissionsBoundary')
const LogRetentionInDays = ref('LogRetentionInDays')
// The stack's own number: snapshots and logs stay when an OSMT goes, and must not stand in the way of the next.
const Identifier = sub('osmt-${StackNumber}', { StackNumber: stackNumber })

const Key = nested('Key', key(), { Purpose: 'OSMT' }, { Condition: 'HasNewKey' })
const KmsKeyArn = If('HasNewKey', Key.Outputs.KeyArn, ref('KmsKeyArn'))
const Topic = nested('Topic', topic(), { NotificationEmail: ref('NotificationEmail'), KmsKeyArn })
const AlarmTopicArn = Topic.Outputs.TopicArn

// A network of its own, or yours: the load balancer in public subnets, everything else in private ones.
const Vpc = nested(
  'Vpc',
  vpc(),
  {
    Name: 'OSMT',
    VpcCidr: ref('VpcCidr'),
    Zones: ref('Zones'),
    Egress: ref('Egress'),
    Ipv6: ref('Ipv6'),
    NatInstanceImageId: ref('NatInstanceImageId'),
    PermissionsBoundary,
  },
  { Condition: 'HasNewVpc' },
)
const DefaultSecurityGroup = nested('DefaultSecurityGroup', defaultSecurityGroup(), { SecurityGroupId: Vpc.Outputs.DefaultSecurityGroupId, KmsKeyArn, PermissionsBoundary }, { Condition: 'HasNewVpc' })
const VpcId = If('HasNewVpc', Vpc.Outputs.VpcId, ref('VpcId'))
const SubnetIds = If('HasNewVpc', Vpc.Outputs.PrivateSubnetIds, ref('SubnetIds'))
const Endpoints = nested(
  'Endpoints',
  endpoints(),
  { VpcId: Vpc.Outputs.VpcId, VpcCidr: Vpc.Outputs.VpcCidr, SubnetIds: Vpc.Outputs.PrivateSubnetIds, InterfaceEndpoints: ref('InterfaceEndpoints') },
  { Condition: 'HasEndpoints' },
)
const FlowLogs = nested(
  'FlowLogs',
  flowLogs(),
  { VpcId: Vpc.Outputs.VpcId, FlowLogTraffic: ref('FlowLogTraffic'), RetentionInDays: LogRetentionInDays, KeyArn: KmsKeyArn, PermissionsBoundary },
  { Condition: 'HasFlowLogs' },
)

// MySQL keeps the skills. Migrations make a procedure, and say USE osmt_db.
const Database = nested('Database', database({ functionCreators: true }), {
  ...{ VpcId, SubnetIds, Identifier, Engine: 'mysql', DatabaseName: 'osmt_db' },
  EngineVersion: ref('DatabaseVersion'),
  InstanceClass: ref('DatabaseClass'),
  StorageGiB: ref('StorageGiB'),
  MaxStorageGiB: ref('MaxStorageGiB'),
  MultiAz: ref('MultiAz'),
  SnapshotId: ref('SnapshotId'),
  BackupRetentionInDays: ref('BackupRetentionInDays'),
  DeletionProtection: ref('DeletionProtection'),
  ...{ LogRetentionInDays, KmsKeyArn, AlarmTopicArn, PermissionsBoundary },
})
// OSMT's own user of it, with what migrations say and no more: they lock a table, and make, call and drop a procedure.
const DatabaseUser = nested(
  'DatabaseUser',
  databaseUser({
    user: 'osmt',
    database: 'osmt_db',
    privileges: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'ALTER', 'DROP', 'INDEX', 'REFERENCES', 'LOCK TABLES', 'CREATE ROUTINE', 'ALTER ROUTINE', 'EXECUTE'],
  }),
  {
    DatabaseHost: Database.Outputs.Host,
    DatabasePort: Database.Outputs.Port,
    MasterSecretArn: Database.Outputs.SecretArn,
    ...{ LogRetentionInDays, KmsKeyArn, PermissionsBoundary },
  },
)
// Redis keeps the sessions, and the queue of exports. OSMT speaks to it without TLS.
const Cache = nested('Cache', cache(), {
  ...{ VpcId, SubnetIds, Identifier, TransitEncryption: 'preferred' },
  Engine: ref('CacheEngine'),
  NodeType: ref('CacheNodeType'),
  Nodes: ref('CacheNodes'),
  SnapshotRetentionInDays: ref('BackupRetentionInDays'),
  ...{ LogRetentionInDays, KmsKeyArn, AlarmTopicArn },
})
// Elasticsearch finds them: one task with its files on EFS, or yours. What is in it can be made again from MySQL.
const Cluster = nested('Cluster', cluster(), { ClusterName: ref('ClusterName') })
const { ClusterName } = Cluster.Outputs
const firstTwo = join(',', [0, 1].map((index) => select(index, split(',', ref('SubnetIds')))))
const Search = nested(
  'Search',
  search(),
  {
    ...{ VpcId, Identifier, ClusterName },
    SubnetIds: If('HasNewVpc', Vpc.Outputs.PrivateSubnetIds, firstTwo),
    Zones: If('HasNewVpc', ref('Zones'), '2'),
    MemoryMiB: ref('SearchMemoryMiB'),
    ...{ LogRetentionInDays, KmsKeyArn, AlarmTopicArn, PermissionsBoundary },
  },
  { Condition: 'HasSearch' },
)

// The door: HTTPS under the domain, and the way to port 8080 of OSMT.
const HostedZone = nested('HostedZone', hostedZone(), { DomainName: ref('DomainName'), KmsKeyArn, PermissionsBoundary }, { Condition: 'HasZoneToFind' })
const LoadBalancer = nested('LoadBalancer', loadBalancer(), {
  VpcId,
  SubnetIds: If('HasNewVpc', If('IsInternal', Vpc.Outputs.PrivateSubnetIds, Vpc.Outputs.PublicSubnetIds), ref('LoadBalancerSubnetIds')),
  Scheme: ref('Scheme'),
  IpAddressType: If('HasIpv6', 'dualstack', 'ipv4'),
  AllowedCidr: ref('AllowedCidr'),
  DomainName: ref('DomainName'),
  HostedZoneId: If('HasZoneToFind', HostedZone.Outputs.HostedZoneId, If('HasNoZone', '', ref('HostedZoneId'))),
  CertificateArn: ref('CertificateArn'),
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
  SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  DeletionProtection: ref('DeletionProtection'),
  AccessLogDays: ref('AccessLogDays'),
  Waf: ref('Waf'),
  WafLogGroupName: sub('aws-waf-logs-${AWS::StackName}'),
  ...{ LogRetentionInDays, KmsKeyArn },
})
const Port = 8080
// The first page asks nobody and wants no sign-in, in 3 and in 4. /health is DOWN without Elasticsearch or Redis: the load
// balancer would find no task that is well, and ECS replace them all, while one of the two restarts.
// https://github.com/wgu-opensource/osmt/blob/3.0.0/api/src/main/kotlin/edu/wgu/osmt/ui/UiController.kt
const Target = nested('Target', target(), {
  ...{ VpcId, Port, LoadBalancerSecurityGroupId: LoadBalancer.Outputs.SecurityGroupId, ListenerArn: LoadBalancer.Outputs.ListenerArn },
  ...{ Priority: 10, PathPatterns: '/*', HealthCheckPath: '/' },
})

// OSMT itself: its environment and secrets, then what runs once before each deployment, then the tasks that stay.
const Osmt = nested('Osmt', osmt(), {
  Generation: ref('Generation'),
  Image: sub('${AppImage}:${AppImageTag}'),
  Cpu: ref('Cpu'),
  Memory: ref('Memory'),
  Architecture: ref('Architecture'),
  DomainName: ref('DomainName'),
  AuthMode: ref('AuthMode'),
  OAuthIssuer: ref('OAuthIssuer'),
  OAuthAudience: ref('OAuthAudience'),
  OAuthSecretArn: ref('OAuthSecretArn'),
  DatabaseHost: Database.Outputs.Host,
  DatabasePort: Database.Outputs.Port,
  DatabaseSecretArn: DatabaseUser.Outputs.SecretArn,
  CacheHost: Cache.Outputs.Host,
  CachePort: Cache.Outputs.Port,
  SearchUrl: If('HasSearch', Search.Outputs.Url, ref('SearchUrl')),
  SearchSecretArn: If('HasSearch', Search.Outputs.SecretArn, ref('SearchSecretArn')),
  ExecuteCommand: ref('ExecuteCommand'),
  ...{ LogRetentionInDays, KmsKeyArn, PermissionsBoundary },
})
const clients = [Target.Outputs.SecurityGroupId, Database.Outputs.ClientSecurityGroupId, Cache.Outputs.ClientSecurityGroupId]
const SecurityGroupIds = If('HasSearch', join(',', [...clients, Search.Outputs.ClientSecurityGroupId]), join(',', clients))
const inPrivate = { SubnetIds, SecurityGroupIds, AssignPublicIp: 'DISABLED', ContainerName: 'osmt', ClusterName } as const

// Before each deployment the database learns who OSMT is; then the steps run as that user.
const withTheDatabase = {
  ...{ SubnetIds, SecurityGroupIds: join(',', [Target.Outputs.SecurityGroupId, Database.Outputs.ClientSecurityGroupId]), AssignPublicIp: 'DISABLED', ClusterName },
  TaskDefinitionArn: DatabaseUser.Outputs.TaskDefinitionArn,
  ContainerName: containerName,
  TaskRoleArn: DatabaseUser.Outputs.TaskRoleArn,
  ExecutionRoleArn: DatabaseUser.Outputs.ExecutionRoleArn,
} as const
const DatabaseUserTasks = nested('DatabaseUserTasks', tasks(), {
  ...withTheDatabase,
  LockTableName: Cluster.Outputs.LockTableName,
  StartedBy: startedBy,
  Command: containerName,
  NextTaskDefinitionArn: Osmt.Outputs.TaskDefinitionArn,
  ...{ LogRetentionInDays, KmsKeyArn, PermissionsBoundary },
})
const Tasks = nested('Tasks', tasks(), {
  ...inPrivate,
  LockTableName: Cluster.Outputs.LockTableName,
  StartedBy: startedBy,
  TaskDefinitionArn: Osmt.Outputs.TaskDefinitionArn,
  Command: ref('DeploymentSteps'),
  NextTaskDefinitionArn: DatabaseUserTasks.Outputs.NextTaskDefinitionArn,
  TaskRoleArn: Osmt.Outputs.TaskRoleArn,
  ExecutionRoleArn: Osmt.Outputs.ExecutionRoleArn,
  ...{ LogRetentionInDays, KmsKeyArn, PermissionsBoundary },
})
// OSMT does not start without the issuer of its tokens, or nobody signs in. Until it is named there is no service, so that naming
// it makes one, whose tasks get healthy or whose deployment fails: scaling from none up to the least would be no deployment.
const runs = { Condition: 'RunsTasks' }
const Service = nested(
  'Service',
  service(),
  {
    ...inPrivate,
    // The new version starts when migrations have ended well, not before.
    TaskDefinitionArn: Tasks.Outputs.NextTaskDefinitionArn,
    Port,
    TargetGroupArn: Target.Outputs.TargetGroupArn,
    AlternateTargetGroupArn: Target.Outputs.AlternateTargetGroupArn,
    ListenerRuleArn: Target.Outputs.ListenerRuleArn,
    // Spring starts in a minute or two.
    HealthCheckGracePeriodSeconds: 300,
    DeploymentStrategy: ref('DeploymentStrategy'),
    BakeTimeInMinutes: ref('BakeTimeInMinutes'),
    ExecuteCommand: ref('ExecuteCommand'),
    MinCount: ref('MinCount'),
    MaxCount: ref('MaxCount'),
    CpuTarget: ref('CpuTarget'),
    PermissionsBoundary,
  },
  runs,
)
const Restart = nested(
  'Restart',
  restart(),
  {
    ...{ ...withTheDatabase, AlarmTopicArn, KmsKeyArn, PermissionsBoundary },
    ServiceName: Service.Outputs.ServiceName,
    // A new password of the user is told to the database before OSMT starts with it.
    SecretArns: If('IsSingleAuth', DatabaseUser.Outputs.SecretArn, join(',', [DatabaseUser.Outputs.SecretArn, Osmt.Outputs.OAuthSecretArn])),
  },
  runs,
)
const Operations = nested(
  'Operations',
  operations(),
  {
    ...{ ClusterName, AlarmTopicArn },
    LoadBalancerFullName: LoadBalancer.Outputs.FullName,
    TargetGroupFullName: Target.Outputs.TargetGroupFullName,
    AlternateTargetGroupFullName: Target.Outputs.AlternateTargetGroupFullName,
    ServiceName: Service.Outputs.ServiceName,
    LogGroupName: Osmt.Outputs.LogGroupName,
  },
  runs,
)

const Name = 'OSMT'
const RoleName = 'StackroomOsmtLaunch'
const Root = template({
  Description: 'OSMT, the Open Skills Management Toolset: load balancer, Fargate, MySQL, Redis and Elasticsearch in two zones',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasNewKey: equals(ref('Encryption'), 'NewKey'),
    HasNewVpc: equals(ref('VpcId'), ''),
    HasNewCluster: equals(ref('ClusterName'), ''),
    HasEndpoints: and(condition('HasNewVpc'), not(equals(ref('InterfaceEndpoints'), 'None'))),
    HasFlowLogs: and(condition('HasNewVpc'), not(equals(ref('FlowLogTraffic'), 'None'))),
    HasIpv6: equals(ref('Ipv6'), 'true'),
    IsInternal: equals(ref('Scheme'), 'internal'),
    HasZoneToFind: equals(ref('HostedZoneId'), ''),
    HasNoZone: equals(ref('HostedZoneId'), 'None'),
    HasSearch: equals(ref('SearchUrl'), ''),
    IsSingleAuth: equals(ref('AuthMode'), 'single-auth'),
    // Nobody signs in before the service knows OSMT. A secret of yours is filled in; of the one that is made here the issuer tells.
    HasSecretToFill: and(equals(ref('AuthMode'), 'google'), equals(ref('OAuthSecretArn'), '')),
    IsWaiting: and(equals(ref('OAuthIssuer'), ''), or(equals(ref('AuthMode'), 'okta'), condition('HasSecretToFill'))),
    RunsTasks: not(condition('IsWaiting')),
    HasOAuth: not(condition('IsSingleAuth')),
  },
  Resources: stacks(Key, Topic, Vpc, DefaultSecurityGroup, Endpoints, FlowLogs, Database, DatabaseUser, Cache, Cluster, Search, HostedZone, LoadBalancer, Target, Osmt, DatabaseUserTasks, Tasks, Service, Restart, Operations),
  Outputs: {
    Url: output('String', sub('https://${DomainName}'), { Description: 'Where people find OSMT' }),
    RedirectUri: output('String', Osmt.Outputs.RedirectUri, { Description: 'What to register with the sign-in service, as it stands' }),
    NextStep: output('String', 'Register RedirectUri with the sign-in service, write clientId and clientSecret into the secret in OAuthSecretArn, and update with OAuthIssuer, which is https://accounts.google.com for google: until then no task of OSMT runs', { Description: 'What is left to do', Condition: 'IsWaiting' }),
    OAuthSecretArn: output('String', Osmt.Outputs.OAuthSecretArn, { Description: 'The secret with clientId and clientSecret of the sign-in service: a change starts OSMT anew', Condition: 'HasOAuth' }),
    AdminSecretArn: output('String', Osmt.Outputs.AdminSecretArn, { Description: 'The secret with username and password of the administrator', Condition: 'IsSingleAuth' }),
    DashboardName: output('String', Operations.Outputs.DashboardName, { Description: 'The dashboard of CloudWatch to look at first when something is wrong', ...runs }),
    LogGroupName: output('String', Osmt.Outputs.LogGroupName, { Description: 'The log of OSMT, migrations included' }),
    ClusterName: output('String', ClusterName, { Description: 'The cluster, for ECS Exec and the console' }),
    ServiceName: output('String', Service.Outputs.ServiceName, { Description: 'The service, whose events say why a deployment fails', ...runs }),
    SearchLogGroupName: output('String', Search.Outputs.LogGroupName, { Description: 'The log of Elasticsearch', Condition: 'HasSearch' }),
    AlarmTopicArn: output('String', AlarmTopicArn, { Description: 'Where alarms go' }),
    LoadBalancerDnsName: output('String', LoadBalancer.Outputs.DnsName, { Description: 'What the record of the domain points to, for a zone that is not in Route 53' }),
    AccessLogBucketName: output('String', LoadBalancer.Outputs.AccessLogBucketName, { Description: 'Where access logs are; it stays when OSMT goes' }),
    DatabaseHost: output('String', Database.Outputs.Host, { Description: 'Where the database is' }),
    DatabaseSecretArn: output('String', Database.Outputs.SecretArn, { Description: 'The secret with username and password of the administrator of the database, whom OSMT does not sign in as; RDS changes it every seven days' }),
    DatabaseUserSecretArn: output('String', DatabaseUser.Outputs.SecretArn, { Description: 'The secret with username and password of OSMT in the database: a new password is told to the database, and starts OSMT anew' }),
    DatabaseUserLogGroupName: output('String', DatabaseUser.Outputs.LogGroupName, { Description: 'The log of what makes the user of OSMT in the database' }),
    NewKeyArn: output('String', Key.Outputs.KeyArn, { Description: 'The key that was made; it stays, as snapshots cannot be read without it', Condition: 'HasNewKey' }),
    NewVpcId: output('AWS::EC2::VPC::Id', Vpc.Outputs.VpcId, { Description: 'The VPC that was made', Condition: 'HasNewVpc' }),
    NatAddresses: output('String', Vpc.Outputs.NatAddresses, { Description: 'The addresses that the sign-in service sees', Condition: 'HasNewVpc' }),
  },
})

export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'OSMT, the Open Skills Management Toolset, version 3 or 4, on AWS services: load balancer, Fargate, MySQL, Redis and Elasticsearch, in two zones or three',
  SupportDescription: 'Outputs of the launched product say where OSMT is, what to register with the sign-in service, and where to look when something is wrong',
  SupportUrl: 'https://github.com/wgu-opensource/osmt',
  Version: { Name: '1.1.0', Description: 'A database user of its own, one-shot tasks that take turns, an existing cluster, a service that begins with its issuer (with google and a secret made here, name https://accounts.google.com as OAuthIssuer in the same update), alarms of every node of the cache' },
  Template: Root,
  Profiles: {
    small: {
      Description: 'For trying it out: one task and the smallest sizes, no second zone for what stores, nothing protected',
      Parameters: {
        ...{ Cpu: '1024', Memory: '2048', MinCount: '1', MaxCount: '1', DatabaseClass: 'db.t4g.micro', MultiAz: 'false', BackupRetentionInDays: '1', CacheNodes: '1', SearchMemoryMiB: '2048' },
        ...{ Encryption: 'AwsKey', Egress: 'NatInstance', FlowLogTraffic: 'None', AccessLogDays: '0', LogRetentionInDays: '7', DeletionProtection: 'false' },
      },
    },
    standard: { Description: 'What a launch with nothing but a domain gives: everything that answers or stores is in two zones', Parameters: {} },
    strict: {
      Description: 'Three zones, larger sizes that are never throttled, blue/green deployments, a firewall, five weeks of backups, logs for a year',
      Parameters: {
        ...{ Zones: '3', MinCount: '3', MaxCount: '10', DeploymentStrategy: 'BlueGreen', DatabaseClass: 'db.m7g.large', StorageGiB: '100', MaxStorageGiB: '500', CacheNodeType: 'cache.m7g.large', CacheNodes: '3' },
        ...{ SearchMemoryMiB: '8192', BackupRetentionInDays: '35', Waf: 'true', InterfaceEndpoints: 'ContainersAndSessions', FlowLogTraffic: 'All', AccessLogDays: '365', LogRetentionInDays: '365' },
      },
    },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make what OSMT is made of, and nothing else' },
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

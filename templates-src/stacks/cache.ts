import { and, condition, equals, findInMap, getAtt, If, merge, noValue, not, output, ref, sub, template, type Resources } from '../cfn/index.ts'
import { alarm } from '../parts/alarm.ts'
import { clients } from '../parts/clients.ts'

/** Not the port that everybody tries first. */
const port = 36379

/**
 * A cache of ElastiCache, Redis or Valkey, as one shard: any client speaks to it, also one that knows nothing of clusters.
 * `TransitEncryption` is off, preferred (with TLS and without) or required. It has a name of its own, so that CloudFormation
 * refuses an update that would replace it.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
 */
export const cache = () =>
  template({
    Description: 'Cache of ElastiCache, with what watches it',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      Identifier: { Type: 'String', Description: 'Name of the cache, unlike any other in the account and region' },
      Engine: { Type: 'String', AllowedValues: ['redis', 'valkey'] },
      NodeType: { Type: 'String' },
      Nodes: { Type: 'Number', Description: 'With more than one, another takes over when the first fails' },
      TransitEncryption: { Type: 'String', AllowedValues: ['off', 'preferred', 'required'] },
      SnapshotName: { Type: 'String', Default: '' },
      SnapshotRetentionInDays: { Type: 'Number', Default: 7 },
      SnapshotWindow: { Type: 'String', Default: '02:00-03:00' },
      MaintenanceWindow: { Type: 'String', Default: 'sun:04:30-sun:05:30' },
      LogRetentionInDays: { Type: 'Number', Default: 90 },
      KmsKeyArn: { Type: 'String', Default: '' },
      AlarmTopicArn: { Type: 'String', Default: '' },
    },
    Mappings: {
      Engines: {
        redis: { Version: '7.1', Family: 'redis7' },
        valkey: { Version: '8.0', Family: 'valkey8' },
        // What is not made is looked up all the same, where a product in the flat shape has no cache.
        None: { Version: '8.0', Family: 'valkey8' },
      },
    },
    Conditions: {
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasAlarmTopic: not(equals(ref('AlarmTopicArn'), '')),
      HasReplica: not(equals(ref('Nodes'), '1')),
      ...hasNodes,
      HasTls: not(equals(ref('TransitEncryption'), 'off')),
      IsRestored: not(equals(ref('SnapshotName'), '')),
    },
    Resources: merge(
      clients('cache', port),
      {
        SubnetGroup: {
          Type: 'AWS::ElastiCache::SubnetGroup',
          Properties: { Description: 'Subnets of the cache', SubnetIds: ref('SubnetIds') },
        },
        ParameterGroup: {
          Type: 'AWS::ElastiCache::ParameterGroup',
          Properties: {
            Description: 'Parameters of the cache',
            CacheParameterGroupFamily: findInMap('Engines', ref('Engine'), 'Family'),
            // Whatever has a time to live goes first when memory is short, the least recently used before others.
            Properties: { 'maxmemory-policy': 'volatile-lru' },
          },
        },
        SlowLog: {
          Type: 'AWS::Logs::LogGroup',
          DeletionPolicy: 'RetainExceptOnCreate',
          UpdateReplacePolicy: 'Retain',
          Properties: {
            LogGroupName: sub('/aws/elasticache/${Identifier}/slow'),
            KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
            RetentionInDays: ref('LogRetentionInDays'),
          },
        },
        Cache: {
          Type: 'AWS::ElastiCache::ReplicationGroup',
          DeletionPolicy: 'Snapshot',
          UpdateReplacePolicy: 'Snapshot',
          Properties: {
            ReplicationGroupId: ref('Identifier'),
            ReplicationGroupDescription: 'Cache with one shard',
            SnapshotName: If('IsRestored', ref('SnapshotName'), noValue),
            Engine: ref('Engine'),
            EngineVersion: findInMap('Engines', ref('Engine'), 'Version'),
            ClusterMode: 'disabled',
            CacheNodeType: ref('NodeType'),
            NumCacheClusters: ref('Nodes'),
            AutomaticFailoverEnabled: If('HasReplica', true, false),
            MultiAZEnabled: If('HasReplica', true, false),
            CacheParameterGroupName: ref('ParameterGroup'),
            CacheSubnetGroupName: ref('SubnetGroup'),
            SecurityGroupIds: [getAtt('SecurityGroup', 'GroupId')],
            Port: port,
            AtRestEncryptionEnabled: true,
            KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
            TransitEncryptionEnabled: If('HasTls', true, false),
            TransitEncryptionMode: If('HasTls', ref('TransitEncryption'), noValue),
            AutoMinorVersionUpgrade: true,
            SnapshotRetentionLimit: ref('SnapshotRetentionInDays'),
            SnapshotWindow: ref('SnapshotWindow'),
            PreferredMaintenanceWindow: ref('MaintenanceWindow'),
            LogDeliveryConfigurations: [
              {
                LogType: 'slow-log',
                LogFormat: 'json',
                DestinationType: 'cloudwatch-logs',
                DestinationDetails: { CloudWatchLogsDetails: { LogGroup: ref('SlowLog') } },
              },
            ],
          },
        },
      },
      alarms,
    ),
    Outputs: {
      Host: output('String', getAtt('Cache', 'PrimaryEndPoint.Address')),
      Port: output('String', getAtt('Cache', 'PrimaryEndPoint.Port')),
      ClientSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('ClientSecurityGroup', 'GroupId')),
    },
  })

/** Nodes beyond the first, as many as forms offer, and the conditions under which they are there: each needs the one before. */
const more = [2, 3, 4, 5, 6]
const isThere = (node: number) => (node === 2 ? 'HasReplica' : `HasNode${node}`)
const hasNodes = Object.fromEntries(more.slice(1).map((node) => [isThere(node), and(condition(isThere(node - 1)), not(equals(ref('Nodes'), String(node - 1))))]))

/**
 * What a metric is in the node that has most of it: metrics are those of a node, and any node writes when the one before it has failed.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
function ofAnyNode(MetricName: string, Stat: string) {
  const ofNode = (node: number) => ({
    Id: `node${node}`,
    MetricStat: { Metric: { Namespace: 'AWS/ElastiCache', MetricName, Dimensions: [{ Name: 'CacheClusterId', Value: sub(`\${Identifier}-00${node}`) }] }, Period: 300, Stat },
    ReturnData: false,
  })
  return { Metrics: [{ Id: 'most', Expression: 'MAX(METRICS())', ReturnData: true }, ofNode(1), ...more.map((node) => If(isThere(node), ofNode(node), noValue))] }
}

const aQuarterOfAnHour = { EvaluationPeriods: 3, ComparisonOperator: 'GreaterThanThreshold' } as const
const alarms: Resources = {
  MemoryAlarm: alarm('The cache is nearly full: it may want larger nodes', { ...ofAnyNode('DatabaseMemoryUsagePercentage', 'Average'), ...aQuarterOfAnHour, Threshold: 80 }),
  EvictionsAlarm: alarm('The cache throws out what has not expired', { ...ofAnyNode('Evictions', 'Sum'), ...aQuarterOfAnHour, Threshold: 100 }),
  CpuAlarm: alarm('The cache has been busy for a quarter of an hour', { ...ofAnyNode('EngineCPUUtilization', 'Average'), ...aQuarterOfAnHour, Threshold: 80 }),
}

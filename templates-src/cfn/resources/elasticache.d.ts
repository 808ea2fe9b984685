// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** The `AWS::ElastiCache::ParameterGroup` type creates a new cache parameter group. Cache parameter groups control the parameters for a cache cluster. */
export interface ElastiCacheParameterGroup extends ResourceAttributes {
  Type: 'AWS::ElastiCache::ParameterGroup'
  Properties: {
    /** The name of the cache parameter group family that this cache parameter group is compatible with. */
    CacheParameterGroupFamily: Value<string>
    /** The description for this cache parameter group. */
    Description: Value<string>
    /** A comma-delimited list of parameter name/value pairs. */
    Properties?: Dictionary<string>
    /** A tag that can be added to an ElastiCache parameter group. Tags are composed of a Key/Value pair. */
    Tags?: List<Tag>
  }
}

/** The `AWS::ElastiCache::ReplicationGroup` resource creates an Amazon ElastiCache (Valkey or Redis OSS) replication group. A Valkey or Redis OSS (cluster mode disabled) replication group is a collection of cache clusters, where one of the clusters is a primary read-write cluster and the others are read-only replicas. */
export interface ElastiCacheReplicationGroup extends ResourceAttributes {
  Type: 'AWS::ElastiCache::ReplicationGroup'
  Properties: {
    /** A flag that enables encryption at rest when set to `true`. */
    AtRestEncryptionEnabled?: Value<boolean>
    /** *Reserved parameter.* The password used to access a password protected server. */
    AuthToken?: Value<string>
    /** If you are running Valkey 7.2 or later, or Redis OSS 6.0 or later, set this parameter to yes if you want to opt-in to the next minor version upgrade campaign. This parameter is disabled for previous versions. */
    AutoMinorVersionUpgrade?: Value<boolean>
    /** Specifies whether a read-only replica is automatically promoted to read/write primary if the existing primary fails. */
    AutomaticFailoverEnabled?: Value<boolean>
    /** The compute and memory capacity of the nodes in the node group (shard). */
    CacheNodeType?: Value<string>
    /** The name of the parameter group to associate with this replication group. If this argument is omitted, the default cache parameter group for the specified engine is used. */
    CacheParameterGroupName?: Value<string>
    /** A list of cache security group names to associate with this replication group. @deprecated */
    CacheSecurityGroupNames?: List<string>
    /** The name of the cache subnet group to be used for the replication group. */
    CacheSubnetGroupName?: Value<string>
    /** The mode can be enabled or disabled. To change the cluster mode from disabled to enabled, you must first set the cluster mode to compatible. */
    ClusterMode?: Value<string>
    /** Enables data tiering. Data tiering is only supported for replication groups using the r6gd node type. */
    DataTieringEnabled?: Value<boolean>
    /** The durability setting for the replication group. Valid values: default, async, sync, disabled. */
    Durability?: Value<'default' | 'async' | 'sync' | 'disabled'>
    /** The name of the cache engine to be used for the clusters in this replication group. The value must be set to `valkey` or `redis`. */
    Engine?: Value<string>
    /** The version number of the cache engine to be used for the clusters in this replication group. To view the supported cache engine versions, use the `DescribeCacheEngineVersions` operation. */
    EngineVersion?: Value<string>
    /** The name of the Global datastore */
    GlobalReplicationGroupId?: Value<string>
    /** The network type you choose when creating a replication group, either `ipv4` | `ipv6`. IPv6 is supported for workloads using Valkey 7.2 and above, Redis OSS engine version 6.2 to 7.1 or Memcached engine version 1.6.6 and above on all instances built on the Nitro system. */
    IpDiscovery?: Value<string>
    /** The ID of the KMS key used to encrypt the disk on the cluster. */
    KmsKeyId?: Value<string>
    /** Specifies the destination, format and type of the logs. */
    LogDeliveryConfigurations?: List<ElastiCacheReplicationGroup_LogDeliveryConfigurationRequest>
    /** A flag indicating if you have Multi-AZ enabled to enhance fault tolerance. Multi-AZ. */
    MultiAZEnabled?: Value<boolean>
    /** Must be either `ipv4` | `ipv6` | `dual_stack`. IPv6 is supported for workloads using Valkey 7.2 and above, Redis OSS engine version 6.2 to 7.1 and Memcached engine version 1.6.6 and above on all instances built on the Nitro system. */
    NetworkType?: Value<string>
    /** `NodeGroupConfiguration` is a property of the `AWS::ElastiCache::ReplicationGroup` resource that configures an Amazon ElastiCache (ElastiCache) Valkey or Redis OSS cluster node group. */
    NodeGroupConfiguration?: List<ElastiCacheReplicationGroup_NodeGroupConfiguration>
    /** The Amazon Resource Name (ARN) of the Amazon Simple Notification Service (SNS) topic to which notifications are sent. */
    NotificationTopicArn?: Value<string>
    /** The number of clusters this replication group initially has. */
    NumCacheClusters?: Value<number>
    /** An optional parameter that specifies the number of node groups (shards) for this Valkey or Redis OSS (cluster mode enabled) replication group. For Valkey or Redis OSS (cluster mode disabled) either omit this parameter or set it to 1. */
    NumNodeGroups?: Value<number>
    /** The port number on which each member of the replication group accepts connections. */
    Port?: Value<number>
    /** A list of EC2 Availability Zones in which the replication group's clusters are created. The order of the Availability Zones in the list is the order in which clusters are allocated. */
    PreferredCacheClusterAZs?: List<string>
    /** Specifies the weekly time range during which maintenance on the cluster is performed. It is specified as a range in the format ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC). */
    PreferredMaintenanceWindow?: Value<string>
    /** The identifier of the cluster that serves as the primary for this replication group. This cluster must already exist and have a status of `available`. */
    PrimaryClusterId?: Value<string>
    /** An optional parameter that specifies the number of replica nodes in each node group (shard). Valid values are 0 to 5. */
    ReplicasPerNodeGroup?: Value<number>
    /** A user-created description for the replication group. */
    ReplicationGroupDescription: Value<string>
    /** The replication group identifier. This parameter is stored as a lowercase string. */
    ReplicationGroupId?: Value<string>
    /** One or more Amazon VPC security groups associated with this replication group. */
    SecurityGroupIds?: List<string>
    /** A list of Amazon Resource Names (ARN) that uniquely identify the Valkey or Redis OSS RDB snapshot files stored in Amazon S3. The snapshot files are used to populate the new replication group. */
    SnapshotArns?: List<string>
    /** The name of a snapshot from which to restore data into the new replication group. The snapshot status changes to `restoring` while the new replication group is being created. */
    SnapshotName?: Value<string>
    /** The number of days for which ElastiCache retains automatic snapshots before deleting them. For example, if you set `SnapshotRetentionLimit` to 5, a snapshot that was taken today is retained for 5 days before being deleted. */
    SnapshotRetentionLimit?: Value<number>
    /** The daily time range (in UTC) during which ElastiCache begins taking a daily snapshot of your node group (shard). */
    SnapshotWindow?: Value<string>
    /** The cluster ID that is used as the daily snapshot source for the replication group. This parameter cannot be set for Valkey or Redis OSS (cluster mode enabled) replication groups. */
    SnapshottingClusterId?: Value<string>
    /** A list of tags to be added to this resource. Tags are comma-separated key,value pairs (e.g. */
    Tags?: List<Tag>
    /** A flag that enables in-transit encryption when set to `true`. */
    TransitEncryptionEnabled?: Value<boolean>
    /** A setting that allows you to migrate your clients to use in-transit encryption, with no downtime. */
    TransitEncryptionMode?: Value<string>
    /** The ID of user group to associate with the replication group. */
    UserGroupIds?: List<string>
  }
}

/** Specifies the destination, format and type of the logs. */
export interface ElastiCacheReplicationGroup_LogDeliveryConfigurationRequest {
  /** Configuration details of either a CloudWatch Logs destination or Kinesis Data Firehose destination. */
  DestinationDetails: Value<ElastiCacheReplicationGroup_DestinationDetails>
  /** Specify either CloudWatch Logs or Kinesis Data Firehose as the destination type. Valid values are either `cloudwatch-logs` or `kinesis-firehose`. */
  DestinationType: Value<string>
  /** Valid values are either `json` or `text`. */
  LogFormat: Value<string>
  /** Valid value is either `slow-log`, which refers to slow-log or `engine-log`. */
  LogType: Value<string>
}

/** Configuration details of either a CloudWatch Logs destination or Kinesis Data Firehose destination. */
export interface ElastiCacheReplicationGroup_DestinationDetails {
  /** The configuration details of the CloudWatch Logs destination. Note that this field is marked as required but only if CloudWatch Logs was chosen as the destination. */
  CloudWatchLogsDetails?: Value<ElastiCacheReplicationGroup_CloudWatchLogsDestinationDetails>
  /** The configuration details of the Kinesis Data Firehose destination. Note that this field is marked as required but only if Kinesis Data Firehose was chosen as the destination. */
  KinesisFirehoseDetails?: Value<ElastiCacheReplicationGroup_KinesisFirehoseDestinationDetails>
}

/** The configuration details of the CloudWatch Logs destination. Note that this field is marked as required but only if CloudWatch Logs was chosen as the destination. */
export interface ElastiCacheReplicationGroup_CloudWatchLogsDestinationDetails {
  /** The name of the CloudWatch Logs log group. */
  LogGroup: Value<string>
}

/** The configuration details of the Kinesis Data Firehose destination. Note that this field is marked as required but only if Kinesis Data Firehose was chosen as the destination. */
export interface ElastiCacheReplicationGroup_KinesisFirehoseDestinationDetails {
  /** The name of the Kinesis Data Firehose delivery stream. */
  DeliveryStream: Value<string>
}

/** `NodeGroupConfiguration` is a property of the `AWS::ElastiCache::ReplicationGroup` resource that configures an Amazon ElastiCache (ElastiCache) Valkey or Redis OSS cluster node group. */
export interface ElastiCacheReplicationGroup_NodeGroupConfiguration {
  /** Either the ElastiCache supplied 4-digit id or a user supplied id for the node group these configuration values apply to. */
  NodeGroupId?: Value<string>
  /** The Availability Zone where the primary node of this node group (shard) is launched. */
  PrimaryAvailabilityZone?: Value<string>
  /** A list of Availability Zones to be used for the read replicas. The number of Availability Zones in this list must match the value of `ReplicaCount` or `ReplicasPerNodeGroup` if not specified. */
  ReplicaAvailabilityZones?: List<string>
  /** The number of read replica nodes in this node group (shard). */
  ReplicaCount?: Value<number>
  /** A string of comma-separated values where the first set of values are the slot numbers (zero based), and the second set of values are the keyspaces for each slot. The following example specifies three slots (numbered 0, 1, and 2): */
  Slots?: Value<string>
}

/** Creates a cache subnet group. */
export interface ElastiCacheSubnetGroup extends ResourceAttributes {
  Type: 'AWS::ElastiCache::SubnetGroup'
  Properties: {
    /** The name for the cache subnet group. This value is stored as a lowercase string. */
    CacheSubnetGroupName?: Value<string>
    /** The description for the cache subnet group. */
    Description: Value<string>
    /** The EC2 subnet IDs for the cache subnet group. */
    SubnetIds: List<string>
    /** A tag that can be added to an ElastiCache subnet group. Tags are composed of a Key/Value pair. */
    Tags?: List<Tag>
  }
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::RDS::DBCluster` resource creates an Amazon Aurora DB cluster or Multi-AZ DB cluster. */
export interface RDSDBCluster extends ResourceAttributes {
  Type: 'AWS::RDS::DBCluster'
  Properties?: {
    /** The amount of storage in gibibytes (GiB) to allocate to each DB instance in the Multi-AZ DB cluster. */
    AllocatedStorage?: Value<number>
    /** Provides a list of the AWS Identity and Access Management (IAM) roles that are associated with the DB cluster. IAM roles that are associated with a DB cluster grant permission for the DB cluster to access other Amazon Web Services on your behalf. */
    AssociatedRoles?: List<RDSDBCluster_DBClusterRole>
    /** Specifies whether minor engine upgrades are applied automatically to the DB cluster during the maintenance window. By default, minor engine upgrades are applied automatically. */
    AutoMinorVersionUpgrade?: Value<boolean>
    /** A list of Availability Zones (AZs) where instances in the DB cluster can be created. For information on AWS Regions and Availability Zones, see Choosing the Regions and Availability Zones in the *Amazon Aurora User Guide*. */
    AvailabilityZones?: List<string>
    /** The target backtrack window, in seconds. To disable backtracking, set this value to `0`. */
    BacktrackWindow?: Value<number>
    /** The number of days for which automated backups are retained. */
    BackupRetentionPeriod?: Value<number>
    /** Specifies the scalability mode of the Aurora DB cluster. When set to `limitless`, the cluster operates as an Aurora Limitless Database, allowing you to create a DB shard group for horizontal scaling (sharding) capabilities. */
    ClusterScalabilityType?: Value<string>
    /** A value that indicates whether to copy all tags from the DB cluster to snapshots of the DB cluster. The default is not to copy them. */
    CopyTagsToSnapshot?: Value<boolean>
    /** The DB cluster identifier. This parameter is stored as a lowercase string. */
    DBClusterIdentifier?: Value<string>
    /** The compute and memory capacity of each DB instance in the Multi-AZ DB cluster, for example `db.m6gd.xlarge`. Not all DB instance classes are available in all AWS Regions, or for all database engines. */
    DBClusterInstanceClass?: Value<string>
    /** The name of the DB cluster parameter group to associate with this DB cluster. */
    DBClusterParameterGroupName?: Value<string>
    /** The name of the DB parameter group to apply to all instances of the DB cluster. */
    DBInstanceParameterGroupName?: Value<string>
    /** A DB subnet group that you want to associate with this DB cluster. */
    DBSubnetGroupName?: Value<string>
    /** Reserved for future use. */
    DBSystemId?: Value<string>
    /** The mode of Database Insights to enable for the DB cluster. */
    DatabaseInsightsMode?: Value<string>
    /** The name of your database. If you don't provide a name, then Amazon RDS won't create a database in this DB cluster. */
    DatabaseName?: Value<string>
    /** Specifies whether to remove automated backups immediately after the DB cluster is deleted. This parameter isn't case-sensitive. */
    DeleteAutomatedBackups?: Value<boolean>
    /** A value that indicates whether the DB cluster has deletion protection enabled. The database can't be deleted when deletion protection is enabled. */
    DeletionProtection?: Value<boolean>
    /** Indicates the directory ID of the Active Directory to create the DB cluster. */
    Domain?: Value<string>
    /** Specifies the name of the IAM role to use when making API calls to the Directory Service. */
    DomainIAMRoleName?: Value<string>
    /** The list of log types that need to be enabled for exporting to CloudWatch Logs. The values in the list depend on the DB engine being used. */
    EnableCloudwatchLogsExports?: List<string>
    /** Specifies whether to enable this DB cluster to forward write operations to the primary cluster of a global cluster (Aurora global database). By default, write operations are not allowed on Aurora DB clusters that are secondary clusters in an Aurora global database. */
    EnableGlobalWriteForwarding?: Value<boolean>
    /** Specifies whether to enable the HTTP endpoint for the DB cluster. By default, the HTTP endpoint isn't enabled. */
    EnableHttpEndpoint?: Value<boolean>
    /** A value that indicates whether to enable mapping of AWS Identity and Access Management (IAM) accounts to database accounts. By default, mapping is disabled. */
    EnableIAMDatabaseAuthentication?: Value<boolean>
    /** Specifies whether read replicas can forward write operations to the writer DB instance in the DB cluster. By default, write operations aren't allowed on reader DB instances. */
    EnableLocalWriteForwarding?: Value<boolean>
    /** The name of the database engine to be used for this DB cluster. */
    Engine?: Value<string>
    /** The life cycle type for this DB cluster. */
    EngineLifecycleSupport?: Value<string>
    /** The DB engine mode of the DB cluster, either `provisioned` or `serverless`. */
    EngineMode?: Value<string>
    /** The version number of the database engine to use. */
    EngineVersion?: Value<string>
    /** If you are configuring an Aurora global database cluster and want your Aurora DB cluster to be a secondary member in the global database cluster, specify the global cluster ID of the global database cluster. To define the primary database cluster of the global cluster, use the AWS::RDS::GlobalCluster resource. */
    GlobalClusterIdentifier?: Value<string>
    /** The amount of Provisioned IOPS (input/output operations per second) to be initially allocated for each DB instance in the Multi-AZ DB cluster. */
    Iops?: Value<number>
    /** The Amazon Resource Name (ARN) of the AWS KMS key that is used to encrypt the database instances in the DB cluster, such as `arn:aws:kms:us-east-1:012345678910:key/abcd1234-a123-456a-a12b-a123b4cd56ef`. If you enable the `StorageEncrypted` property but don't specify this property, the default KMS key is used. */
    KmsKeyId?: Value<string>
    /** Specifies whether to manage the master user password with AWS Secrets Manager. */
    ManageMasterUserPassword?: Value<boolean>
    /** Specifies the authentication type for the master user. With IAM master user authentication, you can configure the master DB user with IAM database authentication when you create a DB cluster. */
    MasterUserAuthenticationType?: Value<string>
    /** The master password for the DB instance. */
    MasterUserPassword?: Value<string>
    /** The secret managed by RDS in AWS Secrets Manager for the master user password. */
    MasterUserSecret?: Value<RDSDBCluster_MasterUserSecret>
    /** The name of the master user for the DB cluster. */
    MasterUsername?: Value<string>
    /** The interval, in seconds, between points when Enhanced Monitoring metrics are collected for the DB cluster. To turn off collecting Enhanced Monitoring metrics, specify `0`. */
    MonitoringInterval?: Value<number>
    /** The Amazon Resource Name (ARN) for the IAM role that permits RDS to send Enhanced Monitoring metrics to Amazon CloudWatch Logs. An example is `arn:aws:iam:123456789012:role/emaccess`. */
    MonitoringRoleArn?: Value<string>
    /** The network type of the DB cluster. */
    NetworkType?: Value<string>
    /** Specifies whether to turn on Performance Insights for the DB cluster. */
    PerformanceInsightsEnabled?: Value<boolean>
    /** The AWS KMS key identifier for encryption of Performance Insights data. */
    PerformanceInsightsKmsKeyId?: Value<string>
    /** The number of days to retain Performance Insights data. When creating a DB cluster without enabling Performance Insights, you can't specify the parameter `PerformanceInsightsRetentionPeriod`. */
    PerformanceInsightsRetentionPeriod?: Value<number>
    /** The port number on which the DB instances in the DB cluster accept connections. */
    Port?: Value<number>
    /** The daily time range during which automated backups are created. */
    PreferredBackupWindow?: Value<string>
    /** The weekly time range during which system maintenance can occur, in Universal Coordinated Time (UTC). */
    PreferredMaintenanceWindow?: Value<string>
    /** Specifies whether the DB cluster is publicly accessible. */
    PubliclyAccessible?: Value<boolean>
    /** The Amazon Resource Name (ARN) of the source DB instance or DB cluster if this DB cluster is created as a read replica. */
    ReplicationSourceIdentifier?: Value<string>
    /** The date and time to restore the DB cluster to. */
    RestoreToTime?: Value<string>
    /** The type of restore to be performed. You can specify one of the following values: */
    RestoreType?: Value<string>
    /** The scaling configuration of an Aurora Serverless v1 DB cluster. */
    ScalingConfiguration?: Value<RDSDBCluster_ScalingConfiguration>
    /** The scaling configuration of an Aurora Serverless V2 DB cluster. */
    ServerlessV2ScalingConfiguration?: Value<RDSDBCluster_ServerlessV2ScalingConfiguration>
    /** The identifier for the DB snapshot or DB cluster snapshot to restore from. */
    SnapshotIdentifier?: Value<string>
    /** When restoring a DB cluster to a point in time, the identifier of the source DB cluster from which to restore. */
    SourceDBClusterIdentifier?: Value<string>
    /** The resource ID of the source DB cluster from which to restore. */
    SourceDbClusterResourceId?: Value<string>
    /** The AWS Region which contains the source DB cluster when replicating a DB cluster. For example, `us-east-1`. */
    SourceRegion?: Value<string>
    /** Indicates whether the DB cluster is encrypted. */
    StorageEncrypted?: Value<boolean>
    /** The storage type to associate with the DB cluster. */
    StorageType?: Value<string>
    /** Tags to assign to the DB cluster. */
    Tags?: List<Tag>
    /** A value that indicates whether to restore the DB cluster to the latest restorable backup time. By default, the DB cluster is not restored to the latest restorable backup time. */
    UseLatestRestorableTime?: Value<boolean>
    /** A list of EC2 VPC security groups to associate with this DB cluster. */
    VpcSecurityGroupIds?: List<string>
  }
}

/** The `ServerlessV2ScalingConfiguration` property type specifies the scaling configuration of an Aurora Serverless V2 DB cluster. */
export interface RDSDBCluster_ServerlessV2ScalingConfiguration {
  /** The maximum number of Aurora capacity units (ACUs) for a DB instance in an Aurora Serverless v2 cluster. You can specify ACU values in half-step increments, such as 40, 40.5, 41, and so on. */
  MaxCapacity?: Value<number>
  /** The minimum number of Aurora capacity units (ACUs) for a DB instance in an Aurora Serverless v2 cluster. You can specify ACU values in half-step increments, such as 8, 8.5, 9, and so on. */
  MinCapacity?: Value<number>
  /** Specifies the number of seconds an Aurora Serverless v2 DB instance must be idle before Aurora attempts to automatically pause it. */
  SecondsUntilAutoPause?: Value<number>
}

/** The `MasterUserSecret` return value specifies the secret managed by RDS in AWS Secrets Manager for the master user password. */
export interface RDSDBCluster_MasterUserSecret {
  /** The AWS KMS key identifier that is used to encrypt the secret. */
  KmsKeyId?: Value<string>
  /** The Amazon Resource Name (ARN) of the secret. This parameter is a return value that you can retrieve using the `Fn::GetAtt` intrinsic function. */
  SecretArn?: Value<string>
}

/** The `ScalingConfiguration` property type specifies the scaling configuration of an Aurora Serverless v1 DB cluster. */
export interface RDSDBCluster_ScalingConfiguration {
  /** Indicates whether to allow or disallow automatic pause for an Aurora DB cluster in `serverless` DB engine mode. A DB cluster can be paused only when it's idle (it has no connections). */
  AutoPause?: Value<boolean>
  /** The maximum capacity for an Aurora DB cluster in `serverless` DB engine mode. */
  MaxCapacity?: Value<number>
  /** The minimum capacity for an Aurora DB cluster in `serverless` DB engine mode. */
  MinCapacity?: Value<number>
  /** The amount of time, in seconds, that Aurora Serverless v1 tries to find a scaling point to perform seamless scaling before enforcing the timeout action. The default is 300. */
  SecondsBeforeTimeout?: Value<number>
  /** The time, in seconds, before an Aurora DB cluster in `serverless` mode is paused. */
  SecondsUntilAutoPause?: Value<number>
  /** The action to take when the timeout is reached, either `ForceApplyCapacityChange` or `RollbackCapacityChange`. */
  TimeoutAction?: Value<string>
}

/** Describes an AWS Identity and Access Management (IAM) role that is associated with a DB cluster. */
export interface RDSDBCluster_DBClusterRole {
  /** The name of the feature associated with the AWS Identity and Access Management (IAM) role. IAM roles that are associated with a DB cluster grant permission for the DB cluster to access other AWS services on your behalf. */
  FeatureName?: Value<string>
  /** The Amazon Resource Name (ARN) of the IAM role that is associated with the DB cluster. */
  RoleArn: Value<string>
}

/** The `AWS::RDS::DBClusterParameterGroup` resource creates a new Amazon RDS DB cluster parameter group. */
export interface RDSDBClusterParameterGroup extends ResourceAttributes {
  Type: 'AWS::RDS::DBClusterParameterGroup'
  Properties: {
    /** The name of the DB cluster parameter group. */
    DBClusterParameterGroupName?: Value<string>
    /** The description for the DB cluster parameter group. */
    Description: Value<string>
    /** The DB cluster parameter group family name. A DB cluster parameter group can be associated with one and only one DB cluster parameter group family, and can be applied only to a DB cluster running a database engine and engine version compatible with that DB cluster parameter group family. */
    Family: Value<string>
    /** Provides a list of parameters for the DB cluster parameter group. */
    Parameters: JsonDocument
    /** Tags to assign to the DB cluster parameter group. */
    Tags?: List<Tag>
  }
}

/** The `AWS::RDS::DBInstance` resource creates an Amazon DB instance. The new DB instance can be an RDS DB instance, or it can be a DB instance in an Aurora DB cluster. */
export interface RDSDBInstance extends ResourceAttributes {
  Type: 'AWS::RDS::DBInstance'
  Properties?: {
    /** The additional storage volumes associated with the DB instance. RDS supports additional storage volumes for RDS for Oracle and RDS for SQL Server. */
    AdditionalStorageVolumes?: List<RDSDBInstance_AdditionalStorageVolume>
    /** The amount of storage in gibibytes (GiB) to be initially allocated for the database instance. */
    AllocatedStorage?: Value<string>
    /** A value that indicates whether major version upgrades are allowed. Changing this parameter doesn't result in an outage and the change is asynchronously applied as soon as possible. */
    AllowMajorVersionUpgrade?: Value<boolean>
    /** Specifies whether changes to the DB instance and any pending modifications are applied immediately, regardless of the `PreferredMaintenanceWindow` setting. If set to `false`, changes are applied during the next maintenance window. */
    ApplyImmediately?: Value<boolean>
    /** The AWS Identity and Access Management (IAM) roles associated with the DB instance. */
    AssociatedRoles?: List<RDSDBInstance_DBInstanceRole>
    /** A value that indicates whether minor engine upgrades are applied automatically to the DB instance during the maintenance window. By default, minor engine upgrades are applied automatically. */
    AutoMinorVersionUpgrade?: Value<boolean>
    /** The AWS KMS key identifier for encryption of the replicated automated backups. The KMS key ID is the Amazon Resource Name (ARN) for the KMS encryption key in the destination AWS Region, for example, `arn:aws:kms:us-east-1:123456789012:key/AKIAIOSFODNN7EXAMPLE`. */
    AutomaticBackupReplicationKmsKeyId?: Value<string>
    /** The AWS Region associated with the automated backup. */
    AutomaticBackupReplicationRegion?: Value<string>
    /** The retention period for automated backups in a different AWS Region. Use this parameter to set a unique retention period that only applies to cross-Region automated backups. */
    AutomaticBackupReplicationRetentionPeriod?: Value<number>
    /** The Availability Zone (AZ) where the database will be created. For information on AWS Regions and Availability Zones, see Regions and Availability Zones. */
    AvailabilityZone?: Value<string>
    /** The number of days for which automated backups are retained. Setting this parameter to a positive number enables backups. */
    BackupRetentionPeriod?: Value<number>
    /** The location for storing automated backups and manual snapshots. */
    BackupTarget?: Value<string>
    /** The identifier of the CA certificate for this DB instance. */
    CACertificateIdentifier?: Value<string>
    /** Specifies whether the DB instance is restarted when you rotate your SSL/TLS certificate. */
    CertificateRotationRestart?: Value<boolean>
    /** For supported engines, indicates that the DB instance should be associated with the specified character set. */
    CharacterSetName?: Value<string>
    /** Specifies whether to copy tags from the DB instance to snapshots of the DB instance. By default, tags are not copied. */
    CopyTagsToSnapshot?: Value<boolean>
    /** The instance profile associated with the underlying Amazon EC2 instance of an RDS Custom DB instance. */
    CustomIAMInstanceProfile?: Value<string>
    /** The identifier of the DB cluster that this DB instance will belong to. */
    DBClusterIdentifier?: Value<string>
    /** The identifier for the Multi-AZ DB cluster snapshot to restore from. */
    DBClusterSnapshotIdentifier?: Value<string>
    /** The compute and memory capacity of the DB instance, for example `db.m5.large`. Not all DB instance classes are available in all AWS Regions, or for all database engines. */
    DBInstanceClass?: Value<string>
    /** A name for the DB instance. If you specify a name, AWS CloudFormation converts it to lowercase. */
    DBInstanceIdentifier?: Value<string>
    /** The meaning of this parameter differs according to the database engine you use. */
    DBName?: Value<string>
    /** The name of an existing DB parameter group or a reference to an AWS::RDS::DBParameterGroup resource created in the template. */
    DBParameterGroupName?: Value<string>
    /** A list of the DB security groups to assign to the DB instance. The list can include both the name of existing DB security groups or references to AWS::RDS::DBSecurityGroup resources created in the template. */
    DBSecurityGroups?: List<string>
    /** The name or Amazon Resource Name (ARN) of the DB snapshot that's used to restore the DB instance. If you're restoring from a shared manual DB snapshot, you must specify the ARN of the snapshot. */
    DBSnapshotIdentifier?: Value<string>
    /** A DB subnet group to associate with the DB instance. If you update this value, the new subnet group must be a subnet group in a new VPC. */
    DBSubnetGroupName?: Value<string>
    /** The Oracle system identifier (SID), which is the name of the Oracle database instance that manages your database files. In this context, the term "Oracle database instance" refers exclusively to the system global area (SGA) and Oracle background processes. */
    DBSystemId?: Value<string>
    /** The mode of Database Insights to enable for the DB instance. */
    DatabaseInsightsMode?: Value<string>
    /** Indicates whether the DB instance has a dedicated log volume (DLV) enabled. */
    DedicatedLogVolume?: Value<boolean>
    /** A value that indicates whether to remove automated backups immediately after the DB instance is deleted. This parameter isn't case-sensitive. */
    DeleteAutomatedBackups?: Value<boolean>
    /** Specifies whether the DB instance has deletion protection enabled. The database can't be deleted when deletion protection is enabled. */
    DeletionProtection?: Value<boolean>
    /** The Active Directory directory ID to create the DB instance in. Currently, only Db2, MySQL, Microsoft SQL Server, Oracle, and PostgreSQL DB instances can be created in an Active Directory Domain. */
    Domain?: Value<string>
    /** The ARN for the Secrets Manager secret with the credentials for the user joining the domain. */
    DomainAuthSecretArn?: Value<string>
    /** The IPv4 DNS IP addresses of your primary and secondary Active Directory domain controllers. */
    DomainDnsIps?: List<string>
    /** The fully qualified domain name (FQDN) of an Active Directory domain. */
    DomainFqdn?: Value<string>
    /** The name of the IAM role to use when making API calls to the Directory Service. */
    DomainIAMRoleName?: Value<string>
    /** The Active Directory organizational unit for your DB instance to join. */
    DomainOu?: Value<string>
    /** The list of log types that need to be enabled for exporting to CloudWatch Logs. The values in the list depend on the DB engine being used. */
    EnableCloudwatchLogsExports?: List<string>
    /** A value that indicates whether to enable mapping of AWS Identity and Access Management (IAM) accounts to database accounts. By default, mapping is disabled. */
    EnableIAMDatabaseAuthentication?: Value<boolean>
    /** Specifies whether to enable Performance Insights for the DB instance. */
    EnablePerformanceInsights?: Value<boolean>
    /** The name of the database engine to use for this DB instance. Not every database engine is available in every AWS Region. */
    Engine?: Value<string>
    /** The life cycle type for this DB instance. */
    EngineLifecycleSupport?: Value<string>
    /** The version number of the database engine to use. */
    EngineVersion?: Value<string>
    /** The number of I/O operations per second (IOPS) that the database provisions. The value must be equal to or greater than 1000. */
    Iops?: Value<number>
    /** The ARN of the AWS KMS key that's used to encrypt the DB instance, such as `arn:aws:kms:us-east-1:012345678910:key/abcd1234-a123-456a-a12b-a123b4cd56ef`. If you enable the StorageEncrypted property but don't specify this property, AWS CloudFormation uses the default KMS key. */
    KmsKeyId?: Value<string>
    /** License model information for this DB instance. */
    LicenseModel?: Value<string>
    /** Specifies whether to manage the master user password with AWS Secrets Manager. */
    ManageMasterUserPassword?: Value<boolean>
    /** Specifies the authentication type for the master user. With IAM master user authentication, you can configure the master DB user with IAM database authentication when you create a DB instance. */
    MasterUserAuthenticationType?: Value<string>
    /** The password for the master user. The password can include any printable ASCII character except "/", """, or "@". */
    MasterUserPassword?: Value<string>
    /** The secret managed by RDS in AWS Secrets Manager for the master user password. */
    MasterUserSecret?: Value<RDSDBInstance_MasterUserSecret>
    /** The master user name for the DB instance. */
    MasterUsername?: Value<string>
    /** The upper limit in gibibytes (GiB) to which Amazon RDS can automatically scale the storage of the DB instance. */
    MaxAllocatedStorage?: Value<number>
    /** The interval, in seconds, between points when Enhanced Monitoring metrics are collected for the DB instance. To disable collection of Enhanced Monitoring metrics, specify `0`. */
    MonitoringInterval?: Value<number>
    /** The ARN for the IAM role that permits RDS to send enhanced monitoring metrics to Amazon CloudWatch Logs. For example, `arn:aws:iam:123456789012:role/emaccess`. */
    MonitoringRoleArn?: Value<string>
    /** Specifies whether the DB instance is a Multi-AZ deployment. You can't set the `AvailabilityZone` parameter if the DB instance is a Multi-AZ deployment. */
    MultiAZ?: Value<boolean>
    /** The name of the NCHAR character set for the Oracle DB instance. */
    NcharCharacterSetName?: Value<string>
    /** The network type of the DB instance. */
    NetworkType?: Value<string>
    /** Indicates that the DB instance should be associated with the specified option group. */
    OptionGroupName?: Value<string>
    /** The AWS KMS key identifier for encryption of Performance Insights data. */
    PerformanceInsightsKMSKeyId?: Value<string>
    /** The number of days to retain Performance Insights data. When creating a DB instance without enabling Performance Insights, you can't specify the parameter `PerformanceInsightsRetentionPeriod`. */
    PerformanceInsightsRetentionPeriod?: Value<number>
    /** The port number on which the database accepts connections. */
    Port?: Value<string>
    /** The daily time range during which automated backups are created if automated backups are enabled, using the `BackupRetentionPeriod` parameter. */
    PreferredBackupWindow?: Value<string>
    /** The weekly time range during which system maintenance can occur, in Universal Coordinated Time (UTC). */
    PreferredMaintenanceWindow?: Value<string>
    /** The number of CPU cores and the number of threads per core for the DB instance class of the DB instance. */
    ProcessorFeatures?: List<RDSDBInstance_ProcessorFeature>
    /** The order of priority in which an Aurora Replica is promoted to the primary instance after a failure of the existing primary instance. */
    PromotionTier?: Value<number>
    /** Indicates whether the DB instance is an internet-facing instance. If you specify true, AWS CloudFormation creates an instance with a publicly resolvable DNS name, which resolves to a public IP address. */
    PubliclyAccessible?: Value<boolean>
    /** The open mode of an Oracle read replica. */
    ReplicaMode?: Value<string>
    /** The date and time to restore from. This parameter applies to point-in-time recovery. */
    RestoreTime?: Value<string>
    /** The identifier of the Multi-AZ DB cluster that will act as the source for the read replica. Each DB cluster can have up to 15 read replicas. */
    SourceDBClusterIdentifier?: Value<string>
    /** The Amazon Resource Name (ARN) of the replicated automated backups from which to restore, for example, `arn:aws:rds:us-east-1:123456789012:auto-backup:ab-L2IJCEXJP7XQ7HOJ4SIEXAMPLE`. */
    SourceDBInstanceAutomatedBackupsArn?: Value<string>
    /** If you want to create a read replica DB instance, specify the ID of the source DB instance. Each DB instance can have a limited number of read replicas. */
    SourceDBInstanceIdentifier?: Value<string>
    /** The resource ID of the source DB instance from which to restore. */
    SourceDbiResourceId?: Value<string>
    /** The ID of the region that contains the source DB instance for the read replica. */
    SourceRegion?: Value<string>
    /** A value that indicates whether the DB instance is encrypted. By default, it isn't encrypted. */
    StorageEncrypted?: Value<boolean>
    /** Specifies the storage throughput value, in mebibyte per second (MiBps), for the DB instance. This setting applies only to the `gp3` storage type. */
    StorageThroughput?: Value<number>
    /** The storage type to associate with the DB instance. */
    StorageType?: Value<string>
    /** Tags to assign to the DB instance. */
    Tags?: List<Tag>
    /**  @deprecated */
    TdeCredentialArn?: Value<string>
    /**  @deprecated */
    TdeCredentialPassword?: Value<string>
    /** The time zone of the DB instance. The time zone parameter is currently supported only by RDS for Db2 and RDS for SQL Server. */
    Timezone?: Value<string>
    /** Specifies whether the DB instance class of the DB instance uses its default processor features. */
    UseDefaultProcessorFeatures?: Value<boolean>
    /** Specifies whether the DB instance is restored from the latest backup time. By default, the DB instance isn't restored from the latest backup time. */
    UseLatestRestorableTime?: Value<boolean>
    /** A list of the VPC security group IDs to assign to the DB instance. The list can include both the physical IDs of existing VPC security groups and references to AWS::EC2::SecurityGroup resources created in the template. */
    VPCSecurityGroups?: List<string>
  }
}

/** The `MasterUserSecret` return value specifies the secret managed by RDS in AWS Secrets Manager for the master user password. */
export interface RDSDBInstance_MasterUserSecret {
  /** The AWS KMS key identifier that is used to encrypt the secret. */
  KmsKeyId?: Value<string>
  /** The Amazon Resource Name (ARN) of the secret. This parameter is a return value that you can retrieve using the `Fn::GetAtt` intrinsic function. */
  SecretArn?: Value<string>
}

/** Information about an AWS Identity and Access Management (IAM) role that is associated with a DB instance. */
export interface RDSDBInstance_DBInstanceRole {
  /** The name of the feature associated with the AWS Identity and Access Management (IAM) role. IAM roles that are associated with a DB instance grant permission for the DB instance to access other AWS services on your behalf. */
  FeatureName: Value<string>
  /** The Amazon Resource Name (ARN) of the IAM role that is associated with the DB instance. */
  RoleArn: Value<string>
}

/** The `ProcessorFeature` property type specifies the processor features of a DB instance class. */
export interface RDSDBInstance_ProcessorFeature {
  /** The name of the processor feature. Valid names are `coreCount` and `threadsPerCore`. */
  Name?: Value<'coreCount' | 'threadsPerCore'>
  /** The value of a processor feature. */
  Value?: Value<string>
}

/** Contains details about an additional storage volume for a DB instance. RDS support additional storage volumes for RDS for Oracle and RDS for SQL Server. */
export interface RDSDBInstance_AdditionalStorageVolume {
  /** The amount of storage allocated for the additional storage volume, in gibibytes (GiB). The minimum is 20 GiB. */
  AllocatedStorage?: Value<string>
  /** The number of I/O operations per second (IOPS) provisioned for the additional storage volume. */
  Iops?: Value<number>
  /** The upper limit in gibibytes (GiB) to which RDS can automatically scale the storage of the additional storage volume. */
  MaxAllocatedStorage?: Value<number>
  StorageOperationPercentProgress?: Value<number>
  StorageOperationStatus?: Value<string>
  /** The storage throughput value for the additional storage volume, in mebibytes per second (MiBps). This setting applies only to the General Purpose SSD (``gp3``) storage type. */
  StorageThroughput?: Value<number>
  /** The storage type for the additional storage volume. Valid Values: */
  StorageType?: Value<string>
  /** The name of the additional storage volume. Valid Values: */
  VolumeName?: Value<string>
}

/** The `AWS::RDS::DBParameterGroup` resource creates a custom parameter group for an RDS database family. */
export interface RDSDBParameterGroup extends ResourceAttributes {
  Type: 'AWS::RDS::DBParameterGroup'
  Properties: {
    /** The name of the DB parameter group. */
    DBParameterGroupName?: Value<string>
    /** Provides the customer-specified description for this DB parameter group. */
    Description: Value<string>
    /** The DB parameter group family name. A DB parameter group can be associated with one and only one DB parameter group family, and can be applied only to a DB instance running a database engine and engine version compatible with that DB parameter group family. */
    Family: Value<string>
    /** A mapping of parameter names and values for the parameter update. You must specify at least one parameter name and value. */
    Parameters?: JsonDocument
    /** Tags to assign to the DB parameter group. */
    Tags?: List<Tag>
  }
}

/** The `AWS::RDS::DBSubnetGroup` resource creates a database subnet group. Subnet groups must contain at least two subnets in two different Availability Zones in the same region. */
export interface RDSDBSubnetGroup extends ResourceAttributes {
  Type: 'AWS::RDS::DBSubnetGroup'
  Properties: {
    /** The description for the DB subnet group. */
    DBSubnetGroupDescription: Value<string>
    /** The name for the DB subnet group. This value is stored as a lowercase string. */
    DBSubnetGroupName?: Value<string>
    /** The EC2 Subnet IDs for the DB subnet group. */
    SubnetIds: List<string>
    /** Tags to assign to the DB subnet group. */
    Tags?: List<Tag>
  }
}

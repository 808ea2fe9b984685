/** Properties whose loss opens something, hides something or lets something last. */
export const droppable: ReadonlySet<string> = new Set([
  // Who may reach it.
  'AccessPointId', 'AuthorizationConfig', 'BlockPublicAcls', 'BlockPublicPolicy', 'ClientIdList', 'IgnorePublicAcls', 'MapPublicIpOnLaunch', 'OwnershipControls', 'DBSubnetGroupName', 'CacheSubnetGroupName', 'Groups', 'PermissionsBoundary', 'PosixUser',
  'PrivateDnsEnabled', 'PublicAccessBlockConfiguration', 'PubliclyAccessible', 'RestrictPublicBuckets', 'SecurityGroupEgress', 'SecurityGroupIds', 'SecurityGroups', 'SourceAccount', 'SourceArn',
  'VPCSecurityGroups', 'VPCs', 'VpcConfig', 'VpcSecurityGroupIds', 'FileSystemPolicy', 'MetadataOptions', 'HttpTokens', 'HttpPutResponseHopLimit', 'UserGroupIds', 'ResourceTags',
  // What is encrypted.
  'AtRestEncryptionEnabled', 'BucketEncryption', 'CACertificateIdentifier', 'Certificates', 'EnableKeyRotation', 'Encrypted', 'EncryptionConfiguration', 'KmsKeyArn', 'KmsKeyId', 'KmsMasterKeyId',
  'MasterUserSecret', 'SslPolicy', 'DBClusterParameterGroupName', 'DBParameterGroupName', 'StorageEncrypted', 'TransitEncryption', 'TransitEncryptionEnabled', 'TransitEncryptionMode', 'require_secure_transport', 'rds.force_ssl', 'PerformanceInsightsKMSKeyId',
  // What lasts.
  'AutoMinorVersionUpgrade', 'BackupRetentionPeriod', 'CopyTagsToSnapshot', 'DeleteAutomatedBackups', 'DeletionProtection', 'ReplaceComputeEnvironment', 'SnapshotRetentionLimit',
  'TerminateJobsOnUpdate', 'VersioningConfiguration', 'AbortIncompleteMultipartUpload', 'DeploymentCircuitBreaker', 'ImageTagMutability', 'DeadLetterConfig', 'RedrivePolicy', 'MultiAZ', 'MultiAZEnabled',
  'AutomaticFailoverEnabled',
  // Who is told.
  'AlarmActions', 'CloudWatchLoggingEnabled', 'EnableCloudwatchLogsExports', 'EnablePerformanceInsights', 'LogConfiguration', 'LogDeliveryConfigurations', 'LogDestinationConfigs', 'LoggingConfig', 'LogsConfig',
  'MonitoringInterval', 'RedactedFields', 'RetentionInDays', 'server_audit_logging', 'server_audit_events',
  // What runs.
  'EnableIAMDatabaseAuthentication', 'ExecutionRoleArn', 'ImageScanningConfiguration', 'ManageMasterUserPassword', 'OverrideAction', 'ReadonlyRootFilesystem', 'ScanOnPush', 'TaskRoleArn',
  'TimeoutInMinutes', 'User', 'JobRoleArn', 'Drop', 'assumeRole',
])

/** Those that a type does not do without. */
export const required: ReadonlySet<string> = new Set(['AWS::EFS::MountTarget.SecurityGroups', 'AWS::WAFv2::LoggingConfiguration.LogDestinationConfigs'])

/** Properties, and the worst that somebody may make of each. */
export const worst: Readonly<Record<string, unknown>> = {
  // Who may reach it.
  AssignPublicIp: 'ENABLED', AssociatePublicIpAddress: true, BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, MapPublicIpOnLaunch: true, NetworkMode: 'host', ObjectOwnership: 'ObjectWriter',
  PrivateDnsEnabled: false, PubliclyAccessible: true, RestrictPublicBuckets: false, RuleAction: 'allow', SourceAccount: '*', HttpTokens: 'optional', InstanceMetadataTags: 'enabled', HttpPutResponseHopLimit: 64, IAM: 'DISABLED',
  AccessedViaMountTarget: 'false', ClientIdList: ['sts.amazonaws.com', 'everybody'], FunctionUrlAuthType: 'NONE', AuthType: 'NONE',
  // What is encrypted.
  AtRestEncryptionEnabled: false, CACertificateIdentifier: 'rds-ca-2019', Encrypted: false, EnableKeyRotation: false, SslPolicy: 'ELBSecurityPolicy-2016-08', StorageEncrypted: false,
  TransitEncryption: 'DISABLED', TransitEncryptionEnabled: false, TransitEncryptionMode: 'preferred', require_secure_transport: 'OFF', 'rds.force_ssl': '0', SqsManagedSseEnabled: false,
  // What lasts.
  DeleteOnTermination: false, AutoMinorVersionUpgrade: false, BackupRetentionPeriod: 0, CopyTagsToSnapshot: false, DeleteAutomatedBackups: true, DeletionProtection: false, ImageTagMutability: 'MUTABLE', PendingWindowInDays: 7,
  ReplaceComputeEnvironment: true, SnapshotRetentionLimit: 0, TerminateJobsOnUpdate: true, DeploymentCircuitBreaker: { Enable: false, Rollback: false }, ValidationMethod: 'EMAIL',
  // Who is told.
  EnablePerformanceInsights: false, MonitoringInterval: 0, TrafficType: 'ACCEPT', CloudWatchMetricsEnabled: false, server_audit_logging: '0', ActionsEnabled: false,
  // What runs.
  EnableExecuteCommand: true, EnableIAMDatabaseAuthentication: false, ManageMasterUserPassword: false, OverrideAction: { Count: {} }, Privileged: true, PrivilegedMode: true, ReadonlyRootFilesystem: false, ScanOnPush: false,
  UpdateToLatestImageVersion: false, User: 'root',
}

/** Resources that only protect others. */
export const removable: ReadonlySet<string> = new Set([
  'AWS::EC2::FlowLog', 'AWS::EC2::SubnetNetworkAclAssociation', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::WAFv2::LoggingConfiguration', 'AWS::WAFv2::WebACLAssociation',
])

/** Parameters of forms, and what would make the default of each unsafe. */
export const worstDefaults: Readonly<Record<string, string>> = {
  DeletionProtection: 'false', RequireTls: 'false', Encryption: 'AwsKey', BackupRetentionInDays: '0', MultiAz: 'false', ExecuteCommand: 'true', AccessLogDays: '0', FlowLogTraffic: 'None', SslPolicy: 'ELBSecurityPolicy-2016-08',
  Egress: 'PublicIp', DisposeResources: 'true', TransitEncryption: 'off', HasSecurity: 'false', Waf: 'false',
}

import { and, condition, equals, findInMap, getAtt, If, join, merge, noValue, not, or, output, ref, sub, template, type Resource, type Resources } from '../cfn/index.ts'
import { alarm } from '../parts/alarm.ts'
import { bounded } from '../parts/bounded.ts'
import { clients } from '../parts/clients.ts'
import { classes, engines } from '../parts/engines.ts'
import { liftable } from '../parts/liftable.ts'
import { serviceRole } from '../parts/service-role.ts'

/**
 * A database of RDS: MySQL or PostgreSQL, an instance or an Aurora cluster. RDS makes its password and rotates it. It has a
 * name of its own, so that CloudFormation refuses an update that would replace it: a second one of the name cannot stand
 * beside the first. `functionCreators` lets the application make functions and procedures, for which MySQL otherwise wants
 * an administrator while binary logs are written.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
export const database = ({ functionCreators = false } = {}) =>
  template({
    Description: 'Database of RDS, with what watches it',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      Identifier: { Type: 'String', Description: 'Name of the database, unlike any other in the account and region' },
      Engine: { Type: 'String', AllowedValues: Object.keys(engines) },
      EngineVersion: { Type: 'String' },
      InstanceClass: { Type: 'String', AllowedValues: Object.keys(classes) },
      MaxCapacityUnits: { Type: 'Number', Default: 4 },
      StorageGiB: { Type: 'Number', Default: 20 },
      MaxStorageGiB: { Type: 'Number', Default: 100 },
      MultiAz: { Type: 'String', AllowedValues: ['true', 'false'] },
      DatabaseName: { Type: 'String' },
      SnapshotId: { Type: 'String', Default: '' },
      BackupRetentionInDays: { Type: 'Number', Default: 7 },
      BackupWindow: { Type: 'String', Default: '03:00-04:00' },
      MaintenanceWindow: { Type: 'String', Default: 'sun:04:30-sun:05:30' },
      DeletionProtection: { Type: 'String', Default: 'true', AllowedValues: ['true', 'false'] },
      RequireTls: { Type: 'String', Default: 'true', AllowedValues: ['true', 'false'] },
      LogRetentionInDays: { Type: 'Number', Default: 90 },
      KmsKeyArn: { Type: 'String', Default: '' },
      AlarmTopicArn: { Type: 'String', Default: '' },
      PermissionsBoundary: { Type: 'String' },
    },
    // What is not made is looked up all the same, where a product in the flat shape has no database.
    Mappings: { Engines: { ...engines, None: engines.mysql }, Classes: classes },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasAlarmTopic: not(equals(ref('AlarmTopicArn'), '')),
      IsRestored: not(equals(ref('SnapshotId'), '')),
      HasTls: equals(ref('RequireTls'), 'true'),
      HasInsights: equals(findInMap('Classes', ref('InstanceClass'), 'HasInsights'), 'true'),
      IsMySql: or(equals(ref('Engine'), 'mysql'), equals(ref('Engine'), 'aurora-mysql')),
      IsPostgres: not(condition('IsMySql')),
      IsCluster: or(equals(ref('Engine'), 'aurora-mysql'), equals(ref('Engine'), 'aurora-postgresql')),
      IsInstance: not(condition('IsCluster')),
      IsAuroraMySql: equals(ref('Engine'), 'aurora-mysql'),
      IsPostgres18: equals(ref('EngineVersion'), '18'),
      HasReader: and(condition('IsCluster'), equals(ref('MultiAz'), 'true')),
    },
    Resources: merge(
      clients('database', findInMap('Engines', ref('Engine'), 'Port')),
      {
        SubnetGroup: {
          Type: 'AWS::RDS::DBSubnetGroup',
          Properties: { DBSubnetGroupDescription: 'Subnets of the database', SubnetIds: ref('SubnetIds') },
        },
        MonitoringRole: serviceRole('monitoring.rds.amazonaws.com', 'rds:${AWS::Region}:${AWS::AccountId}:db:*'),
        MonitoringPolicy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            Path: bounded.Path,
            Description: 'Enhanced monitoring: writes metrics of the operating system into the log group that RDS has for them',
            Roles: [ref('MonitoringRole')],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'MakeTheGroup',
                  Effect: 'Allow',
                  Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
                  // A group that is not there yet is asked for with what is in it.
                  Resource: [sub(metricsGroup), sub(`${metricsGroup}:*`)],
                },
                {
                  Sid: 'WriteIntoIt',
                  Effect: 'Allow',
                  Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
                  Resource: sub(`${metricsGroup}:log-stream:*`),
                },
              ],
            },
          },
        },
      },
      // RDS writes to these names and would make them itself, to be kept for ever.
      log('ErrorLog', 'IsMySql', 'error'),
      log('SlowQueryLog', 'IsMySql', 'slowquery'),
      log('AuditLog', 'IsAuroraMySql', 'audit'),
      log('PostgresLog', 'IsPostgres', 'postgresql'),
      {
        ParameterGroup: {
          Type: 'AWS::RDS::DBParameterGroup',
          Condition: 'IsInstance',
          Properties: {
            Description: 'Parameters of the database',
            Family: family,
            Parameters: If('IsMySql', { ...mySql, ...mySqlFor(functionCreators) }, postgres),
          },
        },
        Instance: {
          Type: 'AWS::RDS::DBInstance',
          Condition: 'IsInstance',
          DeletionPolicy: 'Snapshot',
          UpdateReplacePolicy: 'Snapshot',
          DependsOn: ['MonitoringPolicy'],
          Properties: {
            DBInstanceIdentifier: ref('Identifier'),
            DBSnapshotIdentifier: If('IsRestored', ref('SnapshotId'), noValue),
            Engine: ref('Engine'),
            EngineVersion: ref('EngineVersion'),
            // A new major version is somebody's wish: EngineVersion says which.
            AllowMajorVersionUpgrade: true,
            AutoMinorVersionUpgrade: true,
            DBInstanceClass: ref('InstanceClass'),
            AllocatedStorage: ref('StorageGiB'),
            MaxAllocatedStorage: ref('MaxStorageGiB'),
            StorageType: 'gp3',
            ...fromSnapshot({ StorageEncrypted: true, KmsKeyId: ownKey, MasterUsername: 'dbadmin', DBName: ref('DatabaseName'), DeleteAutomatedBackups: false }),
            ManageMasterUserPassword: true,
            MasterUserSecret: If('HasKey', { KmsKeyId: ref('KmsKeyArn') }, noValue),
            Port: join('', [findInMap('Engines', ref('Engine'), 'Port')]),
            DBSubnetGroupName: ref('SubnetGroup'),
            VPCSecurityGroups: [getAtt('SecurityGroup', 'GroupId')],
            DBParameterGroupName: ref('ParameterGroup'),
            PubliclyAccessible: false,
            CACertificateIdentifier: 'rds-ca-rsa2048-g1',
            EnableIAMDatabaseAuthentication: true,
            MultiAZ: ref('MultiAz'),
            BackupRetentionPeriod: ref('BackupRetentionInDays'),
            PreferredBackupWindow: ref('BackupWindow'),
            PreferredMaintenanceWindow: ref('MaintenanceWindow'),
            CopyTagsToSnapshot: true,
            DeletionProtection: ref('DeletionProtection'),
            Tags: [liftable],
            EnableCloudwatchLogsExports: If('IsMySql', ['error', 'slowquery'], ['postgresql']),
            ...watched,
          },
        },
        ClusterParameterGroup: {
          Type: 'AWS::RDS::DBClusterParameterGroup',
          Condition: 'IsCluster',
          Properties: {
            Description: 'Parameters of the database',
            Family: family,
            Parameters: If('IsMySql', { ...auroraMySql, ...mySqlFor(functionCreators) }, postgres),
          },
        },
        Cluster: {
          Type: 'AWS::RDS::DBCluster',
          Condition: 'IsCluster',
          DeletionPolicy: 'Snapshot',
          UpdateReplacePolicy: 'Snapshot',
          Properties: {
            DBClusterIdentifier: ref('Identifier'),
            SnapshotIdentifier: If('IsRestored', ref('SnapshotId'), noValue),
            Engine: ref('Engine'),
            EngineVersion: ref('EngineVersion'),
            ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: ref('MaxCapacityUnits') },
            ...fromSnapshot({ StorageEncrypted: true, KmsKeyId: ownKey, MasterUsername: 'dbadmin', DatabaseName: ref('DatabaseName') }),
            ManageMasterUserPassword: true,
            MasterUserSecret: If('HasKey', { KmsKeyId: ref('KmsKeyArn') }, noValue),
            Port: findInMap('Engines', ref('Engine'), 'Port'),
            DBSubnetGroupName: ref('SubnetGroup'),
            VpcSecurityGroupIds: [getAtt('SecurityGroup', 'GroupId')],
            DBClusterParameterGroupName: ref('ClusterParameterGroup'),
            EnableIAMDatabaseAuthentication: true,
            BackupRetentionPeriod: ref('BackupRetentionInDays'),
            PreferredBackupWindow: ref('BackupWindow'),
            PreferredMaintenanceWindow: ref('MaintenanceWindow'),
            CopyTagsToSnapshot: true,
            DeleteAutomatedBackups: false,
            DeletionProtection: ref('DeletionProtection'),
            Tags: [liftable],
            EnableCloudwatchLogsExports: If('IsMySql', ['audit', 'error', 'slowquery'], ['postgresql']),
          },
        },
        Writer: member('IsCluster'),
        // In another zone, which RDS chooses; it takes over when the first fails.
        Reader: { ...member('HasReader'), DependsOn: ['MonitoringPolicy', 'Writer'] },
      },
      alarms,
    ),
    Outputs: {
      Host: output('String', If('IsCluster', getAtt('Cluster', 'Endpoint.Address'), getAtt('Instance', 'Endpoint.Address'))),
      Port: output('String', If('IsCluster', getAtt('Cluster', 'Endpoint.Port'), getAtt('Instance', 'Endpoint.Port'))),
      DatabaseName: output('String', ref('DatabaseName')),
      SecretArn: output('String', If('IsCluster', getAtt('Cluster', 'MasterUserSecret.SecretArn'), getAtt('Instance', 'MasterUserSecret.SecretArn'))),
      ClientSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('ClientSecurityGroup', 'GroupId')),
    },
  })

const metricsGroup = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:RDSOSMetrics'
// The families of RDS are called so, all of them.
const family = sub('${Engine}${EngineVersion}')
const ownKey = If('HasKey', ref('KmsKeyArn'), noValue)

/** What a snapshot brings along, and must not be said of a database that is restored from one. */
const fromSnapshot = <P extends object>(properties: P) =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, If('IsRestored', noValue, value)])) as P

/*
 * Engines spell the same otherwise, and refuse the spelling of another: 1 and 0 of RDS for MySQL are ON and OFF of Aurora.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html and
 * https://github.com/prowler-cloud/prowler/pull/4116
 */
const slowQueries = { slow_query_log: '1', long_query_time: '2' }
// RDS writes them to a table otherwise, from which none reaches CloudWatch.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html
const mySql = { require_secure_transport: If('HasTls', '1', '0'), ...slowQueries, log_output: 'FILE' }
const auroraMySql = { require_secure_transport: If('HasTls', 'ON', 'OFF'), ...slowQueries, server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL' }
const mySqlFor = (functionCreators: boolean) => ({ log_bin_trust_function_creators: functionCreators ? '1' : '0' })
// A list of stages since PostgreSQL 18, of which 1 is none. https://github.com/TAK-NZ/CloudTAK/blob/main/docs/AURORA-MAJOR-UPGRADE.md
const postgres = { 'rds.force_ssl': If('HasTls', '1', '0'), log_connections: If('IsPostgres18', 'all', '1'), log_min_duration_statement: '2000' }

const log = (logicalId: string, Condition: string, name: string): Resources => ({
  [logicalId]: {
    Type: 'AWS::Logs::LogGroup',
    Condition,
    // It says what happened before the end, and empties itself.
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      LogGroupName: sub(`/aws/rds/\${Kind}/\${Identifier}/${name}`, { Kind: findInMap('Engines', ref('Engine'), 'Kind') }),
      KmsKeyId: ownKey,
      RetentionInDays: ref('LogRetentionInDays'),
    },
  },
})

const watched = {
  MonitoringInterval: 60,
  MonitoringRoleArn: getAtt('MonitoringRole', 'Arn'),
  EnablePerformanceInsights: If('HasInsights', true, false),
  PerformanceInsightsRetentionPeriod: If('HasInsights', 7, noValue),
  PerformanceInsightsKMSKeyId: If('HasInsights', ownKey, noValue),
}

const member = (Condition: string): Resource => ({
  Type: 'AWS::RDS::DBInstance',
  Condition,
  // Its data are the cluster's.
  DeletionPolicy: 'Delete',
  UpdateReplacePolicy: 'Delete',
  DependsOn: ['MonitoringPolicy'],
  Properties: {
    DBClusterIdentifier: ref('Cluster'),
    Engine: ref('Engine'),
    DBInstanceClass: ref('InstanceClass'),
    AutoMinorVersionUpgrade: true,
    PubliclyAccessible: false,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    ...watched,
  },
})

const ofInstance = [{ Name: 'DBInstanceIdentifier', Value: ref('Identifier') }]
const ofCluster = [{ Name: 'DBClusterIdentifier', Value: ref('Identifier') }]
const dimensions = If('IsCluster', ofCluster, ofInstance)

const alarms: Resources = {
  CpuAlarm: alarm('The database has been busy for a quarter of an hour: it may want a larger class', {
    ...{ Namespace: 'AWS/RDS', MetricName: 'CPUUtilization', Dimensions: dimensions, Statistic: 'Average' },
    ...{ Period: 300, EvaluationPeriods: 3, ComparisonOperator: 'GreaterThanThreshold', Threshold: 80 },
  }),
  MemoryAlarm: alarm('The database has little memory left', {
    ...{ Namespace: 'AWS/RDS', MetricName: 'FreeableMemory', Dimensions: dimensions, Statistic: 'Average' },
    ...{ Period: 300, EvaluationPeriods: 3, ComparisonOperator: 'LessThanThreshold', Threshold: findInMap('Classes', ref('InstanceClass'), 'LittleMemory') },
  }),
  ConnectionsAlarm: alarm('The database will soon refuse connections', {
    ...{ Namespace: 'AWS/RDS', MetricName: 'DatabaseConnections', Dimensions: dimensions, Statistic: 'Maximum' },
    ...{ Period: 300, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' },
    Threshold: If('IsAuroraMySql', findInMap('Classes', ref('InstanceClass'), 'ManyAuroraConnections'), findInMap('Classes', ref('InstanceClass'), 'ManyConnections')),
  }),
  // Storage grows by itself when a tenth of it is left: less means that it has reached its limit, or cannot keep up.
  StorageAlarm: {
    ...alarm('The database is running out of storage', {
      ...{ Namespace: 'AWS/RDS', MetricName: 'FreeStorageSpace', Dimensions: ofInstance, Statistic: 'Minimum' },
      ...{ Period: 300, EvaluationPeriods: 3, ComparisonOperator: 'LessThanThreshold', Threshold: 1.5 * 2 ** 30 },
    }),
    Condition: 'IsInstance',
  },
  ReplicaLagAlarm: {
    ...alarm('The second instance of the database is a second behind', {
      ...{ Namespace: 'AWS/RDS', MetricName: 'AuroraReplicaLagMaximum', Dimensions: ofCluster, Statistic: 'Maximum' },
      ...{ Period: 300, EvaluationPeriods: 3, ComparisonOperator: 'GreaterThanThreshold', Threshold: 1000 },
    }),
    Condition: 'HasReader',
  },
}

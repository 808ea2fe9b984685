import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { cache } from '../../templates-src/stacks/cache.ts'
import { database } from '../../templates-src/stacks/database.ts'
import { search } from '../../templates-src/stacks/search.ts'
import { classes, engines, instanceClasses, versions } from '../../templates-src/parts/engines.ts'
import { resolved } from '../support/resolved.ts'

const where = { VpcId: 'vpc-1', SubnetIds: 'subnet-1,subnet-2', Identifier: 'data-0a1b2c3d', KmsKeyArn: '', AlarmTopicArn: '', PermissionsBoundary: '' }
const ofDatabase = {
  ...{ Engine: 'mysql', EngineVersion: '8.4', InstanceClass: 'db.t4g.small', MultiAz: 'true', DatabaseName: 'osmt_db', SnapshotId: '' },
  ...{ MaxCapacityUnits: '4', StorageGiB: '20', MaxStorageGiB: '100', BackupRetentionInDays: '7', BackupWindow: '03:00-04:00' },
  ...{ MaintenanceWindow: 'sun:04:30-sun:05:30', DeletionProtection: 'true', RequireTls: 'true', LogRetentionInDays: '90' },
}
const madeOf = (given: Record<string, string> = {}) => resolved(database({ functionCreators: true }), { ...where, ...ofDatabase, ...given }).resources
const instance = (given: Record<string, string> = {}) => madeOf(given).Instance!.Properties

test('O-17, O-18: host and port are told apart, and a port is never part of a host', () => {
  for (const stack of [database(), cache()]) {
    deepEqual(Object.keys(stack.Outputs!).slice(0, 2), ['Host', 'Port'])
    match(JSON.stringify(stack.Outputs!.Host), /Address/)
    match(JSON.stringify(stack.Outputs!.Port), /Port/)
  }
})

test('O-20: the database is made by the name that the application is told', () => {
  equal(instance().DBName, 'osmt_db')
})

test('O-22: what holds data survives the end of its stack, and a name of its own keeps it from being replaced', () => {
  equal(madeOf().Instance!.DeletionPolicy, 'Snapshot')
  equal(madeOf().Instance!.UpdateReplacePolicy, 'Snapshot')
  equal(instance().DBInstanceIdentifier, where.Identifier)
  equal(madeOf({ Engine: 'aurora-mysql', EngineVersion: '8.0', InstanceClass: 'db.r7g.large' }).Cluster!.Properties.DBClusterIdentifier, where.Identifier)
  const { Files, Service, FilesOfEngine } = search().Resources as any
  deepEqual([Files.DeletionPolicy, Files.UpdateReplacePolicy], ['RetainExceptOnCreate', 'Retain'])
  deepEqual(FilesOfEngine.Properties.PosixUser, { Uid: '1000', Gid: '1000' })
  // Two tasks never share the files.
  deepEqual([Service.Properties.DeploymentConfiguration.MaximumPercent, Service.Properties.DeploymentConfiguration.MinimumHealthyPercent], [100, 0])
})

test('O-23: RDS makes and keeps the password, and storage is encrypted with a key or without one', () => {
  for (const KmsKeyArn of ['', 'arn:aws:kms:us-east-1:111122223333:key/1']) {
    equal(instance({ KmsKeyArn }).ManageMasterUserPassword, true)
    equal(instance({ KmsKeyArn }).MasterUserPassword, undefined)
    equal(instance({ KmsKeyArn }).StorageEncrypted, true)
    equal(instance({ KmsKeyArn }).KmsKeyId, KmsKeyArn || undefined)
  }
})

test('a database that is restored takes from its snapshot what must not be said again', () => {
  const restored = instance({ SnapshotId: 'before-the-change' })
  equal(restored.DBSnapshotIdentifier, 'before-the-change')
  for (const name of ['DBName', 'MasterUsername', 'StorageEncrypted', 'KmsKeyId']) equal(restored[name], undefined, name)
  equal(instance().DBSnapshotIdentifier, undefined)
})

test('each engine is told to ask for TLS, and to write down connections and what is slow, as it spells that', () => {
  const told = (Engine: string, EngineVersion: string, RequireTls = 'true') => {
    const { ParameterGroup, ClusterParameterGroup } = madeOf({ Engine, EngineVersion, RequireTls, InstanceClass: 'db.r7g.large' })
    return (ParameterGroup ?? ClusterParameterGroup)!.Properties.Parameters
  }
  const asks = (Engine: string, parameter: string) => ['true', 'false'].map((RequireTls) => told(Engine, versions[Engine as 'mysql'][0]!, RequireTls)[parameter])
  deepEqual(asks('mysql', 'require_secure_transport'), ['1', '0'])
  deepEqual(asks('aurora-mysql', 'require_secure_transport'), ['ON', 'OFF'])
  for (const Engine of ['postgres', 'aurora-postgresql']) deepEqual(asks(Engine, 'rds.force_ssl'), ['1', '0'])
  deepEqual(versions.postgres.map((version) => told('postgres', version).log_connections), ['all', '1', '1'])
  deepEqual([told('mysql', '8.4').log_output, told('aurora-mysql', '8.0').log_output], ['FILE', undefined])
  deepEqual([told('mysql', '8.4').slow_query_log, told('aurora-mysql', '8.0').slow_query_log], ['1', '1'])
})

test('enhanced monitoring makes its log group where nobody has yet', () => {
  const [make] = madeOf().MonitoringPolicy!.Properties.PolicyDocument.Statement
  for (const suffix of ['', ':*']) ok(make.Resource.some((arn: string) => arn.endsWith(`:log-group:RDSOSMetrics${suffix}`)), suffix)
})

test('the smallest classes have no Database Insights, and every class says when its connections are many', () => {
  equal(instance().EnablePerformanceInsights, false)
  equal(instance({ InstanceClass: 'db.t4g.medium' }).EnablePerformanceInsights, true)
  for (const name of instanceClasses) ok(classes[name]!.ManyConnections > 0, name)
})

test('nobody but clients reaches a data store, and a client reaches it alone', () => {
  for (const Engine of Object.keys(engines) as (keyof typeof engines)[]) {
    const made = madeOf({ Engine, EngineVersion: versions[Engine][0]!, InstanceClass: 'db.r7g.large' })
    equal(made.SecurityGroup!.Properties.SecurityGroupIngress, undefined)
    deepEqual([made.FromClients!.Properties.FromPort, made.ToStore!.Properties.ToPort].map(Number), [engines[Engine].Port, engines[Engine].Port])
  }
})

test('alarms watch every node of the cache that there is, as any of them may have taken over', () => {
  for (const Nodes of ['1', '2', '3', '6']) {
    const { resources } = resolved(cache(), { ...where, Engine: 'valkey', NodeType: 'cache.t4g.micro', Nodes, TransitEncryption: 'preferred' })
    for (const id of ['MemoryAlarm', 'EvictionsAlarm', 'CpuAlarm']) {
      const [most, ...nodes] = resources[id]!.Properties.Metrics
      deepEqual([most.Expression, most.ReturnData], ['MAX(METRICS())', true])
      deepEqual(nodes.map(({ MetricStat, ReturnData }: any) => [MetricStat.Metric.Dimensions[0].Value, ReturnData]), Array.from({ length: Number(Nodes) }, (_, index) => [`${where.Identifier}-00${index + 1}`, false]))
    }
  }
})

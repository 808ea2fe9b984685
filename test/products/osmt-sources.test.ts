import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import osmt from '../../products/osmt/product.ts'
import { resourceType } from '../../scripts/local-aws/cloudformation/resource-types.ts'
import { root } from '../support/local.ts'
import { resolved, type Made } from '../support/resolved.ts'

/*
 * What was wrong in OSMT's own templates (O-15 to O-25), and what OSMT reads of its environment, held against the product as it
 * is launched: what its stacks are wired with is right or wrong here, not in them.
 */

const Port = '8080'
const running = { DomainName: 'osmt.example.org', OAuthIssuer: 'https://example.okta.com/oauth2/default' }
const made = (given: object = {}) => resolved(osmt.Template, { ...running, ...given }).resources
const at = (path: string, given: object = {}) => made(given)[path]!.Properties
const ofType = (type: string, given: object = {}) => Object.values(made(given)).filter(({ Type }) => Type === type).map(({ Properties }) => Properties)
const containerOf = (path: string, given: object = {}) => at(path, given).ContainerDefinitions[0]

test('O-16: everything on the way to OSMT uses the port that Spring listens on, 8080', () => {
  const { FromPort, ToPort } = at('Target/FromLoadBalancer')
  const way = {
    groups: ofType('AWS::ElasticLoadBalancingV2::TargetGroup').map((one) => one.Port),
    service: at('Service/Service').LoadBalancers.map(({ ContainerPort }: any) => ContainerPort),
    container: containerOf('Osmt/TaskDefinition').PortMappings.map(({ ContainerPort }: any) => ContainerPort),
    out: [FromPort, ToPort],
    into: at('Target/SecurityGroup').SecurityGroupIngress.flatMap(({ FromPort, ToPort }: any) => [FromPort, ToPort]),
  }
  for (const [where, ports] of Object.entries(way)) {
    ok(ports.length > 0, where)
    deepEqual([...new Set(ports.map(String))], [Port], where)
  }
})

test('O-19: memory of each of the two is what was asked for it, and neither is the number of the other or of a processor', () => {
  const given = { Cpu: '4096', Memory: '16384', SearchMemoryMiB: '2048' }
  deepEqual([at('Osmt/TaskDefinition', given).Cpu, at('Osmt/TaskDefinition', given).Memory], ['4096', '16384'])
  for (const SearchMemoryMiB of osmt.Template.Parameters!.SearchMemoryMiB!.AllowedValues as string[]) {
    equal(at('Search/Task', { ...given, SearchMemoryMiB }).Memory, SearchMemoryMiB)
    // Half of it is for Java, and what is left for what the system keeps of the files.
    const [, heap] = /-Xmx(\d+)g$/.exec(containerOf('Search/Task', { SearchMemoryMiB }).Environment.find(({ Name }: any) => Name === 'ES_JAVA_OPTS').Value)!
    equal(Number(heap) * 1024, Number(SearchMemoryMiB) / 2)
  }
  for (const path of ['Osmt/TaskDefinition', 'Search/Task']) equal(containerOf(path, given).Memory, undefined, path)
})

test('O-22: what Elasticsearch writes is on a file system that outlives its tasks', () => {
  const { Volumes } = at('Search/Task')
  const [mount, ...others] = containerOf('Search/Task').MountPoints
  deepEqual([mount.ContainerPath, mount.ReadOnly, others], ['/usr/share/elasticsearch/data', false, []])
  const { EFSVolumeConfiguration: files } = Volumes.find(({ Name }: any) => Name === mount.SourceVolume)
  deepEqual([files.FilesystemId, files.AuthorizationConfig.AccessPointId], ['Search/Files', 'Search/FilesOfEngine'])
  equal(at('Search/FilesOfEngine').FileSystemId, 'Search/Files')
  deepEqual([...new Set(ofType('AWS::EFS::MountTarget').map(({ FileSystemId }) => FileSystemId))], ['Search/Files'])
})

/** Where a type says that it is encrypted at rest, and with what. */
const switches = ['AtRestEncryptionEnabled', 'Encrypted', 'StorageEncrypted']
const keys = ['KmsKeyId', 'KmsMasterKeyId']
const known = ({ Type }: Made, names: string[]) => names.filter((name) => name in resourceType(Type)!.properties)
/** Keys inside properties, and what is there to be encrypted with them. */
const inner: [string, (properties: any) => unknown][] = [
  ['AWS::RDS::DBInstance', ({ MasterUserSecret }) => MasterUserSecret?.KmsKeyId],
  ['AWS::RDS::DBInstance', ({ EnablePerformanceInsights, PerformanceInsightsKMSKeyId }) => (EnablePerformanceInsights ? PerformanceInsightsKMSKeyId : 'none')],
]

test('O-23: everything that can be encrypted is, with the one key, and without a key with those of AWS', () => {
  const v4 = { Generation: 'v4', Waf: 'true', DatabaseClass: 'db.m7g.large' }
  for (const given of [{}, { ...v4, AuthMode: 'single-auth' }, { ...v4, AuthMode: 'google', OAuthSecretArn: '' }]) {
    const open = (more: object, key: string | undefined) =>
      Object.entries(made({ ...given, ...more })).flatMap(([path, resource]) => [
        ...known(resource, keys).filter((name) => resource.Properties[name] !== key).map((name) => `${path}.${name}`),
        ...known(resource, switches).filter((name) => resource.Properties[name] !== true).map((name) => `${path}.${name}`),
        ...inner.filter(([type, of]) => type === resource.Type && ![key, 'none'].includes(of(resource.Properties) as string)).map(([, of]) => `${path}: ${of}`),
        ...(resource.Type === 'AWS::S3::Bucket' && !resource.Properties.BucketEncryption ? [path] : []),
      ])
    deepEqual(open({}, 'Key/Key.Arn'), [])
    deepEqual(open({ Encryption: 'ExistingKey', KmsKeyArn: 'arn' }, 'arn'), [])
    deepEqual(open({ Encryption: 'AwsKey' }, undefined), [])
  }
})

/** The password of the administrator of the database. */
const master = 'Database/Instance.MasterUserSecret.SecretArn'

test('O-23: OSMT is in the database as a user of its own, and nothing but what makes that user reads the password of the administrator', () => {
  for (const given of [{}, { Generation: 'v4', AuthMode: 'single-auth' }, osmt.Profiles!.small!.Parameters, { SnapshotId: 'before' }, { Encryption: 'ExistingKey', KmsKeyArn: 'arn' }]) {
    const signsIn = containerOf('Osmt/TaskDefinition', given).Secrets.filter(({ Name }: any) => Name.startsWith('DB_')).map(({ ValueFrom }: any) => ValueFrom)
    deepEqual(signsIn, ['DatabaseUser/Secret:username::', 'DatabaseUser/Secret:password::'])
    const readers = Object.entries(made(given)).filter(([, resource]) => JSON.stringify(resource).includes(master)).map(([path]) => path)
    deepEqual(readers, ['DatabaseUser/TaskDefinition', 'DatabaseUser/ExecutionPolicy'])
  }
})

test('O-23: what makes the user reads that secret and its own, reaches the database and nothing that OSMT does not, and has roles that nothing else is given', () => {
  const { Statement } = at('DatabaseUser/ExecutionPolicy').PolicyDocument
  deepEqual(Statement.flatMap(({ Action, Resource }: any) => (Action === 'secretsmanager:GetSecretValue' ? Resource : [])), [master, 'DatabaseUser/Secret'])
  deepEqual(at('DatabaseUserTasks/Task').SecurityGroups, ['Target/SecurityGroup.GroupId', 'Database/ClientSecurityGroup.GroupId'])
  const given = Object.entries(made()).filter(([, resource]) => JSON.stringify(resource).includes(':role/DatabaseUser/')).map(([path]) => path)
  deepEqual(given, ['DatabaseUser/TaskDefinition', 'DatabaseUserTasks/RunnerPolicy', 'Restart/Policy'])
})

test('O-23: OSMT may do what its migrations do, in its own database', () => {
  const [, , script] = containerOf('DatabaseUser/TaskDefinition').EntryPoint
  const grants = [...script.matchAll(/GRANT (.*) ON (\S+) TO (\S+);/g)].map(([, privileges, ...rest]) => [...privileges.split(', ').sort(), ...rest])
  // What the files of api/src/main/resources/db/migration of both generations need; they have no trigger, view or temporary table.
  const needed = ['ALTER', 'ALTER ROUTINE', 'CREATE', 'CREATE ROUTINE', 'DELETE', 'DROP', 'EXECUTE', 'INDEX', 'INSERT', 'LOCK TABLES', 'REFERENCES', 'SELECT', 'UPDATE']
  deepEqual(grants, [[...needed, 'osmt_db.*', "'osmt'@'%'"]])
})

/** What an alarm measures: one metric, or the same one of each node. */
const measured = ({ Metrics, ...alarm }: any) => {
  const each = Metrics?.flatMap(({ MetricStat }: any) => (MetricStat ? [{ ...MetricStat.Metric, ...MetricStat }] : [])) ?? [alarm]
  equal(new Set(each.map(({ MetricName }: any) => MetricName)).size, 1)
  return each[0]
}
/** Whether an alarm rings after an hour of one value. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html */
function rings(alarm: any, value: number): boolean {
  const { ComparisonOperator, Threshold, EvaluationPeriods } = alarm
  const { Period } = measured(alarm)
  const over = { GreaterThanThreshold: value > Threshold, GreaterThanOrEqualToThreshold: value >= Threshold, LessThanThreshold: value < Threshold }[ComparisonOperator as string]
  return over! && Period * EvaluationPeriods <= 3600
}
const GiB = 1024 ** 3
/** A value that is nobody's concern, and one that is, of what alarms measure in an OSMT of the default sizes. */
const concerns: Record<string, [well: number, ill: number]> = {
  HTTPCode_Target_5XX_Count: [1, 20],
  HTTPCode_ELB_5XX_Count: [1, 20],
  UnHealthyHostCount: [0, 1],
  CPUUtilization: [60, 95],
  MemoryUtilization: [70, 95],
  FreeableMemory: [0.5 * GiB, 0.05 * GiB],
  DatabaseConnections: [20, 1000],
  FreeStorageSpace: [10 * GiB, 1 * GiB],
  DatabaseMemoryUsagePercentage: [50, 95],
  EngineCPUUtilization: [40, 95],
  Evictions: [0, 500],
  Errors: [0, 1],
  StatusCheckFailed_Instance: [0, 1],
}

test('O-25: alarms ring when an OSMT is unwell, tell the topic, and are silent while it is well', () => {
  const given = { Egress: 'NatInstance', NatInstanceImageId: 'ami-0123456789abcdef0' }
  const all = Object.entries(made(given)).filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
  for (const path of ['Operations/UnhealthyAlarm', 'Operations/ErrorAlarm', 'Operations/NoAnswerAlarm', 'Database/StorageAlarm', 'Cache/MemoryAlarm', 'Search/MemoryAlarm', 'Restart/FailedAlarm']) {
    ok(all.some(([one]) => one === path), path)
  }
  for (const [path, { Properties }] of all) {
    const { MetricName } = measured(Properties)
    const [well, ill] = concerns[MetricName] ?? [NaN, NaN]
    deepEqual([rings(Properties, well), rings(Properties, ill)], [false, true], `${path}: ${MetricName}`)
    if (!path.startsWith('Vpc/')) deepEqual(Properties.AlarmActions, ['Topic/Topic.TopicArn'], path)
  }
})

type Contract = Record<string, Record<string, Record<string, string>>>
const contract: Contract = JSON.parse(readFileSync(join(root, 'test/stacks/osmt-contract.json'), 'utf8'))

for (const [Generation, { source: _, always, ...modes }] of Object.entries(contract)) {
  for (const [AuthMode, own] of Object.entries(modes)) {
    test(`OSMT ${Generation} with ${AuthMode} is told what it reads, with the values that its sources ask for, and nothing of another way to sign in`, () => {
      const { Environment, Secrets } = containerOf('Osmt/TaskDefinition', { Generation, AuthMode })
      const told = Object.fromEntries([...Environment, ...Secrets].map(({ Name, Value, ValueFrom }: any) => [Name, Value ?? ValueFrom]))
      for (const [name, value] of Object.entries({ ...always, ...own })) {
        equal(told[name], value, name)
      }
      const ofOthers = Object.values(modes).flatMap(Object.keys).filter((name) => !(name in own))
      deepEqual(Object.keys(told).filter((name) => ofOthers.includes(name)), [])
    })
  }
}

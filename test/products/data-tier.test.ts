import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import dataTier from '../../products/data-tier/product.ts'
import { auroraClasses, instanceClasses, versions } from '../../templates-src/parts/engines.ts'
import { judges } from '../support/patterns.ts'
import { refusesWhatItsReadmeSays } from '../support/readme.ts'
import { refusals, resolved } from '../support/resolved.ts'

const { Template } = dataTier
const parameters = Template.Parameters!
const allowed = (name: string) => parameters[name]!.AllowedValues as string[]
const image = { NatInstanceImageId: 'ami-0123456789abcdef0' }
const made = (given = {}) => resolved(Template, { ...image, ...given })
const there = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1' }
const key = 'arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef'

test('a launch needs no typing, and no profile breaks a rule', () => {
  for (const [name, { Default }] of Object.entries(parameters)) ok(Default !== undefined, name)
  for (const { Parameters } of Object.values(dataTier.Profiles!)) deepEqual(refusals(Template, Parameters), [])
})

test('each engine takes the versions and classes that it has, and no other', () => {
  for (const [DatabaseEngine, own] of Object.entries(versions)) {
    const DatabaseClass = 'db.r7g.large'
    deepEqual(allowed('DatabaseVersion').filter((DatabaseVersion) => refusals(Template, { DatabaseEngine, DatabaseClass, DatabaseVersion }).length === 0).sort(), [...own].sort(), DatabaseEngine)
    const classes = DatabaseEngine.startsWith('aurora') ? auroraClasses : instanceClasses
    deepEqual(allowed('DatabaseClass').filter((one) => refusals(Template, { DatabaseEngine, DatabaseVersion: own[0], DatabaseClass: one }).length === 0).sort(), [...classes].sort(), DatabaseEngine)
  }
})

test('a disk grows to something larger than it begins with', () => {
  for (const StorageGiB of allowed('StorageGiB')) {
    const grows = allowed('MaxStorageGiB').filter((MaxStorageGiB) => refusals(Template, { StorageGiB, MaxStorageGiB }).length === 0)
    deepEqual(grows, allowed('MaxStorageGiB').filter((size) => Number(size) > Number(StorageGiB)))
  }
})

test('combinations that would fail half-way, or make nothing, are refused with a sentence', () => {
  const refused = (given: object, sentence: RegExp) => {
    const said = refusals(Template, given as Record<string, string>)
    equal(said.length, 1, said.join('; '))
    match(said[0]!, sentence)
  }
  const none = { DatabaseEngine: 'None' }
  refused({ ...none, CacheEngine: 'None' }, /^Choose a DatabaseEngine, a CacheEngine, or both/)
  refused({ ...none, SnapshotId: 'before' }, /^A SnapshotId needs a database/)
  refused({ CacheEngine: 'None', CacheSnapshotName: 'before' }, /^A CacheSnapshotName needs a cache/)
  refused({ Encryption: 'ExistingKey' }, /^An existing key needs KmsKeyArn/)
  refused({ KmsKeyArn: key }, /^KmsKeyArn names a key that nothing would use/)
  refused({ VpcId: there.VpcId }, /^An existing VPC needs SubnetIds/)
  refused({ ...there, VpcCidr: '10.1.0.0/16' }, /leave VpcCidr at 10.0.0.0\/16/)
  refused({ ...there, Ipv6: 'true' }, /leave Ipv6 at false/)
  refused({ ...there, Zones: '3' }, /leave Zones at 2/)
  refused({ SubnetIds: there.SubnetIds }, /^SubnetIds need VpcId/)
  refused({ ...there, Egress: 'NatGateway' }, /^An existing VPC has ways out of its own/)
  for (const given of [none, { CacheEngine: 'None' }, there, { Encryption: 'ExistingKey', KmsKeyArn: key }]) deepEqual(refusals(Template, given), [])
})

test('what people type is judged by a pattern with examples on both sides', () => {
  judges(parameters, {
    DatabaseName: { good: ['app', 'osmt_db', 'a1', 'mysql_app'], bad: ['', '1a', 'App', 'a-b', 'a'.repeat(64), 'mysql', 'template1'] },
    SnapshotId: { good: ['', 'before-the-change', 'rds:data-2026-11-27', 'arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:rds:a-1'], bad: ['-a', 'a--b', 'a-', '1a', 'arn:aws:rds:eu-west-1:123456789012:db:a'] },
    CacheSnapshotName: { good: ['', 'before', 'automatic.data-2026-11-27-02-00'], bad: ['-a', 'A', 'a--b'] },
    KmsKeyArn: { good: ['', key], bad: ['alias/mine', 'arn:aws:kms:eu-west-1:123456789012:alias/mine'] },
    VpcId: { good: ['', there.VpcId], bad: ['vpc', 'vpc-0123456789abcdeg0'] },
    SubnetIds: { good: ['', there.SubnetIds], bad: ['subnet-0123456789abcdef0', there.SubnetIds.replace(',', ', ')] },
  })
})

test('two data tiers of an account have names of their own, and what is handed out names what is there', () => {
  const identifier = (id: string) => made({ 'AWS::StackId': `arn:aws:cloudformation:eu-west-1:111122223333:stack/data/${id}-0000-4000-8000-000000000000` }).resources['Database/Instance']!.Properties.DBInstanceIdentifier
  deepEqual([identifier('0a1b2c3d'), identifier('4e5f6a7b')], ['data-0a1b2c3d', 'data-4e5f6a7b'])
  const ofDatabase = ['DatabaseHost', 'DatabasePort', 'DatabaseName', 'DatabaseSecretArn', 'DatabaseClientSecurityGroupId']
  const ofCache = ['CacheHost', 'CachePort', 'CacheClientSecurityGroupId']
  const outputs = (given = {}) => Object.keys(made(given).outputs)
  deepEqual([...ofDatabase, ...ofCache].filter((name) => !outputs().includes(name)), [])
  deepEqual(outputs({ DatabaseEngine: 'None' }).filter((name) => name.startsWith('Database')), [])
  deepEqual(outputs({ CacheEngine: 'None' }).filter((name) => name.startsWith('Cache')), [])
})

// Another value of each parameter, where the first that is allowed is not one, and what has to be so for it to matter.
const other: Record<string, string> = {
  DatabaseEngine: 'postgres', DatabaseClass: 'db.m7g.large', StorageGiB: '50', MaxStorageGiB: '200', DatabaseName: 'other', SnapshotId: 'before', CacheSnapshotName: 'before', MaxCapacityUnits: '8', BackupRetentionInDays: '8', Encryption: 'AwsKey', KmsKeyArn: key.replace('0123', '4567'),
  ...there, VpcCidr: '10.1.0.0/16', NatInstanceImageId: 'ami-0123456789abcdef1', NotificationEmail: 'ada@example.org', PermissionsBoundary: 'Other', Egress: 'NatGateway',
}
const base: Record<string, Record<string, string>> = {
  KmsKeyArn: { Encryption: 'ExistingKey', KmsKeyArn: key }, NatInstanceImageId: { Egress: 'NatInstance' }, VpcId: {}, SubnetIds: there, MaxCapacityUnits: { DatabaseEngine: 'aurora-mysql', DatabaseVersion: '8.0', DatabaseClass: 'db.serverless' },
}
const together: Record<string, Record<string, string>> = { VpcId: there, SubnetIds: { SubnetIds: 'subnet-0123456789abcdef2,subnet-0123456789abcdef3' } }

test('the README says of each parameter whether changing it is refused, as it would take data away', () => refusesWhatItsReadmeSays('data-tier', { launched: image, other, base, together }))

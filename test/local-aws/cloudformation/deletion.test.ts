import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { STS } from '@aws-sdk/client-sts'
import { startLocalAws } from '../../../scripts/local-aws/server.ts'
import { local } from '../../support/local.ts'
import { account, cloud, parameter, region, template } from './support.ts'

const database = (properties: object = {}, attributes: object = {}) => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20', ...properties }, ...attributes })
const cluster = (properties: object = {}, attributes: object = {}) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties }, ...attributes })
const cache = { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { ReplicationGroupDescription: 'sessions' }, DeletionPolicy: 'Snapshot' }
const balancer = (Value: string) => ({ Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value }] } })

/** A cloud that also tells what is in the region, and why resources failed. */
function looked() {
  const one = cloud()
  const there = (pattern: RegExp) => [...one.call.region.resources.values()].filter(({ type }) => pattern.test(type))
  const reasons = () => one.events().flatMap(({ LogicalResourceId, ResourceStatus, ResourceStatusReason = '' }) => (LogicalResourceId !== 'app' && ResourceStatus.endsWith('_FAILED') ? [ResourceStatusReason] : []))
  return { ...one, there, reasons }
}

test('databases, caches and volumes that go with their stack are kept as snapshots, databases even when nobody says so', async () => {
  const { create, remove, there, resources } = looked()
  const disk = { Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: `${region}a`, Size: 8 }, DeletionPolicy: 'Snapshot' }
  await create(template({ Data: database(), Cluster: cluster(), Member: database({ DBClusterIdentifier: { Ref: 'Cluster' } }), Gone: database({}, { DeletionPolicy: 'Delete' }), Cache: cache, Disk: disk }))
  const { Data, Cluster, Cache, Disk } = resources()
  equal((await remove()).StackStatus, 'DELETE_COMPLETE')
  const kept = there(/Snapshot$/)
  deepEqual(new Map(kept.map(({ properties, type }) => [properties.of, type])), new Map([[Data, 'AWS::RDS::DBSnapshot'], [Cluster, 'AWS::RDS::DBClusterSnapshot'], [Cache, 'AWS::ElastiCache::Snapshot'], [Disk, 'AWS::EC2::Snapshot']]))
  const named = kept.find(({ properties }) => properties.of === Data)!
  match(named.arn, new RegExp(`^arn:aws:rds:${region}:${account}:snapshot:app-snapshot-data-[0-9a-f]{12}$`))
  equal(there(/^AWS::RDS::DBInstance$/).length, 0)
})

test('a replacement is kept as a snapshot only where its own policy says so', async () => {
  const { create, update, there } = looked()
  const both = (DBName: string) => template({ Kept: database({ DBName }, { UpdateReplacePolicy: 'Snapshot' }), Lost: database({ DBName }) })
  await create(both('one'))
  equal((await update(both('two'))).StackStatus, 'UPDATE_COMPLETE')
  deepEqual(there(/Snapshot$/).map(({ id }) => id.replace(/-[0-9a-f]+$/, '')), ['app-snapshot-kept'])
})

test('a change set says what becomes of what goes', async () => {
  const { create, rows } = looked()
  await create(template({ Kept: database({}, { UpdateReplacePolicy: 'Snapshot' }), Gone: database(), Note: parameter('a') }))
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody: template({ Kept: database({ DBName: 'other' }), Note: parameter('a') }) })
  const { Changes } = rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  deepEqual(Changes.map(({ ResourceChange: { LogicalResourceId, PolicyAction } }: any) => [LogicalResourceId, PolicyAction]), [['Kept', 'ReplaceAndSnapshot'], ['Gone', 'Snapshot']])
})

test('a type that has no snapshots cannot be told to keep one', async () => {
  const { create } = looked()
  await rejects(async () => create(template({ Note: parameter('a', { DeletionPolicy: 'Snapshot' }) })), { message: 'Template error: resource type AWS::SSM::Parameter does not support deletion policy Snapshot' })
})

test('a database is restored from a snapshot that is there, and from no other', async () => {
  const { create, remove, there, reasons } = looked()
  await create(template({ Data: database() }))
  await remove()
  const [snapshot] = there(/Snapshot$/)
  equal((await create(template({ Data: database({ DBSnapshotIdentifier: snapshot!.id }), Same: database({ DBSnapshotIdentifier: snapshot!.arn }) }))).StackStatus, 'CREATE_COMPLETE')
  await remove()
  equal((await create(template({ Data: database({ DBSnapshotIdentifier: 'lost' }) }))).StackStatus, 'ROLLBACK_COMPLETE')
  match(reasons()[0]!, /^Resource handler returned message: "DBSnapshot not found: lost \(Service: Rds, Status Code: 404\)" .*HandlerErrorCode: NotFound\)$/)
})

test('a key goes only after its waiting period, and what it encrypts cannot be restored meanwhile', async () => {
  const { create, remove, there, reasons } = looked()
  const key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {}, PendingWindowInDays: 7 } }
  await create(template({ Key: key, Data: database({ KmsKeyId: { 'Fn::GetAtt': 'Key.Arn' } }) }))
  await remove()
  const [held] = there(/Key$/)
  equal(held!.properties.KeyState, 'PendingDeletion')
  equal(Math.round((held!.properties.DeletionDate - Date.now()) / 86_400_000), 7)
  equal((await create(template({ Data: database({ DBSnapshotIdentifier: there(/Snapshot$/)[0]!.id }) }))).StackStatus, 'ROLLBACK_COMPLETE')
  match(reasons()[0]!, /The specified KMS key \[.*\] does not exist, is not enabled or you do not have permissions to access it\./)
})

test('what is protected stays until somebody lifts the protection, with the real CLI, whatever the template says', async () => {
  const { aws, as, world, close } = await local({ clock: { stepMilliseconds: 0 } })
  const env = as(account, region)
  const there = cloud({ world })
  const guarded = { DeletionProtection: true }
  await there.create(template({ Data: database(guarded), Cluster: cluster(guarded), Balancer: balancer('true') }))
  const { Data, Cluster, Balancer } = there.resources() as Record<string, string>
  equal((await there.remove()).StackStatus, 'DELETE_FAILED')
  const said = there.events().filter(({ ResourceStatus, LogicalResourceId }) => ResourceStatus === 'DELETE_FAILED' && LogicalResourceId !== 'app').map(({ ResourceStatusReason = '' }) => ResourceStatusReason)
  equal(said.length, 3)
  for (const text of ['Cannot delete protected DB Instance, please disable deletion protection and try again.', 'Cannot delete protected Cluster, please disable deletion protection and try again.', `Load balancer '${Balancer}' cannot be deleted because deletion protection is enabled`]) equal(said.filter((reason) => reason.includes(text)).length, 1, text)

  const [{ DBInstance }, , { Attributes }] = await Promise.all([
    aws(['rds', 'modify-db-instance', '--db-instance-identifier', Data!, '--no-deletion-protection', '--apply-immediately'], env),
    aws(['rds', 'modify-db-cluster', '--db-cluster-identifier', Cluster!, '--no-deletion-protection', '--apply-immediately'], env),
    aws(['elbv2', 'modify-load-balancer-attributes', '--load-balancer-arn', Balancer!, '--attributes', 'Key=deletion_protection.enabled,Value=false'], env),
  ])
  equal(DBInstance.DeletionProtection, false)
  deepEqual(Attributes, [{ Key: 'deletion_protection.enabled', Value: 'false' }])
  equal((await there.remove()).StackStatus, 'DELETE_COMPLETE')
  const { DBSnapshots } = await aws(['rds', 'describe-db-snapshots'], env)
  deepEqual(DBSnapshots.map(({ DBInstanceIdentifier, Status }: any) => [DBInstanceIdentifier, Status]), [[Data, 'available']])
  await close()
})

test('protection is lifted only of what is there, and by who may', async () => {
  const { endpoint, close } = await startLocalAws()
  const client = (credentials: object) => ({ endpoint, region, maxAttempts: 1, credentials: { accessKeyId: account, secretAccessKey: 'local', ...credentials } })
  const { Credentials } = await new STS(client({})).assumeRole({ RoleArn: `arn:aws:iam::${account}:role/ResearchScientist`, RoleSessionName: 'ada' })
  const asked = async (service: string, body: string, key = account) => {
    const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${key}/20300101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`, 'x-amz-security-token': key === account ? '' : Credentials!.SessionToken! }
    return (await fetch(endpoint, { method: 'POST', headers, body })).text()
  }
  match(await asked('rds', 'Action=ModifyDBCluster&DBClusterIdentifier=none&DeletionProtection=false'), /<Code>DBClusterNotFoundFault<\/Code><Message>DBCluster none not found\./)
  match(await asked('elasticloadbalancing', 'Action=ModifyLoadBalancerAttributes&LoadBalancerArn=none&Attributes.member.1.Key=a&Attributes.member.1.Value=b'), /<Code>LoadBalancerNotFound<\/Code>/)
  match(await asked('rds', 'Action=ModifyDBInstance&DBInstanceIdentifier=none', Credentials!.AccessKeyId), /<Code>AccessDenied<\/Code>.*rds:ModifyDBInstance on resource: arn:aws:rds:eu-west-1:444455556666:db:none/)
  await close()
})

test('what was changed in the service stays through updates that change something else', async () => {
  const { create, update, there } = looked()
  await create(template({ Data: database({ DeletionProtection: true }) }))
  const [live] = there(/DBInstance$/)
  live!.properties = { ...live!.properties, DeletionProtection: false }
  await update(template({ Data: database({ DeletionProtection: true, AllocatedStorage: '40' }) }))
  deepEqual(there(/DBInstance$/).map(({ properties }) => [properties.DeletionProtection, properties.AllocatedStorage]), [[false, '40']])
})

import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { cloud, template } from './support.ts'

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
const record = (Type: string, more: object = {}) => ({ Type: 'AWS::Route53::RecordSet', Properties: { HostedZoneId: 'Z1', Name: 'app.example.org', Type, TTL: '300', ResourceRecords: ['192.0.2.1'], ...more } })
const zone = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.org' } }
const records = ({ world, call }: ReturnType<typeof cloud>) =>
  [...world.accounts.get(call.account.Id)!.regions.values()].flatMap(({ resources }) => [...resources.values()]).filter(({ type }) => type === 'AWS::Route53::RecordSet').map(({ properties }) => properties.Type).sort()

test('a name has records of several types, and each goes by itself', async () => {
  const one = cloud()
  equal((await one.create(template({ V4: record('A'), V6: record('AAAA'), Caa: record('CAA') }))).StackStatus, 'CREATE_COMPLETE')
  deepEqual(one.resources(), { V4: 'app.example.org', V6: 'app.example.org', Caa: 'app.example.org' })
  await one.update(template({ V6: record('AAAA') }))
  deepEqual(records(one), ['AAAA'])
  await one.update(template({ V6: record('TXT') }))
  deepEqual(records(one), ['TXT'])
  await one.remove()
  deepEqual(records(one), [])
})

test('a record that a zone has already is refused in the words of Route 53, from whichever region; another zone takes it, and so does another identifier', async () => {
  const one = cloud()
  await one.create(template({ V4: record('A', { SetIdentifier: 'first' }) }))
  const elsewhere = cloud({ world: one.world, inRegion: 'us-east-1' })
  equal((await elsewhere.create(template({ V4: record('A', { SetIdentifier: 'first', Name: 'app.example.org.' }) }))).StackStatus, 'ROLLBACK_COMPLETE')
  match(elsewhere.events().find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason!, /Tried to create resource record set \[name='app\.example\.org\.', type='A'\] but it already exists/)
  deepEqual(records(one), ['A'])
  equal((await elsewhere.create(template({ V4: record('A', { HostedZoneId: 'Z2' }), Other: record('A', { SetIdentifier: 'second' }) }), { StackName: 'other' })).StackStatus, 'CREATE_COMPLETE')
  deepEqual(records(one), ['A', 'A', 'A'])
})

test('two zones may have one name, and are two', async () => {
  const one = cloud()
  await one.create(template({ First: zone, Second: zone }))
  const { First, Second } = one.resources()
  equal(new Set([First, Second]).size, 2)
})

test('a name in Cloud Map is taken in its namespace only', async () => {
  const body = (namespace: string, NamespaceId: unknown = { Ref: 'Namespace' }) =>
    template({
      Namespace: { Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace', Properties: { Name: namespace, Vpc: 'vpc-0123456789abcdef0' } },
      Service: { Type: 'AWS::ServiceDiscovery::Service', Properties: { Name: 'search', NamespaceId } },
    })
  const one = cloud()
  equal((await one.create(body('one.internal'))).StackStatus, 'CREATE_COMPLETE')
  equal((await one.create(body('two.internal'), { StackName: 'beside' })).StackStatus, 'CREATE_COMPLETE')
  equal((await one.create(body('three.internal', one.resources().Namespace), { StackName: 'within' })).StackStatus, 'ROLLBACK_COMPLETE')
  match(one.events('within').find(({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === 'Service' && ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason!, /search already exists/)
})

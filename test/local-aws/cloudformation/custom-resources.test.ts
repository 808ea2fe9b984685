import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { CustomAnswer, CustomRequest } from '../../../scripts/local-aws/world.ts'
import { account, cloud, parameter, region, template } from './support.ts'

const ServiceToken = `arn:aws:lambda:${region}:${account}:function:maker`
const custom = (properties: object = {}, attributes: object = {}) => ({ Type: 'Custom::Thing', Properties: { ServiceToken, ...properties }, ...attributes })
const code = { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'maker', Role: `arn:aws:iam::${account}:role/maker`, Code: { ZipFile: 'x' }, Handler: 'index.handler', Runtime: 'python3.13' } }

/** A cloud with a function behind the token that answers what it is told, and remembers what it was asked. */
function answered(answers: (request: CustomRequest) => CustomAnswer | undefined = () => ({})) {
  const one = cloud()
  const asked: CustomRequest[] = []
  one.world.customResources.set(ServiceToken, (request) => (asked.push(request), answers(request)))
  const reasons = () => one.events().flatMap(({ LogicalResourceId, ResourceStatus, ResourceStatusReason = '' }) => (LogicalResourceId !== 'app' && ResourceStatus.endsWith('_FAILED') ? [ResourceStatusReason] : []))
  const brief = () => asked.map(({ RequestType, PhysicalResourceId }) => [RequestType, PhysicalResourceId])
  return { ...one, asked, reasons, brief }
}

test('a custom resource is asked for in the form of AWS, every value a string, and answers with an ID and attributes', async () => {
  const { create, asked, resources, call } = answered(() => ({ PhysicalResourceId: 'thing-1', Data: { Address: '10.0.0.1' } }))
  const stack = await create(template({ Thing: custom({ Count: 2, Open: false, Names: ['a', 1] }), Note: { ...parameter({ 'Fn::GetAtt': 'Thing.Address' }), Properties: { Name: 'note', Type: 'String', Value: { 'Fn::Sub': '${Thing} ${Thing.Address}' } } } }))
  const { RequestId, ...request } = asked[0]!
  deepEqual(request, {
    RequestType: 'Create', ServiceToken, StackId: stack.StackId, ResourceType: 'Custom::Thing', LogicalResourceId: 'Thing',
    ResourceProperties: { ServiceToken, Count: '2', Open: 'false', Names: ['a', '1'] },
  })
  match(RequestId, /^[0-9a-f-]{36}$/)
  equal(resources().Thing, 'thing-1')
  equal(call.region.parameters.get('note')!.Value, 'thing-1 10.0.0.1')
})

test('an update gives the old properties, too, and only when they differ; a deletion names the ID', async () => {
  const { create, update, remove, asked, brief } = answered(() => ({ PhysicalResourceId: 'thing-1' }))
  await create(template({ Thing: custom({ Size: 1 }), Note: parameter('a') }))
  await update(template({ Thing: custom({ Size: 1 }), Note: parameter('b') }))
  await update(template({ Thing: custom({ Size: 2 }) }))
  await remove()
  deepEqual(brief(), [['Create', undefined], ['Update', 'thing-1'], ['Delete', 'thing-1']])
  deepEqual([asked[1]!.OldResourceProperties, asked[1]!.ResourceProperties], [{ ServiceToken, Size: '1' }, { ServiceToken, Size: '2' }])
})

test('another ID is a replacement: the old one is deleted once all else is there', async () => {
  const { create, update, resources, asked, brief } = answered(({ ResourceProperties: { Name } }) => ({ PhysicalResourceId: Name }))
  await create(template({ Thing: custom({ Name: 'one' }) }))
  await update(template({ Thing: custom({ Name: 'two' }) }))
  equal(resources().Thing, 'two')
  deepEqual(brief(), [['Create', undefined], ['Update', 'one'], ['Delete', 'one']])
  deepEqual(asked[2]!.ResourceProperties, { ServiceToken, Name: 'one' })
})

test('an update that fails elsewhere goes back to the ID that was, and only what was made for it is deleted', async () => {
  const { create, update, fail, resources, brief } = answered(({ ResourceProperties: { Name } }) => ({ PhysicalResourceId: Name }))
  const body = (Name: string) => template({ Thing: custom({ Name }), Note: parameter(Name, { DependsOn: 'Thing' }) })
  await create(body('one'))
  fail({ logicalId: 'Note', times: 1 })
  equal((await update(body('two'))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal(resources().Thing, 'one')
  deepEqual(brief().slice(1), [['Update', 'one'], ['Update', 'two'], ['Delete', 'two']])
})

test('a failure says the reason of the function, and what failed to be made is deleted all the same', async () => {
  const { create, reasons, brief } = answered(({ RequestType }) => (RequestType === 'Create' ? { Status: 'FAILED', Reason: 'no such network', PhysicalResourceId: 'half' } : {}))
  equal((await create(template({ Thing: custom() }))).StackStatus, 'ROLLBACK_COMPLETE')
  match(reasons()[0]!, /^Received response status \[FAILED\] from custom resource\. Message returned: no such network \(RequestId: [0-9a-f-]{36}\)$/)
  deepEqual(brief(), [['Create', undefined], ['Delete', 'half']])
})

test('an update or a deletion that a function refuses leaves the resource with the ID it had', async () => {
  const { create, update, remove, reasons, resources } = answered(({ RequestType, ResourceProperties: { Size } }) => (RequestType === 'Delete' || Size === '2' ? { Status: 'FAILED', Reason: `${RequestType} is not for me` } : { PhysicalResourceId: 'thing' }))
  await create(template({ Thing: custom({ Size: 1 }) }))
  equal((await update(template({ Thing: custom({ Size: 2 }) }))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal((await remove()).StackStatus, 'DELETE_FAILED')
  equal(resources().Thing, 'thing')
  deepEqual(reasons().map((reason) => /returned: (\w+)/.exec(reason)?.[1]), ['Update', 'Delete'])
})

test('a function that never answers, or says too much, fails its resource', async () => {
  const never = answered(() => undefined)
  await never.create(template({ Thing: custom() }))
  match(never.reasons()[0]!, /^CloudFormation did not receive a response from your Custom Resource\. Please check your logs for requestId \[[0-9a-f-]{36}\]/)
  const long = answered(() => ({ Data: { Text: 'x'.repeat(4096) } }))
  await long.create(template({ Thing: custom() }))
  equal(long.reasons()[0], 'Response object is too long.')
})

test('an attribute that the function did not give fails who asks for it', async () => {
  const { create, reasons } = answered()
  const { StackId } = await create(template({ Thing: custom(), Note: parameter({ 'Fn::GetAtt': 'Thing.Address' }) }))
  match(reasons()[0]!, new RegExp(`^CustomResource attribute error: Vendor response doesn't contain Address attribute in object ${StackId}\\|Thing\\|[0-9a-f-]{36}$`))
})

test('without anything behind it a function that is in the account succeeds, and one that is not cannot be found', async () => {
  const { create, resources, events } = cloud()
  const made = (extra: object) => template({ Thing: custom({}, 'Code' in extra ? { DependsOn: 'Code' } : {}), ...extra })
  equal((await create(made({ Code: code }))).StackStatus, 'CREATE_COMPLETE')
  match(resources().Thing!, /^app-Thing-[A-Z0-9]{12}$/)
  equal(resources().Code, 'maker')
  const other = cloud()
  await other.create(made({}))
  equal(other.events().find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason, `Function not found: ${ServiceToken}`)
  equal(events().filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED').length, 0)
})

test('the token of a custom resource stays', async () => {
  const { create, update, reasons } = answered()
  await create(template({ Thing: custom() }))
  equal((await update(template({ Thing: { ...custom(), Properties: { ServiceToken: `${ServiceToken}2` } } }))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal(reasons()[0], 'Modifying service token is not allowed.')
})

import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { CloudFormation } from '@aws-sdk/client-cloudformation'
import { startLocalAws } from '../../../scripts/local-aws/server.ts'
import { account, child, cloud, parameter, region, template, topic } from './support.ts'

const policy = (...statements: object[]) => JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*', ...one })) })
const named = (Name: string, Value: string) => ({ Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value } })
const failures = (events: ReturnType<ReturnType<typeof cloud>['events']>) =>
  events.flatMap(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) => (ResourceStatus === 'UPDATE_FAILED' && LogicalResourceId !== 'app' ? [[LogicalResourceId, ResourceStatusReason]] : []))

test('an update that the policy denies fails with the statement that denies it, and all goes back', async () => {
  const { create, update, events, call } = cloud()
  const body = (value: string, name = 'a') => template({ Kept: named(name, value), Other: parameter(value) })
  await create(body('1'), { StackPolicyBody: policy({}, { Effect: 'Deny', Action: ['Update:Replace', 'Update:Delete'], Resource: 'LogicalResourceId/Kept' }) })
  equal((await update(body('2'))).StackStatus, 'UPDATE_COMPLETE')
  equal((await update(body('3', 'b'))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  deepEqual(failures(events())[0], ['Kept', 'Action denied by stack policy: Statement [#2] does not allow [Update:Replace] for resource [LogicalResourceId/Kept];'])
  equal(call.region.parameters.get('a')!.Value, '2')
  equal((await update(template({ Other: parameter('4') }))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  match(failures(events()).at(-1)![1]!, /does not allow \[Update:Delete\]/)
  equal(call.region.parameters.get('a')!.Value, '2')
})

test('a policy denies what it does not allow, by type as well, and lets resources be added', async () => {
  const { create, update, events } = cloud()
  const body = (value: string, more: object = {}) => template({ Note: parameter(value), News: topic(value), ...more })
  await create(body('1'), { StackPolicyBody: policy({ Condition: { StringEquals: { ResourceType: ['AWS::SNS::Topic'] } } }) })
  equal((await update(template({ Note: parameter('1'), News: topic('2'), More: parameter('new') }))).StackStatus, 'UPDATE_COMPLETE')
  equal((await update(body('3', { More: parameter('new') }))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  deepEqual(failures(events()).find(([id]) => id === 'Note'), ['Note', 'Action not allowed by stack policy'])
})

test('a policy of one update holds during it only, and a new one after it', async () => {
  const { create, update, rows } = cloud()
  const [all, none] = [policy({}), policy({ Effect: 'Deny' })]
  await create(template({ Note: parameter('1') }), { StackPolicyBody: none })
  equal((await update(template({ Note: parameter('2') }), { StackPolicyDuringUpdateBody: all })).StackStatus, 'UPDATE_COMPLETE')
  equal((await update(template({ Note: parameter('3') }), { StackPolicyBody: all })).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal(rows.GetStackPolicy!({ StackName: 'app' }).StackPolicyBody, none)
  rows.SetStackPolicy!({ StackName: 'app', StackPolicyBody: all })
  equal((await update(template({ Note: parameter('3') }), { StackPolicyBody: none })).StackStatus, 'UPDATE_COMPLETE')
  equal(rows.GetStackPolicy!({ StackName: 'app' }).StackPolicyBody, none)
})

test('a policy protects a nested stack as one resource', async () => {
  const { create, update, upload, events } = cloud()
  upload({ 'child.json': template({ Note: parameter({ Ref: 'Text' }) }, { Parameters: { Text: { Type: 'String' } } }) })
  const body = (Text: string) => template({ Child: child('child.json', { Text }) })
  await create(body('1'), { StackPolicyBody: policy({}, { Effect: 'Deny', Action: 'Update:Modify', Resource: 'LogicalResourceId/Child' }) })
  equal((await update(body('2'))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  match(failures(events())[0]![1]!, /does not allow \[Update:Modify\] for resource \[LogicalResourceId\/Child\]/)
})

test('a change set cannot go around the policy, and a deletion of the stack need not ask it', async () => {
  const { create, rows, settled, remove } = cloud()
  await create(template({ Note: parameter('1') }), { StackPolicyBody: policy({ Effect: 'Deny' }) })
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody: template({ Note: parameter('2') }) })
  await rows.ExecuteChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  equal((await settled('app')).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal((await remove()).StackStatus, 'DELETE_COMPLETE')
})

test('what is no policy is refused, with the real SDK', async () => {
  const { endpoint, close } = await startLocalAws({ clock: { stepMilliseconds: 0 } })
  const client = new CloudFormation({ endpoint, region, maxAttempts: 1, credentials: { accessKeyId: account, secretAccessKey: 'local' } })
  await client.createStack({ StackName: 'app', TemplateBody: template({ Note: parameter('1') }) })
  const set = (StackPolicyBody: string) => client.setStackPolicy({ StackName: 'app', StackPolicyBody })
  for (const body of ['nothing', '{}', policy({ Effect: 'Forbid' }), policy({ Principal: 'me' })]) {
    await rejects(set(body), { name: 'ValidationError', message: 'Error validating stack policy: Invalid stack policy' })
  }
  await rejects(set(policy({ Resource: 'LogicalResourceId/None' })), { message: /^Error validating stack policy: Unknown logical id 'LogicalResourceId\/None' in statement/ })
  await set(policy({}))
  equal((await client.getStackPolicy({ StackName: 'app' })).StackPolicyBody, policy({}))
  await close()
})

test('the root alone has termination protection, and its nested stacks are protected with it', async () => {
  const { create, upload, rows, resources, settled } = cloud()
  upload({ 'child.json': template({ Note: parameter('a') }) })
  await create(template({ Child: child('child.json') }), { EnableTerminationProtection: 'true' })
  const StackName = resources().Child!
  equal(rows.DescribeStacks!({ StackName }).Stacks[0].EnableTerminationProtection, true)
  throws(() => rows.UpdateTerminationProtection!({ StackName, EnableTerminationProtection: 'false' }), { message: /cannot be set on a nested stack/ })
  throws(() => rows.DeleteStack!({ StackName }), { message: /cannot be deleted while TerminationProtection is enabled$/ })
  rows.UpdateTerminationProtection!({ StackName: 'app', EnableTerminationProtection: 'false' })
  rows.DeleteStack!({ StackName })
  equal((await settled(StackName)).StackStatus, 'DELETE_COMPLETE')
})

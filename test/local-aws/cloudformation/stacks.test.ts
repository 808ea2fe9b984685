import { deepEqual, equal, match, notEqual, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { child, cloud, parameter, region, template, topic } from './support.ts'

const history = (events: { LogicalResourceId: string; ResourceStatus: string }[]) => events.map((one) => `${one.LogicalResourceId} ${one.ResourceStatus}`)
const role = (RoleName?: unknown) => ({ Type: 'AWS::IAM::Role', Properties: { ...(RoleName !== undefined && { RoleName }), AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } } })
const bucket = (BucketName?: string, attributes: object = {}) => ({ Type: 'AWS::S3::Bucket', ...(BucketName && { Properties: { BucketName } }), ...attributes })

test('a stack is created in the order its resources need, and says so event by event', async () => {
  const { create, events, resources, outputs } = cloud()
  const stack = await create(template({ Second: topic({ Ref: 'First' }), First: topic() }, { Outputs: { Arn: { Value: { Ref: 'Second' } } } }))
  equal(stack.StackStatus, 'CREATE_COMPLETE')
  deepEqual(history(events()), [
    'app CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS',
    'First CREATE_COMPLETE',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_COMPLETE',
    'app CREATE_COMPLETE',
  ])
  match(outputs(stack).Arn!, /^arn:aws:sns:eu-west-1:444455556666:app-Second-[A-Z0-9]{12}$/)
  equal(resources().Second, outputs(stack).Arn)
  match(stack.StackId, /^arn:aws:cloudformation:eu-west-1:444455556666:stack\/app\/[0-9a-f-]{36}$/)
})

test('independent resources are created at the same time', async () => {
  const { create } = cloud({ stepMilliseconds: 40 })
  const begin = performance.now()
  await create(template(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`Topic${index}`, topic()]))))
  ok(performance.now() - begin < 400)
})

test('a rehearsal repeats: the same stacks get the same identities in another world', async () => {
  const once = async () => {
    const { create, resources } = cloud()
    return [await create(template({ A: topic(), B: bucket() })).then(({ StackId }) => StackId), resources()]
  }
  deepEqual(await once(), await once())
})

test('identities look like those of AWS', async () => {
  const { create, resources, outputs } = cloud()
  const stack = await create(
    template(
      {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
        AVeryLongLogicalIdThatWouldNotFitIntoTheNameOfARole: role(),
        Logs: { Type: 'AWS::Logs::LogGroup' },
        Bucket: bucket(),
        Repository: { Type: 'AWS::ECR::Repository' },
      },
      { Outputs: { Logs: { Value: { 'Fn::GetAtt': 'Logs.Arn' } }, Uri: { Value: { 'Fn::GetAtt': ['Repository', 'RepositoryUri'] } }, Host: { Value: { 'Fn::GetAtt': 'Bucket.RegionalDomainName' } } } },
    ),
    { StackName: 'a-rather-long-name-of-a-stack', Capabilities: ['CAPABILITY_IAM'] },
  )
  const held = resources('a-rather-long-name-of-a-stack')
  match(held.Vpc!, /^vpc-[0-9a-f]{17}$/)
  match(held.Subnet!, /^subnet-[0-9a-f]{17}$/)
  match(held.AVeryLongLogicalIdThatWouldNotFitIntoTheNameOfARole!, /^a-rather-long-name-of-a--AVeryLongLogicalIdThatWo-[A-Z0-9]{12}$/)
  match(held.Bucket!, /^[a-z0-9-]{3,63}$/)
  equal(outputs(stack).Logs, `arn:aws:logs:${region}:444455556666:log-group:${held.Logs}:*`)
  equal(outputs(stack).Uri, `444455556666.dkr.ecr.${region}.amazonaws.com/${held.Repository}`)
  equal(outputs(stack).Host, `${held.Bucket}.s3.${region}.amazonaws.com`)
})

test('an update changes resources in place, and only those that differ', async () => {
  const { create, update, resources, events } = cloud()
  await create(template({ Same: topic('a'), Other: topic('b') }))
  const before = resources()
  const seen = events().length
  equal((await update(template({ Same: topic('a'), Other: topic('c') }))).StackStatus, 'UPDATE_COMPLETE')
  deepEqual(resources(), before)
  deepEqual(history(events().slice(seen)), ['app UPDATE_IN_PROGRESS', 'Other UPDATE_IN_PROGRESS', 'Other UPDATE_COMPLETE', 'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'app UPDATE_COMPLETE'])
})

test('a change of a create-only property replaces: the new resource first, the old one removed at the end', async () => {
  const { create, update, resources, events, world } = cloud()
  await create(template({ Bucket: bucket('first-of-two'), Note: parameter({ Ref: 'Bucket' }) }))
  const seen = events().length
  await update(template({ Bucket: bucket('second-of-two'), Note: parameter({ Ref: 'Bucket' }) }))
  equal(resources().Bucket, 'second-of-two')
  deepEqual([world.buckets.has('first-of-two'), world.buckets.has('second-of-two')], [false, true])
  deepEqual(history(events().slice(seen)), [
    'app UPDATE_IN_PROGRESS',
    'Bucket UPDATE_IN_PROGRESS',
    'Bucket UPDATE_COMPLETE',
    'Note UPDATE_IN_PROGRESS',
    'Note UPDATE_COMPLETE',
    'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Bucket DELETE_IN_PROGRESS',
    'Bucket DELETE_COMPLETE',
    'app UPDATE_COMPLETE',
  ])
})

test('a named resource is not replaced under its name', async () => {
  const { create, update, events } = cloud()
  const options = { Capabilities: ['CAPABILITY_NAMED_IAM'] }
  const inPath = (Path: string) => template({ Role: { Type: 'AWS::IAM::Role', Properties: { ...role('workers').Properties, Path } } })
  await create(inPath('/a/'), options)
  equal((await update(inPath('/b/'), options)).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  ok(events().some(({ ResourceStatusReason }) => ResourceStatusReason?.includes('Rename workers and update the stack again')))
})

test('nothing to update is refused, and so is another type under the same logical ID', async () => {
  const { create, update } = cloud()
  await create(template({ A: topic() }))
  throws(() => update(template({ A: topic() })), { message: 'No updates are to be performed.' })
  throws(() => update(template({ A: bucket() })), { message: /Update of resource type is not permitted.*\[A\]/ })
})

test('a resource that fails takes the stack back: what was under way is cancelled, what was made is deleted', async () => {
  const { create, events, fail, resources } = cloud()
  fail({ logicalId: 'Bad' })
  const stack = await create(template({ Base: topic(), Bad: topic({ Ref: 'Base' }), Beside: topic({ Ref: 'Base' }), After: topic({ Ref: 'Bad' }) }))
  equal(stack.StackStatus, 'ROLLBACK_COMPLETE')
  const reasons = Object.fromEntries(events().filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED').map((one) => [one.LogicalResourceId, one.ResourceStatusReason]))
  deepEqual(reasons, { Bad: 'Rate exceeded', Beside: 'Resource creation cancelled' })
  equal(events().find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS')!.ResourceStatusReason, 'The following resource(s) failed to create: [Bad, Beside]. Rollback requested by user.')
  ok(!events().some(({ LogicalResourceId }) => LogicalResourceId === 'After'))
  deepEqual(resources(), {})
})

test('a stack that was rolled back can only be deleted', async () => {
  const { create, update, remove, fail } = cloud()
  fail({ logicalId: 'A', times: 1 })
  await create(template({ A: topic() }))
  throws(() => update(template({ A: topic('b') })), { message: /is in ROLLBACK_COMPLETE state and can not be updated/ })
  throws(() => create(template({ A: topic() })), { message: 'Stack [app] already exists' })
  equal((await remove()).StackStatus, 'DELETE_COMPLETE')
  equal((await create(template({ A: topic() }))).StackStatus, 'CREATE_COMPLETE')
})

test('OnFailure decides what becomes of a failed creation', async () => {
  const { create, update, fail } = cloud()
  fail({ logicalId: 'Bad', times: 2 })
  const body = template({ Good: topic(), Bad: topic({ Ref: 'Good' }) })
  equal((await create(body, { StackName: 'deleted', OnFailure: 'DELETE' })).StackStatus, 'DELETE_COMPLETE')
  equal((await create(body, { StackName: 'kept', DisableRollback: 'true' })).StackStatus, 'CREATE_FAILED')
  equal((await update(body, { StackName: 'kept' })).StackStatus, 'UPDATE_COMPLETE')
})

test('an update that fails is taken back, replacements included', async () => {
  const { create, update, resources, fail, world, events } = cloud()
  const body = (name: string, text: string, extra: object = {}) => template({ Bucket: bucket(name), Note: parameter(text, { DependsOn: 'Bucket' }), Last: topic(text, { DependsOn: 'Note' }), ...extra })
  await create(body('first-of-two', 'a'))
  const before = resources()
  fail({ logicalId: 'Last', times: 1 })
  const stack = await update(body('second-of-two', 'b', { New: topic() }))
  equal(stack.StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  deepEqual(resources(), before)
  deepEqual([...world.buckets.keys()].filter((name) => name.endsWith('of-two')), ['first-of-two'])
  equal(events().find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS')!.ResourceStatusReason, 'The following resource(s) failed to update: [Last]. ')
  equal((await update(body('first-of-two', 'c'))).StackStatus, 'UPDATE_COMPLETE')
})

test('a rollback that fails waits to be continued', async () => {
  const { create, update, fail, rows, settled } = cloud()
  const body = (text: string) => template({ A: topic(text), B: topic(text, { DependsOn: 'A' }) })
  await create(body('a'))
  fail({ logicalId: 'B', times: 1 })
  fail({ logicalId: 'A', verb: 'ROLLBACK', times: 1 })
  equal((await update(body('b'))).StackStatus, 'UPDATE_ROLLBACK_FAILED')
  rows.ContinueUpdateRollback!({ StackName: 'app' })
  equal((await settled('app')).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
})

test('a continued rollback leaves alone what it is told to, in nested stacks, too, and nothing that did not fail', async () => {
  const { create, update, fail, rows, settled, upload, resources } = cloud()
  upload({ 'child.json': template({ A: topic({ Ref: 'Text' }), B: parameter({ Ref: 'Text' }, { DependsOn: 'A' }) }, { Parameters: { Text: { Type: 'String' } } }) })
  const body = (Text: string) => template({ Child: child('child.json', { Text }), Own: topic(Text), Last: topic(Text, { DependsOn: ['Child', 'Own'] }) })
  await create(body('a'))
  fail({ logicalId: 'Last', times: 1 })
  fail({ logicalId: 'A', verb: 'ROLLBACK' })
  fail({ logicalId: 'Own', verb: 'ROLLBACK' })
  equal((await update(body('b'))).StackStatus, 'UPDATE_ROLLBACK_FAILED')
  const nested = resources().Child!
  const name = nested.split('/')[1]!
  throws(() => rows.ContinueUpdateRollback!({ StackName: nested }), { message: /can not continue its rollback|nested stack/ })
  throws(() => rows.ContinueUpdateRollback!({ StackName: 'app', ResourcesToSkip: ['None', `${name}.B`, 'Own'] }), { message: `The following resource(s) cannot be skipped because they did not fail to roll back: [None, ${name}.B]` })
  rows.ContinueUpdateRollback!({ StackName: 'app', ResourcesToSkip: ['Own'] })
  equal((await settled('app')).StackStatus, 'UPDATE_ROLLBACK_FAILED')
  rows.ContinueUpdateRollback!({ StackName: 'app', ResourcesToSkip: [`${name}.A`] })
  equal((await settled('app')).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal((await settled(nested)).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
})

test('an update can be cancelled, a creation deleted while it goes on', async () => {
  const { create, rows, settled } = cloud({ stepMilliseconds: 5 })
  const body = (text: string) => template({ A: topic(text), B: topic(text, { DependsOn: 'A' }) })
  await create(body('a'))
  throws(() => rows.CancelUpdateStack!({ StackName: 'app' }), { message: 'CancelUpdateStack cannot be called from current stack status' })
  rows.UpdateStack!({ StackName: 'app', TemplateBody: body('b') })
  rows.CancelUpdateStack!({ StackName: 'app' })
  equal((await settled('app')).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  const { StackId } = rows.CreateStack!({ StackName: 'short', TemplateBody: body('a') })
  rows.DeleteStack!({ StackName: 'short' })
  equal((await settled(StackId)).StackStatus, 'DELETE_COMPLETE')
})

test('a deletion takes resources in reverse order and leaves what its policy retains', async () => {
  const { create, remove, events, world } = cloud()
  const stack = await create(template({ Base: topic(), User: topic({ Ref: 'Base' }), Data: bucket('keep-this', { DeletionPolicy: 'Retain' }) }))
  equal((await remove()).StackStatus, 'DELETE_COMPLETE')
  const deletions = history(events(stack.StackId)).filter((line) => /DELETE/.test(line))
  ok(deletions.indexOf('User DELETE_COMPLETE') < deletions.indexOf('Base DELETE_IN_PROGRESS'))
  ok(deletions.includes('Data DELETE_SKIPPED'))
  ok(world.buckets.has('keep-this'))
})

test('RetainExceptOnCreate keeps a resource unless its creation is taken back', async () => {
  const { create, update, remove, world, fail } = cloud()
  const body = (name: string, extra: object = {}) => template({ Data: bucket(name, { DeletionPolicy: 'RetainExceptOnCreate' }), ...extra })
  fail({ logicalId: 'Bad' })
  await create(body('of-create', { Bad: topic('x', { DependsOn: 'Data' }) }), { StackName: 'one' })
  ok(!world.buckets.has('of-create'))
  await create(template({ A: topic() }))
  await update(body('of-update', { A: topic(), Bad: topic('x', { DependsOn: 'Data' }) }))
  ok(!world.buckets.has('of-update'))
  await update(body('of-success', { A: topic() }))
  await remove()
  ok(world.buckets.has('of-success'))
})

test('UpdateReplacePolicy decides what becomes of what was replaced', async () => {
  const { create, update, world } = cloud()
  const body = (name: string, UpdateReplacePolicy: string) => template({ Bucket: bucket(name, { UpdateReplacePolicy }) })
  await create(body('bucket-a', 'Retain'))
  await update(body('bucket-b', 'Delete'))
  await update(body('bucket-c', 'Delete'))
  deepEqual([...world.buckets.keys()].filter((name) => name.startsWith('bucket-')), ['bucket-a', 'bucket-c'])
})

test('a bucket with objects in it cannot be deleted, the stack then without it', async () => {
  const { create, remove, world, rows, events, settled } = cloud()
  const { StackId } = await create(template({ Bucket: bucket('full-bucket'), Topic: topic() }))
  world.buckets.get('full-bucket')!.objects.set('x', { Body: Buffer.from(''), ETag: '', LastModified: new Date(0), Tags: {} })
  throws(() => rows.DeleteStack!({ StackName: 'app', RetainResources: ['Bucket'] }), { message: /DELETE_FAILED/ })
  const failed = await remove()
  deepEqual([failed.StackStatus, failed.StackStatusReason], ['DELETE_FAILED', 'The following resource(s) failed to delete: [Bucket]. '])
  match(events().find(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED')!.ResourceStatusReason!, /The bucket you tried to delete is not empty/)
  rows.DeleteStack!({ StackName: 'app', RetainResources: ['Bucket'] })
  equal((await settled(StackId)).StackStatus, 'DELETE_COMPLETE')
  ok(world.buckets.has('full-bucket'))
})

test('termination protection protects until it is taken off', async () => {
  const { create, rows, remove } = cloud()
  await create(template({ A: topic() }), { EnableTerminationProtection: 'true' })
  throws(() => rows.DeleteStack!({ StackName: 'app' }), { message: 'Stack [app] cannot be deleted while TerminationProtection is enabled' })
  rows.UpdateTerminationProtection!({ StackName: 'app', EnableTerminationProtection: 'false' })
  equal((await remove()).StackStatus, 'DELETE_COMPLETE')
})

test('a name that is taken fails: of a role in the account, of a bucket in the world, of the rest in the region', async () => {
  const { create, events, world } = cloud()
  const elsewhere = cloud({ world, inRegion: 'us-east-1' })
  const other = cloud({ world, as: '777788889999' })
  const body = template({ Role: role('workers'), Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } } })
  const options = { Capabilities: ['CAPABILITY_NAMED_IAM'] }
  equal((await create(body, { StackName: 'one', ...options })).StackStatus, 'CREATE_COMPLETE')
  equal((await create(body, { StackName: 'two', ...options })).StackStatus, 'ROLLBACK_COMPLETE')
  deepEqual(events('two').filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED').map(({ LogicalResourceId, ResourceStatusReason }) => [LogicalResourceId, ResourceStatusReason])[0], ['Role', 'workers already exists'])
  equal((await elsewhere.create(body, options)).StackStatus, 'ROLLBACK_COMPLETE')
  equal((await other.create(body, options)).StackStatus, 'CREATE_COMPLETE')
  const queue = template({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } } })
  equal((await elsewhere.create(queue, { StackName: 'queue' })).StackStatus, 'CREATE_COMPLETE')
  equal((await create(queue, { StackName: 'queue' })).StackStatus, 'ROLLBACK_COMPLETE')
})

test('roles, policies, buckets and parameters are there for the rest of the account', async () => {
  const { create, update, call, world, resources, remove } = cloud()
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] }
  const roles = (managed: string[]) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { ...role('worker').Properties, ManagedPolicyArns: managed, Policies: [{ PolicyName: 'own', PolicyDocument: document }] } } })
  const rest = {
    Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document, Roles: [{ Ref: 'Role' }] } },
    Bucket: bucket('of-the-stack'),
    BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: document } },
    Note: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/app/note', Type: 'String', Value: 'hello' } },
  }
  await create(template({ ...roles(['arn:aws:iam::aws:policy/ReadOnlyAccess']), ...rest }), { Capabilities: ['CAPABILITY_NAMED_IAM'], Tags: [{ Key: 'CostCenter', Value: '42' }] })
  const there = () => call.account.iam.roles.get('worker')!
  deepEqual(there().AttachedPolicies, ['arn:aws:iam::aws:policy/ReadOnlyAccess', resources().Policy])
  deepEqual(there().InlinePolicies, { own: document })
  ok(there().Tags.some(({ Key, Value }) => Key === 'CostCenter' && Value === '42'))
  deepEqual(world.buckets.get('of-the-stack')!.policy, document)
  equal(call.region.parameters.get('/app/note')!.Value, 'hello')
  await update(template({ ...roles([]), ...rest }), { Capabilities: ['CAPABILITY_NAMED_IAM'] })
  deepEqual(there().AttachedPolicies, [resources().Policy])
  await remove()
  deepEqual([call.account.iam.roles.has('worker'), world.buckets.has('of-the-stack'), call.region.parameters.size], [false, false, 0])
})

test('job definitions get another revision when they change', async () => {
  const { create, update, resources } = cloud()
  const job = (command: string) => template({ Job: { Type: 'AWS::Batch::JobDefinition', Properties: { JobDefinitionName: 'mutants', Type: 'container', ContainerProperties: { Image: 'busybox', Command: [command] } } } })
  await create(job('a'))
  const first = resources().Job!
  await update(job('b'))
  notEqual(resources().Job, first)
  match(resources().Job!, /job-definition\/mutants:2$/)
})

test('long histories and lists come in pages', async () => {
  const { create, rows } = cloud()
  await create(template(Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`Topic${index}`, topic()]))))
  const first = rows.ListStackResources!({ StackName: 'app' })
  equal(first.StackResourceSummaries.length, 100)
  equal(rows.ListStackResources!({ StackName: 'app', NextToken: first.NextToken }).StackResourceSummaries.length, 20)
  equal(rows.DescribeStackEvents!({ StackName: 'app' }).NextToken, '100')
})

test('stacks are found by name while they are there and by ID for ever', async () => {
  const { create, remove, rows } = cloud()
  const { StackId } = await create(template({ A: topic() }))
  await remove()
  throws(() => rows.DescribeStacks!({ StackName: 'app' }), { code: 'ValidationError', message: 'Stack with id app does not exist' })
  equal(rows.DescribeStacks!({ StackName: StackId }).Stacks[0].StackStatus, 'DELETE_COMPLETE')
  equal(rows.ListStacks!({ StackStatusFilter: ['DELETE_COMPLETE'] }).StackSummaries.length, 1)
  deepEqual(rows.DeleteStack!({ StackName: 'never-was' }), {})
})

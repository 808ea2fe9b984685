import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { child, cloud, given, parameter, template, topic, urlOf } from './support.ts'

const network = (cidr = '10.0.0.0/16') =>
  template({ Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: cidr } } }, { Outputs: { VpcId: { Value: { Ref: 'Vpc' } } } })
const app = template({ Note: parameter({ Ref: 'VpcId' }) }, { Parameters: { VpcId: { Type: 'String' } }, Outputs: { Note: { Value: { 'Fn::GetAtt': 'Note.Value' } } } })
const root = template(
  { App: child('app', { VpcId: { 'Fn::GetAtt': 'Network.Outputs.VpcId' } }), Network: child('network') },
  { Outputs: { Vpc: { Value: { 'Fn::Sub': '${App.Outputs.Note}' } } } },
)
const stack = (rows: ReturnType<typeof cloud>['rows'], StackName: string) => rows.DescribeStacks!({ StackName }).Stacks[0]

test('outputs of one nested stack are parameters of another', async () => {
  const { create, upload, outputs, resources, rows } = cloud()
  upload({ network: network(), app })
  const made = await create(root, { Tags: [{ Key: 'CostCenter', Value: '42' }] })
  equal(made.StackStatus, 'CREATE_COMPLETE')
  match(outputs(made).Vpc!, /^vpc-/)
  const nested = stack(rows, resources().App!)
  match(nested.StackName, /^app-App-[A-Z0-9]{12}$/)
  deepEqual([nested.ParentId, nested.RootId], [made.StackId, made.StackId])
  deepEqual(nested.Tags, [{ Key: 'CostCenter', Value: '42' }])
  equal(resources(nested.StackId).Note, resources(nested.StackName).Note)
})

test('stacks nest deeper, each under its parent and all under one root', async () => {
  const { create, upload, resources, rows } = cloud()
  upload({ leaf: template({ A: topic() }), middle: template({ Leaf: child('leaf') }) })
  const made = await create(template({ Middle: child('middle') }))
  const middle = stack(rows, resources().Middle!)
  const leaf = stack(rows, resources(middle.StackId).Leaf!)
  deepEqual([leaf.ParentId, leaf.RootId], [middle.StackId, made.StackId])
})

test('an update reaches only nested stacks that differ, down to a template that changed under its address', async () => {
  const { create, update, upload, resources, events, rows } = cloud()
  const leaf = (text: string) => template({ A: topic(text) })
  upload({ leaf: leaf('a'), middle: template({ Leaf: child('leaf') }), network: network(), app })
  const body = template({ Middle: child('middle'), Network: child('network') })
  await create(body)
  const [before, seen] = [resources(), events().length]
  upload({ leaf: leaf('b') })
  equal((await update(body)).StackStatus, 'UPDATE_COMPLETE')
  deepEqual(resources(), before)
  deepEqual([...new Set(events().slice(seen).map(({ LogicalResourceId }) => LogicalResourceId))], ['app', 'Middle'])
  equal(stack(rows, before.Middle!).StackStatus, 'UPDATE_COMPLETE')
  equal(stack(rows, before.Network!).StackStatus, 'CREATE_COMPLETE')
  equal(rows.GetTemplate!({ StackName: resources(before.Middle).Leaf! }).TemplateBody, leaf('b'))
})

test('a nested stack that fails takes all of the root back', async () => {
  const { create, upload, fail, events, rows } = cloud()
  upload({ network: network(), app })
  fail({ logicalId: 'Note' })
  equal((await create(root)).StackStatus, 'ROLLBACK_COMPLETE')
  match(events().find(({ ResourceStatus, LogicalResourceId }) => LogicalResourceId === 'App' && ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason!, /^Embedded stack arn:\S+ was not successfully created: The following resource\(s\) failed to create: \[Note\]\. $/)
  deepEqual(rows.DescribeStacks!().Stacks.map(({ StackName }: any) => StackName), ['app'])
})

test('RetainExceptOnCreate keeps a resource of a nested stack unless the creation of a stack above is taken back', async () => {
  const { create, update, remove, upload, world, fail } = cloud()
  const data = (BucketName: string) => template({ Data: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'RetainExceptOnCreate', Properties: { BucketName } } })
  upload({ first: data('of-create'), second: data('of-update'), third: data('of-success'), middle: template({ Leaf: child('first') }) })
  fail({ logicalId: 'Bad' })
  await create(template({ Middle: child('middle'), Bad: topic('x', { DependsOn: 'Middle' }) }), { StackName: 'one' })
  ok(!world.buckets.has('of-create'))
  await create(template({ Data: child('third') }))
  await update(template({ Data: child('third'), More: child('second'), Bad: topic('x', { DependsOn: 'More' }) }))
  ok(!world.buckets.has('of-update'))
  await remove()
  ok(world.buckets.has('of-success'))
})

test('an update that fails in one nested stack is taken back in the others, to what was replaced there', async () => {
  const { create, update, upload, fail, resources, rows } = cloud()
  upload({ network: network(), app })
  await create(root)
  const vpc = () => resources(resources().Network)
  const before = vpc()
  upload({ network: network('10.1.0.0/16') })
  fail({ logicalId: 'Note', times: 1 })
  equal((await update(root)).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  deepEqual(vpc(), before)
  for (const id of Object.values(resources())) equal(stack(rows, id).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal((await update(root)).StackStatus, 'UPDATE_COMPLETE')
  ok(vpc().Vpc !== before.Vpc)
})

test('nested stacks that the template no longer has go with their resources', async () => {
  const { create, update, upload, resources, rows, remove } = cloud()
  upload({ network: network(), app })
  await create(root)
  const gone = resources().App!
  await update(template({ Network: child('network') }))
  equal(stack(rows, gone).StackStatus, 'DELETE_COMPLETE')
  await remove()
  deepEqual(rows.DescribeStacks!().Stacks, [])
})

test('a nested template that cannot be read fails its resource with what S3 says', async () => {
  const { create, events, upload, world } = cloud()
  upload({ app: template({ A: topic() }) })
  const reason = () => events().find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason
  await create(template({ Missing: child('missing') }))
  match(reason()!, /^S3 error: Access Denied/)
  const other = cloud({ world, as: '777788889999' })
  await other.create(template({ App: child('app') }))
  equal(other.events().find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason, reason())
  throws(() => other.rows.CreateStack!({ StackName: 'direct', TemplateURL: urlOf('app') }), { code: 'ValidationError', message: /^S3 error: Access Denied/ })
  const organization = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::tpl/*', Condition: { StringEquals: { 'aws:PrincipalOrgID': world.organization.Id } } }] }
  world.buckets.get('tpl')!.policy = { Version: '2012-10-17', ...organization }
  equal((await other.create(template({ App: child('app') }), { StackName: 'allowed' })).StackStatus, 'CREATE_COMPLETE')
})

test('what a nested stack asks to be acknowledged is acknowledged for the root', async () => {
  const { create, upload, events } = cloud()
  upload({ roles: template({ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } } }) })
  const body = template({ Roles: child('roles') })
  equal((await create(body)).StackStatus, 'ROLLBACK_COMPLETE')
  ok(events().some(({ ResourceStatusReason }) => ResourceStatusReason === 'Requires capabilities : [CAPABILITY_IAM]'))
  equal((await create(body, { StackName: 'other', Capabilities: ['CAPABILITY_IAM'] })).StackStatus, 'CREATE_COMPLETE')
})

test('an output that a nested stack does not have fails the resource that asks for it', async () => {
  const { create, upload, events } = cloud()
  upload({ network: network() })
  await create(template({ Network: child('network'), Note: parameter({ 'Fn::GetAtt': 'Network.Outputs.Vpd' }) }))
  match(events().find(({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === 'Note' && ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason!, /Outputs\.Vpd/)
})

test('lists travel to nested stacks as texts with commas', async () => {
  const { create, upload, outputs } = cloud()
  upload({ list: template({ A: topic() }, { Parameters: { Ids: { Type: 'CommaDelimitedList' } }, Outputs: { Second: { Value: { 'Fn::Select': ['1', { Ref: 'Ids' }] } } } }) })
  const made = await create(
    template({ List: child('list', { Ids: { Ref: 'Ids' } }) }, { Parameters: { Ids: { Type: 'CommaDelimitedList' } }, Outputs: { Second: { Value: { 'Fn::GetAtt': 'List.Outputs.Second' } } } }),
    { Parameters: given({ Ids: 'a, b' }) },
  )
  equal(outputs(made).Second, 'b')
})

import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { child, cloud, parameter, template, topic } from './support.ts'

const exporter = (Value: unknown = 'vpc-1', Name = 'network') => template({ A: topic() }, { Outputs: { Vpc: { Value, Export: { Name } } } })
const importer = (name = 'network') => template({ Note: parameter({ 'Fn::ImportValue': name }) })

test('a value that one stack exports another imports, and both lists tell of it', async () => {
  const { create, rows } = cloud()
  const { StackId } = await create(exporter(), { StackName: 'net' })
  equal((await create(importer(), { StackName: 'one' })).StackStatus, 'CREATE_COMPLETE')
  deepEqual(rows.ListExports!().Exports, [{ Name: 'network', Value: 'vpc-1', ExportingStackId: StackId }])
  deepEqual(rows.ListImports!({ ExportName: 'network' }).Imports, ['one'])
})

test('an export in use can be neither changed nor removed; the stack stays what it was', async () => {
  const { create, update, remove, rows } = cloud()
  await create(exporter(), { StackName: 'net' })
  await create(importer(), { StackName: 'one' })
  const changed = await update(exporter('vpc-2'), { StackName: 'net' })
  deepEqual([changed.StackStatus, rows.ListExports!().Exports[0].Value], ['UPDATE_ROLLBACK_COMPLETE', 'vpc-1'])
  const renamed = await update(exporter('vpc-1', 'renamed'), { StackName: 'net' })
  equal(renamed.StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  const deleted = await remove('net')
  deepEqual([deleted.StackStatus, deleted.StackStatusReason], ['UPDATE_ROLLBACK_COMPLETE', 'Export network cannot be deleted as it is in use by one'])
  await remove('one')
  equal((await remove('net')).StackStatus, 'DELETE_COMPLETE')
  deepEqual(rows.ListExports!().Exports, [])
})

test('a stack that no longer imports a value no longer holds it', async () => {
  const { create, update, remove } = cloud()
  await create(exporter(), { StackName: 'net' })
  await create(importer(), { StackName: 'one' })
  await update(template({ Note: parameter('none') }), { StackName: 'one' })
  equal((await remove('net')).StackStatus, 'DELETE_COMPLETE')
})

test('export names are taken once a region, and must be there to be imported', async () => {
  const { create, events } = cloud()
  await create(exporter(), { StackName: 'net' })
  equal((await create(exporter(), { StackName: 'net2' })).StackStatus, 'ROLLBACK_COMPLETE')
  ok(events('net2').some(({ ResourceStatusReason }) => ResourceStatusReason?.startsWith('Export with name network is already exported by stack net')))
  await create(importer('nowhere'), { StackName: 'one' })
  ok(events('one').some(({ ResourceStatusReason }) => ResourceStatusReason === 'No export named nowhere found.'))
})

const changes = (set: any) => set.Changes.map(({ ResourceChange: one }: any) => [one.Action, one.LogicalResourceId, one.Replacement])

test('a change set that creates a stack names it first and makes it when it is executed', async () => {
  const { rows, settled } = cloud()
  const { Id } = rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'first', ChangeSetType: 'CREATE', TemplateBody: template({ A: topic(), B: parameter({ Ref: 'A' }) }) })
  match(Id, /^arn:aws:cloudformation:eu-west-1:444455556666:changeSet\/first\/[0-9a-f-]{36}$/)
  equal(rows.DescribeStacks!({ StackName: 'app' }).Stacks[0].StackStatus, 'REVIEW_IN_PROGRESS')
  const set = rows.DescribeChangeSet!({ ChangeSetName: Id })
  deepEqual([set.Status, set.ExecutionStatus, changes(set)], ['CREATE_COMPLETE', 'AVAILABLE', [['Add', 'A', undefined], ['Add', 'B', undefined]]])
  throws(() => rows.UpdateStack!({ StackName: 'app', TemplateBody: template({ A: topic() }) }), { message: /REVIEW_IN_PROGRESS/ })
  rows.ExecuteChangeSet!({ ChangeSetName: 'first', StackName: 'app' })
  equal((await settled('app')).StackStatus, 'CREATE_COMPLETE')
})

test('a change set tells what is added, changed, replaced and removed, and changes nothing by itself', async () => {
  const { create, rows, settled, resources } = cloud()
  const vpc = (CidrBlock: string, EnableDnsHostnames = false) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock, EnableDnsHostnames } })
  await create(template({ Changed: vpc('10.0.0.0/16'), Replaced: vpc('10.1.0.0/16'), Same: topic(), Gone: topic() }))
  const before = resources()
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody: template({ Changed: vpc('10.0.0.0/16', true), Replaced: vpc('10.2.0.0/16'), Same: topic(), New: topic({ 'Fn::GetAtt': 'Replaced.VpcId' }) }) })
  deepEqual(changes(rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'next' })), [['Modify', 'Changed', 'False'], ['Modify', 'Replaced', 'True'], ['Add', 'New', undefined], ['Remove', 'Gone', undefined]])
  deepEqual(resources(), before)
  rows.ExecuteChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  equal((await settled('app')).StackStatus, 'UPDATE_COMPLETE')
  deepEqual(rows.ListChangeSets!({ StackName: 'app' }).Summaries, [])
})

test('a change set without changes fails and says so', async () => {
  const { create, rows } = cloud()
  await create(template({ A: topic() }))
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'empty', TemplateBody: template({ A: topic() }) })
  const { Status, StatusReason, ExecutionStatus } = rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'empty' })
  deepEqual([Status, ExecutionStatus], ['FAILED', 'UNAVAILABLE'])
  match(StatusReason, /didn't contain changes/)
  throws(() => rows.ExecuteChangeSet!({ StackName: 'app', ChangeSetName: 'empty' }), { code: 'InvalidChangeSetStatus' })
  rows.DeleteChangeSet!({ StackName: 'app', ChangeSetName: 'empty' })
  throws(() => rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'empty' }), { code: 'ChangeSetNotFound' })
})

test('nested stacks are listed always, or looked into when that is asked for', async () => {
  const { create, rows, upload } = cloud()
  const leaf = (text: string) => template({ A: topic(text) })
  upload({ leaf: leaf('a'), other: leaf('x') })
  const body = template({ Leaf: child('leaf'), Other: child('other') })
  await create(body)
  const ask = (ChangeSetName: string, IncludeNestedStacks: string) => {
    rows.CreateChangeSet!({ StackName: 'app', ChangeSetName, TemplateBody: body, IncludeNestedStacks })
    return rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName })
  }
  deepEqual(changes(ask('flat', 'false')), [['Modify', 'Leaf', 'False'], ['Modify', 'Other', 'False']])
  equal(ask('unchanged', 'true').Status, 'FAILED')
  upload({ leaf: leaf('b') })
  const root = ask('deep', 'true')
  deepEqual(changes(root), [['Modify', 'Leaf', 'False']])
  const nested = rows.DescribeChangeSet!({ ChangeSetName: root.Changes[0].ResourceChange.ChangeSetId })
  deepEqual([changes(nested), nested.RootChangeSetId], [[['Modify', 'A', 'False']], root.ChangeSetId])
  throws(() => rows.ExecuteChangeSet!({ ChangeSetName: nested.ChangeSetId }), { code: 'InvalidChangeSetStatus' })
})

const network = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } })
const subnet = (VpcId: unknown) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId, CidrBlock: '10.0.0.0/24' } })
const details = (set: any, id: string) =>
  set.Changes.find(({ ResourceChange }: any) => ResourceChange.LogicalResourceId === id).ResourceChange.Details.map(({ Target, Evaluation, ChangeSource, CausingEntity }: any) => [Target.Name, Target.RequiresRecreation, Evaluation, ChangeSource, CausingEntity])

test('what refers to a replaced resource may be replaced, and says who is the cause', async () => {
  const { create, rows, settled, resources } = cloud()
  const body = (CidrBlock: string, text = 'a') => template({ Subnet: subnet({ Ref: 'Vpc' }), Vpc: network(CidrBlock), Note: parameter({ 'Fn::GetAtt': 'Vpc.CidrBlock' }), Topic: topic(text), Named: parameter({ 'Fn::GetAtt': 'Topic.TopicName' }), Other: topic() })
  await create(body('10.0.0.0/16'))
  const before = resources()
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody: body('10.1.0.0/16', 'b') })
  const set = rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  deepEqual(changes(set), [['Modify', 'Subnet', 'Conditional'], ['Modify', 'Vpc', 'True'], ['Modify', 'Note', 'False'], ['Modify', 'Topic', 'False'], ['Modify', 'Named', 'False']])
  deepEqual(details(set, 'Subnet'), [['VpcId', 'Always', 'Dynamic', 'ResourceReference', 'Vpc']])
  deepEqual(details(set, 'Named'), [['Value', 'Never', 'Dynamic', 'ResourceAttribute', 'Topic.TopicName']])
  rows.ExecuteChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  equal((await settled('app')).StackStatus, 'UPDATE_COMPLETE')
  ok(resources().Subnet !== before.Subnet)
})

test('a replacement reaches through nested stacks: their outputs, and who gets them', async () => {
  const { create, rows, upload } = cloud()
  const vpcs = (CidrBlock: string) => template({ Vpc: network(CidrBlock), Kept: network('10.9.0.0/16') }, { Outputs: { VpcId: { Value: { Ref: 'Vpc' } }, KeptId: { Value: { Ref: 'Kept' } } } })
  const subnets = template({ Subnet: subnet({ Ref: 'VpcId' }) }, { Parameters: { VpcId: { Type: 'AWS::EC2::VPC::Id' } } })
  upload({ vpcs: vpcs('10.0.0.0/16'), subnets })
  const of = (output: string) => child('subnets', { VpcId: { 'Fn::GetAtt': `Net.Outputs.${output}` } })
  const body = template({ Net: child('vpcs'), Moving: of('VpcId'), Staying: of('KeptId') })
  await create(body)
  upload({ vpcs: vpcs('10.1.0.0/16') })
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody: body, IncludeNestedStacks: 'true' })
  const root = rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  deepEqual(changes(root), [['Modify', 'Net', 'False'], ['Modify', 'Moving', 'False']])
  const [net, moving] = root.Changes.map(({ ResourceChange }: any) => rows.DescribeChangeSet!({ ChangeSetName: ResourceChange.ChangeSetId }))
  deepEqual([changes(net), changes(moving)], [[['Modify', 'Vpc', 'True']], [['Modify', 'Subnet', 'Conditional']]])
  deepEqual(details(moving, 'Subnet'), [['VpcId', 'Always', 'Dynamic', 'ParameterReference', 'VpcId']])
})

test('nested stacks that are to be made get what nobody knows yet', async () => {
  const { rows, upload } = cloud()
  upload({ vpcs: template({ Vpc: network('10.0.0.0/16') }, { Outputs: { VpcId: { Value: { Ref: 'Vpc' } } } }), subnets: template({ Subnet: subnet({ Ref: 'VpcId' }) }, { Parameters: { VpcId: { Type: 'AWS::EC2::VPC::Id', AllowedPattern: 'vpc-.*' } } }) })
  const body = template({ Net: child('vpcs'), Sub: child('subnets', { VpcId: { 'Fn::GetAtt': 'Net.Outputs.VpcId' } }), Part: parameter({ 'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::GetAtt': 'Net.Outputs.VpcId' }] }] }) })
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'first', ChangeSetType: 'CREATE', TemplateBody: body, IncludeNestedStacks: 'true' })
  deepEqual(changes(rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'first' })), [['Add', 'Net', undefined], ['Add', 'Sub', undefined], ['Add', 'Part', undefined]])
})

test('a property that replaces in some cases makes a replacement conditional, and another snapshot a certain one', async () => {
  const { create, rows } = cloud()
  const database = (properties: object) => template({ Data: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20', ...properties } } })
  await create(database({ Engine: 'mysql', MultiAZ: false }))
  const ask = (ChangeSetName: string, properties: object) => {
    rows.CreateChangeSet!({ StackName: 'app', ChangeSetName, TemplateBody: database({ Engine: 'mysql', MultiAZ: false, ...properties }) })
    return changes(rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName }))
  }
  deepEqual(ask('zones', { MultiAZ: true }), [['Modify', 'Data', 'Conditional']])
  deepEqual(ask('restore', { DBSnapshotIdentifier: 'yesterday' }), [['Modify', 'Data', 'True']])
})

test('a change set of the wrong type is refused', async () => {
  const { create, rows } = cloud()
  const ask = (StackName: string, ChangeSetType: string) => rows.CreateChangeSet!({ StackName, ChangeSetName: 'x', ChangeSetType, TemplateBody: template({ A: topic() }) })
  throws(() => ask('none', 'UPDATE'), { message: 'Stack [none] does not exist' })
  await create(template({ A: topic() }))
  throws(() => ask('app', 'CREATE'), { message: /already exists and cannot be created again with the changeSet \[x\]/ })
})

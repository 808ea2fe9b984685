import { deepEqual, equal, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { takenBy } from '../../../scripts/launch/replaces.ts'
import { child, cloud, parameter, template, topic } from './support.ts'

const lustre = (LustreConfiguration: object) => ({ Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'LUSTRE', StorageCapacity: 1200, SubnetIds: ['subnet-1'], LustreConfiguration } })
const fleet = (ComputeResources: object) => ({ Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources: { Type: 'SPOT', MaxvCpus: 1, Subnets: ['subnet-1'], ...ComputeResources } } })
const [scratch, persistent] = [{ DeploymentType: 'SCRATCH_2' }, { DeploymentType: 'PERSISTENT_2', PerUnitStorageThroughput: 125 }]

type Cloud = ReturnType<typeof cloud>
/** What a change set says of each resource that changes: whether it is replaced, and of each place, by whom. */
const read = (set: any): any[] =>
  set.Changes.map(({ ResourceChange: { LogicalResourceId, Replacement, Details } }: any) => [
    LogicalResourceId,
    Replacement,
    ...Details.map(({ Target, Evaluation, CausingEntity }: any) => [Target.Path ?? '', Target.RequiresRecreation, ...(Evaluation === 'Dynamic' ? [CausingEntity] : [])].filter((one) => one !== undefined).join(' ')),
  ])

/** Asks for a change set, executes it, and gives what it said and which resources are others now. */
async function moved({ rows, settled, resources }: Cloud, TemplateBody: string) {
  const before = resources()
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody })
  const said = read(rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'next' }))
  rows.ExecuteChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  equal((await settled('app')).StackStatus, 'UPDATE_COMPLETE')
  return { said, others: Object.keys(before).filter((id) => before[id] !== resources()[id]) }
}

test('a property that cannot change inside one that can replaces, and the change set says where it stands', async () => {
  const there = cloud()
  await there.create(template({ Files: lustre(scratch) }))
  const change = await moved(there, template({ Files: lustre(persistent) }))
  deepEqual(change, { said: [['Files', 'True', '/Properties/LustreConfiguration/DeploymentType Always', '/Properties/LustreConfiguration/PerUnitStorageThroughput Always']], others: ['Files'] })
  const inPlace = await moved(there, template({ Files: lustre({ ...persistent, DataCompressionType: 'LZ4' }) }))
  deepEqual(inPlace, { said: [['Files', 'False', '/Properties/LustreConfiguration/DataCompressionType Never']], others: [] })
})

test('a property that may take a replacement inside one that does not makes it conditional, and is changed in place', async () => {
  const there = cloud()
  await there.create(template({ Fleet: fleet({ InstanceTypes: ['m6i'] }) }))
  const maybe = await moved(there, template({ Fleet: fleet({ InstanceTypes: ['c6i'], MaxvCpus: 2 }) }))
  deepEqual(maybe, { said: [['Fleet', 'Conditional', '/Properties/ComputeResources/MaxvCpus Never', '/Properties/ComputeResources/InstanceTypes Conditionally']], others: [] })
  const certain = await moved(there, template({ Fleet: fleet({ InstanceTypes: ['c6i'], MaxvCpus: 2, SpotIamFleetRole: 'spot' }) }))
  deepEqual(certain, { said: [['Fleet', 'True', '/Properties/ComputeResources/SpotIamFleetRole Always']], others: ['Fleet'] })
})

test('a part of a property that somebody else is yet to make may replace, and the parts that are known are told apart from it', async () => {
  const there = cloud()
  const body = (rest: object) => template({ Name: topic(), ...rest })
  await there.create(body({ Fleet: fleet({ SpotIamFleetRole: 'spot' }) }))
  const { said, others } = await moved(there, body({ Role: parameter('spot'), Fleet: fleet({ MaxvCpus: 2, SpotIamFleetRole: { 'Fn::Select': [0, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Role', 'Value'] }] }] } }) }))
  deepEqual(said, [['Role', undefined], ['Fleet', 'Conditional', '/Properties/ComputeResources/MaxvCpus Never', '/Properties/ComputeResources/SpotIamFleetRole Always Role.Value']])
  // It turned out to be the same.
  deepEqual(others, [])
})

test('a nested stack replaces what gets another value inside a property, and its output is the new one', async () => {
  const { create, rows, settled, resources, upload } = cloud()
  const files = template(
    { Files: lustre({ DeploymentType: { Ref: 'Kind' }, PerUnitStorageThroughput: 125 }) },
    { Parameters: { Kind: { Type: 'String' } }, Outputs: { FilesId: { Value: { Ref: 'Files' } } } },
  )
  upload({ files, user: template({ Note: parameter({ Ref: 'FilesId' }) }, { Parameters: { FilesId: { Type: 'String' } } }) })
  const body = (Kind: string) => template({ Store: child('files', { Kind }), User: child('user', { FilesId: { 'Fn::GetAtt': 'Store.Outputs.FilesId' } }) })
  await create(body('PERSISTENT_1'))
  const [store, before] = [resources().Store!, resources(resources().Store)]
  rows.CreateChangeSet!({ StackName: 'app', ChangeSetName: 'next', TemplateBody: body('PERSISTENT_2'), IncludeNestedStacks: 'true' })
  const root = rows.DescribeChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  const nested = root.Changes.map(({ ResourceChange }: any) => read(rows.DescribeChangeSet!({ ChangeSetName: ResourceChange.ChangeSetId })))
  deepEqual(nested, [[['Files', 'True', '/Properties/LustreConfiguration/DeploymentType Always']], [['Note', 'False', '/Properties/Value Never FilesId']]])
  rows.ExecuteChangeSet!({ StackName: 'app', ChangeSetName: 'next' })
  equal((await settled('app')).StackStatus, 'UPDATE_COMPLETE')
  equal(resources().Store, store)
  notEqual(resources(store).Files, before.Files)
  equal(rows.DescribeStacks!({ StackName: store }).Stacks[0].Outputs[0].OutputValue, resources(store).Files)
})

const configuration = fc.record(
  {
    DeploymentType: fc.constantFrom('PERSISTENT_1', 'PERSISTENT_2'),
    PerUnitStorageThroughput: fc.constantFrom(125, 250),
    DataCompressionType: fc.constantFrom('NONE', 'LZ4'),
    MetadataConfiguration: fc.record({ Mode: fc.constantFrom('AUTOMATIC', 'USER_PROVISIONED') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

test('the plan, the change set and the update agree on what is replaced', async () => {
  await fc.assert(
    fc.asyncProperty(configuration, configuration, async (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other))
      const deployed = (configuration: object) => ({ template: { Description: 'files', Resources: { Files: lustre(configuration) } } as any, parameters: {} })
      const planned = takenBy(deployed(one), deployed(other)).map(({ does }) => does)
      const there = cloud()
      await there.create(template({ Files: lustre(one) }))
      const { said, others } = await moved(there, template({ Files: lustre(other) }))
      deepEqual([said[0][1], others], planned.includes('replace') ? ['True', ['Files']] : ['False', []])
    }),
    { numRuns: 30 },
  )
})

import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import farm from '../../products/mutation-farm/product.ts'
import { takenBy } from '../../scripts/launch/replaces.ts'
import { comesOf, comesSteps, refusedOf } from '../../scripts/launch/taken.ts'
import { equals, flatten, getAtt, If, not, ref, select, split, type Template } from '../../templates-src/cfn/index.ts'

const taken = (template: Template, now: Record<string, string>, then: Record<string, string>, next = template) =>
  takenBy({ template, parameters: now }, { template: next, parameters: then }).map(({ does, id, because }) => `${does} ${id} ${because.join()}`.trim())

const Parameters = { Text: { Type: 'String' as const, Default: '' } }
const database = (DBSnapshotIdentifier: any): Template => ({
  Description: 'a database', Parameters, Conditions: { HasText: not(equals(ref('Text'), '')) },
  Resources: { Database: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t4g.micro', Engine: 'mariadb', DBSnapshotIdentifier } } as any },
})

test('a property that may change in place replaces nothing', () => {
  const template: Template = { Description: 'a queue', Parameters, Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: ref('Text') } } } }
  deepEqual(taken(template, { Text: 'a' }, { Text: 'b' }), [])
})

test('a database that loses or changes its snapshot is a new one, though the specification is not sure', () => {
  const template = database(If('HasText', ref('Text'), ref('AWS::NoValue')))
  deepEqual(taken(template, { Text: 'snapshot' }, {}), ['replace Database DBSnapshotIdentifier'])
  deepEqual(taken(template, { Text: 'snapshot' }, { Text: 'other' }), ['replace Database DBSnapshotIdentifier'])
  deepEqual(taken(template, { Text: 'snapshot' }, { Text: 'snapshot' }), [])
})

test('a change that may be made in place is told as such, and refused to nobody', () => {
  const template: Template = { ...database('s'), Resources: { Database: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t4g.micro', Engine: 'mariadb', BackupRetentionPeriod: ref('Text') } } as any } }
  deepEqual(taken(template, { Text: '1' }, { Text: '7' }), ['may replace Database BackupRetentionPeriod'])
  const found = takenBy({ template, parameters: { Text: '1' } }, { template, parameters: { Text: '7' } })
  deepEqual(refusedOf(found, [], 'data'), [])
  match(comesSteps({ taken: found, interrupts: [] })[0]!.text, /may replace Database .* as BackupRetentionPeriod changes: .* most such changes are made in place/)
})

test('the key of insights is given in place as they are turned on or off, and is another only in another database', () => {
  const insights = (key: string): Template => ({ ...database('s'), Resources: { Database: { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t4g.micro', Engine: 'mariadb', PerformanceInsightsKMSKeyId: If('HasText', key, ref('AWS::NoValue')) } } as any } })
  deepEqual(taken(insights('a'), {}, { Text: 'on' }), [])
  deepEqual(taken(insights('a'), { Text: 'on' }, {}), [])
  deepEqual(taken(insights('a'), { Text: 'on' }, { Text: 'on' }, insights('b')), ['may replace Database PerformanceInsightsKMSKeyId'])
})

test('a database that is deployed with deletion protection is not taken away, even if it is named', () => {
  const template: Template = { ...database('s'), Resources: { Database: { Type: 'AWS::RDS::DBInstance', Condition: 'HasText', Properties: { Engine: 'mariadb', DeletionProtection: ref('Text') } } as any } }
  const refusals = (Text: string) => refusedOf(takenBy({ template, parameters: { Text } }, { template, parameters: {} }), ['Database'], 'data')
  deepEqual(refusals('false'), [])
  match(refusals('true').join(), /^would remove Database .*lift that first with "stackroom update data --set DeletionProtection=false", then run this again$/)
})

test('a compute environment that says it is not to be replaced changes in place', () => {
  const environment = (ReplaceComputeEnvironment: boolean): Template => ({
    Description: 'an environment', Parameters,
    Resources: { Spot: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ReplaceComputeEnvironment, ComputeResources: { Type: 'SPOT', MaxvCpus: 1, Subnets: ['subnet-1'], InstanceTypes: [ref('Text')] } } } as any },
  })
  deepEqual(taken(environment(true), { Text: 'm6i' }, { Text: 'c6i' }), ['may replace Spot ComputeResources.InstanceTypes'])
  deepEqual(taken(environment(false), { Text: 'm6i' }, { Text: 'c6i' }), [])
})

test('a create-only property is found in definitions and lists too', () => {
  const template: Template = {
    Description: 'an environment', Parameters,
    Resources: { Spot: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources: { Type: 'SPOT', MaxvCpus: 1, Subnets: ['subnet-1'], SpotIamFleetRole: ref('Text') } } } as any },
  }
  deepEqual(taken(template, { Text: 'a' }, { Text: 'b' }), ['replace Spot ComputeResources.SpotIamFleetRole'])
})

test('a create-only property is found beside a part that only AWS can tell', () => {
  const template: Template = {
    Description: 'an environment', Parameters,
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Spot: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources: { Type: 'SPOT', MaxvCpus: 1, Subnets: [select(3, split('/', getAtt('Vpc', 'DefaultSecurityGroup')))], SpotIamFleetRole: ref('Text') } } } as any,
    },
  }
  deepEqual(taken(template, { Text: 'a' }, { Text: 'b' }), ['replace Spot ComputeResources.SpotIamFleetRole'])
})

test('what names a resource that is replaced is replaced with it where it cannot change, even through a function whose value only AWS knows', () => {
  const template: Template = {
    Description: 'a chain', Parameters,
    Resources: {
      Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', VpcId: select(3, split('/', getAtt('Vpc', 'DefaultSecurityGroup'))) } } as any,
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: ref('Text') } },
    },
  }
  deepEqual(taken(template, { Text: '10.0.0.0/16' }, { Text: '10.1.0.0/16' }), ['replace Group VpcId', 'replace Vpc CidrBlock'])
})

test('a network is taken away only by who names it, as others may be in it', () => {
  const template: Template = { Description: 'a network', Parameters, Conditions: { HasText: not(equals(ref('Text'), '')) }, Resources: { Vpc: { Type: 'AWS::EC2::VPC', Condition: 'HasText', Properties: { CidrBlock: ref('Text') } } } }
  const refusals = (Text: string, allowed: string[] = []) => refusedOf(takenBy({ template, parameters: { Text: '10.0.0.0/16' } }, { template, parameters: { Text } }), allowed, 'net')
  match(refusals('10.1.0.0/16').join(), /^would replace Vpc \(AWS::EC2::VPC\), as CidrBlock changes; .* what others have in it keeps it, in no stack: .* --allow-replace Vpc$/)
  match(refusals('').join(), /^would remove Vpc /)
  for (const [Text, allowed] of [['10.1.0.0/16', ['Vpc']], ['', ['Vpc']], ['10.0.0.0/16', []]] as const) deepEqual(refusals(Text, [...allowed]), [])
})

test('a resource that another template no longer has is removed, and one of another type is replaced', () => {
  const template = database('s')
  deepEqual(taken(template, {}, {}, { ...template, Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }), ['remove Database'])
  deepEqual(taken(template, {}, {}, { ...template, Resources: { Database: { Type: 'AWS::SNS::Topic' } } }), ['replace Database Type'])
})

const flat = flatten(farm.Template) as { template: Template }
const values = fc.record(
  Object.fromEntries(Object.entries(farm.Template.Parameters!).flatMap(([name, { AllowedValues }]) => (AllowedValues ? [[name, fc.constantFrom(...AllowedValues.map(String))]] : name === 'Name' ? [[name, fc.constantFrom('a', 'b')]] : []))),
  { requiredKeys: [] },
)

test('the same parameters take nothing away, and the way back replaces what the way there does', () => {
  const replaced = (now: object, then: object) => taken(flat.template, now as any, then as any).filter((text) => text.startsWith('replace'))
  fc.assert(
    fc.property(values, values, (now, then) => {
      deepEqual(taken(flat.template, now as any, now as any), [])
      deepEqual(replaced(now, then), replaced(then, now))
    }),
    { numRuns: 50 },
  )
})

test('where the checkout cannot know what an update takes away, the plan says why, and nothing is refused', () => {
  const told = (...move: Parameters<typeof comesOf>) => {
    const found = comesOf(...move)
    equal(typeof found, 'string')
    return comesSteps(found)[0]!.text
  }
  const now = { version: farm.Version.Name, parameters: {} }
  match(told({ name: farm.Name, product: farm, now: { version: '0.9.0', parameters: {} }, then: now }), /is not known: it goes from version 0\.9\.0 to [\d.]+, and this checkout has [\d.]+/)
  match(told({ name: farm.Name, product: farm, now: { version: farm.Version.Name }, then: now }), /is not known: you may not read the parameters of its stack/)
  match(told({ name: 'Another', now, then: now }), /is not known: this checkout has no product Another/)
})

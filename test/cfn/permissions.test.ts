import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { equals, getAtt, getAZs, If, join, nested, noValue, output, ref, select, stacks, sub, template, type Resources, type Template } from '../../templates-src/cfn/index.ts'
import { grantedBy } from '../../templates-src/cfn/permissions/granted.ts'
import { namesOf } from '../../templates-src/cfn/permissions/names.ts'
import { needsOf } from '../../templates-src/cfn/permissions/needs.ts'
import { statementsOf } from '../../templates-src/cfn/permissions/statements.ts'
import { boundary } from '../../templates-src/stacks/boundary.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'

const tree = (Resources: Resources, rest: Partial<Template> = {}): Template => ({ Description: 'Test', ...rest, Resources })
const actionsOf = (root: Template) => [...new Set(needsOf(root).map(({ action }) => action))]
const bucket = (Properties: object = {}): Resources => ({ Results: { Type: 'AWS::S3::Bucket', Properties } })
const queue: Resources = {
  Jobs: { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder: [] } },
}
const role = (Service: string, Properties: object = {}): Resources => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] }, ...Properties } },
})

test('a tree needs what the create, read, update and delete handlers of its resources call, nested ones too', () => {
  const Child = nested('Child', template({ Description: 'Child', Resources: queue }), {})
  const needs = needsOf(tree({ ...stacks(Child) }))
  ok(needs.some(({ path, handler, action }) => path === 'Child/Jobs' && handler === 'create' && action === 'batch:CreateJobQueue'))
  ok(needs.some(({ path, action }) => path === 'Child' && action === 'cloudformation:CreateStack'))
})

test('actions for a property are needed when a resource has it, in one branch of an If at least', () => {
  ok(!actionsOf(tree(bucket())).includes('s3:PutBucketVersioning'))
  ok(actionsOf(tree(bucket({ VersioningConfiguration: { Status: 'Enabled' } }))).includes('s3:PutBucketVersioning'))
  ok(actionsOf(tree(bucket({ VersioningConfiguration: If('IsKept', { Status: 'Enabled' }, noValue) }))).includes('s3:PutBucketVersioning'))
  ok(!actionsOf(tree(bucket({ VersioningConfiguration: noValue }))).includes('s3:PutBucketVersioning'))
})

test('an intrinsic that calls something is needed by the resource that it stands in, however deep', () => {
  const subnet = (AvailabilityZone: any): Resources => ({ Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', AvailabilityZone } } })
  const zones = ['ec2:DescribeAccountAttributes', 'ec2:DescribeAvailabilityZones']
  const asked = (root: Template) => needsOf(root).filter(({ action }) => zones.includes(action)).map(({ path, handler, action }) => [path, handler, action].join(' ')).sort()
  deepEqual(asked(tree(subnet('eu-west-1a'))), [])
  const child = nested('Network', template({ Description: 'Network', Resources: subnet(select(0, If('IsNamed', ['eu-west-1a'], getAZs()))) as any }), {})
  deepEqual(asked(tree({ ...stacks(child) })), ['create', 'update'].flatMap((handler) => zones.map((action) => `Network/Subnet ${handler} ${action}`)))
})

test('what is kept as a snapshot when it goes needs to be copied then, and what is not, not', () => {
  const cache = (attributes: object): Template => tree({ Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { ReplicationGroupDescription: 'Cache' }, ...attributes } as Resources[string] })
  const copies = (attributes: object) => needsOf(cache(attributes)).filter(({ action }) => action === 'elasticache:CreateSnapshot').map(({ handler }) => handler)
  deepEqual([{}, { DeletionPolicy: 'Retain' }, { DeletionPolicy: 'Snapshot' }, { UpdateReplacePolicy: 'Snapshot' }].map(copies), [[], [], ['delete'], ['delete']])
})

test('nobody may take a boundary off, whatever the handlers list', () => {
  ok(!actionsOf(tree(role('ecs-tasks.amazonaws.com', { PermissionsBoundary: 'arn' }))).includes('iam:DeleteRolePermissionsBoundary'))
})

test('a type whose handlers nobody knows is an error that names every place of it', () => {
  const unknown = { Type: 'AWS::Nobody::Knows' } as unknown as Resources[string]
  throws(() => needsOf(tree({ One: unknown, Two: unknown })), /One: nobody knows what the handlers of AWS::Nobody::Knows call; add them to .*handlers\.yaml[^]*Two: nobody knows/)
})

test('a name is read through parameters of nested stacks, Sub, Join and If; what cannot be known is *', () => {
  const child = template({
    Description: 'Child',
    Parameters: { Name: { Type: 'String' } },
    Resources: bucket({ BucketName: sub('${Name}-${AWS::AccountId}-${AWS::Region}') }),
  })
  const nameOf = (Name: any) => namesOf(tree({ ...stacks(nested('Child', child, { Name })) }, { Parameters: { Given: { Type: 'String' } }, Conditions: { IsOdd: equals(ref('Given'), 'odd') } }))['s3:::']
  deepEqual(nameOf('results'), ['results-@-*'])
  deepEqual(nameOf(ref('Given')), ['*-@-*'])
  deepEqual(nameOf(join('-', ['a', ref('Given'), 'b'])), ['a-*-b-@-*'])
  deepEqual(nameOf(If('IsOdd', 'odd', 'even')), ['even-@-*', 'odd-@-*'])
  deepEqual(namesOf(tree(bucket()))['s3:::'], ['sc-*'], 'a name CloudFormation makes begins with the name of the stack')
})

test('an action reaches the named resources of the tree, and nothing else of their kind', () => {
  const [statement] = statementsOf(tree(bucket({ BucketName: 'results' })), 'Boundary').get('s3')!
  deepEqual(statement!.Resource, sub('arn:${AWS::Partition}:s3:::results'))
})

test('a role is handed to the services it trusts only, and made with the boundary only', () => {
  const job = { Job: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', ContainerProperties: { Image: 'x', JobRoleArn: getAtt('Role', 'Arn') } } } } as Resources
  const identity = statementsOf(tree({ ...role('ecs-tasks.amazonaws.com'), ...job }), 'Boundary').get('iam')!
  const conditionOf = (action: string) => identity.find(({ Action }) => [Action].flat().includes(action))!.Condition
  deepEqual(conditionOf('iam:PassRole'), { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } })
  deepEqual(conditionOf('iam:CreateRole'), { StringEquals: { 'iam:PermissionsBoundary': sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Boundary') } })
})

test('the boundary is what policies of the tree allow, in any branch, and not what they deny', () => {
  const policy = (Statement: unknown[], Roles?: string[]): Resources => ({ [Roles ? 'Policy' : 'Limit']: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ...(Roles && { Roles }), PolicyDocument: { Version: '2012-10-17', Statement } as any } } })
  const allow = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
  const statements = [If('IsOdd', allow('s3:PutObject'), noValue), allow('s3:GetObject'), { Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' }]
  deepEqual(grantedBy(tree({ ...policy(statements, ['Role']), ...policy([allow('ec2:RunInstances')]) })), ['s3:GetObject', 's3:PutObject'], 'a policy that hangs on no role bounds others')
})

test('what makes roles is in a boundary with a boundary of a product only', () => {
  const [statement, making] = (boundary(['iam:CreateRole', 'iam:PassRole', 's3:GetObject'], 'Limit').Resources as any).Boundary.Properties.PolicyDocument.Statement
  deepEqual(statement, { Effect: 'Allow', Action: ['iam:PassRole', 's3:GetObject'], Resource: '*' })
  deepEqual(making, { Effect: 'Allow', Action: ['iam:CreateRole'], Resource: '*', Condition: { ArnLike: { 'iam:PermissionsBoundary': sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/stackroom/*') } } })
})

test('a boundary that IAM would not take is refused, as a role has no second one', () => {
  const actions = Array.from({ length: 300 }, (_, index) => `batch:DescribeComputeEnvironments${index}`)
  throws(() => boundary(actions), /StackroomBoundary: 300 actions take \d+ characters; IAM takes 6144: have fewer products in one account baseline/)
})

const types: Resources = { ...bucket(), ...queue, ...role('ecs-tasks.amazonaws.com'), Log: { Type: 'AWS::Logs::LogGroup' }, Rule: { Type: 'AWS::Events::Rule' }, Repository: { Type: 'AWS::ECR::Repository' } }
const policiesOf = (Resources: Resources) =>
  Object.entries(launchRole({ RoleName: 'Launch', Name: 'Test', Template: tree(Resources) }).Resources).filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy')

test('one type more changes the policies of its own group only, whatever there is already', () => {
  const names = Object.keys(types)
  fc.assert(
    fc.property(fc.subarray(names, { maxLength: names.length - 1 }), fc.constantFrom(...names), (some, more) => {
      const pick = (all: string[]) => Object.fromEntries(names.filter((name) => all.includes(name)).map((name) => [name, types[name]!]))
      const before = new Map(policiesOf(pick(some)).map(([name, policy]) => [name, JSON.stringify(policy)]))
      const after = policiesOf(pick([...some, more]))
      const changed = after.filter(([name, policy]) => before.get(name) !== JSON.stringify(policy))
      ok(changed.length <= 1, changed.map(([name]) => name).join())
      for (const name of before.keys()) ok(after.some(([one]) => one === name), name)
    }),
  )
})

test('a launch role that IAM would not take is refused with what is too much', () => {
  const named = (length: number, count: number): Resources =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`Results${index}`, { Type: 'AWS::S3::Bucket', Properties: { BucketName: `${'b'.repeat(length)}-${index}` } }]))
  throws(() => policiesOf(named(55, 100)), /Launch: a statement of DataPolicy is longer than the 6144 characters that IAM takes; name fewer resources/)
})

test('a launch role has an output, trusts Service Catalog alone, and has none of the policies of AWS', () => {
  const { Resources, Outputs } = launchRole({ RoleName: 'Launch', Name: 'Test', Template: tree(types) })
  equal(JSON.stringify(Resources).includes('iam::aws:policy'), false)
  deepEqual(Outputs!.LaunchRoleArn, output('String', getAtt('LaunchRole', 'Arn'), { Description: 'The role that launches act with' }))
})

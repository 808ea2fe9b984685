import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evaluate, type Policy } from '../../scripts/local-aws/iam/evaluate.ts'
import { account, region } from '../support/resolved.ts'
import { actionsIn, all, asking, batch, ec2, ecs, ExternalId, flat, iam, made, madeBoundary, madeBoundaryId, managed, off, partnerBoundary, policiesOf, ready, s3, secrets, sharedBoundary, WorkDirBucket, type Asked, type Holder } from '../support/seqera.ts'

/* The ways to more than that. */

const boundary = { 'iam:PermissionsBoundary': madeBoundary }
/** The probes of the security notes on a role that makes roles, and what a role of Forge with every permission attached does. */
const escalations: [what: string, asked: Asked][] = [
  ['a role without a boundary', ['iam:CreateRole', iam('role/TowerForge-1a2b')]],
  ['a role with another boundary', ['iam:CreateRole', iam('role/TowerForge-1a2b'), { 'iam:PermissionsBoundary': managed('AdministratorAccess') }]],
  ['a role of another name', ['iam:CreateRole', iam('role/Admin'), boundary]],
  ['a role below the path of products', ['iam:CreateRole', iam('role/stackroom/TowerForge-1a2b'), boundary]],
  ['taking a boundary off', ['iam:DeleteRolePermissionsBoundary', iam('role/TowerForge-1a2b'), boundary]],
  ['changing a boundary', ['iam:PutRolePermissionsBoundary', iam('role/TowerForge-1a2b'), { 'iam:PermissionsBoundary': managed('AdministratorAccess') }]],
  ['rewriting the boundary', ['iam:CreatePolicyVersion', madeBoundary]],
  ['rewriting whom a role trusts', ['iam:UpdateAssumeRolePolicy', iam('role/TowerForge-1a2b'), boundary]],
  ['a policy on a role that has no boundary', ['iam:PutRolePolicy', iam('role/TowerForge-old')]],
  ['AdministratorAccess on a role', ['iam:AttachRolePolicy', iam('role/TowerForge-1a2b'), { ...boundary, 'iam:PolicyARN': managed('AdministratorAccess') }]],
  ["handing on somebody's role to a task", ['iam:PassRole', iam('role/Admin'), { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }]],
  ['handing on a ready role to a function', ['iam:PassRole', ready('HeadJobRole'), { 'iam:PassedToService': 'lambda.amazonaws.com' }]],
  ['handing on a launch role', ['iam:PassRole', iam('role/StackroomSeqeraAccessLaunch'), { 'iam:PassedToService': 'ec2.amazonaws.com' }]],
  ['a user', ['iam:CreateUser', iam('user/TowerForge-1a2b'), boundary]],
  ['a key', ['iam:CreateAccessKey', iam('user/stackroom/SC-x')]],
  ["deleting somebody's stack", ['cloudformation:DeleteStack', `arn:aws:cloudformation:${region}:${account}:stack/payroll/1`]],
  ['updating a stack of the catalog', ['cloudformation:UpdateStack', `arn:aws:cloudformation:${region}:${account}:stack/SC-${account}-pp-x/1`]],
  ['assuming a role', ['sts:AssumeRole', iam('role/Admin')]],
  ["reading somebody's bucket", ['s3:GetObject', s3('payroll/2026.csv')]],
  ["reading somebody's secret", ['secretsmanager:GetSecretValue', secrets('secret:payroll')]],
]
const administrator: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

const shapes = fc.record(
  Object.fromEntries([
    ...Object.entries(flat.Parameters!).filter(([, { AllowedValues }]) => AllowedValues).map(([name, { AllowedValues }]) => [name, fc.constantFrom(...AllowedValues!.map(String))]),
    ['ExternalId', fc.constantFrom('', ExternalId)],
    ['WorkDirBucket', fc.constantFrom('', WorkDirBucket)],
    ['AllowBuckets', fc.constantFrom('', s3('references'))],
    ['DataBuckets', fc.constantFrom('', s3('results'))],
    ['ForgePrefix', fc.constantFrom('TowerForge', 'Lab')],
  ]) as Record<string, fc.Arbitrary<string>>,
)

test('no combination of switches allows an escalation: not Seqera, not a role made ahead, not a role that Forge makes with every permission', () => {
  fc.assert(
    fc.property(shapes, (given) => {
      const shape = made(given)
      const roles = Object.entries(shape.resources).flatMap(([id, { Type }]) => (Type === 'AWS::IAM::Role' ? [id as Holder] : []))
      const holders = roles.map((role) => ({ role: role as string, policies: policiesOf(shape, role), limit: partnerBoundary }))
      const limit = shape.resources[madeBoundaryId]?.Properties.PolicyDocument as Policy | undefined
      if (limit) holders.push({ role: 'a role that Forge makes', policies: [administrator], limit })
      for (const { role, policies, limit } of holders) {
        for (const [what, [action, resource, context = {}]] of escalations) {
          const request = { action, resource, context }
          ok(!(evaluate(policies, request) === 'allowed' && evaluate([limit], request) === 'allowed'), `${role}: ${what}`)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('roles are made by the original Forge and Intelligent Compute alone, with the boundary alone; every other combination has no iam:CreateRole', () => {
  fc.assert(
    fc.property(shapes, (given) => {
      const actions = actionsIn(policiesOf(made(given), 'SeqeraRoleRole'))
      equal(actions.includes('iam:CreateRole'), given.Forge === 'Original' || given.IntelligentCompute === 'true')
      ok(!actions.some((action) => /[*]|^iam:(.*User|.*Key|CreatePolicy|DeleteRolePermissionsBoundary|UpdateAssumeRolePolicy)/.test(action)), actions.join())
    }),
    { numRuns: 40 },
  )
  const original = asking({ Forge: 'Original', WorkDirBucket })
  all(original, true, [
    ['iam:CreateRole', iam('role/TowerForge-1a2b-InstanceRole'), boundary],
    ['iam:PutRolePolicy', iam('role/TowerForge-1a2b-InstanceRole'), boundary],
    ['iam:AttachRolePolicy', iam('role/TowerForge-1a2b-ServiceRole'), { ...boundary, 'iam:PolicyARN': managed('service-role/AWSBatchServiceRole') }],
    ['iam:PassRole', iam('role/TowerForge-1a2b-FleetRole'), { 'iam:PassedToService': 'spotfleet.amazonaws.com' }],
  ])
  all(original, false, [['iam:CreateRole', iam('role/seqera-sched-1'), boundary]])
})

test('a role that Forge makes uses the buckets named, whatever it is given, and no others', () => {
  const limit = made({ Forge: 'Original', WorkDirBucket, AllowBuckets: s3('references') }).resources[madeBoundaryId]!.Properties.PolicyDocument as Policy
  const may = ([action, resource, context = {}]: Asked) => evaluate([limit], { action, resource, context }) === 'allowed'
  all(may, true, [['s3:PutObject', s3(`${WorkDirBucket}/x`)], ['s3:GetObject', s3('references/x')], ['batch:SubmitJob', batch('job-queue/TowerForge-1a2b-work')], ['ecs:RegisterContainerInstance', ecs('cluster/x')], ['iam:PassRole', iam('role/TowerForge-1a2b-ExecutionRole'), { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }]])
  all(may, false, [['s3:GetObject', s3('payroll/x')], ['batch:SubmitJob', batch('job-queue/production')], ['ec2:TerminateInstances', ec2('instance/i-1'), { 'ec2:InstanceProfile': iam('instance-profile/Admin') }]])
})

test('what only Seqera may do widens no other boundary', () => {
  for (const action of ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'ec2:RunInstances', 'batch:CreateComputeEnvironment', 'iam:CreateInstanceProfile']) {
    equal(evaluate([sharedBoundary], { action, resource: '*', context: boundary }), 'implicitDeny', action)
  }
  // Whoever it bounds makes no role without a boundary of a product's.
  const role = iam('role/TowerForge-1a2b')
  equal(evaluate([partnerBoundary], { action: 'iam:CreateRole', resource: role }), 'implicitDeny')
  equal(evaluate([partnerBoundary], { action: 'iam:CreateRole', resource: role, context: { 'iam:PermissionsBoundary': managed('AdministratorAccess') } }), 'implicitDeny')
  equal(evaluate([partnerBoundary], { action: 'iam:CreateRole', resource: role, context: { 'iam:PermissionsBoundary': iam('policy/stackroom/SC-x') } }), 'allowed')
})

test('every policy fits into what IAM takes, with the longest names', () => {
  const given = { ...Object.fromEntries(Object.keys(off).map((name) => [name, 'true'])), Forge: 'Original', WorkDirBucket: 'b'.repeat(63), AllowBuckets: [1, 2, 3, 4, 5].map((index) => s3(`${'a'.repeat(62)}${index}`)).join(), DataBuckets: [1, 2, 3, 4, 5].map((index) => s3(`${'d'.repeat(62)}${index}`)).join(), ForgePrefix: 'F'.repeat(20), Name: 'n'.repeat(28), LogGroup: '/aws/batch/*' }
  const { resources } = made(given)
  for (const [id, { Type, Properties }] of Object.entries(resources)) if (Type === 'AWS::IAM::ManagedPolicy') ok(JSON.stringify(Properties.PolicyDocument).length <= 6144, `${id}: ${JSON.stringify(Properties.PolicyDocument).length}`)
  // A role takes ten: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  ok(policiesOf({ resources, outputs: {} }, 'SeqeraRoleRole').length <= 10)
})


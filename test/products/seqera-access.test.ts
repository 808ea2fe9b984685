import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rules } from '../../products/seqera-access/form.ts'
import { evaluate, type Principal } from '../../scripts/local-aws/iam/evaluate.ts'
import { root } from '../support/local.ts'
import { account, refusals, region } from '../support/resolved.ts'
import { actionsIn, all, asking, batch, ec2, ecs, efs, ExternalId, flat, forged, fsx, iam, logs, made, policiesOf, ready, s3, secrets, WorkDirBucket, type Asked, type Context, type Given } from '../support/seqera.ts'
import { published } from './seqera-policies.ts'

/* Who may assume the role. */

const seqera: Principal = { type: 'AWS', names: ['arn:aws:iam::161471496260:role/SeqeraPlatformCloudAccessRole'] }
const trust = (given: Given, principal: Principal, context: Context = {}, action = 'sts:AssumeRole') =>
  evaluate([made(given).resources.SeqeraRoleRole!.Properties.AssumeRolePolicyDocument], { action, principal, context })
const said = { 'sts:ExternalId': ExternalId }
/** A file of a task, as Nextflow names them in the bucket of the work directory. */
const taskFile = 'work/ab/cdef'

test('before Seqera has said its external ID, nobody assumes the role, whatever they say', () => {
  equal(trust({}, seqera), 'explicitDeny')
  equal(trust({}, seqera, said), 'explicitDeny')
  equal(trust({}, seqera, { 'sts:ExternalId': '' }), 'explicitDeny')
  match(made({}).outputs.NextStep, /External ID that Seqera shows$/)
})

test('with it, Seqera does and tags its sessions, and nobody else does, nor Seqera for another customer', () => {
  equal(trust({ ExternalId }, seqera, said), 'allowed')
  equal(trust({ ExternalId }, seqera, {}, 'sts:TagSession'), 'allowed')
  equal(trust({ ExternalId }, seqera), 'implicitDeny')
  equal(trust({ ExternalId }, seqera, { 'sts:ExternalId': 'a1b2c3d4-e5f7' }), 'implicitDeny')
  for (const name of ['arn:aws:iam::161471496260:root', 'arn:aws:iam::161471496260:role/Other', iam('role/Intern')]) equal(trust({ ExternalId }, { type: 'AWS', names: [name] }, said), 'implicitDeny', name)
  for (const service of ['ec2', 'ecs-tasks', 'eks']) equal(trust({ ExternalId }, { type: 'Service', names: [`${service}.amazonaws.com`] }, said), 'implicitDeny')
})

test('the external ID comes into the trust of a role that stays the same: only its trust policy changes', () => {
  const [first, second] = [made({}).resources, made({ ExternalId }).resources]
  deepEqual(Object.keys(first), Object.keys(second))
  const { AssumeRolePolicyDocument: _, ...before } = first.SeqeraRoleRole!.Properties
  const { AssumeRolePolicyDocument: __, ...after } = second.SeqeraRoleRole!.Properties
  deepEqual(before, after)
})

test('a Platform of your own is trusted by its role, or runs with this one on EC2 or in a task of this account', () => {
  const SeqeraPrincipalArn = iam('role/TowerJump')
  equal(trust({ SeqeraPrincipalArn, ExternalId }, { type: 'AWS', names: [SeqeraPrincipalArn] }, said), 'allowed')
  equal(trust({ SeqeraPrincipalArn, ExternalId }, seqera, said), 'implicitDeny')
  const own = { SeqeraPrincipalArn: '' }
  equal(trust({ ...own, PlatformRunsOn: 'EC2' }, { type: 'Service', names: ['ec2.amazonaws.com'] }), 'allowed')
  equal(made({ ...own, PlatformRunsOn: 'EC2' }).outputs.PlatformInstanceProfile, 'SeqeraRoleInstanceProfile')
  const task = (SourceAccount: string) => trust({ ...own, PlatformRunsOn: 'ECS' }, { type: 'Service', names: ['ecs-tasks.amazonaws.com'] }, { 'aws:SourceAccount': SourceAccount, 'aws:SourceArn': `arn:aws:ecs:${region}:${SourceAccount}:task/platform/1` })
  equal(task(account), 'allowed')
  equal(task('444455556666'), 'implicitDeny')
})

test('the legacy user is off, has no policy, assumes the role with the external ID only, and no output or resource is its key', () => {
  const users = (given: Given) => Object.values(made(given).resources).filter(({ Type }) => Type === 'AWS::IAM::User')
  deepEqual(users({}), [])
  const given = { IamUser: 'true', ExternalId }
  const [user] = users(given)
  deepEqual(Object.keys(user!.Properties).sort(), ['Path', 'PermissionsBoundary'])
  ok(!/AccessKey|LoginProfile/.test(JSON.stringify(flat)))
  const principal: Principal = { type: 'AWS', names: [String(made(given).resources.SeqeraRoleRole!.Properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS.at(-1))] }
  equal(trust(given, principal, said), 'allowed')
  equal(trust(given, principal), 'implicitDeny')
  equal(trust({ IamUser: 'true' }, principal, said), 'explicitDeny')
})

test('the next step is one that is left, for whoever is trusted', () => {
  const step = (given: Given) => made(given).outputs.NextStep
  match(step({ PlatformRunsOn: 'EC2' }), /PlatformInstanceProfile; it needs no External ID$/)
  match(step({ SeqeraPrincipalArn: '', PlatformRunsOn: 'ECS' }), /RoleArn as its task role/)
  const user = { SeqeraPrincipalArn: '', IamUser: 'true' }
  match(step(user), /^Make a key of the user in UserName.*External ID that Seqera shows$/)
  match(step({ ...user, ExternalId }), /^Make a key of the user in UserName.*assumes the role$/)
  match(step({ ExternalId }), /^None: whoever SeqeraPrincipalArn names/)
})

/* What the documented flows call. */

const passed = (name: string, service: string): Asked => ['iam:PassRole', ready(name), { 'iam:PassedToService': `${service}.amazonaws.com` }]
const run: Asked[] = [
  ['batch:RegisterJobDefinition', batch('job-definition/nf-hello')],
  passed('HeadJobRole', 'ecs-tasks'), passed('ExecutionRole', 'ecs-tasks'), passed('HeadJobRole', 'batch'),
  ['batch:TagResource', batch('job-definition/nf-hello')],
  ['batch:SubmitJob', batch('job-queue/TowerForge-nextflow-head')],
  ['batch:SubmitJob', batch('job-definition/nf-hello:1')],
  ['batch:TagResource', batch('job/0123')],
  ['batch:DescribeJobs', '*'],
  ['batch:DescribeJobQueues', '*'],
  ['ecs:DescribeTasks', ecs('task/AWSBatch-TowerForge-nextflow-head/0123')],
  ['ecs:DescribeContainerInstances', ecs('container-instance/AWSBatch-TowerForge-nextflow-head/0123')],
  ['ec2:DescribeInstances', '*'],
]

test('launching without typing: a run is submitted to queues of the product nextflow-batch, followed, read and ended', () => {
  const may = asking({ ExternalId })
  all(may, true, [
    ...run,
    ['batch:TerminateJob', batch('job/0123')],
    ['batch:CancelJob', batch('job/0123')],
    ['logs:GetLogEvents', logs('log-group:/aws/batch/TowerForge-nextflow:log-stream:nf-hello/default/0123')],
    ['logs:FilterLogEvents', logs('log-group:/aws/batch/job:log-stream:')],
    ['logs:StartQuery', logs('log-group:/aws/batch/job')],
  ])
  all(may, false, [
    ['batch:CreateComputeEnvironment', batch('compute-environment/TowerForge-1a2b')],
    ['batch:UpdateJobQueue', batch('job-queue/TowerForge-nextflow-head')],
    ['s3:GetObject', s3(`${WorkDirBucket}/${taskFile}`)],
    ['secretsmanager:ListSecrets', '*'],
    ['ec2:GetConsoleOutput', ec2('instance/i-1'), { 'ec2:InstanceProfile': iam('instance-profile/TowerForge-1a2b') }],
  ])
})

test('Forge with roles made ahead: a compute environment is created, used and disposed of without making a role', () => {
  const given = { ExternalId, WorkDirBucket, Forge: 'Scoped', Launch: 'false', EfsFileSystems: 'true', FsxFileSystems: 'true' }
  const may = asking(given)
  all(may, true, [
    ...['AccountAttributes', 'InstanceTypeOfferings', 'InstanceTypes', 'KeyPairs', 'LaunchTemplates', 'LaunchTemplateVersions', 'SecurityGroups', 'Subnets', 'Vpcs', 'Images'].map((name): Asked => [`ec2:Describe${name}`, '*']),
    ['ssm:GetParameters', `arn:aws:ssm:${region}::parameter/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended`],
    ['ec2:CreateLaunchTemplate', ec2('launch-template/*')],
    passed('InstanceRole', 'ec2'), passed('InstanceRole', 'batch'),
    ['batch:CreateComputeEnvironment', batch('compute-environment/TowerForge-1a2b-work')],
    ['batch:TagResource', batch('compute-environment/TowerForge-1a2b-work')],
    ['batch:CreateJobQueue', batch('job-queue/TowerForge-1a2b-work')],
    ['batch:CreateJobQueue', batch('compute-environment/TowerForge-1a2b-work')],
    ['elasticfilesystem:CreateFileSystem', '*'],
    ['elasticfilesystem:TagResource', efs('file-system/fs-1'), { 'aws:RequestTag/Name': 'TowerForge-1a2b' }],
    ['elasticfilesystem:CreateMountTarget', efs('file-system/fs-1'), forged],
    ['fsx:CreateFileSystem', fsx('file-system/*'), { 'aws:RequestTag/Name': 'TowerForge-1a2b' }],
    ...run,
    ['batch:UpdateJobQueue', batch('job-queue/TowerForge-1a2b-work')],
    ['batch:DeleteJobQueue', batch('job-queue/TowerForge-1a2b-work')],
    ['batch:UpdateComputeEnvironment', batch('compute-environment/TowerForge-1a2b-work')],
    ['batch:DeleteComputeEnvironment', batch('compute-environment/TowerForge-1a2b-work')],
    ['ec2:DeleteLaunchTemplate', ec2('launch-template/lt-1')],
    ['elasticfilesystem:DeleteMountTarget', efs('file-system/fs-1'), forged],
    ['elasticfilesystem:DeleteFileSystem', efs('file-system/fs-1'), forged],
    ['fsx:DeleteFileSystem', fsx('file-system/fs-1'), forged],
  ])
  const { resources, outputs } = made(given)
  deepEqual(['Head', 'Compute', 'Execution', 'Instance'].map((name) => resources[`ForgeRoles${name}Role`]!.Properties.RoleName), ['HeadJobRole', 'ComputeJobRole', 'ExecutionRole', 'InstanceRole'].map((name) => `TowerForge-seqera-${name}`))
  for (const name of ['HeadJobRoleArn', 'ComputeJobRoleArn', 'BatchExecutionRoleArn', 'InstanceProfileArn', 'InstanceRoleArn']) match(outputs[name], /^arn:aws:iam::/, name)
  deepEqual(actionsIn(policiesOf({ resources, outputs }, 'SeqeraRoleRole')).filter((action) => action.startsWith('iam:')), ['iam:PassRole'])
})

test('Nextflow and its tasks, with the roles made ahead: any queue of Forge, Fusion on the buckets named, and no other', () => {
  const given = { WorkDirBucket, AllowBuckets: s3('references'), Forge: 'Scoped', DataLineage: 'true' }
  for (const role of ['ForgeRolesComputeRole', 'ForgeRolesHeadRole'] as const) {
    const may = asking(given, role)
    for (const bucket of [WorkDirBucket, 'references', 'seqera-lineage-42']) {
      all(may, true, [['s3:ListBucket', s3(bucket)], ...['GetObject', 'GetObjectTagging', 'PutObject', 'PutObjectTagging', 'DeleteObject', 'AbortMultipartUpload'].map((name): Asked => [`s3:${name}`, s3(`${bucket}/${taskFile}`)])])
    }
    all(may, false, [['s3:GetObject', s3('payroll/2026.csv')], ['s3:ListBucket', s3('payroll')], ['secretsmanager:GetSecretValue', secrets('secret:tower-1')], ['iam:CreateRole', iam('role/TowerForge-1')]])
  }
  const head = asking(given, 'ForgeRolesHeadRole')
  all(head, true, [['batch:SubmitJob', batch('job-queue/TowerForge-1a2b-work')], ['logs:GetLogEvents', logs('log-group:/aws/batch/job:log-stream:x')], ['iam:PassRole', iam('role/ForgeRolesComputeRole'), { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }]])
  all(head, false, [['batch:SubmitJob', batch('job-queue/production')], ['secretsmanager:ListSecrets', '*']])
})

test('pipeline secrets: the Platform makes and deletes them, Nextflow finds them, the execution role alone reads them', () => {
  const given = { WorkDirBucket, Forge: 'Scoped', SecretsAccount: 'true', SecretsExecutionRole: 'true', SecretsInstanceRole: 'true' }
  const secret = secrets('secret:tower-1-TOKEN-Ab12Cd')
  all(asking(given), true, [['secretsmanager:CreateSecret', secret], ['secretsmanager:DescribeSecret', secret], ['secretsmanager:ListSecrets', '*'], ['secretsmanager:DeleteSecret', secret]])
  all(asking(given), false, [['secretsmanager:GetSecretValue', secret], ['secretsmanager:DeleteSecret', secrets('secret:payroll')]])
  all(asking(given, 'ForgeRolesHeadRole'), true, [['secretsmanager:ListSecrets', '*']])
  all(asking(given, 'ForgeRolesHeadRole'), false, [['secretsmanager:GetSecretValue', secret]])
  // Instances lend their role to whatever runs on them.
  all(asking(given, 'ForgeRolesInstanceRole'), false, [['secretsmanager:ListSecrets', '*'], ['secretsmanager:GetSecretValue', secret]])
  all(asking(given, 'ForgeRolesExecutionRole'), true, [['secretsmanager:GetSecretValue', secret]])
  all(asking(given, 'ForgeRolesExecutionRole'), false, [['secretsmanager:GetSecretValue', secrets('secret:payroll')]])
  all(asking({ ...given, SecretsExecutionRole: 'false' }, 'ForgeRolesExecutionRole'), false, [['secretsmanager:GetSecretValue', secret]])
})

test('AWS Cloud: instances of the one role are started, named, read and ended, and no others', () => {
  const given = { Launch: 'false', WorkDirBucket, AwsCloud: 'true', UserdataErrorDetection: 'true' }
  const own = { 'ec2:InstanceProfile': made(given).outputs.CloudInstanceProfileArn }
  const foreign = { 'ec2:InstanceProfile': iam('instance-profile/Admin') }
  all(asking(given), true, [
    ['ec2:RunInstances', ec2('instance/*'), own], ['ec2:RunInstances', `arn:aws:ec2:${region}::image/ami-1`], ...['subnet', 'volume', 'network-interface', 'security-group'].map((kind): Asked => ['ec2:RunInstances', ec2(`${kind}/x`)]),
    ['iam:PassRole', iam('role/SeqeraCloudCloudRole'), { 'iam:PassedToService': 'ec2.amazonaws.com' }],
    ['ec2:CreateTags', ec2('volume/vol-1'), { 'ec2:CreateAction': 'RunInstances' }],
    ...['ec2:TerminateInstances', 'ec2:CreateTags', 'ec2:DeleteTags', 'ec2:GetConsoleOutput'].map((action): Asked => [action, ec2('instance/i-1'), own]),
    ['logs:GetLogEvents', logs('log-group:/seqera/platform:log-stream:x')],
  ])
  all(asking(given), false, [['ec2:RunInstances', ec2('instance/*')], ...['ec2:RunInstances', 'ec2:TerminateInstances', 'ec2:DeleteTags', 'ec2:GetConsoleOutput'].map((action): Asked => [action, ec2('instance/i-1'), foreign]), ['batch:SubmitJob', batch('job-queue/TowerForge-nextflow-head')]])
})

/* The form. */

const refused: [what: string, given: Given, says: RegExp][] = [
  ['nobody to trust', { SeqeraPrincipalArn: '' }, /^Nobody could assume the role/],
  ['Forge without a bucket', { Forge: 'Scoped' }, /^Forge needs WorkDirBucket/],
  ['AWS Cloud without a bucket', { AwsCloud: 'true' }, /^AWS Cloud needs WorkDirBucket/],
  ['writing nowhere', { S3BucketWrite: 'true' }, /^S3BucketWrite needs buckets/],
  ['exploring nothing', { DataExplorer: 'true' }, /^Data Explorer needs DataBuckets/],
  ['file systems that nobody makes', { FsxFileSystems: 'true' }, /^File systems are made by Forge/],
  ['secrets for roles that are not made', { SecretsExecutionRole: 'true' }, /^SecretsExecutionRole and SecretsInstanceRole are about roles made here/],
  ['an execution role in AWS Cloud', { AwsCloud: 'true', WorkDirBucket, SecretsExecutionRole: 'true' }, /about roles made here/],
  ['a scheduler without AWS Cloud', { IntelligentCompute: 'true' }, /^Intelligent Compute is for AWS Cloud/],
  ['the original Forge without a boundary', { Forge: 'Original', WorkDirBucket, PermissionsBoundary: '' }, /^Whoever makes roles has a boundary/],
]
for (const [what, given, says] of refused) {
  test(`refused before anything is made: ${what}`, () => {
    const said = refusals(flat, given)
    equal(said.length, 1, said.join('\n'))
    match(said[0]!, says)
  })
}

test('every rule of the form is tried, and what goes together is taken', () => {
  equal(new Set(refused.map(([, , says]) => says.source)).size - 1, Object.keys(rules).length)
  for (const given of [{}, { SeqeraPrincipalArn: '', IamUser: 'true' }, { SeqeraPrincipalArn: '', PlatformRunsOn: 'EC2' }, { Forge: 'Original', WorkDirBucket }, { AwsCloud: 'true', WorkDirBucket, SecretsInstanceRole: 'true' }]) deepEqual(refusals(flat, given), [])
})

test('the external ID is taken as Seqera and AWS write it, and its parameter says that it takes two passes', () => {
  const { AllowedPattern, Description } = flat.Parameters!.ExternalId!
  for (const value of ['', ExternalId, 'org/1:x=y@z']) match(value, new RegExp(AllowedPattern!))
  for (const value of ['a', '1a', 'abc', 'a b', '*', 'x?']) ok(!new RegExp(AllowedPattern!).test(value), value)
  match(Description!, /launch with it blank.*Assume role.*saved, Seqera shows their External ID.*update/)
})

test('the longest prefix and name make names of roles that IAM takes', () => {
  const given = { ForgePrefix: 'F'.repeat(20), Name: 'n'.repeat(flat.Parameters!.Name!.MaxLength as number), WorkDirBucket, Forge: 'Scoped', AwsCloud: 'true' }
  equal(Math.max(...Object.values(made(given).resources).flatMap(({ Properties }) => Properties.RoleName?.length ?? [])), 64)
})

/* The document. */

test('the README maps every policy of Seqera to the switches that stand for it, under parameters that there are', () => {
  const rows = readFileSync(join(root, 'products/seqera-access/README.md'), 'utf8').split('\n').filter((row) => /^\| F-\d\d \|/.test(row))
  deepEqual(rows.map((row) => row.slice(2, 6)), Array.from({ length: 13 }, (_, index) => `F-${String(index + 1).padStart(2, '0')}`))
  const named = (row: string) => [...row.matchAll(/`([A-Z]\w+)`/g)].map(([, name]) => name!).filter((name) => name in flat.Parameters!)
  for (const row of rows) ok(named(row).length > 0, row)
  // A switch that a policy is compared with stands in the row of that policy.
  const switched = (given: Given) => Object.keys(given).filter((name) => given[name] !== 'false' && !/Bucket(s)?$/.test(name) && given[name] !== 'Scoped')
  for (const { id, switches } of published) for (const name of switched(switches)) {
    const row = rows.find((one) => one.startsWith(`| ${id} |`))!
    ok(named(row).includes(name), `${id} does not name ${name}`)
  }
})

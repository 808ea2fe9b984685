import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import farm from '../../products/mutation-farm/product.ts'
import { evaluate, type Policy, type Principal } from '../../scripts/local-aws/iam/evaluate.ts'
import { account, region, resolved } from '../support/resolved.ts'

const developer = 'arn:aws:iam::123456789012:role/Developer'
const branch = 'repo:example/app:ref:refs/heads/main'
const named = { SubmitterArns: developer, GitHubSubjects: branch }

type Asked = [action: string, resource: string, context?: Record<string, string>]
const asking = (given: Record<string, string>, role: string) => {
  const { resources } = resolved(farm.Template, given)
  const policies = Object.values(resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::ManagedPolicy' && Properties.Roles.includes(role))
    .map(({ Properties }) => Properties.PolicyDocument as Policy)
  ok(policies.length > 0, `policies of ${role}`)
  return ([action, resource, context = {}]: Asked) => evaluate(policies, { action, resource, context })
}
const all = (decide: (asked: Asked) => string, decision: string, asked: Asked[]) => {
  for (const one of asked) equal(decide(one), decision, one.map((part) => JSON.stringify(part)).join(' '))
}

const bucket = `arn:aws:s3:::mutants-remote-tmp-${account}-0a1b2c3d`
const run = `${bucket}/mutants-remote/20260102-030405-abcde`
const batch = (resource: string, in_ = region) => `arn:aws:batch:${in_}:${account}:${resource}`
const logGroup = `arn:aws:logs:${region}:${account}:log-group:mutants-remote`
const ours = { 'aws:ResourceTag/mutants.rs/run-id': '20260102-030405-abcde' }

test('the submission role may make every call of the client', () => {
  all(asking(named, 'Access/SubmissionRole'), 'allowed', [
    // Finding the bucket and putting a source and a script into it, tagged.
    ['s3:ListAllMyBuckets', '*'],
    ['s3:GetBucketLocation', bucket],
    ['s3:ListBucket', bucket, { 's3:prefix': 'mutants-remote/20260102-030405-abcde/' }],
    ['s3:PutObject', `${run}/source.tar.zstd`],
    ['s3:PutObjectTagging', `${run}/source.tar.zstd`],
    ['s3:PutObject', `${run}/script.sh`],
    // Submitting to either definition, with a revision or without, tagged.
    ['batch:SubmitJob', batch('job-queue/mutants')],
    ['batch:SubmitJob', batch('job-definition/mutants-amd64')],
    ['batch:SubmitJob', batch('job-definition/mutants-arm64:7')],
    ['batch:TagResource', batch('job/0123')],
    // Watching, listing, killing.
    ['batch:DescribeJobs', '*'],
    ['batch:ListJobs', '*'],
    ['batch:DescribeJobQueues', '*'],
    ['batch:DescribeJobDefinitions', '*'],
    ['batch:TerminateJob', batch('job/0123'), ours],
    ['batch:CancelJob', batch('job/0123'), ours],
    // Live Tail asks for the group without the asterisk.
    ['logs:StartLiveTail', logGroup],
    ['logs:StopLiveTail', logGroup],
    ['logs:GetLogEvents', `${logGroup}:log-stream:mutants-amd64/default/0123`],
    ['logs:FilterLogEvents', `${logGroup}:log-stream:`],
    ['logs:DescribeLogStreams', `${logGroup}:log-stream:`],
    // Fetching results.
    ['s3:GetObject', `${run}/shard-0-mutants.out.tar.zstd`],
    ['s3:GetObjectTagging', `${run}/shard-0-mutants.out.tar.zstd`],
  ])
})

test('with a key, clients and jobs may use it through S3, and not by themselves', () => {
  const key = `arn:aws:kms:${region}:${account}:key/0123`
  const throughS3 = { 'kms:ViaService': `s3.${region}.amazonaws.com` }
  for (const role of ['Access/SubmissionRole', 'Access/TaskRole']) {
    const may = asking({ ...named, Encryption: 'ExistingKey', KmsKeyArn: key }, role)
    all(may, 'allowed', [['kms:GenerateDataKey', key, throughS3], ['kms:Decrypt', key, throughS3]])
    all(may, 'implicitDeny', [['kms:Decrypt', key], ['kms:Decrypt', `${key}4`, throughS3]])
    all(asking(named, role), 'implicitDeny', [['kms:Decrypt', key, throughS3]])
  }
})

test('the submission role may do nothing else', () => {
  all(asking(named, 'Access/SubmissionRole'), 'implicitDeny', [
    ['s3:PutObject', `${bucket}/elsewhere/source.tar.zstd`],
    ['s3:PutObject', 'arn:aws:s3:::mutants-remote-tmp-444455556666-0a1b2c3d/mutants-remote/x'],
    ['s3:GetObject', 'arn:aws:s3:::payroll/2026.csv'],
    ['s3:ListBucket', bucket],
    ['s3:ListBucket', bucket, { 's3:prefix': '' }],
    ['s3:DeleteObject', `${run}/source.tar.zstd`],
    ['s3:PutBucketPolicy', bucket],
    ['batch:SubmitJob', batch('job-queue/production')],
    ['batch:SubmitJob', batch('job-queue/mutants', 'us-east-1')],
    ['batch:SubmitJob', batch('job-definition/mutants-amd64-mine')],
    ['batch:SubmitJob', batch('job-definition/mutants')],
    ['batch:RegisterJobDefinition', batch('job-definition/mutants-amd64')],
    ['batch:DeregisterJobDefinition', batch('job-definition/mutants-amd64:1')],
    ['batch:UpdateJobQueue', batch('job-queue/mutants')],
    ['batch:TagResource', batch('job-queue/mutants')],
    ['batch:TagResource', batch('job-definition/mutants-2-amd64')],
    ['batch:TerminateJob', batch('job/0123')],
    ['batch:TerminateJob', batch('job/0123'), { 'aws:ResourceTag/team': 'billing' }],
    ['logs:GetLogEvents', `arn:aws:logs:${region}:${account}:log-group:mutants-remote-2:log-stream:x`],
    ['logs:StartLiveTail', `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/payroll`],
    ['logs:PutLogEvents', `${logGroup}:log-stream:x`],
    ['iam:PassRole', `arn:aws:iam::${account}:role/Access/TaskRole`],
    ['sts:AssumeRole', `arn:aws:iam::${account}:role/Admin`],
    ['ec2:RunInstances', '*'],
  ])
})

test('a job may read its source and write its results, and nothing else', () => {
  const decide = asking({}, 'Access/TaskRole')
  all(decide, 'allowed', [
    ['s3:GetObject', `${run}/source.tar.zstd`],
    ['s3:PutObject', `${run}/shard-0-mutants.out.tar.zstd`],
    ['s3:AbortMultipartUpload', `${run}/shard-0-mutants.out.tar.zstd`],
    ['s3:ListBucket', bucket, { 's3:prefix': 'mutants-remote/x' }],
  ])
  all(decide, 'implicitDeny', [
    ['s3:GetObject', 'arn:aws:s3:::payroll/2026.csv'],
    ['s3:PutObject', 'arn:aws:s3:::payroll/2026.csv'],
    ['s3:ListBucket', 'arn:aws:s3:::payroll', { 's3:prefix': 'mutants-remote/x' }],
    ['s3:ListAllMyBuckets', '*'],
    ['s3:DeleteObject', `${run}/source.tar.zstd`],
    ['batch:SubmitJob', batch('job-queue/mutants')],
    ['logs:GetLogEvents', `${logGroup}:log-stream:x`],
    ['iam:PassRole', '*'],
  ])
})

test('starting a job takes its log, and of ECR what its image needs', () => {
  const log: Asked = ['logs:PutLogEvents', `${logGroup}:log-stream:mutants-amd64/default/0123`]
  const login: Asked = ['ecr:GetAuthorizationToken', '*']
  const repository = (name: string) => `arn:aws:ecr:${region}:${account}:repository/${name}`
  const pull = (name: string): Asked => ['ecr:BatchGetImage', repository(name)]
  const fill: Asked = ['ecr:BatchImportUpstreamImage', repository('mutants-ghcr/sourcefrog/cargo-mutants')]
  const create: Asked = ['ecr:CreateRepository', repository('mutants-ghcr/sourcefrog/cargo-mutants')]

  const open = asking({}, 'Access/ExecutionRole')
  all(open, 'allowed', [log])
  all(open, 'implicitDeny', [login, pull('mutants/cargo-mutants'), fill, create])

  const own = asking({ ImageSource: 'OwnRepository' }, 'Access/ExecutionRole')
  all(own, 'allowed', [log, login, pull('mutants/cargo-mutants')])
  all(own, 'implicitDeny', [pull('payroll'), fill, create])

  const cached = asking({ ImageSource: 'PullThroughCache' }, 'Access/ExecutionRole')
  all(cached, 'allowed', [log, login, pull('mutants-ghcr/sourcefrog/cargo-mutants'), fill, create])
  all(cached, 'implicitDeny', [pull('mutants/cargo-mutants'), ['ecr:CreateRepository', repository('payroll')]])
})

const trustOf = (given: Record<string, string>, role: string) => resolved(farm.Template, given).resources[role]!.Properties.AssumeRolePolicyDocument as Policy
const person = (arn: string): Principal => ({ type: 'AWS', names: [arn] })
const workflow: Principal = { type: 'Federated', names: [`arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`] }
const token = (sub: string, aud = 'sts.amazonaws.com') => ({
  'token.actions.githubusercontent.com:sub': sub,
  'token.actions.githubusercontent.com:aud': aud,
})

test('with nobody named there is no submission role, and the output says how to get one', () => {
  const { resources, outputs } = resolved(farm.Template)
  deepEqual(Object.keys(resources).filter((path) => /Submission|Oidc/.test(path)), [])
  match(outputs.SubmissionRole, /^None: update the farm with SubmitterArns or GitHubSubjects/)
})

test('the people named may assume the submission role, and nobody else', () => {
  const trust = trustOf({ SubmitterArns: `${developer},arn:aws:iam::444455556666:user/ada` }, 'Access/SubmissionRole')
  const may = (principal: Principal) => evaluate([trust], { action: 'sts:AssumeRole', principal })
  equal(may(person(developer)), 'allowed')
  equal(may(person('arn:aws:iam::444455556666:user/ada')), 'allowed')
  equal(may(person('arn:aws:iam::123456789012:role/Intern')), 'implicitDeny')
  equal(may({ type: 'Service', names: ['ecs-tasks.amazonaws.com'] }), 'implicitDeny')
  equal(evaluate([trust], { action: 'sts:AssumeRoleWithWebIdentity', principal: workflow, context: token(branch) }), 'implicitDeny')
})

test('of GitHub, only the workflows named in full may assume the submission role', () => {
  const trust = trustOf({ ...named, GitHubSubjects: `${branch},repo:example/app:environment:mutants`, GitHubOidcProvider: 'Existing' }, 'Access/SubmissionRole')
  const may = (context: object) => evaluate([trust], { action: 'sts:AssumeRoleWithWebIdentity', principal: workflow, context: context as any })
  equal(may(token(branch)), 'allowed')
  equal(may(token('repo:example/app:environment:mutants')), 'allowed')
  for (const stranger of ['repo:example/app:pull_request', 'repo:example/app:ref:refs/heads/main2', 'repo:example/other:ref:refs/heads/main', 'repo:stranger/app:ref:refs/heads/main', '*']) {
    equal(may(token(stranger)), 'implicitDeny', stranger)
  }
  equal(may(token(branch, 'https://github.com/example')), 'implicitDeny', 'a token for somebody else')
  equal(may({}), 'implicitDeny', 'a token that says nothing')

  // The form refuses an asterisk; had it not, the role would still take it for a letter.
  const careless = trustOf({ GitHubSubjects: 'repo:example/*' }, 'Access/SubmissionRole')
  equal(evaluate([careless], { action: 'sts:AssumeRoleWithWebIdentity', principal: workflow, context: token(branch) }), 'implicitDeny')
})

test('the identity provider of GitHub is made for workflows, unless there is one', () => {
  const made = (given: Record<string, string>) => 'Access/OidcProvider' in resolved(farm.Template, given).resources
  ok(made({ GitHubSubjects: branch }))
  ok(!made({ GitHubSubjects: branch, GitHubOidcProvider: 'Existing' }))
  ok(!made({ SubmitterArns: developer }))
})

test('every other role is for one service, and only on behalf of this account', () => {
  const { resources } = resolved(farm.Template, { ...named, ImageSource: 'OwnRepository' })
  const roles = Object.entries(resources).filter(([path, { Type }]) => Type === 'AWS::IAM::Role' && path !== 'Access/SubmissionRole')
  equal(roles.length, 4)
  for (const [path, { Properties }] of roles) {
    const [statement] = Properties.AssumeRolePolicyDocument.Statement
    const source = statement.Condition.ArnLike['aws:SourceArn']
    const ask = (SourceAccount: string, SourceArn: string) =>
      evaluate([Properties.AssumeRolePolicyDocument], {
        action: 'sts:AssumeRole',
        principal: { type: 'Service', names: [statement.Principal.Service] },
        context: { 'aws:SourceAccount': SourceAccount, 'aws:SourceArn': SourceArn },
      })
    equal(ask(account, source), 'allowed', path)
    equal(ask('444455556666', source), 'implicitDeny', path)
    equal(ask(account, source.replace(account, '444455556666')), 'implicitDeny', path)
  }
})

test('no policy is inline, unversioned, of AWS\'s own making, or allows everything', () => {
  const shapes: Record<string, string>[] = [{}, named, { ...named, ImageSource: 'OwnRepository' }, { ...named, ImageSource: 'PullThroughCache' }]
  for (const given of shapes) {
    for (const [path, { Type, Properties }] of Object.entries(resolved(farm.Template, given).resources)) {
      if (Type === 'AWS::IAM::Role') deepEqual([Properties.Policies, Properties.ManagedPolicyArns], [undefined, undefined], path)
      if (Type !== 'AWS::IAM::ManagedPolicy') continue
      equal(Properties.PolicyDocument.Version, '2012-10-17', path)
      for (const { Action, Resource } of Properties.PolicyDocument.Statement) {
        const actions = [Action].flat()
        ok(!actions.some((action: string) => action.includes('*')), `${path} ${actions}`)
        // What cannot be limited to a resource, and only that.
        if (Resource === '*') for (const action of actions) match(action, /^(batch:(Describe|List)|ecr:GetAuthorizationToken$|s3:ListAllMyBuckets$)/, path)
      }
    }
  }
})

test('the bucket refuses whoever comes without TLS, its owner too', () => {
  const { PolicyDocument } = Object.values(resolved(farm.Template).resources).find(({ Type }) => Type === 'AWS::S3::BucketPolicy')!.Properties
  const ask = (secure: string) =>
    evaluate([PolicyDocument], { action: 's3:GetObject', resource: `${run}/script.sh`, principal: person(developer), context: { 'aws:SecureTransport': secure } })
  equal(ask('false'), 'explicitDeny')
  equal(ask('true'), 'implicitDeny')
})

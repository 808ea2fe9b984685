import { deepEqual, equal, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { verdict } from '../../../scripts/local-aws/iam/authorize.ts'
import type { Statement } from '../../../scripts/local-aws/iam/evaluate.ts'
import { seed } from '../../../scripts/local-aws/seed.ts'
import { startLocalAws } from '../../../scripts/local-aws/server.ts'
import { sessionOf } from '../../../scripts/local-aws/world.ts'
import { acting, assume, clients, document, hub, imaging, oneWorld, sequencing, trusting, world } from './support.ts'

oneWorld()

const none = (who: string, action: string, resource: string) => `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`

test('a role without policies may do nothing but ask who it is', async () => {
  const { Arn, sts, cloudFormation, serviceCatalog, ssm, organizations, s3, iam, RoleName } = await acting([])
  equal((await sts.getCallerIdentity({})).Arn, Arn)
  const stack = 'arn:aws:cloudformation:us-east-1:444455556666:stack/app/*'
  await rejects(cloudFormation.createStack({ StackName: 'app', TemplateBody: '{}' }), { name: 'AccessDenied', message: none(Arn, 'cloudformation:CreateStack', stack) })
  await rejects(serviceCatalog.searchProducts({}), { name: 'AccessDeniedException', message: none(Arn, 'servicecatalog:SearchProducts', '*') })
  await rejects(ssm.getParameter({ Name: '/a' }), { name: 'AccessDeniedException', message: none(Arn, 'ssm:GetParameter', 'arn:aws:ssm:us-east-1:444455556666:parameter/a') })
  await rejects(organizations.listRoots({}), { name: 'AccessDeniedException', message: none(Arn, 'organizations:ListRoots', '*') })
  await rejects(s3.listBuckets({}), { name: 'AccessDenied', message: none(Arn, 's3:ListAllMyBuckets', '*') })
  await rejects(iam.getRole({ RoleName }), { name: 'AccessDenied', message: none(Arn, 'iam:GetRole', `role ${RoleName}`) })
})

test('a role may do what its policies allow, on what they allow it', async () => {
  const { ssm, Arn } = await acting([{ Action: 'ssm:*Parameter', Resource: 'arn:aws:ssm:*:*:parameter/own/*' }])
  await ssm.putParameter({ Name: '/own/a', Value: '1', Type: 'String' })
  const resource = 'arn:aws:ssm:us-east-1:444455556666:parameter/other'
  await rejects(ssm.putParameter({ Name: '/other', Value: '1', Type: 'String' }), { message: none(Arn, 'ssm:PutParameter', resource) })
})

test('a Deny wins, and says that it was one', async () => {
  const { ssm, Arn } = await acting([{ Action: '*' }, { Effect: 'Deny', Action: 'ssm:Put*' }])
  const message = `User: ${Arn} is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:us-east-1:444455556666:parameter/a with an explicit deny in an identity-based policy`
  await rejects(ssm.putParameter({ Name: 'a', Value: '1', Type: 'String' }), { message })
})

test('a boundary limits what policies allow, and allows nothing by itself', async () => {
  const limited = await acting([{ Action: '*' }], { boundary: [{ Action: 's3:*' }, { Effect: 'Deny', Action: 'iam:*' }] })
  const start = `User: ${limited.Arn} is not authorized to perform:`
  await limited.s3.listBuckets({})
  await rejects(limited.organizations.listRoots({}), { message: `${start} organizations:ListRoots on resource: * because no permissions boundary allows the organizations:ListRoots action` })
  await rejects(limited.iam.listRoles({}), { message: `${start} iam:ListRoles on resource: arn:aws:iam::444455556666:role/ with an explicit deny in a permissions boundary` })
  await rejects((await acting([], { boundary: [{ Action: '*' }] })).s3.listBuckets({}), /no identity-based policy/)
})

test('a policy of AWS that is not known here allows nothing, and the refusal says so', async () => {
  const { RoleName, s3 } = await acting([])
  await clients(imaging).iam.attachRolePolicy({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' })
  await rejects(s3.listBuckets({}), { message: /ListAllMyBuckets action \(the local AWS does not know what arn:aws:iam::aws:policy\/AmazonS3FullAccess allows\)$/ })
})

test('a role is made only with the boundary that a condition asks for, and only with one that exists', async () => {
  const boundary = `arn:aws:iam::${imaging}:policy/Needed`
  const { iam, Arn } = await acting([{ Action: 'iam:CreateRole', Resource: 'arn:aws:iam::*:role/team/*', Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } } }])
  const made = (RoleName: string, more: object) => iam.createRole({ RoleName, Path: '/team/', AssumeRolePolicyDocument: trusting({ Service: 'ec2.amazonaws.com' }), ...more })
  await rejects(made('Free', {}), { message: none(Arn, 'iam:CreateRole', `arn:aws:iam::${imaging}:role/team/Free`) })
  await rejects(made('Bound', { PermissionsBoundary: boundary }), { name: /^NoSuchEntity/, message: `Scope ARN: ${boundary} does not exist or is not attachable.` })
  await clients(imaging).iam.createPolicy({ PolicyName: 'Needed', PolicyDocument: document({ Action: '*' }) })
  await made('Bound', { PermissionsBoundary: boundary })
  await rejects(made('Elsewhere', { PermissionsBoundary: boundary, Path: '/' }), /not authorized/)
  await rejects(iam.deleteRolePermissionsBoundary({ RoleName: 'Bound' }), /not authorized/)
})

test('to give a stack a role is to pass it', async () => {
  const { cloudFormation, Arn } = await acting([{ Action: 'cloudformation:*' }])
  const RoleARN = `arn:aws:iam::${imaging}:role/Administrator`
  await rejects(cloudFormation.createStack({ StackName: 'passed', TemplateBody: '{}', RoleARN }), { message: none(Arn, 'iam:PassRole', RoleARN) })
})

test('to launch with a role of a name of its own is to pass it to Service Catalog', async () => {
  const { serviceCatalog, Arn } = await acting([{ Action: 'servicecatalog:*' }])
  const RoleArn = `arn:aws:iam::${imaging}:role/Administrator`
  const constraint = { PortfolioId: 'port-a', ProductId: 'prod-a', Type: 'LAUNCH' }
  await rejects(serviceCatalog.createConstraint({ ...constraint, Parameters: JSON.stringify({ RoleArn }) }), { name: 'AccessDeniedException', message: none(Arn, 'iam:PassRole', RoleArn) })
  await rejects(serviceCatalog.createConstraint({ ...constraint, Parameters: JSON.stringify({ LocalRoleName: 'Launch' }) }), { name: 'ResourceNotFoundException' })
})

test('an administrator may do everything, and is not asked', async () => {
  await clients(imaging).s3.listBuckets({})
  equal(world().authorizations.some(({ caller }) => caller.includes('/Administrator/')), false)
})

test('a trust policy that names a role is enough in its account; one that names an account leaves it to the policies there', async () => {
  const [bare, allowed] = [await acting([]), await acting([{ Action: 'sts:AssumeRole' }])]
  const role = async (account: string, RoleName: string, AWS: string) => void (await clients(account).iam.createRole({ RoleName, AssumeRolePolicyDocument: trusting({ AWS }) }))
  await role(imaging, 'ByName', `arn:aws:iam::${imaging}:role/${bare.RoleName}`)
  await role(imaging, 'ByAccount', imaging)
  await role(sequencing, 'Across', `arn:aws:iam::${imaging}:root`)
  await assume(bare, imaging, 'ByName')
  await rejects(assume(bare, imaging, 'ByAccount'), { name: 'AccessDenied', message: none(bare.Arn, 'sts:AssumeRole', `arn:aws:iam::${imaging}:role/ByAccount`) })
  await rejects(assume(bare, sequencing, 'Across'), /no identity-based policy/)
  await assume(allowed, imaging, 'ByAccount')
  await assume(allowed, sequencing, 'Across')
})

test('a bucket of another account needs both policies, one of the own account either', async () => {
  const [reader, bare] = [await acting([{ Action: 's3:GetObject' }]), await acting([])]
  const Policy = document({ Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::far/*' })
  for (const [account, Bucket] of [[hub, 'far'], [imaging, 'near']] as const) {
    const { s3 } = clients(account)
    await s3.createBucket({ Bucket })
    await s3.putObject({ Bucket, Key: 'a', Body: '' })
    await rejects(bare.s3.getObject({ Bucket, Key: 'a' }), { name: 'AccessDenied', message: none(bare.Arn, 's3:GetObject', `"arn:aws:s3:::${Bucket}/a"`) })
    await s3.putBucketPolicy({ Bucket, Policy: Policy.replace('far', Bucket) })
  }
  await reader.s3.getObject({ Bucket: 'far', Key: 'a' })
  await bare.s3.getObject({ Bucket: 'near', Key: 'a' })
  await rejects(bare.s3.getObject({ Bucket: 'far', Key: 'a' }), /no identity-based policy/)
})

test('tags of an object are put by who may tag', async () => {
  await clients(imaging).s3.createBucket({ Bucket: 'tagged' })
  const { s3 } = await acting([{ Action: 's3:PutObject' }])
  await s3.putObject({ Bucket: 'tagged', Key: 'plain', Body: '' })
  await rejects(s3.putObject({ Bucket: 'tagged', Key: 'marked', Body: '', Tagging: 'a=b' }), /s3:PutObjectTagging/)
})

test('a ResearchScientist does what end users of Service Catalog do, with what is its own, and nothing else', async () => {
  const { serviceCatalog, organizations } = await assume(clients(imaging), imaging, 'ResearchScientist')
  deepEqual((await serviceCatalog.searchProducts({})).ProductViewSummaries, [])
  deepEqual((await serviceCatalog.scanProvisionedProducts({})).ProvisionedProducts, [])
  await rejects(serviceCatalog.scanProvisionedProducts({ AccessLevelFilter: { Key: 'Account', Value: 'self' } }), /servicecatalog:ScanProvisionedProducts/)
  await rejects(serviceCatalog.createPortfolio({ DisplayName: 'x', ProviderName: 'x' }), /servicecatalog:CreatePortfolio/)
  await rejects(organizations.listRoots({}), /not authorized/)
})

test('what was asked for is remembered', async () => {
  const { s3, Arn } = await acting([])
  await s3.listBuckets({}).catch(() => undefined)
  deepEqual(world().authorizations.filter(({ caller }) => caller === Arn), [{ caller: Arn, action: 's3:ListAllMyBuckets', resource: '*', decision: 'implicitDeny' }])
})

test('where IAM is not enforced, everybody may do everything', async () => {
  const free = await startLocalAws({ enforcesIam: false })
  const options = { endpoint: free.endpoint, region: 'us-east-1', credentials: { accessKeyId: imaging, secretAccessKey: 'local' } }
  const { STS } = await import('@aws-sdk/client-sts')
  const { S3 } = await import('@aws-sdk/client-s3')
  const { Credentials } = await new STS(options).assumeRole({ RoleArn: `arn:aws:iam::${imaging}:role/ResearchScientist`, RoleSessionName: 'ada' })
  await new S3({ ...options, credentials: { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken } }).listBuckets({})
  deepEqual(free.world.authorizations, [])
  await free.close()
})

// In a world of its own, asked without any protocol.
const [action, resource] = [fc.constantFrom('s3:GetObject', 's3:PutObject', 'iam:PassRole'), fc.constantFrom('arn:aws:s3:::a/b', 'arn:aws:iam::444455556666:role/x')]
const statement: fc.Arbitrary<Statement> = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.constantFrom('*', 's3:*', 's3:Get*', 'iam:PassRole'),
  Resource: fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:iam::*:role/*'),
})
const statements = fc.array(statement, { maxLength: 4 })
const said = (identity: Statement[], boundary: Statement[] | undefined, ask: { action: string; resource: string }) => {
  const own = seed()
  const { roles, policies } = own.accounts.get(imaging)!.iam
  const role = { ...roles.get('ResearchScientist')!, AttachedPolicies: [], InlinePolicies: { Own: { Version: '2012-10-17', Statement: identity } } }
  const Arn = `arn:aws:iam::${imaging}:policy/Limit`
  policies.set(Arn, { PolicyName: 'Limit', Path: '/', Arn, CreateDate: new Date(0), Document: { Version: '2012-10-17', Statement: boundary ?? [] } })
  roles.set(role.RoleName, { ...role, PermissionsBoundary: boundary && Arn })
  return verdict(own, sessionOf(role, 'x'), ask).decision
}

test('a boundary never allows more, and a Deny added anywhere never does either', () => {
  fc.assert(
    fc.property(statements, statements, statement, action, resource, (identity, boundary, added, Action, Resource) => {
      const ask = { action: Action, resource: Resource }
      const deny: Statement = { ...added, Effect: 'Deny' }
      const [free, bound] = [said(identity, undefined, ask), said(identity, boundary, ask)]
      equal(bound === 'allowed', free === 'allowed' && said(boundary, undefined, ask) === 'allowed')
      if (said([...identity, deny], boundary, ask) === 'allowed' || said(identity, [...boundary, deny], ask) === 'allowed') equal(bound, 'allowed')
      equal(said([{ Effect: 'Allow', Action: '*', Resource: '*' }, { Effect: 'Deny', Action, Resource }], undefined, ask), 'explicitDeny')
    }),
  )
})

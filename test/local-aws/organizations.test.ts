import { deepEqual, equal, rejects } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { SSM } from '@aws-sdk/client-ssm'
import { accountsWithin } from '../../scripts/local-aws/organizations/units.ts'
import { startLocalAws } from '../../scripts/local-aws/server.ts'

let cloud: Awaited<ReturnType<typeof startLocalAws>>
before(async () => void (cloud = await startLocalAws()))
after(() => cloud.close())

const client = (account = '111122223333') => ({
  endpoint: cloud.endpoint,
  region: 'us-east-1',
  maxAttempts: 1,
  credentials: { accessKeyId: account, secretAccessKey: 'local' },
})

test('units are walked from the root, accounts found where they are', async () => {
  const organizations = new Organizations(client())
  const { Roots } = await organizations.listRoots({})
  const below = async (ParentId?: string) => (await organizations.listOrganizationalUnitsForParent({ ParentId })).OrganizationalUnits!
  const top = await below(Roots![0]!.Id)
  deepEqual(top.map(({ Name }) => Name), ['Workloads', 'Security'])
  deepEqual((await below(top[0]!.Id)).map(({ Name }) => Name), ['Research', 'Teaching'])
  const { Accounts } = await organizations.listAccountsForParent({ ParentId: 'ou-loca-research' })
  deepEqual(Accounts!.map(({ Name, Status }) => [Name, Status]), [['imaging', 'ACTIVE'], ['former-lab', 'SUSPENDED']])
  deepEqual((await organizations.listParents({ ChildId: '777788889999' })).Parents, [{ Id: 'ou-loca-genomics', Type: 'ORGANIZATIONAL_UNIT' }])
  deepEqual((await organizations.listParents({ ChildId: '111122223333' })).Parents, [{ Id: 'r-loca', Type: 'ROOT' }])
  equal((await organizations.describeOrganizationalUnit({ OrganizationalUnitId: 'ou-loca-genomics' })).OrganizationalUnit!.Name, 'Genomics')
  equal((await organizations.describeAccount({ AccountId: '123456789012' })).Account!.Name, 'practicals')
})

test('a unit holds the accounts of the units nested in it', () => {
  deepEqual(accountsWithin(cloud.world, 'ou-loca-workload').sort(), ['123456789012', '444455556666', '555566667777', '777788889999'])
})

test('lists are paged', async () => {
  const organizations = new Organizations(client())
  const first = await organizations.listAccounts({ MaxResults: 4 })
  const rest = await organizations.listAccounts({ MaxResults: 4, NextToken: first.NextToken })
  deepEqual([first.Accounts!.length, rest.Accounts!.length, rest.NextToken], [4, 2, undefined])
})

test('members see the organization but do not manage it', async () => {
  const member = new Organizations(client('444455556666'))
  equal((await member.describeOrganization({})).Organization!.MasterAccountId, '111122223333')
  await rejects(member.listAccounts({}), { name: 'AccessDeniedException' })
})

test('what does not exist has the name Organizations gives it', async () => {
  const organizations = new Organizations(client())
  await rejects(organizations.describeAccount({ AccountId: '000000000000' }), { name: 'AccountNotFoundException' })
  await rejects(organizations.listAccountsForParent({ ParentId: 'ou-loca-nothing0' }), { name: 'ParentNotFoundException' })
  await rejects(organizations.listParents({ ChildId: '000000000000' }), { name: 'ChildNotFoundException' })
})

test('trusted access is switched by service', async () => {
  const organizations = new Organizations(client())
  const services = async () => (await organizations.listAWSServiceAccessForOrganization({})).EnabledServicePrincipals!.map(({ ServicePrincipal }) => ServicePrincipal)
  await organizations.disableAWSServiceAccess({ ServicePrincipal: 'servicecatalog.amazonaws.com' })
  deepEqual(await services(), ['member.org.stacksets.cloudformation.amazonaws.com'])
  await organizations.enableAWSServiceAccess({ ServicePrincipal: 'servicecatalog.amazonaws.com' })
  equal((await services()).length, 2)
})

test('a role is made, given policies and taken apart in the order IAM wants', async () => {
  const iam = new IAM(client('444455556666'))
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'servicecatalog.amazonaws.com' }, Action: 'sts:AssumeRole' }] })
  const RoleName = 'Launch'
  await iam.createRole({ RoleName, AssumeRolePolicyDocument, Path: '/catalog/', MaxSessionDuration: 7200, Tags: [{ Key: 'a', Value: 'b' }] })
  await rejects(iam.createRole({ RoleName, AssumeRolePolicyDocument }), { name: /EntityAlreadyExists/ })
  const { Role } = await iam.getRole({ RoleName })
  deepEqual([Role!.Arn, decodeURIComponent(Role!.AssumeRolePolicyDocument!), Role!.MaxSessionDuration], ['arn:aws:iam::444455556666:role/catalog/Launch', AssumeRolePolicyDocument, 7200])
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } })
  const { Policy } = await iam.createPolicy({ PolicyName: 'Reads', PolicyDocument })
  await iam.attachRolePolicy({ RoleName, PolicyArn: Policy!.Arn })
  await rejects(iam.attachRolePolicy({ RoleName, PolicyArn: 'arn:aws:iam::444455556666:policy/None' }), { name: /NoSuchEntity/ })
  await iam.putRolePolicy({ RoleName, PolicyName: 'inline', PolicyDocument })
  equal(decodeURIComponent((await iam.getRolePolicy({ RoleName, PolicyName: 'inline' })).PolicyDocument!), PolicyDocument)
  equal(decodeURIComponent((await iam.getPolicyVersion({ PolicyArn: Policy!.Arn, VersionId: 'v1' })).PolicyVersion!.Document!), PolicyDocument)
  deepEqual((await iam.listAttachedRolePolicies({ RoleName })).AttachedPolicies, [{ PolicyArn: Policy!.Arn, PolicyName: 'Reads' }])
  await rejects(iam.deletePolicy({ PolicyArn: Policy!.Arn }), { name: /DeleteConflict/ })
  await rejects(iam.deleteRole({ RoleName }), { name: /DeleteConflict/ })
  await iam.detachRolePolicy({ RoleName, PolicyArn: Policy!.Arn })
  await rejects(iam.deleteRole({ RoleName }), { name: /DeleteConflict/ })
  await iam.deleteRolePolicy({ RoleName, PolicyName: 'inline' })
  await iam.deleteRole({ RoleName })
  await rejects(iam.getRole({ RoleName }), { name: /NoSuchEntity/ })
  deepEqual((await iam.listRoles({})).Roles!.map((role) => role.RoleName), ['Administrator', 'ResearchScientist'])
})

test('parameters have versions, paths and an error for each way to miss them', async () => {
  const ssm = new SSM(client())
  await ssm.putParameter({ Name: '/mutants/image', Value: 'one', Type: 'String' })
  await rejects(ssm.putParameter({ Name: '/mutants/image', Value: 'two', Type: 'String' }), { name: 'ParameterAlreadyExists' })
  equal((await ssm.putParameter({ Name: '/mutants/image', Value: 'two', Overwrite: true })).Version, 2)
  await ssm.putParameter({ Name: '/mutants/size/small', Value: '1,2', Type: 'StringList' })
  equal((await ssm.getParameter({ Name: '/mutants/image' })).Parameter!.ARN, 'arn:aws:ssm:us-east-1:111122223333:parameter/mutants/image')
  const names = async (Recursive: boolean) => (await ssm.getParametersByPath({ Path: '/mutants', Recursive })).Parameters!.map(({ Name }) => Name)
  deepEqual([await names(false), await names(true)], [['/mutants/image'], ['/mutants/image', '/mutants/size/small']])
  deepEqual((await ssm.getParameters({ Names: ['/mutants/image', 'none'] })).InvalidParameters, ['none'])
  await ssm.deleteParameter({ Name: '/mutants/image' })
  await rejects(ssm.getParameter({ Name: '/mutants/image' }), { name: 'ParameterNotFound' })
})

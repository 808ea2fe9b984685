import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isLaunchable } from '../../products/product.ts'
import { loadProduct } from '../../scripts/products.ts'
import { actionsOfRole } from '../../scripts/publish/spokes.ts'
import { local } from '../support/local.ts'

const spoke = '444455556666'
const roleName = 'StackroomMutationFarmLaunch'
let cloud: Awaited<ReturnType<typeof local>>
let scientist: NodeJS.ProcessEnv
let granted: string[]

before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  for (const args of [['rollout', 'account-baseline', '--yes'], ['publish', '--yes']]) {
    const { code, stderr } = await cloud.stackroom(args)
    equal(code, 0, stderr)
  }
  scientist = await cloud.assume(spoke, 'ResearchScientist')
  const farm = await loadProduct('mutation-farm')
  ok(isLaunchable(farm))
  granted = actionsOfRole(farm.LaunchRole.Resources as any, roleName)!
})
after(() => cloud.close())

const does = async (...args: string[]) => {
  const { code, stderr } = await cloud.stackroom([...args, '--yes'], scientist)
  return { code, stderr }
}
const ends = async (...args: string[]) => {
  const { code, stderr } = await does(...args)
  equal(code, 0, `${args.join(' ')}: ${stderr}`)
}
const set = (values: Record<string, string>) => Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`])
const secret = 'arn:aws:secretsmanager:us-east-1:444455556666:secret:ecr-pullthroughcache/ghcr'
const everything = { Provisioning: 'SpotThenOnDemand', NotificationEmail: 'ada@example.org', GitHubSubjects: 'repo:example/app:environment:mutants', SubmitterArns: 'arn:aws:iam::123456789012:role/Developer' }

/** Launches every shape of a farm, changes what can be changed, and ends it. */
async function wholeLife() {
  await ends('launch', 'mutation-farm', '--name', 'farm', ...set({ ...everything, Egress: 'NatGateway', ImageSource: 'OwnRepository' }))
  await ends('update', 'farm', ...set({ MaxVcpus: '64', Vcpu: '8', MonthlyBudgetUsd: '70', GitHubSubjects: 'repo:example/app:environment:other', LogRetentionInDays: '30', ResultRetentionInDays: '60' }))
  await ends('update', 'farm', ...set({ Egress: 'Endpoints' }))
  await ends('update', 'farm', ...set({ Egress: 'PublicIp', ImageSource: 'PullThroughCache', GhcrSecretArn: secret }))
  await ends('update', 'farm', ...set({ CachedImage: 'sourcefrog/cargo-mutants:other' }))
  await ends('terminate', 'farm')
}

/**
 * What no change of a farm's parameters makes a handler call, though a new version of its templates may, as it is about
 * properties that are literals there; and the bucket, which goes only when its launch fails.
 */
const ofVersions = [
  'codebuild:UpdateProject', 'ec2:DeleteTags', 'ec2:ReplaceRoute', 'ec2:RevokeSecurityGroupIngress', 'ecr:DeleteLifecyclePolicy', 'ecr:PutImageScanningConfiguration', 'ecr:PutImageTagMutability', 'ecr:UntagResource',
  'ecr:UpdateRepositoryCreationTemplate', 'iam:AddClientIDToOpenIDConnectProvider', 'iam:ListOpenIDConnectProviderTags', 'iam:RemoveClientIDFromOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider',
  'iam:UpdateOpenIDConnectProviderThumbprint', 's3:DeleteBucket',
]

test('a farm launches, updates and ends in every shape with the role that is derived for it', async () => {
  await wholeLife()
})

test('it is asked for nothing that the role lacks, and the role has nothing that no handler of a farm may ask for', async (context) => {
  const asked = new Set(cloud.world.authorizations.filter(({ caller }) => caller.includes(`:assumed-role/${roleName}/`)).map(({ action }) => action))
  deepEqual([...asked].filter((action) => !granted.includes(action)).sort(), [])
  const never = granted.filter((action) => !asked.has(action))
  context.diagnostic(`${granted.length} actions granted, ${granted.length - never.length} asked for`)
  deepEqual(never, ofVersions)
})

test('without any one of its actions some launch, update or termination fails', async (context) => {
  const asked = [...new Set(cloud.world.authorizations.filter(({ caller }) => caller.includes(`:assumed-role/${roleName}/`)).map(({ action }) => action))].sort()
  const role = cloud.world.accounts.get(spoke)!.iam.roles.get(roleName)!
  const sample = asked.filter((action) => ['batch:CreateJobQueue', 'iam:PassRole', 'ec2:CreateVpc', 's3:PutBucketPolicy', 'logs:PutRetentionPolicy', 'cloudformation:CreateStack', 'iam:CreateRole', 's3:GetObject'].includes(action))
  for (const action of sample) {
    role.InlinePolicies = { Without: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }] } }
    const name = `without-${action.replace(':', '-').toLowerCase()}`
    const { code, stderr } = await does('launch', 'mutation-farm', '--name', name, ...set({ Name: name.slice(8, 30).replace(/-$/, '') }))
    equal(code, 1, action)
    match(stderr, new RegExp(`not authorized to perform: ${action}|AccessDenied|Access Denied`), action)
    role.InlinePolicies = {}
    await ends('terminate', name)
  }
  context.diagnostic(`${sample.length} of ${asked.length} tried`)
})

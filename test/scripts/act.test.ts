import { deepEqual, equal, match } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import { stateOf } from '../../scripts/local-aws/service-catalog/model.ts'
import { farmCatalog } from '../support/catalog.ts'
import { local, type Ran, shell } from '../support/local.ts'

type Verb = (...args: string[]) => Promise<Ran>
const catalog = farmCatalog((text) => text.replace('Products: [mutation-farm]', 'Products: [data-tier]'))
let cloud: Awaited<ReturnType<typeof local>>
let hub: Verb
let scientist: Verb
const [managing, spoke] = ['111122223333', '444455556666']
const verbs = (env: NodeJS.ProcessEnv): Verb => {
  const run = shell(env)
  return (...args) => run([...args, ...(args[0] === 'status' ? [] : ['--yes']), '--catalog', catalog])
}
const done = async (verb: Verb, ...args: string[]) => {
  const ran = await verb(...args)
  equal(ran.code, 0, `${args.join(' ')}: ${ran.stderr}`)
  return ran
}
before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  hub = verbs(cloud.as())
  scientist = verbs(await cloud.assume(spoke, 'ResearchScientist'))
  await done(hub, 'rollout', 'account-baseline')
})
after(async () => {
  rmSync(dirname(catalog), { recursive: true })
  await cloud.close()
})

const launch = ['launch', 'data-tier', '--name', 'data', '--profile', 'small', '--set', 'DeletionProtection=true', '--set', 'CacheEngine=None']
const state = () => stateOf(cloud.world.accounts.get(managing)!.regions.get('us-east-1')!)
const left = (one: string) => [...cloud.world.accounts.get(spoke)!.regions.get('us-east-1')!.resources.values()].filter(({ type }) => type === one).length
const databases = () => left('AWS::RDS::DBInstance')

test('publish makes the service action of what is protected, and a second time finds nothing to do', async () => {
  match((await done(hub, 'publish')).stdout, /create service action Prepare-for-deletion\n +let people run Prepare-for-deletion on Data tier [\d.]+/)
  match((await done(hub, 'publish')).stdout, /publish: nothing to do/)
})

test('what somebody changes of a service action is seen, and put back', async () => {
  const [action] = [...state().serviceActions.values()]
  action!.Definition = { ...action!.Definition, Name: 'AWS-RestartEC2Instance' }
  match((await done(hub, 'status')).stdout, /Data tier .* other service actions/)
  match((await done(hub, 'publish')).stdout, /change service action Prepare-for-deletion/)
  equal(action!.Definition.Name, 'StackroomPrepareForDeletion')
})

const refusedToEnd = async (name: string, says: RegExp, ...args: string[]) => {
  const { code, stdout, stderr } = await scientist('terminate', name, ...args)
  equal(code, 2, stderr)
  match(stderr, says)
  return stdout
}
const terminations = () => cloud.world.calls.filter(({ operation }) => operation === 'TerminateProvisionedProduct').length

test('in an account that it is shared with, what is protected is not ended and nothing of it touched, is prepared for deletion, and ends', async () => {
  await done(scientist, ...launch)
  const says = /^terminate data: it was launched with deletion protection, which no prepare-for-deletion has lifted since it changed at [\d-]+T[\d:.]+Z; its deletion would fail halfway, at Database\/Instance \(AWS::RDS::DBInstance\): run "stackroom act data prepare-for-deletion", then "stackroom terminate data" again\. If it was lifted by other means, add --protection-lifted$/m
  match(await refusedToEnd('data', says), /terminate "data" .*\n  launched with deletion protection: Database\/Instance/)
  match(await refusedToEnd('data', says, '--plan', '--json'), /"call": "TerminateProvisionedProduct"/)
  deepEqual([terminations(), databases()], [0, 1])
  match((await done(scientist, 'act', 'data', 'prepare-for-deletion')).stdout, /by Automation document StackroomPrepareForDeletion[^]*act data: done/)
  match((await done(scientist, 'terminate', 'data')).stdout, /its deletion protection was lifted at \d/)
  equal(databases(), 0)
})

test('what fails to end halfway, as somebody was wrong about it, is prepared for deletion, and ends', async () => {
  await done(scientist, ...launch)
  const failed = await scientist('terminate', 'data', '--protection-lifted')
  equal(failed.code, 1)
  match(failed.stdout, /nothing in it is protected from deletion any more, as --protection-lifted says/)
  match(failed.stderr, /Database\/Instance .*Cannot delete protected DB Instance[^]*its deletion protection must be lifted first: run "stackroom act data prepare-for-deletion", then "stackroom terminate data" again/)
  match(await refusedToEnd('data', /run "stackroom act data prepare-for-deletion"/), /\(pp-\w+, ERROR\)/)
  await done(scientist, 'act', 'data', 'prepare-for-deletion')
  await done(scientist, 'terminate', 'data')
  equal(databases(), 0)
})

test('a launch that fails once something is protected says what is left, and to prepare it for deletion before it is ended', async () => {
  cloud.world.faults.push({ kind: 'resource', account: spoke, logicalId: 'Writer', reason: 'Rate exceeded', times: 1 })
  const { code, stderr } = await scientist(...launch, ...['DatabaseEngine=aurora-postgresql', 'DatabaseVersion=17', 'DatabaseClass=db.serverless'].flatMap((one) => ['--set', one]))
  equal(code, 1)
  match(stderr, /^Database\/Writer \(AWS::RDS::DBInstance\): Rate exceeded$/m)
  match(stderr, /^Database\/Cluster \(AWS::RDS::DBCluster\) is left, and protected from deletion, which costs money: mend the cause, run "stackroom act data prepare-for-deletion", then "stackroom terminate data", and launch again$/m)
  equal(left('AWS::RDS::DBCluster'), 1)
  await done(scientist, 'act', 'data', 'prepare-for-deletion')
  await done(scientist, 'terminate', 'data')
  equal(left('AWS::RDS::DBCluster'), 0)
})

test('what an update may have protected again has to be prepared again, and preparing another does not count', async () => {
  await done(scientist, ...launch)
  await done(scientist, 'act', 'data', 'prepare-for-deletion')
  await done(scientist, ...launch.with(3, 'other'))
  await refusedToEnd('other', /no prepare-for-deletion has lifted/)
  await done(scientist, 'update', 'data', '--set', 'BackupRetentionInDays=9')
  await done(scientist, 'act', 'other', 'prepare-for-deletion')
  await refusedToEnd('data', /no prepare-for-deletion has lifted since it changed/)
  await done(scientist, 'act', 'data', 'prepare-for-deletion')
  await done(scientist, 'terminate', 'data')
  await done(scientist, 'terminate', 'other')
})

test('what was launched with deletion protection and holds nothing that can have it ends', async () => {
  await done(scientist, ...launch.with(-1, 'CacheEngine=valkey'), '--set', 'DatabaseEngine=None')
  match((await done(scientist, 'terminate', 'data')).stdout, /nothing that was launched with deletion protection is left in it/)
})

test('who may not see whether it was lifted is told so, and ends it by saying that it was', async () => {
  await done(scientist, ...launch)
  const role = cloud.world.accounts.get(spoke)!.iam.roles.get('ResearchScientist')!
  const without = (Action: string) => Object.assign(role, { InlinePolicies: { Without: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action, Resource: '*' }] } } })
  for (const action of ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources', 'ssm:DescribeAutomationExecutions', 'ssm:GetAutomationExecution']) {
    if (action === 'ssm:GetAutomationExecution') await done(scientist, 'act', 'data', 'prepare-for-deletion')
    without(action)
    await refusedToEnd('data', new RegExp(`^terminate data: whether it is protected from deletion, and whether that was lifted, you may not see \\(.*${action}.*\\): run "stackroom act data prepare-for-deletion", then "stackroom terminate data --protection-lifted"\\. Policy StackroomPrepareForDeletion`))
    role.InlinePolicies = {}
  }
  without('ssm:DescribeAutomationExecutions')
  await done(scientist, 'terminate', 'data', '--protection-lifted')
  role.InlinePolicies = {}
})

test('an update that would take away what is protected is refused before anything changes, and not once that is lifted', async () => {
  await done(scientist, ...launch)
  const removal = ['update', 'data', '--set', 'DatabaseEngine=None', '--set', 'CacheEngine=valkey', '--allow-replace', 'DatabaseInstance']
  const refused = await scientist(...removal)
  equal(refused.code, 2)
  match(refused.stderr, /update data: would remove DatabaseInstance .*lift that first with "stackroom update data --set DeletionProtection=false", then run this again/)
  equal(databases(), 1)
  await done(scientist, 'update', 'data', '--set', 'DeletionProtection=false')
  await done(scientist, ...removal)
  equal(databases(), 0)
  await done(scientist, 'terminate', 'data')
})

test('in the account that publishes, the service action does the same, and leaves what was launched available', async () => {
  const here = verbs(await cloud.assume(managing, 'ResearchScientist'))
  await done(here, ...launch)
  match((await done(here, 'act', 'data', 'prepare-for-deletion')).stdout, /by its service action/)
  deepEqual([...state().provisioned.values()].map(({ Status }) => Status), ['AVAILABLE'])
  await done(here, 'terminate', 'data')
})

test('in what has no service no command runs, and act says what may be left to do before', async () => {
  await done(scientist, ...launch)
  const role = cloud.world.accounts.get(spoke)!.iam.roles.get('ResearchScientist')!
  const policies = role.AttachedPolicies
  role.AttachedPolicies = [...policies, `arn:aws:iam::${spoke}:policy/StackroomRunCommand`]
  const { code, stderr } = await scientist('act', 'data', 'run-command', '--set', 'Command=true')
  role.AttachedPolicies = policies
  equal(code, 1)
  match(stderr, /nothing of it runs in whose image a command could: if its output NextStep says what is left to do, do that, and run "stackroom act data run-command" again once its service is there/)
  await done(scientist, 'act', 'data', 'prepare-for-deletion')
  await done(scientist, 'terminate', 'data')
})

test('what cannot be done is refused with what to do', async () => {
  const refusals: [string[], RegExp][] = [
    [['act', 'data', 'prepare-for-deltion'], /there is no action "prepare-for-deltion", did you mean prepare-for-deletion\?; there are prepare-for-deletion/],
    [['act', 'nothing', 'prepare-for-deletion'], /sees no provisioned product of that name/],
  ]
  for (const [args, says] of refusals) {
    const { code, stderr } = await scientist(...args)
    equal(code, 2)
    match(stderr, says)
  }
})

test('who lacks the policy, and where the document is not, is told so', async () => {
  await done(scientist, ...launch)
  const account = cloud.world.accounts.get(spoke)!
  const role = account.iam.roles.get('ResearchScientist')!
  const policies = role.AttachedPolicies
  role.AttachedPolicies = policies.filter((arn) => !arn.includes('PrepareForDeletion'))
  const without = await scientist('act', 'data', 'prepare-for-deletion')
  equal(without.code, 1)
  match(without.stderr, /not authorized to perform: ssm:StartAutomationExecution.*attach policy StackroomPrepareForDeletion of this account to your role/)
  role.AttachedPolicies = policies
  const { resources } = account.regions.get('us-east-1')!
  const key = [...resources.keys()].find((name) => name.startsWith('AWS::SSM::Document'))!
  const document = resources.get(key)!
  resources.delete(key)
  match((await scientist('act', 'data', 'prepare-for-deletion')).stderr, /no Automation document StackroomPrepareForDeletion in this account and region; "stackroom rollout account-baseline" brings it/)
  resources.set(key, document)
  await done(scientist, 'act', 'data', 'prepare-for-deletion')
  await done(scientist, 'terminate', 'data')
})

test('retire takes the service action from a version before it removes it', async () => {
  await done(hub, 'retire', 'data-tier')
  await done(hub, 'retire', 'data-tier')
  match((await done(hub, 'retire', 'data-tier')).stdout, /take service action Prepare-for-deletion from Data tier\n[^]*remove product Data tier/)
  equal(state().products.size, 0)
})

import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { CloudFormation, type CreateStackSetInput, type StackSetOperationPreferences } from '@aws-sdk/client-cloudformation'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { startLocalAws } from '../../scripts/local-aws/server.ts'
import { seed } from '../../scripts/local-aws/seed.ts'
import { environment, run } from '../support/local.ts'

const region = 'eu-west-1'
const [imaging, sequencing, practicals] = ['444455556666', '777788889999', '123456789012'] as const
const research = 'ou-loca-research'
const teaching = 'ou-loca-teaching'

const topic = (extra: object = {}) =>
  JSON.stringify({
    Parameters: { Text: { Type: 'String', Default: 'one' } },
    Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Text' } } } },
    ...extra,
  })

let cloud: Awaited<ReturnType<typeof startLocalAws>>
const open: (typeof cloud)[] = []
const client = (account = '111122223333', inRegion: string = region) => ({
  endpoint: cloud.endpoint,
  region: inRegion,
  maxAttempts: 1,
  credentials: { accessKeyId: account, secretAccessKey: 'local' },
})
let hub: CloudFormation

async function start(members = 0) {
  cloud = await startLocalAws({ world: seed({ members, clock: { stepMilliseconds: 1 } }) })
  open.push(cloud)
  hub = new CloudFormation(client())
}
beforeEach(() => start())
after(() => Promise.all(open.map(({ close }) => close())))

const StackSetName = 'launch-role'
const create = (input: Partial<CreateStackSetInput> = {}) =>
  hub.createStackSet({ StackSetName, TemplateBody: topic(), PermissionModel: 'SERVICE_MANAGED', AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false }, ...input })

const finished = async (OperationId: string | undefined) => {
  for (;;) {
    const { StackSetOperation } = await hub.describeStackSetOperation({ StackSetName, OperationId })
    if (!/^(RUNNING|QUEUED|STOPPING)$/.test(StackSetOperation!.Status!)) return StackSetOperation!
    await wait(2)
  }
}
const units = (...OrganizationalUnitIds: string[]) => ({ OrganizationalUnitIds })
const deploy = async (DeploymentTargets: object, OperationPreferences?: StackSetOperationPreferences, Regions: string[] = [region]) =>
  finished((await hub.createStackInstances({ StackSetName, DeploymentTargets, Regions, OperationPreferences })).OperationId)
const instances = async () => (await hub.listStackInstances({ StackSetName })).Summaries!
const states = async () => Object.fromEntries((await instances()).map((one) => [one.Account!, `${one.Status} ${one.StackInstanceStatus!.DetailedStatus}`]))
const stacksIn = async (account: string, inRegion: string = region) =>
  (await new CloudFormation(client(account, inRegion)).describeStacks({})).Stacks!.filter(({ StackName }) => StackName!.startsWith('StackSet-'))
const failIn = (account: string, times?: number) => cloud.world.faults.push({ kind: 'resource', account, logicalId: 'Topic', reason: 'Rate exceeded', times })

test('a service-managed stack set makes real stacks in nested units, skips suspended accounts and never touches the management account', async () => {
  await create()
  const operation = await deploy(units('r-loca'), { MaxConcurrentCount: 10, FailureToleranceCount: 9 })
  deepEqual([operation.Status, operation.StatusDetails?.FailedStackInstancesCount], ['SUCCEEDED', 0])
  deepEqual(await states(), {
    [imaging]: 'CURRENT SUCCEEDED',
    [sequencing]: 'CURRENT SUCCEEDED',
    [practicals]: 'CURRENT SUCCEEDED',
    222233334444: 'CURRENT SUCCEEDED',
    555566667777: 'OUTDATED SKIPPED_SUSPENDED_ACCOUNT',
  })
  const [stack] = await stacksIn(sequencing)
  match(stack!.StackName!, /^StackSet-launch-role-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  equal((await instances()).find(({ Account }) => Account === sequencing)!.StackId, stack!.StackId)
  deepEqual(await stacksIn('111122223333'), [])
})

test('accounts are filtered within units', async () => {
  await create()
  await deploy({ ...units(research, teaching), Accounts: [imaging], AccountFilterType: 'DIFFERENCE' })
  deepEqual(Object.keys(await states()).sort(), [practicals, '555566667777', sequencing].sort())
  await rejects(deploy({ ...units(research), Accounts: [imaging] }), /AccountFilterType should be specified/)
  await rejects(deploy({ ...units(research), Accounts: [imaging], AccountFilterType: 'UNION' }), /UNION is not supported/)
  await rejects(deploy({ Accounts: [imaging] }), { message: 'StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target' })
})

test('service-managed stack sets refuse nested stacks and transforms', async () => {
  const nested = { Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://tpl.s3.amazonaws.com/child.yaml' } } } }
  await rejects(create({ TemplateBody: topic(nested) }), { name: 'ValidationError', message: 'Stack resource is not supported in SERVICE_MANAGED permission model' })
  await rejects(create({ TemplateBody: topic({ Transform: 'AWS::LanguageExtensions' }), Capabilities: ['CAPABILITY_AUTO_EXPAND'] }), { message: 'Transform is not supported in SERVICE_MANAGED permission model' })
  await create({ TemplateBody: topic(nested), PermissionModel: 'SELF_MANAGED', AutoDeployment: undefined })
})

test('service-managed stack sets need trusted access, and the management account or its delegate', async () => {
  cloud.world.organization.trustedServices.delete('member.org.stacksets.cloudformation.amazonaws.com')
  equal((await hub.describeOrganizationsAccess({})).Status, 'DISABLED')
  await rejects(create(), { message: 'You must enable organizations access to operate a service managed stack set' })
  await hub.activateOrganizationsAccess({})
  await create()
  const audit = new CloudFormation(client('222233334444'))
  const input = { StackSetName: 'audit', TemplateBody: topic(), PermissionModel: 'SERVICE_MANAGED' } as const
  await rejects(audit.createStackSet(input), /management account or delegated admin/)
  await rejects(audit.createStackSet({ ...input, CallAs: 'DELEGATED_ADMIN' }), /delegated administrator/)
  await new Organizations(client()).registerDelegatedAdministrator({ AccountId: '222233334444', ServicePrincipal: 'member.org.stacksets.cloudformation.amazonaws.com' })
  await audit.createStackSet({ ...input, CallAs: 'DELEGATED_ADMIN' })
  deepEqual((await hub.listStackSets({})).Summaries?.map((one) => one.StackSetName), [StackSetName, 'audit'])
})

test('a self-managed stack set needs its two roles, and says which one is missing', async () => {
  await create({ PermissionModel: 'SELF_MANAGED', AutoDeployment: undefined })
  const tryAgain = async () => {
    const { OperationId } = await hub.createStackInstances({ StackSetName, Accounts: [imaging], Regions: [region] })
    await finished(OperationId)
    const [result] = (await hub.listStackSetOperationResults({ StackSetName, OperationId })).Summaries!
    return result!.StatusReason ?? result!.Status
  }
  const trust = (Principal: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] })
  equal(await tryAgain(), "Account 111122223333 should have 'AWSCloudFormationStackSetAdministrationRole' role with trust relationship to CloudFormation service.")
  await new IAM(client()).createRole({ RoleName: 'AWSCloudFormationStackSetAdministrationRole', AssumeRolePolicyDocument: trust({ Service: 'cloudformation.amazonaws.com' }) })
  const missing = "Account 444455556666 should have 'AWSCloudFormationStackSetExecutionRole' role with trust relationship to Role 'AWSCloudFormationStackSetAdministrationRole'."
  equal(await tryAgain(), missing)
  const spoke = new IAM(client(imaging))
  await spoke.createRole({ RoleName: 'AWSCloudFormationStackSetExecutionRole', AssumeRolePolicyDocument: trust({ AWS: '777788889999' }) })
  equal(await tryAgain(), missing)
  await spoke.attachRolePolicy({ RoleName: 'AWSCloudFormationStackSetExecutionRole', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })
  await spoke.updateAssumeRolePolicy({ RoleName: 'AWSCloudFormationStackSetExecutionRole', PolicyDocument: trust({ AWS: '111122223333' }) })
  // The role trusts it, but may it assume roles? StackSets says the same.
  equal(await tryAgain(), missing)
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/AWSCloudFormationStackSetExecutionRole' }] })
  await new IAM(client()).putRolePolicy({ RoleName: 'AWSCloudFormationStackSetAdministrationRole', PolicyName: 'Assume', PolicyDocument })
  equal(await tryAgain(), 'SUCCEEDED')
  equal((await stacksIn(imaging)).length, 1)
})

test('beyond the failure tolerance what has not begun is cancelled, and the next operation takes up what is left', async () => {
  await start(20)
  await create()
  for (const account of ['300000000003', '300000000004']) failIn(account, 1)
  const first = await deploy(units(teaching))
  deepEqual([first.Status, first.StatusDetails?.FailedStackInstancesCount], ['FAILED', 1])
  const count = async (OperationId?: string) => {
    const { Summaries } = await hub.listStackSetOperationResults({ StackSetName, OperationId })
    return (status: string) => Summaries!.filter(({ Status }) => Status === status)
  }
  const results = await count(first.OperationId)
  deepEqual([results('SUCCEEDED').length, results('FAILED').length, results('CANCELLED').length], [3, 1, 17])
  equal(results('CANCELLED')[0]?.StatusReason, 'Cancelled since failure tolerance has exceeded')
  match(results('FAILED')[0]?.StatusReason ?? '', /^ResourceLogicalId:Topic, ResourceType:AWS::SNS::Topic, ResourceStatusReason:.*Rate exceeded/)
  const { Summaries: failed } = await hub.listStackInstances({ StackSetName, Filters: [{ Name: 'DETAILED_STATUS', Values: 'FAILED' }] })
  deepEqual(failed?.map(({ Account, Status }) => [Account, Status]), [['300000000003', 'OUTDATED']])
  const second = await deploy(units(teaching), { MaxConcurrentPercentage: 50, FailureTolerancePercentage: 10 })
  deepEqual([second.Status, second.StatusDetails?.FailedStackInstancesCount], ['SUCCEEDED', 1])
  const third = await deploy(units(teaching), { MaxConcurrentCount: 21, FailureToleranceCount: 0, ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE' })
  deepEqual([third.Status, third.StatusDetails?.FailedStackInstancesCount], ['SUCCEEDED', 0])
  ok(Object.values(await states()).every((state) => state === 'CURRENT SUCCEEDED'))
})

test('an update marks every instance OUTDATED and reaches the targets only', async () => {
  await create()
  await deploy(units(research, teaching), { MaxConcurrentCount: 5, FailureToleranceCount: 4 })
  const input = { StackSetName, UsePreviousTemplate: true, Parameters: [{ ParameterKey: 'Text', ParameterValue: 'two' }] }
  const wave = await hub.updateStackSet({ ...input, DeploymentTargets: units(teaching), Regions: [region] })
  equal((await finished(wave.OperationId)).Status, 'SUCCEEDED')
  deepEqual(await states(), { [imaging]: 'OUTDATED SUCCEEDED', [sequencing]: 'OUTDATED SUCCEEDED', [practicals]: 'CURRENT SUCCEEDED', 555566667777: 'OUTDATED SKIPPED_SUSPENDED_ACCOUNT' })
  const textOf = async (account: string) => (await stacksIn(account))[0]!.Parameters!.find(({ ParameterKey }) => ParameterKey === 'Text')!.ParameterValue
  deepEqual([await textOf(practicals), await textOf(imaging)], ['two', 'one'])
  await finished((await hub.updateStackSet(input)).OperationId)
  deepEqual([await textOf(practicals), await textOf(imaging)], ['two', 'two'])
  await finished((await hub.updateStackInstances({ StackSetName, DeploymentTargets: { ...units(research), Accounts: [imaging], AccountFilterType: 'INTERSECTION' }, Regions: [region], ParameterOverrides: [{ ParameterKey: 'Text', ParameterValue: 'mine' }] })).OperationId)
  deepEqual([await textOf(imaging), await textOf(sequencing)], ['mine', 'two'])
  await rejects(hub.updateStackInstances({ StackSetName, DeploymentTargets: units(research), Regions: [region], ParameterOverrides: [{ ParameterKey: 'Nothing', ParameterValue: '1' }] }), /\[Nothing\]/)
})

test('parameters are checked against the template', async () => {
  const TemplateBody = topic({ Parameters: { Text: { Type: 'String' } } })
  await rejects(create({ TemplateBody }), { name: 'ValidationError', message: 'Parameters: [Text] must have values' })
  await rejects(create({ Parameters: [{ ParameterKey: 'Word', ParameterValue: 'x' }] }), { message: 'Parameters: [Word] do not exist in the template' })
  await rejects(create({ TemplateBody: topic({ Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'x', AssumeRolePolicyDocument: {} } } } }) }), { name: /InsufficientCapabilities/, message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]' })
})

test('one operation at a time, unless execution is managed: then it waits its turn', async () => {
  await create()
  cloud.world.clock.stepMilliseconds = 30
  const targets = { StackSetName, DeploymentTargets: units(teaching), Regions: [region] }
  const { OperationId } = await hub.createStackInstances(targets)
  await rejects(hub.createStackInstances({ ...targets, Regions: ['us-east-1'] }), { name: /OperationInProgress/, message: new RegExp(`is in progress: ${OperationId}$`) })
  await rejects(hub.deleteStackSet({ StackSetName }), { name: /OperationInProgress/ })
  await finished(OperationId)
  await finished((await hub.updateStackSet({ StackSetName, UsePreviousTemplate: true, ManagedExecution: { Active: true } })).OperationId)
  const first = await hub.updateStackInstances({ ...targets, ParameterOverrides: [{ ParameterKey: 'Text', ParameterValue: 'a' }] })
  const second = await hub.deleteStackInstances({ ...targets, RetainStacks: false })
  equal((await hub.describeStackSetOperation({ StackSetName, OperationId: second.OperationId })).StackSetOperation?.Status, 'QUEUED')
  equal((await finished(second.OperationId)).Status, 'SUCCEEDED')
  equal((await finished(first.OperationId)).Status, 'SUCCEEDED')
  deepEqual(await stacksIn(practicals), [])
})

test('an OperationId is a token: the same request does nothing more, another one is refused', async () => {
  await create()
  const request = { StackSetName, DeploymentTargets: units(teaching), Regions: [region], OperationId: 'wave-1' }
  await finished((await hub.createStackInstances(request)).OperationId)
  equal((await hub.createStackInstances(request)).OperationId, 'wave-1')
  equal((await hub.listStackSetOperations({ StackSetName })).Summaries?.length, 1)
  await rejects(hub.createStackInstances({ ...request, Regions: ['us-east-1'] }), { name: /OperationIdAlreadyExists/ })
})

test('a stack set is deleted when it is empty; stacks can be left behind', async () => {
  await create()
  await rejects(create(), { name: /NameAlreadyExists/ })
  await deploy(units(teaching), undefined, [region, 'us-east-1'])
  await rejects(hub.deleteStackSet({ StackSetName }), { name: /StackSetNotEmpty/ })
  const remove = async (RetainStacks: boolean, Regions: string[]) =>
    finished((await hub.deleteStackInstances({ StackSetName, DeploymentTargets: units(teaching), Regions, RetainStacks })).OperationId)
  await remove(true, [region])
  await remove(false, ['us-east-1'])
  deepEqual([(await stacksIn(practicals)).length, (await stacksIn(practicals, 'us-east-1')).length], [1, 0])
  await hub.deleteStackSet({ StackSetName })
  await rejects(hub.describeStackSet({ StackSetName }), { name: /StackSetNotFound/ })
  equal((await hub.listStackSets({ Status: 'DELETED' })).Summaries?.length, 1)
  await create()
})

test('regions go in their order, one after another or all at once', async () => {
  await create()
  const Regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2']
  failIn(practicals, 1)
  const RegionOrder = ['ap-southeast-2', 'eu-west-1', 'us-east-1']
  const { OperationId, Status } = await deploy(units(teaching), { RegionOrder }, Regions)
  equal(Status, 'FAILED')
  const byRegion = async (OperationId?: string) => Object.fromEntries((await hub.listStackSetOperationResults({ StackSetName, OperationId })).Summaries!.map((one) => [one.Region, one.Status]))
  deepEqual(await byRegion(OperationId), { 'us-east-1': 'CANCELLED', 'eu-west-1': 'CANCELLED', 'ap-southeast-2': 'FAILED' })
  const parallel = await deploy(units(teaching), { RegionConcurrencyType: 'PARALLEL' }, Regions)
  equal(parallel.Status, 'SUCCEEDED')
})

test('an operation can be stopped; what runs ends, the rest is cancelled', async () => {
  await start(10)
  await create()
  cloud.world.clock.stepMilliseconds = 20
  const { OperationId } = await hub.createStackInstances({ StackSetName, DeploymentTargets: units(teaching), Regions: [region] })
  await hub.stopStackSetOperation({ StackSetName, OperationId })
  equal((await finished(OperationId)).Status, 'STOPPED')
  const { Summaries } = await hub.listStackSetOperationResults({ StackSetName, OperationId, Filters: [{ Name: 'OPERATION_RESULT_STATUS', Values: 'CANCELLED' }] })
  ok(Summaries!.length >= 9)
  await rejects(hub.stopStackSetOperation({ StackSetName, OperationId }), { name: /InvalidOperation/ })
})

test('an account that moves into a targeted unit gets its stacks, one that leaves loses them', async () => {
  await create()
  await deploy(units(teaching))
  const { Summaries } = await hub.listStackSetAutoDeploymentTargets({ StackSetName })
  deepEqual(Summaries, [{ OrganizationalUnitId: teaching, Regions: [region] }])
  const organization = new Organizations(client())
  const settle = async () => {
    const { Summaries } = await hub.listStackSetOperations({ StackSetName })
    for (const { OperationId } of Summaries!) await finished(OperationId)
  }
  await organization.moveAccount({ AccountId: imaging, SourceParentId: research, DestinationParentId: teaching })
  await settle()
  equal((await states())[imaging], 'CURRENT SUCCEEDED')
  equal((await stacksIn(imaging)).length, 1)
  await organization.moveAccount({ AccountId: practicals, SourceParentId: teaching, DestinationParentId: 'ou-loca-security' })
  await settle()
  deepEqual(Object.keys(await states()), [imaging])
  deepEqual(await stacksIn(practicals), [])
  await rejects(organization.moveAccount({ AccountId: practicals, SourceParentId: teaching, DestinationParentId: research }), { name: 'SourceParentNotFoundException' })
})

test('lists of instances are paged and filtered', async () => {
  await start(7)
  await create()
  await deploy(units(teaching), { MaxConcurrentCount: 8, FailureToleranceCount: 7 })
  const first = await hub.listStackInstances({ StackSetName, MaxResults: 5 })
  const rest = await hub.listStackInstances({ StackSetName, MaxResults: 5, NextToken: first.NextToken })
  deepEqual([first.Summaries?.length, rest.Summaries?.length, rest.NextToken], [5, 3, undefined])
  const one = await hub.listStackInstances({ StackSetName, StackInstanceAccount: practicals, StackInstanceRegion: region })
  deepEqual(one.Summaries?.map(({ Account, OrganizationalUnitId }) => [Account, OrganizationalUnitId]), [[practicals, teaching]])
  await rejects(hub.describeStackInstance({ StackSetName, StackInstanceAccount: imaging, StackInstanceRegion: region }), { name: /StackInstanceNotFound/ })
})

test('a stack set is described with its template, units, regions and hidden secrets', async () => {
  await create({ TemplateBody: topic({ Parameters: { Text: { Type: 'String' }, Word: { Type: 'String', NoEcho: true } } }), Parameters: [{ ParameterKey: 'Text', ParameterValue: 'x' }, { ParameterKey: 'Word', ParameterValue: 'secret' }], Tags: [{ Key: 'a', Value: 'b' }] })
  await deploy(units(teaching))
  const { StackSet } = await hub.describeStackSet({ StackSetName })
  deepEqual(
    [StackSet?.OrganizationalUnitIds, StackSet?.Regions, StackSet?.PermissionModel, StackSet?.AutoDeployment, StackSet?.ManagedExecution, StackSet?.Tags],
    [[teaching], [region], 'SERVICE_MANAGED', { Enabled: true, RetainStacksOnAccountRemoval: false }, { Active: false }, [{ Key: 'a', Value: 'b' }]],
  )
  deepEqual(StackSet?.Parameters?.map(({ ParameterValue }) => ParameterValue), ['x', '****'])
  match(StackSet!.TemplateBody!, /AWS::SNS::Topic/)
  deepEqual((await hub.getTemplateSummary({ StackSetName })).ResourceTypes, ['AWS::SNS::Topic'])
})

test('operation preferences are numbers that make sense', async () => {
  await create()
  await rejects(deploy(units(teaching), { MaxConcurrentCount: 0 }), /operationPreferences.maxConcurrentCount/)
  await rejects(deploy(units(teaching), { FailureTolerancePercentage: 101 }), /less than or equal to 100/)
  await rejects(deploy(units(teaching), { FailureToleranceCount: 1, FailureTolerancePercentage: 1 }), /Cannot specify both/)
})

test('the aws CLI creates a stack set, deploys it and reads what became of it', async () => {
  const aws = async (...args: string[]) => {
    const { code, stdout, stderr } = await run('aws', ['cloudformation', ...args, '--stack-set-name', StackSetName, '--output', 'json'], environment(cloud.endpoint, '111122223333', region))
    equal(code, 0, stderr)
    return stdout ? JSON.parse(stdout) : undefined
  }
  await aws('create-stack-set', '--template-body', topic(), '--permission-model', 'SERVICE_MANAGED', '--auto-deployment', 'Enabled=true,RetainStacksOnAccountRemoval=false', '--managed-execution', 'Active=true')
  const { OperationId } = await aws('create-stack-instances', '--deployment-targets', `OrganizationalUnitIds=${teaching}`, '--regions', region, 'us-east-1', '--operation-preferences', 'RegionConcurrencyType=PARALLEL,MaxConcurrentPercentage=100')
  await finished(OperationId)
  const { StackSetOperation } = await aws('describe-stack-set-operation', '--operation-id', OperationId)
  deepEqual([StackSetOperation.Status, StackSetOperation.OperationPreferences], ['SUCCEEDED', { RegionConcurrencyType: 'PARALLEL', MaxConcurrentPercentage: 100 }])
  const { Summaries } = await aws('list-stack-instances')
  deepEqual(Summaries.map(({ Region, Status }: { Region: string; Status: string }) => [Region, Status]), [[region, 'CURRENT'], ['us-east-1', 'CURRENT']])
})

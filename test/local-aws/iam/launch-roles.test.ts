import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { ServiceCatalog } from '@aws-sdk/client-service-catalog'
import { addRole, as, catalog, cloudFormation, ended, freshWorlds, hub, imaging, launch, shared, template, upload, version, world } from '../service-catalog/support.ts'
import type { Statement } from '../../../scripts/local-aws/iam/evaluate.ts'

freshWorlds()

const resources = {
  Note: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Text' } } },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'farm', RetentionInDays: 7 } },
  Job: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', ContainerProperties: { Image: { Ref: 'Text' }, JobRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } } } },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSBatchServiceRole'], Tags: [{ Key: 'text', Value: { Ref: 'Text' } }] },
  },
}

let ids: Awaited<ReturnType<typeof shared>>
let user: ServiceCatalog
/** What the launch role in the account may do. */
function may(statements: Partial<Statement>[]) {
  const role = world().accounts.get(imaging)!.iam.roles.get('Launch')!
  Object.assign(role, { AttachedPolicies: [], InlinePolicies: { Own: { Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })) } } })
}

beforeEach(async () => {
  await addRole(hub)
  await addRole(imaging)
  ids = await shared({ body: template({ Resources: resources }) })
  const { PortfolioId, ProductId } = ids
  await catalog().createConstraint({ PortfolioId, ProductId, Type: 'LAUNCH', Parameters: '{"LocalRoleName":"Launch"}' })
  // As an end user of AWS has it: everything else is the role's.
  world().accounts.get(imaging)!.iam.roles.get('ResearchScientist')!.AttachedPolicies = ['arn:aws:iam::aws:policy/AWSServiceCatalogEndUserFullAccess']
  user = await as(imaging)
})

/** Launches, updates and ends, whatever becomes of each: how they ended. */
async function wholeLife(name: string) {
  const product = { ProvisionedProductName: name }
  const launched = await launch(user, ids, product)
  if (launched.record.Status === 'FAILED') {
    // Nothing that was left behind is to stand in the way of the next.
    may([{ Action: '*' }])
    await ended(user, await user.terminateProvisionedProduct(product))
    return ['launch']
  }
  const updated = await ended(user, await user.updateProvisionedProduct({ ...product, ProvisioningParameters: [{ Key: 'Text', Value: 'two' }] }))
  const removed = await ended(user, await user.terminateProvisionedProduct(product))
  if (removed.record.Status === 'FAILED') {
    may([{ Action: '*' }])
    await ended(user, await user.terminateProvisionedProduct(product))
  }
  return [...(updated.record.Status === 'FAILED' ? ['update'] : []), ...(removed.record.Status === 'FAILED' ? ['terminate'] : [])]
}

const used = () => [...new Set(world().authorizations.filter(({ caller }) => caller.includes(':assumed-role/Launch/')).map(({ action }) => action))].sort()

test('a launch role with the actions that were asked for is enough, and none of them can be left out', async () => {
  may([{ Action: '*' }])
  deepEqual(await wholeLife('wide'), [])
  const actions = used()
  ok(actions.length > 25, actions.join())
  for (const action of ['cloudformation:CreateStack', 'iam:PassRole', 's3:GetObject', 'batch:DeregisterJobDefinition', 'logs:DeleteLogGroup']) ok(actions.includes(action), action)
  may([{ Action: actions }])
  deepEqual(await wholeLife('narrow'), [])
  const spared: string[] = []
  for (const [index, action] of actions.entries()) {
    may([{ Action: actions.filter((other) => other !== action) }])
    if ((await wholeLife(`without-${index}`)).length === 0) spared.push(action)
  }
  deepEqual(spared, [])
})

test('a launch says which action its role lacks, on what', async () => {
  may([{ Action: '*' }, { Effect: 'Deny', Action: 'logs:CreateLogGroup' }])
  const { error } = await launch(user, ids)
  const who = `arn:aws:sts::${imaging}:assumed-role/Launch/servicecatalog`
  const { StackEvents = [] } = await cloudFormation(imaging).describeStackEvents({ StackName: (await cloudFormation(imaging).listStacks({})).StackSummaries![0]!.StackId })
  match(error!, /The following resource\(s\) failed to create: \[.*Logs.*\]/)
  const reason = StackEvents.find(({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === 'Logs' && ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason!
  ok(reason.includes(`User: ${who} is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:eu-west-1:${imaging}:log-group:farm:log-stream: with an explicit deny in an identity-based policy (Service: CloudWatchLogs, Status Code: 400`), reason)
})

test('stacks of the catalog are enough for its actions, and templates with its tag', async () => {
  const stacks = { Action: 'cloudformation:*', Resource: `arn:aws:cloudformation:*:${imaging}:stack/SC-*` }
  const templates = { Action: ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'] }
  const read = (tag: string) => ({ Action: 's3:GetObject', Condition: { StringEquals: { [`s3:ExistingObjectTag/${tag}`]: 'true' } } })
  const rest = { Action: ['ssm:*', 'logs:*', 'batch:*', 'iam:*'] }
  may([stacks, templates, read('mine'), rest])
  match((await launch(user, ids, { ProvisionedProductName: 'untagged' })).error!, /S3 error: Access Denied/)
  may([{ ...stacks, Resource: 'arn:aws:cloudformation:*:*:stack/other-*' }, templates, read('servicecatalog:provisioning'), rest])
  match((await launch(user, ids, { ProvisionedProductName: 'elsewhere' })).error!, /cloudformation:DescribeStacks on resource: arn:aws:cloudformation:eu-west-1:444455556666:stack\/SC-444455556666-pp-\w+\/\*/)
  may([stacks, templates, read('servicecatalog:provisioning'), rest])
  equal((await launch(user, ids, { ProvisionedProductName: 'farm' })).record.Status, 'SUCCEEDED')
})

test('without a launch role people need for themselves what is launched', async () => {
  const { PortfolioId, ProductId } = ids
  const { ConstraintDetails } = await catalog().listConstraintsForPortfolio({ PortfolioId, ProductId })
  await catalog().deleteConstraint({ Id: ConstraintDetails![0]!.ConstraintId })
  const { error } = await launch(user, { ...ids, ProvisioningArtifactId: (await catalog().createProvisioningArtifact({ ProductId, Parameters: version(await upload(), '2.0.0') })).ProvisioningArtifactDetail!.Id! })
  match(error!, /S3 error: Access Denied/)
})

import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type AutomationExecutionFilterKey, type DescribeAutomationExecutionsResult, SSM } from '@aws-sdk/client-ssm'
import { STS } from '@aws-sdk/client-sts'
import { startLocalAws } from '../../scripts/local-aws/server.ts'
import { account, cloud, region, template } from './cloudformation/support.ts'

const aws = await startLocalAws({ clock: { stepMilliseconds: 0 } })
after(aws.close)
const client = (credentials: object = {}) => ({ endpoint: aws.endpoint, region, maxAttempts: 1, credentials: { accessKeyId: account, secretAccessKey: 'local', ...credentials } })
const ssm = new SSM(client())
const asScientist = async () => {
  const { Credentials } = await new STS(client()).assumeRole({ RoleArn: `arn:aws:iam::${account}:role/ResearchScientist`, RoleSessionName: 'ada' })
  return new SSM(client({ accessKeyId: Credentials!.AccessKeyId, secretAccessKey: Credentials!.SecretAccessKey, sessionToken: Credentials!.SessionToken }))
}

const database = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20', DeletionProtection: true } }
const forAutomation = { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': `arn:aws:ssm:${region}:${account}:automation-execution/*` } }
const role = (Action: string, Service = 'ssm.amazonaws.com') => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole', Condition: forAutomation }] },
    Policies: [{ PolicyName: 'calls', PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }],
  },
})
const unprotect = { name: 'Unprotect', action: 'aws:executeAwsApi', inputs: { Service: 'rds', Api: 'ModifyDBInstance', DBInstanceIdentifier: { Ref: 'Data' }, DeletionProtection: false, ApplyImmediately: true } }
const document = (mainSteps: object[]) => ({ Type: 'AWS::SSM::Document', Properties: { Name: { Ref: 'AWS::StackName' }, DocumentType: 'Automation', Content: { schemaVersion: '0.3', assumeRole: { 'Fn::GetAtt': 'Role.Arn' }, mainSteps } } })

async function made(StackName: string, Role: object, steps: object[] = [unprotect]) {
  const { create, rows, settled } = cloud({ world: aws.world })
  equal((await create(template({ Data: database, Role, Document: document(steps) }), { StackName, Capabilities: ['CAPABILITY_IAM'] })).StackStatus, 'CREATE_COMPLETE')
  const remove = async () => {
    const { StackId } = rows.DescribeStacks!({ StackName }).Stacks[0]
    rows.DeleteStack!({ StackName })
    return (await settled(StackId)).StackStatus
  }
  return { remove }
}

async function executed(DocumentName: string) {
  const { AutomationExecutionId } = await ssm.startAutomationExecution({ DocumentName })
  for (;;) {
    const { AutomationExecution } = await ssm.getAutomationExecution({ AutomationExecutionId })
    if (AutomationExecution!.AutomationExecutionStatus !== 'InProgress') return AutomationExecution!
    await wait(1)
  }
}

test('an automation calls what its steps say as its own role: a database loses its protection, and its stack can go', async () => {
  const { remove } = await made('actions', role('rds:ModifyDBInstance'))
  const { AutomationExecutionStatus, StepExecutions } = await executed('actions')
  deepEqual([AutomationExecutionStatus, StepExecutions!.map(({ StepName, StepStatus }) => [StepName, StepStatus])], ['Success', [['Unprotect', 'Success']]])
  equal(await remove(), 'DELETE_COMPLETE')
})

test('a step that its role may not take fails, and ends the automation unless it may fail', async () => {
  await made('denied', role('rds:Describe*'))
  const { AutomationExecutionStatus, FailureMessage } = await executed('denied')
  equal(AutomationExecutionStatus, 'Failed')
  match(FailureMessage!, /An error occurred \(AccessDenied\) when calling the ModifyDBInstance operation: .*rds:ModifyDBInstance on resource: arn:aws:rds:eu-west-1:444455556666:db:denied-data-/)
  await made('lenient', role('rds:Describe*'), [{ ...unprotect, onFailure: 'Continue' }])
  equal((await executed('lenient')).AutomationExecutionStatus, 'Success')
})

test('what is not there, what cannot be assumed, and who may not start it are refused', async () => {
  await rejects(ssm.startAutomationExecution({ DocumentName: 'none' }), { name: 'AutomationDefinitionNotFoundException' })
  await rejects(ssm.getAutomationExecution({ AutomationExecutionId: '11111111-2222-3333-4444-555555555555' }), { name: 'AutomationExecutionNotFoundException' })
  await made('foreign', role('rds:*', 'ec2.amazonaws.com'))
  await rejects(ssm.startAutomationExecution({ DocumentName: 'foreign' }), { name: 'InvalidAutomationExecutionParametersException', message: 'The defined assume role is unable to be assumed.' })
  const scientist = await asScientist()
  await rejects(scientist.startAutomationExecution({ DocumentName: 'other' }), { name: 'AccessDeniedException', message: /ssm:StartAutomationExecution on resource: arn:aws:ssm:eu-west-1:444455556666:automation-definition\/other:\$DEFAULT/ })
})

test('executions are listed by page, by the beginning of their document and by how they ended, without their parameters, to those who may', async () => {
  await made('listed-one', role('rds:ModifyDBInstance'))
  await made('listed-two', role('rds:Describe*'))
  const ids: string[] = []
  for (const name of ['listed-one', 'listed-two', 'listed-one']) ids.push((await executed(name)).AutomationExecutionId!)
  const filters = (...pairs: [AutomationExecutionFilterKey, string[]][]) => pairs.map(([Key, Values]) => ({ Key, Values }))
  const listed = async (Filters: ReturnType<typeof filters>, MaxResults?: number) => {
    const pages = []
    for (let NextToken: string | undefined = undefined; pages.length === 0 || NextToken; ) {
      const page: DescribeAutomationExecutionsResult = await ssm.describeAutomationExecutions({ Filters, MaxResults, NextToken })
      pages.push(page.AutomationExecutionMetadataList!)
      NextToken = page.NextToken
    }
    return pages
  }
  const idsOf = (all: { AutomationExecutionId?: string }[]) => all.map(({ AutomationExecutionId }) => AutomationExecutionId!).sort()
  const all = await listed(filters(['DocumentNamePrefix', ['listed-']]), 2)
  deepEqual([all.map(({ length }) => length), idsOf(all.flat())], [[2, 1], [...ids].sort()])
  for (const [key] of Object.entries(all[0]![0]!)) ok(!['Parameters', 'StepExecutions'].includes(key), key)
  deepEqual(idsOf((await listed(filters(['DocumentNamePrefix', ['listed-']], ['ExecutionStatus', ['Success']]))).flat()), [ids[0]!, ids[2]!].sort())
  deepEqual(idsOf((await listed(filters(['DocumentNamePrefix', ['listed-two', 'other']]))).flat()), [ids[1]])
  await rejects(ssm.describeAutomationExecutions({ MaxResults: 51 }), { name: 'ValidationException' })
  await rejects(ssm.describeAutomationExecutions({ NextToken: 'none' }), { name: 'InvalidNextToken' })
  const scientist = await asScientist()
  await rejects(scientist.describeAutomationExecutions({}), { name: 'AccessDeniedException', message: /ssm:DescribeAutomationExecutions on resource: arn:aws:ssm:eu-west-1:444455556666:\*/ })
})

const tagged = (Key: string) => ({ ...database, Properties: { ...database.Properties, Tags: [{ Key, Value: 'yes' }] } })
const find = (Values: unknown) => ({
  name: 'Find', action: 'aws:executeAwsApi', inputs: { Service: 'resourcegroupstaggingapi', Api: 'GetResources', ResourceTypeFilters: ['rds:db'], TagFilters: [{ Key: 'aws:cloudformation:stack-id', Values }] },
  outputs: [{ Name: 'Arns', Selector: '$.ResourceTagMappingList..ResourceARN', Type: 'StringList' }],
})
const lift = (Steps: object[]) => ({ name: 'Each', action: 'aws:loop', inputs: { Iterators: '{{ Find.Arns }}', IteratorDataType: 'String', Steps } })
const name = { name: 'Name', action: 'aws:executeAwsApi', inputs: { Service: 'rds', Api: 'DescribeDBInstances', DBInstanceIdentifier: '{{ Each.CurrentIteratorValue }}' }, outputs: [{ Name: 'Name', Selector: '$.DBInstances[0].DBInstanceIdentifier', Type: 'String' }] }
const unprotectNamed = { ...unprotect, inputs: { ...unprotect.inputs, DBInstanceIdentifier: '{{ Name.Name }}' } }

test('steps refer to parameters and to what earlier steps found, by tags too, and a loop does its steps for each', async () => {
  const { create } = cloud({ world: aws.world })
  const policy = [{ Effect: 'Allow', Action: ['tag:GetResources', 'rds:DescribeDBInstances'], Resource: '*' }, { Effect: 'Allow', Action: 'rds:ModifyDBInstance', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/liftable': 'yes' } } }]
  const Role = role('', 'ssm.amazonaws.com')
  Role.Properties.Policies = [{ PolicyName: 'calls', PolicyDocument: { Statement: policy } }] as any
  const Document: any = document([find('{{ StackIds }}'), lift([name, unprotectNamed])])
  Document.Properties.Content.parameters = { StackIds: { type: 'StringList' } }
  await create(template({ Role, Document }), { StackName: 'finding', Capabilities: ['CAPABILITY_IAM'] })
  const run = async (...StackIds: string[]) => {
    const { AutomationExecutionId } = await ssm.startAutomationExecution({ DocumentName: 'finding', Parameters: { StackIds } })
    for (;;) {
      const { AutomationExecution } = await ssm.getAutomationExecution({ AutomationExecutionId })
      if (AutomationExecution!.AutomationExecutionStatus !== 'InProgress') return AutomationExecution!
      await wait(1)
    }
  }
  const { StackId } = await create(template({ One: tagged('liftable'), Two: tagged('liftable') }), { StackName: 'liftable' })
  const lifted = await run(StackId)
  deepEqual([lifted.AutomationExecutionStatus, lifted.StepExecutions!.map(({ StepName, ParentStepDetails }) => [StepName, ParentStepDetails?.Iteration])], [
    'Success', [['Find', undefined], ['Each', undefined], ['Name', 1], ['Unprotect', 1], ['Name', 2], ['Unprotect', 2]],
  ])
  // Nothing of a stack that has none is nothing to do; what lacks the tag may not be changed.
  equal((await run('arn:aws:cloudformation:eu-west-1:444455556666:stack/none/1')).AutomationExecutionStatus, 'Success')
  const other = await create(template({ One: tagged('other') }), { StackName: 'other' })
  match((await run(other.StackId)).FailureMessage!, /rds:ModifyDBInstance on resource: arn:aws:rds:.*:db:other-one-/)
  await rejects(ssm.startAutomationExecution({ DocumentName: 'finding' }), { name: 'InvalidAutomationExecutionParametersException', message: /StackIds/ })
  await rejects(ssm.startAutomationExecution({ DocumentName: 'finding', Parameters: { StackIds: [], Others: ['x'] } }), /does not define the parameters: Others/)
})

test('a step that may fail and is critical lets the rest go on, and fails the automation', async () => {
  await made('critical', role('rds:Describe*'), [{ ...unprotect, onFailure: 'Continue', isCritical: true }, { ...unprotect, name: 'Again', onFailure: 'Continue' }])
  const { AutomationExecutionStatus, StepExecutions } = await executed('critical')
  deepEqual([AutomationExecutionStatus, StepExecutions!.map(({ StepStatus }) => StepStatus)], ['Failed', ['Failed', 'Failed']])
})

const look = (name: string, more: object = {}) => ({ name, action: 'aws:executeAwsApi', inputs: { Service: 'rds', Api: 'DescribeDBInstances', DBInstanceIdentifier: { Ref: 'Data' } }, ...more })
const steps = (StepExecutions: { StepName?: string; StepStatus?: string }[] = []) => StepExecutions.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`)

test('a step that fails goes where it says, and the automation fails all the same', async () => {
  await made('onward', role('rds:Describe*'), [{ ...unprotect, onFailure: 'step:Tidy' }, look('Next', { isEnd: true }), look('Tidy', { isEnd: true }), look('Never')])
  const { AutomationExecutionStatus, StepExecutions, FailureMessage } = await executed('onward')
  deepEqual([AutomationExecutionStatus, steps(StepExecutions)], ['Failed', ['Unprotect Failed', 'Tidy Success']])
  match(FailureMessage!, /rds:ModifyDBInstance/)
  await made('pardoned', role('rds:Describe*'), [{ ...unprotect, onFailure: 'step:Tidy', isCritical: false }, look('Next'), look('Tidy')])
  equal((await executed('pardoned')).AutomationExecutionStatus, 'Success')
})

test('a step with isEnd is the last, and what it gives is shown', async () => {
  await made('short', role('rds:Describe*'), [look('First', { isEnd: true, outputs: [{ Name: 'Engine', Selector: '$.DBInstances[0].Engine', Type: 'String' }] }), look('Never')])
  const { AutomationExecutionStatus, StepExecutions } = await executed('short')
  deepEqual([AutomationExecutionStatus, StepExecutions!.map(({ StepName, Outputs }) => [StepName, Outputs])], ['Success', [['First', { Engine: ['mysql'] }]]])
})

test('a step is tried as often as it may be, and knows the execution that it is of', async () => {
  const unknown = { name: 'Unknown', action: 'aws:executeAwsApi', maxAttempts: 3, inputs: { Service: 'rds', Api: 'DescribeDBInstances', DBInstanceIdentifier: '{{ automation:EXECUTION_ID }}' } }
  await made('patient', role('rds:Describe*'), [unknown])
  const before = aws.world.authorizations.length
  const { AutomationExecutionId, FailureMessage } = await executed('patient')
  match(FailureMessage!, new RegExp(AutomationExecutionId!))
  equal(aws.world.authorizations.slice(before).filter(({ action }) => action === 'rds:DescribeDBInstances').length, 3)
})

const waiting = (more: object = {}) => ({ name: 'Waiting', action: 'aws:waitForAwsResourceProperty', inputs: { ...look('').inputs, PropertySelector: '$.DBInstances[0].Engine', DesiredValues: ['never'] }, ...more })

test('an automation that is cancelled ends at once, but for the steps of onCancel; one that has ended cannot be', async () => {
  const cancelled = async (name: string, all: object[]) => {
    await made(name, role('rds:Describe*'), all)
    const { AutomationExecutionId } = await ssm.startAutomationExecution({ DocumentName: name })
    const seen = async () => (await ssm.getAutomationExecution({ AutomationExecutionId })).AutomationExecution!
    while (!(await seen()).StepExecutions?.some(({ StepName }) => StepName === 'Waiting')) await wait(1)
    await ssm.stopAutomationExecution({ AutomationExecutionId, Type: 'Cancel' })
    while (/InProgress|Cancelling/.test((await seen()).AutomationExecutionStatus!)) await wait(1)
    await rejects(ssm.stopAutomationExecution({ AutomationExecutionId }), { name: 'InvalidAutomationStatusUpdateException' })
    const { AutomationExecutionStatus, StepExecutions } = await seen()
    return [AutomationExecutionStatus, steps(StepExecutions)]
  }
  deepEqual(await cancelled('given-up', [waiting(), look('Next')]), ['Cancelled', ['Waiting Cancelled']])
  deepEqual(await cancelled('tidied', [waiting({ onCancel: 'step:Tidy' }), look('Next'), look('Tidy')]), ['Cancelled', ['Waiting Cancelled', 'Tidy Success']])
  deepEqual(await cancelled('in-a-loop', [{ name: 'Each', action: 'aws:loop', inputs: { Iterators: ['one'], Steps: [waiting()] } }, look('Next')]), ['Cancelled', ['Each Cancelled', 'Waiting Cancelled']])
})

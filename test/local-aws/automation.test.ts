import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { SSM } from '@aws-sdk/client-ssm'
import { STS } from '@aws-sdk/client-sts'
import { startLocalAws } from '../../scripts/local-aws/server.ts'
import { account, cloud, region, template } from './cloudformation/support.ts'

const aws = await startLocalAws({ clock: { stepMilliseconds: 0 } })
after(aws.close)
const client = (credentials: object = {}) => ({ endpoint: aws.endpoint, region, maxAttempts: 1, credentials: { accessKeyId: account, secretAccessKey: 'local', ...credentials } })
const ssm = new SSM(client())

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
  const { Credentials } = await new STS(client()).assumeRole({ RoleArn: `arn:aws:iam::${account}:role/ResearchScientist`, RoleSessionName: 'ada' })
  const scientist = new SSM(client({ accessKeyId: Credentials!.AccessKeyId, secretAccessKey: Credentials!.SecretAccessKey, sessionToken: Credentials!.SessionToken }))
  await rejects(scientist.startAutomationExecution({ DocumentName: 'other' }), { name: 'AccessDeniedException', message: /ssm:StartAutomationExecution on resource: arn:aws:ssm:eu-west-1:444455556666:automation-definition\/other:\$DEFAULT/ })
})

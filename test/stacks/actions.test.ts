import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { prepareForDeletion } from '../../templates-src/stacks/prepare-for-deletion.ts'
import { runTask } from '../../templates-src/stacks/run-task.ts'
import { resolved } from '../support/resolved.ts'

const nothing = { Name: 'SC-1', DBInstanceIdentifier: '', DBClusterIdentifier: '', LoadBalancerArn: '', PermissionsBoundary: 'StackroomBoundary' }
const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1'

test('preparing for deletion has a step for what is there, and a role for those steps on those resources alone', () => {
  const { Document, Policy } = resolved(prepareForDeletion(), { ...nothing, DBInstanceIdentifier: 'sc-db', LoadBalancerArn: arn }).resources
  equal(Document!.Properties.Name, 'SC-1-PrepareForDeletion')
  deepEqual(Document!.Properties.Content.mainSteps.map(({ inputs: { Service, Api } }: any) => `${Service} ${Api}`), ['rds ModifyDBInstance', 'elbv2 ModifyLoadBalancerAttributes'])
  deepEqual(Policy!.Properties.PolicyDocument.Statement, [
    { Effect: 'Allow', Action: 'rds:ModifyDBInstance', Resource: 'arn:aws:rds:eu-west-1:111122223333:db:sc-db' },
    { Effect: 'Allow', Action: 'elasticloadbalancing:ModifyLoadBalancerAttributes', Resource: arn },
  ])
})

test('the role of an action is for Automation of this account, with the boundary of the account', () => {
  const { Role } = resolved(prepareForDeletion(), { ...nothing, DBClusterIdentifier: 'sc-cluster' }).resources
  const [{ Principal, Condition }] = Role!.Properties.AssumeRolePolicyDocument.Statement
  deepEqual(Principal, { Service: 'ssm.amazonaws.com' })
  equal(Condition.StringEquals['aws:SourceAccount'], '111122223333')
  equal(Role!.Properties.PermissionsBoundary, 'arn:aws:iam::111122223333:policy/StackroomBoundary')
})

test('a task is run with its own roles, waited for, and must end with 0', () => {
  const { Document, Policy } = resolved(runTask({ Action: 'Migrate', Description: 'Brings the schema up to date' }), {
    ...nothing, ClusterArn: 'cluster', TaskDefinitionArn: 'definition', SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], AssignPublicIp: 'DISABLED', TaskRoleArn: 'task', ExecutionRoleArn: 'execution',
  }).resources
  deepEqual(Document!.Properties.Content.mainSteps.map(({ name }: any) => name), ['Run', 'Wait', 'EndedWell'])
  deepEqual(Policy!.Properties.PolicyDocument.Statement.at(-1), {
    Effect: 'Allow', Action: 'iam:PassRole', Resource: ['task', 'execution'], Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  })
})

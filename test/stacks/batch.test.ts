import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { batch } from '../../templates-src/stacks/batch.ts'
import { resolved } from '../support/resolved.ts'

const given = {
  ...{ Name: 'mutants', SubnetIds: 'subnet-1,subnet-2', SecurityGroupId: 'sg-1', AssignPublicIp: 'ENABLED', MaxVcpus: '64' },
  ...{ Amd64Image: 'x86', Arm64Image: 'arm', Vcpu: '4', MemoryMiB: '8192', EphemeralStorageGiB: '50', JobTimeoutSeconds: '7200' },
  ...{ SpotAttempts: '3', ExecutionRoleArn: 'execution', TaskRoleArn: 'task', LogGroupName: 'mutants-remote' },
}
const made = (Provisioning: string) => resolved(batch(), { ...given, Provisioning }).resources
const order = (Provisioning: string) =>
  made(Provisioning).JobQueue!.Properties.ComputeEnvironmentOrder.map(({ ComputeEnvironment }: any) => made(Provisioning)[ComputeEnvironment]!.Properties.ComputeResources.Type)

test('jobs go where the launching user wants them, Spot first where there are both', () => {
  deepEqual(order('OnDemand'), ['FARGATE'])
  deepEqual(order('Spot'), ['FARGATE_SPOT'])
  deepEqual(order('SpotThenOnDemand'), ['FARGATE_SPOT', 'FARGATE'])
})

test('a job that Spot interrupts starts again, one that fails by itself does not, and without Spot none does', () => {
  for (const id of ['Amd64JobDefinition', 'Arm64JobDefinition']) {
    equal(made('OnDemand')[id]!.Properties.RetryStrategy, undefined)
    for (const provisioning of ['Spot', 'SpotThenOnDemand']) {
      deepEqual(made(provisioning)[id]!.Properties.RetryStrategy, {
        Attempts: '3',
        EvaluateOnExit: [
          { OnStatusReason: 'Your Spot Task was interrupted*', Action: 'RETRY' },
          { OnReason: '*', Action: 'EXIT' },
        ],
      })
    }
  }
})

test('compute environments can be replaced and deleted: no name, no service role, no tags', () => {
  for (const id of ['OnDemand', 'Spot']) {
    const { ComputeEnvironmentName, ServiceRole, Tags, ReplaceComputeEnvironment, ComputeResources } = made('SpotThenOnDemand')[id]!.Properties
    deepEqual([ComputeEnvironmentName, ServiceRole, Tags], [undefined, undefined, undefined])
    equal(ReplaceComputeEnvironment, false)
    deepEqual(ComputeResources.Subnets, ['subnet-1', 'subnet-2'])
  }
})

test('each processor runs its own image', () => {
  const image = (id: string) => made('OnDemand')[id]!.Properties.EcsProperties.TaskProperties[0].Containers[0].Image
  deepEqual([image('Amd64JobDefinition'), image('Arm64JobDefinition')], ['x86', 'arm'])
})

test('a job that can never start is cancelled', () => {
  for (const { Action, State, MaxTimeSeconds } of made('OnDemand').JobQueue!.Properties.JobStateTimeLimitActions) {
    deepEqual([Action, State, MaxTimeSeconds], ['CANCEL', 'RUNNABLE', 600])
  }
})

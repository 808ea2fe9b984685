import { need, page } from '../wire/members.ts'
import { type Call, refusal, type Service } from '../world.ts'
import { type StackSet, stackSetFor, type StackSetOperation } from './model.ts'

const failuresOf = ({ results }: StackSetOperation) => [...results.values()].filter(({ Status }) => Status === 'FAILED').length

function operationFor(input: any, call: Call): { set: StackSet; operation: StackSetOperation } {
  need(input, ['StackSetName', 'OperationId'])
  const set = stackSetFor(input, call)
  const operation = set.operations.get(input.OperationId)
  if (!operation) throw refusal('OperationNotFoundException', `Operation ${input.OperationId} not found`, 404)
  return { set, operation }
}

const summary = (operation: StackSetOperation) => {
  const { OperationId, Action, Status, CreationTimestamp, EndTimestamp, OperationPreferences } = operation
  // The one honest sign of success: an operation within its tolerance SUCCEEDED although stacks failed.
  return { OperationId, Action, Status, CreationTimestamp, EndTimestamp, OperationPreferences, StatusDetails: { FailedStackInstancesCount: failuresOf(operation) } }
}

/** Operations on the operations of a stack set. */
export const progressRows: Service = {
  DescribeStackSetOperation(input, call) {
    const { set, operation } = operationFor(input, call)
    const { StackSetId, AdministrationRoleARN, ExecutionRoleName } = set
    const { RetainStacks, DeploymentTargets } = operation
    return { StackSetOperation: { ...summary(operation), StackSetId, AdministrationRoleARN, ExecutionRoleName, RetainStacks, DeploymentTargets } }
  },
  ListStackSetOperations(input, call) {
    need(input, ['StackSetName'])
    const newestFirst = [...stackSetFor(input, call).operations.values()].reverse()
    const { items, NextToken } = page(newestFirst, input.NextToken, Number(input.MaxResults ?? 100))
    return { Summaries: items.map(summary), NextToken }
  },
  ListStackSetOperationResults(input, call) {
    const wanted = (input.Filters ?? []).find(({ Name }: { Name: string }) => Name === 'OPERATION_RESULT_STATUS')?.Values
    const results = [...operationFor(input, call).operation.results.values()].filter(({ Status }) => Status === (wanted ?? Status))
    const { items, NextToken } = page(results, input.NextToken, Number(input.MaxResults ?? 100))
    return { Summaries: items, NextToken }
  },
  StopStackSetOperation(input, call) {
    const { operation } = operationFor(input, call)
    if (!/^(RUNNING|QUEUED)$/.test(operation.Status)) {
      throw refusal('InvalidOperationException', `Operation ${operation.OperationId} is in ${operation.Status} status and cannot be stopped`)
    }
    operation.Status = 'STOPPING'
  },
}

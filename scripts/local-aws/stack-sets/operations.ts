import { randomUUID } from 'node:crypto'
import { type Call, refusal } from '../world.ts'
import { deploy, remove } from './instance.ts'
import { type Instance, type Key, keyOf, type Preferences, type Result, type StackSet, type StackSetOperation } from './model.ts'
import { deployerOf } from './roles.ts'
import { type Outcome, runAll } from './run.ts'

const underWay = (set: StackSet) => [...set.operations.values()].filter(({ Status }) => /^(RUNNING|QUEUED|STOPPING)$/.test(Status))

/** Refuses while an operation is under way; with managed execution another one may wait for it. */
export function refuseWhileBusy(set: StackSet, mayWait = set.ManagedExecution.Active): void {
  const [busy] = underWay(set)
  if (!busy || mayWait) return
  throw refusal('OperationInProgressException', `Another Operation on StackSet ${set.StackSetARN} is in progress: ${busy.OperationId}`, 409)
}

/** The ID of the operation that the same request started before, if it did. An OperationId is an idempotency token. */
export function repeated(set: StackSet, { OperationId, ...request }: any): string | undefined {
  const before = set.operations.get(OperationId)
  if (!before) return undefined
  if (before.request === JSON.stringify(request)) return before.OperationId
  throw refusal('OperationIdAlreadyExistsException', `The operation ID ${OperationId} already exists`, 409)
}

type Asked = {
  action: StackSetOperation['Action']
  instances: Instance[]
  preferences: Preferences
  input: any
  retain?: boolean
}

/** Starts an operation over instances and returns its ID; the work goes on, when those that it conflicts with are done. */
export function begin(set: StackSet, admin: Call, { action, instances, preferences, input, retain = false }: Asked): string {
  const { OperationId = randomUUID(), ...request } = input
  const pending = ({ Account, Region, OrganizationalUnitId }: Instance): Result => ({ Account, Region, OrganizationalUnitId, Status: 'PENDING' })
  const results = new Map<Key, Result>(instances.map((one) => [keyOf(one), pending(one)]))
  // Operations that share no instance may go on at once; others wait for each other.
  const before = underWay(set).filter((other) => [...results.keys()].some((key) => other.results.has(key)))
  const operation: StackSetOperation = {
    OperationId, Action: action, Status: before.length > 0 ? 'QUEUED' : 'RUNNING', RetainStacks: retain, results,
    OperationPreferences: preferences, DeploymentTargets: input.DeploymentTargets, CreationTimestamp: admin.world.clock.now(),
    request: JSON.stringify(request), done: Promise.resolve(),
  }
  set.operations.set(OperationId, operation)
  for (const instance of instances) Object.assign(instance, { LastOperationId: OperationId, DetailedStatus: 'PENDING', StatusReason: undefined })
  operation.done = Promise.all(before.map(({ done }) => done)).then(() => run(set, admin, operation, instances))
  return OperationId
}

async function run(set: StackSet, admin: Call, operation: StackSetOperation, instances: Instance[]) {
  if (operation.Status === 'QUEUED') operation.Status = 'RUNNING'
  const stopped = () => operation.Status === 'STOPPING'
  const held = await runAll(instances, operation.OperationPreferences, {
    stopped,
    work: (instance) => workOn(set, admin, operation, instance),
    cancel(instance) {
      const StatusReason = stopped() ? 'Cancelled since the operation was stopped' : 'Cancelled since failure tolerance has exceeded'
      Object.assign(operation.results.get(keyOf(instance))!, { Status: 'CANCELLED', StatusReason })
      Object.assign(instance, { DetailedStatus: 'CANCELLED', StatusReason })
      if (instance.Status !== 'INOPERABLE') instance.Status = 'OUTDATED'
    },
  })
  operation.Status = stopped() ? 'STOPPED' : held ? 'SUCCEEDED' : 'FAILED'
  operation.EndTimestamp = admin.world.clock.now()
}

/** One account and region of an operation, and what it leaves behind in the instance and in the result. */
async function workOn(set: StackSet, admin: Call, operation: StackSetOperation, instance: Instance): Promise<Outcome> {
  const result = operation.results.get(keyOf(instance))!
  const end = (outcome: Outcome, changes: Partial<Instance>, Status: Result['Status']): Outcome => {
    Object.assign(instance, { StatusReason: undefined, ...changes })
    Object.assign(result, { Status, StatusReason: changes.StatusReason })
    return outcome
  }
  const deleting = operation.Action === 'DELETE'
  if (admin.world.accounts.get(instance.Account)?.Status === 'SUSPENDED' && !operation.RetainStacks) {
    return end('skipped', { Status: 'OUTDATED', DetailedStatus: 'SKIPPED_SUSPENDED_ACCOUNT', StatusReason: `Account ${instance.Account} is suspended` }, 'CANCELLED')
  }
  // Only a deletion, best one that retains the stack, gets an inoperable instance out of the way.
  if (instance.Status === 'INOPERABLE' && !deleting) {
    return end('failed', { DetailedStatus: 'INOPERABLE', StatusReason: 'The stack instance is inoperable' }, 'FAILED')
  }
  instance.DetailedStatus = result.Status = 'RUNNING'
  // An operation that this one waited for may have deleted it.
  if (!deleting) set.instances.set(keyOf(instance), instance)
  const reason = await attempt(set, admin, operation, instance)
  if (reason === undefined) {
    if (deleting) {
      set.instances.delete(keyOf(instance))
      delete instance.StackId
    }
    return end('succeeded', { Status: 'CURRENT', DetailedStatus: 'SUCCEEDED' }, 'SUCCEEDED')
  }
  const left = deleting ? ({ Status: 'INOPERABLE', DetailedStatus: 'INOPERABLE' } as const) : ({ Status: 'OUTDATED', DetailedStatus: 'FAILED' } as const)
  return end('failed', { ...left, StatusReason: reason }, 'FAILED')
}

async function attempt(set: StackSet, admin: Call, { Action, RetainStacks }: StackSetOperation, instance: Instance): Promise<string | undefined> {
  if (Action === 'DELETE' && RetainStacks) return undefined
  try {
    const call = deployerOf(set, admin, instance.Account, instance.Region)
    return Action === 'DELETE' ? await remove(instance, call) : await deploy(set, instance, call)
  } catch (error) {
    return (error as Error).message
  }
}

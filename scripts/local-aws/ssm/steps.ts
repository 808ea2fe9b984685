import { setTimeout as wait } from 'node:timers/promises'
import { dynamodb, dynamodbAsks } from '../dynamodb/index.ts'
import { ecs, ecsAsks } from '../ecs/index.ts'
import { elasticLoadBalancing, elasticLoadBalancingAsks } from '../elastic-load-balancing/index.ts'
import { authorized } from '../iam/authorize.ts'
import { rds, rdsAsks } from '../rds/index.ts'
import { tagging, taggingAsks } from '../tagging/index.ts'
import { type Call, isRefusal, refusal, type Service } from '../world.ts'
import { selected, substituted, typed } from './values.ts'

type Output = { Name: string; Selector: string; Type?: string }
export type Step = { name: string; action: string; inputs: any; outputs?: Output[]; timeoutSeconds?: number; maxAttempts?: number; onFailure?: string; onCancel?: string; isCritical?: boolean; isEnd?: boolean }

/** A step as GetAutomationExecution shows it. */
export type Shown = { StepName: string; Action: string; StepStatus: string; FailureMessage?: string; Outputs?: Record<string, string[]>; ParentStepDetails?: object }

/** Where steps run: as whom, what they can refer to, where they are shown, whether people have cancelled them, and the loop they are in. */
type Run = { call: Call; scope: Map<string, unknown>; shown: Shown[]; stop: { isAsked: boolean }; parent?: object }

/** What a step can call, by boto3's name of the service. */
const apis: Record<string, Service> = {
  dynamodb: authorized(dynamodb, dynamodbAsks, 'json'),
  ecs: authorized(ecs, ecsAsks, 'json'),
  elbv2: authorized(elasticLoadBalancing, elasticLoadBalancingAsks),
  rds: authorized(rds, rdsAsks),
  resourcegroupstaggingapi: authorized(tagging, taggingAsks, 'json'),
}

async function called({ Service, Api, ...input }: any, call: Call): Promise<unknown> {
  const row = apis[Service]?.[Api]
  if (!row) throw refusal('UnknownOperationException', `the local AWS has no ${Service}:${Api} for automations`)
  try {
    return await row(input, call)
  } catch (error) {
    throw isRefusal(error) ? refusal(error.code, `An error occurred (${error.code}) when calling the ${Api} operation: ${error.message}`) : error
  }
}

/** How long a second of a time-out takes here, in milliseconds. */
const second = ({ world }: Call) => world.clock.stepMilliseconds + 10

type Action = (step: Step, run: Run) => Promise<unknown>

/** What actions do, and give to their outputs. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html */
const actions: Record<string, Action> = {
  'aws:executeAwsApi': ({ inputs }, { call, scope }) => called(substituted(inputs, scope), call),
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-assertAwsResourceProperty.html
  async 'aws:assertAwsResourceProperty'({ inputs }, { call, scope }) {
    const { PropertySelector, DesiredValues, ...input } = substituted(inputs, scope) as any
    const found = String(selected(await called(input, call), PropertySelector))
    if (!DesiredValues.includes(found)) throw refusal('ValidationException', `Property value from the API output is not in the desired values. Property selector: ${PropertySelector}, value: ${found}, desired: ${DesiredValues.join(', ')}`)
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-waitForAwsResourceProperty.html
  async 'aws:waitForAwsResourceProperty'({ inputs, timeoutSeconds = 3600 }, { call, scope, stop }) {
    const { PropertySelector, DesiredValues, ...input } = substituted(inputs, scope) as any
    const since = Date.now()
    while (!DesiredValues.includes(String(selected(await called(input, call), PropertySelector)))) {
      if (Date.now() - since > timeoutSeconds * second(call)) throw refusal('TimedOut', `Step timed out after ${timeoutSeconds} seconds`)
      await wait(call.world.clock.stepMilliseconds + 1)
      if (stop.isAsked) throw cancelled()
    }
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html
  async 'aws:loop'({ name, action: Action, inputs: { Iterators, Steps } }, run) {
    const items = substituted(Iterators, run.scope) as unknown[]
    if (items.length > 100) throw refusal('ValidationException', `a loop goes over 100 items at most, not ${items.length}`)
    for (const [index, item] of items.entries()) {
      run.scope.set(`${name}.CurrentIteratorValue`, item)
      const failed = await runAll(Steps, { ...run, parent: { StepName: name, Action, Iteration: index + 1, IteratorValue: String(item) } })
      if (failed) throw refusal('StepFailed', failed.FailureMessage!)
    }
  },
}

async function runOne(step: Step, run: Run, shown: Shown): Promise<void> {
  const action = actions[step.action]
  if (!action) throw refusal('UnknownOperationException', `the local AWS has no ${step.action}`)
  const answer = await action(step, run)
  for (const { Name, Selector, Type } of step.outputs ?? []) {
    const value = typed(selected(answer, Selector), Type)
    if (value === undefined) throw refusal('ValidationException', `Output ${Name} can not be resolved: ${Selector} selects nothing`)
    run.scope.set(`${step.name}.${Name}`, value)
    shown.Outputs = { ...shown.Outputs, [Name]: [value].flat().map(String) }
  }
}

const cancelled = () => refusal('Cancelled', 'The automation was cancelled')

/** A step as often as it may be tried. */
async function tried(step: Step, run: Run, shown: Shown, attempt = 1): Promise<void> {
  if (run.stop.isAsked) throw cancelled()
  try {
    await runOne(step, run, shown)
  } catch (error) {
    if (!isRefusal(error) || error.code === 'Cancelled' || attempt >= (step.maxAttempts ?? 1)) throw error
    await wait(run.call.world.clock.stepMilliseconds)
    await tried(step, run, shown, attempt + 1)
  }
}

/**
 * Steps, one after the other. The first that fails or times out ends them, unless it says where to go on; it is given back, unless
 * it is not critical. One that is cancelled ends them, too, but for those of its onCancel.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common
 */
export async function runAll(steps: Step[], run: Run): Promise<Shown | undefined> {
  const placeOf = (where = 'Abort') => (where.startsWith('step:') ? steps.findIndex(({ name }) => name === where.slice('step:'.length)) : steps.length)
  let critical: Shown | undefined
  for (let index = 0; index < steps.length; ) {
    const step = steps[index]!
    await wait(run.call.world.clock.stepMilliseconds)
    const shown: Shown = { StepName: step.name, Action: step.action, StepStatus: 'InProgress', ...(run.parent ? { ParentStepDetails: run.parent } : {}) }
    run.shown.push(shown)
    index = step.isEnd ? steps.length : index + 1
    try {
      await tried(step, run, shown)
      shown.StepStatus = 'Success'
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (error.code === 'Cancelled') {
        shown.StepStatus = 'Cancelled'
        // A loop has no onCancel.
        if (run.parent) throw error
        run.stop.isAsked = false
        index = placeOf(step.onCancel)
        continue
      }
      const isInner = error.code === 'StepFailed'
      shown.StepStatus = error.code === 'TimedOut' ? 'TimedOut' : 'Failed'
      shown.FailureMessage = isInner ? error.message : `Step fails when it is Execute/Cancelling action. ${error.message}. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.`
      // A loop goes by what its steps say; its own onFailure and isCritical are for what it fails by itself.
      const then = isInner ? 'Abort' : (step.onFailure ?? 'Abort')
      // One that may fail is critical only where it says so.
      if (isInner || (step.isCritical ?? then !== 'Continue')) critical ??= shown
      if (then !== 'Continue') index = placeOf(then)
    }
  }
  return critical
}

import { setTimeout as wait } from 'node:timers/promises'
import { ecs, ecsAsks } from '../ecs/index.ts'
import { elasticLoadBalancing, elasticLoadBalancingAsks } from '../elastic-load-balancing/index.ts'
import { authorized } from '../iam/authorize.ts'
import { rds, rdsAsks } from '../rds/index.ts'
import { tagging, taggingAsks } from '../tagging/index.ts'
import { type Call, isRefusal, refusal, type Service } from '../world.ts'
import { selected, substituted, typed } from './values.ts'

type Output = { Name: string; Selector: string; Type?: string }
export type Step = { name: string; action: string; inputs: any; outputs?: Output[]; onFailure?: string; isCritical?: boolean }

/** A step as GetAutomationExecution shows it. */
export type Shown = { StepName: string; Action: string; StepStatus: string; FailureMessage?: string; ParentStepDetails?: object }

/** Where steps run: as whom, what they can refer to, where they are shown, and the loop they are in. */
type Run = { call: Call; scope: Map<string, unknown>; shown: Shown[]; parent?: object }

/** What a step can call, by boto3's name of the service. */
const apis: Record<string, Service> = {
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
  async 'aws:waitForAwsResourceProperty'({ inputs }, { call, scope }) {
    const { PropertySelector, DesiredValues, ...input } = substituted(inputs, scope) as any
    while (!DesiredValues.includes(String(selected(await called(input, call), PropertySelector)))) await wait(call.world.clock.stepMilliseconds + 1)
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html
  async 'aws:loop'({ name, action: Action, inputs: { Iterators, Steps } }, run) {
    const items = substituted(Iterators, run.scope) as unknown[]
    if (items.length > 100) throw refusal('ValidationException', `a loop goes over 100 items at most, not ${items.length}`)
    for (const [index, item] of items.entries()) {
      run.scope.set(`${name}.CurrentIteratorValue`, item)
      const failed = await runAll(Steps, { ...run, parent: { StepName: name, Action, Iteration: index + 1, IteratorValue: String(item) } })
      if (failed) throw refusal('StepFailed', failed)
    }
  },
}

async function runOne(step: Step, run: Run): Promise<void> {
  const action = actions[step.action]
  if (!action) throw refusal('UnknownOperationException', `the local AWS has no ${step.action}`)
  const answer = await action(step, run)
  for (const { Name, Selector, Type } of step.outputs ?? []) {
    const value = typed(selected(answer, Selector), Type)
    if (value === undefined) throw refusal('ValidationException', `Output ${Name} can not be resolved: ${Selector} selects nothing`)
    run.scope.set(`${step.name}.${Name}`, value)
  }
}

/**
 * Steps, one after the other: the first that fails ends them, unless it may, and what it says is given back. One that may
 * fail is critical only where it says so. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
 */
export async function runAll(steps: Step[], run: Run): Promise<string | undefined> {
  let critical: string | undefined
  for (const step of steps) {
    await wait(run.call.world.clock.stepMilliseconds)
    const shown: Shown = { StepName: step.name, Action: step.action, StepStatus: 'InProgress', ...(run.parent ? { ParentStepDetails: run.parent } : {}) }
    run.shown.push(shown)
    try {
      await runOne(step, run)
      shown.StepStatus = 'Success'
    } catch (error) {
      if (!isRefusal(error)) throw error
      const isInner = error.code === 'StepFailed'
      shown.StepStatus = 'Failed'
      shown.FailureMessage = isInner ? error.message : `Step fails when it is Execute/Cancelling action. ${error.message}. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.`
      // A loop goes by what its steps say; its own onFailure is for what it fails by itself.
      if (step.onFailure !== 'Continue' || isInner) return shown.FailureMessage
      if (step.isCritical) critical ??= shown.FailureMessage
    }
  }
  return critical
}

import type { ProvisionedProductDetail } from '@aws-sdk/client-service-catalog'
import type { StepExecution } from '@aws-sdk/client-ssm'
import { type Action, actions } from '../products/actions.ts'
import { suggestion } from '../templates-src/cfn/check/suggestion.ts'
import { lockKey } from '../templates-src/parts/lock.ts'
import { serviceCatalog, ssm } from './aws.ts'
import { failed, refused } from './failure.ts'
import { onInterrupt } from './interrupt.ts'
import { provisioned, regionOf, resume, watch } from './launch.ts'
import { nestedIn } from './launch/held.ts'
import { approved, type Options } from './plan.ts'
import { pacer, progress } from './progress.ts'

/**
 * Does something with what was launched: by the service action of its product, where the account has it, and else by the
 * Automation document behind it. No page says that a shared portfolio brings its service actions along.
 */
export async function act(name: string, wanted: string, options: Options & { region?: string; set?: Record<string, string> }) {
  const action = actions.find(({ Name }) => Name.toLowerCase() === wanted.toLowerCase())
  const names = actions.map(({ Name }) => Name.toLowerCase())
  if (!action) {
    const near = suggestion(wanted.toLowerCase(), names)
    throw refused(`act ${name}: there is no action "${wanted}"${near ? `, did you mean ${near}?` : ''}; there are ${names.join(', ')}`)
  }
  const Parameters = parametersOf(name, action, options.set ?? {})
  const region = await regionOf(options)
  const { account, existing } = await provisioned('act', region, name)
  if (existing.Status === 'UNDER_CHANGE') return resume(what(action), region, account, existing.LastRecordId!, name, options)
  const ServiceActionId = await serviceActionOf(region, existing, action)
  const StackIds = ServiceActionId ? [] : await stacksOf(region, account, existing)
  const [call, by] = ServiceActionId ? ['ExecuteProvisionedProductServiceAction', 'its service action'] : ['StartAutomationExecution', `Automation document ${action.Document}`]
  const steps = [
    { call, text: `run ${action.Name} on "${name}" (${existing.Id}, ${existing.Status}) in account ${account}, ${region}, by ${by}: ${action.Description}` },
    ...Object.entries(Parameters).map(([key, values]) => ({ call: 'Parameter', text: `${key}: ${values.join(' ')}` })),
  ]
  if (!(await approved(`act ${name}`, steps, options))) return
  if (!ServiceActionId) return automate(region, name, action, { StackIds, ...Parameters }, options)
  const asked = { ProvisionedProductId: existing.Id, ServiceActionId, ...(action.asks.length > 0 ? { Parameters } : {}) }
  await watch(what(action), region, account, () => serviceCatalog(region).executeProvisionedProductServiceAction(asked), name, options)
}

const what = ({ Name }: Action) => Name.toLowerCase()

/** What an action asks for: lists, with commas between their items, as in parameters of products. */
function parametersOf(name: string, action: Action, set: Record<string, string>): Record<string, string[]> {
  const unknown = Object.keys(set).filter((key) => !action.asks.includes(key))
  const missing = action.asks.filter((key) => !set[key])
  const problems = [
    ...unknown.map((key) => `there is no parameter ${key}; ${action.asks.length > 0 ? `there is ${action.asks.join(', ')}` : 'it takes none'}`),
    ...missing.map((key) => `${key} is missing; add for instance --set ${key}=a,b,c`),
  ]
  if (problems.length > 0) throw refused(...problems.map((problem) => `act ${name} ${what(action)}: ${problem}`))
  return Object.fromEntries(Object.entries(set).map(([key, value]) => [key, value.split(',')]))
}

/** The service action of a version, as far as this account has it. */
async function serviceActionOf(region: string, { ProductId, ProvisioningArtifactId }: ProvisionedProductDetail, { Name }: Action): Promise<string | undefined> {
  try {
    const { ServiceActionSummaries = [] } = await serviceCatalog(region).listServiceActionsForProvisioningArtifact({ ProductId, ProvisioningArtifactId })
    return ServiceActionSummaries.find((one) => one.Name === Name)?.Id
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined
    throw error
  }
}

/** The stacks nested in the one that Service Catalog launched; those that could not be deleted are there still. */
async function stacksOf(region: string, account: string, { Id, Name }: ProvisionedProductDetail): Promise<string[]> {
  const found = (await nestedIn(region, `SC-${account}-${Id}`)).map(({ PhysicalResourceId }) => PhysicalResourceId!)
  if (found.length === 0) throw refused(`act ${Name}: nothing of it is there any more; run "stackroom terminate ${Name}"`)
  return found
}

/** What an automation ended with: steps that may fail come before it. */
const broken = (steps: StepExecution[]) => steps.findLast(({ StepStatus }) => StepStatus === 'Failed' || StepStatus === 'TimedOut')
const goesOn = /Pending|InProgress|Waiting|Cancelling/

/** Runs the document behind an action to its end. */
async function automate(region: string, name: string, action: Action, Parameters: Record<string, string[]>, { json }: Options) {
  const off = onInterrupt(() => `the automation on "${name}" goes on in AWS, if it has begun; look at Automation in the console of Systems Manager`)
  const { AutomationExecutionId } = await ssm(region).startAutomationExecution({ DocumentName: action.Document, Parameters }).catch((error: Error) => {
    throw cured(error, name, action)
  })
  const execution = await progress(`act ${name}`, async (say) => {
    const pause = pacer()
    const told = new Set<number>()
    for (;;) {
      const { AutomationExecution: now } = await ssm(region).getAutomationExecution({ AutomationExecutionId })
      for (const [index, { StepName, StepStatus = '' }] of (now?.StepExecutions ?? []).entries()) {
        if (told.has(index) || goesOn.test(StepStatus)) continue
        say(`${StepName} ${StepStatus}`)
        told.add(index)
      }
      if (!goesOn.test(now?.AutomationExecutionStatus ?? '')) return now!
      await pause()
    }
  })
  off()
  const { AutomationExecutionStatus: status, StepExecutions: steps = [] } = execution
  const failure = execution.FailureMessage ?? broken(steps)?.FailureMessage
  if (json) console.log(JSON.stringify({ name, action: action.Name, status, execution: AutomationExecutionId, failure }, null, 2))
  if (status !== 'Success') throw failed(`act ${name}: ${status}${failure ? `: ${failure}` : ''}`, cure(name, `run "stackroom act ${name} ${what(action)}" again`, steps))
  if (!json) console.log(`act ${name}: done`)
}

/** What to do about an automation that has failed: see templates-src/stacks/run-command.ts. */
function cure(name: string, again: string, steps: StepExecution[]): string {
  const { StepName, FailureMessage = '' } = broken(steps) ?? {}
  if (StepName === 'Lock' && FailureMessage.includes('ConditionalCheckFailed')) {
    const table = steps.find(({ StepName }) => StepName === 'FindLock')?.Outputs?.Arn?.[0]
    const remove = `aws dynamodb delete-item --table-name ${table} --key '${JSON.stringify(lockKey)}'`
    return `another one-shot task is being started: ${again} in a minute; if nothing runs and this stays so for a quarter of an hour, who started it has died: have an administrator run "${remove}" before`
  }
  if (StepName === 'FindService') return `nothing of it runs in whose image a command could: if its output NextStep says what is left to do, do that, and ${again} once its service is there`
  if (StepName === 'FindCluster') {
    return 'it runs in a cluster that was there before it, where run-command runs nothing, as its role is for clusters that Service Catalog made: let a deployment run it, or run the task in the console of ECS'
  }
  if (StepName === 'FindLock') return `it was launched before clusters had a lock: run "stackroom update ${name}", then ${again}`
  if (StepName === 'NoOtherRuns' || StepName === 'HasEnded') return `another one-shot task runs: wait for its end, and ${again}`
  if (StepName === 'Wait') return `its task may run still, and no other runs before it ends: wait for that, or stop the task in the console of ECS, and ${again}`
  return `mend the cause, and ${again}`
}

/** What starting a document fails for, and what to do. */
function cured(error: Error, name: string, { Document }: Action): Error {
  if (error.name === 'AutomationDefinitionNotFoundException') return failed(`act ${name}: there is no Automation document ${Document} in this account and region; "stackroom rollout account-baseline" brings it`)
  if (error.name === 'AccessDeniedException') return failed(`act ${name}: ${error.message}; let an administrator attach policy ${Document} of this account to your role, beside AWSServiceCatalogEndUserFullAccess`)
  return error
}

import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { livesIn } from '../cloudformation/effects.ts'
import { elasticLoadBalancing, elasticLoadBalancingAsks } from '../elastic-load-balancing/index.ts'
import { type Ask, authorized } from '../iam/authorize.ts'
import { service, trusts } from '../iam/trust.ts'
import { rds, rdsAsks } from '../rds/index.ts'
import { need } from '../wire/members.ts'
import { type Call, isRefusal, type Live, refusal, type Role, type Service, sessionOf } from '../world.ts'

type Step = { name: string; action: string; inputs: { Service: string; Api: string; [input: string]: unknown }; onFailure?: string }
type Content = { assumeRole: string; mainSteps: Step[] }

/** What a step can call, by boto3's name of the service. */
const apis: Record<string, Service> = { elbv2: authorized(elasticLoadBalancing, elasticLoadBalancingAsks), rds: authorized(rds, rdsAsks) }

const documentNamed = (name: string, call: Call): Live | undefined => [...livesIn('AWS::SSM::Document', call).values()].find((one) => one.type === 'AWS::SSM::Document' && one.id === name)
const contentOf = ({ properties: { Content } }: Live): Content => (typeof Content === 'string' ? JSON.parse(Content) : Content)

/** An automation's steps, one after the other as the role of its document; the first that fails ends it, unless it may. */
async function run(execution: Record<string, any>, steps: Step[], call: Call) {
  for (const { name: StepName, action: Action, inputs: { Service, Api, ...input }, onFailure } of steps) {
    await wait(call.world.clock.stepMilliseconds)
    const step: Record<string, any> = { StepName, Action, StepStatus: 'Success' }
    execution.StepExecutions.push(step)
    try {
      const row = Action === 'aws:executeAwsApi' ? apis[Service]?.[Api] : undefined
      if (!row) throw refusal('UnknownOperationException', `the local AWS has no ${Action} of ${Service}:${Api}`)
      await row(input, call)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const why = `An error occurred (${error.code}) when calling the ${Api} operation: ${error.message}`
      Object.assign(step, { StepStatus: 'Failed', FailureMessage: `Step fails when it is Execute/Cancelling action. ${why}. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.` })
      if (onFailure === 'Continue') continue
      return Object.assign(execution, { AutomationExecutionStatus: 'Failed', FailureMessage: step.FailureMessage, ExecutionEndTime: call.world.clock.now() })
    }
  }
  return Object.assign(execution, { AutomationExecutionStatus: 'Success', ExecutionEndTime: call.world.clock.now() })
}

/** The role of a document, if Automation may act as it. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html */
function roleOf({ assumeRole }: Content, id: string, { world, account, region }: Call): Role {
  const role = account.iam.roles.get(String(assumeRole).split('/').at(-1)!)
  const source = { 'aws:sourcearn': `arn:${world.partition}:ssm:${region.Name}:${account.Id}:automation-execution/${id}`, 'aws:sourceaccount': account.Id }
  if (role?.Arn === assumeRole && trusts(role, service('ssm.amazonaws.com'), source)) return role
  throw refusal('InvalidAutomationExecutionParametersException', 'The defined assume role is unable to be assumed.')
}

/** Automation of Systems Manager: what service actions run. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const automation: Service = {
  StartAutomationExecution(input, call) {
    need(input, ['DocumentName'], 'ValidationException')
    const document = documentNamed(input.DocumentName, call)
    if (!document) throw refusal('AutomationDefinitionNotFoundException', `Automation definition ${input.DocumentName} not found`)
    const content = contentOf(document)
    const AutomationExecutionId = randomUUID()
    const role = roleOf(content, AutomationExecutionId, call)
    const execution = { AutomationExecutionId, DocumentName: document.id, DocumentVersion: '1', ExecutionStartTime: call.world.clock.now(), AutomationExecutionStatus: 'InProgress', StepExecutions: [] }
    call.region.automations.set(AutomationExecutionId, execution)
    run(execution, content.mainSteps, { ...call, caller: sessionOf(role, `Automation-${AutomationExecutionId}`) }).catch((error) => console.error(error))
    return { AutomationExecutionId }
  },
  GetAutomationExecution({ AutomationExecutionId }, { region }) {
    const execution = region.automations.get(AutomationExecutionId)
    if (!execution) throw refusal('AutomationExecutionNotFoundException', `Execution id ${AutomationExecutionId} is not found`)
    return { AutomationExecution: execution }
  },
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
export function automationAsks(operation: string, input: any, call: Call): Ask[] {
  const { world, account, region } = call
  const here = (rest: string) => `arn:${world.partition}:ssm:${region.Name}:${account.Id}:${rest}`
  if (operation === 'GetAutomationExecution') return [{ action: `ssm:${operation}`, resource: here(`automation-execution/${input.AutomationExecutionId}`) }]
  const document = documentNamed(input.DocumentName ?? '', call)
  const passed = document ? [{ action: 'iam:PassRole', resource: contentOf(document).assumeRole, context: { 'iam:PassedToService': 'ssm.amazonaws.com' } }] : []
  return [{ action: `ssm:${operation}`, resource: here(`automation-definition/${input.DocumentName}:${input.DocumentVersion ?? '$DEFAULT'}`) }, ...passed]
}

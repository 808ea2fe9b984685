import { randomUUID } from 'node:crypto'
import { livesIn } from '../cloudformation/effects.ts'
import type { Ask } from '../iam/authorize.ts'
import { service, trusts } from '../iam/trust.ts'
import { invalid, need, page } from '../wire/members.ts'
import { type Call, type Live, refusal, type Role, type Service, sessionOf } from '../world.ts'
import { runAll, type Shown, type Step } from './steps.ts'
import { typed } from './values.ts'

type Declared = { type: string; default?: unknown; allowedValues?: unknown[] }
type Content = { assumeRole: string; description?: string; parameters?: Record<string, Declared>; mainSteps: Step[] }

const documentNamed = (name: string, call: Call): Live | undefined => [...livesIn('AWS::SSM::Document', call).values()].find((one) => one.type === 'AWS::SSM::Document' && one.id === name)
const contentOf = ({ properties: { Content } }: Live): Content => (typeof Content === 'string' ? JSON.parse(Content) : Content)

/** A document as a service action is offered it. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocument.html */
function described(name: string, call: Call) {
  const document = documentNamed(name, call)
  if (!document) throw refusal('InvalidDocument', `Document with name ${name} does not exist.`)
  const { description, parameters = {} } = contentOf(document)
  return {
    Name: document.id, Owner: call.account.Id, Status: 'Active', DocumentType: document.properties.DocumentType, TargetType: document.properties.TargetType, DocumentVersion: '1', DefaultVersion: '1', Description: description,
    Parameters: Object.entries(parameters).map(([Name, { type: Type, default: value }]) => ({ Name, Type, ...(value === undefined ? {} : { DefaultValue: String(value) }) })),
  }
}

/** The values that steps can refer to, by what the document declares. */
function parametersOf({ parameters = {} }: Content, given: Record<string, string[]>): Map<string, unknown> {
  const bad = (text: string) => refusal('InvalidAutomationExecutionParametersException', text)
  const unknown = Object.keys(given).filter((name) => !(name in parameters))
  if (unknown.length > 0) throw bad(`Document does not define the parameters: ${unknown.join(', ')}`)
  return new Map(
    Object.entries(parameters).map(([name, { type, default: preset, allowedValues }]) => {
      const values = given[name] ?? (preset === undefined ? undefined : [preset].flat())
      if (!values) throw bad(`Parameter ${name} is required and has no value`)
      if (type !== 'StringList' && values.length !== 1) throw bad(`Parameter type error. The value supplied for ${name} is not a valid string.`)
      const other = allowedValues && values.find((value) => !allowedValues.includes(value))
      if (other) throw bad(`Parameter ${name} has value "${other}" not found in {${allowedValues!.join(', ')}}`)
      return [name, typed(values, type)]
    }),
  )
}

/** The role of a document, if Automation may act as it. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html */
function roleOf({ assumeRole }: Content, id: string, { world, account, region }: Call): Role {
  const role = account.iam.roles.get(String(assumeRole).split('/').at(-1)!)
  const source = { 'aws:sourcearn': `arn:${world.partition}:ssm:${region.Name}:${account.Id}:automation-execution/${id}`, 'aws:sourceaccount': account.Id }
  if (role?.Arn === assumeRole && trusts(role, service('ssm.amazonaws.com'), source)) return role
  throw refusal('InvalidAutomationExecutionParametersException', 'The defined assume role is unable to be assumed.')
}

/** What executions are listed by: one of the values, and every filter. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionFilter.html */
const filters: Record<string, (execution: any, value: string) => boolean> = {
  DocumentNamePrefix: ({ DocumentName }, value) => DocumentName.startsWith(value),
  ExecutionStatus: ({ AutomationExecutionStatus }, value) => AutomationExecutionStatus === value,
}

/** Executions as a list has them: without their parameters and steps. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAutomationExecutions.html */
function executions({ Filters = [], MaxResults = 50, NextToken }: { Filters?: { Key: string; Values: string[] }[]; MaxResults?: number; NextToken?: string }, { region }: Call) {
  if (MaxResults < 1 || MaxResults > 50) throw invalid('maxResults', MaxResults, `Member must have value ${MaxResults < 1 ? 'greater than or equal to 1' : 'less than or equal to 50'}`, 'ValidationException')
  const other = Filters.find(({ Key }) => !(Key in filters))
  if (other) throw refusal('InvalidFilterKey', `The local AWS lists executions by ${Object.keys(filters).join(' and ')} only, not by ${other.Key}.`)
  const found = [...region.automations.values()].map(({ execution }) => execution).filter((one) => Filters.every(({ Key, Values }) => Values.some((value) => filters[Key]!(one, value))))
  const { items, NextToken: next = '' } = page(found, NextToken, MaxResults, 'InvalidNextToken')
  return { AutomationExecutionMetadataList: items.map(({ Parameters, StepExecutions, ...metadata }) => ({ ...metadata, AutomationType: 'Local' })), NextToken: next }
}

/** Automation of Systems Manager: what service actions run. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const automation: Service = {
  DescribeDocument(input, call) {
    need(input, ['Name'], 'ValidationException')
    return { Document: described(input.Name, call) }
  },
  StartAutomationExecution(input, call) {
    need(input, ['DocumentName'], 'ValidationException')
    const document = documentNamed(input.DocumentName, call)
    if (!document) throw refusal('AutomationDefinitionNotFoundException', `Automation definition ${input.DocumentName} not found`)
    const content = contentOf(document)
    const AutomationExecutionId = randomUUID()
    const scope = parametersOf(content, input.Parameters ?? {})
    const caller = sessionOf(roleOf(content, AutomationExecutionId, call), `Automation-${AutomationExecutionId}`)
    scope.set('automation:EXECUTION_ID', AutomationExecutionId)
    const shown: Shown[] = []
    const stop = { isAsked: false }
    const execution: Record<string, any> = {
      AutomationExecutionId, DocumentName: document.id, DocumentVersion: '1', ExecutedBy: call.caller.Arn, Mode: 'Auto', ExecutionStartTime: call.world.clock.now(), AutomationExecutionStatus: 'InProgress', Parameters: input.Parameters ?? {}, StepExecutions: shown,
    }
    call.region.automations.set(AutomationExecutionId, { execution, stop })
    runAll(content.mainSteps, { call: { ...call, caller }, scope, shown, stop })
      .then((failed) => Object.assign(execution, { AutomationExecutionStatus: execution.AutomationExecutionStatus === 'Cancelling' ? 'Cancelled' : (failed?.StepStatus ?? 'Success'), FailureMessage: failed?.FailureMessage, ExecutionEndTime: call.world.clock.now() }))
      .catch((error) => console.error(error))
    return { AutomationExecutionId }
  },
  DescribeAutomationExecutions: executions,
  GetAutomationExecution: ({ AutomationExecutionId }, call) => ({ AutomationExecution: executionOf(AutomationExecutionId, call).execution }),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html
  StopAutomationExecution({ AutomationExecutionId, Type = 'Cancel' }, call) {
    const { execution, stop } = executionOf(AutomationExecutionId, call)
    if (Type !== 'Cancel') throw refusal('ValidationException', `the local AWS cancels automations, and does not ${Type} them`)
    if (execution.AutomationExecutionStatus !== 'InProgress') throw refusal('InvalidAutomationStatusUpdateException', `Automation execution ${AutomationExecutionId} is ${execution.AutomationExecutionStatus}`)
    execution.AutomationExecutionStatus = 'Cancelling'
    stop.isAsked = true
    return {}
  },
}

function executionOf(id: string, { region }: Call) {
  const found = region.automations.get(id)
  if (!found) throw refusal('AutomationExecutionNotFoundException', `Execution id ${id} is not found`)
  return found
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
export function automationAsks(operation: string, input: any, call: Call): Ask[] {
  const { world, account, region } = call
  const here = (rest: string) => `arn:${world.partition}:ssm:${region.Name}:${account.Id}:${rest}`
  if (/^(Get|Stop)AutomationExecution$/.test(operation)) return [{ action: `ssm:${operation}`, resource: here(`automation-execution/${input.AutomationExecutionId}`) }]
  // It is of no resource, which IAM asks about as everything of the region.
  if (operation === 'DescribeAutomationExecutions') return [{ action: `ssm:${operation}`, resource: here('*') }]
  if (operation === 'DescribeDocument') return [{ action: `ssm:${operation}`, resource: here(`document/${input.Name}`) }]
  const document = documentNamed(input.DocumentName ?? '', call)
  const passed = document ? [{ action: 'iam:PassRole', resource: contentOf(document).assumeRole, context: { 'iam:PassedToService': 'ssm.amazonaws.com' } }] : []
  return [{ action: `ssm:${operation}`, resource: here(`automation-definition/${input.DocumentName}:${input.DocumentVersion ?? '$DEFAULT'}`) }, ...passed]
}

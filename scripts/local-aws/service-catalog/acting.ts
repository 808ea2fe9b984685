import { setTimeout as wait } from 'node:timers/promises'
import { cloudFormationAsks } from '../cloudformation/asks.ts'
import { cloudFormation as rows } from '../cloudformation/index.ts'
import { authorized } from '../iam/authorize.ts'
import { ssm as ssmRows, ssmAsks } from '../ssm/index.ts'
import { type Call, callIn, isRefusal, refusal, type Service } from '../world.ts'
import { invalid, notFound } from './ids.ts'
import { assuming } from './launch-role.ts'
import { type LaunchRecord, type Provisioned, type ServiceAction, stateOf } from './model.ts'
import { provisionedOf } from './provisioned.ts'
import { open, type Outcome, recordDetail, run } from './records.ts'
import { actionNamed, parametersOf } from './service-actions.ts'

const cloudFormation = authorized(rows, cloudFormationAsks, 'json')
const ssm = authorized(ssmRows, ssmAsks, 'json')

/** A service action of what was launched: one that is associated with the version it has. */
function actionOf(call: Call, { ProductId, ProvisioningArtifactId, Id }: Provisioned, id: string): ServiceAction {
  const action = actionNamed(call, id)
  const artifact = stateOf(call.region).products.get(ProductId)?.artifacts.get(ProvisioningArtifactId)
  if (!artifact?.serviceActions.has(id)) throw notFound(`Service action ${id} is not associated with provisioned product ${Id}`)
  return action
}

/** Who an action acts as: its role, the launch role, or who asks. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateServiceAction.html */
function actor(call: Call, product: Provisioned, { Definition: { AssumeRole } }: ServiceAction): Call {
  const role = AssumeRole === 'LAUNCH_ROLE' ? product.LaunchRoleArn : AssumeRole
  return role ? assuming(call, role, product) : callIn(call, product.account, call.region.Name, call.caller)
}

/** The resources in the stack of what was launched that a document is for. */
function targetsOf(call: Call, product: Provisioned, { Definition: { Name } }: ServiceAction): string[] {
  const type: string | undefined = ssm.DescribeDocument!({ Name }, call).Document.TargetType?.replace(/^\//, '')
  if (!type) throw invalid('TargetType not defined for SSM Automation document')
  const all: { ResourceType: string; PhysicalResourceId?: string }[] = []
  let NextToken: string | undefined
  do {
    const page = cloudFormation.ListStackResources!({ StackName: product.physicalId, NextToken }, call)
    all.push(...page.StackResourceSummaries)
    NextToken = page.NextToken
  } while (NextToken)
  const found = all.filter(({ ResourceType, PhysicalResourceId }) => ResourceType === type && PhysicalResourceId).map(({ PhysicalResourceId }) => PhysicalResourceId!)
  if (found.length === 0) throw invalid(`Cannot find any resources with type ${type} in provisioned product`)
  return found
}

/** What an action hands to its document, the resources it is for where nobody says which. */
function handed(call: Call, product: Provisioned, action: ServiceAction, given: Record<string, string[]>): Record<string, string[]> {
  const declared = parametersOf(action)
  const unknown = Object.keys(given).filter((name) => !declared.some(({ Name }) => Name === name))
  if (unknown.length > 0) throw invalid(`Parameter ${unknown.join(', ')} is not defined in service action definition`)
  return Object.fromEntries(
    declared.flatMap(({ Name, Type }) => {
      if (Type !== 'TARGET') return given[Name] ? [[Name, given[Name]]] : []
      const targets = targetsOf(call, product, action)
      const foreign = (given[Name] ?? []).filter((value) => !targets.includes(value))
      if (foreign.length > 0) throw invalid(`The following values for the parameter ${Name} are not allowed because they are not in the provisioned product: ${foreign.join(', ')}`)
      return [[Name, given[Name] ?? targets]]
    }),
  )
}

/** Runs the document of an action to its end. */
async function automate(call: Call, product: Provisioned, action: ServiceAction, record: LaunchRecord, given: Record<string, string[]>): Promise<Outcome['error']> {
  try {
    const as = actor(call, product, action)
    const { Name: DocumentName, Version: DocumentVersion } = action.Definition
    const { AutomationExecutionId } = ssm.StartAutomationExecution!({ DocumentName, DocumentVersion, Parameters: handed(as, product, action, given) }, as)
    record.outputs = [{ OutputKey: 'AutomationExecutionId', OutputValue: AutomationExecutionId }]
    for (;;) {
      const { AutomationExecution: execution } = ssm.GetAutomationExecution!({ AutomationExecutionId }, as)
      if (execution.AutomationExecutionStatus === 'Success') return undefined
      if (execution.AutomationExecutionStatus === 'Failed') return { Code: 'AutomationExecutionFailed', Description: execution.FailureMessage }
      await wait(call.world.clock.stepMilliseconds)
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const isStart = /ssm:StartAutomationExecution/.test(error.message)
    return { Code: error.code, Description: isStart ? `An error occurred (${error.code}) when calling the StartAutomationExecution operation: ${error.message}` : error.message }
  }
}

/** Running service actions. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ExecuteProvisionedProductServiceAction.html */
export const actingRows: Service = {
  DescribeServiceActionExecutionParameters({ ProvisionedProductId, ServiceActionId }, call) {
    const product = provisionedOf(call, ProvisionedProductId)
    const action = actionOf(call, product, ServiceActionId)
    return { ServiceActionParameters: parametersOf(action).map(({ Name, Type }) => ({ Name, Type, DefaultValues: Type === 'TARGET' ? targetsOf(call, product, action) : [] })) }
  },
  ExecuteProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId, ExecuteToken: token, Parameters = {} }, call) {
    const product = provisionedOf(call, ProvisionedProductId)
    const action = actionOf(call, product, ServiceActionId)
    const { Status: status, StatusMessage, LastSuccessfulProvisioningRecordId, ProductId, ProvisioningArtifactId, PathId, tags } = product
    if (status === 'UNDER_CHANGE') throw refusal('InvalidStateException', `Provisioned product ${product.Id} is under change; wait until it is at rest`)
    const record = open(call, product, { RecordType: 'EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION', ProductId, ProvisioningArtifactId, PathId, RecordTags: tags, token })
    // An action leaves what was launched as it is, for Service Catalog.
    void run(call, product, record, status, async () => ({ status, error: await automate(call, product, action, record, Parameters) })).then(() =>
      Object.assign(product, { StatusMessage, LastSuccessfulProvisioningRecordId }),
    )
    return { RecordDetail: recordDetail(record) }
  },
}

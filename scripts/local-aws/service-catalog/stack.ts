import { setTimeout as wait } from 'node:timers/promises'
import { arnOfStack, cloudFormationAsks } from '../cloudformation/asks.ts'
import { cloudFormation as rows } from '../cloudformation/index.ts'
import { authorized, permit } from '../iam/authorize.ts'
import { type Call, callIn } from '../world.ts'
import type { Path } from './access.ts'
import { assuming, launchRoleOf } from './launch-role.ts'
import type { Artifact, LaunchRecord, Output, Provisioned, RecordError, Tag } from './model.ts'
import { constraintsSaying } from './paths.ts'
import type { Outcome } from './records.ts'
import { addressOf, templateOf } from './template.ts'

/** A launch or an update under way. */
export type Change = { call: Call; product: Provisioned; record: LaunchRecord; path: Path; artifact: Artifact; tags: Tag[]; request: any }

type Stack = { StackId: string; StackStatus: string; StackStatusReason?: string; Outputs?: Output[] }

// ProvisionProduct has no capabilities: Service Catalog acknowledges for the one who launches.
export const Capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']

/** Parameters as CloudFormation takes them. What an update leaves out gets its default, as there. */
export const parametersOf = ({ ProvisioningParameters = [] }: any) =>
  ProvisioningParameters.map(({ Key, Value, UsePreviousValue }: any) => ({ ParameterKey: Key, ...(UsePreviousValue ? { UsePreviousValue } : { ParameterValue: Value ?? '' }) }))

const cloudFormation = authorized(rows, cloudFormationAsks)

/**
 * What Service Catalog calls besides: it looks at templates as the launch role only, and at stacks as whoever launches.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
 */
function lookAt(as: Call, StackName: string, { LaunchRoleArn }: Provisioned, more: string[] = []) {
  const templates = LaunchRoleArn ? ['GetTemplateSummary', 'ValidateTemplate'].map((name) => ({ action: `cloudformation:${name}`, resource: '*' })) : []
  const resource = arnOfStack(as, StackName)
  permit(as, [...templates, ...['DescribeStacks', 'DescribeStackEvents', ...more].map((name) => ({ action: `cloudformation:${name}`, resource }))])
}

/** Acting as the launch role, if there is one: in its account, which pays for what is launched. */
function asLauncher({ call, product, record, path }: Change): Call {
  const role = launchRoleOf(path, call)
  product.LaunchRoleArn = record.LaunchRoleArn = role
  return role ? assuming(call, role, product) : call
}

const stackInput = ({ path, artifact, tags, request }: Change, as: Call) => ({
  TemplateURL: addressOf(templateOf(path, artifact), as),
  Parameters: parametersOf(request),
  Tags: tags,
  Capabilities,
  NotificationARNs: [...(request.NotificationArns ?? []), ...constraintsSaying(path, 'NOTIFICATION').flatMap(({ NotificationArns }) => NotificationArns)],
})

/** Waits until a stack is at rest. While it is rolled back, the record says that something went wrong. */
async function settled(StackName: string, as: Call, record: LaunchRecord): Promise<Stack> {
  for (;;) {
    const stack: Stack = rows.DescribeStacks!({ StackName }, as).Stacks[0]
    if (!stack.StackStatus.endsWith('_IN_PROGRESS')) return stack
    if (/ROLLBACK/.test(stack.StackStatus)) record.Status = 'IN_PROGRESS_IN_ERROR'
    // More often than things happen, so that a rollback is seen.
    await wait(as.world.clock.stepMilliseconds / 2)
  }
}

/** Why a stack failed or was rolled back, as the stack itself says it. */
function failureOf({ StackId, StackStatus, StackStatusReason }: Stack, as: Call): RecordError {
  const events: any[] = []
  let NextToken: string | undefined
  do {
    const page = rows.DescribeStackEvents!({ StackName: StackId, NextToken }, as)
    events.push(...page.StackEvents)
    NextToken = page.NextToken
  } while (NextToken)
  const told = events.find(
    ({ PhysicalResourceId, ResourceStatus, ResourceStatusReason }) =>
      PhysicalResourceId === StackId && ResourceStatusReason && /(ROLLBACK_IN_PROGRESS|_FAILED)$/.test(ResourceStatus),
  )
  return { Code: 'InternalFailure', Description: told?.ResourceStatusReason ?? StackStatusReason ?? `Stack ${StackId} is in ${StackStatus}` }
}

function keepOutputs({ product, record }: Change, { StackId, Outputs = [] }: Stack) {
  const said = Outputs.map(({ OutputKey, OutputValue, Description }) => ({ OutputKey, OutputValue, Description }))
  const stack = { OutputKey: 'CloudformationStackARN', OutputValue: StackId, Description: 'The ARN of the launched Cloudformation Stack' }
  product.outputs = record.outputs = [...said, stack]
}

/** Launches the stack of a provisioned product, which is named after the account that launches and the provisioned product. */
export async function launchStack(change: Change): Promise<Outcome> {
  const { call, product, record } = change
  const as = asLauncher(change)
  const StackName = `SC-${call.account.Id}-${product.Id}`
  product.account = as.account.Id
  lookAt(as, StackName, product)
  product.physicalId = cloudFormation.CreateStack!({ ...stackInput(change, as), StackName }, as).StackId as string
  const stack = await settled(product.physicalId, as, record)
  if (stack.StackStatus !== 'CREATE_COMPLETE') return { status: 'ERROR', error: failureOf(stack, as) }
  keepOutputs(change, stack)
  return { status: 'AVAILABLE' }
}

/** Updates the stack of a provisioned product. One that is rolled back leaves it TAINTED: it runs, but not as was asked. */
export async function updateStack(change: Change): Promise<Outcome> {
  const { product, record } = change
  const as = asLauncher(change)
  lookAt(as, product.physicalId!, product, ['SetStackPolicy'])
  try {
    cloudFormation.UpdateStack!({ ...stackInput(change, as), StackName: product.physicalId }, as)
  } catch (error) {
    if ((error as Error).message !== 'No updates are to be performed.') throw error
  }
  const stack = await settled(product.physicalId!, as, record)
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(stack.StackStatus)) {
    return { status: stack.StackStatus.endsWith('_COMPLETE') ? 'TAINTED' : 'ERROR', error: failureOf(stack, as) }
  }
  keepOutputs(change, stack)
  return { status: 'AVAILABLE' }
}

/** Deletes the stack of a provisioned product as the role that launched it. */
export async function removeStack(call: Call, product: Provisioned, record: LaunchRecord): Promise<Outcome> {
  const as = product.LaunchRoleArn ? assuming(call, product.LaunchRoleArn, product) : callIn(call, product.account, call.region.Name, call.caller)
  lookAt(as, product.physicalId!, product)
  cloudFormation.DeleteStack!({ StackName: product.physicalId }, as)
  const stack = await settled(product.physicalId!, as, record)
  return stack.StackStatus === 'DELETE_COMPLETE' ? { status: 'AVAILABLE' } : { status: 'ERROR', error: failureOf(stack, as) }
}

import { refused } from '../iam/authorize.ts'
import { service, trusts } from '../iam/trust.ts'
import { arnOfParameter, parameterOf } from '../ssm/public.ts'
import { type Call, refusal } from '../world.ts'
import { type Definition, findStack, type Stack, type Tag } from './model.ts'
import { nameProperty } from './identity.ts'
import { parametersOf, valuesOf } from './parameters.ts'
import { obey } from './rules.ts'
import { actorOf } from './permissions.ts'
import { absentReferences } from './presence.ts'
import { pseudoOf } from './scope.ts'
import { parse, type Template, textOf } from './template.ts'

const invalid = (message: string) => refusal('ValidationError', message)

/** The stack a request names; AWS's refusal where there is none. */
export function stackNamed({ StackName }: { StackName?: string }, { region }: Call): Stack {
  if (!StackName) throw invalid("1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null")
  const stack = findStack(region, StackName)
  if (!stack) throw invalid(`Stack with id ${StackName} does not exist`)
  return stack
}

/** Refuses a name that AWS does not take. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export function checkName(name: string | undefined) {
  if (!name || !/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw invalid(`1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`)
  }
}

const iam = ['AccessKey', 'Group', 'InstanceProfile', 'ManagedPolicy', 'Policy', 'Role', 'User', 'UserToGroupAddition'].map((name) => `AWS::IAM::${name}`)

/** What a template asks to be acknowledged. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export function capabilitiesOf({ Resources, Transform }: Template): { capabilities: string[]; reason?: string } {
  const roles = Object.values(Resources).filter(({ Type }) => iam.includes(Type))
  const isNamed = roles.some(({ Type, Properties = {} }) => Properties[nameProperty(Type) ?? ''] !== undefined)
  const capabilities = [...(isNamed ? ['CAPABILITY_NAMED_IAM'] : roles.length > 0 ? ['CAPABILITY_IAM'] : []), ...(Transform.length > 0 ? ['CAPABILITY_AUTO_EXPAND'] : [])]
  return { capabilities, reason: roles.length > 0 ? `The following resource(s) require capabilities: [${[...new Set(roles.map(({ Type }) => Type))].join(', ')}]` : undefined }
}

/** Refuses a template that asks for more than was acknowledged. A nested one asks when its turn comes. */
function acknowledge(template: Template, given: string[]) {
  const acknowledged = given.includes('CAPABILITY_NAMED_IAM') ? [...given, 'CAPABILITY_IAM'] : given
  const missing = capabilitiesOf(template).capabilities.filter((name) => !acknowledged.includes(name))
  if (missing.length > 0) throw refusal('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`)
  if (template.Transform.length > 0) throw invalid(`No transform named ${template.Transform[0]} found.`)
}

/** Refuses what only the values of parameters can tell: broken rules, and resources that are referred to but conditioned away. */
export function check(definition: Definition, { call, name, id = '' }: { call: Call; name: string; id?: string }) {
  const { template, parameters, capabilities } = definition
  const values = { ...pseudoOf({ call, name, id }), ...valuesOf(template, parameters) }
  obey(template, values)
  acknowledge(template, capabilities)
  for (const [section, ids] of Object.entries(absentReferences(template, values))) {
    if (ids.length > 0) throw invalid(`Template format error: Unresolved resource dependencies [${ids.join(', ')}] in the ${section} block of the template`)
  }
}

/** Refuses a role for a stack that CloudFormation cannot act as. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
function checkRole(arn: string | undefined, { world, account }: Call) {
  const role = arn ? account.iam.roles.get(arn.split('/').at(-1)!) : undefined
  if (arn && world.enforcesIam && (role?.Arn !== arn || !trusts(role, service('cloudformation.amazonaws.com')))) throw invalid(`Role ${arn} is invalid or cannot be assumed`)
}

/** A stack's tags, a later one instead of an earlier one of its key. */
export const mergedTags = (...lists: Tag[][]): Tag[] => [...new Map(lists.flat().map((tag) => [tag.Key, tag])).values()]

/**
 * Reads parameters of SSM as whoever the stack is worked on by, who must be allowed to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
const fromSsm = (roleArn: string | undefined, call: Call) => (name: string) => {
  const caller = actorOf({ roleArn, call })
  const why = refused(call.world, caller, { action: 'ssm:GetParameters', resource: arnOfParameter(name, call), context: { 'aws:RequestedRegion': call.region.Name } })
  if (why) throw invalid(`${why} (Service: AWSSimpleSystemsManagement; Status Code: 400; Error Code: AccessDeniedException; Request ID: ${call.requestId}; Proxy: null)`)
  return parameterOf(call.region, name)?.Value
}

/** What a request makes of a stack: template, parameters and tags, everything checked that is checked before work begins. */
export function definitionFrom(input: any, call: Call, before?: Stack): Definition {
  checkRole(input.RoleARN, call)
  const text = textOf(input, call)
  const keeps = String(input.UsePreviousTemplate) === 'true'
  if (text === undefined && !(before && keeps)) throw invalid(before ? 'Either Template URL, Template Body or Use Previous Template must be specified.' : 'Either Template URL or Template Body must be specified.')
  const template = text === undefined ? before!.template : parse(text)
  const parameters = parametersOf(template, input.Parameters, before?.parameters, fromSsm(input.RoleARN, call))
  const tags: Tag[] = input.Tags ?? before?.tags ?? []
  if (tags.length > 50) throw invalid('Tags exceeds limit of 50')
  const definition = { template, parameters, tags, capabilities: input.Capabilities ?? [] }
  check(definition, { call, name: before?.name ?? input.StackName, id: before?.id })
  const retyped = Object.keys(template.Resources).filter((id) => before?.held.has(id) && before.held.get(id)!.type !== template.Resources[id]!.Type)
  if (retyped.length > 0) throw invalid(`Update of resource type is not permitted. The new template modifies resource type of the following resources: [${retyped.join(', ')}]`)
  return definition
}

const plain = ({ template, parameters, tags }: Definition) => JSON.stringify([{ ...template, text: '' }, parameters, tags])

/** Whether a definition is what the stack is already. */
export const isUnchanged = (stack: Stack, to: Definition) => plain(stack) === plain(to)

/** Refuses an update that a stack's status does not allow. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
export function refuseBusy({ id, status }: Stack) {
  if (/_IN_PROGRESS$|^ROLLBACK_|^DELETE_|ROLLBACK_FAILED$/.test(status)) throw invalid(`Stack:${id} is in ${status} state and can not be updated.`)
}

/** Work goes on after the answer; a fault of ours must be seen. */
export const started = (work: Promise<unknown>) => void work.catch((error) => console.error(error))

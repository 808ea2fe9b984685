import { type Call, refusal } from '../world.ts'
import { type Definition, findStack, type Stack, type Tag } from './model.ts'
import { nameProperty } from './identity.ts'
import { type Parameter, parametersOf, valuesOf } from './parameters.ts'
import { obey } from './rules.ts'
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

/** All templates of a tree, as far as their addresses are written out: what a nested one asks for, the root must acknowledge. */
function tree(template: Template, call: Call): Template[] {
  const children = Object.values(template.Resources).flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::CloudFormation::Stack' || typeof Properties?.TemplateURL !== 'string') return []
    try {
      return tree(parse(textOf({ TemplateURL: Properties.TemplateURL }, call)!), call)
    } catch {
      // A child that cannot be read fails when its turn comes, as on AWS.
      return []
    }
  })
  return [template, ...children]
}

function acknowledge(template: Template, given: string[], call: Call) {
  const acknowledged = new Set([...given, ...(given.includes('CAPABILITY_NAMED_IAM') ? ['CAPABILITY_IAM'] : [])])
  const missing = [...new Set(tree(template, call).flatMap((one) => capabilitiesOf(one).capabilities))].filter((name) => !acknowledged.has(name))
  if (missing.length > 0) throw refusal('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`)
  if (template.Transform.length > 0) throw invalid(`No transform named ${template.Transform[0]} found.`)
}

/** What a request makes of a stack: template, parameters and tags, everything checked that is checked before work begins. */
export function definitionFrom(input: any, call: Call, before?: Stack): Definition {
  const text = textOf(input, call)
  const keeps = String(input.UsePreviousTemplate) === 'true'
  if (text === undefined && !(before && keeps)) throw invalid(before ? 'Either Template URL, Template Body or Use Previous Template must be specified.' : 'Either Template URL or Template Body must be specified.')
  const template = text === undefined ? before!.template : parse(text)
  const capabilities: string[] = input.Capabilities ?? []
  const parameters = parametersOf(template, input.Parameters, before?.parameters, (name) => call.region.parameters.get(name)?.Value)
  obey(template, valuesOf(template, parameters))
  acknowledge(template, capabilities, call)
  const tags: Tag[] = input.Tags ?? before?.tags ?? []
  if (tags.length > 50) throw invalid('Tags exceeds limit of 50')
  return { template, parameters, tags, capabilities }
}

const plain = (parameters: Parameter[]) => JSON.stringify(parameters)

/** Whether a definition is what the stack is already. */
export const isUnchanged = (stack: Stack, { template, parameters, tags }: Definition) =>
  JSON.stringify({ ...template, text: '' }) === JSON.stringify({ ...stack.template, text: '' }) && plain(parameters) === plain(stack.parameters) && JSON.stringify(tags) === JSON.stringify(stack.tags)

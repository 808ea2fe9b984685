import { refusal } from '../world.ts'
import type { Template } from './template.ts'

/** A parameter of a stack: as it was given, and resolved where it names a parameter of SSM. */
export type Parameter = { ParameterKey: string; ParameterValue: string; ResolvedValue?: string }
type Given = { ParameterKey: string; ParameterValue?: string; UsePreviousValue?: string | boolean }

const invalid = (message: string) => refusal('ValidationError', message)
const isList = (type: string) => type === 'CommaDelimitedList' || type.startsWith('List<') || /Value<(List<|CommaDelimitedList)/.test(type)
const isSsm = (type: string) => type.startsWith('AWS::SSM::Parameter::Value<')

/**
 * The parameters a stack gets from what was given, what it had before and the defaults; refuses all that
 * CloudFormation refuses. What a change set cannot know yet is not looked at. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parametersOf(template: Template, given: Given[] = [], before: Parameter[] = [], ssm: (name: string) => string | undefined, isUnknown = (_value: string) => false): Parameter[] {
  const declared = Object.entries<any>(template.Parameters)
  const unknown = given.map(({ ParameterKey }) => ParameterKey).filter((name) => !(name in template.Parameters))
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
  const missing: string[] = []
  const parameters = declared.flatMap(([ParameterKey, { Type, Default }]) => {
    const said = given.find((one) => one.ParameterKey === ParameterKey)
    const previous = before.find((one) => one.ParameterKey === ParameterKey)?.ParameterValue
    const keeps = String(said?.UsePreviousValue) === 'true'
    if (keeps && previous === undefined) throw invalid(`Parameters: [${ParameterKey}] must have values`)
    const value = keeps ? previous : (said?.ParameterValue ?? (Default === undefined ? undefined : String(Default)))
    if (value === undefined) {
      missing.push(ParameterKey)
      return []
    }
    const resolved = isSsm(Type) && !isUnknown(value) ? ssm(value) : undefined
    if (isSsm(Type) && resolved === undefined && !isUnknown(value)) throw invalid(`Unable to fetch parameters [${value}] from parameter store for this account.`)
    return [{ ParameterKey, ParameterValue: value, ...(resolved !== undefined && { ResolvedValue: resolved }) }]
  })
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`)
  for (const { ParameterKey, ParameterValue, ResolvedValue } of parameters) if (!isUnknown(ParameterValue)) constrain(ParameterKey, template.Parameters[ParameterKey], ParameterValue, ResolvedValue)
  return parameters
}

/** The values that a template reads: texts, and lists of texts. */
export const valuesOf = (template: Template, parameters: Parameter[]): Record<string, string | string[]> =>
  Object.fromEntries(
    parameters.map(({ ParameterKey, ParameterValue, ResolvedValue = ParameterValue }) => [
      ParameterKey,
      isList(template.Parameters[ParameterKey].Type) ? ResolvedValue.split(',').map((item) => item.trim()) : ResolvedValue,
    ]),
  )

/** Parameters as a description shows them: a NoEcho one as asterisks. */
export const masked = (template: Template, parameters: Parameter[]): Parameter[] =>
  parameters.map((parameter) => (String(template.Parameters[parameter.ParameterKey]?.NoEcho) === 'true' ? { ...parameter, ParameterValue: '****' } : parameter))

const awsIds: Record<string, RegExp> = {
  'AWS::EC2::VPC::Id': /^vpc-[0-9a-f]+$/,
  'AWS::EC2::Subnet::Id': /^subnet-[0-9a-f]+$/,
  'AWS::EC2::SecurityGroup::Id': /^sg-[0-9a-f]+$/,
  'AWS::EC2::Image::Id': /^ami-[0-9a-f]+$/,
  'AWS::EC2::Instance::Id': /^i-[0-9a-f]+$/,
  'AWS::EC2::Volume::Id': /^vol-[0-9a-f]+$/,
}

function constrain(name: string, parameter: any, value: string, resolved = value) {
  const { Type, AllowedValues, AllowedPattern, ConstraintDescription, MinLength, MaxLength, MinValue, MaxValue } = parameter
  const items = isList(Type) ? resolved.split(',').map((item) => item.trim()) : [resolved]
  const refuse = (what: string) => invalid(`Parameter '${name}' ${ConstraintDescription ? `failed to satisfy constraint: ${ConstraintDescription}` : what}`)
  if (Buffer.byteLength(value) > 4096) throw invalid(`Parameter '${name}' exceeds maximum length of 4096 bytes`)
  for (const item of items) {
    if (/Number/.test(Type) && (item === '' || Number.isNaN(Number(item)))) throw invalid(`Parameter '${name}' must be a number.`)
    if (AllowedValues && !AllowedValues.map(String).includes(item)) throw refuse(`must be one of AllowedValues`)
    if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(item)) throw refuse(`must match pattern ${AllowedPattern}`)
    if (MinLength !== undefined && item.length < Number(MinLength)) throw refuse(`must contain at least ${MinLength} characters`)
    if (MaxLength !== undefined && item.length > Number(MaxLength)) throw refuse(`must contain at most ${MaxLength} characters`)
    if (MinValue !== undefined && Number(item) < Number(MinValue)) throw refuse(`must be a number not less than ${MinValue}`)
    if (MaxValue !== undefined && Number(item) > Number(MaxValue)) throw refuse(`must be a number not greater than ${MaxValue}`)
    const id = /^(?:List<)?(AWS::EC2::\w+::Id)>?$/.exec(Type)?.[1]
    if (id && awsIds[id] && !awsIds[id].test(item)) throw invalid(`Parameter validation failed: parameter value ${item} for parameter name ${name} does not exist`)
  }
}

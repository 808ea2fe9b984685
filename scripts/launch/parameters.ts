import type { ProvisioningArtifactParameter } from '@aws-sdk/client-service-catalog'
import { suggestion } from '../../templates-src/cfn/check/suggestion.ts'

/**
 * What is wrong with the values somebody set, all of it: names the version does not have, values its constraints refuse,
 * and, for a launch, parameters without a default that were left out.
 */
export function problemsOf(
  set: Record<string, string>,
  parameters: ProvisioningArtifactParameter[],
  { launching }: { launching: boolean },
): string[] {
  const names = parameters.map(({ ParameterKey }) => ParameterKey!)
  const unknown = Object.keys(set).filter((name) => !names.includes(name))
  const absent = launching ? parameters.filter(({ ParameterKey, DefaultValue }) => DefaultValue === undefined && !(ParameterKey! in set)) : []
  return [
    ...unknown.map((name) => `--set ${name}: the product has no such parameter; ${hint(suggestion(name, names)) ?? `it has ${names.join(', ')}`}`),
    ...absent.map(({ ParameterKey, Description }) => `--set ${ParameterKey}: has no default and was left out${Description ? ` (${Description})` : ''}; give it a value`),
    ...parameters.flatMap((parameter) => {
      const value = set[parameter.ParameterKey!]
      const fault = value === undefined ? undefined : faultOf(value, parameter)
      return fault ? [`--set ${parameter.ParameterKey}: ${fault}`] : []
    }),
  ]
}

const hint = (name: string | undefined) => name && `did you mean ${name}?`

/** What a parameter, as Service Catalog describes it, refuses a value for; undefined when it takes it. */
export function faultOf(value: string, { ParameterType = 'String', ParameterConstraints = {} }: ProvisioningArtifactParameter): string | undefined {
  const { AllowedValues = [], AllowedPattern, ConstraintDescription, MinLength, MaxLength, MinValue, MaxValue } = ParameterConstraints
  const because = ConstraintDescription ? ` (${ConstraintDescription})` : ''
  const number = Number(value)
  if (Buffer.byteLength(value) > 4096) return `is ${Buffer.byteLength(value)} bytes long; CloudFormation takes 4,096`
  if (ParameterType === 'Number' && (value.trim() === '' || Number.isNaN(number))) return `"${value}" is not a number${because}`
  if (AllowedValues.length > 0 && !AllowedValues.includes(value)) return `"${value}" is not one of ${AllowedValues.join(', ')}${because}`
  // A pattern that JavaScript reads otherwise than Java is left to CloudFormation.
  // CloudFormation holds a pattern against each item of a list.
  const items = ParameterType === 'CommaDelimitedList' ? value.split(',') : [value]
  if (AllowedPattern && items.some((item) => matches(AllowedPattern, item) === false)) return `"${value}" does not match ${AllowedPattern}${because}`
  if (MinLength && value.length < Number(MinLength)) return `is shorter than ${MinLength} characters${because}`
  if (MaxLength && value.length > Number(MaxLength)) return `is longer than ${MaxLength} characters${because}`
  if (MinValue && number < Number(MinValue)) return `${value} is less than ${MinValue}${because}`
  if (MaxValue && number > Number(MaxValue)) return `${value} is more than ${MaxValue}${because}`
  const again = namedTwice(value)
  if (again) return `"${value}" names ${again} twice; name each once`
  return undefined
}

/** A subnet, security group or the like that a list holds twice: a load balancer refuses that, and others take it for one. */
function namedTwice(value: string): string | undefined {
  const items = value.split(',').map((item) => item.trim())
  return items.find((item, index) => /^[a-z]+-[0-9a-f]{8,17}$/.test(item) && items.indexOf(item) !== index)
}

function matches(pattern: string, value: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value)
  } catch {
    return undefined
  }
}

import { attributes as typesInUse } from '../resources/attributes.ts'
import type { Output } from '../template.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'

/* What Ref and these attributes give, in the words of parameter types. What stands in no table is not known, and fits. */
const refs: Record<string, string> = {
  'AWS::EC2::Instance': 'AWS::EC2::Instance::Id',
  'AWS::EC2::KeyPair': 'AWS::EC2::KeyPair::KeyName',
  'AWS::EC2::SecurityGroup': 'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet': 'AWS::EC2::Subnet::Id',
  'AWS::EC2::VPC': 'AWS::EC2::VPC::Id',
  'AWS::EC2::Volume': 'AWS::EC2::Volume::Id',
  'AWS::Route53::HostedZone': 'AWS::Route53::HostedZone::Id',
}
const attributes: Record<string, string> = {
  'AWS::EC2::SecurityGroup.GroupId': 'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::SecurityGroup.VpcId': 'AWS::EC2::VPC::Id',
  'AWS::EC2::Subnet.AvailabilityZone': 'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Subnet.SubnetId': 'AWS::EC2::Subnet::Id',
  'AWS::EC2::Subnet.VpcId': 'AWS::EC2::VPC::Id',
  'AWS::EC2::VPC.DefaultSecurityGroup': 'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::VPC.VpcId': 'AWS::EC2::VPC::Id',
}

/** Outputs whose value is not what they are declared to be. What a custom resource gives is its own affair. */
export const outputTypes = (stack: Stack): Finding[] =>
  Object.entries(stack.template.Outputs ?? {}).flatMap(([name, { Type, Value }]) =>
    mistaken(Value, Type, stack).map((finding) => ({ ...finding, path: `Outputs.${name}.Value` })),
  )

const isList = (type: string) => type.startsWith('List<') || type === 'CommaDelimitedList'
const memberOf = (type: string) => /^List<(.*)>$/.exec(type)?.[1] ?? 'String'

function mistaken(value: unknown, type: Output['Type'] | string, stack: Stack): Omit<Finding, 'path'>[] {
  const wrong = (found: string) => [{ code: 'outputType' as const, expected: type, found }]
  if (typeof value === 'string' || typeof value === 'number') {
    return type === 'Number' && Number.isNaN(Number(value)) ? wrong(`"${value}"`) : []
  }
  const [[name, argument] = ['', undefined]] = Object.entries(value ?? {}) as [string, any][]
  if (name === 'Fn::If') return [argument[1], argument[2]].flatMap((branch) => mistaken(branch, type, stack))
  if (name === 'Fn::Split' || name === 'Fn::GetAZs' || name === 'Fn::Cidr') return [{ code: 'outputIsList', found: name }]
  if (name === 'Fn::Join') {
    if (!isList(type)) return []
    const items: unknown[] = Array.isArray(argument[1]) ? argument[1] : []
    return items.flatMap((item) => mistaken(item, memberOf(type), stack))
  }
  const given = typeOf(name, argument, stack)
  if (!given) return []
  if (given.fromParameter && isList(given.type)) return [{ code: 'outputIsList', found: given.label }]
  return fits(given.type, type) ? [] : wrong(given.label)
}

/** What a text holds nobody can tell before launch, so it fits everything. */
function fits(given: string, type: string): boolean {
  if (given === 'String' || given === type) return true
  if (isList(given) && isList(type)) return memberOf(given) === 'String' || memberOf(type) === 'String'
  return type === 'String' && !isList(given)
}

function typeOf(name: string, argument: any, { template, children }: Stack): { type: string; label: string; fromParameter?: boolean } | undefined {
  if (name === 'Ref') {
    const parameter = template.Parameters?.[argument]
    if (parameter) {
      const type = /^AWS::SSM::Parameter::(?:Value<(.*)>|Name)$/.exec(parameter.Type)
      return { type: type ? (type[1] ?? 'String') : parameter.Type, label: `the ${parameter.Type} "${argument}"`, fromParameter: true }
    }
    const type: string | undefined = template.Resources[argument]?.Type
    if (!type || !(type in typesInUse) || type === 'AWS::CloudFormation::CustomResource') return undefined
    return { type: refs[type] ?? type, label: `the ${type} "${argument}"` }
  }
  if (name !== 'Fn::GetAtt') return undefined
  const [id, attribute] = argument as [string, string]
  const output = String(attribute).startsWith('Outputs.') && children[id]?.template.Outputs?.[attribute.slice('Outputs.'.length)]
  if (output) return { type: output.Type, label: `the ${output.Type} "${id}.${attribute}"` }
  const type = attributes[`${template.Resources[id]?.Type}.${attribute}`]
  return type ? { type, label: `the ${type} "${id}.${attribute}"` } : undefined
}

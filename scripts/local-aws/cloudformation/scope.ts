import { parameterOf } from '../ssm/public.ts'
import { datumOf } from './custom-resources.ts'
import { attributeOf } from './identity.ts'
import { exportsOf, type Held, type Stack, stacksOf } from './model.ts'
import { valuesOf } from './parameters.ts'
import { permitIntrinsic } from './permissions.ts'
import type { Scope } from './resolve.ts'
import { isCustom } from './resource-types.ts'

const zoneLetters: Record<string, string> = { 'us-east-1': 'abcdef', 'us-west-2': 'abcd', 'us-west-1': 'ac' }
export const zones = (region: string) => [...(zoneLetters[region] ?? 'abc')].map((letter) => `${region}${letter}`)

export const placeOf = ({ call: { world, account, region }, id }: Stack, logicalId: string, generation: number) => ({
  partition: world.partition, account: account.Id, region: region.Name, stack: id.split('/')[1]!, stackId: id.split('/')[2]!, logicalId, generation,
})

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html */
export const pseudoOf = ({ call: { world, account, region }, id, name }: Pick<Stack, 'call' | 'id' | 'name'>): Scope['pseudo'] => ({
  'AWS::AccountId': account.Id,
  'AWS::NotificationARNs': [],
  'AWS::Partition': world.partition,
  'AWS::Region': region.Name,
  'AWS::StackId': id,
  'AWS::StackName': name,
  'AWS::URLSuffix': region.Name.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
})

/** What a stack's template is resolved with at this moment. `unknown` stands for what a change set cannot know of a resource. */
export function scopeOf(stack: Stack, { unknown = () => undefined }: { unknown?: (id: string, attribute?: string) => unknown } = {}): Scope {
  const { template, parameters, call } = stack
  const { region } = call
  return {
    template,
    parameters: valuesOf(template, parameters),
    pseudo: pseudoOf(stack),
    zones: (name) => {
      permitIntrinsic(stack, 'Fn::GetAZs')
      return zones(name)
    },
    resource: (id) => {
      const held = stack.held.get(id)
      const own = id in template.Resources ? unknown(id) : undefined
      if (!held) return own === undefined ? undefined : { PhysicalResourceId: String(own), attribute: () => own }
      return { PhysicalResourceId: String(own ?? held.physicalId), attribute: (name) => unknown(id, name) ?? attributeOfHeld(stack, held, name) }
    },
    exported: (name) => {
      const found = exportsOf(region).get(name)
      if (found) stack.imports.add(name)
      return found?.value
    },
    ssm: (name) => parameterOf(region, name)?.Value,
  }
}

function attributeOfHeld(stack: Stack, held: Held, name: string): unknown {
  if (held.type === 'AWS::CloudFormation::Stack') {
    const output = stacksOf(stack.call.region).get(held.physicalId)?.outputs.find(({ OutputKey }) => `Outputs.${OutputKey}` === name)
    if (!output) throw Object.assign(new Error(`Template error: instance of Fn::GetAtt references undefined output ${name} of resource ${held.id}`), { resolve: true })
    return output.OutputValue
  }
  if (isCustom(held.type)) return datumOf(stack, held, name)
  const value = attributeOf(held.type, name, held.physicalId, held.properties, placeOf(stack, held.id, held.generation), held)
  if (value === undefined) throw Object.assign(new Error(`Requested attribute ${name} does not exist in schema for ${held.type}`), { resolve: true })
  return value
}

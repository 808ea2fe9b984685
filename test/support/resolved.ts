import { childrenOf, type Template } from '../../templates-src/cfn/index.ts'

/*
 * What a tree of templates comes to for some parameters: every property a value, as the services would see it. It shares
 * nothing with the flattener or the local AWS, so that it can be held against both.
 */

type Values = Record<string, unknown>
export type Made = { Type: string; Properties: Record<string, any>; [attribute: string]: unknown }
type Resolved = { resources: Record<string, Made>; outputs: Record<string, any> }

export const account = '111122223333'
export const region = 'eu-west-1'
const pseudo: Values = {
  'AWS::AccountId': account,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::StackName': 'farm',
  'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/farm/0a1b2c3d-0000-4000-8000-000000000000`,
  'AWS::URLSuffix': 'amazonaws.com',
}
const nothing = Symbol('AWS::NoValue')

/** The resources of a tree, by path (`Access/TaskRole`), and the outputs of its root. `given` holds parameters, and another AWS::Region if need be. */
export function resolved(root: Template, given: Values = {}): Resolved {
  const resources: Record<string, Made> = {}
  const outputs = stack(root, given, '', resources)
  return { resources, outputs }
}

function stack(template: Template, given: Values, path: string, made: Record<string, Made>): Record<string, any> {
  const parameters = Object.fromEntries(
    Object.entries(template.Parameters ?? {}).map(([name, { Type, Default }]) => {
      const value = given[name] ?? Default
      if (value === undefined) throw new Error(`${path}${name}: no value`)
      const many = Type === 'CommaDelimitedList' || Type.startsWith('List<')
      return [name, many ? String(value).split(',') : String(value)]
    }),
  )
  const place = Object.fromEntries(Object.entries(pseudo).map(([name, value]) => [name, given[name] ?? value]))
  const children: Record<string, Record<string, any>> = {}
  const nested = childrenOf(template)
  const resources = template.Resources as unknown as Record<string, Made>

  const holds = (name: string): boolean => value(template.Conditions![name]) as boolean
  const identity = (id: string): string => {
    const { Type, Properties } = resources[id]!
    const named: Record<string, () => unknown> = {
      'AWS::S3::Bucket': () => value(Properties.BucketName),
      'AWS::Logs::LogGroup': () => value(Properties.LogGroupName),
      'AWS::ECR::Repository': () => value(Properties.RepositoryName),
      'AWS::IAM::ManagedPolicy': () => `arn:aws:iam::${account}:policy${Properties.Path ?? '/'}${path}${id}`,
    }
    return String(named[Type]?.() ?? path + id)
  }
  const attribute = (id: string, name: string): unknown => {
    if (id in nested) return child(id)[name.replace('Outputs.', '')]
    const { Type } = resources[id]!
    if (name === 'Arn' && Type === 'AWS::S3::Bucket') return `arn:aws:s3:::${identity(id)}`
    if (name === 'Arn' && Type === 'AWS::ECR::Repository') return `arn:aws:ecr:${region}:${account}:repository/${identity(id)}`
    if (name === 'Arn' && Type === 'AWS::IAM::InstanceProfile') return `arn:aws:iam::${account}:instance-profile/${identity(id)}`
    if (name === 'Arn' && Type === 'AWS::IAM::Role') return `arn:aws:iam::${account}:role/${identity(id)}`
    if (name === 'NameServers') return [1, 2, 3, 4].map((index) => `${path}${id}.${name}${index}`)
    return `${path}${id}.${name}`
  }
  const child = (id: string) =>
    (children[id] ??= stack(nested[id]!, { ...place, ...(value(resources[id]!.Properties.Parameters ?? {}) as Values) }, `${path}${id}/`, made))
  const name = (id: string): unknown => (id in place ? place[id] : id in parameters ? parameters[id] : identity(id))

  const functions: Record<string, (argument: any) => unknown> = {
    Ref: (id) => (id === 'AWS::NoValue' ? nothing : name(id)),
    Condition: holds,
    'Fn::GetAtt': ([id, attr]) => attribute(id, attr),
    'Fn::FindInMap': ([map, first, second]) => template.Mappings![String(value(map))]![String(value(first))]![String(value(second))],
    'Fn::If': ([test, yes, no]) => value(holds(test) ? yes : no),
    'Fn::Equals': (pair) => new Set((value(pair) as unknown[]).map(String)).size === 1,
    'Fn::Not': ([operand]) => !value(operand),
    'Fn::And': (operands: unknown[]) => operands.every(value),
    'Fn::Or': (operands: unknown[]) => operands.some(value),
    'Fn::Contains': ([values, one]) => (value(values) as unknown[]).includes(value(one)),
    'Fn::EachMemberIn': ([values, ones]) => (value(values) as unknown[]).every((one) => (value(ones) as unknown[]).includes(one)),
    'Fn::Join': ([delimiter, values]) => (value(values) as unknown[]).join(delimiter),
    'Fn::Split': ([delimiter, text]) => String(value(text)).split(delimiter),
    'Fn::Select': ([index, values]) => (value(values) as unknown[])[Number(index)],
    'Fn::GetAZs': () => ['a', 'b', 'c'].map((zone) => region + zone),
    'Fn::Cidr': ([block, count]) => Array.from({ length: count }, (_, index) => `${value(block)}#${index}`),
    'Fn::Sub': (argument) => {
      const [text, variables = {}] = Array.isArray(argument) ? argument : [argument]
      return text.replace(/\$\{([^!}]+)\}/g, (_: string, key: string) => {
        if (key in variables) return value(variables[key])
        const [id, attr] = key.split(/\.(.*)/)
        return attr ? attribute(id!, attr) : name(key)
      })
    },
  }

  function value(node: any): unknown {
    if (Array.isArray(node)) return node.map(value).filter((item) => item !== nothing)
    if (typeof node !== 'object' || node === null) return node
    const [key, ...rest] = Object.keys(node)
    // `Condition: {…}` is a function only inside a condition; in a policy it is a statement's.
    if (rest.length === 0 && key! in functions && !(key === 'Condition' && typeof node[key] !== 'string')) return functions[key!]!(node[key!])
    return Object.fromEntries(
      Object.entries(node)
        .map(([name, item]) => [name, value(item)])
        .filter(([, item]) => item !== nothing),
    )
  }

  for (const [id, resource] of Object.entries(resources)) {
    if (resource.Condition && !holds(resource.Condition as string)) continue
    if (id in nested) child(id)
    else made[path + id] = { ...resource, Properties: value(resource.Properties ?? {}) as Record<string, any> }
  }
  return Object.fromEntries(
    Object.entries(template.Outputs ?? {})
      .filter(([, { Condition }]) => !Condition || holds(Condition))
      .map(([output, { Value }]) => [output, value(Value)]),
  )
}

/** What the rules of a template say to some parameters: the sentences of those that refuse them. */
export function refusals({ Parameters = {}, Rules = {} }: Template, given: Values): string[] {
  return Object.entries(Rules).flatMap(([rule, { RuleCondition, Assertions }]) => {
    const says = (assertion: unknown, index: number) => {
      const { outputs } = resolved(
        {
          Description: rule,
          Parameters,
          Conditions: { [`${rule}${index}`]: assertion as any },
          Resources: {},
          Outputs: { says: { Type: 'String', Value: { 'Fn::If': [`${rule}${index}`, 'yes', 'no'] } as any } },
        },
        given,
      )
      return outputs.says === 'yes'
    }
    if (RuleCondition && !says(RuleCondition, 0)) return []
    return Assertions.filter(({ Assert }, index) => !says(Assert, index + 1)).map(({ AssertDescription }) => AssertDescription)
  })
}

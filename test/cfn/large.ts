import { and, condition, equals, getAtt, If, join, nested, not, noValue, or, output, ref, stacks, sub, type Intrinsic, type Nested, type Template } from '../../templates-src/cfn/index.ts'

/** How large a tree is: conditions of the root, its nested stacks, and the resources of each of these. */
export type Size = { conditions: number; stacks: number; resources: number }

/**
 * A tree of the form that products have, in any size: parameters that switch things on, conditions of conditions, nested
 * stacks under them that ask what their parent asked, and each stack reading outputs of those before it where they are there.
 */
export function large({ conditions, stacks: count, resources }: Size): Template {
  const names = Array.from({ length: conditions }, (_, index) => `Is${index}`)
  const switches = Math.ceil(conditions * 0.75)
  const Parameters = Object.fromEntries([
    ...names.slice(0, switches).map((_, index) => [`Switch${index}`, { Type: 'String', AllowedValues: ['on', 'off', 'auto'], Default: index % 2 ? 'on' : 'off' }]),
    ['Name', { Type: 'String', Default: 'name' }],
  ])
  const Conditions = Object.fromEntries(
    names.map((name, index) => {
      const before = (by: number) => condition(names[index - by]!)
      if (index < switches) return [name, index % 3 === 2 ? or(equals(ref(`Switch${index}`), 'on'), before(1)) : equals(ref(`Switch${index}`), 'on')]
      // Each asks for several before it, and those for several before them.
      return [name, [or(before(1), and(before(2), not(before(3)))), and(or(before(1), before(4)), or(before(2), before(5))), not(before(2))][index % 3]]
    }),
  )
  // The last conditions, which ask for the most, decide about stacks.
  const conditionOf = (index: number) => names[conditions - 1 - ((index * 3) % conditions)]!
  const children: Nested<any>[] = []
  for (let index = 0; index < count; index++) {
    const on = conditionOf(index)
    const second = conditionOf(index + 1)
    // Every third stack is always there; one that is not is read where it is.
    const isAlways = index % 3 === 0
    const read = (back: number) => {
      const other = index - back
      if (other < 0) return ref('Name')
      const value = children[other]!.Outputs.Value!
      return other % 3 === 0 ? value : If(conditionOf(other), value, '')
    }
    const child = stack(resources, index % 2 === 0)
    const wires = { Name: ref('Name'), Mode: If(on, 'on', 'off'), Detail: If(second, If(on, 'both', 'second'), 'none'), From: read(1), Other: read(2), Items: join(',', [read(3), 'b']) }
    children.push(nested(`Stack${index}`, child, wires as any, isAlways ? {} : { Condition: on }))
  }
  const Root = { Type: 'AWS::SNS::Topic', Properties: { Tags: names.map((name) => ({ Key: name, Value: If(name, 'yes', 'no') })) } } as const
  const Outputs = Object.fromEntries(
    children.map(({ Outputs }, index): [string, any] => [`Value${index}`, output('String', Outputs.Value!, index % 3 === 0 ? {} : { Condition: conditionOf(index) })]),
  )
  return { Description: 'A large tree', Parameters: Parameters as any, Conditions: Conditions as any, Resources: { Root, ...stacks(...children) }, Outputs }
}

const text = { Type: 'String' } as const

function stack(resources: number, isNested: boolean): Template<any, any> {
  const topics = Array.from({ length: resources }, (_, index) => {
    const previous = index > 0 && (index - 1) % 4 !== 1 ? ref(`Topic${index - 1}`) : ref('From')
    const Condition = ['', 'IsOn', 'HasDetail', ''][index % 4]
    const TopicName = index % 4 === 3 ? If('IsOn', sub('${Name}-${From}'), ref('Other')) : sub('${Name}-${From}')
    return [`Topic${index}`, { Type: 'AWS::SNS::Topic', ...(Condition && { Condition }), Properties: { TopicName, DisplayName: Condition === 'HasDetail' ? If('IsOn', previous, noValue) : guarded(previous, index), Tags: ref('Items') } }]
  })
  const inner = nested('Inner', leaf(), { Mode: If('IsOn', If('HasDetail', 'both', 'on'), 'off'), From: getAtt('Topic0', 'TopicName') })
  return {
    Description: 'A stack',
    Parameters: { Name: text, Mode: text, Detail: text, From: text, Other: text, Items: { Type: 'CommaDelimitedList' } },
    Conditions: { IsOn: equals(ref('Mode'), 'on'), IsBoth: equals(ref('Detail'), 'both'), HasDetail: or(condition('IsBoth'), and(condition('IsOn'), not(equals(ref('Detail'), 'none')))) },
    Resources: { ...Object.fromEntries(topics), ...(isNested && stacks(inner)) },
    Outputs: { Value: output('String', isNested ? inner.Outputs.Value : ref('Topic0')) },
  }
}

/** Every fourth topic is there under IsOn, the next under HasDetail. */
const guarded = (value: Intrinsic, index: number) => (index % 4 === 2 ? value : index % 4 === 3 ? If('HasDetail', value, noValue) : value)

const leaf = () =>
  ({
    Description: 'A stack in a stack',
    Parameters: { Mode: text, From: text },
    Conditions: { IsOff: equals(ref('Mode'), 'off'), IsBoth: equals(ref('Mode'), 'both') },
    Resources: {
      Always: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: ref('From') } },
      Off: { Type: 'AWS::SNS::Topic', Condition: 'IsOff', Properties: { DisplayName: ref('From') } },
      Both: { Type: 'AWS::SNS::Topic', Condition: 'IsBoth', Properties: { DisplayName: If('IsOff', 'never', ref('Always')) } },
    },
    Outputs: { Value: output('String', If('IsBoth', ref('Both'), ref('Always'))) },
  }) as const

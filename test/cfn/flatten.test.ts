import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { loadProduct } from '../../scripts/products.ts'
import { and, base64, cidr, condition, equals, findInMap, flatten, getAtt, getAZs, If, join, nested, not, noValue, or, ref, select, split, stacks, sub, type Template } from '../../templates-src/cfn/index.ts'
import { assertEquivalent, differences, pairwise } from './equivalence.ts'
import { mutants } from './mutants.ts'

const topic = (Properties: object = {}, rest: object = {}) => ({ Type: 'AWS::SNS::Topic', ...rest, Properties }) as any
const stack = (rest: object): Template<any, any> => ({ Description: 'A stack', Resources: { Topic: topic() }, ...rest }) as any
const text = { Type: 'String' }
const list = { Type: 'CommaDelimitedList' }

const flat = (root: Template): any => {
  const result = flatten(root)
  if ('refused' in result) throw new Error(result.refused.map(({ text }) => text).join('\n'))
  assertEquivalent(root, result.template, pairwise(root))
  return result.template
}
const refusals = (root: Template) => {
  const result = flatten(root)
  return 'refused' in result ? result.refused.map(({ text }) => text) : []
}
/** A root with one nested stack, whose topic's name is what is asked about. */
const named = (TopicName: unknown, parameters: Record<string, unknown>, declared: object = { Name: text }, rest: object = {}) =>
  stack({
    Parameters: { Text: { ...text, Default: 'x' }, Kind: { ...text, AllowedValues: ['a', 'b'], Default: 'a' }, Items: { ...list, Default: 'p,q' } },
    Conditions: { IsA: equals(ref('Kind'), 'a') },
    ...rest,
    Resources: { Topic: topic(), ...stacks(nested('Child', stack({ Parameters: declared, Resources: { Topic: topic({ TopicName }) } }), parameters as any)) },
  })
const nameOf = (root: Template) => flat(root).Resources.ChildTopic.Properties.TopicName

/** What a nested stack says of a parameter, what is passed, what the flat shape has. */
const values: [string, unknown, Record<string, unknown>, unknown, object?][] = [
  ['what is passed replaces the parameter', ref('Name'), { Name: ref('Text') }, { Ref: 'Text' }],
  ['a parameter that is not passed takes its default', ref('Name'), {}, 'own', { Name: { ...text, Default: 'own' } }],
  ['a parameter passed as nothing takes its default', ref('Name'), { Name: If('IsA', 'x', noValue) }, { 'Fn::If': ['IsA', 'x', 'own'] }, { Name: { ...text, Default: 'own' } }],
  ['a text takes in what is passed', sub('${Name}-log'), { Name: sub('${Text}/a') }, { 'Fn::Sub': '${Text}/a-log' }],
  ['a text that is known is no function any more', sub('${Name}-${!Name}'), { Name: 'x' }, 'x-${Name}'],
  ['a text that is one name is a reference', sub('${Name}'), { Name: getAtt('Topic', 'TopicName') }, { 'Fn::GetAtt': ['Topic', 'TopicName'] }],
  ['what does not fit into a text is a variable of it', sub('${Name}!'), { Name: join('-', ['a', ref('Text')]) }, { 'Fn::Sub': ['${Name}!', { Name: { 'Fn::Join': ['-', ['a', { Ref: 'Text' }]] } }] }],
  ['a variable does not take the name of a parameter of the root', sub('${Text}${Kind}', { Text: base64('x') }), { Kind: ref('Text') }, { 'Fn::Sub': ['${Text2}${Text}', { Text2: { 'Fn::Base64': 'x' } }] }, { Kind: text }],
  ['a join of known texts is one text', join('-', ['a', ref('Name')]), { Name: 'b' }, 'a-b'],
  ['a list that was joined is the list again', ref('Name'), { Name: join(',', [ref('Topic'), 'b']) }, [{ Ref: 'Topic' }, 'b'], { Name: list }],
  ['a list parameter that was joined is that list again', ref('Name'), { Name: join(',', ref('Items')) }, { Ref: 'Items' }, { Name: list }],
  ['a list that is known is written out', ref('Name'), { Name: 'a, b' }, ['a', 'b'], { Name: list }],
  ['a text that may hold commas is split where a list is asked for', ref('Name'), { Name: ref('Text') }, { 'Fn::Split': [',', { Ref: 'Text' }] }, { Name: list }],
  [
    'a list with a text that may hold commas is split again',
    ref('Name'),
    { Name: join(',', [ref('Text'), 'b']) },
    { 'Fn::Split': [',', { 'Fn::Join': [',', [{ Ref: 'Text' }, 'b']] }] },
    { Name: list },
  ],
  ['one of a known list is that one', select(1, ref('Name')), { Name: 'a,b' }, 'b', { Name: list }],
  ['a list of which one is asked for stays where the rest orders resources', select(0, ['x', ref('Name')]), { Name: getAtt('Topic', 'TopicName') }, { 'Fn::Select': [0, ['x', { 'Fn::GetAtt': ['Topic', 'TopicName'] }]] }],
  ['a known text is split', split('/', ref('Name')), { Name: 'a/b' }, ['a', 'b']],
  ['a function keeps its place', cidr(ref('Name'), 2, 8), { Name: ref('Text') }, { 'Fn::Cidr': [{ Ref: 'Text' }, 2, 8] }],
]
for (const [sentence, value, passed, expected, declared] of values) test(sentence, () => deepEqual(nameOf(named(value, passed, declared)), expected))

test('a condition of what is known disappears, and so do the resources it forbids', () => {
  const child = stack({
    Parameters: { Mode: text },
    Conditions: { IsOn: equals(ref('Mode'), 'on'), IsOff: not(condition('IsOn')) },
    Resources: { On: topic({ TopicName: If('IsOff', 'off', 'on') }, { Condition: 'IsOn' }), Off: topic({}, { Condition: 'IsOff' }) },
  })
  const { Conditions, Resources } = flat(stack({ Resources: stacks(nested('Child', child, { Mode: 'on' })) }))
  deepEqual([Conditions, Resources], [undefined, { ChildOn: topic({ TopicName: 'on' }) }])
})

test('a condition of a condition that stands after it disappears with it', () => {
  const child = stack({
    Parameters: { Mode: text },
    Conditions: { IsOff: not(condition('IsOn')), IsOn: equals(ref('Mode'), 'on') },
    Resources: { On: topic({}, { Condition: 'IsOn' }), Off: topic({}, { Condition: 'IsOff' }) },
  })
  const { Conditions, Resources } = flat(stack({ Resources: stacks(nested('Child', child, { Mode: 'on' })) }))
  deepEqual([Conditions, Resources], [undefined, { ChildOn: topic() }])
})

test('what allowed values leave is known', () => {
  const child = stack({ Parameters: { Kind: text }, Conditions: { IsB: equals(ref('Kind'), 'b') }, Resources: { Topic: topic({}, { Condition: 'IsB' }) }, Outputs: { Arn: { Type: 'String', Value: ref('Topic'), Condition: 'IsB' } } })
  const root = named('', {}, {})
  const nestedChild = nested('Child', child, { Kind: ref('Kind') } as any)
  root.Resources = { ...stacks(nestedChild), Topic: topic({ TopicName: If('IsA', 'a', nestedChild.Outputs.Arn) }) }
  deepEqual(flat(root).Resources.Topic.Properties.TopicName, { 'Fn::If': ['IsA', 'a', { Ref: 'ChildTopic' }] })
})

test('a choice is not asked again where it is known', () => {
  const child = stack({ Parameters: { Name: text }, Resources: { Topic: topic({ TopicName: ref('Name') }) } })
  const root = named('', {}, {})
  root.Resources = stacks(nested('Child', child, { Name: If('IsA', 'x', 'y') }, { Condition: 'IsA' }))
  deepEqual(flat(root).Resources.ChildTopic, topic({ TopicName: 'x' }, { Condition: 'IsA' }))
})

test('conditions of a nested stack hold that of the stack, and compare what a choice chooses between', () => {
  const child = stack({
    Parameters: { Name: text, Mode: text },
    Conditions: { IsX: equals(ref('Name'), 'x'), IsMode: equals(sub('${Mode}!'), 'a!'), IsEither: or(condition('IsX'), condition('IsMode')) },
    Resources: { X: topic({}, { Condition: 'IsX' }), Mode: topic({}, { Condition: 'IsMode' }), Either: topic({}, { Condition: 'IsEither' }) },
  })
  const root = named('', {}, {})
  root.Resources = stacks(nested('Child', child, { Name: ref('Text'), Mode: If('IsA', ref('Text'), 'b') }, { Condition: 'IsA' }))
  const isX = { 'Fn::Equals': [{ Ref: 'Text' }, 'x'] }
  deepEqual(flat(root).Conditions.ChildIsX, { 'Fn::And': [{ Condition: 'IsA' }, isX] })
})

test('mappings take the name of their stack', () => {
  const child = stack({ Parameters: { Kind: text }, Mappings: { Map: { a: { x: '1' }, b: { x: '2' } } }, Resources: { Topic: topic({ TopicName: findInMap('Map', ref('Kind'), 'x') }) } })
  const root = named('', {}, {})
  root.Resources = stacks(nested('Child', child, { Kind: ref('Kind') }))
  const { Mappings, Resources } = flat(root)
  deepEqual([Object.keys(Mappings), Resources.ChildTopic.Properties.TopicName], [['ChildMap'], { 'Fn::FindInMap': ['ChildMap', { Ref: 'Kind' }, 'x'] }])
})

const producer = stack({ Resources: { Topic: topic(), Last: topic({ TopicName: ref('Topic') }) }, Outputs: { Arn: { Type: 'String', Value: ref('Topic') } } })

test('whoever reads an output waits for what its stack ends with', () => {
  const child = nested('First', producer, {})
  const { Resources } = flat(stack({ Resources: { ...stacks(child), Reader: topic({ TopicName: child.Outputs.Arn }) } }))
  deepEqual(Resources.Reader, topic({ TopicName: { Ref: 'FirstTopic' } }, { DependsOn: 'FirstLast' }))
})

test('a nested stack that waits does so with what it begins with', () => {
  const { Resources } = flat(stack({ Resources: { Before: topic(), ...stacks(nested('Then', producer, {}, { DependsOn: 'Before' })) } }))
  deepEqual([Resources.ThenTopic.DependsOn, Resources.ThenLast.DependsOn], ['Before', undefined])
})

test('where the other may be absent, a reference in the metadata orders, told once a stack', () => {
  const One = nested('One', stack({ Resources: { A: topic(), B: topic() }, Outputs: { Name: { Type: 'String', Value: 'x' } } }), {}, { Condition: 'IsA' })
  const reader = stack({ Parameters: { Name: text }, Resources: { A: topic(), B: topic({ TopicName: ref('Name') }) } })
  const { Resources } = flat(
    stack({
      Parameters: { Kind: { ...text, AllowedValues: ['a', 'b'] } },
      Conditions: { IsA: equals(ref('Kind'), 'a') },
      Resources: stacks(One, nested('Then', reader, { Name: If('IsA', One.Outputs.Name, 'y') } as any)),
    }),
  )
  deepEqual([Resources.ThenA.Metadata, Resources.ThenB.DependsOn], [{ After: [{ 'Fn::If': ['IsA', [{ Ref: 'OneA' }, { Ref: 'OneB' }], ''] }] }, 'ThenA'])
})

test('order goes through a nested stack of which nothing is left', () => {
  const maybe = stack({ Parameters: { Mode: text }, Conditions: { IsOn: equals(ref('Mode'), 'on') }, Resources: { Topic: topic({}, { Condition: 'IsOn' }) } })
  const { Resources } = flat(
    stack({ Resources: { First: topic(), ...stacks(nested('Middle', maybe, { Mode: 'off' }, { DependsOn: 'First' })), Last: topic({}, { DependsOn: 'Middle' }) } }),
  )
  equal(Resources.Last.DependsOn, 'First')
})

const output = (rest: object) => stack({ Conditions: { IsHere: equals(ref('AWS::Region'), 'eu-west-1') }, Outputs: { Arn: { Type: 'String', Value: 'x', ...rest } } })
const nesting = (child: Template<any, any>, parameters: object = {}, rest: object = {}) => stack({ Parameters: { Items: list }, Resources: { Topic: topic(), ...stacks(nested('Child', child, parameters as any)), ...rest } })
const withAttributes = (attributes: object, properties: object = {}) => {
  const root = nesting(stack({}))
  Object.assign(root.Resources.Child!, attributes)
  Object.assign(root.Resources.Child!.Properties!, properties)
  return root
}
const many = (count: number, rest: object = {}) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`T${index}`, topic(rest)]))

/** What the flat shape cannot be, and what is said. */
const refused: [Template, string][] = [
  [stack({ Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.org/a.yaml' } } } }), 'Resources.Child: names its template by an address; nest the template itself'],
  [withAttributes({ DeletionPolicy: 'Retain' }), 'Resources.Child.DeletionPolicy: stands on a nested stack, which the flat shape does not have; put it on the resources'],
  [withAttributes({}, { TimeoutInMinutes: 5 }), 'Resources.Child.Properties.TimeoutInMinutes: is a property of the nested stack only; the flat shape cannot have it'],
  [nesting(stack({ Parameters: { Name: text } })), 'Resources.Child.Properties.Parameters.Name: is not passed and has no default; pass it'],
  [nesting(stack({ Parameters: { Names: list } }), { Names: ref('Items') }), 'Resources.Child.Properties.Parameters.Names: is a list, which a nested stack cannot take; join it with commas'],
  [nesting(stack({ Rules: { R: { Assertions: [] } } })), 'Child/Rules: are checked for the root only; move them there'],
  [nesting(stack({ Parameters: { Name: { ...text, NoEcho: true, Default: '' } } })), 'Child/Parameters.Name: is NoEcho, which only a parameter of the root can be'],
  [nesting(stack({ Parameters: { Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' } } })), 'Child/Parameters.Image: is read from SSM, which only a parameter of the root can be; pass its value'],
  [nesting(output({ Export: { Name: 'x' } })), 'Child/Outputs.Arn: is exported; export it from the root'],
  [stack({ Resources: { ATopicB: topic(), ...stacks(nested('ATopic', stack({ Resources: { B: topic() } }), {})) } }), 'ATopicB: would be called ATopicB, as ATopic/B is; rename one'],
  [
    nesting(stack({ Parameters: { Name: text }, Conditions: { IsX: equals(ref('Name'), 'x') }, Resources: { Topic: topic({}, { Condition: 'IsX' }) } }), { Name: ref('Topic') }),
    'Child/Conditions.IsX: depends on Topic, which is there only when resources are; decide by a parameter of the root',
  ],
  [
    nesting(stack({ Parameters: { Zone: text }, Conditions: { IsA: equals(ref('Zone'), 'us-east-1a') }, Resources: { Topic: topic({}, { Condition: 'IsA' }) } }), { Zone: select(0, getAZs()) }),
    'Child/Conditions.IsA: asks for zones, which no condition can; decide by a parameter of the root',
  ],
  [nesting(stack({ Resources: { Topic: topic({ TopicName: ref('AWS::StackName') }) } })), 'Child/Resources.Topic.Properties: reads AWS::StackName, which differs between a nested stack and the root; pass what is needed from the root'],
  [nesting(stack({}), {}, { Reader: topic({ TopicName: ref('Child') }) }), 'Resources.Reader.Properties: refers to the nested stack Child itself; refer to one of its outputs'],
  [nesting(stack({}), {}, { Reader: topic({ TopicName: getAtt('Child', 'Outputs.Arn') }) }), 'Resources.Reader.Properties: reads Child.Outputs.Arn, which the nested stack does not give'],
  [
    nesting(output({ Condition: 'IsHere' }), {}, { Reader: topic({ TopicName: getAtt('Child', 'Outputs.Arn') }) }),
    'Resources.Reader.Properties: reads Child.Outputs.Arn, which is there only under a condition that does not always hold here; read it under that condition',
  ],
  [nesting(stack({ Resources: { Topic: topic({}, { Metadata: { After: 'x' } }) } })), 'Child/Resources.Topic.Metadata.After: is what the flat shape orders resources by; give it another name'],
  [nesting(stack({ Resources: many(500) })), 'Resources: the flat shape has 501; CloudFormation takes 500; split the product'],
  [nesting(stack({ Resources: many(61, { TopicName: '{{resolve:ssm:a}}' }) })), 'Resources: the flat shape has 61 dynamic references; CloudFormation takes 60'],
  [nesting(stack({ Resources: many(300, { TopicName: 'x'.repeat(3500) }) })), 'Resources: the flat shape is 1070733 bytes long; CloudFormation takes 1,000,000; split the product'],
]
for (const [root, sentence] of refused) test(`refused: ${sentence.replace(/^\S+ /, '')}`, () => deepEqual(refusals(root), [sentence]))

test('all reasons are told at once', () => {
  const child = stack({ Rules: { R: { Assertions: [] } }, Parameters: { Name: text }, Outputs: { Arn: { Type: 'String', Value: 'x', Export: { Name: 'x' } } } })
  equal(refusals(nesting(child)).length, 3)
})

/** Every section and most functions, small. */
function everything(): Template {
  const inner = stack({
    Parameters: { Mode: text, Names: list, Zone: { ...text, Default: 'z' } },
    Mappings: { Map: { a: { x: '1' }, b: { x: '2' } } },
    Conditions: { IsA: equals(ref('Mode'), 'a'), IsAHere: and(condition('IsA'), equals(ref('AWS::Region'), 'eu-west-1')) },
    Resources: {
      Topic: topic({ TopicName: findInMap('Map', ref('Mode'), 'x'), Tags: ref('Names') }, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', CreationPolicy: { ResourceSignal: { Count: 1 } } }),
      Maybe: topic({ TopicName: If('IsAHere', sub('${Topic.TopicName}-${Zone}'), noValue) }, { Condition: 'IsA', Metadata: { Note: 'kept' }, UpdatePolicy: { UseOnlineResharding: true } }),
    },
    Outputs: { Arn: { Type: 'String', Value: ref('Topic') }, Maybe: { Type: 'String', Value: ref('Maybe'), Condition: 'IsA' } },
  })
  const First = nested('First', inner, { Mode: ref('Kind'), Names: join(',', ref('Items')) } as any)
  const Second = nested('Second', inner, { Mode: If('IsA', 'b', 'a'), Names: join(',', [First.Outputs.Arn!, 'n']) } as any, { Condition: 'HasSecond' })
  return stack({
    Metadata: { 'AWS::CloudFormation::Interface': { ParameterLabels: { Kind: { default: 'Kind' } } } },
    Parameters: { Kind: { ...text, AllowedValues: ['a', 'b'], Default: 'a' }, Items: { ...list, Default: 'p,q' }, Wanted: { ...text, AllowedValues: ['yes', 'no'], Default: 'yes' } },
    Rules: { One: { RuleCondition: equals(ref('Kind'), 'a'), Assertions: [{ Assert: equals(ref('Wanted'), 'yes'), AssertDescription: 'An a is wanted' }] } },
    Conditions: { IsA: equals(ref('Kind'), 'a'), HasSecond: equals(ref('Wanted'), 'yes') },
    Resources: { Free: topic(), ...stacks(First, Second), Reader: topic({ TopicName: If('IsA', First.Outputs.Maybe, 'none') }, { DependsOn: 'Free' }), Last: topic({ TopicName: If('HasSecond', Second.Outputs.Arn, 'none') }, { DependsOn: 'First' }) },
    Outputs: {
      Arn: { Type: 'String', Value: First.Outputs.Arn, Description: 'The first', Export: { Name: sub('${AWS::StackName}-arn') } },
      Second: { Type: 'String', Value: Second.Outputs.Arn, Condition: 'HasSecond' },
    },
  })
}

/** Mutants that no set of parameters tells from the flat shape. */
function survivors(root: Template, sets: Record<string, string>[], every = 1): { tried: number; survived: string[] } {
  const template = flat(root)
  const tried = [...mutants(template)].filter((_, index) => index % every === 0)
  const survived = tried.filter(({ broken }) => sets.every((parameters) => differences(root, broken, parameters).length === 0))
  return { tried: tried.length, survived: survived.map(({ name }) => name) }
}

test('a flat shape that is broken in any one place is told from the whole one', () => {
  const sets = ['a', 'b'].flatMap((Kind) => ['yes', 'no'].flatMap((Wanted) => ['eu-west-1', 'us-east-1'].map((region) => ({ Kind, Wanted, 'AWS::Region': region }))))
  const { tried, survived } = survivors(everything(), sets)
  deepEqual(survived, [])
  ok(tried > 200, `${tried} were tried`)
})

test('the flat mutation farm, too', async () => {
  const { Template } = await loadProduct('mutation-farm')
  const { tried, survived } = survivors(Template, pairwise(Template), 4)
  // One of its two compute environments is always there, which the order of the flat shape does not count on.
  deepEqual(survived.filter((name) => name !== 'without Resources.BatchJobQueue.DependsOn'), [])
  ok(tried > 500, `${tried} were tried`)
})

test('a difference is told with path, what, expected and found', () => {
  const root = everything()
  const broken = structuredClone(flat(root))
  broken.Resources.FirstTopic.Properties.TopicName = 'other'
  delete broken.Resources.Last.DependsOn
  delete broken.Resources.Last.Metadata
  delete broken.Outputs.Second
  deepEqual(differences(root, broken, { Kind: 'b' }).map((line) => line.slice(0, 150)), [
    'First/Topic.Properties.TopicName: expected "2"; found "other"',
    'Last: order: expected it to wait for Second/Maybe; found nothing that makes it',
    'Outputs.Second: expected {"Value":"«SecondTopic»"}; found undefined',
  ])
})

test('whether something is given is known before it is made: what a resource gives is never blank, nor is a zone', () => {
  const child = stack({ Parameters: { Name: text }, Conditions: { IsGiven: not(equals(ref('Name'), '')) }, Resources: { Topic: topic({ TopicName: If('IsGiven', ref('Name'), 'none') }) } })
  const given = (Name: any) =>
    flat(
      stack({
        Parameters: { Text: { ...text, Default: '' }, Kind: { ...text, AllowedValues: ['own', 'new'], Default: 'own' } },
        Conditions: { IsNew: equals(ref('Kind'), 'new') },
        Resources: { Topic: topic(), ...stacks(nested('Child', child, { Name })) },
      }),
    )
  const attribute = { 'Fn::GetAtt': ['Topic', 'TopicName'] }
  deepEqual(given(getAtt('Topic', 'TopicName')).Resources.ChildTopic.Properties.TopicName, attribute)
  deepEqual(given(ref('Topic')).Resources.ChildTopic.Properties.TopicName, { Ref: 'Topic' })
  const either = given(If('IsNew', getAtt('Topic', 'TopicName'), ref('Text')))
  deepEqual(either.Resources.ChildTopic.Properties.TopicName, { 'Fn::If': ['ChildIsGiven', { 'Fn::If': ['IsNew', attribute, { Ref: 'Text' }] }, 'none'] })
  ok(!JSON.stringify(either.Conditions).includes('GetAtt'))
  const zone = { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }
  const zoned = given(If('IsNew', select(0, getAZs()), ''))
  deepEqual([zoned.Conditions.ChildIsGiven, zoned.Resources.ChildTopic.Properties.TopicName], [undefined, { 'Fn::If': ['IsNew', zone, 'none'] }])
})

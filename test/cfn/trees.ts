import fc from 'fast-check'
import { nested, type Template } from '../../templates-src/cfn/index.ts'

/*
 * Trees of templates that CloudFormation takes, at random: every section, every function, conditions that decide about
 * resources, stacks and outputs, and wires from outputs to parameters.
 */

/** The next choice, from 0 to below a number. A sequence that ends goes on with 0, which is the plainest: so trees shrink. */
type Choose = (below: number) => number
/** A text that may be read, and the conditions of the template that must hold where it is. */
type Readable = { value: unknown; under: string[] }

const keys = ['a', 'b', 'c']
const topic = 'AWS::SNS::Topic'

export const tree: fc.Arbitrary<Template> = fc.array(fc.nat(1_000_000), { minLength: 300, maxLength: 1500, size: 'max' }).map((choices) => {
  let next = 0
  return stack((below) => (choices[next++] ?? 0) % below, 0)
})

function stack(choose: Choose, depth: number): Template<any, any> {
  const chance = (percent: number) => choose(100) >= 100 - percent
  const number = (min: number, max: number) => min + choose(max - min + 1)
  const pick = <T>(items: readonly T[]): T => items[number(0, items.length - 1)]!

  const Parameters: Record<string, any> = {
    Kind: { Type: 'String', AllowedValues: keys, ...((depth === 0 || chance(50)) && { Default: pick(keys) }) },
    Text: { Type: 'String', ...(chance(60) && { Default: pick(['', 'a', 'one,two']) }) },
    Switch: { Type: 'String', AllowedValues: ['on', 'off'], Default: pick(['on', 'off']) },
    ...(chance(50) && { Count: { Type: 'Number', Default: number(0, 3) } }),
    ...(chance(60) && { Items: { Type: 'CommaDelimitedList', ...(chance(50) && { Default: pick(['p,q', 'r', '']) }) } }),
  }
  const Mappings = { Map: Object.fromEntries(keys.map((key) => [key, { x: pick(keys), y: `${key}-${depth}`, z: [key, 'last'] }])) }

  const conditions = ['IsOn']
  const Conditions: Record<string, any> = { IsOn: { 'Fn::Equals': [{ Ref: 'Switch' }, 'on'] } }
  const comparable = (): unknown =>
    pick<unknown>([{ Ref: 'Kind' }, { Ref: 'Text' }, { Ref: 'AWS::Region' }, 'a', '', { 'Fn::FindInMap': ['Map', { Ref: 'Kind' }, 'x'] }, { 'Fn::Sub': '${Kind}-${Text}' }, ...(Parameters.Items ? [{ 'Fn::Join': ['', { Ref: 'Items' }] }] : [])])
  const formula = (size: number): any => {
    if (size === 0 || chance(40)) return chance(20) ? { Condition: pick(conditions) } : { 'Fn::Equals': [comparable(), chance(70) ? pick(['a', 'b', '', 'eu-west-1']) : comparable()] }
    if (chance(30)) return { 'Fn::Not': [formula(size - 1)] }
    return { [pick(['Fn::And', 'Fn::Or'])]: Array.from({ length: number(2, 3) }, () => formula(size - 1)) }
  }
  for (let index = number(0, 3); index > 0; index--) {
    Conditions[`C${index}`] = formula(2)
    conditions.push(`C${index}`)
  }

  const readable: Readable[] = []
  const lists: Readable[] = []
  /** What is read here, guarded where its condition is not given. */
  const guarded = ({ value, under }: Readable, given: string[], otherwise: unknown): unknown =>
    under.filter((name) => !given.includes(name)).reduce((inner: unknown, name) => ({ 'Fn::If': [name, inner, otherwise] }), value)
  const text = (given: string[], size = 2): unknown => {
    const kind = number(0, 11)
    if (kind < 3 && readable.length > 0) return guarded(pick(readable), given, 'none')
    if (kind < 5) return { Ref: pick(['Kind', 'Text', 'Switch', 'AWS::Region', ...(Parameters.Count ? ['Count'] : [])]) }
    if (size === 0 || kind === 5) return pick(['plain', 'with,comma', '', '$5'])
    if (kind === 6) return { 'Fn::Join': [pick(['-', ',', '']), list(given, size - 1)] }
    if (kind === 7) {
      const name = pick(conditions)
      return { 'Fn::If': [name, text([...given, name], size - 1), text(given, size - 1)] }
    }
    if (kind === 8) return { 'Fn::FindInMap': ['Map', { Ref: 'Kind' }, pick(['x', 'y'])] }
    if (kind === 9) return { 'Fn::Select': [0, list(given, size - 1)] }
    if (kind === 10) return { 'Fn::Sub': ['${Kind}/${ A }${!A}${AWS::Region}', { A: text(given, size - 1) }] }
    const own = readable.filter(({ value, under }) => typeof value === 'object' && 'Ref' in (value as object) && under.every((name) => given.includes(name)))
    return own.length > 0 ? { 'Fn::Sub': `\${${(pick(own).value as any).Ref}}-of-\${Text}` } : { 'Fn::Base64': text(given, size - 1) }
  }
  /** A list that has an item. */
  function list(given: string[], size: number): unknown {
    const kind = number(0, 6)
    if (kind === 0 && Parameters.Items) return { Ref: 'Items' }
    if (kind === 1 && lists.length > 0) return guarded(pick(lists), given, ['none'])
    if (kind === 2) return { 'Fn::Split': [',', text(given, size)] }
    if (kind === 3) return { 'Fn::FindInMap': ['Map', { Ref: 'Kind' }, 'z'] }
    const maybe = pick(conditions)
    return [text(given, size), ...(chance(30) ? [{ 'Fn::If': [maybe, text([...given, maybe], size), { Ref: 'AWS::NoValue' }] }] : []), ...(chance(50) ? [text(given, size)] : [])]
  }

  const Resources: Record<string, any> = {}
  const always: string[] = []
  const attributes = (given: string[]) => {
    const name = pick(conditions)
    return {
      ...(chance(25) && { DeletionPolicy: pick(['Retain', 'Delete']), UpdateReplacePolicy: 'Retain' }),
      ...(chance(15) && { Metadata: { Note: text(given), Fixed: 5 } }),
      ...(chance(15) && { UpdatePolicy: { AutoScalingReplacingUpdate: { WillReplace: pick(['true', 'false']) } } }),
      Properties: {
        TopicName: text(given),
        ...(chance(50) && { Tags: list(given, 1) }),
        ...(chance(40) && { Maybe: { 'Fn::If': [name, { Deep: [text([...given, name])] }, { Ref: 'AWS::NoValue' }] } }),
      },
    }
  }
  for (let index = number(1, 4); index > 0; index--) {
    const id = `R${index}`
    const Condition = chance(40) ? pick(conditions) : undefined
    const given = Condition ? [Condition] : []
    const DependsOn = chance(25) && always.length > 0 ? [pick(always)] : undefined
    if (depth < 2 && chance(45)) {
      const child = stack(choose, depth + 1)
      const switchedBy = pick(conditions)
      const wires: Record<string, unknown> = {}
      for (const [name, { Type, Default, AllowedValues }] of Object.entries<any>(child.Parameters)) {
        if (Default !== undefined && chance(30)) continue
        const wire = (): unknown => {
          if (name === 'Switch') return chance(80) ? { 'Fn::If': [switchedBy, 'on', 'off'] } : pick<unknown>([{ Ref: 'Switch' }, 'on', 'off'])
          if (AllowedValues) return chance(60) ? { Ref: 'Kind' } : pick(keys)
          if (Type === 'Number') return Parameters.Count && chance(60) ? { Ref: 'Count' } : number(0, 9)
          return Type === 'CommaDelimitedList' ? pick<() => unknown>([() => ({ 'Fn::Join': [',', list(given, 1)] }), () => ({ Ref: 'Text' }), () => 'x,y'])() : decisive(child) && chance(95) ? pick<unknown>([{ Ref: 'Text' }, { Ref: 'Kind' }, 'a', { 'Fn::If': [switchedBy, { Ref: 'Text' }, 'b'] }]) : text(given)
        }
        wires[name] = Default !== undefined && chance(15) ? { 'Fn::If': [pick(conditions), wire(), { Ref: 'AWS::NoValue' }] } : wire()
      }
      Resources[id] = nested(id, child, wires as any, { ...(Condition && { Condition }), ...(DependsOn && { DependsOn }) }).Resource
      const isSwitched = JSON.stringify(wires.Switch) === JSON.stringify({ 'Fn::If': [switchedBy, 'on', 'off'] })
      for (const [name, { Type, Condition: own }] of Object.entries<any>(child.Outputs ?? {})) {
        if (own && !(own === 'IsOn' && isSwitched)) continue
        const found = { value: { 'Fn::GetAtt': [id, `Outputs.${name}`] }, under: [...given, ...(own ? [switchedBy] : [])] }
        if (Type === 'CommaDelimitedList') lists.push({ ...found, value: { 'Fn::Split': [',', found.value] } })
        else readable.push(found)
      }
    } else {
      Resources[id] = { Type: topic, ...(Condition && { Condition }), ...(DependsOn && { DependsOn: DependsOn.length === 1 && chance(50) ? DependsOn[0] : DependsOn }), ...attributes(given) }
      readable.push({ value: { Ref: id }, under: given }, { value: { 'Fn::GetAtt': [id, 'TopicName'] }, under: given })
    }
    if (!Condition) always.push(id)
  }
  const Outputs: Record<string, any> = {}
  for (let index = number(0, 3); index > 0; index--) {
    const Condition = chance(35) ? pick(['IsOn', ...conditions]) : undefined
    const given = Condition ? [Condition] : []
    const isList = chance(25)
    Outputs[`O${index}`] = {
      Type: isList ? 'CommaDelimitedList' : 'String',
      Value: isList ? { 'Fn::Join': [',', list(given, 1)] } : text(given),
      ...(Condition && { Condition }),
      ...(depth === 0 && chance(30) && { Description: 'An output', Export: { Name: { 'Fn::Sub': `\${AWS::StackName}-${index}` } } }),
    }
  }
  return { Description: `Stack at depth ${depth}`, Parameters, Mappings, Conditions, Resources, Outputs } as Template
}

/** Whether the text parameter of a template decides about anything, and so must be known before resources are. */
const decisive = ({ Conditions }: Template<any, any>) => JSON.stringify(Conditions).includes('Text')

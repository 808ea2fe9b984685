import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../templates-src/cfn/check.ts'
import { condition, equals, flatten, getAtt, nested, not, output, ref, stacks, type Nested, type Template } from '../../templates-src/cfn/index.ts'
import { differences } from './equivalence.ts'
import { large } from './large.ts'

const few = large({ conditions: 10, stacks: 10, resources: 12 })
const many = large({ conditions: 80, stacks: 10, resources: 12 })

/** CPU milliseconds of the quickest of some runs: what else the machine does only adds to them. */
function cpu(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test('a large tree has no problems, and its flat shape is the same', () => {
  deepEqual(check(many, 'product.yaml'), [])
  const flat = flatten(many)
  if ('refused' in flat) throw new Error(flat.refused.map(({ text }) => text).join('\n'))
  ok(Object.keys(flat.template.Resources).length >= 130)
  const names = Object.keys(many.Parameters ?? {}).filter((name) => name !== 'Name')
  ok(names.length >= 60)
  const sets = [() => 'on', () => 'off', ...Array.from({ length: 10 }, (_, set) => (_: string, index: number) => ['on', 'off', 'auto'][(index * (set + 2) + set) % 3]!)]
  for (const value of sets) {
    const parameters = Object.fromEntries(names.map((name, index) => [name, value(name, index)]))
    deepEqual(differences(many, flat.template, parameters), [], JSON.stringify(parameters))
  }
})

// Eight times the conditions; what tries cases takes more than a hundred times as long.
for (const [name, work] of [['flattening', flatten], ['checking', (root: typeof few) => check(root, 'product.yaml')]] as const) {
  test(`${name} takes about as long with 80 conditions as with 10`, () => {
    const [short, long] = [cpu(() => work(few)), cpu(() => work(many))]
    ok(long <= 4 * short + 50, `${long.toFixed(0)} ms of CPU against ${short.toFixed(0)} ms`)
  })
}

test('five times the stacks take no more than a small multiple of five times as long', () => {
  const huge = large({ conditions: 200, stacks: 36, resources: 12 })
  const [short, long] = [cpu(() => flatten(many)), cpu(() => flatten(huge))]
  ok(long <= 40 * short + 50, `${long.toFixed(0)} ms of CPU against ${short.toFixed(0)} ms`)
})

test('nested stacks that may all be empty, each waiting for all before it, are ordered in no time', () => {
  const child = {
    Description: 'A stack that may be empty',
    Parameters: { Mode: { Type: 'String' }, From: { Type: 'String' } },
    Conditions: { IsOn: equals(ref('Mode'), 'on'), IsOff: not(condition('IsOn')) },
    Resources: {
      On: { Type: 'AWS::SNS::Topic', Condition: 'IsOn', Properties: { DisplayName: ref('From') } },
      Off: { Type: 'AWS::SNS::Topic', Condition: 'IsOff', Properties: { DisplayName: ref('From') } },
    },
    Outputs: { Value: output('String', ref('From')) },
  } as Template<any, any>
  const children: Nested<any>[] = []
  for (let index = 0; index < 24; index++) {
    const before = children.map(({ LogicalId }) => LogicalId)
    const From = index > 0 ? getAtt(`Stack${index - 1}`, 'Outputs.Value') : 'first'
    children.push(nested(`Stack${index}`, child, { Mode: ref('Mode'), From } as any, { DependsOn: before }))
  }
  const root: Template<any, any> = { Description: 'A root', Parameters: { Mode: { Type: 'String' } }, Resources: stacks(...children) }
  const flat = flatten(root)
  if ('refused' in flat) throw new Error(flat.refused.map(({ text }) => text).join('\n'))
  for (const Mode of ['on', 'off']) deepEqual(differences(root, flat.template, { Mode }), [])
})

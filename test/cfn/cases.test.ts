import { deepEqual, equal, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { casesOf } from '../../templates-src/cfn/check/cases.ts'
import { stacksOf } from '../../templates-src/cfn/check/stack.ts'
import { equals, If, nested, ref, stacks, template, type Intrinsic, type Template } from '../../templates-src/cfn/index.ts'

const Parameters = {
  Size: { Type: 'String', AllowedValues: ['x', 'y', 'z'] },
  Name: { Type: 'String' },
  Other: { Type: 'String' },
} as const
const rootOf = (Conditions: Record<string, unknown>) =>
  stacksOf({ Description: '', Parameters, Conditions: Conditions as Record<string, Intrinsic>, Resources: {} } as Template, 'root.yaml')[0]!

const text = fc.constantFrom('x', 'y', 'z')
const { condition } = fc.letrec<{ condition: any }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'medium' },
    fc.record({ 'Fn::Equals': fc.tuple(fc.record({ Ref: fc.constantFrom('Size', 'Name', 'Other') }), text) }),
    fc.record({ 'Fn::Equals': fc.tuple(text, text) }),
    fc.record({ Condition: fc.constant('First') }),
    fc.record({ 'Fn::Equals': fc.tuple(text, fc.record({ 'Fn::If': fc.tuple(fc.constant('First'), fc.record({ Ref: fc.constantFrom('Size', 'Name') }), text) })) }),
    fc.record({ 'Fn::Not': fc.tuple(tie('condition')) }),
    fc.record({ 'Fn::And': fc.tuple(tie('condition'), tie('condition')) }),
    fc.record({ 'Fn::Or': fc.tuple(tie('condition'), tie('condition')) }),
  ),
}))

/** What CloudFormation makes of a condition when it knows the parameters. */
function evaluated(value: any, values: Record<string, string>, conditions: Record<string, any>): any {
  if (typeof value === 'string') return value
  const [[name, operands]] = Object.entries(value) as [[string, any]]
  const of = (operand: any) => evaluated(operand, values, conditions)
  if (name === 'Ref') return values[operands]
  if (name === 'Condition') return of(conditions[operands])
  if (name === 'Fn::If') return of(conditions[operands[0]]) ? of(operands[1]) : of(operands[2])
  const [left, right] = operands.map(of)
  return { 'Fn::Equals': left === right, 'Fn::Not': !left, 'Fn::And': left && right, 'Fn::Or': left || right }[name]
}

test('a claim about conditions is true when it is true for all values of the parameters', () => {
  const first = fc.record({ 'Fn::Equals': fc.tuple(fc.record({ Ref: fc.constantFrom('Size', 'Name') }), text) })
  const verdicts: boolean[] = []
  fc.assert(
    fc.property(first, condition, condition, (First, Premise, Conclusion) => {
      const conditions = { First, Premise, Conclusion }
      const stack = rootOf(conditions)
      const all = ['x', 'y', 'z'].flatMap((Size) => ['x', 'y', 'z', '-'].flatMap((Name) => ['x', 'y', 'z', '-'].map((Other) => ({ Size, Name, Other }))))
      const truth = all.every((values) => !evaluated(Premise, values, conditions) || evaluated(Conclusion, values, conditions))
      verdicts.push(truth)
      const { implies, holds } = casesOf()
      equal(implies(holds('Premise', stack), holds('Conclusion', stack)), truth)
    }),
    { numRuns: 2000 },
  )
  equal(new Set(verdicts).size, 2, 'both verdicts were met')
})

test('the last of the allowed values is certain when it is none of the others', () => {
  const isNot = (value: string) => ({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Size' }, value] }] })
  const stack = rootOf({ IsNeither: { 'Fn::And': [isNot('x'), isNot('y')] }, IsZ: { 'Fn::Equals': [{ Ref: 'Size' }, 'z'] } })
  const { implies, holds } = casesOf()
  equal(implies(holds('IsNeither', stack), holds('IsZ', stack)), true)
})

test('a parameter of a nested stack is what its parent passes', () => {
  const inner = template({
    Description: '',
    Parameters: { Mode: { Type: 'String' }, Zone: { Type: 'String', Default: 'a' } },
    Conditions: { IsOn: equals(ref('Mode'), 'on'), IsA: equals(ref('Zone'), 'a') },
    Resources: {},
  })
  const root = template({
    Description: '',
    Parameters,
    Conditions: { IsX: equals(ref('Size'), 'x') },
    Resources: stacks(nested('Inner', inner, { Mode: If('IsX', 'on', 'off') }, { Condition: 'IsX' })),
  })
  const [outer, child] = stacksOf(root as Template, 'root.yaml')
  const { exists, holds } = casesOf()
  equal(holds('IsOn', child!), holds('IsX', outer!))
  equal(holds('IsA', child!), true)
  equal(exists(child!), holds('IsX', outer!))
  notEqual(exists(child!), true)
  deepEqual([outer, child].map((stack) => stack!.file), ['root.yaml', 'inner.yaml'])
})

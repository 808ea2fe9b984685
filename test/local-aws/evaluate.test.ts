import { equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Context } from '../../scripts/local-aws/iam/conditions.ts'
import { evaluate, type Policy, type Request, type Statement } from '../../scripts/local-aws/iam/evaluate.ts'
import { literally, matches } from '../../scripts/local-aws/iam/wildcards.ts'

const policy = (...Statement: Statement[]): Policy => ({ Version: '2012-10-17', Statement })
const allow = (rest: Partial<Statement> = {}): Statement => ({ Effect: 'Allow', Action: '*', Resource: '*', ...rest })
const deny = (rest: Partial<Statement> = {}): Statement => ({ ...allow(rest), Effect: 'Deny' })
const get: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::books/shelf/one' }
const decided = (request: Request, ...statements: Statement[]) => evaluate([policy(...statements)], request)

const alphabet = fc.string({ unit: fc.constantFrom('a', 'b', '/', ':'), maxLength: 12 })

test('a pattern without wildcards matches itself and nothing else', () => {
  fc.assert(fc.property(alphabet, alphabet, (one, other) => matches(one, other) === (one === other)))
})

test('wildcards match as the regular expression they stand for', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
  const expression = (wildcards: string) => new RegExp(`^${wildcards.replaceAll('*', '.*').replaceAll('?', '.')}$`)
  fc.assert(fc.property(pattern, text, (wildcards, found) => matches(wildcards, found) === expression(wildcards).test(found)))
})

test('text taken literally matches itself, whatever it holds', () => {
  fc.assert(fc.property(fc.string({ maxLength: 20 }), (text) => matches(literally(text), text)))
})

test('a pattern made to be slow is not', () => {
  equal(matches(`${'a*'.repeat(40)}b`, 'a'.repeat(5000)), false)
})

test('nothing is allowed that no statement allows, and a Deny wins', () => {
  equal(decided(get), 'implicitDeny')
  equal(decided(get, allow()), 'allowed')
  equal(decided(get, allow(), deny({ Action: 's3:Get*' })), 'explicitDeny')
  equal(decided(get, deny({ Action: 's3:Put*' })), 'implicitDeny')
})

test('adding an Allow never takes a permission away, adding a Deny never gives one', () => {
  const words = fc.constantFrom('s3:GetObject', 's3:*', '*', 's3:Put*', 'ec2:Run?nstances')
  const statement = fc.record<Statement>({ Effect: fc.constantFrom('Allow', 'Deny'), Action: words, Resource: fc.constantFrom('*', 'arn:aws:s3:::books/*') })
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 5 }), words, (statements, Action) => {
      const before = decided(get, ...statements)
      return (before !== 'allowed' || decided(get, ...statements, allow({ Action })) === 'allowed') && (before === 'allowed' || decided(get, ...statements, deny({ Action })) !== 'allowed')
    }),
  )
})

test('actions have no case, resources do', () => {
  equal(decided(get, allow({ Action: 'S3:getobject' })), 'allowed')
  equal(decided(get, allow({ Resource: 'arn:aws:s3:::Books/*' })), 'implicitDeny')
})

test('NotAction and NotResource mean everything else', () => {
  equal(decided(get, allow({ Action: undefined, NotAction: 'iam:*' })), 'allowed')
  equal(decided(get, allow({ Action: undefined, NotAction: ['iam:*', 's3:Get*'] })), 'implicitDeny')
  equal(decided(get, allow({ Resource: undefined, NotResource: 'arn:aws:s3:::films/*' })), 'allowed')
  equal(decided(get, allow({ Resource: undefined, NotResource: 'arn:aws:s3:::books/*' })), 'implicitDeny')
})

test('a policy of a resource names who it is for', () => {
  const principal = { type: 'AWS' as const, names: ['arn:aws:sts::444455556666:assumed-role/Reader/ada', 'arn:aws:iam::444455556666:role/Reader', '444455556666'] }
  const who = (Principal: Statement['Principal']) => decided({ ...get, principal }, allow({ Principal }))
  equal(who('*'), 'allowed')
  equal(who({ AWS: '*' }), 'allowed')
  equal(who({ AWS: '444455556666' }), 'allowed')
  equal(who({ AWS: 'arn:aws:iam::444455556666:root' }), 'allowed')
  equal(who({ AWS: ['arn:aws:iam::444455556666:role/Writer', 'arn:aws:iam::444455556666:role/Reader'] }), 'allowed')
  equal(who({ AWS: 'arn:aws:iam::777788889999:root' }), 'implicitDeny')
  equal(who({ Service: 'servicecatalog.amazonaws.com' }), 'implicitDeny')
  equal(decided({ ...get, principal }, deny({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::777788889999:root' } })), 'explicitDeny')
})

test('variables stand for what the request holds, and a wildcard in it is only a character', () => {
  const mine = allow({ Resource: 'arn:aws:s3:::books/${aws:PrincipalTag/shelf}/*' })
  equal(decided({ ...get, context: { 'aws:principaltag/SHELF': 'shelf' } }, mine), 'allowed')
  equal(decided({ ...get, context: { 'aws:PrincipalTag/shelf': '*' } }, mine), 'implicitDeny')
  equal(decided(get, mine), 'implicitDeny')
  equal(decided(get, allow({ Resource: "arn:aws:s3:::books/${aws:PrincipalTag/shelf, 'shelf'}/*" })), 'allowed')
  equal(decided({ ...get, resource: 'arn:aws:s3:::books/a*b' }, allow({ Resource: 'arn:aws:s3:::books/a${*}b' })), 'allowed')
  equal(decided({ ...get, resource: 'arn:aws:s3:::books/axb' }, allow({ Resource: 'arn:aws:s3:::books/a${*}b' })), 'implicitDeny')
  equal(evaluate([{ Version: '2008-10-17', Statement: mine }], { ...get, context: { 'aws:PrincipalTag/shelf': 'shelf' } }), 'implicitDeny')
})

const cases: [operator: string, wanted: any, found: any, holds: boolean][] = [
  ['StringEquals', ['a', 'b'], 'b', true],
  ['StringEquals', 'a*', 'abc', false],
  ['StringEquals', 'a', undefined, false],
  ['StringNotEquals', ['a', 'b'], 'c', true],
  ['StringNotEquals', ['a', 'b'], 'b', false],
  ['StringNotEquals', 'a', undefined, true],
  ['StringEqualsIgnoreCase', 'ABC', 'abc', true],
  ['StringLike', 'repo:example/*:ref:?', 'repo:example/x:ref:y', true],
  ['StringNotLike', 'a*', 'abc', false],
  ['StringEqualsIfExists', 'a', undefined, true],
  ['StringEqualsIfExists', 'a', 'b', false],
  ['Bool', 'true', true, true],
  ['Bool', false, 'true', false],
  ['BoolIfExists', 'true', undefined, true],
  ['Null', 'true', undefined, true],
  ['Null', 'false', undefined, false],
  ['Null', 'false', 'x', true],
  ['ArnLike', 'arn:aws:iam::*:role/Stack*', 'arn:aws:iam::444455556666:role/StackRole', true],
  ['ArnEquals', 'arn:aws:*', 'arn:aws:iam::444455556666:role/x', false],
  ['ArnNotLike', 'arn:aws:iam::*:role/Stack*', 'arn:aws:iam::444455556666:user/x', true],
  ['IpAddress', ['192.0.2.0/24', '2001:db8::/32'], '192.0.2.77', true],
  ['IpAddress', ['192.0.2.0/24', '2001:db8::/32'], '2001:db8:1::1', true],
  ['IpAddress', '192.0.2.1', '192.0.2.2', false],
  ['NotIpAddress', '192.0.2.0/24', '198.51.100.1', true],
  ['NumericLessThanEquals', '3600', 3600, true],
  ['NumericGreaterThan', 10, '10', false],
  ['NumericEquals', '1.0', 1, true],
  ['DateLessThan', '2030-01-01T00:00:00Z', '2029-12-31T23:59:59Z', true],
  ['DateGreaterThanEquals', '2030-01-01T00:00:00Z', '1893456000', true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
  ['ForAllValues:StringEquals', 'a', undefined, true],
  ['ForAnyValue:StringLike', 'a*', ['x', 'ab'], true],
  ['ForAnyValue:StringEquals', 'a', ['x', 'y'], false],
  ['ForAnyValue:StringEquals', 'a', undefined, false],
  ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], true],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'c'], true],
]

for (const [operator, wanted, found, holds] of cases) {
  test(`${operator} ${JSON.stringify(wanted)} ${holds ? 'holds' : 'does not hold'} for ${JSON.stringify(found) ?? 'a key that is not there'}`, () => {
    const context: Context = found === undefined ? {} : { 'x:Key': found }
    equal(decided({ ...get, context }, allow({ Condition: { [operator]: { 'x:key': wanted } } })), holds ? 'allowed' : 'implicitDeny')
  })
}

test('all conditions of a statement must hold', () => {
  const both = allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 's3:ExistingObjectTag/a': 'b' } } })
  equal(decided({ ...get, context: { 'aws:PrincipalOrgID': 'o-1' } }, both), 'implicitDeny')
  equal(decided({ ...get, context: { 'aws:PrincipalOrgID': 'o-1', 's3:ExistingObjectTag/a': 'b' } }, both), 'allowed')
})

test('an operator that is none is said so', () => {
  throws(() => decided(get, allow({ Condition: { StringEqual: { a: 'b' } } })), { message: 'Condition: no operator is called "StringEqual"' })
})

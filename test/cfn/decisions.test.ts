import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decisions, type Decision } from '../../templates-src/cfn/decisions.ts'

/** A claim about three things: A is one of three texts, the others are any. */
type Claim = { thing: string; text: string } | { not: Claim } | { and: Claim[] } | { or: Claim[] }
const texts = ['x', 'y', 'z']
const allowed: Record<string, string[]> = { A: texts }
const worlds = texts.flatMap((A) => [...texts, '-'].flatMap((B) => [...texts, '-'].map((C): Record<string, string> => ({ A, B, C }))))

const { claim } = fc.letrec<{ claim: Claim }>((tie) => ({
  claim: fc.oneof(
    { depthSize: 'medium' },
    fc.record({ thing: fc.constantFrom('A', 'B', 'C'), text: fc.constantFrom(...texts) }),
    fc.record({ not: tie('claim') }),
    fc.record({ and: fc.array(tie('claim'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('claim'), { maxLength: 3 }) }),
  ),
}))

function isTrue(claim: Claim, world: Record<string, string>): boolean {
  if ('thing' in claim) return world[claim.thing] === claim.text
  if ('not' in claim) return !isTrue(claim.not, world)
  return 'and' in claim ? claim.and.every((part) => isTrue(part, world)) : claim.or.some((part) => isTrue(part, world))
}

test('what follows from what is so in every case, and the same is the same object', () => {
  fc.assert(
    fc.property(claim, claim, (a, b) => {
      const { is, and, or, not, implies } = decisions()
      const of = (claim: Claim): Decision => {
        if ('thing' in claim) return is(claim.thing, claim.text, allowed[claim.thing])
        if ('not' in claim) return not(of(claim.not))
        return 'and' in claim ? and(...claim.and.map(of)) : or(...claim.or.map(of))
      }
      equal(implies(of(a), of(b)), worlds.every((world) => !isTrue(a, world) || isTrue(b, world)))
      equal(of(a) === of(b), worlds.every((world) => isTrue(a, world) === isTrue(b, world)))
    }),
    { numRuns: 3000 },
  )
})

test('what would take too long counts as not implied, and it is said', () => {
  const { is, and, or, implies, gaveUp } = decisions()
  const names = Array.from({ length: 40 }, (_, index) => String(index))
  const all = and(...names.map((name) => is(name, 'a')))
  equal(implies(all, is('7', 'a')), true)
  // Each of twenty pairs of things that are asked about in another order than they are paired: the worst there is.
  const pairs = and(...names.slice(0, 20).map((name, index) => or(is(name, 'b'), is(names[index + 20]!, 'b'))))
  equal(gaveUp(), true)
  equal(implies(pairs, pairs), false)
})

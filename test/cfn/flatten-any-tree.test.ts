import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { flatten } from '../../templates-src/cfn/index.ts'
import { differences, pairwise } from './equivalence.ts'
import { evaluated } from './evaluated.ts'
import { tree } from './trees.ts'

test('any tree is the same when it is flat, or it is said why it cannot be', () => {
  let refused = 0
  const met = { conditions: new Set<boolean>(), depths: new Set<number>(), orders: 0 }
  const numRuns = 600
  fc.assert(
    fc.property(tree, (root) => {
      const flat = flatten(root)
      if ('refused' in flat) {
        // A random wire may bring what AWS gives to a condition; nothing else of these trees is refused.
        deepEqual([...new Set(flat.refused.map(({ code }) => code))], ['LateCondition'])
        refused++
        return
      }
      for (const parameters of pairwise(root)) {
        deepEqual(differences(root, flat.template, parameters), [], JSON.stringify(parameters))
        const { resources, conditions } = evaluated(root, parameters)
        for (const holds of Object.values(conditions)) met.conditions.add(holds)
        for (const { path, before } of resources.values()) {
          met.depths.add(path.split('/').length)
          met.orders += before.size
        }
      }
    }),
    // The same trees each time, unless SEED says others. They shrink slowly: what is found in half a minute is told.
    { numRuns, seed: Number(process.env.SEED ?? 1), interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
  )
  ok(refused <= numRuns / 10, `${refused} of ${numRuns} trees were refused`)
  deepEqual([met.conditions.size, [...met.depths].sort()], [2, [1, 2, 3]])
  ok(met.orders > numRuns * 10)
})

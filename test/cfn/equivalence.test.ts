import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { flatten, type Template } from '../../templates-src/cfn/index.ts'
import { assertEquivalent, pairwise } from './equivalence.ts'
import { evaluated } from './evaluated.ts'

const flatOf = (root: Template) => {
  const result = flatten(root)
  if ('refused' in result) throw new Error(result.refused.map(({ text }) => text).join('\n'))
  return result.template
}

for (const name of productNames()) {
  test(`both shapes of ${name} are the same, whatever two parameters are`, async () => {
    const { Template } = await loadProduct(name)
    const sets = pairwise(Template)
    assertEquivalent(Template, flatOf(Template), sets)

    const met = new Map<string, Set<boolean>>()
    for (const set of sets) {
      for (const [condition, holds] of Object.entries(evaluated(Template, set).conditions)) met.set(condition, (met.get(condition) ?? new Set()).add(holds))
    }
    ok(met.size > 0)
    deepEqual([...met].flatMap(([condition, truths]) => (truths.size === 2 ? [] : [condition])), [], 'every condition was met true and false')
  })
}

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
    // Once more where nothing that exists is given, as much is made then only.
    const blank = Object.fromEntries(Object.entries(Template.Parameters ?? {}).flatMap(([parameter, { Default }]) => (Default === '' ? [[parameter, '']] : [])))
    const sets = pairwise(Template).flatMap((set) => [set, { ...set, ...blank }])
    const flat = flatOf(Template)
    assertEquivalent(Template, flat, sets)

    const met = new Map<string, Set<boolean>>()
    for (const set of sets) {
      for (const [condition, holds] of Object.entries(evaluated(Template, set).conditions)) met.set(condition, (met.get(condition) ?? new Set()).add(holds))
    }
    ok(met.size > 0)
    // What the product decides for a stack that others share is no condition of the flat shape any more.
    const isOpen = (condition: string) => condition.replace('/Conditions.', '').replaceAll('/', '') in (flat.Conditions ?? {})
    deepEqual([...met].flatMap(([condition, truths]) => (truths.size === 2 || !isOpen(condition) ? [] : [condition])), [], 'every condition was met true and false')
  })
}

import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { casesOf } from '../../templates-src/cfn/flatten/conditions.ts'
import { flatten, type Template } from '../../templates-src/cfn/index.ts'
import { refusals } from '../support/resolved.ts'
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
    const made = pairwise(Template).flatMap((set) => [set, { ...set, ...blank }]).flatMap((set) => {
      try {
        return [{ set, ...evaluated(Template, set) }]
      } catch (error) {
        // What fails half-way is refused before it begins, and has no shape.
        if (refusals(Template, set).length === 0) throw error
        return []
      }
    })
    const flat = flatOf(Template)
    assertEquivalent(Template, flat, made.map(({ set }) => set))

    const met = new Map<string, Set<boolean>>()
    for (const { conditions } of made) {
      for (const [condition, holds] of Object.entries(conditions)) met.set(condition, (met.get(condition) ?? new Set()).add(holds))
    }
    ok(met.size > 0)
    // What the product decides for a stack that others share is no condition of the flat shape any more, or the one of the stack itself.
    const { Conditions = {}, Parameters = {} } = flat
    const cases = casesOf(Conditions as Parameters<typeof casesOf>[0], Parameters)
    const isOpen = (condition: string) => {
      const [name, whole] = [condition.replace('/Conditions.', '').replaceAll('/', ''), Template.Resources[condition.split('/')[0]!]?.Condition as string | undefined]
      return name in Conditions && cases.of({ Condition: name }) !== (whole ? cases.of({ Condition: whole }) : true)
    }
    deepEqual([...met].flatMap(([condition, truths]) => (truths.size === 2 || !isOpen(condition) ? [] : [condition])), [], 'every condition was met true and false')
  })
}

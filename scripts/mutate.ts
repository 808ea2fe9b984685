import { emitted } from '../templates-src/cfn/index.ts'
import { hub } from '../templates-src/stacks/hub.ts'
import { report } from './failure.ts'
import { heldOf, packFindings } from './gate/gate.ts'
import { hasPacks } from './gate/packs.ts'
import { type Mutant, mutantsOf } from './gate/mutants.ts'
import { ownFindings } from './gate/rules.ts'
import type { Template } from './gate/statements.ts'
import { loadProduct, productNames } from './products.ts'

/* npm run mutate: how many security-relevant changes to the emitted templates some gate notices. */

/** What was changed, and which gate noticed: our rules, a pack, or none. */
export type Tried = { template: string; what: string; isCondition: boolean; noticedBy: 'rules' | 'packs' | undefined }

const keys = (findings: { Rule: string; Resource: string; says?: string }[]) => findings.map(({ Rule, Resource, says = '' }) => `${Rule} ${Resource} ${says}`)
const isNews = (before: string[], after: string[]) => after.some((key) => !before.includes(key)) || after.length > before.length

/** Tries every mutant of the templates of products and of the hub: our rules first, the packs on what those let pass. */
export async function mutated(names = productNames()): Promise<Tried[]> {
  const products = await Promise.all(names.map(async (name) => heldOf(name, await loadProduct(name))))
  const held = [...products.flat().filter(({ id }) => /flat\.yaml$|launch-role\.yaml$/.test(id)), { id: 'hub hub.yaml', template: emitted(hub()) as unknown as Template, prefix: '' }]
  return held.flatMap(({ id, template }) => {
    const before = keys(ownFindings(template))
    const tried = mutantsOf(template).map((mutant) => ({ mutant, isCaught: isNews(before, keys(ownFindings(mutant.template))) }))
    const escaped = tried.filter(({ isCaught }) => !isCaught).map(({ mutant }) => mutant)
    const caught = new Set(escaped.length > 0 && hasPacks() ? byPacks(template, escaped) : [])
    return tried.map(({ mutant: { what, isCondition }, isCaught }, index): Tried => ({ template: id, what, isCondition, noticedBy: isCaught ? 'rules' : caught.has(tried[index]!.mutant) ? 'packs' : undefined }))
  })
}

function byPacks(template: Template, mutants: Mutant[]): Mutant[] {
  const found = packFindings([{ id: 'before', template, prefix: '' }, ...mutants.map((mutant, index) => ({ id: String(index), template: mutant.template, prefix: '' }))])
  const of = (id: string) => keys(found.filter((finding) => finding.id === id))
  return mutants.filter((_, index) => isNews(of('before'), of(String(index))))
}

if (process.argv[1]?.endsWith('mutate.js')) {
  try {
    const tried = await mutated()
    const score = (some: Tried[]) => `${some.filter(({ noticedBy }) => noticedBy).length} of ${some.length}`
    for (const id of new Set(tried.map(({ template }) => template))) console.log(`${id}: ${score(tried.filter(({ template }) => template === id))}`)
    console.log(`noticed: ${score(tried)}, ${((tried.filter(({ noticedBy }) => noticedBy).length / tried.length) * 100).toFixed(1)} %; of dropped conditions ${score(tried.filter(({ isCondition }) => isCondition))}`)
    for (const { template, what } of tried.filter(({ noticedBy }) => !noticedBy)) console.log(`  not noticed: ${template}: ${what}`)
  } catch (error) {
    report(error)
    process.exitCode = 1
  }
}

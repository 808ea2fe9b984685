import { emitted } from '../templates-src/cfn/index.ts'
import { hub } from '../templates-src/stacks/hub.ts'
import { report } from './failure.ts'
import { type Held, heldOf, packFindings } from './gate/gate.ts'
import { hasPacks } from './gate/packs.ts'
import { type Mutant, mutantsOf } from './gate/mutants.ts'
import { findingsAround, ownFindings } from './gate/rules.ts'
import type { Template } from './gate/statements.ts'
import { waivesOf } from './gate/waivers.ts'
import { chosen, loadProduct } from './products.ts'

/* npm run mutate [-- product… hub]: how many security-relevant changes to the emitted templates some gate notices. */

/** What was changed, and which gate noticed: our rules, a pack, or none. */
export type Tried = { template: string; what: string; isCondition: boolean; noticedBy: 'rules' | 'packs' | undefined }
type Found = { Rule: string; Resource: string; says?: string }
type Waives = (finding: Found) => boolean

/** What the gate would say of a mutant that it does not say without: what is waived passes, changed or not. */
const isNews = (before: Found[], after: Found[], waives: Waives) => {
  const keys = (findings: Found[]) => findings.filter((one) => !waives(one)).map(({ Rule, Resource, says = '' }) => `${Rule} ${Resource} ${says}`)
  const known = keys(before)
  return keys(after).some((key) => !known.includes(key)) || keys(after).length > known.length
}

const hubHeld = (): Held => ({ id: 'hub hub.yaml', template: emitted(hub()) as unknown as Template, prefix: '' })

/**
 * Tries every mutant of the flat template and the launch role of a product, or of the hub: our rules first, and the packs on
 * what those let pass.
 */
export async function mutated(name: string, { packs = hasPacks() } = {}): Promise<Tried[]> {
  if (name === 'hub') return tried(hubHeld(), () => false, packs)
  const held = heldOf(name, await loadProduct(name)).filter(({ id }) => / (flat|launch-role)\.yaml$/.test(id))
  const waives = waivesOf(name)
  return held.flatMap((one) => tried(one, waives, packs))
}

function tried({ id, template }: Held, waives: Waives, packs: boolean): Tried[] {
  const before = new Map<string | undefined, Found[]>([[undefined, ownFindings(template)]])
  const of = (one: Template, resource: string | undefined) => (resource === undefined ? ownFindings(one) : findingsAround(one, resource, template.Resources[resource]!.Type))
  const mutants = mutantsOf(template).map((mutant) => {
    const { resource } = mutant
    if (!before.has(resource)) before.set(resource, of(template, resource))
    return { mutant, isCaught: isNews(before.get(resource)!, of(mutant.template, resource), waives) }
  })
  const escaped = mutants.filter(({ isCaught }) => !isCaught).map(({ mutant }) => mutant)
  const caught = new Set(packs && escaped.length > 0 ? byPacks(template, escaped, waives) : [])
  return mutants.map(({ mutant, isCaught }) => ({ template: id, what: mutant.what, isCondition: mutant.isCondition, noticedBy: isCaught ? 'rules' : caught.has(mutant) ? 'packs' : undefined }))
}

/** The resources that refer to one, and those that it refers to, and so on: what a pack may look at to judge it. */
function around(template: Template, id: string): Template {
  const { Resources } = template
  const mentionedBy = (of: string) => {
    const text = JSON.stringify(Resources[of])
    return Object.keys(Resources).filter((other) => new RegExp(`"${other}"|\\$\\{${other}[.}]`).test(text))
  }
  const kept = new Set([id, ...Object.keys(Resources).filter((other) => mentionedBy(other).includes(id))])
  for (const one of kept) for (const other of mentionedBy(one)) kept.add(other)
  return { ...template, Resources: Object.fromEntries(Object.entries(Resources).filter(([one]) => kept.has(one))) }
}

function byPacks(template: Template, mutants: Mutant[], waives: Waives): Mutant[] {
  const resources = [...new Set(mutants.map(({ resource }) => resource))]
  const small = (one: Template, resource: string | undefined) => (resource === undefined ? one : around(one, resource))
  const found = packFindings([
    ...resources.map((resource) => ({ id: `before ${resource}`, template: small(template, resource), prefix: '' })),
    ...mutants.map(({ resource, template }, index) => ({ id: String(index), template: small(template, resource), prefix: '' })),
  ])
  const of = (id: string) => found.filter((finding) => finding.id === id)
  return mutants.filter(({ resource }, index) => isNews(of(`before ${resource}`), of(String(index)), waives))
}

/** A score for people: so many of so many, and how much that is. */
export const score = (some: Tried[]) => {
  const noticed = some.filter(({ noticedBy }) => noticedBy).length
  return `${noticed} of ${some.length}${some.length > 0 ? `, ${((noticed / some.length) * 100).toFixed(1)} %` : ''}`
}

const conditions = (some: Tried[]) => some.filter(({ isCondition }) => isCondition)

if (process.argv[1]?.endsWith('mutate.js')) {
  try {
    const all: Tried[] = []
    const given = process.argv.slice(2)
    const products = given.filter((name) => name !== 'hub')
    for (const name of [...(products.length > 0 || given.length === 0 ? chosen(products) : []), ...(given.length === 0 || given.includes('hub') ? ['hub'] : [])]) {
      const some = await mutated(name)
      console.log(`${name}: ${score(some)}; of dropped conditions ${score(conditions(some))}`)
      for (const { template, what } of some.filter(({ noticedBy }) => !noticedBy)) console.log(`  not noticed: ${template}: ${what}`)
      all.push(...some)
    }
    console.log(`noticed: ${score(all)}; of dropped conditions ${score(conditions(all))}; by our rules ${all.filter(({ noticedBy }) => noticedBy === 'rules').length}`)
  } catch (error) {
    report(error)
    process.exitCode = 1
  }
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { assemble, childrenOf, emitted, fileName, flatten, type Template as Source } from '../../templates-src/cfn/index.ts'
import type { Product } from '../../products/product.ts'
import { hub } from '../../templates-src/stacks/hub.ts'
import { failed } from '../failure.ts'
import { root } from '../products.ts'
import { folded, joined } from './fold.ts'
import { hasPacks, packsFolder } from './packs.ts'
import { ownFindings, rules } from './rules.ts'
import type { Template } from './statements.ts'
import { type GateFinding, waived } from './waivers.ts'

/**
 * A template to hold against rules. `prefix` makes its logical IDs those of the flat shape; `made` says of which product
 * and profile it is all that is made, or that it is the launch role.
 */
export type Held = { id: string; template: Template; prefix: string; made?: string }
/** What a rule finds in a template that is held against it. */
export type Found = GateFinding & { id: string }

/** Which prefix the flat shape gives the resources of each file of a tree. */
function prefixes(template: Source, prefix = ''): Record<string, string> {
  return Object.assign({}, ...Object.entries(childrenOf(template)).map(([logicalId, child]) => ({ [fileName(logicalId)]: prefix + logicalId, ...prefixes(child, prefix + logicalId) })))
}

/** Every template of a product: both shapes as written, the flat one as each profile has it, and the launch role. */
export function heldOf(name: string, { Template, LaunchRole, Profiles = {} }: Product): Held[] {
  const flat = flatten(Template)
  if ('refused' in flat) throw failed(...flat.refused.map(({ text }) => `products/${name}: ${text}`))
  const written = emitted(flat.template) as unknown as Template
  const prefixOf = prefixes(Template)
  return [
    { id: `${name} flat.yaml`, template: written, prefix: '' },
    ...Object.entries(assemble(Template)).map(([file, template]) => ({ id: `${name} ${file}`, template: template as unknown as Template, prefix: prefixOf[file] ?? '' })),
    ...Object.entries(Profiles).map(([profile, { Parameters }]) => ({ id: `${name} flat.yaml as ${profile}`, template: folded(written, Parameters), prefix: '', made: `${name} ${profile}` })),
    ...(LaunchRole ? [{ id: `${name} launch-role.yaml`, template: emitted(LaunchRole) as unknown as Template, prefix: '', made: `${name} launch role` }] : []),
  ]
}

/** What the rule packs find; needs them installed. */
export function packFindings(held: Held[]): Found[] {
  const program = join(root, 'scripts/gate/packs/run.mjs')
  // Nested stacks are no resource of a pack: they are held one by one.
  const input = held.map(({ id, template }) => ({ id, template: { ...template, Resources: joined(Object.fromEntries(Object.entries(template.Resources).filter(([, { Type }]) => Type !== 'AWS::CloudFormation::Stack'))), Outputs: undefined, Rules: undefined } }))
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, packsFolder], { input: JSON.stringify(input.filter(({ template }) => Object.keys(template.Resources).length > 0)), encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw failed(`the rule packs did not run: ${stderr.trim().split('\n').filter((line) => !line.startsWith('    at ')).slice(-3).join(' ')}`)
  const prefixOf = new Map(held.map(({ id, prefix }) => [id, prefix]))
  return JSON.parse(stdout).map((finding: Found) => ({ ...finding, Resource: prefixOf.get(finding.id) + finding.Resource }))
}

/**
 * What our rules are held against: every template as it is written, as they read both sides of a condition, and the flat one
 * with the values of the strict profile for its defaults. What other profiles choose is theirs to choose.
 */
function ourHeld({ Profiles }: Product, held: Held[]): Held[] {
  const flat = held[0]!
  const { Parameters = {} } = flat.template
  const values = Profiles?.strict?.Parameters ?? {}
  const defaults = Object.fromEntries(Object.entries(Parameters).map(([name, parameter]) => [name, name in values ? { ...parameter, Default: values[name] } : parameter]))
  return [...held.filter(({ id }) => !id.includes(' as ')), { ...flat, id: `${flat.id} as strict`, template: { ...flat.template, Parameters: defaults } }]
}

const severity = new Map(rules.map(({ Id, Severity }) => [Id, Severity]))
const ourFindings = (held: Held[]): Found[] =>
  held.flatMap(({ id, template, prefix }) => ownFindings(template, !/ (flat|launch-role)\.yaml/.test(id)).map(({ Rule, Resource, At, says }) => ({ id, Rule, Resource: prefix + Resource, Severity: severity.get(Rule)!, says: `${At ? `${At} ` : ''}${says}` })))

/** What our rules find in the hub's own template, which nobody may waive. */
export const hubFindings = (): string[] =>
  ownFindings(emitted(hub()) as unknown as Template).map(({ Rule, Resource, says }) => `scripts/hub/hub.yaml: ${Resource}: ${Rule}: ${says}; mend it`)

/**
 * Problems of products: findings that nobody waived, and waivers that are wrong. One process runs the packs for all, unless
 * what they find is known.
 */
export function gate(products: { name: string; product: Product }[], packed?: Found[]): string[] {
  const all = products.map(({ name, product }) => {
    const held = heldOf(name, product)
    return { name, held, ours: ourHeld(product, held) }
  })
  const packs = packed ?? (hasPacks() ? packFindings(all.flatMap(({ held }) => held)) : undefined)
  return all.flatMap(({ name, held, ours }) => {
    const ids = new Set(held.map(({ id }) => id))
    const found: Found[] = [...ourFindings(ours), ...(packs?.filter(({ id }) => ids.has(id)) ?? [])]
    const resources = [...new Set(held.flatMap(({ template, prefix }) => [...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})].map((id) => prefix + id)))]
    const known = { rules: [...rules.map(({ Id }) => Id), ...(packs ?? []).map(({ Rule }) => Rule)], resources }
    const { open, problems } = waived(name, found, { ...known, isWhole: packs !== undefined })
    const seen = new Map(open.map(({ id, Rule, Resource, Severity, says }) => [`${Rule} ${Resource} ${says}`, `products/${id.replace(/ as .*/, '').replace(' ', '/templates/')}: ${Resource}: ${Rule} (${Severity})${says ? `: ${says}` : ''}; mend it, or waive it in products/${name}/waivers.yaml`]))
    return [...seen.values(), ...problems]
  })
}

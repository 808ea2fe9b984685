import { equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { takenBy } from '../../scripts/launch/replaces.ts'
import { refusedOf } from '../../scripts/launch/taken.ts'
import { loadProduct } from '../../scripts/products.ts'
import { root } from './local.ts'
import { flatTemplate } from './open-paths.ts'

export const readmeOf = (product: string) => readFileSync(join(root, 'products', product, 'README.md'), 'utf8')

type Given = Record<string, string>
/** Updates to try, by parameter: `other` is its new value, `base` what has to be so for it to matter, `together` what changes with it. */
type Updates = { launched: Given; other: Given; base: Record<string, Given>; together: Record<string, Given> }

/** Holds the last cell of each parameter's row to what an update with another value is: refused, as it would take data away, or not. */
export async function refusesWhatItsReadmeSays(product: string, { launched, other, base, together }: Updates) {
  const { Template } = await loadProduct(product)
  const template = flatTemplate(product)
  const rows = readmeOf(product).split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').map((cell) => cell.trim()))
  for (const [name, { AllowedValues = [], Default }] of Object.entries(Template.Parameters!)) {
    const [, , , , update = ''] = rows.find(([, names, ...cells]) => names!.includes(`\`${name}\``) && cells.length === 4) ?? []
    const now = { ...launched, ...base[name] }
    const value = other[name] ?? AllowedValues.find((one) => String(one) !== String(Default))
    ok(value !== undefined, `${name} has no other value to try`)
    const then = { ...now, [name]: String(value), ...together[name] }
    const refused = refusedOf(takenBy({ template, parameters: now }, { template, parameters: then }), [], 'one')
    equal(/^refused/.test(update), refused.length > 0, `${name}: "${update}" ${JSON.stringify(refused)}`)
  }
}

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { assemble, emitted, flatten, toYaml } from '../templates-src/cfn/index.ts'
import type { Product } from '../products/product.ts'
import { refused } from './failure.ts'
import { hubFolder } from './hub/hub.ts'
import { hubTemplates } from './hub/templates.ts'
import { chosen, loadProducts, root, templatesFolder } from './products.ts'

/** A product's templates, file name → text: the nested shape, the flat shape and the launch role. Refuses what cannot be flattened. */
export function templatesOf(name: string, { Template, LaunchRole }: Product): Record<string, string> {
  const flat = flatten(Template)
  if ('refused' in flat) throw refused(...flat.refused.map(({ text }) => `products/${name}/templates/flat.yaml: ${text}`))
  const files = { ...assemble(Template), 'flat.yaml': emitted(flat.template), ...(LaunchRole && { 'launch-role.yaml': emitted(LaunchRole) }) }
  return Object.fromEntries(Object.entries(files).map(([file, template]) => [file, toYaml(template)]))
}

type Difference = { path: string; text?: string; found: 'stale' | 'missing' | 'stray' }

/** What differs between the templates in a folder and what should be there. */
function differences(folder: string, files: Record<string, string>): Difference[] {
  const there = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : []
  return [
    ...Object.entries(files).flatMap(([file, text]): Difference[] => {
      if (!there.includes(file)) return [{ path: join(folder, file), text, found: 'missing' }]
      return readFileSync(join(folder, file), 'utf8') === text ? [] : [{ path: join(folder, file), text, found: 'stale' }]
    }),
    ...there.filter((file) => !(file in files)).map((file): Difference => ({ path: join(folder, file), found: 'stray' })),
  ]
}

/** A sentence for each committed template of a folder that is not what is emitted there. */
export const stale = (folder: string, files: Record<string, string>): string[] =>
  differences(folder, files).map(({ path, found }) => `${relative(root, path)}: ${advice[found]}`)

/** Writes what differs, of all products and the hub or of some products; with `check` writes nothing and fails, naming each file. */
export async function emit(asked: string[] = [], { check = false, json = false }: { check?: boolean; json?: boolean } = {}) {
  const names = chosen(asked)
  const found: Difference[] = []
  for (const { name, product } of await loadProducts(names)) found.push(...differences(templatesFolder(name), templatesOf(name, product)))
  if (asked.length === 0) found.push(...differences(hubFolder, hubTemplates()))
  if (check && found.length > 0) throw refused(...found.map(({ path, found }) => `${relative(root, path)}: ${advice[found]}`))
  for (const { path, text } of found) {
    mkdirSync(dirname(path), { recursive: true })
    if (text === undefined) rmSync(path)
    else writeFileSync(path, text)
  }
  const done = found.map(({ path, text }) => ({ file: relative(root, path), done: text === undefined ? 'removed' : 'wrote' }))
  if (json) console.log(JSON.stringify(done, null, 2))
  else if (done.length === 0) console.log(`${names.length} ${names.length === 1 ? 'product' : 'products'}: every template is current`)
  else console.log(done.map(({ file, done }) => `${done} ${file}`).join('\n'))
}

const advice = {
  stale: 'differs from what its product emits; run "npm run emit" and review the change',
  missing: 'is missing; run "npm run emit"',
  stray: 'is not emitted by its product; remove it, or run "npm run emit"',
}

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assemble, emitted, flatten, toYaml } from '../templates-src/cfn/index.ts'
import type { Product } from '../products/product.ts'
import { failed, refused } from './failure.ts'
import { loadProduct, productNames, root, templatesFolder } from './products.ts'

/** A product's templates, file name → text: the nested shape, the flat shape and the launch role. Refuses what cannot be flattened. */
export function templatesOf(name: string, { Template, LaunchRole }: Product): Record<string, string> {
  const flat = flatten(Template)
  if ('refused' in flat) throw refused(...flat.refused.map(({ text }) => `products/${name}/templates/flat.yaml: ${text}`))
  const files = { ...assemble(Template), 'flat.yaml': emitted(flat.template), 'launch-role.yaml': emitted(LaunchRole) }
  return Object.fromEntries(Object.entries(files).map(([file, template]) => [file, toYaml(template)]))
}

type Difference = { path: string; text?: string; found: 'stale' | 'missing' | 'stray' }

/** What differs between a folder of templates and what should be in it. */
function differences(folder: string, files: Record<string, string>): Difference[] {
  const there = existsSync(folder) ? readdirSync(folder) : []
  return [
    ...Object.entries(files).flatMap(([file, text]): Difference[] => {
      if (!there.includes(file)) return [{ path: join(folder, file), text, found: 'missing' }]
      return readFileSync(join(folder, file), 'utf8') === text ? [] : [{ path: join(folder, file), text, found: 'stale' }]
    }),
    ...there.filter((file) => !(file in files)).map((file): Difference => ({ path: join(folder, file), found: 'stray' })),
  ]
}

/** Writes what differs; with `check` writes nothing and fails, naming each file. */
export async function emit({ check = false, json = false }: { check?: boolean; json?: boolean } = {}) {
  const names = productNames()
  const all = await Promise.all(
    names.map(async (name) => differences(templatesFolder(name), templatesOf(name, await loadProduct(name)))),
  )
  const found = all.flat().map((difference) => ({ ...difference, file: relative(root, difference.path) }))
  if (check && found.length > 0) throw failed(...found.map(({ file, found }) => `${file}: ${advice[found]}`))
  for (const { path, text } of found) {
    mkdirSync(join(path, '..'), { recursive: true })
    if (text === undefined) rmSync(path)
    else writeFileSync(path, text)
  }
  if (json) console.log(JSON.stringify(found.map(({ file, found }) => ({ file, found })), null, 2))
  else console.log(found.length === 0 ? `${names.length} products, every template is current` : found.map(({ file, text }) => `${text === undefined ? 'removed' : 'wrote'} ${file}`).join('\n'))
}

const advice = {
  stale: 'differs from what its product emits; run "npm run emit" and review the change',
  missing: 'is missing; run "npm run emit"',
  stray: 'is not emitted by its product; remove it, or run "npm run emit"',
}

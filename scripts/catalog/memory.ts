import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../products.ts'
import type { Catalog } from './types.ts'

const file = join(root, '.cache/catalog.json')

/** The text of a catalog and the age of all code it is held against: the rules, and the products with their parameters. */
function keyOf(text: string): string {
  const code = ['products', 'templates-src', 'scripts/catalog', 'scripts/launch'].flatMap((name) =>
    readdirSync(join(root, 'build', name), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => `${name}/${file} ${statSync(join(root, 'build', name, file)).mtimeMs}`),
  )
  const schema = readFileSync(join(root, 'scripts/catalog/catalog.schema.json'), 'utf8')
  return createHash('sha256').update(JSON.stringify([text, schema, code])).digest('hex')
}

/** The catalog that was read last and found right, when it is this one. */
export function remembered(text: string): Catalog | undefined {
  try {
    const { key, catalog } = JSON.parse(readFileSync(file, 'utf8'))
    return key === keyOf(text) ? catalog : undefined
  } catch {
    return undefined
  }
}

/** Remembers a catalog for the next command; where nothing can be written it is read again. */
export function remember(text: string, catalog: Catalog) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ key: keyOf(text), catalog }))
  } catch {}
}

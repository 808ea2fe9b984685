import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './local.ts'

/** The committed catalog with the farm as its only product, so that what is called can be counted, and changed by a test. */
export function farmCatalog(change: (text: string) => string = (text) => text, folder = mkdtempSync(join(tmpdir(), 'stackroom-')), name = 'farm'): string {
  const path = join(folder, `${name}.yaml`)
  writeFileSync(path, change(readFileSync(join(root, 'products/catalog.yaml'), 'utf8').replace(/Products: \[mutation-farm,.*\]/, 'Products: [mutation-farm]')))
  return path
}

import { readFile } from 'node:fs/promises'
import { refused } from '../failure.ts'
import { remembered, remember } from './memory.ts'
import type { Catalog } from './types.ts'

export type { Catalog, OperationPreferences, Portfolio, Principal, Rollout, Share } from './types.ts'

/** A catalog file, checked. Everything wrong with it is refused at once, each problem with its line and column. */
export async function loadCatalog(path: string): Promise<Catalog> {
  const text = await readText(path)
  const known = remembered(text)
  if (known) return known
  // Parser, schema and products take longer to load than all that is left to do before AWS is asked.
  const { read } = await import('./read.ts')
  const catalog = await read(path, text)
  remember(text, catalog)
  return catalog
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error) => {
    if (error.code === 'ENOENT') throw refused(`${path}: there is no such file; take another --catalog, or write one after products/catalog.yaml`)
    if (error.code === 'EISDIR') throw refused(`${path}: is a folder; name the file in it`)
    throw error
  })
  if (bytes.length > 1_000_000) throw refused(`${path}: is ${bytes.length} bytes long; a catalog takes 1,000,000`)
  const text = utf8(bytes)
  if (text === undefined || text.includes('\0')) throw refused(`${path}: is not UTF-8 text; save it as UTF-8`)
  if (text.replace(/^\s*(#.*|---)?$/gm, '').trim() === '') throw refused(`${path}: is empty; it is a mapping with Hub, Portfolios and Rollouts, see products/catalog.yaml`)
  return text
}

function utf8(bytes: Buffer): string | undefined {
  try {
    // A byte order mark is dropped by the decoder.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

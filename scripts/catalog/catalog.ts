import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refused } from '../failure.ts'
import { loadProduct, productNames, root } from '../products.ts'
import { type Known, ruleProblems } from './rules.ts'
import { secretProblems } from './secrets.ts'
import { shapeProblems } from './shape.ts'
import { lineOf, pathText, type Problem, readSource, type Source } from './source.ts'
import type { Catalog } from './types.ts'

export type { Catalog, OperationPreferences, Portfolio, Principal, Rollout, Share } from './types.ts'

/** A catalog file, checked. Everything wrong with it is refused at once, each problem with its line and column. */
export async function loadCatalog(path: string): Promise<Catalog> {
  const text = await readText(path)
  const source = readSource(text)
  const problems = [...source.problems, ...(source.value === undefined ? [] : await problemsOf(source))]
  const at = (problem: Problem) => problem.offset ?? source.offsetOf(problem.path, problem.atKey)
  if (problems.length > 0) {
    throw refused(
      ...problems
        .sort((a, b) => at(a) - at(b))
        .map((problem) => {
          const { line, column } = lineOf(text, at(problem))
          return [`${path}:${line}:${column}`, pathText(problem.path), problem.text].filter(Boolean).join(': ')
        }),
    )
  }
  return source.value as Catalog
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

async function problemsOf(source: Source): Promise<Problem[]> {
  const secrets = secretProblems(source.value)
  const shape = shapeProblems(source, schema()).filter(({ path }) => !secrets.some((secret) => pathText(secret.path) === pathText(path)))
  const numbers = numberProblems(source).filter(({ path }) => !shape.some((problem) => pathText(problem.path) === pathText(path)))
  const rules = shape.length > 0 ? [] : ruleProblems(source.value as Catalog, await known(source.value as Catalog))
  return [...secrets, ...shape, ...numbers, ...rules]
}

/** The regions that AWS has. */
export const regions = (): string[] => schema().definitions.Region.enum

const schema = () => JSON.parse(readFileSync(join(root, 'scripts/catalog/catalog.schema.json'), 'utf8'))

/** Numbers that are not what was typed: 1.10 is read as 1.1, 012 as 12 and 12e03 as 12000. */
function numberProblems(source: Source, value: unknown = source.value, path: Problem['path'] = []): Problem[] {
  if (typeof value === 'number') {
    const written = source.written(path)
    return written === undefined || String(value) === written ? [] : [{ path, text: `is read as the number ${value}; write it in quotes: '${written}'` }]
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => numberProblems(source, item, [...path, index]))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => numberProblems(source, item, [...path, key]))
  return []
}

/** The products there are; those that rollouts name are loaded, for the parameters of their templates. */
async function known({ Rollouts = [] }: Catalog): Promise<Known> {
  const products = productNames()
  const named = [...new Set(Rollouts.map(({ Product }) => Product))].filter((name) => products.includes(name))
  const loaded = Object.fromEntries(await Promise.all(named.map(async (name) => [name, await loadProduct(name)] as const)))
  return {
    products,
    parametersOf: (product, template) => {
      const { Template, LaunchRole } = loaded[product]!
      return (template === 'launch-role.yaml' ? LaunchRole : Template).Parameters ?? {}
    },
  }
}


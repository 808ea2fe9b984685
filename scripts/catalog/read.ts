import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLaunchable } from '../../products/product.ts'
import { refused } from '../failure.ts'
import { loadProduct, productNames, root } from '../products.ts'
import { type Known, ruleProblems } from './rules.ts'
import { secretProblems } from './secrets.ts'
import { shapeProblems } from './shape.ts'
import { lineOf, pathText, type Problem, readSource, type Source } from './source.ts'
import type { Catalog } from './types.ts'

/** Reads a catalog's text and refuses everything that is wrong with it, in the order of the file. */
export async function read(path: string, text: string): Promise<Catalog> {
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

async function problemsOf(source: Source): Promise<Problem[]> {
  const secrets = secretProblems(source.value)
  // One problem a place: a second one of the same value says less, and might show a secret.
  const elsewhere = (found: Problem[], ...before: Problem[][]) => found.filter(({ path }) => !before.flat().some((one) => pathText(one.path) === pathText(path)))
  const shape = elsewhere(shapeProblems(source, schema()), secrets)
  const numbers = elsewhere(numberProblems(source), shape)
  const rules = shape.length > 0 ? [] : elsewhere(ruleProblems(source.value as Catalog, await known(source.value as Catalog)), secrets, numbers)
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

/** The products there are; those that the catalog names are loaded, for the parameters of their templates. */
async function known({ Portfolios, Rollouts = [] }: Catalog): Promise<Known> {
  const products = productNames()
  const named = [...new Set([...Portfolios.flatMap(({ Products }) => Products), ...Rollouts.map(({ Product }) => Product)])].filter((name) => products.includes(name))
  const loaded = Object.fromEntries(await Promise.all(named.map(async (name) => [name, await loadProduct(name)] as const)))
  return {
    products,
    isLaunchable: (product) => isLaunchable(loaded[product]!),
    parametersOf: (product) => loaded[product]!.Template.Parameters ?? {},
  }
}


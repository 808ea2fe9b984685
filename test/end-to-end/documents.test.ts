import { deepEqual, equal, ok } from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isLaunchable } from '../../products/product.ts'
import { awsHere } from '../../scripts/local.ts'
import { loadProducts, productNames } from '../../scripts/products.ts'
import { local, root, run } from '../support/local.ts'

const documents = ['README.md', 'CONTRIBUTING.md', 'BENCHMARKS.md', 'SECURITY.md', ...productNames().map((name) => `products/${name}/README.md`)]
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const named = (pattern: RegExp) => [...new Set(documents.flatMap((file) => [...textOf(file).matchAll(pattern)].map(([, name]) => name!)))]

/** A command after what "stackroom local" tells to type first. */
const here = (command: string) => `${awsHere}\n${command}`

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

// A product, the stack that its README deploys, and how the bucket begins that stays, if one does.
const deployed: [string, string, string?][] = [
  ['mutation-farm', 'mutants', 'mutants-remote-tmp-'],
  ['nextflow-batch', 'nextflow', 'nextflow-'],
  ['web-application', 'app', 'app-'],
  ['network', 'network'],
  ['data-tier', 'data'],
  ['seqera-access', 'seqera'],
  ['dns-and-certificates', 'dns'],
  ['osmt', 'osmt', 'osmt-'],
]
for (const [index, [product, stack, begins]] of deployed.entries()) {
  test(`every command of the README of ${product} does what it says, from the deployment to the end`, async () => {
    const env = cloud.as('444455556666')
    const templates = `our-templates-${index}`
    await cloud.aws(['s3', 'mb', `s3://${templates}`], env)
    const staying = () => [...cloud.world.buckets.keys()].filter((name) => begins !== undefined && name.startsWith(begins))
    const end = async () => {
      await cloud.aws(['cloudformation', 'delete-stack', '--stack-name', stack], env)
      await cloud.aws(['cloudformation', 'wait', 'stack-delete-complete', '--stack-name', stack], env)
    }
    const commands = commandsOf(`products/${product}/README.md`)
    ok(commands.length > 0)
    for (const command of commands) {
      if (command.startsWith('aws s3 rb')) await end()
      const { code, stderr } = await run('sh', ['-c', here(command).replace('<a bucket of yours>', templates).replace('<bucket>', staying()[0] ?? '')], env)
      equal(code, 0, `${command}: ${stderr}`)
    }
    if (!begins) await end()
    deepEqual(staying(), [])
  })
}

test('the README of every product that is launched says how to deploy it alone, and its commands are run here', async () => {
  const products = (await loadProducts(productNames())).map(({ name, product }) => ({ name, isLaunched: isLaunchable(product) }))
  deepEqual(deployed.map(([name]) => name).sort(), products.filter(({ isLaunched }) => isLaunched).map(({ name }) => name))
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

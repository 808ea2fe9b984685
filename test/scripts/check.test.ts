import { equal, match, ok } from 'node:assert/strict'
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { local, root, run } from '../support/local.ts'

/* A checkout of its own, so that templates can be broken, with a linter that says that it was started. */

let checkout: string
const linted = () => (existsSync(join(checkout, 'linted')) ? readFileSync(join(checkout, 'linted'), 'utf8').trim().split('\n').length : 0)
const linter = (answer: string) => {
  mkdirSync(join(checkout, 'bin'), { recursive: true })
  writeFileSync(join(checkout, 'bin/cfn-lint'), `#!/bin/sh\necho started >> ${join(checkout, 'linted')}\ncat <<'END'\n${answer}\nEND\n`)
  chmodSync(join(checkout, 'bin/cfn-lint'), 0o755)
}
const stackroom = (args: string[], PATH = [join(checkout, 'bin'), process.env.PATH].join(delimiter)) =>
  run(process.execPath, [join(checkout, 'build/scripts/stackroom.js'), ...args], { ...process.env, PATH }, checkout)
const template = (file: string) => join(checkout, 'products/mutation-farm/templates', file)

before(() => {
  checkout = mkdtempSync(join(tmpdir(), 'stackroom-'))
  for (const name of ['build', 'products', 'scripts', 'package.json', '.cfnlintrc']) cpSync(join(root, name), join(checkout, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
})
after(() => rmSync(checkout, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(join(checkout, 'linted'), { force: true })
  rmSync(join(checkout, '.cache'), { recursive: true, force: true })
  cpSync(join(root, 'products'), join(checkout, 'products'), { recursive: true })
  linter('[]')
})

test('check lints what changed, and starts no linter when nothing did', async () => {
  equal((await stackroom(['check'])).code, 0)
  const first = linted()
  ok(first >= 1 && first <= availableParallelism())
  const { code, stdout } = await stackroom(['check'])
  equal(code, 0)
  match(stdout, /mutation-farm.*: no problems/)
  equal(linted(), first)
})

test('another configuration of the linter is a change', async () => {
  equal((await stackroom(['check'])).code, 0)
  const first = linted()
  appendFileSync(join(checkout, '.cfnlintrc'), '\n# another\n')
  equal((await stackroom(['check'])).code, 0)
  equal(linted(), 2 * first)
})

test('what the linter finds is told with file, line, rule and where to read on, and is told again without the linter', async () => {
  const found = { Filename: 'products/mutation-farm/templates/batch.yaml', Location: { Start: { LineNumber: 7, ColumnNumber: 3 }, Path: ['Resources', 'JobQueue'] }, Message: 'Something is wrong', Rule: { Id: 'E3012', Source: 'https://example.org/rule' } }
  linter(JSON.stringify([found]))
  for (const _ of ['first', 'second']) {
    const { code, stderr } = await stackroom(['check'])
    equal(code, 2)
    equal(stderr, 'products/mutation-farm/templates/batch.yaml:7:3: Resources.JobQueue: Something is wrong (cfn-lint E3012); see https://example.org/rule\n')
  }
  ok(linted() <= availableParallelism())
})

test('a linter that does not answer, and one that is not there, are told with what to do', async () => {
  linter('Traceback: no module')
  const broken = await stackroom(['check'])
  equal(broken.code, 2)
  match(broken.stderr, /cfn-lint: did not answer in JSON: .*; run it by hand: cfn-lint /)
  const absent = await stackroom(['check'], '/nowhere')
  equal(absent.code, 2)
  match(absent.stderr, /cfn-lint was not found in \.venv or on PATH; run "npm start" or "npm test" once, or install it with pip/)
})

test('templates that are stale, missing and stray are told together, each with what to do, and emit mends them', async () => {
  appendFileSync(template('batch.yaml'), '# by hand\n')
  rmSync(template('image.yaml'))
  writeFileSync(template('other.yaml'), 'Resources: {}\n')
  for (const verb of [['check'], ['emit', '--check']]) {
    const { code, stderr } = await stackroom(verb)
    equal(code, 2)
    match(stderr, /batch\.yaml: differs from what its product emits; run "npm run emit" and review the change\n/)
    match(stderr, /image\.yaml: is missing; run "npm run emit"\n/)
    match(stderr, /other\.yaml: is not emitted by its product; remove it, or run "npm run emit"\n/)
  }
  const { stdout } = await stackroom(['emit'])
  match(stdout, /wrote products\/mutation-farm\/templates\/batch\.yaml/)
  match(stdout, /removed products\/mutation-farm\/templates\/other\.yaml/)
  equal((await stackroom(['emit', '--check'])).code, 0)
})

test('a profile with a parameter that the product does not have, or a value it does not take, is told with its place', async () => {
  const file = join(checkout, 'build/products/mutation-farm/product.js')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace("MaxVcpus: '64'", "MaxVcpu: '64'").replace("Egress: 'NatGateway'", "Egress: 'Nat'"))
  const { code, stderr } = await stackroom(['check'])
  writeFileSync(file, text)
  equal(code, 2)
  match(stderr, /products\/mutation-farm\/product\.ts: Profiles\.small\.Parameters\.MaxVcpu: the product has no such parameter; did you mean MaxVcpus\?/)
  match(stderr, /Profiles\.strict\.Parameters\.Egress: "Nat" is not one of PublicIp, NatGateway, Endpoints/)
})

test('a profile that the rules of its product refuse is told in their words', async () => {
  const file = join(checkout, 'build/products/mutation-farm/product.js')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace("MemoryMiB: '16384'", "MemoryMiB: '2048'"))
  const { code, stderr } = await stackroom(['check'])
  writeFileSync(file, text)
  equal(code, 2)
  match(stderr, /products\/mutation-farm\/product\.ts: Profiles\.small\.Parameters: With 4 vCPU, Fargate takes 8192 to 30720 MiB/)
})

test('what check refuses is not brought to AWS either, where a version never changes again', async () => {
  const cloud = await local({ clock: { stepMilliseconds: 0 } })
  const file = template('storage.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('!Ref LogRetentionInDays', '!Ref LogRetentionInDayz'))
  const act = (...args: string[]) => run(process.execPath, [join(checkout, 'build/scripts/stackroom.js'), ...args, '--yes'], cloud.as(), checkout)
  const published = await act('publish')
  writeFileSync(file, text)
  writeFileSync(template('flat.yaml'), '# by hand\n')
  const rolledOut = await act('rollout', 'mutation-farm')
  const calls = cloud.world.calls.map(({ operation }) => operation)
  await cloud.close()
  equal(published.code, 2, published.stderr)
  match(published.stderr, /mutation-farm\/templates\/storage\.yaml: differs from what its product emits/)
  equal(rolledOut.code, 2)
  match(rolledOut.stderr, /mutation-farm\/templates\/flat\.yaml: differs from what its product emits/)
  ok(!calls.some((operation) => /^(Create|Put|Update|Delete|Execute)/.test(operation)), calls.join())
})

test('a resource type whose handlers nobody knows is told with its place, as no launch role can be derived for it', async () => {
  const file = join(checkout, 'build/templates-src/cfn/resources/permissions.js')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace("'AWS::Batch::JobQueue': {", "'AWS::Batch::Other': {"))
  const { code, stderr } = await stackroom(['check'])
  writeFileSync(file, text)
  equal(code, 2)
  match(stderr, /products\/[\w-]+\/product\.ts: Batch\/JobQueue: nobody knows what the handlers of AWS::Batch::JobQueue call; add them to templates-src\/cfn\/generate\/handlers\.yaml and run "npm run types"/)
})

test('a product that is misspelt is refused before anything is linted', async () => {
  const { code, stderr } = await stackroom(['check', 'mutation-fram'])
  equal(code, 2)
  match(stderr, /products\/mutation-fram: no such product/)
  equal(linted(), 0)
})

test('a place that cannot be written is told with what to do', async () => {
  rmSync(template('batch.yaml'))
  // Root may write where others may not, but in no kernel's own folder.
  const folder = template('.')
  if (process.getuid?.() === 0) {
    rmSync(folder, { recursive: true })
    symlinkSync('/sys', folder.replace(/\/\.?$/, ''))
  } else chmodSync(folder, 0o555)
  const { code, stderr } = await stackroom(['emit'])
  if (process.getuid?.() === 0) rmSync(folder.replace(/\/\.?$/, ''))
  else chmodSync(folder, 0o755)
  match(stderr, /[a-z]\.yaml.*; make the place writable, or use a checkout of your own/)
  equal(code, 2)
})

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { figuresOf, figureText } from '../../scripts/findings.ts'
import { joined } from '../../scripts/gate/fold.ts'
import { gate, heldOf, packFindings } from '../../scripts/gate/gate.ts'
import { hasPacks } from '../../scripts/gate/packs.ts'
import { mutantsOf } from '../../scripts/gate/mutants.ts'
import { mutated, score, type Tried } from '../../scripts/mutate.ts'
import { loadProduct, loadProducts, productNames } from '../../scripts/products.ts'
import { root, run } from '../support/local.ts'

const products = () => loadProducts(productNames())
test('every template of every product passes the packs and our rules, but for what is waived with a reason; SECURITY.md says how much that is', async (context) => {
  ok(hasPacks(), 'npm test installs the packs')
  const all = await products()
  const held = all.flatMap(({ name, product }) => heldOf(name, product))
  const found = packFindings(held)
  deepEqual(gate(all, found), [])
  const said = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  for (const figure of figuresOf(held, found)) {
    const [product, ...profile] = figure.made.split(' ')
    const column = ['strict', 'launch role'].indexOf(profile.join(' '))
    if (column < 0) continue
    context.diagnostic(`${figure.made}: ${figureText(figure)}`)
    const row = said.split('\n').find((line) => line.startsWith(`| ${product} |`))?.split(' | ').slice(1)
    ok(Number.parseFloat(row?.[column] ?? '') >= Number.parseFloat(figureText(figure)), `SECURITY.md: ${figure.made}: ${row?.[column] ?? 'no row'}; "npm run findings" has ${figureText(figure)}`)
    deepEqual(figure.findings.filter(({ Severity }) => Severity === 'critical'), [])
  }
})

test('what a profile chooses is held as what CloudFormation makes of it: numbers, switches, the range of a VPC, text', async () => {
  const of = async (name: string, profile: string) => heldOf(name, await loadProduct(name)).find(({ made }) => made === `${name} ${profile}`)!.template.Resources
  const { DatabaseInstance } = await of('data-tier', 'strict')
  deepEqual([DatabaseInstance!.Properties!.MultiAZ, DatabaseInstance!.Properties!.BackupRetentionPeriod, DatabaseInstance!.Properties!.DBInstanceClass], [true, 35, 'db.m7g.large'])
  const network = await of('network', 'strict')
  equal(network.EndpointsEndpointSecurityGroup!.Properties!.SecurityGroupIngress[0].CidrIp, '10.0.0.0/16')
  equal((await of('network', 'small')).FlowLogsFlowLog, undefined)
})

test('what Fn::Sub says, Fn::Join says as well', () => {
  const sub = (...argument: unknown[]) => ({ 'Fn::Sub': argument.length > 1 ? argument : argument[0] })
  const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] })
  deepEqual(joined([sub('${Bucket.Arn}/*'), sub('${Bucket}'), sub('plain')]), [join({ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*'), { Ref: 'Bucket' }, 'plain'])
  deepEqual(joined({ Deep: [sub('a-${B}-${!C}', { B: sub('${D}') })] }), { Deep: [join('a-', { Ref: 'D' }, '-', '${C}')] })
})

// Without the packs, which take minutes for what our rules let pass: "npm run mutate" asks them, too.
test('our rules alone notice 98 of 100 security-relevant changes to each product and the hub, every condition that is dropped, and as much as SECURITY.md says', async (context) => {
  const all: Tried[] = []
  for (const name of [...productNames(), 'hub']) {
    const tried = await mutated(name, { packs: false })
    const escaped = tried.filter(({ noticedBy }) => !noticedBy)
    context.diagnostic(`${name}: ${score(tried)}`)
    ok(tried.length > 30, `${name}: ${tried.length} tried`)
    ok(escaped.length / tried.length <= 0.02, escaped.map(({ template, what }) => `${template}: ${what}`).join('\n'))
    deepEqual(escaped.filter(({ isCondition }) => isCondition), [])
    all.push(...tried)
  }
  const [, noticed, tried] = /`npm run mutate`\) \| (\d+) of (\d+)/.exec(readFileSync(join(root, 'SECURITY.md'), 'utf8'))!.map(Number)
  ok(all.length >= tried!, `SECURITY.md says that ${tried} changes are tried, and ${all.length} are`)
  ok(all.filter(({ noticedBy }) => noticedBy).length / all.length >= noticed! / tried! - 0.002, `SECURITY.md says ${noticed} of ${tried}, and it is ${score(all)}`)
})

test('a mutant differs from its template in what it says', async () => {
  const [flat] = heldOf('mutation-farm', await loadProduct('mutation-farm'))
  const mutants = mutantsOf(flat!.template)
  equal(new Set(mutants.map((mutant) => JSON.stringify(mutant.template))).size, mutants.length)
})

const broken: [what: string, change: (text: string) => string, says: RegExp][] = [
  ['for a rule that there is not', (text) => text.replace('CT.ECR.PR.3', 'CT.ECR.PR.33'), /products\/mutation-farm\/waivers\.yaml:\d+:\d+: \[\d+\]\.Rules\[0\]: there is no rule CT\.ECR\.PR\.33; did you mean CT\.ECR\.PR\.3\?/],
  ['for a resource that there is not', (text) => text.replace('[ImageRepository]', '[ImageRepositry]'), /Resources\[0\]: there is no resource ImageRepositry; did you mean ImageRepository\?/],
  ['that is no longer needed', (text) => text.replace('Rules: [CT.ECR.PR.3]', 'Rules: [CT.ECR.PR.3, CT.S3.PR.9]'), /Rules\[1\]: CT\.S3\.PR\.9 finds nothing there any more; take it out/],
  ['that is there twice', (text) => `${text}\n- Rules: [CT.ECR.PR.3]\n  Resources: [ImageRepository]\n  Reason: Said once more, by mistake\n`, /Rules\[0\]: CT\.ECR\.PR\.3 is waived there already, further up; take it out/],
  ['that cannot be read', (text) => text.replace('Rules: [', 'Rules: [['), /^products\/mutation-farm\/waivers\.yaml:\d+:\d+: [^\n]*\n$/],
  ['without a reason', (text) => text.replace(/ {2}Reason: The monthly build.*\n/, ''), /Reason/],
  ['that was taken out', (text) => text.replace(/- Rules: \[CT\.ECR\.PR\.3\]\n.*\n.*\n/, ''), /templates\/flat\.yaml: ImageRepository: CT\.ECR\.PR\.3 \(medium\); mend it, or waive it in products\/mutation-farm\/waivers\.yaml/],
]
test('waivers that are wrong are told with their place and what to do', async () => {
  const checkout = mkdtempSync(join(tmpdir(), 'stackroom-'))
  for (const name of ['build', 'products', 'scripts', 'package.json', '.cfnlintrc']) cpSync(join(root, name), join(checkout, name), { recursive: true })
  cpSync(join(root, '.cache/cfn-lint.json'), join(checkout, '.cache/cfn-lint.json'))
  for (const folder of ['node_modules', '.cache/gate', '.venv']) if (existsSync(join(root, folder))) symlinkSync(join(root, folder), join(checkout, folder))
  const file = join(checkout, 'products/mutation-farm/waivers.yaml')
  const text = readFileSync(file, 'utf8')
  for (const [what, change, says] of broken) {
    writeFileSync(file, change(text))
    const { code, stderr } = await run(process.execPath, [join(checkout, 'build/scripts/stackroom.js'), 'check', 'mutation-farm'], process.env, checkout)
    match(stderr, says, what)
    equal(code, 2, what)
  }
  rmSync(checkout, { recursive: true })
})

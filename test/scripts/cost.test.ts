import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { dollars, floorOf, sum } from '../../scripts/cost/floor.ts'
import { prices } from '../../scripts/cost/prices.ts'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { template, type Resources } from '../../templates-src/cfn/index.ts'
import { refusals } from '../support/resolved.ts'
import { root, run } from '../support/local.ts'

const farm = () => loadProduct('mutation-farm')

test('a launch without typing costs nothing while nothing runs', async () => {
  deepEqual(floorOf((await farm()).Template), [])
})

test('what costs is told with its share and the parameter that does without it', async () => {
  const items = floorOf((await farm()).Template, { Egress: 'NatGateway' })
  deepEqual(items.map(({ what, usdPerDay, withoutIt }) => [what, dollars(usdPerDay), withoutIt]), [['public IPv4 address', '0.12', 'Egress=PublicIp'], ['NAT gateway', '1.08', 'Egress=PublicIp']])
})

test('an endpoint costs in each of its zones, and a gateway endpoint nothing', async () => {
  const items = floorOf((await farm()).Template, { Egress: 'Endpoints', ImageSource: 'OwnRepository' })
  deepEqual(items.map(({ what }) => what), Array(3).fill('interface endpoint × 2'))
  equal(dollars(sum(items)), '1.44')
})

test('a type that the price table says nothing of is an error, not free', () => {
  const Resources = { Topic: { Type: 'AWS::SNS::Topic' } } as Resources
  throws(() => floorOf(template({ Description: 'Test', Resources })), /products\/prices\.yaml: says nothing of AWS::SNS::Topic; add it to PerHour or to Free/)
})

test('the price table says when and where its prices were, and each has a page', () => {
  const { Date, Region, PerHour } = prices()
  match(Date, /^\d{4}-\d\d-\d\d$/)
  equal(Region, 'us-east-1')
  const text = readFileSync(join(root, 'products/prices.yaml'), 'utf8')
  for (const type of Object.keys(PerHour)) ok(/https:\/\/aws\.amazon\.com\/\S*pricing/.test(text.slice(0, text.indexOf(type))), type)
})

for (const name of productNames()) {
  test(`each profile of ${name} is one that its rules take`, async () => {
    const { Template, Profiles = {} } = await loadProduct(name)
    ok('standard' in Profiles && 'strict' in Profiles)
    for (const { Parameters } of Object.values(Profiles)) {
      const given = Object.fromEntries(Object.entries(Template.Parameters ?? {}).map(([parameter, { Default }]) => [parameter, Parameters[parameter] ?? String(Default)]))
      deepEqual(refusals(Template, given), [])
    }
  })
}

test('the README of the mutation farm has the figures that are computed', async () => {
  const { Template, Profiles = {} } = await farm()
  const text = readFileSync(join(root, 'products/mutation-farm/README.md'), 'utf8')
  for (const [profile, { Parameters }] of Object.entries(Profiles)) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${profile}\``))!
    const items = floorOf(Template, Parameters)
    ok(row.includes(`| ${dollars(sum(items))}`), row)
    for (const { what, usdPerDay } of items) ok(row.includes(`${what} ${dollars(usdPerDay)}`), row)
  }
})

test('check shows the floor of every profile', async () => {
  const { code, stdout } = await run(process.execPath, [join(root, 'build/scripts/stackroom.js'), 'check'])
  equal(code, 0)
  match(stdout, /mutation-farm standard: 0\.00 USD a day while nothing runs\n/)
  match(stdout, /mutation-farm strict: 1\.20 USD a day while nothing runs \(list prices of us-east-1, \d{4}-\d\d-\d\d\)\n +0\.12 public IPv4 address, NetworkNatAddress; Egress=PublicIp does without\n/)
})

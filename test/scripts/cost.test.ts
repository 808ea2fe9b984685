import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isLaunchable } from '../../products/product.ts'
import { dollars, floorOf, sum } from '../../scripts/cost/floor.ts'
import { rulesAbout } from '../../scripts/launch/values.ts'
import { prices } from '../../scripts/cost/prices.ts'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { ref, template, type Resources } from '../../templates-src/cfn/index.ts'
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

const floor = (made: Record<string, { Type: string; Properties?: object; Condition?: string }>, rest: object = {}, given: Record<string, string> = {}) =>
  floorOf(template({ Description: 'Test', ...rest, Resources: made as Resources }), given).map(({ what, usdPerDay, withoutIt }) => [what, dollars(usdPerDay), ...(withoutIt ? [withoutIt] : [])])

test('a type that the price table says nothing of is an error, not free', () => {
  throws(() => floor({ Room: { Type: 'AWS::Chatbot::SlackChannelConfiguration' } }), /products\/prices\.yaml: says nothing of AWS::Chatbot::SlackChannelConfiguration; add it to PerHour, PerMonth or Free/)
})

test('a database costs by its class, its zones, its storage and its secret', () => {
  const database = (Properties: object) => ({ Database: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', DBInstanceClass: 'db.t4g.micro', AllocatedStorage: 20, StorageType: 'gp3', ...Properties } } })
  deepEqual(floor(database({})), [['database instance db.t4g.micro', '0.38'], ['20 GB of database storage', '0.08']])
  deepEqual(floor(database({ MultiAZ: true, ManageMasterUserPassword: true })), [['database instance db.t4g.micro', '0.77'], ['20 GB of database storage', '0.15'], ['secret', '0.01']])
  deepEqual(floor(database({ MultiAZ: true, EngineVersion: '8.0' }))[1], ['extended support of MySQL 8.0', '9.60'])
  equal(floor(database({ EngineVersion: '8.4' })).length, 2)
  throws(() => floor(database({ DBInstanceClass: 'db.x9.large' })), /prices\.yaml: database instance \{DBInstanceClass\}: has no price for DBInstanceClass db\.x9\.large, of Database; add it to By, with the page it is from/)
})

test('a service on Fargate costs by its count and by what its task definition says', () => {
  const task = { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '512', Memory: '1024', RequiresCompatibilities: ['FARGATE'], RuntimePlatform: { CpuArchitecture: 'ARM64' } } }
  const service = (DesiredCount: unknown) => ({ Task: task, Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: ref('Task'), DesiredCount } } })
  deepEqual(floor(service(2)), [['2 × 512/1024 vCPU of Fargate', '0.78'], ['2 × 1024 MiB of Fargate', '0.17']])
  deepEqual(floor(service(0)), [])
  const Parameters = { Count: { Type: 'String', Default: '1', AllowedValues: ['0', '1'] } }
  deepEqual(floor(service(ref('Count')), { Parameters }).map(([, , withoutIt]) => withoutIt), ['Count=0', 'Count=0'])
})

test('a load balancer has an address in each zone when it faces the internet, a web ACL costs by its rules, a cache by its nodes', () => {
  const balancer = (Scheme: string) => ({ Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme, Subnets: ['a', 'b'] } } })
  deepEqual(floor(balancer('internet-facing')), [['load balancer', '0.54'], ['public IPv4 address × 2', '0.24']])
  deepEqual(floor(balancer('internal')), [['load balancer', '0.54']])
  deepEqual(floor({ Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}] } } }), [['web ACL', '0.16'], ['rule of a web ACL × 2', '0.07']])
  deepEqual(floor({ Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { Engine: 'valkey', CacheNodeType: 'cache.t4g.micro', NumCacheClusters: 2 } } }), [['2 cache nodes cache.t4g.micro', '0.61']])
})

test('the price table says when and where its prices were, and each has a page', () => {
  const { Date, Region, PerHour, PerMonth } = prices()
  match(Date, /^\d{4}-\d\d-\d\d$/)
  equal(Region, 'us-east-1')
  const text = readFileSync(join(root, 'products/prices.yaml'), 'utf8')
  for (const type of Object.keys({ ...PerHour, ...PerMonth })) ok(/https:\/\/aws\.amazon\.com\/\S*pricing/.test(text.slice(0, text.indexOf(type))), type)
})

for (const name of productNames()) {
  test(`each profile of ${name} is one that its rules take`, async () => {
    const { Template, Profiles = {} } = await loadProduct(name)
    ok('standard' in Profiles && 'strict' in Profiles)
    for (const { Parameters } of Object.values(Profiles)) {
      const given = Object.fromEntries(Object.entries(Template.Parameters ?? {}).map(([parameter, { Default }]) => [parameter, Parameters[parameter] ?? String(Default)]))
      deepEqual(refusals({ ...Template, Rules: rulesAbout(Template, Object.keys(Parameters)) }, given), [])
    }
  })
}

for (const name of productNames()) {
  test(`the README of ${name} has the figures that are computed`, async () => {
    const product = await loadProduct(name)
    if (!isLaunchable(product)) return
    const text = readFileSync(join(root, 'products', name, 'README.md'), 'utf8')
    for (const [profile, { Parameters }] of Object.entries(product.Profiles ?? {})) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${profile}\``)) ?? ''
      ok(row.includes(`| ${dollars(sum(floorOf(product.Template, Parameters)))}`), `${profile}: ${row || 'has no row'}`)
    }
  })
}

test('the README of the mutation farm says what its strict profile pays for', async () => {
  const { Template, Profiles = {} } = await farm()
  const row = readFileSync(join(root, 'products/mutation-farm/README.md'), 'utf8').split('\n').find((line) => line.startsWith('| `strict`'))!
  for (const { what, usdPerDay } of floorOf(Template, Profiles.strict!.Parameters)) ok(row.includes(`${what} ${dollars(usdPerDay)}`), row)
})

test('check shows the floor of every profile', async () => {
  const { code, stdout } = await run(process.execPath, [join(root, 'build/scripts/stackroom.js'), 'check'])
  equal(code, 0)
  match(stdout, /mutation-farm standard: 0\.00 USD a day while nothing runs\n/)
  match(stdout, /mutation-farm strict: 1\.23 USD a day while nothing runs \(list prices of us-east-1, \d{4}-\d\d-\d\d\)\n +0\.12 public IPv4 address, NetworkNatAddress; Egress=PublicIp does without\n/)
})

test('a service that scales costs by the least that its target lets it run', () => {
  const task = { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '1024', Memory: '2048', RequiresCompatibilities: ['FARGATE'] } }
  const scaled = { Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: { ResourceId: { 'Fn::Sub': 'service/cluster/${Service.Name}' }, MinCapacity: 3, MaxCapacity: 10 } }
  deepEqual(floor({ Task: task, Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: ref('Task') } }, Scaled: scaled }), [['3 × 1024/1024 vCPU of Fargate', '2.91'], ['3 × 2048 MiB of Fargate', '0.64']])
})

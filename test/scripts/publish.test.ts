import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Launchable } from '../../products/product.ts'
import { constraintsOf, planConstraints } from '../../scripts/publish/constraints.ts'
import { stateOf } from '../../scripts/local-aws/service-catalog/model.ts'
import { stackSetsOf } from '../../scripts/local-aws/stack-sets/model.ts'
import { farmCatalog } from '../support/catalog.ts'
import { local } from '../support/local.ts'

const isRead = (operation: string) => /^(Get|List|Describe|Search|Scan|Head)/.test(operation)
const fresh = () => local({ clock: { stepMilliseconds: 0 } })
type Cloud = Awaited<ReturnType<typeof fresh>>

let cloud: Cloud
let folder: string
/** The committed catalog with the farm only, so that what is called can be counted. */
let farm: string
before(async () => {
  cloud = await fresh()
  folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
  farm = catalog('farm', (text) => text)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await cloud.close()
})

/** The committed catalog with the farm only, and something else in it. */
const catalog = (name: string, change: (text: string) => string) => farmCatalog(change, folder, name)

/** Everything that is published, with IDs and times left out. */
const published = ({ world }: Cloud) => {
  const region = world.accounts.get(world.managementAccount)!.regions.get('us-east-1')!
  const objects = [...world.buckets.values()].flatMap(({ Name, objects }) => [...objects.keys()].map((key) => `${Name}/${key}`)).sort()
  const { portfolios, products, constraints } = stateOf(region)
  return {
    objects,
    stacks: [...(region.cloudformation.stacks ?? new Map()).values()].map(({ name, status }: any) => `${name} ${status}`).sort(),
    products: [...products.values()].map(({ Name, artifacts }) => [Name, ...[...artifacts.values()].map((one) => one.Name)]),
    constraints: [...constraints.values()].map(({ Type, Parameters }) => `${Type} ${Parameters}`).sort(),
    portfolios: [...portfolios.values()].map(({ DisplayName, principals, shares, products, tagOptions }) => ({
      DisplayName, principals: principals.length, shares: shares.length, products: products.size, tagOptions: tagOptions.size,
    })),
  }
}

test('publish --plan prints what it would do and changes nothing', async () => {
  const { code, stdout } = await cloud.stackroom(['publish', '--catalog', farm, '--plan'])
  equal(code, 0)
  match(stdout, /create product Mutation farm with version [\d.]+/)
  deepEqual(cloud.world.calls.filter(({ operation }) => !isRead(operation)), [])
})

test('without a terminal and without --yes nothing is changed, and that is said', async () => {
  const { code, stderr } = await cloud.stackroom(['publish'])
  equal(code, 2)
  match(stderr, /nothing was changed, as nobody could be asked; add --yes/)
  deepEqual(cloud.world.calls.filter(({ operation }) => !isRead(operation)), [])
})

test('publish uploads the templates before it creates the product that reads them, and the role before the constraint that names it', async () => {
  cloud.world.calls.length = 0
  const { code, stderr } = await cloud.stackroom(['publish', '--catalog', farm, '--yes'])
  equal(code, 0, stderr)
  const order = cloud.world.calls.map(({ operation }) => operation).filter((operation) => !isRead(operation))
  const made = order.filter((operation) => ['PutObject', 'CreateProduct'].includes(operation)).join(' ')
  match(made, /^((PutObject )+CreateProduct ?)+$/)
  ok(order.lastIndexOf('CreateStack') < order.indexOf('CreateConstraint'))
  equal(order.at(-1), 'CreatePortfolioShare')
})

test('templates carry the tag that launch roles read by, under keys that name their content', () => {
  const bucket = cloud.world.buckets.get('stackroom-111122223333-us-east-1')!
  for (const [key, { Tags }] of bucket.objects) {
    match(key, /^[a-z-]+\/[0-9a-f]{64}\/[a-z-]+\.yaml$/)
    deepEqual(Tags, { 'servicecatalog:provisioning': 'true' })
  }
  const product = [...bucket.objects].find(([key]) => key.endsWith('product.yaml'))![1].Body.toString()
  match(product, /TemplateURL: https:\/\/stackroom-111122223333-us-east-1\.s3\.us-east-1\.amazonaws\.com\/mutation-farm\//)
})

test('publishing the same again makes no mutating call', async () => {
  cloud.world.calls.length = 0
  const { code, stdout } = await cloud.stackroom(['publish', '--catalog', farm, '--yes'])
  equal(code, 0)
  match(stdout, /nothing to do/)
  const calls = cloud.world.calls.map(({ operation }) => operation)
  deepEqual(calls.filter((operation) => !isRead(operation)), [])
  // What a product adds, and what is asked once for the hub, its two stacks and its portfolio.
  const own = calls.filter((operation) => ['DescribeConstraint', 'DescribeProductAsAdmin'].includes(operation))
  const { products, constraints } = stateOf(cloud.world.accounts.get(cloud.world.managementAccount)!.regions.get('us-east-1')!)
  equal(own.length, products.size + constraints.size)
  ok(calls.length - own.length <= 11, calls.join(', '))
})

test('a principal, a share and a TagOption that the catalog gains or loses are changed, and nothing else', async () => {
  const changed = catalog('changed', (text) =>
    text.replace('role/ResearchScientist', 'role/Postdoc').replace('CostCenter: [research]', 'CostCenter: [research, teaching]').replace('ShareTagOptions: true', 'ShareTagOptions: false'),
  )
  const { stdout } = await cloud.stackroom(['publish', '--catalog', changed, '--plan', '--json'])
  deepEqual(JSON.parse(stdout).steps.map(({ call }: any) => call), [
    'CreateTagOption', 'AssociateTagOptionWithResource', 'AssociatePrincipalWithPortfolio', 'DisassociatePrincipalFromPortfolio', 'UpdatePortfolioShare',
  ])
})

test('a product is held to its launch role and to its tags, and what somebody changed of that is put back', async () => {
  const launches = 'LAUNCH {"LocalRoleName":"StackroomMutationFarmLaunch"}'
  const tags = 'RESOURCE_UPDATE {"Version":"2.0","Properties":{"TagUpdateOnProvisionedProduct":"NOT_ALLOWED"}}'
  const constraints = published(cloud).constraints
  ok(constraints.includes(launches) && constraints.includes(tags))
  const { PortfolioDetails } = await cloud.aws(['servicecatalog', 'list-portfolios'])
  const { ProductViewDetails } = await cloud.aws(['servicecatalog', 'search-products-as-admin'])
  const farmId = ProductViewDetails.find(({ ProductViewSummary }: any) => ProductViewSummary.Name === 'Mutation farm').ProductViewSummary.ProductId
  const { ConstraintDetails } = await cloud.aws(['servicecatalog', 'list-constraints-for-portfolio', '--portfolio-id', PortfolioDetails[0].Id])
  const idOf = (type: string) => ConstraintDetails.find(({ Type, ProductId }: any) => Type === type && ProductId === farmId).ConstraintId
  await cloud.aws(['servicecatalog', 'delete-constraint', '--id', idOf('LAUNCH')])
  await cloud.aws(['servicecatalog', 'update-constraint', '--id', idOf('RESOURCE_UPDATE'), '--parameters', '{"Version":"2.0","Properties":{"TagUpdateOnProvisionedProduct":"ALLOWED"}}'])
  match((await cloud.stackroom(['status', '--catalog', farm])).stdout, /Mutation farm .* other constraints/)

  cloud.world.calls.length = 0
  const { code, stdout } = await cloud.stackroom(['publish', '--catalog', farm, '--yes'])
  equal(code, 0)
  match(stdout, /let Mutation farm launch with role StackroomMutationFarmLaunch only\n +let updates of Mutation farm keep its tags from now on/)
  deepEqual(cloud.world.calls.map(({ operation }) => operation).filter((operation) => !isRead(operation)), ['CreateConstraint', 'UpdateConstraint'])
  deepEqual(published(cloud).constraints, constraints)
  match((await cloud.stackroom(['status', '--catalog', farm])).stdout, /Mutation farm .* ok/)
})

test('a constraint that a product no longer asks for is removed, and one of a type that products do not speak of stays', () => {
  const farm = (Constraint: Launchable['Constraint']) => ({ Name: 'Farm', Constraint }) as Launchable
  const role = { Type: 'LAUNCH' as const, LocalRoleName: 'Role' }
  const there = (...constraints: object[]): any => ({ products: { Farm: { id: 'prod-1' } }, portfolios: { Research: { constraints } } })
  const made = constraintsOf(farm(role)).map((one) => ({ ...one, ProductId: 'prod-1', ConstraintId: one.Type }))
  const others = ['RESOURCE_UPDATE', 'NOTIFICATION'].map((Type) => ({ Type, ProductId: 'prod-1', ConstraintId: Type, Parameters: '{}' }))
  deepEqual(planConstraints('Research', farm(role), there(...made, ...others)).map(({ call, text }) => [call, text]), [
    ['DeleteConstraint', 'remove the RESOURCE_UPDATE constraint of Farm'],
  ])
  const stacks = { Type: 'STACKSET' as const, AdminRole: 'a', ExecutionRole: 'b', AccountList: ['111122223333'], RegionList: ['us-east-1'] }
  deepEqual(planConstraints('Research', farm(stacks), there(...made)).map(({ call }) => call), ['DeleteConstraint', 'CreateConstraint'])
})

test('other content under a published version name is refused with both hashes', async () => {
  const [product] = stateOf(cloud.world.accounts.get(cloud.world.managementAccount)!.regions.get('us-east-1')!).products.values()
  const [artifact] = product!.artifacts.values()
  const before = artifact!.Description!
  artifact!.Description = before.replace(/sha256 \w+/, 'sha256 0123456789abcdef')
  const { code, stderr } = await cloud.stackroom(['publish', '--catalog', farm, '--yes'])
  artifact!.Description = before
  equal(code, 2)
  match(stderr, /version [\d.]+ is in the catalog with another template \(sha256 0123456789abcdef, now [0-9a-f]{16}\)/)
})

test('credentials of another account than the hub are refused with both accounts', async () => {
  const { code, stderr } = await cloud.stackroom(['publish', '--catalog', farm, '--yes'], cloud.as('444455556666'))
  equal(code, 2)
  match(stderr, /of account 444455556666; the catalog says the hub is 111122223333; sign in there/)
})

test('Service Catalog without access to the organization is explained before anything is made', async () => {
  const other = await fresh()
  other.world.organization.trustedServices.delete('servicecatalog.amazonaws.com')
  const { code, stderr } = await other.stackroom(['publish', '--catalog', farm, '--yes'])
  equal(code, 2)
  match(stderr, /enable-aws-organizations-access/)
  deepEqual(other.world.calls.filter(({ operation }) => !isRead(operation)), [])
  await other.close()
})

test('what accounts lack for a new version is said before anything is published', async () => {
  const other = await fresh()
  const without = await other.stackroom(['publish', '--catalog', farm, '--plan'])
  match(without.stdout, /publish: 3 of 3 accounts have no current account baseline: 123456789012, 444455556666, 777788889999; run "stackroom rollout account-baseline"/)
  match(JSON.parse((await other.stackroom(['publish', '--catalog', farm, '--plan', '--json'])).stdout).notes[0], /^3 of 3 accounts have no current account baseline/)

  equal((await other.stackroom(['rollout', 'account-baseline', '--yes'])).code, 0)
  doesNotMatch((await other.stackroom(['publish', '--catalog', farm, '--plan'])).stdout, /account baseline/)

  const [set] = stackSetsOf(other.world.accounts.get('111122223333')!.regions.get('us-east-1')!).values()
  set!.TemplateBody = set!.TemplateBody.replaceAll('- batch:CreateComputeEnvironment', '- batch:DescribeJobs')
  match((await other.stackroom(['publish', '--catalog', farm, '--plan'])).stdout, /publish: 3 of 3 accounts lack batch:CreateComputeEnvironment for Mutation farm; run "stackroom rollout account-baseline"/)
  await other.close()
})

/** The calls that publish makes for a hub that has nothing yet. */
const steps = [
  'CreateStack', 'PutObject', 'CreateProduct', 'CreatePortfolio', 'CreateTagOption', 'AssociateTagOptionWithResource', 'AssociateProductWithPortfolio',
  'CreateConstraint', 'AssociatePrincipalWithPortfolio', 'CreatePortfolioShare',
]

for (const operation of steps) {
  test(`publish that ends at ${operation} says so, and converges when it is run again`, async () => {
    const other = await fresh()
    other.world.faults.push({ kind: 'call', operation, code: 'AccessDeniedException', message: 'Denied for a while', times: 1 })
    const first = await other.stackroom(['publish', '--catalog', farm, '--yes'])
    equal(first.code, 1)
    match(first.stderr, /Denied for a while; ask for the permission/)
    const second = await other.stackroom(['publish', '--catalog', farm, '--yes'])
    equal(second.code, 0, second.stderr)
    deepEqual(published(other), published(cloud))
    await other.close()
  })
}

import { deepEqual, equal, match } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import farm from '../../products/mutation-farm/product.ts'
import { farmCatalog } from '../support/catalog.ts'
import { local } from '../support/local.ts'

const isRead = (operation: string) => /^(Get|List|Describe|Search|Scan|Head)/.test(operation)
const catalog = farmCatalog()
let cloud: Awaited<ReturnType<typeof local>>
before(async () => void (cloud = await local({ clock: { stepMilliseconds: 0 } })))
after(async () => {
  rmSync(dirname(catalog), { recursive: true })
  await cloud.close()
})

const status = async (env?: NodeJS.ProcessEnv) => {
  const { code, stdout, stderr } = await cloud.stackroom(['status', '--catalog', catalog, '--json'], env)
  equal(code, 0, stderr)
  return JSON.parse(stdout)
}
const done = async (...args: string[]) => {
  const { code, stderr } = await cloud.stackroom([...args, '--catalog', catalog, '--yes'])
  equal(code, 0, stderr)
}

test('before anything is published, status says what is expected and that nothing is there', async () => {
  const { published, launched, rolledOut } = await status()
  deepEqual(published.map(({ expected, actual, state }: any) => [expected, actual, state]), [[farm.Version.Name, [], 'not published']])
  deepEqual(launched, [])
  deepEqual(rolledOut.map(({ rollout, state }: any) => [rollout, state]), [['account-baseline', 'not rolled out'], ['mutation-farm', 'not rolled out']])
})

test('what is published, launched and rolled out is as expected', async () => {
  await done('publish')
  await done('rollout', 'account-baseline')
  await done('rollout', 'mutation-farm')
  const scientist = await cloud.assume('444455556666', 'ResearchScientist')
  equal((await cloud.stackroom(['launch', 'mutation-farm', '--name', 'farm', '--yes'], scientist)).code, 0)
  const { published, rolledOut } = await status()
  deepEqual(published.map(({ state }: any) => state), ['ok'])
  deepEqual(rolledOut.map(({ rollout, expected, current, state }: any) => [rollout, expected, current, state]), [['account-baseline', 3, 3, 'ok'], ['mutation-farm', 4, 4, 'ok']])
  const { launched } = await status(cloud.as('444455556666'))
  deepEqual(launched.map(({ name, product, version, status }: any) => [name, product, version, status]), [['farm', 'Mutation farm', farm.Version.Name, 'AVAILABLE']])
})

test('status reads, and changes nothing', async () => {
  cloud.world.calls.length = 0
  await status()
  deepEqual(cloud.world.calls.filter(({ operation }) => !isRead(operation)), [])
})

test('a version that was retired is told, with what takes that back', async () => {
  await done('retire', 'mutation-farm', farm.Version.Name)
  const { notes, published } = await status()
  deepEqual(published.map(({ state }: any) => state), ['retired'])
  const [, command] = /^Mutation farm [\d.]+ was retired in us-east-1, and publish leaves it so; to take that back: aws (.*)$/.exec(notes[0])!
  await cloud.aws(command!.split(' '))
  const { notes: none, published: again } = await status()
  deepEqual([none, again.map(({ state }: any) => state)], [[], ['ok']])
})

test('a product taken out of its portfolio by hand, and an instance that is gone, are told', async () => {
  const { PortfolioDetails } = await cloud.aws(['servicecatalog', 'list-portfolios'])
  const { ProductViewDetails } = await cloud.aws(['servicecatalog', 'search-products-as-admin'])
  const ids = ['--portfolio-id', PortfolioDetails[0].Id, '--product-id', ProductViewDetails[0].ProductViewSummary.ProductId]
  const { ConstraintDetails } = await cloud.aws(['servicecatalog', 'list-constraints-for-portfolio', ...ids.slice(0, 2)])
  for (const { ConstraintId } of ConstraintDetails) await cloud.aws(['servicecatalog', 'delete-constraint', '--id', ConstraintId])
  await cloud.aws(['servicecatalog', 'disassociate-product-from-portfolio', '--product-id', ids[3], '--portfolio-id', ids[1]])
  const { OperationId } = await cloud.aws([
    ...['cloudformation', 'delete-stack-instances', '--stack-set-name', 'mutation-farm', '--regions', 'us-west-2', '--no-retain-stacks'],
    ...['--deployment-targets', 'OrganizationalUnitIds=ou-loca-teaching'],
  ])
  const ended = async () =>
    (await cloud.aws(['cloudformation', 'describe-stack-set-operation', '--stack-set-name', 'mutation-farm', '--operation-id', OperationId])).StackSetOperation.Status !== 'RUNNING'
  for (let tries = 0; tries < 100 && !(await ended()); tries++) await new Promise((next) => setTimeout(next, 50))
  const { published, rolledOut } = await status()
  deepEqual(published.map(({ state }: any) => state), ['not in the portfolio'])
  deepEqual(rolledOut.map(({ expected, current, state }: any) => [expected, current, state])[1], [4, 3, 'not complete'])
})

test('a spoke is told that the rest is seen from the hub, in words and columns', async () => {
  const { stdout } = await cloud.stackroom(['status', '--catalog', catalog], cloud.as('444455556666'))
  match(stdout, /What is published and rolled out is seen from the hub, account 111122223333\nLaunched in 444455556666\n +farm +Mutation farm +[\d.]+ +us-east-1 +AVAILABLE/)
})

test('an end user is told what they launched themselves, and that this is all they see', async () => {
  const scientist = await cloud.assume('444455556666', 'ResearchScientist')
  const { launched, notes } = await status(scientist)
  deepEqual(launched.map(({ name }: any) => name), ['farm'])
  match(notes.at(-1), /^You see what you launched yourself/)
  const other = await cloud.assume('777788889999', 'ResearchScientist')
  match((await cloud.stackroom(['status', '--catalog', catalog], other)).stdout, /You see what you launched yourself.*\nLaunched in 777788889999\n +none/)
})

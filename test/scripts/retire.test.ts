import { deepEqual, equal, match } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import farm from '../../products/mutation-farm/product.ts'
import { stateOf } from '../../scripts/local-aws/service-catalog/model.ts'
import { farmCatalog } from '../support/catalog.ts'
import { local } from '../support/local.ts'

const isRead = (operation: string) => /^(Get|List|Describe|Search|Scan|Head)/.test(operation)
const catalog = farmCatalog()
let cloud: Awaited<ReturnType<typeof local>>
before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  const { code, stderr } = await cloud.stackroom(['publish', '--catalog', catalog, '--yes'])
  equal(code, 0, stderr)
})
after(async () => {
  rmSync(dirname(catalog), { recursive: true })
  await cloud.close()
})

const retire = (...args: string[]) => cloud.stackroom(['retire', 'mutation-farm', '--catalog', catalog, ...args])
const state = () => stateOf(cloud.world.accounts.get('111122223333')!.regions.get('us-east-1')!)
const versions = () => [...state().products.values()].flatMap(({ artifacts }) => [...artifacts.values()].map(({ Name, Guidance, Active }) => [Name, Guidance, Active]))

test('retire --plan says what would be done, and changes nothing', async () => {
  cloud.world.calls.length = 0
  const { code, stdout } = await retire('--plan')
  equal(code, 0)
  match(stdout, /us-east-1: deprecate version [\d.]+ of Mutation farm: no new launches/)
  deepEqual(cloud.world.calls.filter(({ operation }) => !isRead(operation)), [])
})

test('without a terminal and without --yes nothing is retired', async () => {
  const { code, stderr } = await retire()
  equal(code, 2)
  match(stderr, /nothing was changed, as nobody could be asked; add --yes/)
  deepEqual(versions(), [[farm.Version.Name, 'DEFAULT', true]])
})

test('a version that is not there, and another account than the hub, are refused', async () => {
  const absent = await retire('9.9.9', '--yes')
  equal(absent.code, 2)
  match(absent.stderr, /retire mutation-farm: there is no version 9\.9\.9 in us-east-1; there are [\d.]+/)
  const elsewhere = await cloud.stackroom(['retire', 'mutation-farm', '--catalog', catalog, '--yes'], cloud.as('444455556666'))
  equal(elsewhere.code, 2)
  match(elsewhere.stderr, /the catalog says the hub is 111122223333; sign in there/)
})

test('a version that others may use is deprecated, then hidden, a stage with each run', async () => {
  equal((await retire(farm.Version.Name, '--yes')).code, 0)
  deepEqual(versions(), [[farm.Version.Name, 'DEPRECATED', true]])
  equal((await retire(farm.Version.Name, '--yes')).code, 0)
  deepEqual(versions(), [[farm.Version.Name, 'DEPRECATED', false]])
})

test('the last version goes with its product only', async () => {
  const { code, stderr } = await retire(farm.Version.Name, '--yes')
  equal(code, 2)
  match(stderr, /it is the last version, which Service Catalog does not remove alone; retire the whole product by leaving the version out/)
})

test('a product that is taken out when its constraint is gone already goes all the same, when the run is repeated', async () => {
  cloud.world.faults.push({ kind: 'call', operation: 'DeleteProduct', code: 'AccessDeniedException', message: 'Denied for a while', times: 1 })
  const first = await retire('--yes')
  equal(first.code, 1)
  match(first.stderr, /Denied for a while; ask for the permission/)
  const { code, stdout, stderr } = await retire('--yes')
  equal(code, 0, stderr)
  match(stdout, /remove product Mutation farm with its version/)
  equal(state().products.size, 0)
})

test('retiring what is gone is nothing to do, also as JSON', async () => {
  match((await retire('--yes')).stdout, /nothing to do/)
  deepEqual(JSON.parse((await retire('--plan', '--json')).stdout).steps, [])
})

test('what was retired can be published again', async () => {
  const { code, stderr } = await cloud.stackroom(['publish', '--catalog', catalog, '--yes'])
  equal(code, 0, stderr)
  deepEqual(versions(), [[farm.Version.Name, 'DEFAULT', true]])
})

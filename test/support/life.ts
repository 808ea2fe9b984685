import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isLaunchable } from '../../products/product.ts'
import { loadProduct } from '../../scripts/products.ts'
import { actionsOfRole } from '../../scripts/publish/spokes.ts'
import { local, shell } from './local.ts'
import { launchedIn, livesFlat } from './shapes.ts'

type Values = Record<string, string>
/** Parameters, or what makes them of what earlier lives left behind: `kept` gives the name of the newest of a type. */
type Given = Values | ((kept: (type: string) => string) => Values)

/** The account and the role that the catalog lets launch. */
const spoke = '444455556666'
/** Another one with the account baseline, where what the spoke keeps takes no names. */
const elsewhere = '777788889999'
const person = 'ResearchScientist'

/**
 * Tests that a product launches, changes and ends with the role that is derived for it, on a local AWS that refuses what
 * the role does not allow; that the role is asked for nothing it lacks, and allows nothing that no handler asks for; and
 * that it does not launch without actions of its role, of which `sampled` are tried.
 *
 * `lives`: each launches with its first parameters, is updated with each of the others, and is terminated; the first is lived
 * in the flat shape, too.
 * `neverAsked`: the actions that no life makes a handler ask for, below the reason for having them.
 * `trial`: parameters of a launch without an action; the index keeps the names of trials apart.
 */
export function livesWithItsRole(options: { product: string; lives: Given[][]; neverAsked: Record<string, string[]>; trial?: (index: number) => Values; sampled?: number }) {
  const { product, lives, neverAsked, trial = () => valuesOf(lives[0]![0]!), sampled = 6 } = options
  let cloud: Awaited<ReturnType<typeof local>>
  let scientist: ReturnType<typeof shell>
  let roleName: string
  let granted: string[]
  let launching: string[] = []
  const seen: ReturnType<typeof launchedIn>[] = []

  const does = (...args: string[]) => scientist([...args, '--yes'])
  const ends = async (...args: string[]) => {
    const { code, stderr } = await does(...args)
    equal(code, 0, `${args.join(' ')}: ${stderr}`)
  }
  const kept = (type: string) => {
    const all = [...cloud.world.accounts.get(spoke)!.regions.values()].flatMap(({ resources }) => [...resources.values()])
    return all.filter((one) => one.type === type).at(-1)!.id
  }
  const valuesOf = (given: Given) => (typeof given === 'function' ? given(kept) : given)
  const set = (given: Given) => Object.entries(valuesOf(given)).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  const asked = () => [...new Set(cloud.world.authorizations.filter(({ caller }) => caller.includes(`:assumed-role/${roleName}/`)).map(({ action }) => action))].sort()

  before(async () => {
    const loaded = await loadProduct(product)
    ok(isLaunchable(loaded) && loaded.Constraint.Type === 'LAUNCH')
    roleName = loaded.Constraint.LocalRoleName
    granted = actionsOfRole(loaded.LaunchRole.Resources as any, roleName)!
    cloud = await local({ clock: { stepMilliseconds: 0 } })
    const hub = shell(cloud.as())
    for (const args of [['rollout', 'account-baseline', '--yes'], ['publish', product, '--yes']]) {
      const { code, stderr } = await hub(args)
      equal(code, 0, stderr)
    }
    scientist = shell(await cloud.assume(spoke, person))
  })
  after(() => cloud?.close())

  test(`${product} launches, updates and ends with the role that is derived for it`, async () => {
    for (const [index, [first = {}, ...others]] of lives.entries()) {
      const name = `life-${index}`
      await ends('launch', product, '--name', name, ...set(first))
      if (index === 0) {
        launching = asked()
        seen.push(launchedIn(cloud.world, spoke))
      }
      for (const values of others) {
        await ends('update', name, ...set(values))
        if (index === 0) seen.push(launchedIn(cloud.world, spoke))
      }
      await ends('terminate', name)
    }
  })

  test(`the flat shape of ${product}, deployed without Service Catalog, lives the first life too: each update adds, removes, replaces and changes what it does in the nested one`, async () => {
    const there = (values: Values): Values => JSON.parse(JSON.stringify(values).replaceAll(spoke, elsewhere))
    await livesFlat(cloud.world, elsewhere, product, lives[0]!.map(valuesOf).map(there), seen)
  })

  test('the role is asked for nothing that it lacks, and allows nothing that no handler may ask for', (context) => {
    const actions = asked()
    deepEqual(actions.filter((action) => !granted.includes(action)), [])
    const never = granted.filter((action) => !actions.includes(action))
    context.diagnostic(`${granted.length} actions granted, ${granted.length - never.length} asked for`)
    deepEqual(never, Object.values(neverAsked).flat().sort())
  })

  test('without any one of its actions it does not launch', async (context) => {
    const role = cloud.world.accounts.get(spoke)!.iam.roles.get(roleName)!
    const step = Math.max(1, Math.floor(launching.length / sampled))
    const tried = launching.filter((_, index) => index % step === 0)
    for (const [index, action] of tried.entries()) {
      role.InlinePolicies = { Without: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }] } }
      const name = `trial-${index}`
      const { code, stderr } = await does('launch', product, '--name', name, ...set(trial(index)))
      equal(code, 1, `${action}: launched without it`)
      match(stderr, new RegExp(`not authorized to perform: ${action}|AccessDenied|Access Denied`, 'i'), action)
      role.InlinePolicies = {}
      await ends('terminate', name)
    }
    context.diagnostic(`${tried.length} of ${launching.length} tried`)
  })
}

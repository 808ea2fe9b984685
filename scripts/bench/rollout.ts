import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Figure } from '../bench.ts'
import { startLocalAws } from '../local-aws/server.ts'
import { seed } from '../local-aws/seed.ts'
import { root } from '../products.ts'

const run = promisify(execFile)
const isRead = (operation: string) => /^(Get|List|Describe|Search|Scan|Head)/.test(operation)

/** Calls of a publish with nothing to do, and of rollouts to many accounts and to one. */
export async function rolloutFigures(): Promise<Figure[]> {
  const quiet = await nothingToDo()
  const [many, one] = [await mutating(200), await mutating(1)]
  return [
    {
      figure: 'publish with nothing to do',
      measured: `${quiet.mutating} mutating calls; of the hub and its portfolio, ${quiet.shared} reads a region; ${quiet.products} ${quiet.products === 1 ? 'product adds' : 'products add'} ${quiet.own}`,
      result: `${quiet.own / quiet.products} reads a product and region`,
      aim: 'no mutating call, ≤ 4 reads a product and region',
    },
    { figure: 'rollout to 200 accounts against 1, mutating calls', measured: `${many} against ${one}`, result: many === one ? 'the same' : 'not the same', aim: 'the same' },
  ]
}

async function against<T>(members: number, act: (verb: (...args: string[]) => Promise<{ stdout: string }>, calls: () => string[]) => Promise<T>): Promise<T> {
  const { endpoint, world, close } = await startLocalAws({ world: seed({ members, clock: { stepMilliseconds: 0 } }) })
  const env = { ...process.env, AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: world.managementAccount, AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' }
  const verb = (...args: string[]) => run(process.execPath, [join(root, 'build/scripts/stackroom.js'), ...args, '--yes'], { env })
  try {
    return await act(verb, () => world.calls.splice(0).map(({ operation }) => operation))
  } finally {
    await close()
  }
}

/** What is asked of each product; the rest is asked of the hub and its portfolios, however many products they have. */
const ofProduct = ['DescribeProductAsAdmin', 'DescribeConstraint']

const nothingToDo = () =>
  against(0, async (verb, calls) => {
    await verb('publish')
    calls()
    const { stdout } = await verb('publish', '--json')
    const made = calls()
    const own = made.filter((operation) => ofProduct.includes(operation)).length
    return { mutating: made.filter((operation) => !isRead(operation)).length, own, shared: made.filter(isRead).length - own, products: JSON.parse(stdout).published.length as number }
  })

/** Rolls the launch role out to the one account of the unit Teaching, and to as many more as asked for. */
async function mutating(accounts: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'stackroom-bench-'))
  const catalog = join(folder, 'catalog.yaml')
  const text = readFileSync(join(root, 'products/catalog.yaml'), 'utf8')
  writeFileSync(catalog, text.replace(/OrganizationalUnitIds: .*/g, 'OrganizationalUnitIds: [ou-loca-teaching]'))
  try {
    return await against(accounts - 1, async (verb, calls) => {
      await verb('publish')
      calls()
      await verb('rollout', 'account-baseline', '--catalog', catalog)
      return calls().filter((operation) => !isRead(operation)).length
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

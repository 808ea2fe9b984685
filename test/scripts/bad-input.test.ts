import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { local, run, root } from '../support/local.ts'

const isRead = (operation: string) => /^(Get|List|Describe|Search|Scan|Head|AssumeRole)/.test(operation)
let cloud: Awaited<ReturnType<typeof local>>
before(async () => void (cloud = await local({ clock: { stepMilliseconds: 0 } })))
after(() => cloud.close())

const launch = ['launch', 'mutation-farm', '--name', 'x', '--yes']
const cases: [what: string, args: string[], exit: number, says: RegExp, env?: NodeJS.ProcessEnv][] = [
  ['an option as the verb', ['--plan'], 2, /stackroom --plan: there is no such verb/],
  ['a short option that nobody knows', [...launch, '-p'], 2, /-p: launch has no such option; it has --name, --profile, --version/],
  ['an empty name', ['launch', 'mutation-farm', '--name', '', '--yes'], 2, /--name: needs a value; write --name <name>/],
  ['a name with a blank', ['launch', 'mutation-farm', '--name', 'my farm', '--yes'], 2, /launch --name "my farm": is no name; use 1 to 128 letters, digits/],
  ['a name that is an option', ['launch', 'mutation-farm', '--name=--yes', '--yes'], 2, /launch --name "--yes": is no name/],
  ['a name that is too long', ['launch', 'mutation-farm', '--name', 'x'.repeat(129), '--yes'], 2, /is no name; use 1 to 128/],
  ['a name in another script', ['launch', 'mutation-farm', '--name', '\u519c\u573a', '--yes'], 2, /is no name/],
  ['an empty product', ['launch', '', '--name', 'x'], 2, /launch: <product> is missing/],
  ['a parameter given twice', [...launch, '--set', 'MaxVcpus=1', '--set', 'MaxVcpus=2', '--set', 'what'], 2, /--set what: is no Name=value[^]*--set MaxVcpus: is given twice; give it once/],
  ['an empty version', [...launch, '--version='], 2, /--version: needs a value/],
  ['an empty region', [...launch, '--region='], 2, /--region: needs a value/],
  ['an empty catalog', ['publish', '--catalog=', '--yes'], 2, /--catalog: needs a value/],
  ['a catalog that is a folder', ['publish', '--catalog', '.', '--yes'], 2, /\.: is a folder; name the file in it/],
  ['a catalog that is not there', ['publish', '--catalog', 'nowhere.yaml', '--yes'], 2, /nowhere\.yaml: there is no such file; take another --catalog/],
  ['a catalog that is no YAML of ours', ['publish', '--catalog', 'LICENSE', '--yes'], 2, /LICENSE:\d+:\d+: /],
  ['a product that is rolled out, not launched', ['publish', 'account-baseline', '--yes'], 2, /publish account-baseline: is rolled out, not launched; run "stackroom rollout account-baseline"/],
  ['a product that there is not', ['publish', 'mutation-fram', 'farm', '--yes'], 2, /products\/mutation-fram: no such product[^]*products\/farm: no such product/],
  ['a rollout that there is not', ['rollout', 'farms', '--yes'], 2, /rollout farms: is not in products\/catalog\.yaml; there are account-baseline, mutation-farm/],
  ['too much behind status', ['status', 'all'], 2, /status: "all" is too much/],
  ['a value for a switch', ['publish', '--plan=true'], 2, /--plan: takes no value; leave out "=true"/],
  ['an endpoint that is no address', ['publish', '--yes'], 2, /^Invalid URL; AWS_ENDPOINT_URL is no address/, { AWS_ENDPOINT_URL: 'nonsense' }],
  ['an account that there is not', ['publish', '--yes'], 2, /check AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_ENDPOINT_URL/, { AWS_ACCESS_KEY_ID: '999999999999' }],
  ['a profile that there is not', ['publish', '--yes'], 2, /sign in first/, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: 'nobody', AWS_EC2_METADATA_DISABLED: 'true' }],
]
for (const [what, args, exit, says, env = {}] of cases) {
  test(`${what} is told in a sentence, and changes nothing`, async () => {
    const { code, stderr, stdout } = await cloud.stackroom(args, { ...cloud.as(), ...env })
    match(stderr, says)
    equal(code, exit)
    doesNotMatch(stderr + stdout, /\n\s+at /, 'no stack trace')
    deepEqual(cloud.world.calls.filter(({ operation }) => !isRead(operation)), [])
  })
}

test('the catalog is the checkout\'s own from every folder, and messages name it as it is called from there', async () => {
  const verb = (...args: string[]) => run(process.execPath, [join(root, 'build/scripts/stackroom.js'), ...args], cloud.as(), join(root, 'products/mutation-farm'))
  const { code, stderr } = await verb('publish', '--plan')
  equal(code, 0, stderr)
  match((await verb('rollout', 'farms', '--yes')).stderr, /rollout farms: is not in \.\.\/catalog\.yaml; there are/)
})

test('an unknown region in the environment does not matter: regions are the catalog\'s', async () => {
  equal((await cloud.stackroom(['publish', '--plan'], { ...cloud.as(), AWS_REGION: 'nonsense', AWS_DEFAULT_REGION: 'nonsense' })).code, 0)
})

test('a reader that has seen enough ends nothing with a stack trace', async () => {
  const { stderr } = await run('sh', ['-c', 'node build/scripts/stackroom.js publish --plan | head -1'], cloud.as(), root)
  equal(stderr, '')
})

for (const verb of ['publish', 'rollout account-baseline', 'status', 'retire mutation-farm', 'launch mutation-farm --name x']) {
  test(`a permission that ${verb.split(' ')[0]} lacks is told with the sentence of AWS and what to do`, async () => {
    cloud.world.faults.push({ kind: 'call', operation: 'GetCallerIdentity', code: 'AccessDenied', message: 'User: x is not authorized to perform: sts:GetCallerIdentity', times: 1 })
    const { code, stderr } = await cloud.stackroom([...verb.split(' '), ...(verb === 'status' ? [] : ['--yes'])])
    equal(code, 1)
    match(stderr, /User: x is not authorized to perform: sts:GetCallerIdentity; ask for the permission, or use a role that has it/)
  })
}

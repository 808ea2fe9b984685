import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { sts } from './aws.ts'
import { exitCodeOf, failed, report } from './failure.ts'
import { scientist } from './local.ts'
import { startLocalAws } from './local-aws/server.ts'
import { root } from './products.ts'
import { table } from './table.ts'

/*
 * The whole job on a local AWS, as `npm start` shows it: every verb runs as its user would run it, a program of its own
 * with that user's credentials.
 */

const hub = '111122223333'
const region = 'us-east-1'

const titles = {
  emit: 'emit the templates',
  check: 'check them, with cfn-lint',
  roles: 'roll out the account baseline',
  publish: 'publish the portfolio',
  launch: 'launch the mutation farm',
  farms: 'roll out mutation farms',
  status: 'compare expected and actual',
}

type Step = { title: string; args: string[]; as?: NodeJS.ProcessEnv }
type Done = { title: string; seconds: number; result: any }

/** Runs a verb with --json and gives its result; fails with what the verb said. */
const verb = (args: string[], env: NodeJS.ProcessEnv): Promise<any> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'build/scripts/stackroom.js'), ...args, '--json'], { env })
    const [out, err]: [string[], string[]] = [[], []]
    child.stdout.setEncoding('utf8').on('data', (text) => out.push(text))
    child.stderr.setEncoding('utf8').on('data', (text) => err.push(text))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(out.join('') || 'null')) : reject(failed(`stackroom ${args.join(' ')}:`, err.join('').trim() || out.join('').trim())),
    )
  })

async function show(steps: Step[], env: NodeJS.ProcessEnv): Promise<Done[]> {
  const { Listr, PRESET_TIMER } = await import('listr2')
  const done: Done[] = []
  await new Listr(
    steps.map(({ title, args, as }) => ({
      title,
      task: async () => {
        const start = performance.now()
        const result = await verb(args, { ...env, ...as })
        done.push({ title, seconds: (performance.now() - start) / 1000, result })
      },
    })),
    { fallbackRenderer: 'simple', rendererOptions: { timer: PRESET_TIMER }, fallbackRendererOptions: { timer: PRESET_TIMER } },
  ).run()
  return done
}

/** The environment of somebody who works in an account. */
const credentials = (AWS_ACCESS_KEY_ID: string, AWS_SECRET_ACCESS_KEY = 'local', AWS_SESSION_TOKEN = '') => ({
  AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY,
  AWS_SESSION_TOKEN,
})

async function assume() {
  const { Credentials } = await sts(region).assumeRole({ RoleArn: `arn:aws:iam::${scientist.account}:role/${scientist.role}`, RoleSessionName: 'start' })
  return credentials(Credentials!.AccessKeyId!, Credentials!.SecretAccessKey, Credentials!.SessionToken)
}

async function main() {
  const start = performance.now()
  const local = await startLocalAws()
  try {
    const env = {
      ...process.env,
      ...credentials(hub),
      AWS_ENDPOINT_URL: local.endpoint,
      AWS_REGION: region,
      // Nobody's own profile takes part in a rehearsal.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    }
    Object.assign(process.env, env, credentials(scientist.account))
    const launched = await assume()
    const done = await show(
      [
        { title: titles.emit, args: ['emit'] },
        { title: titles.check, args: ['check'] },
        { title: titles.roles, args: ['rollout', 'account-baseline', '--yes'] },
        { title: titles.publish, args: ['publish', '--yes'] },
        { title: titles.launch, args: ['launch', 'mutation-farm', '--name', 'my-farm', '--yes'], as: launched },
        { title: titles.farms, args: ['rollout', 'mutation-farm', '--yes'] },
        { title: titles.status, args: ['status'] },
      ],
      env,
    )
    summary(done, (performance.now() - start) / 1000)
  } finally {
    await local.close()
  }
}

/** What a newcomer wants to know of all this. */
function summary(done: Done[], seconds: number) {
  const result = (title: string) => done.find((one) => one.title === title)!.result
  const { published, rolledOut } = result(titles.status)
  const launched = result(titles.launch)
  const head = (text: string) => console.log(`\n${styleText('bold', text)}`)
  const show = (rows: string[][]) => table(rows).forEach((line) => console.log(line))

  head('Published')
  show(published.map(({ product, portfolio, region, actual }: any) => [product, actual.join(', '), `in portfolio "${portfolio}"`, region]))
  head(`Launched by ${scientist.role} in account ${scientist.account}`)
  const outputs = Object.entries<string>(launched.outputs)
  show([['name', launched.name], ...outputs.filter(([, value]) => !value.includes('\n'))])
  for (const [name, value] of outputs.filter(([, text]) => text.includes('\n'))) console.log(`\n  ${name}\n${value.trimEnd().replace(/^/gm, '    ')}`)
  head('Rolled out')
  show(rolledOut.flatMap(({ rollout, instances }: any) => instances.map(({ account, region, status }: any) => [rollout, account, region, status])))
  head('Time')
  show([...done.map(({ title, seconds }) => [title, `${seconds.toFixed(1)} s`]), ['all of it', `${seconds.toFixed(1)} s`]])
  head('To try next')
  show([
    ['npx stackroom local', 'keep a local AWS running, and explore it with the aws CLI'],
    ['npx stackroom publish --plan', 'see what a command would do before it does it'],
    ['products/mutation-farm/templates/product.yaml', 'what was launched; product.ts beside it is what it is made from'],
    ['npm test', 'run every test'],
  ])
}

try {
  await main()
} catch (error) {
  report(error)
  process.exitCode = exitCodeOf(error)
}

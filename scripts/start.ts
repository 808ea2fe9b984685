import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { exitCodeOf, failed, report } from './failure.ts'
import { startLocalAws } from './local-aws/server.ts'
import { root } from './products.ts'

/*
 * The whole job on a local AWS, as `npm start` shows it: every verb runs as its user would run it, a program of its own
 * with that user's credentials.
 */

const hub = '111122223333'
const scientist = { account: '444455556666', role: 'ResearchScientist' }
const region = 'us-east-1'

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

async function assume(endpoint: string) {
  const { STS } = await import('@aws-sdk/client-sts')
  const { Credentials } = await new STS({
    endpoint,
    region,
    credentials: { accessKeyId: scientist.account, secretAccessKey: 'local' },
  }).assumeRole({ RoleArn: `arn:aws:iam::${scientist.account}:role/${scientist.role}`, RoleSessionName: 'start' })
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
    const launched = await assume(local.endpoint)
    const done = await show(
      [
        { title: 'emit the templates', args: ['emit'] },
        { title: 'check them, with cfn-lint', args: ['check'] },
        { title: 'publish the portfolio', args: ['publish', '--yes'] },
        { title: 'roll out the launch role', args: ['rollout', 'mutation-farm-launch-role', '--yes'] },
        { title: `launch as ${scientist.role} in ${scientist.account}`, args: ['launch', 'mutation-farm', '--name', 'my-farm', '--yes'], as: launched },
        { title: 'roll out the mutation farm', args: ['rollout', 'mutation-farm', '--yes'] },
        { title: 'compare expected and actual', args: ['status'] },
      ],
      env,
    )
    summary(done, (performance.now() - start) / 1000)
  } finally {
    await local.close()
  }
}

function summary(done: Done[], seconds: number) {
  console.log(JSON.stringify(done.map(({ title, result }) => ({ title, result })), null, 1), seconds, styleText('bold', ''))
}

try {
  await main()
} catch (error) {
  report(error)
  process.exitCode = exitCodeOf(error)
}

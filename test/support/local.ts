import { execFile, fork, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startLocalAws } from '../../scripts/local-aws/server.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

export type Ran = { code: number; stdout: string; stderr: string }

/** Runs a program to its end, whatever it ends with. Asynchronous, as the local AWS answers from this very process. */
export const run = (program: string, args: string[], env: NodeJS.ProcessEnv = process.env, cwd = root): Promise<Ran> =>
  new Promise((done) => {
    const child = execFile(program, args, { env, cwd, encoding: 'utf8', maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      done({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr }),
    )
    child.stdin?.end()
  })

/**
 * Runs verbs of ours in one process, one at a time, where a test runs many and how a process starts is not what it tests.
 * The process ends with the test's own.
 */
export function shell(env: NodeJS.ProcessEnv): (args: string[]) => Promise<Ran> {
  const session = fork(join(root, 'build/test/support/session.js'), { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  session.unref()
  session.channel!.unref()
  return (args) =>
    new Promise((done, failed) => {
      const ended = (code: number | null) => failed(new Error(`stackroom ${args.join(' ')}: its process ended with ${code}`))
      session.channel!.ref()
      session.once('exit', ended)
      session.once('message', (ran) => {
        session.off('exit', ended)
        session.channel!.unref()
        done(ran as Ran)
      })
      session.send(args)
    })
}

/** The environment in which the SDK, the CLI and our commands talk to an endpoint as an account's administrator. */
export const environment = (endpoint: string, account: string, region: string): NodeJS.ProcessEnv => ({
  ...process.env,
  // Where npm test has put them when they were not on PATH.
  PATH: [join(root, '.venv/bin'), process.env.PATH].filter(Boolean).join(delimiter),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: account,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: '',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_PAGER: '',
  NO_COLOR: '1',
})

/** A local AWS of a test's own, the real aws CLI and our own commands against it. */
export async function local(options: Parameters<typeof startLocalAws>[0] = {}) {
  const { endpoint, world, close, unref } = await startLocalAws(options)
  // A test that fails before it closes this must not keep its file from ending.
  unref()
  const region = 'us-east-1'
  const as = (account = world.managementAccount, inRegion = region) => environment(endpoint, account, inRegion)

  /** Runs the aws CLI and gives its JSON back; throws what it printed when it fails. */
  const aws = async (args: string[], env = as()): Promise<any> => {
    const { code, stdout, stderr } = await run('aws', [...args, '--output', 'json'], env)
    if (code !== 0) throw new Error(`aws ${args.join(' ')}: ${stderr.trim() || stdout.trim()}`)
    try {
      return JSON.parse(stdout)
    } catch {
      return stdout
    }
  }

  /** Runs a verb of ours as a user would, from the compiled code. */
  const stackroom = (args: string[], env = as()) =>
    run(process.execPath, [join(root, 'build/scripts/stackroom.js'), ...args], env)

  /** Temporary credentials of a role, as an environment. */
  const assume = async (account: string, role: string) => {
    const { STS } = createRequire(import.meta.url)('@aws-sdk/client-sts') as typeof import('@aws-sdk/client-sts')
    const client = new STS({ endpoint, region, credentials: { accessKeyId: account, secretAccessKey: 'local' } })
    const { Credentials } = await client.assumeRole({ RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName: 'test' })
    return {
      ...as(account),
      AWS_ACCESS_KEY_ID: Credentials!.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: Credentials!.SecretAccessKey,
      AWS_SESSION_TOKEN: Credentials!.SessionToken,
    }
  }

  return { endpoint, world, close, region, as, aws, stackroom, assume }
}

/** Runs a verb of ours and kills it, without any warning, when the local AWS has seen a number of changing calls. */
export function killed(cloud: Awaited<ReturnType<typeof local>>, args: string[], afterChanges: number, env = cloud.as()): Promise<void> {
  const isChange = ({ operation }: { operation: string }) => !/^(Get|List|Describe|Search|Scan|Head|AssumeRole)/.test(operation)
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'build/scripts/stackroom.js'), ...args], { env, cwd: root, stdio: 'ignore' })
    const watch = setInterval(() => cloud.world.calls.filter(isChange).length >= afterChanges && child.kill('SIGKILL'), 1)
    child.on('close', () => {
      clearInterval(watch)
      done()
    })
  })
}

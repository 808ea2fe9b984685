import { equal, match } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { connect, createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { environment, root, run } from '../support/local.ts'

const program = join(root, 'build/scripts/stackroom.js')
const refusing = (...args: string[]) => run(process.execPath, [program, 'local', ...args])

/** Starts it; resolves to what it printed, its endpoint, and how to end it. */
async function started(...args: string[]) {
  const child = spawn(process.execPath, [program, 'local', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  const ended = new Promise<number | null>((done) => child.on('close', done))
  await new Promise<void>((ready, fail) => {
    child.on('close', () => fail(new Error(`ended early: ${said.join('')}`)))
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said.push(text), said.join('').includes('provisioned-products') && ready()))
  })
  const endpoint = /AWS_ENDPOINT_URL=(\S+)/.exec(said.join(''))![1]!
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { said: said.join(''), endpoint, end }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`local prints what to set, serves the aws CLI, and ends cleanly on ${signal}`, async () => {
    const { said, endpoint, end } = await started()
    match(said, /export AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=local/)
    const { code, stdout, stderr } = await run('aws', ['organizations', 'list-accounts', '--output', 'json'], environment(endpoint, '111122223333', 'us-east-1'))
    equal(code, 0, stderr)
    equal(JSON.parse(stdout).Accounts.length, 6)
    equal(await end(signal), 0)
  })
}

test('whoever types what local says becomes a scientist, and has launched a product', async () => {
  const { said, endpoint, end } = await started()
  const commands = said.replaceAll('\\\n', ' ').split('\n').filter((line) => line.startsWith('  ')).map((line) => line.trim())
  // Somebody looks at databases first, as an administrator.
  commands.splice(3, 0, 'aws rds describe-db-instances')
  // Nobody sits at this terminal to be asked.
  const typed = commands.map((command) => (command.startsWith('npx') ? `${command} --yes` : command))
  const { code, stdout, stderr } = await run('sh', ['-ec', typed.join('\n')], environment(endpoint, '111122223333', 'us-east-1'))
  await end('SIGINT')
  equal(code, 0, stderr)
  match(stdout, /my-farm[^]*AVAILABLE/)
})

test('local answers on 127.0.0.1 only', async () => {
  const { endpoint, end } = await started()
  const port = Number(new URL(endpoint).port)
  const others = Object.values(networkInterfaces()).flat().filter((one) => one && !one.internal && one.family === 'IPv4')
  const reached = await Promise.all(
    others.map((one) => new Promise((done) => connect(port, one!.address).on('connect', function (this: any) { this.destroy(); done(true) }).on('error', () => done(false)))),
  )
  equal(reached.includes(true), false)
  await end('SIGINT')
})

test('a port that somebody has is refused with a sentence', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as AddressInfo
  const { code, stderr } = await refusing('--port', String(port))
  equal(code, 2)
  equal(stderr, `local --port ${port}: is in use; take another, or leave it out for a free one\n`)
  other.close()
})

for (const port of ['abc', '70000', '0', '1.5', '0x50']) {
  test(`--port "${port}" is refused with a sentence`, async () => {
    const { code, stderr } = await refusing(`--port=${port}`)
    equal(code, 2)
    match(stderr, /local --port .*: is no port; take 1 to 65535, or leave it out for a free one/)
  })
}

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Figure } from '../bench.ts'
import { root } from '../products.ts'
import { compare } from './measure.ts'

const stackroom = join(root, 'build/scripts/stackroom.js')
const node = { command: [process.execPath, '-e', '0'] }

/** What it takes to start: help, a command up to the first answer of AWS, and a check with nothing to do. */
export async function startFigures(): Promise<Figure[]> {
  const help = compare({ command: [process.execPath, stackroom, '--help'] }, node, 15)
  const aws = await refusing((endpoint) =>
    compare(
      {
        command: [process.execPath, stackroom, 'publish', '--plan'],
        env: { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: '111122223333', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' },
        expect: 2,
      },
      node,
      15,
    ),
  )
  const check = compare({ command: [process.execPath, stackroom, 'check'] }, node, 9)
  const words = ({ ours, theirs }: { ours: number; theirs: number }) => `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms of \`node -e 0\``
  return [
    { figure: '`stackroom --help`', measured: words(help), result: `${help.ratio.toFixed(2)}×`, aim: '≤ 1.5×' },
    { figure: 'start of a command that talks to AWS, to the first answer', measured: words(aws), result: `${aws.ratio.toFixed(2)}×`, aim: '≤ 6×' },
    { figure: '`stackroom check` with nothing changed', measured: `${words(check)}; a test sees no linter process`, result: `${check.ratio.toFixed(2)}×`, aim: 'no linter process' },
  ]
}

/** A service that knows nobody, in a thread of its own: the measuring blocks this one. */
async function refusing<T>(act: (endpoint: string) => T): Promise<T> {
  const worker = new Worker(
    `const { createServer } = require('node:http'); const { parentPort } = require('node:worker_threads')
    const text = '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error></ErrorResponse>'
    const server = createServer((request, response) => { request.resume(); response.writeHead(403, { 'content-type': 'text/xml' }).end(text) })
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
    { eval: true },
  )
  try {
    const port = await new Promise<number>((done, fail) => worker.once('message', done).once('error', fail))
    return act(`http://127.0.0.1:${port}`)
  } finally {
    await worker.terminate()
  }
}

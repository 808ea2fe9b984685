import { doesNotMatch, equal, match } from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { test } from 'node:test'
import { root } from '../support/local.ts'

test('npm start does the whole job, says what it did, and leaves no process behind', async () => {
  // A process group of its own: whatever it starts is in it.
  const child = spawn('npm', ['start'], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text))
  const code = await new Promise((done) => child.on('close', done))
  const text = said.join('')
  equal(code, 0, text)
  match(text, /Published\n +Mutation farm +[\d.]+ +in portfolio "Research computing" +us-east-1/)
  match(text, /Launched by ResearchScientist in account 444455556666\n/)
  match(text, /aws_batch_job_queue = "mutants"/)
  match(text, /Rolled out\n +account-baseline +444455556666 +us-east-1 +CURRENT/)
  doesNotMatch(text, /Warning/)
  match(text, /all of it +\d+\.\d s/)
  const groups = execFileSync('ps', ['-eo', 'pgid='], { encoding: 'utf8' }).split('\n').map(Number)
  equal(groups.filter((group) => group === child.pid).length, 0)
})

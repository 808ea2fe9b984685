import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { environment, root, run } from '../support/local.ts'

const localAwsProcesses = () =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((line) => /build\/scripts\/(start|stackroom)\.js/.test(line)).length

test('npm start does the whole job, says what it did, and leaves no process behind', async () => {
  const before = localAwsProcesses()
  const { code, stdout, stderr } = await run('npm', ['start'])
  equal(code, 0, stderr)
  match(stdout, /Published/)
  match(stdout, /Launched/)
  match(stdout, /mutants-remote\.toml|aws_batch_job_queue = "mutants"/)
  match(stdout, /Rolled out/)
  ok(localAwsProcesses() <= before)
})

test('every stackroom command that the documents name exists', async () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'products/mutation-farm/README.md']
  const named = new Set(
    documents.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/npx stackroom ([a-z]+)/g)].map(([, verb]) => verb!)),
  )
  const unknown: string[] = []
  for (const verb of named) {
    const { code } = await run(process.execPath, [join(root, 'build/scripts/stackroom.js'), verb, '--help'], environment('http://127.0.0.1:9', '111122223333', 'us-east-1'))
    if (code !== 0) unknown.push(verb)
  }
  deepEqual(unknown, [])
})

test('every npm script that the documents name exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const documents = ['README.md', 'CONTRIBUTING.md', 'BENCHMARKS.md', 'products/mutation-farm/README.md']
  const named = documents.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!))
  deepEqual(named.filter((name) => !(name in scripts)), [])
})

import { deepEqual, equal, match } from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { osmtCommand } from '../../templates-src/parts/osmt-command.ts'
import { run } from '../support/local.ts'

// A java that says how it was called, and what it was given as DB_URI.
const folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
writeFileSync(join(folder, 'java'), '#!/bin/sh\necho "$@"\necho "$DB_URI" > "$URI_FILE"\necho $$ > "$PID_FILE"\nexit "${ENDS:-0}"\n')
chmodSync(join(folder, 'java'), 0o755)
after(() => rmSync(folder, { recursive: true }))

const environment = {
  ...{ DB_USER: 'osmt', DB_PASSWORD: 'secret', DB_HOST: 'db.example.org', DB_PORT: '3306', BASE_DOMAIN: 'osmt.example.org' },
  ...{ FRONTEND_URL: 'https://osmt.example.org', ENVIRONMENT: 'apiserver,oauth2-okta', MIGRATE_PROFILES: 'migrate', URI_FILE: join(folder, 'uri'), PID_FILE: join(folder, 'pid') },
}
const ran = (steps: string[], given = {}) =>
  run('bash', ['-c', osmtCommand, 'osmt', ...steps], { ...process.env, ...environment, ...given, PATH: `${folder}${delimiter}${process.env.PATH}` })
const uri = () => readFileSync(join(folder, 'uri'), 'utf8').trim()

test('O-17: the port stands in DB_URI once, and any password survives the URL', async () => {
  const password = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(password, async (DB_PASSWORD) => {
      await ran(['serve'], { DB_PASSWORD })
      const [, given, address] = /^[^:]*:([^@]*)@(.*)$/.exec(uri())!
      deepEqual([decodeURIComponent(given!), address], [DB_PASSWORD, 'db.example.org:3306'])
    }),
    { numRuns: 15 },
  )
})

test('O-23: the password is in no command line', async () => {
  const { stdout, stderr } = await ran(['migrate', 'import', 'reindex', 'serve'], { DB_PASSWORD: 'CANARY' })
  equal(/CANARY/.test(stdout + stderr), false)
})

test('O-24: migrations, import and reindex run in turn, and the application itself migrates nothing', async () => {
  const { stdout } = await ran(['migrate', 'import', 'reindex', 'serve'])
  const flags = stdout.trim().split('\n').map((line) => [/active=(\S+)/.exec(line)![1], /flyway.enabled=(\S+)/.exec(line)![1]])
  deepEqual(flags, [['migrate', 'true'], ['import', 'false'], ['import', 'false'], ['reindex', 'false'], ['apiserver,oauth2-okta', 'false']])
})

test('the application takes the place of the shell, so that ECS stops it and not only the shell; steps before it do not', async () => {
  const became = async (...steps: string[]) => {
    const { stdout } = await run('bash', ['-c', 'echo $$; command=$1; shift; exec bash -c "$command" osmt "$@"', 'container', osmtCommand, ...steps], { ...process.env, ...environment, PATH: `${folder}${delimiter}${process.env.PATH}` })
    return stdout.split('\n')[0] === readFileSync(join(folder, 'pid'), 'utf8').trim()
  }
  deepEqual([await became('serve'), await became('migrate', 'serve'), await became('migrate', 'import')], [true, true, false])
})

test('a step that fails ends the container with its code, and what comes after it does not run', async () => {
  const { code, stdout } = await ran(['migrate', 'serve'], { ENDS: '7' })
  deepEqual([code, stdout.trim().split('\n').length], [7, 1])
  const wrong = await ran(['migrat'])
  equal(wrong.code, 2)
  match(wrong.stderr, /migrat: is no step; use migrate, import, reindex or serve/)
})

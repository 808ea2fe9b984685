import { deepEqual, equal, match } from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { local, root, run } from '../support/local.ts'

test('an account can be asked what the handlers of the types in use call', async () => {
  const cloud = await local()
  const checkout = mkdtempSync(join(tmpdir(), 'stackroom-'))
  for (const name of ['build', 'templates-src', 'package.json']) cpSync(join(root, name), join(checkout, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
  const { code, stdout, stderr } = await run(process.execPath, [join(checkout, 'build/scripts/refresh-handlers.js')], cloud.as(), checkout)
  equal(code, 0, stderr)
  match(stdout, /\d+ types described; now run "npm run types" and review what changed/)
  const described = JSON.parse(readFileSync(join(checkout, 'templates-src/cfn/generate/described.json'), 'utf8'))
  deepEqual(described['AWS::S3::BucketPolicy'].delete, ['s3:DeleteBucketPolicy', 's3:GetBucketPolicy'])
  rmSync(checkout, { recursive: true })
  await cloud.close()
})

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { generate } from '../../templates-src/cfn/generate-resources.ts'
import { attributes } from '../../templates-src/cfn/resources/attributes.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const folder = join(root, 'templates-src/cfn/resources')

test('generating the types in use again changes nothing; run "npm run types" when it does', async () => {
  const files = await generate()
  deepEqual(readdirSync(folder).sort(), Object.keys(files).sort())
  for (const [file, text] of Object.entries(files)) equal(readFileSync(join(folder, file), 'utf8'), text, file)
})

test('the declarations themselves are sound, which a build takes for granted', () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const flags = ['--noEmit', '--strict', '--types', '', '--lib', 'es2023', '--module', 'nodenext', '--allowImportingTsExtensions', '--ignoreConfig']
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags, join(folder, 'index.d.ts')], { encoding: 'utf8' })
  equal(stdout, '')
})

test('a type is in use when a source names it, and when there is such a type', () => {
  ok('AWS::Batch::JobQueue' in attributes)
  ok(!('AWS::EC2::VPCC' in attributes))
})

test('an interface says what is required, which values there are and what a property is for', async () => {
  const { 'batch.d.ts': batch = '', 'index.d.ts': index } = await generate(['AWS::Batch::JobQueue'])
  match(batch, /export interface BatchJobQueue extends ResourceAttributes \{\n {2}Type: 'AWS::Batch::JobQueue'\n {2}Properties: \{/)
  match(batch, /\/\*\* The priority of the job queue\..* \*\/\n {4}Priority: Value<number>/)
  match(batch, /State\?: Value<'DISABLED' \| 'ENABLED'>/)
  match(batch, /ComputeEnvironmentOrder\?: List<BatchJobQueue_ComputeEnvironmentOrder>/)
  match(index!, /export type Resource =\n {2}\| BatchJobQueue\n/)
})

test('a nested stack holds a template', async () => {
  const { 'cloudformation.d.ts': text = '' } = await generate(['AWS::CloudFormation::Stack'])
  match(text, /TemplateURL: Template \| Value<string>\n/)
  match(text, /Parameters\?: Record<string, Value<string \| number>>\n/)
})

import { deepEqual, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import nextflow from '../../products/nextflow-batch/product.ts'
import { updatesBetween } from '../../scripts/local-aws/cloudformation/update-behaviors.ts'
import { takenBy } from '../../scripts/launch/replaces.ts'
import { refusedOf } from '../../scripts/launch/taken.ts'
import { root } from '../support/local.ts'
import { flatTemplate } from '../support/open-paths.ts'
import { resolved, type Made } from '../support/resolved.ts'

const { Template } = nextflow
const parameters = Template.Parameters!
const made = (given = {}) => resolved(Template, given).resources
const ofType = (type: string, given = {}): Made[] => Object.values(made(given)).filter(({ Type }) => Type === type)
const VpcId = 'vpc-0123456789abcdef0'
const Subnets = 'subnet-0123456789abcdef0'
const dragen = { Dragen: 'true', DragenAmiId: 'ami-0123456789abcdef0' }

// Another value of each parameter, and what has to be so for it to matter.
const other: Record<string, string> = {
  ForgePrefix: 'Lab', Name: 'other', MinCpus: '4', MaxCpus: '9', HeadMaxCpus: '9', InstanceTypes: 'c6id', BidPercentage: '50', StuckJobSeconds: '900', HeadJobCpus: '2', HeadJobMemory: '8192', BootDiskSize: '80', AmiId: 'ami-0123456789abcdef0',
  KeyPair: 'ours', EcsConfig: 'ECS_A=1', CliPath: '/opt/bin/aws', WorkDirBucket: 'ours', WorkDirExpiryDays: '9', AllowBuckets: 'arn:aws:s3:::reads', EfsId: 'fs-0123456789abcdef1', EfsMount: '/mnt/a', FsxDns: 'fs-1.fsx.x', FsxMountName: 'abc', FsxSize: '2400', FsxMount: '/mnt/b',
  FsxType: 'PERSISTENT_2', LogGroup: 'ours', LogRetentionInDays: '7', DockerHubSecretArn: 'arn:aws:secretsmanager:x', GhcrSecretArn: 'arn:aws:secretsmanager:y', HeadJobRole: 'arn:aws:iam::111122223333:role/a', ComputeJobRole: 'arn:aws:iam::111122223333:role/b',
  BatchExecutionRole: 'arn:aws:iam::111122223333:role/c', SecretsKmsKeyArn: 'arn:aws:kms:x', NextflowImage: 'ours:1', HeadEnvironment: 'A=1', ComputeEnvironment: 'A=1', PreRunScript: 'true', PostRunScript: 'true', VpcId: 'vpc-0123456789abcdef0', Subnets: 'subnet-1', SecurityGroups: 'sg-1',
  VpcCidr: '10.1.0.0/16', PermissionsBoundary: 'Other', ResourceLabel1: 'a=b', ResourceLabel2: 'a=b', ResourceLabel3: 'a=b', DragenAmiId: 'ami-0123456789abcdef1', NextflowConfigFile: 'process.maxRetries = 2', AccessTokenSecretArn: 'arn:aws:secretsmanager:z', KmsKeyArn: 'arn:aws:kms:y',
}
const base: Record<string, Record<string, string>> = {
  EfsId: { Efs: 'Existing', EfsId: 'fs-0123456789abcdef0' }, FsxDns: { Fsx: 'Existing', FsxDns: 'fs-0.fsx.x', FsxMountName: 'x' }, FsxMountName: { Fsx: 'Existing', FsxDns: 'fs-0.fsx.x', FsxMountName: 'x' }, SecretsKmsKeyArn: { EnablePipelineSecrets: 'true' },
  KmsKeyArn: { Encryption: 'ExistingKey', KmsKeyArn: 'arn:aws:kms:x' }, Subnets: { VpcId, Subnets }, UnqualifiedImages: { CacheQuay: 'true' }, DragenAmiId: dragen, DragenInstanceType: dragen,
}
const stores = { Efs: 'Create', Fsx: 'Create' }

type Change = [old: Record<string, Made>, next: Record<string, Made>]
const changes = new Map<string, Change>()

/** What is made before and after another value is given for a parameter. */
const changed = (name: string) => changes.get(name) ?? changes.set(name, change(name)).get(name)!
const change = (name: string) => valuesOf(name, stores).map(made) as unknown as Change

/** What is given before and after, with new file systems or without. */
function valuesOf(name: string, beside: Record<string, string>): [now: Record<string, string>, then: Record<string, string>] {
  const { AllowedValues = [], Default } = parameters[name]!
  const now: Record<string, string> = { ...(name === 'Efs' || name === 'Fsx' ? {} : beside), ...base[name] }
  return [now, { ...now, [name]: other[name] ?? String(AllowedValues.find((one) => String(one) !== (now[name] ?? String(Default)))) }]
}

/** What an update of one parameter does to resources, by the service's own list of create-only properties. */
function updateOf(name: string, [old, next]: Change = changed(name)): string {
  const both = Object.keys(old).filter((path) => path in next)
  if (both.some((path) => updatesBetween(old[path]!.Type, old[path]!.Properties, next[path]!.Properties).some(({ requires }) => requires === 'Always'))) return 'replaces'
  return both.length < Object.keys(old).length || both.length < Object.keys(next).length ? 'adds or removes' : 'in place'
}

const template = flatTemplate('nextflow-batch')
/** Whether launch refuses an update, as it takes data away, or EFS does, which has one mount target in a zone, or FSx, which does not shrink. */
function isRefused(now: Record<string, string>, then: Record<string, string>): boolean {
  const taken = takenBy({ template, parameters: now }, { template, parameters: then })
  const size = (given: Record<string, string>) => Number(given.FsxSize ?? parameters.FsxSize!.Default)
  return refusedOf(taken, [], 'one').length > 0 || taken.some(({ type, does }) => type === 'AWS::EFS::MountTarget' && does === 'replace') || size(then) < size(now)
}

/** What the README has to say of an update of one parameter, and of one back. */
function cellOf(name: string): string {
  const [now, then] = valuesOf(name, {})
  const without: Change = [made(now), made(then)]
  if (isRefused(now, then)) return 'refused'
  if (isRefused(...valuesOf(name, stores))) return isDeepStrictEqual(...without) ? 'refused' : `${updateOf(name, without)}; refused with new file systems`
  if (isRefused(then, now)) return name === 'FsxSize' ? 'in place; smaller is refused' : 'adds; removing is refused'
  return updateOf(name)
}

const readme = readFileSync(join(root, 'products/nextflow-batch/README.md'), 'utf8').split('\n')

test('the README says of each parameter what changing it does', () => {
  const rows = readme.slice(readme.indexOf('## Parameters'))
  const said = Object.keys(parameters).map((name) => [name, rows.find((row) => row.startsWith(`| \`${name}\``))?.split(' | ')[2]])
  deepEqual(said, Object.keys(parameters).map((name) => [name, cellOf(name)]))
})

test('the README names the parameter for everything of Forge, and resources that it changes', () => {
  const quoted = (cell = '') => [...cell.matchAll(/`([\w/]+)`/g)].map(([, word]) => word!)
  const table = readme.slice(readme.indexOf("## Forge's switches"), readme.indexOf('## Parameters')).filter((line) => line.startsWith('| ') && !line.startsWith('| | in Forge'))
  const rows = table.map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim())).map(([id, , here, where]) => ({ id, names: quoted(here).filter((word) => word in parameters), where: quoted(where) }))
  // Features of Tower Forge by their numbers, F-14 to F-28.
  deepEqual([...new Set(rows.map(({ id }) => id).filter(Boolean))], Array.from({ length: 15 }, (_, index) => `F-${14 + index}`))
  deepEqual(Object.keys(parameters).filter((name) => !rows.some(({ names }) => names.includes(name))), [])
  const models = parameters.ProvisioningModel!.AllowedValues!.map((ProvisioningModel) => made({ ProvisioningModel }))
  const places = new Set([...models, ...Object.keys(parameters).flatMap(changed)].flatMap(Object.keys))
  for (const { id, names, where } of rows) {
    deepEqual(where.filter((path) => !places.has(path) && !(path in Template.Rules!)), [], id)
    for (const name of names) {
      const [old, next] = changed(name)
      ok(where.some((path) => !isDeepStrictEqual(old[path], next[path])), `${id}: ${name} changes none of ${where}`)
    }
  }
})

test('an environment has two to four queues and compute environments', () => {
  const counts = parameters.ProvisioningModel!.AllowedValues!.flatMap((ProvisioningModel) =>
    [{}, dragen].flatMap((given) => ['AWS::Batch::JobQueue', 'AWS::Batch::ComputeEnvironment'].map((type) => ofType(type, { ...given, ProvisioningModel }).length)),
  )
  deepEqual([Math.min(...counts), Math.max(...counts)], [2, 4])
})

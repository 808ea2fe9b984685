import { deepEqual, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import nextflow from '../../products/nextflow-batch/product.ts'
import { difference } from '../../scripts/local-aws/cloudformation/converge.ts'
import { root } from '../support/local.ts'
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

function change(name: string): Change {
  const { AllowedValues = [], Default } = parameters[name]!
  const before = { ...(name === 'Efs' || name === 'Fsx' ? {} : stores), ...(base[name] ?? {}) } as Record<string, string>
  const value = other[name] ?? String(AllowedValues.find((one) => String(one) !== (before[name] ?? String(Default))))
  return [made(before), made({ ...before, [name]: value })]
}

/** What an update of one parameter does to resources, by the service's own list of create-only properties. */
function updateOf(name: string): string {
  const [old, next] = changed(name)
  const both = Object.keys(old).filter((path) => path in next)
  // Create-only below a property that is not: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-fsx-filesystem-lustreconfiguration.html
  const throughput = (resources: typeof old) => Object.values(resources).find(({ Type }) => Type === 'AWS::FSx::FileSystem')?.Properties.LustreConfiguration.PerUnitStorageThroughput
  if (throughput(old) !== throughput(next) && name === 'FsxType') return 'replaces'
  if (both.some((path) => difference(old[path]!.Type, old[path]!.Properties, next[path]!.Properties).replaces)) return 'replaces'
  return both.length < Object.keys(old).length || both.length < Object.keys(next).length ? 'adds or removes' : 'in place'
}

const readme = readFileSync(join(root, 'products/nextflow-batch/README.md'), 'utf8').split('\n')

test('the README says of each parameter what changing it does', () => {
  const rows = readme.slice(readme.indexOf('## Parameters'))
  const said = Object.keys(parameters).map((name) => [name, rows.find((row) => row.startsWith(`| \`${name}\``))?.split(' | ')[2]])
  deepEqual(said, Object.keys(parameters).map((name) => [name, updateOf(name)]))
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

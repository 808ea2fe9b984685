import { equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { local, root } from '../support/local.ts'

/*
 * What an engineer does with nothing of ours installed: the aws CLI on the committed templates.
 */

const templates = join(root, 'products/mutation-farm/templates')
// Two engineers with an account each, in a region the catalog does not use.
const one = ['444455556666', 'eu-west-1'] as const
const other = ['777788889999', 'eu-west-1'] as const
let cloud: Awaited<ReturnType<typeof local>>
let folder: string

before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await cloud.close()
})

// In an account without our baseline there is no boundary.
const alone = ['--parameter-overrides', 'PermissionsBoundary=']
const capabilities = ['--capabilities', 'CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']
const outputsOf = async (stack: string, env = cloud.as()) => {
  const { Stacks } = await cloud.aws(['cloudformation', 'describe-stacks', '--stack-name', stack], env)
  equal(Stacks[0].StackStatus, 'CREATE_COMPLETE')
  return Object.fromEntries(Stacks[0].Outputs.map((output: any) => [output.OutputKey, output.OutputValue]))
}

test('aws cloudformation package and deploy take the nested shape from the checkout', async () => {
  const env = cloud.as(...one)
  await cloud.aws(['s3', 'mb', 's3://engineer-templates'], env)
  const packaged = join(folder, 'packaged.yaml')
  await cloud.aws(
    ['cloudformation', 'package', '--template-file', join(templates, 'product.yaml'), '--s3-bucket', 'engineer-templates', '--output-template-file', packaged],
    env,
  )
  await cloud.aws(['cloudformation', 'deploy', '--template-file', packaged, '--stack-name', 'nested', ...capabilities, ...alone], env)
  const outputs = await outputsOf('nested', env)
  equal(outputs.JobQueue, 'mutants')

  const { StackSummaries } = await cloud.aws(['cloudformation', 'list-stacks', '--stack-status-filter', 'CREATE_COMPLETE'], env)
  const children = StackSummaries.filter((stack: any) => stack.ParentId)
  ok(children.length >= 3, 'the children are stacks of their own')
})

test('aws cloudformation deploy takes the flat shape, and the same deploy again changes nothing', async () => {
  const env = cloud.as(...other)
  const deploy = [
    ...['cloudformation', 'deploy', '--template-file', join(templates, 'flat.yaml'), '--stack-name', 'flat', ...capabilities],
    ...['--s3-bucket', 'flat-templates'],
    ...alone,
  ]
  await cloud.aws(['s3', 'mb', 's3://flat-templates'], env)
  await cloud.aws(deploy, env)
  equal((await outputsOf('flat', env)).JobQueue, 'mutants')
  match(await cloud.aws([...deploy, '--no-fail-on-empty-changeset'], env), /No changes to deploy/)
})

test('both shapes give a launching user the same outputs', async () => {
  const nested = await outputsOf('nested', cloud.as(...one))
  const flat = await outputsOf('flat', cloud.as(...other))
  equal(Object.keys(nested).sort().join(), Object.keys(flat).sort().join())
})

test('a service-managed stack set takes the flat shape to new accounts and refuses the nested one', async () => {
  const create = (name: string, file: string) => [
    ...['cloudformation', 'create-stack-set', '--stack-set-name', name, '--permission-model', 'SERVICE_MANAGED'],
    ...['--auto-deployment', 'Enabled=true,RetainStacksOnAccountRemoval=false', ...capabilities],
    ...['--template-url', `https://hub-templates.s3.us-east-1.amazonaws.com/${file}`],
    ...['--parameters', 'ParameterKey=PermissionsBoundary,ParameterValue='],
  ]
  await cloud.aws(['s3', 'mb', 's3://hub-templates'])
  await cloud.aws(['s3', 'cp', join(templates, 'flat.yaml'), 's3://hub-templates/flat.yaml'])
  await cloud.aws(['s3', 'cp', join(templates, 'product.yaml'), 's3://hub-templates/product.yaml'])
  await rejects(cloud.aws(create('farm-nested', 'product.yaml')), /nested/i)

  await cloud.aws(create('farm', 'flat.yaml'))
  const unit = [...cloud.world.organization.units.values()].find(({ Name }) => Name === 'Teaching')!
  const { OperationId } = await cloud.aws([
    ...['cloudformation', 'create-stack-instances', '--stack-set-name', 'farm', '--regions', 'us-east-1'],
    ...['--deployment-targets', `OrganizationalUnitIds=${unit.Id}`],
  ])
  const operation = async () =>
    (await cloud.aws(['cloudformation', 'describe-stack-set-operation', '--stack-set-name', 'farm', '--operation-id', OperationId])).StackSetOperation
  while ((await operation()).Status === 'RUNNING') await new Promise((done) => setTimeout(done, 50))
  equal((await operation()).Status, 'SUCCEEDED')
  const { Summaries } = await cloud.aws(['cloudformation', 'list-stack-instances', '--stack-set-name', 'farm'])
  ok(Summaries.length > 0)
  for (const { Status } of Summaries) equal(Status, 'CURRENT')
})

test('aws servicecatalog provision-product launches what publish has published', async () => {
  const published = await cloud.stackroom(['publish', '--yes'])
  equal(published.code, 0, published.stderr)
  const carried = await cloud.stackroom(['rollout', 'account-baseline', '--yes'])
  equal(carried.code, 0, carried.stderr)

  const env = await cloud.assume('777788889999', 'ResearchScientist')
  const { ProductViewSummaries } = await cloud.aws(['servicecatalog', 'search-products'], env)
  const { ProductId } = ProductViewSummaries[0]
  const { ProvisioningArtifacts } = await cloud.aws(['servicecatalog', 'describe-product', '--id', ProductId], env)
  const { RecordDetail } = await cloud.aws(
    [
      ...['servicecatalog', 'provision-product', '--product-id', ProductId, '--provisioned-product-name', 'by-cli'],
      ...['--provisioning-artifact-id', ProvisioningArtifacts[0].Id, '--provision-token', 'by-cli-1'],
    ],
    env,
  )
  const record = () => cloud.aws(['servicecatalog', 'describe-record', '--id', RecordDetail.RecordId], env)
  while (['CREATED', 'IN_PROGRESS'].includes((await record()).RecordDetail.Status)) await new Promise((done) => setTimeout(done, 50))
  const { RecordDetail: ended, RecordOutputs } = await record()
  equal(ended.Status, 'SUCCEEDED', JSON.stringify(ended.RecordErrors))
  ok(RecordOutputs.some((output: any) => output.OutputKey === 'ClientConfigToml'))
})

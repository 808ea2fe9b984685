import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { addRole, as, catalog, cloudFormation, ended, freshWorlds, hub, imaging, launch, published, region, s3, scientists, shared, template, trusting, upload, version, world } from './support.ts'

freshWorlds()

const parameter = (Value: string) => ({ ProvisioningParameters: [{ Key: 'Text', Value }] })
const notFound = { name: 'ResourceNotFoundException' }
const invalid = { name: 'InvalidParametersException' }

test('a launch makes a stack in the account of who launches, and says what came of it', async () => {
  const ids = await shared()
  const user = await as(imaging)
  const { states, record, outputs } = await launch(user, ids, parameter('two'))
  deepEqual([states[0], states.at(-1)], ['CREATED', 'SUCCEEDED'])
  const name = `SC-${imaging}-${record.ProvisionedProductId}`
  match(outputs.CloudformationStackARN!, new RegExp(`^arn:aws:cloudformation:${region}:${imaging}:stack/${name}/`))
  equal(outputs.Text, 'two')
  const [stack] = (await cloudFormation(imaging).describeStacks({ StackName: name })).Stacks!
  equal(stack!.StackStatus, 'CREATE_COMPLETE')
  const { ProvisionedProductDetail } = await user.describeProvisionedProduct({ Name: 'farm' })
  deepEqual([ProvisionedProductDetail!.Status, ProvisionedProductDetail!.Type, ProvisionedProductDetail!.LastRecordId], ['AVAILABLE', 'CFN_STACK', record.RecordId])
  equal(ProvisionedProductDetail!.Arn, `arn:aws:servicecatalog:${region}:${imaging}:stack/farm/${record.ProvisionedProductId}`)
  const { Outputs } = await user.getProvisionedProductOutputs({ ProvisionedProductName: 'farm', OutputKeys: ['Text'] })
  deepEqual(Outputs, [{ OutputKey: 'Text', OutputValue: 'two', Description: 'What it holds' }])
})

test('the stack carries the tags of portfolio and product, of the request and of the service itself', async () => {
  const ids = await shared()
  await ids.admin.updateProduct({ Id: ids.ProductId, AddTags: [{ Key: 'product', Value: 'farm' }, { Key: 'both', Value: 'a' }] })
  await ids.admin.updatePortfolio({ Id: ids.PortfolioId, AddTags: [{ Key: 'portfolio', Value: 'research' }, { Key: 'both', Value: 'b' }] })
  const { record } = await launch(await as(imaging), ids, { Tags: [{ Key: 'mine', Value: 'yes' }] })
  const { Stacks } = await cloudFormation(imaging).describeStacks({ StackName: `SC-${imaging}-${record.ProvisionedProductId}` })
  deepEqual(Object.fromEntries(Stacks![0]!.Tags!.map(({ Key, Value }) => [Key, Value])), {
    product: 'farm',
    portfolio: 'research',
    both: `sc-tagconflict-${ids.PortfolioId}-${ids.ProductId}`,
    mine: 'yes',
    'aws:servicecatalog:portfolioArn': `arn:aws:catalog:${region}:${hub}:portfolio/${ids.PortfolioId}`,
    'aws:servicecatalog:productArn': `arn:aws:catalog:${region}:${hub}:product/${ids.ProductId}`,
    'aws:servicecatalog:provisioningPrincipalArn': `arn:aws:sts::${imaging}:assumed-role/ResearchScientist/ada`,
    'aws:servicecatalog:provisionedProductArn': `arn:aws:servicecatalog:${region}:${imaging}:stack/farm/${record.ProvisionedProductId}`,
    'aws:servicecatalog:provisioningArtifactIdentifier': ids.ProvisioningArtifactId,
  })
})

test('the launch role is the one of its name in the account that launches, and must be there and trust the service', async () => {
  const ids = await shared()
  const { admin, PortfolioId, ProductId } = ids
  const constraint = { PortfolioId, ProductId, Type: 'LAUNCH', Parameters: JSON.stringify({ LocalRoleName: 'Launch' }) }
  await rejects(admin.createConstraint(constraint), { ...invalid, message: /role Launch does not exist in account 111122223333/ })
  await addRole(hub)
  await admin.createConstraint(constraint)
  const user = await as(imaging)
  const absent = await launch(user, ids, { ProvisionedProductName: 'absent' })
  deepEqual([absent.record.Status, absent.record.RecordErrors?.length], ['FAILED', 1])
  match(absent.error!, /^Access denied while assuming the role arn:aws:iam::444455556666:role\/Launch/)
  await addRole(imaging, 'Launch', trusting('ec2.amazonaws.com'))
  match((await launch(user, ids, { ProvisionedProductName: 'distrusting' })).error!, /servicecatalog.amazonaws.com is in its trust policy/)
  equal((await user.describeProvisionedProduct({ Name: 'distrusting' })).ProvisionedProductDetail?.Status, 'ERROR')

  world().accounts.get(imaging)!.iam.roles.get('Launch')!.AssumeRolePolicyDocument = JSON.parse(trusting())
  const { record } = await launch(user, ids)
  deepEqual([record.Status, record.LaunchRoleArn], ['SUCCEEDED', `arn:aws:iam::${imaging}:role/Launch`])
})

test('a launch role given by its ARN is the hub’s, where the stack then is', async () => {
  const ids = await shared()
  await addRole(hub)
  await ids.admin.createConstraint({ ...ids, Type: 'LAUNCH', Parameters: JSON.stringify({ RoleArn: `arn:aws:iam::${hub}:role/Launch` }) })
  const user = await as(imaging)
  const { record, outputs } = await launch(user, ids)
  match(outputs.CloudformationStackARN!, new RegExp(`:${hub}:stack/SC-${imaging}-${record.ProvisionedProductId}/`))
  await ended(user, await user.terminateProvisionedProduct({ ProvisionedProductName: 'farm' }))
  deepEqual((await cloudFormation(hub).describeStacks({})).Stacks, [])
})

test('a version keeps the template it was made from; nested templates are read at launch, as the launch role', async () => {
  const child = await upload(template(), 'child.yaml')
  const body = JSON.stringify({ Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: child } } } })
  const ids = await shared({ body })
  await addRole(hub)
  await addRole(imaging)
  await ids.admin.createConstraint({ ...ids, Type: 'LAUNCH', Parameters: JSON.stringify({ LocalRoleName: 'Launch' }) })
  await s3().deleteObject({ Bucket: 'templates', Key: 'product.yaml' })
  const user = await as(imaging)
  const closed = await launch(user, ids, { ProvisionedProductName: 'closed' })
  equal(closed.record.Status, 'FAILED')
  match(closed.error!, /^The following resource\(s\) failed to create: \[Child\]/)

  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::templates/*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Launch' } } }]
  await s3().putBucketPolicy({ Bucket: 'templates', Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
  const { record } = await launch(user, ids)
  equal(record.Status, 'SUCCEEDED', JSON.stringify(record.RecordErrors))
})

test('a launch that fails is rolled back, says so while it is, and leaves a provisioned product in ERROR', async () => {
  const resource = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } }
  const ids = await shared({ body: template({ Resources: { First: resource, Note: { ...resource, DependsOn: 'First' } } }) })
  world().clock.stepMilliseconds = 10
  world().faults.push({ kind: 'resource', account: imaging, logicalId: 'Note', reason: 'Rate exceeded', times: 1 })
  const user = await as(imaging)
  const { states, error } = await launch(user, ids)
  deepEqual(states, ['CREATED', 'IN_PROGRESS', 'IN_PROGRESS_IN_ERROR', 'FAILED'])
  match(error!, /^The following resource\(s\) failed to create: \[Note\]/)
  const { ProvisionedProductDetail } = await user.describeProvisionedProduct({ Name: 'farm' })
  deepEqual([ProvisionedProductDetail!.Status, ProvisionedProductDetail!.StatusMessage], ['ERROR', error])
  await rejects(user.updateProvisionedProduct({ ProvisionedProductName: 'farm' }), { ...invalid, message: /status ERROR/ })
})

test('what CloudFormation refuses fails the record: values that break a constraint, parameters the template lacks', async () => {
  const ids = await shared()
  const user = await as(imaging)
  const broken = await launch(user, ids, { ProvisionedProductName: 'broken', ...parameter('TWO') })
  deepEqual([broken.record.Status, broken.record.RecordErrors?.[0]?.Code], ['FAILED', 'AmazonCloudFormationException'])
  match(broken.error!, /Text.*small letters/)
  const unknown = await launch(user, ids, { ProvisionedProductName: 'unknown', ProvisioningParameters: [{ Key: 'Word', Value: 'x' }] })
  match(unknown.error!, /Parameters: \[Word\] do not exist in the template/)
})

test('an update runs another version in place; one that fails is rolled back and leaves the product TAINTED', async () => {
  const ids = await shared()
  const user = await as(imaging)
  const first = await launch(user, ids)
  const next = await ids.admin.createProvisioningArtifact({ ProductId: ids.ProductId, Parameters: version(await upload(template({ Description: 'two' }), 'two.yaml'), '2.0.0') })
  const ProvisioningArtifactId = next.ProvisioningArtifactDetail!.Id
  const update = async (extra: object = {}) => ended(user, await user.updateProvisionedProduct({ ProvisionedProductName: 'farm', ProvisioningArtifactId, ...extra }))
  world().faults.push({ kind: 'resource', account: imaging, logicalId: 'Note', reason: 'Rate exceeded', times: 1 })
  const failed = await update(parameter('two'))
  deepEqual([failed.record.Status, failed.record.RecordType], ['FAILED', 'UPDATE_PROVISIONED_PRODUCT'])
  const now = async () => (await user.describeProvisionedProduct({ Name: 'farm' })).ProvisionedProductDetail!
  deepEqual([(await now()).Status, (await now()).ProvisioningArtifactId], ['TAINTED', ids.ProvisioningArtifactId])

  const done = await update(parameter('two'))
  deepEqual([done.record.Status, done.outputs.Text, done.outputs.CloudformationStackARN], ['SUCCEEDED', 'two', first.outputs.CloudformationStackARN])
  deepEqual([(await now()).Status, (await now()).ProvisioningArtifactId, (await now()).LastSuccessfulProvisioningRecordId], ['AVAILABLE', ProvisioningArtifactId, done.record.RecordId])
  const kept = await update({ ProvisioningParameters: [{ Key: 'Text', UsePreviousValue: true }] })
  deepEqual([kept.record.Status, kept.outputs.Text], ['SUCCEEDED', 'two'])
  equal((await update()).outputs.Text, 'one', 'a parameter that is left out gets its default')
})

test('a deprecated version takes updates and no launches; an inactive one is not there for people', async () => {
  const ids = await shared()
  const user = await as(imaging)
  await launch(user, ids)
  await ids.admin.updateProvisioningArtifact({ ...ids, Guidance: 'DEPRECATED' })
  await rejects(launch(user, ids, { ProvisionedProductName: 'another' }), { ...invalid, message: /deprecated/ })
  equal((await ended(user, await user.updateProvisionedProduct({ ProvisionedProductName: 'farm', ...parameter('two') }))).record.Status, 'SUCCEEDED')
  equal((await user.describeProduct({ Id: ids.ProductId })).ProvisioningArtifacts?.[0]?.Guidance, 'DEPRECATED')
  await ids.admin.updateProvisioningArtifact({ ...ids, Active: false })
  await rejects(launch(user, ids, { ProvisionedProductName: 'another' }), notFound)
  await rejects(user.updateProvisionedProduct({ ProvisionedProductName: 'farm' }), notFound)
  deepEqual((await user.describeProduct({ Id: ids.ProductId })).ProvisioningArtifacts, [])
  equal((await ids.admin.listProvisioningArtifacts({ ProductId: ids.ProductId })).ProvisioningArtifactDetails?.[0]?.Active, false)
})

test('terminating deletes the stack, or leaves it when asked to, and the name is free again', async () => {
  const ids = await shared()
  const user = await as(imaging)
  await launch(user, ids)
  const end = async (extra: object = {}) => ended(user, await user.terminateProvisionedProduct({ ProvisionedProductName: 'farm', ...extra }))
  equal((await end()).record.RecordType, 'TERMINATE_PROVISIONED_PRODUCT')
  await rejects(user.describeProvisionedProduct({ Name: 'farm' }), notFound)
  deepEqual((await cloudFormation(imaging).describeStacks({})).Stacks, [])
  await launch(user, ids)
  await end({ RetainPhysicalResources: true })
  equal((await cloudFormation(imaging).describeStacks({})).Stacks?.length, 1)
})

test('a termination that cannot delete everything fails, unless errors are to be ignored', async () => {
  const ids = await shared()
  const user = await as(imaging)
  const { outputs } = await launch(user, ids)
  await cloudFormation(imaging).updateTerminationProtection({ StackName: outputs.CloudformationStackARN, EnableTerminationProtection: true })
  const end = async (extra: object = {}) => ended(user, await user.terminateProvisionedProduct({ ProvisionedProductName: 'farm', ...extra }))
  const failed = await end()
  match(failed.error!, /TerminationProtection is enabled/)
  equal((await user.describeProvisionedProduct({ Name: 'farm' })).ProvisionedProductDetail?.Status, 'ERROR')
  equal((await end({ IgnoreErrors: true })).record.Status, 'SUCCEEDED')
  await rejects(user.describeProvisionedProduct({ Name: 'farm' }), notFound)
})

test('the same token is the same launch; with another request it is refused, and so is a name that is taken', async () => {
  const ids = await shared()
  const user = await as(imaging)
  const request = { ProductId: ids.ProductId, ProvisioningArtifactId: ids.ProvisioningArtifactId, ProvisionedProductName: 'farm', ProvisionToken: 'once' }
  const first = await user.provisionProduct(request)
  const again = await user.provisionProduct(request)
  equal(again.RecordDetail?.RecordId, first.RecordDetail?.RecordId)
  await rejects(user.provisionProduct({ ...request, ...parameter('two') }), { ...invalid, message: /Idempotency token once/ })
  await rejects(user.provisionProduct({ ...request, ProvisionToken: 'twice' }), { ...invalid, message: 'A stack named farm already exists.' })
  await ended(user, first)
  equal((await cloudFormation(imaging).describeStacks({})).Stacks?.length, 1)
})

test('one change at a time; the token of a termination is good while it goes on', async () => {
  const ids = await shared()
  const user = await as(imaging)
  await launch(user, ids)
  world().clock.stepMilliseconds = 30
  const request = { ProvisionedProductName: 'farm', TerminateToken: 'end' }
  const first = await user.terminateProvisionedProduct(request)
  equal((await user.terminateProvisionedProduct(request)).RecordDetail?.RecordId, first.RecordDetail?.RecordId)
  await rejects(user.terminateProvisionedProduct({ ...request, TerminateToken: 'other' }), { ...invalid, message: /under change/ })
  await rejects(user.updateProvisionedProduct({ ProvisionedProductName: 'farm' }), { ...invalid, message: /under change/ })
  await ended(user, first)
  await rejects(user.terminateProvisionedProduct(request), notFound)
})

test('the rules of a TEMPLATE constraint hold at launch, for this portfolio only', async () => {
  const ids = await shared()
  const Rules = { Short: { Assertions: [{ Assert: { 'Fn::Contains': [['one', 'two'], { Ref: 'Text' }] }, AssertDescription: 'one or two' }] } }
  await ids.admin.createConstraint({ ...ids, Type: 'TEMPLATE', Parameters: JSON.stringify({ Rules }) })
  const user = await as(imaging)
  const refused = await launch(user, ids, { ProvisionedProductName: 'refused', ...parameter('three') })
  match(refused.error!, /one or two/)
  equal((await launch(user, ids, parameter('two'))).record.Status, 'SUCCEEDED')
  const { UsageInstructions, ConstraintSummaries } = await user.describeProvisioningParameters(ids)
  deepEqual(JSON.parse(UsageInstructions!.find(({ Type }) => Type === 'rules')!.Value!), Rules)
  deepEqual(ConstraintSummaries?.map(({ Type }) => Type), ['TEMPLATE'])
})

test('tags of what was launched change only where a constraint lets them', async () => {
  const ids = await shared()
  const user = await as(imaging)
  const { outputs } = await launch(user, ids, { Tags: [{ Key: 'mine', Value: 'one' }] })
  const update = () => user.updateProvisionedProduct({ ProvisionedProductName: 'farm', Tags: [{ Key: 'mine', Value: 'two' }] })
  await rejects(update(), { ...invalid, message: /RESOURCE_UPDATE/ })
  await ids.admin.createConstraint({ ...ids, Type: 'RESOURCE_UPDATE', Parameters: JSON.stringify({ Version: '2.0', Properties: { TagUpdateOnProvisionedProduct: 'ALLOWED' } }) })
  equal((await ended(user, await update())).record.Status, 'SUCCEEDED')
  const { Stacks } = await cloudFormation(imaging).describeStacks({ StackName: outputs.CloudformationStackARN })
  equal(Stacks![0]!.Tags!.find(({ Key }) => Key === 'mine')?.Value, 'two')
})

test('a product with a STACKSET constraint is launched over its accounts and regions', async () => {
  const { admin, ...ids } = await published()
  await admin.associatePrincipalWithPortfolio({ PortfolioId: ids.PortfolioId, PrincipalARN: scientists, PrincipalType: 'IAM_PATTERN' })
  await addRole(hub, 'StackSetAdmin', trusting('cloudformation.amazonaws.com'))
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${hub}:role/StackSetAdmin` }, Action: 'sts:AssumeRole' }] }
  await addRole(imaging, 'StackSetExecution', JSON.stringify(trust))
  const Properties = { AccountList: [imaging], RegionList: [region, 'us-east-1'], AdminRole: `arn:aws:iam::${hub}:role/StackSetAdmin`, ExecutionRole: 'StackSetExecution' }
  await admin.createConstraint({ ...ids, Type: 'STACKSET', Parameters: JSON.stringify({ Version: '2.0', Properties }) })
  const user = await as(hub)
  await rejects(launch(user, ids, { ProvisioningPreferences: { StackSetAccounts: ['777788889999'] } }), { ...invalid, message: /777788889999 is not allowed/ })
  const { record } = await launch(user, ids)
  deepEqual([record.Status, record.ProvisionedProductType], ['SUCCEEDED', 'CFN_STACKSET'], JSON.stringify(record.RecordErrors))
  const { StackInstances } = await user.listStackInstancesForProvisionedProduct({ ProvisionedProductId: record.ProvisionedProductId })
  deepEqual(StackInstances, [{ Account: imaging, Region: region, StackInstanceStatus: 'CURRENT' }, { Account: imaging, Region: 'us-east-1', StackInstanceStatus: 'CURRENT' }])
  equal((await ended(user, await user.updateProvisionedProduct({ ProvisionedProductName: 'farm', ...parameter('two') }))).record.Status, 'SUCCEEDED')
  equal((await ended(user, await user.terminateProvisionedProduct({ ProvisionedProductName: 'farm' }))).record.Status, 'SUCCEEDED')
  deepEqual((await cloudFormation(imaging).describeStacks({})).Stacks, [])
})

test('what was launched is found by the account, the role or the very user, and by what it is', async () => {
  const ids = await shared()
  const [ada, grace] = [await as(imaging), await as(imaging, 'ResearchScientist', 'grace')]
  await launch(ada, ids)
  await launch(grace, ids, { ProvisionedProductName: 'barn' })
  const names = async (Key: 'Account' | 'Role' | 'User') => (await ada.searchProvisionedProducts({ AccessLevelFilter: { Key, Value: 'self' }, SortBy: 'name' })).ProvisionedProducts?.map(({ Name }) => Name)
  deepEqual([await names('User'), await names('Role'), await names('Account')], [['farm'], ['barn', 'farm'], ['barn', 'farm']])
  deepEqual((await ada.scanProvisionedProducts({})).ProvisionedProducts?.map(({ Name }) => Name), ['farm'])
  const found = await catalog(imaging).searchProvisionedProducts({ AccessLevelFilter: { Key: 'Account', Value: 'self' }, Filters: { SearchQuery: ['name:barn', 'status:AVAILABLE'] } })
  deepEqual(found.ProvisionedProducts?.map(({ Name, UserArn, ProductName }) => [Name, UserArn, ProductName]), [['barn', `arn:aws:iam::${imaging}:role/ResearchScientist`, 'Farm']])
  equal(found.TotalResultsCount, 1)
  await ended(ada, await ada.updateProvisionedProduct({ ProvisionedProductName: 'farm', ...parameter('two') }))
  const { RecordDetails } = await ada.listRecordHistory({})
  deepEqual(RecordDetails?.map(({ RecordType }) => RecordType), ['UPDATE_PROVISIONED_PRODUCT', 'PROVISION_PRODUCT'])
  ok((await ada.listRecordHistory({ AccessLevelFilter: { Key: 'Account', Value: 'self' }, SearchFilter: { Key: 'product', Value: ids.ProductId } })).RecordDetails?.length === 3)
})

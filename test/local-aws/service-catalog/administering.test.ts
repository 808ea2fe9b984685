import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import type { CreateProductCommandOutput, ServiceCatalog } from '@aws-sdk/client-service-catalog'
import { addRole, as, catalog, freshWorlds, hub, imaging, launch, published, region, s3, scientists, shared, template, upload, version, world } from './support.ts'

freshWorlds()

const notFound = { name: 'ResourceNotFoundException' }
const invalid = { name: 'InvalidParametersException' }
const inUse = { name: 'ResourceInUseException' }
const duplicate = { name: 'DuplicateResourceException' }
const tooMany = { name: 'LimitExceededException' }

const until = async (what: () => Promise<string | undefined>, wanted = 'AVAILABLE') => {
  while ((await what()) !== wanted) await new Promise((done) => setTimeout(done, 1))
}

test('a request is refused for all that is wrong with it, in AWS’s words', async () => {
  await rejects(catalog().createPortfolio({ DisplayName: '', ProviderName: 'x'.repeat(51) }), {
    name: 'ValidationException',
    message: `2 validation errors detected: Value '' at 'displayName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '${'x'.repeat(51)}' at 'providerName' failed to satisfy constraint: Member must have length less than or equal to 50`,
  })
  await rejects(catalog().describeRecord({ Id: undefined }), { message: /^1 validation error detected: Value null at 'id' failed to satisfy constraint: Member must not be null$/ })
  await rejects(catalog().createProduct({ Name: 'a', Owner: 'b', ProductType: 'CAKE' as any }), { message: /Member must satisfy enum value set: \[CLOUD_FORMATION_TEMPLATE, / })
  await rejects(catalog().listPrincipalsForPortfolio({ PortfolioId: 'port-1', PageSize: 21 }), { name: /ResourceNotFound|Validation/ })
})

test('a portfolio is made, changed, listed, and deleted when nothing is left in it', async () => {
  const { admin, PortfolioId, ProductId } = await published()
  match(PortfolioId, /^port-[0-9a-z]{13}$/)
  await admin.updatePortfolio({ Id: PortfolioId, Description: 'For research', AddTags: [{ Key: 'a', Value: '1' }] })
  await admin.updatePortfolio({ Id: PortfolioId, AddTags: [{ Key: 'a', Value: '2' }, { Key: 'b', Value: '3' }] })
  const { PortfolioDetail, Tags } = await admin.describePortfolio({ Id: PortfolioId })
  deepEqual([PortfolioDetail?.Description, PortfolioDetail?.DisplayName, PortfolioDetail?.ARN], ['For research', 'Research', `arn:aws:catalog:${region}:${hub}:portfolio/${PortfolioId}`])
  deepEqual(Tags, [{ Key: 'a', Value: '2' }, { Key: 'b', Value: '3' }])
  deepEqual((await admin.listPortfoliosForProduct({ ProductId })).PortfolioDetails?.map(({ Id }) => Id), [PortfolioId])
  await rejects(admin.deletePortfolio({ Id: PortfolioId }), { ...inUse, message: /has associated products$/ })
  await rejects(admin.deleteProduct({ Id: ProductId }), inUse)
  await admin.disassociateProductFromPortfolio({ PortfolioId, ProductId })
  await admin.deletePortfolio({ Id: PortfolioId })
  await admin.deleteProduct({ Id: ProductId })
  deepEqual((await admin.listPortfolios({})).PortfolioDetails, [])
  await rejects(admin.describePortfolio({ Id: PortfolioId }), notFound)
  await rejects(admin.describeProductAsAdmin({ Id: ProductId }), notFound)
})

test('the same idempotency token makes one product; the same name makes two', async () => {
  const admin = catalog()
  const request = { Name: 'Farm', Owner: 'Computing', ProductType: 'CLOUD_FORMATION_TEMPLATE', ProvisioningArtifactParameters: version(await upload()) } as const
  const idOf = async (made: Promise<CreateProductCommandOutput>) => (await made).ProductViewDetail?.ProductViewSummary?.ProductId
  const first = await idOf(admin.createProduct({ ...request, IdempotencyToken: 'one' }))
  equal(await idOf(admin.createProduct({ ...request, IdempotencyToken: 'one' })), first)
  await rejects(admin.createProduct({ ...request, Owner: 'Biology', IdempotencyToken: 'one' }), { ...invalid, message: /different request/ })
  ok((await idOf(admin.createProduct({ ...request, IdempotencyToken: 'two' }))) !== first)
})

test('products are searched by words, owner and portfolio, sorted, and paged by twenty', async () => {
  const { admin, PortfolioId, ProductId } = await published({ Name: 'Mutation farm' })
  const url = await upload()
  for (let count = 1; count <= 21; count += 1) {
    await admin.createProduct({ Name: `Tool ${count}`, Owner: 'Biology', ProductType: 'CLOUD_FORMATION_TEMPLATE', ProvisioningArtifactParameters: version(url) })
  }
  const search = async (input: Parameters<ServiceCatalog['searchProductsAsAdmin']>[0]) => {
    const { ProductViewDetails, NextPageToken } = await admin.searchProductsAsAdmin(input as {})
    return { names: ProductViewDetails!.map(({ ProductViewSummary }) => ProductViewSummary!.Name), NextPageToken }
  }
  const first = await search({})
  const rest = await search({ PageToken: first.NextPageToken })
  deepEqual([first.names.length, rest.names, rest.NextPageToken], [20, ['Tool 20', 'Tool 21'], undefined])
  deepEqual((await search({ Filters: { FullTextSearch: ['MUTATION'] } })).names, ['Mutation farm'])
  deepEqual((await search({ Filters: { Owner: ['Biology'] }, SortBy: 'CreationDate', SortOrder: 'DESCENDING', PageSize: 1 })).names, ['Tool 21'])
  deepEqual((await search({ PortfolioId })).names, ['Mutation farm'])
  deepEqual((await search({ Filters: { SourceProductId: [ProductId] } })).names, ['Mutation farm'])
  await rejects(search({ PageSize: 21 }), { message: /Value '21' at 'pageSize' failed to satisfy constraint: Member must have value less than or equal to 20/ })
})

test('what is said of a product can change; it goes on being CREATED', async () => {
  const { admin, ProductId } = await published()
  await admin.updateProduct({ Id: ProductId, Description: 'Runs mutants', SupportEmail: 'help@example.org' })
  const { ProductViewDetail, ProvisioningArtifactSummaries } = await admin.describeProductAsAdmin({ Id: ProductId })
  const { ProductViewSummary: view } = ProductViewDetail!
  deepEqual([view?.Name, view?.ShortDescription, view?.SupportEmail, ProductViewDetail?.Status], ['Farm', 'Runs mutants', 'help@example.org', 'CREATED'])
  deepEqual(ProvisioningArtifactSummaries?.map(({ Name }) => Name), ['1.0.0'])
  equal((await admin.describeProductAsAdmin({ Name: 'Farm' })).ProductViewDetail?.ProductViewSummary?.ProductId, ProductId)
})

test('a version is made of a template that can be read and is valid, and is CREATING for a while', async () => {
  const { admin, ProductId } = await published()
  world().clock.stepMilliseconds = 20
  const url = await upload(template(), 'next.yaml')
  const { ProvisioningArtifactDetail, Status } = await admin.createProvisioningArtifact({ ProductId, Parameters: version(url, '2.0.0') })
  const ProvisioningArtifactId = ProvisioningArtifactDetail!.Id
  equal(Status, 'CREATING')
  const describe = () => admin.describeProvisioningArtifact({ ProductId, ProvisioningArtifactId, IncludeProvisioningArtifactParameters: true })
  await until(async () => (await describe()).Status)
  const { Info, ProvisioningArtifactParameters } = await describe()
  deepEqual([Info?.TemplateUrl, ProvisioningArtifactParameters?.[0]?.ParameterKey], [url, 'Text'])

  const make = (Parameters: object) => admin.createProvisioningArtifact({ ProductId, Parameters: Parameters as any })
  await rejects(make(version(url, 'two words')), { ...invalid, message: /must not contain spaces/ })
  await rejects(make({ Name: '3' }), { ...invalid, message: /LoadTemplateFromURL/ })
  await rejects(make(version(`https://templates.s3.${region}.amazonaws.com/nothing.yaml`)), { ...invalid, message: /Access Denied/ })
  const broken = await upload('Resources: {}', 'broken.yaml')
  await rejects(make(version(broken)), { ...invalid, message: /^Invalid templateBody\. Please make sure that your template is valid: Template format error/ })
  await make({ ...version(broken, 'unchecked'), DisableTemplateValidation: true })
  await s3(imaging).createBucket({ Bucket: 'of-imaging', CreateBucketConfiguration: { LocationConstraint: region } })
  await s3(imaging).putObject({ Bucket: 'of-imaging', Key: 'a.yaml', Body: template() })
  await rejects(make(version('https://of-imaging.s3.amazonaws.com/a.yaml')), { ...invalid, message: /Access Denied/ })
})

test('a product has at most a hundred versions and at least one', async () => {
  const { admin, ProductId, ProvisioningArtifactId } = await published()
  const url = await upload()
  await rejects(admin.deleteProvisioningArtifact({ ProductId, ProvisioningArtifactId }), inUse)
  for (let count = 2; count <= 100; count += 1) await admin.createProvisioningArtifact({ ProductId, Parameters: version(url, `1.0.${count}`) })
  await rejects(admin.createProvisioningArtifact({ ProductId, Parameters: version(url, '2') }), tooMany)
  await admin.deleteProvisioningArtifact({ ProductId, ProvisioningArtifactId })
  await admin.createProvisioningArtifact({ ProductId, Parameters: version(url, '2') })
  await rejects(admin.describeProvisioningArtifact({ ProductId, ProvisioningArtifactId }), notFound)
  equal((await admin.listProvisioningArtifacts({ ProductId })).ProvisioningArtifactDetails?.length, 100)
})

test('a product has a LAUNCH or a STACKSET constraint in a portfolio, and one of them', async () => {
  const { admin, ...ids } = await published()
  await addRole(hub)
  const create = (Type: string, Parameters: unknown) => admin.createConstraint({ ...ids, Type, Parameters: typeof Parameters === 'string' ? Parameters : JSON.stringify(Parameters) })
  const launchRole = { LocalRoleName: 'Launch' }
  const stackSet = { Properties: { AccountList: [imaging], RegionList: [region], AdminRole: 'a', ExecutionRole: 'b' } }
  world().clock.stepMilliseconds = 20
  const { ConstraintDetail, Status } = await create('LAUNCH', launchRole)
  match(ConstraintDetail!.ConstraintId!, /^cons-[0-9a-z]{13}$/)
  equal(Status, 'CREATING')
  const Id = ConstraintDetail!.ConstraintId
  await until(async () => (await admin.describeConstraint({ Id })).Status)
  await rejects(create('LAUNCH', launchRole), duplicate)
  await rejects(create('STACKSET', stackSet), duplicate)
  await create('NOTIFICATION', { NotificationArns: [`arn:aws:sns:${region}:${hub}:launches`] })
  deepEqual((await admin.listConstraintsForPortfolio({ PortfolioId: ids.PortfolioId })).ConstraintDetails?.map(({ Type }) => Type), ['LAUNCH', 'NOTIFICATION'])
  await rejects(admin.disassociateProductFromPortfolio(ids), inUse)

  await rejects(create('LAUNCH', '{'), { ...invalid, message: /not JSON/ })
  await rejects(create('CAKE', {}), { ...invalid, message: 'Invalid constraint type: CAKE' })
  await rejects(create('TEMPLATE', {}), invalid)
  await rejects(create('RESOURCE_UPDATE', { Properties: {} }), invalid)
  await rejects(admin.updateConstraint({ Id, Parameters: JSON.stringify({ ...launchRole, RoleArn: `arn:aws:iam::${hub}:role/Launch` }) }), { ...invalid, message: /not both/ })
  await rejects(admin.updateConstraint({ Id, Parameters: JSON.stringify({ RoleArn: `arn:aws:iam::${imaging}:role/Launch` }) }), { name: 'AccessDeniedException', message: 'Cross-account pass role is not allowed.' })
  await admin.updateConstraint({ Id, Description: 'now described' })
  equal((await admin.describeConstraint({ Id })).ConstraintDetail?.Description, 'now described')
  await admin.deleteConstraint({ Id })
  await create('STACKSET', stackSet)
})

test('principals are roles that are there, or patterns that name no account, of which there are ten', async () => {
  const { admin, PortfolioId } = await published()
  const add = (PrincipalARN: string, PrincipalType: 'IAM' | 'IAM_PATTERN' = 'IAM') => admin.associatePrincipalWithPortfolio({ PortfolioId, PrincipalARN, PrincipalType })
  await add(`arn:aws:iam::${hub}:role/ResearchScientist`)
  await rejects(add(`arn:aws:iam::${hub}:role/Nobody`), { ...invalid, message: /does not exist/ })
  await rejects(add(`arn:aws:iam::${imaging}:role/ResearchScientist`), { ...invalid, message: /does not exist in account 111122223333/ })
  await rejects(add(`arn:aws:iam::${hub}:role/*`), invalid)
  await rejects(add('everybody'), invalid)
  await rejects(add(`arn:aws:iam::${hub}:role/R*`, 'IAM_PATTERN'), { ...invalid, message: /must not contain an account ID/ })
  for (let count = 1; count <= 10; count += 1) await add(`arn:aws:iam:::role/team-${count}-*`, 'IAM_PATTERN')
  await rejects(add('arn:aws:iam:::role/team-11-*', 'IAM_PATTERN'), tooMany)
  equal((await admin.listPrincipalsForPortfolio({ PortfolioId })).Principals?.length, 11)
  const remove = (PrincipalType?: 'IAM_PATTERN') => admin.disassociatePrincipalFromPortfolio({ PortfolioId, PrincipalARN: 'arn:aws:iam:::role/team-1-*', PrincipalType })
  await rejects(remove(), notFound)
  await remove('IAM_PATTERN')
})

test('TagOptions are unique pairs, put on portfolios and products, and not deleted while they are', async () => {
  const { admin, PortfolioId, ProductId } = await published()
  const option = async (Key: string, Value: string) => (await admin.createTagOption({ Key, Value })).TagOptionDetail!.Id!
  const [one, two] = [await option('cost', 'a'), await option('cost', 'b')]
  await rejects(option('cost', 'a'), duplicate)
  await rejects(admin.updateTagOption({ Id: two, Value: 'a' }), duplicate)
  await admin.associateTagOptionWithResource({ ResourceId: PortfolioId, TagOptionId: one })
  await admin.associateTagOptionWithResource({ ResourceId: ProductId, TagOptionId: one })
  await rejects(admin.associateTagOptionWithResource({ ResourceId: ProductId, TagOptionId: one }), duplicate)
  await rejects(admin.associateTagOptionWithResource({ ResourceId: 'prod-nothing', TagOptionId: one }), notFound)
  const resources = async (ResourceType?: string) => (await admin.listResourcesForTagOption({ TagOptionId: one, ResourceType })).ResourceDetails?.map(({ Id }) => Id)
  deepEqual([await resources(), await resources('Product')], [[PortfolioId, ProductId], [ProductId]])
  deepEqual((await admin.describePortfolio({ Id: PortfolioId })).TagOptions?.map(({ Value }) => Value), ['a'])
  await rejects(admin.deleteTagOption({ Id: one }), inUse)
  for (const ResourceId of [PortfolioId, ProductId]) await admin.disassociateTagOptionFromResource({ ResourceId, TagOptionId: one })
  await admin.deleteTagOption({ Id: one })
  await admin.updateTagOption({ Id: two, Active: false })
  deepEqual((await admin.listTagOptions({ Filters: { Active: false } })).TagOptionDetails?.map(({ Value }) => Value), ['b'])
  deepEqual((await admin.listTagOptions({ Filters: { Active: true } })).TagOptionDetails, [])
})

test('a launch takes the one value of a TagOption, chooses among several, and takes no other', async () => {
  const ids = await shared()
  const put = async (ResourceId: string, Key: string, Value: string) => {
    const all = (await ids.admin.listTagOptions({ Filters: { Key, Value } })).TagOptionDetails!
    const { Id } = all[0] ?? (await ids.admin.createTagOption({ Key, Value })).TagOptionDetail!
    await ids.admin.associateTagOptionWithResource({ ResourceId, TagOptionId: Id })
  }
  await put(ids.PortfolioId, 'cost', 'research')
  for (const colour of ['red', 'green', 'blue']) await put(ids.PortfolioId, 'colour', colour)
  for (const colour of ['green', 'blue', 'grey']) await put(ids.ProductId, 'colour', colour)
  await put(ids.PortfolioId, 'size', 'small')
  await put(ids.ProductId, 'size', 'large')
  const user = await as(imaging)
  const { TagOptions } = await user.describeProvisioningParameters({ ProductId: ids.ProductId, ProvisioningArtifactId: ids.ProvisioningArtifactId })
  deepEqual(TagOptions, [{ Key: 'cost', Values: ['research'] }, { Key: 'colour', Values: ['green', 'blue'] }, { Key: 'size', Values: [] }])
  const farm = (ProvisionedProductName: string, Tags: object[]) => launch(user, ids, { ProvisionedProductName, Tags })
  await rejects(farm('red', [{ Key: 'colour', Value: 'red' }]), { ...invalid, message: /allowed values: green, blue/ })
  await rejects(farm('mine', [{ Key: 'aws:mine', Value: 'x' }]), { ...invalid, message: /reserved/ })
  const { record } = await farm('green', [{ Key: 'colour', Value: 'green' }])
  const tags = Object.fromEntries(record.RecordTags!.map(({ Key, Value }) => [Key, Value]))
  deepEqual([tags.cost, tags.colour, tags.size], ['research', 'green', `sc-tagoption-conflict-${ids.PortfolioId}-${ids.ProductId}`])
})

test('the form of a version shows parameters with their constraints, and what comes out', async () => {
  const { admin, ...ids } = await published({
    body: template({
      Metadata: { 'AWS::CloudFormation::Interface': { ParameterGroups: [] } },
      Parameters: { Text: { Type: 'String', NoEcho: true }, Size: { Type: 'Number', Default: 2, MinValue: 1, MaxValue: 4, AllowedValues: [1, 2, 4], Description: 'How many' } },
    }),
  })
  await admin.associatePrincipalWithPortfolio({ PortfolioId: ids.PortfolioId, PrincipalARN: scientists, PrincipalType: 'IAM_PATTERN' })
  const form = await (await as(hub)).describeProvisioningParameters({ ProductName: 'Farm', ProvisioningArtifactName: '1.0.0' })
  const [secret, size] = form.ProvisioningArtifactParameters!
  deepEqual([secret!.IsNoEcho, secret!.DefaultValue], [true, undefined])
  deepEqual(size, {
    ParameterKey: 'Size', ParameterType: 'Number', DefaultValue: '2', IsNoEcho: false, Description: 'How many',
    ParameterConstraints: { AllowedValues: ['1', '2', '4'], MinValue: '1', MaxValue: '4' },
  })
  deepEqual(form.ProvisioningArtifactOutputKeys, [{ Key: 'Text', Description: 'What it holds' }])
  match(form.UsageInstructions!.find(({ Type }) => Type === 'metadata')!.Value!, /AWS::CloudFormation::Interface/)
})

import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { means } from '../../../scripts/local-aws/service-catalog/access.ts'
import { as, catalog, freshWorlds, hub, imaging, launch, practicals, published, research, scientists, sequencing, shareDone, shared, shareWith, world } from './support.ts'

freshWorlds()

const notFound = { name: 'ResourceNotFoundException' }
const invalid = { name: 'InvalidParametersException' }
const notSupported = { name: 'OperationNotSupportedException' }
const names = async (account: string, role?: string) => (await (await as(account, role)).searchProducts({})).ProductViewSummaries!.map(({ Name }) => Name)
const noPath = (id: string) => ({ ...notFound, message: `No launch paths found for resource: ${id}` })

test('nobody launches without a grant, an administrator neither', async () => {
  const { admin, ...ids } = await published()
  await rejects(admin.describeProduct({ Id: ids.ProductId }), noPath(ids.ProductId))
  await rejects(launch(admin, ids), noPath(ids.ProductId))
  await admin.associatePrincipalWithPortfolio({ PortfolioId: ids.PortfolioId, PrincipalARN: `arn:aws:iam::${hub}:role/ResearchScientist`, PrincipalType: 'IAM' })
  deepEqual([await names(hub), await names(hub, 'Administrator')], [['Farm'], []])
  equal((await launch(await as(hub), ids)).record.Status, 'SUCCEEDED')
})

test('a unit’s share reaches the accounts in it and in units nested in it, and no others', async () => {
  const { PortfolioId } = await shared()
  deepEqual([await names(imaging), await names(sequencing), await names(practicals)], [['Farm'], ['Farm'], []])
  const portfolios = async (account: string) => (await catalog(account).listAcceptedPortfolioShares({ PortfolioShareType: 'AWS_ORGANIZATIONS' })).PortfolioDetails!.map(({ Id }) => Id)
  deepEqual([await portfolios(imaging), await portfolios(practicals)], [[PortfolioId], []])
  world().accounts.get(imaging)!.ParentId = 'ou-loca-security'
  deepEqual(await names(imaging), [])
})

test('patterns travel with a share that says so; otherwise each account grants the portfolio itself', async () => {
  const { PortfolioId, ProductId } = await shared({}, { SharePrincipals: false })
  deepEqual(await names(imaging), [])
  const local = catalog(imaging)
  deepEqual((await local.listPrincipalsForPortfolio({ PortfolioId })).Principals, [])
  await local.associatePrincipalWithPortfolio({ PortfolioId, PrincipalARN: `arn:aws:iam::${imaging}:role/ResearchScientist`, PrincipalType: 'IAM' })
  deepEqual([await names(imaging), await names(sequencing)], [['Farm'], []])
  equal((await catalog().listPrincipalsForPortfolio({ PortfolioId })).Principals?.length, 1)

  const OrganizationNode = { Type: 'ORGANIZATIONAL_UNIT', Value: research } as const
  const { PortfolioShareToken } = await catalog().updatePortfolioShare({ PortfolioId, OrganizationNode, SharePrincipals: true })
  await shareDone(PortfolioShareToken)
  deepEqual(await names(sequencing), ['Farm'])
  deepEqual((await catalog(sequencing).listPrincipalsForPortfolio({ PortfolioId })).Principals, [{ PrincipalARN: scientists, PrincipalType: 'IAM_PATTERN' }])
  deepEqual((await catalog(sequencing).searchProductsAsAdmin({ PortfolioId })).ProductViewDetails?.map(({ ProductViewSummary }) => ProductViewSummary?.ProductId), [ProductId])
})

test('TagOptions travel with a share that says so', async () => {
  const { admin, PortfolioId } = await shared({}, { ShareTagOptions: false })
  const { TagOptionDetail } = await admin.createTagOption({ Key: 'cost', Value: 'research' })
  await admin.associateTagOptionWithResource({ ResourceId: PortfolioId, TagOptionId: TagOptionDetail!.Id })
  const seen = async () => (await catalog(imaging).describePortfolio({ Id: PortfolioId })).TagOptions?.length
  equal(await seen(), 0)
  const { PortfolioShareToken } = await admin.updatePortfolioShare({ PortfolioId, OrganizationNode: { Type: 'ORGANIZATIONAL_UNIT', Value: research }, ShareTagOptions: true })
  await shareDone(PortfolioShareToken)
  equal(await seen(), 1)
})

test('a share takes effect when it is done, one at a time, and sharing again changes nothing', async () => {
  const { admin, PortfolioId } = await published()
  await admin.associatePrincipalWithPortfolio({ PortfolioId, PrincipalARN: scientists, PrincipalType: 'IAM_PATTERN' })
  world().clock.stepMilliseconds = 600
  const node = (Value: string) => ({ PortfolioId, OrganizationNode: { Type: 'ORGANIZATIONAL_UNIT' as const, Value } })
  const { PortfolioShareToken } = await admin.createPortfolioShare({ ...node(research), SharePrincipals: true })
  match(PortfolioShareToken!, /^share-[0-9a-z]{13}$/)
  deepEqual([(await admin.describePortfolioShareStatus({ PortfolioShareToken })).Status, await names(imaging)], ['IN_PROGRESS', []])
  const busy = { name: 'InvalidStateException', message: 'Cannot process more than one portfolio share action at the same time' }
  await rejects(admin.createPortfolioShare(node('ou-loca-teaching')), busy)
  await rejects(admin.createPortfolioShare({ PortfolioId, AccountId: practicals }), busy)
  const done = await shareDone(PortfolioShareToken)
  deepEqual([done.Status, done.ShareDetails], ['COMPLETED', { SuccessfulShares: [imaging, sequencing, '555566667777'], ShareErrors: [] }])
  deepEqual(await names(imaging), ['Farm'])
  world().clock.stepMilliseconds = 1
  await shareDone((await admin.createPortfolioShare(node(research))).PortfolioShareToken)
  const { PortfolioShareDetails } = await admin.describePortfolioShares({ PortfolioId, Type: 'ORGANIZATIONAL_UNIT' })
  deepEqual(PortfolioShareDetails, [{ PrincipalId: research, Type: 'ORGANIZATIONAL_UNIT', Accepted: true, ShareTagOptions: false, SharePrincipals: true }])
  await rejects(admin.deletePortfolio({ Id: PortfolioId }), { name: 'ResourceInUseException' })
  await shareDone((await admin.deletePortfolioShare(node(research))).PortfolioShareToken)
  deepEqual(await names(imaging), [])
  await rejects(admin.updatePortfolioShare(node(research)), notFound)
})

test('a single account accepts what is shared with it before it can use it', async () => {
  const { admin, PortfolioId } = await published()
  await admin.createPortfolioShare({ PortfolioId, AccountId: practicals })
  const there = catalog(practicals)
  await rejects(there.describePortfolio({ Id: PortfolioId }), notFound)
  await rejects(catalog(imaging).acceptPortfolioShare({ PortfolioId }), notFound)
  await there.acceptPortfolioShare({ PortfolioId })
  deepEqual((await there.listAcceptedPortfolioShares({})).PortfolioDetails?.map(({ Id }) => Id), [PortfolioId])
  await there.associatePrincipalWithPortfolio({ PortfolioId, PrincipalARN: 'arn:aws:iam:::role/ResearchScientist', PrincipalType: 'IAM_PATTERN' })
  deepEqual(await names(practicals), ['Farm'])
  await there.rejectPortfolioShare({ PortfolioId })
  deepEqual(await names(practicals), [])
  deepEqual((await admin.listPortfolioAccess({ PortfolioId })).AccountIds, [practicals])
  await admin.deletePortfolioShare({ PortfolioId, AccountId: practicals })
  await rejects(there.acceptPortfolioShare({ PortfolioId }), notFound)
})

test('the whole organization and single accounts of it are reached without being asked', async () => {
  const { admin, PortfolioId } = await published()
  const share = async (Type: 'ORGANIZATION' | 'ACCOUNT', Value: string) =>
    shareDone((await admin.createPortfolioShare({ PortfolioId, OrganizationNode: { Type, Value } })).PortfolioShareToken)
  const sees = (account: string) => catalog(account).describePortfolio({ Id: PortfolioId })
  await share('ACCOUNT', practicals)
  await sees(practicals)
  await rejects(sees(imaging), notFound)
  await share('ORGANIZATION', world().organization.Id)
  await sees(imaging)
  const nodes = async (OrganizationNodeType: 'ORGANIZATION' | 'ACCOUNT') => (await admin.listOrganizationPortfolioAccess({ PortfolioId, OrganizationNodeType })).OrganizationNodes
  deepEqual([await nodes('ACCOUNT'), await nodes('ORGANIZATION')], [[{ Type: 'ACCOUNT', Value: practicals }], [{ Type: 'ORGANIZATION', Value: 'o-localaws00' }]])
})

test('only who manages the organization shares with it, and only while Service Catalog has access to it', async () => {
  const { admin, PortfolioId } = await published()
  await rejects(shareWith(PortfolioId, 'ou-loca-nowhere'), { ...invalid, message: /does not exist in organization/ })
  await rejects(admin.createPortfolioShare({ PortfolioId }), invalid)
  await rejects(admin.createPortfolioShare({ PortfolioId, AccountId: practicals, SharePrincipals: true }), { ...invalid, message: /SharePrincipals/ })
  await rejects(catalog(imaging).disableAWSOrganizationsAccess({}), notSupported)
  await admin.disableAWSOrganizationsAccess({})
  equal((await catalog(imaging).getAWSOrganizationsAccessStatus({})).AccessStatus, 'DISABLED')
  await rejects(shareWith(PortfolioId, research), { ...notSupported, message: /AWSOrganizationsAccess must be enabled/ })
  await admin.enableAWSOrganizationsAccess({})
  await shareWith(PortfolioId, research)

  const member = catalog(sequencing)
  const own = (await member.createPortfolio({ DisplayName: 'Own', ProviderName: 'Sequencing' })).PortfolioDetail!.Id
  const share = () => member.createPortfolioShare({ PortfolioId: own, OrganizationNode: { Type: 'ORGANIZATIONAL_UNIT', Value: research } })
  await rejects(share(), notSupported)
  world().organization.delegatedAdministrators.push({ account: sequencing, service: 'servicecatalog.amazonaws.com' })
  await share()
})

test('who gets a portfolio changes nothing in it', async () => {
  const { PortfolioId, ProductId, ProvisioningArtifactId } = await shared()
  const there = catalog(imaging)
  await rejects(there.updatePortfolio({ Id: PortfolioId, DisplayName: 'Mine' }), notFound)
  await rejects(there.deletePortfolio({ Id: PortfolioId }), notFound)
  await rejects(there.updateProvisioningArtifact({ ProductId, ProvisioningArtifactId, Active: false }), notFound)
  await rejects(there.associateProductWithPortfolio({ PortfolioId, ProductId }), notFound)
  equal((await there.describeProductAsAdmin({ Id: ProductId })).ProductViewDetail?.ProductViewSummary?.Name, 'Farm')
})

test('a product that two portfolios bring is one product with two paths, one of which a launch names', async () => {
  const { admin, ...ids } = await shared()
  const { PortfolioDetail } = await admin.createPortfolio({ DisplayName: 'Teaching', ProviderName: 'Computing' })
  const other = PortfolioDetail!.Id!
  await admin.associateProductWithPortfolio({ PortfolioId: other, ProductId: ids.ProductId })
  await admin.associatePrincipalWithPortfolio({ PortfolioId: other, PrincipalARN: scientists, PrincipalType: 'IAM_PATTERN' })
  await shareWith(other, research)
  const user = await as(imaging)
  deepEqual(await names(imaging), ['Farm'])
  const { LaunchPathSummaries: paths } = await user.listLaunchPaths({ ProductId: ids.ProductId })
  deepEqual(paths?.map(({ Name }) => Name), ['Research', 'Teaching'])
  match(paths![0]!.Id!, /^lpv3-[0-9a-z]{13}$/)
  await rejects(launch(user, ids), { ...invalid, message: /more than one launch path/ })
  await rejects(launch(user, ids, { PathId: 'lpv3-nowhere' }), notFound)
  equal((await launch(user, ids, { PathName: 'Teaching' })).record.PathId, paths![1]!.Id)
})

test('a pattern means roles of any account; * and ? stand for what they do in IAM, slashes included', () => {
  const caller = (role: string) => ({ Arn: 'arn:aws:sts::444455556666:assumed-role/x/session', role: `arn:aws:iam::444455556666:role/${role}` })
  const pattern = (name: string) => ({ PrincipalARN: `arn:aws:iam:::role/${name}`, PrincipalType: 'IAM_PATTERN' as const })
  const name = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,20}$/)
  fc.assert(
    fc.property(name, name, name, (start, middle, end) => {
      equal(means(pattern(`${start}*${end}`), caller(`${start}/${middle}/${end}`)), true)
      equal(means(pattern(`${start}?${end}`), caller(`${start}${middle[0]}${end}`)), true)
      equal(means(pattern(`${start}${middle}`), caller(`${start}${middle}${end}`)), false)
      equal(means({ ...pattern(start), PrincipalType: 'IAM' }, caller(start)), false)
    }),
  )
  const exact = { PrincipalARN: 'arn:aws:iam::444455556666:role/a/b', PrincipalType: 'IAM' as const }
  deepEqual([means(exact, caller('a/b')), means(exact, caller('b'))], [true, false])
})

import type { ConstraintDetail, PortfolioDetail, PortfolioShareDetail, Principal, ProductViewSummary, ProvisioningArtifactSummary, TagOptionDetail } from '@aws-sdk/client-service-catalog'
import { cloudFormation, serviceCatalog } from '../aws.ts'
import type { Portfolio } from '../catalog/catalog.ts'
import type { HubStack } from '../hub/hub.ts'

export type ObservedStack = { status: string; body: string; parameters: Record<string, string> }
export type ObservedProduct = { id: string; view: ProductViewSummary; versions: ProvisioningArtifactSummary[] }
export type ObservedPortfolio = {
  detail: PortfolioDetail
  tagOptions: TagOptionDetail[]
  products: string[]
  principals: Principal[]
  shares: PortfolioShareDetail[]
  constraints: (ConstraintDetail & { Parameters: string })[]
}
export type Observed = {
  stacks: Record<string, ObservedStack>
  /** By name. */
  products: Record<string, ObservedProduct>
  /** By display name. */
  portfolios: Record<string, ObservedPortfolio>
  /** Those of the account; read only where a portfolio lacks one. */
  tagOptions: TagOptionDetail[]
}

/** Reads what there is of some portfolios and products in a region; changes nothing. */
export async function observe(region: string, portfolios: Portfolio[], names: string[], stacks: HubStack[]): Promise<Observed> {
  const [found, products, there] = await Promise.all([portfoliosOf(region, portfolios), productsOf(region, names), stacksOf(region, stacks)])
  const isMissing = portfolios.some(({ DisplayName, TagOptions = {} }) =>
    Object.entries(TagOptions).some(([Key, values]) => values.some((value) => !found[DisplayName]?.tagOptions.some((one) => one.Key === Key && one.Value === value))),
  )
  return { stacks: there, products, portfolios: found, tagOptions: isMissing ? await pages((PageToken) => serviceCatalog(region).listTagOptions({ PageToken }), ({ TagOptionDetails }) => TagOptionDetails, ({ PageToken }) => PageToken) : [] }
}

/** All pages of a list. */
async function pages<P, T>(read: (token?: string) => Promise<P>, items: (page: P) => T[] | undefined, next: (page: P) => string | undefined): Promise<T[]> {
  const all: T[] = []
  let token: string | undefined
  do {
    const page = await read(token)
    all.push(...(items(page) ?? []))
    token = next(page)
  } while (token)
  return all
}

/** The stacks of the hub that there are, by name. */
export async function stacksOf(region: string, stacks: HubStack[]): Promise<Record<string, ObservedStack>> {
  const cfn = cloudFormation(region)
  const found = await Promise.all(
    stacks.map(async ({ StackName }) => {
      try {
        const { Stacks } = await cfn.describeStacks({ StackName })
        const { TemplateBody = '' } = await cfn.getTemplate({ StackName })
        const parameters = Object.fromEntries((Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey!, ParameterValue!]))
        return [[StackName, { status: Stacks![0]!.StackStatus!, body: TemplateBody, parameters }] as const]
      } catch (error) {
        if (/does not exist/.test((error as Error).message)) return []
        throw error
      }
    }),
  )
  return Object.fromEntries(found.flat())
}

async function productsOf(region: string, names: string[]): Promise<Record<string, ObservedProduct>> {
  const catalog = serviceCatalog(region)
  const all = await pages((PageToken) => catalog.searchProductsAsAdmin({ PageSize: 20, PageToken }), ({ ProductViewDetails }) => ProductViewDetails, ({ NextPageToken }) => NextPageToken)
  const ours = all.filter(({ ProductViewSummary }) => names.includes(ProductViewSummary?.Name ?? ''))
  const described = await Promise.all(
    ours.map(async ({ ProductViewSummary: view }) => {
      const { ProvisioningArtifactSummaries: versions = [] } = await catalog.describeProductAsAdmin({ Id: view!.ProductId })
      return [view!.Name!, { id: view!.ProductId!, view: view!, versions }] as const
    }),
  )
  return Object.fromEntries(described)
}

async function portfoliosOf(region: string, portfolios: Portfolio[]): Promise<Record<string, ObservedPortfolio>> {
  const catalog = serviceCatalog(region)
  const all = await pages((PageToken) => catalog.listPortfolios({ PageToken }), ({ PortfolioDetails }) => PortfolioDetails, ({ NextPageToken }) => NextPageToken)
  const described = await Promise.all(
    portfolios.flatMap((portfolio) => {
      const detail = all.find(({ DisplayName }) => DisplayName === portfolio.DisplayName)
      return detail ? [describe(region, detail, portfolio)] : []
    }),
  )
  return Object.fromEntries(described.map((one) => [one.detail.DisplayName!, one]))
}

async function describe(region: string, detail: PortfolioDetail, { Shares = [] }: Portfolio): Promise<ObservedPortfolio> {
  const catalog = serviceCatalog(region)
  const PortfolioId = detail.Id!
  const types = new Set(Shares.map(shareType))
  const [{ TagOptions = [] }, products, principals, shares, constraints] = await Promise.all([
    catalog.describePortfolio({ Id: PortfolioId }),
    pages((PageToken) => catalog.searchProductsAsAdmin({ PortfolioId, PageSize: 20, PageToken }), ({ ProductViewDetails }) => ProductViewDetails, ({ NextPageToken }) => NextPageToken),
    pages((PageToken) => catalog.listPrincipalsForPortfolio({ PortfolioId, PageToken }), ({ Principals }) => Principals, ({ NextPageToken }) => NextPageToken),
    Promise.all([...types].map((Type) => pages((PageToken) => catalog.describePortfolioShares({ PortfolioId, Type, PageToken }), ({ PortfolioShareDetails }) => PortfolioShareDetails, ({ NextPageToken }) => NextPageToken))),
    constraintsOf(region, PortfolioId),
  ])
  return { detail, tagOptions: TagOptions, products: products.map(({ ProductViewSummary }) => ProductViewSummary!.ProductId!), principals, shares: shares.flat(), constraints }
}

/** The list tells no parameters, which somebody may have changed behind the same description. */
async function constraintsOf(region: string, PortfolioId: string): Promise<ObservedPortfolio['constraints']> {
  const catalog = serviceCatalog(region)
  const all = await pages((PageToken) => catalog.listConstraintsForPortfolio({ PortfolioId, PageToken }), ({ ConstraintDetails }) => ConstraintDetails, ({ NextPageToken }) => NextPageToken)
  return Promise.all(
    all.map(async (detail) => {
      const { ConstraintParameters = '{}' } = await catalog.describeConstraint({ Id: detail.ConstraintId })
      return { ...detail, Parameters: ConstraintParameters }
    }),
  )
}

/** How Service Catalog calls the kind of a share. */
export const shareType = ({ OrganizationalUnitId, OrganizationId }: { OrganizationalUnitId?: string; OrganizationId?: string }) =>
  OrganizationalUnitId ? 'ORGANIZATIONAL_UNIT' : OrganizationId ? 'ORGANIZATION' : 'ACCOUNT'

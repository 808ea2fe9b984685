import type { ConstraintDetail, PortfolioDetail, PortfolioShareDetail, Principal, ProductViewSummary, ProvisioningArtifactSummary, TagOptionDetail } from '@aws-sdk/client-service-catalog'
import { cloudFormation, serviceCatalog } from '../aws.ts'
import type { Portfolio } from '../catalog/catalog.ts'
import type { HubStack } from '../hub/hub.ts'
import { pages } from '../pages.ts'

type ObservedStack = { status: string; body: string; parameters: Record<string, string> }
type ObservedProduct = { id: string; view: ProductViewSummary; versions: ProvisioningArtifactSummary[] }
export type ObservedPortfolio = {
  detail: PortfolioDetail
  tagOptions: TagOptionDetail[]
  products: ProductViewSummary[]
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
  const [found, there] = await Promise.all([portfoliosOf(region, portfolios, names), stacksOf(region, stacks)])
  const products = await productsOf(region, names, Object.values(found).flatMap(({ products }) => products))
  const isMissing = portfolios.some(({ DisplayName, TagOptions = {} }) =>
    Object.entries(TagOptions).some(([Key, values]) => values.some((value) => !found[DisplayName]?.tagOptions.some((one) => one.Key === Key && one.Value === value))),
  )
  return { stacks: there, products, portfolios: found, tagOptions: isMissing ? await pages((PageToken) => serviceCatalog(region).listTagOptions({ PageToken }), ({ TagOptionDetails }) => TagOptionDetails, ({ PageToken }) => PageToken) : [] }
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

/** The products of some names; those of no portfolio are looked for only where a name is missing. */
async function productsOf(region: string, names: string[], inPortfolios: ProductViewSummary[]): Promise<Record<string, ObservedProduct>> {
  const isMissing = names.some((name) => !inPortfolios.some(({ Name }) => Name === name))
  const views = new Map([...(isMissing ? await viewsOf(region) : []), ...inPortfolios].map((view) => [view.Name!, view]))
  const described = await Promise.all(
    names.flatMap((name) => views.get(name) ?? []).map(async (view) => {
      const { ProvisioningArtifactSummaries: versions = [] } = await serviceCatalog(region).describeProductAsAdmin({ Id: view.ProductId })
      return [view.Name!, { id: view.ProductId!, view, versions }] as const
    }),
  )
  return Object.fromEntries(described)
}

/** The products of a portfolio, or of the account. */
async function viewsOf(region: string, PortfolioId?: string): Promise<ProductViewSummary[]> {
  const all = await pages((PageToken) => serviceCatalog(region).searchProductsAsAdmin({ PortfolioId, PageSize: 20, PageToken }), ({ ProductViewDetails }) => ProductViewDetails, ({ NextPageToken }) => NextPageToken)
  return all.map(({ ProductViewSummary }) => ProductViewSummary!)
}

async function portfoliosOf(region: string, portfolios: Portfolio[], names: string[]): Promise<Record<string, ObservedPortfolio>> {
  const catalog = serviceCatalog(region)
  const all = await pages((PageToken) => catalog.listPortfolios({ PageToken }), ({ PortfolioDetails }) => PortfolioDetails, ({ NextPageToken }) => NextPageToken)
  const described = await Promise.all(
    portfolios.flatMap((portfolio) => {
      const detail = all.find(({ DisplayName }) => DisplayName === portfolio.DisplayName)
      return detail ? [describe(region, detail, portfolio, names)] : []
    }),
  )
  return Object.fromEntries(described.map((one) => [one.detail.DisplayName!, one]))
}

async function describe(region: string, detail: PortfolioDetail, { Shares = [] }: Portfolio, names: string[]): Promise<ObservedPortfolio> {
  const catalog = serviceCatalog(region)
  const PortfolioId = detail.Id!
  const types = new Set(Shares.map(shareType))
  const [{ TagOptions = [] }, products, principals, shares, constraints] = await Promise.all([
    catalog.describePortfolio({ Id: PortfolioId }),
    viewsOf(region, PortfolioId),
    pages((PageToken) => catalog.listPrincipalsForPortfolio({ PortfolioId, PageToken }), ({ Principals }) => Principals, ({ NextPageToken }) => NextPageToken),
    Promise.all([...types].map((Type) => pages((PageToken) => catalog.describePortfolioShares({ PortfolioId, Type, PageToken }), ({ PortfolioShareDetails }) => PortfolioShareDetails, ({ NextPageToken }) => NextPageToken))),
    pages((PageToken) => catalog.listConstraintsForPortfolio({ PortfolioId, PageToken }), ({ ConstraintDetails }) => ConstraintDetails, ({ NextPageToken }) => NextPageToken),
  ])
  const ours = new Set(products.filter(({ Name = '' }) => names.includes(Name)).map(({ ProductId }) => ProductId))
  return { detail, tagOptions: TagOptions, products, principals, shares: shares.flat(), constraints: await described(region, constraints.filter(({ ProductId }) => ours.has(ProductId))) }
}

/** The list tells no parameters, which somebody may have changed behind the same description. */
const described = (region: string, constraints: ConstraintDetail[]): Promise<ObservedPortfolio['constraints']> =>
  Promise.all(
    constraints.map(async (detail) => {
      const { ConstraintParameters = '{}' } = await serviceCatalog(region).describeConstraint({ Id: detail.ConstraintId })
      return { ...detail, Parameters: ConstraintParameters }
    }),
  )

/** How Service Catalog calls the kind of a share. */
export const shareType = ({ OrganizationalUnitId, OrganizationId }: { OrganizationalUnitId?: string; OrganizationId?: string }) =>
  OrganizationalUnitId ? 'ORGANIZATIONAL_UNIT' : OrganizationId ? 'ORGANIZATION' : 'ACCOUNT'

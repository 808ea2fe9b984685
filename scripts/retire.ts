import type { ProvisioningArtifactDetail, ServiceActionSummary } from '@aws-sdk/client-service-catalog'
import { serviceCatalog, sts } from './aws.ts'
import { type Catalog, loadCatalog } from './catalog/catalog.ts'
import { refused } from './failure.ts'
import { pages } from './pages.ts'
import { approved, type Options, type Step } from './plan.ts'
import { chosen, loadProduct } from './products.ts'

type Found = { id: string; versions: ProvisioningArtifactDetail[]; actions: Map<string, ServiceActionSummary[]>; used: Map<string, string[]>; portfolios: string[]; constraints: { id: string; type: string }[] }
type Act = Step & { act: () => Promise<unknown> }

/**
 * Takes versions out of use, a stage further each time while somebody uses them: deprecated (no new launches), then
 * inactive (hidden). What nobody uses is removed at once; a product goes with its last version.
 */
export async function retire(folder: string, version: string | undefined, options: Options) {
  const catalog = await loadCatalog(options.catalog!)
  const product = await loadProduct(chosen([folder])[0]!)
  const { Account, Arn } = await sts(catalog.Hub.Regions[0]!).getCallerIdentity({})
  if (Account !== catalog.Hub.AccountId) throw refused(`retire: you are ${Arn} of account ${Account}; the catalog says the hub is ${catalog.Hub.AccountId}; sign in there`)
  const steps: Act[] = []
  for (const region of catalog.Hub.Regions) {
    const found = await observe(region, product.Name)
    if (!found) continue
    if (version && !found.versions.some(({ Name }) => Name === version)) {
      throw refused(`retire ${folder}: there is no version ${version} in ${region}; there are ${found.versions.map(({ Name }) => Name).join(', ')}`)
    }
    steps.push(...plan(region, product.Name, found, version, catalog))
  }
  if (!(await approved(`retire ${folder}${version ? ` ${version}` : ''}`, steps, options))) return
  for (const { act, text } of steps) {
    await act()
    if (!options.json) console.log(`done: ${text}`)
  }
  if (options.json) console.log(JSON.stringify({ retired: folder, version, steps: steps.map(({ call, text }) => ({ call, text })) }, null, 2))
}

async function observe(region: string, name: string): Promise<Found | undefined> {
  const service = serviceCatalog(region)
  const { ProductViewDetails = [] } = await service.searchProductsAsAdmin({ Filters: { FullTextSearch: [name] } })
  const id = ProductViewDetails.find(({ ProductViewSummary }) => ProductViewSummary?.Name === name)?.ProductViewSummary?.ProductId
  if (!id) return undefined
  const { ProvisioningArtifactDetails: versions = [] } = await service.listProvisioningArtifacts({ ProductId: id })
  const { PortfolioDetails = [] } = await service.listPortfoliosForProduct({ ProductId: id })
  const portfolios = PortfolioDetails.map(({ Id }) => Id!)
  const constraints = await Promise.all(
    portfolios.map(async (portfolio) => {
      const { ConstraintDetails = [] } = await service.listConstraintsForPortfolio({ PortfolioId: portfolio, ProductId: id })
      return ConstraintDetails.map(({ ConstraintId, Type }) => ({ id: ConstraintId!, type: Type! }))
    }),
  )
  const actions = new Map(
    await Promise.all(
      versions.map(async ({ Id = '' }) => {
        const { ServiceActionSummaries = [] } = await service.listServiceActionsForProvisioningArtifact({ ProductId: id, ProvisioningArtifactId: Id })
        return [Id, ServiceActionSummaries] as const
      }),
    ),
  )
  const used = new Map<string, string[]>()
  const launched = await pages((PageToken) => service.scanProvisionedProducts({ AccessLevelFilter: { Key: 'Account', Value: 'self' }, PageToken }), ({ ProvisionedProducts }) => ProvisionedProducts, ({ NextPageToken }) => NextPageToken)
  for (const { ProvisioningArtifactId = '', Name = '', ProductId } of launched) {
    if (ProductId === id) used.set(ProvisioningArtifactId, [...(used.get(ProvisioningArtifactId) ?? []), Name])
  }
  return { id, versions, actions, used, portfolios, constraints: constraints.flat() }
}

/**
 * The hub sees what was launched in its own account only: where a portfolio is shared, a version is never taken for
 * unused before it went through both stages.
 */
function plan(region: string, name: string, found: Found, version: string | undefined, { Portfolios = [] }: Catalog): Act[] {
  const service = serviceCatalog(region)
  const isShared = Portfolios.some(({ Shares = [] }) => Shares.length > 0)
  const chosen = found.versions.filter(({ Name }) => !version || Name === version)
  const stages = chosen.map(({ Id, Name, Active, Guidance }): Act & { id: string; gone: boolean } => {
    const id = Id!
    const ids = { ProductId: found.id, ProvisioningArtifactId: Id }
    const users = found.used.get(Id!) ?? []
    const used = users.length > 0 ? `, used by ${users.join(', ')}` : ''
    if ((users.length > 0 || isShared) && Guidance !== 'DEPRECATED') {
      return { id, gone: false, call: 'UpdateProvisioningArtifact', text: `${region}: deprecate version ${Name} of ${name}: no new launches${used}`, act: () => service.updateProvisioningArtifact({ ...ids, Guidance: 'DEPRECATED' }) }
    }
    if ((users.length > 0 || isShared) && Active) {
      return { id, gone: false, call: 'UpdateProvisioningArtifact', text: `${region}: deactivate version ${Name} of ${name}: nobody sees it any more${used}`, act: () => service.updateProvisioningArtifact({ ...ids, Active: false }) }
    }
    return { id, gone: users.length === 0, call: 'DeleteProvisioningArtifact', text: `${region}: remove version ${Name} of ${name}${used}`, act: () => service.deleteProvisioningArtifact(ids) }
  })
  // Whether a service action stands in the way of what it is associated with, no page says.
  const freed = (id: string): Act[] =>
    (found.actions.get(id) ?? []).map(({ Id, Name }) => ({
      call: 'DisassociateServiceActionFromProvisioningArtifact', text: `${region}: take service action ${Name} from ${name}`, act: () => service.disassociateServiceActionFromProvisioningArtifact({ ProductId: found.id, ProvisioningArtifactId: id, ServiceActionId: Id }),
    }))
  const isAll = chosen.length === found.versions.length && stages.every(({ gone }) => gone)
  if (!isAll) {
    const waiting = stages.filter(({ gone, call }) => call === 'DeleteProvisioningArtifact' && !gone)
    return stages.filter((stage) => !waiting.includes(stage)).flatMap((stage) => (stage.call === 'DeleteProvisioningArtifact' ? [...freed(stage.id), stage] : [stage]))
  }
  if (version) throw refused(`retire ${name} ${version}: it is the last version, which Service Catalog does not remove alone; retire the whole product by leaving the version out`)
  return [
    ...stages.flatMap(({ id }) => freed(id)),
    ...found.constraints.map(({ id, type }): Act => ({ call: 'DeleteConstraint', text: `${region}: remove the ${type} constraint of ${name}`, act: () => service.deleteConstraint({ Id: id }) })),
    ...found.portfolios.map((portfolio): Act => ({ call: 'DisassociateProductFromPortfolio', text: `${region}: take ${name} out of portfolio ${portfolio}`, act: () => service.disassociateProductFromPortfolio({ PortfolioId: portfolio, ProductId: found.id }) })),
    { call: 'DeleteProduct', text: `${region}: remove product ${name} with its ${stages.length === 1 ? 'version' : `${stages.length} versions`}`, act: () => service.deleteProduct({ Id: found.id }) },
  ]
}

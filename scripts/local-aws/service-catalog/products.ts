import type { Call, Service } from '../world.ts'
import { type Held, portfolioOf, portfoliosOf } from './access.ts'
import { artifactDetail, newArtifact } from './artifacts.ts'
import { arnOf, inUse, invalid, newId, notFound, ownProduct, tooMany } from './ids.ts'
import { type Product, stateOf } from './model.ts'
import { changedTags } from './portfolios.ts'
import { paged } from './requests.ts'
import { searched } from './search.ts'
import { optionsOf } from './tags.ts'

export const viewSummary = ({ ProductId, Name, Owner, ShortDescription, Type, Distributor, SupportEmail, SupportDescription, SupportUrl }: Product) => ({
  Id: ProductId.replace('prod-', 'prodview-'), ProductId, Name, Owner, ShortDescription, Type, Distributor, SupportEmail, SupportDescription, SupportUrl,
  HasDefaultPath: false,
})

// The service says CREATED, and goes on saying it, where its documentation has AVAILABLE.
const viewDetail = (product: Product) => ({
  ProductViewSummary: viewSummary(product), Status: 'CREATED', ProductARN: product.ProductARN, CreatedTime: product.CreatedTime,
})

type Found = Pick<Held, 'owner' | 'state' | 'shares'> & { product: Product }

/** A product as an administrator finds it: the account's own, or one of a portfolio that the account gets. */
function administered(call: Call, { Id, Name, SourcePortfolioId }: any): Found {
  if (Boolean(Id) === Boolean(Name)) throw invalid('Specify either a product ID or a product name, but not both')
  const state = stateOf(call.region)
  const own = [...state.products.values()].map((product): Found => ({ owner: call.account, state, shares: [], product }))
  const received = portfoliosOf(call)
    .filter(({ portfolio, shares }) => shares.length > 0 && (SourcePortfolioId ?? portfolio.Id) === portfolio.Id)
    .flatMap(({ portfolio, ...held }) => [...portfolio.products].map((id): Found => ({ ...held, product: held.state.products.get(id)! })))
  // Names need not be unique: the first that was made is found.
  const found = [...own, ...received].find(({ product }) => (Id ? product.ProductId === Id : product.Name === Name))
  if (!found) throw notFound(`Product ${Id ?? Name} not found`)
  return found
}

/** Products, for those who administer them. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_products.html */
export const productRows: Service = {
  CreateProduct(input, call) {
    const { products } = stateOf(call.region)
    if (products.size >= 350) throw tooMany('The limit of 350 products per region is reached')
    const { Name, Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl, ProductType, Tags = [] } = input
    const artifact = newArtifact(call, input.ProvisioningArtifactParameters)
    const ProductId = newId('prod', call)
    const product: Product = {
      ProductId, ProductARN: arnOf(call, `product/${ProductId}`), CreatedTime: call.world.clock.now(), Type: ProductType,
      Name, Owner, ShortDescription: Description, Distributor, SupportDescription, SupportEmail, SupportUrl,
      tags: Tags, tagOptions: new Set(), artifacts: new Map([[artifact.Id, artifact]]),
    }
    products.set(ProductId, product)
    return { ProductViewDetail: viewDetail(product), ProvisioningArtifactDetail: artifactDetail(artifact), Tags }
  },
  DescribeProductAsAdmin(input, call) {
    const { product, ...held } = administered(call, input)
    const summaries = [...product.artifacts.values()].map(({ Id, Name, Description, CreatedTime }) => ({ Id, Name, Description, CreatedTime, ProvisioningArtifactMetadata: {} }))
    return {
      ProductViewDetail: viewDetail(product), ProvisioningArtifactSummaries: summaries, Tags: product.tags,
      TagOptions: optionsOf(held, product.tagOptions), Budgets: [],
    }
  },
  UpdateProduct({ Id, AddTags, RemoveTags, Description, Name, Owner, Distributor, SupportDescription, SupportEmail, SupportUrl }, call) {
    const product = ownProduct(call, Id)
    const said = Object.entries({ Name, Owner, ShortDescription: Description, Distributor, SupportDescription, SupportEmail, SupportUrl })
    Object.assign(product, Object.fromEntries(said.filter(([, value]) => value !== undefined)), { tags: changedTags(product.tags, { AddTags, RemoveTags }) })
    return { ProductViewDetail: viewDetail(product), Tags: product.tags }
  },
  // "You cannot delete a product if it was shared with you or is associated with a portfolio."
  DeleteProduct({ Id }, call) {
    ownProduct(call, Id)
    const { portfolios, products } = stateOf(call.region)
    const holding = [...portfolios.values()].find((portfolio) => portfolio.products.has(Id))
    if (holding) throw inUse(`Product ${Id} is associated with portfolio ${holding.Id}`)
    products.delete(Id)
    return {}
  },
  SearchProductsAsAdmin(input, call) {
    const own = [...stateOf(call.region).products.values()]
    const { portfolio, state } = input.PortfolioId ? portfolioOf(call, input.PortfolioId) : {}
    const all = portfolio ? [...portfolio.products].map((id) => state!.products.get(id)!) : own
    return paged('ProductViewDetails', searched(all, input).map(viewDetail), input)
  },
}

import type { Service } from '../world.ts'
import { portfolioOf } from './access.ts'
import { arnOf, inUse, newId, notFound, ownPortfolio, ownProduct, tooMany } from './ids.ts'
import { type Portfolio, stateOf, type Tag } from './model.ts'
import { paged } from './requests.ts'
import { optionsOf } from './tags.ts'

export const portfolioDetail = ({ Id, ARN, DisplayName, Description, CreatedTime, ProviderName }: Portfolio) => ({ Id, ARN, DisplayName, Description, CreatedTime, ProviderName })

/** Tags after some were added (a key that is there gets the new value) and some removed. */
export const changedTags = (tags: Tag[], { AddTags = [], RemoveTags = [] }: { AddTags?: Tag[]; RemoveTags?: string[] }): Tag[] => [
  ...tags.filter(({ Key }) => !RemoveTags.includes(Key) && !AddTags.some((added) => added.Key === Key)),
  ...AddTags,
]

/** Portfolios and the products in them. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios.html */
export const portfolioRows: Service = {
  CreatePortfolio({ DisplayName, ProviderName, Description, Tags = [] }, call) {
    const { portfolios } = stateOf(call.region)
    if (portfolios.size >= 100) throw tooMany('The limit of 100 portfolios per region is reached')
    const Id = newId('port', call)
    const portfolio: Portfolio = {
      Id, DisplayName, ProviderName, Description, ARN: arnOf(call, `portfolio/${Id}`), CreatedTime: call.world.clock.now(),
      tags: Tags, tagOptions: new Set(), products: new Set(), principals: [], shares: [],
    }
    portfolios.set(Id, portfolio)
    return { PortfolioDetail: portfolioDetail(portfolio), Tags }
  },
  // An account that gets a portfolio can look at it like its owner.
  DescribePortfolio({ Id }, call) {
    const held = portfolioOf(call, Id)
    return { PortfolioDetail: portfolioDetail(held.portfolio), Tags: held.portfolio.tags, TagOptions: optionsOf(held, held.portfolio.tagOptions), Budgets: [] }
  },
  UpdatePortfolio({ Id, DisplayName, ProviderName, Description, ...tags }, call) {
    const portfolio = ownPortfolio(call, Id)
    const { DisplayName: name, ProviderName: provider, Description: text } = portfolio
    Object.assign(portfolio, { DisplayName: DisplayName ?? name, ProviderName: ProviderName ?? provider, Description: Description ?? text, tags: changedTags(portfolio.tags, tags) })
    return { PortfolioDetail: portfolioDetail(portfolio), Tags: portfolio.tags }
  },
  // "You cannot delete a portfolio if it was shared with you or if it has associated products, users, constraints, or shared accounts."
  DeletePortfolio({ Id }, call) {
    const { products, principals, shares } = ownPortfolio(call, Id)
    const left = Object.entries({ products: products.size, principals: principals.length, shares: shares.length }).filter(([, count]) => count > 0)
    if (left.length > 0) throw inUse(`Portfolio ${Id} has associated ${left.map(([what]) => what).join(', ')}`)
    stateOf(call.region).portfolios.delete(Id)
    return {}
  },
  ListPortfolios: (input, { region }) => paged('PortfolioDetails', [...stateOf(region).portfolios.values()].map(portfolioDetail), input, { most: 100 }),

  AssociateProductWithPortfolio({ PortfolioId, ProductId }, call) {
    ownProduct(call, ProductId)
    const { products } = ownPortfolio(call, PortfolioId)
    if (products.size >= 150 && !products.has(ProductId)) throw tooMany('The limit of 150 products per portfolio is reached')
    products.add(ProductId)
    return {}
  },
  DisassociateProductFromPortfolio({ PortfolioId, ProductId }, call) {
    const { products } = ownPortfolio(call, PortfolioId)
    if (!products.has(ProductId)) throw notFound(`Product ${ProductId} is not associated with portfolio ${PortfolioId}`)
    const constraint = [...stateOf(call.region).constraints.values()].find((one) => one.PortfolioId === PortfolioId && one.ProductId === ProductId)
    if (constraint) throw inUse(`Product ${ProductId} has constraint ${constraint.ConstraintId} in portfolio ${PortfolioId}`)
    products.delete(ProductId)
    return {}
  },
  ListPortfoliosForProduct(input, call) {
    ownProduct(call, input.ProductId)
    const holding = [...stateOf(call.region).portfolios.values()].filter(({ products }) => products.has(input.ProductId))
    return paged('PortfolioDetails', holding.map(portfolioDetail), input, { most: 100 })
  },
}

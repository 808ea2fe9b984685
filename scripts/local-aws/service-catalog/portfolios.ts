import { type Call, refusal, type Service } from '../world.ts'
import { anyPortfolio, arn, invalid, need, newId, once, ownPortfolio, ownProduct, type Portfolio, type Principal, stateOf } from './model.ts'
import { reaches } from './access.ts'

export const portfolioDetail = ({ Id, ARN, DisplayName, ProviderName, Description, CreatedTime }: Portfolio) => ({ Id, ARN, DisplayName, ProviderName, Description, CreatedTime })

/** The principals of a portfolio as this account may change them: its owner's, or those an importing account adds. */
function principalsOf(call: Call, id: string): Principal[] {
  const own = stateOf(call.region).portfolios.get(id)
  if (own) return own.principals
  const found = anyPortfolio(call, id)
  if (!found?.portfolio.shares.some((share) => reaches(call.world, share, call.account.Id))) throw refusal('ResourceNotFoundException', `Portfolio ${id} not found`)
  const { imported } = stateOf(call.region)
  if (!imported.has(id)) imported.set(id, [])
  return imported.get(id)!
}

/** https://docs.aws.amazon.com/servicecatalog/latest/dg/API_Operations_AWS_Service_Catalog.html */
export const portfolios: Service = {
  CreatePortfolio(input, call) {
    need(input, 'DisplayName', 'ProviderName')
    const { IdempotencyToken, ...request } = input
    return once(call, 'CreatePortfolio', IdempotencyToken, request, () => {
      const Id = newId(call, 'port')
      const { DisplayName, ProviderName, Description, Tags = [] } = input
      const portfolio: Portfolio = {
        Id, ARN: arn(call, `portfolio/${Id}`), DisplayName, ProviderName, Description, CreatedTime: call.world.clock.now(),
        tags: Tags, tagOptions: new Set(), products: new Map(), principals: [], shares: [], constraints: new Map(),
      }
      stateOf(call.region).portfolios.set(Id, portfolio)
      return { PortfolioDetail: portfolioDetail(portfolio), Tags }
    })
  },
  DescribePortfolio({ Id }, call) {
    const portfolio = ownPortfolio(call, Id)
    return { PortfolioDetail: portfolioDetail(portfolio), Tags: portfolio.tags, TagOptions: [...portfolio.tagOptions].map((id) => stateOf(call.region).tagOptions.get(id)), Budgets: [] }
  },
  UpdatePortfolio({ Id, AddTags = [], RemoveTags = [], ...changes }, call) {
    const portfolio = ownPortfolio(call, Id)
    for (const key of ['DisplayName', 'Description', 'ProviderName'] as const) if (changes[key] !== undefined) portfolio[key] = changes[key]
    portfolio.tags = [...portfolio.tags.filter(({ Key }) => !RemoveTags.includes(Key) && !AddTags.some((tag: any) => tag.Key === Key)), ...AddTags]
    return { PortfolioDetail: portfolioDetail(portfolio), Tags: portfolio.tags }
  },
  DeletePortfolio({ Id }, call) {
    const { products, principals, shares } = ownPortfolio(call, Id)
    if (products.size + principals.length + shares.length > 0) throw refusal('ResourceInUseException', `Portfolio ${Id} still has products, principals or shares`)
    stateOf(call.region).portfolios.delete(Id)
    return {}
  },
  ListPortfolios: (_, { region }) => ({ PortfolioDetails: [...stateOf(region).portfolios.values()].map(portfolioDetail) }),

  AssociateProductWithPortfolio({ PortfolioId, ProductId }, call) {
    ownProduct(call, ProductId)
    const { products } = ownPortfolio(call, PortfolioId)
    if (products.size >= 150) throw refusal('LimitExceededException', 'A portfolio takes 150 products')
    if (!products.has(ProductId)) products.set(ProductId, call.world.clock.now())
    return {}
  },
  DisassociateProductFromPortfolio({ PortfolioId, ProductId }, call) {
    const { products, constraints } = ownPortfolio(call, PortfolioId)
    if (!products.delete(ProductId)) throw refusal('ResourceNotFoundException', `Product ${ProductId} is not in portfolio ${PortfolioId}`)
    if ([...constraints.values()].some((one) => one.ProductId === ProductId)) {
      products.set(ProductId, call.world.clock.now())
      throw refusal('ResourceInUseException', `Product ${ProductId} still has constraints in portfolio ${PortfolioId}`)
    }
    return {}
  },
  ListPortfoliosForProduct({ ProductId }, call) {
    ownProduct(call, ProductId)
    return { PortfolioDetails: [...stateOf(call.region).portfolios.values()].filter(({ products }) => products.has(ProductId)).map(portfolioDetail) }
  },

  AssociatePrincipalWithPortfolio({ PortfolioId, PrincipalARN, PrincipalType }, call) {
    const principals = principalsOf(call, PortfolioId)
    if (PrincipalType === 'IAM_PATTERN' && !/^arn:[\w-]+:iam:::(user|group|role)\/.+/.test(PrincipalARN)) throw invalid(`Principal ARN ${PrincipalARN} is not a pattern: it must not have an account ID`)
    if (PrincipalType === 'IAM' && !/^arn:[\w-]+:iam::\d{12}:(user|group|role)\/.+/.test(PrincipalARN)) throw invalid(`Invalid principal ARN ${PrincipalARN}`)
    if (PrincipalType === 'IAM_PATTERN' && principals.filter((one) => one.PrincipalType === 'IAM_PATTERN').length >= 10) throw refusal('LimitExceededException', 'A portfolio takes 10 patterns')
    if (!principals.some((one) => one.PrincipalARN === PrincipalARN)) principals.push({ PrincipalARN, PrincipalType })
    return {}
  },
  DisassociatePrincipalFromPortfolio({ PortfolioId, PrincipalARN }, call) {
    const principals = principalsOf(call, PortfolioId)
    const index = principals.findIndex((one) => one.PrincipalARN === PrincipalARN)
    if (index < 0) throw refusal('ResourceNotFoundException', `Principal ${PrincipalARN} is not associated with portfolio ${PortfolioId}`)
    principals.splice(index, 1)
    return {}
  },
  ListPrincipalsForPortfolio: ({ PortfolioId }, call) => ({ Principals: principalsOf(call, PortfolioId) }),
}

import { setTimeout as wait } from 'node:timers/promises'
import { accountsWithin } from '../organizations/units.ts'
import { type Call, refusal, type Service } from '../world.ts'
import { allPortfolios, anyPortfolio, invalid, newId, notFound, ownPortfolio, type Portfolio, type Share, stateOf } from './model.ts'
import { portfolioDetail } from './portfolios.ts'

const serviceName = 'servicecatalog.amazonaws.com'

function target({ AccountId, OrganizationNode }: any): { Type: string; PrincipalId: string } {
  if (Boolean(AccountId) === Boolean(OrganizationNode)) throw invalid('Either AccountId or OrganizationNode must be given, not both')
  return AccountId ? { Type: 'ACCOUNT', PrincipalId: AccountId } : { Type: OrganizationNode.Type === 'ACCOUNT' ? 'ORGANIZATION_MEMBER_ACCOUNT' : OrganizationNode.Type, PrincipalId: OrganizationNode.Value }
}

const same = (share: Share, { Type, PrincipalId }: { Type: string; PrincipalId: string }) => share.Type === Type && share.PrincipalId === PrincipalId
const details = (world: Call['world'], { Type, PrincipalId }: Share) => ({
  SuccessfulShares: Type === 'ORGANIZATIONAL_UNIT' ? accountsWithin(world, PrincipalId) : Type === 'ORGANIZATION' ? accountsWithin(world, world.organization.RootId) : [PrincipalId],
  ShareErrors: [],
})

/** Shares are made one after another: another while one is under way is refused. */
function refuseBusy({ region }: Call) {
  if ([...stateOf(region).portfolios.values()].some(({ shares }) => shares.some(({ Status }) => Status === 'IN_PROGRESS'))) {
    throw refusal('InvalidStateException', 'Cannot process more than one portfolio share action at the same time')
  }
}

function refuseOutside({ world, account }: Call, { Type, PrincipalId }: { Type: string; PrincipalId: string }) {
  if (Type === 'ACCOUNT') return
  if (!world.organization.trustedServices.has(serviceName) || account.Id !== world.managementAccount) {
    throw refusal('OperationNotSupportedException', 'AWS Organizations access is not enabled for Service Catalog, or this is not the management account')
  }
  const known = Type === 'ORGANIZATION' ? world.organization.Id === PrincipalId : Type === 'ORGANIZATIONAL_UNIT' ? world.organization.units.has(PrincipalId) : world.accounts.has(PrincipalId)
  if (!known) throw invalid(`${PrincipalId} is not in the organization`)
}

function settle(call: Call, share: Share) {
  share.Status = 'IN_PROGRESS'
  void wait(call.world.clock.stepMilliseconds).then(() => (share.Status = 'COMPLETED'))
}

const shareByToken = (token: string, call: Call) =>
  allPortfolios(call.world, call.region.Name).flatMap(({ portfolio }) => portfolio.shares.map((share) => ({ portfolio, share }))).find(({ share }) => share.token === token)

const accepted = (portfolio: Portfolio, account: string) => portfolio.shares.find(({ Type, PrincipalId }) => Type === 'ACCOUNT' && PrincipalId === account)

/** https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing.html */
export const shares: Service = {
  CreatePortfolioShare(input, call) {
    const portfolio = ownPortfolio(call, input.PortfolioId)
    const to = target(input)
    refuseOutside(call, to)
    refuseBusy(call)
    const { ShareTagOptions = false, SharePrincipals = false } = input
    if (SharePrincipals && to.Type === 'ACCOUNT') throw invalid('SharePrincipals is for shares with an organization only')
    const known = portfolio.shares.find((share) => same(share, to))
    // Sharing again is no error and changes nothing; UpdatePortfolioShare does.
    if (known) return to.Type === 'ACCOUNT' ? {} : { PortfolioShareToken: known.token }
    const share: Share = { ...to, Accepted: to.Type !== 'ACCOUNT', ShareTagOptions, SharePrincipals, Status: 'COMPLETED', token: newId(call, 'share') }
    portfolio.shares.push(share)
    if (to.Type === 'ACCOUNT') return {}
    settle(call, share)
    return { PortfolioShareToken: share.token }
  },
  UpdatePortfolioShare(input, call) {
    const share = ownPortfolio(call, input.PortfolioId).shares.find((one) => same(one, target(input)))
    if (!share) throw notFound('The portfolio is not shared so')
    refuseBusy(call)
    if (input.ShareTagOptions !== undefined) share.ShareTagOptions = input.ShareTagOptions
    if (input.SharePrincipals !== undefined) share.SharePrincipals = input.SharePrincipals
    if (share.Type !== 'ACCOUNT') settle(call, share)
    return { PortfolioShareToken: share.token, Status: share.Status }
  },
  DeletePortfolioShare(input, call) {
    const portfolio = ownPortfolio(call, input.PortfolioId)
    const to = target(input)
    if (!portfolio.shares.some((share) => same(share, to))) throw notFound('The portfolio is not shared so')
    refuseBusy(call)
    portfolio.shares = portfolio.shares.filter((share) => !same(share, to))
    return to.Type === 'ACCOUNT' ? {} : { PortfolioShareToken: newId(call, 'share') }
  },
  DescribePortfolioShareStatus({ PortfolioShareToken }, call) {
    const found = shareByToken(PortfolioShareToken, call)
    // The token of a share that was deleted: done.
    if (!found) return { PortfolioShareToken, Status: 'COMPLETED' }
    const { portfolio, share } = found
    return { PortfolioShareToken, PortfolioId: portfolio.Id, OrganizationNodeValue: share.PrincipalId, Status: share.Status, ShareDetails: details(call.world, share) }
  },
  DescribePortfolioShares({ PortfolioId, Type }, call) {
    const found = ownPortfolio(call, PortfolioId).shares.filter((share) => share.Type === Type)
    return { PortfolioShareDetails: found.map(({ PrincipalId, Type: type, Accepted, ShareTagOptions, SharePrincipals }) => ({ PrincipalId, Type: type, Accepted, ShareTagOptions, SharePrincipals })) }
  },
  ListPortfolioAccess: ({ PortfolioId }, call) => ({ AccountIds: ownPortfolio(call, PortfolioId).shares.filter(({ Type }) => Type === 'ACCOUNT').map(({ PrincipalId }) => PrincipalId) }),
  ListOrganizationPortfolioAccess({ PortfolioId, OrganizationNodeType }, call) {
    const found = ownPortfolio(call, PortfolioId).shares.filter(({ Type }) => Type === OrganizationNodeType)
    return { OrganizationNodes: found.map(({ Type, PrincipalId }) => ({ Type, Value: PrincipalId })) }
  },
  AcceptPortfolioShare({ PortfolioId }, call) {
    const share = accepted(anyPortfolio(call, PortfolioId)?.portfolio ?? ({ shares: [] } as unknown as Portfolio), call.account.Id)
    if (!share) throw notFound(`Portfolio ${PortfolioId} is not shared with this account`)
    share.Accepted = true
    return {}
  },
  RejectPortfolioShare({ PortfolioId }, call) {
    const share = accepted(anyPortfolio(call, PortfolioId)?.portfolio ?? ({ shares: [] } as unknown as Portfolio), call.account.Id)
    if (!share) throw notFound(`Portfolio ${PortfolioId} is not shared with this account`)
    share.Accepted = false
    return {}
  },
  ListAcceptedPortfolioShares: (_, call) => ({
    PortfolioDetails: allPortfolios(call.world, call.region.Name).filter(({ portfolio }) => accepted(portfolio, call.account.Id)?.Accepted).map(({ portfolio }) => portfolioDetail(portfolio)),
  }),
  GetAWSOrganizationsAccessStatus: (_, { world }) => ({ AccessStatus: world.organization.trustedServices.has(serviceName) ? 'ENABLED' : 'DISABLED' }),
  EnableAWSOrganizationsAccess: (_, call) => access(call, (services) => services.add(serviceName)),
  DisableAWSOrganizationsAccess: (_, call) => access(call, (services) => services.delete(serviceName)),
}

/** "must be called by the management account": https://docs.aws.amazon.com/servicecatalog/latest/dg/API_EnableAWSOrganizationsAccess.html */
function access({ world, account }: Call, change: (services: Set<string>) => unknown) {
  if (account.Id !== world.managementAccount) throw refusal('OperationNotSupportedException', 'This operation is for the management account of the organization')
  change(world.organization.trustedServices)
  return {}
}

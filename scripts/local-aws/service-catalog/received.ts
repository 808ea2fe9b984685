import { type Call, refusal, type Service } from '../world.ts'
import { portfolioOf, portfoliosOf } from './access.ts'
import { notFound } from './ids.ts'
import { type Share, stateOf } from './model.ts'
import { portfolioDetail } from './portfolios.ts'
import { paged } from './requests.ts'
import { serviceName } from './shares.ts'

/** The share of a portfolio with this account alone, which it may accept or not. */
function importable(PortfolioId: string, { world, account, region }: Call): Share {
  const found = [...world.accounts.values()]
    .flatMap((owner) => {
      const there = owner.regions.get(region.Name)
      return there ? (stateOf(there).portfolios.get(PortfolioId)?.shares ?? []) : []
    })
    .find(({ Type, PrincipalId }) => Type === 'ACCOUNT' && PrincipalId === account.Id)
  if (!found) throw notFound(`Portfolio ${PortfolioId} is not shared with account ${account.Id}`)
  return found
}

function decide({ PortfolioId, PortfolioShareType = 'IMPORTED' }: any, call: Call, Accepted: boolean) {
  // What an organization shares is there without being accepted, and stays.
  if (PortfolioShareType === 'AWS_ORGANIZATIONS') portfolioOf(call, PortfolioId)
  else importable(PortfolioId, call).Accepted = Accepted
  return {}
}

/** "This API can only be called by the management account in the organization", not by a delegated administrator either. */
function organizationAccess({ world, account }: Call): Set<string> {
  if (account.Id !== world.managementAccount) throw refusal('OperationNotSupportedException', `Account ${account.Id} is not the management account of the organization`)
  return world.organization.trustedServices
}

/** Portfolios that others share, and sharing through the organization. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html */
export const receivedRows: Service = {
  AcceptPortfolioShare: (input, call) => decide(input, call, true),
  RejectPortfolioShare: (input, call) => decide(input, call, false),
  ListAcceptedPortfolioShares(input, call) {
    const { PortfolioShareType = 'IMPORTED' } = input
    const isWanted = ({ Type }: Share) => (Type === 'ACCOUNT' ? 'IMPORTED' : 'AWS_ORGANIZATIONS') === PortfolioShareType
    const received = portfoliosOf(call).filter(({ shares }) => shares.some(isWanted))
    return paged('PortfolioDetails', received.map(({ portfolio }) => portfolioDetail(portfolio)), input, { most: 100 })
  },
  GetAWSOrganizationsAccessStatus: (_input, { world }) => ({ AccessStatus: world.organization.trustedServices.has(serviceName) ? 'ENABLED' : 'DISABLED' }),
  EnableAWSOrganizationsAccess(_input, call) {
    organizationAccess(call).add(serviceName)
    return {}
  },
  // "This command will not delete your current shares, but prevents you from creating new shares throughout your organization."
  DisableAWSOrganizationsAccess(_input, call) {
    organizationAccess(call).delete(serviceName)
    return {}
  },
}

import { type Call, refusal, type Service } from '../world.ts'
import { portfoliosOf } from './access.ts'
import { notFound } from './ids.ts'
import { type Share, stateOf } from './model.ts'
import { portfolioDetail } from './portfolios.ts'
import { paged } from './requests.ts'
import { serviceName } from './shares.ts'

/** The share of a portfolio that waits for this account to accept it, or that it accepted. Those of an organization need none. */
function importable({ PortfolioId, PortfolioShareType = 'IMPORTED' }: any, { world, account, region }: Call): Share {
  const found = [...world.accounts.values()]
    .flatMap((owner) => {
      const there = owner.regions.get(region.Name)
      return there ? (stateOf(there).portfolios.get(PortfolioId)?.shares ?? []) : []
    })
    .find(({ Type, PrincipalId }) => Type === 'ACCOUNT' && PrincipalId === account.Id)
  if (!found || PortfolioShareType !== 'IMPORTED') throw notFound(`Portfolio ${PortfolioId} is not shared with account ${account.Id}`)
  return found
}

/** "This API can only be called by the management account in the organization", not by a delegated administrator either. */
function organizationAccess({ world, account }: Call): Set<string> {
  if (account.Id !== world.managementAccount) throw refusal('OperationNotSupportedException', `Account ${account.Id} is not the management account of the organization`)
  return world.organization.trustedServices
}

/** Portfolios that others share, and sharing through the organization. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html */
export const receivedRows: Service = {
  AcceptPortfolioShare(input, call) {
    importable(input, call).Accepted = true
    return {}
  },
  RejectPortfolioShare(input, call) {
    importable(input, call).Accepted = false
    return {}
  },
  ListAcceptedPortfolioShares(input, call) {
    const { PortfolioShareType = 'IMPORTED' } = input
    const received = portfoliosOf(call).filter(({ shares }) => shares.some(({ Type }) => (Type === 'ACCOUNT' ? 'IMPORTED' : 'AWS_ORGANIZATIONS') === PortfolioShareType))
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

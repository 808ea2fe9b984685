import { type Call, refusal, type Service } from '../world.ts'
import { nodeOf, reaches } from './access.ts'
import { invalid, later, newId, notFound, ownPortfolio } from './ids.ts'
import { type Share, type ShareAction, stateOf } from './model.ts'
import { paged } from './requests.ts'

export const serviceName = 'servicecatalog.amazonaws.com'

const notSupported = (what: string) => refusal('OperationNotSupportedException', what)

/** Refuses those who do not manage the organization: neither its management account nor a delegated administrator. */
function refuseUnlessManaging({ world, account }: Call) {
  const { delegatedAdministrators } = world.organization
  const isDelegated = delegatedAdministrators.some((one) => one.account === account.Id && one.service === serviceName)
  if (account.Id !== world.managementAccount && !isDelegated) {
    throw notSupported(`Account ${account.Id} is neither the management account of the organization nor a delegated administrator of Service Catalog`)
  }
}

type Target = Pick<Share, 'Type' | 'PrincipalId'>

/** Whom a request means; for a part of the organization it is refused to those who do not manage it. */
function targetOf({ AccountId, OrganizationNode }: any, call: Call): Target {
  if (Boolean(AccountId) === Boolean(OrganizationNode)) throw invalid('Specify either an account ID or an organization node, but not both')
  if (AccountId) return { Type: 'ACCOUNT', PrincipalId: AccountId }
  const { organization, accounts } = call.world
  refuseUnlessManaging(call)
  if (!organization.trustedServices.has(serviceName)) throw notSupported('AWSOrganizationsAccess must be enabled in order to share with an organization node')
  const { Type, Value } = OrganizationNode
  const node = nodeOf({ PrincipalId: Value ?? '' })
  const known: Record<string, boolean> = {
    ORGANIZATION: node === organization.Id,
    ORGANIZATIONAL_UNIT: organization.units.has(node) && node !== organization.RootId,
    ACCOUNT: accounts.has(node),
  }
  if (!known[Type]) throw invalid(`Organization node ${Type} ${Value} does not exist in organization ${organization.Id}`)
  return { Type: Type === 'ACCOUNT' ? 'ORGANIZATION_MEMBER_ACCOUNT' : Type, PrincipalId: Value }
}

const isSame = (share: Target, { Type, PrincipalId }: Target) => share.Type === Type && nodeOf(share) === nodeOf({ PrincipalId })

/** Starts something on a share of an organization, which takes effect when it is completed. Only one goes on at a time. */
function start(call: Call, PortfolioId: string, share: Share, act: () => void): ShareAction {
  const { shareActions } = stateOf(call.region)
  const action: ShareAction = { PortfolioShareToken: newId('share', call), PortfolioId, OrganizationNodeValue: share.PrincipalId, Status: 'IN_PROGRESS', accounts: [] }
  shareActions.set(action.PortfolioShareToken, action)
  later(call, () => {
    act()
    const reached = [...call.world.accounts.values()].filter((account) => account.Id !== call.account.Id && reaches(call.world, share, account))
    Object.assign(action, { Status: 'COMPLETED', accounts: reached.map(({ Id }) => Id) })
  })
  return action
}

function refuseBusy({ region }: Call) {
  if ([...stateOf(region).shareActions.values()].some(({ Status }) => Status === 'IN_PROGRESS')) {
    throw refusal('InvalidStateException', 'Cannot process more than one portfolio share action at the same time')
  }
}

function shareOf(input: any, call: Call): Share {
  const target = targetOf(input, call)
  const share = ownPortfolio(call, input.PortfolioId).shares.find((one) => isSame(one, target))
  if (!share) throw notFound(`Portfolio ${input.PortfolioId} is not shared with ${target.PrincipalId}`)
  return share
}

/** Sharing portfolios with accounts and with the organization. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing.html */
export const shareRows: Service = {
  CreatePortfolioShare(input, call) {
    const { PortfolioId, ShareTagOptions = false, SharePrincipals = false } = input
    const { shares } = ownPortfolio(call, PortfolioId)
    const target = targetOf(input, call)
    if (SharePrincipals && !/^ORGANIZATION(AL_UNIT)?$/.test(target.Type)) {
      throw invalid('SharePrincipals is only supported for organization nodes of type ORGANIZATION or ORGANIZATIONAL_UNIT')
    }
    refuseBusy(call)
    // "If the portfolio share … already exists, this action will have no effect and will not return an error."
    const there = shares.find((one) => isSame(one, target))
    const share: Share = there ?? { ...target, Accepted: target.Type !== 'ACCOUNT', ShareTagOptions, SharePrincipals }
    if (target.Type !== 'ACCOUNT') return { PortfolioShareToken: start(call, PortfolioId, share, () => there ?? shares.push(share)).PortfolioShareToken }
    if (!there) shares.push(share)
    return {}
  },
  UpdatePortfolioShare(input, call) {
    const share = shareOf(input, call)
    refuseBusy(call)
    const { ShareTagOptions = share.ShareTagOptions, SharePrincipals = share.SharePrincipals } = input
    const { PortfolioShareToken, Status } = start(call, input.PortfolioId, share, () => Object.assign(share, { ShareTagOptions, SharePrincipals }))
    return { PortfolioShareToken, Status }
  },
  DeletePortfolioShare(input, call) {
    const share = shareOf(input, call)
    refuseBusy(call)
    const portfolio = ownPortfolio(call, input.PortfolioId)
    const remove = () => (portfolio.shares = portfolio.shares.filter((one) => one !== share))
    if (share.Type !== 'ACCOUNT') return { PortfolioShareToken: start(call, portfolio.Id, share, remove).PortfolioShareToken }
    remove()
    return {}
  },
  DescribePortfolioShareStatus({ PortfolioShareToken }, call) {
    refuseUnlessManaging(call)
    const found = stateOf(call.region).shareActions.get(PortfolioShareToken)
    if (!found) throw notFound(`Portfolio share ${PortfolioShareToken} not found`)
    const { accounts, ...action } = found
    return { ...action, ShareDetails: { SuccessfulShares: accounts, ShareErrors: [] } }
  },
  DescribePortfolioShares(input, call) {
    const ofType = ownPortfolio(call, input.PortfolioId).shares.filter(({ Type }) => Type === input.Type)
    return paged('PortfolioShareDetails', ofType, input, { most: 100 })
  },
  ListPortfolioAccess(input, call) {
    const accounts = ownPortfolio(call, input.PortfolioId).shares.filter(({ Type }) => Type === 'ACCOUNT')
    return paged('AccountIds', accounts.map(({ PrincipalId }) => PrincipalId), input, { most: 100 })
  },
  ListOrganizationPortfolioAccess(input, call) {
    refuseUnlessManaging(call)
    const type = input.OrganizationNodeType === 'ACCOUNT' ? 'ORGANIZATION_MEMBER_ACCOUNT' : input.OrganizationNodeType
    const nodes = ownPortfolio(call, input.PortfolioId).shares.filter(({ Type }) => Type === type)
    return paged('OrganizationNodes', nodes.map(({ PrincipalId }) => ({ Type: input.OrganizationNodeType, Value: PrincipalId })), input)
  },
}

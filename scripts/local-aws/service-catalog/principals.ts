import type { Call, Service } from '../world.ts'
import { portfolioOf, principalsOf } from './access.ts'
import { invalid, notFound, tooMany } from './ids.ts'
import { type Principal, stateOf } from './model.ts'
import { paged } from './requests.ts'

/** The principals an account has given a portfolio: its owner on the portfolio, others for themselves. */
function givenIn(call: Call, id: string): Principal[] {
  const { portfolio, shares } = portfolioOf(call, id)
  if (shares.length === 0) return portfolio.principals
  const { grants } = stateOf(call.region)
  const given = grants.get(id) ?? []
  grants.set(id, given)
  return given
}

/** "The PrincipalARN must already exist in the recipient account before it can be associated"; a pattern names no account. */
function refuseUnknown({ PrincipalARN, PrincipalType }: Principal, { account }: Call) {
  const [, id, kind, name] = /^arn:[\w-]+:iam::(\d{12})?:(user|group|role)\/(.+)$/.exec(PrincipalARN) ?? []
  if (!name) throw invalid(`Invalid principal ARN: ${PrincipalARN}`)
  if (PrincipalType === 'IAM_PATTERN') {
    if (id) throw invalid(`Principal ARN ${PrincipalARN} of type IAM_PATTERN must not contain an account ID`)
    return
  }
  if (/[*?]/.test(PrincipalARN)) throw invalid(`Principal ARN ${PrincipalARN} of type IAM must not contain wildcards`)
  const exists = kind !== 'role' || account.iam.roles.get(name.split('/').at(-1)!)?.Arn === PrincipalARN
  if (id !== account.Id || !exists) throw invalid(`Principal ${PrincipalARN} does not exist in account ${account.Id}`)
}

/** Who may launch from a portfolio. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_users.html */
export const principalRows: Service = {
  AssociatePrincipalWithPortfolio({ PortfolioId, PrincipalARN, PrincipalType }, call) {
    const given = givenIn(call, PortfolioId)
    refuseUnknown({ PrincipalARN, PrincipalType }, call)
    if (given.some((one) => one.PrincipalARN === PrincipalARN && one.PrincipalType === PrincipalType)) return {}
    const most = PrincipalType === 'IAM_PATTERN' ? 10 : 100
    if (given.filter((one) => one.PrincipalType === PrincipalType).length >= most) {
      throw tooMany(`The limit of ${most} principals of type ${PrincipalType} per portfolio is reached`)
    }
    given.push({ PrincipalARN, PrincipalType })
    return {}
  },
  // "The PrincipalType and PrincipalARN must match the AssociatePrincipalWithPortfolio call request details."
  DisassociatePrincipalFromPortfolio({ PortfolioId, PrincipalARN, PrincipalType = 'IAM' }, call) {
    const given = givenIn(call, PortfolioId)
    const index = given.findIndex((one) => one.PrincipalARN === PrincipalARN && one.PrincipalType === PrincipalType)
    if (index < 0) throw notFound(`Principal ${PrincipalARN} of type ${PrincipalType} is not associated with portfolio ${PortfolioId}`)
    given.splice(index, 1)
    return {}
  },
  // "Once shared, the share recipient can view associations of PrincipalType: IAM_PATTERN on their portfolio": CreatePortfolioShare.
  ListPrincipalsForPortfolio: (input, call) => paged('Principals', principalsOf(portfolioOf(call, input.PortfolioId), stateOf(call.region)), input),
}

import { matches } from '../iam/wildcards.ts'
import { accountsWithin } from '../organizations/units.ts'
import type { Account, Call, Caller, World } from '../world.ts'
import { allPortfolios, type Artifact, notFound, type Portfolio, type Principal, type Product, type Share, type State, stateOf } from './model.ts'

/** A way to a product: the portfolio that grants it, and the account that portfolio is from. */
export type Path = { id: string; owner: Account; portfolio: Portfolio; product: Product; state: State }

/** The accounts a share reaches. Shares with an organization need no acceptance.
 *  https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html */
export function reaches(world: World, { Type, PrincipalId, Accepted, Status }: Share, account: string): boolean {
  if (Status !== 'COMPLETED') return false
  if (Type === 'ACCOUNT') return Accepted && PrincipalId === account
  if (Type === 'ORGANIZATION_MEMBER_ACCOUNT') return PrincipalId === account
  return accountsWithin(world, Type === 'ORGANIZATION' ? world.organization.RootId : PrincipalId).includes(account)
}

/** Whether a principal of a portfolio means a caller. A session counts as its role; a pattern says no account.
 *  https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AssociatePrincipalWithPortfolio.html */
function means({ PrincipalARN, PrincipalType }: Principal, { role, Arn }: Caller): boolean {
  const arn = role ?? Arn
  return PrincipalType === 'IAM' ? PrincipalARN === arn : matches(PrincipalARN, arn.replace(/^(arn:[\w-]+:iam::)\d+:/, '$1:'))
}

function grants({ owner, portfolio }: { owner: Account; portfolio: Portfolio }, { world, account, region, caller }: Call): boolean {
  if (owner.Id === account.Id) return portfolio.principals.some((principal) => means(principal, caller))
  const share = portfolio.shares.find((one) => reaches(world, one, account.Id))
  if (!share) return false
  const travelling = share.SharePrincipals ? portfolio.principals.filter(({ PrincipalType }) => PrincipalType === 'IAM_PATTERN') : []
  return [...travelling, ...(stateOf(region).imported.get(portfolio.Id) ?? [])].some((principal) => means(principal, caller))
}

/** Every way a caller has to a product; administrators have none unless they are granted one. */
export const paths = (call: Call): Path[] =>
  allPortfolios(call.world, call.region.Name)
    .filter((one) => grants(one, call))
    .flatMap(({ owner, portfolio, state }) =>
      [...portfolio.products.keys()].flatMap((id) => {
        const product = state.products.get(id)
        return product ? [{ id: `lpv3-${id.slice(5)}-${portfolio.Id.slice(5)}`, owner, portfolio, product, state }] : []
      }),
    )

/** A product as the caller sees it. */
export function visible(call: Call, { Id, ProductId = Id, Name, ProductName = Name }: any): Path[] {
  const found = paths(call).filter(({ product }) => (ProductId ? product.ProductId === ProductId : product.Name === ProductName))
  if (found.length === 0) throw notFound(`No launch paths found for resource: ${ProductId ?? ProductName}`)
  return found
}

/** Versions that people see: active ones. */
export const launchable = ({ artifacts }: Product): Artifact[] => [...artifacts.values()].filter(({ Active }) => Active)

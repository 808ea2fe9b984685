import { matches } from '../iam/wildcards.ts'
import { unitsWithin } from '../organizations/units.ts'
import type { Account, Call, Caller, World } from '../world.ts'
import { idOf, notFound } from './ids.ts'
import { type Portfolio, type Principal, type Product, type Share, type State, stateOf } from './model.ts'

/** A portfolio that an account has or gets, and through which shares it gets it (none: it is its own). */
export type Held = { owner: Account; state: State; portfolio: Portfolio; shares: Share[] }

/** A way to a product: a portfolio that holds it and is granted to whoever asks. */
export type Path = Held & { id: string; product: Product }

/** The account, unit or organization of a share, however it was given: by its ID or by its ARN. */
export const nodeOf = ({ PrincipalId }: Pick<Share, 'PrincipalId'>) => PrincipalId.split('/').at(-1)!

/**
 * Whether a share reaches an account. One within the organization needs no acceptance, and units nested in a unit count.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html
 */
export function reaches({ organization }: World, share: Share, { Id, ParentId }: Account): boolean {
  const node = nodeOf(share)
  if (share.Type === 'ACCOUNT') return share.Accepted && node === Id
  if (share.Type === 'ORGANIZATION_MEMBER_ACCOUNT') return node === Id
  return share.Type === 'ORGANIZATION' || unitsWithin(organization, node).includes(ParentId)
}

/** Every portfolio of the region that the account has or that reaches it. Portfolios are shared within their region only. */
export function portfoliosOf({ world, account, region }: Pick<Call, 'world' | 'account' | 'region'>): Held[] {
  return [...world.accounts.values()].flatMap((owner) => {
    const there = owner.regions.get(region.Name)
    if (!there) return []
    const state = stateOf(there)
    const held = [...state.portfolios.values()].map((portfolio) => ({
      owner, state, portfolio,
      shares: portfolio.shares.filter((share) => owner.Id !== account.Id && reaches(world, share, account)),
    }))
    return held.filter(({ shares }) => owner.Id === account.Id || shares.length > 0)
  })
}

/** A portfolio that the account has or gets, by its ID, which is the same for all. */
export function portfolioOf(call: Call, id: string): Held {
  const found = portfoliosOf(call).find(({ portfolio }) => portfolio.Id === id)
  if (!found) throw notFound(`Portfolio ${id} not found`)
  return found
}

/** The principals that may launch from a portfolio in the account: of a shared one, the patterns that travel and those granted here. */
export function principalsOf({ portfolio, shares }: Held, state: State): Principal[] {
  if (shares.length === 0) return portfolio.principals
  const travelling = shares.some(({ SharePrincipals }) => SharePrincipals) ? portfolio.principals.filter(({ PrincipalType }) => PrincipalType === 'IAM_PATTERN') : []
  return [...travelling, ...(state.grants.get(portfolio.Id) ?? [])]
}

/**
 * Whether a principal means a caller. A session counts as its role; a pattern names no account, and its wildcards
 * match slashes too. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AssociatePrincipalWithPortfolio.html
 */
export function means({ PrincipalARN, PrincipalType }: Principal, { role, Arn }: Pick<Caller, 'role' | 'Arn'>): boolean {
  const arn = role ?? Arn
  return PrincipalType === 'IAM' ? PrincipalARN === arn : matches(PrincipalARN, arn.replace(/^(arn:[\w-]+:iam:):\d{12}:/, '$1::'))
}

/** Every way the caller has to a product. Nobody has one without a grant, an administrator neither. */
export function pathsOf(call: Call): Path[] {
  const mine = stateOf(call.region)
  return portfoliosOf(call)
    .filter((held) => principalsOf(held, mine).some((principal) => means(principal, call.caller)))
    .flatMap((held) =>
      [...held.portfolio.products].map((id) => ({ ...held, id: idOf('lpv3', held.portfolio.Id, id), product: held.state.products.get(id)! })),
    )
}

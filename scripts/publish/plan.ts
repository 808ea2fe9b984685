import type { Launchable } from '../../products/product.ts'
import type { Asset } from '../assets.ts'
import type { Portfolio, Share } from '../catalog/catalog.ts'
import type { HubStack } from '../hub/hub.ts'
import type { Step } from '../plan.ts'
import { type ActionStep, type ObservedActions, planActions } from './actions.ts'
import { type ConstraintStep, planConstraints } from './constraints.ts'
import { type Observed, type ObservedPortfolio, shareType } from './observe.ts'

/** A product as it is to be published: its folder, by which the catalog names it, the hash of its tree, and its files. */
export type Publication = { folder: string; product: Launchable; hash: string; files: Asset[] }

export type PublishStep = Step &
  (
    | { call: 'CreateStack' | 'UpdateStack'; stack: HubStack }
    | { call: 'PutObject'; bucket: string; asset: Asset }
    | { call: 'CreatePortfolio' | 'UpdatePortfolio'; portfolio: Portfolio }
    | { call: 'CreateProduct' | 'CreateProvisioningArtifact' | 'UpdateProduct'; publication: Publication }
    | { call: 'CreateTagOption'; key: string; value: string }
    | { call: 'AssociateTagOptionWithResource'; portfolio: string; key: string; value: string }
    | ConstraintStep
    | ActionStep
    | { call: 'AssociateProductWithPortfolio'; portfolio: string; product: string }
    | { call: 'AssociatePrincipalWithPortfolio' | 'DisassociatePrincipalFromPortfolio'; portfolio: string; arn: string; type: 'IAM' | 'IAM_PATTERN' }
    | { call: 'CreatePortfolioShare' | 'UpdatePortfolioShare' | 'DeletePortfolioShare'; portfolio: string; share: Share }
  )

/** What a version's description says of its content, which never changes. */
export const mark = (hash: string) => `sha256 ${hash.slice(0, 16)}`
export const versionDescription = ({ product, hash }: Publication) => `${product.Version.Description} (${mark(hash)})`

/** Versions whose name is taken by other content: both hashes, so that one can tell them apart. */
export function conflicts(publications: Publication[], { products }: Observed): string[] {
  return publications.flatMap(({ product, hash }) => {
    const { Name } = product.Version
    const taken = products[product.Name]?.versions.find((version) => version.Name === Name)
    if (!taken || taken.Description?.includes(mark(hash))) return []
    const other = /sha256 (\w+)/.exec(taken.Description ?? '')?.[1] ?? 'unknown'
    return [`publish ${product.Name}: version ${Name} is in the catalog with another template (sha256 ${other}, now ${hash.slice(0, 16)}); give Version.Name another value in its product.ts, and publish that`]
  })
}

/** What publishing must do in a region: pure, in the order it is done. */
export function plan(portfolios: Portfolio[], publications: Publication[], stacks: HubStack[], assets: Asset[], bucket: string, observed: Observed, actions: ObservedActions): PublishStep[] {
  return [
    ...stacks.flatMap((stack): PublishStep[] => {
      const steps = planStack(stack, observed)
      const asset = assets.find(({ url }) => url === stack.TemplateURL)
      return asset && steps.length > 0 ? [{ call: 'PutObject', bucket, asset, text: `upload ${asset.key}` }, ...steps] : steps
    }),
    ...publications.flatMap((publication) => planVersion(publication, bucket, observed)),
    ...portfolios.flatMap((portfolio) => planPortfolio(portfolio, publications, observed)),
    ...planActions(publications.map(({ product }) => product), actions),
  ]
}

/** What a stack of the hub needs to be as it shall be. */
export function planStack(stack: HubStack, { stacks }: Pick<Observed, 'stacks'>): (Step & { call: 'CreateStack' | 'UpdateStack'; stack: HubStack })[] {
  const there = stacks[stack.StackName]
  if (!there) return [{ call: 'CreateStack', stack, text: `create stack ${stack.StackName} in the hub` }]
  const isSame = there.body.trim() === stack.TemplateBody.trim() && Object.entries(stack.Parameters).every(([name, value]) => there.parameters[name] === value)
  return isSame ? [] : [{ call: 'UpdateStack', stack, text: `update stack ${stack.StackName} in the hub` }]
}

function planVersion(publication: Publication, bucket: string, { products }: Observed): PublishStep[] {
  const { product, files } = publication
  const { Name, Version } = product
  const there = products[Name]
  if (there?.versions.some((version) => version.Name === Version.Name)) return planDetails(publication, there.view)
  const uploads = files.map((asset): PublishStep => ({ call: 'PutObject', bucket, asset, text: `upload ${asset.key}` }))
  const create: PublishStep = there
    ? { call: 'CreateProvisioningArtifact', publication, text: `publish version ${Version.Name} of ${Name}: ${Version.Description}` }
    : { call: 'CreateProduct', publication, text: `create product ${Name} with version ${Version.Name}` }
  return [...uploads, create, ...(there ? planDetails(publication, there.view) : [])]
}

function planDetails(publication: Publication, view: Observed['products'][string]['view']): PublishStep[] {
  const { Name, Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl } = publication.product
  const now = [view.Owner, view.ShortDescription, view.Distributor, view.SupportDescription, view.SupportEmail, view.SupportUrl]
  const isSame = [Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl].every((value, index) => (value ?? '') === (now[index] ?? ''))
  return isSame ? [] : [{ call: 'UpdateProduct', publication, text: `change what the catalog says of ${Name}` }]
}

function planPortfolio(wanted: Portfolio, publications: Publication[], observed: Observed): PublishStep[] {
  const { DisplayName, ProviderName, Description = '', TagOptions = {}, Principals = [], Shares = [] } = wanted
  const there: ObservedPortfolio | undefined = observed.portfolios[DisplayName]
  const isSame = there && there.detail.ProviderName === ProviderName && (there.detail.Description ?? '') === Description
  const steps: PublishStep[] = []
  if (!there) steps.push({ call: 'CreatePortfolio', portfolio: wanted, text: `create portfolio ${DisplayName}` })
  else if (!isSame) steps.push({ call: 'UpdatePortfolio', portfolio: wanted, text: `change what the catalog says of portfolio ${DisplayName}` })

  for (const [key, values] of Object.entries(TagOptions)) {
    for (const value of values) {
      if (there?.tagOptions.some((one) => one.Key === key && one.Value === value)) continue
      const isKnown = observed.tagOptions.some((one) => one.Key === key && one.Value === value)
      if (!isKnown) steps.push({ call: 'CreateTagOption', key, value, text: `create TagOption ${key} = ${value}` })
      steps.push({ call: 'AssociateTagOptionWithResource', portfolio: DisplayName, key, value, text: `put TagOption ${key} = ${value} on ${DisplayName}` })
    }
  }
  for (const publication of publications.filter(({ folder }) => wanted.Products.includes(folder))) {
    const { Name } = publication.product
    const id = observed.products[Name]?.id
    if (!id || !there?.products.some(({ ProductId }) => ProductId === id)) steps.push({ call: 'AssociateProductWithPortfolio', portfolio: DisplayName, product: Name, text: `put ${Name} into ${DisplayName}` })
    steps.push(...planConstraints(DisplayName, publication.product, observed))
  }
  for (const { PrincipalARN: arn, PrincipalType: type } of Principals) {
    if (!there?.principals.some(({ PrincipalARN }) => PrincipalARN === arn)) steps.push({ call: 'AssociatePrincipalWithPortfolio', portfolio: DisplayName, arn, type, text: `let ${arn} launch from ${DisplayName}` })
  }
  for (const { PrincipalARN: arn = '', PrincipalType } of there?.principals ?? []) {
    const type = PrincipalType as 'IAM'
    if (!Principals.some(({ PrincipalARN }) => PrincipalARN === arn)) steps.push({ call: 'DisassociatePrincipalFromPortfolio', portfolio: DisplayName, arn, type, text: `let ${arn} no longer launch from ${DisplayName}` })
  }
  return [...steps, ...planShares(DisplayName, Shares, there)]
}

const shareId = ({ OrganizationalUnitId, OrganizationId, AccountId }: Share) => OrganizationalUnitId ?? OrganizationId ?? AccountId!

function planShares(portfolio: string, wanted: Share[], there: ObservedPortfolio | undefined): PublishStep[] {
  const added = wanted.flatMap((share): PublishStep[] => {
    const known = there?.shares.find(({ PrincipalId, Type }) => Type === shareType(share) && PrincipalId === shareId(share))
    if (!known) return [{ call: 'CreatePortfolioShare', portfolio, share, text: `share ${portfolio} with ${shareId(share)}` }]
    const isSame = Boolean(known.ShareTagOptions) === Boolean(share.ShareTagOptions) && Boolean(known.SharePrincipals) === Boolean(share.SharePrincipals)
    return isSame ? [] : [{ call: 'UpdatePortfolioShare', portfolio, share, text: `change the share of ${portfolio} with ${shareId(share)}` }]
  })
  const removed = (there?.shares ?? []).flatMap(({ PrincipalId, Type }): PublishStep[] => {
    if (wanted.some((share) => shareType(share) === Type && shareId(share) === PrincipalId)) return []
    const share: Share = Type === 'ORGANIZATIONAL_UNIT' ? { OrganizationalUnitId: PrincipalId } : Type === 'ORGANIZATION' ? { OrganizationId: PrincipalId } : { AccountId: PrincipalId }
    return [{ call: 'DeletePortfolioShare', portfolio, share, text: `stop sharing ${portfolio} with ${PrincipalId}` }]
  })
  return [...added, ...removed]
}

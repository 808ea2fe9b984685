import { createHash } from 'node:crypto'
import { type Account, type Call, refusal, type Region, type World } from '../world.ts'

export type Tag = { Key: string; Value: string }
export type Principal = { PrincipalARN: string; PrincipalType: 'IAM' | 'IAM_PATTERN' }
export type Share = { Type: string; PrincipalId: string; Accepted: boolean; ShareTagOptions: boolean; SharePrincipals: boolean; Status: string; token: string }
export type Portfolio = {
  Id: string; ARN: string; DisplayName: string; ProviderName: string; Description?: string; CreatedTime: Date
  tags: Tag[]; tagOptions: Set<string>; products: Map<string, Date>; principals: Principal[]; shares: Share[]; constraints: Map<string, Constraint>
}
export type Artifact = { Id: string; Name: string; Description?: string; Type: string; CreatedTime: Date; Active: boolean; Guidance: 'DEFAULT' | 'DEPRECATED'; text: string; url: string }
export type Product = {
  ProductId: string; ProductARN: string; CreatedTime: Date; Status: string; tags: Tag[]; tagOptions: Set<string>; artifacts: Map<string, Artifact>
  Name: string; Owner: string; ShortDescription?: string; Distributor?: string; SupportDescription?: string; SupportEmail?: string; SupportUrl?: string; Type: string
}
export type Constraint = { ConstraintId: string; Type: string; Description?: string; Owner: string; PortfolioId: string; ProductId: string; Parameters: string; Status: string }
export type TagOption = { Id: string; Key: string; Value: string; Active: boolean; Owner: string }
export type Record_ = {
  RecordId: string; ProvisionedProductName: string; ProvisionedProductId: string; ProvisionedProductType: string; RecordType: string; ProductId: string
  ProvisioningArtifactId: string; PathId?: string; Status: string; CreatedTime: Date; UpdatedTime: Date; RecordErrors: { Code: string; Description: string }[]; RecordTags: Tag[]
  LaunchRoleArn?: string; outputs: { OutputKey: string; OutputValue: string; Description?: string }[]; token?: string
}
export type Provisioned = {
  Id: string; Name: string; Arn: string; Type: string; Status: string; StatusMessage?: string; CreatedTime: Date; LastRecordId: string; LastSuccessfulProvisioningRecordId?: string
  ProductId: string; ProvisioningArtifactId: string; ProductName: string; ProvisioningArtifactName: string; PathId: string; LaunchRoleArn?: string; UserArn: string
  stackId?: string; stackAccount: string; outputs: Record_['outputs']; tags: Tag[]; token: string; IdempotencyToken: string
}

/** What an account has of Service Catalog in a region: as a hub its portfolios and products, as a spoke what it launched. */
export type State = {
  portfolios: Map<string, Portfolio>; products: Map<string, Product>; tagOptions: Map<string, TagOption>
  provisioned: Map<string, Provisioned>; records: Map<string, Record_>; tokens: Map<string, { request: string; answer: unknown }>
  /** Portfolios of other accounts that this one takes part in, with principals of its own. */
  imported: Map<string, Principal[]>; count: number
}
export const stateOf = (region: Region): State =>
  (region.serviceCatalog.state ??= {
    portfolios: new Map(), products: new Map(), tagOptions: new Map(), provisioned: new Map(), records: new Map(), tokens: new Map(), imported: new Map(), count: 0,
  })

/** An ID as the service has it; counted, so that a rehearsal repeats. */
export function newId({ account, region }: Call, prefix: string): string {
  const hex = createHash('sha256').update(`${account.Id} ${region.Name} ${prefix} ${stateOf(region).count++}`).digest('hex')
  return `${prefix}-${BigInt(`0x${hex.slice(0, 24)}`).toString(36).slice(0, 13).padStart(13, '0')}`
}

export const arn = ({ region, account }: Call, resource: string) => `arn:aws:catalog:${region.Name}:${account.Id}:${resource}`
export const notFound = (what: string) => refusal('ResourceNotFoundException', what)
export const invalid = (what: string) => refusal('InvalidParametersException', what)

/** Refuses a request without what it must have. */
export function need(input: any, ...names: string[]) {
  const missing = names.filter((name) => input[name] === undefined || input[name] === '')
  if (missing.length === 0) return
  const said = missing.map((name) => `Value null at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`)
  throw refusal('ValidationException', `${missing.length} validation error${missing.length > 1 ? 's' : ''} detected: ${said.join('; ')}`)
}

/** The same token gives the same answer; with another request it is refused. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateProduct.html */
export function once<T>({ region }: Call, operation: string, token: string | undefined, request: object, act: () => T): T {
  const { tokens } = stateOf(region)
  const text = JSON.stringify(request)
  const known = token === undefined ? undefined : tokens.get(`${operation} ${token}`)
  if (known && known.request !== text) throw invalid(`Idempotency token ${token} was used with another request`)
  if (known) return known.answer as T
  const answer = act()
  if (token !== undefined) tokens.set(`${operation} ${token}`, { request: text, answer })
  return answer
}

export const ownPortfolio = ({ region }: Call, id: string): Portfolio => {
  const found = stateOf(region).portfolios.get(id)
  if (!found) throw notFound(`Portfolio ${id} not found`)
  return found
}
export const ownProduct = ({ region }: Call, id: string): Product => {
  const found = stateOf(region).products.get(id)
  if (!found) throw notFound(`Product ${id} not found`)
  return found
}

/** A portfolio wherever in the region it is, with the account that owns it. */
export function anyPortfolio({ world, region }: Call, id: string): { owner: Account; portfolio: Portfolio; state: State } | undefined {
  for (const owner of world.accounts.values()) {
    const there = owner.regions.get(region.Name)
    const portfolio = there && stateOf(there).portfolios.get(id)
    if (portfolio) return { owner, portfolio, state: stateOf(there) }
  }
  return undefined
}

export function allPortfolios(world: World, region: string): { owner: Account; portfolio: Portfolio; state: State }[] {
  return [...world.accounts.values()].flatMap((owner) => {
    const there = owner.regions.get(region)
    return there ? [...stateOf(there).portfolios.values()].map((portfolio) => ({ owner, portfolio, state: stateOf(there) })) : []
  })
}

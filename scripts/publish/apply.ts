import { objectTagging } from '../assets.ts'
import { cloudFormation, s3, serviceCatalog } from '../aws.ts'
import type { Share } from '../catalog/catalog.ts'
import { failed } from '../failure.ts'
import type { HubStack } from '../hub/hub.ts'
import { pacer } from '../progress.ts'
import { definitionOf, type ObservedActions } from './actions.ts'
import type { Observed } from './observe.ts'
import { type Publication, type PublishStep, versionDescription } from './plan.ts'

/** The IDs that steps need and steps give: by display name, by product name, by product and version, by name, by "key=value". */
type Known = Record<'portfolios' | 'products' | 'versions' | 'actions' | 'tagOptions', Map<string, string>>

const versionKey = (product: string, version: string) => `${product} ${version}`

export const knownFrom = ({ portfolios, products, tagOptions }: Observed, { there }: ObservedActions): Known => ({
  portfolios: new Map(Object.entries(portfolios).map(([name, { detail }]) => [name, detail.Id!])),
  products: new Map(Object.entries(products).map(([name, { id }]) => [name, id])),
  versions: new Map(Object.entries(products).flatMap(([name, { versions }]) => versions.map(({ Name, Id }) => [versionKey(name, Name!), Id!] as const))),
  actions: new Map(Object.entries(there).map(([name, { id }]) => [name, id])),
  tagOptions: new Map(tagOptions.map(({ Key, Value, Id }) => [`${Key}=${Value}`, Id!])),
})

type Of<Call> = PublishStep extends infer Step ? (Step extends { call: infer Calls } ? (Call extends Calls ? Step : never) : never) : never
type Act = (step: any, region: string, known: Known) => Promise<void>

const tags = (folder: string) => [{ Key: 'stackroom:product', Value: folder }]

/** One entry an API operation: what a step does, until it has taken effect. */
const acts: Record<PublishStep['call'], Act> = {
  CreateStack: ({ stack }: Of<'CreateStack'>, region) => deploy(region, stack, 'createStack'),
  UpdateStack: ({ stack }: Of<'UpdateStack'>, region) => deploy(region, stack, 'updateStack'),
  async PutObject({ bucket, asset }: Of<'PutObject'>, region) {
    await s3(region).putObject({ Bucket: bucket, Key: asset.key, Body: asset.body, ContentType: 'application/yaml', Tagging: objectTagging })
  },
  async CreatePortfolio({ portfolio: { DisplayName, ProviderName, Description } }: Of<'CreatePortfolio'>, region, known) {
    const { PortfolioDetail } = await serviceCatalog(region).createPortfolio({ DisplayName, ProviderName, Description, Tags: [{ Key: 'stackroom:portfolio', Value: 'true' }] })
    known.portfolios.set(DisplayName, PortfolioDetail!.Id!)
  },
  async UpdatePortfolio({ portfolio: { DisplayName, ProviderName, Description } }: Of<'UpdatePortfolio'>, region, known) {
    await serviceCatalog(region).updatePortfolio({ Id: known.portfolios.get(DisplayName), ProviderName, Description })
  },
  async CreateProduct({ publication }: Of<'CreateProduct'>, region, known) {
    const { product, folder } = publication
    const { Name, Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl } = product
    const { ProductViewDetail, ProvisioningArtifactDetail } = await serviceCatalog(region).createProduct({
      Name, Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl,
      ProductType: 'CLOUD_FORMATION_TEMPLATE', Tags: tags(folder), ProvisioningArtifactParameters: artifact(publication),
    })
    const id = ProductViewDetail!.ProductViewSummary!.ProductId!
    known.products.set(Name, id)
    known.versions.set(versionKey(Name, product.Version.Name), ProvisioningArtifactDetail!.Id!)
    await available(region, id, ProvisioningArtifactDetail!.Id!)
  },
  async CreateProvisioningArtifact({ publication }: Of<'CreateProvisioningArtifact'>, region, known) {
    const ProductId = known.products.get(publication.product.Name)!
    const { ProvisioningArtifactDetail } = await serviceCatalog(region).createProvisioningArtifact({ ProductId, Parameters: artifact(publication) })
    known.versions.set(versionKey(publication.product.Name, publication.product.Version.Name), ProvisioningArtifactDetail!.Id!)
    await available(region, ProductId, ProvisioningArtifactDetail!.Id!)
  },
  async UpdateProduct({ publication: { product } }: Of<'UpdateProduct'>, region, known) {
    const { Name, Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl } = product
    await serviceCatalog(region).updateProduct({ Id: known.products.get(Name), Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl })
  },
  async CreateTagOption({ key: Key, value: Value }: Of<'CreateTagOption'>, region, known) {
    const { TagOptionDetail } = await serviceCatalog(region).createTagOption({ Key, Value })
    known.tagOptions.set(`${Key}=${Value}`, TagOptionDetail!.Id!)
  },
  async AssociateTagOptionWithResource({ portfolio, key, value }: Of<'AssociateTagOptionWithResource'>, region, known) {
    await serviceCatalog(region).associateTagOptionWithResource({ ResourceId: known.portfolios.get(portfolio), TagOptionId: known.tagOptions.get(`${key}=${value}`) })
  },
  async AssociateProductWithPortfolio({ portfolio, product }: Of<'AssociateProductWithPortfolio'>, region, known) {
    await serviceCatalog(region).associateProductWithPortfolio({ PortfolioId: known.portfolios.get(portfolio), ProductId: known.products.get(product) })
  },
  async CreateConstraint({ portfolio, product, constraint: { Type, Parameters, Description } }: Of<'CreateConstraint'>, region, known) {
    const ids = { PortfolioId: known.portfolios.get(portfolio), ProductId: known.products.get(product) }
    // A role that was just made, or an association, may not be visible everywhere yet.
    const { ConstraintDetail } = await settling(() => serviceCatalog(region).createConstraint({ ...ids, Type, Parameters, Description }))
    await until(async () => (await serviceCatalog(region).describeConstraint({ Id: ConstraintDetail!.ConstraintId })).Status, `${Type} constraint of ${product}`)
  },
  async CreateServiceAction({ action }: Of<'CreateServiceAction'>, region, known) {
    const { Name, Description } = action
    const { ServiceActionDetail } = await serviceCatalog(region).createServiceAction({ Name, Description, DefinitionType: 'SSM_AUTOMATION', Definition: definitionOf(action) })
    known.actions.set(Name, ServiceActionDetail!.ServiceActionSummary!.Id!)
  },
  async UpdateServiceAction({ id, action }: Of<'UpdateServiceAction'>, region) {
    await serviceCatalog(region).updateServiceAction({ Id: id, Description: action.Description, Definition: definitionOf(action) })
  },
  async AssociateServiceActionWithProvisioningArtifact({ product, version, action }: Of<'AssociateServiceActionWithProvisioningArtifact'>, region, known) {
    const ids = { ProductId: known.products.get(product), ProvisioningArtifactId: known.versions.get(versionKey(product, version)), ServiceActionId: known.actions.get(action) }
    await settling(() => serviceCatalog(region).associateServiceActionWithProvisioningArtifact(ids))
  },
  async UpdateConstraint({ id, constraint: { Parameters, Description } }: Of<'UpdateConstraint'>, region) {
    await serviceCatalog(region).updateConstraint({ Id: id, Parameters, Description })
  },
  async DeleteConstraint({ id }: Of<'DeleteConstraint'>, region) {
    await serviceCatalog(region).deleteConstraint({ Id: id })
  },
  async AssociatePrincipalWithPortfolio({ portfolio, arn, type }: Of<'AssociatePrincipalWithPortfolio'>, region, known) {
    await serviceCatalog(region).associatePrincipalWithPortfolio({ PortfolioId: known.portfolios.get(portfolio), PrincipalARN: arn, PrincipalType: type })
  },
  async DisassociatePrincipalFromPortfolio({ portfolio, arn, type }: Of<'DisassociatePrincipalFromPortfolio'>, region, known) {
    await serviceCatalog(region).disassociatePrincipalFromPortfolio({ PortfolioId: known.portfolios.get(portfolio), PrincipalARN: arn, PrincipalType: type })
  },
  async CreatePortfolioShare({ portfolio, share }: Of<'CreatePortfolioShare'>, region, known) {
    const { ShareTagOptions, SharePrincipals } = share
    const { PortfolioShareToken } = await settling(() => serviceCatalog(region).createPortfolioShare({ PortfolioId: known.portfolios.get(portfolio), ...target(share), ShareTagOptions, SharePrincipals }))
    await shared(region, PortfolioShareToken, portfolio)
  },
  async UpdatePortfolioShare({ portfolio, share }: Of<'UpdatePortfolioShare'>, region, known) {
    const { ShareTagOptions, SharePrincipals } = share
    const { PortfolioShareToken } = await settling(() => serviceCatalog(region).updatePortfolioShare({ PortfolioId: known.portfolios.get(portfolio), ...target(share), ShareTagOptions, SharePrincipals }))
    await shared(region, PortfolioShareToken, portfolio)
  },
  async DeletePortfolioShare({ portfolio, share }: Of<'DeletePortfolioShare'>, region, known) {
    const { PortfolioShareToken } = await settling(() => serviceCatalog(region).deletePortfolioShare({ PortfolioId: known.portfolios.get(portfolio), ...target(share) }))
    await shared(region, PortfolioShareToken, portfolio)
  },
}

export const apply = (step: PublishStep, region: string, known: Known): Promise<void> => acts[step.call](step, region, known)

const target = ({ OrganizationalUnitId, OrganizationId, AccountId }: Share) =>
  AccountId ? { AccountId } : { OrganizationNode: OrganizationalUnitId ? { Type: 'ORGANIZATIONAL_UNIT' as const, Value: OrganizationalUnitId } : { Type: 'ORGANIZATION' as const, Value: OrganizationId } }

const artifact = (publication: Publication) => ({
  Name: publication.product.Version.Name,
  Description: versionDescription(publication),
  Type: 'CLOUD_FORMATION_TEMPLATE' as const,
  Info: { LoadTemplateFromURL: publication.files.find(({ file }) => file === 'product.yaml')!.url },
})

/** Polls until a status is AVAILABLE or COMPLETED. */
async function until(status: () => Promise<string | undefined>, what: string) {
  const pause = pacer()
  for (;;) {
    const now = await status()
    if (now === 'AVAILABLE' || now === 'COMPLETED') return
    if (now === 'FAILED' || now === 'ERROR' || now === 'COMPLETED_WITH_ERRORS') throw failed(`publish: ${what}: ${now}; run publish again, and look into the Service Catalog console if that does not help`)
    await pause()
  }
}

const available = (region: string, ProductId: string, ProvisioningArtifactId: string) =>
  until(async () => (await serviceCatalog(region).describeProvisioningArtifact({ ProductId, ProvisioningArtifactId })).Status, `version ${ProvisioningArtifactId}`)

/** An organization is shared with asynchronously, and what failed in single accounts is told only here. */
async function shared(region: string, PortfolioShareToken: string | undefined, portfolio: string) {
  if (!PortfolioShareToken) return
  await until(async () => {
    const { Status, ShareDetails } = await serviceCatalog(region).describePortfolioShareStatus({ PortfolioShareToken })
    const errors = ShareDetails?.ShareErrors ?? []
    if (errors.length > 0) throw failed(...errors.map(({ Accounts, Message }) => `publish ${portfolio}: sharing with ${Accounts?.join(', ')}: ${Message}; run publish again`))
    return Status
  }, `share of ${portfolio}`)
}

/** Service Catalog takes a while to see what was just made, and shares one thing at a time. */
async function settling<T>(act: () => Promise<T>): Promise<T> {
  const pause = pacer()
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      const { name, message } = error as Error
      const passes = (name === 'InvalidStateException' && /more than one portfolio share/.test(message)) || (name === 'InvalidParametersException' && /does not exist|not found/.test(message)) || name === 'ResourceNotFoundException'
      if (!passes || attempt === 8) throw error
      await pause()
    }
  }
}

export async function deploy(region: string, { StackName, TemplateBody, TemplateURL, Parameters }: HubStack, call: 'createStack' | 'updateStack') {
  const cfn = cloudFormation(region)
  const input = {
    StackName, ...(TemplateURL ? { TemplateURL } : { TemplateBody }), Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    Parameters: Object.entries(Parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
  }
  await (call === 'createStack' ? cfn.createStack(input) : cfn.updateStack(input))
  const pause = pacer()
  for (;;) {
    const { Stacks } = await cfn.describeStacks({ StackName })
    const { StackStatus = '', StackStatusReason = '' } = Stacks?.[0] ?? {}
    if (/^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus)) return
    if (!StackStatus.endsWith('_IN_PROGRESS')) throw failed(`publish: stack ${StackName} in ${region} is ${StackStatus}: ${StackStatusReason || (await firstFailure(region, StackName))}; mend the cause, delete the stack if it was never complete, and publish again`)
    await pause()
  }
}

async function firstFailure(region: string, StackName: string): Promise<string> {
  const { StackEvents = [] } = await cloudFormation(region).describeStackEvents({ StackName })
  const first = StackEvents.reverse().find(({ ResourceStatus = '', ResourceStatusReason = '' }) => ResourceStatus.endsWith('_FAILED') && !/cancelled/i.test(ResourceStatusReason))
  return first ? `${first.LogicalResourceId}: ${first.ResourceStatusReason}` : 'see its events'
}

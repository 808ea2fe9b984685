import { parse, textOf } from '../cloudformation/template.ts'
import { type Call, refusal, type Service } from '../world.ts'
import { type Artifact, arn, invalid, need, newId, notFound, once, ownProduct, type Product, stateOf } from './model.ts'

export const viewSummary = ({ ProductId, Name, Owner, ShortDescription, Distributor, SupportDescription, SupportEmail, SupportUrl, Type }: Product) => ({
  Id: `prodview-${ProductId.slice(5)}`, ProductId, Name, Owner, ShortDescription, Type, Distributor, HasDefaultPath: false, SupportEmail, SupportDescription, SupportUrl,
})
const viewDetail = (product: Product) => ({ ProductViewSummary: viewSummary(product), Status: product.Status, ProductARN: product.ProductARN, CreatedTime: product.CreatedTime })
export const artifactSummary = ({ Id, Name, Description, CreatedTime, Guidance }: Artifact) => ({ Id, Name, Description, CreatedTime, Guidance })
const artifactDetail = ({ Id, Name, Description, Type, CreatedTime, Active, Guidance }: Artifact) => ({ Id, Name, Description, Type, CreatedTime, Active, Guidance })

/** A version keeps the template as it is now: later changes to the object change nothing. */
function newArtifact(call: Call, parameters: any): Artifact {
  const { Name = 'v1.0', Description, Type = 'CLOUD_FORMATION_TEMPLATE', Info = {} } = parameters ?? {}
  const url = Info.LoadTemplateFromURL
  if (!url) throw invalid('Info must have LoadTemplateFromURL')
  if (/\s/.test(Name)) throw invalid(`Name ${Name} must not have spaces`)
  let text: string
  try {
    text = textOf({ TemplateURL: url }, call)!
    parse(text)
  } catch (error) {
    throw invalid(`Invalid templateBody. Please make sure that your template is valid: ${(error as Error).message}`)
  }
  return { Id: newId(call, 'pa'), Name, Description, Type, CreatedTime: call.world.clock.now(), Active: true, Guidance: 'DEFAULT', text, url }
}

const artifactOf = (product: Product, id: string): Artifact => {
  const found = product.artifacts.get(id)
  if (!found) throw notFound(`Provisioning artifact ${id} of product ${product.ProductId} not found`)
  return found
}

export const products: Service = {
  CreateProduct(input, call) {
    need(input, 'Name', 'Owner', 'ProductType')
    const { IdempotencyToken, ...request } = input
    return once(call, 'CreateProduct', IdempotencyToken, request, () => {
      if (stateOf(call.region).products.size >= 350) throw refusal('LimitExceededException', 'A region takes 350 products')
      const artifact = newArtifact(call, input.ProvisioningArtifactParameters)
      const ProductId = newId(call, 'prod')
      const { Name, Owner, Description, Distributor, SupportDescription, SupportEmail, SupportUrl, ProductType, Tags = [] } = input
      const product: Product = {
        ProductId, ProductARN: arn(call, `product/${ProductId}`), CreatedTime: call.world.clock.now(), Status: 'CREATED', tags: Tags, tagOptions: new Set(),
        artifacts: new Map([[artifact.Id, artifact]]), Name, Owner, ShortDescription: Description, Distributor, SupportDescription, SupportEmail, SupportUrl, Type: ProductType,
      }
      stateOf(call.region).products.set(ProductId, product)
      return { ProductViewDetail: viewDetail(product), ProvisioningArtifactDetail: artifactDetail(artifact), Tags }
    })
  },
  DescribeProductAsAdmin({ Id, Name }, call) {
    const product = Id ? ownProduct(call, Id) : [...stateOf(call.region).products.values()].find((one) => one.Name === Name)
    if (!product) throw notFound(`Product ${Name} not found`)
    return {
      ProductViewDetail: viewDetail(product), ProvisioningArtifactSummaries: [...product.artifacts.values()].map((one) => ({ ...artifactSummary(one), Guidance: undefined, ProvisioningArtifactMetadata: {} })),
      Tags: product.tags, TagOptions: [...product.tagOptions].map((id) => stateOf(call.region).tagOptions.get(id)), Budgets: [],
    }
  },
  UpdateProduct({ Id, AddTags = [], RemoveTags = [], Description, ...changes }, call) {
    const product = ownProduct(call, Id)
    const fields = ['Name', 'Owner', 'Distributor', 'SupportDescription', 'SupportEmail', 'SupportUrl'] as const
    for (const key of fields) if (changes[key] !== undefined) product[key] = changes[key]
    if (Description !== undefined) product.ShortDescription = Description
    product.tags = [...product.tags.filter(({ Key }) => !RemoveTags.includes(Key) && !AddTags.some((tag: any) => tag.Key === Key)), ...AddTags]
    return { ProductViewDetail: viewDetail(product), Tags: product.tags }
  },
  DeleteProduct({ Id }, call) {
    ownProduct(call, Id)
    const { portfolios, products: all } = stateOf(call.region)
    if ([...portfolios.values()].some((portfolio) => portfolio.products.has(Id))) throw refusal('ResourceInUseException', `Product ${Id} is still in a portfolio`)
    all.delete(Id)
    return {}
  },
  SearchProductsAsAdmin({ PortfolioId, Filters = {}, PageSize = 20, PageToken = '0' }, call) {
    const { portfolios, products: all } = stateOf(call.region)
    const words: string[] = Filters.FullTextSearch ?? []
    const found = [...all.values()]
      .filter(({ ProductId }) => !PortfolioId || portfolios.get(PortfolioId)?.products.has(ProductId))
      .filter(({ Name, Owner, ShortDescription = '' }) => words.every((word) => `${Name} ${Owner} ${ShortDescription}`.toLowerCase().includes(word.toLowerCase())))
    const [from, size] = [Number(PageToken), Math.min(Number(PageSize), 20)]
    return { ProductViewDetails: found.slice(from, from + size).map(viewDetail), NextPageToken: found.length > from + size ? String(from + size) : undefined }
  },

  CreateProvisioningArtifact(input, call) {
    need(input, 'ProductId', 'Parameters')
    const product = ownProduct(call, input.ProductId)
    const { IdempotencyToken, ...request } = input
    return once(call, 'CreateProvisioningArtifact', IdempotencyToken, request, () => {
      if (product.artifacts.size >= 100) throw refusal('LimitExceededException', 'A product takes 100 versions')
      const artifact = newArtifact(call, input.Parameters)
      product.artifacts.set(artifact.Id, artifact)
      return { ProvisioningArtifactDetail: artifactDetail(artifact), Info: { TemplateUrl: artifact.url }, Status: 'CREATING' }
    })
  },
  DescribeProvisioningArtifact({ ProductId, ProvisioningArtifactId, ProvisioningArtifactName }, call) {
    const product = ownProduct(call, ProductId)
    const id = ProvisioningArtifactId ?? [...product.artifacts.values()].find(({ Name }) => Name === ProvisioningArtifactName)?.Id
    const artifact = artifactOf(product, id)
    return { ProvisioningArtifactDetail: artifactDetail(artifact), Info: { TemplateUrl: artifact.url }, Status: 'AVAILABLE' }
  },
  UpdateProvisioningArtifact({ ProductId, ProvisioningArtifactId, ...changes }, call) {
    const artifact = artifactOf(ownProduct(call, ProductId), ProvisioningArtifactId)
    for (const key of ['Name', 'Description', 'Active', 'Guidance'] as const) if (changes[key] !== undefined) Object.assign(artifact, { [key]: changes[key] })
    return { ProvisioningArtifactDetail: artifactDetail(artifact), Info: { TemplateUrl: artifact.url }, Status: 'AVAILABLE' }
  },
  ListProvisioningArtifacts: ({ ProductId }, call) => ({ ProvisioningArtifactDetails: [...ownProduct(call, ProductId).artifacts.values()].map(artifactDetail) }),
  DeleteProvisioningArtifact({ ProductId, ProvisioningArtifactId }, call) {
    const product = ownProduct(call, ProductId)
    artifactOf(product, ProvisioningArtifactId)
    if (product.artifacts.size === 1) throw refusal('ResourceInUseException', 'The last provisioning artifact of a product cannot be deleted')
    product.artifacts.delete(ProvisioningArtifactId)
    return {}
  },
}

import type { ProvisioningArtifact, ProvisioningArtifactParameter, ProvisionedProductDetail } from '@aws-sdk/client-service-catalog'
import { serviceCatalog, sts } from '../aws.ts'

/** What the caller sees of a product in a region. */
export type Observed = {
  account: string
  caller: string
  productId?: string
  pathId?: string
  versions: ProvisioningArtifact[]
  existing?: ProvisionedProductDetail
}

const absent = (error: Error) => {
  if (error.name === 'ResourceNotFoundException') return undefined
  throw error
}

export const existingOf = (region: string, Name: string) =>
  serviceCatalog(region)
    .describeProvisionedProduct({ Name })
    .then(({ ProvisionedProductDetail }) => ProvisionedProductDetail)
    .catch(absent)

/** Reads, as the caller: is the product visible, which versions has it, is the name of the provisioned product taken. */
export async function observe(region: string, productName: string, name: string): Promise<Observed> {
  const { Account = '', Arn = '' } = await sts(region).getCallerIdentity({})
  const catalog = serviceCatalog(region)
  const { ProductViewSummaries = [] } = await catalog.searchProducts({ Filters: { FullTextSearch: [productName] } })
  const productId = ProductViewSummaries.find(({ Name }) => Name === productName)?.ProductId
  const existing = await existingOf(region, name)
  if (!productId) return { account: Account, caller: Arn, versions: [], existing }
  const { ProvisioningArtifacts = [], LaunchPaths = [] } = await catalog.describeProduct({ Id: productId })
  return { account: Account, caller: Arn, productId, pathId: LaunchPaths[0]?.Id, versions: ProvisioningArtifacts, existing }
}

/** The parameters of a version as its form has them. */
export async function parametersOf(region: string, ProductId: string, ProvisioningArtifactId: string, PathId?: string): Promise<ProvisioningArtifactParameter[]> {
  const { ProvisioningArtifactParameters = [] } = await serviceCatalog(region).describeProvisioningParameters({ ProductId, ProvisioningArtifactId, PathId })
  return ProvisioningArtifactParameters
}

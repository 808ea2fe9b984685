import { parse } from '../cloudformation/index.ts'
import { mayGetObject } from '../s3/access.ts'
import { addressOf } from '../s3/address.ts'
import type { Call, Service } from '../world.ts'
import { formOf } from './form.ts'
import { inUse, invalid, later, newId, notFound, ownProduct, tooMany } from './ids.ts'
import { type Artifact, type Product, stateOf } from './model.ts'
import { paged } from './requests.ts'

/** The template at an address, read with the credentials of whoever makes the version. */
function textAt(url: string, { world, caller }: Call): string {
  const address = addressOf(url)
  const object = address && world.buckets.get(address.Bucket)?.objects.get(address.Key)
  if (!address || !object || !mayGetObject(world, caller, address.Bucket, address.Key)) {
    throw invalid(`Unable to read the template at ${url}: Access Denied. Make sure that the object exists and that you may read it`)
  }
  if (object.Body.length > 1_048_576) throw invalid(`The template at ${url} is larger than 1 MB`)
  return object.Body.toString()
}

/**
 * A version as a request asks for it. Service Catalog copies the template, so that nothing that happens to the object
 * later changes the version; the templates of nested stacks are read when somebody launches.
 * https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisioningArtifactProperties.html
 */
export function newArtifact(call: Call, properties: any): Artifact {
  const { Name = 'v1.0', Description, Type = 'CLOUD_FORMATION_TEMPLATE', Info, DisableTemplateValidation = false } = properties ?? {}
  const url = Info?.LoadTemplateFromURL
  if (!url) throw invalid('Info of the provisioning artifact must have LoadTemplateFromURL')
  if (Type !== 'CLOUD_FORMATION_TEMPLATE') throw invalid(`Provisioning artifact type ${Type} is not rehearsed here; use CLOUD_FORMATION_TEMPLATE`)
  if (/\s/.test(Name)) throw invalid(`Provisioning artifact name '${Name}' must not contain spaces`)
  const text = textAt(url, call)
  if (!DisableTemplateValidation) {
    try {
      parse(text)
    } catch (error) {
      throw invalid(`Invalid templateBody. Please make sure that your template is valid: ${(error as Error).message}`)
    }
  }
  const artifact: Artifact = {
    Id: newId('pa', call), Name, Description, Type, CreatedTime: call.world.clock.now(), Active: true, Guidance: 'DEFAULT', Status: 'CREATING', url, text, serviceActions: new Set(),
  }
  later(call, () => (artifact.Status = 'AVAILABLE'))
  return artifact
}

export const artifactDetail = ({ Id, Name, Description, Type, CreatedTime, Active, Guidance }: Artifact) => ({ Id, Name, Description, Type, CreatedTime, Active, Guidance })

const described = (artifact: Artifact) => ({ ProvisioningArtifactDetail: artifactDetail(artifact), Info: { TemplateUrl: artifact.url }, Status: artifact.Status })

function artifactIn({ ProductId, artifacts }: Product, id: string | undefined, name?: string): Artifact {
  const found = [...artifacts.values()].find((one) => (id ? one.Id === id : one.Name === name))
  if (!found) throw notFound(`Provisioning artifact ${id ?? name} not found for product ${ProductId}`)
  return found
}

/** Versions of products. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/managing-versions.html */
export const artifactRows: Service = {
  // A new version can be launched at once: Active and Guidance can be set afterwards only.
  CreateProvisioningArtifact({ ProductId, Parameters }, call) {
    const { artifacts } = ownProduct(call, ProductId)
    if (artifacts.size >= 100) throw tooMany('The limit of 100 provisioning artifacts per product is reached')
    const artifact = newArtifact(call, Parameters)
    artifacts.set(artifact.Id, artifact)
    return described(artifact)
  },
  DescribeProvisioningArtifact({ ProductId, ProductName, ProvisioningArtifactId, ProvisioningArtifactName, IncludeProvisioningArtifactParameters }, call) {
    const named = [...stateOf(call.region).products.values()].find(({ Name }) => Name === ProductName)
    const artifact = artifactIn(ownProduct(call, ProductId ?? named?.ProductId ?? ProductName), ProvisioningArtifactId, ProvisioningArtifactName)
    return { ...described(artifact), ...(IncludeProvisioningArtifactParameters ? { ProvisioningArtifactParameters: formOf(artifact.text).parameters } : {}) }
  },
  UpdateProvisioningArtifact({ ProductId, ProvisioningArtifactId, Name, Description, Active, Guidance }, call) {
    const artifact = artifactIn(ownProduct(call, ProductId), ProvisioningArtifactId)
    const said = Object.entries({ Name, Description, Active, Guidance }).filter(([, value]) => value !== undefined)
    return described(Object.assign(artifact, Object.fromEntries(said)))
  },
  ListProvisioningArtifacts: (input, call) => paged('ProvisioningArtifactDetails', [...ownProduct(call, input.ProductId).artifacts.values()].map(artifactDetail), {}, { most: 100 }),
  // "You cannot delete the last provisioning artifact for a product, because a product must have at least one provisioning artifact."
  DeleteProvisioningArtifact({ ProductId, ProvisioningArtifactId }, call) {
    const product = ownProduct(call, ProductId)
    artifactIn(product, ProvisioningArtifactId)
    if (product.artifacts.size === 1) throw inUse(`Provisioning artifact ${ProvisioningArtifactId} is the last one of product ${ProductId}`)
    product.artifacts.delete(ProvisioningArtifactId)
    return {}
  },
}

import type { Call, Service } from '../world.ts'
import { duplicate, inUse, invalid, newId, notFound, ownProduct, tooMany } from './ids.ts'
import { type Artifact, type Product, type ServiceAction, stateOf } from './model.ts'
import { pathsTo } from './paths.ts'
import { paged } from './requests.ts'

type Parameter = { Name: string; Type: 'TARGET' | 'TEXT_VALUE' }

/** What a service action hands to its document. */
export function parametersOf({ Definition }: Pick<ServiceAction, 'Definition'>): Parameter[] {
  try {
    const found: Parameter[] = JSON.parse(Definition.Parameters || '[]')
    if (found.every(({ Name, Type }) => Name && ['TARGET', 'TEXT_VALUE'].includes(Type))) return found
  } catch {
    // Said below.
  }
  throw invalid(`Parameters must be a JSON list of names and types TARGET or TEXT_VALUE: ${Definition.Parameters}`)
}

export function actionNamed({ region }: Call, id: string): ServiceAction {
  const found = stateOf(region).serviceActions.get(id)
  if (!found) throw notFound(`Service action ${id} not found`)
  return found
}

const summary = ({ Id, Name, Description, DefinitionType }: ServiceAction) => ({ Id, Name, Description, DefinitionType })
const detail = (action: ServiceAction) => ({ ServiceActionDetail: { ServiceActionSummary: summary(action), Definition: action.Definition } })

function versionOf(call: Call, { ProductId, ProvisioningArtifactId }: any): { product: Product; artifact: Artifact } {
  const product = ownProduct(call, ProductId)
  const artifact = product.artifacts.get(ProvisioningArtifactId)
  if (!artifact) throw notFound(`Provisioning artifact ${ProvisioningArtifactId} not found for product ${ProductId}`)
  return { product, artifact }
}

/** A definition that is complete: which document, of which version. */
function checked(Definition: ServiceAction['Definition']) {
  for (const key of ['Name', 'Version'] as const) if (!Definition[key]) throw invalid(`Definition must have ${key}`)
  parametersOf({ Definition })
  return Definition
}

/**
 * Service actions, of the account that makes them. No page says that a shared portfolio brings its service actions along,
 * or that an account may add some to what is shared with it; so the rehearsal does neither.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/using-service-actions.html and
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing.html
 */
export const serviceActionRows: Service = {
  CreateServiceAction({ Name, Description, DefinitionType, Definition }, call) {
    const { serviceActions } = stateOf(call.region)
    if (serviceActions.size >= 200) throw tooMany('The limit of 200 service actions per region is reached')
    const action: ServiceAction = { Id: newId('act', call), Name, Description, DefinitionType, Definition: checked(Definition) }
    serviceActions.set(action.Id, action)
    return detail(action)
  },
  DescribeServiceAction: ({ Id }, call) => detail(actionNamed(call, Id)),
  UpdateServiceAction({ Id, Name, Description, Definition }, call) {
    const action = actionNamed(call, Id)
    const said = Object.entries({ Name, Description, Definition: Definition && checked({ ...action.Definition, ...Definition }) }).filter(([, value]) => value !== undefined)
    return detail(Object.assign(action, Object.fromEntries(said)))
  },
  DeleteServiceAction({ Id }, call) {
    actionNamed(call, Id)
    const { products, serviceActions } = stateOf(call.region)
    const users = [...products.values()].filter(({ artifacts }) => [...artifacts.values()].some(({ serviceActions }) => serviceActions.has(Id)))
    if (users.length > 0) throw inUse(`Service action ${Id} is associated with product ${users.map(({ ProductId }) => ProductId).join(', ')}`)
    serviceActions.delete(Id)
    return {}
  },
  ListServiceActions: (input, { region }) => paged('ServiceActionSummaries', [...stateOf(region).serviceActions.values()].map(summary), input),
  AssociateServiceActionWithProvisioningArtifact(input, call) {
    const { artifact } = versionOf(call, input)
    const { Id } = actionNamed(call, input.ServiceActionId)
    if (artifact.serviceActions.has(Id)) throw duplicate(`Service action ${Id} is already associated with provisioning artifact ${artifact.Id}`)
    if (artifact.serviceActions.size >= 25) throw tooMany('The limit of 25 service actions per provisioning artifact is reached')
    artifact.serviceActions.add(Id)
    return {}
  },
  DisassociateServiceActionFromProvisioningArtifact(input, call) {
    const { artifact } = versionOf(call, input)
    if (!artifact.serviceActions.delete(input.ServiceActionId)) throw notFound(`Service action ${input.ServiceActionId} is not associated with provisioning artifact ${artifact.Id}`)
    return {}
  },
  ListServiceActionsForProvisioningArtifact(input, call) {
    const isOwn = stateOf(call.region).products.has(input.ProductId)
    if (!isOwn) pathsTo(call, input)
    const ids = isOwn ? [...versionOf(call, input).artifact.serviceActions] : []
    return paged('ServiceActionSummaries', ids.map((id) => summary(actionNamed(call, id))), input)
  },
  ListProvisioningArtifactsForServiceAction(input, call) {
    const { Id } = actionNamed(call, input.ServiceActionId)
    const views = [...stateOf(call.region).products.values()].flatMap(({ ProductId, Name: ProductName, Type, Owner, artifacts }) =>
      [...artifacts.values()].filter(({ serviceActions }) => serviceActions.has(Id)).map((artifact) => ({
        ProductViewSummary: { ProductId, Name: ProductName, Type, Owner }, ProvisioningArtifact: { Id: artifact.Id, Name: artifact.Name, Description: artifact.Description, CreatedTime: artifact.CreatedTime },
      })),
    )
    return paged('ProvisioningArtifactViews', views, input)
  },
}

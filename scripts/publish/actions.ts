import { isDeepStrictEqual } from 'node:util'
import { type Action, actionsOf } from '../../products/actions.ts'
import type { Launchable } from '../../products/product.ts'
import { serviceCatalog } from '../aws.ts'
import { pages } from '../pages.ts'
import type { Step } from '../plan.ts'
import type { Observed } from './observe.ts'

/** The service actions that there are, by name, and those of the version that is published of a product. */
export type ObservedActions = {
  there: Record<string, { id: string; Description?: string; Definition: Record<string, string | undefined> }>
  ofProduct: Record<string, string[]>
}

export type ActionStep = Step &
  (
    | { call: 'CreateServiceAction'; action: Action }
    | { call: 'UpdateServiceAction'; id: string; action: Action }
    | { call: 'AssociateServiceActionWithProvisioningArtifact'; product: string; version: string; action: string }
  )

/**
 * A service action as CreateServiceAction takes it. It names no account, and acts as whoever runs it, who needs the
 * action's policy. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateServiceAction.html
 */
export const definitionOf = ({ Document, asks }: Action) => ({
  Name: Document, Version: '$DEFAULT', Parameters: JSON.stringify([{ Name: 'StackIds', Type: 'TARGET' }, ...asks.map((Name) => ({ Name, Type: 'TEXT_VALUE' }))]),
})

/** Reads the service actions of products that have some; nothing where none has. */
export async function observeActions(region: string, products: Launchable[], { products: published }: Pick<Observed, 'products'>): Promise<ObservedActions> {
  const wanted = new Set(products.flatMap((product) => actionsOf(product).map(({ Name }) => Name)))
  if (wanted.size === 0) return { there: {}, ofProduct: {} }
  const catalog = serviceCatalog(region)
  const all = await pages((PageToken) => catalog.listServiceActions({ PageToken }), ({ ServiceActionSummaries }) => ServiceActionSummaries, ({ NextPageToken }) => NextPageToken)
  const described = await Promise.all(
    all.filter(({ Name = '' }) => wanted.has(Name)).map(async ({ Id = '', Name = '', Description }) => {
      const { ServiceActionDetail } = await catalog.describeServiceAction({ Id })
      return [Name, { id: Id, Description, Definition: ServiceActionDetail?.Definition ?? {} }] as const
    }),
  )
  const ofProduct = await Promise.all(
    products.filter((product) => actionsOf(product).length > 0).map(async ({ Name, Version }) => {
      const { id: ProductId, versions = [] } = published[Name] ?? {}
      const ProvisioningArtifactId = versions.find((one) => one.Name === Version.Name)?.Id
      if (!ProductId || !ProvisioningArtifactId) return [Name, []] as const
      const found = await pages((PageToken) => catalog.listServiceActionsForProvisioningArtifact({ ProductId, ProvisioningArtifactId, PageToken }), ({ ServiceActionSummaries }) => ServiceActionSummaries, ({ NextPageToken }) => NextPageToken)
      return [Name, found.map(({ Name = '' }) => Name)] as const
    }),
  )
  return { there: Object.fromEntries(described), ofProduct: Object.fromEntries(ofProduct) }
}

/** What the service actions of products need to be as they shall be. Those that no product names are left alone. */
export function planActions(products: Launchable[], { there, ofProduct }: ObservedActions): ActionStep[] {
  const wanted = [...new Set(products.flatMap(actionsOf))]
  return [
    ...wanted.flatMap((action): ActionStep[] => {
      const now = there[action.Name]
      if (!now) return [{ call: 'CreateServiceAction', action, text: `create service action ${action.Name}` }]
      const isSame = now.Description === action.Description && isDeepStrictEqual({ ...now.Definition }, definitionOf(action))
      return isSame ? [] : [{ call: 'UpdateServiceAction', id: now.id, action, text: `change service action ${action.Name}` }]
    }),
    ...products.flatMap((product) =>
      actionsOf(product)
        .filter(({ Name }) => !ofProduct[product.Name]?.includes(Name))
        .map(({ Name }): ActionStep => ({
          call: 'AssociateServiceActionWithProvisioningArtifact', product: product.Name, version: product.Version.Name, action: Name, text: `let people run ${Name} on ${product.Name} ${product.Version.Name}`,
        })),
    ),
  ]
}

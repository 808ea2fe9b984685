import { resourcesOf } from '../templates-src/cfn/permissions/needs.ts'
import { liftable } from '../templates-src/parts/liftable.ts'
import { documentName, peoplePolicyName } from '../templates-src/stacks/prepare-for-deletion.ts'
import type { Product } from './product.ts'

/**
 * What people can do with what they launched, beside updating and terminating it: a service action of Service Catalog, and
 * the Automation document behind it, which the account baseline brings to every account.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/using-service-actions.html
 */
export type Action = {
  /** As people read it; Service Catalog takes no spaces. */
  Name: string
  Description: string
  Document: string
  /** The parameter of the document that takes the IDs of the nested stacks. */
  Target: string
  /** The policy of those who may run the document. */
  Policy: string
}

const prepareForDeletion: Action = {
  Name: 'Prepare-for-deletion',
  Description: 'Lifts the deletion protection of databases and load balancers, so that it can be terminated',
  Document: documentName,
  Target: 'StackIds',
  Policy: peoplePolicyName,
}

export const actions: readonly Action[] = [prepareForDeletion]

/** Whether something in a tree may lose its deletion protection. */
const isProtected = ({ Template }: Product) =>
  resourcesOf(Template).some(({ resource: { Properties = {} } }) => {
    const { Tags } = Properties as { Tags?: unknown }
    return Array.isArray(Tags) && Tags.some((tag) => tag.Key === liftable.Key)
  })

/** The actions of a product, which follow from what it is made of. */
export const actionsOf = (product: Product): Action[] => (isProtected(product) ? [prepareForDeletion] : [])

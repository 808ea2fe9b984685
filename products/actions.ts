import { resourcesOf } from '../templates-src/cfn/permissions/needs.ts'
import { commandable } from '../templates-src/parts/commandable.ts'
import { liftable } from '../templates-src/parts/liftable.ts'
import { prepareForDeletionName } from '../templates-src/stacks/prepare-for-deletion.ts'
import { runCommandName } from '../templates-src/stacks/run-command.ts'
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
  /** The document, and the policy of those who may run it. */
  Document: string
  /** Parameters that people give, each a list; StackIds, the nested stacks of what was launched, nobody does. */
  asks: readonly string[]
  /** The tag of resources that it is for. */
  tag: { Key: string; Value: string }
}

export const actions: readonly Action[] = [
  {
    Name: 'Prepare-for-deletion',
    Description: 'Lifts the deletion protection of databases and load balancers, so that it can be terminated',
    Document: prepareForDeletionName,
    asks: [],
    tag: liftable,
  },
  {
    Name: 'Run-command',
    Description: 'Runs a command once in the image of the application, and waits for its end',
    Document: runCommandName,
    asks: ['Command'],
    tag: commandable,
  },
]

/** The actions of a product, which follow from what it is made of: something in its tree has their tag. */
export function actionsOf({ Template }: Product): Action[] {
  const tags = resourcesOf(Template).flatMap(({ resource: { Properties = {} } }) => {
    const { Tags } = Properties as { Tags?: unknown }
    return Array.isArray(Tags) ? (Tags as { Key?: string }[]) : []
  })
  return actions.filter(({ tag }) => tags.some(({ Key }) => Key === tag.Key))
}

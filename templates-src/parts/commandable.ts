import { If, sub } from '../cfn/index.ts'
import { stackNumber } from './stack-number.ts'

/**
 * The tag of a service, of its cluster and of its task definition, in whose image "Run command" and deployments may run
 * something. It finds them by this tag, and their roles may run nothing that does not have it: see stacks/run-command.ts, tasks.ts.
 */
export const commandable = { Key: 'stackroom:run-command', Value: 'allowed' } as const

/** By whom tasks that end by themselves are started: one of them at a time in a cluster. */
export const oneShot = 'one-shot-task'

/** The same in a product: in a cluster that was there, one at a time of this product, as others may have theirs. */
export const startedBy = If('HasNewCluster', oneShot, sub(`${oneShot}-\${StackNumber}`, { StackNumber: stackNumber }))

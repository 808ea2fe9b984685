import { If, sub } from '../cfn/index.ts'
import { stackNumber } from './stack-number.ts'

/**
 * The tag of a service, of its cluster, of its lock and of its task definition, in whose image "Run command" may run
 * something. It finds them by this tag, and its role may run nothing that does not have it: see stacks/run-command.ts.
 */
export const commandable = { Key: 'stackroom:run-command', Value: 'allowed' } as const

/** The tag of task definitions that a deployment may run once, those that "Run command" must not reach among them: see stacks/tasks.ts. */
export const deployable = { Key: 'stackroom:run-in-deployment', Value: 'allowed' } as const

/** By whom tasks that end by themselves are started: one of them at a time in a cluster. */
export const oneShot = 'one-shot-task'

/** The same in a product: in a cluster that was there, one at a time of this product, as others may have theirs. */
export const startedBy = If('HasNewCluster', oneShot, sub(`${oneShot}-\${StackNumber}`, { StackNumber: stackNumber }))

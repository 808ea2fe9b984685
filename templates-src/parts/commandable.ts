/**
 * The tag of a service, of its cluster and of its task definition, in whose image "Run command" may run something. It finds
 * them by this tag, and its role may run nothing that does not have it: see stacks/run-command.ts.
 */
export const commandable = { Key: 'stackroom:run-command', Value: 'allowed' } as const

/** By whom tasks that end by themselves are started: one of them at a time in a cluster. */
export const oneShot = 'one-shot-task'

/**
 * The tag of a service, of its cluster and of its task definition, in whose image "Run command" and deployments may run
 * something. It finds them by this tag, and their roles may run nothing that does not have it: see stacks/run-command.ts, tasks.ts.
 */
export const commandable = { Key: 'stackroom:run-command', Value: 'allowed' } as const

/** By whom tasks that end by themselves are started: one of them at a time in a cluster. */
export const oneShot = 'one-shot-task'

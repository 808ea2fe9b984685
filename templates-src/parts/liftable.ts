/**
 * The tag of a resource whose deletion protection "Prepare for deletion" may lift. It finds what it lifts by this tag, and
 * its role may change nothing that does not have it: see stacks/prepare-for-deletion.ts.
 */
export const liftable = { Key: 'stackroom:deletion-protection', Value: 'liftable' } as const

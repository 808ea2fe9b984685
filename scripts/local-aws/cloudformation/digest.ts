import { createHash } from 'node:crypto'

/** Where a resource is and which generation of it: all that its identity is made from, so that a rehearsal repeats. */
export type Place = { partition: string; account: string; region: string; stack: string; stackId: string; logicalId: string; generation: number }

export const digest = (...parts: unknown[]) => createHash('sha256').update(parts.join('\n')).digest('hex')
export const uuid = (...parts: unknown[]) => digest(...parts).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')

import type { ResourceAttributes } from '../attributes.ts'

export type Resource = ResourceAttributes & { Type: string; Properties?: Record<string, any> }

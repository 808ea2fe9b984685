import type { Service } from '../world.ts'
export const stackSets: Service = {}

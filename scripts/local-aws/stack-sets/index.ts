import type { Service } from '../world.ts'
import { instanceRows } from './instances.ts'
import { progressRows } from './progress.ts'
import { setRows } from './sets.ts'

/** StackSets: the part of CloudFormation that spreads a template over accounts and regions. */
export const stackSets: Service = { ...setRows, ...instanceRows, ...progressRows }

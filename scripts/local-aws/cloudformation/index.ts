import type { Service } from '../world.ts'
import { changeSets } from './change-sets.ts'
import { stacks } from './stacks.ts'
import { summaries } from './summaries.ts'
import { types } from './types.ts'

/** CloudFormation, a row an operation. Stack sets are beside it. */
export const cloudFormation: Service = { ...stacks, ...changeSets, ...summaries, ...types }
export { parse, type Template } from './template.ts'
export { valuesOf as parameterValuesOf } from './parameters.ts'

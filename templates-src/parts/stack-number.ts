import { ref, select, split } from '../cfn/index.ts'

/**
 * What no two stacks of an account share, of those characters that names take: eight of the stack's own ID. What stays when
 * its stack goes is named with it, and so stands in no other's way. For roots only: a nested stack has an ID of its own.
 */
export const stackNumber = select(0, split('-', select(2, split('/', ref('AWS::StackId')))))

import type { Resource } from '../cfn/index.ts'
import { commandable, oneShot } from './commandable.ts'

/**
 * By what one-shot tasks of a cluster take turns to be started, so that no two run: one item, which says who starts one (HeldBy),
 * since when (HeldSince, in seconds since 1970), and who has started the last (LastStarter). DynamoDB changes an item only where
 * a condition holds, for one of those who ask at once. Parameters of Systems Manager are no lock: a name that was deleted shall
 * not be given again for 30 seconds, and tasks follow each other faster.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.ConditionalUpdate
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
 */
export const lock = {
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'Delete',
  UpdateReplacePolicy: 'Delete',
  Properties: {
    AttributeDefinitions: [{ AttributeName: 'LockName', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'LockName', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    Tags: [commandable],
  },
} satisfies Resource

/** The key of its one item, as DynamoDB spells it. */
export const lockKey = { LockName: { S: oneShot } }

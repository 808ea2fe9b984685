import type { Call } from '../world.ts'
import { digest } from './identity.ts'
import { type Definition, type Stack, stacksOf } from './model.ts'

type New = Definition & Pick<Stack, 'name' | 'rollback'> & Partial<Pick<Stack, 'parent' | 'roleArn' | 'isProtected'>>

/** Puts a stack into its region, with nothing in it yet. A nested stack's name gets an ending of its own. */
export function register(call: Call, { name: wanted, parent, ...rest }: New): Stack {
  const { world, account, region } = call
  const count = stacksOf(region).size
  const hex = digest(account.Id, region.Name, wanted, count)
  const name = parent ? `${wanted}-${hex.slice(0, 12).toUpperCase()}` : wanted
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
  const id = `arn:${world.partition}:cloudformation:${region.Name}:${account.Id}:stack/${name}/${uuid}`
  const stack: Stack = {
    isProtected: false, ...rest, id, name, status: 'REVIEW_IN_PROGRESS', created: world.clock.now(), held: new Map(), outputs: [], events: [],
    changeSets: new Map(), imports: new Set(), call, parent, parentId: parent?.id, rootId: parent?.rootId ?? parent?.id,
  }
  stacksOf(region).set(id, stack)
  return stack
}

import type { Call } from '../world.ts'
import { digest, uuid } from './digest.ts'
import { type Definition, type Stack, stacksOf } from './model.ts'

type New = Definition & Pick<Stack, 'name' | 'rollback'> & Partial<Pick<Stack, 'parent' | 'roleArn' | 'isProtected' | 'policy'>>

/** Puts a stack into its region, with nothing in it yet. A nested stack's name gets an ending of its own. */
export function register(call: Call, { name: wanted, parent, ...rest }: New): Stack {
  const { world, account, region } = call
  const count = stacksOf(region).size
  const place = [account.Id, region.Name, wanted, count]
  const name = parent ? `${wanted.slice(0, 128 - 13)}-${digest(...place).slice(-12).toUpperCase()}` : wanted
  const id = `arn:${world.partition}:cloudformation:${region.Name}:${account.Id}:stack/${name}/${uuid(...place)}`
  const stack: Stack = {
    isProtected: false, ...rest, id, name, status: 'REVIEW_IN_PROGRESS', created: world.clock.now(), held: new Map(), outputs: [], events: [],
    changeSets: new Map(), imports: new Set(), call, parent, parentId: parent?.id, rootId: parent?.rootId ?? parent?.id,
  }
  stacksOf(region).set(id, stack)
  return stack
}

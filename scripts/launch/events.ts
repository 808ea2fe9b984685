import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { cloudFormation } from '../aws.ts'

/** An event of a tree of stacks: where (Network/Vpc), whether a stack tells it of itself, what state, and why. */
export type TreeEvent = { path: string; isOwn: boolean; type: string; status: string; reason?: string; time: number }

/** Follows the events of a stack and of all stacks nested in it; each call gives what is new, oldest first. */
export function follow(region: string, stackName: string) {
  const cfn = cloudFormation(region)
  const seen = new Set<string>()
  const stacks = new Map<string, string>([[stackName, '']])
  const all: TreeEvent[] = []

  const read = async (stack: string, prefix: string): Promise<TreeEvent[]> => {
    const fresh: StackEvent[] = []
    let NextToken: string | undefined
    do {
      const page = await cfn.describeStackEvents({ StackName: stack, NextToken })
      const events = page.StackEvents ?? []
      const unseen = events.filter(({ EventId }) => !seen.has(`${stack} ${EventId}`))
      for (const { EventId } of unseen) seen.add(`${stack} ${EventId}`)
      fresh.push(...unseen)
      // Newest first: a page with anything known has nothing new behind it.
      NextToken = unseen.length === events.length ? page.NextToken : undefined
    } while (NextToken)
    const found: TreeEvent[] = []
    for (const { LogicalResourceId = '', PhysicalResourceId, ResourceType = '', ResourceStatus = '', ResourceStatusReason, StackId, Timestamp } of fresh.reverse()) {
      const own = PhysicalResourceId === StackId
      if (!own && ResourceType === 'AWS::CloudFormation::Stack' && PhysicalResourceId && !stacks.has(PhysicalResourceId)) {
        stacks.set(PhysicalResourceId, `${prefix}${LogicalResourceId}/`)
      }
      const path = own ? prefix.replace(/\/$/, '') || '(stack)' : `${prefix}${LogicalResourceId}`
      found.push({ path, isOwn: own, type: ResourceType, status: ResourceStatus, reason: ResourceStatusReason, time: Timestamp?.getTime() ?? 0 })
    }
    return found
  }

  return {
    all,
    /** The new events of every stack known so far. A stack that is not there yet has none. */
    async next(): Promise<TreeEvent[]> {
      const found: TreeEvent[] = []
      const done = new Set<string>()
      for (;;) {
        const [stack, prefix] = [...stacks].find(([name]) => !done.has(name)) ?? []
        if (stack === undefined) break
        done.add(stack)
        found.push(
          ...(await read(stack, prefix!).catch((error) => {
            if (error.name === 'ValidationError' && /does not exist/.test(error.message)) return []
            throw error
          })),
        )
      }
      found.sort((a, b) => a.time - b.time)
      all.push(...found)
      return found
    },
  }
}

/** What could not be deleted, and was not later: the last word on each. */
export function leftBehind(events: TreeEvent[], since = 0): TreeEvent[] {
  const last = new Map(events.filter(({ time, type }) => time >= since && type !== 'AWS::CloudFormation::Stack').map((event) => [event.path, event]))
  return [...last.values()].filter(({ status }) => status === 'DELETE_FAILED')
}

/** The failure that came first, in the deepest place: what is cancelled, or fails because a child did, is no cause. */
export function firstCause(events: TreeEvent[], since = 0): TreeEvent | undefined {
  const failures = events.filter(
    ({ status, reason = '', time }) => time >= since && status.endsWith('_FAILED') && !/cancelled|^Embedded stack|The following resource\(s\) failed/i.test(reason),
  )
  return failures.find(({ type }) => type !== 'AWS::CloudFormation::Stack') ?? failures[0]
}

import { setTimeout as wait } from 'node:timers/promises'
import { digest } from './digest.ts'
import type { Held, Stack } from './model.ts'

/** The time one step of a stack's work takes. */
export const pause = ({ call: { world } }: Stack) => wait(world.clock.stepMilliseconds)

/** Adds an event to a stack's history. */
export function say(stack: Stack, held: Pick<Held, 'id' | 'type' | 'physicalId'>, status: string, reason?: string, properties?: unknown) {
  stack.events.push({
    EventId: `${held.id}-${status}-${digest(stack.id, stack.events.length).slice(0, 12)}`,
    StackId: stack.id,
    StackName: stack.name,
    LogicalResourceId: held.id,
    PhysicalResourceId: held.physicalId,
    ResourceType: held.type,
    ResourceStatus: status,
    ResourceStatusReason: reason,
    ResourceProperties: properties === undefined ? undefined : JSON.stringify(properties),
    Timestamp: stack.call.world.clock.now(),
  })
}

/** Gives a stack another status. */
export function become(stack: Stack, status: string, reason?: string) {
  Object.assign(stack, { status, reason })
  say(stack, { id: stack.name, type: 'AWS::CloudFormation::Stack', physicalId: stack.id }, status, reason)
}

/** Gives a resource of a stack another status. */
export function mark(stack: Stack, held: Held, status: string, reason?: string) {
  Object.assign(held, { status, reason, time: stack.call.world.clock.now() })
  say(stack, held, status, reason, held.properties)
}

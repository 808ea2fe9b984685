import { uuid } from './digest.ts'
import { livesIn } from './effects.ts'
import type { Held, Stack } from './model.ts'
import { said } from './permissions.ts'

/** What a service says of a resource that it shall make, or change from what it was before; undefined where it does so. */
export type Refuses = (stack: Stack, held: Held, before?: Record<string, any>) => string | undefined

/** What a service of AWS says of a request that it refuses. */
export const refusedBy = (service: string, stack: Stack, id: string, text: string, code = 'InvalidRequest') =>
  said(stack, id, `${text} (Service: ${service}, Status Code: 400, Request ID: ${uuid(stack.id, id, 'refused')})`, code)

/** The zones of subnets; one that nobody here made stands for a zone of its own. */
export const zonesOf = (stack: Stack, subnets: string[]): string[] => {
  const there = livesIn('AWS::EC2::Subnet', stack.call)
  return subnets.map((id) => there.get(`AWS::EC2::Subnet ${id}`)?.properties.AvailabilityZone ?? `the zone of ${id}`)
}

import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from '../world.ts'
import { digest } from './digest.ts'
import { pause, say } from './events.ts'
import type { Held, Stack } from './model.ts'
import { said } from './permissions.ts'

type Unstable = Extract<Fault, { kind: 'unstable' }>

const standing = ({ call: { world, account, region } }: Stack, { id, type }: Held): Unstable | undefined =>
  world.faults.find(
    (one): one is Unstable =>
      one.kind === 'unstable' && one.times !== 0 && one.type === type && (one.account ?? account.Id) === account.Id && (one.region ?? region.Name) === region.Name && (one.logicalId ?? id) === id,
  )

/** Resolves once a resource that was made is what it shall be; throws what CloudFormation says when it never will be. */
export async function stabilized(stack: Stack, held: Held, isStopped: (stack: Stack) => boolean): Promise<void> {
  const fault = standing(stack, held)
  if (!fault) return
  if (fault.type === 'AWS::CertificateManager::Certificate') return validated(stack, held, fault, isStopped)
  if (fault.times !== undefined) fault.times -= 1
  throw new Error(never(stack, held))
}

/**
 * A service whose tasks do not stay: ECS gives up itself where its circuit breaker is on, CloudFormation after three hours otherwise,
 * which nobody wants to wait for here. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
function never(stack: Stack, { id, properties }: Held): string {
  const isBreaking = String(properties.DeploymentConfiguration?.DeploymentCircuitBreaker?.Enable) === 'true'
  return isBreaking
    ? said(stack, id, "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.", 'GeneralServiceException')
    : said(stack, id, 'Exceeded attempts to wait', 'NotStabilized')
}

/** A certificate waits for its record in DNS: until the fault is taken away, or the stack is. https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html */
async function validated(stack: Stack, held: Held, fault: Unstable, isStopped: (stack: Stack) => boolean) {
  const { faults, clock } = stack.call.world
  const domain: string = held.properties.DomainName
  const record = `{Name: _${digest(domain).slice(0, 32)}.${domain.replace(/^\*\./, '')}.,Type: CNAME,Value: _${digest(domain, stack.call.account.Id).slice(0, 32)}.acm-validations.aws.}`
  say(stack, held, `${held.version > 1 ? 'UPDATE' : 'CREATE'}_IN_PROGRESS`, `Content of DNS Record is: ${record}`, held.properties)
  while (faults.includes(fault) && !isStopped(stack)) await (clock.stepMilliseconds > 0 ? pause(stack) : wait(1))
  if (isStopped(stack)) throw new Error('Resource creation cancelled')
}

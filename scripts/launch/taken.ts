import type { Product } from '../../products/product.ts'
import { flatten } from '../../templates-src/cfn/index.ts'
import type { Step } from '../plan.ts'
import { interruptsBy } from './interrupts.ts'
import { type Deployed, type Taken, takenBy } from './replaces.ts'

/** What an update moves: the product, if this checkout has it, the names of its versions and the parameters, undefined where they are not known. */
type Move = {
  name?: string
  product?: Product
  now: { version?: string; parameters?: Record<string, string> }
  then: { version?: string; parameters: Record<string, string> }
}

/** What an update comes to: what it replaces or removes, and sentences on what it does in place to those who use it. */
type Comes = { taken: Taken[]; interrupts: string[] }

/** What an update comes to, as this checkout has the product; or why nobody can tell. */
export function comesOf({ name, product, now, then }: Move): Comes | string {
  if (!now.parameters) return 'you may not read the parameters of its stack'
  if (!product) return `this checkout has no product ${name}`
  if ([now, then].some(({ version }) => version !== product.Version.Name)) {
    return `it goes from version ${now.version ?? 'unknown'} to ${then.version ?? 'unknown'}, and this checkout has ${product.Version.Name}`
  }
  const flat = flatten(product.Template)
  if ('refused' in flat) return flat.refused.map(({ text }) => text).join('; ')
  const [before, after] = [now.parameters, then.parameters].map((parameters) => ({ template: flat.template, parameters })) as [Deployed, Deployed]
  return { taken: takenBy(before, after), interrupts: interruptsBy(before, after) }
}

const why = ({ because }: Taken) => (because.length > 0 ? `, as ${because.join(' and ')} changes` : '')

/** The lines of a plan that say so. */
export const comesSteps = (comes: Comes | string): Step[] =>
  (typeof comes === 'string'
    ? [`what it replaces or removes is not known: ${comes}`]
    : [...comes.taken.map((one) => `${one.does} ${one.id} (${one.type})${why(one)}${meaning(one)}`), ...comes.interrupts]
  ).map((text) => ({ call: 'Note', text }))

const unsure = ': CloudFormation says only that this may be a new one; most such changes are made in place'
const empty = ': it begins empty, and what is sent to it is answered with 503 until a deployment has put targets there'
const meaning = ({ type, does, isKept }: Taken) => (isKept && does === 'may replace' ? unsure : does === 'replace' && type === 'AWS::ElasticLoadBalancingV2::TargetGroup' ? empty : '')

/** A VPC holds no data, but what others launched into it: that keeps it from being deleted, and it stays, in no stack. */
const isHome = ({ type }: Taken) => type === 'AWS::EC2::VPC'

/** Data stores and networks that an update takes away and nobody named, what is protected from that, and names of what it does not take away. */
export function refusedOf(taken: Taken[], allowed: string[], name: string): string[] {
  const others = allowed.filter((id) => !taken.some((one) => one.id === id))
  return [
    ...taken
      .filter((one) => (one.isKept || isHome(one)) && one.does !== 'may replace' && !allowed.includes(one.id))
      .map((one) => `would ${one.does} ${one.id} (${one.type})${why(one)}; what is in it does not come along${isHome(one) ? ', and what others have in it keeps it, in no stack' : ''}: leave that as it is, or add --allow-replace ${one.id}`),
    ...taken
      .filter(({ isProtected, does }) => isProtected && does !== 'may replace')
      .map((one) => `would ${one.does} ${one.id} (${one.type}), which was deployed with deletion protection and would be left behind: lift that first with "stackroom update ${name} --set DeletionProtection=false", then run this again`),
    ...others.map((id) => `--allow-replace ${id}: this update takes no such resource away; it takes ${taken.map(({ id }) => id).join(', ') || 'none'}`),
  ]
}

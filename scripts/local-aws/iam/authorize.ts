import { type Call, type Caller, refusal, type Service, type World } from '../world.ts'
import type { Context } from './conditions.ts'
import { type Decision, evaluate, type Policy, type Statement } from './evaluate.ts'
import { managedPolicies } from './managed-policies.ts'
import { contextOf, roleBehind } from './principal.ts'
import { matches } from './wildcards.ts'

/** What somebody wants to do; `shown` is the resource as its service spells it when it refuses. */
export type Ask = { action: string; resource: string; context?: Context; shown?: string }
type Verdict = { decision: Decision; reason: string }
/** What an operation asks of the caller's policies. */
export type Asks = (operation: string, input: any, call: Call) => Ask[]

// A document is replaced and never changed, so that what was found in it holds as long as it does.
const found = new WeakMap<Policy, Map<string, Statement[]>>()

/** The statements of a policy that speak of an action: most do not. */
function about(policy: Policy, action: string): Statement[] {
  const byAction = found.get(policy) ?? new Map<string, Statement[]>()
  found.set(policy, byAction)
  const known = byAction.get(action)
  if (known) return known
  const isMeant = (patterns: string | string[] = []) => [patterns].flat().some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))
  const statements = [policy.Statement].flat().filter(({ Action, NotAction }) => (Action ? isMeant(Action) : !isMeant(NotAction)))
  byAction.set(action, statements)
  return statements
}

const decided = (policies: Policy[], { action, resource, context }: Ask): Decision => {
  const meant = policies.map((policy) => ({ Version: policy.Version, Statement: about(policy, action) })).filter(({ Statement }) => Statement.length > 0)
  return meant.length === 0 ? 'implicitDeny' : evaluate(meant, { action, resource, context })
}

const policyAt = ({ accounts }: World, arn: string): Policy | undefined => managedPolicies[arn] ?? accounts.get(arn.split(':')[4]!)?.iam.policies.get(arn)?.Document

/** Whether somebody may do everything, whatever it is: services and root users, which have no policies, and administrators. */
export function isUnlimited(world: World, caller: Caller): boolean {
  if (!world.enforcesIam || !caller.role) return true
  const role = roleBehind(world, caller)
  const isAdministrator = role?.AttachedPolicies.includes('arn:aws:iam::aws:policy/AdministratorAccess') && role.AttachedPolicies.every((arn) => arn in managedPolicies)
  return Boolean(isAdministrator && !role!.PermissionsBoundary && Object.keys(role!.InlinePolicies).length === 0)
}

const none = (kind: string, { action }: Ask) => `because no ${kind} allows the ${action} action`

/**
 * What a caller's own policies and boundary say; both must allow, and a Deny of either wins.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function verdict(world: World, caller: Caller, ask: Ask): Verdict {
  if (isUnlimited(world, caller)) return { decision: 'allowed', reason: '' }
  const said = judged(world, caller, ask)
  world.authorizations.push({ caller: caller.Arn, action: ask.action, resource: ask.resource, decision: said.decision })
  return said
}

function judged(world: World, caller: Caller, asked: Ask): Verdict {
  const role = roleBehind(world, caller)
  const ask = { ...asked, context: { ...contextOf(world, caller), ...asked.context } }
  const attached = (role?.AttachedPolicies ?? []).map((arn) => ({ arn, policy: policyAt(world, arn) }))
  const identity = decided([...attached.flatMap(({ policy }) => policy ?? []), ...Object.values(role?.InlinePolicies ?? {})], ask)
  const limit = role?.PermissionsBoundary ? decided([policyAt(world, role.PermissionsBoundary) ?? { Statement: [] }], ask) : 'allowed'
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  if (identity === 'explicitDeny') return { decision: identity, reason: 'with an explicit deny in an identity-based policy' }
  if (limit === 'explicitDeny') return { decision: limit, reason: 'with an explicit deny in a permissions boundary' }
  if (identity === 'implicitDeny') {
    const unknown = attached.filter(({ policy }) => !policy).map(({ arn }) => arn)
    const hint = unknown.length > 0 ? ` (the local AWS does not know what ${unknown.join(', ')} allows)` : ''
    return { decision: identity, reason: none('identity-based policy', ask) + hint }
  }
  return { decision: limit, reason: limit === 'implicitDeny' ? none('permissions boundary', ask) : '' }
}

/** How AWS refuses; a policy of a resource may be the reason, too. SNS alone spells its name in capitals. */
export const sentence = ({ Arn }: Caller, { action, resource, shown = resource }: Ask, reason: string) =>
  `User: ${Arn} is not authorized to perform: ${action} on resource: ${shown} ${reason}`.replaceAll(' sns:', ' SNS:')

/** Why a caller may not do something; undefined when it may. */
export function refused(world: World, caller: Caller, ask: Ask): string | undefined {
  const { decision, reason } = verdict(world, caller, ask)
  return decision === 'allowed' ? undefined : sentence(caller, ask, reason)
}

/** How the protocols call a refusal: those of XML AccessDenied, those of JSON AccessDeniedException. */
const codes = { xml: ['AccessDenied', 403], json: ['AccessDeniedException', 400] } as const

/** Operations that ask the caller's policies before they do anything. */
export const authorized = (rows: Service, asks: Asks, kind: keyof typeof codes = 'xml'): Service =>
  Object.fromEntries(
    Object.entries(rows).map(([operation, row]) => [
      operation,
      (input, call) => {
        if (!isUnlimited(call.world, call.caller)) permit(call, asks(operation, input, call), kind)
        return row(input, call)
      },
    ]),
  )

/** Refuses what the caller may not do. */
export function permit({ world, caller, region }: Call, asks: Ask[], kind: keyof typeof codes = 'xml'): void {
  for (const ask of asks) {
    const why = refused(world, caller, { ...ask, context: { 'aws:RequestedRegion': region.Name, ...ask.context } })
    const [code, status] = codes[kind]
    if (why) throw refusal(code, why, status)
  }
}

/** The tags a request gives, as conditions ask about them. */
export const requestTags = (tags: { Key: string; Value: string }[] | undefined): Context =>
  tags && tags.length > 0 ? { 'aws:TagKeys': tags.map(({ Key }) => Key), ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])) } : {}

/** The tags of a resource, as conditions ask about them. */
export const resourceTags = (tags: { Key: string; Value: string }[] = []): Context => Object.fromEntries(tags.map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value]))

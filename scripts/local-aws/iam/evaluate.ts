import { type Context, holds, type Scalar } from './conditions.ts'
import { literally, matches } from './wildcards.ts'

type OneOrMore<T> = T | T[]
export type Statement = {
  Effect: 'Allow' | 'Deny'
  Principal?: '*' | Record<string, OneOrMore<string>>
  NotPrincipal?: '*' | Record<string, OneOrMore<string>>
  Action?: OneOrMore<string>
  NotAction?: OneOrMore<string>
  Resource?: OneOrMore<string>
  NotResource?: OneOrMore<string>
  Condition?: Record<string, Record<string, OneOrMore<Scalar>>>
}
export type Policy = { Version?: string; Statement: OneOrMore<Statement> }

/** Who asks, for policies of resources: a kind, and every way to name it (a session, its role, its account). */
export type Principal = { type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'; names: string[] }
export type Request = { action: string; resource?: string; context?: Context; principal?: Principal }
export type Decision = 'allowed' | 'implicitDeny' | 'explicitDeny'

const list = <T>(value: OneOrMore<T> | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Puts in what ${aws:username} stands for; undefined when the request does not say and there is no default. */
function filled(pattern: string, context: Context): string | undefined {
  let known = true
  const text = pattern.replace(/\$\{([^}]+)\}/g, (_whole, inner: string) => {
    if (/^[*?$]$/.test(inner)) return literally(inner)
    const [, key = '', fallback] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)')?\s*$/.exec(inner) ?? []
    const value = list(context[key.toLowerCase()])
    if (value.length !== 1 && fallback === undefined) known = false
    return literally(value.length === 1 ? String(value[0]) : (fallback ?? ''))
  })
  return known ? text : undefined
}

const arnOfAccount = (name: string) => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name)

function named(wanted: NonNullable<Statement['Principal']>, principal: Principal | undefined): boolean {
  if (wanted === '*') return true
  if (!principal) return false
  return list(wanted[principal.type]).some((name) => name === '*' || principal.names.some((one) => arnOfAccount(one) === arnOfAccount(name)))
}

function applies(statement: Statement, { action, resource, principal }: Request, context: Context, variables: boolean): boolean {
  const fill = (pattern: string) => (variables ? filled(pattern, context) : pattern)
  const isAction = (pattern: string) => matches(pattern.toLowerCase(), action.toLowerCase())
  const isResource = (pattern: string) => {
    const text = fill(pattern)
    return text !== undefined && matches(text, resource ?? '')
  }
  if (statement.Principal && !named(statement.Principal, principal)) return false
  if (statement.NotPrincipal && named(statement.NotPrincipal, principal)) return false
  if (statement.Action ? !list(statement.Action).some(isAction) : list(statement.NotAction).some(isAction)) return false
  // A trust policy has no Resource: it is about the role it hangs on.
  if (statement.Resource && !list(statement.Resource).some(isResource)) return false
  if (statement.NotResource && list(statement.NotResource).some(isResource)) return false
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const found = context[key.toLowerCase()]
      const wanted = list(values).flatMap((value) => fill(String(value)) ?? [])
      return holds(operator, wanted, found === undefined ? undefined : list(found))
    }),
  )
}

/**
 * What policies say to a request: a Deny that applies wins, then an Allow, and without either it is denied all the same.
 * Policies of one kind at a time: a boundary, a bucket's policy or an organization's are asked separately.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(policies: Policy[], request: Request): Decision {
  // Names of condition keys have no case.
  const context = Object.fromEntries(Object.entries(request.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]))
  const effects = policies.flatMap(({ Version, Statement }) =>
    list(Statement)
      .filter((statement) => applies(statement, request, context, Version === '2012-10-17'))
      .map(({ Effect }) => Effect),
  )
  return effects.includes('Deny') ? 'explicitDeny' : effects.includes('Allow') ? 'allowed' : 'implicitDeny'
}

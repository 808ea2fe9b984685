import { containerRules } from './rules/containers.ts'
import { identityRules } from './rules/identities.ts'
import { networkRules } from './rules/network.ts'
import { operationRules } from './rules/operations.ts'
import { policyRules } from './rules/policies.ts'
import { storeRules } from './rules/stores.ts'
import type { Finding, Template } from './statements.ts'

/** Every rule of ours: what must hold for any product that no rule pack notices. */
export const rules = [...policyRules, ...identityRules, ...storeRules, ...networkRules, ...containerRules, ...operationRules]

const found = (some: typeof rules, template: Template): Finding[] => some.flatMap(({ Id, find }) => find(template).map((finding) => ({ Rule: Id, ...finding })))

/** What a template says against our rules. One of several files holds a part only: what is read together is read elsewhere. */
export const ownFindings = (template: Template, isPart = false): Finding[] => found(isPart ? rules.filter(({ Around = [] }) => Around.length === 0) : rules, template)

/**
 * What our rules say of one resource of a template, and of others by the rules that read it together with them: all that a
 * change to it can change. `type` is its type before the change.
 */
export function findingsAround(template: Template, id: string, type = template.Resources[id]!.Type): Finding[] {
  const alone = { ...template, Resources: { [id]: template.Resources[id]! } }
  return [...found(rules.filter(({ Around }) => !Around), alone), ...found(rules.filter(({ Around }) => Around?.includes(type)), template)]
}

import { policyRules } from './rules/policies.ts'
import { resourceRules } from './rules/resources.ts'
import type { Finding, Template } from './statements.ts'

/** Every rule of ours: what must hold for any product that no rule pack notices. */
export const rules = [...policyRules, ...resourceRules]

/** What a template says against our rules. */
export const ownFindings = (template: Template): Finding[] => rules.flatMap(({ Id, find }) => find(template).map((finding) => ({ Rule: Id, ...finding })))

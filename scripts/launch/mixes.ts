import { flatten, type Template } from '../../templates-src/cfn/index.ts'
import type { Step } from '../plan.ts'
import { idleOf, idleText } from './idle.ts'
import { unfitOf } from './unfit.ts'

type Values = Record<string, string>

/** What parameters of a product come to together, all of them valid: sentences that refuse them, and notes on those of `others` that make no difference. */
export function mixOf(root: Template, values: Values, others: Values, place: { account: string; region: string }): { problems: string[]; notes: Step[] } {
  const flat = flatten(root)
  if ('refused' in flat) return { problems: [], notes: [] }
  const { template } = flat
  return {
    problems: unfitOf(template, values, place),
    notes: idleOf(template, values, others, place.region).map((one) => ({ call: 'Note', text: idleText(one, template, values) })),
  }
}

import { ok } from 'node:assert/strict'
import type { Parameter } from '../../templates-src/cfn/index.ts'

/** What people may type for a parameter, and what they may not. */
type Examples = Record<string, { good: string[]; bad: string[] }>

/** Holds the patterns of parameters to examples on both sides. */
export function judges(parameters: Record<string, Parameter>, examples: Examples) {
  for (const [name, { good, bad }] of Object.entries(examples)) {
    const takes = (value: string) => new RegExp(`^(?:${parameters[name]!.AllowedPattern})$`).test(value)
    for (const value of good) ok(takes(value), `${name} takes "${value}"`)
    for (const value of bad) ok(!takes(value), `${name} refuses "${value}"`)
  }
}

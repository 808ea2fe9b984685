import { decisions, type Decision } from '../decisions.ts'
import type { Stack } from './stack.ts'

/** What is known of a value that conditions compare: its text, a symbol for what nobody knows before launch, or a choice of two. */
type Known = { text: string } | { symbol: string; allowed?: string[] } | { when: Decision; yes: Known; no: Known }

export type Cases = ReturnType<typeof casesOf>

/** When the conditions of a tree hold, and when its stacks and resources are there: what follows from what, however it is launched. */
export function casesOf() {
  const { is, not, and, or, implies, gaveUp } = decisions()
  const named = new Map<Stack, Map<string, Decision>>()

  /** When a condition, by name or as a function, holds in a stack. */
  function holds(condition: unknown, stack: Stack): Decision {
    if (typeof condition === 'string') return byName(condition, stack)
    const [[name, operands] = ['', []]] = Object.entries(condition ?? {}) as [string, any][]
    const of = (operand: unknown) => holds(operand, stack)
    switch (name) {
      case 'Condition':
        return of(operands)
      case 'Fn::Not':
        return not(of(operands[0]))
      case 'Fn::And':
        return and(...operands.map(of))
      case 'Fn::Or':
        return or(...operands.map(of))
      case 'Fn::Equals':
        return same(known(operands[0], stack), known(operands[1], stack))
      default:
        return is(JSON.stringify(condition) ?? '', 'true')
    }
  }

  function byName(name: string, stack: Stack): Decision {
    if (!named.has(stack)) named.set(stack, new Map())
    const before = named.get(stack)!
    if (!before.has(name)) before.set(name, holds(stack.template.Conditions?.[name], stack))
    return before.get(name)!
  }

  function same(left: Known, right: Known): Decision {
    if ('when' in left) return either(left.when, same(left.yes, right), same(left.no, right))
    if ('when' in right) return same(right, left)
    if ('text' in left) return 'text' in right ? left.text === right.text : is(right.symbol, left.text, right.allowed)
    if ('text' in right) return same(right, left)
    return left.symbol === right.symbol || is(`${left.symbol}=${right.symbol}`, 'same')
  }

  const either = (when: Decision, yes: Decision, no: Decision) => or(and(when, yes), and(not(when), no))

  /** When a stack is there at all: it is nested under conditions. */
  const exists = ({ parents: [parent, other] }: Stack): Decision =>
    !parent || other !== undefined || and(exists(parent.stack), isThere(parent.logicalId, parent.stack))

  /** When a resource of a stack that exists is created. */
  function isThere(logicalId: string, stack: Stack): Decision {
    const condition = stack.template.Resources[logicalId]?.Condition
    return condition === undefined || holds(condition, stack)
  }

  /** A parameter is what the only parent passes. */
  function known(value: unknown, stack: Stack): Known {
    if (typeof value !== 'object' || value === null) return { text: String(value) }
    const { Ref: name, 'Fn::If': choice, 'Fn::Join': joined, 'Fn::GetAtt': attribute } = value as Record<string, any>
    if (choice) return { when: holds(choice[0], stack), yes: known(choice[1], stack), no: known(choice[2], stack) }
    if (name) {
      const parameter = stack.template.Parameters?.[name]
      const [parent] = stack.parents
      if (!parameter) return { symbol: name }
      if (!parent) return { symbol: name, allowed: parameter.AllowedValues?.map(String) }
      if (stack.parents.length === 1) {
        const passed = (parent.stack.template.Resources[parent.logicalId]?.Properties as { Parameters?: Record<string, unknown> })?.Parameters?.[name]
        return passed === undefined ? { text: String(parameter.Default) } : known(passed, parent.stack)
      }
    }
    const output = attribute?.[1]?.startsWith?.('Outputs.') && stack.children[attribute[0]]?.template.Outputs?.[attribute[1].slice('Outputs.'.length)]
    if (output) return known(output.Value, stack.children[attribute[0]]!)
    // A list joined by anything is empty or not all the same.
    return { symbol: `${stack.file} ${JSON.stringify(joined ? joined[1] : value)}` }
  }

  return { holds, exists, isThere, and, not, implies, gaveUp }
}

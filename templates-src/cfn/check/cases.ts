import type { Stack } from './stack.ts'

/** Answers whether a symbol, a value nobody knows before launch, equals a text; never against what it answered before. */
export type Is = (symbol: Symbol, text: string) => boolean
type Symbol = { symbol: string; allowed?: string[] }
type Known = Symbol | { text: string }

const mostCases = 4096

/**
 * Whether a claim about conditions holds however a stack is launched: it is made again for every combination of answers
 * it asks for. With more than 4,096 combinations it counts as true, as nothing is known against it.
 */
export function always(claim: (is: Is) => boolean): boolean {
  let answers: { symbol: string; text: string; yes: boolean }[] = []
  for (let cases = 0; cases < mostCases; cases++) {
    let asked = 0
    const is: Is = ({ symbol, allowed }, text) => {
      const before = answers.slice(0, asked).filter((answer) => answer.symbol === symbol)
      const same = before.find((answer) => answer.yes || answer.text === text)
      if (same) return same.yes && same.text === text
      const left = allowed?.filter((value) => !before.some((answer) => answer.text === value))
      if (left && !left.includes(text)) return false
      if (left?.length === 1) return true
      answers[asked] ??= { symbol, text, yes: true }
      return answers[asked++]!.yes
    }
    if (!claim(is)) return false
    answers = answers.slice(0, asked)
    while (answers.length > 0 && !answers.at(-1)!.yes) answers.pop()
    const last = answers.pop()
    if (!last) return true
    answers.push({ ...last, yes: false })
  }
  return true
}

/** Whether a condition, by name or as a function, holds in a stack. */
export function holds(condition: unknown, stack: Stack, is: Is): boolean {
  if (typeof condition === 'string') return holds(stack.template.Conditions?.[condition], stack, is)
  const [[name, operands] = ['', []]] = Object.entries(condition ?? {}) as [string, any][]
  switch (name) {
    case 'Condition':
      return holds(operands, stack, is)
    case 'Fn::Not':
      return !holds(operands[0], stack, is)
    case 'Fn::And':
      return operands.every((operand: unknown) => holds(operand, stack, is))
    case 'Fn::Or':
      return operands.some((operand: unknown) => holds(operand, stack, is))
    case 'Fn::Equals': {
      const [left, right] = [known(operands[0], stack, is), known(operands[1], stack, is)]
      if ('text' in left && 'text' in right) return left.text === right.text
      if ('symbol' in left && 'symbol' in right) return left.symbol === right.symbol || is({ symbol: `${left.symbol}=${right.symbol}` }, 'same')
      return 'symbol' in left ? is(left, (right as { text: string }).text) : is(right as Symbol, left.text)
    }
    default:
      return is({ symbol: JSON.stringify(condition) ?? '' }, 'true')
  }
}

/** Whether a stack is there at all: it is nested under conditions. */
export const exists = ({ parents }: Stack, is: Is): boolean =>
  parents.length !== 1 || (exists(parents[0]!.stack, is) && isThere(parents[0]!.logicalId, parents[0]!.stack, is))

/** Whether a resource of a stack that exists is created. */
export function isThere(logicalId: string, stack: Stack, is: Is): boolean {
  const condition = stack.template.Resources[logicalId]?.Condition
  return condition === undefined || holds(condition, stack, is)
}

/** What is known of a value that a condition compares: its text, or a symbol for it. A parameter is what the only parent passes. */
function known(value: unknown, stack: Stack, is: Is): Known {
  if (typeof value !== 'object' || value === null) return { text: String(value) }
  const { Ref: name, 'Fn::If': choice, 'Fn::Join': joined, 'Fn::GetAtt': attribute } = value as Record<string, any>
  if (choice) return known(choice[holds(choice[0], stack, is) ? 1 : 2], stack, is)
  if (name) {
    const parameter = stack.template.Parameters?.[name]
    const [parent] = stack.parents
    if (!parameter) return { symbol: name }
    if (!parent) return { symbol: name, allowed: parameter.AllowedValues?.map(String) }
    if (stack.parents.length === 1) {
      const passed = (parent.stack.template.Resources[parent.logicalId]?.Properties as { Parameters?: Record<string, unknown> })?.Parameters?.[name]
      return passed === undefined ? { text: String(parameter.Default) } : known(passed, parent.stack, is)
    }
  }
  const output = attribute?.[1]?.startsWith?.('Outputs.') && stack.children[attribute[0]]?.template.Outputs?.[attribute[1].slice('Outputs.'.length)]
  if (output) return known(output.Value, stack.children[attribute[0]]!, is)
  // A list joined by anything is empty or not all the same.
  return { symbol: `${stack.file} ${JSON.stringify(joined ? joined[1] : value)}` }
}

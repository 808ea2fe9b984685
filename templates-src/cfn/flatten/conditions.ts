import { isConstant, isNoValue, join } from './values.ts'

/** A condition as a template has it, or what it always is. */
export type Formula = boolean | Record<string, any>
export type Conditions = Record<string, Formula>

/** Folds constants: what is always so becomes true or false. `conditions` tells what named ones are. */
export function fold(formula: Formula, conditions: Conditions): Formula {
  if (typeof formula === 'boolean') return formula
  const [name, argument] = Object.entries(formula)[0]!
  switch (name) {
    case 'Condition': {
      const named = conditions[argument]
      // An alias, such as one condition that is another, is what it stands for.
      return typeof named === 'boolean' || (named && 'Condition' in named) ? fold(named, conditions) : formula
    }
    case 'Fn::Not':
      return negated(fold(argument[0], conditions))
    case 'Fn::And':
      return all(argument.map((operand: Formula) => fold(operand, conditions)))
    case 'Fn::Or':
      return any(argument.map((operand: Formula) => fold(operand, conditions)))
    case 'Fn::Equals':
      return equal(argument[0], argument[1], conditions)
    default:
      return formula
  }
}

/** Fn::If may not stand in a condition: what it chooses between is compared instead. */
function equal(left: any, right: any, conditions: Conditions): Formula {
  const name = choiceIn([left, right])
  if (name !== undefined) {
    const named = fold({ Condition: name }, conditions)
    const when = (holds: boolean) => equal(chosen(left, name, holds), chosen(right, name, holds), conditions)
    return any([all([named, when(true)]), all([negated(named), when(false)])])
  }
  if (isConstant(left) && isConstant(right)) return String(left) === String(right)
  return JSON.stringify(left) === JSON.stringify(right) ? true : { 'Fn::Equals': [left, right] }
}

/** The condition of the first Fn::If in a value. */
function choiceIn(value: any): string | undefined {
  if (isConstant(value)) return undefined
  if ('Fn::If' in value) return value['Fn::If'][0]
  for (const part of Object.values(value)) {
    const name = choiceIn(part)
    if (name !== undefined) return name
  }
  return undefined
}

/** A value as it is when a condition holds, or when it does not. */
function chosen(value: any, name: string, holds: boolean): any {
  if (isConstant(value)) return value
  const of = (part: unknown) => chosen(part, name, holds)
  if (Array.isArray(value)) return value.map(of).filter((item) => !isNoValue(item))
  const [given, yes, no] = value['Fn::If'] ?? []
  if (given !== undefined) return given === name ? of(holds ? yes : no) : { 'Fn::If': [given, of(yes), of(no)] }
  const [delimiter, items] = value['Fn::Join'] ?? []
  if (delimiter !== undefined) return join(delimiter, of(items))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, of(part)]))
}

export const negated = (formula: Formula): Formula =>
  typeof formula === 'boolean' ? !formula : 'Fn::Not' in formula ? formula['Fn::Not'][0] : { 'Fn::Not': [formula] }

const combined = (name: 'Fn::And' | 'Fn::Or', neutral: boolean) => (operands: Formula[]): Formula => {
  if (operands.includes(!neutral)) return !neutral
  const inner = operands.flatMap((operand) => (typeof operand === 'object' && name in operand ? (operand[name] as Formula[]) : [operand]))
  const distinct = [...new Map(inner.filter((operand) => operand !== neutral).map((operand) => [JSON.stringify(operand), operand])).values()]
  if (distinct.length === 0) return neutral
  if (distinct.length === 1) return distinct[0]!
  // CloudFormation takes ten operands.
  return distinct.length <= 10 ? { [name]: distinct } : { [name]: [...distinct.slice(0, 9), { [name]: distinct.slice(9) }] }
}

export const all = combined('Fn::And', true)
export const any = combined('Fn::Or', false)

/** The comparisons a formula comes down to. */
function atoms(formula: Formula, conditions: Conditions, found: Map<string, [any, any]>) {
  if (typeof formula === 'boolean') return
  const [name, argument] = Object.entries(formula)[0]!
  if (name === 'Condition') atoms(conditions[argument] ?? false, conditions, found)
  else if (name === 'Fn::Equals') found.set(JSON.stringify(formula), argument)
  else for (const operand of argument) atoms(operand, conditions, found)
}

function holds(formula: Formula, conditions: Conditions, truths: Map<string, boolean>): boolean {
  if (typeof formula === 'boolean') return formula
  const [name, argument] = Object.entries(formula)[0]!
  if (name === 'Condition') return holds(conditions[argument] ?? false, conditions, truths)
  if (name === 'Fn::Equals') return truths.get(JSON.stringify(formula))!
  const of = (operand: Formula) => holds(operand, conditions, truths)
  return name === 'Fn::Not' ? !of(argument[0]) : name === 'Fn::And' ? argument.every(of) : argument.some(of)
}

/** Two comparisons of one thing with different constants are never both true. */
const exclude = ([a, b]: [any, any], [c, d]: [any, any]) => {
  const parts = (left: any, right: any) => (isConstant(left) ? { constant: String(left), of: JSON.stringify(right) } : { constant: String(right), of: JSON.stringify(left) })
  if (![a, b].some(isConstant) || ![c, d].some(isConstant)) return false
  const [one, other] = [parts(a, b), parts(c, d)]
  return one.of === other.of && one.constant !== other.constant
}

/**
 * Whether a target holds whenever all that is given does: every combination of the comparisons is tried. What would take
 * more than 2^14 of them counts as not implied.
 */
export function implies(given: Formula[], target: Formula, conditions: Conditions): boolean {
  if (target === true || given.includes(false)) return true
  if (given.some((one) => JSON.stringify(one) === JSON.stringify(target))) return true
  const found = new Map<string, [any, any]>()
  for (const formula of [...given, target]) atoms(formula, conditions, found)
  const keys = [...found.keys()]
  const operands = [...found.values()]
  if (keys.length > 14) return false
  const rivals = operands.map((one, index) => operands.flatMap((other, at) => (at < index && exclude(one, other) ? [at] : [])))
  const truths = new Map<string, boolean>()
  const values: boolean[] = []
  const search = (index: number): boolean => {
    if (index === keys.length) {
      keys.forEach((key, at) => truths.set(key, values[at]!))
      return !given.every((formula) => holds(formula, conditions, truths)) || holds(target, conditions, truths)
    }
    return [false, true].every((value) => {
      if (value && rivals[index]!.some((at) => values[at])) return true
      values[index] = value
      return search(index + 1)
    })
  }
  return search(0)
}

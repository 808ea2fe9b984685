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

/** A comparison; `is` where it is one thing with a constant, which two constants never are. */
type Atom = { key: string; is?: { thing: string; constant: string } }
const atoms = new WeakMap<object, Atom>()

function atomOf(formula: Record<string, any>): Atom {
  const known = atoms.get(formula)
  if (known) return known
  const [left, right] = formula['Fn::Equals']
  const [constant, thing] = isConstant(left) ? [left, right] : [right, left]
  const atom = { key: JSON.stringify(formula), ...(isConstant(constant) && { is: { thing: JSON.stringify(thing), constant: String(constant) } }) }
  atoms.set(formula, atom)
  return atom
}

/** What is assumed of comparisons: by their keys, and the constant a thing is. */
type Assumed = { truths: Map<string, boolean>; constants: Map<string, string> }

/** Whether a formula holds, or the first comparison it takes to know. */
function truth(formula: Formula, conditions: Conditions, assumed: Assumed): boolean | Atom {
  if (typeof formula === 'boolean') return formula
  for (const name in formula) {
    const argument = formula[name]
    if (name === 'Condition') return truth(conditions[argument] ?? false, conditions, assumed)
    if (name === 'Fn::Not') {
      const operand = truth(argument[0], conditions, assumed)
      return typeof operand === 'boolean' ? !operand : operand
    }
    if (name === 'Fn::Equals') {
      const atom = atomOf(formula)
      const constant = atom.is && assumed.constants.get(atom.is.thing)
      return constant === undefined ? (assumed.truths.get(atom.key) ?? atom) : constant === atom.is!.constant
    }
    let unknown: Atom | undefined
    for (const operand of argument) {
      const value = truth(operand, conditions, assumed)
      if (value === (name === 'Fn::Or')) return value
      if (typeof value === 'object') unknown ??= value
    }
    return unknown ?? name === 'Fn::And'
  }
  return false
}

const mostCases = 2 ** 14

/** Whether a target holds whenever all that is given does. What takes too many cases to know counts as not implied. */
export function implies(given: Formula[], target: Formula, conditions: Conditions): boolean {
  if (target === true || given.includes(false)) return true
  const formulas = [...given, negated(target)]
  const assumed: Assumed = { truths: new Map(), constants: new Map() }
  let cases = 0
  const isPossible = (): boolean => {
    let unknown: Atom | undefined
    for (const formula of formulas) {
      const value = truth(formula, conditions, assumed)
      if (value === false) return false
      if (typeof value === 'object') unknown ??= value
    }
    if (!unknown || cases++ > mostCases) return true
    const { key, is } = unknown
    assumed.truths.set(key, false)
    if (isPossible()) return true
    assumed.truths.set(key, true)
    if (is) assumed.constants.set(is.thing, is.constant)
    const found = isPossible()
    assumed.truths.delete(key)
    if (is) assumed.constants.delete(is.thing)
    return found
  }
  return !isPossible()
}

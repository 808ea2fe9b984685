import { type Decision, decisions } from '../decisions.ts'
import type { Parameter } from '../template.ts'
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
  if ((left === '' && isNeverBlank(right)) || (right === '' && isNeverBlank(left))) return false
  return JSON.stringify(left) === JSON.stringify(right) ? true : { 'Fn::Equals': [left, right] }
}

/** What a resource gives is never blank, nor is a zone: "is it blank?" asks whether it is given at all, which is known before anything is made. */
const isNeverBlank = (value: any) => typeof value === 'object' && value !== null && ('Fn::GetAtt' in value || value['Fn::Select']?.[1]?.['Fn::GetAZs'] !== undefined)

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

export type Cases = ReturnType<typeof casesOf>

/** What formulas come to in the cases of the root's parameters, and what follows from what. */
export function casesOf(conditions: Conditions, parameters: Record<string, Parameter>) {
  const { is, not, and, or, implies, gaveUp } = decisions()
  const named = new Map<string, Decision>()

  function of(formula: Formula): Decision {
    if (typeof formula === 'boolean') return formula
    const [name, argument] = Object.entries(formula)[0]!
    switch (name) {
      case 'Condition':
        if (!named.has(argument)) named.set(argument, of(conditions[argument] ?? false))
        return named.get(argument)!
      case 'Fn::Not':
        return not(of(argument[0]))
      case 'Fn::And':
        return and(...argument.map(of))
      case 'Fn::Or':
        return or(...argument.map(of))
      default:
        return compared(argument[0], argument[1])
    }
  }
  /** Two things that are compared are a question of their own. */
  function compared(left: any, right: any): Decision {
    const [constant, thing] = isConstant(left) ? [left, right] : [right, left]
    if (!isConstant(constant)) return is(JSON.stringify([left, right]), '')
    const { Type, AllowedValues } = parameters[thing.Ref] ?? {}
    return is(JSON.stringify(thing), String(constant), Type === 'String' ? AllowedValues?.map(String) : undefined)
  }
  return { of, not, and, or, implies, gaveUp }
}

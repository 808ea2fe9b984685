import { refusal } from '../world.ts'

/** A value as DynamoDB spells it: { S: 'text' }, { N: '1' }. */
export type Value = Record<string, unknown>
export type Item = Record<string, Value>
type Values = Record<string, Value>

const bad = (text: string) => refusal('ValidationException', text)

function valueOf(name: string, values: Values): Value {
  const value = values[name]
  if (!value) throw bad(`Invalid expression: An expression attribute value used in expression is not defined; attribute value: ${name}`)
  return value
}

const sizes: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0, '<>': (order) => order !== 0, '<': (order) => order < 0, '<=': (order) => order <= 0, '>': (order) => order > 0, '>=': (order) => order >= 0,
}

/** How two values compare; undefined when they are of two types, or one is not there. */
function order(one: Value | undefined, other: Value): number | undefined {
  const [type] = Object.keys(other)
  const [left, right] = [one?.[type!], other[type!]]
  if (left === undefined) return undefined
  if (type === 'N') return Number(left) - Number(right)
  return left === right ? 0 : String(left) < String(right) ? -1 : 1
}

/**
 * Whether a condition holds for an item: attributes that are there or not, compared with values, with AND, OR and parentheses.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export function holds(expression: string, item: Item, values: Values = {}): boolean {
  const tokens = expression.match(/[()]|[<>=]+|:?\w+/g) ?? []
  const next = (expected?: string): string => {
    const token = tokens.shift()
    if (token === undefined || (expected && token !== expected)) throw bad(`Invalid ConditionExpression: Syntax error; token: ${token ?? '<EOF>'}, near: ${expression}`)
    return token
  }
  const joined = (word: string, part: () => boolean, join: (one: boolean, other: boolean) => boolean): boolean => {
    let result = part()
    while (tokens[0]?.toUpperCase() === word) {
      next()
      result = join(part(), result)
    }
    return result
  }
  const either = (): boolean => joined('OR', both, (one, other) => one || other)
  const both = (): boolean => joined('AND', term, (one, other) => one && other)
  const term = (): boolean => {
    const token = next()
    if (token === '(') {
      const result = either()
      next(')')
      return result
    }
    if (token === 'attribute_exists' || token === 'attribute_not_exists') {
      next('(')
      const isThere = next() in item
      next(')')
      return isThere === (token === 'attribute_exists')
    }
    const compares = sizes[next()]
    if (!compares) throw bad(`Invalid ConditionExpression: Syntax error; token: ${token}, near: ${expression}`)
    const found = order(item[token], valueOf(next(), values))
    return found !== undefined && compares(found)
  }
  const result = either()
  if (tokens.length > 0) throw bad(`Invalid ConditionExpression: Syntax error; token: ${tokens[0]}, near: ${expression}`)
  return result
}

/**
 * An item with what an expression sets and removes.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export function updated(expression: string, item: Item, values: Values = {}): Item {
  const changed = { ...item }
  for (const [, clause, rest] of expression.matchAll(/\b(SET|REMOVE)\s+(.*?)(?=\s+(?:SET|REMOVE)\s|$)/g)) {
    for (const part of rest!.split(/,(?![^(]*\))/)) {
      const [, name = '', other, preset, value] = /^\s*(\w+)(?:\s*=\s*(?:if_not_exists\(\s*(\w+)\s*,\s*(:\w+)\s*\)|(:\w+)))?\s*$/.exec(part) ?? []
      if (!name || (clause === 'SET') !== Boolean(preset ?? value)) throw bad(`Invalid UpdateExpression: Syntax error; near: ${part.trim()}`)
      if (clause === 'REMOVE') delete changed[name]
      else changed[name] = preset ? (item[other!] ?? valueOf(preset, values)) : valueOf(value!, values)
    }
  }
  return changed
}

import { BlockList, isIP } from 'node:net'
import { arnMatches, matches } from './wildcards.ts'

export type Scalar = string | number | boolean
/** The keys of a request that conditions ask about, such as aws:PrincipalOrgID; a key that is not there is unknown. */
export type Context = Record<string, Scalar | Scalar[]>

type Test = (wanted: string, found: string) => boolean

const date = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))

function inRange(range: string, address: string): boolean {
  const [network = '', prefix] = range.split('/')
  const [family, other] = [isIP(network), isIP(address)]
  if (!family || family !== other) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  const list = new BlockList()
  list.addSubnet(network, Number(prefix ?? (family === 6 ? 128 : 32)), type)
  return list.check(address, type)
}

const same: Test = (wanted, found) => matches(wanted.replaceAll('*', '\ue000').replaceAll('?', '\ue001'), found)

/** The operators that say yes. Those that say no are the same, turned round.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const tests: Record<string, Test> = {
  StringEquals: same,
  StringEqualsIgnoreCase: (wanted, found) => same(wanted.toLowerCase(), found.toLowerCase()),
  StringLike: matches,
  BinaryEquals: same,
  Bool: (wanted, found) => wanted.toLowerCase() === found.toLowerCase(),
  ArnEquals: arnMatches,
  ArnLike: arnMatches,
  IpAddress: inRange,
  NumericEquals: (wanted, found) => Number(found) === Number(wanted),
  NumericLessThan: (wanted, found) => Number(found) < Number(wanted),
  NumericLessThanEquals: (wanted, found) => Number(found) <= Number(wanted),
  NumericGreaterThan: (wanted, found) => Number(found) > Number(wanted),
  NumericGreaterThanEquals: (wanted, found) => Number(found) >= Number(wanted),
  DateEquals: (wanted, found) => date(found) === date(wanted),
  DateLessThan: (wanted, found) => date(found) < date(wanted),
  DateLessThanEquals: (wanted, found) => date(found) <= date(wanted),
  DateGreaterThan: (wanted, found) => date(found) > date(wanted),
  DateGreaterThanEquals: (wanted, found) => date(found) >= date(wanted),
}

const negated: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NotIpAddress: 'IpAddress',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
}

/**
 * Whether one condition holds: an operator, the values wanted (any of them will do; for those that say no, none of them
 * may), and the values found, undefined when the request does not have the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */
export function holds(operator: string, wanted: string[], found: Scalar[] | undefined): boolean {
  if (operator === 'Null') return wanted.some((value) => (value === 'true') === (found === undefined))
  const [, set, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? []
  const not = name in negated
  const test = tests[not ? negated[name]! : name]
  if (!test) throw new TypeError(`Condition: no operator is called "${operator}"`)
  if (!found) return Boolean(ifExists) || set === 'ForAllValues' || (not && set === undefined)
  const one = (value: Scalar) => wanted.some((pattern) => test(pattern, String(value))) !== not
  return set === 'ForAllValues' || (not && !set) ? found.every(one) : found.some(one)
}

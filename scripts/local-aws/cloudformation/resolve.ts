import { cidrs } from './cidr.ts'
import { splitAt } from './references.ts'
import type { Template } from './template.ts'

/** What a template is resolved with; everything that is not in it is injected, so that resolving is pure. */
export type Scope = {
  template: Template
  /** Parameter → text, or texts of a list. */
  parameters: Record<string, string | string[]>
  pseudo: Record<string, string | string[]>
  zones: (region: string) => string[]
  /** What Ref and Fn::GetAtt give of a resource; undefined while it is not there. */
  resource: (id: string) => { PhysicalResourceId: string; attribute: (name: string) => unknown } | undefined
  exported: (name: string) => string | undefined
  ssm: (name: string) => string | undefined
}

/** A template says something that cannot be resolved. */
type ResolveError = Error & { resolve: true }
const failure = (message: string): ResolveError => Object.assign(new Error(message), { resolve: true as const })

/** Stands for AWS::NoValue: the property it is given to disappears. */
export const nothing = Symbol('AWS::NoValue')

export function condition(scope: Scope, name: string): boolean {
  if (!(name in scope.template.Conditions)) throw failure(`Template error: unresolved condition dependency: ${name}`)
  return truth(scope, scope.template.Conditions[name])
}

function truth(scope: Scope, formula: any): boolean {
  if (typeof formula === 'boolean') return formula
  if (typeof formula === 'string') return formula === 'true'
  const [name, argument] = Object.entries<any>(formula ?? {})[0] ?? []
  switch (name) {
    case 'Condition':
      return condition(scope, argument)
    case 'Fn::And':
      return argument.every((operand: any) => truth(scope, operand))
    case 'Fn::Or':
      return argument.some((operand: any) => truth(scope, operand))
    case 'Fn::Not':
      return !truth(scope, argument[0])
    case 'Fn::Equals': {
      const [left, right] = argument.map((operand: any) => resolve(scope, operand))
      return String(left) === String(right)
    }
    default:
      throw failure(`Template error: every Fn::Not, Fn::And, Fn::Or or Fn::Equals object requires conditions, not ${name}`)
  }
}

const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw failure('Template error: every value must be a string here')
}

function reference(scope: Scope, name: string): unknown {
  if (name === 'AWS::NoValue') return nothing
  if (name in scope.pseudo) return scope.pseudo[name]
  if (name in scope.parameters) return scope.parameters[name]
  const resource = scope.resource(name)
  if (!resource) throw failure(`Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`)
  return resource.PhysicalResourceId
}

function attribute(scope: Scope, id: string, name: string): unknown {
  const resource = scope.resource(id)
  if (!resource) throw failure(`Template error: instance of Fn::GetAtt references undefined resource ${id}`)
  return resource.attribute(name)
}

function substituted(scope: Scope, argument: any): string {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}]
  return String(pattern).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, spelled: string) => {
    if (literal) return `\${${spelled}}`
    const name = spelled.trim()
    if (name in (variables ?? {})) return text(resolve(scope, variables[name]))
    const [id, attributeName] = splitAt(name)
    return text(attributeName ? attribute(scope, id, attributeName) : reference(scope, id))
  })
}

/** Whether a value is a function, and not what it looks like. */
export const isIntrinsic = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 1 && /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0]!)

const dynamic = /\{\{resolve:ssm:([^:}]+)(?::\d+)?\}\}/g

/** Resolves a value: pure. Throws a ResolveError in CloudFormation's words. */
export function resolve(scope: Scope, value: any): any {
  const again = (part: any) => resolve(scope, part)
  if (typeof value === 'string') {
    return value.replace(dynamic, (_, name: string) => {
      const found = scope.ssm(name)
      if (found === undefined) throw failure(`Unable to fetch parameters [${name}] from parameter store for this account.`)
      return found
    })
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(again).filter((item) => item !== nothing)
  const keys = Object.keys(value)
  const argument = value[keys[0]!]
  if (keys.length === 1) {
    switch (keys[0]) {
      case 'Ref':
        return reference(scope, argument)
      case 'Fn::GetAtt': {
        const [id, name] = Array.isArray(argument) ? argument : splitAt(String(argument))
        return attribute(scope, id, text(again(name)))
      }
      case 'Fn::Sub':
        return again(substituted(scope, argument))
      case 'Fn::If':
        return again(argument[condition(scope, argument[0]) ? 1 : 2])
      case 'Fn::Join': {
        const list = again(argument[1])
        if (!Array.isArray(list)) throw failure('Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined')
        return list.map(text).join(argument[0])
      }
      case 'Fn::Split':
        return text(again(argument[1])).split(argument[0])
      case 'Fn::Select': {
        const [index, list] = [Number(again(argument[0])), again(argument[1])]
        // A change set knows no attribute of what is yet to be made, a list neither.
        if (typeof list === 'string' && list.startsWith('{{')) return list
        if (!Array.isArray(list) || !(index in list)) throw failure(`Template error: Fn::Select cannot select nonexistent value at index ${index}`)
        return list[index]
      }
      case 'Fn::FindInMap': {
        const [map, top, second] = argument.map(again)
        const found = scope.template.Mappings[map]?.[top]?.[second]
        if (found === undefined) throw failure(`Template error: Unable to get mapping for ${map}::${top}::${second}`)
        return found
      }
      case 'Fn::Base64':
        return Buffer.from(text(again(argument))).toString('base64')
      case 'Fn::GetAZs':
        return scope.zones(text(again(argument)) || String(scope.pseudo['AWS::Region']))
      case 'Fn::Cidr': {
        const [block, count, bits] = argument.map(again)
        // A change set knows no block of a network that is yet to be made.
        if (String(block).startsWith('{{')) return Array.from({ length: Number(count) }, () => block)
        return cidrs(String(block), Number(count), Number(bits ?? 8))
      }
      case 'Fn::ImportValue': {
        const name = text(again(argument))
        const found = scope.exported(name)
        if (found === undefined) throw failure(`No export named ${name} found.`)
        return found
      }
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, again(item)] as const).filter(([, item]) => item !== nothing))
}

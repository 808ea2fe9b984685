import { refusal } from '../world.ts'

/** What steps can refer to: parameters by their name, what steps give by "Step.Output". */
type Scope = ReadonlyMap<string, unknown>

const reference = /\{\{\s*([\w.:-]+)\s*\}\}/g

/** A value with what it refers to put in. Alone, a reference is what it stands for, a list too; within a text it is text. */
export function substituted(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    const [whole, name] = /^\{\{\s*([\w.:-]+)\s*\}\}$/.exec(value) ?? []
    return whole ? valueOf(name!, scope) : value.replaceAll(reference, (_, inner) => String(valueOf(inner, scope)))
  }
  if (Array.isArray(value)) return value.map((item) => substituted(item, scope))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(inner, scope)]))
}

function valueOf(name: string, scope: Scope): unknown {
  if (scope.has(name)) return scope.get(name)
  throw refusal('ValidationException', `Input {{ ${name} }} can not be resolved: no parameter and no output of an earlier step has that name`)
}

/**
 * What a JSONPath selects of an answer: names, ..names at any depth, [0] and [*]; a list where it may select several.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-outputs-inputs.html
 */
export function selected(answer: unknown, selector: string): unknown {
  const parts = [...selector.matchAll(/(\.\.?)([\w-]+)|\[(\d+|\*)\]/g)]
  if (parts.map(([text]) => text).join('') !== selector.slice(1)) throw refusal('ValidationException', `the local AWS does not know the selector ${selector}`)
  const found = parts.reduce<unknown[]>((all, [, dots, name, index]) => all.flatMap((one) => (dots === '..' ? below(one, name!) : index === '*' ? (one as unknown[]) : member(one, name ?? index!))), [answer])
  return /\.\.|\[\*\]/.test(selector) ? found : found[0]
}

const member = (value: any, name: string): unknown[] => (value?.[name] === undefined ? [] : [value[name]])

function below(value: any, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(Array.isArray(value) ? [] : member(value, name)), ...Object.values(value).flatMap((inner) => below(inner, name))]
}

/** A value as a type of parameters and outputs has it. */
export function typed(value: unknown, type = 'String'): unknown {
  if (type === 'StringList') return [value ?? []].flat().map(String)
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value
  return type === 'String' && one !== undefined && typeof one !== 'object' ? String(one) : one
}

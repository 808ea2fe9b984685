import { Ajv, type ErrorObject } from 'ajv'
import { suggestion } from '../../templates-src/cfn/check/suggestion.ts'
import type { Path, Problem, Source } from './source.ts'

/** What of a document is not as the schema has it, a sentence each; words for what is meant come from the schema. */
export function shapeProblems(source: Source, schema: object): Problem[] {
  const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema)
  if (validate(source.value)) return []
  const errors = validate.errors!.filter(({ keyword }) => !['propertyNames', 'if'].includes(keyword))
  return errors.map((error) => ({ ...problemOf(error, source) }))
}

function problemOf(error: ErrorObject, source: Source): Problem {
  const { keyword, params, data } = error
  const parent = error.parentSchema as { title?: string; description?: string; properties?: Record<string, { description?: string }> }
  const path = pathOf(error, source.value)
  const what = parent.title ?? 'as it should be'
  const how = parent.description ? `; write ${parent.description}` : ''
  const found = shown(data)
  if (keyword === 'required') {
    const of = parent.properties?.[params.missingProperty]?.description
    return { path, text: `${params.missingProperty} is missing${of ? ` (${of})` : ''}; add it` }
  }
  if (keyword === 'additionalProperties') {
    const names = Object.keys(parent.properties ?? {})
    return { path: [...path, params.additionalProperty], atKey: true, text: `there is no such key here${hint(params.additionalProperty, names)}; there are ${names.join(', ')}` }
  }
  if (error.propertyName !== undefined) {
    return { path: [...path, error.propertyName], atKey: true, text: `is not ${what}: found "${error.propertyName}"${how}` }
  }
  if (keyword === 'type') return { path, text: typeText(params.type, data, source.written(path), what, how) }
  if (keyword === 'enum') return { path, text: `is not ${parent.title ?? 'a value it can have'}: found ${found}${hint(String(data), params.allowedValues)}; it is one of ${params.allowedValues.join(', ')}` }
  if (keyword === 'uniqueItems') return { path: [...path, params.i], text: `is there twice: found ${shown((data as unknown[])[params.i])}; keep one` }
  if (keyword === 'minItems') return { path, text: `is empty; name one at least` }
  if (keyword === 'minLength') return { path, text: `${data === '' ? 'is empty' : `is ${String(data).length} characters long, ${params.limit} are the least`}${how || '; fill it in'}` }
  if (keyword === 'maxLength') return { path, text: `is ${String(data).length} characters long; it takes ${params.limit}` }
  return { path, text: `is not ${what}: found ${found}${how}` }
}

/** ajv's own path, an RFC 6901 pointer, with numbers where it goes into lists. */
function pathOf({ instancePath }: ErrorObject, root: unknown): Path {
  let value: any = root
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => {
      const step = Array.isArray(value) ? Number(part) : part
      value = value?.[step]
      return step
    })
}

const kinds: Record<string, string> = { object: 'a mapping', array: 'a list', string: 'text', integer: 'a whole number', number: 'a number', boolean: 'true or false', null: 'nothing' }

function typeText(expected: string | string[], data: unknown, written: string | undefined, what: string, how: string): string {
  const isScalar = ['number', 'boolean'].includes(typeof data)
  if (expected === 'string' && isScalar) return `is read as the ${typeof data === 'number' ? 'number ' : ''}${String(data)}; write it in quotes: '${written}'`
  const wanted = Array.isArray(expected) ? what : kinds[expected]
  return `is not ${wanted}: found ${shown(data)}${how}`
}

function shown(data: unknown): string {
  if (data === null || data === undefined) return 'nothing'
  if (Array.isArray(data)) return 'a list'
  if (typeof data === 'object') return 'a mapping'
  if (typeof data !== 'string') return String(data)
  return data.length > 80 ? `"${data.slice(0, 77)}..."` : `"${data}"`
}

const hint = (name: string, names: string[]) => {
  const near = suggestion(name, names)
  return near ? `, did you mean ${near}?` : ''
}

/** Whether a value is known when the template is written. */
export const isConstant = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

export function functionOf(value: unknown): [string, any] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  let name: string | undefined
  for (const key in value) {
    if (name !== undefined) return undefined
    name = key
  }
  return name !== undefined && (name === 'Ref' || name.startsWith('Fn::')) ? [name, (value as any)[name]] : undefined
}

/** A value of the same form, each of its entries changed. */
export function mapped(value: any, change: (entry: any, key: string) => any): any {
  const result: Record<string, any> = {}
  for (const key in value) result[key] = change(value[key], key)
  return result
}

export const isNoValue = (value: any) => value?.Ref === 'AWS::NoValue'

/** Tells of a parameter of the root whether its text may hold a comma. */
type MayHoldComma = (parameter: string) => boolean

/** A text that stands for a list, as a nested stack's parameter has it, as the list again. */
export function listOf(value: unknown, mayHoldComma: MayHoldComma): unknown {
  if (isConstant(value)) return String(value).split(',').map((item) => item.trim())
  const [name, argument] = functionOf(value) ?? []
  if (name === 'Fn::Join' && argument[0] === ',' && !Array.isArray(argument[1])) return argument[1]
  if (name === 'Fn::Join' && argument[0] === ',' && argument[1].every((item: unknown) => isOneItem(item, mayHoldComma))) {
    return argument[1].map((item: unknown) => (typeof item === 'string' ? item.trim() : item))
  }
  if (name === 'Fn::If') return { 'Fn::If': [argument[0], listOf(argument[1], mayHoldComma), listOf(argument[2], mayHoldComma)] }
  return { 'Fn::Split': [',', value] }
}

/** Whether a text stays one item when a list is made of it: what AWS gives for a reference has no comma, a user's text may. */
function isOneItem(value: unknown, mayHoldComma: MayHoldComma): boolean {
  if (isConstant(value)) return !String(value).includes(',')
  const [name, argument] = functionOf(value) ?? []
  const are = (parts: unknown[]) => parts.every((part) => isOneItem(part, mayHoldComma))
  switch (name) {
    case 'Ref':
      return !mayHoldComma(argument)
    case 'Fn::GetAtt':
      return true
    case 'Fn::If':
      return are(argument.slice(1))
    case 'Fn::Join':
      return Array.isArray(argument[1]) && are([argument[0], ...argument[1]])
    case 'Fn::Sub': {
      const [text, variables = {}] = [argument].flat()
      return !text.includes(',') && are(Object.values(variables)) && [...text.matchAll(nameIn)].every(([, spelled]) => !mayHoldComma(spelled.trim()))
    }
    default:
      return false
  }
}

/** Fn::Join of constants is a constant; neighbours that are constant become one. */
export function join(delimiter: string, list: unknown): unknown {
  if (!Array.isArray(list)) {
    const [name, argument] = functionOf(list) ?? []
    return name === 'Fn::Split' && argument[0] === delimiter ? argument[1] : { 'Fn::Join': [delimiter, list] }
  }
  if (list.every(isConstant)) return list.join(delimiter)
  return list.length === 1 && !functionOf(list[0])?.[0].match(/If|Split|GetAZs|Cidr/) ? list[0] : { 'Fn::Join': [delimiter, list] }
}

export function split(delimiter: string, text: unknown): unknown {
  if (isConstant(text)) return String(text).split(delimiter)
  const [name, argument] = functionOf(text) ?? []
  return name === 'Fn::Join' && argument[0] === delimiter && Array.isArray(argument[1]) && argument[1].every((item: unknown) => isConstant(item) && !String(item).includes(delimiter))
    ? argument[1]
    : { 'Fn::Split': [delimiter, text] }
}

/** What is not selected must not hold a reference, as that orders resources. */
export const select = (index: unknown, list: unknown): unknown =>
  isConstant(index) && Array.isArray(list) && Number(index) < list.length && list.every((item, at) => isConstant(item) || (at === Number(index) && functionOf(item)?.[0] !== 'Fn::If'))
    ? list[Number(index)]
    : { 'Fn::Select': [index, list] }

const nameIn = /\$\{([^!}][^}]*)\}/g

/**
 * Fn::Sub with its names replaced: `lookup` gives what a name stands for, or undefined where it stays. What fits into
 * the text goes there, the rest becomes a variable. A text with nothing left to fill in is a constant.
 */
export function sub(text: string, variables: Record<string, unknown>, lookup: (name: string) => unknown): unknown {
  const pieces: (string | { name: string; value: unknown })[] = []
  let end = 0
  for (const { 0: whole, 1: spelled, index } of text.matchAll(nameIn)) {
    const name = spelled!.trim()
    const value = Object.hasOwn(variables, name) ? variables[name] : lookup(name)
    pieces.push(text.slice(end, index), value === undefined ? whole : (inText(value) ?? { name, value }))
    end = index + whole.length
  }
  pieces.push(text.slice(end))
  if (pieces.every((piece) => typeof piece === 'string')) return filled(pieces.join(''))
  // A variable must not take the name of what the text itself names.
  const plain = new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [...piece.matchAll(nameIn)].map(([, name]) => name!) : [])))
  const kept: Record<string, unknown> = {}
  const result = pieces.map((piece) => (typeof piece === 'string' ? piece : `\${${keep(kept, plain, piece.name, piece.value)}}`)).join('')
  return { 'Fn::Sub': [result, kept] }
}

/** A text of Fn::Sub without variables: what is one name is a reference, what has none is a constant. */
function filled(text: string): unknown {
  const name = /^\$\{([^!}]+)\}$/.exec(text)?.[1]
  if (!name) return text.search(nameIn) >= 0 ? { 'Fn::Sub': text } : text.replaceAll('${!', '${')
  const point = name.indexOf('.')
  return point < 0 ? { Ref: name } : { 'Fn::GetAtt': [name.slice(0, point), name.slice(point + 1)] }
}

/** A value as it stands within the text of Fn::Sub; undefined where it needs a variable. */
function inText(value: unknown): string | undefined {
  if (isConstant(value)) return String(value).replace(/\$\{/g, '${!')
  const [name, argument] = functionOf(value) ?? []
  if (name === 'Ref') return `\${${argument}}`
  if (name === 'Fn::GetAtt' && argument.every((part: unknown) => typeof part === 'string')) return `\${${argument.join('.')}}`
  return name === 'Fn::Sub' && typeof argument === 'string' ? argument : undefined
}

function keep(kept: Record<string, unknown>, taken: ReadonlySet<string>, name: string, value: unknown): string {
  const base = name.replace(/\W/g, '')
  let unique = base
  for (let number = 2; taken.has(unique) || (unique in kept && JSON.stringify(kept[unique]) !== JSON.stringify(value)); number++) unique = `${base}${number}`
  kept[unique] = value
  return unique
}

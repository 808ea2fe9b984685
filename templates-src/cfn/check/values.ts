import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import { suggestion } from './suggestion.ts'

/** A value of a template that is not an object, with its path and the keys above it. */
type Leaf = { value: unknown; path: string; keys: string[] }

/** Every leaf of a value, in order. */
function leaves(value: unknown, path = '', keys: string[] = [], found: Leaf[] = []): Leaf[] {
  if (!isPlain(value) || Object.keys(value).length === 0) found.push({ value, path, keys })
  else
    for (const [key, entry] of Object.entries(value)) {
      // A nested template is a stack of its own.
      if (key === 'TemplateURL' && typeof entry === 'object' && entry !== null && 'Resources' in entry) continue
      leaves(entry, path ? `${path}.${key}` : key, [...keys, key], found)
    }
  return found
}

const isPlain = (value: unknown): value is object =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)))

/** What JSON cannot hold, and would change or lose without a word. */
export const notJson = ({ template }: Stack): Finding[] =>
  leaves(template).flatMap(({ value, path, keys }): Finding[] => {
    const isItem = /^\d+$/.test(keys.at(-1) ?? '')
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || isPlain(value)) return []
    if (typeof value === 'number') return Number.isFinite(value) ? [] : [{ code: 'notJson', path, found: String(value) }]
    // A property that is undefined is one that was left out.
    if (value === undefined) return isItem ? [{ code: 'notJson', path, found: 'undefined' }] : []
    return [{ code: 'notJson', path, found: `a ${typeof value === 'object' ? value.constructor.name : typeof value}` }]
  })

const regions = /\b(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:central|east|north|northeast|northwest|south|southeast|southwest|west)-\d\b/
/** What is another in another partition, region or account: code, and what it looks like. */
const fixed: [Finding['code'], RegExp][] = [
  ['fixedPartition', /\barn:aws(?:-[a-z-]+)?:/],
  ['fixedRegion', regions],
  // The last part of a UUID may look like an account.
  ['fixedAccount', /(?<![\w.]|[0-9a-f]{4}-)\d{12}(?!\w)/],
  ['fixedSuffix', /(?:https?:\/\/|\.dkr\.ecr\.)[^\s"']*\bamazonaws\.com/],
]

/** Resources and outputs that would be wrong in another partition, region or account. Conditions may ask which one it is. */
export const fixedPlaces = ({ template: { Resources, Outputs } }: Stack): Finding[] =>
  leaves({ Resources, Outputs })
    .filter(({ keys }) => !keys.some((key) => key === 'Description' || key === 'Metadata' || key === 'aws:RequestedRegion'))
    .flatMap(({ value, path }) =>
      fixed.flatMap(([code, pattern]): Finding[] => {
        const found = typeof value === 'string' ? pattern.exec(value)?.[0] : undefined
        return found === undefined ? [] : [{ code, path: withoutFunctions(path), found }]
      }),
    )

/** Functions without a transform. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const functions = [
  ...['And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If'],
  ...['ImportValue', 'Join', 'Not', 'Or', 'RefAll', 'Select', 'Split', 'Sub', 'ValueOf', 'ValueOfAll'],
].map((name) => `Fn::${name}`)

/** Transforms, and functions that need one or that there are not. */
export function transforms({ template }: Stack): Finding[] {
  const unknown = new Map<string, string>()
  for (const { keys } of leaves(template)) {
    keys.forEach((key, index) => {
      if (key.startsWith('Fn::') && !functions.includes(key)) unknown.set(withoutFunctions(keys.slice(0, index).join('.')), key)
    })
  }
  const sections = template as unknown as Record<string, unknown>
  return [
    ...('Transform' in sections ? [{ code: 'transform', path: 'Transform', found: JSON.stringify(sections.Transform) } as const] : []),
    ...Object.entries(template.Resources)
      .filter(([, { Type }]: [string, { Type: string }]) => Type.startsWith('AWS::Serverless::'))
      .map(([logicalId, { Type: found }]): Finding => ({ code: 'transform', path: `Resources.${logicalId}.Type`, found })),
    ...[...unknown].map(([path, found]): Finding => ({ code: 'unknownFunction', path, found, suggestion: suggestion(found, functions) })),
  ]
}

/** A person looks for the property: Properties.Value.Fn::Join.1.0 is in Properties.Value. */
const withoutFunctions = (path: string) => path.replace(/\.(?:Fn::|Ref$).*/, '')

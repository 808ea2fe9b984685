import { branches, list, type Rule, type Template } from './statements.ts'

/** What only a launch says. */
const open = Symbol('open')

/** What a value is when whoever launches types nothing but what has to be typed: `open` where that decides. */
export function usual(value: any, template: Template): unknown {
  const { Parameters = {}, Mappings = {} } = template
  if (typeof value !== 'object' || value === null) return value
  if ('Ref' in value && value.Ref in Parameters) return Parameters[value.Ref].Default ?? open
  if (value.Ref === 'AWS::NoValue') return undefined
  if ('Fn::If' in value) {
    const [name, yes, no] = value['Fn::If']
    const is = truth({ Condition: name }, template)
    return is === open ? open : usual(is ? yes : no, template)
  }
  if ('Fn::FindInMap' in value) {
    const [map, first, second] = value['Fn::FindInMap'].map((key: unknown) => usual(key, template))
    return Mappings[map]?.[first]?.[second] ?? open
  }
  return value
}

/** Whether a formula of conditions holds when whoever launches types nothing: `open` where that decides. */
export function truth(formula: any, template: Template): boolean | typeof open {
  const [name, argument] = Object.entries<any>(formula)[0]!
  if (name === 'Condition') return template.Conditions?.[argument] ? truth(template.Conditions[argument], template) : open
  if (name === 'Fn::Equals') {
    const [one, other] = argument.map((side: unknown) => usual(side, template))
    return one === open || other === open ? open : String(one) === String(other)
  }
  const all: (boolean | typeof open)[] = argument.map((one: unknown) => truth(one, template))
  if (name === 'Fn::Not') return all[0] === open ? open : !all[0]
  const decides = name === 'Fn::Or'
  return all.includes(decides) ? decides : all.includes(open) ? open : !decides
}

/** What a property has to be, in words, and whether a value is. */
type Wanted = { words: string; holds: (value: unknown, template: Template) => boolean }

const among = (values: readonly unknown[], value: unknown) => values.some((one) => String(one) === String(value))
const all = (value: unknown) => (value === undefined ? [undefined] : branches(value))

/** In each case one of these, for a property that no launch chooses. */
export const is = (...allowed: unknown[]): Wanted => ({ words: allowed.join(' or '), holds: (value) => all(value).length > 0 && all(value).every((one) => among(allowed, one)) })
/** In no case one of these; left out is as good. */
export const isNot = (...refused: unknown[]): Wanted => ({ words: `anything but ${refused.join(' or ')}`, holds: (value) => !all(value).some((one) => among(refused, one)) })
/** There, in some case at least: where it is not, a condition says so. */
export const isThere: Wanted = { words: 'there', holds: (value) => all(value).some((one) => one !== undefined) }
/** This in some case at least. */
export const canBe = (wanted: unknown): Wanted => ({ words: String(wanted), holds: (value) => all(value).some((one) => among([wanted], one)) })
const usually = (words: string, holds: (value: unknown) => boolean): Wanted => ({
  words: `${words} unless a launch says otherwise`,
  holds: (value, template) => {
    const one = usual(value, template)
    return one === open || holds(one)
  },
})
/** One of these unless whoever launches says otherwise. */
export const isUsually = (...allowed: unknown[]) => usually(allowed.join(' or '), (value) => among(allowed, value))
export const isUsuallyNot = (...refused: unknown[]) => usually(`anything but ${refused.join(' or ')}`, (value) => !among(refused, value))
/** So much or more unless whoever launches says otherwise. */
export const isUsuallyAtLeast = (least: number) => usually(`${least} or more`, (value) => Number(value) >= least)

/** The values at a path such as `A.B.*.C`, on both sides of every condition on the way; one that is missing is undefined. */
export function valuesAt(value: any, path: string): unknown[] {
  const [key, ...rest] = path.split('.')
  if (!key) return [value]
  const owners = value === undefined ? [undefined] : branches(value)
  return (owners.length > 0 ? owners : [undefined]).flatMap((owner) =>
    key === '*' ? list<any>(owner).flatMap((member) => branches(member)).flatMap((member) => valuesAt(member, rest.join('.'))) : valuesAt(owner?.[key], rest.join('.')),
  )
}

const shown = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value).replace(/^(.{60}).{3,}$/, '$1…'))

/** What a rule finds that wants properties of some types to have some values; `only` leaves some resources out. */
export const properties =
  (types: string | string[], wanted: Record<string, Wanted>, only: (properties: Record<string, any>) => boolean = () => true): Rule['find'] =>
  (template) =>
    Object.entries(template.Resources).flatMap(([Resource, { Type, Properties = {} }]) =>
      list(types).includes(Type) && only(Properties)
        ? Object.entries(wanted).flatMap(([path, { words, holds }]) =>
            valuesAt(Properties, path).flatMap((value) => (holds(value, template) ? [] : [{ Resource, At: `Properties.${path}`, says: `is ${shown(value)}, and must be ${words}` }])),
          )
        : [],
    )

/** What several of them find. */
export const each =
  (...finds: Rule['find'][]): Rule['find'] =>
  (template) =>
    finds.flatMap((find) => find(template))

/** What a test of whole resources says of those of some types. */
export const resources =
  (types: string | string[], says: (properties: Record<string, any>, template: Template, id: string) => string[]): Rule['find'] =>
  (template) =>
    Object.entries(template.Resources).flatMap(([Resource, { Type, Properties = {} }]) => (list(types).includes(Type) ? says(Properties, template, Resource).map((text) => ({ Resource, At: 'Properties', says: text })) : []))

/** Whether a value refers to a resource, in whatever function. */
export const mentions = (value: unknown, id: string) => new RegExp(`"(Ref|Fn::GetAtt)":\\[?"${id}"|\\$\\{${id}[.}]`).test(JSON.stringify(value ?? ''))

/** The resources of a type, by their logical IDs. */
export const entries = ({ Resources }: Template, type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type)

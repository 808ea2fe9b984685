import type { Parameter, Template } from '../../templates-src/cfn/index.ts'
import { broken } from '../local-aws/cloudformation/rules.ts'
import { scopeOf } from '../scope.ts'
import { faultOf } from './parameters.ts'

/** What a parameter of a template refuses a value for, with what it takes; undefined when it takes it. */
export const faultOfValue = (value: string, { Type, AllowedValues, ...constraints }: Parameter): string | undefined =>
  faultOf(value, {
    ParameterType: Type,
    ParameterConstraints: { ...texts(constraints), AllowedValues: AllowedValues?.map(String) },
  })

const texts = (constraints: object): Record<string, string> => Object.fromEntries(Object.entries(constraints).map(([key, value]) => [key, String(value)]))

/** What the Rules of a template say of parameters in a region, the rest having their defaults: the sentences of those broken. */
export function rulesAgainst(template: Template, given: Record<string, string>, region?: string): string[] {
  const { pseudo, parameters } = scopeOf(template, given, undefined, region)
  return broken({ Rules: template.Rules ?? {} }, { ...pseudo, ...parameters } as Record<string, string | string[]>)
}

/**
 * What the Rules of a template say about some of its parameters: what a profile leaves to who launches is not its to keep,
 * nor is an assertion that asks for a parameter which is blank until they give it.
 */
export const rulesAbout = ({ Parameters = {}, Rules = {} }: Template, names: string[]): NonNullable<Template['Rules']> => {
  const speaksOf = (value: unknown) => (name: string) => JSON.stringify(value).includes(`{"Ref":"${name}"}`)
  const blank = Object.keys(Parameters).filter((name) => !names.includes(name) && String(Parameters[name]!.Default ?? '') === '')
  return Object.fromEntries(
    Object.entries(Rules)
      .filter(([, rule]) => names.some(speaksOf(rule)))
      .map(([id, { Assertions, ...rule }]) => [id, { ...rule, Assertions: Assertions.filter(({ Assert }) => !blank.some(speaksOf(Assert))) }]),
  )
}

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
  const { pseudo, parameters } = scopeOf(template, given)
  return broken({ Rules: template.Rules ?? {} }, { ...pseudo, ...(region && { 'AWS::Region': region }), ...parameters } as Record<string, string | string[]>)
}

/** The Rules of a template that speak of some of its parameters: what a profile leaves to who launches is not its to keep. */
export const rulesAbout = ({ Rules = {} }: Template, names: string[]): NonNullable<Template['Rules']> =>
  Object.fromEntries(Object.entries(Rules).filter(([, rule]) => names.some((name) => JSON.stringify(rule).includes(`{"Ref":"${name}"}`))))

import type { Parameter, Template } from '../../templates-src/cfn/index.ts'
import { obey } from '../local-aws/cloudformation/rules.ts'
import { scopeOf } from '../scope.ts'
import { faultOf } from './parameters.ts'

/** What a parameter of a template refuses a value for, with what it takes; undefined when it takes it. */
export const faultOfValue = (value: string, { Type, AllowedValues, ...constraints }: Parameter): string | undefined =>
  faultOf(value, {
    ParameterType: Type,
    ParameterConstraints: { ...texts(constraints), AllowedValues: AllowedValues?.map(String) },
  })

const texts = (constraints: object): Record<string, string> => Object.fromEntries(Object.entries(constraints).map(([key, value]) => [key, String(value)]))

/** What the Rules of a template say of parameters, the rest having their defaults: nothing, or the sentences of those broken. */
export function rulesAgainst(template: Template, given: Record<string, string>): string[] {
  const { Rules = {} } = template
  const { parameters } = scopeOf(template, given)
  return Object.entries(Rules).flatMap(([name, rule]) => {
    try {
      obey({ Rules: { [name]: rule } } as unknown as Parameters<typeof obey>[0], parameters as Record<string, string | string[]>)
      return []
    } catch (error) {
      return [(error as Error).message.replace('Template error: rule violation: ', '')]
    }
  })
}

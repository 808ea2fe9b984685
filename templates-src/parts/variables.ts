import { equals, join, not, select, split, sub, type Intrinsic } from '../cfn/index.ts'

/** How many variables of a kind a form takes. Each costs a condition, of which nothing but a template without loops knows why. */
export const mostVariables = 10
const each = Array.from({ length: mostVariables }, (_, index) => index)

/**
 * Variables in one parameter, as `NAME=value,NAME=value`: what CloudFormation has no type for. The text is padded, so that
 * there is always a place to select. `conditions` say which places are taken.
 */
export function variables(parameter: string) {
  const pair = (index: number) => select(index, split(',', sub(`\${${parameter}}${','.repeat(mostVariables - 1)}`)))
  const half = (index: number, of: 0 | 1) => select(of, split('=', sub('${Pair}=', { Pair: pair(index) })))
  const has = (index: number) => `Has${parameter}${index + 1}`
  return {
    conditions: Object.fromEntries(each.map((index): [string, Intrinsic] => [has(index), not(equals(pair(index), ''))])),
    each: each.map((index) => ({ has: has(index), name: half(index, 0), value: half(index, 1) })),
  }
}

/** The secret itself, of an ARN that may end with a key, a stage and a version, as ECS takes it. */
export const secretOf = (arn: Intrinsic) => join(':', Array.from({ length: 7 }, (_, index) => select(index, split(':', sub('${Arn}::::::', { Arn: arn })))))

/** What a person may type: names of the shell's, and values that `value` fits, which holds neither a comma nor an equals sign. */
export const variablesPattern = (value: string) => `^([A-Za-z_][A-Za-z0-9_]*=${value}(,[A-Za-z_][A-Za-z0-9_]*=${value}){0,${mostVariables - 1}})?$`

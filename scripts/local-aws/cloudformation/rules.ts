import { refusal } from '../world.ts'
import type { Template } from './template.ts'

/** What a value of an AWS type has by way of attributes, and which there are, only a real account knows. */
const isUnknowable = (formula: unknown) => /"Fn::(RefAll|ValueOf|ValueOfAll)"/.test(JSON.stringify(formula))

type Values = Record<string, string | string[]>

/** Refuses parameters that a rule of the template does not allow, before anything is created. */
export function obey(template: Pick<Template, 'Rules'>, values: Values) {
  const said = broken(template, values)
  if (said.length > 0) throw refusal('ValidationError', `Template error: rule violation: ${said.join('; ')}`)
}

/**
 * What the rules that parameters break say, a sentence an assertion.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function broken({ Rules }: Pick<Template, 'Rules'>, values: Values): string[] {
  const assertions = Object.values<any>(Rules)
    .filter(({ RuleCondition }) => RuleCondition === undefined || (!isUnknowable(RuleCondition) && holds(RuleCondition)))
    .flatMap(({ Assertions = [] }) => Assertions.filter(({ Assert }: any) => !isUnknowable(Assert) && !holds(Assert)))
  return assertions.map(({ Assert, AssertDescription }: any) => AssertDescription ?? `Assertion ${JSON.stringify(Assert)} is false`)

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html */
  function holds(formula: any): boolean {
    if (typeof formula === 'boolean' || typeof formula === 'string') return String(formula) === 'true'
    const [name, argument] = Object.entries<any>(formula ?? {})[0] ?? []
    switch (name) {
      case 'Fn::And':
        return argument.every(holds)
      case 'Fn::Or':
        return argument.some(holds)
      case 'Fn::Not':
        return !holds(argument[0])
      case 'Fn::If':
        return holds(argument[holds(argument[0]) ? 1 : 2])
      case 'Fn::Equals':
        return String(valueOf(argument[0])) === String(valueOf(argument[1]))
      case 'Fn::Contains':
        return listOf(argument[0]).includes(String(valueOf(argument[1])))
      case 'Fn::EachMemberEquals':
        return listOf(argument[0]).every((item) => item === String(valueOf(argument[1])))
      case 'Fn::EachMemberIn':
        return listOf(argument[0]).every((item) => listOf(argument[1]).includes(item))
      default:
        throw refusal('ValidationError', `Template format error: ${name} is not a function of rules`)
    }
  }
  function valueOf(part: any): unknown {
    if (typeof part !== 'object' || part === null || !('Ref' in part)) return part
    if (!(part.Ref in values)) throw refusal('ValidationError', `Template format error: Unresolved dependencies [${part.Ref}]. Cannot reference resources in the Rules block of the template`)
    return values[part.Ref]
  }
  function listOf(part: any): string[] {
    return [valueOf(part)].flat().map(valueOf).flat().map(String)
  }
}

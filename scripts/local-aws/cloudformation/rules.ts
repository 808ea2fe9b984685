import { refusal } from '../world.ts'
import type { Template } from './template.ts'

/**
 * Refuses parameters that a rule of the template does not allow, before anything is created.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function obey(template: Template, values: Record<string, string | string[]>) {
  const broken = Object.values<any>(template.Rules)
    .filter(({ RuleCondition }) => RuleCondition === undefined || holds(RuleCondition))
    .flatMap(({ Assertions }) => Assertions.filter(({ Assert }: any) => !holds(Assert)).map(({ AssertDescription }: any) => AssertDescription ?? 'an assertion is false'))
  if (broken.length > 0) throw refusal('ValidationError', `Template error: rule violation: ${broken.join('; ')}`)

  function holds(part: any): boolean {
    const [name, argument] = Object.entries<any>(part)[0] ?? []
    switch (name) {
      case 'Fn::And':
        return argument.every(holds)
      case 'Fn::Or':
        return argument.some(holds)
      case 'Fn::Not':
        return !holds(argument[0])
      case 'Fn::Equals':
        return String(valueOf(argument[0])) === String(valueOf(argument[1]))
      case 'Fn::Contains':
        return listOf(argument[0]).includes(String(valueOf(argument[1])))
      case 'Fn::EachMemberEquals':
        return listOf(argument[0]).every((item) => item === String(valueOf(argument[1])))
      case 'Fn::EachMemberIn':
        return listOf(argument[0]).every((item) => listOf(argument[1]).includes(item))
      default:
        throw refusal('ValidationError', `Template error: rule-specific function ${name} is not known`)
    }
  }
  function valueOf(part: any): unknown {
    if (typeof part !== 'object' || part === null) return part
    if ('Ref' in part) return values[part.Ref] ?? part.Ref
    // What a value of an AWS type has by way of attributes is known to the account only.
    if ('Fn::RefAll' in part || 'Fn::ValueOf' in part || 'Fn::ValueOfAll' in part) return []
    return part
  }
  function listOf(part: any): string[] {
    const value = valueOf(part)
    return (Array.isArray(value) ? value.map(valueOf) : [value]).flat().map(String)
  }
}

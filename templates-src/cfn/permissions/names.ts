import { named } from '../resources/permissions.ts'
import type { Template } from '../template.ts'
import { childrenOf } from '../assembly.ts'

/** What a parameter of a stack can be, as patterns of IAM: * any text, @ the account. Few of them are in a name: asked only then. */
type Known = (parameter: string) => string[]

const anything = ['*']
const shortened = (patterns: string[]) => [...new Set(patterns.map((pattern) => pattern.replaceAll(/\*+/g, '*')))]
const combined = (parts: string[][]) => parts.reduce((all, part) => all.flatMap((left) => part.map((right) => left + right)), [''])

/** What a value can be, as far as the template tells; nothing for AWS::NoValue. */
function patternsOf(value: unknown, known: Known): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return anything
  const [[name, argument] = ['', undefined]] = Object.entries(value)
  if (name === 'Ref') return argument === 'AWS::NoValue' ? [] : reference(argument, known)
  if (name === 'Fn::If') return shortened(argument.slice(1).flatMap((branch: unknown) => patternsOf(branch, known)))
  if (name === 'Fn::Join' && Array.isArray(argument[1])) {
    return shortened(combined((argument[1] as unknown[]).flatMap((item, index) => [...(index > 0 ? [[argument[0] as string]] : []), patternsOf(item, known)])))
  }
  if (name === 'Fn::Sub') {
    const [text, values = {}] = Array.isArray(argument) ? argument : [argument]
    const parts = (text as string).split(/\$\{(!?[\w:.]+)\}/)
    return shortened(combined(parts.map((part, index) => (index % 2 === 0 ? [part] : part in values ? patternsOf(values[part], known) : reference(part, known)))))
  }
  return anything
}

// Service Catalog names its stacks SC-<account>-<provisioned product>.
const pseudo: Record<string, string[]> = { 'AWS::AccountId': ['@'], 'AWS::StackName': ['SC-*'] }
const reference = (name: string, known: Known): string[] => pseudo[name] ?? known(name)

const at = (value: any, path: string): unknown => path.split('.').reduce((inner, key) => inner?.[key], value)

/**
 * The names that resources of a tree have, by the ARN they stand in: 's3:::' → ['*-results-@'].
 * A name that CloudFormation makes begins with the name of the stack, which Service Catalog begins with SC-.
 */
export function namesOf(template: Template, known: Known = () => anything): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  const add = (arn: string, names: string[]) => (found[arn] = shortened([...(found[arn] ?? []), ...names]).sort())
  const children = childrenOf(template)
  for (const [logicalId, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const child = children[logicalId]
    if (child) {
      const passed = (Properties as { Parameters?: Record<string, unknown> }).Parameters ?? {}
      const inChild: Known = (name) => (name in passed ? patternsOf(passed[name], known) : anything)
      for (const [arn, names] of Object.entries(namesOf(child, inChild))) add(arn, names)
    }
    const row = named[Type]
    if (!row) continue
    const given = at(Properties, row.property)
    const names = given === undefined ? [] : patternsOf(given, known)
    const paths = row.path ? (patternsOf(at(Properties, row.path) ?? '/', known).map((path) => path.slice(1))) : ['']
    add(row.arn, combined([paths, names.length > 0 ? names.map((name) => name.replace(/^https:\/\//, '') + (row.below ? '/*' : '')) : [row.generated]]))
  }
  return found
}

import { attributes } from '../resources/attributes.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import { suggestion } from './suggestion.ts'
import type { Use } from './uses.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const pseudoParameters = ['AccountId', 'NoValue', 'NotificationARNs', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`)

/** Names that nothing in the template has, and attributes and outputs that what is named does not have. */
export const unknownNames = (stack: Stack): Finding[] => stack.uses.flatMap((use) => unknown[use.kind](use, stack))

const named = (code: Finding['code'], { name, path }: Use, names: string[]): Finding[] =>
  names.includes(name) ? [] : [{ code, path, found: name, suggestion: suggestion(name, names) }]

const namesIn = (section: object | undefined) => Object.keys(section ?? {})

const unknown: Record<Use['kind'], (use: Use, stack: Stack) => Finding[]> = {
  Ref: (use, { template }) => {
    const resources = namesIn(template.Resources)
    if ((use.section === 'Conditions' || use.section === 'Rules') && resources.includes(use.name)) {
      return [{ code: 'conditionReadsResource', path: use.path, found: use.name }]
    }
    return named('unknownReference', use, [...namesIn(template.Parameters), ...resources, ...pseudoParameters])
  },
  GetAtt: (use, { template, children }) => {
    const resource = template.Resources[use.name]
    if (!resource) return named('unknownResource', use, namesIn(template.Resources))
    if (use.section === 'Conditions' || use.section === 'Rules') return [{ code: 'conditionReadsResource', path: use.path, found: use.name }]
    const child = children[use.name]
    if (child) return use.attribute === undefined ? [] : unknownOutput(use, namesIn(child.template.Outputs))
    return use.attribute === undefined ? [] : unknownAttribute(use.attribute, use.path, resource.Type)
  },
  DependsOn: (use, { template }) => named('unknownResource', use, namesIn(template.Resources)),
  Condition: (use, { template }) => named('unknownCondition', use, namesIn(template.Conditions)),
  Parameter: (use, { template }) => named('unknownParameter', use, namesIn(template.Parameters)),
  Mapping: (use, { template }) => {
    const mapping = template.Mappings?.[use.name]
    return mapping ? unknownKeys(use, mapping) : named('unknownMapping', use, namesIn(template.Mappings))
  },
}

function unknownOutput({ name, attribute = '', path }: Use, outputs: string[]): Finding[] {
  const output = attribute.replace(/^Outputs\./, '')
  if (output !== attribute && outputs.includes(output)) return []
  const near = output !== attribute ? suggestion(output, outputs) : outputs.includes(output) ? `Outputs.${output}` : undefined
  return [{ code: 'unknownOutput', path, found: output, expected: name, suggestion: near }]
}

/** Types of other publishers and custom resources have the attributes they please. */
function unknownAttribute(attribute: string, path: string, type: string): Finding[] {
  const known = attributes[type]?.split(' ').filter(Boolean)
  if (!known || type === 'AWS::CloudFormation::CustomResource') return []
  // An attribute may be an object: VpcEncryptionControl.State is one of its parts.
  if (known.some((name) => name === attribute || attribute.startsWith(`${name}.`))) return []
  return [{ code: 'unknownAttribute', path, found: attribute, expected: type, suggestion: suggestion(attribute, known) }]
}

function unknownKeys({ name, keys: [top, second] = [], path }: Use, mapping: Record<string, object>): Finding[] {
  const missing = (key: unknown, keys: string[]): Finding[] =>
    typeof key !== 'string' || keys.includes(key)
      ? []
      : [{ code: 'unknownMappingKey', path, found: key, expected: name, suggestion: suggestion(key, keys) }]
  const rows = typeof top === 'string' && mapping[top] ? [mapping[top]] : Object.values(mapping)
  return [...missing(top, Object.keys(mapping)), ...missing(second, rows.flatMap((row) => Object.keys(row)))]
}

/** Parameters, conditions and mappings that nothing uses. Being shown in the console is no use. */
export function unusedNames({ template, uses }: Stack): Finding[] {
  const used = (section: string, code: Finding['code'], names: string[], kinds: Use['kind'][]) =>
    names
      .filter((name) => !uses.some((use) => use.name === name && kinds.includes(use.kind) && use.section !== 'Metadata'))
      .map((name): Finding => ({ code, path: `${section}.${name}` }))
  return [
    ...used('Parameters', 'unusedParameter', namesIn(template.Parameters), ['Ref', 'Parameter']),
    ...used('Conditions', 'unusedCondition', namesIn(template.Conditions), ['Condition']),
    ...used('Mappings', 'unusedMapping', namesIn(template.Mappings), ['Mapping']),
  ]
}

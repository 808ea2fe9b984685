import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'

/** The most characters that IAM takes in a managed policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const longestPolicy = 6144

/** What holds policies: for each property, whose characters are counted together, the most that IAM takes. */
const mosts: Record<string, Record<string, { most: number; of: string }>> = {
  'AWS::IAM::ManagedPolicy': { PolicyDocument: { most: longestPolicy, of: 'a managed policy' } },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: { most: 2048, of: 'a trust policy' }, Policies: { most: 10_240, of: 'the inline policies of a role' } },
  'AWS::IAM::RolePolicy': { PolicyDocument: { most: 10_240, of: 'the inline policies of a role' } },
  'AWS::IAM::User': { Policies: { most: 2048, of: 'the inline policies of a user' } },
  'AWS::IAM::UserPolicy': { PolicyDocument: { most: 2048, of: 'the inline policies of a user' } },
  'AWS::IAM::Group': { Policies: { most: 5120, of: 'the inline policies of a group' } },
  'AWS::IAM::GroupPolicy': { PolicyDocument: { most: 5120, of: 'the inline policies of a group' } },
}

/**
 * Policies that are longer than IAM takes, whatever their references stand for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const longPolicies = ({ template }: Stack): Finding[] =>
  Object.entries(template.Resources).flatMap(([logicalId, { Type, ...resource }]) => {
    const properties = (resource.Properties ?? {}) as Record<string, unknown>
    return Object.entries(mosts[Type] ?? {}).flatMap(([property, { most, of }]): Finding[] => {
      const inline = (properties.Policies ?? []) as { PolicyDocument: unknown }[]
      const documents = property === 'Policies' ? inline.map(({ PolicyDocument }) => PolicyDocument) : [properties[property]]
      const count = documents.reduce((sum: number, document) => sum + least(document), 0)
      return count > most ? [{ code: 'longPolicy', path: `Resources.${logicalId}.Properties.${property}`, found: count.toLocaleString('en'), expected: `${most.toLocaleString('en')} characters in ${of}` }] : []
    })
  })

/** The fewest characters that a value can have as JSON: the shorter branch of a choice, and nothing for a reference. */
function least(value: unknown): number {
  if (value === undefined) return 0
  if (Array.isArray(value)) return brackets(value.map(least))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).replace(/\s/g, '').length
  const [[name, argument] = ['', undefined]] = Object.entries(value)
  if (name === 'Ref') return argument === 'AWS::NoValue' ? 0 : quotes
  if (name === 'Fn::If') return Math.min(...(argument as unknown[]).slice(1).map(least))
  if (name === 'Fn::Sub') return least([argument].flat()[0].replaceAll(/\$\{[^!][^}]*\}/g, ''))
  if (name === 'Fn::Join' && Array.isArray(argument[1])) return quotes + argument[1].reduce((sum: number, part: unknown) => sum + Math.max(0, least(part) - quotes), 0)
  if (name.startsWith('Fn::')) return quotes
  const members = Object.entries(value).map(([key, inner]) => ({ key, length: least(inner) }))
  return brackets(members.map(({ key, length }) => (length === 0 ? 0 : JSON.stringify(key).length + 1 + length)))
}

const quotes = 2
const brackets = (lengths: number[]) => {
  const there = lengths.filter((length) => length > 0)
  return 2 + there.reduce((sum, length) => sum + length, 0) + Math.max(0, there.length - 1)
}

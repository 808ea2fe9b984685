import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import { suggestion } from './suggestion.ts'

/** Parameters passed to a nested stack that it does not have, and those it has and is not given. */
export const childParameters = ({ template, children }: Stack): Finding[] =>
  Object.entries(children).flatMap(([logicalId, child]): Finding[] => {
    const { Parameters: passed = {} } = template.Resources[logicalId]!.Properties as { Parameters?: Record<string, unknown> }
    const declared = child.template.Parameters ?? {}
    const names = Object.keys(declared)
    const path = `Resources.${logicalId}.Properties.Parameters`
    return [
      ...Object.keys(passed)
        .filter((name) => !names.includes(name))
        .map((name): Finding => {
          const place = { path: `${path}.${name}`, expected: logicalId }
          return { code: 'unknownChildParameter', ...place, found: name, suggestion: suggestion(name, names) }
        }),
      ...names
        .filter((name) => passed[name] === undefined && declared[name]!.Default === undefined)
        .map((name): Finding => ({ code: 'missingChildParameter', path, found: name, expected: logicalId })),
    ]
  })

/** What a nested stack may not have because the flat shape cannot have it. See Flattening in the design. */
export function childSubset({ template, uses, parents }: Stack): Finding[] {
  if (parents.length === 0) return []
  const { Parameters = {}, Outputs = {} } = template
  const stackNames = uses.filter(({ kind, name }) => kind === 'Ref' && (name === 'AWS::StackName' || name === 'AWS::StackId'))
  return [
    ...stackNames.map(({ name, path }): Finding => ({ code: 'childStackName', path, found: name })),
    ...Object.entries(Parameters).flatMap(([name, { Type, NoEcho }]): Finding[] => [
      ...(NoEcho ? [{ code: 'childNoEcho', path: `Parameters.${name}.NoEcho` } as const] : []),
      ...(Type.startsWith('AWS::SSM::') ? [{ code: 'childSsm', path: `Parameters.${name}.Type`, found: Type } as const] : []),
    ]),
    ...Object.keys(Outputs)
      .filter((name) => Outputs[name]!.Export)
      .map((name): Finding => ({ code: 'childExport', path: `Outputs.${name}.Export` })),
    ...(template.Rules ? [{ code: 'childRules', path: 'Rules' } as const] : []),
  ]
}

/** What the resource of a nested stack may not say, nor anybody of it, because the flat shape has no such resource. */
export const nestedStacks = ({ template, children, uses }: Stack): Finding[] => [
  ...Object.keys(children).flatMap((logicalId) => {
    const { Properties, ...attributes } = template.Resources[logicalId]!
    return ['DeletionPolicy', 'UpdateReplacePolicy', 'CreationPolicy', 'UpdatePolicy', 'Tags', 'NotificationARNs', 'TimeoutInMinutes'].flatMap(
      (found): Finding[] => {
        const path = `Resources.${logicalId}`
        if (found in attributes) return [{ code: 'nestedAttribute', path: `${path}.${found}`, found }]
        return found in (Properties ?? {}) ? [{ code: 'nestedAttribute', path: `${path}.Properties.${found}`, found }] : []
      },
    )
  }),
  ...uses.filter(({ kind, name }) => kind === 'Ref' && name in children).map(({ name, path }): Finding => ({ code: 'nestedRef', path, found: name })),
]

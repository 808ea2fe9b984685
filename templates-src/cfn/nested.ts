import { getAtt } from './intrinsics.ts'
import type { Output, Parameter, Resources, Template } from './template.ts'
import type { Fits, Intrinsic } from './value.ts'

type Optional<P> = { [K in keyof P]: P[K] extends { Default: string | number } ? K : never }[keyof P]
type Wire<T> = Intrinsic<Fits<T>> | string | number
type Wires<P extends Record<string, Parameter>> = { [K in Exclude<keyof P, Optional<P>>]: Wire<P[K]['Type']> } & {
  [K in Optional<P>]?: Wire<P[K]['Type']>
}

/** A nested stack of a parent: its resource, and its outputs as the parent reads them. */
export interface Nested<O extends Record<string, Output> = Record<string, Output>> {
  LogicalId: string
  Resource: Resources[string]
  Outputs: { [K in keyof O]: Intrinsic<O[K]['Type']> }
}

/**
 * Nests a template: `parameters` are exactly the child's, those with a Default being optional.
 * A wire that is missing, misspelt or of another type does not compile; two stacks that need each other cannot be written.
 */
export function nested<P extends Record<string, Parameter>, O extends Record<string, Output>>(
  LogicalId: string,
  child: Template<P, O>,
  parameters: Wires<NoInfer<P>>,
  attributes: { Condition?: string; DependsOn?: string | readonly string[] } = {},
): Nested<O> {
  const names = Object.keys(child.Outputs ?? {}) as (keyof O & string)[]
  return {
    LogicalId,
    Resource: {
      Type: 'AWS::CloudFormation::Stack',
      ...attributes,
      Properties: { TemplateURL: child as Template, ...(Object.keys(parameters).length > 0 && { Parameters: parameters as Record<string, string> }) },
    },
    Outputs: Object.fromEntries(names.map((name) => [name, getAtt(LogicalId, `Outputs.${name}`)])) as Nested<O>['Outputs'],
  }
}

/** The nested stacks of a parent as its resources, in the order given. */
export const stacks = (...children: Nested<any>[]): Resources =>
  merge(...children.map(({ LogicalId, Resource }) => ({ [LogicalId]: Resource })))

/** Joins groups of resources. Throws a RangeError when a logical ID is used twice. */
export function merge(...groups: Resources[]): Resources {
  const ids = groups.flatMap((group) => Object.keys(group))
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  if (twice.length > 0) throw new RangeError(`cannot merge resources: logical ID used twice: ${twice.join(', ')}; rename one`)
  return Object.assign({}, ...groups)
}

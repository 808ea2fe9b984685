import { isConditional, isCreateOnly, type ResourceType, resourceType } from './resource-types.ts'

/** Where a property differs, from its resource's properties down, and whether the change takes a new resource. */
export type Update = { path: string[]; requires: 'Always' | 'Conditionally' | 'Never' }

/**
 * What the specification calls conditional though it always holds: a database without its snapshot, or with another, is a
 * new one. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
const createOnlyToo: Record<string, string[]> = { 'AWS::RDS::DBInstance': ['DBClusterSnapshotIdentifier', 'DBSnapshotIdentifier', 'Engine'], 'AWS::RDS::DBCluster': ['Engine'] }

/**
 * Where two sets of a resource's properties differ, through definitions, lists and maps: what cannot change is one place with
 * all that is in it. A type that nobody knows is taken to change in place.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export function updatesBetween(type: string, before: Tree, after: Tree): Update[] {
  const { properties, definitions = [] }: Pick<ResourceType, 'properties' | 'definitions'> = resourceType(type) ?? { properties: {} }
  return keys(before, after).flatMap((name) => {
    const flags = createOnlyToo[type]?.includes(name) ? '!' : (properties[name] ?? '')
    return differing(definitions, flags, [name], before[name], after[name])
  })
}

type Tree = Record<string, any>

function differing(definitions: NonNullable<ResourceType['definitions']>, flags: string, path: string[], before: any, after: any): Update[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (isCreateOnly(flags)) return [{ path, requires: 'Always' }]
  const [, isMap, index] = /:(\{\})?(\d+)$/.exec(flags) ?? []
  const definition = definitions[Number(index ?? NaN)]
  const flagsOf = (key: string) => (isMap || Array.isArray(before ?? after) ? `:${index}` : (definition![key] ?? ''))
  const inside = definition ? keys(before, after).flatMap((key) => differing(definitions, flagsOf(key), [...path, key], before?.[key], after?.[key])) : []
  // What is in something conditional is so too, save what says more.
  if (isConditional(flags)) return [{ path, requires: 'Conditionally' }, ...inside.filter(({ requires }) => requires === 'Always')]
  return inside.length > 0 ? inside : [{ path, requires: 'Never' }]
}

const keys = (...values: unknown[]) => [...new Set(values.flatMap((value) => (typeof value === 'object' && value !== null ? Object.keys(value) : [])))]

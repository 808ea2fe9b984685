import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from './specification.ts'

/** Beside the source, as the compiler does not copy it. */
export const file = join(dirname(fileURLToPath(import.meta.url)), '../../../../scripts/local-aws/resource-types.json')

export type ResourceType = {
  /** Name → flags: * required, ! replaced when changed, ? perhaps, :n the definition of what is in it, :{}n of a map of them. */
  properties: Record<string, string>
  definitions?: Record<string, string>[]
  /** What Fn::GetAtt gives; [] after those that are lists. */
  attributes: string[]
  /** What Ref gives. */
  id: string[] | string
  arn?: string
}

const require = createRequire(import.meta.url)
let types: Record<string, ResourceType | undefined> | undefined
const custom: ResourceType = { properties: {}, attributes: [], id: [] }

export const isCustom = (type: string) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'

/** What the resource specification says of a type; undefined for one that does not exist. */
export function resourceType(name: string): ResourceType | undefined {
  types ??= JSON.parse(readFileSync(file, 'utf8')) as Record<string, ResourceType>
  if (isCustom(name)) return custom
  if (!(name in types)) types[name] = fromSpecification(name)
  return types[name]
}

/** A type that nothing of ours uses is looked up in the whole specification, which takes half a second to load and is not always installed. */
function fromSpecification(name: string): ResourceType | undefined {
  try {
    const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec') as typeof import('@aws-cdk/aws-service-spec')
    return describe(loadAwsServiceSpecSync(), name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

export const attributeNames = (type: string) => resourceType(type)!.attributes.map((name) => name.replace('[]', ''))

const isRequired = (flags: string) => flags.startsWith('*')
/** Whether a change replaces depends on what it is. */
export const isConditional = (flags: string) => /^\*?\?/.test(flags)
export const isCreateOnly = (flags: string) => /^\*?!/.test(flags)

/** What is wrong with resolved properties: unknown names and missing required ones, at any depth. */
export function propertyProblems(name: string, properties: Record<string, unknown>): string[] {
  const type = resourceType(name)!
  if (isCustom(name)) return []
  const visit = (known: Record<string, string>, value: Record<string, unknown>, path: string): string[] => [
    ...Object.keys(value).filter((key) => !(key in known)).map((key) => `extraneous key [${key}] is not permitted${path ? ` at #/${path}` : ''}`),
    ...Object.entries(known).filter(([key, flags]) => isRequired(flags) && value[key] === undefined).map(([key]) => `required key [${key}] not found${path ? ` at #/${path}` : ''}`),
    ...Object.entries(value).flatMap(([key, item]) => inside(known[key] ?? '', item, path ? `${path}/${key}` : key)),
  ]
  const inside = (flags: string, value: unknown, path: string): string[] => {
    const [, isMap, index] = /:(\{\})?(\d+)$/.exec(flags) ?? []
    const definition = index === undefined ? undefined : type.definitions?.[Number(index)]
    if (!definition || typeof value !== 'object' || value === null) return []
    if (Array.isArray(value)) return value.flatMap((item, at) => inside(flags, item, `${path}/${at}`))
    if (isMap) return Object.entries(value).flatMap(([key, item]) => (typeof item === 'object' && item !== null ? visit(definition, item as Record<string, unknown>, `${path}/${key}`) : []))
    return visit(definition, value as Record<string, unknown>, path)
  }
  return visit(type.properties, properties, '')
}

import { CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, load, type TagDefinition } from 'js-yaml'
import { type Call, refusal } from '../world.ts'
import { mayGetObject } from '../s3/access.ts'
import { addressOf } from '../s3/address.ts'
import { resourceType } from './resource-types.ts'
import { referencesOf } from './references.ts'

export type Resource = {
  Type: string
  Properties?: Record<string, any>
  Condition?: string
  DependsOn?: string | string[]
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
  [attribute: string]: any
}
export type Template = {
  Description?: string
  Metadata?: Record<string, any>
  Parameters: Record<string, any>
  Rules: Record<string, any>
  Mappings: Record<string, any>
  Conditions: Record<string, any>
  Resources: Record<string, Resource>
  Outputs: Record<string, any>
  Transform: string[]
  text: string
}

const invalid = (message: string) => refusal('ValidationError', message)

const functions = ['Base64', 'Cidr', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Select', 'Split', 'Sub', 'And', 'Equals', 'Not', 'Or', 'Transform', 'ToJsonString', 'Length', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'RefAll', 'ValueOf', 'ValueOfAll']
const never = () => false
const tagsOf = (tag: string, long: string): TagDefinition[] => [
  defineScalarTag(`!${tag}`, { identify: never, resolve: (text) => ({ [long]: text }) }),
  defineSequenceTag<unknown[], object>(`!${tag}`, { identify: never, create: () => [], addItem: (list, item) => void list.push(item), finalize: (list) => ({ [long]: list }) }),
  defineMappingTag<Record<string, unknown>, object>(`!${tag}`, {
    identify: never,
    create: () => ({}),
    addPair: (record, key, value) => ((record[String(key)] = value), ''),
    has: (record, key) => Object.hasOwn(record, String(key)),
    keys: () => [],
    get: () => undefined,
    finalize: (record) => ({ [long]: record }),
  }),
]
const schema = CORE_SCHEMA.withTags(...tagsOf('Ref', 'Ref'), ...tagsOf('Condition', 'Condition'), ...functions.flatMap((name) => tagsOf(name, `Fn::${name}`)))

/** Reads a template, YAML or JSON, and refuses what CloudFormation refuses before it looks at any resource. */
export function parse(text: string): Template {
  let read: any
  try {
    read = load(text, { schema })
  } catch (error) {
    throw invalid(`Template format error: YAML not well-formed. ${(error as Error).message.split('\n')[0]}`)
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw invalid('Template format error: unsupported structure.')
  const sections = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Transform', 'Hooks']
  const unknown = Object.keys(read).filter((name) => !sections.includes(name))
  if (unknown.length > 0) throw invalid(`Invalid template property or properties [${unknown.join(', ')}]`)
  const template: Template = {
    Description: read.Description,
    Metadata: read.Metadata,
    Parameters: read.Parameters ?? {},
    Rules: read.Rules ?? {},
    Mappings: read.Mappings ?? {},
    Conditions: read.Conditions ?? {},
    Resources: read.Resources ?? {},
    Outputs: read.Outputs ?? {},
    Transform: [read.Transform ?? []].flat(),
    text,
  }
  validate(template)
  return template
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const limits = { Resources: 500, Parameters: 200, Outputs: 200, Mappings: 200 } as const

function validate(template: Template) {
  const { Resources, Parameters, Conditions, Mappings } = template
  const entries = Object.entries(Resources)
  if (entries.length === 0) throw invalid('Template format error: At least one Resources member must be defined.')
  for (const [section, most] of Object.entries(limits)) {
    const count = Object.keys(template[section as keyof typeof limits]).length
    if (count > most) throw invalid(`Template format error: Number of ${section.toLowerCase()}, ${count}, is greater than maximum allowed, ${most}`)
  }
  const named = [...Object.keys(Parameters), ...Object.keys(Resources), ...Object.keys(Conditions), ...Object.keys(template.Outputs)]
  const misnamed = named.find((name) => !/^[A-Za-z0-9]{1,255}$/.test(name))
  if (misnamed) throw invalid(`Template format error: Resource name ${misnamed} is non alphanumeric.`)
  const untyped = entries.find(([, resource]) => typeof resource?.Type !== 'string')
  if (untyped) throw invalid(`Template format error: [/Resources/${untyped[0]}] Every Resources object must contain a Type member.`)
  const unknownTypes = [...new Set(entries.map(([, { Type }]) => Type))].filter((type) => !resourceType(type))
  if (unknownTypes.length > 0) throw invalid(`Template format error: Unrecognized resource types: [${unknownTypes.join(', ')}]`)
  const undefinedCondition = entries.find(([, { Condition }]) => Condition && !(Condition in Conditions))
  if (undefinedCondition) throw invalid(`Template format error: Condition ${undefinedCondition[1].Condition} is not defined.`)

  const { names, conditions, mappings, transforms } = referencesOf({ Resources, Conditions, Outputs: template.Outputs })
  if (transforms.length > 0 && !template.Transform.includes('AWS::LanguageExtensions')) {
    throw invalid(`Template format error: ${transforms[0]} requires the AWS::LanguageExtensions transform`)
  }
  const inResources = referencesOf(Resources).names
  const unresolved = (all: Set<string>) => [...all].filter((name) => !name.startsWith('AWS::') && !(name in Resources) && !(name in Parameters))
  const missing = unresolved(inResources)
  if (missing.length > 0) throw invalid(`Template format error: Unresolved resource dependencies [${missing.join(', ')}] in the Resources block of the template`)
  const elsewhere = unresolved(names)
  if (elsewhere.length > 0) throw invalid(`Template format error: Unresolved resource dependencies [${elsewhere.join(', ')}] in the Outputs block of the template`)
  const noCondition = [...conditions].find((name) => !(name in Conditions))
  if (noCondition) throw invalid(`Template format error: Unresolved condition dependency ${noCondition} in the template`)
  const noMapping = [...mappings].find((name) => !(name in Mappings))
  if (noMapping) throw invalid(`Template error: Mapping named '${noMapping}' is not present in the 'Mappings' section of template.`)
  const ring = cycle(Resources)
  if (ring) throw invalid(`Circular dependency between resources: [${ring.join(', ')}]`)
}

/** The resources a resource waits for, absent ones left out. */
export function waitsFor(resources: Record<string, Resource>, id: string): string[] {
  return [...referencesOf(resources[id]).names].filter((name) => name in resources && name !== id)
}

function cycle(resources: Record<string, Resource>): string[] | undefined {
  const done = new Set<string>()
  const visit = (id: string, path: string[]): string[] | undefined => {
    if (path.includes(id)) return path.slice(path.indexOf(id))
    if (done.has(id)) return undefined
    for (const next of waitsFor(resources, id)) {
      const found = visit(next, [...path, id])
      if (found) return found
    }
    done.add(id)
    return undefined
  }
  for (const id of Object.keys(resources)) {
    const found = visit(id, [])
    if (found) return found
  }
  return undefined
}

/** The text of a template that a request carries or points to. */
export function textOf({ TemplateBody, TemplateURL }: { TemplateBody?: string; TemplateURL?: string }, { world, caller }: Call): string | undefined {
  if (TemplateBody !== undefined && TemplateURL !== undefined) throw invalid('Specify exactly one of the following parameters: TemplateBody, TemplateURL')
  if (TemplateBody !== undefined) {
    const size = Buffer.byteLength(TemplateBody)
    if (size > 51_200) throw invalid(`1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200`)
    return TemplateBody
  }
  if (TemplateURL === undefined) return undefined
  const address = addressOf(TemplateURL)
  if (!address) throw invalid('TemplateURL must be a supported URL.')
  const object = world.buckets.get(address.Bucket)?.objects.get(address.Key)
  if (!object || !mayGetObject(world, caller, address.Bucket, address.Key)) {
    throw invalid(`S3 error: Access Denied\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`)
  }
  if (object.Body.length > 1_048_576) throw invalid('Template may not exceed 1000000 bytes in size.')
  return object.Body.toString()
}

import { attributeNames, isCustom, resourceType } from './resource-types.ts'
import { misplaced } from './secrets.ts'
import { canSnapshot } from './snapshots.ts'
import { type References, referencesOf, referencesOfResource, waitsFor } from './references.ts'
import type { Template } from './template.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const limits = { Resources: 500, Parameters: 200, Outputs: 200, Mappings: 200 } as const

const resourceAttributes = ['Type', 'Properties', 'Condition', 'DependsOn', 'CreationPolicy', 'UpdatePolicy', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata']
const parameterFields = ['Type', 'Default', 'Description', 'AllowedValues', 'AllowedPattern', 'ConstraintDescription', 'NoEcho', 'MinLength', 'MaxLength', 'MinValue', 'MaxValue']
const policies = { DeletionPolicy: ['Delete', 'Retain', 'Snapshot', 'RetainExceptOnCreate'], UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'] }
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html */
const parameterType = /^(String|Number|CommaDelimitedList|List<Number>|(List<)?AWS::(EC2|Route53)::[\w:]+>?|AWS::SSM::Parameter::(Name|Value<.+>))$/

/** What is wrong with a template, in AWS's words and, section by section, in the order AWS finds it. */
export function* validate(template: Template): Generator<string> {
  yield* sizes(template)
  yield* members(template)
  // What a macro would make of the rest nobody knows; stacks with one are refused later.
  if (template.Transform.length === 0) yield* references(template)
  const ring = cycle(template.Resources)
  if (ring) yield `Circular dependency between resources: [${ring.join(', ')}]`
}

function* sizes({ Description, ...template }: Template) {
  if (Object.keys(template.Resources).length === 0) yield 'Template format error: At least one Resources member must be defined.'
  for (const [section, most] of Object.entries(limits)) {
    const count = Object.keys(template[section as keyof typeof limits]).length
    if (count > most) yield `Template format error: Number of ${section.toLowerCase()}, ${count}, is greater than maximum allowed, ${most}`
  }
  if (Description !== undefined && typeof Description !== 'string') yield 'Template format error: every Description member must be a string.'
  if (Buffer.byteLength(Description ?? '') > 1024) yield "Template format error: 'Description' length is greater than 1024."
}

function* members({ Parameters, Resources, Conditions, Outputs }: Template) {
  for (const [section, names] of Object.entries({ Parameters, Resources, Conditions, Outputs })) {
    for (const name of Object.keys(names)) if (!/^[A-Za-z0-9]{1,255}$/.test(name)) yield `Template format error: ${section.slice(0, -1)} name ${name} is non alphanumeric.`
  }
  for (const [name, parameter] of Object.entries(Parameters)) {
    if (typeof parameter?.Type !== 'string') yield 'Template format error: Every Parameters object must contain a Type member.'
    else if (!parameterType.test(parameter.Type)) yield `Template format error: Unrecognized parameter type: ${parameter.Type}`
    for (const field of Object.keys(parameter)) if (!parameterFields.includes(field)) yield `Invalid template parameter property '${field}'`
    if (!isPattern(parameter.AllowedPattern)) yield `Template format error: AllowedPattern of parameter '${name}' is not a regular expression.`
  }
  for (const [id, resource] of Object.entries(Resources)) {
    if (typeof resource?.Type !== 'string') yield `Template format error: [/Resources/${id}] Every Resources object must contain a Type member.`
    for (const attribute of Object.keys(resource)) if (!resourceAttributes.includes(attribute)) yield `Invalid template resource property '${attribute}'`
    for (const [attribute, allowed] of Object.entries(policies)) {
      if (resource[attribute] === 'Snapshot' && !canSnapshot(resource.Type)) yield `Template error: resource type ${resource.Type} does not support ${attribute === 'DeletionPolicy' ? 'deletion' : 'update replace'} policy Snapshot`
      if (resource[attribute] !== undefined && !allowed.includes(resource[attribute])) yield `Template error: Unrecognized ${attribute} ${JSON.stringify(resource[attribute])} for resource ${id}`
    }
  }
  const unknownTypes = [...new Set(Object.values(Resources).map(({ Type }) => Type))].filter((type) => !resourceType(type))
  if (unknownTypes.length > 0) yield `Template format error: Unrecognized resource types: [${unknownTypes.join(', ')}]`
  for (const output of Object.values(Outputs)) {
    if (output?.Value === undefined) yield 'Template format error: Every Outputs member must contain a Value object'
    for (const field of Object.keys(output ?? {})) if (!['Value', 'Description', 'Export', 'Condition'].includes(field)) yield `Invalid template output property '${field}'`
  }
}

function isPattern(pattern: string | undefined) {
  try {
    return new RegExp(pattern ?? '') !== undefined
  } catch {
    return false
  }
}

function* references({ Resources, Parameters, Conditions, Mappings, Outputs }: Template) {
  const [inResources, inConditions, inOutputs] = [Object.values(Resources).map(referencesOfResource), [referencesOf(Conditions, { formula: true })], [referencesOf(Object.values(Outputs).map(({ Value, Export }) => [Value, Export]))]]
  const all = [...inResources, ...inConditions, ...inOutputs]
  for (const { problems } of all) yield* problems
  const secure = misplaced({ Resources, Outputs })
  if (secure.length > 0) yield `SSM Secure reference is not supported in: [${secure.join(',')}]`

  const missing = (some: References[]) => [...new Set(some.flatMap(({ names }) => [...names]))].filter((name) => !name.startsWith('AWS::') && !(name in Resources) && !(name in Parameters))
  const dependsOn = Object.values(Resources).flatMap(({ DependsOn = [] }) => [DependsOn].flat()).filter((id) => !(id in Resources))
  const unresolved = [...new Set([...missing(inResources), ...dependsOn])]
  if (unresolved.length > 0) yield `Template format error: Unresolved resource dependencies [${unresolved.join(', ')}] in the Resources block of the template`
  const inFormulas = inConditions.flatMap(({ names }) => [...names]).filter((name) => !name.startsWith('AWS::') && !(name in Parameters))
  if (inFormulas.length > 0) yield `Template format error: Unresolved dependencies [${inFormulas.join(', ')}]. Cannot reference resources in the Conditions block of the template`
  const outside = missing(inOutputs)
  if (outside.length > 0) yield `Template format error: Unresolved resource dependencies [${outside.join(', ')}] in the Outputs block of the template`

  const conditions = [...all.flatMap((one) => [...one.conditions]), ...[...Object.values(Resources), ...Object.values(Outputs)].flatMap(({ Condition = [] }) => Condition)]
  for (const name of conditions) if (!(name in Conditions)) yield `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`
  for (const name of all.flatMap(({ mappings }) => [...mappings])) if (!(name in Mappings)) yield `Template error: Mapping named '${name}' is not present in the 'Mappings' section of template.`
  for (const { id, name } of all.flatMap(({ attributes }) => attributes)) {
    const type = Resources[id]?.Type
    if (!type) yield `Template error: instance of Fn::GetAtt references undefined resource ${id}`
    else if (!hasAttribute(type, name)) yield `Template error: resource ${id} does not support attribute type ${name} in Fn::GetAtt`
  }
}

const hasAttribute = (type: string, name: string) =>
  isCustom(type) || (type === 'AWS::CloudFormation::Stack' ? name.startsWith('Outputs.') : attributeNames(type).includes(name))

function cycle(resources: Template['Resources']): string[] | undefined {
  const done = new Set<string>()
  const visit = (id: string, path: string[]): string[] | undefined => {
    if (path.includes(id)) return path.slice(path.indexOf(id))
    if (done.has(id)) return undefined
    for (const next of waitsFor(resources[id]!).filter((name) => name in resources)) {
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

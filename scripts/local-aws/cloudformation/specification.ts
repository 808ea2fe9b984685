import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types'
import type { ResourceType } from './resource-types.ts'

/** The definition a property's values have, if any; {} where it is a map of them. */
function definitionOf(type: PropertyType): string {
  if (type.type === 'ref') return type.reference.$ref
  if (type.type === 'array') return definitionOf(type.element)
  if (type.type === 'map') {
    const inner = definitionOf(type.element).replace('{}', '')
    return inner && `{}${inner}`
  }
  return ''
}

/** A property as a short text: * required, ! replaced when changed, ? perhaps, : the definition of what is in it. */
const flags = ({ required, causesReplacement, type }: Property) =>
  `${required ? '*' : ''}${causesReplacement === 'yes' ? '!' : causesReplacement === 'maybe' ? '?' : ''}${definitionOf(type) ? `:${definitionOf(type)}` : ''}`

const propertiesOf = (properties: Record<string, Property>) => Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, flags(property)]))

/** What the local AWS must know of a resource type; undefined for one that does not exist. */
export function describe(db: SpecDatabase, name: string): ResourceType | undefined {
  const [resource] = db.lookup('resource', 'cloudFormationType', 'equals', name)
  if (!resource) return undefined
  const definitions = reached(db, Object.values(resource.properties))
  // Definitions are numbered within a type, so that a new one elsewhere changes no other line.
  const number = new Map([...definitions.keys()].map((id, index) => [id, String(index)]))
  const renamed = (properties: Record<string, string>) =>
    Object.fromEntries(Object.entries(properties).map(([key, text]) => [key, text.replace(/(?<=:(?:\{\})?)\d+$/, (id) => number.get(id)!)]))
  return {
    properties: renamed(propertiesOf(resource.properties)),
    ...(definitions.size > 0 && { definitions: [...definitions.values()].map(renamed) }),
    attributes: Object.entries(resource.attributes).map(([attribute, { type }]) => (type.type === 'array' ? `${attribute}[]` : attribute)).sort(),
    id: resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? [],
    ...(resource.arnTemplate && { arn: resource.arnTemplate }),
  }
}

function reached(db: SpecDatabase, properties: Property[], found = new Map<string, Record<string, string>>()) {
  for (const { type } of properties) {
    const id = definitionOf(type).replace('{}', '')
    if (!id || found.has(id)) continue
    const definition = db.get('typeDefinition', id)
    found.set(id, propertiesOf(definition.properties))
    reached(db, Object.values(definition.properties), found)
  }
  return found
}

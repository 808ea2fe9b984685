import type { Property, PropertyType, Resource, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types'
import { header } from './header.ts'

/** AWS::EC2::VPC → EC2VPC */
const interfaceName = ({ cloudFormationType }: Resource) => cloudFormationType.split('::').slice(1).join('')
/** AWS::EC2::VPC → ec2 */
const fileOf = ({ cloudFormationType }: Resource) => cloudFormationType.split('::')[1]!.toLowerCase()

const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`
const importLine = (names: string[], file: string) => `import type { ${names.join(', ')} } from ${quoted(file)}\n`

/** A file of interfaces for each service, and the union of all resources. Declarations, which the compiler does not check again. */
export function interfaceFiles(db: SpecDatabase, resources: readonly Resource[]): Record<string, string> {
  const services = [...new Set(resources.map(fileOf))].map((service) => ({ service, its: resources.filter((resource) => fileOf(resource) === service) }))
  const imports = services.map(
    ({ service, its }) => importLine(its.map(interfaceName), `./${service}.d.ts`),
  )
  const union = resources.map((resource) => `\n  | ${interfaceName(resource)}`)
  return {
    ...Object.fromEntries(services.map(({ service, its }) => [`${service}.d.ts`, serviceFile(db, its)])),
    'index.d.ts': `${header}${imports.join('')}\nexport type Resource =${union.join('') || ' never'}\n`,
  }
}

function serviceFile(db: SpecDatabase, resources: Resource[]): string {
  const body = resources.map((resource) => interfaces(db, resource)).join('\n')
  const imports = {
    '../attributes.ts': ['JsonDocument', 'ResourceAttributes', 'Tag'],
    '../template.ts': ['Template'],
    '../value.ts': ['Dictionary', 'List', 'Value'],
  }
  const lines = Object.entries(imports).map(([file, names]) => {
    const used = names.filter((name) => new RegExp(`[ <]${name}\\b[^:?]`).test(body.replaceAll(/\/\*\*.*/g, '')))
    return used.length > 0 ? importLine(used, file) : ''
  })
  return `${header}${lines.join('')}\n${body}`
}

/** A resource's interface, and one for each type of object its properties reach. */
function interfaces(db: SpecDatabase, resource: Resource): string {
  const name = interfaceName(resource)
  const definitions = reachable(db, resource)
  // The underscore keeps EC2VPC_Endpoint, an object in a VPC, from being EC2VPCEndpoint.
  const names = new Map(definitions.map((definition) => [definition.$id, `${name}_${definition.name}`]))
  const required = Object.values(resource.properties).some((property) => property.required) || 'TemplateURL' in resource.properties
  return [
    `${comment(resource.documentation)}export interface ${name} extends ResourceAttributes {
  Type: ${quoted(resource.cloudFormationType)}
  Properties${required ? '' : '?'}: {
${fields(resource.properties, names, '    ', nestedStack(resource))}  }
}
`,
    ...definitions.map(
      ({ $id, documentation, properties }) =>
        `${comment(documentation)}export interface ${names.get($id)} {\n${fields(properties, names, '  ')}}\n`,
    ),
  ].join('\n')
}

/** A nested stack holds the template itself; the specification knows its address only. */
const nestedStack = ({ cloudFormationType }: Resource): Record<string, string> =>
  cloudFormationType === 'AWS::CloudFormation::Stack'
    ? { TemplateURL: 'Template | Value<string>', Parameters: 'Record<string, Value<string | number>>' }
    : {}

function reachable(db: SpecDatabase, resource: Resource): TypeDefinition[] {
  const found = new Map<string, TypeDefinition>()
  const visit = (type: PropertyType): void => {
    if ('element' in type) return visit(type.element)
    if (type.type === 'union') return type.types.forEach(visit)
    if (type.type !== 'ref' || found.has(type.reference.$ref)) return
    const definition = db.get('typeDefinition', type.reference.$ref)
    found.set(definition.$id, definition)
    for (const property of Object.values(definition.properties)) visit(property.type)
  }
  for (const property of Object.values(resource.properties)) visit(property.type)
  return [...found.values()]
}

const fields = (properties: Record<string, Property>, names: Map<string, string>, indent: string, instead: Record<string, string> = {}) =>
  Object.keys(properties)
    .sort()
    .map((name) => {
      const { type, required, documentation, deprecated } = properties[name]!
      const key = /^\w+$/.test(name) ? name : quoted(name)
      const optional = required || name === 'TemplateURL' ? '' : '?'
      return `${comment(documentation, indent, deprecated ? ' @deprecated' : '')}${indent}${key}${optional}: ${instead[name] ?? valueText(type, names)}\n`
    })
    .join('')

/** The type of a place where a function may stand instead of the value. */
function valueText(type: PropertyType, names: Map<string, string>): string {
  if (type.type === 'array') return `List<${innerText(type.element, names)}>`
  if (type.type === 'map') return `Dictionary<${innerText(type.element, names)}>`
  // The key schema of a table is a list, which no template writes as a document.
  const list = type.type === 'union' && type.types.some((member) => member.type === 'json') && type.types.find((member) => member.type === 'array')
  if (list) return valueText(list, names)
  const text = innerText(type, names)
  return text === 'JsonDocument' ? text : `Value<${text}>`
}

function innerText(type: PropertyType, names: Map<string, string>): string {
  switch (type.type) {
    case 'string':
      return type.allowedValues?.map(quoted).join(' | ') || 'string'
    case 'integer':
      return type.allowedValues?.join(' | ') || 'number'
    case 'date-time':
      return 'string'
    case 'json':
      return 'JsonDocument'
    case 'tag':
      return 'Tag'
    case 'ref':
      return names.get(type.reference.$ref)!
    case 'array':
    case 'map':
      return valueText(type, names)
    case 'union': {
      const members = [...new Set(type.types.map((member) => innerText(member, names)))]
      // Documents are written as objects, though a string of JSON would do.
      return members.includes('JsonDocument') ? 'JsonDocument' : members.join(' | ')
    }
    default:
      return type.type
  }
}

/** The first sentences of the documentation, two at most. */
function comment(documentation = '', indent = '', tag = ''): string {
  const paragraph = documentation
    .split(/\n\n|\n[->]/)[0]!
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('*/', '* /')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,;:)]|\.(?:\s|$))|(?<=\() /g, '')
    .trim()
  const sentences = paragraph
    .split(/(?<=[.:!?]) (?=[A-Z`])/)
    .filter((sentence) => !sentence.startsWith('For more information'))
    .slice(0, 2)
    .join(' ')
  return sentences || tag ? `${indent}/** ${sentences}${tag} */\n` : ''
}

import type { Resource } from '@aws-cdk/service-spec-types'
import { header } from './header.ts'

/** What check() needs to know of the types in use: the attributes of each, and which hold data. */
export function attributesFile(resources: readonly Resource[]): string {
  const attributes = resources.map(({ cloudFormationType, attributes }) => `  '${cloudFormationType}': '${Object.keys(attributes).sort().join(' ')}',\n`)
  const stateful = resources.filter(({ isStateful }) => isStateful).map(({ cloudFormationType }) => `  '${cloudFormationType}',\n`)
  return `${header}
/** The attributes that Fn::GetAtt reads of each type in use. */
export const attributes: Record<string, string> = {
${attributes.join('')}}

/** The types in use that hold data: deleting or replacing one loses it. */
export const stateful: readonly string[] = [
${stateful.join('')}]
`
}

/** The name of every type there is, to tell a misspelt type from one that is not in use yet. */
export function namesFile(types: readonly string[]): string {
  const services = new Map<string, string[]>()
  for (const type of [...types].sort()) {
    const [, service, name] = type.split('::')
    services.set(service!, [...(services.get(service!) ?? []), name!])
  }
  const rows = [...services].map(([service, names]) => `  ${service}: '${names.join(' ')}',\n`)
  return `${header}\n/** Every resource type, by service. */\nexport const names: Record<string, string> = {\n${rows.join('')}}\n`
}

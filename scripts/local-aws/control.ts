import type { IncomingMessage } from 'node:http'
import type { Answer } from './wire/protocol.ts'
import type { World } from './world.ts'

const listed = (map: Map<string, unknown>) => [...map.values()]

/** What a process started from the command line can be asked: what happened, who there is, and to let things fail. */
const routes: Record<string, (world: World, input: any) => unknown> = {
  'GET calls': (world) => world.calls,
  'DELETE calls': (world) => void world.calls.splice(0),
  'GET faults': (world) => world.faults,
  'POST faults': (world, input) => void world.faults.push(...[input].flat()),
  'DELETE faults': (world) => void world.faults.splice(0),
  'POST clock': (world, { stepMilliseconds }) => void Object.assign(world.clock, { stepMilliseconds }),
  'GET organization': ({ organization, accounts, managementAccount }) => ({
    Id: organization.Id,
    ManagementAccount: managementAccount,
    Units: listed(organization.units),
    Accounts: [...accounts.values()].map(({ Id, Name, Status, ParentId }) => ({ Id, Name, Status, ParentId })),
    TrustedServices: [...organization.trustedServices],
  }),
}

/** Answers /_local/… ; undefined for what is meant for AWS. No bucket can have that name. */
export function control(world: World, request: IncomingMessage, body: Buffer): Answer | undefined {
  const route = /^\/_local\/(\w+)$/.exec(request.url ?? '')?.[1]
  if (!route) return undefined
  const row = routes[`${request.method} ${route}`]
  const json = (status: number, content: unknown) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: content === undefined ? '' : JSON.stringify(content, null, 2),
  })
  if (!row) return json(404, { message: `There is no ${request.method} ${route}; there are ${Object.keys(routes).join(', ')}` })
  try {
    return json(200, row(world, body.length > 0 ? JSON.parse(body.toString()) : {}))
  } catch (error) {
    return json(400, { message: error instanceof Error ? error.message : String(error) })
  }
}

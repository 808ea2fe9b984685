import { isLaunchable } from '../products/product.ts'
import { suggestion } from '../templates-src/cfn/check/suggestion.ts'
import { type Need, needsOf } from '../templates-src/cfn/permissions/needs.ts'
import { catalogCalls } from '../templates-src/stacks/launch-role.ts'
import { refused } from './failure.ts'
import { chosen, loadProduct } from './products.ts'
import { table } from './table.ts'

const handlers = ['create', 'read', 'update', 'delete'] as const
const isAction = (text: string) => /^[a-z0-9-]+:\w+$/i.test(text)
const unique = (items: string[]) => [...new Set(items)].sort()

/**
 * Why the launch role of a product allows what it allows: for an action the resources and handlers that ask for it, for
 * a resource (its path, or its type) what its handlers ask for; without either, every action and what asks.
 */
export async function explain(folder: string, what: string | undefined, { json = false }: { json?: boolean } = {}) {
  const product = await loadProduct(chosen([folder])[0]!)
  if (!isLaunchable(product)) throw refused(`explain ${folder}: ${product.Name} is rolled out, not launched; it has no launch role`)
  const needs = needsOf(product.Template)
  const isOwn = what !== undefined && catalogCalls.includes(what)
  const rows = what === undefined ? needs : about(folder, what, needs, isOwn)
  if (json) return console.log(JSON.stringify({ serviceCatalog: isOwn, needs: rows }, null, 2))
  if (isOwn) console.log(`${what} is called by Service Catalog itself, for every stack it launches`)
  const lines = what === undefined ? summary(rows) : isAction(what) ? ofAction(rows) : ofResources(rows)
  for (const line of table(lines)) console.log(line)
}

function about(folder: string, what: string, needs: Need[], isOwn: boolean): Need[] {
  const found = needs.filter(({ action, path, type }) => action.toLowerCase() === what.toLowerCase() || path === what || type === what)
  if (found.length > 0 || isOwn) return found
  if (isAction(what)) {
    const near = suggestion(what, needs.map(({ action }) => action))
    throw refused(`explain ${folder} ${what}: no handler of its resources calls that, so that its launch role does not allow it${near ? `; did you mean ${near}?` : ''}`)
  }
  const paths = unique(needs.map(({ path }) => path))
  const types = unique(needs.map(({ type }) => type))
  const near = suggestion(what, [...paths, ...types, ...paths.map(lastOf)])
  const meant = [...paths, ...types].filter((name) => name === near || lastOf(name) === near)
  throw refused(`explain ${folder} ${what}: it has no such resource; ${meant.length > 0 ? `did you mean ${meant.join(' or ')}?` : `there are ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`}`)
}

/** A resource's own name, without the nested stacks it is in. */
const lastOf = (path: string) => path.split('/').at(-1)!

const verbsOf = (rows: Need[]) => handlers.filter((handler) => rows.some((row) => row.handler === handler)).join(', ')

/** Every resource that asks for an action. */
const ofAction = (rows: Need[]) => unique(rows.map(({ path }) => path)).map((path) => {
  const own = rows.filter((row) => row.path === path)
  return [path, own[0]!.type, verbsOf(own)]
})

/** Every action of a resource, or of all resources of a type. */
const ofResources = (rows: Need[]) => unique(rows.map(({ action }) => action)).map((action) => [action, verbsOf(rows.filter((row) => row.action === action))])

const summary = (rows: Need[]) => unique(rows.map(({ action }) => action)).map((action) => {
  const types = unique(rows.filter((row) => row.action === action).map(({ type }) => type))
  return [action, types.length <= 3 ? types.join(', ') : `${types.slice(0, 3).join(', ')} and ${types.length - 3} more`]
})

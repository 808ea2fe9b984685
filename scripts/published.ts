import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { flatten, type Template } from '../templates-src/cfn/index.ts'
import type { Product } from '../products/product.ts'
import { refused } from './failure.ts'
import { updatesBetween } from './local-aws/cloudformation/update-behaviors.ts'
import { chosen, loadProducts, root } from './products.ts'

/**
 * What was published of a product: the name of the version, its resources in the flat shape, logical ID → type, and what
 * they say of properties that cannot change, place → JSON: another value is another resource.
 */
export type Published = { Version: string; Resources: Record<string, string>; CreateOnly?: Record<string, string> }

const file = (name: string) => join(root, 'products', name, 'published.yaml')

/** What a product would be remembered by, were it published now. */
export function publishedOf({ Template, Version }: Pick<Product, 'Template' | 'Version'>): Published {
  const flat = flatten(Template)
  if ('refused' in flat) throw refused(...flat.refused.map(({ text }) => text))
  return { Version: Version.Name, Resources: Object.fromEntries(Object.entries(flat.template.Resources).map(([id, { Type }]) => [id, Type])), CreateOnly: createOnly(flat.template) }
}

/** The create-only properties of all resources: what no update from nothing could give them. */
function createOnly({ Resources }: Template): Record<string, string> {
  const found = Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) =>
    updatesBetween(Type, {}, Properties)
      .filter(({ requires }) => requires === 'Always')
      .map(({ path }) => [[id, ...path].join('.'), JSON.stringify(path.reduce<any>((value, key) => value[key], Properties))]),
  )
  return Object.fromEntries(found)
}

/** What is remembered of a product; undefined for one that was never published. */
export const lastPublished = (name: string): Published | undefined => (existsSync(file(name)) ? (load(readFileSync(file(name), 'utf8')) as Published) : undefined)

/** A sentence for each resource that those who launched a product have, and that its next version would take away or replace. */
export const missing = (name: string, { Version, Resources, CreateOnly }: Published, { Resources: next, CreateOnly: then = {} }: Published): string[] => [
  ...Object.entries(Resources)
    .filter(([id, type]) => next[id] !== type)
    .map(([id, type]) => `products/${name}: ${id}: was ${type} in version ${Version}, and is ${next[id] ?? 'gone'}, so that an update takes it away; keep its logical ID, or delete its line in published.yaml ${andSay}`),
  ...Object.keys(CreateOnly ? { ...CreateOnly, ...then } : {})
    .filter((place) => CreateOnly![place] !== then[place] && [Resources, next].every((those) => place.split('.')[0]! in those))
    .map((place) => `products/${name}: ${place}: was ${CreateOnly![place] ?? 'not there'} in version ${Version}, and is ${then[place] ?? 'gone'}, so that an update replaces the resource; put it back, or write it so in published.yaml ${andSay}`),
]
const andSay = "and say in the version's description what becomes of it"

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const text = ({ Version, Resources, CreateOnly = {} }: Published) =>
  [
    '# The resources of the version that was published, and their properties that cannot change; the next version keeps both. Written by "stackroom emit --published".',
    `Version: ${Version}`,
    'Resources:',
    ...Object.entries(Resources).map(([id, type]) => `  ${id}: ${type}`),
    'CreateOnly:',
    ...Object.entries(CreateOnly).map(([place, value]) => `  ${place}: ${quoted(value)}`),
    '',
  ].join('\n')

/** Remembers products as they are, when their versions were published. Refuses one that lacks what is remembered. */
export async function remember(names: string[]) {
  const products = (await loadProducts(chosen(names))).map(({ name, product }) => ({ name, before: lastPublished(name), now: publishedOf(product) }))
  const problems = products.flatMap(({ name, before, now }) => (before ? missing(name, before, now) : []))
  if (problems.length > 0) throw refused(...problems)
  for (const { name, now } of products) writeFileSync(file(name), text(now))
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { flatten } from '../templates-src/cfn/index.ts'
import type { Product } from '../products/product.ts'
import { refused } from './failure.ts'
import { loadProduct, productNames, root } from './products.ts'

/** What was published of a product: the name of the version, and its resources in the flat shape, logical ID → type. */
export type Published = { Version: string; Resources: Record<string, string> }

const file = (name: string) => join(root, 'products', name, 'published.yaml')

/** What a product would be remembered by, were it published now. */
export function publishedOf({ Template, Version }: Product): Published {
  const flat = flatten(Template)
  if ('refused' in flat) throw refused(...flat.refused.map(({ text }) => text))
  return { Version: Version.Name, Resources: Object.fromEntries(Object.entries(flat.template.Resources).map(([id, { Type }]) => [id, Type])) }
}

/** What is remembered of a product; undefined for one that was never published. */
export const lastPublished = (name: string): Published | undefined => (existsSync(file(name)) ? (load(readFileSync(file(name), 'utf8')) as Published) : undefined)

/** A sentence for each resource that those who launched a product have, and that its next version would take away. */
export const missing = (name: string, { Version, Resources }: Published, now: Published): string[] =>
  Object.entries(Resources)
    .filter(([id, type]) => now.Resources[id] !== type)
    .map(([id, type]) => `products/${name}: ${id}: was ${type} in version ${Version}, and is ${now.Resources[id] ?? 'gone'}, so that an update takes it away; keep its logical ID, or delete its line in published.yaml and say in the version's description what becomes of it`)

const text = ({ Version, Resources }: Published) =>
  ['# The resources of the version that was published; the next one keeps their logical IDs. Written by "stackroom emit --published".', `Version: ${Version}`, 'Resources:', ...Object.entries(Resources).map(([id, type]) => `  ${id}: ${type}`), ''].join('\n')

/** Remembers every product as it is, when its version was published. Refuses one that lacks what is remembered. */
export async function remember() {
  const products = await Promise.all(productNames().map(async (name) => ({ name, before: lastPublished(name), now: publishedOf(await loadProduct(name)) })))
  const problems = products.flatMap(({ name, before, now }) => (before ? missing(name, before, now) : []))
  if (problems.length > 0) throw refused(...problems)
  for (const { name, now } of products) writeFileSync(file(name), text(now))
}

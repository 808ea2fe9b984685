import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Product } from '../products/product.ts'
import { suggestion } from '../templates-src/cfn/check/suggestion.ts'
import { isFailure, refused } from './failure.ts'

/** The checkout: compiled code runs from build/scripts. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** A folder under products/ with a product.ts is a product; there is no list to keep. */
export const productNames = () =>
  readdirSync(join(root, 'build/products'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'products', entry.name, 'product.ts')))
    .map(({ name }) => name)
    .sort()

/** The names asked for, or all. Refuses unknown ones. */
export function chosen(names: string[]): string[] {
  const all = productNames()
  const unknown = names.filter((name) => !all.includes(name))
  const hint = (near: string | undefined) => (near ? `did you mean ${near}? ` : '')
  if (unknown.length > 0) throw refused(...unknown.map((name) => `products/${name}: no such product; ${hint(suggestion(name, all))}there are ${all.join(', ')}`))
  return names.length > 0 ? names : all
}

/** A product by its folder. What a stack function or the derivation of its launch role refuses is refused with its place. */
export async function loadProduct(name: string): Promise<Product> {
  try {
    return (await import(pathToFileURL(join(root, 'build/products', name, 'product.js')).href)).default
  } catch (cause) {
    if (cause instanceof RangeError) throw refused(...cause.message.split('\n').map((line) => `products/${name}/product.ts: ${line}`))
    throw cause
  }
}

/** Products by their folders. What each of them is refused for is told together. */
export async function loadProducts(names: string[]): Promise<{ name: string; product: Product }[]> {
  const loaded = await Promise.allSettled(names.map(async (name) => ({ name, product: await loadProduct(name) })))
  const causes = loaded.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
  const refusals = causes.filter(isFailure)
  if (causes.length > refusals.length) throw causes.find((cause) => !isFailure(cause))
  if (refusals.length > 0) throw refused(...refusals.flatMap(({ problems }) => problems))
  return loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

/** The product that people see under a name, if this checkout has it. One that cannot be loaded is in nobody else's way. */
export async function productCalled(name: string | undefined): Promise<Product | undefined> {
  const products = await Promise.all(productNames().map((folder) => loadProduct(folder).catch(() => undefined)))
  return products.find((one) => one?.Name === name)
}

/** Where a product's templates are committed. */
export const templatesFolder = (name: string) => join(root, 'products', name, 'templates')

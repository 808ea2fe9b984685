import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Product } from '../../products/product.ts'
import { templatesOf } from '../emit.ts'
import { productNames, root } from '../products.ts'

/* Emits every product a number of times: every stack function is called, both shapes are made and written, each time. */
const [times, folder] = [Number(process.argv[2]), process.argv[3]!]
for (const name of productNames()) {
  const url = pathToFileURL(join(root, 'build/products', name, 'product.js')).href
  for (let copy = 0; copy < times; copy++) {
    const product: Product = (await import(`${url}?copy=${copy}`)).default
    const to = join(folder, `${name}-${copy}`)
    mkdirSync(to, { recursive: true })
    for (const [file, text] of Object.entries(templatesOf(name, product))) writeFileSync(join(to, file), text)
  }
}

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from './catalog/catalog.ts'
import { refused } from './failure.ts'
import { templatesFolder } from './products.ts'

/** A template as it is put into a bucket: for the region of that bucket, under the hash of what it belongs to. */
export type Asset = { file: string; key: string; url: string; body: string }

/** A product's templates for a region. `hash` is that of the nested tree, and so of the version. */
type Assets = { hash: string; bucket: string; files: Asset[] }

/** What every object is tagged with, so that the S3 statement AWS documents for launch roles covers nested stacks too.
 *  https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html */
export const objectTagging = 'servicecatalog:provisioning=true'

const childUrl = /^(\s*TemplateURL: )\.\/(\S+)$/gm
const sha256 = (texts: string[]) => texts.reduce((hash, text) => hash.update(`${Buffer.byteLength(text)}:`).update(text), createHash('sha256')).digest('hex')

/** The bucket for templates in a region. */
export const bucketOf = ({ Hub }: Catalog, region: string) => `${Hub.TemplateBucket ?? 'stackroom'}-${Hub.AccountId}-${region}`

/** The committed templates of a product, addressed by content; a parent names its children by their URLs in the region. */
export async function assetsOf(product: string, catalog: Catalog, region: string): Promise<Assets> {
  const texts = await committed(product)
  const tree = treeOf('product.yaml', texts, product)
  const hash = sha256(tree.flatMap((file) => [file, texts[file]!]))
  const bucket = bucketOf(catalog, region)
  const place = (file: string) => {
    const key = `${product}/${tree.includes(file) ? hash : sha256([file, texts[file]!])}/${file}`
    return { key, url: `https://${bucket}.s3.${region}.${urlSuffix(region)}/${key}` }
  }
  const files = Object.keys(texts).map((file) => ({
    file,
    ...place(file),
    body: texts[file]!.replace(childUrl, (_, name: string, child: string) => name + place(child).url),
  }))
  return { hash, bucket, files }
}

async function committed(product: string): Promise<Record<string, string>> {
  const folder = templatesFolder(product)
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.yaml')).sort()
  if (!files.includes('product.yaml')) throw refused(`products/${product}/templates/product.yaml: is missing; run "npm run emit"`)
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)))
}

/** A template and every template nested in it, sorted. */
function treeOf(root: string, texts: Record<string, string>, product: string): string[] {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    if (texts[file] === undefined) throw refused(`products/${product}/templates/${file}: is missing, though a parent names it; run "npm run emit"`)
    found.add(file)
    for (const [, , child] of texts[file].matchAll(childUrl)) visit(child!)
  }
  visit(root)
  return [...found].sort()
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const urlSuffix = (region: string) => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')

import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assetsOf, bucketOf } from '../../scripts/assets.ts'
import type { Catalog } from '../../scripts/catalog/catalog.ts'
import { isLaunchable } from '../../products/product.ts'
import { loadProduct, productNames, templatesFolder } from '../../scripts/products.ts'

const catalog: Catalog = { Hub: { AccountId: '111122223333', Regions: ['us-east-1'] }, Portfolios: [] }
const there = await assetsOf('mutation-farm', catalog, 'us-east-1')
const file = (name: string, { files } = there) => files.find((one) => one.file === name)!

test('a template is addressed by its product and the hash of what it belongs to', () => {
  equal(file('network.yaml').key, `mutation-farm/${there.hash}/network.yaml`)
  equal(file('network.yaml').url, `https://stackroom-111122223333-us-east-1.s3.us-east-1.amazonaws.com/mutation-farm/${there.hash}/network.yaml`)
})

test('the root and its children share the hash of the version; the flat shape and the launch role have their own', () => {
  const folders = new Map(there.files.map(({ file, key }) => [file, key.split('/')[1]]))
  deepEqual([...folders].filter(([, folder]) => folder !== there.hash).map(([name]) => name), ['flat.yaml', 'launch-role.yaml'])
  equal(new Set(folders.values()).size, 3)
})

test('a parent names its children by their addresses in the region, and differs in nothing else from what is committed', () => {
  const committed = readFileSync(join(templatesFolder('mutation-farm'), 'product.yaml'), 'utf8')
  const { body } = file('product.yaml')
  const named = [...body.matchAll(/TemplateURL: (\S+)/g)].map(([, url]) => url)
  ok(named.length > 0)
  deepEqual(named.filter((url) => !there.files.some((asset) => asset.url === url)), [])
  equal(body.replace(/TemplateURL: https\S+\/(\S+)/g, 'TemplateURL: ./$1'), committed)
})

test('the hash of a version is the same in every region and for every hub', async () => {
  const elsewhere = await assetsOf('mutation-farm', { ...catalog, Hub: { AccountId: '444455556666', Regions: ['eu-west-1'], TemplateBucket: 'templates' } }, 'eu-west-1')
  equal(elsewhere.hash, there.hash)
  deepEqual(elsewhere.files.map(({ key }) => key), there.files.map(({ key }) => key))
  match(file('product.yaml', elsewhere).body, /https:\/\/templates-444455556666-eu-west-1\.s3\.eu-west-1\.amazonaws\.com\//)
  notEqual(file('product.yaml', elsewhere).body, file('product.yaml').body)
})

test('the hash is of names and texts, each with its length', () => {
  const names = there.files.map(({ file }) => file).filter((name) => there.files.some(({ file, key }) => file === name && key.includes(there.hash))).sort()
  const hash = createHash('sha256')
  for (const text of names.flatMap((name) => [name, readFileSync(join(templatesFolder('mutation-farm'), name), 'utf8')])) hash.update(`${Buffer.byteLength(text)}:`).update(text)
  equal(there.hash, hash.digest('hex'))
})

test('in China addresses end as they do there', async () => {
  match(file('network.yaml', await assetsOf('mutation-farm', catalog, 'cn-north-1')).url, /\.s3\.cn-north-1\.amazonaws\.com\.cn\//)
})

test('a bucket name is one that S3 takes, however long the region', () => {
  const name = bucketOf({ ...catalog, Hub: { ...catalog.Hub, TemplateBucket: 'a'.repeat(30) } }, 'ap-southeast-1')
  ok(name.length <= 63)
  equal(name, `${'a'.repeat(30)}-111122223333-ap-southeast-1`)
})

test('every committed template of every product is delivered', async () => {
  for (const name of productNames()) {
    const { files } = await assetsOf(name, catalog, 'us-east-1')
    ok(files.some(({ file }) => file === 'product.yaml'), name)
    ok(files.some(({ file }) => file === 'flat.yaml'), name)
    equal(files.some(({ file }) => file === 'launch-role.yaml'), isLaunchable(await loadProduct(name)), name)
  }
})

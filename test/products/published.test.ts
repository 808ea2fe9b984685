import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { lastPublished, missing, publishedOf } from '../../scripts/published.ts'

for (const name of productNames()) {
  const published = lastPublished(name)
  if (!published) continue
  test(`whoever launched ${name} ${published.Version} keeps every resource with an update`, async () => {
    deepEqual(missing(name, published, publishedOf(await loadProduct(name))), [])
  })
}

test('a resource that lost its name, or has another type under it, is told; a new one is not', () => {
  const before = { Version: '1.0.0', Resources: { Bucket: 'AWS::S3::Bucket', Topic: 'AWS::SNS::Topic', Queue: 'AWS::SQS::Queue' } }
  const now = { Version: '1.1.0', Resources: { Store: 'AWS::S3::Bucket', Topic: 'AWS::SQS::Queue', Queue: 'AWS::SQS::Queue' } }
  const [bucket, topic, ...rest] = missing('farm', before, now)
  match(bucket!, /^products\/farm: Bucket: was AWS::S3::Bucket in version 1\.0\.0, and is gone, so that an update takes it away; keep its logical ID, or delete its line/)
  match(topic!, /^products\/farm: Topic: was AWS::SNS::Topic in version 1\.0\.0, and is AWS::SQS::Queue, /)
  deepEqual(rest, [])
})

test('the mutation farm is remembered with the bucket that holds its results', () => {
  equal(lastPublished('mutation-farm')!.Resources.StorageBucket, 'AWS::S3::Bucket')
})

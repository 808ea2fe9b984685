import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { lastPublished, missing, type Published, publishedOf } from '../../scripts/published.ts'
import { ref, type Template } from '../../templates-src/cfn/index.ts'

for (const name of productNames()) {
  test(`whoever launched ${name} keeps every resource with an update, and the resource stays the one it is`, async () => {
    const published = lastPublished(name)
    ok(published?.CreateOnly, `products/${name}/published.yaml: ${published ? 'says nothing of what cannot change' : 'is missing'}; run "npm run stackroom -- emit ${name} --published"`)
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

test('another value of a property that cannot change is told, wherever it stands, and one that can is not', () => {
  const of = (Name: string, DisplayName: string): Published =>
    publishedOf({
      Version: { Name: '1.0.0', Description: '' },
      Template: {
        Description: 'a group',
        Parameters: { Zone: { Type: 'String' } },
        Resources: {
          Record: { Type: 'AWS::Route53::RecordSet', Properties: { HostedZoneId: ref('Zone'), Name, Type: 'A' } },
          Jobs: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources: { Type: 'FARGATE', MaxvCpus: 1, Subnets: ['subnet-1'], SpotIamFleetRole: Name } } },
          Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName } },
        },
      } as Template,
    })
  const said = missing('farm', of('a', 'a'), of('b', 'b'))
  deepEqual(said.map((sentence) => sentence.split(': ')[1]), ['Record.Name', 'Jobs.ComputeResources.SpotIamFleetRole'])
  match(said[0]!, /^products\/farm: Record\.Name: was "a" in version 1\.0\.0, and is "b", so that an update replaces the resource; put it back, or write it so in published\.yaml/)
  deepEqual(missing('farm', of('a', 'a'), of('a', 'b')), [])
  const { CreateOnly, ...known } = of('a', 'a')
  deepEqual(missing('farm', known, of('b', 'a')), [])
})

test('the mutation farm is remembered with the bucket that holds its results', () => {
  equal(lastPublished('mutation-farm')!.Resources.StorageBucket, 'AWS::S3::Bucket')
})

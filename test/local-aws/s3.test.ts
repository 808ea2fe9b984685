import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { S3 } from '@aws-sdk/client-s3'
import { mayGetObject } from '../../scripts/local-aws/s3/access.ts'
import { addressOf } from '../../scripts/local-aws/s3/address.ts'
import { local } from '../support/local.ts'

let cloud: Awaited<ReturnType<typeof local>>
const client = (accessKeyId: string, region = 'eu-west-1') =>
  new S3({ endpoint: cloud.endpoint, region, maxAttempts: 1, credentials: { accessKeyId, secretAccessKey: 'local' } })
let hub: S3
const Bucket = 'stackroom-templates'

before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  hub = client('111122223333')
  await hub.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } })
})
after(() => cloud.close())

test('an object comes back as it was put, with its tags', async () => {
  await hub.putObject({ Bucket, Key: 'a b/ü+c.yaml', Body: 'Resources: {}', ContentType: 'text/yaml', Tagging: 'servicecatalog:provisioning=true&x=y', Metadata: { made: 'here' } })
  const { Body, ContentType, TagCount, Metadata } = await hub.getObject({ Bucket, Key: 'a b/ü+c.yaml' })
  deepEqual([await Body!.transformToString(), ContentType, TagCount, Metadata], ['Resources: {}', 'text/yaml', 2, { made: 'here' }])
  const { TagSet } = await hub.getObjectTagging({ Bucket, Key: 'a b/ü+c.yaml' })
  deepEqual(TagSet, [{ Key: 'servicecatalog:provisioning', Value: 'true' }, { Key: 'x', Value: 'y' }])
  await hub.putObjectTagging({ Bucket, Key: 'a b/ü+c.yaml', Tagging: { TagSet: [{ Key: 'a&b', Value: '<c>' }] } })
  deepEqual((await hub.getObjectTagging({ Bucket, Key: 'a b/ü+c.yaml' })).TagSet, [{ Key: 'a&b', Value: '<c>' }])
})

test('a stream, sent in chunks with its checksum behind, arrives whole', async () => {
  const bytes = Buffer.alloc(200_000, 'stackroom ')
  await hub.putObject({ Bucket, Key: 'stream', Body: Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]), ContentLength: bytes.length })
  const { Body, ETag, ContentLength } = await hub.getObject({ Bucket, Key: 'stream' })
  ok(Buffer.from(await Body!.transformToByteArray()).equals(bytes))
  deepEqual([ETag, ContentLength], [`"${createHash('md5').update(bytes).digest('hex')}"`, bytes.length])
})

test('If-None-Match: * keeps what is there', async () => {
  await hub.putObject({ Bucket, Key: 'once', Body: 'first', IfNoneMatch: '*' })
  const refused = await hub.putObject({ Bucket, Key: 'once', Body: 'second', IfNoneMatch: '*' }).catch((error) => error)
  deepEqual([refused.name, refused.$metadata.httpStatusCode], ['PreconditionFailed', 412])
  equal(await (await hub.getObject({ Bucket, Key: 'once' })).Body!.transformToString(), 'first')
})

test('lists are sorted, paged and folded at the delimiter', async () => {
  for (const Key of ['l/b/2', 'l/a', 'l/b/1', 'l/c']) await hub.putObject({ Bucket, Key, Body: '' })
  const first = await hub.listObjectsV2({ Bucket, Prefix: 'l/', MaxKeys: 3 })
  deepEqual([first.Contents?.map(({ Key }) => Key), first.IsTruncated, first.KeyCount], [['l/a', 'l/b/1', 'l/b/2'], true, 3])
  const next = await hub.listObjectsV2({ Bucket, Prefix: 'l/', ContinuationToken: first.NextContinuationToken })
  deepEqual([next.Contents?.map(({ Key }) => Key), next.IsTruncated], [['l/c'], false])
  const folded = await hub.listObjectsV2({ Bucket, Prefix: 'l/', Delimiter: '/' })
  deepEqual([folded.Contents?.map(({ Key }) => Key), folded.CommonPrefixes], [['l/a', 'l/c'], [{ Prefix: 'l/b/' }]])
})

test('objects are deleted, one or many, and a bucket only when it is empty', async () => {
  const shelf = client('444455556666', 'us-east-1')
  await shelf.createBucket({ Bucket: 'shelf' })
  for (const Key of ['1', '2', '3']) await shelf.putObject({ Bucket: 'shelf', Key, Body: Key })
  await rejects(shelf.deleteBucket({ Bucket: 'shelf' }), { name: 'BucketNotEmpty' })
  await shelf.deleteObject({ Bucket: 'shelf', Key: '1' })
  const { Deleted } = await shelf.deleteObjects({ Bucket: 'shelf', Delete: { Objects: [{ Key: '2' }, { Key: '3' }] } })
  equal(Deleted?.length, 2)
  await shelf.deleteBucket({ Bucket: 'shelf' })
  await rejects(shelf.headBucket({ Bucket: 'shelf' }), { name: 'NotFound' })
})

test('what is wrong with a bucket or key has the name S3 gives it', async () => {
  await rejects(hub.getObject({ Bucket, Key: 'nothing' }), { name: 'NoSuchKey' })
  await rejects(hub.headObject({ Bucket, Key: 'nothing' }), { name: 'NotFound' })
  await rejects(hub.getObject({ Bucket: 'nothing-here', Key: 'x' }), { name: 'NoSuchBucket' })
  await rejects(hub.createBucket({ Bucket: 'Capitals', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }), { name: 'InvalidBucketName' })
  await rejects(cloud.aws(['s3api', 'create-bucket', '--bucket', 'somewhere', '--region', 'eu-west-1']), /IllegalLocationConstraintException/)
  await rejects(hub.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }), { name: 'BucketAlreadyOwnedByYou' })
  await rejects(client('444455556666').createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }), { name: 'BucketAlreadyExists' })
  await rejects(hub.getBucketPolicy({ Bucket }), { name: 'NoSuchBucketPolicy' })
})

test('settings of a bucket are kept', async () => {
  await hub.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  equal((await hub.getBucketVersioning({ Bucket })).Status, 'Enabled')
  await hub.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true } })
  deepEqual((await hub.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration, { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: true })
  equal((await hub.getBucketLocation({ Bucket })).LocationConstraint, 'eu-west-1')
})

test('another account reads what the policy lets it read, judged by organization, tag and role', async () => {
  const spoke = client('444455556666')
  await hub.putObject({ Bucket, Key: 'product/child.yaml', Body: '{}', Tagging: 'servicecatalog:provisioning=true' })
  await hub.putObject({ Bucket, Key: 'product/secret.yaml', Body: '{}' })
  await rejects(spoke.getObject({ Bucket, Key: 'product/child.yaml' }), { name: 'AccessDenied' })
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-localaws00', 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' } }
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*`, Condition }]
  await hub.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
  await spoke.getObject({ Bucket, Key: 'product/child.yaml' })
  await rejects(spoke.getObject({ Bucket, Key: 'product/secret.yaml' }), { name: 'AccessDenied' })
  // Who may not list is not told whether a key is there.
  await rejects(spoke.getObject({ Bucket, Key: 'product/nothing.yaml' }), { name: 'AccessDenied' })
  await rejects(spoke.putObject({ Bucket, Key: 'product/child.yaml', Body: 'x' }), { name: 'AccessDenied' })
  const outsider = { account: '999999999999', Arn: 'arn:aws:iam::999999999999:user/x', UserId: 'x' }
  equal(mayGetObject(cloud.world, outsider, Bucket, 'product/child.yaml'), false)
  const { roles } = cloud.world.accounts.get('444455556666')!.iam
  for (const RoleName of ['Launch', 'Other']) roles.set(RoleName, { ...roles.get('Administrator')!, RoleName, Arn: `arn:aws:iam::444455556666:role/${RoleName}` })
  const role = { account: '444455556666', Arn: 'arn:aws:sts::444455556666:assumed-role/Launch/x', UserId: 'x', role: 'arn:aws:iam::444455556666:role/Launch' }
  cloud.world.buckets.get(Bucket)!.policy.Statement[0].Condition = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Launch' } }
  equal(mayGetObject(cloud.world, role, Bucket, 'product/secret.yaml'), true)
  equal(mayGetObject(cloud.world, { ...role, role: 'arn:aws:iam::444455556666:role/Other' }, Bucket, 'product/secret.yaml'), false)
})

test('a Deny in the policy counts for the account itself too', async () => {
  await client('111122223333', 'us-east-1').createBucket({ Bucket: 'sealed' })
  await hub.putObject({ Bucket: 'sealed', Key: 'a', Body: '' })
  await hub.putBucketPolicy({ Bucket: 'sealed', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::sealed/*' }] }) })
  await rejects(hub.getObject({ Bucket: 'sealed', Key: 'a' }), { name: 'AccessDenied' })
})

test('a bucket may be named by the host', async () => {
  const headers = { host: `${Bucket}.s3.eu-west-1.amazonaws.com`, authorization: 'Credential=111122223333/20300101/eu-west-1/s3/aws4_request' }
  const status = await new Promise((done) => request(`${cloud.endpoint}/once`, { headers }, ({ statusCode }) => done(statusCode)).end())
  equal(status, 200)
})

test('a URL may carry the signature; without one nothing is read', async () => {
  const url = `${cloud.endpoint}/${Bucket}/once`
  equal((await fetch(`${url}?X-Amz-Credential=111122223333%2F20300101%2Feu-west-1%2Fs3%2Faws4_request`)).status, 200)
  equal((await fetch(url)).status, 403)
})

test('the aws CLI makes buckets, and copies large files in parts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
  const bytes = Buffer.alloc(9 << 20, 'parts ')
  writeFileSync(join(folder, 'large'), bytes)
  await cloud.aws(['s3', 'mb', 's3://cli-bucket'])
  await cloud.aws(['s3', 'cp', join(folder, 'large'), 's3://cli-bucket/large'])
  await cloud.aws(['s3', 'cp', 's3://cli-bucket/large', join(folder, 'back')])
  ok(readFileSync(join(folder, 'back')).equals(bytes))
  rmSync(folder, { recursive: true })
})

const address = { Bucket: 'tpl', Key: 'a/b c.yaml' }
for (const url of [
  'https://tpl.s3.amazonaws.com/a/b%20c.yaml',
  'https://tpl.s3.eu-west-1.amazonaws.com/a/b%20c.yaml',
  'https://tpl.s3.dualstack.eu-west-1.amazonaws.com/a/b%20c.yaml',
  'https://tpl.s3-eu-west-1.amazonaws.com/a/b%20c.yaml',
  'https://s3.amazonaws.com/tpl/a/b%20c.yaml',
  'https://s3.eu-west-1.amazonaws.com/tpl/a/b%20c.yaml',
  'https://s3-eu-west-1.amazonaws.com/tpl/a/b%20c.yaml?versionId=1',
  'http://127.0.0.1:4566/tpl/a/b%20c.yaml',
]) {
  test(`${url} is a bucket and a key`, () => deepEqual(addressOf(url), address))
}

test('what is not S3 has no bucket', () => {
  for (const url of ['https://example.org/tpl/a.yaml', './child.yaml', 's3://tpl/a', 'ftp://tpl.s3.amazonaws.com/a']) equal(addressOf(url), undefined)
})

import { createHash } from 'node:crypto'
import type { Bucket, Call, Service, StoredObject } from '../world.ts'
import { refusal } from '../world.ts'
import type { S3Input, S3Output } from '../wire/s3.ts'
import { accessDenied, bucketFor, documentOf } from './buckets.ts'
import { mayUseBucket, refusedByBucket } from './access.ts'

const quoted = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`

/** What an object's headers say about it: content type, tags and metadata. */
export const described = (headers: Record<string, string>): Pick<StoredObject, 'ContentType' | 'Tags' | 'Metadata'> => ({
  ContentType: headers['content-type'] ?? 'binary/octet-stream',
  Tags: Object.fromEntries(new URLSearchParams(headers['x-amz-tagging'] ?? '')),
  Metadata: Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))),
})

/** Puts an object into a bucket, unless the request says that nothing may be there yet (If-None-Match: *). */
export function store(bucket: Bucket, { Key, headers }: S3Input, object: Omit<StoredObject, 'LastModified'>, { world }: Call): void {
  if (headers['if-none-match'] === '*' && bucket.objects.has(Key)) {
    throw refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412)
  }
  bucket.objects.set(Key, { ...object, LastModified: world.clock.now() })
}

function putObject(input: S3Input, call: Call): S3Output {
  if (input.headers['x-amz-copy-source']) throw refusal('NotImplemented', 'CopyObject is not rehearsed here', 501)
  const bucket = bucketFor(input, call, 'PutObject')
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: tags are asked for on their own.
  if (input.headers['x-amz-tagging']) bucketFor(input, call, 'PutObjectTagging')
  const md5 = input.headers['content-md5']
  if (md5 && createHash('md5').update(input.body).digest('base64') !== md5) {
    throw refusal('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  const ETag = quoted(input.body)
  store(bucket, input, { Body: input.body, ETag, ...described(input.headers) }, call)
  return { headers: { etag: ETag } }
}

function objectFor(input: S3Input, call: Call, action = 'GetObject'): StoredObject {
  const { world, caller } = call
  const bucket = world.buckets.get(input.Bucket)
  if (!bucket) throw refusal('NoSuchBucket', 'The specified bucket does not exist', 404)
  const why = refusedByBucket(world, caller, `s3:${action}`, input.Bucket, input.Key)
  if (why) throw accessDenied(why)
  const object = bucket.objects.get(input.Key)
  if (object) return object
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html: who may not list is not told that nothing is there.
  throw mayUseBucket(world, caller, 's3:ListBucket', input.Bucket) ? refusal('NoSuchKey', 'The specified key does not exist.', 404) : accessDenied()
}

const headersOf = ({ Body, ETag, LastModified, ContentType, Tags, Metadata }: StoredObject) => ({
  'content-length': String(Body.length),
  'content-type': ContentType ?? 'binary/octet-stream',
  etag: ETag,
  'last-modified': LastModified.toUTCString(),
  ...(Object.keys(Tags).length > 0 ? { 'x-amz-tagging-count': String(Object.keys(Tags).length) } : {}),
  ...Metadata,
})

function getObject(input: S3Input, call: Call): S3Output {
  const object = objectFor(input, call)
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(input.headers.range ?? '') ?? []
  if (first === undefined) return { headers: headersOf(object), body: object.Body }
  const Body = object.Body.subarray(Number(first), last ? Number(last) + 1 : undefined)
  const range = `bytes ${first}-${Number(first) + Body.length - 1}/${object.Body.length}`
  return { status: 206, headers: { ...headersOf(object), 'content-length': String(Body.length), 'content-range': range }, body: Body }
}

function listObjectsV2(input: S3Input, call: Call): S3Output {
  const bucket = bucketFor(input, call, 'ListBucket')
  const { query } = input
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? '']
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const most = Math.min(Number(query.get('max-keys') ?? 1000), 1000)
  const said = (text: string) => (query.get('encoding-type') === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text)
  // A key below the delimiter counts as the one prefix it shares with its neighbours.
  const groupOf = (key: string) => {
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1
    return end < 0 ? key : key.slice(0, end + delimiter.length)
  }
  const isKey = (group: string) => !delimiter || !group.slice(prefix.length).includes(delimiter)
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const groups = [...new Set(keys.map(groupOf))].filter((group) => !after || Buffer.compare(Buffer.from(group), Buffer.from(after)) > 0)
  const page = groups.slice(0, most)
  const more = groups.length > page.length
  return {
    xml: ['ListBucketResult', {
      Name: input.Bucket, Prefix: said(prefix), Delimiter: delimiter || undefined, MaxKeys: most, KeyCount: page.length, IsTruncated: more,
      EncodingType: query.get('encoding-type') ?? undefined,
      ContinuationToken: query.get('continuation-token') ?? undefined,
      NextContinuationToken: more ? page.at(-1) : undefined,
      Contents: page.filter(isKey).map((key) => {
        const { LastModified, ETag, Body } = bucket.objects.get(key)!
        return { Key: said(key), LastModified, ETag, Size: Body.length, StorageClass: 'STANDARD' }
      }),
      CommonPrefixes: page.filter((group) => !isKey(group)).map((group) => ({ Prefix: said(group) })),
    }],
  }
}

function deleteObjects(input: S3Input, call: Call): S3Output {
  const asked = ((documentOf(input).Delete?.[0] as any)?.Object ?? []).map((one: any) => String(one.Key?.[0] ?? '')) as string[]
  const bucket = call.world.buckets.get(input.Bucket)
  if (!bucket) throw refusal('NoSuchBucket', 'The specified bucket does not exist', 404)
  const may = (Key: string) => mayUseBucket(call.world, call.caller, 's3:DeleteObject', input.Bucket, Key)
  const [gone, kept] = [asked.filter(may), asked.filter((key) => !may(key))]
  for (const key of gone) bucket.objects.delete(key)
  return { xml: ['DeleteResult', { Deleted: gone.map((Key) => ({ Key })), Error: kept.map((Key) => ({ Key, Code: 'AccessDenied', Message: 'Access Denied' })) }] }
}

/** Operations on objects. */
export const objectRows: Service = {
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: (input: S3Input, call: Call): S3Output => ({ headers: headersOf(objectFor(input, call)) }),
  DeleteObject(input: S3Input, call: Call): S3Output {
    bucketFor(input, call, 'DeleteObject').objects.delete(input.Key)
    return { status: 204 }
  },
  DeleteObjects: deleteObjects,
  ListObjectsV2: listObjectsV2,
  GetObjectTagging: (input: S3Input, call: Call): S3Output => ({
    xml: ['Tagging', { TagSet: { Tag: Object.entries(objectFor(input, call, 'GetObjectTagging').Tags).map(([Key, Value]) => ({ Key, Value })) } }],
  }),
  PutObjectTagging(input: S3Input, call: Call): S3Output {
    const tags = ((documentOf(input).Tagging?.[0] as any)?.TagSet?.[0]?.Tag ?? []) as { Key: [string]; Value: [string] }[]
    objectFor(input, call, 'PutObjectTagging').Tags = Object.fromEntries(tags.map(({ Key, Value }) => [Key[0], Value[0]]))
  },
}

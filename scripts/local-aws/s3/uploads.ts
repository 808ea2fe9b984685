import { createHash } from 'node:crypto'
import type { Call, Service, Upload } from '../world.ts'
import { refusal } from '../world.ts'
import type { S3Input, S3Output } from '../wire/s3.ts'
import { bucketFor, documentOf } from './buckets.ts'
import { described, store } from './objects.ts'

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest()

function uploadFor(input: S3Input, call: Call, action = 'PutObject'): { id: string; uploads: Map<string, Upload>; upload: Upload; bucket: ReturnType<typeof bucketFor> } {
  const bucket = bucketFor(input, call, action)
  const id = input.query.get('uploadId') ?? ''
  const upload = bucket.uploads?.get(id)
  if (!bucket.uploads || upload?.Key !== input.Key) {
    throw refusal('NoSuchUpload', 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.', 404)
  }
  return { id, uploads: bucket.uploads, upload, bucket }
}

function complete(input: S3Input, call: Call): S3Output {
  const { id, uploads, upload, bucket } = uploadFor(input, call)
  const asked = ((documentOf(input).CompleteMultipartUpload?.[0] as any)?.Part ?? []).map((part: any) => Number(part.PartNumber?.[0])) as number[]
  const bodies = asked.map((number) => upload.parts.get(number))
  if (bodies.length === 0 || bodies.includes(undefined)) throw refusal('InvalidPart', 'One or more of the specified parts could not be found.')
  const parts = bodies as Buffer[]
  const { Key: _key, parts: _parts, ...description } = upload
  const ETag = `"${md5(Buffer.concat(parts.map(md5))).toString('hex')}-${parts.length}"`
  store(bucket, input, { Body: Buffer.concat(parts), ETag, ...description }, call)
  uploads.delete(id)
  return { xml: ['CompleteMultipartUploadResult', { Bucket: input.Bucket, Key: input.Key, ETag }] }
}

/** Uploads in parts, as clients make them of large files. */
export const uploadRows: Service = {
  CreateMultipartUpload(input: S3Input, call: Call): S3Output {
    const bucket = bucketFor(input, call, 'PutObject')
    bucket.uploads ??= new Map()
    const UploadId = md5(Buffer.from(`${call.requestId} ${input.Key}`)).toString('hex')
    bucket.uploads.set(UploadId, { Key: input.Key, parts: new Map(), ...described(input.headers) })
    return { xml: ['InitiateMultipartUploadResult', { Bucket: input.Bucket, Key: input.Key, UploadId }] }
  },
  UploadPart(input: S3Input, call: Call): S3Output {
    uploadFor(input, call).upload.parts.set(Number(input.query.get('partNumber')), input.body)
    return { headers: { etag: `"${md5(input.body).toString('hex')}"` } }
  },
  CompleteMultipartUpload: complete,
  AbortMultipartUpload(input: S3Input, call: Call): S3Output {
    const { id, uploads } = uploadFor(input, call, 'AbortMultipartUpload')
    uploads.delete(id)
    return { status: 204 }
  },
}

import type { IncomingMessage } from 'node:http'
import { refusal } from '../world.ts'
import type { Answer, Protocol } from './protocol.ts'
import { element } from './xml.ts'

/** What an S3 operation is given: S3 has no input document, but a path, a query, headers and bytes. */
export type S3Input = { Bucket: string; Key: string; query: URLSearchParams; headers: Record<string, string>; body: Buffer }
/** What it gives back; `xml` is one element, its name and what it holds. */
export type S3Output = { status?: number; headers?: Record<string, string>; body?: Buffer; xml?: [string, object | string] } | void

/** Method, what it is about, and the query key that tells operations on the same thing apart. */
const operations: Record<string, string> = {
  'GET service': 'ListBuckets',
  'PUT bucket': 'CreateBucket',
  'HEAD bucket': 'HeadBucket',
  'DELETE bucket': 'DeleteBucket',
  'GET bucket list-type': 'ListObjectsV2',
  'POST bucket delete': 'DeleteObjects',
  'GET bucket location': 'GetBucketLocation',
  'GET bucket policy': 'GetBucketPolicy',
  'PUT bucket policy': 'PutBucketPolicy',
  'DELETE bucket policy': 'DeleteBucketPolicy',
  'GET bucket versioning': 'GetBucketVersioning',
  'PUT bucket versioning': 'PutBucketVersioning',
  'GET bucket publicAccessBlock': 'GetPublicAccessBlock',
  'PUT bucket publicAccessBlock': 'PutPublicAccessBlock',
  'PUT key': 'PutObject',
  'GET key': 'GetObject',
  'HEAD key': 'HeadObject',
  'DELETE key': 'DeleteObject',
  'GET key tagging': 'GetObjectTagging',
  'PUT key tagging': 'PutObjectTagging',
  'POST key uploads': 'CreateMultipartUpload',
  'PUT key uploadId': 'UploadPart',
  'POST key uploadId': 'CompleteMultipartUpload',
  'DELETE key uploadId': 'AbortMultipartUpload',
}

// A key that is in the query but in no row, such as ?acl, must not be taken for the plain operation.
const subresources = new Set([
  ...Object.keys(operations).flatMap((row) => row.split(' ')[2] ?? []),
  ...['acl', 'attributes', 'cors', 'encryption', 'lifecycle', 'logging', 'notification', 'object-lock', 'ownershipControls'],
  ...['policyStatus', 'replication', 'restore', 'retention', 'torrent', 'versions', 'website'],
])

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw refusal('InvalidURI', "Couldn't parse the specified URI.")
  }
}

/** The bucket is the first part of the path, or the first label of the host. */
function place(request: IncomingMessage, pathname: string): [string, string] {
  const host = request.headers.host ?? ''
  const virtual = /^(.+?)\.(?:s3[.-]|127\.0\.0\.1|localhost)/.exec(host)?.[1]
  const path = decoded(pathname.slice(1))
  if (virtual) return [virtual, path]
  const slash = path.indexOf('/')
  return slash < 0 ? [path, ''] : [path.slice(0, slash), path.slice(slash + 1)]
}

/** Current clients send a stream in chunks of `<hex length>[;signature]\r\n…\r\n`, with the checksum at the end. */
function unchunked(body: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at)
    const length = parseInt(body.subarray(at, line).toString(), 16)
    if (!length) return Buffer.concat(chunks)
    chunks.push(body.subarray(line + 2, line + 2 + length))
    at = line + 2 + length + 2
  }
}

/** S3's REST protocol with XML documents. */
export const s3Protocol: Protocol = {
  read(request, body) {
    const { pathname, searchParams: query } = new URL(request.url!, 'http://localhost')
    const [Bucket, Key] = place(request, pathname)
    const about = Key ? 'key' : Bucket ? 'bucket' : 'service'
    const subresource = [...query.keys()].find((key) => subresources.has(key))
    const row = [request.method, about, ...(subresource ? [subresource] : [])].join(' ')
    const headers = request.headers as Record<string, string>
    const chunked = /aws-chunked/.test(headers['content-encoding'] ?? '') || headers['x-amz-content-sha256']?.startsWith('STREAMING-')
    const input: S3Input = { Bucket, Key, query, headers, body: chunked ? unchunked(body) : body }
    return { operation: operations[row] ?? row, input }
  },
  write(_operation, output: S3Output): Answer {
    const { status = 200, headers = {}, body, xml } = output ?? {}
    return xml ? document(status, ...xml, headers, ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"') : { status, headers, body: body ?? '' }
  },
  refuse: ({ code, message, status }, RequestId) => document(status, 'Error', { Code: code, Message: message, RequestId }),
  unknownOperation: () => ['NotImplemented', 'A header you provided implies functionality that is not implemented', 501],
  unsigned: ['AccessDenied', 'Access Denied', 403],
  unknownKey: ['InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403],
  expiredKey: ['ExpiredToken', 'The provided token has expired.', 400],
}

// Errors have no namespace; the CLI does not find their code in one.
const document = (status: number, name: string, content: object | string, headers = {}, namespace = ''): Answer => ({
  status,
  headers: { 'content-type': 'application/xml', ...headers },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, content).replace(`<${name}>`, `<${name}${namespace}>`)}`,
})

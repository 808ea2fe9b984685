import type { Asks } from '../iam/authorize.ts'
import type { Service } from '../world.ts'
import { bucketRows } from './buckets.ts'
import { objectRows } from './objects.ts'
import { uploadRows } from './uploads.ts'

/** S3 as far as templates need it: buckets with policies, objects with tags. Versions of objects are not kept. */
export const s3: Service = { ...bucketRows, ...objectRows, ...uploadRows }

/** What no bucket's policy has a say in; all else is asked where the bucket is known. */
export const s3Asks: Asks = (operation, { Bucket }) => {
  if (operation === 'ListBuckets') return [{ action: 's3:ListAllMyBuckets', resource: '*' }]
  return operation === 'CreateBucket' ? [{ action: 's3:CreateBucket', resource: `arn:aws:s3:::${Bucket}`, shown: `"arn:aws:s3:::${Bucket}"` }] : []
}

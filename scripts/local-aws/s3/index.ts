import type { Service } from '../world.ts'
import { bucketRows } from './buckets.ts'
import { objectRows } from './objects.ts'
import { uploadRows } from './uploads.ts'

/** S3 as far as templates need it: buckets with policies, objects with tags. Versions of objects are not kept. */
export const s3: Service = { ...bucketRows, ...objectRows, ...uploadRows }

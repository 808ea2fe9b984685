import { evaluate } from '../iam/evaluate.ts'
import { contextOf, principalOf } from '../iam/principal.ts'
import type { Caller, World } from '../world.ts'

/** Whether a caller may do something to a bucket or an object: in the bucket's account unless its policy denies it, elsewhere when it allows it. */
export function mayUseBucket(world: World, caller: Caller, action: string, bucketName: string, key?: string): boolean {
  const bucket = world.buckets.get(bucketName)
  if (!bucket) return false
  const object = key === undefined ? undefined : bucket.objects.get(key)
  const tags = Object.entries(object?.Tags ?? {}).map(([name, value]) => [`s3:ExistingObjectTag/${name}`, value])
  const decision = evaluate(bucket.policy ? [bucket.policy] : [], {
    action,
    resource: `arn:aws:s3:::${bucketName}${key === undefined ? '' : `/${key}`}`,
    principal: principalOf(caller),
    context: { ...contextOf(world, caller), 's3:TlsVersion': '1.3', 'aws:ResourceAccount': bucket.account, ...Object.fromEntries(tags) },
  })
  return decision === 'allowed' || (decision === 'implicitDeny' && caller.account === bucket.account)
}

/** Whether a caller may read an object: what S3, CloudFormation's TemplateURL and Service Catalog ask. */
export const mayGetObject = (world: World, caller: Caller, bucketName: string, key: string): boolean =>
  mayUseBucket(world, caller, 's3:GetObject', bucketName, key)

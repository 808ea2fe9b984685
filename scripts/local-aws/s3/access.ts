import { sentence, verdict } from '../iam/authorize.ts'
import { evaluate } from '../iam/evaluate.ts'
import { contextOf, principalOf } from '../iam/principal.ts'
import type { Caller, World } from '../world.ts'

/**
 * Why a caller may not do something to a bucket or an object; undefined when it may. In the bucket's account its policy
 * or the caller's own must allow it, from elsewhere both must, and a Deny of either wins.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-resource.html
 */
export function refusedByBucket(world: World, caller: Caller, action: string, bucketName: string, key?: string): string | undefined {
  const bucket = world.buckets.get(bucketName)
  if (!bucket) return 'Access Denied'
  const object = key === undefined ? undefined : bucket.objects.get(key)
  const tags = Object.entries(object?.Tags ?? {}).map(([name, value]) => [`s3:ExistingObjectTag/${name}`, value])
  const resource = `arn:aws:s3:::${bucketName}${key === undefined ? '' : `/${key}`}`
  // Quoted, as S3 alone does. https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
  const ask = { action, resource, shown: `"${resource}"`, context: { 's3:TlsVersion': '1.3', 'aws:ResourceAccount': bucket.account, ...Object.fromEntries(tags) } }
  const byBucket = evaluate(bucket.policy ? [bucket.policy] : [], { ...ask, principal: principalOf(caller), context: { ...contextOf(world, caller), ...ask.context } })
  const { decision, reason } = verdict(world, caller, ask)
  const isOwn = caller.account === bucket.account
  if (byBucket === 'explicitDeny') return isOwn ? sentence(caller, ask, 'with an explicit deny in a resource-based policy') : 'Access Denied'
  if (decision === 'explicitDeny') return sentence(caller, ask, reason)
  if (isOwn ? byBucket === 'allowed' || decision === 'allowed' : byBucket === 'allowed' && decision === 'allowed') return undefined
  return decision === 'allowed' ? 'Access Denied' : sentence(caller, ask, reason)
}

/** Whether a caller may do something to a bucket or an object. */
export const mayUseBucket = (world: World, caller: Caller, action: string, bucketName: string, key?: string): boolean =>
  refusedByBucket(world, caller, action, bucketName, key) === undefined

/** Whether a caller may read an object: what S3, CloudFormation's TemplateURL and Service Catalog ask. */
export const mayGetObject = (world: World, caller: Caller, bucketName: string, key: string): boolean =>
  mayUseBucket(world, caller, 's3:GetObject', bucketName, key)

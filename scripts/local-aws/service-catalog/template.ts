import { createHash } from 'node:crypto'
import { parse } from '../cloudformation/index.ts'
import type { Call } from '../world.ts'
import type { Path } from './access.ts'
import type { Artifact } from './model.ts'
import { constraintsSaying } from './paths.ts'

/**
 * The template of a launch: the version's, with the rules of TEMPLATE constraints among its own.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-template.html
 */
export function templateOf(path: Path, { text }: Artifact): string {
  const rules = constraintsSaying(path, 'TEMPLATE').map(({ Rules }) => Rules)
  if (rules.length === 0) return text
  const { text: _text, Transform, ...sections } = parse(text)
  return JSON.stringify({ ...sections, ...(Transform.length > 0 ? { Transform } : {}), Rules: Object.assign({}, sections.Rules, ...rules) })
}

/**
 * The address of a template in the bucket that the service itself owns and launch roles read by the tag of its objects.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
 */
export function addressOf(text: string, { world, region }: Call): string {
  const Name = `sc-provisioning-templates-${region.Name}`
  const everyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Name}/*` }
  const bucket = world.buckets.get(Name) ?? {
    Name, account: 'servicecatalog.amazonaws.com', region: region.Name, objects: new Map(), policy: { Version: '2012-10-17', Statement: [everyone] },
  }
  world.buckets.set(Name, bucket)
  const key = `${createHash('sha256').update(text).digest('hex')}.template`
  bucket.objects.set(key, { Body: Buffer.from(text), ETag: key, LastModified: world.clock.now(), Tags: { 'servicecatalog:provisioning': 'true' } })
  return `https://${Name}.s3.${region.Name}.amazonaws.com/${key}`
}

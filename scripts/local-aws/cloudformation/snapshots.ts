import type { Live } from '../world.ts'
import { digest } from './digest.ts'
import { livesIn } from './effects.ts'
import type { Held, Stack } from './model.ts'
import { said } from './permissions.ts'

type Policy = 'DeletionPolicy' | 'UpdateReplacePolicy'

/** Types that can be kept as a snapshot: where one is, and the property that restores from it. */
const kinds: Record<string, { type: string; arn: string; from: string; missing: (name: string) => string }> = {
  'AWS::EC2::Volume': { type: 'AWS::EC2::Snapshot', arn: 'ec2:R::snapshot/', from: 'SnapshotId', missing: (name) => `The snapshot '${name}' does not exist.` },
  'AWS::ElastiCache::CacheCluster': { type: 'AWS::ElastiCache::Snapshot', arn: 'elasticache:R:A:snapshot:', from: 'SnapshotName', missing: (name) => `Snapshot not found: ${name}` },
  'AWS::ElastiCache::ReplicationGroup': { type: 'AWS::ElastiCache::Snapshot', arn: 'elasticache:R:A:snapshot:', from: 'SnapshotName', missing: (name) => `Snapshot not found: ${name}` },
  'AWS::RDS::DBCluster': { type: 'AWS::RDS::DBClusterSnapshot', arn: 'rds:R:A:cluster-snapshot:', from: 'SnapshotIdentifier', missing: (name) => `DBClusterSnapshot not found: ${name}` },
  'AWS::RDS::DBInstance': { type: 'AWS::RDS::DBSnapshot', arn: 'rds:R:A:snapshot:', from: 'DBSnapshotIdentifier', missing: (name) => `DBSnapshot not found: ${name}` },
}

/** Types that take the policy. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
export const canSnapshot = (type: string) => type in kinds || /^AWS::(DocDB::DBCluster|Neptune::DBCluster|Redshift::Cluster)$/.test(type)

/** What happens to a resource that goes: databases are kept as a snapshot unless the template says otherwise. */
export function policyOf({ type, properties, resource }: Held, attribute: Policy): string {
  const isDatabase = type === 'AWS::RDS::DBCluster' || (type === 'AWS::RDS::DBInstance' && !properties.DBClusterIdentifier)
  return resource[attribute] ?? (isDatabase && attribute === 'DeletionPolicy' ? 'Snapshot' : 'Delete')
}

/** Keeps what a resource holds; instances of a cluster hold nothing themselves. It outlives the stack, as events do not say. */
export function keepSnapshot(stack: Stack, held: Held) {
  const { type, id: logicalId, physicalId, properties } = held
  const kind = kinds[type]
  if (!kind || (type === 'AWS::RDS::DBInstance' && properties.DBClusterIdentifier)) return
  const { world, account, region } = stack.call
  const own = digest(stack.id, logicalId, held.generation)
  const isVolume = type === 'AWS::EC2::Volume'
  const id = isVolume ? `snap-${own.slice(0, 17)}` : `${stack.name}-snapshot-${logicalId}-${own.slice(0, 12)}`.toLowerCase()
  const arn = `arn:${world.partition}:${kind.arn.replace('R', region.Name).replace(':A:', `:${account.Id}:`)}${id}`
  const { Engine, KmsKeyId } = properties
  livesIn(kind.type, stack.call).set(`${kind.type} ${id}`, {
    type: kind.type, id, name: id, isNamed: true, arn, properties: { of: physicalId, Engine, KmsKeyId, SnapshotType: 'manual', SnapshotCreateTime: world.clock.now() },
    tags: [],
  })
}

/** Fails a resource that is to be made of a snapshot which is not there, or with a key that is to be deleted. */
export function needSnapshot(stack: Stack, { id, type, properties }: Held) {
  const kind = kinds[type]
  const name: string = properties[kind?.from ?? ''] ?? ''
  const all = [...stack.call.world.accounts.values()].flatMap(({ regions }) => [...regions.values()].flatMap(({ resources }) => [...resources.values()]))
  // Those of other accounts go by their ARN.
  const found = name.startsWith('arn:') ? all.find(({ arn }) => arn === name) : [...livesIn(type, stack.call).values()].find((one) => one.id === name && /Snapshot$/.test(one.type))
  const [, service = ''] = type.split('::')
  const fail = (text: string, status: number, code: string) => new Error(said(stack, id, `${text} (Service: ${service[0]}${service.slice(1).toLowerCase()}, Status Code: ${status})`, code))
  if (name && !found) throw fail(kind!.missing(name), 404, 'NotFound')
  const key = keyNamed(stack, properties.KmsKeyId ?? found?.properties.KmsKeyId)
  if (kind && key?.properties.KeyState) throw fail(`The specified KMS key [${key.arn}] does not exist, is not enabled or you do not have permissions to access it.`, 400, 'InvalidRequest')
}

const keyNamed = ({ call }: Stack, name = ''): Live | undefined => livesIn('AWS::KMS::Key', call).get(`AWS::KMS::Key ${String(name).split('/').at(-1)}`)

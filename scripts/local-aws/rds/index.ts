import { livesIn } from '../cloudformation/effects.ts'
import { resourceType } from '../cloudformation/resource-types.ts'
import type { Asks } from '../iam/authorize.ts'
import { need } from '../wire/members.ts'
import { type Call, type Live, refusal, type Service } from '../world.ts'

const kinds = { DBInstance: { fault: 'DBInstanceNotFound', arn: 'db' }, DBCluster: { fault: 'DBClusterNotFoundFault', arn: 'cluster' } } as const
type Kind = keyof typeof kinds

const named = (kind: string, name: string, call: Call): Live | undefined => livesIn(`AWS::RDS::${kind}`, call).get(`AWS::RDS::${kind} ${name.toLowerCase()}`)

/** Changes a database at once: the properties that CloudFormation calls the same. */
const modify = (kind: Kind) => (input: any, call: Call) => {
  const identifier = `${kind}Identifier`
  need(input, [identifier])
  const live = named(kind, input[identifier], call)
  if (!live) throw refusal(kinds[kind].fault, `${kind} ${input[identifier]} not found.`, 404)
  const known = resourceType(live.type)!.properties
  live.properties = { ...live.properties, ...Object.fromEntries(Object.entries(input).filter(([name]) => name in known && name !== identifier)) }
  return { [kind]: { [identifier]: live.id, [`${kind}Arn`]: live.arn, DeletionProtection: String(live.properties.DeletionProtection ?? false) } }
}

const snapshots = (kind: Kind) => (input: any, call: Call) => {
  const type = `${kind.replace('Instance', '')}Snapshot`
  const wanted = input[`${type}Identifier`]
  const all = [...livesIn(`AWS::RDS::${type}`, call).values()].filter((one) => one.type === `AWS::RDS::${type}`)
  const found = all.filter(({ id, properties }) => id === (wanted ?? id) && properties.of === (input[`${kind}Identifier`] ?? properties.of))
  if (wanted && found.length === 0) throw refusal(`${type}NotFound${kind === 'DBCluster' ? 'Fault' : ''}`, `${type} ${wanted} not found.`, 404)
  return {
    [`${type}s`]: found.map(({ id, arn, properties: { of, Engine, KmsKeyId, SnapshotType, SnapshotCreateTime } }) => ({
      [`${type}Identifier`]: id, [`${type}Arn`]: arn, [`${kind}Identifier`]: of, Status: 'available', Engine, KmsKeyId, SnapshotType, SnapshotCreateTime,
    })),
  }
}

/** RDS: what lifts the protection of databases, and shows what is left of them. */
export const rds: Service = {
  ModifyDBInstance: modify('DBInstance'),
  ModifyDBCluster: modify('DBCluster'),
  DescribeDBSnapshots: snapshots('DBInstance'),
  DescribeDBClusterSnapshots: snapshots('DBCluster'),
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html */
export const rdsAsks: Asks = (operation, input, { world, account, region }) => {
  const here = (rest: string) => `arn:${world.partition}:rds:${region.Name}:${account.Id}:${rest}`
  const { DBInstanceIdentifier = '*', DBClusterIdentifier = '*', DBSnapshotIdentifier = '*', DBClusterSnapshotIdentifier = '*' } = input
  const resource = {
    ModifyDBInstance: `db:${DBInstanceIdentifier}`, ModifyDBCluster: `cluster:${DBClusterIdentifier}`,
    DescribeDBSnapshots: `snapshot:${DBSnapshotIdentifier}`, DescribeDBClusterSnapshots: `cluster-snapshot:${DBClusterSnapshotIdentifier}`,
  }[operation]!
  return [{ action: `rds:${operation}`, resource: here(resource) }]
}

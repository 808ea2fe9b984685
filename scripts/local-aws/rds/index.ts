import { livesIn } from '../cloudformation/effects.ts'
import { resourceType } from '../cloudformation/resource-types.ts'
import { type Asks, resourceTags } from '../iam/authorize.ts'
import { need } from '../wire/members.ts'
import { type Call, type Live, refusal, type Service } from '../world.ts'

const kinds = { DBInstance: { fault: 'DBInstanceNotFound', arn: 'db' }, DBCluster: { fault: 'DBClusterNotFoundFault', arn: 'cluster' } } as const
type Kind = keyof typeof kinds

const databaseNamed = (kind: Kind, name: string, call: Call): Live | undefined => livesIn(`AWS::RDS::${kind}`, call).get(`AWS::RDS::${kind} ${name.toLowerCase()}`)

const shown = (kind: Kind, { id, arn, properties: { Engine, DeletionProtection = false } }: Live) => ({
  [`${kind}Identifier`]: id, [`${kind}Arn`]: arn, Engine, DeletionProtection: String(DeletionProtection),
})

/** A database by its name or its ARN, or all of them. */
const described = (kind: Kind) => (input: any, call: Call) => {
  const wanted: string | undefined = input[`${kind}Identifier`]
  const type = `AWS::RDS::${kind}`
  const found = [...livesIn(type, call).values()].filter((one) => one.type === type && (!wanted || one.arn === wanted || one.id === wanted.toLowerCase()))
  if (wanted && found.length === 0) throw refusal(kinds[kind].fault, `${kind} ${wanted} not found.`, 404)
  return { [`${kind}s`]: found.map((one) => shown(kind, one)) }
}

/** Changes a database at once: the properties that CloudFormation calls the same. */
const modify = (kind: Kind) => (input: any, call: Call) => {
  const identifier = `${kind}Identifier`
  need(input, [identifier])
  const live = databaseNamed(kind, input[identifier], call)
  if (!live) throw refusal(kinds[kind].fault, `${kind} ${input[identifier]} not found.`, 404)
  const known = resourceType(live.type)!.properties
  live.properties = { ...live.properties, ...Object.fromEntries(Object.entries(input).filter(([name]) => name in known && name !== identifier)) }
  return { [kind]: shown(kind, live) }
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
  DescribeDBInstances: described('DBInstance'),
  DescribeDBClusters: described('DBCluster'),
  ModifyDBInstance: modify('DBInstance'),
  ModifyDBCluster: modify('DBCluster'),
  DescribeDBSnapshots: snapshots('DBInstance'),
  DescribeDBClusterSnapshots: snapshots('DBCluster'),
}

/** The name in an ARN, or the name itself. */
const named = (nameOrArn: string) => nameOrArn.split(':').at(-1)!

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html */
export const rdsAsks: Asks = (operation, input, call) => {
  const { world, account, region } = call
  const here = (rest: string) => `arn:${world.partition}:rds:${region.Name}:${account.Id}:${rest}`
  const { DBInstanceIdentifier = '*', DBClusterIdentifier = '*', DBSnapshotIdentifier = '*', DBClusterSnapshotIdentifier = '*' } = input
  const resource = {
    DescribeDBInstances: `db:${named(DBInstanceIdentifier)}`, DescribeDBClusters: `cluster:${named(DBClusterIdentifier)}`,
    ModifyDBInstance: `db:${DBInstanceIdentifier}`, ModifyDBCluster: `cluster:${DBClusterIdentifier}`,
    DescribeDBSnapshots: `snapshot:${DBSnapshotIdentifier}`, DescribeDBClusterSnapshots: `cluster-snapshot:${DBClusterSnapshotIdentifier}`,
  }[operation]!
  const tags = [...region.resources.values()].find(({ arn }) => arn === here(resource))?.tags
  return [{ action: `rds:${operation}`, resource: here(resource), context: resourceTags(tags) }]
}

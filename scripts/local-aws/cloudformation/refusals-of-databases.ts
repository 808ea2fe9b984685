import { type Refuses, refusedBy, zonesOf } from './refused.ts'

/** The numbers of a version; one that names fewer of them than another is any of those. */
const numbers = (version: unknown) => (String(version).match(/\d+/g) ?? []).map(Number)
const isLower = (version: unknown, than: unknown) => {
  const [one, other] = [numbers(version), numbers(than)]
  const at = one.findIndex((number, index) => number !== (other[index] ?? number))
  return at >= 0 && one[at]! < other[at]!
}
const majorOf = (engine: string, version: unknown) => numbers(version).slice(0, /postgres/.test(engine) ? 1 : 2).join('.')

function downgrade({ Engine, EngineVersion: to }: Record<string, any>, { EngineVersion: from }: Record<string, any>): string | undefined {
  if (!from || !to || !isLower(to, from)) return undefined
  return majorOf(Engine, to) === majorOf(Engine, from) ? `Cannot upgrade ${Engine} from ${from} to ${to}` : `Cannot find upgrade path from ${from} to ${to}.`
}
const shrink = ({ Engine, StorageType = 'gp2', AllocatedStorage: to }: Record<string, any>, { AllocatedStorage: from }: Record<string, any>) =>
  Number(to) < Number(from) ? `Invalid storage size for engine name ${Engine} and storage type ${StorageType}: ${to}` : undefined

/**
 * A database goes to no lower version and no smaller disk, and says so in the words of
 * https://github.com/hashicorp/terraform-provider-aws/issues/29361, https://github.com/thunderbird/appointment/pull/725 and
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1312.
 */
export const goesBack: Refuses = (stack, { id, properties }, before) => {
  const problem = before && (downgrade(properties, before) ?? shrink(properties, before))
  return problem && refusedBy('Rds', stack, id, problem)
}

/**
 * Subnets of databases are in two zones at least; one that is named twice is taken for one.
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/pull/187, in the words of pull/189
 */
export const covers: Refuses = (stack, { id, properties: { SubnetIds = [] } }) => {
  const zones = [...new Set(zonesOf(stack, SubnetIds))]
  const text = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones.join(', ')}. Add subnets to cover at least 2 AZs.`
  return zones.length < 2 ? refusedBy('Rds', stack, id, text) : undefined
}

/**
 * What a parameter takes, by family: an engine refuses the spelling of another. Seen of Aurora in RDS's words, and of RDS
 * for MySQL in https://github.com/prowler-cloud/prowler/pull/4116; of PostgreSQL 18 in
 * https://github.com/TAK-NZ/CloudTAK/blob/main/docs/AURORA-MAJOR-UPGRADE.md, the list is PostgreSQL's own.
 */
const takes: { family: RegExp; parameter: string; values: string[] }[] = [
  { family: /^(mysql|mariadb)/, parameter: 'require_secure_transport', values: ['0', '1'] },
  { family: /^aurora-mysql/, parameter: 'require_secure_transport', values: ['ON', 'OFF'] },
  { family: /^(aurora-postgresql|postgres)(1[89]|2)/, parameter: 'log_connections', values: ['receipt', 'authentication', 'authorization', 'setup_durations', 'all'] },
]

/** A group of parameters takes values that its engine knows. */
export const spells: Refuses = (stack, { id, properties: { Family = '', Parameters = {} } }) => {
  const wrong = takes.find(({ family, parameter, values }) => family.test(Family) && parameter in Parameters && !String(Parameters[parameter]).split(',').every((value) => values.includes(value)))
  return wrong && refusedBy('Rds', stack, id, `Invalid parameter value: ${Parameters[wrong.parameter]} for: ${wrong.parameter} allowed values are: ${wrong.values.join()}`)
}

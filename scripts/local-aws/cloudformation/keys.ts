import type { Ask } from '../iam/authorize.ts'
import { at } from './handlers.ts'
import type { Stack } from './model.ts'

/** The property that names a key, the service that uses it for who makes the resource, and what that one must be allowed. */
type Use = { property: string; service: string; operations: readonly string[] }

const data = ['GenerateDataKey', 'Decrypt'] as const
const files = ['CreateGrant', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext', 'Decrypt'] as const
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-permissions
const databases: Use[] = [
  { property: 'KmsKeyId', service: 'rds', operations: ['CreateGrant', 'DescribeKey', ...data] },
  { property: 'PerformanceInsightsKMSKeyId', service: 'rds', operations: ['CreateGrant', 'DescribeKey'] },
  { property: 'MasterUserSecret.KmsKeyId', service: 'secretsmanager', operations: ['CreateGrant', 'DescribeKey', ...data] },
]

/**
 * What services ask of KMS as whoever makes a resource with a key. Each row is from the page of its service and not from
 * the handlers of the types, of which launch roles are derived: those forgot it.
 */
const uses: Record<string, Use[]> = {
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html#security-encryption-authz
  'AWS::SecretsManager::Secret': [{ property: 'KmsKeyId', service: 'secretsmanager', operations: data }],
  'AWS::RDS::DBInstance': databases,
  'AWS::RDS::DBCluster': databases,
  // https://docs.aws.amazon.com/efs/latest/ug/EFSKMS.html#EFSKMSPolicy
  'AWS::EFS::FileSystem': [{ property: 'KmsKeyId', service: 'elasticfilesystem', operations: files }],
  // https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html#FSxKMSPolicy
  'AWS::FSx::FileSystem': [{ property: 'KmsKeyId', service: 'fsx', operations: files }],
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
  'AWS::ElastiCache::ReplicationGroup': [{ property: 'KmsKeyId', service: 'elasticache', operations: ['CreateGrant', 'DescribeKey'] }],
}

/** Whether it is known what services ask of KMS for a type. */
export const usesKeys = (type: string): boolean => type in uses

/** What a service asks of KMS as the caller: the call comes through it, and grants are for it alone. */
export const throughService = ({ call: { region } }: Stack, service: string, operation: string, key: string): Ask => ({
  action: `kms:${operation}`,
  resource: key,
  context: { 'kms:ViaService': `${service}.${region.Name}.amazonaws.com`, ...(operation === 'CreateGrant' && { 'kms:GrantIsForAWSResource': true }) },
})

/** What making or changing a resource asks of KMS, for every key that its properties name. */
export const keyAsks = (stack: Stack, type: string, properties: Record<string, any>): Ask[] =>
  (uses[type] ?? []).flatMap(({ property, service, operations }) => {
    const key = at(properties, property.split('.'))
    return typeof key === 'string' ? operations.map((operation) => throughService(stack, service, operation, arnOfKey(stack, key))) : []
  })

/** The ARN of a key by what a property says of it. */
export const arnOfKey = ({ call: { world, region, account } }: Stack, key: string): string =>
  key.startsWith('arn:') ? key : `arn:${world.partition}:kms:${region.Name}:${account.Id}:key/${key}`

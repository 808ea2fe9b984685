import { type Ask, refused } from '../iam/authorize.ts'
import { arnOfParameter, parameterOf } from '../ssm/public.ts'
import type { Live } from '../world.ts'
import { digest, uuid } from './digest.ts'
import { arnOfKey, throughService } from './keys.ts'
import type { Stack } from './model.ts'
import { actorOf } from './permissions.ts'
import type { Template } from './template.ts'

/*
 * References to secrets stay as they are in everything that a stack shows and compares; only services are given what they
 * stand for. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */

const secret = /\{\{resolve:secretsmanager:(arn:[^:}]+:secretsmanager:[^:}]*:\d{12}:secret:[^:}]+|[^:}]+)(?::SecretString(?::([^:}]*))?(?::([^:}]*))?(?::[^:}]*)?)?\}\}/g
const secure = /\{\{resolve:ssm-secure:([^:}]+)(?::\d+)?\}\}/g

/** Properties as their service gets them, secrets included; throws what a stack's event says of one that cannot be had. */
export function opened<T>(stack: Stack, value: T): T {
  if (typeof value === 'string') {
    const text = value.replace(secret, (_, id: string, key?: string, stage?: string) => valueOf(stack, id, key, stage)).replace(secure, (_, name: string) => secureString(stack, name))
    return text as T
  }
  if (Array.isArray(value)) return value.map((item) => opened(stack, item)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(stack, item)])) as T
}

/** CloudFormation reads a secret as whoever it works for, and Secrets Manager decrypts it so. */
function permit(stack: Stack, ask: Ask, key?: string) {
  for (const one of [ask, ...(key ? [throughService(stack, 'secretsmanager', 'Decrypt', arnOfKey(stack, key))] : [])]) {
    const why = refused(stack.call.world, actorOf(stack), { ...one, context: { 'aws:ViaAWSService': true, ...one.context } })
    if (why) throw new Error(why)
  }
}

function valueOf(stack: Stack, id: string, key = '', stage = ''): string {
  const text = secretString(stack, id)
  if (text === undefined) throw new Error("Secrets Manager can't find the specified secret.")
  if (stage && stage !== 'AWSCURRENT') throw new Error(`Secrets Manager can't find the specified secret value for staging label: ${stage}`)
  if (!key) return text
  let values: Record<string, unknown>
  try {
    values = JSON.parse(text)
  } catch {
    throw new Error('Could not parse SecretString JSON')
  }
  if (!(key in values)) throw new Error('Could not find a value associated with JSONKey in SecretString')
  return String(values[key])
}

/** What a secret holds, by its name or ARN: as its template says, generated, or made by RDS for a database. */
function secretString(stack: Stack, id: string): string | undefined {
  const { account, region } = stack.call
  const all = [...region.resources.values()]
  const found = all.find(({ type, name, arn }) => type === 'AWS::SecretsManager::Secret' && (id === name || id === arn || arn.replace(/-\w{6}$/, '') === id))
  if (found) {
    permit(stack, { action: 'secretsmanager:GetSecretValue', resource: found.arn }, found.properties.KmsKeyId)
    return found.properties.SecretString ?? generated(found)
  }
  const owner = all.find((one) => String(one.properties.ManageMasterUserPassword) === 'true' && id.includes(`:secret:rds!`) && id.includes(uuid(one.id, account.Id)))
  if (!owner) return undefined
  permit(stack, { action: 'secretsmanager:GetSecretValue', resource: id }, owner.properties.MasterUserSecret?.KmsKeyId)
  return JSON.stringify({ username: owner.properties.MasterUsername, password: digest(owner.arn, 'password').slice(0, 32) })
}

function generated({ arn, properties: { GenerateSecretString: how } }: Live): string | undefined {
  if (!how) return undefined
  const { PasswordLength = 32, SecretStringTemplate, GenerateStringKey } = how
  const password = digest(arn).repeat(64).slice(0, Number(PasswordLength))
  return GenerateStringKey ? JSON.stringify({ ...JSON.parse(SecretStringTemplate ?? '{}'), [GenerateStringKey]: password }) : password
}

function secureString(stack: Stack, name: string): string {
  permit(stack, { action: 'ssm:GetParameters', resource: arnOfParameter(name, stack.call) })
  const found = parameterOf(stack.call.region, name)
  if (found?.Type !== 'SecureString') throw new Error(`Unable to fetch parameters [${name}] from parameter store for this account.`)
  return found.Value
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html */
const takeSecure = new Set([
  ...['DirectoryService::MicrosoftAD/Properties/Password', 'DirectoryService::SimpleAD/Properties/Password', 'ElastiCache::ReplicationGroup/Properties/AuthToken'],
  ...['IAM::User/Properties/LoginProfile/Password', 'KinesisFirehose::DeliveryStream/Properties/RedshiftDestinationConfiguration/Password'],
  ...['RDS::DBCluster/Properties/MasterUserPassword', 'RDS::DBInstance/Properties/MasterUserPassword', 'Redshift::Cluster/Properties/MasterUserPassword'],
])

/** Where a template has secure strings that their service would not keep to itself. */
export function misplaced({ Resources, Outputs }: Pick<Template, 'Resources' | 'Outputs'>): string[] {
  const places = (value: unknown, path: string): string[] => {
    if (typeof value === 'string') return value.includes('{{resolve:ssm-secure:') ? [path] : []
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, item]) => places(item, Array.isArray(value) || /^(Fn::|Ref$)/.test(key) ? path : `${path}/${key}`))
  }
  const all = [...Object.values(Resources).flatMap(({ Type, Properties }) => places(Properties, `${Type}/Properties`)), ...places(Outputs, 'Outputs')]
  return all.filter((path) => !takeSecure.has(path.replace('AWS::', '')))
}

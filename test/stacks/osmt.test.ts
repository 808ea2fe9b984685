import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { osmt } from '../../templates-src/stacks/osmt.ts'
import { root } from '../support/local.ts'
import { resolved } from '../support/resolved.ts'

const contract: Record<string, Record<string, object>> = JSON.parse(readFileSync(join(root, 'test/stacks/osmt-contract.json'), 'utf8'))
const given = {
  ...{ Image: 'osmt:3.0.0', Cpu: '2048', Memory: '8192', Architecture: 'X86_64', DomainName: 'osmt.example.org', OAuthIssuer: 'https://id.example.org', OAuthAudience: 'osmt' },
  ...{ OAuthSecretArn: 'oauth', DatabaseHost: 'db.example.org', DatabasePort: '3306', DatabaseSecretArn: 'database', CacheHost: 'redis.example.org', CachePort: '6379' },
  ...{ SearchUrl: 'http://elasticsearch:9200', SearchSecretArn: 'search', ExecuteCommand: 'false', LogRetentionInDays: '30', KmsKeyArn: '', PermissionsBoundary: '' },
}
const made = (Generation: string, AuthMode: string, more: object = {}) => resolved(osmt(), { ...given, Generation, AuthMode, ...more })
const container = (Generation: string, AuthMode: string) => made(Generation, AuthMode).resources.TaskDefinition!.Properties.ContainerDefinitions[0]
const plain = (generation: string, mode: string): Record<string, string> => Object.fromEntries(container(generation, mode).Environment.map(({ Name, Value }: any) => [Name, Value]))

for (const [generation, { source: _, always: __, ...modes }] of Object.entries(contract)) {
  for (const mode of Object.keys(modes)) {
    test(`O-23: secrets of OSMT ${generation} with ${mode} are in no environment, and its roles are two`, () => {
      deepEqual(Object.keys(plain(generation, mode)).filter((name) => /PASSWORD|SECRET/.test(name)), [])
      const { ExecutionRoleArn, TaskRoleArn } = made(generation, mode).resources.TaskDefinition!.Properties
      equal(ExecutionRoleArn === TaskRoleArn, false)
    })
  }
}

test('O-18: REDIS_URI is host and port', () => equal(plain('v3', 'okta').REDIS_URI, 'redis.example.org:6379'))
test('O-20: the database is called osmt_db, as migrations say', () => equal(plain('v3', 'okta').DB_NAME, 'osmt_db'))
test('O-21: ELASTICSEARCH_URI has its scheme', () => equal(plain('v3', 'okta').ELASTICSEARCH_URI, 'http://elasticsearch:9200'))
test('the redirect URI is the one that is to be registered', () => {
  equal(made('v3', 'okta').outputs.RedirectUri, 'https://osmt.example.org/login/oauth2/code/okta')
  equal(made('v4', 'google').outputs.RedirectUri, 'https://osmt.example.org/login/oauth2/code/google')
})

test('what /health asks of the search engine is asked where the search engine is, with its password', () => {
  equal(plain('v3', 'okta').SPRING_ELASTICSEARCH_URIS, plain('v3', 'okta').ELASTICSEARCH_URI)
  const of = (prefix: string) => container('v3', 'okta').Secrets.filter(({ Name }: any) => Name.startsWith(prefix)).map(({ ValueFrom }: any) => ValueFrom)
  deepEqual(of('ES_'), ['search:username::', 'search:password::'])
  deepEqual(of('SPRING_ELASTICSEARCH_'), of('ES_'))
  const without = made('v3', 'okta', { SearchSecretArn: '' }).resources
  deepEqual(without.TaskDefinition!.Properties.ContainerDefinitions[0].Secrets.filter(({ Name }: any) => /^(ES|SPRING)_/.test(Name)), [])
})

test('O-23: the roles of OSMT read its own secrets and no others, and a secret to sign in with is made where none is given', () => {
  const read = ({ resources }: ReturnType<typeof made>) => resources.ExecutionPolicy!.Properties.PolicyDocument.Statement.find(({ Sid }: any) => Sid === 'ReadItsSecrets').Resource
  deepEqual(read(made('v3', 'okta')), ['database', 'oauth', 'search'])
  deepEqual(read(made('v4', 'google', { OAuthSecretArn: '' })), ['database', 'OAuthSecret', 'search', 'SessionTokenSecret'])
  deepEqual(read(made('v4', 'single-auth', { OAuthSecretArn: '', SearchSecretArn: '' })), ['database', 'SessionTokenSecret', 'AdminSecret'])
  const [given, blank] = [made('v3', 'okta').resources.OAuthSecret, made('v3', 'okta', { OAuthSecretArn: '' }).resources.OAuthSecret]
  deepEqual([given, blank!.Properties.GenerateSecretString.SecretStringTemplate], [undefined, '{"clientId":"fill-me-in"}'])
})

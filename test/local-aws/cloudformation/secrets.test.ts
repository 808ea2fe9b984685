import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { cloud, parameter, template } from './support.ts'

const secret = (properties: object) => ({ Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'app/login', ...properties } })
const database = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20', ...properties } })
const of = (key: string) => ({ 'Fn::Sub': `{{resolve:secretsmanager:\${Secret}:SecretString:${key}}}` })

function looked() {
  const one = cloud()
  const live = (type: string) => [...one.call.region.resources.values()].find((resource) => resource.type === type)!
  const reason = () => one.events().find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason
  return { ...one, live, reason }
}

test('a service gets the secret, and nothing that the stack shows has it', async () => {
  const { create, live, rows, outputs } = looked()
  const made = secret({ GenerateSecretString: { SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: 'password', PasswordLength: 20 } })
  const stack = await create(template({ Secret: made, Data: database({ MasterUsername: of('username'), MasterUserPassword: of('password') }) }, { Outputs: { Shown: { Value: of('password') } } }))
  const { MasterUsername, MasterUserPassword } = live('AWS::RDS::DBInstance').properties
  equal(MasterUsername, 'admin')
  match(MasterUserPassword, /^[0-9a-f]{20}$/)
  match(outputs(stack).Shown!, /^\{\{resolve:secretsmanager:arn:.*:SecretString:password\}\}$/)
  equal(JSON.stringify([rows.DescribeStackEvents!({ StackName: 'app' }), rows.ListStackResources!({ StackName: 'app' })]).includes(MasterUserPassword), false)
})

test('the secret that RDS makes for a database can be referred to, too', async () => {
  const { create, call } = looked()
  const Value = { 'Fn::Sub': '{{resolve:secretsmanager:${Data.MasterUserSecret.SecretArn}:SecretString:username}}' }
  await create(template({ Data: database({ ManageMasterUserPassword: true, MasterUsername: 'dbadmin' }), Note: parameter(Value) }))
  equal([...call.region.parameters.values()].at(-1)!.Value, 'dbadmin')
})

const wrong: [string, object, string, string][] = [
  ['a secret that is not there', {}, '{{resolve:secretsmanager:none}}', "Secrets Manager can't find the specified secret."],
  ['a key that the secret does not have', { SecretString: '{"a":"b"}' }, '{{resolve:secretsmanager:app/login:SecretString:c}}', 'Could not find a value associated with JSONKey in SecretString'],
  ['a key of a secret that is no JSON', { SecretString: 'plain' }, '{{resolve:secretsmanager:app/login:SecretString:c}}', 'Could not parse SecretString JSON'],
  ['a version that is not there', { SecretString: 'plain' }, '{{resolve:secretsmanager:app/login:SecretString::AWSPREVIOUS}}', "Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS"],
]
for (const [what, properties, text, said] of wrong) {
  test(`a resource fails for ${what}`, async () => {
    const { create, reason } = looked()
    equal((await create(template({ Secret: secret(properties), Note: parameter(text, { DependsOn: 'Secret' }) }))).StackStatus, 'ROLLBACK_COMPLETE')
    equal(reason(), said)
  })
}

test('a stack compares the references, so that a rotated secret is no update', async () => {
  const { create, update, live } = looked()
  const body = (value: string) => template({ Secret: secret({ SecretString: '{"password":"one"}' }), Data: database({ MasterUserPassword: of('password') }), Note: parameter(value) })
  await create(body('a'))
  const held = live('AWS::SecretsManager::Secret')
  held.properties = { ...held.properties, SecretString: '{"password":"two"}' }
  await update(body('b'))
  equal(live('AWS::RDS::DBInstance').properties.MasterUserPassword, 'one')
})

test('a secure string is read where its service keeps it to itself, and refused elsewhere before anything is made', async () => {
  const { create, call, live } = looked()
  call.region.parameters.set('/password', { Name: '/password', Type: 'SecureString', Value: 'hush', Version: 1 })
  const text = '{{resolve:ssm-secure:/password:1}}'
  await create(template({ Data: database({ MasterUserPassword: text }) }))
  deepEqual(live('AWS::RDS::DBInstance').properties.MasterUserPassword, 'hush')
  await rejects(async () => create(template({ Note: parameter({ 'Fn::Sub': text }) }), { StackName: 'other' }), { message: 'SSM Secure reference is not supported in: [AWS::SSM::Parameter/Properties/Value]' })
})

test('CloudFormation reads a secret as whoever it works for', async () => {
  const { create, world, call } = looked()
  await create(template({ Secret: secret({ SecretString: 'plain' }) }))
  const role = { ...call.account.iam.roles.get('ResearchScientist')!, RoleName: 'Maker', Arn: `arn:aws:iam::${call.account.Id}:role/Maker`, AttachedPolicies: [], InlinePolicies: { ssm: { Statement: [{ Effect: 'Allow', Action: ['ssm:*', 'sts:*'], Resource: '*' }] } } }
  const trusting = { Statement: [{ Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' }] }
  call.account.iam.roles.set('Maker', { ...role, AssumeRolePolicyDocument: trusting })
  const other = cloud({ world })
  await other.create(template({ Note: parameter('{{resolve:secretsmanager:app/login}}') }), { StackName: 'reader', RoleARN: role.Arn })
  const why = other.events('reader').find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason!
  match(why, /is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:/)
})

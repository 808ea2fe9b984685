import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cidrs } from '../../../scripts/local-aws/cloudformation/cidr.ts'
import { cloud, given, parameter, region, template, topic } from './support.ts'

/** What values are resolved to, as outputs of a stack. */
async function resolved(values: Record<string, unknown>, rest: Record<string, unknown> = {}, parameters: Record<string, unknown> = {}) {
  const { create, outputs } = cloud()
  const Outputs = Object.fromEntries(Object.entries(values).map(([name, Value]) => [name, { Value }]))
  return outputs(await create(template({ Topic: topic(), Gone: topic('x', { Condition: 'Never' }) }, { ...rest, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] }, ...(rest.Conditions as object) }, Outputs }), { Parameters: given(parameters) }))
}
const list = (...items: unknown[]) => ({ 'Fn::Join': ['|', items.length === 1 ? items[0] : items] })

test('functions give what AWS’s pages say of them', async () => {
  const values = await resolved(
    {
      Sub: { 'Fn::Sub': '${AWS::AccountId} ${P} ${!Literal} ${Topic.TopicName}' },
      SubWith: { 'Fn::Sub': ['${x}-${P}', { x: { 'Fn::Join': ['', ['a', 'b']] } }] },
      Split: { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b,c'] }] },
      Map: { 'Fn::FindInMap': ['Sizes', { Ref: 'P' }, 'Size'] },
      MapList: list({ 'Fn::FindInMap': ['Sizes', 'small', 'Names'] }),
      Base64: { 'Fn::Base64': 'hello' },
      Zones: list({ 'Fn::GetAZs': '' }),
      ZonesThere: { 'Fn::Select': [5, { 'Fn::GetAZs': 'us-east-1' }] },
      If: { 'Fn::If': ['Never', 'yes', { 'Fn::If': ['Small', 'small', 'large'] }] },
      Stack: { Ref: 'AWS::StackName' },
      Suffix: { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region}' },
    },
    {
      Parameters: { P: { Type: 'String' } },
      Mappings: { Sizes: { small: { Size: '4', Names: ['s', 'xs'] } } },
      Conditions: { Small: { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'P' }, 'small'] }, { 'Fn::Not': [{ Condition: 'Never' }] }, { 'Fn::Or': [{ Condition: 'Never' }, { 'Fn::Equals': [1, '1'] }] }] } },
    },
    { P: 'small' },
  )
  match(values.Sub!, /^444455556666 small \$\{Literal\} app-Topic-[A-Z0-9]{12}$/)
  deepEqual({ ...values, Sub: '' }, {
    Sub: '', SubWith: 'ab-small', Split: 'b', Map: '4', MapList: 's|xs', Base64: 'aGVsbG8=', Zones: 'eu-west-1a|eu-west-1b|eu-west-1c', ZonesThere: 'us-east-1f', If: 'small', Stack: 'app',
    Suffix: `aws amazonaws.com ${region}`,
  })
})

test('a name that a template does not give is of the stack and the logical ID, and that of a dashboard of the logical ID alone', async () => {
  const { create, outputs } = cloud()
  const Dashboard = { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: '{}' } }
  const { Made, Named, Other } = outputs(await create(template({ Dashboard, Named: { ...Dashboard, Properties: { ...Dashboard.Properties, DashboardName: 'mine' } }, Topic: topic() }, { Outputs: { Made: { Value: { Ref: 'Dashboard' } }, Named: { Value: { Ref: 'Named' } }, Other: { Value: { 'Fn::GetAtt': 'Topic.TopicName' } } } })))
  match(Made!, /^Dashboard-[A-Z0-9]{12}$/)
  match(Other!, /^app-Topic-[A-Z0-9]{12}$/)
  equal(Named, 'mine')
})

test('Fn::Cidr divides IPv4 and IPv6 blocks', async () => {
  const values = await resolved({
    Four: list({ 'Fn::Cidr': ['10.0.0.0/16', 3, 8] }),
    Six: list({ 'Fn::Cidr': ['2600:1f18:1234:5600::/56', '2', '64'] }),
  })
  deepEqual(values, { Four: '10.0.0.0/24|10.0.1.0/24|10.0.2.0/24', Six: '2600:1f18:1234:5600::/64|2600:1f18:1234:5601::/64' })
})

test('blocks of Fn::Cidr never overlap and stay within theirs', () => {
  const number = (block: string) => block.split('/')[0]!.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 24 }), fc.integer({ min: 4, max: 8 }), fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 255 }), (prefix, bits, count, second) => {
      fc.pre(2 ** (32 - prefix - bits) >= count)
      const starts = cidrs(`10.${second}.0.0/${prefix}`, count, bits).map(number)
      deepEqual(starts, Array.from({ length: count }, (_, index) => number(`10.${second}.0.0`) + index * 2 ** bits))
    }),
  )
  throws(() => cidrs('10.0.0.0/24', 3, 7), /do not fit/)
})

test('AWS::NoValue removes a property, an item and a whole set of properties', async () => {
  const { create, call } = cloud()
  const nothing = { Ref: 'AWS::NoValue' }
  const role = { AssumeRolePolicyDocument: {}, Description: nothing, ManagedPolicyArns: [nothing, 'arn:aws:iam::aws:policy/ReadOnlyAccess'], RoleName: 'r' }
  const body = template({ Role: { Type: 'AWS::IAM::Role', Properties: role }, Topic: { Type: 'AWS::SNS::Topic', Properties: { 'Fn::If': ['C', {}, nothing] } } }, { Conditions: { C: { 'Fn::Equals': ['a', 'b'] } } })
  equal((await create(body, { Capabilities: ['CAPABILITY_NAMED_IAM'] })).StackStatus, 'CREATE_COMPLETE')
  const { Description, AttachedPolicies } = call.account.iam.roles.get('r')!
  deepEqual([Description, AttachedPolicies], [undefined, ['arn:aws:iam::aws:policy/ReadOnlyAccess']])
})

test('resources and outputs whose condition is false are not there, and nothing that is may refer to them', async () => {
  const { create, rows, resources } = cloud()
  const Conditions = { C: { 'Fn::Equals': [{ Ref: 'P' }, 'yes'] } }
  const body = (Value: unknown) => template({ A: topic('x', { Condition: 'C' }), B: topic('y', { DependsOn: 'A' }) }, { Parameters: { P: { Type: 'String', Default: 'no' } }, Conditions, Outputs: { O: { Value } } })
  const stack = await create(body({ 'Fn::If': ['C', { Ref: 'A' }, 'none'] }))
  deepEqual([Object.keys(resources()), stack.Outputs[0].OutputValue], [['B'], 'none'])
  throws(() => rows.CreateStack!({ StackName: 'other', TemplateBody: body({ Ref: 'A' }) }), { message: 'Template format error: Unresolved resource dependencies [A] in the Outputs block of the template' })
})

test('parameters of SSM are resolved when the stack is made, and so are references within text', async () => {
  const { create, call, outputs, rows } = cloud()
  call.region.parameters.set('/image', { Name: '/image', Type: 'String', Value: 'ami-0abc', Version: 1 })
  call.region.parameters.set('/zones', { Name: '/zones', Type: 'StringList', Value: 'a,b', Version: 1 })
  const Parameters = { Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: '/image' }, Zones: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/zones' } }
  const body = template({ A: parameter('{{resolve:ssm:/image:1}} of today') }, { Parameters, Outputs: { Image: { Value: { Ref: 'Image' } }, Zone: { Value: { 'Fn::Select': [1, { Ref: 'Zones' }] } } } })
  const stack = await create(body)
  deepEqual(outputs(stack), { Image: 'ami-0abc', Zone: 'b' })
  deepEqual(stack.Parameters[0], { ParameterKey: 'Image', ParameterValue: '/image', ResolvedValue: 'ami-0abc' })
  equal([...call.region.parameters.values()].at(-1)!.Value, 'ami-0abc of today')
  throws(() => rows.CreateStack!({ StackName: 'other', TemplateBody: body, Parameters: given({ Image: '/none' }) }), { message: 'Unable to fetch parameters [/none] from parameter store for this account.' })
})

test('an output is a text, never a list', async () => {
  const { create } = cloud()
  const stack = await create(template({ A: topic() }, { Outputs: { O: { Value: { 'Fn::GetAZs': '' } } } }))
  equal(stack.StackStatus, 'ROLLBACK_COMPLETE')
})

const constraints: [string, object, string, string | RegExp][] = [
  ['a value that is not among AllowedValues', { Type: 'String', AllowedValues: ['a', 'b'] }, 'c', "Parameter 'P' must be one of AllowedValues"],
  ['a value that AllowedPattern does not match as a whole', { Type: 'String', AllowedPattern: '[a-z]+' }, 'abc1', "Parameter 'P' must match pattern [a-z]+"],
  ['a short one, in the words of ConstraintDescription', { Type: 'String', MinLength: '3', ConstraintDescription: 'three letters or more' }, 'ab', "Parameter 'P' failed to satisfy constraint: three letters or more"],
  ['a long one', { Type: 'String', MaxLength: 2 }, 'abc', "Parameter 'P' must contain at most 2 characters"],
  ['a text for a number', { Type: 'Number' }, 'ten', "Parameter 'P' must be a number."],
  ['a small number', { Type: 'Number', MinValue: 2 }, '1', "Parameter 'P' must be a number not less than 2"],
  ['a large number', { Type: 'Number', MaxValue: 2 }, '3', "Parameter 'P' must be a number not greater than 2"],
  ['a list with one item that is not allowed', { Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] }, 'a, c', "Parameter 'P' must be one of AllowedValues"],
  ['a list with one item that is no number', { Type: 'List<Number>' }, '1,x', "Parameter 'P' must be a number."],
  ['an ID of something else', { Type: 'AWS::EC2::VPC::Id' }, 'subnet-1', /parameter value subnet-1 for parameter name P does not exist/],
  ['an ID of something else in a list', { Type: 'List<AWS::EC2::Subnet::Id>' }, 'subnet-1,vpc-2', /parameter value vpc-2 for parameter name P does not exist/],
  ['more than 4,096 bytes', { Type: 'String' }, 'x'.repeat(4097), /4096/],
]
for (const [what, declared, value, message] of constraints) {
  test(`a parameter refuses ${what}`, () => {
    const { rows } = cloud()
    const ask = () => rows.CreateStack!({ StackName: 'app', TemplateBody: template({ A: topic() }, { Parameters: { P: declared } }), Parameters: given({ P: value }) })
    throws(ask, { code: 'ValidationError', message } as object)
  })
}

test('parameters must be declared and have values; an update may keep what it had', async () => {
  const { create, update, rows } = cloud()
  const body = template({ A: topic({ Ref: 'P' }) }, { Parameters: { P: { Type: 'String' }, Secret: { Type: 'String', NoEcho: true, Default: 'hush' } } })
  throws(() => rows.CreateStack!({ StackName: 'app', TemplateBody: body }), { message: 'Parameters: [P] must have values' })
  throws(() => rows.CreateStack!({ StackName: 'app', TemplateBody: body, Parameters: given({ P: 1, Q: 2 }) }), { message: 'Parameters: [Q] do not exist in the template' })
  deepEqual((await create(body, { Parameters: given({ P: 'x' }) })).Parameters, [{ ParameterKey: 'P', ParameterValue: 'x' }, { ParameterKey: 'Secret', ParameterValue: '****' }])
  const stack = await update(undefined, { UsePreviousTemplate: 'true', Parameters: [{ ParameterKey: 'P', UsePreviousValue: 'true' }, ...given({ Secret: 'other' })] })
  deepEqual([stack.StackStatus, stack.Parameters[0].ParameterValue], ['UPDATE_COMPLETE', 'x'])
})

test('rules refuse combinations of parameters before anything is made', async () => {
  const { rows, create } = cloud()
  const Rules = {
    Memory: {
      RuleCondition: { 'Fn::Equals': [{ Ref: 'Cpus' }, '1'] },
      Assertions: [{ Assert: { 'Fn::Contains': [['2048', '4096'], { Ref: 'Memory' }] }, AssertDescription: 'One vCPU takes 2048 or 4096 MiB' }],
    },
    Zones: { Assertions: [{ Assert: { 'Fn::EachMemberIn': [{ Ref: 'Zones' }, ['a', 'b']] }, AssertDescription: 'Zones are a and b' }, { Assert: { 'Fn::Not': [{ 'Fn::EachMemberEquals': [{ Ref: 'Zones' }, 'b'] }] }, AssertDescription: 'Not b alone' }] },
    Region: { Assertions: [{ Assert: { 'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, region] }, { 'Fn::Equals': ['a', 'b'] }] }, AssertDescription: 'Not here' }] },
    OfTheAccount: { Assertions: [{ Assert: { 'Fn::Contains': [{ 'Fn::RefAll': 'AWS::EC2::VPC::Id' }, { Ref: 'Cpus' }] }, AssertDescription: 'Nobody here can know' }] },
  }
  const Parameters = { Cpus: { Type: 'Number' }, Memory: { Type: 'Number' }, Zones: { Type: 'CommaDelimitedList' } }
  const body = template({ A: topic() }, { Rules, Parameters })
  const ask = (Cpus: number, Memory: number, Zones: string) => rows.CreateStack!({ StackName: 'app', TemplateBody: body, Parameters: given({ Cpus, Memory, Zones }) })
  throws(() => ask(1, 1024, 'a,b'), { code: 'ValidationError', message: /One vCPU takes 2048 or 4096 MiB/ })
  throws(() => ask(2, 1024, 'a,c'), { message: /Zones are a and b/ })
  throws(() => ask(1, 1024, 'b,b'), { message: /One vCPU takes 2048 or 4096 MiB; Not b alone/ })
  deepEqual(rows.DescribeStacks!().Stacks, [])
  equal((await create(body, { Parameters: given({ Cpus: 1, Memory: 4096, Zones: 'a, b' }) })).StackStatus, 'CREATE_COMPLETE')
})

test('a rule that asks for something else than a parameter is refused', () => {
  const { rows } = cloud()
  const Rules = { R: { Assertions: [{ Assert: { 'Fn::Equals': [{ Ref: 'A' }, 'x'] } }] } }
  throws(() => rows.CreateStack!({ StackName: 'app', TemplateBody: template({ A: topic() }, { Rules }) }), { message: /Unresolved dependencies \[A\]/ })
})

test('AllowedValues of numbers are those numbers, however they are written', async () => {
  const { create } = cloud()
  const stack = await create(template({ A: topic() }, { Parameters: { P: { Type: 'Number', AllowedValues: [1, 2.5], Default: 2.5 } } }))
  equal(stack.Parameters[0].ParameterValue, '2.5')
})

test('what databases, caches, load balancers and tasks are called looks as on AWS', async () => {
  const { create, update, resources, outputs } = cloud()
  const body = (Image: string) =>
    template(
      {
        Database: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', ManageMasterUserPassword: true } },
        Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { ReplicationGroupDescription: 'x', TransitEncryptionEnabled: true } },
        Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
        Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'web', ContainerDefinitions: [{ Name: 'web', Image }] } },
      },
      { Outputs: Object.fromEntries(['Database.Endpoint.Address', 'Database.Endpoint.Port', 'Database.MasterUserSecret.SecretArn', 'Cache.PrimaryEndPoint.Address', 'Balancer.DNSName', 'Balancer.LoadBalancerFullName'].map((name) => [name.replaceAll('.', ''), { Value: { 'Fn::GetAtt': name } }])) },
    )
  const made = outputs(await create(body('a')))
  match(made.DatabaseEndpointAddress!, /^app-database-[a-z0-9]{12}\.[a-z]{12}\.eu-west-1\.rds\.amazonaws\.com$/)
  equal(made.DatabaseEndpointPort, '3306')
  match(made.DatabaseMasterUserSecretSecretArn!, /^arn:aws:secretsmanager:eu-west-1:444455556666:secret:rds!db-[0-9a-f-]{36}-[a-z]{6}$/)
  match(made.CachePrimaryEndPointAddress!, /^master\.app-cache-[a-z0-9]{12}\.[a-z]{6}\.euw1\.cache\.amazonaws\.com$/)
  match(made.BalancerDNSName!, /^app-Balancer-[A-Z0-9]{12}-\d+\.eu-west-1\.elb\.amazonaws\.com$/)
  match(made.BalancerLoadBalancerFullName!, /^app\/app-Balancer-[A-Z0-9]{12}\/[0-9a-f]{16}$/)
  match(resources().Task!, /task-definition\/web:1$/)
  await update(body('b'))
  match(resources().Task!, /task-definition\/web:2$/)
})

test('the images that AWS names in public parameters are there without being put: one of each name and region', async () => {
  const image = (name: string) => ({ Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: name })
  const names = ['/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64', '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id']
  const Outputs = { Linux: { Value: { Ref: 'Linux' } }, Ecs: { Value: `{{resolve:ssm:${names[1]}}}` } }
  const body = template({ A: topic() }, { Parameters: { Linux: image(names[0]!) }, Outputs })
  const made = await Promise.all([region, region, 'us-east-1'].map(async (inRegion) => {
    const { create, outputs } = cloud({ inRegion })
    return outputs(await create(body))
  }))
  for (const ids of made) for (const id of Object.values(ids)) match(id, /^ami-0[0-9a-f]{16}$/)
  deepEqual(made[0], made[1])
  equal(new Set([...Object.values(made[0]!), ...Object.values(made[2]!)]).size, 4)
  await rejects(async () => cloud().create(template({ A: topic() }, { Parameters: { Linux: image('/aws/service/ami-amazon-linux-latest/al2024') } })), { message: /^Unable to fetch parameters \[.*al2024\]/ })
})

test('a name that says whose a resource is, is not its own', async () => {
  const permission = (Action: string) => ({ Type: 'AWS::Lambda::Permission', Properties: { FunctionName: 'maker', Action, Principal: 'events.amazonaws.com' } })
  const filter = { Type: 'AWS::Logs::MetricFilter', Properties: { LogGroupName: '/log', FilterPattern: 'ERROR', MetricTransformations: [{ MetricName: 'a', MetricNamespace: 'b', MetricValue: '1' }] } }
  const { create, resources } = cloud()
  equal((await create(template({ One: permission('lambda:InvokeFunction'), Other: permission('lambda:InvokeFunctionUrl'), Filter: filter, Filter2: filter }))).StackStatus, 'CREATE_COMPLETE')
  for (const [id, physical] of Object.entries(resources())) match(physical, new RegExp(`^app-${id}-[A-Z0-9]{12}$`))
})

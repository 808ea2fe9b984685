import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import baseline from '../../products/account-baseline/product.ts'
import application from '../../products/web-application/product.ts'
import { childrenOf } from '../../templates-src/cfn/assembly.ts'
import { readmeOf } from '../support/readme.ts'
import { refusals, resolved, type Made } from '../support/resolved.ts'

const { Template } = application
const parameters = Template.Parameters!
const address = { DomainName: 'app.example.org', HostedZoneId: 'Z1', Image: 'httpd:2.4' }
const made = (given: object = {}) => resolved(Template, { ...address, ...given }).resources
const ofType = (type: string, given = {}): Made[] => Object.values(made(given)).filter(({ Type }) => Type === type)
const container = (given = {}) => ofType('AWS::ECS::TaskDefinition', given)[0]!.Properties.ContainerDefinitions[0]
const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}-AbCdEf`

test('a launch needs a domain, a zone and an image, and nothing else', () => {
  deepEqual(Object.keys(parameters).filter((name) => parameters[name]!.Default === undefined), ['DomainName', 'Image'])
  deepEqual(refusals(Template, address), [])
  for (const { Parameters } of Object.values(application.Profiles!)) deepEqual(refusals(Template, { ...address, ...Parameters }), [])
})

test('combinations that would fail half-way are refused with a sentence', () => {
  const refused = (given: object, sentence: RegExp) => {
    const said = refusals(Template, { ...address, ...given })
    equal(said.length, 1, said.join('; '))
    match(said[0]!, sentence)
  }
  const VpcId = 'vpc-0123456789abcdef0'
  refused({ HostedZoneId: '' }, /^HTTPS needs a certificate/)
  refused({ Cpu: '256', Memory: '4096' }, /^With 256 CPU units, Fargate takes/)
  refused({ MinCount: '5', MaxCount: '4' }, /^MaxCount is at least MinCount, which is 5$/)
  refused({ VpcId }, /^An existing VPC needs LoadBalancerSubnetIds and TaskSubnetIds/)
  const there = { VpcId, LoadBalancerSubnetIds: 'subnet-01234567,subnet-01234568', TaskSubnetIds: 'subnet-01234569' }
  refused({ ...there, VpcCidr: '10.1.0.0/16' }, /leave VpcCidr at 10.0.0.0\/16/)
  refused({ ...there, Zones: '3' }, /leave Zones at 2/)
  refused({ TaskSubnetIds: 'subnet-01234567' }, /need VpcId/)
  refused({ ClientSecurityGroupIds: 'sg-01234567' }, /need VpcId/)
  refused({ NotificationEmail: 'ada@example.org', AlarmTopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms' }, /^NotificationEmail is for the topic that is made here/)
  deepEqual(refusals(Template, { ...address, HostedZoneId: '', CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' }), [])
  deepEqual(refusals(Template, { ...address, VpcId, LoadBalancerSubnetIds: 'subnet-1,subnet-2', TaskSubnetIds: 'subnet-3', ClientSecurityGroupIds: 'sg-01234567' }), [])
})

test('variables and secrets reach the container by their names, as many as are given', () => {
  deepEqual([container().Environment, container().Secrets], [[], []])
  const names = Array.from({ length: 10 }, (_, index) => `V${index}`)
  const { Environment, Secrets } = container({ Environment: names.map((name) => `${name}=of ${name}`).join(','), SecretArns: `DB_USER=${secret('db')}:username::,KEY=${secret('key')}` })
  deepEqual(Environment, names.map((Name) => ({ Name, Value: `of ${Name}` })))
  deepEqual(Secrets, [{ Name: 'DB_USER', ValueFrom: `${secret('db')}:username::` }, { Name: 'KEY', ValueFrom: secret('key') }])
})

test('in an existing cluster everything that names a cluster names that one, and none is made', () => {
  const given = { ClusterName: 'applications', DeploymentCommand: 'true' }
  const all = made(given)
  equal(JSON.stringify(all).includes('Application/Cluster'), false)
  deepEqual([all['Service/Service'], all['Tasks/Task']].map((one) => one!.Properties.Cluster), ['applications', 'applications'])
  equal(all['Service/ScalableTarget']!.Properties.ResourceId, 'service/applications/Service/Service.Name')
  const ofTasks = ofType('AWS::CloudWatch::Alarm', given).flatMap(({ Properties }) => Properties.Dimensions.filter(({ Name }: any) => Name === 'ClusterName').map(({ Value }: any) => Value))
  deepEqual(ofTasks, ['applications', 'applications'])
  equal(Object.keys(made()).filter((path) => path.endsWith('/Cluster')).length, 1)
})

test('one-shot tasks of two applications in an existing cluster wait for none but their own', () => {
  const StartedBy = (given: object) => made({ DeploymentCommand: 'true', ...given })['Tasks/Task']!.Properties.StartedBy
  const stack = (number: string) => `arn:aws:cloudformation:eu-west-1:111122223333:stack/app/${number}-0000-4000-8000-000000000000`
  const [one, other] = ['0a1b2c3d', '4e5f6a7b'].map((number) => StartedBy({ ClusterName: 'applications', 'AWS::StackId': stack(number) }))
  ok(one !== other && [one, other].every((name) => /^[A-Za-z0-9_/-]{1,128}$/.test(name)))
  // "Run command" knows it by this name.
  equal(StartedBy({}), 'one-shot-task')
})

test('the execution role reads the secrets that are given, and no other', () => {
  const read = (given = {}) => made(given)['Application/ExecutionPolicy']!.Properties.PolicyDocument.Statement.find(({ Sid }: any) => Sid === 'ReadItsSecrets')?.Resource
  equal(read(), undefined)
  deepEqual(read({ SecretArns: `DB_USER=${secret('db')}:username::,KEY=${secret('key')}` }), [secret('db'), secret('key')])
})

test('what people type as variables is judged by a pattern with examples on both sides', () => {
  const takes = (name: string, value: string) => new RegExp(parameters[name]!.AllowedPattern!).test(value)
  for (const value of ['', 'A=', 'LOG_LEVEL=info', 'A=1,B=x y:z']) ok(takes('Environment', value), value)
  for (const value of ['A', 'A=1,', '1A=2', 'A=b=c', 'A=1, B=2', Array(11).fill('A=1').join(',')]) ok(!takes('Environment', value), value)
  for (const value of ['', `A=${secret('a')}`, `A=${secret('rds!db-1')}:password::,B=${secret('b')}`]) ok(takes('SecretArns', value), value)
  for (const value of ['A=hunter2', secret('a'), `A=${secret('a')}:password`]) ok(!takes('SecretArns', value), value)
  for (const value of ['httpd:2.4', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:1.0', `httpd@sha256:${'0'.repeat(64)}`]) ok(takes('Image', value), value)
  for (const value of ['httpd', 'a b:1', '-x:1']) ok(!takes('Image', value), value)
})

test('a command before the deployment runs only where there is one, in the same image, before the service takes it', () => {
  equal(made()['Tasks/Task'], undefined)
  const given = { DeploymentCommand: '/bin/sh,-c,./migrate' }
  const { Properties } = made(given)['Tasks/Task']!
  deepEqual(Properties.Command, ['/bin/sh', '-c', './migrate'])
  equal(Properties.TaskDefinition, ofType('AWS::ECS::Service', given)[0]!.Properties.TaskDefinition)
})

test('tasks are in the security groups of the data stores they use, and get public addresses only when asked', () => {
  const network = (given = {}) => ofType('AWS::ECS::Service', given)[0]!.Properties.NetworkConfiguration.AwsvpcConfiguration
  const existing = { VpcId: 'vpc-1', LoadBalancerSubnetIds: 'subnet-1,subnet-2', TaskSubnetIds: 'subnet-3,subnet-4' }
  deepEqual(network({ ...existing, ClientSecurityGroupIds: 'sg-1,sg-2' }).SecurityGroups.slice(1), ['sg-1', 'sg-2'])
  deepEqual(network(existing).Subnets, ['subnet-3', 'subnet-4'])
  equal(network().AssignPublicIp, 'DISABLED')
  equal(network({ Egress: 'PublicIp' }).AssignPublicIp, 'ENABLED')
})

test('the boundary lets through what its README says, and of what it says that a grant does nothing, nothing', () => {
  const words = readmeOf('web-application').replaceAll(/\s+/g, ' ')
  const actions = JSON.stringify(childrenOf(baseline.Template).Boundary!.Resources)
  const [, through = ''] = /grant, such as ([^.]*)\./.exec(words)!
  const [, held = ''] = /A grant of ([^.]*) does nothing/.exec(words)!
  const services: Record<string, string> = {
    'objects of S3': 's3:PutObject', secrets: 'secretsmanager:GetSecretValue', keys: 'kms:Decrypt', 'functions of Lambda': 'lambda:InvokeFunction', 'jobs of Batch': 'batch:SubmitJob',
    'files of EFS': 'elasticfilesystem:ClientMount', logs: 'logs:PutLogEvents', metrics: 'cloudwatch:PutMetricData', SQS: 'sqs:', SNS: 'sns:', SES: 'ses:', Bedrock: 'bedrock:',
  }
  const named = (list: string) => list.split(/, | and | or /)
  deepEqual([...named(through), ...named(held)], Object.keys(services))
  for (const one of named(through)) ok(actions.includes(`"${services[one]}`), one)
  deepEqual(actions.match(/dynamodb:\w+/g), [/of DynamoDB only `(\w+)`/.exec(words)![1]!].map((name) => `dynamodb:${name}`))
  for (const one of named(held)) ok(!actions.includes(`"${services[one]}`), one)
})

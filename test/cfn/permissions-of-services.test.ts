import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import { getAtt, ref, sub, type Resources, type Template } from '../../templates-src/cfn/index.ts'
import { needsOf } from '../../templates-src/cfn/permissions/needs.ts'
import { linkedBy, statementsOf } from '../../templates-src/cfn/permissions/statements.ts'
import { handlers } from '../../templates-src/cfn/resources/permissions.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'

/** The types that products of several services are made of, with the properties that change what handlers call. */
const made: [type: string, properties?: object][] = [
  ['AWS::ApplicationAutoScaling::ScalableTarget'], ['AWS::ApplicationAutoScaling::ScalingPolicy'], ['AWS::AutoScaling::AutoScalingGroup'], ['AWS::CertificateManager::Certificate', { DomainValidationOptions: [{ HostedZoneId: 'Z1' }] }],
  ['AWS::CloudFormation::CustomResource', { ServiceToken: getAtt('Function', 'Arn') }], ['AWS::CloudWatch::Alarm'], ['AWS::CloudWatch::Dashboard'], ['AWS::EC2::EIPAssociation'], ['AWS::EC2::FlowLog', { DeliverLogsPermissionArn: 'arn' }],
  ['AWS::EC2::Instance'], ['AWS::EC2::LaunchTemplate'], ['AWS::EC2::NetworkAcl'], ['AWS::EC2::NetworkAclEntry'], ['AWS::EC2::SecurityGroupEgress'], ['AWS::EC2::SecurityGroupIngress'], ['AWS::EC2::SubnetCidrBlock'],
  ['AWS::EC2::SubnetNetworkAclAssociation'], ['AWS::EC2::VPCCidrBlock'], ['AWS::ECS::Cluster'], ['AWS::ECS::Service'], ['AWS::ECS::TaskDefinition'], ['AWS::EFS::AccessPoint'], ['AWS::EFS::FileSystem'], ['AWS::EFS::MountTarget'],
  ['AWS::ElastiCache::ParameterGroup'], ['AWS::ElastiCache::ReplicationGroup'], ['AWS::ElastiCache::SubnetGroup'], ['AWS::ElasticLoadBalancingV2::Listener'], ['AWS::ElasticLoadBalancingV2::ListenerCertificate'],
  ['AWS::ElasticLoadBalancingV2::ListenerRule'], ['AWS::ElasticLoadBalancingV2::LoadBalancer'], ['AWS::ElasticLoadBalancingV2::TargetGroup'], ['AWS::FSx::FileSystem'], ['AWS::IAM::InstanceProfile'], ['AWS::KMS::Alias'], ['AWS::KMS::Key'],
  ['AWS::Lambda::Function'], ['AWS::Lambda::Permission'], ['AWS::Logs::MetricFilter'], ['AWS::RDS::DBCluster', { ManageMasterUserPassword: true }], ['AWS::RDS::DBClusterParameterGroup'],
  ['AWS::RDS::DBInstance', { ManageMasterUserPassword: true, MonitoringRoleArn: 'arn' }], ['AWS::RDS::DBParameterGroup'], ['AWS::RDS::DBSubnetGroup'], ['AWS::Route53::HostedZone'], ['AWS::Route53::RecordSet'], ['AWS::SNS::Subscription'],
  ['AWS::SNS::Topic'], ['AWS::SNS::TopicPolicy'], ['AWS::SSM::Document'], ['AWS::SSM::Parameter'], ['AWS::Scheduler::Schedule'], ['AWS::SecretsManager::Secret'], ['AWS::SecretsManager::SecretTargetAttachment'],
  ['AWS::ServiceDiscovery::PrivateDnsNamespace'], ['AWS::ServiceDiscovery::Service'], ['AWS::WAFv2::LoggingConfiguration'], ['AWS::WAFv2::WebACL'], ['AWS::WAFv2::WebACLAssociation'],
  ['AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }] } }], ['AWS::IAM::ManagedPolicy'],
  ['AWS::S3::Bucket'], ['AWS::Logs::LogGroup'],
]
const tree: Template = {
  Description: 'Everything',
  Resources: Object.fromEntries(made.map(([Type, Properties = {}]) => [Type.replaceAll('::', '').replace('AWSLambda', ''), { Type, Properties }])) as Resources,
}

test('a product of every service is launched with a role that IAM takes', (context) => {
  const { Resources } = launchRole({ RoleName: 'Launch', Name: 'Everything', Template: tree })
  const policies = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy')
  context.diagnostic(policies.map(([name, policy]) => `${name} ${JSON.stringify(policy).length}`).join(', '))
  ok(policies.length <= 10)
  deepEqual(policies.filter(([name]) => name.startsWith('Other')).map(([, policy]) => JSON.stringify(policy)), [], 'every service has a place in a group')
})

test('types that schemas say nothing of are known by hand, custom resources call their function, and databases make their own secrets only', () => {
  const needs = needsOf({ Description: 'Test', Resources: { Answer: { Type: 'Custom::Answer', Properties: {} } } as unknown as Resources })
  deepEqual([...new Set(needs.map(({ action }) => action))], ['lambda:InvokeFunction'])
  const database = { Description: 'Test', Resources: { Database: { Type: 'AWS::RDS::DBInstance', Properties: { ManageMasterUserPassword: true } } } as unknown as Resources }
  ok(JSON.stringify(statementsOf(database, 'B').get('secretsmanager')).includes('secret:rds!*'))
  ok(!JSON.stringify([...statementsOf(database, 'B')]).includes('rds:RestoreDBInstanceFromDBSnapshot'))
})

test('a key is used through the services that do so for who makes their resources, and granted to services alone', () => {
  const KmsKeyId = 'arn:aws:kms:eu-west-1:111122223333:key/0000'
  const withKeys = (Resources: object) => statementsOf({ Description: 'Test', Resources: Resources as Resources }, 'B').get('kms') ?? []
  const conditions = (Resources: object) => Object.fromEntries(withKeys(Resources).flatMap(({ Action, Condition }) => [Action].flat().map((action) => [action, Condition])))
  const through = (...services: string[]) => ({ StringLike: { 'kms:ViaService': services.length === 1 ? `${services[0]}.*.amazonaws.com` : services.map((service) => `${service}.*.amazonaws.com`) } })
  const byService = { Bool: { 'kms:GrantIsForAWSResource': 'true' } }
  const secret = { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId } } }
  deepEqual(conditions(secret), { 'kms:Decrypt': through('secretsmanager'), 'kms:GenerateDataKey': through('secretsmanager') })
  for (const Type of ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster']) {
    const password = through('rds', 'secretsmanager')
    deepEqual(conditions({ Database: { Type, Properties: { MasterUserSecret: { KmsKeyId } } } }), { 'kms:CreateGrant': byService, 'kms:Decrypt': password, 'kms:DescribeKey': undefined, 'kms:GenerateDataKey': password }, Type)
  }
  const files = { Files: { Type: 'AWS::EFS::FileSystem', Properties: { KmsKeyId } }, Scratch: { Type: 'AWS::FSx::FileSystem', Properties: { KmsKeyId } } }
  deepEqual(conditions(files)['kms:GenerateDataKeyWithoutPlaintext'], through('elasticfilesystem', 'fsx'))
  deepEqual(conditions({ Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { KmsKeyId } } }), { 'kms:CreateGrant': byService, 'kms:DescribeKey': undefined })
  deepEqual(withKeys({ Secret: { Type: 'AWS::SecretsManager::Secret' }, Logs: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId } }, Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: KmsKeyId } } }), [], 'nothing is asked of who names no key, and of who makes what its service encrypts itself')
})

test('a role of a service that is made on first use is one of a service that the tree has', () => {
  const linked = linkedBy(tree)
  for (const service of ['ecs', 'rds', 'elasticache', 'elasticloadbalancing', 'autoscaling', 'fsx', 'elasticfilesystem', 'ecs.application-autoscaling', 'wafv2']) ok(linked.includes(`${service}.amazonaws.com`), service)
  const statement = statementsOf(tree, 'B').get('iam')!.find(({ Action }) => [Action].flat().includes('iam:CreateServiceLinkedRole'))!
  deepEqual(statement.Condition, { StringEquals: { 'iam:AWSServiceName': linked } })
  ok(JSON.stringify(statement.Resource).includes('role/aws-service-role/*'))
})

test('a compute environment of Fargate has the roles of Batch and ECS, one of instances that of Auto Scaling, one on Spot that of Spot', () => {
  const linked = (ComputeResources: object) => linkedBy({ Description: 'Test', Resources: { Environment: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { ComputeResources } } } as unknown as Resources }).map((service) => service.replace('.amazonaws.com', ''))
  deepEqual(linked({ Type: 'FARGATE' }), ['batch', 'ecs'])
  deepEqual(linked({ Type: 'EC2', InstanceRole: 'arn' }), ['autoscaling', 'batch', 'ecs'])
  deepEqual(linked({ Type: { 'Fn::If': ['IsSpot', 'SPOT', 'EC2'] }, InstanceRole: 'arn' }), ['autoscaling', 'batch', 'ecs', 'spot'])
})

test('the role by which alarms act on instances is made by what has such an alarm, and by no other', () => {
  const alarm = (...AlarmActions: unknown[]): Template => ({ Description: 'Test', Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions } } } as unknown as Resources })
  const may = (root: Template) => JSON.stringify(statementsOf(root, 'B').get('iam') ?? [])
  ok(!may(alarm(ref('TopicArn'), 'arn:aws:sns:eu-west-1:111122223333:alarms')).includes('iam:CreateServiceLinkedRole'))
  const acting = alarm(ref('TopicArn'), sub('arn:${AWS::Partition}:automate:${AWS::Region}:ec2:reboot'))
  deepEqual(linkedBy(acting), ['events.amazonaws.com'])
  ok(may(acting).includes('"iam:AWSServiceName":"events.amazonaws.com"'))
})

test('a launch reaches dashboards of any name, as no page says what theirs are, and the one that it names', () => {
  const reached = (Properties: object) => JSON.stringify(statementsOf({ Description: 'Test', Resources: { Dashboard: { Type: 'AWS::CloudWatch::Dashboard', Properties } } as unknown as Resources }, 'B').get('cloudwatch'))
  ok(reached({ DashboardBody: '{}' }).includes(':dashboard/*"'))
  ok(!reached({ DashboardBody: '{}', DashboardName: 'mine' }).includes(':dashboard/*"'))
})

test('a cache that delivers logs is let set up the delivery', () => {
  const actions = (Properties: object) => needsOf({ Description: 'Test', Resources: { Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties } } as unknown as Resources }).map(({ action }) => action)
  const delivery = ['CreateLogDelivery', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery', 'ListLogDeliveries', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'].map((name) => `logs:${name}`)
  deepEqual(delivery.filter((action) => !actions({ LogDeliveryConfigurations: [{}] }).includes(action)), [])
  deepEqual(actions({}).filter((action) => action.startsWith('logs:')), [])
})

test('whatever takes tags may be tagged, as those of the stack reach it', async () => {
  const db = await loadAwsServiceSpec()
  const takesTags = (type: string) => [...db.lookup('resource', 'cloudFormationType', 'equals', type)].some(({ tagInformation }) => tagInformation !== undefined)
  const tags = (text: string) => text.split(' ').some((word) => /tag/i.test(word) && !/:(Get|List|Describe)/.test(word))
  const without = (handler: 'create' | 'update') => Object.entries(handlers).filter(([type, row]) => takesTags(type) && !tags(row[handler])).map(([type]) => type)
  // They are given theirs in the call that makes or changes them, which asks for nothing more.
  const inTheCall = ['AWS::CloudFormation::Stack', 'AWS::CodeBuild::Project']
  deepEqual(without('create'), inTheCall)
  deepEqual(without('update'), inTheCall)
})

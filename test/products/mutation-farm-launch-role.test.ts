import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import farm from '../../products/mutation-farm/product.ts'
import { evaluate, type Policy } from '../../scripts/local-aws/iam/evaluate.ts'
import { account, region, resolved } from '../support/resolved.ts'

const { resources } = resolved(farm.LaunchRole!)
const policies = Object.values(resources)
  .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
  .map(({ Properties }) => Properties.PolicyDocument as Policy)
const may = (action: string, resource: string, context = {}) => evaluate(policies, { action, resource, context })
const stack = `arn:aws:cloudformation:${region}:${account}:stack/SC-${account}-pp-abcdefgh`
const iam = (resource: string) => `arn:aws:iam::${account}:${resource}`

test('the role has the name that the LAUNCH constraint looks for, and Service Catalog alone may assume it', () => {
  const { RoleName, AssumeRolePolicyDocument } = resources.LaunchRole!.Properties
  equal(farm.Constraint?.Type === 'LAUNCH' && farm.Constraint.LocalRoleName, RoleName)
  deepEqual(AssumeRolePolicyDocument.Statement, [
    { Effect: 'Allow', Principal: { Service: 'servicecatalog.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ])
})

test('it may launch, update and end what Service Catalog launches, and no other stack', () => {
  for (const action of ['CreateStack', 'UpdateStack', 'DeleteStack', 'DescribeStacks', 'DescribeStackEvents', 'SetStackPolicy']) {
    equal(may(`cloudformation:${action}`, `${stack}/1`), 'allowed', action)
    equal(may(`cloudformation:${action}`, `${stack}-Network-ABCDEF/2`), 'allowed', `${action} of a nested stack`)
    equal(may(`cloudformation:${action}`, stack.replace('SC-', 'production-')), 'implicitDeny', action)
  }
  equal(may('cloudformation:GetTemplateSummary', '*'), 'allowed')
})

test('it reads templates that Service Catalog or publish has tagged, and no other object', () => {
  const url = 'arn:aws:s3:::stackroom-templates/mutation-farm/0123/network.yaml'
  equal(may('s3:GetObject', url, { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' }), 'allowed')
  equal(may('s3:GetObject', url), 'implicitDeny')
})

test('it makes roles of launched stacks only, with policies of launched stacks only, for the services that use them', () => {
  const role = iam('role/stackroom/SC-111122223333-pp-abc-TaskRole-XYZ')
  const bounded = { 'iam:PermissionsBoundary': iam('policy/StackroomBoundary') }
  equal(may('iam:CreateRole', role, bounded), 'allowed')
  equal(may('iam:CreateRole', role), 'implicitDeny', 'a role without a boundary')
  equal(may('iam:CreateRole', role, { 'iam:PermissionsBoundary': iam('policy/Wide') }), 'implicitDeny', 'a role with another boundary')
  equal(may('iam:CreateRole', iam('role/SC-111122223333-pp-abc-TaskRole-XYZ'), bounded), 'implicitDeny', 'a role elsewhere')
  equal(may('iam:CreateRole', iam('role/Admin'), bounded), 'implicitDeny')
  equal(may('iam:DeleteRolePermissionsBoundary', role, bounded), 'implicitDeny')
  equal(may('iam:AttachRolePolicy', role, { ...bounded, 'iam:PolicyARN': iam('policy/stackroom/SC-111122223333-pp-abc-TaskPolicy') }), 'allowed')
  equal(may('iam:AttachRolePolicy', role, { ...bounded, 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' }), 'implicitDeny')
  equal(may('iam:PutRolePolicy', role, bounded), 'implicitDeny')
  equal(may('iam:CreatePolicyVersion', iam('policy/StackroomBoundary')), 'implicitDeny', 'a wider boundary')
  equal(may('iam:PassRole', role, { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }), 'allowed')
  equal(may('iam:PassRole', role, { 'iam:PassedToService': 'lambda.amazonaws.com' }), 'implicitDeny')
  equal(may('iam:PassRole', iam('role/Admin'), { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }), 'implicitDeny')
  const linked = iam('role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch')
  equal(may('iam:CreateServiceLinkedRole', linked, { 'iam:AWSServiceName': 'batch.amazonaws.com' }), 'allowed')
  equal(may('iam:CreateServiceLinkedRole', linked, { 'iam:AWSServiceName': 'organizations.amazonaws.com' }), 'implicitDeny')
})

test('it touches buckets and log groups of farms only', () => {
  equal(may('s3:CreateBucket', `arn:aws:s3:::mutants-remote-tmp-${account}-0a1b2c3d`), 'allowed')
  equal(may('s3:PutBucketPolicy', 'arn:aws:s3:::payroll'), 'implicitDeny')
  equal(may('s3:PutObject', `arn:aws:s3:::mutants-remote-tmp-${account}-0a1b2c3d/x`), 'implicitDeny')
  equal(may('logs:CreateLogGroup', `arn:aws:logs:${region}:${account}:log-group:mutants-remote:*`), 'allowed')
  equal(may('logs:DeleteLogGroup', `arn:aws:logs:${region}:${account}:log-group:payroll:*`), 'implicitDeny')
})

test('for every resource type a farm can hold, it may make and remove one', () => {
  // One action to make and one to remove, as CloudFormation calls them.
  const calls: Record<string, [string, string]> = {
    'AWS::Batch::ComputeEnvironment': ['batch:CreateComputeEnvironment', 'batch:DeleteComputeEnvironment'],
    'AWS::Batch::JobDefinition': ['batch:RegisterJobDefinition', 'batch:DeregisterJobDefinition'],
    'AWS::Batch::JobQueue': ['batch:CreateJobQueue', 'batch:DeleteJobQueue'],
    'AWS::Budgets::Budget': ['budgets:ModifyBudget', 'budgets:ModifyBudget'],
    'AWS::CodeBuild::Project': ['codebuild:CreateProject', 'codebuild:DeleteProject'],
    'AWS::EC2::EIP': ['ec2:AllocateAddress', 'ec2:ReleaseAddress'],
    'AWS::EC2::InternetGateway': ['ec2:CreateInternetGateway', 'ec2:DeleteInternetGateway'],
    'AWS::EC2::NatGateway': ['ec2:CreateNatGateway', 'ec2:DeleteNatGateway'],
    'AWS::EC2::Route': ['ec2:CreateRoute', 'ec2:DeleteRoute'],
    'AWS::EC2::RouteTable': ['ec2:CreateRouteTable', 'ec2:DeleteRouteTable'],
    'AWS::EC2::SecurityGroup': ['ec2:CreateSecurityGroup', 'ec2:DeleteSecurityGroup'],
    'AWS::EC2::Subnet': ['ec2:CreateSubnet', 'ec2:DeleteSubnet'],
    'AWS::EC2::SubnetRouteTableAssociation': ['ec2:AssociateRouteTable', 'ec2:DisassociateRouteTable'],
    'AWS::EC2::VPC': ['ec2:CreateVpc', 'ec2:DeleteVpc'],
    'AWS::EC2::VPCEndpoint': ['ec2:CreateVpcEndpoint', 'ec2:DeleteVpcEndpoints'],
    'AWS::EC2::VPCGatewayAttachment': ['ec2:AttachInternetGateway', 'ec2:DetachInternetGateway'],
    'AWS::ECR::PullThroughCacheRule': ['ecr:CreatePullThroughCacheRule', 'ecr:DeletePullThroughCacheRule'],
    'AWS::ECR::Repository': ['ecr:CreateRepository', 'ecr:DeleteRepository'],
    'AWS::ECR::RepositoryCreationTemplate': ['ecr:CreateRepositoryCreationTemplate', 'ecr:DeleteRepositoryCreationTemplate'],
    'AWS::Events::Rule': ['events:PutRule', 'events:DeleteRule'],
    'AWS::IAM::ManagedPolicy': ['iam:CreatePolicy', 'iam:DeletePolicy'],
    'AWS::IAM::OIDCProvider': ['iam:CreateOpenIDConnectProvider', 'iam:DeleteOpenIDConnectProvider'],
    'AWS::IAM::Role': ['iam:CreateRole', 'iam:DeleteRole'],
    'AWS::Logs::LogGroup': ['logs:CreateLogGroup', 'logs:DeleteLogGroup'],
    'AWS::S3::Bucket': ['s3:CreateBucket', 's3:DeleteBucket'],
    'AWS::S3::BucketPolicy': ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
  }
  const shapes = [
    { ImageSource: 'OwnRepository', Egress: 'Endpoints', NotificationEmail: 'ada@example.org', Provisioning: 'SpotThenOnDemand' },
    { ImageSource: 'PullThroughCache', Egress: 'NatGateway', GitHubSubjects: 'repo:example/app:environment:mutants' },
    {},
  ]
  const types = new Set(shapes.flatMap((given) => Object.values(resolved(farm.Template, given).resources).map(({ Type }) => Type)))
  deepEqual([...types].sort(), Object.keys(calls).sort())
  const granted = new Set(policies.flatMap(({ Statement }) => [Statement].flat().flatMap(({ Action }) => Action ?? [])))
  for (const action of Object.values(calls).flat()) ok(granted.has(action), action)
})

test('each of its policies fits into IAM, and none is AWS\'s own', () => {
  equal(resources.LaunchRole!.Properties.ManagedPolicyArns, undefined)
  for (const [path, { Type, Properties }] of Object.entries(resources)) {
    if (Type === 'AWS::IAM::ManagedPolicy') ok(JSON.stringify(Properties.PolicyDocument).length < 6144, path)
  }
})

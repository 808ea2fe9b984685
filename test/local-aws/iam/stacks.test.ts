import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { acting, clients, document, hub, imaging, oneWorld, region, sequencing, trusting, world } from './support.ts'

oneWorld()

type Template = Record<string, { Type: string; Properties?: object; [attribute: string]: unknown }>
const Capabilities = ['CAPABILITY_NAMED_IAM' as const]
const everything = { Action: '*' }
const but = (...Action: string[]) => [everything, { Effect: 'Deny' as const, Action }]
const admin = () => clients(imaging).cloudFormation

/** A stack at rest, and the reason of each of its resources that failed. */
async function settled(StackName: string) {
  for (;;) {
    const [stack] = (await admin().describeStacks({ StackName })).Stacks!
    if (!stack!.StackStatus!.endsWith('_IN_PROGRESS')) break
    await wait(1)
  }
  const [stack] = (await admin().describeStacks({ StackName })).Stacks!
  const events = (await admin().describeStackEvents({ StackName })).StackEvents!
  // The newest comes first, and is to win.
  const failed = events.reverse().filter(({ ResourceStatus }) => ResourceStatus!.endsWith('_FAILED')).map((event) => [event.LogicalResourceId!, event.ResourceStatusReason ?? ''])
  return { status: stack!.StackStatus, reasons: Object.fromEntries(failed) as Record<string, string> }
}

let made = 0
type Actor = Awaited<ReturnType<typeof acting>>
async function create({ cloudFormation }: Actor, Resources: Template, more: object = {}) {
  const StackName = `stack${(made += 1)}`
  const { StackId } = await cloudFormation.createStack({ StackName, TemplateBody: JSON.stringify({ Resources }), Capabilities, ...more })
  return { StackId: StackId!, StackName, ...(await settled(StackId!)) }
}
async function update({ cloudFormation }: Actor, StackName: string, Resources: Template) {
  await cloudFormation.updateStack({ StackName, TemplateBody: JSON.stringify({ Resources }), Capabilities })
  return settled(StackName)
}
async function remove({ cloudFormation }: Actor, StackName: string) {
  await cloudFormation.deleteStack({ StackName })
  return settled(StackName)
}

const queue = (more: object = {}): Template => ({ Queue: { Type: 'AWS::Batch::JobQueue', Properties: { JobQueueName: 'mutants', Priority: 1, ...more } } })
const note = (Value = 'one', more: object = {}): Template => ({ Note: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value, ...more } } })
const role = (Properties: object = {}): Template => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: JSON.parse(trusting({ Service: 'ecs-tasks.amazonaws.com' })), ...Properties } },
})
const said = (text: RegExp | string, reason: string | undefined) => (typeof text === 'string' ? ok(reason?.includes(text), reason) : match(reason ?? '', text))

test('a resource fails as the handler says that may not make it, and the stack is taken back', async () => {
  const actor = await acting(but('batch:CreateJobQueue'))
  const { status, reasons } = await create(actor, { ...queue(), ...note() })
  equal(status, 'ROLLBACK_COMPLETE')
  const resource = `arn:aws:batch:${region}:${imaging}:job-queue/mutants`
  match(reasons.Queue!, /^Resource handler returned message: ".*" \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: AccessDenied\)$/)
  said(`"User: ${actor.Arn} is not authorized to perform: batch:CreateJobQueue on resource: ${resource} with an explicit deny in an identity-based policy (Service: Batch, Status Code: 403, Request ID: `, reasons.Queue)
})

test('what nothing allows and what no boundary allows is told apart', async () => {
  const bare = await create(await acting([{ Action: 'cloudformation:*' }]), queue())
  said('because no identity-based policy allows the batch:CreateJobQueue action', bare.reasons.Queue)
  const bound = await create(await acting([everything], { boundary: [{ Action: ['cloudformation:*', 'batch:Create*'] }] }), queue())
  said('because no permissions boundary allows the batch:DescribeJobQueues action', bound.reasons.Queue)
})

test('handlers that change and remove ask, too: an update is taken back, a deletion fails', async () => {
  const actor = await acting(but('batch:DeleteJobQueue', 'batch:UpdateJobQueue'))
  const { StackId, status } = await create(actor, queue())
  equal(status, 'CREATE_COMPLETE')
  const updated = await update(actor, StackId, queue({ Priority: 2 }))
  equal(updated.status, 'UPDATE_ROLLBACK_FAILED')
  said('batch:UpdateJobQueue', updated.reasons.Queue)
  const removed = await remove(actor, StackId)
  equal(removed.status, 'DELETE_FAILED')
  said('batch:DeleteJobQueue', removed.reasons.Queue)
})

test('a key is used by services for who makes the resource, who must be allowed to through them, and grants are for services alone', async () => {
  const KmsKeyId = `arn:aws:kms:${region}:${imaging}:key/0000`
  const secret: Template = { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId, GenerateSecretString: {} } } }
  const cache: Template = { Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { ReplicationGroupDescription: 'Cache', AtRestEncryptionEnabled: true, KmsKeyId } } }
  const through = (service: string, ...Action: string[]) => ({ Action, Resource: KmsKeyId, Condition: { StringLike: { 'kms:ViaService': `${service}.*.amazonaws.com` } } })
  const others = { Action: ['cloudformation:*', 'secretsmanager:*', 'elasticache:*', 'iam:CreateServiceLinkedRole'] }
  for (const missing of ['kms:GenerateDataKey', 'kms:Decrypt']) {
    const { reasons } = await create(await acting([everything, { ...through('secretsmanager', missing), Effect: 'Deny' }]), secret)
    said(`is not authorized to perform: ${missing} on resource: ${KmsKeyId}`, reasons.Secret)
  }
  said('kms:GenerateDataKey', (await create(await acting([others, through('rds', 'kms:GenerateDataKey', 'kms:Decrypt')]), secret)).reasons.Secret)
  equal((await create(await acting([others, through('secretsmanager', 'kms:GenerateDataKey', 'kms:Decrypt')]), secret)).status, 'CREATE_COMPLETE')
  const grants = (isForService: string) => [others, { Action: 'kms:DescribeKey' }, { Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': isForService } } }]
  said('kms:CreateGrant', (await create(await acting(grants('false')), cache)).reasons.Cache)
  equal((await create(await acting(grants('true')), cache)).status, 'CREATE_COMPLETE')
})

test('EC2 asks for what is to be made by no name, and for what it is made in by its own', async () => {
  const Vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
  const Subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } }
  const actor = await acting([everything])
  equal((await create(actor, { Vpc, Subnet })).status, 'CREATE_COMPLETE')
  const asked = world().authorizations.filter(({ caller, action }) => caller === actor.Arn && action === 'ec2:CreateSubnet').map(({ resource }) => resource)
  deepEqual(asked.map((resource) => resource.replace(/[0-9a-f]{17}$/, 'ID')), [`arn:aws:ec2:${region}:${imaging}:subnet/*`, `arn:aws:ec2:${region}:${imaging}:vpc/vpc-ID`])
  const refused = await create(await acting(but('ec2:CreateSubnet')), { Vpc, Subnet })
  match(refused.reasons.Subnet!, /"You are not authorized to perform this operation\. User: .*ec2:CreateSubnet on resource: .* Encoded authorization failure message: \S+ \(Service: Ec2, Status Code: 403/)
})

test('a role is made only with the boundary that a policy asks for, which must exist', async () => {
  const boundary = `arn:aws:iam::${imaging}:policy/Fence`
  const guarded = { Effect: 'Deny' as const, Action: 'iam:CreateRole', Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundary } } }
  const actor = await acting([everything, guarded])
  said('iam:CreateRole', (await create(actor, role())).reasons.Role)
  const missing = await create(actor, role({ PermissionsBoundary: boundary }))
  match(missing.reasons.Role!, /"Scope ARN: arn:aws:iam::444455556666:policy\/Fence does not exist or is not attachable\. \(Service: Iam, Status Code: 404, .*HandlerErrorCode: NotFound\)/)
  await clients(imaging).iam.createPolicy({ PolicyName: 'Fence', PolicyDocument: document(everything) })
  const bound = await create(actor, role({ PermissionsBoundary: boundary }))
  equal(bound.status, 'CREATE_COMPLETE')
  const kept = await acting(but('iam:DeleteRolePermissionsBoundary'))
  said('iam:DeleteRolePermissionsBoundary', (await update(kept, bound.StackId, role())).reasons.Role)
})

test('roles are made, read and removed by their path and name', async () => {
  const actor = await acting([{ Action: 'cloudformation:*' }, { Action: 'iam:*', Resource: `arn:aws:iam::${imaging}:role/team/*` }])
  equal((await create(actor, role({ Path: '/team/' }))).status, 'CREATE_COMPLETE')
  said(`iam:CreateRole on resource: arn:aws:iam::${imaging}:role/stack`, (await create(actor, role())).reasons.Role)
})

test('attaching and detaching are asked for with the policy, by the role and by the policy', async () => {
  const own = `arn:aws:iam::${imaging}:policy/own-*`
  const only = { Effect: 'Deny' as const, Action: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'], Condition: { ArnNotLike: { 'iam:PolicyARN': own } } }
  const actor = await acting([everything, only])
  const policy = (ManagedPolicyName: string): Template => ({
    Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName, Roles: [{ Ref: 'Role' }], PolicyDocument: JSON.parse(document({ Action: 's3:*' })) } },
  })
  const fine = await create(actor, { ...role(), ...policy('own-a') })
  equal(fine.status, 'CREATE_COMPLETE', JSON.stringify(fine.reasons))
  equal((await remove(actor, fine.StackId)).status, 'DELETE_COMPLETE')
  said('iam:AttachRolePolicy on resource: role stack', (await create(actor, { ...role(), ...policy('other') })).reasons.Policy)
  said('iam:AttachRolePolicy', (await create(actor, role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }))).reasons.Role)
})

test('a role is passed to the service that takes it, and to no other', async () => {
  const definition = (Job: string): Template => ({
    Job: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', ContainerProperties: { Image: 'x', JobRoleArn: Job } } },
  })
  const to = (...services: string[]) => acting([{ Action: ['cloudformation:*', 'batch:*'] }, { Action: 'iam:PassRole', Resource: `arn:aws:iam::${imaging}:role/job-*`, Condition: { StringEquals: { 'iam:PassedToService': services } } }])
  const job = `arn:aws:iam::${imaging}:role/job-a`
  equal((await create(await to('ecs-tasks.amazonaws.com'), definition(job))).status, 'CREATE_COMPLETE')
  said(`iam:PassRole on resource: ${job} because no identity-based policy allows`, (await create(await to('batch.amazonaws.com'), definition(job))).reasons.Job)
  said('iam:PassRole', (await create(await to('ecs-tasks.amazonaws.com'), definition(job.replace('job-a', 'Administrator')))).reasons.Job)
})

test('the first of its kind makes the role of its service, and the next needs nothing for it', async () => {
  const cache = (EcrRepositoryPrefix: string): Template => ({ Cache: { Type: 'AWS::ECR::PullThroughCacheRule', Properties: { EcrRepositoryPrefix, UpstreamRegistryUrl: 'public.ecr.aws' } } })
  const services = (name: string) => ({ Action: 'iam:CreateServiceLinkedRole', Condition: { StringEquals: { 'iam:AWSServiceName': name } } })
  const [wrong, right, none] = [await acting([{ Action: ['cloudformation:*', 'ecr:*'] }, services('batch.amazonaws.com')]), await acting([{ Action: ['cloudformation:*', 'ecr:*'] }, services('pullthroughcache.ecr.amazonaws.com')]), await acting([{ Action: ['cloudformation:*', 'ecr:*'] }])]
  said(`iam:CreateServiceLinkedRole on resource: arn:aws:iam::${imaging}:role/aws-service-role/pullthroughcache.ecr.amazonaws.com/AWSServiceRoleForECRPullThroughCache`, (await create(wrong, cache('a'))).reasons.Cache)
  equal((await create(right, cache('a'))).status, 'CREATE_COMPLETE')
  equal((await clients(imaging).iam.getRole({ RoleName: 'AWSServiceRoleForECRPullThroughCache' })).Role!.Path, '/aws-service-role/pullthroughcache.ecr.amazonaws.com/')
  equal((await create(none, cache('b'))).status, 'CREATE_COMPLETE')
})

test('zones are asked for as who makes the stack, for the resource that they are for', async () => {
  const subnet: Template = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } } },
  }
  for (const action of ['ec2:DescribeAvailabilityZones', 'ec2:DescribeAccountAttributes', 'ec2:DescribeSubnets']) {
    const { status, reasons } = await create(await acting(but(action)), subnet)
    equal(status, 'ROLLBACK_COMPLETE')
    match(reasons.Subnet!, new RegExp(`^API: ${action} You are not authorized to perform this operation\\. User: .* with an explicit deny`))
  }
  equal((await create(await acting([everything]), subnet)).status, 'CREATE_COMPLETE')
})

test('a cache is not ended with a last snapshot by who may make none, and is without one', async () => {
  const cache = (policy: string): Template => ({
    Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', DeletionPolicy: policy, Properties: { ReplicationGroupDescription: 'Cache', Engine: 'valkey', CacheNodeType: 'cache.t4g.micro', NumCacheClusters: 1 } },
  })
  const actor = await acting(but('elasticache:CreateSnapshot'))
  const [kept, lost] = [await create(actor, cache('Snapshot')), await create(actor, cache('Delete'))]
  const removed = await remove(actor, kept.StackId)
  equal(removed.status, 'DELETE_FAILED')
  said('elasticache:CreateSnapshot', removed.reasons.Cache)
  equal((await remove(actor, lost.StackId)).status, 'DELETE_COMPLETE')
})

test('an alarm that acts on an instance makes the role by which it does, if it may', async () => {
  const alarm = (action: string): Template => ({
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [`arn:aws:sns:${region}:${imaging}:alarms`, action], ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, MetricName: 'StatusCheckFailed', Namespace: 'AWS/EC2', Period: 60, Statistic: 'Maximum', Threshold: 0 } },
  })
  const actor = await acting(but('iam:CreateServiceLinkedRole'))
  equal((await create(actor, alarm(`arn:aws:sns:${region}:${imaging}:more`))).status, 'CREATE_COMPLETE')
  said('role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents', (await create(actor, alarm(`arn:aws:automate:${region}:ec2:reboot`))).reasons.Alarm)
})

test('a nested stack is made, changed and removed by who may do that to a stack of its name, with a template it may read', async () => {
  const { s3 } = clients(imaging)
  await s3.createBucket({ Bucket: 'nested' })
  const put = (Value: string) => s3.putObject({ Bucket: 'nested', Key: 'child', Body: JSON.stringify({ Resources: note(Value) }) })
  await put('one')
  const parent: Template = { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://nested.s3.amazonaws.com/child' } } }
  said('S3 error: Access Denied', (await create(await acting(but('s3:GetObject')), parent)).reasons.Child)
  const own = (...Action: string[]) => ({ Effect: 'Deny' as const, Action, Resource: `arn:aws:cloudformation:*:*:stack/*-Child-*` })
  const refused = await create(await acting([everything, own('cloudformation:CreateStack')]), parent)
  match(refused.reasons.Child!, /cloudformation:CreateStack on resource: arn:aws:cloudformation:us-east-1:444455556666:stack\/stack\d+-Child-\*\/\* with an explicit deny .*Service: AmazonCloudFormation; Status Code: 403; Error Code: AccessDenied/)
  const keeper = await acting([everything, own('cloudformation:UpdateStack', 'cloudformation:DeleteStack')])
  const { StackId, status } = await create(keeper, parent)
  equal(status, 'CREATE_COMPLETE')
  await put('two')
  said('cloudformation:UpdateStack', (await update(keeper, StackId, parent)).reasons.Child)
  said('cloudformation:DeleteStack', (await remove(keeper, StackId)).reasons.Child)
})

test('a stack with a role works as that role, whatever its caller may do', async () => {
  const iam = clients(imaging).iam
  const RoleARN = (await iam.createRole({ RoleName: 'Deployer', AssumeRolePolicyDocument: trusting({ Service: 'cloudformation.amazonaws.com' }) })).Role!.Arn!
  const caller = await acting([{ Action: ['cloudformation:*', 'iam:PassRole'] }])
  said(`User: arn:aws:sts::${imaging}:assumed-role/Deployer/AWSCloudFormation is not authorized to perform: ssm:`, (await create(caller, note(), { RoleARN })).reasons.Note)
  await iam.putRolePolicy({ RoleName: 'Deployer', PolicyName: 'Own', PolicyDocument: document({ Action: 'ssm:*' }) })
  equal((await create(caller, note(), { RoleARN })).status, 'CREATE_COMPLETE')
  await iam.createRole({ RoleName: 'Stranger', AssumeRolePolicyDocument: trusting({ Service: 'ec2.amazonaws.com' }) })
  await rejects(create(caller, note(), { RoleARN: RoleARN.replace('Deployer', 'Stranger') }), { name: 'ValidationError', message: `Role ${RoleARN.replace('Deployer', 'Stranger')} is invalid or cannot be assumed` })
})

test('a custom resource is called by who may call its function', async () => {
  const ServiceToken = `arn:aws:lambda:${region}:${imaging}:function:maker`
  const custom: Template = { Made: { Type: 'Custom::Thing', Properties: { ServiceToken } } }
  said(`lambda:InvokeFunction on resource: ${ServiceToken}`, (await create(await acting([{ Action: 'cloudformation:*' }]), custom)).reasons.Made)
  world().customResources.set('maker', () => ({}))
  equal((await create(await acting([everything]), custom)).status, 'CREATE_COMPLETE')
})

test('a stack set with roles of its own deploys what its execution role may make', async () => {
  const [StackSetName, session] = ['own-roles', clients(hub)]
  await session.iam.createRole({ RoleName: 'AWSCloudFormationStackSetAdministrationRole', AssumeRolePolicyDocument: trusting({ Service: 'cloudformation.amazonaws.com' }) })
  await session.iam.putRolePolicy({ RoleName: 'AWSCloudFormationStackSetAdministrationRole', PolicyName: 'Assume', PolicyDocument: document({ Action: 'sts:AssumeRole' }) })
  const spoke = clients(sequencing).iam
  const RoleName = 'AWSCloudFormationStackSetExecutionRole'
  await spoke.createRole({ RoleName, AssumeRolePolicyDocument: trusting({ AWS: hub }) })
  const may = (...Action: string[]) => spoke.putRolePolicy({ RoleName, PolicyName: 'Own', PolicyDocument: document({ Action }) })
  await session.cloudFormation.createStackSet({ StackSetName, TemplateBody: JSON.stringify({ Resources: note() }) })
  const deployed = async () => {
    const { OperationId } = await session.cloudFormation.createStackInstances({ StackSetName, Accounts: [sequencing], Regions: [region] })
    for (;;) {
      const [result] = (await session.cloudFormation.listStackSetOperationResults({ StackSetName, OperationId })).Summaries!
      if (!/PENDING|RUNNING/.test(result!.Status!)) {
        while ((await session.cloudFormation.describeStackSetOperation({ StackSetName, OperationId })).StackSetOperation!.Status === 'RUNNING') await wait(1)
        return result!.StatusReason ?? result!.Status!
      }
      await wait(1)
    }
  }
  const who = `User: arn:aws:sts::${sequencing}:assumed-role/${RoleName}/CloudFormationStackSets is not authorized to perform:`
  said(`${who} cloudformation:CreateStack`, await deployed())
  await may('cloudformation:*', 's3:*')
  said(`${who} ssm:`, await deployed())
  await may('cloudformation:*', 's3:*', 'ssm:*')
  equal(await deployed(), 'SUCCEEDED')
})

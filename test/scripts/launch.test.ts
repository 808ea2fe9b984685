import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import farm from '../../products/mutation-farm/product.ts'
import { stacksOf } from '../../scripts/local-aws/cloudformation/model.ts'
import { stateOf } from '../../scripts/local-aws/service-catalog/model.ts'
import { local } from '../support/local.ts'

const spoke = '444455556666'
let cloud: Awaited<ReturnType<typeof local>>
let scientist: NodeJS.ProcessEnv
before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  for (const args of [['publish', '--yes'], ['rollout', 'account-baseline', '--yes']]) {
    const { code, stderr } = await cloud.stackroom(args)
    equal(code, 0, stderr)
  }
  scientist = await cloud.assume(spoke, 'ResearchScientist')
})
after(() => cloud.close())

const launch = (name: string, ...rest: string[]) => cloud.stackroom(['launch', 'mutation-farm', '--name', name, ...rest], scientist)
const mutating = () => cloud.world.calls.filter(({ operation }) => /^(Provision|Update|Terminate|Create|Put|Delete)/.test(operation)).map(({ operation }) => operation)

test('launch --plan tells product, version, account and the parameters in effect, and launches nothing', async () => {
  cloud.world.calls.length = 0
  const { code, stdout } = await launch('farm', '--plan', '--set', 'MaxVcpus=64')
  equal(code, 0)
  match(stdout, /launch Mutation farm [\d.]+ as "farm" in account 444455556666, us-east-1/)
  match(stdout, /MaxVcpus: 64\n.*\(default\)/s)
  deepEqual(mutating(), [])
})

test('a profile sets its parameters, --set the rest, and the plan says what that costs', async () => {
  const { code, stdout } = await launch('farm', '--plan', '--profile', 'strict', '--set', 'Provisioning=OnDemand')
  equal(code, 0)
  match(stdout, /Egress: NatGateway\n/)
  match(stdout, /Provisioning: OnDemand\n/)
  match(stdout, /1\.23 USD a day while nothing runs \(list prices of us-east-1/)
  const unknown = await launch('farm', '--plan', '--profile', 'tiny')
  equal(unknown.code, 2)
  match(unknown.stderr, /--profile tiny: Mutation farm has no such profile; it has small, standard, strict/)
})

test('every problem with the parameters is told at once, and nothing is launched', async () => {
  cloud.world.calls.length = 0
  const { code, stderr } = await launch('farm', '--yes', '--set', 'MaxVcpu=64', '--set', 'Vcpu=3', '--set', 'Name=Farm!', '--set', 'JobTimeoutSeconds=soon')
  equal(code, 2)
  match(stderr, /--set MaxVcpu: the product has no such parameter; did you mean MaxVcpus\?/)
  match(stderr, /--set Vcpu: "3" is not one of 1, 2, 4, 8, 16/)
  match(stderr, /--set Name: .*lower-case letters/)
  match(stderr, /--set JobTimeoutSeconds: "soon" is not a number/)
  deepEqual(mutating(), [])
})

test('a memory size that Fargate does not have for the vCPUs is refused by the rule, in its words, before anything is created', async () => {
  const { code, stderr } = await launch('odd', '--yes', '--set', 'Vcpu=16', '--set', 'MemoryMiB=2048')
  equal(code, 2)
  match(stderr, /^launch odd: With 16 vCPU, Fargate takes 32768 to 122880 MiB/m)
  const plan = await launch('odd', '--plan', '--set', 'VpcId=vpc-12345678')
  equal(plan.code, 2)
  match(plan.stderr, /launch odd: An existing VPC needs SubnetIds/)
  equal(cloud.world.calls.some(({ operation }) => operation === 'ProvisionProduct'), false)
})

test('what does not fit together is refused though no rule can say so, and what has no effect is noted in the plan', async () => {
  cloud.world.calls.length = 0
  const subnets = ['--set', 'VpcId=vpc-12345678', '--set', 'SubnetIds=subnet-12345678,subnet-12345678']
  const key = ['--set', 'Encryption=ExistingKey', '--set', 'KmsKeyArn=arn:aws:kms:eu-west-1:444455556666:key/1']
  const [twice, elsewhere, idle] = await Promise.all([launch('odd', '--plan', ...subnets), launch('odd', '--yes', ...key), launch('odd', '--plan', '--profile', 'strict', '--set', 'CachedImage=a/b:1')])
  equal(twice.code, 2)
  match(twice.stderr, /^launch odd: --set SubnetIds: "subnet-12345678,subnet-12345678" names subnet-12345678 twice; name each once$/m)
  equal(elsewhere.code, 2)
  match(elsewhere.stderr, /^launch odd: KmsKeyArn: is of eu-west-1, and StorageBucket \(AWS::S3::Bucket\) is made in us-east-1; what is encrypted takes keys of its own region only: name one of us-east-1$/m)
  equal(idle.code, 0, idle.stderr)
  deepEqual(idle.stdout.match(/\w+: has no effect.*/g), ['CachedImage: has no effect, as ImageSource is OwnRepository'])
  deepEqual(mutating(), [])
})

test('launch waits with progress down to nested resources and ends with the outputs', async () => {
  const { code, stdout, stderr } = await launch('farm', '--yes')
  equal(code, 0, stderr)
  match(stderr, /^\d\d:\d\d:\d\d Batch\/JobQueue AWS::Batch::JobQueue CREATE_COMPLETE$/m)
  match(stdout, /JobQueue +mutants\n/)
  match(stdout, /aws_batch_job_queue = "mutants"/)
})

test('launching the same again is nothing to do', async () => {
  cloud.world.calls.length = 0
  const { code, stdout } = await launch('farm', '--yes')
  equal(code, 0)
  match(stdout, /farm is there already: nothing to do; to change it, run "stackroom update farm"/)
  deepEqual(mutating(), [])
})

test('launching the same name with other values is refused with the values and the update that makes the change', async () => {
  cloud.world.calls.length = 0
  const { code, stderr } = await launch('farm', '--yes', '--set', 'MaxVcpus=64')
  equal(code, 2)
  match(stderr, /launch farm: is there already with other values: MaxVcpus is 1024, not 64; to change it, run: stackroom update farm --set MaxVcpus=64\n/)
  equal((await launch('farm', '--yes', '--set', 'MaxVcpus=1024', '--version', farm.Version.Name)).code, 0)
  deepEqual(mutating(), [])
})

test('a launch that fails prints the reason of the resource that failed first, with its place, before anything else', async () => {
  cloud.world.faults.push({ kind: 'resource', account: spoke, logicalId: 'TaskPolicy', reason: 'Rate exceeded', times: 1 })
  const { code, stderr } = await launch('broken', '--yes', '--set', 'Name=broken')
  equal(code, 1)
  const lines = stderr.split('\n').filter((line) => !/^\d\d:/.test(line))
  equal(lines[0], 'Access/TaskPolicy (AWS::IAM::ManagedPolicy): Rate exceeded')
  match(lines.at(-2)!, /mend the cause, run "stackroom terminate broken", and launch again/)
  const again = await launch('broken', '--yes', '--set', 'Name=broken')
  equal(again.code, 2)
  match(again.stderr, /the name is taken by provisioned product pp-\w+ \(ERROR\)/)
  equal((await cloud.stackroom(['terminate', 'broken', '--yes'], scientist)).code, 0)
  equal((await launch('broken', '--yes', '--set', 'Name=broken')).code, 0)
})

test('who launches what somebody else begins to launch at this moment is told to watch', async () => {
  cloud.world.faults.push({ kind: 'call', operation: 'ProvisionProduct', code: 'InvalidParametersException', message: 'A stack named twin already exists.', times: 1 })
  const { code, stderr } = await launch('twin', '--yes', '--set', 'Name=twin')
  equal(code, 1)
  match(stderr, /A stack named twin already exists; somebody else is doing the same at this moment; run the command again to watch it/)
})

test('a launch that fails tells its record and the cause as JSON as well', async () => {
  cloud.world.faults.push({ kind: 'resource', account: spoke, logicalId: 'TaskPolicy', reason: 'Rate exceeded', times: 1 })
  const { code, stdout } = await launch('json', '--yes', '--json', '--set', 'Name=json')
  equal(code, 1)
  const { name, status, record, cause, errors } = JSON.parse(stdout)
  deepEqual([name, status, cause], ['json', 'FAILED', { resource: 'Access/TaskPolicy', type: 'AWS::IAM::ManagedPolicy', reason: 'Rate exceeded' }])
  match(record, /^rec-/)
  ok(errors.length > 0)
  equal((await cloud.stackroom(['terminate', 'json', '--yes'], scientist)).code, 0)
})

test('update changes what --set says, keeps the rest, and is nothing to do the second time', async () => {
  const first = await cloud.stackroom(['update', 'farm', '--set', 'MaxVcpus=64', '--yes'], scientist)
  equal(first.code, 0, first.stderr)
  match(first.stdout, /MaxVcpus: 1024 → 64/)
  const { stdout } = await cloud.stackroom(['update', 'farm', '--set', 'MaxVcpus=64', '--yes'], scientist)
  match(stdout, /nothing to do/)
})

test('an update that breaks a rule together with what stays as it is, is refused in its words, also when it is only planned; what has no effect is noted', async () => {
  cloud.world.calls.length = 0
  for (const how of ['--plan', '--yes']) {
    const { code, stderr } = await cloud.stackroom(['update', 'farm', '--set', 'MemoryMiB=2048', how], scientist)
    equal(code, 2)
    match(stderr, /^update farm: With 16 vCPU, Fargate takes 32768 to 122880 MiB/m)
  }
  const { stdout } = await cloud.stackroom(['update', 'farm', '--set', 'CachedImage=a/b:1', '--plan'], scientist)
  match(stdout, /CachedImage: has no effect, as ImageSource is PublicImage/)
  deepEqual(mutating(), [])
})

test('an update that fails is rolled back, says why, and can be done again', async () => {
  cloud.world.faults.push({ kind: 'resource', account: spoke, type: 'AWS::Batch::ComputeEnvironment', reason: 'No capacity', times: 1 })
  const { code, stderr } = await cloud.stackroom(['update', 'farm', '--set', 'MaxVcpus=128', '--yes'], scientist)
  equal(code, 1)
  match(stderr, /Batch\/\w+ \(AWS::Batch::ComputeEnvironment\): No capacity/)
  const again = await cloud.stackroom(['update', 'farm', '--set', 'MaxVcpus=128', '--yes'], scientist)
  equal(again.code, 0, again.stderr)
})

test('an update that could not be rolled back says what mends the stack, and goes on once that is done', async () => {
  const fault = { kind: 'resource' as const, account: spoke, type: 'AWS::Batch::ComputeEnvironment' }
  cloud.world.faults.push({ ...fault, verb: 'UPDATE', reason: 'No capacity', times: 1 }, { ...fault, verb: 'ROLLBACK', reason: 'Role is gone', times: 1 })
  const update = () => cloud.stackroom(['update', 'farm', '--set', 'MaxVcpus=256', '--yes'], scientist)
  const failed = await update()
  equal(failed.code, 1)
  const [, StackName] = /aws cloudformation continue-update-rollback --stack-name (\S+) --region us-east-1", then run "stackroom update farm" again/.exec(failed.stderr)!
  const refused = await update()
  equal(refused.code, 2)
  match(refused.stderr, new RegExp(`update farm: it is in ERROR, and its stack ${StackName} in UPDATE_ROLLBACK_FAILED; .*continue-update-rollback --stack-name ${StackName}`))
  await cloud.aws(['cloudformation', 'continue-update-rollback', '--stack-name', StackName!, '--region', 'us-east-1'], cloud.as(spoke))
  const stack = [...stacksOf(cloud.world.accounts.get(spoke)!.regions.get('us-east-1')!).values()].find(({ name }) => name === StackName)!
  while (stack.status.endsWith('_IN_PROGRESS')) await wait(10)
  equal(stack.status, 'UPDATE_ROLLBACK_COMPLETE')
  const again = await update()
  equal(again.code, 0, again.stderr)
})

/** The resources of a launch, through its nested stacks: logical ID in the flat shape → physical ID. */
function resourcesOf(name: string): Record<string, string> {
  const region = cloud.world.accounts.get(spoke)!.regions.get('us-east-1')!
  const { Id } = [...stateOf(region).provisioned.values()].find((one) => one.Name === name)!
  const stacks = [...stacksOf(region).values()].filter((stack) => stack.name.startsWith(`SC-${spoke}-${Id}-`) && stack.status !== 'DELETE_COMPLETE')
  return Object.fromEntries(stacks.flatMap(({ name, held }) => [...held.values()].map(({ id, physicalId }) => [name.split('-').at(-2)! + id, physicalId])))
}

test('what the plan of an update says it replaces and removes is what the update replaces and removes', async () => {
  const update = (...rest: string[]) => cloud.stackroom(['update', 'farm', '--set', 'VpcCidr=10.9.0.0/16', '--set', 'Provisioning=Spot', ...rest], scientist)
  cloud.world.calls.length = 0
  const unnamed = await update('--yes')
  equal(unnamed.code, 2)
  equal(unnamed.stderr.trim(), 'update farm: would replace NetworkVpc (AWS::EC2::VPC), as CidrBlock changes; what is in it does not come along, and what others have in it keeps it, in no stack: leave that as it is, or add --allow-replace NetworkVpc')
  const { stdout } = await update('--allow-replace', 'NetworkVpc', '--plan')
  match(stdout, /\n  replace NetworkVpc \(AWS::EC2::VPC\), as CidrBlock changes\n/)
  match(stdout, /\n  remove BatchOnDemand \(AWS::Batch::ComputeEnvironment\)\n/)
  deepEqual(mutating(), [])
  const before = resourcesOf('farm')
  const { code, stderr } = await update('--allow-replace', 'NetworkVpc', '--yes')
  equal(code, 0, stderr)
  const after = resourcesOf('farm')
  // A job definition that changes has another revision.
  const gone = Object.keys(before).filter((id) => before[id] !== after[id] && !id.endsWith('JobDefinition'))
  deepEqual([...stdout.matchAll(/^  (?:replace|remove) (\w+)/gm)].map(([, id]) => id).sort(), gone.sort())
})

test('an update says what it could not delete', async () => {
  cloud.world.faults.push({ kind: 'resource', account: spoke, type: 'AWS::Batch::ComputeEnvironment', verb: 'DELETE', reason: 'It is in use', times: 9 })
  const { code, stdout } = await cloud.stackroom(['update', 'farm', '--set', 'Provisioning=OnDemand', '--yes'], scientist)
  cloud.world.faults.length = 0
  equal(code, 0)
  match(stdout, /left behind: Batch\/Spot \(AWS::Batch::ComputeEnvironment\), which nothing looks after any more: It is in use/)
})

test('an update that would replace a data store is refused before anything changes, also when it is only planned', async () => {
  cloud.world.calls.length = 0
  for (const how of ['--plan', '--yes']) {
    const { code, stdout, stderr } = await cloud.stackroom(['update', 'farm', '--set', 'Name=moved', how], scientist)
    equal(code, 2)
    match(stdout, /replace BatchJobQueue \(AWS::Batch::JobQueue\), as JobQueueName changes/)
    equal(stderr.trim(), 'update farm: would replace StorageBucket (AWS::S3::Bucket), as BucketName changes; what is in it does not come along: leave that as it is, or add --allow-replace StorageBucket')
  }
  const other = await cloud.stackroom(['update', 'farm', '--set', 'MaxVcpus=32', '--allow-replace', 'StorageBucket', '--yes'], scientist)
  equal(other.code, 2)
  match(other.stderr, /--allow-replace StorageBucket: this update takes no such resource away; it takes none/)
  deepEqual(mutating(), [])
})

test('an update may replace the data store that --allow-replace names, and what was in it stays behind', async () => {
  const { StorageBucket } = resourcesOf('broken')
  const { code, stderr } = await cloud.stackroom(['update', 'broken', '--set', 'Name=moved', '--allow-replace', 'StorageBucket', '--yes'], scientist)
  equal(code, 0, stderr)
  ok(resourcesOf('broken').StorageBucket!.startsWith('moved-'))
  ok(cloud.world.buckets.has(StorageBucket!))
})

test('terminate says what stays, also to those who may not read its stack, and terminating what is gone is nothing to do', async () => {
  const role = cloud.world.accounts.get(spoke)!.iam.roles.get('ResearchScientist')!
  role.InlinePolicies = { Without: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'cloudformation:*', Resource: '*' }] } }
  const { code, stdout } = await cloud.stackroom(['terminate', 'farm', '--yes'], scientist)
  role.InlinePolicies = {}
  equal(code, 0)
  match(stdout, /what its templates retain stays, data stores above all; everything else goes/)
  ok([...cloud.world.buckets.keys()].some((name) => name.startsWith(`mutants-remote-tmp-${spoke}-`)))
  match((await cloud.stackroom(['terminate', 'farm', '--yes'], scientist)).stdout, /farm does not exist: nothing to do/)
})

test('a farm can be launched again after it was terminated', async () => {
  const { code, stderr } = await launch('farm', '--yes')
  equal(code, 0, stderr)
})

test('an administrator who was granted nothing sees no product, and is told what would change that', async () => {
  const { code, stderr } = await cloud.stackroom(['launch', 'mutation-farm', '--name', 'mine', '--yes'], cloud.as(spoke))
  equal(code, 2)
  match(stderr, /sees no product "Mutation farm" in us-east-1; a portfolio that holds it must name this role as a principal and be shared with account 444455556666/)
})

test('an account that the portfolio is not shared with sees no product', async () => {
  const env = await cloud.assume('222233334444', 'ResearchScientist')
  const { code, stderr } = await cloud.stackroom(['launch', 'mutation-farm', '--name', 'mine', '--yes'], env)
  equal(code, 2)
  match(stderr, /sees no product/)
})

test('a launch role that is missing in the launching account fails the launch and names the cure', async () => {
  cloud.world.accounts.get('777788889999')!.iam.roles.delete('StackroomMutationFarmLaunch')
  const env = await cloud.assume('777788889999', 'ResearchScientist')
  const { code, stderr } = await cloud.stackroom(['launch', 'mutation-farm', '--name', 'roleless', '--yes'], env)
  equal(code, 1)
  match(stderr, /role\/StackroomMutationFarmLaunch/)
  match(stderr, /"stackroom rollout account-baseline" brings it/)
})

test('a boundary that is missing in the launching account is told with its cure', async () => {
  const { iam } = cloud.world.accounts.get(spoke)!
  const [arn, policy] = [...iam.policies].find(([arn]) => arn.endsWith(':policy/StackroomBoundary'))!
  iam.policies.delete(arn)
  const { code, stderr } = await launch('unbound', '--yes', '--set', 'Name=unbound')
  iam.policies.set(arn, policy)
  equal(code, 1)
  match(stderr, /Access\/\w+Role \(AWS::IAM::Role\): .*Scope ARN: arn:aws:iam::444455556666:policy\/StackroomBoundary does not exist/)
  match(stderr, /the boundary of its roles must be in this account first: "stackroom rollout account-baseline" brings it/)
})

const badInput: [what: string, args: string[], exit: number, says: RegExp][] = [
  ['an unknown product', ['launch', 'mutation-fram', '--name', 'x', '--yes'], 2, /products\/mutation-fram: no such product; did you mean mutation-farm\? there are account-baseline, .*mutation-farm/],
  ['a product in capitals', ['launch', 'OSMT', '--name', 'x', '--yes'], 2, /products\/OSMT: no such product; did you mean osmt\?/],
  ['a version that is not there', ['launch', 'mutation-farm', '--name', 'x', '--version', '9.9.9', '--yes'], 2, /there is no version 9\.9\.9; there are [\d.]+/],
  ['a launch without a name', ['launch', 'mutation-farm'], 2, /launch: --name is missing; write --name <name>/],
  ['a --set without a value', ['launch', 'mutation-farm', '--name', 'x', '--set', 'MaxVcpus'], 2, /--set MaxVcpus: is no Name=value/],
  ['a --set with nothing behind it', ['launch', 'mutation-farm', '--name', 'x', '--set'], 2, /--set: needs a value/],
  ['a --name given twice', ['launch', 'mutation-farm', '--name', 'x', '--name', 'y'], 2, /--name: is given twice/],
  ['a value for --yes', ['launch', 'mutation-farm', '--name', 'x', '--yes=no'], 2, /--yes: takes no value/],
  ['an update of what nobody launched', ['update', 'nothing', '--yes'], 2, /update nothing: .* sees no provisioned product of that name/],
  ['too many arguments', ['update', 'farm', 'other', '--yes'], 2, /"other" is too much/],
  ['no argument', ['update'], 2, /update: <name> is missing/],
  ['a verb that is misspelt', ['lanch'], 2, /there is no such verb; did you mean launch\?/],
  ['an option that does not exist', ['status', '--plan'], 2, /--plan: status has no such option; it has --json, --catalog/],
  ['a region that does not exist', ['launch', 'mutation-farm', '--name', 'x', '--region', 'us-esat-1', '--yes'], 2, /us-esat-1.*did you mean us-east-1\?/],
]
for (const [what, args, exit, says] of badInput) {
  test(`${what} is refused with a sentence`, async () => {
    const { code, stderr } = await cloud.stackroom(args, scientist)
    match(stderr, says)
    equal(code, exit)
    ok(!/\n\s+at /.test(stderr), 'no stack trace')
  })
}

test('expired credentials, unknown ones, none, and no network are each told with what to do', async () => {
  const args = ['launch', 'mutation-farm', '--name', 'x', '--yes']
  for (const session of cloud.world.sessions.values()) session.Expiration = new Date(0)
  const cases: [NodeJS.ProcessEnv, number, RegExp][] = [
    [scientist, 1, /sign in again/],
    [{ ...cloud.as(), AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, 2, /check AWS_PROFILE, AWS_ACCESS_KEY_ID/],
    [{ ...cloud.as(), AWS_ACCESS_KEY_ID: '', AWS_EC2_METADATA_DISABLED: 'true' }, 2, /sign in first/],
    [{ ...cloud.as(), AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }, 1, /check the network/],
  ]
  for (const [env, exit, says] of cases) {
    const { code, stderr } = await cloud.stackroom(args, env)
    match(stderr, says)
    equal(code, exit)
  }
})

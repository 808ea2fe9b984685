import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { seed } from '../../scripts/local-aws/seed.ts'
import { killed, local, root } from '../support/local.ts'

const isRead = (operation: string) => /^(Get|List|Describe|Search|Scan|Head)/.test(operation)
const role = ['rollout', 'account-baseline', '--yes']
const farms = ['rollout', 'mutation-farm', '--yes']
let folder: string
before(() => void (folder = mkdtempSync(join(tmpdir(), 'stackroom-'))))
after(() => rmSync(folder, { recursive: true }))

async function hub(members = 0) {
  const cloud = await local({ world: seed({ members, clock: { stepMilliseconds: 0 } }) })
  const { code, stderr } = await cloud.stackroom(['publish', '--yes'])
  equal(code, 0, stderr)
  cloud.world.calls.length = 0
  return cloud
}
/** The same, and the accounts have what farms need. */
async function ready() {
  const cloud = await hub()
  const { code, stderr } = await cloud.stackroom(role)
  equal(code, 0, stderr)
  cloud.world.calls.length = 0
  return cloud
}
function catalog(name: string, change: (text: string) => string): string {
  const path = join(folder, `${name}.yaml`)
  writeFileSync(path, change(readFileSync(join(root, 'products/catalog.yaml'), 'utf8')))
  return path
}
const changes = (cloud: Awaited<ReturnType<typeof hub>>) => cloud.world.calls.map(({ operation }) => operation).filter((operation) => !isRead(operation))
const stacksIn = (cloud: Awaited<ReturnType<typeof hub>>, account: string, region = 'us-east-1') =>
  [...(cloud.world.accounts.get(account)!.regions.get(region)?.cloudformation.stacks?.values() ?? [])].filter(({ status }: any) => status !== 'DELETE_COMPLETE') as any[]

test('rollout makes the stacks in every account of the units, nested ones too, and names the suspended account it skips', async () => {
  const cloud = await hub()
  const { code, stdout, stderr } = await cloud.stackroom(role)
  equal(code, 0, stderr)
  match(stdout, /skipped, as suspended: 555566667777/)
  for (const account of ['444455556666', '777788889999', '123456789012']) {
    match(stdout, new RegExp(`${account} +us-east-1 +CURRENT`))
    equal(stacksIn(cloud, account).length, 1)
    ok(cloud.world.accounts.get(account)!.iam.roles.has('StackroomMutationFarmLaunch'))
  }
  equal(stacksIn(cloud, '222233334444').length, 0)

  cloud.world.calls.length = 0
  const again = await cloud.stackroom(role)
  match(again.stdout, /nothing to do/)
  deepEqual(changes(cloud), [])
  await cloud.close()
})

test('roles of services stay when they are no longer asked for; where one is already, Create fails, and Existing brings the rest', async () => {
  const cloud = await local({ clock: { stepMilliseconds: 0 } })
  const asked = (name: string) => catalog(name, (text) => text.replace('    Template: flat.yaml', `$&\n    Parameters: { ServiceLinkedRoles: ${name} }`).replace('[ou-loca-workload] # Workloads', '[ou-loca-teaching]'))
  const [create, existing] = ['Create', 'Existing'].map((name) => [...role, '--catalog', asked(name)])
  const done = async (args: string[]) => {
    const { code, stderr } = await cloud.stackroom(args)
    equal(code, 0, stderr)
  }
  await done(create!)
  const { roles } = cloud.world.accounts.get('123456789012')!.iam
  const linked = () => [...roles.values()].filter(({ Path }) => Path.startsWith('/aws-service-role/events.amazonaws.com/')).length
  equal(linked(), 1)
  await done(existing!)
  equal(linked(), 1)
  const { code, stderr } = await cloud.stackroom(create!)
  equal(code, 1)
  match(stderr, /Service role name AWSServiceRoleFor\w+ has been taken in this account/)
  await done(existing!)
  await cloud.close()
})

test('rolling out to 200 accounts takes as many changing calls as to one', async () => {
  const teaching = catalog('teaching', (text) => text.replace('[ou-loca-workload] # Workloads', '[ou-loca-teaching]'))
  const counts = []
  for (const members of [0, 199]) {
    const cloud = await hub(members)
    const { code, stderr } = await cloud.stackroom([...role, '--catalog', teaching])
    equal(code, 0, stderr)
    counts.push(changes(cloud))
    await cloud.close()
  }
  deepEqual(counts[1], counts[0])
})

test('an account that fails within the tolerance still fails the rollout, with its reason; running it again resumes only there', async () => {
  const cloud = await ready()
  cloud.world.faults.push({ kind: 'resource', account: '123456789012', region: 'us-west-2', logicalId: 'StorageBucket', reason: 'Rate exceeded', times: 1 })
  const { code, stderr } = await cloud.stackroom([...farms, '--catalog', catalog('tolerant', (text) => text.replaceAll('FailureTolerancePercentage: 20', 'FailureTolerancePercentage: 100'))])
  equal(code, 1)
  match(stderr, /rollout mutation-farm: 1 of 4 instances are not current/)
  match(stderr, /123456789012 us-west-2: .*Rate exceeded/)
  const { stdout } = await cloud.stackroom(['rollout', 'mutation-farm', '--plan', '--json', '--catalog', join(folder, 'tolerant.yaml')])
  deepEqual(
    JSON.parse(stdout).steps.map(({ call, accounts, regions }: any) => [call, accounts, regions]),
    [['UpdateStackInstances', ['123456789012'], ['us-west-2']]],
  )
  const again = await cloud.stackroom([...farms, '--catalog', join(folder, 'tolerant.yaml')])
  equal(again.code, 0, again.stderr)
  await cloud.close()
})

test('a changed parameter updates the stack set and with it every instance', async () => {
  const cloud = await ready()
  const first = await cloud.stackroom(farms)
  match(first.stdout, /create stack set mutation-farm .* of mutation-farm, with Name shared-mutants\n/)
  equal(first.code, 0)
  const changed = catalog('renamed', (text) => text.replace('Name: shared-mutants', 'Name: shared-mutants\n      MaxVcpus: 64'))
  const { code, stdout } = await cloud.stackroom([...farms, '--catalog', changed])
  equal(code, 0)
  match(stdout, /update stack set mutation-farm \(parameters: MaxVcpus \d+ → 64\), and with it 4 instances/)
  match((await cloud.stackroom([...farms, '--catalog', changed])).stdout, /nothing to do/)
  await cloud.close()
})

test('rollout --remove deletes the stacks and the stack set; what their templates retain stays', async () => {
  const cloud = await ready()
  equal((await cloud.stackroom(farms)).code, 0)
  const { code, stderr } = await cloud.stackroom(['rollout', 'mutation-farm', '--remove', '--yes'])
  equal(code, 0, stderr)
  equal(stacksIn(cloud, '123456789012').filter(({ name }) => name.startsWith('StackSet-mutation-farm')).length, 0)
  ok([...cloud.world.buckets.keys()].some((name) => name.startsWith('shared-mutants-remote-tmp-123456789012')))
  match((await cloud.stackroom(['rollout', 'mutation-farm', '--remove', '--yes'])).stdout, /nothing to do/)
  await cloud.close()
})

for (const point of [1, 2, 3]) {
  test(`a rollout killed after its changing call ${point} converges when it is run again`, async () => {
    const cloud = await ready()
    cloud.world.clock.stepMilliseconds = 5
    await killed(cloud, farms, point)
    const { code, stdout, stderr } = await cloud.stackroom(farms)
    equal(code, 0, stderr)
    equal(stdout.match(/CURRENT/g)?.length, 4)
    await cloud.close()
  })
}

test('a self-managed rollout takes the nested shape into accounts that have the execution role, and says which lack it', async () => {
  const cloud = await ready()
  const selfManaged = catalog('self', (text) =>
    text
      .replace('    Product: mutation-farm\n    Template: flat.yaml\n    PermissionModel: SERVICE_MANAGED', '    Product: mutation-farm\n    Template: product.yaml\n    PermissionModel: SELF_MANAGED')
      .replace(/OrganizationalUnitIds:\n +- ou-loca-genomics.*\n +- ou-loca-teaching.*\n/, "Accounts: ['444455556666', '777788889999']\n"),
  )
  equal((await cloud.stackroom(['publish', '--yes', '--catalog', selfManaged])).code, 0)
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/AWSCloudFormationStackSetAdministrationRole' }, Action: 'sts:AssumeRole' }] }
  const execution = async (account: string) => {
    const name = ['--role-name', 'AWSCloudFormationStackSetExecutionRole']
    await cloud.aws(['iam', 'create-role', ...name, '--assume-role-policy-document', JSON.stringify(trust)], cloud.as(account))
    await cloud.aws(['iam', 'attach-role-policy', ...name, '--policy-arn', 'arn:aws:iam::aws:policy/AdministratorAccess'], cloud.as(account))
  }
  await execution('444455556666')
  const { code, stderr } = await cloud.stackroom([...farms, '--catalog', selfManaged])
  equal(code, 1)
  match(stderr, /777788889999 us-east-1.*AWSCloudFormationStackSetExecutionRole/s)
  await execution('777788889999')
  const again = await cloud.stackroom([...farms, '--catalog', selfManaged])
  equal(again.code, 0, again.stderr)
  ok(stacksIn(cloud, '777788889999').length > 4, 'nested stacks are there')
  await cloud.close()
})

test('a rollout before anything is published makes the bucket that its template is read from', async () => {
  const cloud = await local({ clock: { stepMilliseconds: 0 } })
  const { code, stdout, stderr } = await cloud.stackroom(role)
  equal(code, 0, stderr)
  match(stdout, /create stack stackroom-hub in the hub\n +upload flat\.yaml\n +create stack set account-baseline/)
  await cloud.close()
})

test('a rollout that is not in the catalog, and one without trusted access are explained', async () => {
  const cloud = await local({ clock: { stepMilliseconds: 0 } })
  const unknown = await cloud.stackroom(['rollout', 'mutation-frm'])
  equal(unknown.code, 2)
  match(unknown.stderr, /is not in products\/catalog\.yaml; there are account-baseline, mutation-farm/)
  equal((await cloud.stackroom(['publish', '--yes'])).code, 0)
  cloud.world.organization.trustedServices.delete('member.org.stacksets.cloudformation.amazonaws.com')
  const untrusted = await cloud.stackroom(role)
  equal(untrusted.code, 2)
  match(untrusted.stderr, /activate-organizations-access/)
  await cloud.close()
})

test('who rolls out what somebody else begins to roll out at this moment is told to watch', async () => {
  const cloud = await hub()
  cloud.world.faults.push({ kind: 'call', operation: 'CreateStackSet', code: 'NameAlreadyExistsException', message: 'StackSet account-baseline already exists', times: 1 })
  const { code, stderr } = await cloud.stackroom(role)
  equal(code, 1)
  match(stderr, /StackSet account-baseline already exists; somebody else is doing the same at this moment; run the command again to watch it/)
  await cloud.close()
})

test('throttling is waited out', async () => {
  const cloud = await hub()
  cloud.world.faults.push({ kind: 'call', operation: 'CreateStackInstances', code: 'Throttling', message: 'Rate exceeded', times: 2 })
  const { code, stderr } = await cloud.stackroom(role)
  equal(code, 0, stderr)
  await cloud.close()
})

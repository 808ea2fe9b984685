import { deepEqual, equal, match } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import type { Task } from '../../scripts/local-aws/world.ts'
import { farmCatalog } from '../support/catalog.ts'
import { local, type Ran, shell } from '../support/local.ts'

const catalog = farmCatalog((text) => text.replace('Products: [mutation-farm]', 'Products: [web-application]'))
const spoke = '444455556666'
let cloud: Awaited<ReturnType<typeof local>>
let person: (...args: string[]) => Promise<Ran>
const verbs = (env: NodeJS.ProcessEnv) => {
  const run = shell(env)
  return (...args: string[]) => run([...args, '--yes', '--catalog', catalog])
}
const done = async (ran: Promise<Ran>) => {
  const { code, stderr } = await ran
  equal(code, 0, stderr)
}
const account = () => cloud.world.accounts.get(spoke)!
const tasks = (): Task[] => [...account().regions.get('us-east-1')!.tasks.values()]
const run = (command: string) => person('act', 'app', 'run-command', '--set', `Command=${command}`)

before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  const hub = verbs(cloud.as())
  await done(hub('rollout', 'account-baseline'))
  await done(hub('publish'))
  account().iam.roles.get('ResearchScientist')!.AttachedPolicies.push(`arn:aws:iam::${spoke}:policy/StackroomRunCommand`)
  person = verbs(await cloud.assume(spoke, 'ResearchScientist'))
  await done(person('launch', 'web-application', '--name', 'app', '--profile', 'small', '--set', 'Image=public.ecr.aws/nginx/nginx:stable', '--set', 'DomainName=app.example.org', '--set', 'CertificateArn=arn:aws:acm:us-east-1:444455556666:certificate/12345678-1234-1234-1234-123456789012'))
})
after(async () => {
  rmSync(dirname(catalog), { recursive: true })
  await cloud.close()
})

test('a command runs in the image of the application, where its service runs, and with its roles', async () => {
  await done(run('bin/migrate,--now'))
  const [task] = tasks()
  deepEqual(task!.containers.map(({ name, command, exitCode }) => [name, command, exitCode]), [['application', ['bin/migrate', '--now'], 0]])
  const service = [...account().regions.get('us-east-1')!.resources.values()].find(({ type }) => type === 'AWS::ECS::Service')!
  equal(task!.taskDefinitionArn, service.properties.TaskDefinition)
  deepEqual(task!.networkConfiguration.awsvpcConfiguration.subnets, service.properties.NetworkConfiguration.AwsvpcConfiguration.Subnets)
})

test('a command that ends with another code than 0 fails', async () => {
  cloud.world.endOfTask = () => 3
  const { code, stderr } = await run('false')
  equal(code, 1)
  match(stderr, /value: 3, desired: 0[^]*mend the cause, and run "stackroom act app run-command" again/)
})

/** Runs a command by a document of which one step is another. */
async function runWith(name: string, change: object) {
  const document = [...account().regions.get('us-east-1')!.resources.values()].find(({ id }) => id === 'StackroomRunCommand')!
  const { properties } = document
  const { mainSteps, ...rest } = properties.Content
  document.properties = { ...properties, Content: { ...rest, mainSteps: mainSteps.map((step: any) => (step.name === name ? { ...step, ...change } : step)) } }
  const ran = await run('false')
  document.properties = properties
  return ran
}

test('what to do is told of what a command ended with, not of what failed before and may fail', async () => {
  const { code, stderr } = await runWith('NoOtherRuns', { inputs: { Iterators: '{{ Nothing.Listed }}', Steps: [] } })
  equal(code, 1)
  match(stderr, /value: 3, desired: 0[^]*mend the cause, and run "stackroom act app run-command" again/)
})

test('of a command that runs for too long it is told that it may run still', async () => {
  let end = (_: number) => {}
  cloud.world.endOfTask = () => new Promise<number>((ended) => (end = ended))
  const { code, stderr } = await runWith('Wait', { timeoutSeconds: 1 })
  end(0)
  equal(code, 1)
  match(stderr, /act app: TimedOut: .*Step timed out after 1 seconds[^]*its task may run still, and no other runs before it ends: wait for that, or stop the task in the console of ECS/)
})

test('what GuardDuty puts beside the container, first or last, says nothing of how its command ended', async () => {
  const beside = async (put: 'push' | 'unshift', exitCode: number) => {
    cloud.world.endOfTask = ({ containers }) => {
      containers[put]({ name: 'aws-guardduty-agent-mfjGLB', ...(exitCode === 0 ? {} : { exitCode: 0 }) })
      return exitCode
    }
    return (await run('true')).code
  }
  deepEqual([await beside('push', 0), await beside('unshift', 0), await beside('push', 3), await beside('unshift', 3)], [0, 0, 1, 1])
})

test('while one runs, a second one is refused, and starts nothing', async () => {
  let end = (_: number) => {}
  cloud.world.endOfTask = () => new Promise<number>((ended) => (end = ended))
  const before = tasks().length
  const first = run('slow')
  while (tasks().length === before) await new Promise((next) => setTimeout(next, 5))
  const second = verbs(await cloud.assume(spoke, 'ResearchScientist'))
  const { code, stderr } = await second('act', 'app', 'run-command', '--set', 'Command=other')
  equal(code, 1)
  match(stderr, /value: RUNNING, desired: STOPPED/)
  end(0)
  await done(first)
  equal(tasks().length, before + 1)
  cloud.world.endOfTask = undefined
})

test('what is missing or is not asked for is refused, with what to add', async () => {
  const refusals: [string[], RegExp][] = [
    [['act', 'app', 'run-command'], /act app run-command: Command is missing; add for instance --set Command=a,b,c/],
    [['act', 'app', 'prepare-for-deletion', '--set', 'Command=x'], /act app prepare-for-deletion: there is no parameter Command; it takes none/],
  ]
  for (const [args, says] of refusals) {
    const { code, stderr } = await person(...args)
    equal(code, 2)
    match(stderr, says)
  }
})

test('its role runs nothing but what has the tag for it', async () => {
  const { resources } = account().regions.get('us-east-1')!
  const definition = [...resources.values()].find(({ type }) => type === 'AWS::ECS::TaskDefinition')!
  const { tags } = definition
  definition.tags = tags.filter(({ Key }) => Key !== 'stackroom:run-command')
  match((await run('true')).stderr, /not authorized to perform: ecs:RunTask on resource: .*:task-definition\//)
  definition.tags = tags
})

test('a plan tells that another cluster replaces the service; in one that was there no command runs, and act says what to do instead', async () => {
  const another = ['--set', 'ClusterName=applications']
  const { stdout } = await person('update', 'app', '--plan', ...another)
  match(stdout, /remove ApplicationCluster[^]*replace ServiceService \(AWS::ECS::Service\), as Cluster changes/)
  await done(person('update', 'app', ...another))
  const before = tasks().length
  const { code, stderr } = await run('true')
  equal(code, 1)
  match(stderr, /it runs in a cluster that was there before it, where run-command runs nothing[^]*let a deployment run it/)
  equal(tasks().length, before)
})

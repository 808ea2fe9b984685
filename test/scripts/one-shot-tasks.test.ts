import { deepEqual, equal, match } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { automation } from '../../scripts/local-aws/ssm/automation.ts'
import { callIn, type CustomRequest, sessionOf, type Task } from '../../scripts/local-aws/world.ts'
import { farmCatalog } from '../support/catalog.ts'
import { localBoto3, pythonFunction } from '../support/function.ts'
import { local, type Ran, run as runs, shell } from '../support/local.ts'

/*
 * An application that was launched through Service Catalog, and the two ways to run a one-shot task in its cluster: "Run command",
 * and the step of a deployment, whose function is that of the launched template, with its role.
 */
const catalog = farmCatalog((text) => text.replace('Products: [mutation-farm]', 'Products: [web-application]'))
const [spoke, region] = ['444455556666', 'us-east-1']
let cloud: Awaited<ReturnType<typeof local>>
let people: ((...args: string[]) => Promise<Ran>)[]
let runner: ReturnType<typeof pythonFunction>
let StackIds: string[]
/** What the launch has asked the function of the deployment step for. */
let asked: CustomRequest

const here = () => cloud.world.accounts.get(spoke)!.regions.get(region)!
const lives = (type: string) => [...here().resources.values()].filter((one) => one.type === type)
const tasks = (): Task[] => [...here().tasks.values()]
const table = () => lives('AWS::DynamoDB::Table')[0]!
const locks = () => here().items.get(table().arn) ?? new Map()
const lock = (): Record<string, any> => locks().get('[{"S":"one-shot-task"}]') ?? {}
const done = async (ran: Promise<Ran>) => {
  const { code, stderr } = await ran
  equal(code, 0, stderr)
}
const run = (person = people[0]!) => person('act', 'app', 'run-command', '--set', 'Command=bin/reindex')

const ends: (() => void)[] = []
/** Keeps tasks running until it is called. */
function kept() {
  let end = () => {}
  const ended = new Promise<number>((resolve) => (end = () => resolve(0)))
  cloud.world.endOfTask = () => ended
  ends.push(end)
  return end
}

before(async () => {
  cloud = await local({ clock: { stepMilliseconds: 0 } })
  const verbs = (env: NodeJS.ProcessEnv) => {
    const verb = shell(env)
    return (...args: string[]) => verb([...args, '--yes', '--catalog', catalog])
  }
  const hub = verbs(cloud.as())
  await done(hub('rollout', 'account-baseline'))
  await done(hub('publish'))
  cloud.world.accounts.get(spoke)!.iam.roles.get('ResearchScientist')!.AttachedPolicies.push(`arn:aws:iam::${spoke}:policy/StackroomRunCommand`)
  const scientist = await cloud.assume(spoke, 'ResearchScientist')
  cloud.world.customResources.set('AWS::CloudFormation::CustomResource', (request) => {
    if ('StartedBy' in request.ResourceProperties) asked = request
    return {}
  })
  people = Array.from({ length: 5 }, () => verbs(scientist))
  const parameters = { Image: 'public.ecr.aws/nginx/nginx:stable', DomainName: 'app.example.org', CertificateArn: `arn:aws:acm:us-east-1:${spoke}:certificate/12345678-1234-1234-1234-123456789012`, DeploymentCommand: 'bin/migrate' }
  await done(people[0]!('launch', 'web-application', '--name', 'app', '--profile', 'small', ...Object.entries(parameters).flatMap(([key, value]) => ['--set', `${key}=${value}`])))
  const stackOf = (type: string) => lives(type)[0]!.tags.find(({ Key }) => Key === 'aws:cloudformation:stack-id')!.Value
  StackIds = [stackOf('AWS::ECS::Cluster'), stackOf('AWS::ECS::Service')]
  runner = pythonFunction(lives('AWS::Lambda::Function').find(({ name }) => name.includes('-Runner-'))!.properties.Code.ZipFile, localBoto3)
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
  Object.assign(cloud.world, { endOfTask: undefined, seesTask: undefined })
  cloud.world.clock.stepMilliseconds = 0
})
after(async () => {
  rmSync(dirname(catalog), { recursive: true })
  runner.remove()
  await cloud.close()
})

/** What a deployment asks the function of the cluster for, as its role: what CloudFormation hears. */
async function deployed(RequestId: string): Promise<{ Status: string; Reason: string }> {
  const role = [...cloud.world.accounts.get(spoke)!.iam.roles.values()].find(({ RoleName }) => RoleName.includes('-RunnerRole-'))!
  const credentials = { AWS_ACCESS_KEY_ID: `ASIA${RequestId}`, AWS_SECRET_ACCESS_KEY: 'local', AWS_SESSION_TOKEN: RequestId }
  cloud.world.sessions.set(credentials.AWS_ACCESS_KEY_ID, { ...sessionOf(role, 'runner'), SessionToken: RequestId, Expiration: new Date(Date.now() + 3_600_000) })
  const { heard } = await runner.handle({ ...asked, RequestId }, { ...cloud.as(spoke), ...credentials })
  return heard[0]
}

/** Until something holds. */
const until = async (is: () => boolean) => {
  while (!is()) await wait(1)
}
/** Begins "Run command" as the console would. What is asked of it is asked in this process, so that no step is missed. */
function begun() {
  const call = callIn({ world: cloud.world, requestId: 'test' }, spoke, region, { account: spoke, Arn: `arn:aws:iam::${spoke}:root`, UserId: spoke })
  const { AutomationExecutionId } = automation.StartAutomationExecution!({ DocumentName: 'StackroomRunCommand', Parameters: { StackIds, Command: ['bin/reindex'] } }, call) as any
  const now = () => (automation.GetAutomationExecution!({ AutomationExecutionId }, call) as any).AutomationExecution
  return {
    at: (step: string) => until(() => now().StepExecutions.some(({ StepName }: any) => StepName === step)),
    cancel: () => automation.StopAutomationExecution!({ AutomationExecutionId }, call),
    async ended() {
      await until(() => !/InProgress|Cancelling/.test(now().AutomationExecutionStatus))
      return now()
    },
  }
}
/** ECS tells of no task until it is called, or one of its APIs does not. */
function hidden(by?: 'ListTasks') {
  cloud.world.seesTask = (_, api) => api !== (by ?? api)
  return () => void (cloud.world.seesTask = undefined)
}
const advice = /another one-shot task (is being started: run "stackroom act app run-command" again in a minute; if nothing runs .* have an administrator run "aws dynamodb delete-item --table-name \S+ --key '\S+'" before|runs: wait for its end, and run "stackroom act app run-command" again)/

test('five people run a command at once: one task starts, and the others are told what to do', async () => {
  for (const some of [people.slice(0, 2), people]) {
    const end = kept()
    const before = tasks().length
    const refused: Ran[] = []
    const ran = some.map(async (person) => {
      const one = await run(person)
      if (one.code !== 0) refused.push(one)
      return one.code
    })
    await until(() => refused.length === some.length - 1 || tasks().length > before + 1)
    end()
    deepEqual((await Promise.all(ran)).sort(), [0, ...Array(some.length - 1).fill(1)])
    for (const { stderr } of refused) match(stderr, advice)
    equal(tasks().length, before + 1)
  }
})

test('whenever the second begins, and however long ECS keeps silent about a task, one starts, and the lock is free then', async () => {
  cloud.world.clock.stepMilliseconds = 2
  for (const [index, delay] of [0, 1, 2, 4, 7, 11, 16, 22, 29, 37].entries()) {
    const end = kept()
    const before = tasks().length
    const since = new Map<Task, number>()
    cloud.world.seesTask = (task) => {
      since.set(task, since.get(task) ?? Date.now())
      return Date.now() - since.get(task)! >= 5 * (index % 4)
    }
    const first = begun()
    await wait(delay)
    const second = begun()
    const both = [first.ended(), second.ended()]
    await Promise.race([...both, until(() => tasks().length > before + 1)])
    end()
    deepEqual((await Promise.all(both)).map(({ AutomationExecutionStatus }) => AutomationExecutionStatus).sort(), ['Failed', 'Success'], `after ${delay} ms`)
    equal(tasks().length, before + 1)
    equal(lock().HeldBy, undefined)
  }
})

test('who has looked before a task was started looks again, though it has ended', async () => {
  cloud.world.endOfTask = () => 0
  cloud.world.clock.stepMilliseconds = 10
  const late = begun()
  await late.at('SeeLastStarter')
  cloud.world.clock.stepMilliseconds = 1500
  await wait(20)
  // It waits before its next step; the other waits for nothing, and is the first to lock.
  cloud.world.clock.stepMilliseconds = 0
  equal((await begun().ended()).AutomationExecutionStatus, 'Success')
  const { AutomationExecutionStatus, StepExecutions } = await late.ended()
  deepEqual([AutomationExecutionStatus, StepExecutions.at(-1).StepName], ['Failed', 'Lock'])
  equal(lock().HeldBy, undefined)
})

test('an application without a lock is to be updated first', async () => {
  const { tags } = table()
  table().tags = tags.filter(({ Key }) => Key !== 'stackroom:run-command')
  match((await run()).stderr, /it was launched before clusters had a lock: run "stackroom update app", then run "stackroom act app run-command" again/)
  table().tags = tags
})

test('a task that cannot be started gives the lock back, and says why', async () => {
  const [definition] = lives('AWS::ECS::TaskDefinition')
  const { tags } = definition!
  definition!.tags = []
  match((await run()).stderr, /not authorized to perform: ecs:RunTask[^]*mend the cause/)
  equal(lock().HeldBy, undefined)
  definition!.tags = tags
  await done(run())
})

test('an automation that is cancelled gives the lock back, wherever it is, and the task that it has started is seen by the next', async () => {
  for (const step of ['Lock', 'Run', 'Seen', 'Wait']) {
    const end = kept()
    const show = step === 'Seen' ? hidden() : () => {}
    cloud.world.clock.stepMilliseconds = 20
    const before = tasks().length
    const one = begun()
    await one.at(step)
    one.cancel()
    equal((await one.ended()).AutomationExecutionStatus, 'Cancelled')
    equal(lock().HeldBy, undefined, step)
    show()
    cloud.world.clock.stepMilliseconds = 0
    const hasStarted = tasks().length > before
    equal(hasStarted, step !== 'Lock')
    if (hasStarted) match((await run()).stderr, /another one-shot task runs: wait for its end/)
    end()
    await until(() => tasks().every(({ lastStatus }) => lastStatus === 'STOPPED'))
    await done(run())
  }
})

test('a command holds the lock until its task is listed, which others go by, though ECS describes it already', async () => {
  const [end, show] = [kept(), hidden('ListTasks')]
  const before = tasks().length
  const first = begun()
  await first.at('Seen')
  cloud.world.clock.stepMilliseconds = 100
  const second = begun()
  equal((await second.ended()).StepExecutions.at(-1).StepName, 'Lock')
  show()
  cloud.world.clock.stepMilliseconds = 0
  await first.at('Wait')
  end()
  equal((await first.ended()).AutomationExecutionStatus, 'Success')
  deepEqual([tasks().length, lock().HeldBy], [before + 1, undefined])
})

test('a task that ends before it is listed is waited for in vain, and is told to have ended as it did; the lock is free then', async () => {
  hidden('ListTasks')
  for (const [code, status] of [[0, 'Success'], [3, 'Failed']] as const) {
    cloud.world.endOfTask = () => code
    const { AutomationExecutionStatus, StepExecutions } = await begun().ended()
    equal(AutomationExecutionStatus, status)
    equal(StepExecutions.find(({ StepName }: any) => StepName === 'Seen').StepStatus, 'TimedOut')
    equal(lock().HeldBy, undefined)
  }
})

test('a deployment and a command at once: the one that is later finds the other', async () => {
  const before = tasks().length
  const refused = () => cloud.world.calls.some(({ operation, error }) => operation === 'UpdateItem' && error === 'ConditionalCheckFailedException')
  // The command holds the lock until ECS tells of its task; the deployment waits for that, and then sees the task.
  const [end, show] = [kept(), hidden()]
  const command = begun()
  await until(() => tasks().length > before)
  // A minute of waiting takes longer than the deployment to begin.
  cloud.world.clock.stepMilliseconds = 200
  const deployment = deployed('second')
  await until(refused)
  show()
  cloud.world.clock.stepMilliseconds = 0
  match((await deployment).Reason, /another one-shot task is still running: arn/)
  end()
  equal((await command.ended()).AutomationExecutionStatus, 'Success')
  // The other way round.
  const [endOther, showOther] = [kept(), hidden()]
  const first = deployed('first')
  await until(() => tasks().length > before + 1)
  match((await run()).stderr, /another one-shot task is being started/)
  showOther()
  endOther()
  equal((await first).Status, 'SUCCESS')
  equal(tasks().length, before + 2)
})

test('of two deployments at once one starts its task, and a request that is delivered twice starts one', async () => {
  const before = tasks().length
  const end = kept()
  const both = ['one', 'other'].map(deployed)
  await Promise.race([...both, until(() => tasks().length > before + 1)])
  end()
  const [failed] = (await Promise.all(both)).sort((one, other) => one.Status.localeCompare(other.Status))
  match(failed!.Reason, /another one-shot task is (still running|being started)/)
  equal(tasks().length, before + 1)
  deepEqual((await Promise.all(['same', 'same'].map(deployed))).map(({ Status }) => Status), ['SUCCESS', 'SUCCESS'])
  equal(tasks().length, before + 2)
  equal(lock().HeldBy, undefined)
})

test('a lock of a dead deployment is taken over after a quarter of an hour; until then, and of a dead command, people take it away', async () => {
  const left = (more: object) => locks().set('[{"S":"one-shot-task"}]', { LockName: { S: 'one-shot-task' }, LastStarter: { S: 'nobody' }, HeldBy: { S: 'dead' }, ...more })
  const since = (seconds: number) => ({ HeldSince: { N: String(Math.floor(Date.now() / 1000) - seconds) } })
  left(since(910))
  equal((await deployed('late')).Status, 'SUCCESS')
  for (const [more, says] of [[since(600), async () => (await deployed('early')).Reason], [{}, async () => (await run()).stderr]] as const) {
    left(more)
    const [, command] = /run "(aws dynamodb delete-item .*?'\{.*?\}')"/.exec(await says())!
    const { code, stderr } = await runs('sh', ['-c', command!], cloud.as(spoke))
    equal(code, 0, stderr)
    equal(locks().size, 0)
    await done(run())
  }
})

import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { livesIn } from '../cloudformation/effects.ts'
import { type Ask, type Asks, resourceTags } from '../iam/authorize.ts'
import { need } from '../wire/members.ts'
import { type Call, type Live, refusal, type Service, type Task } from '../world.ts'

/** A resource of ECS by its ARN, or by its name. */
const named = (kind: 'Cluster' | 'Service' | 'TaskDefinition', nameOrArn: string, call: Call): Live | undefined => {
  const type = `AWS::ECS::${kind}`
  return [...livesIn(type, call).values()].findLast((one) => one.type === type && [one.arn, one.id, one.name].includes(nameOrArn))
}

function clusterOf({ cluster }: any, call: Call): Live {
  const found = named('Cluster', cluster, call)
  if (!found) throw refusal('ClusterNotFoundException', 'Cluster not found.')
  return found
}

function definitionOf({ taskDefinition }: any, call: Call): Live {
  const found = named('TaskDefinition', taskDefinition, call)
  if (!found) throw refusal('ClientException', 'Unable to describe task definition.')
  return found
}

const first = (text: string) => text[0]!.toLowerCase() + text.slice(1)
/** Properties of CloudFormation as the API spells them. */
const spelt = (value: any): any =>
  Array.isArray(value) ? value.map(spelt) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [first(key), spelt(inner)])) : value

/** Tasks that an API of ECS tells of already. */
const isSeen = (api: 'ListTasks' | 'DescribeTasks', { world }: Call) => (task: Task): boolean => world.seesTask?.(task, api) ?? true

/** The container of a task, which ends with what the world says, and not before others have had the time to see the task. */
async function run(task: Task, { world }: Call) {
  await wait(3 * world.clock.stepMilliseconds + 5)
  task.containers[0]!.exitCode = (await world.endOfTask?.(task)) ?? 0
  task.lastStatus = 'STOPPED'
}

/** ECS: what one-shot tasks are run by. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
export const ecs: Service = {
  DescribeServices(input, call) {
    clusterOf(input, call)
    const found = (input.services as string[]).map((name) => named('Service', name, call))
    return {
      services: found.flatMap((one) => (one ? [{ serviceArn: one.arn, serviceName: one.name, taskDefinition: one.properties.TaskDefinition, ...spelt({ NetworkConfiguration: one.properties.NetworkConfiguration }) }] : [])),
      failures: found.flatMap((one, index) => (one ? [] : [{ arn: input.services[index], reason: 'MISSING' }])),
    }
  },
  DescribeTaskDefinition(input, call) {
    const { arn, properties } = definitionOf(input, call)
    return { taskDefinition: { taskDefinitionArn: arn, containerDefinitions: spelt(properties.ContainerDefinitions) } }
  },
  ListTasks(input, call) {
    const { arn } = clusterOf(input, call)
    // Those that run, unless a request says otherwise.
    const wanted = input.desiredStatus ?? 'RUNNING'
    return { taskArns: [...call.region.tasks.values()].filter(isSeen('ListTasks', call)).filter((one) => one.clusterArn === arn && one.startedBy === (input.startedBy ?? one.startedBy) && one.lastStatus === wanted).map(({ taskArn }) => taskArn) }
  },
  DescribeTasks(input, call) {
    clusterOf(input, call)
    const found = (input.tasks as string[]).map((arn) => ({ arn, task: [call.region.tasks.get(arn) ?? []].flat().find(isSeen('DescribeTasks', call)) }))
    return { tasks: found.flatMap(({ task }) => task ?? []), failures: found.flatMap(({ arn, task }) => (task ? [] : [{ arn, reason: 'MISSING' }])) }
  },
  RunTask(input, call) {
    need(input, ['taskDefinition'], 'InvalidParameterException')
    const cluster = clusterOf(input, call)
    const definition = definitionOf(input, call)
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_Idempotency.html
    const before = input.clientToken && [...call.region.tasks.values()].find(({ clientToken }) => clientToken === input.clientToken)
    if (before) return { tasks: [before], failures: [] }
    const [container] = definition.properties.ContainerDefinitions
    const override = input.overrides?.containerOverrides?.[0]
    if (override && override.name !== container.Name) throw refusal('InvalidParameterException', `Override for container named ${override.name} is not a container in the TaskDefinition.`)
    const task: Task = {
      taskArn: `${cluster.arn.replace(':cluster/', ':task/')}/${randomUUID().replaceAll('-', '')}`, clusterArn: cluster.arn, taskDefinitionArn: definition.arn, startedBy: input.startedBy, clientToken: input.clientToken,
      group: input.group ?? `family:${definition.name}`, lastStatus: 'RUNNING', containers: [{ name: container.Name, command: override?.command }], networkConfiguration: input.networkConfiguration,
    }
    call.region.tasks.set(task.taskArn, task)
    run(task, call).catch((error) => console.error(error))
    return { tasks: [task], failures: [] }
  },
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html */
export const ecsAsks: Asks = (operation, input, call) => {
  const { world, account, region } = call
  const here = (rest: string) => `arn:${world.partition}:ecs:${region.Name}:${account.Id}:${rest}`
  const cluster = named('Cluster', input.cluster ?? '', call)
  const context: Record<string, string> = cluster ? { 'ecs:cluster': cluster.arn } : {}
  const ask = (resource: string, more = {}): Ask => ({ action: `ecs:${operation}`, resource, context: { ...context, ...more } })
  if (operation === 'DescribeTaskDefinition') return [ask('*')]
  if (operation === 'ListTasks') return [ask(here(`container-instance/${cluster?.name ?? '*'}/*`))]
  if (operation === 'DescribeTasks') return input.tasks.map((arn: string) => ask(arn))
  if (operation === 'DescribeServices') return input.services.map((name: string) => ask(named('Service', name, call)?.arn ?? here(`service/${cluster?.name ?? '*'}/${name}`)))
  const definition = named('TaskDefinition', input.taskDefinition ?? '', call)
  const { TaskRoleArn, ExecutionRoleArn } = definition?.properties ?? {}
  const passed = [TaskRoleArn, ExecutionRoleArn].filter(Boolean).map((resource: string): Ask => ({ action: 'iam:PassRole', resource, context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }))
  return [ask(definition?.arn ?? here('task-definition/*'), resourceTags(definition?.tags)), ...passed]
}

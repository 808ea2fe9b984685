import { deepEqual, equal, match } from 'node:assert/strict'
import { after, test } from 'node:test'
import { deployable } from '../../templates-src/parts/commandable.ts'
import { taskRunner } from '../../templates-src/parts/task-runner.ts'
import { tasks } from '../../templates-src/stacks/tasks.ts'
import { pythonFunction } from '../support/function.ts'

// What the function calls keeps the calls, and answers from a script: with a list one by one, with a text by failing.
const runner = pythonFunction(
  taskRunner,
  `
import json, os
answers = json.loads(os.environ['ANSWERS'])
calls = []
class ConditionalCheckFailedException(Exception):
    pass
class ClientError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.response = {'Error': {'Code': code}}
class Exceptions:
    ConditionalCheckFailedException = ConditionalCheckFailedException
    ClientError = ClientError
class Client:
    exceptions = Exceptions
    def __getattr__(self, name):
        def call(**arguments):
            calls.append([name, arguments])
            answer = answers[name]
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            if isinstance(answer, str):
                raise (ConditionalCheckFailedException if answer == 'held' else ClientError if answer.endswith('Exception') else RuntimeError)(answer)
            return answer
        return call
def client(service):
    return Client()
`,
)
after(runner.remove)

const stopped = (exitCode: number) => ({ tasks: [{ taskArn: 'task/1', lastStatus: 'STOPPED', group: 'other', stoppedReason: 'Essential container exited', containers: [{ name: 'application', exitCode }] }] })
const answers = {
  describe_stacks: { Stacks: [{ StackStatus: 'UPDATE_IN_PROGRESS' }] },
  update_item: {} as unknown,
  list_tasks: [{ taskArns: [] }, { taskArns: ['task/1'] }] as unknown,
  run_task: { tasks: [{ taskArn: 'task/1' }], failures: [] },
  describe_tasks: [{ tasks: [{ lastStatus: 'RUNNING', containers: [] }] }, stopped(0)] as unknown,
  invoke: {},
}
const ResourceProperties = {
  ...{ Cluster: 'c', Lock: 'locks', TaskDefinition: 'definition:1', StartedBy: 'one-shot-task', Container: 'application', Command: ['migrate'] },
  ...{ Subnets: ['subnet-1'], SecurityGroups: ['sg-1'], AssignPublicIp: 'DISABLED' },
}

/** Hands the function an event: what it called, and what CloudFormation heard. */
const handled = (event: object, given: object = {}, milliseconds?: number) =>
  runner.handle({ RequestType: 'Create', RequestId: 'request-1', StackId: 'stack', LogicalResourceId: 'Task', ResourceProperties, ...event }, { ANSWERS: JSON.stringify({ ...answers, ...given }) }, milliseconds)
const names = (calls: [string, unknown][]) => calls.map(([name]) => name)

test('a task runs once, with its command, and CloudFormation hears of its end', async () => {
  const { calls, heard } = await handled({})
  const started = calls.filter(([name]) => name === 'run_task').map(([, wanted]) => wanted)
  equal(started.length, 1)
  deepEqual(started[0].overrides, { containerOverrides: [{ name: 'application', command: ['migrate'] }] })
  deepEqual(started[0].networkConfiguration.awsvpcConfiguration, { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' })
  deepEqual([heard[0].Status, heard[0].PhysicalResourceId, heard[0].RequestId], ['SUCCESS', 'Task', 'request-1'])
})

test('the same request has the same token, another request another', async () => {
  const token = async (RequestId: string) => (await handled({ RequestId })).calls.find(([name]) => name === 'run_task')![1].clientToken
  const [first, again, other] = [await token('a'), await token('a'), await token('b')]
  deepEqual([first === again, first === other], [true, false])
})

test('a task that fails fails the deployment, with what it ended with', async () => {
  const { heard } = await handled({}, { describe_tasks: stopped(3) })
  equal(heard[0].Status, 'FAILED')
  match(heard[0].Reason, /task\/1 ended with \[3\]: Essential container exited/)
})

test('how a task ends is how its own container ends: what GuardDuty puts beside it, first or last, is not asked', async () => {
  const guard = { name: 'aws-guardduty-agent-mfjGLB', lastStatus: 'STOPPED' }
  const ends = async (exitCode: number, containers: (own: object) => object[]) => (await handled({}, { describe_tasks: { tasks: [{ ...stopped(exitCode).tasks[0], containers: containers(stopped(exitCode).tasks[0]!.containers[0]!) }] } })).heard[0].Status
  deepEqual([await ends(0, (own) => [own, guard]), await ends(0, (own) => [{ ...guard, exitCode: 137 }, own]), await ends(1, (own) => [{ ...guard, exitCode: 0 }, own])], ['SUCCESS', 'SUCCESS', 'FAILED'])
})

test('a second task is not started while one runs', async () => {
  const running = { list_tasks: { taskArns: ['task/1'] } }
  const { calls, heard } = await handled({}, { ...running, describe_tasks: { tasks: [{ taskArn: 'task/1', group: 'of another request', lastStatus: 'RUNNING' }] } })
  equal(names(calls).includes('run_task'), false)
  match(heard[0].Reason, /another one-shot task is still running: task\/1/)
})

test('a task that has ended is in nobody’s way, though ECS may list it for a while', async () => {
  const { heard } = await handled({}, { list_tasks: { taskArns: ['task/1'] }, describe_tasks: stopped(0) })
  equal(heard[0].Status, 'SUCCESS')
})

test('a request that is delivered twice waits for the task that it has started already', async () => {
  const { calls } = await handled({})
  const { group } = calls.find(([name]) => name === 'run_task')![1]
  const own = { list_tasks: { taskArns: ['task/1'] }, describe_tasks: [{ tasks: [{ taskArn: 'task/1', group }] }, stopped(0)] }
  equal((await handled({}, own)).heard[0].Status, 'SUCCESS')
})

test('before its time is over the function hands the task on to itself, and says nothing yet', async () => {
  const { calls, heard } = await handled({}, { describe_tasks: { tasks: [] } }, 30_000)
  const [, handedOn] = calls.find(([name]) => name === 'invoke')!
  equal(JSON.parse(handedOn.Payload).Task, 'task/1')
  deepEqual(heard, [])
  const later = await handled({ Task: JSON.parse(handedOn.Payload).Task }, { describe_tasks: stopped(0) })
  deepEqual([names(later.calls).includes('run_task'), later.heard[0].Status], [false, 'SUCCESS'])
})

test('what services do not know yet that it may do is asked for again, for a minute', async () => {
  const late = 'AccessDeniedException'
  const { heard } = await handled({}, { describe_stacks: [late, answers.describe_stacks], update_item: [late, late, {}], run_task: [late, answers.run_task], list_tasks: [[], [], ['task/1']].map((taskArns) => ({ taskArns })) })
  equal(heard[0].Status, 'SUCCESS')
  const never = await handled({}, { run_task: late, list_tasks: { taskArns: [] } })
  deepEqual([never.heard[0].Status, never.heard[0].Reason, names(never.calls).at(-1)], ['FAILED', late, 'update_item'])
})

test('nothing runs while a stack rolls back, nor when it is deleted', async () => {
  const back = await handled({ RequestType: 'Update' }, { describe_stacks: { Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS' }] } })
  const gone = await handled({ RequestType: 'Delete' })
  for (const { calls, heard } of [back, gone]) deepEqual([names(calls).includes('run_task'), heard[0].Status], [false, 'SUCCESS'])
})

test('it holds the lock from before it looks for others until its own task is seen, and then gives it back', async () => {
  const { calls } = await handled({}, { list_tasks: [{ taskArns: [] }, { taskArns: [] }, { taskArns: ['task/1'] }], describe_tasks: [{ tasks: [] }, stopped(0)] })
  deepEqual(names(calls), ['describe_stacks', 'update_item', 'list_tasks', 'run_task', 'list_tasks', 'describe_tasks', 'list_tasks', 'update_item', 'describe_tasks'])
  const [taken, given] = calls.filter(([name]) => name === 'update_item').map(([, wanted]) => wanted)
  const { clientToken } = calls.find(([name]) => name === 'run_task')![1]
  const { ':me': me, ':now': now, ':dead': dead } = taken.ExpressionAttributeValues
  deepEqual([taken.TableName, taken.Key, me, Number(now.N) - Number(dead.N)], ['locks', { LockName: { S: 'one-shot-task' } }, { S: clientToken }, 900])
  deepEqual([given.UpdateExpression, given.ExpressionAttributeValues], ['SET LastStarter = :me REMOVE HeldBy, HeldSince', { ':me': { S: clientToken } }])
})

test('a task that has ended before anybody saw it is seen', async () => {
  equal((await handled({}, { list_tasks: { taskArns: [] }, describe_tasks: stopped(0) })).heard[0].Status, 'SUCCESS')
})

test('it waits for a lock that somebody holds', async () => {
  const { calls, heard } = await handled({}, { update_item: ['held', 'held', {}] })
  equal(heard[0].Status, 'SUCCESS')
  deepEqual(names(calls).slice(1, 5), ['update_item', 'update_item', 'update_item', 'list_tasks'])
})

test('a lock that is held for a minute is refused with what to do, and is not given back by who did not get it', async () => {
  const { calls, heard } = await handled({}, { update_item: 'held' })
  deepEqual(names(calls), ['describe_stacks', ...Array(12).fill('update_item')])
  match(heard[0].Reason, /another one-shot task is being started; if none is, have an administrator run "aws dynamodb delete-item --table-name locks --key '\{"LockName": \{"S": "one-shot-task"\}\}'", and deploy again/)
})

test('whatever fails while it holds the lock, it gives it back, and says what failed', async () => {
  const failures: [object, RegExp][] = [
    [{ list_tasks: 'no list' }, /no list/],
    [{ list_tasks: { taskArns: ['task/2'] }, describe_tasks: { tasks: [{ taskArn: 'task/2', group: 'other', lastStatus: 'RUNNING' }] } }, /still running: task\/2/],
    [{ run_task: 'no run' }, /no run/],
    [{ run_task: { tasks: [], failures: [{ reason: 'no place' }] } }, /the task does not start: .*no place/],
    [{ list_tasks: [{ taskArns: [] }, 'not seen'] }, /not seen/],
    // Somebody has taken the lock away: there is nothing to give back.
    [{ run_task: 'no run', update_item: [{}, 'held'] }, /no run/],
  ]
  for (const [given, says] of failures) {
    const { calls, heard } = await handled({}, given)
    equal(names(calls).filter((name) => name === 'update_item').length, 2)
    match(heard[0].Reason, says)
  }
})

test('what a deployment runs is allowed before it is there: any of the tag that task definitions have, in one cluster, with two roles', () => {
  const { Statement } = (tasks().Resources as any).RunnerPolicy.Properties.PolicyDocument as { Statement: any[] }
  const named = (sid: string) => Statement.find(({ Sid }) => Sid === sid)
  equal(JSON.stringify(Statement).includes('TaskDefinitionArn'), false)
  const { Condition } = named('RunTheTask')
  deepEqual(Condition.StringEquals, { [`aws:ResourceTag/${deployable.Key}`]: deployable.Value })
  match(JSON.stringify(Condition.ArnEquals['ecs:cluster']), /cluster\/\$\{ClusterName\}/)
  deepEqual(named('HandOnItsRoles').Resource, [{ Ref: 'TaskRoleArn' }, { Ref: 'ExecutionRoleArn' }])
})

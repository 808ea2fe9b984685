import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { taskRunner } from '../../templates-src/parts/task-runner.ts'
import { run } from '../support/local.ts'

/*
 * The function as Lambda would run it, in the python3 of this machine. What it calls is a module of the test's own, which
 * keeps the calls and answers from a script; what it tells CloudFormation arrives at a server.
 */
const folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
writeFileSync(join(folder, 'index.py'), taskRunner.replace('time.sleep(10)', 'time.sleep(0)'))
writeFileSync(
  join(folder, 'boto3.py'),
  `
import json, os
answers = json.loads(os.environ['ANSWERS'])
calls = []
class Client:
    def __getattr__(self, name):
        def call(**arguments):
            calls.append([name, arguments])
            answer = answers[name]
            return answer.pop(0) if isinstance(answer, list) and len(answer) > 1 else answer[0] if isinstance(answer, list) else answer
        return call
def client(service):
    return Client()
`,
)
after(() => rmSync(folder, { recursive: true }))

const stopped = (exitCode: number) => ({ tasks: [{ taskArn: 'task/1', lastStatus: 'STOPPED', group: 'other', stoppedReason: 'Essential container exited', containers: [{ name: 'application', exitCode }] }] })
const answers = {
  describe_stacks: { Stacks: [{ StackStatus: 'UPDATE_IN_PROGRESS' }] },
  list_tasks: { taskArns: [] as string[] },
  run_task: { tasks: [{ taskArn: 'task/1' }], failures: [] },
  describe_tasks: [{ tasks: [{ lastStatus: 'RUNNING', containers: [] }] }, stopped(0)] as unknown,
  invoke: {},
}
const ResourceProperties = {
  ...{ Cluster: 'c', TaskDefinition: 'definition:1', StartedBy: 'one-shot-task', Container: 'application', Command: ['migrate'] },
  ...{ Subnets: ['subnet-1'], SecurityGroups: ['sg-1'], AssignPublicIp: 'DISABLED' },
}

/** Hands the function an event: what it called, and what CloudFormation heard. */
async function handled(event: object, given: object = {}, milliseconds = 900_000) {
  const heard: any[] = []
  const server = createServer(async (request, response) => {
    heard.push(JSON.parse(String(Buffer.concat(await request.toArray()))))
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((listens) => server.once('listening', listens))
  const whole = {
    ...{ RequestType: 'Create', RequestId: 'request-1', StackId: 'stack', LogicalResourceId: 'Task', ResourceProperties },
    ...{ ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ...event },
  }
  const script = `
import json, os, sys
sys.path.insert(0, sys.argv[1])
import boto3, index
class Context:
    function_name = 'runner'
    def get_remaining_time_in_millis(self):
        return int(sys.argv[3])
index.handler(json.loads(sys.argv[2]), Context())
print(json.dumps(boto3.calls))
`
  const { code, stdout, stderr } = await run('python3', ['-c', script, folder, JSON.stringify(whole), String(milliseconds)], { ...process.env, ANSWERS: JSON.stringify({ ...answers, ...given }) })
  server.close()
  equal(code, 0, stderr)
  return { calls: JSON.parse(stdout) as [string, any][], heard }
}
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
  const { calls, heard } = await handled({}, { ...running, describe_tasks: { tasks: [{ taskArn: 'task/1', group: 'of another request' }] } })
  equal(names(calls).includes('run_task'), false)
  match(heard[0].Reason, /another one-shot task is still running: task\/1/)
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

test('nothing runs while a stack rolls back, nor when it is deleted', async () => {
  const back = await handled({ RequestType: 'Update' }, { describe_stacks: { Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS' }] } })
  const gone = await handled({ RequestType: 'Delete' })
  for (const { calls, heard } of [back, gone]) deepEqual([names(calls).includes('run_task'), heard[0].Status], [false, 'SUCCESS'])
})

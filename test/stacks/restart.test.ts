import { deepEqual, equal, match } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { restart } from '../../templates-src/stacks/restart.ts'
import { resolved } from '../support/resolved.ts'

const given = {
  ...{ ClusterName: 'c', ServiceName: 's', SecretArns: 'one,two', TaskDefinitionArn: 'definition', ContainerName: 'database-user', TaskRoleArn: 'task-role', ExecutionRoleArn: 'execution-role' },
  ...{ SubnetIds: 'subnet-1,subnet-2', SecurityGroupIds: 'sg-1,sg-2', AssignPublicIp: 'DISABLED', AlarmTopicArn: '', KmsKeyArn: '', PermissionsBoundary: '' },
}
const { Function: { Properties }, Policy, FailedAlarm } = resolved(restart(), given).resources as any

/** Runs the function as Lambda would, with an ECS that keeps what it is asked, and whose task ends as the test says. */
function ran(ends: { starts?: boolean; exitCode?: number } = {}) {
  const script = `
import json, os, sys, types
ends = json.loads(os.environ['ENDS'])
asked = []
class Waiter:
    def wait(self, **request):
        asked.append(['wait', request])
class Ecs:
    def run_task(self, **request):
        asked.append(['run_task', request])
        return {'tasks': [{'taskArn': 'task/1'}] if ends['starts'] else [], 'failures': ['no place']}
    def get_waiter(self, name):
        return {'tasks_stopped': Waiter()}[name]
    def describe_tasks(self, **request):
        return {'tasks': [{'stoppedReason': 'Essential container exited', 'containers': [{'name': 'guard'}, {'name': 'database-user', 'exitCode': ends['exitCode']}]}]}
    def update_service(self, **request):
        asked.append(['update_service', request])
sys.modules['boto3'] = types.SimpleNamespace(client=lambda name: {'ecs': Ecs()}[name])
source = {}
exec(sys.stdin.read(), source)
try:
    source['handler']({}, None)
except RuntimeError as error:
    asked.append(['failed', str(error)])
print(json.dumps(asked))
`
  const ENDS = JSON.stringify({ starts: true, exitCode: 0, ...ends })
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { input: Properties.Code.ZipFile, encoding: 'utf8', env: { ...process.env, ...Properties.Environment.Variables, ENDS } })
  equal(stderr, '')
  return JSON.parse(stdout) as [string, any][]
}

test('when a secret has changed, a task makes it good to its end, and then the one service is deployed again, with nothing changed', () => {
  deepEqual(ran(), [
    ['run_task', { cluster: 'c', taskDefinition: 'definition', launchType: 'FARGATE', count: 1, networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1', 'sg-2'], assignPublicIp: 'DISABLED' } } }],
    ['wait', { cluster: 'c', tasks: ['task/1'] }],
    ['update_service', { cluster: 'c', service: 's', forceNewDeployment: true }],
  ])
})

test('where that task fails or finds no place, tasks go on with what they have, and the function fails, which its alarm tells', () => {
  const [failed, placeless] = [ran({ exitCode: 2 }), ran({ starts: false })]
  for (const asked of [failed, placeless]) equal(asked.some(([name]) => name === 'update_service'), false)
  deepEqual(failed.at(-1), ['failed', 'task/1 ended with [2]: Essential container exited'])
  deepEqual(placeless.at(-1), ['failed', "the task does not start: ['no place']"])
  // A deployment would start tasks with a value that is good nowhere.
  match(FailedAlarm.Properties.AlarmDescription, /see the log of that task, and write the secret again$/)
})

test('the function may run that task and deploy that service, in the one cluster, and nothing else', () => {
  const [, ...may] = Policy.Properties.PolicyDocument.Statement
  deepEqual(may.map(({ Action, Resource }: any) => [Action, Resource]), [
    ['ecs:RunTask', 'definition'],
    ['ecs:DescribeTasks', 'arn:aws:ecs:eu-west-1:111122223333:task/c/*'],
    ['iam:PassRole', ['task-role', 'execution-role']],
    ['ecs:UpdateService', 'arn:aws:ecs:eu-west-1:111122223333:service/c/s'],
  ])
})

import { deepEqual, equal } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { restart } from '../../templates-src/stacks/restart.ts'
import { resolved } from '../support/resolved.ts'

const given = { ClusterName: 'c', ServiceName: 's', SecretArns: 'one,two', AlarmTopicArn: '', KmsKeyArn: '', PermissionsBoundary: '' }

test('the function that starts tasks anew deploys the one service again, with nothing changed, and may do nothing else', () => {
  const { Function: { Properties }, Policy } = resolved(restart(), given).resources as any
  const script = `
import json, sys, types
asked = []
class Ecs:
    def update_service(self, **request):
        asked.append(request)
sys.modules['boto3'] = types.SimpleNamespace(client=lambda name: {'ecs': Ecs()}[name])
source = {}
exec(sys.stdin.read(), source)
source['handler']({}, None)
print(json.dumps(asked))
`
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { input: Properties.Code.ZipFile, encoding: 'utf8', env: { ...process.env, ...Properties.Environment.Variables } })
  equal(stderr, '')
  deepEqual(JSON.parse(stdout), [{ cluster: 'c', service: 's', forceNewDeployment: true }])
  const [, ...may] = Policy.Properties.PolicyDocument.Statement
  deepEqual(may.map(({ Action, Resource }: any) => [Action, Resource]), [['ecs:UpdateService', 'arn:aws:ecs:eu-west-1:111122223333:service/c/s']])
})

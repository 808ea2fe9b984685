import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equal } from 'node:assert/strict'
import { run } from './local.ts'

/*
 * Runs the code of a function of a template in the python3 of this machine, as Lambda would: `boto3` is the source of the module
 * that it calls AWS with. Its time flies. What it tells CloudFormation, and what it prints at its end, are given back.
 */
const harness = `
import json, sys, time
pause = time.sleep
time.sleep = lambda seconds: pause(seconds / 20)
sys.path.insert(0, sys.argv[1])
import boto3, index
class Context:
    function_name = 'runner'
    def get_remaining_time_in_millis(self):
        return int(sys.argv[3])
index.handler(json.loads(sys.argv[2]), Context())
print(json.dumps(getattr(boto3, 'calls', None)))
`

export function pythonFunction(code: string, boto3: string) {
  const folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
  writeFileSync(join(folder, 'index.py'), code)
  writeFileSync(join(folder, 'boto3.py'), boto3)
  return {
    async handle(event: object, env: NodeJS.ProcessEnv, milliseconds = 900_000) {
      const heard: any[] = []
      const server = createServer(async (request, response) => {
        heard.push(JSON.parse(String(Buffer.concat(await request.toArray()))))
        response.end()
      }).listen(0, '127.0.0.1')
      await new Promise((listens) => server.once('listening', listens))
      const whole = { ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ...event }
      const { code, stdout, stderr } = await run('python3', ['-c', harness, folder, JSON.stringify(whole), String(milliseconds)], { ...process.env, ...env })
      server.close()
      equal(code, 0, stderr)
      return { calls: JSON.parse(stdout) as [string, any][], heard }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A boto3 that speaks to the local AWS, with what a function calls there and no more. */
export const localBoto3 = `
import json, os, re, urllib.error, urllib.parse, urllib.request
targets = {'dynamodb': 'DynamoDB_20120810', 'ecs': 'AmazonEC2ContainerServiceV20141113'}
class Refused(Exception):
    pass
class Exceptions:
    known = {}
    def __getattr__(self, name):
        return self.known.setdefault(name, type(name, (Refused,), {}))
class Client:
    exceptions = Exceptions()
    def __init__(self, service):
        self.service = service
    def __getattr__(self, name):
        operation = ''.join(part.capitalize() for part in name.split('_'))
        def call(**arguments):
            headers = {
                'authorization': 'AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request' % (os.environ['AWS_ACCESS_KEY_ID'], os.environ['AWS_REGION'], self.service),
                'x-amz-security-token': os.environ['AWS_SESSION_TOKEN']}
            if self.service in targets:
                headers['x-amz-target'] = targets[self.service] + '.' + operation
                data = json.dumps(arguments)
            else:
                data = urllib.parse.urlencode({'Action': operation, **arguments})
            try:
                answer = urllib.request.urlopen(urllib.request.Request(os.environ['AWS_ENDPOINT_URL'], data.encode(), headers)).read().decode()
            except urllib.error.HTTPError as error:
                text = error.read().decode()
                code = json.loads(text)['__type'] if self.service in targets else 'Refused'
                raise getattr(self.exceptions, code)(text)
            return json.loads(answer) if self.service in targets else {'Stacks': [{'StackStatus': re.search('<StackStatus>(.*?)<', answer).group(1)}]}
        return call
def client(service):
    return Client(service)
`

import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { join } from 'node:path'
import { root, run } from '../support/local.ts'

const explain = (...args: string[]) => run(process.execPath, [join(root, 'build/scripts/stackroom.js'), 'explain', ...args])

test('explain tells for an action the resources and the handlers that ask for it', async () => {
  const { code, stdout } = await explain('mutation-farm', 'iam:PassRole')
  equal(code, 0)
  match(stdout, /Batch\/Amd64JobDefinition +AWS::Batch::JobDefinition +create, update\n/)
})

test('explain tells for a resource, and for a type, the actions of its handlers', async () => {
  match((await explain('mutation-farm', 'Batch/JobQueue')).stdout, /batch:UpdateJobQueue +update, delete\n/)
  match((await explain('mutation-farm', 'AWS::S3::BucketPolicy')).stdout, /s3:PutBucketPolicy +create, update\n/)
})

test('explain tells which actions Service Catalog itself calls', async () => {
  match((await explain('mutation-farm', 'cloudformation:SetStackPolicy')).stdout, /is called by Service Catalog itself/)
})

test('explain lists every action with the types that ask for it, and gives the same as JSON', async () => {
  const { stdout } = await explain('mutation-farm')
  match(stdout, /s3:PutLifecycleConfiguration +AWS::S3::Bucket\n/)
  const { needs } = JSON.parse((await explain('mutation-farm', 'batch:CreateJobQueue', '--json')).stdout)
  deepEqual(needs, [{ path: 'Batch/JobQueue', type: 'AWS::Batch::JobQueue', handler: 'create', action: 'batch:CreateJobQueue' }])
})

const badInput: [args: string[], says: RegExp][] = [
  [['mutation-farm', 'batch:CreateJobQue'], /no handler of its resources calls that, so that its launch role does not allow it; did you mean batch:CreateJobQueue\?/],
  [['mutation-farm', 'Batch/JobQueu'], /explain mutation-farm Batch\/JobQueu: it has no such resource; did you mean Batch\/JobQueue\?/],
  [['mutation-farm', 'JobQueue'], /explain mutation-farm JobQueue: it has no such resource; did you mean Batch\/JobQueue\?/],
  [['mutation-farm', 'AWS::Batch::JobQueu'], /did you mean AWS::Batch::JobQueue\?/],
  [['mutation-farm', 'nonsense'], /it has no such resource; there are Access, .* and \d+ more$/m],
  [['account-baseline'], /Account baseline is rolled out, not launched; it has no launch role/],
  [['mutation-fram'], /products\/mutation-fram: no such product; did you mean mutation-farm\? there are account-baseline, .*mutation-farm/],
]
for (const [args, says] of badInput) {
  test(`explain ${args.join(' ')} is refused with a sentence`, async () => {
    const { code, stderr } = await explain(...args)
    match(stderr, says)
    equal(code, 2)
  })
}

import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actionsOf, file, type HandlerData } from '../../../scripts/local-aws/cloudformation/handlers.ts'
import { file as typesFile } from '../../../scripts/local-aws/cloudformation/resource-types.ts'
import { handlerTable, written } from '../../../scripts/local-aws/generate-handlers.ts'

const text = readFileSync(file, 'utf8')
const data = JSON.parse(text) as HandlerData

test('the table is what the schemas, the published actions and the notes on handlers say', async () => {
  equal(text, written(await handlerTable(Object.keys(JSON.parse(readFileSync(typesFile, 'utf8'))))), 'run node build/scripts/local-aws/generate-handlers.js')
})

test('every action in the table is one that IAM publishes, with what it takes', () => {
  const actions = Object.values(data.types).flatMap((row) => Object.values(row).flatMap((words) => words.split(' ').filter(Boolean).map((word) => word.split('?')[0]!)))
  deepEqual(actions.filter((action) => data.arns[action] === undefined), [])
  ok(actions.length > 500)
})

test('an action for one property is called when the resource has the property', () => {
  const create = (properties: object) => actionsOf('AWS::IAM::Role', 'create', properties)
  ok(!create({}).includes('iam:PutRolePolicy'))
  ok(create({ Policies: [{ PolicyName: 'a' }] }).includes('iam:PutRolePolicy'))
  const rule = (Targets: object[]) => actionsOf('AWS::Events::Rule', 'create', { Targets }).includes('iam:PassRole')
  deepEqual([rule([{ Arn: 'a' }]), rule([{ Arn: 'a' }, { Arn: 'b', RoleArn: 'c' }])], [false, true])
})

test('a type nobody knows the handlers of calls what its name suggests', () => {
  const unused = ['AWS', 'XRay', 'Group'].join('::')
  deepEqual((['create', 'read', 'update', 'delete'] as const).map((handler) => actionsOf(unused, handler, {})), [['xray:CreateGroup'], [], ['xray:UpdateGroup'], ['xray:DeleteGroup']])
})

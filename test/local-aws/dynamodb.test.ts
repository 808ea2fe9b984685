import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { dynamodb } from '../../scripts/local-aws/dynamodb/index.ts'
import { holds, updated } from '../../scripts/local-aws/dynamodb/expressions.ts'
import { cloud, template } from './cloudformation/support.ts'

const item = { Name: { S: 'one' }, Count: { N: '9' } }
const values = { ':one': { S: 'one' }, ':ten': { N: '10' }, ':text': { S: '10' } }

test('conditions ask what is there and how it compares, numbers as numbers', () => {
  const cases: [string, boolean][] = [
    ['attribute_exists(Name)', true], ['attribute_not_exists(Name)', false], ['attribute_not_exists(Other)', true],
    ['Name = :one', true], ['Name <> :one', false], ['Count < :ten', true], ['Count >= :ten', false],
    // Of what is not there, or is of another type, nothing holds.
    ['Other = :one', false], ['Other < :ten', false], ['Count < :text', false],
    ['Name = :one AND Count > :ten', false], ['Name = :one OR Count > :ten AND Other = :one', true], ['(Name = :one OR Count < :ten) AND attribute_exists(Other)', false],
  ]
  for (const [expression, expected] of cases) equal(holds(expression, item, values), expected, expression)
  for (const wrong of ['Name', 'Name = :none', 'Name = :one Count', '(Name = :one', '']) throws(() => holds(wrong, item, values), { code: 'ValidationException' }, wrong)
})

test('updates set and remove attributes, and leave the rest', () => {
  deepEqual(updated('SET Name = :text, Other = if_not_exists(Other, :ten) REMOVE Count, None', item, values), { Name: { S: '10' }, Other: { N: '10' } })
  deepEqual(updated('SET Name = if_not_exists(Name, :text)', item, values), item)
  for (const wrong of ['SET Name', 'REMOVE Name = :one', 'SET Name = :none']) throws(() => updated(wrong, item, values), { code: 'ValidationException' }, wrong)
})

test('an item of a table changes only where the condition holds, and a table that is not there has none', async () => {
  const { create, call } = cloud()
  const Table = { Type: 'AWS::DynamoDB::Table', Properties: { AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' } }
  const { Outputs } = await create(template({ Table }, { Outputs: { Name: { Value: { Ref: 'Table' } }, Arn: { Value: { 'Fn::GetAtt': 'Table.Arn' } } } }))
  const [TableName, arn] = ['Name', 'Arn'].map((key) => Outputs.find(({ OutputKey }: any) => OutputKey === key).OutputValue)
  const asked = (operation: string, more: object = {}): any => dynamodb[operation]!({ TableName, Key: { Id: { S: 'a' } }, ...more }, call)
  const once = { UpdateExpression: 'SET Holder = :me', ConditionExpression: 'attribute_not_exists(Holder)', ExpressionAttributeValues: { ':me': { S: 'me' } } }
  deepEqual(asked('UpdateItem', { ...once, ReturnValues: 'ALL_NEW' }), { Attributes: { Id: { S: 'a' }, Holder: { S: 'me' } } })
  throws(() => asked('UpdateItem', once), { code: 'ConditionalCheckFailedException', message: 'The conditional request failed' })
  deepEqual(asked('GetItem', { TableName: arn }).Item, { Id: { S: 'a' }, Holder: { S: 'me' } })
  throws(() => asked('DeleteItem', { ConditionExpression: 'attribute_not_exists(Holder)' }), { code: 'ConditionalCheckFailedException' })
  asked('DeleteItem')
  equal(asked('GetItem').Item, undefined)
  throws(() => asked('GetItem', { TableName: 'none' }), { code: 'ResourceNotFoundException' })
  throws(() => asked('GetItem', { Key: { Other: { S: 'a' } } }), { code: 'ValidationException' })
})

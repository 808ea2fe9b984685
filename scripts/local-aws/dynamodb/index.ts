import { livesIn } from '../cloudformation/effects.ts'
import type { Asks } from '../iam/authorize.ts'
import { need } from '../wire/members.ts'
import { type Call, type Live, refusal, type Service } from '../world.ts'
import { holds, type Item, updated } from './expressions.ts'

/** A table by its name or its ARN. */
const named = (nameOrArn: string, call: Call): Live | undefined =>
  [...livesIn('AWS::DynamoDB::Table', call).values()].find((one) => one.type === 'AWS::DynamoDB::Table' && [one.arn, one.id].includes(nameOrArn))

/** The items of a table by their keys, and the one that a request is for. */
function found({ TableName, Key }: any, call: Call) {
  const table = named(TableName, call)
  if (!table) throw refusal('ResourceNotFoundException', 'Requested resource not found')
  const names = (table.properties.KeySchema as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName)
  if (Object.keys(Key).sort().join() !== [...names].sort().join()) throw refusal('ValidationException', 'The provided key element does not match the schema')
  const items = call.region.items.get(table.arn) ?? new Map<string, Item>()
  call.region.items.set(table.arn, items)
  const key = JSON.stringify(names.map((name) => Key[name]))
  return { items, key, item: items.get(key) as Item | undefined }
}

/**
 * DynamoDB: single items, which change where a condition holds, one request after the other.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export const dynamodb: Service = {
  GetItem(input, call) {
    need(input, ['TableName', 'Key'], 'ValidationException')
    return { Item: found(input, call).item }
  },
  UpdateItem(input, call) {
    need(input, ['TableName', 'Key'], 'ValidationException')
    const { items, key, item } = found(input, call)
    check(input, item)
    const changed = updated(input.UpdateExpression ?? '', item ?? input.Key, input.ExpressionAttributeValues)
    items.set(key, changed)
    return input.ReturnValues === 'ALL_NEW' ? { Attributes: changed } : {}
  },
  DeleteItem(input, call) {
    need(input, ['TableName', 'Key'], 'ValidationException')
    const { items, key, item } = found(input, call)
    check(input, item)
    items.delete(key)
    return {}
  },
}

function check({ ConditionExpression, ExpressionAttributeValues }: any, item: Item = {}) {
  if (ConditionExpression && !holds(ConditionExpression, item, ExpressionAttributeValues)) throw refusal('ConditionalCheckFailedException', 'The conditional request failed')
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const dynamodbAsks: Asks = (operation, { TableName = '*' }, call) => {
  const { world, account, region } = call
  return [{ action: `dynamodb:${operation}`, resource: named(TableName, call)?.arn ?? `arn:${world.partition}:dynamodb:${region.Name}:${account.Id}:table/${TableName}` }]
}

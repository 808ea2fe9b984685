import { refusal } from '../world.ts'
import type { Protocol } from './protocol.ts'

// JSON.stringify has already made a date a string when it asks the replacer; `this` still holds the date.
function seconds(this: any, key: string, value: unknown) {
  return this[key] instanceof Date ? this[key].getTime() / 1000 : value
}

const answer = (status: number, content: unknown, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', ...headers },
  body: JSON.stringify(content, seconds),
})

function parsed(body: Buffer) {
  try {
    return body.length > 0 ? JSON.parse(body.toString()) : {}
  } catch (error) {
    throw refusal('SerializationException', (error as Error).message)
  }
}

/** AWS JSON 1.1: the operation in a header, JSON in and out (Service Catalog, Organizations, SSM); 1.0 is the same (DynamoDB). */
export const json: Protocol = {
  read: (request, body) => ({
    operation: String(request.headers['x-amz-target'] ?? '').split('.').at(-1)!,
    input: parsed(body),
  }),
  write: (_operation, output) => answer(200, output ?? {}),
  refuse: ({ code, message, status }) => answer(status, { __type: code, message }, { 'x-amzn-errortype': code }),
  unknownOperation: (operation) => ['UnknownOperationException', `Unknown operation ${operation}`, 400],
  unsigned: ['MissingAuthenticationToken', 'Request is missing Authentication Token', 403],
  unknownKey: ['UnrecognizedClientException', 'The security token included in the request is invalid.', 400],
  expiredKey: ['ExpiredTokenException', 'The security token included in the request is expired', 400],
}

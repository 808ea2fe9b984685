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

/** AWS JSON 1.1: the operation in a header, JSON in and out (Service Catalog, Organizations, SSM). */
export const json: Protocol = {
  read: (request, body) => ({
    operation: String(request.headers['x-amz-target'] ?? '').split('.').at(-1)!,
    input: body.length > 0 ? JSON.parse(body.toString()) : {},
  }),
  write: (_operation, output) => answer(200, output ?? {}),
  refuse: ({ code, message, status }) => answer(status, { __type: code, message }, { 'x-amzn-errortype': code }),
  unknownOperation: (operation) => ['UnknownOperationException', `Unknown operation ${operation}`, 400],
  unknownKey: ['UnrecognizedClientException', 'The security token included in the request is invalid.', 400],
  expiredKey: ['ExpiredTokenException', 'The security token included in the request is expired', 400],
}

import type { Protocol } from './protocol.ts'
import { element } from './xml.ts'

type Node = { [name: string]: Node | string }

// The clients write an empty list as `Tags=`, which only the name tells from an empty string.
const lists = new Set([
  ...['Accounts', 'Capabilities', 'Filters', 'NotificationARNs', 'OrganizationalUnitIds', 'ParameterOverrides', 'Parameters'],
  ...['PolicyArns', 'RegionOrder', 'Regions', 'ResourcesToSkip', 'ResourceTypes', 'TagKeys', 'Tags'],
])

function value(node: Node | string, name: string): any {
  if (typeof node === 'string') return node === '' && lists.has(name) ? [] : node
  // Keys that are numbers are listed in their order.
  if (typeof node.member === 'object') return Object.values(node.member).map((item) => value(item, ''))
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, value(item, key)]))
}

/** `Parameters.member.1.ParameterKey=A` → { Parameters: [{ ParameterKey: 'A' }] }; scalars stay strings. */
export function readMembers(text: string): Record<string, any> {
  const root: Node = Object.create(null)
  for (const [path, text_] of new URLSearchParams(text)) {
    const keys = path.split('.')
    const last = keys.pop()!
    let node = root
    for (const key of keys) node = (typeof node[key] === 'object' ? node[key] : (node[key] = Object.create(null))) as Node
    node[last] = text_
  }
  return value(root, '')
}

/** The AWS Query protocol: form fields in, XML out (CloudFormation, STS, IAM). RDS calls the items of a list what the list is called. */
export const query = (namespace: string, member: 'member' | 'singular' = 'member'): Protocol => ({
  read(_request, body) {
    const { Action = '', Version: _version, ...input } = readMembers(body.toString())
    return { operation: Action, input }
  },
  write: (operation, output, requestId) =>
    xml(200, `${operation}Response`, { [`${operation}Result`]: output ?? {}, ResponseMetadata: { RequestId: requestId } }, namespace, member),
  refuse: ({ code, message, status }, RequestId) =>
    xml(status, 'ErrorResponse', { Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message }, RequestId }, namespace),
  unknownOperation: (operation) => ['InvalidAction', `Could not find operation ${operation} for this version`, 400],
  unsigned: ['MissingAuthenticationToken', 'Request is missing Authentication Token', 403],
  unknownKey: ['InvalidClientTokenId', 'The security token included in the request is invalid.', 403],
  expiredKey: ['ExpiredToken', 'The security token included in the request is expired', 403],
})

const xml = (status: number, name: string, content: object, namespace: string, member: 'member' | 'singular' = 'member') => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: element(name, content, member).replace(`<${name}>`, `<${name} xmlns="${namespace}">`),
})

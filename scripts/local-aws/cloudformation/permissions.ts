import { linkedRole, shownByIam } from '../iam/asks.ts'
import { type Ask, isUnlimited, refused, requestTags } from '../iam/authorize.ts'
import { checkBoundary, serviceRole } from '../iam/roles.ts'
import { type Caller, sessionOf } from '../world.ts'
import { subjectOf } from './effects.ts'
import { actionsOf, type Handler, handlers } from './handlers.ts'
import { digest, uuid } from './digest.ts'
import { keyAsks, usesKeys } from './keys.ts'
import type { Held, Stack } from './model.ts'
import { identityAsks, linkedServices, passes } from './passing.ts'
import { reached } from './reach.ts'
import { isCustom } from './resource-types.ts'

/** Who CloudFormation is while it works on a stack: the stack's role, or whoever asked for the work. */
export function actorOf({ roleArn, call }: Pick<Stack, 'roleArn' | 'call'>): Caller {
  const role = roleArn && call.account.iam.roles.get(roleArn.split('/').at(-1)!)
  return role ? sessionOf(role, 'AWSCloudFormation') : call.caller
}

/** Everything that a handler asks for, and that CloudFormation asks to read what it has made. */
function asksOf(stack: Stack, held: Held, handler: Handler, before?: Record<string, any>): Ask[] {
  const { type, properties, resource: { DeletionPolicy, UpdateReplacePolicy } } = held
  if (isCustom(type)) {
    const token = String(properties.ServiceToken)
    return [{ action: token.includes(':sns:') ? 'sns:Publish' : 'lambda:InvokeFunction', resource: token }]
  }
  if (type.startsWith('AWS::CloudFormation::') && type !== 'AWS::CloudFormation::Stack') return []
  const about = { DeletionPolicy, UpdateReplacePolicy, ...properties }
  const listed = [...actionsOf(type, handler, about), ...(handler === 'create' ? actionsOf(type, 'read', about) : [])]
  const actions = listed.filter((action) => !(action.startsWith('kms:') && usesKeys(type)))
  if (type === 'AWS::IAM::Role' && before?.PermissionsBoundary && !properties.PermissionsBoundary) actions.push('iam:DeleteRolePermissionsBoundary')
  const tags = handler === 'create' || handler === 'update' ? requestTags([...subjectOf(stack, held).stackTags, ...(Array.isArray(properties.Tags) ? properties.Tags : [])]) : {}
  const asks = [...new Set(actions)].flatMap((action): Ask[] => {
    const special = action.startsWith('iam:') ? identityAsks(stack, held, handler, action, before) : undefined
    return special ?? reached(stack, held, handler, action).map((resource) => ({ action, resource, context: tags }))
  })
  return handler === 'create' || handler === 'update' ? [...asks, ...passes(stack, held), ...keyAsks(stack, type, properties)] : asks
}

/** Services as their SDK calls them, where it is not their action's prefix with a capital. */
const titles: Record<string, string> = { codebuild: 'CodeBuild', dynamodb: 'DynamoDb', elasticfilesystem: 'Efs', events: 'EventBridge', logs: 'CloudWatchLogs', s3: 'S3', secretsmanager: 'SecretsManager' }
// Those that speak JSON 1.1 refuse with 400, the others with 403.
const speaksJson = new Set(['budgets', 'codebuild', 'dynamodb', 'ecr', 'ecs', 'events', 'kms', 'logs', 'secretsmanager', 'ssm'])

/**
 * What a handler says when its service refuses it, as stack events show it: https://github.com/aws/aws-cdk/issues/27067.
 * EC2 has a sentence before and a code behind.
 */
function handlerSaid(stack: Stack, { id }: Held, { action }: Ask, why: string): string {
  const [service = ''] = action.split(':')
  const requestId = uuid(stack.id, id, action)
  if (action.startsWith('cloudformation:')) return `${why} (Service: AmazonCloudFormation; Status Code: 403; Error Code: AccessDenied; Request ID: ${requestId}; Proxy: null)`
  const text = service === 'ec2' ? `You are not authorized to perform this operation. ${why}. Encoded authorization failure message: ${Buffer.from(digest(why)).toString('base64url')}` : why
  return said(stack, id, `${text} (Service: ${titles[service] ?? `${service[0]?.toUpperCase()}${service.slice(1)}`}, Status Code: ${speaksJson.has(service) ? 400 : 403}, Request ID: ${requestId})`, /Tag/.test(action) ? 'UnauthorizedTaggingOperation' : 'AccessDenied')
}

/** What the handler of a resource says in a stack's event. */
export const said = ({ id: stack }: Stack, id: string, text: string, code: string) => `Resource handler returned message: "${text}" (RequestToken: ${uuid(stack, id)}, HandlerErrorCode: ${code})`

/** How CloudFormation works on a stack, as conditions ask about it. */
const viaOf = ({ call: { region } }: Stack) => ({ 'aws:RequestedRegion': region.Name, 'aws:ViaAWSService': true, 'aws:CalledVia': ['cloudformation.amazonaws.com'] })

/** Lets CloudFormation resolve an intrinsic that calls something; throws what a stack's event says where whoever acts may not. */
export function permitIntrinsic(stack: Stack, name: 'Fn::GetAZs'): void {
  const { world } = stack.call
  const caller = actorOf(stack)
  for (const action of isUnlimited(world, caller) ? [] : actionsOf(name, 'create', {})) {
    const why = refused(world, caller, { action, resource: '*', context: viaOf(stack) })
    if (why) throw new Error(`API: ${action} You are not authorized to perform this operation. ${why}`)
  }
}

/** Lets a handler go on that may do all it asks for, and makes the roles of services that go with it; throws what a stack's event says of one that may not. */
export function authorize(stack: Stack, held: Held, handler: Handler, before?: Record<string, any>): void {
  const { world, account } = stack.call
  if (held.type === 'AWS::IAM::Role' && handler !== 'delete') {
    try {
      checkBoundary(account, held.properties.PermissionsBoundary)
    } catch (error) {
      throw new Error(said(stack, held.id, `${(error as Error).message} (Service: Iam, Status Code: 404, Request ID: ${uuid(stack.id, held.id)})`, 'NotFound'))
    }
  }
  const caller = actorOf(stack)
  const asks = isUnlimited(world, caller) ? [] : asksOf(stack, held, handler, before)
  const via = viaOf(stack)
  for (const ask of asks) {
    const shown = ask.action.startsWith('iam:') ? shownByIam(ask.action.slice(4), ask.resource) : undefined
    const why = refused(world, caller, { ...ask, shown, context: { ...via, ...ask.context } })
    if (why) throw new Error(handlerSaid(stack, held, ask, why))
  }
  if (handler !== 'create' || !handlers().linked[held.type]) return
  for (const service of linkedServices(stack, held)) serviceRole(stack.call, linkedRole(account.Id, service).name, service)
}

import { aboutRole, linkedRole } from '../iam/asks.ts'
import type { Ask } from '../iam/authorize.ts'
import { type Handler, handlers, named } from './handlers.ts'
import type { Held, Stack } from './model.ts'
import { serviceOf } from './reach.ts'

/**
 * Which service a type hands its roles to, where it is not the type's own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const takers: Record<string, string> = {
  'AWS::Batch::JobDefinition': 'ecs-tasks.amazonaws.com',
  'AWS::EC2::FlowLog': 'vpc-flow-logs.amazonaws.com',
  'AWS::EC2::Instance': 'ec2.amazonaws.com',
  'AWS::ECS::TaskDefinition': 'ecs-tasks.amazonaws.com',
  'AWS::IAM::InstanceProfile': 'ec2.amazonaws.com',
  'AWS::RDS::DBCluster': 'monitoring.rds.amazonaws.com',
  'AWS::RDS::DBInstance': 'monitoring.rds.amazonaws.com',
}

const isRole = /^arn:aws[\w-]*:iam::\d{12}:role\//

/** The roles that properties give to the resource: what stands under a name such as RoleArn or CustomRoleArn. */
function rolesIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return isRole.test(value) && /role/i.test(name) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => rolesIn(inner, Array.isArray(value) ? name : key))
}

/** iam:PassRole, for every role a resource is given. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export function passes({ call: { account } }: Stack, { type, properties }: Held): Ask[] {
  const byName: string[] = type === 'AWS::IAM::InstanceProfile' ? (properties.Roles ?? []).map((role: string) => account.iam.roles.get(role)?.Arn ?? role) : []
  // What a nested stack is given it hands on itself.
  const roles = /^AWS::(IAM|CloudFormation)::/.test(type) ? byName : [...new Set(rolesIn(properties))]
  const service = (role: string) => takers[type] ?? (/SpotFleet/.test(role) ? 'spotfleet.amazonaws.com' : `${serviceOf(type)}.amazonaws.com`)
  return roles.map((resource) => ({ action: 'iam:PassRole', resource, context: { 'iam:PassedToService': service(resource) } }))
}

/** The services whose own roles a resource has made if it is the first of its kind in the account. */
export function linkedServices({ call: { account } }: Stack, { type, properties }: Held): string[] {
  const services = type === 'AWS::IAM::ServiceLinkedRole' ? [properties.AWSServiceName] : (handlers().linked[type]?.flatMap((row) => named(row, properties) ?? []) ?? [`${serviceOf(type)}.amazonaws.com`])
  return services.filter((service) => ![...account.iam.roles.values()].some(({ Path }) => Path === `/aws-service-role/${service}/`))
}

const without = (list: string[] = [], gone: string[] = []) => list.filter((one) => !gone.includes(one))

/** What attaching and detaching comes to: the policies of a role, or the roles of a policy, that an action adds or takes away. */
function attachments(isAttached: boolean, handler: Handler, after: string[] | undefined, before: string[] | undefined): string[] {
  if (handler === 'create') return isAttached ? (after ?? []) : []
  if (handler === 'delete') return isAttached ? [] : (after ?? [])
  return isAttached ? without(after, before) : without(before, after)
}

/** Actions of IAM whose request says more than the resource: undefined for those that do not. */
export function identityAsks(stack: Stack, held: Held, handler: Handler, action: string, before?: Record<string, any>): Ask[] | undefined {
  const { type, properties, arn } = held
  const { roles } = stack.call.account.iam
  const [, operation = ''] = action.split(':')
  if (action === 'iam:PassRole') return []
  if (action === 'iam:CreateServiceLinkedRole') {
    return linkedServices(stack, held).map((service) => ({ action, resource: linkedRole(stack.call.account.Id, service).arn, context: { 'iam:AWSServiceName': service } }))
  }
  if (type === 'AWS::IAM::ServiceLinkedRole') return [{ action, resource: linkedRole(stack.call.account.Id, properties.AWSServiceName).arn }]
  const attaches = /^(Attach|Detach)RolePolicy$/.exec(operation)?.[1]
  if (type === 'AWS::IAM::Role') {
    const boundary = operation === 'PutRolePermissionsBoundary' || handler === 'create' ? properties.PermissionsBoundary : roles.get(held.name)?.PermissionsBoundary
    const ask = (policy?: string): Ask => ({ action, resource: arn, context: aboutRole(operation, boundary, policy) })
    return attaches ? attachments(attaches === 'Attach', handler, properties.ManagedPolicyArns, before?.ManagedPolicyArns).map(ask) : [ask()]
  }
  if (type === 'AWS::IAM::User') return [{ action, resource: arn, context: aboutRole(operation, properties.PermissionsBoundary) }]
  // Roles are put into a profile with actions on the profile. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
  if (type === 'AWS::IAM::InstanceProfile') return [{ action, resource: `arn:${stack.call.world.partition}:iam::${stack.call.account.Id}:instance-profile${properties.Path ?? '/'}${held.name}` }]
  if (!/^AWS::IAM::(ManagedPolicy|Policy|RolePolicy)$/.test(type) || !/Role/.test(operation)) return undefined
  const own: string[] = [properties.Roles ?? properties.RoleName ?? []].flat()
  const names = attaches ? attachments(attaches === 'Attach', handler, own, before?.Roles) : own
  return names.map((name) => {
    const role = roles.get(name)
    const resource = role?.Arn ?? `arn:aws:iam::${stack.call.account.Id}:role/${name}`
    return { action, resource, context: aboutRole(operation, role?.PermissionsBoundary, attaches ? arn : undefined) }
  })
}

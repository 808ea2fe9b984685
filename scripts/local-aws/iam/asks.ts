import type { Call } from '../world.ts'
import { type Ask, type Asks, requestTags } from './authorize.ts'

const onPolicies = new Set(['GetPolicy', 'GetPolicyVersion', 'DeletePolicy', 'ListEntitiesForPolicy'])
/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
const guarded = /^(CreateRole|CreateUser|PutUserPermissionsBoundary|AttachRolePolicy|DetachRolePolicy|PutRolePolicy|DeleteRolePolicy|PutRolePermissionsBoundary|DeleteRolePermissionsBoundary|DeleteRole|UpdateAssumeRolePolicy|UpdateRole|UpdateRoleDescription)$/

/** The conditions of an action on a role or user: the boundary it has or gets, the policy attached to it. */
export const aboutRole = (operation: string, boundary?: string, policy?: string): NonNullable<Ask['context']> => ({
  ...(boundary && guarded.test(operation) && { 'iam:PermissionsBoundary': boundary }),
  ...(policy && { 'iam:PolicyARN': policy }),
})

/** The role that a service makes for itself, with the name its documentation gives it. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html */
export function linkedRole(account: string, service: string): { name: string; arn: string } {
  const [first = ''] = service.split('.')
  const short = linkedNames[service] ?? `${first[0]?.toUpperCase()}${first.slice(1)}`
  const name = `AWSServiceRoleFor${short}`
  return { name, arn: `arn:aws:iam::${account}:role/aws-service-role/${service}/${name}` }
}

const linkedNames: Record<string, string> = {
  'autoscaling.amazonaws.com': 'AutoScaling',
  'ecs.amazonaws.com': 'ECS',
  'elasticache.amazonaws.com': 'ElastiCache',
  'events.amazonaws.com': 'CloudWatchEvents',
  'elasticloadbalancing.amazonaws.com': 'ElasticLoadBalancing',
  'imagebuilder.amazonaws.com': 'ImageBuilder',
  'opensearchservice.amazonaws.com': 'AmazonOpenSearchService',
  'pullthroughcache.ecr.amazonaws.com': 'ECRPullThroughCache',
  'rds.amazonaws.com': 'RDS',
  'spot.amazonaws.com': 'EC2Spot',
  'spotfleet.amazonaws.com': 'EC2SpotFleet',
}

/** How IAM spells a resource when it refuses: a role that is there by its name, unlike one that is to be made. */
export const shownByIam = (operation: string, resource: string) =>
  /^(CreateRole|PassRole|CreateServiceLinkedRole)$/.test(operation) ? resource : resource.replace(/^arn:aws:iam::\d+:role\/(?:.*\/)?([^/*]+)$/, 'role $1').replace(/^(arn:aws:iam::\w+:policy\/.+)$/, 'policy $1')

/** What IAM's operations ask of their caller. */
export const iamAsks: Asks = (operation, input, call) => {
  const resource = resourceOf(operation, input, call)
  const { RoleName, PermissionsBoundary, PolicyArn, AWSServiceName, Tags } = input
  const boundary = PermissionsBoundary ?? call.account.iam.roles.get(RoleName)?.PermissionsBoundary
  const context = { ...aboutRole(operation, boundary, RoleName && PolicyArn), ...requestTags(Tags), ...(AWSServiceName && { 'iam:AWSServiceName': AWSServiceName }) }
  return [{ action: `iam:${operation}`, resource, context, shown: shownByIam(operation, resource) }]
}

function resourceOf(operation: string, { RoleName, PolicyName, PolicyArn, Path = '/', PathPrefix = '/', AWSServiceName }: any, { account }: Call): string {
  const here = (resource: string) => `arn:aws:iam::${account.Id}:${resource}`
  if (operation === 'CreatePolicy') return here(`policy${Path}${PolicyName}`)
  if (onPolicies.has(operation)) return PolicyArn
  if (operation === 'CreateServiceLinkedRole') return linkedRole(account.Id, AWSServiceName ?? '').arn
  if (RoleName) return account.iam.roles.get(RoleName)?.Arn ?? here(`role${Path}${RoleName}`)
  return operation === 'ListRoles' ? here(`role${PathPrefix}`) : '*'
}

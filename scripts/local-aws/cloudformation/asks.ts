import { type Ask, type Asks, requestTags } from '../iam/authorize.ts'
import type { Call } from '../world.ts'
import { findStack } from './model.ts'

/** Operations that cannot be limited to a stack. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html */
const unlimited = new Set([
  ...['ValidateTemplate', 'ListExports', 'ListImports', 'ListStackSets', 'DescribeAccountLimits', 'EstimateTemplateCost'],
  ...['ActivateOrganizationsAccess', 'DeactivateOrganizationsAccess', 'DescribeOrganizationsAccess'],
])

/** The ARN of a stack by its name or ID; one that is not there yet has any ID. */
export const arnOfStack = ({ world, account, region }: Call, nameOrId: string): string =>
  findStack(region, nameOrId)?.id ?? (nameOrId.startsWith('arn:') ? nameOrId : `arn:${world.partition}:cloudformation:${region.Name}:${account.Id}:stack/${nameOrId}/*`)

function arnOfSet({ world, account, region }: Call, name: string): string {
  if (name.startsWith('arn:')) return name
  const sets: { StackSetName: string; StackSetId: string; StackSetARN: string; Status: string }[] = [...(region.cloudformation.stackSets?.values() ?? [])]
  const found = sets.find(({ StackSetName, Status }) => StackSetName === name && Status === 'ACTIVE') ?? sets.find(({ StackSetId }) => StackSetId === name)
  return found?.StackSetARN ?? `arn:${world.partition}:cloudformation:${region.Name}:${account.Id}:stackset/${name}:*`
}

function resourceOf(operation: string, input: any, call: Call): string {
  if (input.StackSetName) return arnOfSet(call, input.StackSetName)
  if (unlimited.has(operation)) return '*'
  if (input.StackName) return arnOfStack(call, input.StackName)
  // A change set may be named by its ARN alone, which is nearly its stack's.
  if (input.ChangeSetName?.startsWith('arn:')) return input.ChangeSetName
  return operation === 'GetTemplateSummary' ? '*' : arnOfStack(call, '*')
}

const passed = (...roles: (string | undefined)[]): Ask[] =>
  roles.flatMap((resource) => (resource ? [{ action: 'iam:PassRole', resource, context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } }] : []))

/** What CloudFormation's operations ask of their caller. */
export const cloudFormationAsks: Asks = (operation, input, call) => {
  const { TemplateURL, ChangeSetName, RoleARN, AdministrationRoleARN, Tags } = input
  const context = {
    ...requestTags(Tags),
    ...(TemplateURL && { 'cloudformation:TemplateUrl': TemplateURL }),
    ...(ChangeSetName && { 'cloudformation:ChangeSetName': ChangeSetName }),
    ...(RoleARN && { 'cloudformation:RoleArn': RoleARN }),
  }
  return [{ action: `cloudformation:${operation}`, resource: resourceOf(operation, input, call), context }, ...passed(RoleARN, AdministrationRoleARN)]
}

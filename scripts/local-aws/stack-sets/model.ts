import { type Call, callIn, refusal, type Region } from '../world.ts'

export type Key = `${string}/${string}`
/** An instance is known by its account and region. */
export const keyOf = ({ Account, Region }: { Account: string; Region: string }): Key => `${Account}/${Region}`

export type Parameter = { ParameterKey: string; ParameterValue?: string; UsePreviousValue?: string | boolean }

/** What every instance is made from. */
export type Blueprint = { TemplateURL: string; Parameters: Parameter[]; Capabilities: string[]; Tags: { Key: string; Value: string }[] }

export type Instance = {
  Account: string
  Region: string
  StackId?: string
  Status: 'CURRENT' | 'OUTDATED' | 'INOPERABLE'
  DetailedStatus: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'INOPERABLE' | 'SKIPPED_SUSPENDED_ACCOUNT'
  StatusReason?: string
  ParameterOverrides: Parameter[]
  OrganizationalUnitId?: string
  LastOperationId: string
}

export type Result = {
  Account: string
  Region: string
  Status: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'
  StatusReason?: string
  OrganizationalUnitId?: string
}

export type Preferences = {
  RegionConcurrencyType?: 'SEQUENTIAL' | 'PARALLEL'
  RegionOrder?: string[]
  FailureToleranceCount?: number
  FailureTolerancePercentage?: number
  MaxConcurrentCount?: number
  MaxConcurrentPercentage?: number
  ConcurrencyMode?: 'STRICT_FAILURE_TOLERANCE' | 'SOFT_FAILURE_TOLERANCE'
}

export type StackSetOperation = {
  OperationId: string
  Action: 'CREATE' | 'UPDATE' | 'DELETE'
  Status: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'STOPPING' | 'STOPPED'
  RetainStacks: boolean
  OperationPreferences: Preferences
  DeploymentTargets?: object
  CreationTimestamp: Date
  EndTimestamp?: Date
  results: Map<Key, Result>
  /** The request it came from, to tell a repeated one from another under the same OperationId. */
  request: string
  done: Promise<void>
}

export type StackSet = Blueprint & {
  StackSetName: string
  StackSetId: string
  StackSetARN: string
  Status: 'ACTIVE' | 'DELETED'
  Description?: string
  PermissionModel: 'SELF_MANAGED' | 'SERVICE_MANAGED'
  AdministrationRoleARN?: string
  ExecutionRoleName?: string
  AutoDeployment?: { Enabled: boolean; RetainStacksOnAccountRemoval?: boolean }
  ManagedExecution: { Active: boolean }
  /** The request that made it, and its ClientRequestToken. */
  token?: string
  TemplateBody: string
  /** Names of parameters whose values are not shown. */
  secrets: Set<string>
  /** Organizational unit → regions deployed to: where new accounts of the unit get theirs. */
  targets: Map<string, Set<string>>
  instances: Map<Key, Instance>
  operations: Map<string, StackSetOperation>
}

/** The stack sets administered from a region of an account: by ID, the deleted ones included. */
export const stackSetsOf = (region: Region): Map<string, StackSet> => (region.cloudformation.stackSets ??= new Map())

export const serviceName = 'member.org.stacksets.cloudformation.amazonaws.com'

/** Service-managed stack sets live in the management account, also when a delegated administrator made them. */
export function administering(input: { CallAs?: string }, call: Call): Call {
  const { world, caller, region } = call
  if (input.CallAs !== 'DELEGATED_ADMIN') return call
  const delegated = world.organization.delegatedAdministrators.some(({ account, service }) => account === caller.account && service === serviceName)
  if (!delegated) throw refusal('ValidationError', 'You must be a delegated administrator of an organization to operate with CallAs DELEGATED_ADMIN')
  return callIn(call, world.managementAccount, region.Name, caller)
}

/** Refuses what needs an organization. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-enable-trusted-access.html */
export function refuseUnlessOrganization({ world, account }: Call) {
  if (account.Id !== world.managementAccount) {
    throw refusal('ValidationError', 'You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set')
  }
  if (!world.organization.trustedServices.has(serviceName)) {
    throw refusal('ValidationError', 'You must enable organizations access to operate a service managed stack set')
  }
}

/** The stack set of a request, by name (the active one) or by ID. */
export function stackSetFor(input: any, call: Call): StackSet {
  const all = [...stackSetsOf(administering(input, call).region).values()]
  const asked = input.StackSetName
  const found = all.find((one) => one.StackSetName === asked && one.Status === 'ACTIVE') ?? all.find((one) => [one.StackSetId, one.StackSetARN].includes(asked))
  if (!found) throw refusal('StackSetNotFoundException', `StackSet ${asked} not found`, 404)
  return found
}

import type { StackInstanceSummary, StackSet } from '@aws-sdk/client-cloudformation'
import { cloudFormation, organizations } from '../aws.ts'
import type { Catalog, Rollout } from '../catalog/catalog.ts'
import { pages } from '../pages.ts'

export type Instance = { account: string; region: string; status: string; reason?: string }
type Account = { id: string; suspended: boolean }

/** What there is of a rollout: the stack set, its instances, an operation under way, and the accounts it is meant for. */
export type Observed = {
  stackSet?: Pick<StackSet, 'TemplateBody' | 'Parameters' | 'AutoDeployment' | 'PermissionModel'>
  instances: Instance[]
  operation?: string
  accounts: Account[]
}

const instanceOf = ({ Account = '', Region = '', Status, StackInstanceStatus, StatusReason }: StackInstanceSummary): Instance => ({
  account: Account,
  region: Region,
  // CURRENT says the template is; a failed first creation is OUTDATED with a detailed status.
  status: Status === 'CURRENT' && StackInstanceStatus?.DetailedStatus !== 'FAILED' ? 'CURRENT' : (StackInstanceStatus?.DetailedStatus ?? Status ?? ''),
  reason: StatusReason,
})

/** Reads everything a plan needs and changes nothing. */
export async function observe(catalog: Catalog, rollout: Rollout): Promise<Observed> {
  const cfn = cloudFormation(catalog.Hub.Regions[0]!)
  const of = { StackSetName: rollout.Name, CallAs: rollout.CallAs }
  const stackSet = await cfn
    .describeStackSet(of)
    .then(({ StackSet }) => StackSet)
    .catch((error) => {
      if (error.name === 'StackSetNotFoundException') return undefined
      throw error
    })
  const accounts = await accountsOf(catalog, rollout)
  if (!stackSet) return { instances: [], accounts }
  const { Summaries = [] } = await cfn.listStackSetOperations({ ...of, MaxResults: 10 })
  const operation = Summaries.find(({ Status }) => ['RUNNING', 'QUEUED', 'STOPPING'].includes(Status!))?.OperationId
  return { stackSet, instances: await instancesOf(catalog, rollout), operation, accounts }
}

/** Every instance of a stack set, all pages. */
export async function instancesOf(catalog: Catalog, { Name, CallAs }: Rollout): Promise<Instance[]> {
  const cfn = cloudFormation(catalog.Hub.Regions[0]!)
  const all = await pages((NextToken) => cfn.listStackInstances({ StackSetName: Name, CallAs, MaxResults: 100, NextToken }), ({ Summaries }) => Summaries, ({ NextToken }) => NextToken)
  return all.map(instanceOf)
}

/**
 * The accounts a rollout is meant for. Organizational units reach into the units below them, and a service-managed
 * stack set never deploys to the management account.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
 */
async function accountsOf({ Hub }: Catalog, { PermissionModel, DeploymentTargets }: Rollout): Promise<Account[]> {
  const { OrganizationalUnitIds = [], Accounts = [], AccountFilterType = 'NONE' } = DeploymentTargets
  if (PermissionModel === 'SELF_MANAGED') return Accounts.map((id) => ({ id, suspended: false }))
  const found = new Map<string, Account>()
  for (const unit of OrganizationalUnitIds) await collect(Hub.Regions[0]!, unit, found)
  const named = new Set(Accounts)
  const within = [...found.values()].filter(
    ({ id }) => id !== Hub.AccountId && (AccountFilterType === 'INTERSECTION' ? named.has(id) : AccountFilterType === 'DIFFERENCE' ? !named.has(id) : true),
  )
  const added = AccountFilterType === 'UNION' ? Accounts.filter((id) => !found.has(id)).map((id) => ({ id, suspended: false })) : []
  return [...within, ...added].sort((a, b) => a.id.localeCompare(b.id))
}

async function collect(region: string, ParentId: string, found: Map<string, Account>) {
  const client = organizations(region)
  const accounts = await pages((NextToken) => client.listAccountsForParent({ ParentId, NextToken }), ({ Accounts }) => Accounts, ({ NextToken }) => NextToken)
  for (const { Id, Status } of accounts) found.set(Id!, { id: Id!, suspended: Status !== 'ACTIVE' })
  const units = await pages((NextToken) => client.listOrganizationalUnitsForParent({ ParentId, NextToken }), ({ OrganizationalUnits }) => OrganizationalUnits, ({ NextToken }) => NextToken)
  for (const { Id } of units) await collect(region, Id!, found)
}

import { accountsWithin } from '../organizations/units.ts'
import { invalid } from '../wire/members.ts'
import { refusal, type World } from '../world.ts'
import type { StackSet } from './model.ts'

export type Target = { Account: string; OrganizationalUnitId?: string }

const refuse = (message: string) => refusal('ValidationError', message)

/** The accounts a service-managed request reaches: units with all that is nested in them, filtered; never the management account. */
function inUnits(world: World, { OrganizationalUnitIds = [], Accounts = [], AccountFilterType = 'NONE' }: any): Target[] {
  if (OrganizationalUnitIds.length === 0) throw refuse('StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target')
  const unknown = OrganizationalUnitIds.filter((id: string) => !world.organization.units.has(id))
  if (unknown.length > 0) throw refuse(`The OrganizationalUnitIds [${unknown.join(', ')}] do not exist in the organization`)
  if (Accounts.length > 0 && AccountFilterType === 'NONE') {
    throw refuse('AccountFilterType should be specified when both OrganizationalUnitIds and Accounts are provided')
  }
  const found = new Map<string, Target>()
  for (const OrganizationalUnitId of OrganizationalUnitIds) {
    for (const Account of accountsWithin(world, OrganizationalUnitId)) if (!found.has(Account)) found.set(Account, { Account, OrganizationalUnitId })
  }
  const listed = (Account: string) => Accounts.includes(Account)
  const others = (Accounts as string[]).filter((Account) => !found.has(Account))
  const filtered = {
    NONE: () => [...found.values()],
    INTERSECTION: () => [...found.values()].filter(({ Account }) => listed(Account)),
    DIFFERENCE: () => [...found.values()].filter(({ Account }) => !listed(Account)),
    UNION: () => [...found.values(), ...others.map((Account) => ({ Account, OrganizationalUnitId: world.accounts.get(Account)?.ParentId }))],
  }[AccountFilterType as string]
  if (!filtered) throw refuse(`AccountFilterType ${AccountFilterType} is not one of NONE, INTERSECTION, DIFFERENCE, UNION`)
  return filtered().filter(({ Account }: Target) => Account !== world.managementAccount)
}

/** The accounts that a request with Accounts or DeploymentTargets means. */
export function targetsOf(world: World, { PermissionModel }: Pick<StackSet, 'PermissionModel'>, input: any): Target[] {
  const { Accounts, DeploymentTargets } = input
  if (PermissionModel === 'SERVICE_MANAGED') return inUnits(world, DeploymentTargets ?? {})
  if (DeploymentTargets?.OrganizationalUnitIds?.length) throw refuse('StackSets with SELF_MANAGED permission model can only have accounts as target')
  const accounts: string[] = Accounts ?? DeploymentTargets?.Accounts ?? []
  if (accounts.length === 0) throw refuse('Accounts or DeploymentTargets must be specified')
  const wrong = accounts.filter((account) => !/^\d{12}$/.test(account))
  if (wrong.length > 0) throw invalid('accounts', `[${wrong.join(', ')}]`, 'Member must satisfy regular expression pattern: [0-9]{12}')
  return [...new Set(accounts)].map((Account) => ({ Account }))
}

/** The regions of a request. */
export function regionsOf({ Regions = [] }: { Regions?: string[] }): string[] {
  const wrong = Regions.filter((region) => !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
  if (Regions.length === 0 || wrong.length > 0) throw refuse(Regions.length === 0 ? 'Regions must not be empty' : `Regions [${wrong.join(', ')}] are not supported`)
  return [...new Set(Regions)]
}

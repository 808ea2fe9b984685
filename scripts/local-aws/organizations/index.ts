import type { Asks } from '../iam/authorize.ts'
import { accountMoved } from '../stack-sets/auto-deployment.ts'
import { need, page } from '../wire/members.ts'
import { type Account, type Call, refusal, type Service, type World } from '../world.ts'

const arnOf = ({ managementAccount, organization }: World, kind: string, id: string) =>
  `arn:aws:organizations::${managementAccount}:${kind}/${organization.Id}/${id}`

const organizationOf = (world: World) => ({
  Id: world.organization.Id,
  Arn: `arn:aws:organizations::${world.managementAccount}:organization/${world.organization.Id}`,
  FeatureSet: 'ALL',
  MasterAccountId: world.managementAccount,
  MasterAccountArn: arnOf(world, 'account', world.managementAccount),
  MasterAccountEmail: world.accounts.get(world.managementAccount)!.Email,
})

const accountOf = (world: World, { Id, Name, Email, Status }: Account) => ({
  Id, Name, Email, Status, State: Status, Arn: arnOf(world, 'account', Id), JoinedMethod: 'CREATED', JoinedTimestamp: new Date(0),
})

const unitOf = (world: World, { Id, Name }: { Id: string; Name: string }) => ({ Id, Name, Arn: arnOf(world, 'ou', Id) })

/** Most of the API answers only the management account and delegated administrators of some service. */
function managing({ world, caller }: Call): World {
  const { delegatedAdministrators } = world.organization
  if (caller.account !== world.managementAccount && !delegatedAdministrators.some(({ account }) => account === caller.account)) {
    throw refusal('AccessDeniedException', "You don't have permissions to access this resource.")
  }
  return world
}

function account(world: World, id: string): Account {
  const found = world.accounts.get(id)
  if (!found) throw refusal('AccountNotFoundException', "You specified an account that doesn't exist.")
  return found
}

function parent(world: World, id: string) {
  const unit = world.organization.units.get(id)
  if (!unit) throw refusal('ParentNotFoundException', "You specified parent that doesn't exist.")
  return unit
}

const listing = <T>(member: string, all: T[], { NextToken, MaxResults = 20 }: any) => {
  const { items, NextToken: next } = page(all, NextToken, MaxResults, 'InvalidInputException')
  return { [member]: items, NextToken: next }
}

function moveAccount(input: any, call: Call) {
  need(input, ['AccountId', 'SourceParentId', 'DestinationParentId'], 'InvalidInputException')
  const world = managing(call)
  const moved = account(world, input.AccountId)
  if (!world.organization.units.has(input.DestinationParentId)) {
    throw refusal('DestinationParentNotFoundException', "We can't find the destination container (a root or OU) with the ParentId that you specified.")
  }
  if (moved.ParentId !== input.SourceParentId) {
    throw refusal('SourceParentNotFoundException', "We can't find a source root or OU with the ParentId that you specified.")
  }
  moved.ParentId = input.DestinationParentId
  accountMoved(call, moved.Id, input.SourceParentId)
}

/** Organizations: one organization with nested units, whose accounts can be moved. */
export const organizations: Service = {
  DescribeOrganization: (_input, { world }) => ({ Organization: organizationOf(world) }),
  ListRoots(input, call) {
    const world = managing(call)
    const { RootId } = world.organization
    return listing('Roots', [{ Id: RootId, Arn: arnOf(world, 'root', RootId), Name: 'Root', PolicyTypes: [] }], input)
  },
  ListOrganizationalUnitsForParent(input, call) {
    const world = managing(call)
    const { Id } = parent(world, input.ParentId)
    const children = [...world.organization.units.values()].filter(({ ParentId }) => ParentId === Id)
    return listing('OrganizationalUnits', children.map((unit) => unitOf(world, unit)), input)
  },
  DescribeOrganizationalUnit(input, call) {
    const world = managing(call)
    const unit = world.organization.units.get(input.OrganizationalUnitId)
    if (!unit?.ParentId) throw refusal('OrganizationalUnitNotFoundException', "You specified an OU that doesn't exist.")
    return { OrganizationalUnit: unitOf(world, unit) }
  },
  ListAccounts(input, call) {
    const world = managing(call)
    return listing('Accounts', [...world.accounts.values()].map((one) => accountOf(world, one)), input)
  },
  ListAccountsForParent(input, call) {
    const world = managing(call)
    const { Id } = parent(world, input.ParentId)
    return listing('Accounts', [...world.accounts.values()].filter(({ ParentId }) => ParentId === Id).map((one) => accountOf(world, one)), input)
  },
  DescribeAccount(input, call) {
    const world = managing(call)
    return { Account: accountOf(world, account(world, input.AccountId)) }
  },
  ListParents(input, call) {
    const world = managing(call)
    const { units, RootId } = world.organization
    const Id = world.accounts.get(input.ChildId)?.ParentId ?? units.get(input.ChildId)?.ParentId
    if (!Id) throw refusal('ChildNotFoundException', "We can't find an organizational unit (OU) or Amazon Web Services account with the ChildId that you specified.")
    return listing('Parents', [{ Id, Type: Id === RootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }], input)
  },
  ListAWSServiceAccessForOrganization(input, call) {
    const { organization } = managing(call)
    return listing('EnabledServicePrincipals', [...organization.trustedServices].map((ServicePrincipal) => ({ ServicePrincipal, DateEnabled: new Date(0) })), input)
  },
  MoveAccount: moveAccount,
  EnableAWSServiceAccess(input, call) {
    managing(call).organization.trustedServices.add(input.ServicePrincipal)
  },
  DisableAWSServiceAccess(input, call) {
    managing(call).organization.trustedServices.delete(input.ServicePrincipal)
  },
  RegisterDelegatedAdministrator(input, call) {
    const world = managing(call)
    const delegated = { account: account(world, input.AccountId).Id, service: input.ServicePrincipal }
    const { delegatedAdministrators } = world.organization
    if (delegatedAdministrators.some((one) => one.account === delegated.account && one.service === delegated.service)) {
      throw refusal('AccountAlreadyRegisteredException', 'The specified account is already a delegated administrator for this Amazon Web Services service.')
    }
    delegatedAdministrators.push(delegated)
  },
  ListDelegatedAdministrators(input, call) {
    const world = managing(call)
    const { ServicePrincipal } = input
    const delegated = world.organization.delegatedAdministrators.filter(({ service }) => !ServicePrincipal || service === ServicePrincipal)
    const ids = [...new Set(delegated.map((one) => one.account))]
    return listing('DelegatedAdministrators', ids.map((id) => ({ ...accountOf(world, account(world, id)), DelegationEnabledDate: new Date(0) })), input)
  },
}

/** What its operations ask of their caller: of an account or a unit where they name one. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html */
export const organizationsAsks: Asks = (operation, { AccountId, OrganizationalUnitId }, { world }) => {
  const resource = AccountId ? arnOf(world, 'account', AccountId) : OrganizationalUnitId ? arnOf(world, 'ou', OrganizationalUnitId) : '*'
  return [{ action: `organizations:${operation}`, resource }]
}

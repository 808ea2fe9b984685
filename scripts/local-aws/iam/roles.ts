import { createHash } from 'node:crypto'
import { linkedRole } from './asks.ts'
import { need } from '../wire/members.ts'
import { type Account, type Call, refusal, type Role, type Service } from '../world.ts'

export const noSuchEntity = (what: string) => refusal('NoSuchEntity', what, 404)
// IAM writes policies into its XML percent-encoded; the clients decode them.
export const encoded = (document: unknown) => encodeURIComponent(JSON.stringify(document))

/** Reads a policy document, or says that it is none. */
export function policyDocument(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('MalformedPolicyDocument', 'This policy contains invalid Json')
  }
}

/** The role of a request. */
export function roleOf({ account }: Call, RoleName: string): Role {
  const role = account.iam.roles.get(RoleName)
  if (!role) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`)
  return role
}

const described = (role: Role) => ({
  Path: role.Path,
  RoleName: role.RoleName,
  RoleId: role.RoleId,
  Arn: role.Arn,
  CreateDate: role.CreateDate,
  AssumeRolePolicyDocument: encoded(role.AssumeRolePolicyDocument),
  Description: role.Description,
  MaxSessionDuration: role.MaxSessionDuration ?? 3600,
  PermissionsBoundary: role.PermissionsBoundary && { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: role.PermissionsBoundary },
  Tags: role.Tags,
})

/** Refuses a boundary that is no policy of the account, as IAM does; a boundary was once called a scope. */
export function checkBoundary({ iam }: Account, arn: string | undefined): void {
  if (arn && !arn.startsWith('arn:aws:iam::aws:policy/') && !iam.policies.has(arn)) throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`)
}

function addRole(call: Call, input: any): Role {
  const { RoleName, Path = '/', AssumeRolePolicyDocument, Description, MaxSessionDuration, PermissionsBoundary, Tags = [] } = input
  const { account, world } = call
  if (account.iam.roles.has(RoleName)) throw refusal('EntityAlreadyExists', `Role with name ${RoleName} already exists.`, 409)
  checkBoundary(account, PermissionsBoundary)
  const Arn = `arn:aws:iam::${account.Id}:role${Path}${RoleName}`
  const role: Role = {
    RoleName, Path, Arn, AssumeRolePolicyDocument, Description, PermissionsBoundary, Tags,
    RoleId: `AROA${createHash('sha256').update(Arn).digest('hex').slice(0, 17).toUpperCase()}`,
    MaxSessionDuration: MaxSessionDuration && Number(MaxSessionDuration),
    AttachedPolicies: [], InlinePolicies: {}, CreateDate: world.clock.now(),
  }
  account.iam.roles.set(RoleName, role)
  return role
}

const trusting = (Service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
})

/** A role that an AWS service makes for itself in an account, or the one it made before. */
export function serviceRole(call: Call, RoleName: string, service: string, Path = `/aws-service-role/${service}/`): Role {
  return call.account.iam.roles.get(RoleName) ?? addRole(call, { RoleName, Path, AssumeRolePolicyDocument: trusting(service) })
}

/** Operations on roles and the policies they hold. */
export const roleRows: Service = {
  CreateRole(input, call) {
    need(input, ['RoleName', 'AssumeRolePolicyDocument'])
    return { Role: described(addRole(call, { ...input, AssumeRolePolicyDocument: policyDocument(input.AssumeRolePolicyDocument) })) }
  },
  CreateServiceLinkedRole(input, call) {
    need(input, ['AWSServiceName'])
    const RoleName = `${linkedRole(call.account.Id, input.AWSServiceName).name}${input.CustomSuffix ? `_${input.CustomSuffix}` : ''}`
    if (call.account.iam.roles.has(RoleName)) {
      throw refusal('InvalidInput', `Service role name ${RoleName} has been taken in this account, please try a different suffix.`)
    }
    return { Role: described(serviceRole(call, RoleName, input.AWSServiceName)) }
  },
  GetRole: ({ RoleName }, call) => ({ Role: described(roleOf(call, RoleName)) }),
  ListRoles: ({ PathPrefix = '/' }, { account }) => ({
    Roles: [...account.iam.roles.values()].filter(({ Path }) => Path.startsWith(PathPrefix)).map(described),
    IsTruncated: false,
  }),
  UpdateAssumeRolePolicy({ RoleName, PolicyDocument }, call) {
    roleOf(call, RoleName).AssumeRolePolicyDocument = policyDocument(PolicyDocument)
  },
  DeleteRole({ RoleName }, call) {
    const role = roleOf(call, RoleName)
    if (role.AttachedPolicies.length > 0) throw refusal('DeleteConflict', 'Cannot delete entity, must detach all policies first.', 409)
    if (Object.keys(role.InlinePolicies).length > 0) throw refusal('DeleteConflict', 'Cannot delete entity, must delete policies first.', 409)
    call.account.iam.roles.delete(RoleName)
  },
  AttachRolePolicy({ RoleName, PolicyArn }, call) {
    const { AttachedPolicies } = roleOf(call, RoleName)
    if (!PolicyArn.startsWith('arn:aws:iam::aws:policy/') && !call.account.iam.policies.has(PolicyArn)) {
      throw noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`)
    }
    if (!AttachedPolicies.includes(PolicyArn)) AttachedPolicies.push(PolicyArn)
  },
  DetachRolePolicy({ RoleName, PolicyArn }, call) {
    const role = roleOf(call, RoleName)
    if (!role.AttachedPolicies.includes(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`)
    role.AttachedPolicies = role.AttachedPolicies.filter((arn) => arn !== PolicyArn)
  },
  ListAttachedRolePolicies: ({ RoleName }, call) => ({
    AttachedPolicies: roleOf(call, RoleName).AttachedPolicies.map((PolicyArn) => ({ PolicyArn, PolicyName: PolicyArn.split('/').at(-1) })),
    IsTruncated: false,
  }),
  PutRolePermissionsBoundary({ RoleName, PermissionsBoundary }, call) {
    const role = roleOf(call, RoleName)
    checkBoundary(call.account, PermissionsBoundary)
    role.PermissionsBoundary = PermissionsBoundary
  },
  DeleteRolePermissionsBoundary({ RoleName }, call) {
    delete roleOf(call, RoleName).PermissionsBoundary
  },
  PutRolePolicy({ RoleName, PolicyName, PolicyDocument }, call) {
    roleOf(call, RoleName).InlinePolicies[PolicyName] = policyDocument(PolicyDocument)
  },
  GetRolePolicy({ RoleName, PolicyName }, call) {
    const document = roleOf(call, RoleName).InlinePolicies[PolicyName]
    if (!document) throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`)
    return { RoleName, PolicyName, PolicyDocument: encoded(document) }
  },
  DeleteRolePolicy({ RoleName, PolicyName }, call) {
    const { InlinePolicies } = roleOf(call, RoleName)
    if (!InlinePolicies[PolicyName]) throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`)
    delete InlinePolicies[PolicyName]
  },
  ListRolePolicies: ({ RoleName }, call) => ({ PolicyNames: Object.keys(roleOf(call, RoleName).InlinePolicies), IsTruncated: false }),
}

import { createHash } from 'node:crypto'
import { need } from '../wire/members.ts'
import { type Call, type ManagedPolicy, refusal, type Service } from '../world.ts'
import { encoded, noSuchEntity, policyDocument, roleRows } from './roles.ts'

function policyOf({ account }: Call, arn: string): ManagedPolicy {
  const policy = account.iam.policies.get(arn)
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`)
  return policy
}

const attachments = ({ account }: Call, arn: string) => [...account.iam.roles.values()].filter((role) => role.AttachedPolicies.includes(arn)).length
const limits = ({ account }: Call, arn: string) => [...account.iam.roles.values()].filter((role) => role.PermissionsBoundary === arn).length

const described = ({ PolicyName, Path, Arn, CreateDate }: ManagedPolicy, call: Call) => ({
  PolicyName, Path, Arn, CreateDate,
  PolicyId: `ANPA${createHash('sha256').update(Arn).digest('hex').slice(0, 17).toUpperCase()}`,
  DefaultVersionId: 'v1', AttachmentCount: attachments(call, Arn), PermissionsBoundaryUsageCount: limits(call, Arn), IsAttachable: true, UpdateDate: CreateDate,
})

function createPolicy(input: any, call: Call) {
  need(input, ['PolicyName', 'PolicyDocument'])
  const { PolicyName, Path = '/', PolicyDocument } = input
  const Arn = `arn:aws:iam::${call.account.Id}:policy${Path}${PolicyName}`
  if (call.account.iam.policies.has(Arn)) throw refusal('EntityAlreadyExists', `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`, 409)
  const policy = { PolicyName, Path, Arn, Document: policyDocument(PolicyDocument), CreateDate: call.world.clock.now() }
  call.account.iam.policies.set(Arn, policy)
  return { Policy: described(policy, call) }
}

/** IAM: roles, managed policies of one version, and the list of OpenID Connect providers. What they permit is enforced in authorize.ts. */
export const iam: Service = {
  ...roleRows,
  CreatePolicy: createPolicy,
  GetPolicy: ({ PolicyArn }, call) => ({ Policy: described(policyOf(call, PolicyArn), call) }),
  GetPolicyVersion({ PolicyArn, VersionId }, call) {
    const { Document, CreateDate } = policyOf(call, PolicyArn)
    return { PolicyVersion: { Document: encoded(Document), VersionId, IsDefaultVersion: true, CreateDate } }
  },
  ListPolicies: (_input, call) => ({ Policies: [...call.account.iam.policies.values()].map((policy) => described(policy, call)), IsTruncated: false }),
  DeletePolicy({ PolicyArn }, call) {
    policyOf(call, PolicyArn)
    if (attachments(call, PolicyArn) + limits(call, PolicyArn) > 0) throw refusal('DeleteConflict', 'Cannot delete a policy attached to entities.', 409)
    call.account.iam.policies.delete(PolicyArn)
  },
  ListOpenIDConnectProviders: (_input, { account }) => ({
    OpenIDConnectProviderList: [...account.iam.oidcProviders.keys()].map((Arn) => ({ Arn })),
  }),
}

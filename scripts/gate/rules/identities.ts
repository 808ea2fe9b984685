import type { Rule } from '../statements.ts'
import { resources } from '../values.ts'

const trustOf = ({ AssumeRolePolicyDocument }: Record<string, any>) => JSON.stringify(AssumeRolePolicyDocument ?? '')
/** Launch roles and the role of stack sets come before any boundary is there. */
const isFirst = (properties: Record<string, any>) => /"(servicecatalog|cloudformation)\.amazonaws\.com"/.test(trustOf(properties))

/** Rules about roles, and whom they trust. */
export const identityRules: Rule[] = [
  {
    Id: 'RolesAreBounded', Severity: 'critical', Why: 'who may make roles without a boundary has every permission',
    find: resources(['AWS::IAM::Role', 'AWS::IAM::User'], (one) => (isFirst(one) ? [] : [...(one.PermissionsBoundary === undefined ? ['has no PermissionsBoundary'] : []), ...(one.Path === '/stackroom/' ? [] : [`has Path ${JSON.stringify(one.Path) ?? 'missing'}, and must have /stackroom/`])])),
  },
  { Id: 'SessionsEnd', Severity: 'medium', Why: 'a session that was taken is good until it ends', find: resources('AWS::IAM::Role', ({ MaxSessionDuration = 3600 }) => (Number(MaxSessionDuration) > 14400 ? [`has sessions of ${MaxSessionDuration} seconds; four hours are the most`] : [])) },
  { Id: 'PoliciesOfAwsAreNarrow', Severity: 'critical', Why: 'what a service learns to do later must not be allowed today', find: resources('AWS::IAM::Role', ({ ManagedPolicyArns }) => (/FullAccess|AdministratorAccess|PowerUserAccess/.test(JSON.stringify(ManagedPolicyArns ?? '')) ? ['has a policy of AWS that allows everything of a service; name what it does'] : [])) },
  { Id: 'PoliciesHangOnRoles', Severity: 'high', Why: 'keys of users are for ever', find: resources('AWS::IAM::ManagedPolicy', (properties) => ['Users', 'Groups'].filter((name) => properties[name] !== undefined).map((name) => `hangs on ${name}; have a role`)) },
  { Id: 'ProvidersAreNamed', Severity: 'critical', Why: 'a provider vouches for whoever it was asked for by anybody', find: resources('AWS::IAM::OIDCProvider', ({ ClientIdList, Url }) => [...(JSON.stringify(ClientIdList) === '["sts.amazonaws.com"]' ? [] : ['has a ClientIdList that is not sts.amazonaws.com alone']), ...(String(Url).startsWith('https://') ? [] : ['has no https Url'])]) },
]

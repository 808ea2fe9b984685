import { arns } from '../../../templates-src/cfn/resources/permissions.ts'
import { asks, conditionsOf, documentsOf, list, type Rule, type Statement, statementsOf, type Template } from '../statements.ts'

const isAllow = ({ value }: Statement) => value.Effect === 'Allow'
const found = (statements: Statement[], says: string) => statements.map(({ resource, at }) => ({ Resource: resource, At: at, says }))
const actionsOf = ({ value }: Statement): string[] => list<string>(value.Action)
const isEveryone = (value: any) => value.Principal === '*' || (value.Principal && Object.values(value.Principal).some((one) => list(one as string).includes('*')))
/** A policy that hangs on no role bounds others: what it allows is decided elsewhere. */
const isAttached = ({ owner: { Type, Properties = {} } }: Statement) => Type !== 'AWS::IAM::ManagedPolicy' || Properties.Roles !== undefined

// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
const withoutResource = new Set([
  ...Object.entries(arns).flatMap(([action, patterns]) => (patterns === '' ? [action] : [])),
  'batch:DescribeJobDefinitions', 'batch:DescribeJobQueues', 'batch:DescribeJobs', 'batch:ListJobs', 'cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate',
  'ecr:GetAuthorizationToken', 'logs:StopLiveTail', 's3:ListAllMyBuckets',
])

// EC2 sends neither key; of Service Catalog no page says that it does.
const sendsNoSource = ['ec2.amazonaws.com', 'servicecatalog.amazonaws.com']

const guards: [action: RegExp, keys: string[]][] = [
  [/^iam:PassRole$/i, ['iam:PassedToService']],
  [/^iam:CreateServiceLinkedRole$/i, ['iam:AWSServiceName']],
  [/^iam:(CreateRole|PutRolePolicy|DeleteRolePolicy|PutRolePermissionsBoundary|UpdateAssumeRolePolicy)$/i, ['iam:PermissionsBoundary']],
  [/^iam:(Attach|Detach)RolePolicy$/i, ['iam:PermissionsBoundary', 'iam:PolicyARN']],
]
const escalates = /^iam:(\*|CreateAccessKey|CreateUser|CreateLoginProfile|UpdateLoginProfile|AttachUserPolicy|PutUserPolicy|AddUserToGroup|AttachGroupPolicy|PutGroupPolicy|DeleteRolePermissionsBoundary|SetDefaultPolicyVersion)$/i

const prefixOf = (resource: unknown) => /\/[^:]*\*$/.test(JSON.stringify(resource ?? '').replaceAll(/["}\]]/g, ''))

/** Rules about policies: who may do what to what, and under which condition. */
export const policyRules: Rule[] = [
  {
    Id: 'PolicyVersion', Severity: 'high', Why: 'a policy without a version is of 2008, in which variables are plain text',
    find: ({ Resources }) =>
      Object.entries(Resources).flatMap(([Resource, resource]) => documentsOf(resource).filter(({ value }) => value.Version !== '2012-10-17').map(({ at }) => ({ Resource, At: at, says: "has no Version '2012-10-17'" }))),
  },
  {
    Id: 'TrustHasSource', Severity: 'high', Why: 'a service acts for every account: without its source it may act for somebody else',
    find: (template) =>
      found(
        statementsOf(template).filter((one) => one.kind === 'trust' && isAllow(one) && list<string>(one.value.Principal?.Service).some((name) => !sendsNoSource.includes(name)) && !(asks(one.value, 'aws:SourceAccount') && asks(one.value, 'aws:SourceArn'))),
        'trusts a service without aws:SourceAccount and aws:SourceArn',
      ),
  },
  {
    Id: 'OidcHasSubject', Severity: 'critical', Why: 'an identity provider vouches for everybody who uses it',
    find: (template) =>
      found(
        statementsOf(template).filter((one) => {
          if (!list<string>(one.value.Action).includes('sts:AssumeRoleWithWebIdentity') || !isAllow(one)) return false
          const equal = conditionsOf(one.value).filter(({ operator }) => operator === 'StringEquals')
          return !/:sub$/.test(equal.map(({ key }) => key).join(' ').replace(/\S+:aud/, '').trim()) || !equal.some(({ key }) => /:aud$/.test(key)) || equal.some(({ value }) => /[*?]/.test(JSON.stringify(value)))
        }),
        'lets a web identity in without StringEquals on its audience and its whole subject',
      ),
  },
  {
    Id: 'NobodyIsEverybody', Severity: 'critical', Why: 'a principal * without a condition is the whole world',
    find: (template) =>
      found(
        statementsOf(template).filter(
          (one) =>
            isAllow(one) && isEveryone(one.value) &&
            // Nobody is let into a role by what they say of where they come from.
            !(one.kind !== 'trust' && asks(one.value, /^aws:(PrincipalOrgID|PrincipalAccount|ResourceAccount|SourceAccount|SourceVpce?|SourceArn)$/i)) &&
            !(one.owner.Type === 'AWS::EC2::VPCEndpoint' && actionsOf(one).every((action) => /:(Get|List|Describe|BatchGet)/.test(action))),
        ),
        'allows everybody without saying of which account',
      ),
  },
  {
    Id: 'DenialIsConditional', Severity: 'medium', Why: 'a denial of everything to everybody locks its owner out',
    find: (template) => found(statementsOf(template).filter((one) => one.kind === 'resource' && one.value.Effect === 'Deny' && isEveryone(one.value) && !one.value.Condition), 'denies everybody without a condition'),
  },
  {
    Id: 'ActionsAreNamed', Severity: 'high', Why: 'what a service learns to do later must not be allowed today',
    find: (template) =>
      found(statementsOf(template).filter((one) => isAllow(one) && one.owner.Type !== 'AWS::EC2::VPCEndpoint' && (one.value.NotAction || actionsOf(one).some((action) => /^\*$|:\*$/.test(action)))), 'allows every action of a service'),
  },
  {
    Id: 'ResourcesAreNamed', Severity: 'high', Why: 'an action on * reaches what others own',
    find: (template) =>
      found(
        statementsOf(template).filter(
          (one) => one.kind === 'identity' && isAllow(one) && isAttached(one) && !asks(one.value, /^s3:ExistingObjectTag\//) && (one.value.NotResource || list(one.value.Resource).includes('*')) && actionsOf(one).some((action) => !withoutResource.has(action)),
        ),
        'allows on every resource what can be limited to some',
      ),
  },
  {
    Id: 'PowersAreGuarded', Severity: 'critical', Why: 'who makes or hands on roles without limits has every permission',
    find: (template) =>
      found(
        statementsOf(template).filter((one) => one.kind === 'identity' && isAllow(one) && isAttached(one) && actionsOf(one).some((action) => guards.some(([pattern, keys]) => pattern.test(action) && !keys.every((key) => asks(one.value, key))))),
        'lets roles be made or handed on without iam:PermissionsBoundary, iam:PolicyARN, iam:PassedToService or iam:AWSServiceName',
      ),
  },
  {
    Id: 'NoEscalation', Severity: 'critical', Why: 'these actions give whoever has them any permission',
    find: (template) => found(statementsOf(template).filter((one) => isAllow(one) && one.kind === 'identity' && actionsOf(one).some((action) => escalates.test(action))), 'allows an action by which permissions are taken'),
  },
  {
    Id: 'ListsUnderPrefix', Severity: 'medium', Why: 'names of objects tell of others what their contents would',
    find: (template: Template) => {
      const all = statementsOf(template).filter((one) => one.kind === 'identity' && isAllow(one))
      const narrow = new Set(all.filter((one) => actionsOf(one).some((action) => /^s3:(Get|Put)Object$/.test(action)) && list(one.value.Resource).some(prefixOf)).map(({ resource }) => resource))
      return found(all.filter((one) => narrow.has(one.resource) && actionsOf(one).includes('s3:ListBucket') && !asks(one.value, 's3:prefix')), 'lists a whole bucket of which it may read a part')
    },
  },
  {
    Id: 'EndsOwnJobsOnly', Severity: 'high', Why: 'jobs of others run in the same account',
    find: (template) =>
      found(
        statementsOf(template).filter((one) => one.kind === 'identity' && isAllow(one) && isAttached(one) && actionsOf(one).some((action) => /^batch:(Cancel|Terminate)Job$/.test(action)) && !asks(one.value, /^aws:ResourceTag\//)),
        'ends any job, whoever submitted it',
      ),
  },
]

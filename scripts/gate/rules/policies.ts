import { onlyInItsVpc } from '../../../templates-src/parts/only-in-its-vpc.ts'
import { entries, mentions } from '../values.ts'
import { withoutResource } from '../without-resource.ts'
import { asks, conditionsOf, documentsOf, isOfLaunchRole, isRead, list, type Rule, type Statement, statementsOf, type Template } from '../statements.ts'

const isAllow = ({ value }: Statement) => value.Effect === 'Allow'
const found = (statements: Statement[], says: string) => statements.map(({ resource, at }) => ({ Resource: resource, At: at, says }))
const actionsOf = ({ value }: Statement): string[] => list<string>(value.Action)
const isEveryone = (value: any) => value.Principal === '*' || (value.Principal && Object.values(value.Principal).some((one) => list(one as string).includes('*')))
/**
 * A boundary allows nothing by itself: which of its actions are allowed on what is decided elsewhere, but for what it limits
 * to some resources. It hangs on nobody, and its name says what it is.
 */
const isOpenBoundary = ({ owner: { Properties = {} }, resource, value }: Statement) => Properties.Roles === undefined && /Boundary$/.test(resource) && list(value.Resource).includes('*')

/** What policies allow whoever has them. */
const grantsOf = (template: Template) => statementsOf(template).filter((one) => one.kind === 'identity' && isAllow(one) && !isOpenBoundary(one))
const jobEnders = (template: Template) => grantsOf(template).filter((one) => actionsOf(one).some((action) => /^batch:(Cancel|Terminate)Job$/.test(action)))

// EC2 sends neither key; of Service Catalog no page says that it does.
const sendsNoSource = ['ec2.amazonaws.com', 'servicecatalog.amazonaws.com']

const guards: [action: RegExp, keys: string[]][] = [
  [/^iam:PassRole$/i, ['iam:PassedToService']],
  [/^iam:CreateServiceLinkedRole$/i, ['iam:AWSServiceName']],
  [/^iam:(CreateRole|CreateUser|PutRolePolicy|DeleteRolePolicy|Put(Role|User)PermissionsBoundary|UpdateAssumeRolePolicy)$/i, ['iam:PermissionsBoundary']],
  [/^iam:(Attach|Detach)RolePolicy$/i, ['iam:PermissionsBoundary', 'iam:PolicyARN']],
]
const escalates = /^iam:(\*|CreateAccessKey|CreateUser|CreateLoginProfile|UpdateLoginProfile|AttachUserPolicy|PutUserPolicy|AddUserToGroup|AttachGroupPolicy|PutGroupPolicy|DeleteRolePermissionsBoundary|SetDefaultPolicyVersion)$/i

/**
 * The statement of every key, by which policies of its account decide; without it a key can become nobody's.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const isRootOfKey = ({ owner, value }: Statement) => owner.Type === 'AWS::KMS::Key' && /^\{"AWS":\{"Fn::Sub":"arn:\$\{AWS::Partition\}:iam::\$\{AWS::AccountId\}:root"\}\}$/.test(JSON.stringify(value.Principal))
const isWholeService = (resource: any) => /^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*(\/\*)?$/.test(String(resource?.['Fn::Sub'] ?? resource).replaceAll(/\$\{[^}]*\}/g, 'x'))
const identities = ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']
const prefixOf = (resource: unknown) => /\/[^:]*\*$/.test(JSON.stringify(resource ?? '').replaceAll(/["}\]]/g, ''))

/** Whether a statement is about instances, which an action on many types at once may not be. */
const isOfInstances = ({ value }: Statement) => list(value.Resource).some((one) => one === '*' || /:instance\/\*/.test(JSON.stringify(one)))
const isOfAnyTask = ({ value }: Statement) => /task-definition\/\*/.test(JSON.stringify(value.Resource))
const byProfile = /^(ec2:InstanceProfile|ec2:CreateAction|aws:ResourceTag\/.*)$/
const byTag = /^aws:ResourceTag\//
type Asked = { Id: string; Severity: Rule['Severity']; Why: string; action: RegExp; key: string | RegExp; says: string; also?: RegExp; only?: (statement: Statement) => boolean; launches?: true }
/** Actions that are safe only under a condition, and the key that it has to ask for, with `also` where it is there. Launch roles make what has no tag yet, so that only rules with `launches` are for them. */
const asked: Asked[] = [
  { Id: 'KeysThroughServices', Severity: 'high', Why: 'who may decrypt by hand reads whatever was copied', action: /^kms:(Decrypt|GenerateDataKey)/, key: /^kms:(ViaService|EncryptionContext:.*)$/, says: 'uses a key without kms:ViaService or kms:EncryptionContext', launches: true },
  { Id: 'GrantsForServices', Severity: 'high', Why: 'a grant lets somebody use a key whatever policies say', action: /^kms:CreateGrant$/, key: 'kms:GrantIsForAWSResource', says: 'grants the use of a key to anybody; ask for kms:GrantIsForAWSResource', launches: true },
  { Id: 'TasksInOneCluster', Severity: 'high', Why: 'a task in another cluster is in the network of somebody else', action: /^ecs:(RunTask|StartTask|StopTask|ListTasks)$/, key: 'ecs:cluster', says: 'runs or lists tasks of any cluster; ask for ecs:cluster' },
  { Id: 'RunsTasksByTag', Severity: 'high', Why: 'a command runs with the roles and the secrets of whatever task it is put into', action: /^ecs:RunTask$/, key: byTag, also: byTag, only: isOfAnyTask, says: 'runs any task definition; name one, or ask for aws:ResourceTag' },
  { Id: 'MetricsOfOneNamespace', Severity: 'medium', Why: 'who writes metrics of others rings their alarms, and silences them', action: /^cloudwatch:PutMetricData$/, key: 'cloudwatch:namespace', says: 'writes any metric; ask for cloudwatch:namespace' },
  { Id: 'DisksByTag', Severity: 'high', Why: 'disks of others are in the same account', action: /^ec2:(DeleteVolume|DeleteSnapshot)$/, key: byTag, says: 'deletes any disk; ask for aws:ResourceTag' },
  { Id: 'InstancesByProfile', Severity: 'high', Why: 'instances of others, and the roles they have, are in the same account', action: /^ec2:(RunInstances|TerminateInstances|StopInstances|GetConsoleOutput|CreateTags|DeleteTags)$/, key: byProfile, only: isOfInstances, says: 'starts, ends or names any instance; ask for ec2:InstanceProfile, ec2:CreateAction or aws:ResourceTag' },
  { Id: 'FilesByTag', Severity: 'high', Why: 'files of others are in the same account', action: /^(elasticfilesystem:(CreateMountTarget|DeleteFileSystem|DeleteMountTarget|PutLifecycleConfiguration|UpdateFileSystem)|fsx:(DeleteFileSystem|UpdateFileSystem))$/, key: byTag, says: 'changes any file system; ask for aws:ResourceTag' },
  { Id: 'FilesAreNamedOnce', Severity: 'high', Why: 'who may give a file system the tag that is asked for has it', action: /^(elasticfilesystem|fsx):TagResource$/, key: /^aws:RequestTag\//, also: byTag, says: 'gives file systems any tag; ask for aws:RequestTag and aws:ResourceTag' },
  { Id: 'ProtectionGoesByTag', Severity: 'critical', Why: 'who takes the protection of databases away may delete any of them', action: /^(rds:ModifyDB(Cluster|Instance)|elasticloadbalancing:ModifyLoadBalancerAttributes)$/, key: byTag, says: 'changes any database or load balancer; ask for aws:ResourceTag' },
]

/** Rules about policies: who may do what to what, and under which condition. */
export const policyRules: Rule[] = [
  ...asked.map(
    ({ action, key, also, says, only = () => true, launches = false, ...rule }): Rule => ({
      ...rule,
      Around: identities,
      find: (template) => found(grantsOf(template).filter((one) => actionsOf(one).some((name) => action.test(name)) && only(one) && !(asks(one.value, key) && (!also || conditionsOf(one.value).some(({ key: other, value }) => also.test(other) && value !== '*'))) && (launches || !isOfLaunchRole(template, one.owner))), says),
    }),
  ),
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
    Id: 'StrangersSayWhoSentThem', Severity: 'critical', Why: "a vendor acts for all its customers, and takes one's role for another's by mistake",
    find: (template) =>
      'ExternalId' in (template.Parameters ?? {})
        ? found(statementsOf(template).filter((one) => one.kind === 'trust' && isAllow(one) && one.value.Principal?.AWS !== undefined && actionsOf(one).includes('sts:AssumeRole') && !asks(one.value, 'sts:ExternalId')), 'trusts another account without sts:ExternalId')
        : [],
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
            !(one.kind !== 'trust' && asks(one.value, /^aws:(PrincipalOrgID|PrincipalAccount|ResourceAccount|SourceVpce?)$/i)) &&
            !(one.owner.Type === 'AWS::EC2::VPCEndpoint' && actionsOf(one).every(isRead)),
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
      found(statementsOf(template).filter((one) => isAllow(one) && one.owner.Type !== 'AWS::EC2::VPCEndpoint' && !isRootOfKey(one) && (one.value.NotAction || actionsOf(one).some((action) => /^\*$|:\*$/.test(action)))), 'allows every action of a service'),
  },
  {
    Id: 'ResourcesAreNamed', Severity: 'high', Why: 'an action on * reaches what others own',
    find: (template) =>
      found(
        grantsOf(template).filter(
          (one) => !asks(one.value, /^s3:ExistingObjectTag\//) && (one.value.NotResource || list(one.value.Resource).includes('*')) && actionsOf(one).some((action) => !withoutResource.has(action)),
        ),
        'allows on every resource what can be limited to some',
      ),
  },
  {
    Id: 'ResourcesAreOfAKind', Severity: 'high', Why: 'everything of a service is more than any role is for', Around: identities,
    find: (template) =>
      found(
        grantsOf(template).filter((one) => !isOfLaunchRole(template, one.owner) && list(one.value.Resource).some(isWholeService)),
        'allows on everything of a service; name a type and how its names begin',
      ),
  },
  {
    Id: 'PowersAreGuarded', Severity: 'critical', Why: 'who makes or hands on roles without limits has every permission',
    find: (template) =>
      found(
        statementsOf(template).filter((one) => {
          // Which roles are handed on is for policies to say; that they are made bounded, for boundaries as well.
          const due = (keys: string[]) => (isOpenBoundary(one) ? keys.filter((key) => key === 'iam:PermissionsBoundary') : keys)
          return one.kind === 'identity' && isAllow(one) && actionsOf(one).some((action) => guards.some(([pattern, keys]) => pattern.test(action) && !due(keys).every((key) => asks(one.value, key))))
        }),
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
    Id: 'EndsJobsByTag', Severity: 'high', Why: 'jobs of others run in the same account',
    find: (template) => found(jobEnders(template).filter(({ value }) => !conditionsOf(value).some(({ key, operator, value }) => /^aws:ResourceTag\//.test(key) && !list(value).includes('*') && !(operator === 'Null' && value !== 'false'))), 'ends any job, whoever submitted it; ask for aws:ResourceTag'),
  },
  {
    Id: 'EndsOwnJobsOnly', Severity: 'medium', Why: 'jobs that nobody tagged are somebody else\'s as well',
    find: (template) => found(jobEnders(template).filter(({ value }) => conditionsOf(value).some(({ key, operator }) => /^aws:ResourceTag\//.test(key) && operator.endsWith('IfExists'))), 'ends jobs without a tag, too; leave IfExists out'),
  },
  {
    Id: 'PublishersHaveSource', Severity: 'high', Why: 'a service acts for every account: without its source it may act for somebody else',
    find: (template) =>
      found(
        statementsOf(template).filter(
          ({ kind, value }) =>
            kind === 'resource' && value.Effect === 'Allow' && value.Principal?.Service !== undefined && !asks(value, /^(aws:Source(Account|Arn|OrgID)|kms:EncryptionContext:.*|kms:CallerAccount)$/) &&
            // Elastic Load Balancing sends neither; it writes under the number of the account that it acts for.
            !(value.Resource && list(value.Resource).every((one) => JSON.stringify(one).includes('/AWSLogs/${AWS::AccountId}/'))),
        ),
        'lets a service in for any account; ask for aws:SourceAccount or aws:SourceArn',
      ),
  },
  {
    Id: 'FilesByAccessPoint', Severity: 'medium', Why: 'past its access point a task is whatever user it says it is, in any folder', Around: ['AWS::EFS::AccessPoint', ...identities],
    find: (template) =>
      entries(template, 'AWS::EFS::AccessPoint').length > 0
        ? found(grantsOf(template).filter((one) => actionsOf(one).includes('elasticfilesystem:ClientMount') && !asks(one.value, 'elasticfilesystem:AccessPointArn')), 'mounts files past their access point; ask for elasticfilesystem:AccessPointArn')
        : [],
  },
  {
    Id: 'CredentialsStayOnInstances', Severity: 'high', Why: 'whoever reads the credentials of an instance uses them from anywhere', Around: identities,
    find: (template) => {
      const statements = statementsOf(template)
      const guarded = statements.filter(({ value }) => value.Effect === 'Deny' && value.Action === '*' && JSON.stringify(value.Condition) === JSON.stringify(onlyInItsVpc.Condition))
      return found(
        statements.filter((one) => one.kind === 'trust' && isAllow(one) && list<string>(one.value.Principal?.Service).includes('ec2.amazonaws.com') && !guarded.some(({ resource, owner }) => resource === one.resource || mentions(owner.Properties?.Roles, one.resource)) && one.owner.Type === 'AWS::IAM::Role'),
        'is of instances, and no policy of it denies its use at endpoints of another VPC; see parts/only-in-its-vpc.ts',
      )
    },
  },
]

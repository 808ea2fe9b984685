import { getAtt, output, ref, sub, template, type Resource } from '../../templates-src/cfn/index.ts'

/** The role that the LAUNCH constraint names: it must be in the hub and in every account that launches. */
export const roleName = 'StackroomMutationFarmLaunch'

type Statement = { Sid: string; Action: string | string[]; Resource: unknown; Condition?: Record<string, Record<string, unknown>> }

const actions = (service: string, names: string) => names.trim().split(/\s+/).map((name) => `${service}:${name}`)
const here = (service: string, resource: string) => sub(`arn:\${AWS::Partition}:${service}:*:\${AWS::AccountId}:${resource}`)
const iam = (resource: string) => sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:${resource}`)

/** Service Catalog names its stacks SC-<account>-<provisioned product>; CloudFormation names children, roles and rules after them. */
const stacks: Statement[] = [
  {
    Sid: 'StacksOfTheCatalog',
    Action: actions('cloudformation', `
      CancelUpdateStack ContinueUpdateRollback CreateChangeSet CreateStack DeleteChangeSet DeleteStack DescribeChangeSet
      DescribeStackEvents DescribeStackResource DescribeStackResources DescribeStacks ExecuteChangeSet GetStackPolicy
      GetTemplate ListChangeSets ListStackResources SetStackPolicy TagResource UntagResource UpdateStack`),
    Resource: here('cloudformation', 'stack/SC-*'),
  },
  { Sid: 'LookAtTemplates', Action: actions('cloudformation', 'GetTemplateSummary ValidateTemplate'), Resource: '*' },
  {
    // Service Catalog tags its own copies, and publish tags the children it uploads.
    Sid: 'ReadTemplates',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { StringEquals: { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' } },
  },
]

const roles: Statement[] = [
  {
    Sid: 'Roles',
    Action: actions('iam', `
      CreateRole DeleteRole GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies ListRoleTags TagRole UntagRole
      UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription`),
    Resource: iam('role/SC-*'),
  },
  {
    Sid: 'OnlyTheirOwnPolicies',
    Action: actions('iam', 'AttachRolePolicy DetachRolePolicy'),
    Resource: iam('role/SC-*'),
    Condition: { ArnLike: { 'iam:PolicyARN': iam('policy/SC-*') } },
  },
  {
    Sid: 'Policies',
    Action: actions('iam', `
      CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion GetPolicy GetPolicyVersion ListEntitiesForPolicy
      ListPolicyVersions TagPolicy UntagPolicy`),
    Resource: iam('policy/SC-*'),
  },
  {
    Sid: 'HandRolesToTheirServices',
    Action: 'iam:PassRole',
    Resource: iam('role/SC-*'),
    Condition: {
      StringEquals: {
        'iam:PassedToService': ['batch.amazonaws.com', 'codebuild.amazonaws.com', 'ecs-tasks.amazonaws.com', 'events.amazonaws.com'],
      },
    },
  },
  {
    // Batch, ECS and the cache make theirs on first use.
    Sid: 'ServiceLinkedRoles',
    Action: 'iam:CreateServiceLinkedRole',
    Resource: iam('role/aws-service-role/*'),
    Condition: {
      StringEquals: { 'iam:AWSServiceName': ['batch.amazonaws.com', 'ecs.amazonaws.com', 'pullthroughcache.ecr.amazonaws.com'] },
    },
  },
  {
    Sid: 'IdentityProviderOfGitHub',
    Action: actions('iam', `
      AddClientIDToOpenIDConnectProvider CreateOpenIDConnectProvider DeleteOpenIDConnectProvider GetOpenIDConnectProvider
      RemoveClientIDFromOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider`),
    Resource: iam('oidc-provider/token.actions.githubusercontent.com'),
  },
]

const network: Statement[] = [
  {
    Sid: 'Network',
    Action: actions('ec2', `
      AllocateAddress AssociateRouteTable AttachInternetGateway AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress
      CreateInternetGateway CreateNatGateway CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateTags
      CreateVpc CreateVpcEndpoint DeleteInternetGateway DeleteNatGateway DeleteRoute DeleteRouteTable DeleteSecurityGroup
      DeleteSubnet DeleteTags DeleteVpc DeleteVpcEndpoints DetachInternetGateway DisassociateAddress
      DisassociateRouteTable ModifySubnetAttribute ModifyVpcAttribute ModifyVpcEndpoint ReleaseAddress ReplaceRoute
      ReplaceRouteTableAssociation RevokeSecurityGroupEgress RevokeSecurityGroupIngress`),
    Resource: here('ec2', '*'),
  },
  {
    Sid: 'LookAtTheNetwork',
    Action: actions('ec2', `
      DescribeAccountAttributes DescribeAddresses DescribeAvailabilityZones DescribeInternetGateways DescribeNatGateways
      DescribeNetworkAcls DescribeNetworkInterfaces DescribePrefixLists DescribeRouteTables DescribeSecurityGroupRules
      DescribeSecurityGroups DescribeSubnets DescribeTags DescribeVpcAttribute DescribeVpcEndpoints
      DescribeVpcEndpointServices DescribeVpcs`),
    Resource: '*',
  },
]

const jobs: Statement[] = [
  {
    Sid: 'Batch',
    Action: actions('batch', `
      CreateComputeEnvironment CreateJobQueue DeleteComputeEnvironment DeleteJobQueue DeregisterJobDefinition
      RegisterJobDefinition TagResource UntagResource UpdateComputeEnvironment UpdateJobQueue`),
    Resource: ['compute-environment/*', 'job-queue/*', 'job-definition/*'].map((resource) => here('batch', resource)),
  },
  {
    Sid: 'LookAtBatch',
    Action: actions('batch', 'DescribeComputeEnvironments DescribeJobDefinitions DescribeJobQueues ListTagsForResource'),
    Resource: '*',
  },
  {
    Sid: 'Bucket',
    Action: actions('s3', `
      CreateBucket DeleteBucket DeleteBucketPolicy Get*Configuration GetBucket* ListBucket PutBucketOwnershipControls
      PutBucketPolicy PutBucketPublicAccessBlock PutBucketTagging PutEncryptionConfiguration PutLifecycleConfiguration`),
    Resource: sub('arn:${AWS::Partition}:s3:::*-remote-tmp-${AWS::AccountId}-*'),
  },
  {
    Sid: 'Logs',
    Action: actions('logs', `
      CreateLogGroup DeleteLogGroup DeleteRetentionPolicy ListTagsForResource PutRetentionPolicy TagResource UntagResource`),
    Resource: ['*-remote', '*-remote:*', '*-image', '*-image:*'].map((group) => here('logs', `log-group:${group}`)),
  },
  { Sid: 'LookAtLogs', Action: 'logs:DescribeLogGroups', Resource: '*' },
  {
    Sid: 'Budget',
    Action: actions('budgets', 'ListTagsForResource ModifyBudget TagResource UntagResource ViewBudget'),
    Resource: sub('arn:${AWS::Partition}:budgets::${AWS::AccountId}:budget/*'),
  },
]

const image: Statement[] = [
  {
    Sid: 'Repository',
    Action: actions('ecr', `
      BatchDeleteImage CreateRepository DeleteLifecyclePolicy DeleteRepository DescribeRepositories GetLifecyclePolicy
      GetRepositoryPolicy ListImages ListTagsForResource PutImageScanningConfiguration PutImageTagMutability
      PutLifecyclePolicy TagResource UntagResource`),
    Resource: [here('ecr', 'repository/*/cargo-mutants'), here('ecr', 'repository/*-ghcr/*')],
  },
  {
    // None of them can be limited to a resource.
    Sid: 'Cache',
    Action: actions('ecr', `
      CreatePullThroughCacheRule CreateRepositoryCreationTemplate DeletePullThroughCacheRule
      DeleteRepositoryCreationTemplate DescribePullThroughCacheRules DescribeRepositoryCreationTemplates
      UpdateRepositoryCreationTemplate`),
    Resource: '*',
  },
  { Sid: 'CacheSecret', Action: 'secretsmanager:GetSecretValue', Resource: here('secretsmanager', 'secret:ecr-pullthroughcache/*') },
  {
    Sid: 'Builds',
    Action: actions('codebuild', 'BatchGetProjects CreateProject DeleteProject UpdateProject'),
    Resource: here('codebuild', 'project/*'),
  },
  {
    Sid: 'BuildRule',
    Action: actions('events', `
      DeleteRule DescribeRule ListTagsForResource ListTargetsByRule PutRule PutTargets RemoveTargets TagResource UntagResource`),
    Resource: here('events', 'rule/SC-*'),
  },
]

const policy = (Description: string, statements: Statement[]): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    Description,
    Roles: [ref('LaunchRole')],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: statements.map(({ Sid, ...statement }) => ({ Sid, Effect: 'Allow', ...statement })),
    },
  },
})

/** The role a launch acts with: what the resource types of this product need, on what a launched stack makes. */
export const launchRole = () =>
  template({
    Description: 'Launch role of the mutation farm, for the hub and every account that launches it',
    Resources: {
      LaunchRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: roleName,
          Description: 'Service Catalog launches the mutation farm with this role',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'servicecatalog.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      },
      StackPolicy: policy('Stacks of the catalog and their templates', stacks),
      RolePolicy: policy('Roles and policies of those stacks', roles),
      NetworkPolicy: policy('The network of the jobs', network),
      JobPolicy: policy('Queue, bucket, logs and budget', jobs),
      ImagePolicy: policy('The image of the jobs', image),
    },
    Outputs: {
      LaunchRoleArn: output('String', getAtt('LaunchRole', 'Arn'), { Description: 'The role that launches act with' }),
    },
  })

import { getAtt, output, ref, sub, template } from '../../templates-src/cfn/index.ts'
import { policy, type Statement } from '../../templates-src/parts/policies.ts'

/** Named by the product's LAUNCH constraint; it must be in the hub and in every account that launches. */
export const launchRoleName = 'StackroomMutationFarmLaunch'

const anyRegion = (service: string, resource: string) => sub(`arn:\${AWS::Partition}:${service}:*:\${AWS::AccountId}:${resource}`)
const iam = (resource: string) => sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:${resource}`)

/** Service Catalog names its stacks SC-<account>-<provisioned product>, and CloudFormation names what is in them after them. */
const stacks: Statement[] = [
  {
    Sid: 'Stacks',
    Effect: 'Allow',
    Action: [
      'cloudformation:CreateChangeSet', 'cloudformation:CreateStack', 'cloudformation:DeleteChangeSet', 'cloudformation:DeleteStack',
      'cloudformation:DescribeChangeSet', 'cloudformation:DescribeStackEvents', 'cloudformation:DescribeStackResource',
      'cloudformation:DescribeStackResources', 'cloudformation:DescribeStacks', 'cloudformation:ExecuteChangeSet',
      'cloudformation:GetStackPolicy', 'cloudformation:GetTemplate', 'cloudformation:ListChangeSets', 'cloudformation:SetStackPolicy',
      'cloudformation:TagResource', 'cloudformation:UntagResource', 'cloudformation:UpdateStack', 'cloudformation:UpdateTerminationProtection',
    ],
    Resource: anyRegion('cloudformation', 'stack/SC-*'),
  },
  { Sid: 'Summaries', Effect: 'Allow', Action: ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'], Resource: '*' },
  {
    Sid: 'Templates',
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    // Service Catalog's own copies carry this tag, and so do the nested templates that publish uploads.
    Condition: { StringEquals: { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' } },
  },
]

const roles: Statement[] = [
  {
    Sid: 'Roles',
    Effect: 'Allow',
    Action: [
      'iam:CreateRole', 'iam:DeleteRole', 'iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies',
      'iam:TagRole', 'iam:UntagRole', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription',
    ],
    Resource: iam('role/SC-*'),
  },
  {
    Sid: 'Attach',
    Effect: 'Allow',
    Action: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
    Resource: iam('role/SC-*'),
    Condition: { ArnLike: { 'iam:PolicyARN': iam('policy/SC-*') } },
  },
  {
    Sid: 'Policies',
    Effect: 'Allow',
    Action: [
      'iam:CreatePolicy', 'iam:CreatePolicyVersion', 'iam:DeletePolicy', 'iam:DeletePolicyVersion', 'iam:GetPolicy', 'iam:GetPolicyVersion',
      'iam:ListEntitiesForPolicy', 'iam:ListPolicyVersions', 'iam:SetDefaultPolicyVersion', 'iam:TagPolicy', 'iam:UntagPolicy',
    ],
    Resource: iam('policy/SC-*'),
  },
  {
    Sid: 'Pass',
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: iam('role/SC-*'),
    Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  },
  {
    Sid: 'ServiceRoles',
    Effect: 'Allow',
    Action: 'iam:CreateServiceLinkedRole',
    Resource: iam('role/aws-service-role/*'),
    Condition: { StringEquals: { 'iam:AWSServiceName': ['batch.amazonaws.com', 'ecs.amazonaws.com', 'pullthroughcache.ecr.amazonaws.com'] } },
  },
  {
    Sid: 'GitHub',
    Effect: 'Allow',
    Action: [
      'iam:AddClientIDToOpenIDConnectProvider', 'iam:CreateOpenIDConnectProvider', 'iam:DeleteOpenIDConnectProvider', 'iam:GetOpenIDConnectProvider',
      'iam:RemoveClientIDFromOpenIDConnectProvider', 'iam:TagOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider', 'iam:UpdateOpenIDConnectProviderThumbprint',
    ],
    Resource: iam('oidc-provider/token.actions.githubusercontent.com'),
  },
]

const jobs: Statement[] = [
  {
    Sid: 'Batch',
    Effect: 'Allow',
    Action: [
      'batch:CreateComputeEnvironment', 'batch:CreateJobQueue', 'batch:DeleteComputeEnvironment', 'batch:DeleteJobQueue', 'batch:DeregisterJobDefinition',
      'batch:RegisterJobDefinition', 'batch:TagResource', 'batch:UntagResource', 'batch:UpdateComputeEnvironment', 'batch:UpdateJobQueue',
    ],
    Resource: ['compute-environment/*', 'job-queue/*', 'job-definition/*', 'job-definition/*:*'].map((resource) => anyRegion('batch', resource)),
  },
  {
    Sid: 'BatchRead',
    Effect: 'Allow',
    Action: ['batch:DescribeComputeEnvironments', 'batch:DescribeJobDefinitions', 'batch:DescribeJobQueues', 'batch:ListTagsForResource'],
    Resource: '*',
  },
  {
    Sid: 'Bucket',
    Effect: 'Allow',
    Action: [
      's3:CreateBucket', 's3:DeleteBucketPolicy', 's3:GetBucketOwnershipControls', 's3:GetBucketPolicy', 's3:GetBucketPublicAccessBlock', 's3:GetBucketTagging',
      's3:GetBucketVersioning', 's3:GetEncryptionConfiguration', 's3:GetLifecycleConfiguration', 's3:ListBucket', 's3:PutBucketOwnershipControls',
      's3:PutBucketPolicy', 's3:PutBucketPublicAccessBlock', 's3:PutBucketTagging', 's3:PutBucketVersioning', 's3:PutEncryptionConfiguration', 's3:PutLifecycleConfiguration',
    ],
    Resource: sub('arn:${AWS::Partition}:s3:::*-remote-tmp-${AWS::AccountId}-*'),
  },
  {
    Sid: 'Logs',
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:DeleteLogGroup', 'logs:DeleteRetentionPolicy', 'logs:ListTagsForResource', 'logs:PutRetentionPolicy', 'logs:TagResource', 'logs:UntagResource'],
    Resource: [anyRegion('logs', 'log-group:*-remote'), anyRegion('logs', 'log-group:*-remote:*')],
  },
  { Sid: 'LogsRead', Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: '*' },
  { Sid: 'Budget', Effect: 'Allow', Action: ['budgets:ModifyBudget', 'budgets:TagResource', 'budgets:UntagResource', 'budgets:ViewBudget'], Resource: sub('arn:${AWS::Partition}:budgets::${AWS::AccountId}:budget/*') },
  {
    Sid: 'Repositories',
    Effect: 'Allow',
    Action: [
      'ecr:CreateRepository', 'ecr:DescribeRepositories', 'ecr:GetLifecyclePolicy', 'ecr:GetRepositoryPolicy', 'ecr:ListTagsForResource',
      'ecr:PutImageScanningConfiguration', 'ecr:PutImageTagMutability', 'ecr:TagResource', 'ecr:UntagResource',
    ],
    Resource: anyRegion('ecr', 'repository/*'),
  },
  {
    Sid: 'Cache',
    Effect: 'Allow',
    Action: [
      'ecr:CreatePullThroughCacheRule', 'ecr:CreateRepositoryCreationTemplate', 'ecr:DeletePullThroughCacheRule', 'ecr:DeleteRepositoryCreationTemplate',
      'ecr:DescribePullThroughCacheRules', 'ecr:DescribeRepositoryCreationTemplates', 'ecr:UpdateRepositoryCreationTemplate',
    ],
    Resource: '*',
  },
  {
    Sid: 'CacheSecret',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: anyRegion('secretsmanager', 'secret:ecr-pullthroughcache/*'),
  },
]

/** EC2 knows few of these by name before they are there: limited to the region's calls that a network and its rules need. */
const networks: Statement[] = [
  {
    Sid: 'Network',
    Effect: 'Allow',
    Action: [
      'AllocateAddress', 'AssociateRouteTable', 'AssociateSubnetCidrBlock', 'AssociateVpcCidrBlock', 'AttachInternetGateway', 'AuthorizeSecurityGroupEgress',
      'AuthorizeSecurityGroupIngress', 'CreateEgressOnlyInternetGateway', 'CreateInternetGateway', 'CreateNatGateway', 'CreateRoute', 'CreateRouteTable',
      'CreateSecurityGroup', 'CreateSubnet', 'CreateTags', 'CreateVpc', 'CreateVpcEndpoint', 'DeleteEgressOnlyInternetGateway', 'DeleteInternetGateway',
      'DeleteNatGateway', 'DeleteRoute', 'DeleteRouteTable', 'DeleteSecurityGroup', 'DeleteSubnet', 'DeleteTags', 'DeleteVpc', 'DeleteVpcEndpoints',
      'DetachInternetGateway', 'DisassociateAddress', 'DisassociateRouteTable', 'DisassociateSubnetCidrBlock', 'DisassociateVpcCidrBlock',
      'ModifySubnetAttribute', 'ModifyVpcAttribute', 'ModifyVpcEndpoint', 'ReleaseAddress', 'ReplaceRoute', 'RevokeSecurityGroupEgress', 'RevokeSecurityGroupIngress',
    ].map((action) => `ec2:${action}`),
    Resource: anyRegion('ec2', '*'),
  },
  {
    Sid: 'NetworkRead',
    Effect: 'Allow',
    Action: [
      'Addresses', 'AvailabilityZones', 'EgressOnlyInternetGateways', 'InternetGateways', 'NatGateways', 'NetworkAcls', 'NetworkInterfaces', 'PrefixLists', 'RouteTables',
      'SecurityGroupRules', 'SecurityGroups', 'Subnets', 'VpcAttribute', 'VpcEndpoints', 'VpcEndpointServices', 'Vpcs',
    ].map((what) => `ec2:Describe${what}`),
    Resource: '*',
  },
]

/** The role a launch acts with, narrow and written by hand. */
export function launchRole() {
  const managed = (Description: string, statements: Statement[]) => ({
    Type: 'AWS::IAM::ManagedPolicy' as const,
    Properties: { Description, Roles: [ref('LaunchRole')], PolicyDocument: policy(...statements) },
  })
  return template({
    Description: 'Launch role of the mutation farm, for the hub and every account that launches it',
    Resources: {
      LaunchRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: launchRoleName,
          Description: 'Service Catalog launches the mutation farm with this role',
          AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'servicecatalog.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        },
      },
      StacksPolicy: managed('Stacks of Service Catalog and their templates', stacks),
      RolesPolicy: managed('Roles and policies of those stacks', roles),
      JobsPolicy: managed('Batch, bucket, logs, image and budget', jobs),
      NetworkPolicy: managed('The network of the jobs', networks),
    },
    Outputs: {
      LaunchRoleArn: output('String', getAtt('LaunchRole', 'Arn'), { Description: 'Role that the product launches with' }),
    },
  })
}

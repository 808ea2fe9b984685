import { arns } from '../../templates-src/cfn/resources/permissions.ts'

/**
 * Reading calls, and few others, that take no resource, or lists of whatever there is, by service.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const named: Record<string, string> = {
  autoscaling: 'DescribeAutoScalingGroups',
  batch: 'DescribeComputeEnvironments DescribeJobDefinitions DescribeJobQueues DescribeJobs ListJobs',
  ce: 'GetCostAndUsage',
  cloudformation: 'GetTemplateSummary ValidateTemplate',
  cloudwatch: 'PutMetricData',
  ec2: 'DescribeAccountAttributes DescribeImages DescribeInstanceStatus DescribeInstanceTypeOfferings DescribeInstanceTypes DescribeInstances DescribeKeyPairs DescribeLaunchTemplateVersions DescribeLaunchTemplates DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVolumes DescribeVpcEndpoints DescribeVpcs GetEbsEncryptionByDefault',
  ecr: 'GetAuthorizationToken',
  ecs: 'DeregisterTaskDefinition DescribeTaskDefinition DiscoverPollEndpoint ListTaskDefinitionFamilies ListTaskDefinitions',
  elasticfilesystem: 'CreateFileSystem DescribeFileSystems',
  fsx: 'DescribeFileSystems',
  logs: 'DescribeLogGroups StopLiveTail StopQuery TestMetricFilter',
  s3: 'ListAllMyBuckets',
  secretsmanager: 'ListSecrets',
  ssm: 'DescribeAutomationExecutions',
  ssmmessages: 'CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel',
  tag: 'GetResources',
}

/** Actions that a policy can allow on * only: these, and those of handlers whose data say so. */
export const withoutResource: ReadonlySet<string> = new Set([
  ...Object.entries(arns).flatMap(([action, patterns]) => (patterns === '' ? [action] : [])),
  ...Object.entries(named).flatMap(([service, actions]) => actions.split(' ').map((action) => `${service}:${action}`)),
])

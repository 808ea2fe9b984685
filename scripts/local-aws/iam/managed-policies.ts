import type { Policy } from './evaluate.ts'

const every = (service: string, names: string) => names.trim().split(/\s+/).map((name) => `${service}:${name}`)

/**
 * The AWS-managed policies that are known here, by ARN, as their pages show them:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html and
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceCatalogEndUserFullAccess.html (v7)
 */
export const managedPolicies: Record<string, Policy> = {
  'arn:aws:iam::aws:policy/AdministratorAccess': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
  'arn:aws:iam::aws:policy/AWSServiceCatalogEndUserFullAccess': {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: every('cloudformation', `
          CreateStack DeleteStack DescribeStackEvents DescribeStacks SetStackPolicy ValidateTemplate UpdateStack CreateChangeSet
          DescribeChangeSet ExecuteChangeSet ListChangeSets DeleteChangeSet TagResource CreateStackSet CreateStackInstances
          UpdateStackSet UpdateStackInstances DeleteStackSet DeleteStackInstances DescribeStackSet DescribeStackInstance
          DescribeStackSetOperation ListStackInstances ListStackResources ListStackSetOperations ListStackSetOperationResults`),
        Resource: ['stack/SC-*', 'stack/StackSet-SC-*', 'changeSet/SC-*', 'stackset/SC-*'].map((name) => `arn:aws:cloudformation:*:*:${name}`),
      },
      {
        Effect: 'Allow',
        Action: [
          'cloudformation:GetTemplateSummary',
          ...every('servicecatalog', `
            DescribeProduct DescribeProductView DescribeProvisioningParameters ListLaunchPaths ProvisionProduct SearchProducts`),
          ...every('ssm', 'DescribeDocument GetAutomationExecution'),
          ...every('config', 'DescribeConfigurationRecorders DescribeConfigurationRecorderStatus'),
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: every('servicecatalog', `
          DescribeProvisionedProduct DescribeRecord ListRecordHistory ListStackInstancesForProvisionedProduct
          ScanProvisionedProducts TerminateProvisionedProduct UpdateProvisionedProduct SearchProvisionedProducts
          CreateProvisionedProductPlan DescribeProvisionedProductPlan ExecuteProvisionedProductPlan
          DeleteProvisionedProductPlan ListProvisionedProductPlans ListServiceActionsForProvisioningArtifact
          ExecuteProvisionedProductServiceAction DescribeServiceActionExecutionParameters`),
        Resource: '*',
        Condition: { StringEquals: { 'servicecatalog:userLevel': 'self' } },
      },
    ],
  },
}

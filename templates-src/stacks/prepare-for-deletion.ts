import { equals, not, output, ref, sub, template } from '../cfn/index.ts'
import { action } from '../parts/action.ts'

/**
 * The action that lifts deletion protection, so that who launched something can end it without an administrator. What is
 * blank is not there. Updating the product sets the protection again.
 */
export const prepareForDeletion = () =>
  template({
    Description: 'Prepare for deletion: lifts the deletion protection of the database and of the load balancer',
    Parameters: {
      Name: { Type: 'String' },
      DBInstanceIdentifier: { Type: 'String' },
      DBClusterIdentifier: { Type: 'String' },
      LoadBalancerArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasInstance: not(equals(ref('DBInstanceIdentifier'), '')),
      HasCluster: not(equals(ref('DBClusterIdentifier'), '')),
      HasLoadBalancer: not(equals(ref('LoadBalancerArn'), '')),
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
    },
    Resources: action({
      Document: 'PrepareForDeletion',
      Description: 'Lifts the deletion protection of the database and of the load balancer, so that the product can be terminated',
      Steps: [
        {
          name: 'UnprotectInstance',
          action: 'aws:executeAwsApi',
          Condition: 'HasInstance',
          Resource: sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db:${DBInstanceIdentifier}'),
          // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
          inputs: { Service: 'rds', Api: 'ModifyDBInstance', DBInstanceIdentifier: ref('DBInstanceIdentifier'), DeletionProtection: false, ApplyImmediately: true },
        },
        {
          name: 'UnprotectCluster',
          action: 'aws:executeAwsApi',
          Condition: 'HasCluster',
          Resource: sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${DBClusterIdentifier}'),
          inputs: { Service: 'rds', Api: 'ModifyDBCluster', DBClusterIdentifier: ref('DBClusterIdentifier'), DeletionProtection: false, ApplyImmediately: true },
        },
        {
          name: 'UnprotectLoadBalancer',
          action: 'aws:executeAwsApi',
          Condition: 'HasLoadBalancer',
          Resource: ref('LoadBalancerArn'),
          // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyLoadBalancerAttributes.html
          inputs: {
            Service: 'elbv2',
            Api: 'ModifyLoadBalancerAttributes',
            LoadBalancerArn: ref('LoadBalancerArn'),
            Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
          },
        },
      ],
    }),
    Outputs: { DocumentName: output('String', ref('Document')) },
  })

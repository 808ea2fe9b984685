import { getAtt, output, ref, sub, template, type Resource } from '../cfn/index.ts'
import { liftable } from '../parts/liftable.ts'
import { trustOf } from '../parts/service-role.ts'

/** The names that people and service actions go by; they are the same in every account. */
export const documentName = 'StackroomPrepareForDeletion'
export const peoplePolicyName = 'StackroomPrepareForDeletion'

/** What is protected from deletion: how it is found, and what lifts it. */
type Protected = {
  /** As steps are named after it, and as the type of resource is called. */
  Name: 'LoadBalancer' | 'DBCluster' | 'DBInstance'
  /** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html */
  ResourceType: string
  steps: (arn: string) => object[]
}

const call = (name: string, inputs: { Service: string; Api: string; [input: string]: unknown }, ...outputs: { Name: string; Selector: string; Type: string }[]) => ({
  name,
  action: 'aws:executeAwsApi',
  inputs,
  ...(outputs.length > 0 ? { outputs } : {}),
})

/** RDS tells the name of a database by its ARN, and changes it by its name only. */
const database = (Name: 'DBCluster' | 'DBInstance'): Protected => ({
  Name,
  ResourceType: Name === 'DBCluster' ? 'rds:cluster' : 'rds:db',
  steps: (arn) => [
    call(`Name${Name}`, { Service: 'rds', Api: `Describe${Name}s`, [`${Name}Identifier`]: arn }, { Name: 'Name', Selector: `$.${Name}s[0].${Name}Identifier`, Type: 'String' }),
    call(`Lift${Name}`, { Service: 'rds', Api: `Modify${Name}`, [`${Name}Identifier`]: `{{ Name${Name}.Name }}`, DeletionProtection: false, ApplyImmediately: true }),
  ],
})

const all: Protected[] = [
  {
    Name: 'LoadBalancer',
    ResourceType: 'elasticloadbalancing:loadbalancer',
    steps: (LoadBalancerArn) => [
      call('LiftLoadBalancer', { Service: 'elbv2', Api: 'ModifyLoadBalancerAttributes', LoadBalancerArn, Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] }),
    ],
  },
  database('DBCluster'),
  database('DBInstance'),
]

/** Finds what is protected in stacks, and lifts it: one after the other, as a loop in a loop is not to be had. */
const lift = ({ Name, ResourceType, steps }: Protected) => [
  call(
    `Find${Name}s`,
    {
      Service: 'resourcegroupstaggingapi',
      Api: 'GetResources',
      ResourceTypeFilters: [ResourceType],
      TagFilters: [
        { Key: liftable.Key, Values: [liftable.Value] },
        { Key: 'aws:cloudformation:stack-id', Values: '{{ StackIds }}' },
      ],
    },
    { Name: 'Arns', Selector: '$.ResourceTagMappingList..ResourceARN', Type: 'StringList' },
  ),
  {
    name: `Lift${Name}s`,
    action: 'aws:loop',
    // There may be none. A step of the loop that fails ends the automation nevertheless.
    onFailure: 'Continue',
    isCritical: false,
    inputs: { Iterators: `{{ Find${Name}s.Arns }}`, IteratorDataType: 'String', Steps: steps(`{{ Lift${Name}s.CurrentIteratorValue }}`) },
  },
]

const here = (rest: string) => sub(`arn:\${AWS::Partition}:${rest}`)
const databases = [here('rds:*:${AWS::AccountId}:cluster:*'), here('rds:*:${AWS::AccountId}:db:*')]

/**
 * "Prepare for deletion": an Automation document that lifts the deletion protection of what was launched, by the stacks
 * it is in, the role it acts with, and the policy of those who may run it. It stands in the account and not in what is
 * launched, since a stack whose deletion failed has lost its own documents and roles already.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
 */
export const prepareForDeletion = () =>
  template({
    Description: 'Prepare for deletion: lifts the deletion protection of what was launched, so that it can be terminated',
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Description: 'Lifts the deletion protection of what was launched',
          // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html
          AssumeRolePolicyDocument: trustOf('ssm.amazonaws.com', 'ssm:*:${AWS::AccountId}:automation-execution/*'),
        },
      },
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Description: 'Finds what is protected, and lifts the protection of what has the tag for it',
          Roles: [ref('Role')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Sid: 'Find', Effect: 'Allow', Action: 'tag:GetResources', Resource: '*' },
              { Sid: 'Name', Effect: 'Allow', Action: ['rds:DescribeDBClusters', 'rds:DescribeDBInstances'], Resource: databases },
              {
                Sid: 'Lift',
                Effect: 'Allow',
                Action: ['elasticloadbalancing:ModifyLoadBalancerAttributes', 'rds:ModifyDBCluster', 'rds:ModifyDBInstance'],
                Resource: [here('elasticloadbalancing:*:${AWS::AccountId}:loadbalancer/app/*'), ...databases],
                Condition: { StringEquals: { [`aws:ResourceTag/${liftable.Key}`]: liftable.Value } },
              },
            ],
          },
        },
      },
      Document: {
        Type: 'AWS::SSM::Document',
        DependsOn: 'Policy',
        Properties: {
          Name: documentName,
          DocumentType: 'Automation',
          // Service Catalog offers the resources of this type in the stack that it launched: the nested stacks.
          TargetType: '/AWS::CloudFormation::Stack',
          // A document that was replaced would meet its own name.
          UpdateMethod: 'NewVersion',
          Content: {
            schemaVersion: '0.3',
            description: 'Lifts the deletion protection of what is in some stacks, so that they can be deleted',
            assumeRole: getAtt('Role', 'Arn'),
            parameters: { StackIds: { type: 'StringList', description: 'The IDs of the nested stacks of what was launched, at most 20' } },
            mainSteps: all.flatMap(lift),
          },
        },
      },
      People: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: peoplePolicyName,
          Description: 'For those who launch products: lets them prepare what they launched for deletion',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'Run',
                Effect: 'Allow',
                Action: 'ssm:StartAutomationExecution',
                Resource: [here(`ssm:*:\${AWS::AccountId}:automation-definition/${documentName}:*`), here(`ssm:*:\${AWS::AccountId}:document/${documentName}`), here('ssm:*:${AWS::AccountId}:automation-execution/*')],
              },
              { Sid: 'Watch', Effect: 'Allow', Action: 'ssm:GetAutomationExecution', Resource: here('ssm:*:${AWS::AccountId}:automation-execution/*') },
              {
                Sid: 'HandOnItsRole',
                Effect: 'Allow',
                Action: 'iam:PassRole',
                Resource: getAtt('Role', 'Arn'),
                Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
              },
            ],
          },
        },
      } satisfies Resource,
    },
    Outputs: {
      DocumentName: output('String', ref('Document'), { Description: 'The Automation document that lifts deletion protection' }),
      PeoplePolicyArn: output('String', ref('People'), { Description: 'The policy of those who may run it' }),
    },
  })

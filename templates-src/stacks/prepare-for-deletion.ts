import { output, ref, template } from '../cfn/index.ts'
import { action } from '../parts/action.ts'
import { arn } from '../parts/arn.ts'
import { liftable } from '../parts/liftable.ts'
import { call, find, forEach, stackIds } from '../parts/runbook.ts'

/** The name that people and service actions go by; it is the same in every account. */
export const prepareForDeletionName = 'StackroomPrepareForDeletion'

/** What is protected, as steps are named after it: its type, how a search by tags calls that, and the steps that lift it. */
type Protected = { Name: string; Type: string; searched: string; steps: (arn: string) => object[] }

/** RDS tells the name of a database by its ARN, and changes it by its name only. */
const database = (Name: 'DBCluster' | 'DBInstance', searched: string): Protected => ({
  Name,
  Type: `AWS::RDS::${Name}`,
  searched,
  steps: (databaseArn) => [
    call(`Name${Name}`, { Service: 'rds', Api: `Describe${Name}s`, [`${Name}Identifier`]: databaseArn }, { Name: 'Name', Selector: `$.${Name}s[0].${Name}Identifier`, Type: 'String' }),
    call(`Lift${Name}`, { Service: 'rds', Api: `Modify${Name}`, [`${Name}Identifier`]: `{{ Name${Name}.Name }}`, DeletionProtection: false, ApplyImmediately: true }),
  ],
})

const all: Protected[] = [
  {
    Name: 'LoadBalancer',
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    searched: 'elasticloadbalancing:loadbalancer',
    steps: (LoadBalancerArn) => [call('LiftLoadBalancer', { Service: 'elbv2', Api: 'ModifyLoadBalancerAttributes', LoadBalancerArn, Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] })],
  },
  database('DBCluster', 'rds:cluster'),
  database('DBInstance', 'rds:db'),
]

/** The types of what is protected from its deletion. */
export const protectedTypes = all.map(({ Type }) => Type)

const databases = [arn('rds:*:${AWS::AccountId}:cluster:*'), arn('rds:*:${AWS::AccountId}:db:*')]

/**
 * "Prepare for deletion" lifts the deletion protection of what was launched, by the stacks it is in. It stands in the
 * account and not in what is launched, since a stack whose deletion failed has lost its own documents and roles already.
 */
export const prepareForDeletion = () =>
  template({
    Description: 'Prepare for deletion: lifts the deletion protection of what was launched, so that it can be terminated',
    Resources: action({
      Name: prepareForDeletionName,
      Does: 'Lifts the deletion protection of what is in some stacks, so that they can be deleted',
      For: 'For those who launch products: lets them prepare what they launched for deletion',
      Statements: [
        { Sid: 'Find', Effect: 'Allow', Action: 'tag:GetResources', Resource: '*' },
        { Sid: 'Name', Effect: 'Allow', Action: ['rds:DescribeDBClusters', 'rds:DescribeDBInstances'], Resource: databases },
        {
          Sid: 'Lift',
          Effect: 'Allow',
          Action: ['elasticloadbalancing:ModifyLoadBalancerAttributes', 'rds:ModifyDBCluster', 'rds:ModifyDBInstance'],
          Resource: [arn('elasticloadbalancing:*:${AWS::AccountId}:loadbalancer/app/*'), ...databases],
          Condition: { StringEquals: { [`aws:ResourceTag/${liftable.Key}`]: liftable.Value } },
        },
      ],
      // Whoever terminates something looks whether this has run on it.
      ForPeople: [{ Sid: 'SeeWhatRan', Effect: 'Allow', Action: 'ssm:DescribeAutomationExecutions', Resource: '*' }],
      parameters: stackIds,
      mainSteps: all.flatMap(({ Name, searched, steps }) => [
        find(`Find${Name}s`, searched, liftable, { Name: 'Arns', Selector: '$.ResourceTagMappingList..ResourceARN', Type: 'StringList' }),
        forEach(`Lift${Name}s`, `Find${Name}s.Arns`, steps(`{{ Lift${Name}s.CurrentIteratorValue }}`)),
      ]),
    }),
    Outputs: { DocumentName: output('String', ref('Document')), PeoplePolicyArn: output('String', ref('People')) },
  })

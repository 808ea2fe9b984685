import { equals, getAtt, If, join, nested, not, noValue, output, ref, stacks, sub, template, type Template } from '../../templates-src/cfn/index.ts'

/** A VPC with a subnet, or nothing when one is there already. */
const network = () =>
  template({
    Description: 'A network',
    Parameters: {
      ExistingSubnetIds: { Type: 'String', Default: '' },
      Size: { Type: 'String', Default: 'small', AllowedValues: ['small', 'large'] },
    },
    Mappings: { Sizes: { small: { Mask: '24' }, large: { Mask: '16' } } },
    Conditions: {
      HasNetwork: equals(ref('ExistingSubnetIds'), ''),
      IsLarge: equals(ref('Size'), 'large'),
    },
    Resources: {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Condition: 'HasNetwork',
        Properties: { CidrBlock: sub('10.0.0.0/${Mask}', { Mask: { 'Fn::FindInMap': ['Sizes', ref('Size'), 'Mask'] } as never }) },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Condition: 'HasNetwork',
        Properties: { VpcId: ref('Vpc'), CidrBlock: getAtt('Vpc', 'CidrBlock'), Tags: [If('IsLarge', { Key: 'Size', Value: 'large' }, noValue)] },
      },
    },
    Outputs: {
      SubnetIds: output('List<AWS::EC2::Subnet::Id>', If('HasNetwork', join(',', [ref('Subnet')]), ref('ExistingSubnetIds'))),
      VpcId: output('AWS::EC2::VPC::Id', ref('Vpc'), { Condition: 'HasNetwork' }),
    },
  })

const batch = () =>
  template({
    Description: 'Jobs',
    Parameters: {
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      VpcId: { Type: 'String', Default: '', AllowedPattern: '^(vpc-[0-9a-f]+)?$' },
    },
    Conditions: { HasVpc: not(equals(ref('VpcId'), '')) },
    Resources: {
      Hosts: { Type: 'AWS::EC2::SecurityGroup', Condition: 'HasVpc', Properties: { GroupDescription: 'Hosts', VpcId: ref('VpcId') } },
      Environment: {
        Type: 'AWS::Batch::ComputeEnvironment',
        Properties: {
          Type: 'MANAGED',
          ComputeResources: {
            Type: 'FARGATE_SPOT',
            MaxvCpus: 16,
            Subnets: ref('SubnetIds'),
            SecurityGroupIds: If('HasVpc', [getAtt('Hosts', 'GroupId')], noValue),
          },
        },
      },
      Queue: {
        Type: 'AWS::Batch::JobQueue',
        Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: ref('Environment') }] },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
            },
          },
        },
      },
    },
    Outputs: { QueueArn: output('String', ref('Queue')), RoleArn: output('String', getAtt('Role', 'Arn')) },
  })

/** A tree with nothing wrong: every section, functions of every kind, conditions that imply one another across stacks. */
export function farm(): Template {
  const Network = nested('Network', network(), { ExistingSubnetIds: join(',', ref('SubnetIds')), Size: ref('Size') })
  const Batch = nested('Batch', batch(), {
    SubnetIds: Network.Outputs.SubnetIds,
    VpcId: If('HasNetwork', Network.Outputs.VpcId, ''),
  })
  return template({
    Description: 'A farm',
    Metadata: {
      'AWS::CloudFormation::Interface': {
        ParameterGroups: [{ Label: { default: 'Network' }, Parameters: ['SubnetIds', 'Size'] }],
        ParameterLabels: { Size: { default: 'Size of the network' } },
      },
    },
    Parameters: {
      SubnetIds: { Type: 'CommaDelimitedList', Default: '' },
      Size: { Type: 'String', Default: 'small', AllowedValues: ['small', 'large'] },
    },
    Rules: { LargeOnly: { Assertions: [{ Assert: not(equals(ref('Size'), 'medium')), AssertDescription: 'Small or large' }] } },
    Conditions: { HasNetwork: equals(join('', ref('SubnetIds')), '') },
    Resources: {
      ...stacks(Network, Batch),
      Results: {
        Type: 'AWS::S3::Bucket',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { BucketName: sub('results-${Account}', { Account: ref('AWS::AccountId') }) },
      },
      Log: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain', Properties: { RetentionInDays: 30 } },
      Images: { Type: 'AWS::ECR::Repository', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' },
      Build: {
        Type: 'AWS::CodeBuild::Project',
        Properties: {
          Artifacts: { Type: 'NO_ARTIFACTS' },
          Environment: { ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'aws/codebuild/standard:7.0', Type: 'LINUX_CONTAINER' },
          ServiceRole: Batch.Outputs.RoleArn,
          Source: { Type: 'NO_SOURCE', BuildSpec: 'version: 0.2\n' },
        },
      },
      Nightly: {
        Type: 'AWS::Events::Rule',
        DependsOn: 'Budget',
        Properties: { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'build', Arn: getAtt('Build', 'Arn'), RoleArn: Batch.Outputs.RoleArn }] },
      },
      Budget: {
        Type: 'AWS::Budgets::Budget',
        Properties: { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 10, Unit: 'USD' } } },
      },
    },
    Outputs: {
      Queue: output('String', Batch.Outputs.QueueArn, { Description: 'Where jobs go', Export: { Name: sub('${AWS::StackName}-queue') } }),
      Buckets: output('CommaDelimitedList', join(',', [ref('Results'), ref('Log'), ref('Images')])),
    },
  })
}

import { getAtt, If, join, merge, nested, noValue, output, ref, template, unlisted, type Resources } from '../../templates-src/cfn/index.ts'

/*
 * Mistakes that do not compile, each below the line that says so; tsc fails when one of them does compile.
 */

const network = template({
  Description: 'A network',
  Parameters: { VpcCidr: { Type: 'String', Default: '10.0.0.0/16' } },
  Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: ref('VpcCidr') } } },
  Outputs: {
    VpcId: output('AWS::EC2::VPC::Id', ref('Vpc')),
    SubnetIds: output('List<AWS::EC2::Subnet::Id>', join(',', [ref('Subnet')])),
  },
})
const jobs = template({
  Description: 'Jobs',
  Parameters: {
    VpcId: { Type: 'AWS::EC2::VPC::Id' },
    SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
    Name: { Type: 'String', Default: 'jobs' },
    Tags: { Type: 'CommaDelimitedList', Default: '' },
  },
  Resources: {},
  Outputs: { QueueArn: output('String', getAtt('Queue', 'Arn')) },
})

const Network = nested('Network', network, {})
const { VpcId, SubnetIds } = Network.Outputs

nested('Jobs', jobs, { VpcId, SubnetIds })
nested('Jobs', jobs, { VpcId, SubnetIds, Name: 'mine', Tags: SubnetIds })
nested('Jobs', jobs, { VpcId: If('HasVpc', VpcId, ref('Other')), SubnetIds, Name: VpcId })
// @ts-expect-error: a wire is left out
nested('Jobs', jobs, { VpcId })
// @ts-expect-error: a VPC where subnets belong
nested('Jobs', jobs, { VpcId, SubnetIds: VpcId })
// @ts-expect-error: subnets where one text belongs
nested('Jobs', jobs, { VpcId, SubnetIds, Name: SubnetIds })
// @ts-expect-error: one value where a list belongs
nested('Jobs', jobs, { VpcId, SubnetIds, Tags: VpcId })
// @ts-expect-error: a misspelt output
nested('Jobs', jobs, { VpcId: Network.Outputs.VpcID, SubnetIds })
// @ts-expect-error: a parameter that the nested template does not have
nested('Jobs', jobs, { VpcId, SubnetIds, Names: 'mine' })

// @ts-expect-error: two stacks that need each other
const First = nested('First', jobs, { VpcId, SubnetIds, Name: Second.Outputs.QueueArn })
// @ts-expect-error: the other one of the two
const Second = nested('Second', jobs, { VpcId, SubnetIds, Name: First.Outputs.QueueArn })

export const good: Resources = {
  Vpc: { Type: 'AWS::EC2::VPC', DeletionPolicy: 'Retain', Properties: { CidrBlock: '10.0.0.0/16', ...unlisted({ NotInTheSpecificationYet: true }) } },
  Topic: { Type: 'AWS::SNS::Topic' },
  Environment: {
    Type: 'AWS::Batch::ComputeEnvironment',
    Properties: { Type: 'MANAGED', ComputeResources: { Type: If('IsSpot', 'FARGATE_SPOT', 'FARGATE'), MaxvCpus: 1, Subnets: ref('SubnetIds') } },
  },
  Job: {
    Type: 'AWS::Batch::JobDefinition',
    Properties: { Type: 'container', RetryStrategy: If('IsSpot', { Attempts: 3 }, noValue), ContainerProperties: { Image: 'rust', Command: ['cargo', ref('Verb')] } },
  },
}

export const bad: Resources[] = [
  // @ts-expect-error: a misspelt type
  { Vpc: { Type: 'AWS::EC2::VPCC' } },
  // @ts-expect-error: a misspelt property
  { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlok: '10.0.0.0/16' } } },
  // @ts-expect-error: a property that the specification does not list
  { Vpc: { Type: 'AWS::EC2::VPC', Properties: { NotInTheSpecificationYet: true } } },
  // @ts-expect-error: a required property is missing
  { Queue: { Type: 'AWS::Batch::JobQueue', Properties: { State: 'ENABLED' } } },
  // @ts-expect-error: required properties, and no properties
  { Role: { Type: 'AWS::IAM::Role' } },
  // @ts-expect-error: a value of an enumeration
  { Bucket: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'Privat' } } },
  // @ts-expect-error: a text where a number belongs
  { Log: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 'week' } } },
  // @ts-expect-error: a misspelt attribute
  { Topic: { Type: 'AWS::SNS::Topic', DeletePolicy: 'Retain' } },
  // @ts-expect-error: a policy that there is not
  { Topic: { Type: 'AWS::SNS::Topic', DeletionPolicy: 'Keep' } },
]

merge(good, { Other: { Type: 'AWS::SNS::Topic' } })
// @ts-expect-error: a type of parameter that there is not
output('AWS::EC2::VPC', ref('Vpc'))

import { and, condition, equals, getAtt, If, join, merge, noValue, not, output, ref, split, sub, template, type Resources } from '../cfn/index.ts'
import { interfaceEndpoint } from '../parts/endpoints.ts'
import { subnet } from '../parts/subnet.ts'

/**
 * Where jobs run: in subnets of a new VPC, or in those of an existing one. They reach the internet from public subnets
 * (which costs nothing while nothing runs), through a NAT gateway, or not at all, with endpoints for what Fargate needs.
 */
export function network({ zones = 2, dualStack = false } = {}) {
  const each = Array.from({ length: zones }, (_, index) => index + 1)
  const refs = (prefix: string) => each.map((zone) => ref(`${prefix}${zone}`))

  return template({
    Description: 'Subnets and security group of the jobs, in a new VPC or an existing one',
    Parameters: {
      VpcId: { Type: 'String', Default: '' },
      SubnetIds: { Type: 'String', Default: '' },
      VpcCidr: { Type: 'String' },
      Egress: { Type: 'String' },
    },
    Conditions: {
      IsPublic: equals(ref('Egress'), 'PublicIp'),
      HasNewVpc: equals(ref('VpcId'), ''),
      HasPublicSubnets: and(condition('HasNewVpc'), not(equals(ref('Egress'), 'Endpoints'))),
      HasPrivateSubnets: and(condition('HasNewVpc'), not(condition('IsPublic'))),
      HasNat: and(condition('HasNewVpc'), equals(ref('Egress'), 'NatGateway')),
      HasEndpoints: and(condition('HasNewVpc'), equals(ref('Egress'), 'Endpoints')),
    },
    Resources: merge(
      {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Condition: 'HasNewVpc',
          Properties: { CidrBlock: ref('VpcCidr'), EnableDnsSupport: true, EnableDnsHostnames: true },
        },
        SecurityGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Mutation testing jobs: nothing comes in, everything may go out',
            VpcId: If('HasNewVpc', ref('Vpc'), ref('VpcId')),
            SecurityGroupEgress: [
              { IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'Crates, git and whatever the tests need' },
              { IpProtocol: '-1', CidrIpv6: '::/0', Description: 'The same over IPv6' },
            ],
          },
        },
      },
      dualStack ? ipv6 : {},
      publicRouting(dualStack),
      ...each.map((zone) => subnet(`PublicSubnet${zone}`, { zone, slice: zone, routes: 'PublicRoutes', Condition: 'HasPublicSubnets', dualStack })),
      privateRouting(dualStack),
      // Private subnets take the upper half: a slice never moves when a zone is added, as moving one replaces the subnet.
      ...each.map((zone) => subnet(`PrivateSubnet${zone}`, { zone, slice: 8 + zone, routes: 'PrivateRoutes', Condition: 'HasPrivateSubnets', dualStack })),
      {
        S3Endpoint: {
          Type: 'AWS::EC2::VPCEndpoint',
          Condition: 'HasNewVpc',
          Properties: {
            VpcEndpointType: 'Gateway',
            VpcId: ref('Vpc'),
            ServiceName: sub('com.amazonaws.${AWS::Region}.s3'),
            RouteTableIds: [
              If('HasPublicSubnets', ref('PublicRoutes'), noValue),
              If('HasPrivateSubnets', ref('PrivateRoutes'), noValue),
            ],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'BucketsOfThisAccount',
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 's3:*',
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:ResourceAccount': ref('AWS::AccountId') } },
                },
                {
                  Sid: 'PublicObjectsAndLayersOfImages',
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 's3:GetObject',
                  Resource: '*',
                },
              ],
            },
          },
        },
        EndpointSecurityGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Condition: 'HasEndpoints',
          Properties: {
            GroupDescription: 'Interface endpoints: HTTPS from the jobs',
            VpcId: ref('Vpc'),
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourceSecurityGroupId: getAtt('SecurityGroup', 'GroupId'), Description: 'HTTPS from the jobs' },
            ],
          },
        },
      },
      // What Fargate needs to start a task without the internet.
      interfaceEndpoint('EcrApiEndpoint', 'ecr.api', refs('PrivateSubnet')),
      interfaceEndpoint('EcrDkrEndpoint', 'ecr.dkr', refs('PrivateSubnet')),
      interfaceEndpoint('LogsEndpoint', 'logs', refs('PrivateSubnet')),
    ),
    Outputs: {
      SubnetIds: output(
        'List<AWS::EC2::Subnet::Id>',
        If(
          'HasNewVpc',
          If('HasPrivateSubnets', join(',', refs('PrivateSubnet')), join(',', refs('PublicSubnet'))),
          ref('SubnetIds'),
        ),
      ),
      SecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('SecurityGroup', 'GroupId')),
      AssignPublicIp: output('String', If('IsPublic', 'ENABLED', 'DISABLED')),
    },
  })
}

import { and, condition, equals, getAtt, If, join, merge, noValue, not, output, ref, select, split, sub, template } from '../cfn/index.ts'
import { opensNothing } from '../parts/clients.ts'
import { interfaceEndpoint, natRouting, publicRouting, subnet } from '../parts/vpc.ts'

/**
 * Where jobs run: in subnets of a new VPC, or in those of an existing one. They reach the internet with an address of
 * their own (which costs nothing while nothing runs), through a NAT gateway, or not at all, with endpoints for what
 * Fargate needs.
 */
export function network({ zones = 2, dualStack = false, jobs = 'Mutation testing jobs', needs = 'Crates, git and whatever else the tests need' } = {}) {
  const each = Array.from({ length: zones }, (_, index) => index + 1)
  const subnets = (prefix: 'PublicSubnet' | 'PrivateSubnet') => each.map((zone) => ref(`${prefix}${zone}`))

  return template({
    Description: 'Subnets and security group of the jobs, in a new VPC or an existing one',
    Parameters: {
      VpcId: { Type: 'String' },
      SubnetIds: { Type: 'String' },
      VpcCidr: { Type: 'String' },
      Egress: { Type: 'String' },
    },
    Conditions: {
      IsPublic: equals(ref('Egress'), 'PublicIp'),
      HasNewVpc: equals(ref('VpcId'), ''),
      HasPrivateSubnets: and(condition('HasNewVpc'), not(condition('IsPublic'))),
      HasEndpoints: and(condition('HasNewVpc'), equals(ref('Egress'), 'Endpoints')),
      HasNat: and(condition('HasNewVpc'), equals(ref('Egress'), 'NatGateway')),
      HasPublicSubnets: and(condition('HasNewVpc'), not(equals(ref('Egress'), 'Endpoints'))),
    },
    Resources: merge(
      {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Condition: 'HasNewVpc',
          Properties: { CidrBlock: ref('VpcCidr'), EnableDnsSupport: true, EnableDnsHostnames: true },
        },
      },
      dualStack
        ? { Ipv6: { Type: 'AWS::EC2::VPCCidrBlock', Condition: 'HasNewVpc', Properties: { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true } } }
        : {},
      publicRouting('HasPublicSubnets', dualStack),
      ...each.map((zone) =>
        subnet(`PublicSubnet${zone}`, { zone, slice: zone - 1, routes: 'PublicRoutes', Condition: 'HasPublicSubnets', dualStack }),
      ),
      { PrivateRoutes: { Type: 'AWS::EC2::RouteTable', Condition: 'HasPrivateSubnets', Properties: { VpcId: ref('Vpc') } } },
      natRouting('HasNat', dualStack),
      ...each.map((zone) =>
        subnet(`PrivateSubnet${zone}`, { zone, slice: 7 + zone, routes: 'PrivateRoutes', Condition: 'HasPrivateSubnets', dualStack }),
      ),
      {
        SecurityGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: `${jobs}: nothing comes in, everything may go out`,
            VpcId: If('HasNewVpc', ref('Vpc'), ref('VpcId')),
            SecurityGroupEgress: [
              { IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: needs },
              { IpProtocol: '-1', CidrIpv6: '::/0', Description: 'The same over IPv6' },
            ],
          },
        },
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
                  Sid: 'EverythingInThisAccount',
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 's3:*',
                  Resource: '*',
                  Condition: { StringEquals: { 'aws:ResourceAccount': ref('AWS::AccountId') } },
                },
                // Layers of images and public downloads; nothing is written to another account's bucket.
                { Sid: 'OnlyReadsElsewhere', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
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
              {
                ...{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
                SourceSecurityGroupId: getAtt('SecurityGroup', 'GroupId'),
                Description: 'HTTPS from the jobs',
              },
            ],
            SecurityGroupEgress: opensNothing('Endpoints open no connections'),
          },
        },
      },
      // What Fargate needs to start a task without the internet.
      interfaceEndpoint('EcrApiEndpoint', 'HasEndpoints', 'ecr.api', subnets('PrivateSubnet')),
      interfaceEndpoint('EcrDkrEndpoint', 'HasEndpoints', 'ecr.dkr', subnets('PrivateSubnet')),
      interfaceEndpoint('LogsEndpoint', 'HasEndpoints', 'logs', subnets('PrivateSubnet')),
    ),
    Outputs: {
      VpcId: output('AWS::EC2::VPC::Id', If('HasNewVpc', ref('Vpc'), ref('VpcId'))),
      SubnetIds: output(
        'List<AWS::EC2::Subnet::Id>',
        If(
          'HasNewVpc',
          If('HasPrivateSubnets', join(',', subnets('PrivateSubnet')), join(',', subnets('PublicSubnet'))),
          ref('SubnetIds'),
        ),
      ),
      FirstSubnetId: output(
        'AWS::EC2::Subnet::Id',
        If(
          'HasNewVpc',
          If('HasPrivateSubnets', ref('PrivateSubnet1'), ref('PublicSubnet1')),
          // The group is there so that cfn-lint does not take the blank default, which means a new VPC, for a subnet.
          select(0, split(',', join(',', [ref('SubnetIds'), getAtt('SecurityGroup', 'GroupId')]))),
        ),
      ),
      SecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('SecurityGroup', 'GroupId')),
      AssignPublicIp: output('String', If('IsPublic', 'ENABLED', 'DISABLED')),
    },
  })
}

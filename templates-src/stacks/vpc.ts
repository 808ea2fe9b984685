import { and, cidr, condition, equals, getAtt, getAZs, If, join, merge, not, noValue, or, output, ref, select, split, sub, template, type Intrinsic, type Resources } from '../cfn/index.ts'
import { natInstance } from '../parts/nat-instance.ts'

// The range is a /16, in eight. The first eighth is public: one of eight /22 a zone. Each other is the private /19 of a zone.
const publicBlock = (zone: number) => select(zone - 1, cidr(getAtt('Vpc', 'CidrBlock'), 8, 10))
const privateBlock = (zone: number) => select(zone, cidr(getAtt('Vpc', 'CidrBlock'), 8, 13))
const ipv6Block = (slice: number) => select(slice, cidr(select(0, getAtt('Vpc', 'Ipv6CidrBlocks')), 16, 64))
const most = 7

/**
 * The VPC that everything else is in: a public and a private subnet in each zone. What is in private subnets reaches the
 * internet as `Egress` says: None, NatInstance, NatGateway (one for all zones) or NatGatewayPerZone. `zones` is the most
 * zones that a launch may choose, 2 to 7. Adding one moves no subnet, as moving one replaces it.
 */
export function vpc({ zones = 3 } = {}) {
  if (zones < 2 || zones > most) throw new RangeError(`vpc: zones: ${zones}; use 2 to ${most}, which is what a /16 has room for`)
  const each = Array.from({ length: zones }, (_, index) => index + 1)
  const optional = each.slice(2)
  // One Ref a zone, and those of zones that may be missing only where they are there.
  const inZones = (logicalId: (zone: number) => string) =>
    optional.reduce<Intrinsic>(
      (value, zone) => If(`HasZone${zone}`, join(',', each.slice(0, zone).map((one) => ref(logicalId(one)))), value),
      join(',', each.slice(0, 2).map((one) => ref(logicalId(one)))),
    )

  return template({
    Description: 'VPC with a public and a private subnet in each zone, and the ways out of it',
    Parameters: {
      Name: { Type: 'String', Default: 'Network' },
      VpcCidr: { Type: 'String' },
      Zones: { Type: 'String' },
      ZoneNames: { Type: 'String', Default: '' },
      Egress: { Type: 'String' },
      Ipv6: { Type: 'String' },
      NatInstanceImageId: { Type: 'AWS::EC2::Image::Id' },
      NatInstanceType: { Type: 'String', Default: 't4g.nano' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasZoneNames: not(equals(ref('ZoneNames'), '')),
      ...Object.fromEntries(optional.map((zone) => [`HasZone${zone}`, atLeast(zone, zones)])),
      HasIpv6: equals(ref('Ipv6'), 'true'),
      HasEgress: not(equals(ref('Egress'), 'None')),
      HasIpv6Egress: and(condition('HasIpv6'), condition('HasEgress')),
      HasNatInstance: equals(ref('Egress'), 'NatInstance'),
      HasNatGatewayPerZone: equals(ref('Egress'), 'NatGatewayPerZone'),
      HasNatGateway: or(equals(ref('Egress'), 'NatGateway'), condition('HasNatGatewayPerZone')),
      ...Object.fromEntries(
        optional.flatMap((zone) => [
          [`HasEgress${zone}`, and(condition('HasEgress'), condition(`HasZone${zone}`))],
          [`HasIpv6Egress${zone}`, and(condition('HasIpv6Egress'), condition(`HasZone${zone}`))],
          [`HasNatGateway${zone}`, and(condition('HasNatGatewayPerZone'), condition(`HasZone${zone}`))],
        ]),
      ),
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
    },
    Resources: merge(
      {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: ref('VpcCidr'), EnableDnsSupport: true, EnableDnsHostnames: true, Tags: [{ Key: 'Name', Value: ref('Name') }] },
        },
        // Free, and of no effect while no subnet has a part of it.
        Ipv6Block: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true } },
        InternetGateway: { Type: 'AWS::EC2::InternetGateway', Properties: { Tags: [{ Key: 'Name', Value: ref('Name') }] } },
        InternetGatewayAttachment: {
          Type: 'AWS::EC2::VPCGatewayAttachment',
          Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('InternetGateway') },
        },
        PublicRoutes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc'), Tags: [{ Key: 'Name', Value: sub('${Name} public') }] } },
        PublicRoute: {
          Type: 'AWS::EC2::Route',
          DependsOn: 'InternetGatewayAttachment',
          Properties: { RouteTableId: ref('PublicRoutes'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('InternetGateway') },
        },
        PublicRouteIpv6: {
          Type: 'AWS::EC2::Route',
          Condition: 'HasIpv6',
          DependsOn: ['InternetGatewayAttachment', 'Ipv6Block'],
          Properties: { RouteTableId: ref('PublicRoutes'), DestinationIpv6CidrBlock: '::/0', GatewayId: ref('InternetGateway') },
        },
        EgressOnlyInternetGateway: { Type: 'AWS::EC2::EgressOnlyInternetGateway', Condition: 'HasIpv6Egress', Properties: { VpcId: ref('Vpc') } },
      },
      publicAcl,
      natInstance('HasNatInstance'),
      ...each.map((zone) => inZone(zone)),
      {
        S3Endpoint: gatewayEndpoint('s3', each, [
          // Layers of images, packages and public data; nothing is written to a stranger's bucket.
          { Sid: 'OnlyReadsElsewhere', Effect: 'Allow', Principal: '*', Action: ['s3:GetObject*', 's3:ListBucket'], Resource: '*' },
        ]),
        DynamoDbEndpoint: gatewayEndpoint('dynamodb', each, []),
      },
    ),
    Outputs: {
      VpcId: output('AWS::EC2::VPC::Id', ref('Vpc')),
      VpcCidr: output('String', getAtt('Vpc', 'CidrBlock')),
      DefaultSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('Vpc', 'DefaultSecurityGroup')),
      PublicSubnetIds: output('List<AWS::EC2::Subnet::Id>', inZones((zone) => `PublicSubnet${zone}`)),
      PrivateSubnetIds: output('List<AWS::EC2::Subnet::Id>', inZones((zone) => `PrivateSubnet${zone}`)),
      PublicRouteTableId: output('String', ref('PublicRoutes')),
      PrivateRouteTableIds: output('CommaDelimitedList', inZones((zone) => `PrivateRoutes${zone}`)),
      NatAddresses: output(
        'String',
        If(
          'HasNatInstance',
          ref('NatInstanceAddress'),
          If('HasNatGatewayPerZone', inZones((zone) => `NatAddress${zone}`), If('HasNatGateway', ref('NatAddress1'), '')),
        ),
      ),
      S3EndpointId: output('String', ref('S3Endpoint')),
    },
  })
}

/** Whether `Zones` is this number or more. */
const atLeast = (zone: number, zones: number) => {
  const some = Array.from({ length: zones - zone + 1 }, (_, index) => equals(ref('Zones'), String(zone + index)))
  return some.length > 1 ? or(...some) : some[0]!
}

/**
 * Nobody signs in to a public subnet from outside, whatever a security group says. What private subnets send through a NAT
 * in a public one is let by first, as git speaks to port 22, too. 3389 stays open: NATs send from such ports, and answers
 * come back to them. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
 */
const publicAcl: Resources = {
  PublicNetworkAcl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: ref('Vpc'), Tags: [{ Key: 'Name', Value: sub('${Name} public') }] } },
  ...merge(
    ...[
      { id: 'InsideIn', RuleNumber: 100, Protocol: -1, RuleAction: 'allow', Egress: false, CidrBlock: getAtt('Vpc', 'CidrBlock') },
      { id: 'SshIn', RuleNumber: 110, Protocol: 6, PortRange: { From: 22, To: 22 }, RuleAction: 'deny', Egress: false, CidrBlock: '0.0.0.0/0' },
      { id: 'SshInIpv6', RuleNumber: 111, Protocol: 6, PortRange: { From: 22, To: 22 }, RuleAction: 'deny', Egress: false, Ipv6CidrBlock: '::/0' },
      { id: 'In', RuleNumber: 200, Protocol: -1, RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0' },
      { id: 'InIpv6', RuleNumber: 201, Protocol: -1, RuleAction: 'allow', Egress: false, Ipv6CidrBlock: '::/0' },
      { id: 'Out', RuleNumber: 200, Protocol: -1, RuleAction: 'allow', Egress: true, CidrBlock: '0.0.0.0/0' },
      { id: 'OutIpv6', RuleNumber: 201, Protocol: -1, RuleAction: 'allow', Egress: true, Ipv6CidrBlock: '::/0' },
    ].map(({ id, ...rule }): Resources => ({ [`PublicNetworkAcl${id}`]: { Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId: ref('PublicNetworkAcl'), ...rule } } })),
  ),
}

const name = (text: string) => ({ Key: 'Name', Value: sub(`\${Name} ${text}`) })

/** A subnet, the same for ever: its zone, its range and its logical ID go together. */
const subnet = (zone: number, kind: 'Public' | 'Private', role: string): Resources[string] => ({
  Type: 'AWS::EC2::Subnet',
  ...(zone > 2 && { Condition: `HasZone${zone}` }),
  DependsOn: 'Ipv6Block',
  Properties: {
    VpcId: ref('Vpc'),
    AvailabilityZone: select(zone - 1, If('HasZoneNames', split(',', ref('ZoneNames')), getAZs())),
    CidrBlock: kind === 'Public' ? publicBlock(zone) : privateBlock(zone),
    MapPublicIpOnLaunch: false,
    Ipv6CidrBlock: If('HasIpv6', ipv6Block(kind === 'Public' ? zone - 1 : 7 + zone), noValue),
    // What is to be reached by IPv6 asks for an address; nothing gets one that all the internet can reach unasked.
    ...(kind === 'Private' && { AssignIpv6AddressOnCreation: If('HasIpv6', true, noValue) }),
    // Where Kubernetes puts its load balancers. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    Tags: [name(`${kind.toLowerCase()} ${zone}`), { Key: `kubernetes.io/role/${role}`, Value: '1' }],
  },
})

/** What a zone has: its two subnets, and the routes of the private one. One route a destination, so that another way out replaces its target in place. */
function inZone(zone: number): Resources {
  const only = (prefix: string) => (zone > 2 ? { Condition: `${prefix}${zone}` } : {})
  const either = (prefix: string) => ({ Condition: zone > 2 ? `${prefix}${zone}` : prefix })
  const nat = zone === 1 ? 'HasNatGateway' : zone === 2 ? 'HasNatGatewayPerZone' : `HasNatGateway${zone}`
  return {
    [`PublicSubnet${zone}`]: subnet(zone, 'Public', 'elb'),
    [`PublicSubnet${zone}Routes`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      ...only('HasZone'),
      Properties: { SubnetId: ref(`PublicSubnet${zone}`), RouteTableId: ref('PublicRoutes') },
    },
    [`PublicSubnet${zone}Acl`]: {
      Type: 'AWS::EC2::SubnetNetworkAclAssociation',
      ...only('HasZone'),
      Properties: { SubnetId: ref(`PublicSubnet${zone}`), NetworkAclId: ref('PublicNetworkAcl') },
    },
    [`NatAddress${zone}`]: { Type: 'AWS::EC2::EIP', Condition: nat, DependsOn: 'InternetGatewayAttachment', Properties: { Domain: 'vpc', Tags: [name(`NAT ${zone}`)] } },
    [`NatGateway${zone}`]: {
      Type: 'AWS::EC2::NatGateway',
      Condition: nat,
      DependsOn: ['PublicRoute', `PublicSubnet${zone}Routes`],
      Properties: { AllocationId: getAtt(`NatAddress${zone}`, 'AllocationId'), SubnetId: ref(`PublicSubnet${zone}`), Tags: [name(`NAT ${zone}`)] },
    },
    [`PrivateSubnet${zone}`]: subnet(zone, 'Private', 'internal-elb'),
    [`PrivateRoutes${zone}`]: {
      Type: 'AWS::EC2::RouteTable',
      ...only('HasZone'),
      Properties: { VpcId: ref('Vpc'), Tags: [name(`private ${zone}`)] },
    },
    [`PrivateSubnet${zone}Routes`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      ...only('HasZone'),
      Properties: { SubnetId: ref(`PrivateSubnet${zone}`), RouteTableId: ref(`PrivateRoutes${zone}`) },
    },
    [`PrivateRoute${zone}`]: {
      Type: 'AWS::EC2::Route',
      ...either('HasEgress'),
      Properties: {
        RouteTableId: ref(`PrivateRoutes${zone}`),
        DestinationCidrBlock: '0.0.0.0/0',
        InstanceId: If('HasNatInstance', ref('NatInstance'), noValue),
        NatGatewayId:
          zone === 1
            ? If('HasNatGateway', ref('NatGateway1'), noValue)
            : If('HasNatGatewayPerZone', ref(`NatGateway${zone}`), If('HasNatGateway', ref('NatGateway1'), noValue)),
      },
    },
    [`PrivateRoute${zone}Ipv6`]: {
      Type: 'AWS::EC2::Route',
      ...either('HasIpv6Egress'),
      DependsOn: 'Ipv6Block',
      Properties: {
        RouteTableId: ref(`PrivateRoutes${zone}`),
        DestinationIpv6CidrBlock: '::/0',
        EgressOnlyInternetGatewayId: ref('EgressOnlyInternetGateway'),
      },
    },
  }
}

/** A free door to a service for every route table: to what this account and its organization have, and what else is said. */
const gatewayEndpoint = (service: 's3' | 'dynamodb', each: number[], more: object[]): Resources[string] => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: {
    VpcEndpointType: 'Gateway',
    VpcId: ref('Vpc'),
    ServiceName: sub(`com.amazonaws.\${AWS::Region}.${service}`),
    RouteTableIds: [
      ref('PublicRoutes'),
      ...each.map((zone) => (zone > 2 ? If(`HasZone${zone}`, ref(`PrivateRoutes${zone}`), noValue) : ref(`PrivateRoutes${zone}`))),
    ],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'EverythingInThisAccount',
          Effect: 'Allow',
          Principal: '*',
          Action: `${service}:*`,
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceAccount': ref('AWS::AccountId') } },
        },
        {
          Sid: 'EverythingInThisOrganization',
          Effect: 'Allow',
          Principal: '*',
          Action: `${service}:*`,
          Resource: '*',
          // Strangers have an organization, too.
          Condition: { StringEquals: { 'aws:PrincipalAccount': ref('AWS::AccountId'), 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
        },
        ...more,
      ],
    },
  },
})

import { cidr, getAtt, getAZs, ref, select, sub, type Intrinsic, type Resources } from '../cfn/index.ts'

/** An internet gateway and the routes to it, for subnets whose tasks have a public address. */
export const publicRouting = (Condition: string, dualStack: boolean): Resources => ({
  InternetGateway: { Type: 'AWS::EC2::InternetGateway', Condition },
  InternetGatewayAttachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Condition,
    Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('InternetGateway') },
  },
  PublicRoutes: { Type: 'AWS::EC2::RouteTable', Condition, Properties: { VpcId: ref('Vpc') } },
  PublicRoute: {
    Type: 'AWS::EC2::Route',
    Condition,
    DependsOn: 'InternetGatewayAttachment',
    Properties: { RouteTableId: ref('PublicRoutes'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('InternetGateway') },
  },
  ...(dualStack && {
    PublicRouteIpv6: {
      Type: 'AWS::EC2::Route',
      Condition,
      DependsOn: ['InternetGatewayAttachment', 'Ipv6'],
      Properties: { RouteTableId: ref('PublicRoutes'), DestinationIpv6CidrBlock: '::/0', GatewayId: ref('InternetGateway') },
    },
  }),
})

/** A NAT gateway in the first public subnet, and the routes to it; IPv6 needs none and leaves by its own gateway. */
export const natRouting = (Condition: string, dualStack: boolean): Resources => ({
  NatAddress: { Type: 'AWS::EC2::EIP', Condition, DependsOn: 'InternetGatewayAttachment', Properties: { Domain: 'vpc' } },
  NatGateway: {
    Type: 'AWS::EC2::NatGateway',
    Condition,
    DependsOn: ['PublicRoute', 'PublicSubnet1Routes'],
    Properties: { AllocationId: getAtt('NatAddress', 'AllocationId'), SubnetId: ref('PublicSubnet1') },
  },
  PrivateRoute: {
    Type: 'AWS::EC2::Route',
    Condition,
    Properties: { RouteTableId: ref('PrivateRoutes'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('NatGateway') },
  },
  ...(dualStack && {
    EgressOnlyInternetGateway: { Type: 'AWS::EC2::EgressOnlyInternetGateway', Condition, Properties: { VpcId: ref('Vpc') } },
    PrivateRouteIpv6: {
      Type: 'AWS::EC2::Route',
      Condition,
      DependsOn: 'Ipv6',
      Properties: {
        RouteTableId: ref('PrivateRoutes'),
        DestinationIpv6CidrBlock: '::/0',
        EgressOnlyInternetGatewayId: ref('EgressOnlyInternetGateway'),
      },
    },
  }),
})

/**
 * One of sixteen equal slices of the VPC, a /16, in a zone, with its route table. A slice never moves when a zone is
 * added, as moving one replaces the subnet.
 */
export const subnet = (
  logicalId: string,
  { zone, slice, routes, Condition, dualStack }: { zone: number; slice: number; routes: string; Condition: string; dualStack: boolean },
): Resources => ({
  [logicalId]: {
    Type: 'AWS::EC2::Subnet',
    Condition,
    ...(dualStack && { DependsOn: 'Ipv6' }),
    Properties: {
      VpcId: ref('Vpc'),
      AvailabilityZone: select(zone - 1, getAZs()),
      CidrBlock: select(slice, cidr(getAtt('Vpc', 'CidrBlock'), 16, 12)),
      MapPublicIpOnLaunch: false,
      ...(dualStack && {
        Ipv6CidrBlock: select(slice, cidr(select(0, getAtt('Vpc', 'Ipv6CidrBlocks')), 16, 64)),
        AssignIpv6AddressOnCreation: true,
      }),
    },
  },
  [`${logicalId}Routes`]: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Condition,
    Properties: { SubnetId: ref(logicalId), RouteTableId: ref(routes) },
  },
})

/** A door to one AWS service for subnets without the internet, for callers of this account only. */
export const interfaceEndpoint = (
  logicalId: string,
  Condition: string | undefined,
  service: string,
  SubnetIds: Intrinsic | Intrinsic[],
  VpcId: Intrinsic = ref('Vpc'),
): Resources => ({
  [logicalId]: {
    Type: 'AWS::EC2::VPCEndpoint',
    ...(Condition && { Condition }),
    Properties: {
      VpcEndpointType: 'Interface',
      VpcId,
      ServiceName: sub(`com.amazonaws.\${AWS::Region}.${service}`),
      PrivateDnsEnabled: true,
      SubnetIds,
      SecurityGroupIds: [getAtt('EndpointSecurityGroup', 'GroupId')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: '*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalAccount': ref('AWS::AccountId') } },
          },
        ],
      },
    },
  },
})

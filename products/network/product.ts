import { equals, If, nested, not, output, ref, stacks, template } from '../../templates-src/cfn/index.ts'
import { defaultSecurityGroup } from '../../templates-src/stacks/default-security-group.ts'
import { endpoints } from '../../templates-src/stacks/endpoints.ts'
import { flowLogs } from '../../templates-src/stacks/flow-logs.ts'
import { key } from '../../templates-src/stacks/key.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { privateZone } from '../../templates-src/stacks/private-zone.ts'
import { vpc } from '../../templates-src/stacks/vpc.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

const Vpc = nested('Vpc', vpc({ zones: 3 }), {
  Name: ref('Name'),
  VpcCidr: ref('VpcCidr'),
  Zones: ref('Zones'),
  ZoneNames: ref('ZoneNames'),
  Egress: ref('Egress'),
  Ipv6: ref('Ipv6'),
  NatInstanceImageId: ref('NatInstanceImageId'),
  NatInstanceType: ref('NatInstanceType'),
  PermissionsBoundary: ref('PermissionsBoundary'),
})
const Key = nested('Key', key(), { Purpose: 'Logs of a network' }, { Condition: 'HasNewKey' })
const KmsKeyArn = If('HasNewKey', Key.Outputs.KeyArn, ref('FlowLogKeyArn'))
const DefaultSecurityGroup = nested('DefaultSecurityGroup', defaultSecurityGroup(), { SecurityGroupId: Vpc.Outputs.DefaultSecurityGroupId, KmsKeyArn, PermissionsBoundary: ref('PermissionsBoundary') })
const Endpoints = nested(
  'Endpoints',
  endpoints(),
  { VpcId: Vpc.Outputs.VpcId, VpcCidr: Vpc.Outputs.VpcCidr, SubnetIds: Vpc.Outputs.PrivateSubnetIds, InterfaceEndpoints: ref('InterfaceEndpoints') },
  { Condition: 'HasEndpoints' },
)
const FlowLogs = nested(
  'FlowLogs',
  flowLogs(),
  {
    VpcId: Vpc.Outputs.VpcId,
    FlowLogTraffic: ref('FlowLogTraffic'),
    RetentionInDays: ref('FlowLogRetentionInDays'),
    KeyArn: KmsKeyArn,
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasFlowLogs' },
)
const PrivateZone = nested('PrivateZone', privateZone(), { Domain: ref('InternalDomain'), VpcId: Vpc.Outputs.VpcId }, { Condition: 'HasPrivateZone' })

const Name = 'Network'
const RoleName = 'StackroomNetworkLaunch'
const Root = template({
  Description: 'Network: a VPC in two or three zones, with the ways out of it',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasEndpoints: not(equals(ref('InterfaceEndpoints'), 'None')),
    HasNewKey: equals(ref('Encryption'), 'NewKey'),
    HasFlowLogs: not(equals(ref('FlowLogTraffic'), 'None')),
    HasPrivateZone: not(equals(ref('InternalDomain'), '')),
  },
  Resources: stacks(Vpc, Key, DefaultSecurityGroup, Endpoints, FlowLogs, PrivateZone),
  Outputs: {
    VpcId: output('AWS::EC2::VPC::Id', Vpc.Outputs.VpcId, { Description: 'The VPC' }),
    VpcCidr: output('String', Vpc.Outputs.VpcCidr, { Description: 'Its IPv4 range' }),
    PublicSubnetIds: output('List<AWS::EC2::Subnet::Id>', Vpc.Outputs.PublicSubnetIds, { Description: 'For load balancers' }),
    PrivateSubnetIds: output('List<AWS::EC2::Subnet::Id>', Vpc.Outputs.PrivateSubnetIds, { Description: 'For all that serves and stores' }),
    PublicRouteTableId: output('String', Vpc.Outputs.PublicRouteTableId, { Description: 'For routes of your own, such as to another VPC' }),
    PrivateRouteTableIds: output('CommaDelimitedList', Vpc.Outputs.PrivateRouteTableIds, { Description: 'The same for private subnets, one a zone' }),
    NatAddresses: output('String', Vpc.Outputs.NatAddresses, { Description: 'The addresses that private subnets are seen with on the internet' }),
    S3EndpointId: output('String', Vpc.Outputs.S3EndpointId, { Description: 'For bucket policies that let in nobody from outside' }),
    EndpointSecurityGroupId: output('String', If('HasEndpoints', Endpoints.Outputs.EndpointSecurityGroupId, ''), { Description: 'The security group of the endpoints' }),
    FlowLogGroupName: output('String', If('HasFlowLogs', FlowLogs.Outputs.LogGroupName, ''), { Description: 'Where the flow logs are; they stay when the network goes' }),
    NewKeyArn: output('String', If('HasNewKey', Key.Outputs.KeyArn, ''), { Description: 'The key that was made; it stays, as the flow logs are read with nothing else' }),
    InternalHostedZoneId: output('String', If('HasPrivateZone', PrivateZone.Outputs.HostedZoneId, ''), { Description: 'The zone of the internal domain' }),
  },
})

export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'A VPC in two or three zones with public and private subnets, IPv4 and IPv6, and a choice of ways out; the network of the other products.',
  SupportDescription: 'Outputs of the launched product are what other products ask for',
  Version: { Name: '1.1.1', Description: 'Zones that are named are different ones' },
  Template: Root,
  Profiles: {
    small: { Description: 'For trying it out: a NAT instance in two zones', Parameters: { Egress: 'NatInstance', FlowLogTraffic: 'None' } },
    standard: { Description: 'What a launch without typing gives', Parameters: {} },
    strict: {
      // What leaves by IPv6 has none of the addresses that partners and firewalls know.
      Description: 'Three zones that fail apart, AWS services inside, one family of addresses, and all connections written down for a year under a key of its own',
      Parameters: { Zones: '3', Ipv6: 'false', Egress: 'NatGatewayPerZone', InterfaceEndpoints: 'ContainersAndSessions', FlowLogTraffic: 'All', FlowLogRetentionInDays: '365', Encryption: 'NewKey' },
    },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make what a network is made of, and nothing else' },
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import network from '../../products/network/product.ts'
import { childrenOf } from '../../templates-src/cfn/index.ts'
import { resolved } from '../support/resolved.ts'

/*
 * The networks of the systems that this product replaces, feature by feature, and what holds each here. What was wrong in
 * one of them is right here.
 */

const given = { NatInstanceImageId: 'ami-0123456789abcdef0', Zones: '3' }
const made = (more = {}) => resolved(network.Template, { ...given, ...more })
const all = (type: string, more = {}) => Object.values(made(more).resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []))
const only = (type: string, more = {}) => {
  const found = all(type, more)
  equal(found.length, 1, type)
  return found[0]!
}

/** Which block of which size, in bits, each subnet is. */
const blocks = Object.values(childrenOf(network.Template).Vpc!.Resources as Record<string, any>).flatMap(({ Type, Properties }) => {
  if (Type !== 'AWS::EC2::Subnet') return []
  const [index, { 'Fn::Cidr': [, , bits] }] = Properties.CidrBlock['Fn::Select']
  return [{ index: Number(index), bits: Number(bits) }]
})

test('M-05: one subnet with the whole range and public addresses becomes subnets in each zone that give out none, with names, IPv6, endpoints and flow logs', () => {
  const { EnableDnsSupport, EnableDnsHostnames } = only('AWS::EC2::VPC')
  deepEqual([EnableDnsSupport, EnableDnsHostnames], [true, true])
  deepEqual(all('AWS::EC2::Subnet').map(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch), Array(6).fill(false))
  const ends = blocks.map(({ index, bits }) => [index * 2 ** bits, (index + 1) * 2 ** bits]).sort(([a], [b]) => a! - b!)
  ok(ends.every(([start], at) => at === 0 || ends[at - 1]![1]! <= start!) && ends.at(-1)![1]! <= 2 ** 16, 'no two overlap, and all are in the range')
  ok(all('AWS::EC2::Subnet').every(({ AvailabilityZone, Ipv6CidrBlock }) => AvailabilityZone && Ipv6CidrBlock))
  deepEqual([all('AWS::EC2::VPCEndpoint').length, all('AWS::EC2::FlowLog').length], [2, 1])
})

test('H-08: a single NAT, and the tags by which Kubernetes finds subnets for its load balancers', () => {
  equal(all('AWS::EC2::NatGateway').length, 1)
  const roles = all('AWS::EC2::Subnet').map(({ Tags }) => Tags.map(({ Key }: { Key: string }) => Key).find((key: string) => key.startsWith('kubernetes.io/role/')))
  deepEqual(roles.sort(), [...Array(3).fill('kubernetes.io/role/elb'), ...Array(3).fill('kubernetes.io/role/internal-elb')])
})

test('O-01: a NAT for each private subnet when that is chosen, and subnets that a second deployment fits into', () => {
  equal(all('AWS::EC2::NatGateway', { Egress: 'NatGatewayPerZone', Zones: '2' }).length, 2)
  // A /22 and a /19 in place of /27s, which are five bits.
  deepEqual([...new Set(blocks.map(({ bits }) => bits))].sort(), [10, 13])
})

test('T-06: the range is private, and IPv6 has a /56', () => {
  const { AllowedPattern } = network.Template.Parameters!.VpcCidr!
  for (const theirs of ['172.63.0.0/16', '172.64.0.0/16']) ok(!new RegExp(AllowedPattern!).test(theirs), theirs)
  equal(only('AWS::EC2::VPCCidrBlock').AmazonProvidedIpv6CidrBlock, true)
})

test('T-07: public subnets reach the internet by both protocols', () => {
  const routes = all('AWS::EC2::Route').filter(({ RouteTableId }) => RouteTableId === 'Vpc/PublicRoutes')
  deepEqual(routes.map(({ DestinationCidrBlock, DestinationIpv6CidrBlock }) => DestinationCidrBlock ?? DestinationIpv6CidrBlock), ['0.0.0.0/0', '::/0'])
})

test('T-08, T-09: private subnets have a route table a zone, to one NAT or one a zone, and leave by IPv6 without being reached', () => {
  for (const [Egress, targets] of [['NatGateway', 1], ['NatGatewayPerZone', 3]] as const) {
    const routes = all('AWS::EC2::Route', { Egress }).filter(({ RouteTableId }) => RouteTableId !== 'Vpc/PublicRoutes')
    const [out4, out6] = [routes.filter(({ NatGatewayId }) => NatGatewayId), routes.filter(({ EgressOnlyInternetGatewayId }) => EgressOnlyInternetGatewayId)]
    deepEqual([new Set(out4.map(({ RouteTableId }) => RouteTableId)).size, new Set(out4.map(({ NatGatewayId }) => NatGatewayId)).size, out6.length], [3, targets, 3])
    ok(routes.every(({ GatewayId }) => !GatewayId))
  }
})

test('T-10: the endpoint of S3 is on all route tables, and its ID is told', () => {
  const { RouteTableIds } = all('AWS::EC2::VPCEndpoint').find(({ ServiceName }) => ServiceName.endsWith('.s3'))!
  deepEqual(RouteTableIds, ['Vpc/PublicRoutes', 'Vpc/PrivateRoutes1', 'Vpc/PrivateRoutes2', 'Vpc/PrivateRoutes3'])
  equal(made().outputs.S3EndpointId, 'Vpc/S3Endpoint')
})

test('T-11: a network ACL that allowed everything now denies port 22 from outside, and guards public subnets only', () => {
  deepEqual(all('AWS::EC2::NetworkAclEntry').filter(({ RuleAction }) => RuleAction === 'deny').map(({ PortRange, CidrBlock, Ipv6CidrBlock }) => [PortRange.From, PortRange.To, CidrBlock ?? Ipv6CidrBlock]), [[22, 22, '0.0.0.0/0'], [22, 22, '::/0']])
  ok(all('AWS::EC2::SubnetNetworkAclAssociation').every(({ SubnetId }) => SubnetId.startsWith('Vpc/PublicSubnet')))
})

test('T-12: no host to sign in to; Session Manager has its doors inside instead', () => {
  equal(all('AWS::EC2::Instance').length, 0)
  const services = all('AWS::EC2::VPCEndpoint', { InterfaceEndpoints: 'ContainersAndSessions' }).map(({ ServiceName }) => ServiceName)
  for (const service of ['ssm', 'ssmmessages']) ok(services.includes(`com.amazonaws.eu-west-1.${service}`), service)
})

test('T-13: a private zone of the domain that was named', () => {
  equal(only('AWS::Route53::HostedZone', { InternalDomain: 'staging.internal.example.org' }).Name, 'staging.internal.example.org')
})

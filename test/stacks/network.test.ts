import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { childrenOf, type Template } from '../../templates-src/cfn/index.ts'
import { network } from '../../templates-src/stacks/network.ts'
import { resolved } from '../support/resolved.ts'

const given = { VpcId: '', SubnetIds: '', VpcCidr: '10.0.0.0/16', Egress: 'PublicIp' }
const made = (template: Template, more: object = {}) => resolved(template, { ...given, ...more })
const types = (template: Template, more: object = {}) =>
  Object.values(made(template, more).resources)
    .map(({ Type }) => Type.replace('AWS::EC2::', ''))
    .sort()

test('network() rewrites no resource when a zone is added', () => {
  const two = network({ zones: 2, dualStack: true }).Resources
  const three = network({ zones: 3, dualStack: true }).Resources
  const interfaces = ['EcrApiEndpoint', 'EcrDkrEndpoint', 'LogsEndpoint']
  for (const [logicalId, resource] of Object.entries(two)) {
    // An interface endpoint takes another subnet in place.
    if (!interfaces.includes(logicalId)) deepEqual(three[logicalId], resource, logicalId)
  }
  equal(Object.keys(three).length, Object.keys(two).length + 4)
})

test('subnets never share a slice of the VPC', () => {
  const slices = Object.values(made(network({ zones: 8 }), { Egress: 'NatGateway' }).resources)
    .filter(({ Type }) => Type === 'AWS::EC2::Subnet')
    .map(({ Properties }) => Properties.CidrBlock)
  equal(new Set(slices).size, 16)
})

test('with public addresses there is nothing that is paid for by the hour', () => {
  const { resources, outputs } = made(network())
  deepEqual(types(network()), [
    ...['InternetGateway', 'Route', 'RouteTable', 'SecurityGroup', 'Subnet', 'Subnet'],
    ...['SubnetRouteTableAssociation', 'SubnetRouteTableAssociation', 'VPC', 'VPCEndpoint', 'VPCGatewayAttachment'],
  ])
  equal(outputs.AssignPublicIp, 'ENABLED')
  equal(outputs.SubnetIds, 'PublicSubnet1,PublicSubnet2')
  for (const { Type, Properties } of Object.values(resources)) if (Type === 'AWS::EC2::Subnet') equal(Properties.MapPublicIpOnLaunch, false)
})

test('with a NAT gateway jobs are in private subnets and leave through it', () => {
  const { resources, outputs } = made(network(), { Egress: 'NatGateway' })
  equal(outputs.AssignPublicIp, 'DISABLED')
  equal(outputs.SubnetIds, 'PrivateSubnet1,PrivateSubnet2')
  equal(resources.PrivateRoute!.Properties.NatGatewayId, 'NatGateway')
  deepEqual(resources.S3Endpoint!.Properties.RouteTableIds, ['PublicRoutes', 'PrivateRoutes'])
})

test('with endpoints there is no way to the internet, over IPv6 neither', () => {
  const { resources, outputs } = made(network({ dualStack: true }), { Egress: 'Endpoints' })
  ok(!types(network({ dualStack: true }), { Egress: 'Endpoints' }).some((type) => /Gateway$|^Route$|^EIP$/.test(type)))
  equal(outputs.SubnetIds, 'PrivateSubnet1,PrivateSubnet2')
  deepEqual(
    ['EcrApiEndpoint', 'EcrDkrEndpoint', 'LogsEndpoint'].map((id) => resources[id]!.Properties.ServiceName.replace('com.amazonaws.eu-west-1.', '')),
    ['ecr.api', 'ecr.dkr', 'logs'],
  )
  deepEqual(resources.S3Endpoint!.Properties.RouteTableIds, ['PrivateRoutes'])
})

test('in an existing VPC it makes a security group and nothing else', () => {
  const existing = { VpcId: 'vpc-0123abcd', SubnetIds: 'subnet-0123abcd,subnet-0123abce' }
  for (const Egress of ['PublicIp', 'NatGateway', 'Endpoints']) {
    const { resources, outputs } = made(network({ dualStack: true }), { ...existing, Egress })
    deepEqual(Object.keys(resources), ['SecurityGroup'])
    equal(resources.SecurityGroup!.Properties.VpcId, existing.VpcId)
    equal(outputs.SubnetIds, existing.SubnetIds)
    equal(outputs.AssignPublicIp, Egress === 'PublicIp' ? 'ENABLED' : 'DISABLED')
  }
})

test('nothing comes in to a job, and everything may go out', () => {
  const { SecurityGroupIngress, SecurityGroupEgress } = made(network()).resources.SecurityGroup!.Properties
  equal(SecurityGroupIngress, undefined)
  deepEqual(SecurityGroupEgress.map((rule: any) => [rule.IpProtocol, rule.CidrIp ?? rule.CidrIpv6]), [['-1', '0.0.0.0/0'], ['-1', '::/0']])
})

test('IPv6 is everywhere or nowhere', () => {
  const with6 = made(network({ dualStack: true }), { Egress: 'NatGateway' }).resources
  const without = made(network(), { Egress: 'NatGateway' }).resources
  deepEqual(Object.keys(with6).filter((id) => !(id in without)), ['Ipv6', 'PublicRouteIpv6', 'EgressOnlyInternetGateway', 'PrivateRouteIpv6'])
  const addresses = Object.values(with6).filter(({ Type, Properties }) => Type === 'AWS::EC2::Subnet' && Properties.Ipv6CidrBlock)
  equal(addresses.length, 4)
  ok(!JSON.stringify(Object.values(without).map(({ Type, Properties }) => (Type === 'AWS::EC2::SecurityGroup' ? {} : Properties))).includes('pv6'))
})

test('network() is a leaf', () => deepEqual(childrenOf(network()), {}))

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { childrenOf } from '../../templates-src/cfn/index.ts'
import { vpc } from '../../templates-src/stacks/vpc.ts'
import { resolved } from '../support/resolved.ts'

const given = { VpcCidr: '10.0.0.0/16', Zones: '2', Egress: 'NatGateway', Ipv6: 'false', NatInstanceImageId: 'ami-0123456789abcdef0', PermissionsBoundary: 'StackroomBoundary' }
const made = (more: object = {}, zones = 3) => resolved(vpc({ zones }), { ...given, ...more })
const ways = ['None', 'NatInstance', 'NatGateway', 'NatGatewayPerZone']
const widened = /^(S3|DynamoDb)Endpoint$/

test('a zone more changes nothing of the zones there are, whichever way out and with IPv6 or without', () => {
  for (const Egress of ways) {
    for (const Ipv6 of ['true', 'false']) {
      const two = made({ Egress, Ipv6 }).resources
      const three = made({ Egress, Ipv6, Zones: '3' }).resources
      // An endpoint takes another route table in place.
      for (const [id, { Properties }] of Object.entries(two)) if (!widened.test(id)) deepEqual(three[id]!.Properties, Properties, id)
      deepEqual(Object.keys(two).filter((id) => !(id in three)), [])
    }
  }
})

test('a template for more zones changes no resource of one for fewer', () => {
  for (let zones = 2; zones < 7; zones++) {
    const fewer = made({}, zones).resources
    const more = made({}, zones + 1).resources
    for (const [id, resource] of Object.entries(fewer)) if (!widened.test(id)) deepEqual(more[id]!.Properties, resource.Properties, id)
  }
})

test('another way out replaces the target of a route in place: there is never a second route to the same destination', () => {
  for (const Egress of ways) {
    const routes = Object.values(made({ Egress, Ipv6: 'true', Zones: '3' }).resources).filter(({ Type }) => Type === 'AWS::EC2::Route')
    const destinations = routes.map(({ Properties }) => `${Properties.RouteTableId} ${Properties.DestinationCidrBlock ?? Properties.DestinationIpv6CidrBlock}`)
    equal(new Set(destinations).size, destinations.length)
    for (const { Properties } of routes) equal(['GatewayId', 'NatGatewayId', 'InstanceId', 'EgressOnlyInternetGatewayId'].filter((target) => target in Properties).length, 1)
  }
  const targets = (Egress: string) => ['1', '2', '3'].map((zone) => made({ Egress, Zones: '3' }).resources[`PrivateRoute${zone}`]?.Properties)
  deepEqual(targets('None'), [undefined, undefined, undefined])
  deepEqual(targets('NatInstance').map((route) => route!.InstanceId), ['NatInstance', 'NatInstance', 'NatInstance'])
  deepEqual(targets('NatGateway').map((route) => route!.NatGatewayId), ['NatGateway1', 'NatGateway1', 'NatGateway1'])
  deepEqual(targets('NatGatewayPerZone').map((route) => route!.NatGatewayId), ['NatGateway1', 'NatGateway2', 'NatGateway3'])
})

test('with no way out the private subnets have none over IPv6 either', () => {
  const { resources } = made({ Egress: 'None', Ipv6: 'true', Zones: '3' })
  ok(!Object.keys(resources).some((id) => /^PrivateRoute\d|^Nat|^EgressOnly/.test(id)))
  const unasked = Object.entries(resources).filter(([, { Properties }]) => Properties.AssignIpv6AddressOnCreation === true || Properties.MapPublicIpOnLaunch === true)
  deepEqual(unasked.map(([id]) => id), ['PrivateSubnet1', 'PrivateSubnet2', 'PrivateSubnet3'])
  equal(made({ Ipv6: 'true' }).resources.PrivateRoute1Ipv6!.Properties.EgressOnlyInternetGatewayId, 'EgressOnlyInternetGateway')
})

test('nobody signs in to a public subnet from outside; what goes out through a NAT, git over SSH among it, and answers to it go on', () => {
  const { resources } = made({ Zones: '3' })
  const entries = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::NetworkAclEntry').map(({ Properties }) => Properties)
  /** The first rule that fits decides. */
  const lets = (from: { CidrBlock?: string; Ipv6CidrBlock?: string }, port: number) =>
    entries
      .filter(({ Egress }) => !Egress)
      .sort((a, b) => a.RuleNumber - b.RuleNumber)
      .find((rule) => (from.CidrBlock ? [from.CidrBlock, '0.0.0.0/0'].includes(rule.CidrBlock) : rule.Ipv6CidrBlock === from.Ipv6CidrBlock) && (!rule.PortRange || (rule.PortRange.From <= port && port <= rule.PortRange.To)))!.RuleAction
  deepEqual([lets({ CidrBlock: '203.0.113.9/32' }, 22), lets({ Ipv6CidrBlock: '::/0' }, 22)], ['deny', 'deny'])
  equal(lets({ CidrBlock: 'Vpc.CidrBlock' }, 22), 'allow')
  for (const port of [80, 443, 3389, 65535]) equal(lets({ CidrBlock: '203.0.113.9/32' }, port), 'allow', String(port))
  deepEqual(entries.filter(({ Egress }) => Egress).map(({ RuleAction }) => RuleAction), ['allow', 'allow'])
  const guarded = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::SubnetNetworkAclAssociation').map(({ Properties }) => Properties.SubnetId)
  deepEqual(guarded, ['PublicSubnet1', 'PublicSubnet2', 'PublicSubnet3'])
})

test('an endpoint lets nobody write to a stranger', () => {
  const { S3Endpoint, DynamoDbEndpoint } = made().resources
  for (const { Properties } of [S3Endpoint!, DynamoDbEndpoint!]) {
    for (const { Action, Condition } of Properties.PolicyDocument.Statement) {
      if ([Action].flat().every((action: string) => /:(GetObject\*|ListBucket)$/.test(action))) continue
      ok(Condition.StringEquals['aws:ResourceAccount'] ?? (Condition.StringEquals['aws:PrincipalAccount'] && Condition.StringEquals['aws:ResourceOrgID']))
    }
  }
})

test('the NAT instance forwards, asks for tokens, and has no key', () => {
  const { NatInstance } = made({ Egress: 'NatInstance' }).resources
  equal(NatInstance!.Properties.SourceDestCheck, false)
  equal(NatInstance!.Properties.MetadataOptions.HttpTokens, 'required')
  ok(!('KeyName' in NatInstance!.Properties))
  ok(NatInstance!.Properties.BlockDeviceMappings[0].Ebs.Encrypted)
})

test('it hands out the subnets of as many zones as were chosen', () => {
  equal(made().outputs.PrivateSubnetIds, 'PrivateSubnet1,PrivateSubnet2')
  equal(made({ Zones: '3' }).outputs.PublicSubnetIds, 'PublicSubnet1,PublicSubnet2,PublicSubnet3')
  equal(made({ Zones: '3' }).outputs.PrivateRouteTableIds, 'PrivateRoutes1,PrivateRoutes2,PrivateRoutes3')
})

test('vpc() is a leaf', () => deepEqual(childrenOf(vpc()), {}))

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import network from '../../products/network/product.ts'
import { judges } from '../support/patterns.ts'
import { refusals, resolved, type Made } from '../support/resolved.ts'

const { Template } = network
const parameters = Template.Parameters!
const given = { NatInstanceImageId: 'ami-0123456789abcdef0' }
const made = (more = {}) => resolved(Template, { ...given, ...more })
const ofType = (type: string, more = {}): Record<string, Made> => Object.fromEntries(Object.entries(made(more).resources).filter(([, { Type }]) => Type === type))

test('a launch needs no typing, and nothing is refused that was not typed', () => {
  for (const [name, { Default }] of Object.entries(parameters)) ok(Default !== undefined, name)
  deepEqual(refusals(Template, given), [])
})

test('a key for flow logs that are not written is refused before anything is created', () => {
  const FlowLogKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef'
  deepEqual(refusals(Template, { ...given, Encryption: 'ExistingKey', FlowLogKeyArn }), [])
  match(refusals(Template, { ...given, Encryption: 'NewKey', FlowLogTraffic: 'None' })[0]!, /^A key encrypts flow logs: choose Rejected or All/)
})

test('what people type is judged by a pattern with examples on both sides', () => {
  judges(parameters, {
    Name: { good: ['Network', 'Team A', 'lab-2'], bad: ['', '2go', 'a'.repeat(65), 'a/b'] },
    // T-06 had 172.63.0.0/16 and 172.64.0.0/16, which belong to others.
    VpcCidr: { good: ['10.0.0.0/16', '10.255.0.0/16', '172.31.0.0/16', '192.168.0.0/16'], bad: ['10.256.0.0/16', '10.0.0.0/24', '172.63.0.0/16', '172.64.0.0/16', '8.8.0.0/16', '10.0.1.0/16'] },
    ZoneNames: { good: ['', 'eu-west-1a,eu-west-1b,eu-west-1c', 'us-gov-west-1a,us-gov-west-1b,us-gov-west-1c'], bad: ['eu-west-1a,eu-west-1b', 'eu-west-1', 'eu-west-1a, eu-west-1b, eu-west-1c', 'eu-west-1a,eu-west-1a,eu-west-1b', 'eu-west-1a,eu-west-1b,eu-west-1a', 'eu-west-1a,eu-west-1b,eu-west-1b'] },
    NatInstanceImageId: { good: ['/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64'], bad: ['', '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64', '/mine'] },
    FlowLogKeyArn: { good: ['', 'arn:aws:kms:eu-west-1:123456789012:key/mrk-0123'], bad: ['alias/mine', 'arn:aws:kms:eu-west-1:123456789012:alias/mine'] },
    InternalDomain: { good: ['', 'internal.example.org', 'staging.internal'], bad: ['internal', 'Internal.example.org', '-a.org', 'a..org', 'example.org.'] },
  })
})

test('endpoints, flow logs and the internal domain are there when they were chosen', () => {
  const interfaces = (more = {}) =>
    Object.values(ofType('AWS::EC2::VPCEndpoint', more)).filter(({ Properties }) => Properties.VpcEndpointType === 'Interface').map(({ Properties }) => Properties.ServiceName.split('.').slice(3).join('.'))
  deepEqual(interfaces(), [])
  deepEqual(interfaces({ InterfaceEndpoints: 'Containers' }), ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'])
  deepEqual(interfaces({ InterfaceEndpoints: 'ContainersAndSessions' }), ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'ssm', 'ssmmessages'])

  const traffic = (FlowLogTraffic: string) => Object.values(ofType('AWS::EC2::FlowLog', { FlowLogTraffic })).map(({ Properties }) => Properties.TrafficType)
  deepEqual([traffic('None'), traffic('Rejected'), traffic('All')], [[], ['REJECT'], ['ALL']])

  equal(made().outputs.InternalHostedZoneId, '')
  deepEqual(Object.values(ofType('AWS::Route53::HostedZone', { InternalDomain: 'internal.example.org' }))[0]!.Properties, { Name: 'internal.example.org', VPCs: [{ VPCId: 'Vpc/Vpc', VPCRegion: 'eu-west-1' }] })
})

test('flow logs stay when the network goes, and only the service that writes them may act as their role', () => {
  const { DeletionPolicy, UpdateReplacePolicy } = made().resources['FlowLogs/LogGroup']!
  deepEqual([DeletionPolicy, UpdateReplacePolicy], ['RetainExceptOnCreate', 'Retain'])
  const [statement] = made().resources['FlowLogs/Role']!.Properties.AssumeRolePolicyDocument.Statement
  deepEqual([statement.Principal, statement.Condition.StringEquals], [{ Service: 'vpc-flow-logs.amazonaws.com' }, { 'aws:SourceAccount': '111122223333' }])
})

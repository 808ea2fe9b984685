import { equals, not, ref, type Parameter, type Template } from '../cfn/index.ts'
import { rule } from './form.ts'

/** What a new VPC is asked for in the form of every product that makes one with vpc(). */
export const vpcParameters = {
  VpcCidr: {
    Type: 'String',
    Default: '10.0.0.0/16',
    Description: 'IPv4 range of the VPC. It stays as launched; what is to be connected one day needs ranges that do not overlap.',
    AllowedPattern: String.raw`^(10\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])|172\.(1[6-9]|2\d|3[01])|192\.168)\.0\.0/16$`,
    ConstraintDescription: 'Use a private range with 16 bits, such as 10.0.0.0/16',
  },
  Zones: {
    Type: 'String',
    Default: '2',
    Description: 'In how many availability zones there are subnets. One more may be added later; none of the others moves.',
    AllowedValues: ['2', '3'],
  },
  Egress: {
    Type: 'String',
    Default: 'NatGateway',
    Description: 'How what is in private subnets reaches the internet. None: not at all. NatInstance: by a small instance, the cheapest. NatGateway: by one for all zones. NatGatewayPerZone: goes on when a zone fails.',
    AllowedValues: ['None', 'NatInstance', 'NatGateway', 'NatGatewayPerZone'],
  },
  Ipv6: {
    Type: 'String',
    Default: 'true',
    Description: 'Addresses of IPv6, too, which cost nothing. Nothing from outside reaches private subnets by them.',
    AllowedValues: ['true', 'false'],
  },
  NatInstanceImageId: {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
    Description: 'The image of a NAT instance, as AWS names its newest. An update of the product takes the image that is newest then.',
    // Of the name, or of the ID behind it: CloudFormation's documentation does not say which of them is held against a pattern.
    AllowedPattern: String.raw`^(/aws/service/ami-amazon-linux-latest/al2023-ami-[a-z0-9.-]+-arm64|ami-[0-9a-f]{8,17})$`,
    ConstraintDescription: 'Use the name of an image of Amazon Linux 2023 for arm64 among the public parameters of AWS',
  },
} as const satisfies Record<string, Parameter>

/** What a form asks about the flow logs of a VPC. */
export const flowLogTraffic = {
  Type: 'String',
  Default: 'None',
  Description: 'What is written down of connections: nothing, those that were refused, or all',
  AllowedValues: ['None', 'Rejected', 'All'],
} as const satisfies Parameter

/** Where a product logs the VPC that it makes, and no other. */
export const flowLogRules: NonNullable<Template['Rules']> = {
  FlowLogsAreOfNewVpc: rule(not(equals(ref('VpcId'), '')), [equals(ref('FlowLogTraffic'), 'None'), "An existing VPC is its owner's to log: leave FlowLogTraffic at None"]),
}

const { VpcCidr, Zones } = vpcParameters

/** What is asked of a new VPC only is not overlooked where there is one already. */
export const newVpcRules: NonNullable<Template['Rules']> = {
  RangeIsOfNewVpc: rule(not(equals(ref('VpcId'), '')), [equals(ref('VpcCidr'), VpcCidr.Default), `An existing VPC has its range already: leave VpcCidr at ${VpcCidr.Default}`]),
  ZonesAreOfNewVpc: rule(not(equals(ref('VpcId'), '')), [equals(ref('Zones'), Zones.Default), `An existing VPC is used in the zones of its subnets: leave Zones at ${Zones.Default}`]),
}

/** How the console calls them. */
export const vpcLabels = {
  VpcCidr: { default: 'Range of addresses' },
  Zones: { default: 'Availability zones' },
  Egress: { default: 'Way to the internet' },
  Ipv6: { default: 'IPv6' },
  NatInstanceImageId: { default: 'Image of a NAT instance' },
} satisfies Record<keyof typeof vpcParameters, { default: string }>

/** What a VPC that is watched, and reaches AWS without the internet, is asked for besides. */
export const watchedParameters = {
  InterfaceEndpoints: {
    Type: 'String',
    Default: 'None',
    Description: 'AWS services that private subnets reach without the internet, beside S3 and DynamoDB, which they always do. Containers: what tasks of Fargate need to start. ContainersAndSessions: Session Manager, too.',
    AllowedValues: ['None', 'Containers', 'ContainersAndSessions'],
  },
  FlowLogTraffic: { ...flowLogTraffic, Default: 'Rejected' },
} as const satisfies Record<string, Parameter>

export const watchedLabels = {
  InterfaceEndpoints: { default: 'AWS services inside' },
  FlowLogTraffic: { default: 'Flow logs' },
} satisfies Record<keyof typeof watchedParameters, { default: string }>

import { equals, not, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { encryptionParameters, keyRules } from '../../templates-src/parts/encryption.ts'
import { group, logDays, rule } from '../../templates-src/parts/form.ts'
import { vpcLabels, vpcParameters, watchedLabels, watchedParameters } from '../../templates-src/parts/vpc-form.ts'

const zone = '[a-z]{2}(-[a-z]+)+-[0-9][a-z]'

const encryption = encryptionParameters({ Default: 'AwsKey', of: 'the flow logs of this network', mayUse: 'CloudWatch Logs' })

/** What somebody who launches a network may choose. Every parameter has a default: a launch needs no typing. */
export const parameters = {
  Name: {
    Type: 'String',
    Default: 'Network',
    Description: 'What the console shows the VPC and its parts as',
    AllowedPattern: '^[A-Za-z][A-Za-z0-9 _-]{0,63}$',
    ConstraintDescription: 'Use 1 to 64 letters, digits, blanks, _ and -, beginning with a letter',
  },
  ...vpcParameters,
  ZoneNames: {
    Type: 'String',
    Default: '',
    Description: 'Which zones, in order, as three names; two zones are the first two. Blank takes those that AWS lists first. Another name replaces the subnets in it.',
    // None of them twice.
    AllowedPattern: String.raw`^(?!(.*,)?([^,]+),(.*,)?\2(,|$))(${zone},${zone},${zone})?$`,
    ConstraintDescription: 'Leave blank, or use three different names such as eu-west-1a,eu-west-1b,eu-west-1c, without spaces',
  },
  NatInstanceType: {
    Type: 'String',
    Default: 't4g.nano',
    Description: 'Size of a NAT instance',
    AllowedValues: ['t4g.nano', 't4g.micro', 't4g.small', 't4g.medium'],
  },
  InterfaceEndpoints: watchedParameters.InterfaceEndpoints,
  FlowLogTraffic: watchedParameters.FlowLogTraffic,
  FlowLogRetentionInDays: {
    Type: 'Number',
    Default: 90,
    Description: 'Flow logs are deleted after so many days',
    AllowedValues: logDays,
  },
  Encryption: encryption.Encryption,
  FlowLogKeyArn: encryption.KmsKeyArn,
  InternalDomain: {
    Type: 'String',
    Default: '',
    Description: 'A domain that only this VPC knows, such as internal.example.org. Blank makes no private hosted zone.',
    AllowedPattern: String.raw`^(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])?$`,
    MaxLength: 255,
    ConstraintDescription: 'Leave blank, or use a domain in lower case, such as internal.example.org',
  },
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

/** Combinations that would fail half-way, or do nothing, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...keyRules('FlowLogKeyArn'),
  KeyHasFlowLogs: rule(not(equals(ref('Encryption'), 'AwsKey')), [not(equals(ref('FlowLogTraffic'), 'None')), 'A key encrypts flow logs: choose Rejected or All as FlowLogTraffic, or AwsKey as Encryption']),
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Network', 'Name', 'VpcCidr', 'Ipv6'),
    group('Zones', 'Zones', 'ZoneNames'),
    group('Ways out', 'Egress', 'InterfaceEndpoints', 'NatInstanceType', 'NatInstanceImageId'),
    group('What is written down', 'FlowLogTraffic', 'FlowLogRetentionInDays', 'Encryption', 'FlowLogKeyArn'),
    group('Names', 'InternalDomain'),
    group('Roles', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    Name: { default: 'Name' },
    ...vpcLabels,
    ZoneNames: { default: 'Names of the zones' },
    NatInstanceType: { default: 'Size of a NAT instance' },
    InterfaceEndpoints: watchedLabels.InterfaceEndpoints,
    FlowLogTraffic: watchedLabels.FlowLogTraffic,
    FlowLogRetentionInDays: { default: 'Flow logs (days)' },
    Encryption: { default: 'Key of the flow logs' },
    FlowLogKeyArn: { default: 'Existing key' },
    InternalDomain: { default: 'Internal domain' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<keyof typeof parameters, { default: string }>,
}

import { and, equals, not, or, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { applicationLabels, applicationParameters, countRules } from '../../templates-src/parts/application-form.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { encryptionLabels, encryptionParameters, encryptionRules } from '../../templates-src/parts/encryption.ts'
import { group, listOf, rule } from '../../templates-src/parts/form.ts'
import { notificationParameter } from '../../templates-src/parts/notification.ts'
import { taskRules } from '../../templates-src/parts/fargate.ts'
import { mostVariables, variablesPattern } from '../../templates-src/parts/variables.ts'
import { flowLogRules, flowLogTraffic, newVpcRules, vpcParameters } from '../../templates-src/parts/vpc-form.ts'

const subnet = 'subnet-[0-9a-f]{8,17}'

const encryption = encryptionParameters({ Default: 'AwsKey', of: 'logs and alarms of this application', mayUse: 'CloudWatch Logs and alarms of CloudWatch' })

/** What somebody who launches an application may choose: its domain and its image are nobody else's to know. */
export const parameters = {
  DomainName: applicationParameters.DomainName,
  HostedZoneId: {
    Type: 'String',
    Default: '',
    Description: 'Public hosted zone of Route 53 that the domain is in: records are made in it, and the certificate is proved by it. Blank: you make the record, and give the certificate.',
    AllowedPattern: '^(Z[A-Z0-9]{1,31})?$',
    ConstraintDescription: 'Leave blank, or use the ID of a hosted zone, such as Z0123456789ABCDEFGHIJ',
  },
  CertificateArn: applicationParameters.CertificateArn,
  Image: {
    Type: 'String',
    Description: 'Image of the application with its tag: a public one, or one of ECR in this account and region. Another tag deploys it.',
    AllowedPattern: String.raw`^[A-Za-z0-9][A-Za-z0-9._:/-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$`,
    MaxLength: 400,
    ConstraintDescription: 'Name an image with its tag or digest, such as public.ecr.aws/docker/library/httpd:2.4',
  },
  Port: { Type: 'Number', Default: 8080, Description: 'Port on which the container takes HTTP. Another one interrupts: nobody answers until new tasks are well.', MinValue: 1, MaxValue: 65535, ConstraintDescription: 'Use a port of 1 to 65535' },
  HealthCheckPath: {
    Type: 'String',
    Default: '/',
    Description: 'Path that answers with 200 to 399 when the application is well',
    AllowedPattern: String.raw`^/[A-Za-z0-9._~%/?&=-]*$`,
    MaxLength: 1024,
    ConstraintDescription: 'Use a path that begins with /, such as /health',
  },
  HealthCheckGracePeriodSeconds: {
    Type: 'Number',
    Default: 60,
    Description: 'So long a new task may take to start before failed health checks count',
    MinValue: 0,
    MaxValue: 7200,
    ConstraintDescription: 'Use 0 to 7200 seconds',
  },
  Environment: {
    Type: 'String',
    Default: '',
    Description: `At most ${mostVariables} variables, as NAME=value,NAME=value. Everybody who may look at the stack reads them: what is secret belongs to SecretArns, as does a value with a comma or an equals sign.`,
    AllowedPattern: variablesPattern('[^,=]*'),
    ConstraintDescription: `Leave blank, or use at most ${mostVariables} pairs such as LOG_LEVEL=info,DB_PORT=3307, whose values hold neither a comma nor an equals sign`,
  },
  SecretArns: {
    Type: 'String',
    Default: '',
    Description: `At most ${mostVariables} variables whose values are secrets of Secrets Manager, as NAME=ARN,NAME=ARN. To take one key of a secret, end its ARN with :key:: such as :password::`,
    AllowedPattern: variablesPattern(String.raw`arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+.@!-]+(:[A-Za-z0-9_.-]*:[A-Z0-9a-z_]*:[A-Za-z0-9-]*)?`),
    ConstraintDescription: `Leave blank, or use at most ${mostVariables} pairs such as DB_PASSWORD=arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf:password::`,
  },
  DeploymentCommand: {
    Type: 'CommaDelimitedList',
    Default: '',
    Description: 'What the image runs once before each deployment, such as migrations, as words separated by commas: /bin/sh,-c,./migrate. It must end with 0, within an hour. Blank runs nothing.',
  },
  Cpu: applicationParameters.Cpu,
  Memory: applicationParameters.Memory,
  Architecture: applicationParameters.Architecture,
  MinCount: applicationParameters.MinCount,
  MaxCount: applicationParameters.MaxCount,
  CpuTarget: applicationParameters.CpuTarget,
  DeploymentStrategy: applicationParameters.DeploymentStrategy,
  BakeTimeInMinutes: applicationParameters.BakeTimeInMinutes,
  ExecuteCommand: applicationParameters.ExecuteCommand,
  ClusterName: applicationParameters.ClusterName,
  ClientSecurityGroupIds: {
    Type: 'String',
    Default: '',
    Description: 'Security groups that open data stores to the application, such as DatabaseClientSecurityGroupId of a data tier, separated by commas; at most four. They are in the existing VPC.',
    AllowedPattern: '^(sg-[0-9a-f]{8,17}(,sg-[0-9a-f]{8,17}){0,3})?$',
    ConstraintDescription: 'Leave blank, or use up to four IDs such as sg-0123456789abcdef0 separated by commas, without spaces',
  },
  VpcId: {
    Type: 'String',
    Default: '',
    Description: 'Blank makes a new VPC. It stays as launched.',
    AllowedPattern: '^(vpc-[0-9a-f]{8,17})?$',
    ConstraintDescription: 'Leave blank, or use an ID such as vpc-0123456789abcdef0',
  },
  LoadBalancerSubnetIds: applicationParameters.LoadBalancerSubnetIds,
  TaskSubnetIds: {
    Type: 'String',
    Default: '',
    Description: 'Subnets of the existing VPC for the tasks, separated by commas; private ones unless Egress is PublicIp',
    AllowedPattern: listOf(subnet),
    ConstraintDescription: 'Leave blank, or use IDs such as subnet-0123456789abcdef0 separated by commas, without spaces',
  },
  VpcCidr: { ...vpcParameters.VpcCidr, Description: 'IPv4 range of the new VPC. It stays as launched.' },
  Zones: { Type: 'String', Default: '2', Description: 'Zones of the new VPC. A third may come later, and moves nothing.', AllowedValues: ['2', '3'] },
  Egress: {
    Type: 'String',
    Default: 'NatGateway',
    Description: 'How tasks reach the internet, and their image. PublicIp gives them addresses, in public subnets. NatInstance is the cheapest for private ones, NatGatewayPerZone goes on when a zone fails. In an existing VPC this says only whether tasks get a public address.',
    AllowedValues: ['PublicIp', 'NatInstance', 'NatGateway', 'NatGatewayPerZone'],
  },
  Ipv6: applicationParameters.Ipv6,
  NatInstanceImageId: {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
    Description: 'Where AWS keeps the newest image for a NAT instance',
  },
  Scheme: applicationParameters.Scheme,
  AllowedCidr: applicationParameters.AllowedCidr,
  Waf: applicationParameters.Waf,
  DeletionProtection: applicationParameters.DeletionProtection,
  AccessLogDays: applicationParameters.AccessLogDays,
  LogRetentionInDays: applicationParameters.LogRetentionInDays,
  NotificationEmail: notificationParameter,
  AlarmTopicArn: {
    Type: 'String',
    Default: '',
    Description: 'Topic that alarms go to, such as that of a data tier. Blank makes one.',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256})?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a topic, such as arn:aws:sns:us-east-1:123456789012:alarms',
  },
  FlowLogTraffic: { ...flowLogTraffic, Description: `${flowLogTraffic.Description}. Of the new VPC: an existing one is its owner's to log.` },
  ...encryption,
  Encryption: { ...encryption.Encryption, Description: `${encryption.Encryption.Description} With secrets of a data tier, choose ExistingKey and name its key: tasks read secrets with no other.` },
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters
const given = (name: Name) => not(equals(ref(name), ''))
const blank = (name: Name) => equals(ref(name), '')

/** Combinations that would fail half-way, or do nothing, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...taskRules(),
  ...countRules,
  CertificateOrZone: {
    Assertions: [{ Assert: or(given('HostedZoneId'), given('CertificateArn')), AssertDescription: 'HTTPS needs a certificate: name a HostedZoneId to make it in, or a CertificateArn' }],
  },
  ...encryptionRules,
  ...flowLogRules,
  ...newVpcRules,
  ExistingVpcHasSubnets: rule(given('VpcId'), [and(given('LoadBalancerSubnetIds'), given('TaskSubnetIds')), 'An existing VPC needs LoadBalancerSubnetIds and TaskSubnetIds: name subnets of it']),
  SubnetsHaveVpc: rule(or(given('LoadBalancerSubnetIds'), given('TaskSubnetIds')), [given('VpcId'), 'LoadBalancerSubnetIds and TaskSubnetIds need VpcId: name the VPC they are in']),
  ClientsHaveVpc: rule(given('ClientSecurityGroupIds'), [given('VpcId'), 'ClientSecurityGroupIds need VpcId: security groups open doors inside their own VPC only']),
  EmailHasTopic: rule(given('NotificationEmail'), [blank('AlarmTopicArn'), 'NotificationEmail is for the topic that is made here: subscribe the address to the topic of AlarmTopicArn, or leave one of them blank']),
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Address', 'DomainName', 'HostedZoneId', 'CertificateArn'),
    group('Application', 'Image', 'Port', 'HealthCheckPath', 'HealthCheckGracePeriodSeconds', 'Environment', 'SecretArns', 'ClientSecurityGroupIds'),
    group('Size', 'Cpu', 'Memory', 'Architecture', 'MinCount', 'MaxCount', 'CpuTarget'),
    group('Deployment', 'DeploymentCommand', 'DeploymentStrategy', 'BakeTimeInMinutes', 'ExecuteCommand', 'ClusterName'),
    group('Network', 'VpcId', 'LoadBalancerSubnetIds', 'TaskSubnetIds', 'VpcCidr', 'Zones', 'Egress', 'Ipv6', 'NatInstanceImageId', 'FlowLogTraffic'),
    group('Who gets in', 'Scheme', 'AllowedCidr', 'Waf', 'DeletionProtection'),
    group('Logs and alarms', 'AccessLogDays', 'LogRetentionInDays', 'NotificationEmail', 'AlarmTopicArn'),
    group('Keys and roles', 'Encryption', 'KmsKeyArn', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    DomainName: applicationLabels.DomainName,
    HostedZoneId: { default: 'Hosted zone' },
    CertificateArn: applicationLabels.CertificateArn,
    Image: { default: 'Image' },
    Port: { default: 'Port' },
    HealthCheckPath: { default: 'Path of the health check' },
    HealthCheckGracePeriodSeconds: { default: 'Time to start (seconds)' },
    Environment: { default: 'Variables' },
    SecretArns: { default: 'Variables from secrets' },
    DeploymentCommand: { default: 'Command before a deployment' },
    Cpu: applicationLabels.Cpu,
    Memory: applicationLabels.Memory,
    Architecture: applicationLabels.Architecture,
    MinCount: applicationLabels.MinCount,
    MaxCount: applicationLabels.MaxCount,
    CpuTarget: applicationLabels.CpuTarget,
    DeploymentStrategy: applicationLabels.DeploymentStrategy,
    BakeTimeInMinutes: applicationLabels.BakeTimeInMinutes,
    ExecuteCommand: applicationLabels.ExecuteCommand,
    ClusterName: applicationLabels.ClusterName,
    ClientSecurityGroupIds: { default: 'Security groups of data stores' },
    VpcId: { default: 'Existing VPC' },
    LoadBalancerSubnetIds: applicationLabels.LoadBalancerSubnetIds,
    TaskSubnetIds: { default: 'Subnets of the tasks' },
    VpcCidr: { default: 'Range of a new VPC' },
    Zones: { default: 'Zones of a new VPC' },
    Egress: { default: 'Way to the internet' },
    Ipv6: applicationLabels.Ipv6,
    NatInstanceImageId: { default: 'Image of a NAT instance' },
    Scheme: applicationLabels.Scheme,
    AllowedCidr: applicationLabels.AllowedCidr,
    Waf: applicationLabels.Waf,
    DeletionProtection: applicationLabels.DeletionProtection,
    AccessLogDays: applicationLabels.AccessLogDays,
    LogRetentionInDays: applicationLabels.LogRetentionInDays,
    NotificationEmail: { default: 'E-mail for alarms' },
    AlarmTopicArn: { default: 'Existing topic for alarms' },
    ...encryptionLabels,
    FlowLogTraffic: { default: 'Flow logs' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<Name, { default: string }>,
}

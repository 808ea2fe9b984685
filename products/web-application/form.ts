import { and, contains, equals, not, or, ref, type Intrinsic, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { boundaryParameter } from '../../templates-src/parts/bounded.ts'
import { notificationParameter } from '../../templates-src/parts/notification.ts'
import { taskMemory, taskRules, taskSizes } from '../../templates-src/parts/fargate.ts'
import { mostVariables, variablesPattern } from '../../templates-src/parts/variables.ts'

const listOf = (pattern: string) => `^(${pattern}(,${pattern})*)?$`
const subnet = 'subnet-[0-9a-f]{8,17}'
const days = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]
/** Numbers of tasks one may choose, so that a rule can tell which is more: rules compare no numbers. */
const counts = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50]
const yesNo = (Default: 'true' | 'false', Description: string) => ({ Type: 'String', Default, Description, AllowedValues: ['true', 'false'] }) as const

/** What somebody who launches an application may choose: its domain and its image are nobody else's to know. */
export const parameters = {
  DomainName: {
    Type: 'String',
    Description: 'Where people find the application, such as app.example.org',
    AllowedPattern: String.raw`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`,
    MaxLength: 64,
    ConstraintDescription: 'Use a domain in lower case of at most 64 characters, such as app.example.org',
  },
  HostedZoneId: {
    Type: 'String',
    Default: '',
    Description: 'Public hosted zone of Route 53 that the domain is in: records are made in it, and the certificate is proved by it. Blank: you make the record, and give the certificate.',
    AllowedPattern: '^(Z[A-Z0-9]{1,31})?$',
    ConstraintDescription: 'Leave blank, or use the ID of a hosted zone, such as Z0123456789ABCDEFGHIJ',
  },
  CertificateArn: {
    Type: 'String',
    Default: '',
    Description: 'Certificate of ACM in this region for the domain. Blank makes one in the hosted zone. Another ARN changes it without an interruption.',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate/[A-Za-z0-9-]+)?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a certificate, such as arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  Image: {
    Type: 'String',
    Description: 'Image of the application with its tag: a public one, or one of ECR in this account and region. Another tag deploys it.',
    AllowedPattern: String.raw`^[A-Za-z0-9][A-Za-z0-9._:/-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$`,
    MaxLength: 400,
    ConstraintDescription: 'Name an image with its tag or digest, such as public.ecr.aws/docker/library/httpd:2.4',
  },
  Port: { Type: 'Number', Default: 8080, Description: 'Port on which the container takes HTTP', MinValue: 1, MaxValue: 65535, ConstraintDescription: 'Use a port of 1 to 65535' },
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
  Cpu: { Type: 'String', Default: '512', Description: 'CPU units of a task: 1024 are a vCPU', AllowedValues: Object.keys(taskSizes) },
  Memory: {
    Type: 'String',
    Default: '1024',
    Description: 'Memory of a task in MiB. 256 CPU units take 512 to 2048, 512 take 1024 to 4096, 1024 take 2048 to 8192, 2048 take 4096 to 16384, 4096 take 8192 to 30720.',
    AllowedValues: taskMemory,
  },
  Architecture: { Type: 'String', Default: 'X86_64', Description: 'Processor that the image is built for. ARM64 costs a fifth less.', AllowedValues: ['X86_64', 'ARM64'] },
  MinCount: { Type: 'String', Default: '2', Description: 'Tasks that always run. With two, each in a zone of its own, one may fail.', AllowedValues: counts.map(String) },
  MaxCount: { Type: 'String', Default: '4', Description: 'Tasks at most, when there is much to do. As many as MinCount: the number never changes.', AllowedValues: counts.map(String) },
  CpuTarget: {
    Type: 'Number',
    Default: 60,
    Description: 'How busy, in percent, tasks are kept by starting and stopping some',
    MinValue: 10,
    MaxValue: 90,
    ConstraintDescription: 'Use 10 to 90 percent',
  },
  DeploymentStrategy: {
    Type: 'String',
    Default: 'Rolling',
    Description: 'Rolling replaces tasks one after the other. BlueGreen starts all new ones beside the old, turns the traffic, and keeps the old ones for a while.',
    AllowedValues: ['Rolling', 'BlueGreen'],
  },
  BakeTimeInMinutes: {
    Type: 'Number',
    Default: 5,
    Description: 'So long BlueGreen keeps the old tasks after the traffic has turned, to turn it back',
    MinValue: 0,
    MaxValue: 1440,
    ConstraintDescription: 'Use 0 to 1440 minutes',
  },
  ExecuteCommand: yesNo('false', 'Whether who may call ECS Exec gets a shell in a task'),
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
  LoadBalancerSubnetIds: {
    Type: 'String',
    Default: '',
    Description: 'Subnets of the existing VPC for the load balancer, in two zones at least, separated by commas; public ones when it faces the internet',
    AllowedPattern: `^(${subnet}(,${subnet})+)?$`,
    ConstraintDescription: 'Leave blank, or use two IDs at least, such as subnet-0123456789abcdef0,subnet-0123456789abcdef1, without spaces',
  },
  TaskSubnetIds: {
    Type: 'String',
    Default: '',
    Description: 'Subnets of the existing VPC for the tasks, separated by commas; private ones unless Egress is PublicIp',
    AllowedPattern: listOf(subnet),
    ConstraintDescription: 'Leave blank, or use IDs such as subnet-0123456789abcdef0 separated by commas, without spaces',
  },
  VpcCidr: {
    Type: 'String',
    Default: '10.0.0.0/16',
    Description: 'IPv4 range of the new VPC. It stays as launched.',
    AllowedPattern: String.raw`^(10\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])|172\.(1[6-9]|2\d|3[01])|192\.168)\.0\.0/16$`,
    ConstraintDescription: 'Use a private range with 16 bits, such as 10.0.0.0/16',
  },
  Zones: { Type: 'String', Default: '2', Description: 'Zones of the new VPC. A third may come later, and moves nothing.', AllowedValues: ['2', '3'] },
  Egress: {
    Type: 'String',
    Default: 'NatGateway',
    Description: 'How tasks reach the internet, and their image. PublicIp gives them addresses, in public subnets. NatInstance is the cheapest for private ones, NatGatewayPerZone goes on when a zone fails. In an existing VPC this says only whether tasks get a public address.',
    AllowedValues: ['PublicIp', 'NatInstance', 'NatGateway', 'NatGatewayPerZone'],
  },
  Ipv6: yesNo('false', 'Whether people reach the application over IPv6, too. Subnets of an existing VPC must have it.'),
  NatInstanceImageId: {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    Default: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
    Description: 'Where AWS keeps the newest image for a NAT instance',
  },
  Scheme: {
    Type: 'String',
    Default: 'internet-facing',
    Description: 'internal keeps the load balancer inside the VPC. Another choice replaces the load balancer.',
    AllowedValues: ['internet-facing', 'internal'],
  },
  AllowedCidr: {
    Type: 'String',
    Default: '0.0.0.0/0',
    Description: 'Addresses that may reach the application: 0.0.0.0/0 is everybody',
    AllowedPattern: String.raw`^(\d{1,3}\.){3}\d{1,3}/(\d|[12]\d|3[0-2])$`,
    ConstraintDescription: 'Use a range of IPv4 addresses, such as 203.0.113.0/24',
  },
  Waf: yesNo('false', 'Whether a web application firewall with the rules that AWS keeps stands before the application'),
  DeletionProtection: yesNo('true', 'Whether the load balancer refuses to be deleted. To terminate the application, update it with false first.'),
  AccessLogDays: {
    Type: 'Number',
    Default: 90,
    Description: 'Access logs are kept so many days, in a bucket that stays when the application goes. 0 writes none.',
    MinValue: 0,
    MaxValue: 3650,
    ConstraintDescription: 'Use 0 to 3650 days',
  },
  LogRetentionInDays: { Type: 'Number', Default: 90, Description: 'Logs of the application are deleted after so many days', AllowedValues: days },
  NotificationEmail: notificationParameter,
  AlarmTopicArn: {
    Type: 'String',
    Default: '',
    Description: 'Topic that alarms go to, such as that of a data tier. Blank makes one.',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256})?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a topic, such as arn:aws:sns:us-east-1:123456789012:alarms',
  },
  KmsKeyArn: {
    Type: 'String',
    Default: '',
    Description: 'Key that encrypts logs and alarms, and the secrets above where they have one, such as that of a data tier. Its policy must let CloudWatch Logs and alarms use it. Blank: AWS encrypts with keys of its own.',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+)?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a key, such as arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  PermissionsBoundary: boundaryParameter,
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters
const given = (name: Name) => not(equals(ref(name), ''))
const blank = (name: Name) => equals(ref(name), '')
const rule = (RuleCondition: Intrinsic, Assert: Intrinsic, AssertDescription: string) => ({ RuleCondition, Assertions: [{ Assert, AssertDescription }] })

/** Combinations that would fail half-way, or do nothing, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  ...taskRules(),
  ...Object.fromEntries(
    counts.map((count) => [
      `CountsFrom${count}`,
      rule(equals(ref('MinCount'), String(count)), contains(counts.filter((most) => most >= count).map(String), ref('MaxCount')), `MaxCount is at least MinCount, which is ${count}`),
    ]),
  ),
  CertificateOrZone: {
    Assertions: [{ Assert: or(given('HostedZoneId'), given('CertificateArn')), AssertDescription: 'HTTPS needs a certificate: name a HostedZoneId to make it in, or a CertificateArn' }],
  },
  ExistingVpcHasSubnets: rule(given('VpcId'), and(given('LoadBalancerSubnetIds'), given('TaskSubnetIds')), 'An existing VPC needs LoadBalancerSubnetIds and TaskSubnetIds: name subnets of it'),
  SubnetsHaveVpc: rule(or(given('LoadBalancerSubnetIds'), given('TaskSubnetIds')), given('VpcId'), 'LoadBalancerSubnetIds and TaskSubnetIds need VpcId: name the VPC they are in'),
  ClientsHaveVpc: rule(given('ClientSecurityGroupIds'), given('VpcId'), 'ClientSecurityGroupIds need VpcId: security groups open doors inside their own VPC only'),
  EmailHasTopic: rule(given('NotificationEmail'), blank('AlarmTopicArn'), 'NotificationEmail is for the topic that is made here: subscribe the address to the topic of AlarmTopicArn, or leave one of them blank'),
}

const group = (label: string, ...Parameters: Name[]) => ({ Label: { default: label }, Parameters })

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Address', 'DomainName', 'HostedZoneId', 'CertificateArn'),
    group('Application', 'Image', 'Port', 'HealthCheckPath', 'HealthCheckGracePeriodSeconds', 'Environment', 'SecretArns', 'ClientSecurityGroupIds'),
    group('Size', 'Cpu', 'Memory', 'Architecture', 'MinCount', 'MaxCount', 'CpuTarget'),
    group('Deployment', 'DeploymentCommand', 'DeploymentStrategy', 'BakeTimeInMinutes', 'ExecuteCommand'),
    group('Network', 'VpcId', 'LoadBalancerSubnetIds', 'TaskSubnetIds', 'VpcCidr', 'Zones', 'Egress', 'Ipv6', 'NatInstanceImageId'),
    group('Who gets in', 'Scheme', 'AllowedCidr', 'Waf', 'DeletionProtection'),
    group('Logs and alarms', 'AccessLogDays', 'LogRetentionInDays', 'NotificationEmail', 'AlarmTopicArn'),
    group('Keys and roles', 'KmsKeyArn', 'PermissionsBoundary'),
  ],
  ParameterLabels: {
    DomainName: { default: 'Domain' },
    HostedZoneId: { default: 'Hosted zone' },
    CertificateArn: { default: 'Existing certificate' },
    Image: { default: 'Image' },
    Port: { default: 'Port' },
    HealthCheckPath: { default: 'Path of the health check' },
    HealthCheckGracePeriodSeconds: { default: 'Time to start (seconds)' },
    Environment: { default: 'Variables' },
    SecretArns: { default: 'Variables from secrets' },
    DeploymentCommand: { default: 'Command before a deployment' },
    Cpu: { default: 'CPU units' },
    Memory: { default: 'Memory (MiB)' },
    Architecture: { default: 'Processor' },
    MinCount: { default: 'Tasks at least' },
    MaxCount: { default: 'Tasks at most' },
    CpuTarget: { default: 'How busy tasks are (%)' },
    DeploymentStrategy: { default: 'Way to deploy' },
    BakeTimeInMinutes: { default: 'Time to turn back (minutes)' },
    ExecuteCommand: { default: 'Shell in tasks' },
    ClientSecurityGroupIds: { default: 'Security groups of data stores' },
    VpcId: { default: 'Existing VPC' },
    LoadBalancerSubnetIds: { default: 'Subnets of the load balancer' },
    TaskSubnetIds: { default: 'Subnets of the tasks' },
    VpcCidr: { default: 'Range of a new VPC' },
    Zones: { default: 'Zones of a new VPC' },
    Egress: { default: 'Way to the internet' },
    Ipv6: { default: 'IPv6' },
    NatInstanceImageId: { default: 'Image of a NAT instance' },
    Scheme: { default: 'Where the load balancer is seen' },
    AllowedCidr: { default: 'Who may come' },
    Waf: { default: 'Web application firewall' },
    DeletionProtection: { default: 'Deletion protection' },
    AccessLogDays: { default: 'Access logs (days)' },
    LogRetentionInDays: { default: 'Logs (days)' },
    NotificationEmail: { default: 'E-mail for alarms' },
    AlarmTopicArn: { default: 'Existing topic for alarms' },
    KmsKeyArn: { default: 'Existing key' },
    PermissionsBoundary: { default: 'Permissions boundary' },
  } satisfies Record<Name, { default: string }>,
}

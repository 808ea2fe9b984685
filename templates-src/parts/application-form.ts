import { contains, equals, ref, type Parameter, type Template } from '../cfn/index.ts'
import { taskMemory, taskSizes } from './fargate.ts'
import { logDays, rule, yesNo } from './form.ts'

/** Numbers of tasks one may choose, so that a rule can tell which is more: rules compare no numbers. */
const counts = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50]

const subnet = 'subnet-[0-9a-f]{8,17}'

/** What the form of every product asks that runs an application behind a load balancer. */
export const applicationParameters = {
  DomainName: {
    Type: 'String',
    Description: 'Where people find the application, such as app.example.org',
    AllowedPattern: String.raw`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`,
    MaxLength: 64,
    ConstraintDescription: 'Use a domain in lower case of at most 64 characters, such as app.example.org',
  },
  CertificateArn: {
    Type: 'String',
    Default: '',
    Description: 'Certificate of ACM in this region for the domain. Blank makes one in the hosted zone. Another ARN changes it without an interruption.',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate/[A-Za-z0-9-]+)?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a certificate, such as arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
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
    Description: 'Rolling replaces tasks one after the other. BlueGreen starts all new ones beside the old, turns the traffic, and keeps the old ones for a while. Back to Rolling needs a look before: the README says at what.',
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
  ClusterName: {
    Type: 'String',
    Default: '',
    Description: 'Name of an existing ECS cluster of this account and region to run in. Blank makes one. Another choice replaces the service.',
    AllowedPattern: '^[A-Za-z0-9_-]{0,255}$',
    ConstraintDescription: 'Leave blank, or use the name of a cluster, not its ARN, such as applications',
  },
  LoadBalancerSubnetIds: {
    Type: 'String',
    Default: '',
    Description: 'Subnets of the existing VPC for the load balancer, in two zones at least, separated by commas; public ones when it faces the internet',
    AllowedPattern: `^(${subnet}(,${subnet})+)?$`,
    ConstraintDescription: 'Leave blank, or use two IDs at least, such as subnet-0123456789abcdef0,subnet-0123456789abcdef1, without spaces',
  },
  Ipv6: yesNo('false', 'Whether people reach the application over IPv6, too. Subnets of an existing VPC must have it.'),
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
  LogRetentionInDays: { Type: 'Number', Default: 90, Description: 'Logs of the application are deleted after so many days', AllowedValues: logDays },
} as const satisfies Record<string, Parameter>

/** How the console calls them. */
export const applicationLabels = {
  DomainName: { default: 'Domain' },
  CertificateArn: { default: 'Existing certificate' },
  Cpu: { default: 'CPU units' },
  Memory: { default: 'Memory (MiB)' },
  Architecture: { default: 'Processor' },
  MinCount: { default: 'Tasks at least' },
  MaxCount: { default: 'Tasks at most' },
  CpuTarget: { default: 'How busy tasks are (%)' },
  DeploymentStrategy: { default: 'Way to deploy' },
  BakeTimeInMinutes: { default: 'Time to turn back (minutes)' },
  ExecuteCommand: { default: 'Shell in tasks' },
  ClusterName: { default: 'Existing cluster' },
  LoadBalancerSubnetIds: { default: 'Subnets of the load balancer' },
  Ipv6: { default: 'IPv6' },
  Scheme: { default: 'Where the load balancer is seen' },
  AllowedCidr: { default: 'Who may come' },
  Waf: { default: 'Web application firewall' },
  DeletionProtection: { default: 'Deletion protection' },
  AccessLogDays: { default: 'Access logs (days)' },
  LogRetentionInDays: { default: 'Logs (days)' },
} satisfies Record<keyof typeof applicationParameters, { default: string }>

/** `MaxCount` is at least `MinCount`. */
export const countRules: NonNullable<Template['Rules']> = Object.fromEntries(
  counts.map((count) => [
    `CountsFrom${count}`,
    rule(equals(ref('MinCount'), String(count)), [contains(counts.filter((most) => most >= count).map(String), ref('MaxCount')), `MaxCount is at least MinCount, which is ${count}`]),
  ]),
)

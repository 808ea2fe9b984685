import { equals, If, join, nested, not, output, ref, stacks, sub, template } from '../../templates-src/cfn/index.ts'
import { startedBy } from '../../templates-src/parts/commandable.ts'
import { application } from '../../templates-src/stacks/application.ts'
import { defaultSecurityGroup } from '../../templates-src/stacks/default-security-group.ts'
import { flowLogs } from '../../templates-src/stacks/flow-logs.ts'
import { key } from '../../templates-src/stacks/key.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { loadBalancer } from '../../templates-src/stacks/load-balancer.ts'
import { operations } from '../../templates-src/stacks/operations.ts'
import { service } from '../../templates-src/stacks/service.ts'
import { target } from '../../templates-src/stacks/target.ts'
import { tasks } from '../../templates-src/stacks/tasks.ts'
import { topic } from '../../templates-src/stacks/topic.ts'
import { vpc } from '../../templates-src/stacks/vpc.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

// Each stack takes what the ones above it give.
const Vpc = nested(
  'Vpc',
  vpc(),
  {
    Name: 'Web application',
    VpcCidr: ref('VpcCidr'),
    Zones: ref('Zones'),
    Egress: If('HasPublicIp', 'None', ref('Egress')),
    Ipv6: ref('Ipv6'),
    NatInstanceImageId: ref('NatInstanceImageId'),
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasNewVpc' },
)
const Key = nested('Key', key(), { Purpose: 'Web application' }, { Condition: 'HasNewKey' })
const KmsKeyArn = If('HasNewKey', Key.Outputs.KeyArn, ref('KmsKeyArn'))
const DefaultSecurityGroup = nested(
  'DefaultSecurityGroup',
  defaultSecurityGroup(),
  { SecurityGroupId: Vpc.Outputs.DefaultSecurityGroupId, KmsKeyArn, PermissionsBoundary: ref('PermissionsBoundary') },
  { Condition: 'HasNewVpc' },
)
const VpcId = If('HasNewVpc', Vpc.Outputs.VpcId, ref('VpcId'))
const DoorSubnetIds = If('HasNewVpc', If('IsInternal', Vpc.Outputs.PrivateSubnetIds, Vpc.Outputs.PublicSubnetIds), ref('LoadBalancerSubnetIds'))
const SubnetIds = If('HasNewVpc', If('HasPublicIp', Vpc.Outputs.PublicSubnetIds, Vpc.Outputs.PrivateSubnetIds), ref('TaskSubnetIds'))
const AssignPublicIp = If('HasPublicIp', 'ENABLED', 'DISABLED')

const FlowLogs = nested(
  'FlowLogs',
  flowLogs(),
  { VpcId, FlowLogTraffic: ref('FlowLogTraffic'), RetentionInDays: ref('LogRetentionInDays'), KeyArn: KmsKeyArn, PermissionsBoundary: ref('PermissionsBoundary') },
  { Condition: 'HasFlowLogs' },
)

const LoadBalancer = nested('LoadBalancer', loadBalancer(), {
  VpcId,
  SubnetIds: DoorSubnetIds,
  Scheme: ref('Scheme'),
  IpAddressType: If('HasIpv6', 'dualstack', 'ipv4'),
  AllowedCidr: ref('AllowedCidr'),
  DomainName: ref('DomainName'),
  HostedZoneId: ref('HostedZoneId'),
  CertificateArn: ref('CertificateArn'),
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
  SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  DeletionProtection: ref('DeletionProtection'),
  AccessLogDays: ref('AccessLogDays'),
  Waf: ref('Waf'),
  WafLogGroupName: sub('aws-waf-logs-${AWS::StackName}'),
  LogRetentionInDays: ref('LogRetentionInDays'),
  KmsKeyArn,
})
const Target = nested('Target', target(), {
  VpcId,
  LoadBalancerSecurityGroupId: LoadBalancer.Outputs.SecurityGroupId,
  ListenerArn: LoadBalancer.Outputs.ListenerArn,
  Priority: 10,
  PathPatterns: '/*',
  Port: ref('Port'),
  HealthCheckPath: ref('HealthCheckPath'),
})
const SecurityGroupIds = If('HasClients', join(',', [Target.Outputs.SecurityGroupId, ref('ClientSecurityGroupIds')]), Target.Outputs.SecurityGroupId)

const Application = nested('Application', application(), {
  ClusterName: ref('ClusterName'),
  Image: ref('Image'),
  Port: ref('Port'),
  Cpu: ref('Cpu'),
  Memory: ref('Memory'),
  Architecture: ref('Architecture'),
  Environment: ref('Environment'),
  SecretArns: ref('SecretArns'),
  ExecuteCommand: ref('ExecuteCommand'),
  LogRetentionInDays: ref('LogRetentionInDays'),
  KmsKeyArn,
  PermissionsBoundary: ref('PermissionsBoundary'),
})
const ContainerName = 'application'
const Tasks = nested(
  'Tasks',
  tasks(),
  {
    ClusterName: Application.Outputs.ClusterName,
    LockTableName: Application.Outputs.LockTableName,
    StartedBy: startedBy,
    TaskDefinitionArn: Application.Outputs.TaskDefinitionArn,
    ContainerName,
    Command: join(',', ref('DeploymentCommand')),
    NextTaskDefinitionArn: Application.Outputs.TaskDefinitionArn,
    SubnetIds,
    SecurityGroupIds,
    AssignPublicIp,
    TaskRoleArn: Application.Outputs.TaskRoleArn,
    ExecutionRoleArn: Application.Outputs.ExecutionRoleArn,
    LogRetentionInDays: ref('LogRetentionInDays'),
    KmsKeyArn,
    PermissionsBoundary: ref('PermissionsBoundary'),
  },
  { Condition: 'HasDeploymentCommand' },
)
const Service = nested('Service', service(), {
  ClusterName: Application.Outputs.ClusterName,
  // The new version starts when its command has ended well, not before.
  TaskDefinitionArn: If('HasDeploymentCommand', Tasks.Outputs.NextTaskDefinitionArn, Application.Outputs.TaskDefinitionArn),
  ContainerName,
  Port: ref('Port'),
  SubnetIds,
  SecurityGroupIds,
  AssignPublicIp,
  TargetGroupArn: Target.Outputs.TargetGroupArn,
  AlternateTargetGroupArn: Target.Outputs.AlternateTargetGroupArn,
  ListenerRuleArn: Target.Outputs.ListenerRuleArn,
  HealthCheckGracePeriodSeconds: ref('HealthCheckGracePeriodSeconds'),
  DeploymentStrategy: ref('DeploymentStrategy'),
  BakeTimeInMinutes: ref('BakeTimeInMinutes'),
  ExecuteCommand: ref('ExecuteCommand'),
  MinCount: ref('MinCount'),
  MaxCount: ref('MaxCount'),
  CpuTarget: ref('CpuTarget'),
  PermissionsBoundary: ref('PermissionsBoundary'),
})

const Topic = nested('Topic', topic(), { NotificationEmail: ref('NotificationEmail'), KmsKeyArn }, { Condition: 'HasNewTopic' })
const AlarmTopicArn = If('HasNewTopic', Topic.Outputs.TopicArn, ref('AlarmTopicArn'))
const Operations = nested('Operations', operations(), {
  LoadBalancerFullName: LoadBalancer.Outputs.FullName,
  TargetGroupFullName: Target.Outputs.TargetGroupFullName,
  AlternateTargetGroupFullName: Target.Outputs.AlternateTargetGroupFullName,
  ClusterName: Application.Outputs.ClusterName,
  ServiceName: Service.Outputs.ServiceName,
  LogGroupName: Application.Outputs.LogGroupName,
  AlarmTopicArn,
})

const Name = 'Web application'
const RoleName = 'StackroomWebApplicationLaunch'
const ofNewVpc = (Description: string) => ({ Description, Condition: 'HasNewVpc' })
const Root = template({
  Description: 'Web application: any container image on Fargate, behind a load balancer with HTTPS',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasNewVpc: equals(ref('VpcId'), ''),
    HasNewCluster: equals(ref('ClusterName'), ''),
    HasPublicIp: equals(ref('Egress'), 'PublicIp'),
    HasIpv6: equals(ref('Ipv6'), 'true'),
    IsInternal: equals(ref('Scheme'), 'internal'),
    HasClients: not(equals(ref('ClientSecurityGroupIds'), '')),
    HasDeploymentCommand: not(equals(join('', ref('DeploymentCommand')), '')),
    HasNewKey: equals(ref('Encryption'), 'NewKey'),
    HasFlowLogs: not(equals(ref('FlowLogTraffic'), 'None')),
    HasNewTopic: equals(ref('AlarmTopicArn'), ''),
  },
  Resources: stacks(Vpc, Key, DefaultSecurityGroup, FlowLogs, LoadBalancer, Target, Application, Tasks, Service, Topic, Operations),
  Outputs: {
    Url: output('String', sub('https://${DomainName}'), { Description: 'Where people find the application' }),
    LoadBalancerDnsName: output('String', LoadBalancer.Outputs.DnsName, { Description: 'What the record of the domain points to, for a zone that is not in Route 53' }),
    ClusterName: output('String', Application.Outputs.ClusterName, { Description: 'The cluster, for ECS Exec and the console' }),
    ServiceName: output('String', Service.Outputs.ServiceName, { Description: 'The service, whose events say why a deployment fails' }),
    LogGroupName: output('String', Application.Outputs.LogGroupName, { Description: 'Where the logs of the application are' }),
    DashboardName: output('String', Operations.Outputs.DashboardName, { Description: 'The dashboard of CloudWatch to look at when something is wrong' }),
    TaskRoleArn: output('String', Application.Outputs.TaskRoleArn, { Description: 'What the application acts as: grant it what it needs of AWS, as far as its boundary lets that through' }),
    SecurityGroupId: output('AWS::EC2::SecurityGroup::Id', Target.Outputs.SecurityGroupId, { Description: 'The security group of the tasks' }),
    AlarmTopicArn: output('String', AlarmTopicArn, { Description: 'Where alarms go' }),
    AccessLogBucketName: output('String', LoadBalancer.Outputs.AccessLogBucketName, { Description: 'Where access logs are; it stays when the application goes' }),
    NewKeyArn: output('String', Key.Outputs.KeyArn, { Description: 'The key that was made; it stays, as logs are read with nothing else', Condition: 'HasNewKey' }),
    NewVpcId: output('AWS::EC2::VPC::Id', Vpc.Outputs.VpcId, ofNewVpc('The VPC that was made, for what else is to be in it')),
    NewVpcCidr: output('String', Vpc.Outputs.VpcCidr, ofNewVpc('Its IPv4 range')),
    PublicSubnetIds: output('List<AWS::EC2::Subnet::Id>', Vpc.Outputs.PublicSubnetIds, ofNewVpc('Its public subnets')),
    PrivateSubnetIds: output('List<AWS::EC2::Subnet::Id>', Vpc.Outputs.PrivateSubnetIds, ofNewVpc('Its private subnets')),
    PublicRouteTableId: output('String', Vpc.Outputs.PublicRouteTableId, ofNewVpc('The route table of its public subnets')),
    PrivateRouteTableIds: output('CommaDelimitedList', Vpc.Outputs.PrivateRouteTableIds, ofNewVpc('The route tables of its private subnets')),
    NatAddresses: output('String', Vpc.Outputs.NatAddresses, ofNewVpc('The addresses that the internet sees, if there is a NAT')),
    S3EndpointId: output('String', Vpc.Outputs.S3EndpointId, ofNewVpc('The endpoint by which it reaches S3')),
  },
})

export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'Any container image that speaks HTTP, on Fargate in two zones or three, behind a load balancer with HTTPS, with scaling, alarms and a dashboard',
  SupportDescription: 'Outputs of the launched product say where the application, its logs and its dashboard are',
  SupportUrl: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/Welcome.html',
  Version: { Name: '1.2.0', Description: 'An existing cluster, and one-shot tasks that take turns' },
  Template: Root,
  Profiles: {
    small: {
      Description: 'For trying it out: one small task with a public address, nothing that stays',
      Parameters: { Cpu: '256', Memory: '512', MinCount: '1', MaxCount: '1', Egress: 'PublicIp', AccessLogDays: '0', DeletionProtection: 'false', LogRetentionInDays: '7' },
    },
    standard: { Description: 'What a launch with nothing but address and image gives: two tasks in two zones, four at most', Parameters: {} },
    strict: {
      Description: 'Three zones that fail apart, blue/green deployments, a web application firewall, all connections and logs kept for a year under a key of its own',
      Parameters: { Cpu: '1024', Memory: '2048', Zones: '3', MinCount: '3', MaxCount: '10', Egress: 'NatGatewayPerZone', DeploymentStrategy: 'BlueGreen', Waf: 'true', AccessLogDays: '365', LogRetentionInDays: '365', Encryption: 'NewKey', FlowLogTraffic: 'All' },
    },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make what a web application is made of, and nothing else' },
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { taskRules, taskMemory, taskSizes } from '../../templates-src/parts/fargate.ts'
import { template } from '../../templates-src/cfn/index.ts'
import { loadBalancer } from '../../templates-src/stacks/load-balancer.ts'
import { service } from '../../templates-src/stacks/service.ts'
import { target } from '../../templates-src/stacks/target.ts'
import { refusals, resolved } from '../support/resolved.ts'

const door = {
  ...{ VpcId: 'vpc-1', SubnetIds: 'subnet-1,subnet-2', Scheme: 'internet-facing', IpAddressType: 'ipv4', AllowedCidr: '0.0.0.0/0' },
  ...{ DomainName: 'osmt.example.org', HostedZoneId: 'Z1', CertificateArn: '', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' },
  ...{ DeletionProtection: 'true', AccessLogDays: '90', Waf: 'false', WafLogGroupName: 'aws-waf-logs-a', LogRetentionInDays: '30', KmsKeyArn: '' },
}
const way = {
  ...{ VpcId: 'vpc-1', LoadBalancerSecurityGroupId: 'sg-door', ListenerArn: 'listener', Priority: '10', PathPatterns: '/*', Port: '8080' },
  HealthCheckPath: '/health',
}
const run = {
  ...{ ClusterName: 'c', TaskDefinitionArn: 'task', ContainerName: 'application', Port: '8080', SubnetIds: 'subnet-1,subnet-2' },
  ...{ SecurityGroupIds: 'sg-1', AssignPublicIp: 'DISABLED', TargetGroupArn: 'blue', AlternateTargetGroupArn: 'green', ListenerRuleArn: 'rule' },
  ...{ HealthCheckGracePeriodSeconds: '60', DeploymentStrategy: 'Rolling', BakeTimeInMinutes: '5', ExecuteCommand: 'false' },
  ...{ MinCount: '2', MaxCount: '2', CpuTarget: '60', PermissionsBoundary: '' },
}
const ports = (rules: any[]) => rules.map(({ FromPort, ToPort, CidrIp, CidrIpv6 }) => `${FromPort}-${ToPort} ${CidrIp ?? CidrIpv6}`)

test('O-15: the load balancer is reached by HTTPS from the internet, and by HTTP to be redirected', () => {
  const { resources } = resolved(loadBalancer(), door)
  deepEqual(ports(resources.SecurityGroup!.Properties.SecurityGroupIngress), ['443-443 0.0.0.0/0', '80-80 0.0.0.0/0'])
  deepEqual(resources.HttpListener!.Properties.DefaultActions, [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }])
})

test('over IPv6 the world comes in only where the world may come in over IPv4', () => {
  const ingress = (given: object) => ports(resolved(loadBalancer(), { ...door, IpAddressType: 'dualstack', ...given }).resources.SecurityGroup!.Properties.SecurityGroupIngress)
  equal(ingress({}).filter((rule) => rule.endsWith('::/0')).length, 2)
  equal(ingress({ AllowedCidr: '203.0.113.0/24' }).filter((rule) => rule.endsWith('::/0')).length, 0)
})

test('a certificate is made where none is given, and records where there is a zone', () => {
  const made = (given: object) => Object.keys(resolved(loadBalancer(), { ...door, ...given }).resources)
  deepEqual(['Certificate', 'Record', 'RecordIpv6'].map((id) => made({}).includes(id)), [true, true, false])
  deepEqual(['Certificate', 'Record'].map((id) => made({ CertificateArn: 'arn', HostedZoneId: '' }).includes(id)), [false, false])
})

test('access logs and the firewall are there when they are wanted', () => {
  const made = (given: object) => Object.keys(resolved(loadBalancer(), { ...door, ...given }).resources).filter((id) => /AccessLog|Waf|WebAcl/.test(id))
  deepEqual(made({}), ['AccessLogBucket', 'AccessLogBucketPolicy'])
  deepEqual(made({ AccessLogDays: '0' }), [])
  deepEqual(made({ AccessLogDays: '0', Waf: 'true' }), ['WebAcl', 'WebAclAssociation', 'WafLogGroup', 'WebAclLogging'])
})

test('target groups, the way to the containers and the service use the one port that the application listens on', () => {
  const { resources } = resolved(target(), way)
  const { TargetGroup, AlternateTargetGroup, SecurityGroup, FromLoadBalancer } = resources
  deepEqual([TargetGroup!.Properties.Port, AlternateTargetGroup!.Properties.Port, FromLoadBalancer!.Properties.FromPort, FromLoadBalancer!.Properties.ToPort], Array(4).fill('8080'))
  deepEqual(SecurityGroup!.Properties.SecurityGroupIngress.map(({ FromPort, ToPort, SourceSecurityGroupId }: any) => [FromPort, ToPort, SourceSecurityGroupId]), [['8080', '8080', 'sg-door']])
  equal(resolved(service(), run).resources.Service!.Properties.LoadBalancers[0].ContainerPort, '8080')
})

test('nothing that people choose moves the weights that a blue/green deployment has set', () => {
  const actions = (given: object) => resolved(target(), { ...way, ...given }).resources.Rule!.Properties.Actions
  deepEqual(actions({ PathPatterns: '/api/*', Priority: '20', Port: '80', HealthCheckPath: '/' }), actions({}))
})

test('O-25: a deployment that does not get healthy goes back, and blue/green has a second target group and a rule to turn', () => {
  const made = (given: object) => resolved(service(), { ...run, ...given }).resources.Service!.Properties
  for (const DeploymentStrategy of ['Rolling', 'BlueGreen']) {
    deepEqual(made({ DeploymentStrategy }).DeploymentConfiguration.DeploymentCircuitBreaker, { Enable: true, Rollback: true })
  }
  equal(made({}).LoadBalancers[0].AdvancedConfiguration, undefined)
  const { AlternateTargetGroupArn, ProductionListenerRule } = made({ DeploymentStrategy: 'BlueGreen' }).LoadBalancers[0].AdvancedConfiguration
  deepEqual([AlternateTargetGroupArn, ProductionListenerRule], ['green', 'rule'])
})

test('an update of a stack does not set back how many tasks the load asked for', () => {
  const made = (MaxCount: string) => resolved(service(), { ...run, MaxCount }).resources
  deepEqual([made('2').Service!.Properties.DesiredCount, made('2').ScalableTarget], ['2', undefined])
  deepEqual([made('6').Service!.Properties.DesiredCount, made('6').ScalableTarget!.Properties.MaxCapacity], [undefined, '6'])
})

test('a task takes the sizes that Fargate has, and no other', () => {
  const form = template({ Description: 'Test', Parameters: { Cpu: { Type: 'String' }, Memory: { Type: 'String' } }, Rules: taskRules(), Resources: {} })
  for (const [Cpu, amounts] of Object.entries(taskSizes)) {
    for (const Memory of taskMemory) equal(refusals(form, { Cpu, Memory }).length, amounts.map(String).includes(Memory) ? 0 : 1, `${Cpu} ${Memory}`)
  }
  deepEqual(refusals(form, { Cpu: '256', Memory: '4096' }), ['With 256 CPU units, Fargate takes 512, 1024 or 2048 MiB'])
})

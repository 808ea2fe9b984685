import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { account, cloud, region, template } from './support.ts'

const failures = ({ events }: ReturnType<typeof cloud>, stack = 'app') =>
  events(stack).flatMap(({ LogicalResourceId, ResourceStatus, ResourceStatusReason = '' }) => (LogicalResourceId !== stack && ResourceStatus.endsWith('_FAILED') && !/cancelled/.test(ResourceStatusReason) ? [ResourceStatusReason] : []))

test('RDS goes to no lower version and no smaller disk, and an update that asks for it is rolled back; upwards it goes', async () => {
  const database = (EngineVersion: string, AllocatedStorage: string, Engine = 'mysql') =>
    template({ Data: { Type: 'AWS::RDS::DBInstance', Properties: { Engine, EngineVersion, AllocatedStorage, StorageType: 'gp3', DBInstanceClass: 'db.t4g.micro', AllowMajorVersionUpgrade: true } } })
  const cases: [string[], string[], RegExp | undefined][] = [
    [['8.4', '50'], ['8.0', '50'], /"Cannot find upgrade path from 8\.4 to 8\.0\. \(Service: Rds/],
    [['8.0.35', '50'], ['8.0.33', '50'], /"Cannot upgrade mysql from 8\.0\.35 to 8\.0\.33 \(Service: Rds/],
    [['15.7', '50', 'postgres'], ['15.5', '50', 'postgres'], /"Cannot upgrade postgres from 15\.7 to 15\.5 /],
    [['8.4', '50'], ['8.4', '20'], /"Invalid storage size for engine name mysql and storage type gp3: 20 /],
    [['8.4.3', '50'], ['8.4', '50'], undefined],
    [['8.0', '20'], ['8.4', '100'], undefined],
    [['9.6', '20', 'postgres'], ['16.4', '20', 'postgres'], undefined],
  ]
  for (const [from, to, says] of cases) {
    const one = cloud()
    await one.create(database(...(from as [string, string])))
    equal((await one.update(database(...(to as [string, string])))).StackStatus, says ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE', `${from} to ${to}`)
    const said = failures(one)
    equal(said.length, says ? 1 : 0)
    if (says) match(said[0]!, says)
  }
})

test('an upgrade that fails later is rolled back', async () => {
  const one = cloud()
  const body = (EngineVersion: string, more: object = {}) => template({ Data: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', EngineVersion, AllocatedStorage: '20', DBInstanceClass: 'db.t4g.micro' } }, ...more })
  await one.create(body('8.0'))
  one.fail({ logicalId: 'After' })
  equal((await one.update(body('8.4', { After: { Type: 'AWS::SNS::Topic', DependsOn: 'Data' } }))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
})

test('ACM keeps a certificate that a listener uses, whichever stack has it; afterwards it goes', async () => {
  const one = cloud()
  const certificate = template({ Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'example.org' } } })
  await one.create(certificate, { StackName: 'certificate' })
  const arn = one.resources('certificate').Certificate!
  const listener = (uses: string) => template({ Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: 'arn:x:loadbalancer/app/one', Certificates: [{ CertificateArn: uses }], DefaultActions: [{ Type: 'fixed-response' }] } } })
  await one.create(listener(arn))
  equal((await one.remove('certificate')).StackStatus, 'DELETE_FAILED')
  match(failures(one, 'certificate')[0]!, new RegExp(`^Certificate arn:aws:acm:${region}:${account}:certificate/[0-9a-f-]+ in account ${account} is in use\\. .*ResourceInUseException`))
  equal([...one.call.region.resources.values()].filter(({ id }) => id === arn).length, 1)
  await one.update(listener('arn:aws:acm:another'))
  equal((await one.remove('certificate')).StackStatus, 'DELETE_COMPLETE')
})

test('a target group has one load balancer: another Scheme, which needs another one, is rolled back', async () => {
  const one = cloud()
  const balanced = (Scheme: string) =>
    template({
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme, Type: 'application' } },
      Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP', VpcId: 'vpc-1' } },
      Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Port: 80, Protocol: 'HTTP', DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }] } },
      Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { ListenerArn: { Ref: 'Listener' }, Priority: 1, Conditions: [], Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }] } },
    })
  equal((await one.create(balanced('internal'))).StackStatus, 'CREATE_COMPLETE')
  const before = one.resources()
  equal((await one.update(balanced('internet-facing'))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  const said = failures(one)
  equal(said.length, 1)
  match(said[0]!, /"The following target groups cannot be associated with more than one load balancer: arn:aws:elasticloadbalancing:[^ ]+:targetgroup\/[^ ]+ \(Service: ElasticLoadBalancingV2/)
  deepEqual(one.resources(), before)
})

/** Two subnets of one zone and one of another, made in a stack of their own. */
async function subnetsOf(one: ReturnType<typeof cloud>) {
  const subnet = (zone: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: region + zone } })
  await one.create(template({ A1: subnet('a'), A2: subnet('a'), B1: subnet('b') }), { StackName: 'subnets' })
  return one.resources('subnets') as { A1: string; A2: string; B1: string }
}

test('a load balancer takes one subnet a zone, and an application load balancer two zones at least', async () => {
  const one = cloud()
  const { A1, A2, B1 } = await subnetsOf(one)
  const cases: [string, object, RegExp | undefined][] = [
    ['twice', { Subnets: [A1, A1] }, /cannot be attached to multiple subnets in the same Availability Zone \(Service: ElasticLoadBalancingV2/],
    ['unknown-twice', { Subnets: ['subnet-1', 'subnet-1'] }, /cannot be attached to multiple subnets/],
    ['same-zone', { SubnetMappings: [{ SubnetId: A1 }, { SubnetId: A2 }] }, /cannot be attached to multiple subnets/],
    ['alone', { Subnets: [A1] }, /At least two subnets in two different Availability Zones must be specified/],
    ['network', { Type: 'network', Subnets: [A1] }, undefined],
    ['two', { Subnets: [A1, B1] }, undefined],
    ['unknown', { Subnets: ['subnet-1', 'subnet-2'] }, undefined],
  ]
  for (const [StackName, Properties, says] of cases) {
    const { StackStatus } = await one.create(template({ Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties } }), { StackName })
    equal(StackStatus, says ? 'ROLLBACK_COMPLETE' : 'CREATE_COMPLETE', StackName)
    if (says) match(failures(one, StackName).join(), says)
  }
})

test('subnets of databases are in two zones at least, and one that is named twice is one', async () => {
  const one = cloud()
  const { A1, A2, B1 } = await subnetsOf(one)
  for (const [StackName, SubnetIds, isMade] of [['twice', [A1, A1], false], ['same-zone', [A1, A2], false], ['two', [A1, A2, B1, B1], true]] as const) {
    const { StackStatus } = await one.create(template({ Subnets: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { DBSubnetGroupDescription: 'data', SubnetIds } } }), { StackName })
    equal(StackStatus, isMade ? 'CREATE_COMPLETE' : 'ROLLBACK_COMPLETE', StackName)
    if (!isMade) match(failures(one, StackName).join(), /"The DB subnet group doesn't meet Availability Zone \(AZ\) coverage requirement\. Current AZ coverage: eu-west-1a\. Add subnets to cover at least 2 AZs\. \(Service: Rds/)
  }
})

test('parameters of a database are spelt as its engine takes them', async () => {
  const one = cloud()
  const cases: [string, Record<string, string>, string | undefined][] = [
    ['mysql8.4', { require_secure_transport: 'ON' }, 'Invalid parameter value: ON for: require_secure_transport allowed values are: 0,1'],
    ['mysql8.4', { require_secure_transport: '1', log_output: 'FILE' }, undefined],
    ['aurora-mysql8.0', { require_secure_transport: '1' }, 'Invalid parameter value: 1 for: require_secure_transport allowed values are: ON,OFF'],
    ['aurora-mysql8.0', { require_secure_transport: 'OFF' }, undefined],
    ['postgres18', { log_connections: '1' }, 'Invalid parameter value: 1 for: log_connections allowed values are: receipt,authentication,authorization,setup_durations,all'],
    ['postgres18', { log_connections: 'receipt,authorization' }, undefined],
    ['postgres17', { log_connections: '1' }, undefined],
  ]
  for (const [index, [Family, Parameters, says]] of cases.entries()) {
    const StackName = `group${index}`
    const Type = Family.startsWith('aurora') ? 'AWS::RDS::DBClusterParameterGroup' : 'AWS::RDS::DBParameterGroup'
    const { StackStatus } = await one.create(template({ Group: { Type, Properties: { Description: 'data', Family, Parameters } } }), { StackName })
    equal(StackStatus, says ? 'ROLLBACK_COMPLETE' : 'CREATE_COMPLETE', `${Family} ${JSON.stringify(Parameters)}`)
    if (says) ok(failures(one, StackName).join().includes(`"${says} (Service: Rds`), failures(one, StackName).join())
  }
})

test('what is of another region or account, or outside its zone, or named twice, is refused by the service that it is for', async () => {
  const listener = (CertificateArn: string) => ({ Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: 'arn:x:loadbalancer/app/one', Certificates: [{ CertificateArn }], DefaultActions: [{ Type: 'fixed-response' }] } })
  const alarm = (AlarmActions: string[]) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, AlarmActions } })
  const zone = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.org' } }
  const certificate = (...names: string[]) => ({ Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: names[0], ValidationMethod: 'DNS', DomainValidationOptions: names.map((DomainName) => ({ DomainName, HostedZoneId: { Ref: 'Zone' } })) } })
  const task = (Environment: string[], Secrets: string[]) => ({
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { Family: 'app', ContainerDefinitions: [{ Name: 'app', Image: 'app:1', Environment: Environment.map((Name) => ({ Name, Value: '1' })), Secrets: Secrets.map((Name) => ({ Name, ValueFrom: 'arn:x' })) }] },
  })
  const cases: [Record<string, object>, RegExp | undefined][] = [
    [{ Listener: listener(`arn:aws:acm:us-east-1:${account}:certificate/1`) }, /"Certificate 'arn:aws:acm:us-east-1:.*' not found \(Service: ElasticLoadBalancingV2/],
    [{ Listener: listener(`arn:aws:acm:${region}:111122223333:certificate/1`) }, /' not found /],
    [{ Listener: listener(`arn:aws:acm:${region}:${account}:certificate/1`) }, undefined],
    [{ Alarm: alarm([`arn:aws:sns:us-east-1:${account}:alarms`]) }, /"Invalid region us-east-1 specified\. Only eu-west-1 is supported\. /],
    [{ Alarm: alarm([`arn:aws:sns:${region}:111122223333:alarms`]) }, undefined],
    [{ Zone: zone, Certificate: certificate('www.other.org') }, /^\[RRSet with DNS name _[0-9a-f]{32}\.www\.other\.org\. is not permitted in zone example\.org\.\] .*InvalidChangeBatch/],
    [{ Zone: zone, Certificate: certificate('notexample.org') }, /is not permitted in zone/],
    [{ Zone: zone, Certificate: certificate('www.example.org') }, undefined],
    [{ Zone: zone, Certificate: certificate('www.example.org', 'www.example.org') }, /^\[The request contains an invalid set of changes for a resource record set 'CNAME _[0-9a-f]{32}\.www\.example\.org\.'\] .*InvalidChangeBatch/],
    [{ Zone: zone, Certificate: certificate('example.org', '*.example.org') }, /'CNAME _[0-9a-f]{32}\.example\.org\.'/],
    [{ Zone: zone, Certificate: certificate('example.org', 'www.example.org') }, undefined],
    [{ Task: task(['A'], ['A', 'B']) }, /The secret name must be unique .*, such as 'A'\./],
    [{ Task: task([], ['B', 'B']) }, /such as 'B'\./],
    [{ Task: task(['A'], ['B']) }, undefined],
  ]
  for (const [resources, says] of cases) {
    const one = cloud()
    equal((await one.create(template(resources))).StackStatus, says ? 'ROLLBACK_COMPLETE' : 'CREATE_COMPLETE', failures(one).join())
    if (says) match(failures(one).join(), says)
  }
})

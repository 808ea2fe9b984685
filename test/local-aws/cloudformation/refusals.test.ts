import { deepEqual, equal, match } from 'node:assert/strict'
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

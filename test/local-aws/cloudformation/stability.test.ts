import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { cloud, template, topic } from './support.ts'

const service = (Enable: boolean, TaskDefinition = 'web:1') => ({ Type: 'AWS::ECS::Service', Properties: { TaskDefinition, DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable, Rollback: true } } } })
const certificate = { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'maps.example.org', ValidationMethod: 'DNS' } }
const failures = ({ events }: ReturnType<typeof cloud>) => events().flatMap(({ LogicalResourceId, ResourceStatus, ResourceStatusReason = '' }) => (LogicalResourceId !== 'app' && ResourceStatus.endsWith('_FAILED') ? [ResourceStatusReason] : []))

test('a service that never becomes stable is there, fails in the words of what gave it up, and is deleted', async () => {
  for (const [isBreaking, said] of [[true, /"Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'\." .*HandlerErrorCode: GeneralServiceException\)$/], [false, /"Exceeded attempts to wait" .*HandlerErrorCode: NotStabilized\)$/]] as const) {
    const one = cloud()
    one.world.faults.push({ kind: 'unstable', type: 'AWS::ECS::Service' })
    equal((await one.create(template({ Web: service(isBreaking), News: topic() }))).StackStatus, 'ROLLBACK_COMPLETE')
    match(failures(one)[0]!, said)
    ok(one.events().some(({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === 'Web' && ResourceStatus === 'DELETE_COMPLETE'))
    equal([...one.call.region.resources.values()].length, 0)
  }
})

test('an update that makes a service unstable goes back to the tasks that ran', async () => {
  const one = cloud()
  await one.create(template({ Web: service(true) }))
  one.world.faults.push({ kind: 'unstable', type: 'AWS::ECS::Service', logicalId: 'Web' })
  equal((await one.update(template({ Web: service(true, 'web:2') }))).StackStatus, 'UPDATE_ROLLBACK_COMPLETE')
  equal([...one.call.region.resources.values()][0]!.properties.TaskDefinition, 'web:1')
})

test('a certificate says the record it waits for, and goes on when that is there', async () => {
  const { world, rows, settled, events } = cloud({ stepMilliseconds: 1 })
  world.faults.push({ kind: 'unstable', type: 'AWS::CertificateManager::Certificate' })
  rows.CreateStack!({ StackName: 'app', TemplateBody: template({ Secure: certificate }) })
  const record = () => events().find(({ ResourceStatusReason = '' }) => ResourceStatusReason.startsWith('Content of DNS Record is: '))
  while (!record()) await wait(1)
  match(record()!.ResourceStatusReason!, /^Content of DNS Record is: \{Name: _[0-9a-f]{32}\.maps\.example\.org\.,Type: CNAME,Value: _[0-9a-f]{32}\.acm-validations\.aws\.\}$/)
  await wait(20)
  equal(rows.DescribeStacks!({ StackName: 'app' }).Stacks[0].StackStatus, 'CREATE_IN_PROGRESS')
  world.faults.splice(0)
  equal((await settled('app')).StackStatus, 'CREATE_COMPLETE')
})

test('a stack that waits for its certificate can be deleted', async () => {
  const { world, rows, settled } = cloud({ stepMilliseconds: 1 })
  world.faults.push({ kind: 'unstable', type: 'AWS::CertificateManager::Certificate' })
  const { StackId } = rows.CreateStack!({ StackName: 'app', TemplateBody: template({ Secure: certificate }) })
  await wait(20)
  rows.DeleteStack!({ StackName: 'app' })
  equal((await settled(StackId)).StackStatus, 'DELETE_COMPLETE')
})

import { deepEqual, match } from 'node:assert/strict'
import { test } from 'node:test'
import osmt from '../../products/osmt/product.ts'
import webApplication from '../../products/web-application/product.ts'
import type { Product } from '../../products/product.ts'
import { comesOf, comesSteps } from '../../scripts/launch/taken.ts'

/** What the plan of an update notes. */
const noted = (product: Product, now: Record<string, string>, then: Record<string, string>) => {
  const version = product.Version.Name
  return comesSteps(comesOf({ name: product.Name, product, now: { version, parameters: now }, then: { version, parameters: { ...now, ...then } } })).map(({ text }) => text)
}
const application = { DomainName: 'app.example.org', HostedZoneId: 'Z1', Image: 'app:1' }
const skills = { DomainName: 'osmt.example.org', OAuthIssuer: 'https://id.example.org', NatInstanceImageId: 'ami-1' }

test('the plan of an update says where nobody answers until a deployment is over', () => {
  const [group, alternate] = noted(webApplication, application, { Port: '80' })
  match(group!, /^replace TargetTargetGroup .*, as Port changes: it begins empty, and what is sent to it is answered with 503 until a deployment has put targets there$/)
  match(alternate!, /^replace TargetAlternateTargetGroup /)
})

test('from blue/green back to rolling the plan says what to look at first, and the other way it has nothing to say', () => {
  for (const [product, given] of [[webApplication, application], [osmt, skills]] as const) {
    const [note, ...more] = noted(product, { ...given, DeploymentStrategy: 'BlueGreen' }, { DeploymentStrategy: 'Rolling' })
    match(note!, /^ServiceService \(AWS::ECS::Service\) puts new tasks into TargetTargetGroup from now on: .* force one more blue\/green deployment then, and run this afterwards$/)
    deepEqual(more, [])
    deepEqual(noted(product, given, { DeploymentStrategy: 'BlueGreen' }), [])
    deepEqual(noted(product, { ...given, DeploymentStrategy: 'BlueGreen' }, { BakeTimeInMinutes: '9' }), [])
  }
})

test('another cluster is no way for an Elasticsearch that is made here, which the plan says, and one for everything else', () => {
  const fails = (product: Product, given: Record<string, string>, then: Record<string, string>) => noted(product, given, then).filter((text) => text.includes('rolled back'))
  for (const given of [skills, { ...skills, ClusterName: 'others' }]) {
    const [note, ...more] = fails(osmt, given, { ClusterName: 'applications' })
    match(note!, /^SearchService \(AWS::ECS::Service\) is in another cluster then: .* shares its files and must not; it never gets healthy, and the update is rolled back$/)
    deepEqual(more, [])
  }
  const search = { SearchUrl: 'https://search.example.org:443', SearchSecretArn: 'arn' }
  deepEqual(fails(osmt, { ...skills, ...search }, { ClusterName: 'applications' }), [])
  deepEqual(fails(osmt, skills, { ...search, ClusterName: 'applications' }), [])
  deepEqual(fails(osmt, skills, { SearchMemoryMiB: '8192' }), [])
  deepEqual(fails(webApplication, application, { ClusterName: 'applications' }), [])
})

test('a database or a cache may be in the zone that goes, so that its service keeps it; one more takes nothing away', () => {
  const notes = noted(osmt, { ...skills, Zones: '3' }, { Zones: '2' }).filter((text) => text.includes('SubnetGroup'))
  deepEqual(notes.map((text) => text.replace(/: .*/, '')), ['DatabaseSubnetGroup (AWS::RDS::DBSubnetGroup) loses VpcPrivateSubnet3', 'CacheSubnetGroup (AWS::ElastiCache::SubnetGroup) loses VpcPrivateSubnet3'])
  deepEqual(noted(osmt, skills, { Zones: '3' }), [])
})

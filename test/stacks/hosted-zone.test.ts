import { deepEqual, equal, match } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { zoneFinder } from '../../templates-src/parts/zone-finder.ts'
import { hostedZone } from '../../templates-src/stacks/hosted-zone.ts'
import { resolved } from '../support/resolved.ts'

type Zone = { Id: string; Name: string; Config: { PrivateZone: boolean } }
const zone = (Name: string, Id = `/hostedzone/Z${Name.length}`, PrivateZone = false): Zone => ({ Name, Id, Config: { PrivateZone } })

/** Hands the function events, in an account with some zones: what CloudFormation hears of each. Route 53 lists by name, from the one asked for on. */
const driver = `
import json, sys, types, urllib.request
zones, events = json.loads(sys.argv[1]), json.loads(sys.argv[2])
order = lambda name: list(reversed(name.split('.')))

class Route53:
    def list_hosted_zones_by_name(self, DNSName):
        return {'HostedZones': [zone for zone in sorted(zones, key=lambda zone: order(zone['Name'])) if order(zone['Name']) >= order(DNSName)][:100]}

sys.modules['boto3'] = types.SimpleNamespace(client=lambda name: {'route53': Route53()}[name])
heard = []
urllib.request.urlopen = lambda request: heard.append(json.loads(request.data))
source = {}
exec(sys.stdin.read(), source)
for event in events:
    source['handler']({'ResponseURL': 'https://answers.example.org/1', 'StackId': 's', 'RequestId': 'r', 'LogicalResourceId': 'Zone', **event}, None)
print(json.dumps(heard))
`
function heard(zones: Zone[], ...events: object[]): any[] {
  const { stdout, stderr } = spawnSync('python3', ['-c', driver, JSON.stringify(zones), JSON.stringify(events)], { input: zoneFinder, encoding: 'utf8' })
  equal(stderr, '')
  return JSON.parse(stdout)
}
const asks = (DomainName: string, more = {}) => ({ RequestType: 'Create', ResourceProperties: { DomainName }, ...more })

test('the zone of a domain is the public one with the longest name that the domain ends with', () => {
  const label = fc.constantFrom('a', 'b', 'osmt')
  const name = fc.array(label, { minLength: 0, maxLength: 3 }).map((labels) => [...labels, 'example', 'org'].join('.'))
  const finds = fc.property(name, fc.uniqueArray(name, { maxLength: 5 }), (domain, names) => {
    const zones = names.map((one, index) => zone(`${one}.`, `/hostedzone/Z${index}`))
    const best = names.map((one, index) => ({ one, index })).filter(({ one }) => `.${domain}`.endsWith(`.${one}`)).sort((a, b) => b.one.length - a.one.length)[0]
    const [{ Status, PhysicalResourceId }] = heard(zones, asks(domain))
    deepEqual([Status, PhysicalResourceId], best ? ['SUCCESS', `Z${best.index}`] : ['FAILED', 'none'], `${domain} in ${names}`)
  })
  // Each starts Python.
  fc.assert(finds, { numRuns: 12 })
})

test('private zones are none, two of a name are for people to choose between, and what is wrong is told with what to do', () => {
  const [hidden, twice, top] = [
    heard([zone('example.org.', '/hostedzone/Z1', true)], asks('osmt.example.org'))[0],
    heard([zone('example.org.', '/hostedzone/Z1'), zone('example.org.', '/hostedzone/Z2')], asks('osmt.example.org'))[0],
    heard([zone('org.', '/hostedzone/Z1')], asks('osmt.example.org'))[0],
  ]
  match(hidden.Reason, /^no public hosted zone of this account holds osmt\.example\.org: make one, or say None as HostedZoneId/)
  match(twice.Reason, /^this account has 2 public hosted zones called example\.org\.: say with HostedZoneId which of them its parent points to: Z1, Z2$/)
  equal(top.Status, 'FAILED')
})

test('an update looks again, and deletion asks Route 53 for nothing', () => {
  const [updated, deleted] = heard([zone('example.org.', '/hostedzone/Z1')], asks('osmt.example.org', { RequestType: 'Update', PhysicalResourceId: 'Z0' }), asks('gone.example.com', { RequestType: 'Delete', PhysicalResourceId: 'Z0' }))
  deepEqual([updated.PhysicalResourceId, deleted.PhysicalResourceId, deleted.Status], ['Z1', 'Z0', 'SUCCESS'])
})

test('the function that finds zones lists them, and may do nothing else', () => {
  const [, ...may] = resolved(hostedZone(), { DomainName: 'osmt.example.org', KmsKeyArn: '', PermissionsBoundary: '' }).resources.Policy!.Properties.PolicyDocument.Statement
  deepEqual(may.map(({ Action }: any) => Action), ['route53:ListHostedZonesByName'])
})

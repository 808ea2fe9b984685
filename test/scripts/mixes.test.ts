import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import dns from '../../products/dns-and-certificates/product.ts'
import dataTier from '../../products/data-tier/product.ts'
import farm from '../../products/mutation-farm/product.ts'
import { isLaunchable, type Product } from '../../products/product.ts'
import web from '../../products/web-application/product.ts'
import { mixOf } from '../../scripts/launch/mixes.ts'
import { faultOf } from '../../scripts/launch/parameters.ts'
import { faultOfValue } from '../../scripts/launch/values.ts'
import { loadProduct, productNames } from '../../scripts/products.ts'
import type { Template } from '../../templates-src/cfn/index.ts'
import { region, resolved } from '../support/resolved.ts'

type Values = Record<string, string>
const place = { account: '111122223333', region }
const defaultsOf = ({ Parameters = {} }: Template): Values => Object.fromEntries(Object.entries(Parameters).flatMap(([name, { Default }]) => (Default === undefined ? [] : [[name, String(Default)]])))
const mix = ({ Template }: Product, given: Values, others = defaultsOf(Template)) => mixOf(Template, { ...defaultsOf(Template), ...given }, others, place)
const notes = (product: Product, given: Values) => mix(product, given).notes.map(({ text }) => text)
const problems = (product: Product, given: Values) => mix(product, given).problems

const app = { DomainName: 'app.example.org', Image: 'app:1', HostedZoneId: 'Z1' }
const there = { VpcId: 'vpc-0123456789abcdef0', LoadBalancerSubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1', TaskSubnetIds: 'subnet-0123456789abcdef0' }
const NatInstanceImageId = '/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64'

test('a value that nothing uses is told, with the values that are why', () => {
  deepEqual(notes(web, { ...app, ...there, Egress: 'NatInstance', NatInstanceImageId }), ['Egress: has no effect, as VpcId is vpc-0123456789abcdef0', 'NatInstanceImageId: has no effect, as VpcId is vpc-0123456789abcdef0'])
  deepEqual(notes(web, { ...app, NatInstanceImageId }), ['NatInstanceImageId: has no effect, as Egress is NatGateway'])
  deepEqual(notes(web, { ...app, ...there, NatInstanceImageId }), ['NatInstanceImageId: has no effect, as Egress is NatGateway and VpcId is vpc-0123456789abcdef0'])
  deepEqual(notes(dataTier, { DatabaseEngine: 'None', DatabaseClass: 'db.m7g.large', BackupRetentionInDays: '9' }), ['DatabaseClass: has no effect, as DatabaseEngine is None'])
})

test('a value that something uses, or that a rule asks for, or that only rules speak of, is not told', () => {
  deepEqual(notes(web, { ...app, Egress: 'NatInstance', NatInstanceImageId, Cpu: '1024', Memory: '2048' }), [])
  deepEqual(notes(farm, { Encryption: 'ExistingKey', KmsKeyArn: `arn:aws:kms:${region}:111122223333:key/1` }), [])
  deepEqual(mixOf(dns.Template, { DomainName: 'example.org', HostedZoneId: 'Z1', LiveCertificate: 'A', CertificateFor: 'CloudFront' }, { CertificateFor: 'Region' }, { ...place, region: 'us-east-1' }).notes, [])
})

test('an update is told of what it changes to no effect, and of nothing that stays', () => {
  const now = { DatabaseEngine: 'None', DatabaseClass: 'db.m7g.large', CacheNodes: '2' }
  deepEqual(mix(dataTier, { ...now, MultiAz: 'false', CacheNodes: '3' }, { ...defaultsOf(dataTier.Template), ...now }).notes.map(({ text }) => text), ['MultiAz: has no effect, as DatabaseEngine is None'])
})

test('an ARN of another region, or account, than the service takes is refused once, with the resource it is for', () => {
  const arn = (service: string, of: string, account = place.account) => `arn:aws:${service}:${of}:${account}:`
  const elsewhere = { CertificateArn: `${arn('acm', 'us-east-1')}certificate/1`, AlarmTopicArn: `${arn('sns', 'us-east-1')}alarms`, Encryption: 'ExistingKey', KmsKeyArn: `${arn('kms', 'us-east-1')}key/1` }
  const said = problems(web, { ...app, ...elsewhere })
  equal(said.length, 3, said.join('\n'))
  ok(said.includes('CertificateArn: is of us-east-1, and LoadBalancerHttpsListener (AWS::ElasticLoadBalancingV2::Listener) is made in eu-west-1; a load balancer takes certificates of its own region only: name one of eu-west-1'))
  match(said.join('\n'), /^AlarmTopicArn: .* an alarm tells topics of its own region only: name one of eu-west-1$/m)
  match(said.join('\n'), /^KmsKeyArn: .* what is encrypted takes keys of its own region only/m)
  match(problems(web, { ...app, CertificateArn: `${arn('acm', region, '444455556666')}certificate/1` }).join(), /^CertificateArn: is of 444455556666, .* is made in 111122223333; .* of its own account only/)
  match(problems(dataTier, { SnapshotId: `${arn('rds', 'us-east-1')}snapshot:one` }).join(), /^SnapshotId: is of us-east-1, .* from snapshots of its own region only/)
  match(problems(dataTier, { SnapshotId: `${arn('rds', region, '444455556666')}snapshot:shared` }).join(), /^SnapshotId: is of 444455556666, .* from snapshots of its own account only/)
  match(problems(farm, { ImageSource: 'PullThroughCache', GhcrSecretArn: `${arn('secretsmanager', 'us-east-1')}secret:ecr-pullthroughcache/ghcr` }).join(), /^GhcrSecretArn: is of us-east-1, /)
  const here = { CertificateArn: `${arn('acm', region)}certificate/1`, AlarmTopicArn: `${arn('sns', region, '444455556666')}alarms`, Encryption: 'ExistingKey', KmsKeyArn: `${arn('kms', region, '444455556666')}key/1` }
  // Its pages let ECS read parameters of other regions by their whole ARN, and say nothing against secrets.
  deepEqual(problems(web, { ...app, ...here, SecretArns: `PASSWORD=${arn('secretsmanager', 'us-east-1')}secret:database-AbCdEf` }), [])
})

test('a name of a certificate that its zone cannot prove is refused before somebody waits for it', () => {
  const named = (AlternativeNamesA: string, more = {}) => problems(dns, { DomainName: 'example.org', LiveCertificate: 'A', AlternativeNamesA, ...more })
  deepEqual(named('www.example.org'), [])
  deepEqual(named('www.other.org'), ['AlternativeNamesA: www.other.org is not in example.org, the zone that is made here, so that nothing proves it; name what ends with .example.org, or leave it out'])
  equal(named('notexample.org,www.example.org').length, 1)
  const existing = { HostedZoneId: 'Z0123456789ABCDEFGHIJ', DomainName: 'app.example.org' }
  deepEqual(named('www.example.org,example.org', existing), [])
  deepEqual(named('www.other.org', existing), ['AlternativeNamesA: www.other.org is in no zone together with app.example.org, so that nothing proves it; name what is in the hosted zone, or leave it out'])
  deepEqual(named('example.org'), ['AlternativeNamesA and DomainName: example.org is named twice, and one record proves it; name it once'])
  // The other certificate is not made.
  deepEqual(problems(dns, { DomainName: 'example.org', LiveCertificate: 'A', AlternativeNamesB: 'www.other.org' }), [])
})

test('a variable has one value, of a pair or of a secret', () => {
  const secret = `arn:aws:secretsmanager:${region}:111122223333:secret:database-AbCdEf`
  deepEqual(problems(web, { ...app, Environment: 'MODE=1', SecretArns: `MODE=${secret}` }), ['Environment and SecretArns: MODE is set twice, and a variable has one value; set it once'])
  deepEqual(problems(web, { ...app, Environment: 'MODE=1,MODE=2' }), ['Environment: MODE is set twice, and a variable has one value; set it once'])
  deepEqual(problems(web, { ...app, Environment: 'MODE=1', SecretArns: `A=${secret},B=${secret}` }), [])
})

test('a subnet or a security group that a list holds twice is refused, words may be there twice', () => {
  for (const ParameterType of ['String', 'CommaDelimitedList', 'List<AWS::EC2::Subnet::Id>', 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>']) {
    const fault = (value: string) => faultOf(value, { ParameterType })
    match(fault('subnet-01234567,subnet-01234568, subnet-01234567')!, /names subnet-01234567 twice; name each once$/)
    match(fault('sg-01234567,sg-01234567')!, /names sg-01234567 twice/)
    for (const fine of ['subnet-01234567,subnet-01234568', '/bin/echo,one,one', 'subnet-01234567']) equal(fault(fine), undefined)
  }
})

/** What one may choose for a parameter: its default, what it allows, and what its pattern takes of these. */
const some = ['', there.VpcId, there.LoadBalancerSubnetIds, 'sg-01234567', `arn:aws:kms:${region}:111122223333:key/1`, `arn:aws:acm:${region}:111122223333:certificate/1`, `arn:aws:sns:${region}:111122223333:alarms`, `arn:aws:secretsmanager:${region}:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf`, 'Z0123456789', 'ada@example.org', 'https://a.example.org:443', 'https://a.example.org/b', 'a.example.org', 'other', '10.1.0.0/16', 'A=1', NatInstanceImageId, '7', 'ami-01234567', 'fs-01234567', 'arn:aws:s3:::other', 'app:2', '/mnt/other', '/other']
const valuesOf = (parameter: NonNullable<Template['Parameters']>[string]) => {
  const { AllowedValues = [], Default, MinValue, MaxValue } = parameter
  const given = [...AllowedValues, Default, MinValue, MaxValue, ...some].flatMap((value) => (value === undefined ? [] : [String(value)]))
  return given.filter((value) => faultOfValue(value, parameter) === undefined)
}

const isForRules = ({ Rules, ...template }: Template, parameter: string) => !JSON.stringify({ ...template, Parameters: {}, Metadata: {} }).includes(parameter)

for (const name of productNames()) {
  const product = await loadProduct(name)
  if (!isLaunchable(product)) continue
  const { Template, Profiles = {} } = product
  const defaults = defaultsOf(Template)
  const launch: Values = { ...(name === 'web-application' ? app : { DomainName: 'example.org' }) }
  const needed = Object.fromEntries(Object.entries(launch).filter(([parameter]) => parameter in Template.Parameters!))

  test(`what is told of ${name} to have no effect leaves every resource and output as they are, and nothing else does`, () => {
    // Random values break the rules, and what they come to is asked for without them.
    const free = { ...Template, Rules: {} }
    const any = fc.record(Object.fromEntries(Object.entries(Template.Parameters!).map(([parameter, one]) => [parameter, fc.oneof({ weight: 2, arbitrary: fc.constant(needed[parameter] ?? defaults[parameter]!) }, { weight: 1, arbitrary: fc.constantFrom(...valuesOf(one)) })])))
    fc.assert(
      fc.property(any, (values) => {
        const told = mixOf(free, values, defaults, place).notes.map(({ text }) => text.split(':')[0]!)
        const made = JSON.stringify(resolved(free, values))
        const changed = Object.keys(defaults).filter((one) => values[one] !== defaults[one] && !isForRules(Template, one))
        deepEqual(told, changed.filter((one) => JSON.stringify(resolved(free, { ...values, [one]: defaults[one]! })) === made))
      }),
      { numRuns: 4 },
    )
  })

  test(`the profiles of ${name} set nothing that has no effect, once it is launched as they say`, () => {
    const later: Values = { osmt: { OAuthIssuer: 'https://a.example.org/b' }, 'seqera-access': { WorkDirBucket: 'other' } }[name] ?? {}
    for (const [profile, { Parameters }] of Object.entries(Profiles)) {
      const set = Object.fromEntries(Object.keys(Parameters).map((parameter) => [parameter, defaults[parameter]!]))
      deepEqual(mixOf(Template, { ...defaults, ...needed, ...later, ...Parameters }, set, place), { problems: [], notes: [] }, profile)
    }
  })
}

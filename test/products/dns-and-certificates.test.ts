import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import dns from '../../products/dns-and-certificates/product.ts'
import { takenBy } from '../../scripts/launch/replaces.ts'
import { refusedOf } from '../../scripts/launch/taken.ts'
import { rulesAgainst } from '../../scripts/launch/values.ts'
import { flatTemplate } from '../support/open-paths.ts'
import { judges } from '../support/patterns.ts'
import { refusals, resolved, type Made } from '../support/resolved.ts'

const { Template } = dns
const parameters = Template.Parameters!
const given = { DomainName: 'example.org' }
const there = { ...given, HostedZoneId: 'Z0123456789ABCDEFGHIJ', LiveCertificate: 'A' }
const made = (more = {}) => resolved(Template, { ...given, ...more })
const ofType = (type: string, more = {}): Made[] => Object.values(made(more).resources).filter(({ Type }) => Type === type)
const certificates = (more = {}) => Object.entries(made(more).resources).filter(([, { Type }]) => Type === 'AWS::CertificateManager::Certificate').map(([path]) => path)

test('a launch needs a domain and nothing else, and waits for nobody', () => {
  deepEqual(Object.keys(parameters).filter((name) => parameters[name]!.Default === undefined), ['DomainName'])
  deepEqual(refusals(Template, given), [])
  deepEqual(certificates(), [])
})

test('what would make nothing, or what nobody can use, is refused with a sentence', () => {
  const refused = (more: object, sentence: RegExp) => {
    const said = refusals(Template, { ...given, ...more })
    equal(said.length, 1, said.join('; '))
    match(said[0]!, sentence)
  }
  refused({ HostedZoneId: 'Z1' }, /^With an existing zone there is nothing to make but a certificate/)
  refused({ SpareCertificate: 'true' }, /choose A or B as LiveCertificate$/)
  refused({ NotificationEmail: 'ada@example.org', AlarmTopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms' }, /^NotificationEmail is for a topic that is made here/)
  deepEqual(refusals(Template, there), [])
})

test('a certificate for CloudFront is refused outside us-east-1, and without the zone of the first launch', () => {
  const twin = { ...there, CertificateFor: 'CloudFront' }
  for (const says of [refusals(Template, twin), rulesAgainst(Template, twin, 'eu-west-1')]) match(says.join(), /^CloudFront takes certificates of us-east-1 only: launch this one in us-east-1/)
  deepEqual([refusals(Template, { ...twin, 'AWS::Region': 'us-east-1' }), rulesAgainst(Template, twin, 'us-east-1')], [[], []])
  match(refusals(Template, { ...twin, HostedZoneId: '', 'AWS::Region': 'us-east-1' }).join(), /^The certificate for CloudFront is made beside that of the region: name the HostedZoneId/)
  deepEqual(ofType('AWS::Route53::HostedZone', twin), [])
})

test('at every step of a change the live certificate is there, and only the live one stays', () => {
  const steps = [{ LiveCertificate: 'A' }, { LiveCertificate: 'A', SpareCertificate: 'true' }, { LiveCertificate: 'B', SpareCertificate: 'true' }, { LiveCertificate: 'B' }]
  const [A, B] = ['CertificateA/Certificate', 'CertificateB/Certificate']
  deepEqual(steps.map((step) => certificates(step)), [[A], [A, B], [A, B], [B]])
  deepEqual(steps.map((step) => made(step).outputs.CertificateArn), [A, A, B, B])
  deepEqual(steps.map((step) => made(step).outputs.SpareCertificateArn), ['', B, A, ''])
})

test('names of one certificate are not those of the other, so that a change of names touches nothing live', () => {
  const both = { LiveCertificate: 'A', SpareCertificate: 'true' }
  const a = (more = {}) => made({ ...both, ...more }).resources['CertificateA/Certificate']
  deepEqual(a({ WildcardB: 'true', AlternativeNamesB: 'www.example.org' }), a())
})

test('a certificate is proved for each of its names once, all subdomains by the record of the domain', () => {
  const of = (more = {}) => {
    const [{ Properties }] = ofType('AWS::CertificateManager::Certificate', { LiveCertificate: 'A', HostedZoneId: 'Z1', ...more }) as [Made]
    for (const { HostedZoneId } of Properties.DomainValidationOptions) equal(HostedZoneId, 'Z1')
    return [Properties.SubjectAlternativeNames, Properties.DomainValidationOptions.map(({ DomainName }: any) => DomainName)]
  }
  const names = ['www.example.org', 'api.example.org']
  deepEqual(of(), [undefined, ['example.org']])
  deepEqual(of({ WildcardA: 'true' }), [['*.example.org'], ['example.org']])
  deepEqual(of({ AlternativeNamesA: names.join() }), [names, ['example.org', ...names]])
  deepEqual(of({ WildcardA: 'true', AlternativeNamesA: names.join() }), [['*.example.org', ...names], ['example.org', ...names]])
})

test('a zone that was made stays, is never replaced unasked, and says who may issue certificates in it', () => {
  const [{ DeletionPolicy, UpdateReplacePolicy }] = ofType('AWS::Route53::HostedZone') as [Made]
  deepEqual([DeletionPolicy, UpdateReplacePolicy], ['RetainExceptOnCreate', 'Retain'])
  const flat = { template: flatTemplate('dns-and-certificates'), parameters: given }
  match(refusedOf(takenBy(flat, { ...flat, parameters: { DomainName: 'example.net' } }), [], 'zone').join(), /^would replace PublicZoneZone/)
  const authorities = (CertificateAuthorities?: string) => ofType('AWS::Route53::RecordSet', CertificateAuthorities === undefined ? {} : { CertificateAuthorities }).map(({ Properties }) => Properties.ResourceRecords)
  deepEqual([authorities(), authorities('amazon.com,letsencrypt.org'), authorities('')], [[['0 issue "amazon.com"']], [['0 issue "amazon.com"', '0 issue "letsencrypt.org"']], []])
  deepEqual(ofType('AWS::Route53::RecordSet', { HostedZoneId: 'Z1' }), [])
})

test('what people type is judged by a pattern with examples on both sides', () => {
  judges(parameters, {
    DomainName: { good: ['example.org', 'lab-1.example.org', 'xn--bcher-kva.example'], bad: ['', 'example', 'Example.org', '*.example.org', 'example.org.', '-a.org'] },
    HostedZoneId: { good: ['', 'Z0123456789ABCDEFGHIJ'], bad: ['example.org', '/hostedzone/Z1', 'z1'] },
    CertificateAuthorities: { good: ['', 'amazon.com', 'amazon.com,letsencrypt.org'], bad: ['letsencrypt.org', 'amazon.com, letsencrypt.org', 'amazon.com,";"'] },
    AlternativeNamesA: { good: ['', 'www.example.org', 'a.example.org,b.example.org,c.example.org,d.example.org'], bad: ['*.example.org', 'www.example.org,', 'www', Array(5).fill('a.example.org').join()] },
  })
})

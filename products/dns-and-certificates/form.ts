import { equals, not, ref, type Parameter, type Template } from '../../templates-src/cfn/index.ts'
import { group, rule, yesNo } from '../../templates-src/parts/form.ts'
import { notificationParameter } from '../../templates-src/parts/notification.ts'
import { mostNames } from '../../templates-src/stacks/certificate.ts'

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
const domain = String.raw`(${label}\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]`

const changed = 'Another choice is another certificate: to change the live one, choose for the other, and make that one live.'
const wildcard = (which: string) => yesNo('false', `Whether certificate ${which} is for all subdomains of the domain as well, *.example.org. ${changed}`)
const names = (which: string) =>
  ({
    Type: 'String',
    Default: '',
    Description: `At most ${mostNames} further names in the zone that certificate ${which} is for, separated by commas, such as www.example.org. ${changed}`,
    AllowedPattern: `^(${domain}(,${domain}){0,${mostNames - 1}})?$`,
    ConstraintDescription: `Leave blank, or use at most ${mostNames} names in lower case, without * and spaces, such as www.example.org,api.example.org`,
  }) as const

/** What somebody who launches may choose. Only the domain is nobody else's to know. */
export const parameters = {
  DomainName: {
    Type: 'String',
    Description: 'The domain, such as example.org: a new zone has its name, and certificates are for it. It stays as launched.',
    AllowedPattern: `^${domain}$`,
    MaxLength: 64,
    ConstraintDescription: 'Use a domain in lower case of at most 64 characters, such as example.org',
  },
  HostedZoneId: {
    Type: 'String',
    Default: '',
    Description: 'Public hosted zone of Route 53 that the domain is in. Blank makes one. It stays as launched.',
    AllowedPattern: '^(Z[A-Z0-9]{1,31})?$',
    ConstraintDescription: 'Leave blank, or use the ID of a hosted zone, such as Z0123456789ABCDEFGHIJ',
  },
  CertificateAuthorities: {
    Type: 'String',
    Default: 'amazon.com',
    Description: 'Who may issue certificates in a new zone, as a CAA record: Amazon, which ACM is of, then others, such as letsencrypt.org. Blank lets everybody.',
    AllowedPattern: String.raw`^(amazon\.com(,${domain})*)?$`,
    ConstraintDescription: 'Leave blank, or begin with amazon.com, then others separated by commas without spaces, such as amazon.com,letsencrypt.org',
  },
  LiveCertificate: {
    Type: 'String',
    Default: 'None',
    Description:
      'The certificate that CertificateArn gives. None makes the zone alone: a certificate waits, for hours at most, until the parent of the domain points to the zone. To change a certificate without a gap: make the other one with SpareCertificate, make it live here, give what uses the old one the new CertificateArn, and end the old one by SpareCertificate false.',
    AllowedValues: ['None', 'A', 'B'],
  },
  SpareCertificate: yesNo('false', 'Whether there is the other certificate, too. For the time of a change: what nothing uses is not renewed.'),
  WildcardA: wildcard('A'),
  AlternativeNamesA: names('A'),
  WildcardB: wildcard('B'),
  AlternativeNamesB: names('B'),
  CertificateFor: {
    Type: 'String',
    Default: 'Region',
    Description: 'What uses the certificates: load balancers and the like in this region, or CloudFront, which takes those of us-east-1 only',
    AllowedValues: ['Region', 'CloudFront'],
  },
  NotificationEmail: notificationParameter,
  AlarmTopicArn: {
    Type: 'String',
    Default: '',
    Description: 'Existing topic to tell when a certificate is not renewed, instead of an address. Without either there is no alarm.',
    AllowedPattern: String.raw`^(arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256})?$`,
    ConstraintDescription: 'Leave blank, or use the ARN of a topic, such as arn:aws:sns:us-east-1:123456789012:alarms',
  },
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters
const is = (name: Name, value: string) => equals(ref(name), value)
const given = (name: Name) => not(equals(ref(name), ''))

/** Combinations that would make nothing, or what nobody can use, refused before anything is created. */
export const rules: NonNullable<Template['Rules']> = {
  SomethingIsMade: rule(given('HostedZoneId'), [not(is('LiveCertificate', 'None')), 'With an existing zone there is nothing to make but a certificate: choose A as LiveCertificate']),
  SpareHasLive: rule(is('SpareCertificate', 'true'), [not(is('LiveCertificate', 'None')), 'A spare certificate is the other of two: choose A or B as LiveCertificate']),
  CloudFrontTakesUsEast1: rule(
    is('CertificateFor', 'CloudFront'),
    [equals(ref('AWS::Region'), 'us-east-1'), 'CloudFront takes certificates of us-east-1 only: launch this one in us-east-1, or choose Region'],
    [given('HostedZoneId'), 'The certificate for CloudFront is made beside that of the region: name the HostedZoneId that the other launch gave'],
  ),
  EmailHasTopic: rule(given('NotificationEmail'), [is('AlarmTopicArn', ''), 'NotificationEmail is for a topic that is made here: subscribe the address to the topic of AlarmTopicArn, or leave one of them blank']),
}

/** How the console shows the form. */
export const form = {
  ParameterGroups: [
    group('Domain', 'DomainName', 'HostedZoneId', 'CertificateAuthorities'),
    group('Certificate', 'LiveCertificate', 'SpareCertificate', 'CertificateFor'),
    group('Certificate A', 'WildcardA', 'AlternativeNamesA'),
    group('Certificate B', 'WildcardB', 'AlternativeNamesB'),
    group('Who hears of trouble', 'NotificationEmail', 'AlarmTopicArn'),
  ],
  ParameterLabels: {
    DomainName: { default: 'Domain' },
    HostedZoneId: { default: 'Existing hosted zone' },
    CertificateAuthorities: { default: 'Who may issue certificates' },
    LiveCertificate: { default: 'Live certificate' },
    SpareCertificate: { default: 'The other certificate, too' },
    WildcardA: { default: 'All subdomains' },
    AlternativeNamesA: { default: 'Further names' },
    WildcardB: { default: 'All subdomains' },
    AlternativeNamesB: { default: 'Further names' },
    CertificateFor: { default: 'What uses it' },
    NotificationEmail: { default: 'E-mail for alarms' },
    AlarmTopicArn: { default: 'Existing topic for alarms' },
  } satisfies Record<Name, { default: string }>,
}

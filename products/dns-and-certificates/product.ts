import { and, condition, equals, If, nested, not, or, output, ref, stacks, template } from '../../templates-src/cfn/index.ts'
import { certificate } from '../../templates-src/stacks/certificate.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { publicZone } from '../../templates-src/stacks/public-zone.ts'
import { topic } from '../../templates-src/stacks/topic.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

// Each stack takes what the ones above it give.
const PublicZone = nested('PublicZone', publicZone(), { Domain: ref('DomainName'), CertificateAuthorities: ref('CertificateAuthorities') }, { Condition: 'HasNewZone' })
const HostedZoneId = If('HasNewZone', PublicZone.Outputs.HostedZoneId, ref('HostedZoneId'))

const Topic = nested('Topic', topic(), { NotificationEmail: ref('NotificationEmail') }, { Condition: 'HasNewTopic' })
const AlarmTopicArn = If('HasNewTopic', Topic.Outputs.TopicArn, ref('AlarmTopicArn'))

const CertificateA = nested(
  'CertificateA',
  certificate(),
  { DomainName: ref('DomainName'), Wildcard: ref('WildcardA'), AlternativeNames: ref('AlternativeNamesA'), HostedZoneId, AlarmTopicArn },
  { Condition: 'HasA' },
)
const CertificateB = nested(
  'CertificateB',
  certificate(),
  { DomainName: ref('DomainName'), Wildcard: ref('WildcardB'), AlternativeNames: ref('AlternativeNamesB'), HostedZoneId, AlarmTopicArn },
  { Condition: 'HasB' },
)

const Name = 'DNS and certificates'
const RoleName = 'StackroomDnsAndCertificatesLaunch'
const Root = template({
  Description: 'DNS and certificates: a hosted zone, and a certificate that can be changed without a gap',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasNewZone: equals(ref('HostedZoneId'), ''),
    IsALive: equals(ref('LiveCertificate'), 'A'),
    IsBLive: equals(ref('LiveCertificate'), 'B'),
    HasSpare: equals(ref('SpareCertificate'), 'true'),
    HasA: or(condition('IsALive'), and(condition('IsBLive'), condition('HasSpare'))),
    HasB: or(condition('IsBLive'), and(condition('IsALive'), condition('HasSpare'))),
    HasBoth: and(condition('HasA'), condition('HasB')),
    HasNewTopic: not(equals(ref('NotificationEmail'), '')),
  },
  Resources: stacks(PublicZone, Topic, CertificateA, CertificateB),
  Outputs: {
    HostedZoneId: output('String', HostedZoneId, { Description: 'The zone: what a web application asks for as HostedZoneId' }),
    NameServers: output('String', If('HasNewZone', PublicZone.Outputs.NameServers, ''), { Description: 'What the registrar, or the parent of the domain, has to point to' }),
    CertificateArn: output('String', If('IsALive', CertificateA.Outputs.CertificateArn, If('IsBLive', CertificateB.Outputs.CertificateArn, '')), {
      Description: 'The live certificate: what a web application, or CloudFront in us-east-1, asks for as CertificateArn',
    }),
    SpareCertificateArn: output('String', If('HasBoth', If('IsALive', CertificateB.Outputs.CertificateArn, CertificateA.Outputs.CertificateArn), ''), {
      Description: 'The other certificate, while there is one',
    }),
    AlarmTopicArn: output('String', AlarmTopicArn, { Description: 'Where alarms go' }),
  },
})

export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'A domain in Route 53, or one that is there, and a certificate of ACM for it that renews itself and can be changed without a gap',
  SupportDescription: 'Outputs of the launched product are what web applications ask for',
  SupportUrl: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-overview.html',
  Version: { Name: '1.0.0', Description: 'First version: a hosted zone or an existing one, two certificates to change between, who may issue others' },
  Template: Root,
  Profiles: {
    small: { Description: 'For trying it out: a zone in which any authority may issue certificates', Parameters: { CertificateAuthorities: '' } },
    standard: { Description: 'What a launch with nothing but a domain gives: a zone in which only Amazon issues certificates', Parameters: {} },
    strict: { Description: 'A certificate as well, for this one name', Parameters: { LiveCertificate: 'A' } },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleName, Description: 'Launches with a role that may make zones and certificates, and nothing else' },
  LaunchRole: launchRole({ RoleName, Name, Template: Root }),
})

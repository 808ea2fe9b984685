import { livesWithItsRole } from '../support/life.ts'

const DomainName = 'example.org'

livesWithItsRole({
  product: 'dns-and-certificates',
  lives: [
    // A zone, then a certificate in it, which is changed for one with another name and back.
    [
      { DomainName, NotificationEmail: 'ada@example.org' },
      { LiveCertificate: 'A' },
      { SpareCertificate: 'true', AlternativeNamesB: 'www.example.org' },
      { LiveCertificate: 'B' },
      { SpareCertificate: 'false', CertificateAuthorities: 'amazon.com,letsencrypt.org' },
      { LiveCertificate: 'A', NotificationEmail: '' },
    ],
    // What stayed of it is the zone of the next one.
    [(kept) => ({ DomainName, HostedZoneId: kept('AWS::Route53::HostedZone'), LiveCertificate: 'A', CertificateFor: 'CloudFront', WildcardA: 'true' })],
  ],
  neverAsked: {
    'a new version of the templates may change what is a literal in them': ['acm:RemoveTagsFromCertificate', 'cloudwatch:UntagResource', 'route53:UpdateHostedZoneComment', 'sns:SetSubscriptionAttributes', 'sns:UntagResource'],
    'the zone stays; it goes only when its launch fails': ['route53:DeleteHostedZone'],
  },
  trial: () => ({ DomainName, LiveCertificate: 'A', NotificationEmail: 'ada@example.org' }),
})

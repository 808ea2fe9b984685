import { equals, getAtt, join, not, output, ref, split, sub, template } from '../cfn/index.ts'

/**
 * A domain that everybody may ask for. Its name servers are given once and never again, so that the zone outlives its stack:
 * the domain's parent points to them. `CertificateAuthorities` are the domains, separated by commas, of those that may issue
 * certificates in it; none lets all of them. https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html
 */
export const publicZone = () =>
  template({
    Description: 'Public hosted zone, and who may issue certificates in it',
    Parameters: {
      Domain: { Type: 'String' },
      CertificateAuthorities: { Type: 'String' },
    },
    Conditions: { HasAuthorities: not(equals(ref('CertificateAuthorities'), '')) },
    Resources: {
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: { Name: ref('Domain') },
      },
      Authorities: {
        Type: 'AWS::Route53::RecordSet',
        Condition: 'HasAuthorities',
        Properties: {
          HostedZoneId: ref('Zone'),
          Name: ref('Domain'),
          Type: 'CAA',
          TTL: '3600',
          ResourceRecords: split('|', sub('0 issue "${Authorities}"', { Authorities: join('"|0 issue "', split(',', ref('CertificateAuthorities'))) })),
        },
      },
    },
    Outputs: {
      HostedZoneId: output('AWS::Route53::HostedZone::Id', ref('Zone')),
      NameServers: output('String', join(',', getAtt('Zone', 'NameServers'))),
    },
  })

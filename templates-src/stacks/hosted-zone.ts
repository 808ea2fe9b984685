import { equals, getAtt, not, output, ref, template, unlisted } from '../cfn/index.ts'
import { pythonFunction } from '../parts/python-function.ts'
import { zoneFinder } from '../parts/zone-finder.ts'

/** The hosted zone that a domain is in, found by its name: no property of a certificate or a record does that. */
export const hostedZone = () =>
  template({
    Description: 'Finds the hosted zone of a domain',
    Parameters: { DomainName: { Type: 'String' }, KmsKeyArn: { Type: 'String' }, PermissionsBoundary: { Type: 'String' } },
    Conditions: { HasBoundary: not(equals(ref('PermissionsBoundary'), '')), HasKey: not(equals(ref('KmsKeyArn'), '')) },
    Resources: {
      ...pythonFunction({
        Description: 'Finds the hosted zone that a domain is in',
        Code: zoneFinder,
        Timeout: 60,
        // Listing takes no resource.
        Grants: [{ Sid: 'ListZones', Effect: 'Allow', Action: 'route53:ListHostedZonesByName', Resource: '*' }],
      }),
      Zone: {
        Type: 'AWS::CloudFormation::CustomResource',
        Properties: { ServiceToken: getAtt('Function', 'Arn'), ServiceTimeout: 120, ...unlisted({ DomainName: ref('DomainName') }) },
      },
    },
    Outputs: { HostedZoneId: output('String', ref('Zone')) },
  })

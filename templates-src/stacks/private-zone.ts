import { output, ref, template } from '../cfn/index.ts'

/** Names that only one VPC knows. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html */
export const privateZone = () =>
  template({
    Description: 'Private hosted zone of a VPC',
    Parameters: {
      Domain: { Type: 'String' },
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
    },
    Resources: {
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        Properties: { Name: ref('Domain'), VPCs: [{ VPCId: ref('VpcId'), VPCRegion: ref('AWS::Region') }] },
      },
    },
    Outputs: { HostedZoneId: output('AWS::Route53::HostedZone::Id', ref('Zone')) },
  })

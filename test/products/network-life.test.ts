import { livesWithItsRole } from '../support/life.ts'

livesWithItsRole({
  product: 'network',
  lives: [
    [
      { Egress: 'None', Ipv6: 'false', FlowLogTraffic: 'None' },
      { Egress: 'NatInstance', FlowLogTraffic: 'Rejected' },
      { Zones: '3', InterfaceEndpoints: 'Containers', InternalDomain: 'internal.example.org' },
      { Egress: 'NatGateway', Ipv6: 'true', FlowLogTraffic: 'All', FlowLogRetentionInDays: '365', Encryption: 'NewKey', NatInstanceType: 't4g.small' },
      { Egress: 'NatGatewayPerZone', InterfaceEndpoints: 'ContainersAndSessions', Name: 'Laboratory' },
      { Egress: 'NatInstance', NatInstanceType: 't4g.micro' },
      { Egress: 'None', Zones: '2', InterfaceEndpoints: 'None', InternalDomain: '' },
    ],
  ],
  neverAsked: {
    'a new version of the templates may change what is a literal in them': [
      'cloudwatch:UntagResource', 'ec2:ModifyInstanceMaintenanceOptions', 'ec2:ReplaceNetworkAclEntry', 'ec2:RevokeSecurityGroupIngress', 'ec2:UnmonitorInstances', 'iam:CreatePolicyVersion',
      'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription', 'lambda:ListTags', 'lambda:UntagResource', 'lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'route53:DisassociateVPCFromHostedZone', 'route53:UpdateHostedZoneComment',
    ],
    'another boundary, and another size of the instance, are changed where they are': ['ec2:StopInstances', 'iam:PutRolePermissionsBoundary'],
    'a key stays chosen, and a new version may change what is a literal in it': ['kms:DisableKeyRotation', 'kms:EnableKey', 'kms:UntagResource', 'kms:UpdateKeyDescription'],
    'the key stays; it goes only when its launch fails': ['kms:ScheduleKeyDeletion'],
  },
  trial: () => ({ Egress: 'NatInstance', InterfaceEndpoints: 'Containers', FlowLogTraffic: 'All', InternalDomain: 'internal.example.org' }),
})

import { livesWithItsRole } from '../support/life.ts'

const everything = { Provisioning: 'SpotThenOnDemand', NotificationEmail: 'ada@example.org', GitHubSubjects: 'repo:example/app:environment:mutants', SubmitterArns: 'arn:aws:iam::123456789012:role/Developer' }
const strict = { ...everything, Egress: 'NatGateway', ImageSource: 'OwnRepository', Encryption: 'NewKey', FlowLogTraffic: 'All', VersionRetentionInDays: '30' }

livesWithItsRole({
  product: 'mutation-farm',
  lives: [
    [
      strict,
      { MaxVcpus: '64', Vcpu: '8', MonthlyBudgetUsd: '70', GitHubSubjects: 'repo:example/app:environment:other', LogRetentionInDays: '30', ResultRetentionInDays: '60' },
      { Egress: 'Endpoints', FlowLogTraffic: 'None', VersionRetentionInDays: '0' },
      { Egress: 'PublicIp', ImageSource: 'PullThroughCache', GhcrSecretArn: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:ecr-pullthroughcache/ghcr' },
      { CachedImage: 'sourcefrog/cargo-mutants:other' },
    ],
  ],
  neverAsked: {
    'a new version of the templates may change what is a literal in them': [
      'codebuild:UpdateProject', 'ec2:ReplaceRoute', 'ec2:RevokeSecurityGroupIngress', 'ecr:DeleteLifecyclePolicy', 'ecr:PutImageScanningConfiguration', 'ecr:PutImageTagMutability', 'ecr:UntagResource',
      'ecr:UpdateRepositoryCreationTemplate', 'iam:AddClientIDToOpenIDConnectProvider', 'iam:ListOpenIDConnectProviderTags', 'iam:RemoveClientIDFromOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider',
      'iam:UpdateOpenIDConnectProviderThumbprint', 'events:UntagResource',
    ],
    'the zone of an endpoint is of AWS, and no property names it': ['route53:AssociateVPCWithHostedZone'],
    'a key stays chosen, and a new version may change what is a literal in it': ['kms:DisableKeyRotation', 'kms:EnableKey', 'kms:UntagResource', 'kms:UpdateKeyDescription'],
    'the bucket and the key stay; they go only when their launch fails': ['kms:ScheduleKeyDeletion', 's3:DeleteBucket'],
  },
  trial: (index) => ({ ...strict, Name: `farm${index}` }),
})

import { livesWithItsRole } from '../support/life.ts'

const everything = { Provisioning: 'SpotThenOnDemand', NotificationEmail: 'ada@example.org', GitHubSubjects: 'repo:example/app:environment:mutants', SubmitterArns: 'arn:aws:iam::123456789012:role/Developer' }

livesWithItsRole({
  product: 'mutation-farm',
  lives: [
    [
      { ...everything, Egress: 'NatGateway', ImageSource: 'OwnRepository' },
      { MaxVcpus: '64', Vcpu: '8', MonthlyBudgetUsd: '70', GitHubSubjects: 'repo:example/app:environment:other', LogRetentionInDays: '30', ResultRetentionInDays: '60' },
      { Egress: 'Endpoints' },
      { Egress: 'PublicIp', ImageSource: 'PullThroughCache', GhcrSecretArn: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:ecr-pullthroughcache/ghcr' },
      { CachedImage: 'sourcefrog/cargo-mutants:other' },
    ],
  ],
  neverAsked: {
    'a new version of the templates may change what is a literal in them': [
      'codebuild:UpdateProject', 'ec2:DeleteTags', 'ec2:ReplaceRoute', 'ec2:RevokeSecurityGroupIngress', 'ecr:DeleteLifecyclePolicy', 'ecr:PutImageScanningConfiguration', 'ecr:PutImageTagMutability', 'ecr:UntagResource',
      'ecr:UpdateRepositoryCreationTemplate', 'iam:AddClientIDToOpenIDConnectProvider', 'iam:ListOpenIDConnectProviderTags', 'iam:RemoveClientIDFromOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider',
      'iam:UpdateOpenIDConnectProviderThumbprint',
    ],
    'the bucket stays; it goes only when its launch fails': ['s3:DeleteBucket'],
  },
  trial: (index) => ({ ...everything, Egress: 'NatGateway', ImageSource: 'OwnRepository', Name: `farm${index}` }),
})

import { livesWithItsRole } from '../support/life.ts'

const address = { DomainName: 'app.example.org', HostedZoneId: 'Z0123456789ABCDEFGHIJ', Image: 'public.ecr.aws/docker/library/httpd:2.4.65' }
const unprotected = { DeletionProtection: 'false' }

livesWithItsRole({
  product: 'web-application',
  lives: [
    [
      {
        ...{ ...address, ...unprotected, Waf: 'true', Egress: 'NatGatewayPerZone', DeploymentStrategy: 'BlueGreen', ExecuteCommand: 'true', Encryption: 'NewKey', FlowLogTraffic: 'All', DeploymentCommand: '/bin/sh,-c,./migrate' },
        ...{ NotificationEmail: 'ada@example.org', Environment: 'LOG_LEVEL=info', SecretArns: 'DB_PASSWORD=arn:aws:secretsmanager:us-east-1:444455556666:secret:database-AbCdEf:password::' },
      },
      { Image: 'public.ecr.aws/docker/library/httpd:2.4.66' },
      { Cpu: '1024', Memory: '2048', MinCount: '3', MaxCount: '8' },
      { Zones: '3', Ipv6: 'true' },
      { CertificateArn: 'arn:aws:acm:us-east-1:444455556666:certificate/0123abcd-01ab-23cd-45ef-0123456789ab' },
      { LogRetentionInDays: '30', HealthCheckPath: '/health', CpuTarget: '70', Waf: 'false', AccessLogDays: '30', NotificationEmail: '', Egress: 'NatInstance' },
      { ClusterName: 'applications' },
    ],
  ],
  neverAsked: {
    'a key stays chosen, and a new version may change what is a literal in it': ['kms:DisableKeyRotation', 'kms:EnableKey', 'kms:UntagResource', 'kms:UpdateKeyDescription'],
    'the bucket and the key stay; they go only when their launch fails': ['kms:ScheduleKeyDeletion', 's3:DeleteBucket'],
    'a new version of the templates may change what is a literal in them': [
      'acm:RemoveTagsFromCertificate', 'dynamodb:UntagResource', 'ec2:ModifyInstanceMaintenanceOptions', 'ec2:ReplaceNetworkAclEntry',
      'ec2:StopInstances', 'ec2:UnmonitorInstances', 'ec2:UpdateSecurityGroupRuleDescriptionsEgress', 'ecs:UpdateCluster',
      'ecs:UpdateClusterSettings', 'elasticloadbalancing:ModifyRule', 'elasticloadbalancing:SetRulePriorities',
      'iam:PutRolePermissionsBoundary', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription', 'lambda:ListTags',
      'lambda:UntagResource', 'lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'sns:SetSubscriptionAttributes',
      'sns:UntagResource', 'wafv2:UntagResource', 'wafv2:UpdateWebACL',
    ],
  },
  sampled: 4,
})

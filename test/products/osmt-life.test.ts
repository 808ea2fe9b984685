import { livesWithItsRole } from '../support/life.ts'

const domain = { DomainName: 'osmt.example.org' }
const unprotected = { DeletionProtection: 'false' }
const there = { VpcId: 'vpc-0123456789abcdef0', LoadBalancerSubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1', SubnetIds: 'subnet-0123456789abcdef2,subnet-0123456789abcdef3' }

livesWithItsRole({
  product: 'osmt',
  lives: [
    // As somebody begins who types a domain, and grows to all there is.
    [
      domain,
      { OAuthIssuer: 'https://example.okta.com/oauth2/default', ExecuteCommand: 'true' },
      { AppImageTag: '3.0.1', NotificationEmail: 'ada@example.org' },
      { DatabaseClass: 'db.m7g.large', CacheNodeType: 'cache.t4g.small', CacheNodes: '3', SearchMemoryMiB: '8192', Cpu: '4096', Memory: '16384', MinCount: '3', StorageGiB: '50' },
      { Zones: '3', Ipv6: 'true', InterfaceEndpoints: 'ContainersAndSessions', Waf: 'true', DeploymentStrategy: 'BlueGreen' },
      { CertificateArn: 'arn:aws:acm:us-east-1:444455556666:certificate/0123abcd-01ab-23cd-45ef-0123456789ab' },
      { LogRetentionInDays: '30', AccessLogDays: '30', CpuTarget: '70', BackupRetentionInDays: '14', Waf: 'false', Egress: 'NatInstance', InterfaceEndpoints: 'None', FlowLogTraffic: 'None', Ipv6: 'false', NotificationEmail: '' },
      unprotected,
    ],
    // OSMT 4, beside what an organization has.
    [
      {
        ...{ ...domain, ...there, ...unprotected, HostedZoneId: 'None', CertificateArn: 'arn:aws:acm:us-east-1:444455556666:certificate/1', Encryption: 'AwsKey', AccessLogDays: '0', MultiAz: 'false', CacheNodes: '1' },
        ...{ ClusterName: 'applications', Generation: 'v4', AppImage: '444455556666.dkr.ecr.us-east-1.amazonaws.com/osmt-api', AppImageTag: '4.0.8', AuthMode: 'single-auth', Scheme: 'internal', DeploymentSteps: 'migrate,reindex' },
        ...{ SearchUrl: 'https://search.example.org:443', SearchSecretArn: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:search-AbCdEf' },
      },
      { AuthMode: 'google', OAuthIssuer: 'https://accounts.google.com', AppImageTag: '4.0.9' },
    ],
    // A second OSMT, which begins with the last snapshot of the first.
    [(kept) => ({ ...domain, ...there, ...unprotected, HostedZoneId: 'Z0123456789ABCDEFGHIJ', OAuthIssuer: 'https://example.okta.com/oauth2/default', MinCount: '1', MaxCount: '1', SnapshotId: kept('AWS::RDS::DBSnapshot') })],
  ],
  neverAsked: {
    'the database is MySQL; the stack that makes it may make clusters of Aurora, too': [
      'rds:CreateDBCluster', 'rds:CreateDBClusterParameterGroup', 'rds:CreateDBClusterSnapshot', 'rds:DeleteDBCluster',
      'rds:DeleteDBClusterParameterGroup', 'rds:DescribeDBClusterParameterGroups', 'rds:DescribeDBClusterParameters',
      'rds:DescribeEngineDefaultClusterParameters', 'rds:ModifyDBCluster', 'rds:ModifyDBClusterParameterGroup', 'rds:ResetDBClusterParameterGroup',
      'rds:RestoreDBClusterFromSnapshot',
    ],
    'what stays goes only when its launch fails': [
      'elasticfilesystem:DeleteFileSystem', 'elasticfilesystem:DeleteFileSystemPolicy', 'kms:ScheduleKeyDeletion', 's3:DeleteBucket',
    ],
    'the zone of an endpoint is of AWS, and no property names it': ['route53:AssociateVPCWithHostedZone'],
    'a new version of the templates may change what is a literal in them': [
      'acm:RemoveTagsFromCertificate', 'dynamodb:UntagResource', 'ec2:DeleteNetworkInterface', 'ec2:ModifyInstanceMaintenanceOptions', 'ec2:ModifyNetworkInterfaceAttribute',
      'ec2:ReplaceNetworkAclEntry', 'ec2:StopInstances', 'ec2:UnmonitorInstances', 'ec2:UpdateSecurityGroupRuleDescriptionsEgress',
      'ec2:UpdateSecurityGroupRuleDescriptionsIngress', 'ecs:UpdateCluster', 'ecs:UpdateClusterSettings',
      'elasticache:DescribeEngineDefaultParameters', 'elasticfilesystem:DeleteTags', 'elasticfilesystem:ListTagsForResource',
      'elasticfilesystem:ModifyMountTargetSecurityGroups', 'elasticfilesystem:UntagResource', 'elasticfilesystem:UpdateFileSystem',
      'elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:ModifyRule', 'elasticloadbalancing:ModifyTargetGroup',
      'elasticloadbalancing:SetRulePriorities', 'iam:PutRolePermissionsBoundary', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole',
      'iam:UpdateRoleDescription', 'kms:DisableKeyRotation', 'kms:EnableKey', 'kms:UntagResource', 'kms:UpdateKeyDescription',
      'rds:ResetDBParameterGroup',
      'route53:DeleteHostedZone', 'route53:GetHostedZone', 'secretsmanager:UntagResource', 'secretsmanager:UpdateSecret',
      'servicediscovery:UntagResource', 'servicediscovery:UpdatePrivateDnsNamespace', 'servicediscovery:UpdateService',
      'sns:SetSubscriptionAttributes', 'sns:UntagResource', 'wafv2:UntagResource', 'wafv2:UpdateWebACL',
    ],
  },
  trial: () => ({ ...domain, ...unprotected }),
  sampled: 3,
})

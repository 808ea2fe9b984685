import { livesWithItsRole } from '../support/life.ts'

const everything = { NotificationEmail: 'ada@example.org', Egress: 'NatGateway' }
const unprotected = { DeletionProtection: 'false' }
const there = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1' }

livesWithItsRole({
  product: 'data-tier',
  lives: [
    [
      { ...everything, MultiAz: 'false', DatabaseClass: 'db.t4g.micro', CacheNodes: '1', FlowLogTraffic: 'All' },
      { DatabaseClass: 'db.m7g.large', MultiAz: 'true', StorageGiB: '50', CacheNodes: '2', CacheNodeType: 'cache.t4g.medium', Ipv6: 'true' },
      { Zones: '3', LogRetentionInDays: '30', RequireTls: 'false', BackupRetentionInDays: '14', Egress: 'NatInstance', Ipv6: 'false', NotificationEmail: 'grace@example.org' },
      { ...unprotected, Egress: 'None', NotificationEmail: '' },
    ],
    [
      { ...there, DatabaseEngine: 'aurora-postgresql', DatabaseVersion: '17', DatabaseClass: 'db.serverless', MultiAz: 'false', CacheEngine: 'redis', Encryption: 'AwsKey' },
      { DatabaseClass: 'db.r7g.large', MultiAz: 'true' },
      unprotected,
    ],
    // Both begin with what the first and the second left behind.
    [(kept) => ({ ...there, ...unprotected, SnapshotId: kept('AWS::RDS::DBSnapshot'), CacheSnapshotName: kept('AWS::ElastiCache::Snapshot') }), { CacheNodeType: 'cache.r7g.large', DatabaseClass: 'db.r7g.large' }],
    [(kept) => ({ ...there, ...unprotected, DatabaseEngine: 'aurora-postgresql', DatabaseVersion: '16', DatabaseClass: 'db.t4g.medium', SnapshotId: kept('AWS::RDS::DBClusterSnapshot'), CacheEngine: 'None' }), { DatabaseVersion: '17' }],
    [{ ...there, ...unprotected, DatabaseEngine: 'postgres', DatabaseVersion: '17', CacheEngine: 'None' }, { DatabaseVersion: '18' }],
    [{ ...there, ...unprotected, DatabaseEngine: 'aurora-mysql', DatabaseVersion: '8.0', DatabaseClass: 'db.t4g.medium', CacheEngine: 'None' }],
    [{ ...there, DatabaseEngine: 'None' }],
  ],
  neverAsked: {
    'a new version of the templates may change what is a literal in them': [
      'ec2:ModifyInstanceMaintenanceOptions', 'ec2:ReplaceNetworkAclEntry', 'ec2:StopInstances', 'ec2:UnmonitorInstances', 'ec2:UpdateSecurityGroupRuleDescriptionsEgress', 'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
      'elasticache:DescribeEngineDefaultParameters', 'iam:CreatePolicyVersion', 'iam:PutRolePermissionsBoundary', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription',
      'kms:DisableKeyRotation', 'kms:EnableKey', 'kms:UntagResource', 'kms:UpdateKeyDescription', 'lambda:ListTags', 'lambda:UntagResource', 'lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'rds:ResetDBClusterParameterGroup', 'sns:SetSubscriptionAttributes', 'sns:UntagResource',
    ],
    'the key stays; it goes only when its launch fails': ['kms:ScheduleKeyDeletion'],
    'RDS makes the secret with what the role may': ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
  },
  trial: () => ({ ...everything, ...unprotected }),
  sampled: 3,
})

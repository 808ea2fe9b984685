import { livesWithItsRole } from '../support/life.ts'

const everything = {
  ProvisioningModel: 'SPOT_THEN_EC2', Wave: 'true', Fusion: 'true', FastStorage: 'true', Efs: 'Create', Fsx: 'Create', DisposeResources: 'true', FsxType: 'PERSISTENT_2', Encryption: 'NewKey', FlowLogTraffic: 'All', Egress: 'NatGateway', CacheQuay: 'true', EnablePipelineSecrets: 'true',
  DockerHubSecretArn: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:ecr-pullthroughcache/hub', AllowBuckets: 'arn:aws:s3:::reads,arn:aws:s3:::references', Dragen: 'true', DragenAmiId: 'ami-0123456789abcdef0', ResourceLabel1: 'project=rna', AccessTokenSecretArn: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:seqera',
}

livesWithItsRole({
  product: 'nextflow-batch',
  lives: [
    [
      everything,
      { MaxCpus: '64', HeadMaxCpus: '16', BootDiskSize: '80', StuckJobSeconds: '900', InstanceTypes: 'c6id,m6id', AllocationStrategy: 'SPOT_CAPACITY_OPTIMIZED', ResourceLabel1: 'project=dna', LogRetentionInDays: '7', WorkDirExpiryDays: '10', AllowBuckets: 'arn:aws:s3:::reads' },
      { ResourceLabel1: '', Dragen: 'false', SweepVolumes: 'false', ProvisioningModel: 'SPOT', FsxSize: '2400' },
      { HeadJobMemory: '8192', HeadEnvironment: 'NXF_VER=26.04.6', DockerHubSecretArn: '', EnablePipelineSecrets: 'false' },
    ],
    [{ Name: 'arm', Wave: 'true', Fusion: 'true', FargateHead: 'true', Graviton: 'true', Egress: 'NatGateway' }, { MaxCpus: '64', Egress: 'PublicIp' }, { Name: 'graviton' }, { Name: 'arm', ProvisioningModel: 'FARGATE', Fusion: 'false', Graviton: 'false' }],
  ],
  neverAsked: {
    'a new version of the templates may change what is a literal in them': [
      'ec2:ReplaceRoute', 'ec2:UpdateSecurityGroupRuleDescriptionsIngress', 'elasticfilesystem:ModifyMountTargetSecurityGroups',
      'iam:PutRolePermissionsBoundary', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription', 'scheduler:UpdateSchedule',
    ],
    'the local AWS makes no network interfaces of mount targets': ['ec2:DeleteNetworkInterface', 'ec2:ModifyNetworkInterfaceAttribute'],
    'the zone of an endpoint is of AWS, and no property names it': ['route53:AssociateVPCWithHostedZone'],
    'no property of a file system names its VPC': ['ec2:GetSecurityGroupsForVpc'],
    'a key stays chosen, and a new version may change what is a literal in it': ['kms:DisableKeyRotation', 'kms:EnableKey', 'kms:UntagResource', 'kms:UpdateKeyDescription'],
    'the bucket and the key stay; they go only when their launch fails': ['kms:ScheduleKeyDeletion', 's3:DeleteBucket'],
  },
  sampled: 2,
  trial: (index) => ({ ...everything, Name: `trial${index}` }),
})

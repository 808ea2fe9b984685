import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsAround, ownFindings, rules } from '../../scripts/gate/rules.ts'
import { heldOf } from '../../scripts/gate/gate.ts'
import type { Resource, Template } from '../../scripts/gate/statements.ts'
import { loadProduct, productNames } from '../../scripts/products.ts'

type Resources = Template['Resources']
const found = (Resources: Resources, rest: Partial<Template> = {}) => ownFindings({ Resources, ...rest }).map(({ Rule }) => Rule)

const trust = (statement: object) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/stackroom/', PermissionsBoundary: 'arn', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] } } } })
const policy = (...Statement: object[]) => ({ Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Version: '2012-10-17', Statement: Statement.map((one) => ({ Effect: 'Allow', Resource: 'arn:aws:s3:::results/a/*', ...one })) } } } })
const source = { StringEquals: { 'aws:SourceAccount': '111122223333' }, ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*' } }
const tasksTrust = { Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: source }
const github = 'token.actions.githubusercontent.com'
const oidc = (StringEquals: object) => trust({ Principal: { Federated: 'arn' }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringEquals } })
const named = oidc({ [`${github}:aud`]: 'sts.amazonaws.com', [`${github}:sub`]: 'repo:example/app:environment:prod' })
const allow = (Action: string, Condition: object) => [policy({ Action }), policy({ Action, Condition })] as const
const tls = { Effect: 'Deny', Principal: '*', Action: ['s3:*', 'sns:Publish', 'sqs:SendMessage'], Resource: ['a', 'b'], Condition: { Bool: { 'aws:SecureTransport': 'false' } } }
const policyOf = (Type: string, properties: object, ...Statement: object[]): Resource => ({ Type, Properties: { ...properties, PolicyDocument: { Version: '2012-10-17', Statement } } })
/** A resource of a type, with and without what it should have. */
const pair = (Type: string, bad: object, good: object, both: object = {}): [Resources, Resources] => [{ It: { Type, Properties: { ...both, ...bad } } }, { It: { Type, Properties: { ...both, ...good } } }]
const container = (bad: object, good: object, Type = 'AWS::ECS::TaskDefinition'): [Resources, Resources] => {
  const one = (more: object) => ({ ContainerDefinitions: [{ Name: 'application', LogConfiguration: {}, ...more }], NetworkMode: 'awsvpc', TaskRoleArn: 'a', ExecutionRoleArn: 'b' })
  return pair(Type, one(bad), one(good))
}
const ingress = (rule: object): Resource => ({ Type: 'AWS::EC2::SecurityGroupIngress', Properties: { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...rule } })
const egress = (rule: object): Resource => ({ Type: 'AWS::EC2::SecurityGroupEgress', Properties: { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...rule } })
const balancer = (attributes: Record<string, string>) => ({ LoadBalancerAttributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })) })
const firewall = (rule: object) => ({ VisibilityConfig: { CloudWatchMetricsEnabled: true }, Rules: [{ Name: 'common', VisibilityConfig: { CloudWatchMetricsEnabled: true }, ...rule }] })
const files = (...Statement: object[]) => ({ FileSystemPolicy: { Version: '2012-10-17', Statement } })
const filesOverTls = { Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }
const endpoint = (Condition?: object) => ({ PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', Condition }] } })
const acl = (...entries: object[]): Resources => Object.fromEntries(entries.map((entry, index) => [`Entry${index}`, { Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId: 'acl', Protocol: -1, CidrBlock: '0.0.0.0/0', ...entry } }]))
const publicSubnet: Resources = {
  Acl: { Type: 'AWS::EC2::NetworkAcl' },
  Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: 'open', GatewayId: 'igw' } },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: false } },
  Routes: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: 'open' } },
}
const instanceRole = trust({ Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' })
const launches = trust({ Principal: { Service: 'servicecatalog.amazonaws.com' }, Action: 'sts:AssumeRole' })
const atHome = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringNotEquals: { 'aws:EC2InstanceSourceVPC': '${aws:SourceVpc}' }, Null: { 'ec2:SourceInstanceARN': 'false', 'aws:SourceVpc': 'false' }, BoolIfExists: { 'aws:ViaAWSService': 'false' } } }
const key = (...Statement: object[]) => ({ EnableKeyRotation: true, KeyPolicy: { Version: '2012-10-17', Statement } })
const stays = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }
const web: Resources = { Acl: { Type: 'AWS::WAFv2::WebACL' }, Log: { Type: 'AWS::WAFv2::LoggingConfiguration', Properties: { ResourceArn: { 'Fn::GetAtt': ['Acl', 'Arn'] }, LogDestinationConfigs: ['arn'], RedactedFields: [{}] } } }

/** A template that a rule finds something in, and one that it lets pass. */
const examples: [rule: string, what: string, bad: Resources, good: Resources][] = [
  ['PolicyVersion', 'a policy of 2008', { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [] } } } }, policy({ Action: 's3:GetObject' })],
  ['TrustHasSource', 'a service that is trusted whoever it acts for', trust({ ...tasksTrust, Condition: undefined }), trust(tasksTrust)],
  ['OidcHasSubject', 'a web identity without a subject', oidc({ [`${github}:aud`]: 'sts.amazonaws.com' }), named],
  ['OidcHasSubject', 'a subject with a wildcard', oidc({ [`${github}:aud`]: 'sts.amazonaws.com', [`${github}:sub`]: 'repo:example/*' }), named],
  ['TrustHasSource', 'a source that is anything', trust({ ...tasksTrust, Condition: { ...source, ArnLike: { 'aws:SourceArn': '*' } } }), trust(tasksTrust)],
  ['NobodyIsEverybody', 'a role for everybody', trust({ Principal: '*', Action: 'sts:AssumeRole', Condition: source }), trust({ Principal: { AWS: 'arn:aws:iam::111122223333:role/A' }, Action: 'sts:AssumeRole' })],
  ['DenialIsConditional', 'a denial that locks its owner out', { Policy: policyOf('AWS::SNS::TopicPolicy', {}, { ...tls, Condition: undefined }) }, { Policy: policyOf('AWS::SNS::TopicPolicy', {}, tls) }],
  ['ActionsAreNamed', 'every action of a service', policy({ Action: 's3:*' }), policy({ Action: 's3:GetObject' })],
  ['ActionsAreNamed', 'a key that a service may do anything with, but not the root of its account', ...pair('AWS::KMS::Key', key({ Effect: 'Allow', Principal: { Service: 'logs.amazonaws.com' }, Action: 'kms:*' }), key({ Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }, Action: 'kms:*' }))],
  ['ResourcesAreNamed', 'every object there is', policy({ Action: 's3:GetObject', Resource: '*' }), policy({ Action: 's3:ListAllMyBuckets', Resource: '*' })],
  ['ResourcesAreOfAKind', 'everything of a service', policy({ Action: 's3:GetObject', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::*' } }), policy({ Action: 'ec2:StopInstances', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:instance/*' } })],
  ['PowersAreGuarded', 'roles handed to any service', ...allow('iam:PassRole', { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } })],
  ['PowersAreGuarded', 'a boundary that may be left out', policy({ Action: 'iam:CreateRole', Condition: { StringEqualsIfExists: { 'iam:PermissionsBoundary': 'arn' } } }), policy({ Action: 'iam:CreateRole', Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn' } } })],
  ['NoEscalation', 'keys for users', policy({ Action: 'iam:CreateAccessKey' }), policy({ Action: 'iam:GetRole' })],
  ['ListsUnderPrefix', 'a list of what it may not read', policy({ Action: 's3:GetObject' }, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::results' }), policy({ Action: 's3:GetObject' }, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::results', Condition: { StringLike: { 's3:prefix': 'a/*' } } })],
  ['KeysThroughServices', 'a key that decrypts by hand', ...allow('kms:Decrypt', { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } })],
  ['KeysThroughServices', 'a launch role that decrypts by hand', { ...launches, ...policy({ Action: 'kms:Decrypt' }) }, { ...launches, ...policy({ Action: 'kms:Decrypt', Condition: { StringLike: { 'kms:ViaService': 'rds.*.amazonaws.com' } } }) }],
  ['GrantsForServices', 'a launch role that grants a key to anybody', { ...launches, ...policy({ Action: 'kms:CreateGrant' }) }, { ...launches, ...policy({ Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }) }],
  ['TasksInOneCluster', 'tasks in any cluster', ...allow('ecs:RunTask', { ArnEquals: { 'ecs:cluster': 'arn' } })],
  ['MetricsOfOneNamespace', 'metrics of anybody', ...allow('cloudwatch:PutMetricData', { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } })],
  ['DisksByTag', 'disks of anybody', ...allow('ec2:DeleteVolume', { StringEquals: { 'aws:ResourceTag/environment': 'mine' } })],
  ['RunsTasksByTag', 'any task definition', policy({ Action: 'ecs:RunTask', Resource: 'arn:aws:ecs:*:*:task-definition/*' }), policy({ Action: 'ecs:RunTask', Resource: 'arn:aws:ecs:*:*:task-definition/*', Condition: { StringEquals: { 'aws:ResourceTag/command': 'allowed' } } })],
  ['ProtectionGoesByTag', 'protection of anything', ...allow('rds:ModifyDBInstance', { StringEquals: { 'aws:ResourceTag/deletion-protection': 'liftable' } })],
  ['InstancesByProfile', 'instances of anybody', policy({ Action: 'ec2:TerminateInstances', Resource: 'arn:aws:ec2:::instance/*' }), policy({ Action: 'ec2:TerminateInstances', Resource: 'arn:aws:ec2:::instance/*', Condition: { ArnEquals: { 'ec2:InstanceProfile': 'arn' } } })],
  ['FilesByTag', 'files of anybody', ...allow('elasticfilesystem:DeleteFileSystem', { StringLike: { 'aws:ResourceTag/Name': 'mine-*' } })],
  ['FilesAreNamedOnce', 'a tag for any files', ...allow('fsx:TagResource', { StringLike: { 'aws:RequestTag/Name': 'mine-*' }, StringLikeIfExists: { 'aws:ResourceTag/Name': 'mine-*' } })],
  ['EndsJobsByTag', 'jobs of anybody', ...allow('batch:TerminateJob', { Null: { 'aws:ResourceTag/run': 'false' } })],
  ['EndsOwnJobsOnly', 'jobs without a tag', policy({ Action: 'batch:TerminateJob', Condition: { StringEqualsIfExists: { 'aws:ResourceTag/run': 'a' } } }), policy({ Action: 'batch:TerminateJob', Condition: { StringEquals: { 'aws:ResourceTag/run': 'a' } } })],
  ['PublishersHaveSource', 'a service that publishes for any account', { Policy: policyOf('AWS::SNS::TopicPolicy', {}, { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' }) }, { Policy: policyOf('AWS::SNS::TopicPolicy', {}, { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Condition: source }) }],
  ['FilesByAccessPoint', 'files mounted past their access point', { Point: { Type: 'AWS::EFS::AccessPoint' }, ...policy({ Action: 'elasticfilesystem:ClientMount' }) }, { Point: { Type: 'AWS::EFS::AccessPoint' }, ...policy({ Action: 'elasticfilesystem:ClientMount', Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': 'arn' } } }) }],
  ['CredentialsStayOnInstances', 'credentials of an instance that are good anywhere', { ...instanceRole, ...policy({ Action: 's3:GetObject' }) }, { ...instanceRole, ...policy({ Action: 's3:GetObject' }, atHome) }],

  ['RolesAreBounded', 'a role without a boundary', { Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/stackroom/' } } }, trust(tasksTrust)],
  ['SessionsEnd', 'sessions of a day', ...pair('AWS::IAM::Role', { MaxSessionDuration: 86400 }, { MaxSessionDuration: 14400 })],
  ['PoliciesOfAwsAreNarrow', 'an administrator', ...pair('AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] }, { ManagedPolicyArns: [] })],
  ['PoliciesHangOnRoles', 'what a user may do', ...pair('AWS::IAM::ManagedPolicy', { Users: ['anna'] }, { Roles: ['anna'] })],
  ['ProvidersAreNamed', 'a provider for any audience', ...pair('AWS::IAM::OIDCProvider', { ClientIdList: ['sts.amazonaws.com', 'else'] }, { ClientIdList: ['sts.amazonaws.com'] }, { Url: `https://${github}` })],

  ['DataStays', 'a key that goes with its stack', { Key: { Type: 'AWS::KMS::Key' } }, { Key: { Type: 'AWS::KMS::Key', ...stays } }],
  ['DataStays', 'a database that goes with its stack, but no member of a cluster', { Database: { Type: 'AWS::RDS::DBInstance' } }, { Database: { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: 'cluster' } } }],
  ['EndIsSaid', 'a log of which nobody knows how long it stays', { Log: { Type: 'AWS::Logs::LogGroup' } }, { Log: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' } }],
  ['StoresAreEncrypted', 'a database in the clear', ...pair('AWS::RDS::DBCluster', { StorageEncrypted: false }, { StorageEncrypted: { 'Fn::If': ['IsRestored', { Ref: 'AWS::NoValue' }, true] } })],
  ['StoresAreEncrypted', 'a cache in the clear', ...pair('AWS::ElastiCache::ReplicationGroup', {}, { AtRestEncryptionEnabled: true })],
  ['StoresAreEncrypted', 'files in the clear', ...pair('AWS::EFS::FileSystem', {}, { Encrypted: true })],
  ['DatabasesKeepTheirPassword', 'a password that somebody gave', ...pair('AWS::RDS::DBInstance', { MasterUserPassword: { Ref: 'It' } }, {}, { ManageMasterUserPassword: true })],
  ['StoresAreInside', 'a database with a public address', ...pair('AWS::RDS::DBInstance', { PubliclyAccessible: true }, { PubliclyAccessible: false }, { DBSubnetGroupName: 'private' })],
  ['StoresAreInside', 'a cache in the default network', ...pair('AWS::ElastiCache::ReplicationGroup', {}, { CacheSubnetGroupName: 'private' })],
  ['DatabasesAskForTls', 'a database that speaks in the clear', ...pair('AWS::RDS::DBParameterGroup', { Parameters: { require_secure_transport: 'OFF' } }, { Parameters: { 'rds.force_ssl': '1' } })],
  ['CachesSpeakTls', 'a cache in the clear', ...pair('AWS::ElastiCache::ReplicationGroup', {}, { TransitEncryptionEnabled: true })],
  ['CachesAskForTls', 'a cache that also speaks in the clear', ...pair('AWS::ElastiCache::ReplicationGroup', { TransitEncryptionMode: 'preferred' }, { TransitEncryptionMode: 'required' }, { TransitEncryptionEnabled: true })],
  ['DatabasesKnowRoles', 'a database for passwords only', ...pair('AWS::RDS::DBCluster', {}, { EnableIAMDatabaseAuthentication: true })],
  ['StoresAreBackedUp', 'a day of backups', ...pair('AWS::RDS::DBCluster', { BackupRetentionPeriod: 1 }, { BackupRetentionPeriod: 7 }, { CopyTagsToSnapshot: true, DeleteAutomatedBackups: false })],
  ['StoresAreBackedUp', 'backups that go with their cluster', ...pair('AWS::RDS::DBCluster', {}, { DeleteAutomatedBackups: false }, { CopyTagsToSnapshot: true, BackupRetentionPeriod: 7 })],
  ['StoresAreBackedUp', 'backups that go with their database', ...pair('AWS::RDS::DBInstance', {}, { DeleteAutomatedBackups: false }, { CopyTagsToSnapshot: true, BackupRetentionPeriod: 7 })],
  ['DatabasesResistDeletion', 'a database that one call deletes', ...pair('AWS::RDS::DBInstance', { DeletionProtection: false }, { DeletionProtection: true })],
  ['StoresSurviveAZone', 'a database in one zone', ...pair('AWS::RDS::DBInstance', { MultiAZ: false }, { MultiAZ: true })],
  ['StoresArePatched', 'a database that stays as it is', ...pair('AWS::RDS::DBInstance', { AutoMinorVersionUpgrade: false }, { AutoMinorVersionUpgrade: true }, { CACertificateIdentifier: 'rds-ca-rsa2048-g1' })],
  ['StoresAreWatched', 'a database without a log', ...pair('AWS::RDS::DBCluster', {}, { EnableCloudwatchLogsExports: ['error'] })],
  ['FilesTakeTlsOnly', 'files in the clear on the way', ...pair('AWS::EFS::FileSystem', {}, files(filesOverTls))],
  ['FilesAreMounted', 'files for whoever calls', ...pair('AWS::EFS::FileSystem', files({ Effect: 'Allow', Principal: { AWS: 'arn' }, Action: 'elasticfilesystem:ClientMount' }), files({ Effect: 'Allow', Principal: { AWS: 'arn' }, Action: 'elasticfilesystem:ClientMount', Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } } }))],
  ['AccessPointsAreSomebody', 'an access point of nobody', ...pair('AWS::EFS::AccessPoint', {}, { PosixUser: { Uid: '1000' } }, { RootDirectory: { Path: '/files' } })],
  ['VolumesAreSent', 'files that are sent in the clear', ...pair('AWS::ECS::TaskDefinition', { Volumes: [{ EFSVolumeConfiguration: {} }] }, { Volumes: [{ EFSVolumeConfiguration: { TransitEncryption: 'ENABLED', AuthorizationConfig: { IAM: 'ENABLED', AccessPointId: 'point' } } }] })],
  ['KeysRotate', 'a key for ever', ...pair('AWS::KMS::Key', {}, { EnableKeyRotation: true })],
  ['KeysAreMade', 'a key that nobody asked for', { Key: { Type: 'AWS::KMS::Key', Condition: 'IsAsked' } }, { Key: { Type: 'AWS::KMS::Key', Condition: 'IsUsual' } }],
  ['GrantsAreOfServices', 'a key that anybody grants', ...pair('AWS::KMS::Key', key(), key({ Effect: 'Deny', Principal: '*', Action: 'kms:CreateGrant', Condition: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } } }))],
  ['BucketsAreClosed', 'a bucket that a policy opens', ...pair('AWS::S3::Bucket', { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }, { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } }, { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } })],
  ['BucketsKeepVersions', 'a bucket that forgets', ...pair('AWS::S3::Bucket', {}, { VersioningConfiguration: { Status: 'Enabled' } })],
  ['BucketsEndUploads', 'uploads for ever', ...pair('AWS::S3::Bucket', {}, { LifecycleConfiguration: { Rules: [{ AbortIncompleteMultipartUpload: {} }] } })],
  ['BucketsTakeTlsOnly', 'a bucket that refuses TLS', { Bucket: { Type: 'AWS::S3::Bucket' }, Policy: policyOf('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' } }, { ...tls, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }) }, { Bucket: { Type: 'AWS::S3::Bucket' }, Policy: policyOf('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' } }, tls) }],
  ['BucketsTakeTlsOnly', 'a bucket in the clear', { Bucket: { Type: 'AWS::S3::Bucket' } }, { Bucket: { Type: 'AWS::S3::Bucket' }, Policy: policyOf('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' } }, tls) }],

  ['GroupsSayWhereTo', 'a group that lets everything out', ...pair('AWS::EC2::SecurityGroup', {}, { SecurityGroupEgress: [] })],
  ['NobodyComesFromEverywhere', 'a group for the internet', { It: ingress({ CidrIp: '0.0.0.0/0' }) }, { It: ingress({ CidrIp: { Ref: 'AllowedCidr' } }) }],
  ['NobodyComesFromEverywhere', 'a database for whomever a condition lets in, but not HTTPS', ...pair('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ 'Fn::If': ['IsOpen', { FromPort: 3306, ToPort: 3306, CidrIpv6: '::/0' }, { Ref: 'AWS::NoValue' }] }] }, { SecurityGroupIngress: [{ 'Fn::If': ['IsOpen', { FromPort: 443, ToPort: 443, CidrIpv6: '::/0' }, { Ref: 'AWS::NoValue' }] }] })],
  ['OnePortEach', 'all ports', { It: ingress({ FromPort: 0, ToPort: 65535 }) }, { It: ingress({ FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' } }) }],
  ['OnlyHttpsLeaves', 'a way out for mail', { It: egress({ FromPort: 25, ToPort: 25, CidrIp: '0.0.0.0/0' }) }, { It: egress({ CidrIp: '0.0.0.0/0' }) }],
  ['ThingsHaveGroups', 'a cache in the default group', ...pair('AWS::ElastiCache::ReplicationGroup', {}, { SecurityGroupIds: ['sg-1'] })],
  ['SubnetsGiveNoAddress', 'addresses for everything in a subnet', ...pair('AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }, { MapPublicIpOnLaunch: false })],
  ['AddressesAreChosen', 'a task with an address whatever a launch says', ...pair('AWS::Batch::JobDefinition', { ContainerProperties: { NetworkConfiguration: { AssignPublicIp: 'ENABLED' } } }, { ContainerProperties: { NetworkConfiguration: { AssignPublicIp: { Ref: 'AssignPublicIp' } } } })],
  ['EndpointsAreInside', 'an endpoint for anything', ...pair('AWS::EC2::VPCEndpoint', {}, endpoint({ StringEquals: { 'aws:ResourceAccount': '111122223333' } }), { VpcEndpointType: 'Gateway' })],
  ['EndpointsReachOwnAccounts', "a way into a stranger's bucket", ...pair('AWS::EC2::VPCEndpoint', endpoint({ StringEquals: { 'aws:PrincipalAccount': '111122223333' } }), endpoint({ StringEquals: { 'aws:ResourceAccount': '111122223333' } }))],
  ['NobodySignsInFromOutside', 'a list that allows everything first', acl({ RuleNumber: 1, RuleAction: 'allow' }), acl({ RuleNumber: 1, RuleAction: 'deny', PortRange: { From: 22, To: 22 } }, { RuleNumber: 2, RuleAction: 'allow' })],
  ['PublicSubnetsHaveTheirAcl', 'a public subnet under no list', publicSubnet, { ...publicSubnet, Under: { Type: 'AWS::EC2::SubnetNetworkAclAssociation', Properties: { SubnetId: { Ref: 'Subnet' } } } }],
  ['NetworksAreWatched', 'a network that nobody watches', { Vpc: { Type: 'AWS::EC2::VPC' } }, { Vpc: { Type: 'AWS::EC2::VPC' }, Log: { Type: 'AWS::EC2::FlowLog', Properties: { ResourceId: { Ref: 'Vpc' } } } }],
  ['RefusalsAreLogged', 'a log of what was let in only', ...pair('AWS::EC2::FlowLog', { TrafficType: 'ACCEPT' }, { TrafficType: { 'Fn::If': ['HasAll', 'ALL', 'REJECT'] } })],
  ['BalancersAreStrict', 'headers that nobody understands', ...pair('AWS::ElasticLoadBalancingV2::LoadBalancer', balancer({}), balancer({ 'routing.http.drop_invalid_header_fields.enabled': 'true', 'routing.http.desync_mitigation_mode': 'defensive' }))],
  ['BalancersLog', 'requests that nobody sees', ...pair('AWS::ElasticLoadBalancingV2::LoadBalancer', balancer({ 'access_logs.s3.enabled': 'false', 'access_logs.s3.bucket': 'logs' }), balancer({ 'access_logs.s3.enabled': 'true', 'access_logs.s3.bucket': 'logs' }))],
  ['BalancersResistDeletion', 'an address that one call deletes', ...pair('AWS::ElasticLoadBalancingV2::LoadBalancer', {}, balancer({ 'deletion_protection.enabled': 'true' }))],
  ['ListenersSpeakTls', 'passwords in the clear', ...pair('AWS::ElasticLoadBalancingV2::Listener', { Protocol: 'HTTP', DefaultActions: [{ Type: 'forward' }] }, { Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }] })],
  ['ListenersSpeakTls', 'TLS of 2016', ...pair('AWS::ElasticLoadBalancingV2::Listener', { SslPolicy: 'ELBSecurityPolicy-2016-08' }, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }, { Protocol: 'HTTPS', Certificates: [{}] })],
  ['FirewallsBlock', 'a firewall that counts', ...pair('AWS::WAFv2::WebACL', firewall({ OverrideAction: { Count: {} } }), firewall({ OverrideAction: { None: {} } }))],
  ['FirewallsKnow', 'a firewall that knows nothing', ...pair('AWS::WAFv2::WebACL', {}, { Rules: ['AmazonIpReputationList', 'CommonRuleSet', 'KnownBadInputsRuleSet', 'SQLiRuleSet'].map((name) => ({ Statement: { ManagedRuleGroupStatement: { Name: `AWSManagedRules${name}` } } })) })],
  ['FirewallsAreWatched', 'who is signed in, in a log', ...pair('AWS::WAFv2::LoggingConfiguration', {}, { RedactedFields: [{ SingleHeader: { Name: 'cookie' } }] }, { LogDestinationConfigs: ['arn'] })],
  ['FirewallsStandBefore', 'a firewall before nothing', web, { ...web, At: { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } } } }],
  ['CertificatesRenew', 'a certificate by e-mail', ...pair('AWS::CertificateManager::Certificate', { ValidationMethod: 'EMAIL' }, { ValidationMethod: 'DNS' })],

  ['ContainersStayInside', 'a privileged container', ...container({ Privileged: true }, {})],
  ['NobodyIsRoot', 'a container of root', ...container({ User: '0:0' }, { User: '1000' })],
  ['WhoMountsIsSomebody', 'a root that mounts files', ...container({ MountPoints: [{}], User: '1000' }, { MountPoints: [{}], User: '1000', LinuxParameters: { Capabilities: { Drop: ['ALL'] } } })],
  ['ContainersLog', 'a container that says nothing', ...container({ LogConfiguration: undefined }, {})],
  ['TasksHaveTwoRoles', 'a task with the role that starts it', ...pair('AWS::ECS::TaskDefinition', { TaskRoleArn: 'b' }, { TaskRoleArn: 'a' }, { ExecutionRoleArn: 'b' })],
  ['NoSecretsInEnvironments', 'a password in an environment', ...container({ Environment: [{ Name: 'DB_PASSWORD', Value: 'x' }] }, { Environment: [{ Name: 'DB_PASSWORD_ARN', Value: 'x' }, { Name: 'PasswordArn', Value: 'x' }] })],
  ['NobodyEntersTasks', 'tasks that people enter', ...pair('AWS::ECS::Service', { EnableExecuteCommand: true }, { EnableExecuteCommand: false })],
  ['DeploymentsGoBack', 'a version that never gets healthy', ...pair('AWS::ECS::Service', {}, { DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } } })],
  ['ClustersAreWatched', 'a cluster that nobody watches', ...pair('AWS::ECS::Cluster', {}, { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] })],
  ['JobsEnd', 'a job for ever', ...pair('AWS::Batch::JobDefinition', {}, { Timeout: { AttemptDurationSeconds: 60 } })],
  ['BatchChangesInPlace', 'an update that ends jobs', ...pair('AWS::Batch::ComputeEnvironment', { UpdatePolicy: { TerminateJobsOnUpdate: true } }, { UpdatePolicy: { TerminateJobsOnUpdate: false } }, { ReplaceComputeEnvironment: false, ComputeResources: { InstanceRole: 'role' } })],
  ['BatchHasItsRole', 'an environment that nobody can delete', ...pair('AWS::Batch::ComputeEnvironment', { ServiceRole: 'role' }, {})],
  ['InstancesArePatched', 'instances of last year', ...pair('AWS::Batch::ComputeEnvironment', { ComputeResources: { InstanceRole: 'role' } }, { ComputeResources: { InstanceRole: 'role', UpdateToLatestImageVersion: { 'Fn::If': ['HasAmi', false, true] } } })],
  ['ImagesAreScanned', 'images that nobody looks at', ...pair('AWS::ECR::Repository', {}, { ImageScanningConfiguration: { ScanOnPush: true } })],
  ['BuildsEnd', 'a build for ever', ...pair('AWS::CodeBuild::Project', {}, { TimeoutInMinutes: 60 }, { LogsConfig: {} })],

  ['NoSecretsInTexts', 'a password in user data', ...pair('AWS::EC2::Instance', { UserData: 'export DB_PASSWORD=hunter2hunter2' }, { UserData: 'export DB_PASSWORD=$(aws secretsmanager get-secret-value)' })],
  ['SecretsAreMade', 'a secret that everybody reads', ...pair('AWS::SecretsManager::Secret', { SecretString: 'hunter2' }, { GenerateSecretString: {} })],
  ['LogsEnd', 'a log for ever', ...pair('AWS::Logs::LogGroup', {}, { RetentionInDays: 90 })],
  ['AlarmsTell', 'an alarm that tells nobody', ...pair('AWS::CloudWatch::Alarm', {}, { AlarmActions: { 'Fn::If': ['HasTopic', ['arn'], { Ref: 'AWS::NoValue' }] } })],
  ['TopicsTakeTlsOnly', 'a topic in the clear', { Topic: { Type: 'AWS::SNS::Topic' } }, { Topic: { Type: 'AWS::SNS::Topic' }, Policy: policyOf('AWS::SNS::TopicPolicy', { Topics: [{ Ref: 'Topic' }] }, tls) }],
  ['QueuesTakeTlsOnly', 'a queue in the clear', { Queue: { Type: 'AWS::SQS::Queue' } }, { Queue: { Type: 'AWS::SQS::Queue' }, Policy: policyOf('AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Queue' }] }, tls) }],
  ['QueuesAreEncrypted', 'messages in the clear', ...pair('AWS::SQS::Queue', { SqsManagedSseEnabled: false }, {})],
  ['SubscribersAreSafe', 'a subscriber in the clear', ...pair('AWS::SNS::Subscription', { Protocol: 'http' }, { Protocol: 'https' })],
  ['FunctionsLog', 'a function whose log is kept for ever', { Run: { Type: 'AWS::Lambda::Function' } }, { Run: { Type: 'AWS::Lambda::Function' }, Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Run}' } } } }],
  ['CallersAreKnown', 'a service that calls for any account', ...pair('AWS::Lambda::Permission', {}, { SourceArn: 'arn' }, { Principal: 'events.amazonaws.com' })],
  ['CallersAreKnown', 'a function for the internet', ...pair('AWS::Lambda::Url', { AuthType: 'NONE' }, { AuthType: 'AWS_IAM' })],
  ['DocumentsHaveTheirRole', 'a document that acts as whoever runs it', ...pair('AWS::SSM::Document', { Content: {} }, { Content: { assumeRole: 'arn' } }, { DocumentType: 'Automation' })],
  ['InstancesAskForTokens', 'an instance that gives its credentials away', ...pair('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 1 } } }, { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } } })],
  ['InstancesAskForTokens', 'instances of Batch as they come', ...pair('AWS::Batch::ComputeEnvironment', { ComputeResources: { InstanceRole: 'role' } }, { ComputeResources: { InstanceRole: 'role', LaunchTemplate: {} } })],
  ['DisksGo', 'a disk that is left behind', ...pair('AWS::EC2::Instance', { BlockDeviceMappings: [{ Ebs: { DeleteOnTermination: false } }] }, { BlockDeviceMappings: [{ Ebs: {} }] })],
  ['DisksAreEncrypted', 'a disk in the clear', ...pair('AWS::EC2::Instance', { BlockDeviceMappings: [{ Ebs: { Encrypted: false } }] }, { BlockDeviceMappings: [{ Ebs: { Encrypted: true } }] })],
]
const said = { Parameters: { Ask: { Type: 'String', Default: 'false' } }, Conditions: { IsAsked: { 'Fn::Equals': [{ Ref: 'Ask' }, 'true'] }, IsUsual: { 'Fn::Not': [{ Condition: 'IsAsked' }] } } }
for (const [rule, what, bad, good] of examples) {
  test(`${rule} finds ${what}`, () => {
    ok(found(bad, said).includes(rule), 'the bad one')
    ok(!found(good, said).includes(rule), `the good one: ${JSON.stringify(ownFindings({ Resources: good, ...said }).filter(({ Rule }) => Rule === rule))}`)
  })
}

test('a secret in a parameter or an output is found, and where it is kept is not', () => {
  ok(found({}, { Parameters: { DatabasePassword: { Type: 'String' } } }).includes('NoSecretsInTheOpen'))
  ok(found({}, { Outputs: { DatabasePassword: { Value: '' } } }).includes('NoSecretsInTheOpen'))
  ok(!found({}, { Parameters: { PasswordSecretArn: { Type: 'String' } } }).includes('NoSecretsInTheOpen'))
})

test('where there is an external ID, whoever is trusted says it', () => {
  const of = (Condition?: object) => found(trust({ Principal: { AWS: { Ref: 'PrincipalArn' } }, Action: 'sts:AssumeRole', Condition }), { Parameters: { ExternalId: { Type: 'String' } } })
  ok(of().includes('StrangersSayWhoSentThem'))
  ok(!of({ StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } }).includes('StrangersSayWhoSentThem'))
})

test('where a key is given, everything that is stored is encrypted with it', () => {
  const of = (KmsKeyId?: object) => found({ Log: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId } } }, { Parameters: { KmsKeyArn: { Type: 'String' } } })
  ok(of().includes('TheKeyIsUsed'))
  ok(!of({ 'Fn::If': ['HasKey', { Ref: 'KmsKeyArn' }, { Ref: 'AWS::NoValue' }] }).includes('TheKeyIsUsed'))
})

test('what a launch chooses is judged by what it is when nobody chooses', () => {
  const of = (Default: string) => found({ Database: { Type: 'AWS::RDS::DBCluster', Properties: { DeletionProtection: { Ref: 'DeletionProtection' } } } }, { Parameters: { DeletionProtection: { Type: 'String', Default } } })
  ok(of('false').includes('DatabasesResistDeletion'))
  ok(!of('true').includes('DatabasesResistDeletion'))
})

test('a finding says where, what was found and what it must be', () => {
  const [finding] = ownFindings({ Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } } } })
  deepEqual(finding, { Rule: 'SubnetsGiveNoAddress', Resource: 'Subnet', At: 'Properties.MapPublicIpOnLaunch', says: 'is true, and must be false' })
})

test('every rule of ours has an example, says why, and has a name of its own', () => {
  const shown = new Set([...examples.map(([rule]) => rule), 'NoSecretsInTheOpen', 'TheKeyIsUsed', 'StrangersSayWhoSentThem'])
  deepEqual(rules.map(({ Id }) => Id).filter((id) => !shown.has(id)), [])
  equal(new Set(rules.map(({ Id }) => Id)).size, rules.length)
  for (const { Why } of rules) match(Why, /^.{20,}[^.]$/)
})

test('what is said around each resource is all that is said', async () => {
  for (const name of productNames()) {
    const { template } = heldOf(name, await loadProduct(name))[0]!
    const keys = (findings: ReturnType<typeof ownFindings>) => [...new Set(findings.map(({ Rule, Resource, At, says }) => `${Resource} ${Rule} ${At} ${says}`))].sort()
    const ofParameters = ownFindings({ ...template, Resources: {} })
    deepEqual(keys([...ofParameters, ...Object.keys(template.Resources).flatMap((id) => findingsAround(template, id))]), keys(ownFindings(template)), name)
  }
})

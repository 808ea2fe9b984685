import { isKept } from '../../kept.ts'
import { asks, branches, list, type Rule, statementsOf } from '../statements.ts'
import { canBe, each, entries, is, isNot, isThere, isUsually, isUsuallyAtLeast, mentions, properties, resources, truth } from '../values.ts'

const database = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster']
const cache = 'AWS::ElastiCache::ReplicationGroup'
/** The members of a cluster have their data, and all that protects them, from the cluster. */
const isAlone = ({ DBClusterIdentifier }: Record<string, any>) => DBClusterIdentifier === undefined
const ofDatabase = (wanted: Parameters<typeof properties>[1]) => each(properties('AWS::RDS::DBCluster', wanted), properties('AWS::RDS::DBInstance', wanted, isAlone))

/** Parameters of an engine by which it refuses who comes without TLS: one of them, by its family. */
const tls = ['require_secure_transport', 'rds.force_ssl']
const isOn = ['ON', '1', 'true']

/** Rules about what keeps data. */
export const storeRules: Rule[] = [
  {
    Id: 'DataStays', Severity: 'critical', Why: 'data that is lost cannot be launched again',
    find: ({ Resources }) =>
      Object.entries(Resources).flatMap(([Resource, resource]) =>
        isKept(resource) && (resource.Type !== 'AWS::RDS::DBInstance' || isAlone(resource.Properties ?? {}))
          ? [['DeletionPolicy', resource.DeletionPolicy ?? 'Delete'], ['UpdateReplacePolicy', resource.UpdateReplacePolicy ?? 'Delete']].filter(([, value]) => value === 'Delete').map(([name]) => ({ Resource, At: name!, says: `is Delete, and loses what others go on using; it must be Retain, RetainExceptOnCreate or Snapshot` }))
          : [],
      ),
  },
  {
    Id: 'EndIsSaid', Severity: 'medium', Why: 'what goes with its stack unasked is missed when somebody looks for what happened',
    find: ({ Resources }) =>
      Object.entries(Resources).flatMap(([Resource, { Type, DeletionPolicy, UpdateReplacePolicy }]) =>
        ['AWS::Logs::LogGroup', 'AWS::SecretsManager::Secret'].includes(Type)
          ? [['DeletionPolicy', DeletionPolicy], ['UpdateReplacePolicy', UpdateReplacePolicy]].filter(([, value]) => value === undefined).map(([name]) => ({ Resource, At: name!, says: 'is missing; say whether it stays or goes' }))
          : [],
      ),
  },
  {
    Id: 'StoresAreEncrypted', Severity: 'critical', Why: 'whoever gets hold of a disk, a snapshot or a backup would read it',
    find: each(
      ofDatabase({ StorageEncrypted: is(true) }),
      properties(cache, { AtRestEncryptionEnabled: is(true) }),
      properties('AWS::EFS::FileSystem', { Encrypted: is(true) }),
      properties('AWS::S3::Bucket', { BucketEncryption: isThere }),
    ),
  },
  {
    Id: 'DatabasesKeepTheirPassword', Severity: 'critical', Why: 'a password that a template knows is known to whoever reads it, and nobody changes it',
    find: each(
      ofDatabase({ ManageMasterUserPassword: is(true) }),
      resources(database, ({ MasterUserPassword }) => (MasterUserPassword === undefined ? [] : ['has a MasterUserPassword; leave it out, ManageMasterUserPassword makes one'])),
    ),
  },
  {
    Id: 'StoresAreInside', Severity: 'critical', Why: 'a database with a public address is one password away from everybody, and the default network is public',
    find: each(properties('AWS::RDS::DBInstance', { PubliclyAccessible: is(false) }), ofDatabase({ DBSubnetGroupName: isThere }), properties(cache, { CacheSubnetGroupName: isThere })),
  },
  {
    Id: 'DatabasesAskForTls', Severity: 'high', Why: 'what is sent in the clear is read on the way',
    find: each(
      resources(['AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup'], ({ Parameters }, template) =>
        branches(Parameters ?? {}).flatMap((one) => (tls.some((name) => one[name] !== undefined && isUsually(...isOn).holds(one[name], template)) ? [] : [`Parameters has neither ${tls.join(' nor ')} on unless a launch says otherwise`])),
      ),
      properties('AWS::RDS::DBCluster', { DBClusterParameterGroupName: isThere }),
      properties('AWS::RDS::DBInstance', { DBParameterGroupName: isThere }, isAlone),
    ),
  },
  { Id: 'CachesSpeakTls', Severity: 'high', Why: 'what is sent in the clear is read on the way', find: properties(cache, { TransitEncryptionEnabled: isUsually(true) }) },
  { Id: 'CachesAskForTls', Severity: 'high', Why: 'a client that forgets TLS is served as well', find: properties(cache, { TransitEncryptionMode: isUsually('required') }) },
  { Id: 'DatabasesKnowRoles', Severity: 'medium', Why: 'a role signs in for a quarter of an hour, a password for as long as somebody has it', find: ofDatabase({ EnableIAMDatabaseAuthentication: is(true) }) },
  {
    Id: 'StoresAreBackedUp', Severity: 'high', Why: 'without a backup a wrong statement is for ever',
    find: each(
      ofDatabase({ BackupRetentionPeriod: isUsuallyAtLeast(7), CopyTagsToSnapshot: is(true), DeleteAutomatedBackups: is(false) }),
      properties(cache, { SnapshotRetentionLimit: isUsuallyAtLeast(1) }),
    ),
  },
  { Id: 'DatabasesResistDeletion', Severity: 'high', Why: 'whoever deletes a database should have to say so twice', find: ofDatabase({ DeletionProtection: isUsually(true) }) },
  {
    Id: 'StoresSurviveAZone', Severity: 'medium', Why: 'a zone fails now and then, and its data with it',
    find: each(properties('AWS::RDS::DBInstance', { MultiAZ: isUsually(true) }, isAlone), properties(cache, { AutomaticFailoverEnabled: isUsually(true), MultiAZEnabled: isUsually(true) })),
  },
  {
    Id: 'StoresArePatched', Severity: 'medium', Why: 'holes that are known are used first',
    find: each(properties(['AWS::RDS::DBInstance', cache], { AutoMinorVersionUpgrade: is(true) }), properties('AWS::RDS::DBInstance', { CACertificateIdentifier: is('rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1') })),
  },
  {
    Id: 'StoresAreWatched', Severity: 'medium', Why: 'who was in it, and what made it slow, is asked afterwards',
    find: each(
      ofDatabase({ EnableCloudwatchLogsExports: isThere }),
      properties('AWS::RDS::DBInstance', { MonitoringInterval: isUsuallyAtLeast(1), EnablePerformanceInsights: canBe(true) }),
      properties(cache, { LogDeliveryConfigurations: isThere }),
      resources('AWS::RDS::DBClusterParameterGroup', ({ Parameters }) =>
        branches(Parameters ?? {}).flatMap((one) => ('require_secure_transport' in one && (String(one.server_audit_logging) !== '1' || !one.server_audit_events) ? ['Parameters does not turn the audit of Aurora on, server_audit_logging and server_audit_events'] : [])),
      ),
    ),
  },
  {
    Id: 'FilesTakeTlsOnly', Severity: 'high', Why: 'what is sent in the clear is read on the way',
    find: (template) => {
      const statements = statementsOf(template)
      return entries(template, 'AWS::EFS::FileSystem').flatMap(([Resource]) =>
        !statements.some(({ resource, value }) => resource === Resource && value.Effect === 'Deny' && value.Action === '*' && asks(value, 'aws:SecureTransport'))
          ? [{ Resource, At: 'Properties.FileSystemPolicy', says: 'denies nobody who comes without TLS; deny aws:SecureTransport false' }]
          : [],
      )
    },
  },
  {
    Id: 'FilesAreMounted', Severity: 'medium', Why: 'who is let in by a policy of a file system should come through the network it is in',
    find: (template) =>
      statementsOf(template).filter(({ owner, value }) => owner.Type === 'AWS::EFS::FileSystem' && value.Effect === 'Allow' && !asks(value, 'elasticfilesystem:AccessedViaMountTarget')).map(({ resource, at }) => ({ Resource: resource, At: at, says: 'allows without elasticfilesystem:AccessedViaMountTarget' })),
  },
  { Id: 'AccessPointsAreSomebody', Severity: 'high', Why: 'an access point without a user of its own gives whatever user a client says it is', find: properties('AWS::EFS::AccessPoint', { 'PosixUser.Uid': isThere, 'RootDirectory.Path': isThere }) },
  {
    Id: 'VolumesAreSent', Severity: 'high', Why: 'files that a task mounts go over the network, and belong to the role of the task',
    find: properties('AWS::ECS::TaskDefinition', { 'Volumes.*.EFSVolumeConfiguration.TransitEncryption': is('ENABLED'), 'Volumes.*.EFSVolumeConfiguration.AuthorizationConfig.IAM': is('ENABLED'), 'Volumes.*.EFSVolumeConfiguration.AuthorizationConfig.AccessPointId': isThere }, ({ Volumes }) => list<any>(Volumes).some(({ EFSVolumeConfiguration }) => EFSVolumeConfiguration)),
  },
  { Id: 'KeysRotate', Severity: 'high', Why: 'a key that never changes has encrypted everything when it is lost', find: properties('AWS::KMS::Key', { EnableKeyRotation: is(true), PendingWindowInDays: isNot(...Array.from({ length: 23 }, (_, days) => days + 7)) }) },
  {
    Id: 'KeysAreMade', Severity: 'medium', Why: 'who types nothing gets what is meant for most',
    find: (template) => entries(template, 'AWS::KMS::Key').flatMap(([Resource, { Condition }]) => (Condition !== undefined && truth({ Condition }, template) === false ? [{ Resource, At: 'Condition', says: 'is made only when a launch says so; make it unless one says otherwise' }] : [])),
  },
  {
    Id: 'GrantsAreOfServices', Severity: 'high', Why: 'a grant gives a key to somebody whom no policy names',
    find: (template) => {
      const denials = statementsOf(template).filter(({ value }) => value.Effect === 'Deny' && list(value.Action).includes('kms:CreateGrant') && ['kms:GrantIsForAWSResource', 'aws:PrincipalIsAWSService'].every((key) => value.Condition?.BoolIfExists?.[key] === 'false'))
      return entries(template, 'AWS::KMS::Key').flatMap(([Resource]) =>
        !denials.some(({ resource }) => resource === Resource) ? [{ Resource, At: 'Properties.KeyPolicy', says: 'denies no grant to whom is no service; deny kms:CreateGrant where kms:GrantIsForAWSResource and aws:PrincipalIsAWSService are false' }] : [],
      )
    },
  },
  {
    Id: 'BucketsAreClosed', Severity: 'critical', Why: 'a bucket is open to everybody by one wrong statement where nothing else says no',
    find: properties('AWS::S3::Bucket', {
      ...Object.fromEntries(['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((name) => [`PublicAccessBlockConfiguration.${name}`, is(true)])),
      'OwnershipControls.Rules.*.ObjectOwnership': is('BucketOwnerEnforced'),
      'OwnershipControls.Rules': isThere,
    }),
  },
  { Id: 'BucketsKeepVersions', Severity: 'medium', Why: 'what is overwritten or deleted by mistake is gone', find: properties('AWS::S3::Bucket', { 'VersioningConfiguration.Status': is('Enabled') }) },
  { Id: 'BucketsEndUploads', Severity: 'medium', Why: 'uploads that nobody finished are kept and paid for, and nobody sees them', find: resources('AWS::S3::Bucket', ({ LifecycleConfiguration }) => (list<any>(LifecycleConfiguration?.Rules).some((rule) => rule.AbortIncompleteMultipartUpload) ? [] : ['keeps uploads that were never finished; have a rule with AbortIncompleteMultipartUpload'])) },
  {
    Id: 'BucketsTakeTlsOnly', Severity: 'high', Why: 'what is sent in the clear is read on the way', Around: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    find: (template) => {
      const denials = statementsOf(template).filter(({ value, owner }) => owner.Type === 'AWS::S3::BucketPolicy' && value.Effect === 'Deny' && asks(value, 'aws:SecureTransport') && value.Principal === '*' && list(value.Action).includes('s3:*') && list(value.Resource).length > 1)
      return entries(template, 'AWS::S3::Bucket').flatMap(([Resource]) =>
        !denials.some(({ owner }) => mentions(owner.Properties?.Bucket, Resource)) ? [{ Resource, At: 'Properties', says: 'has no policy that denies aws:SecureTransport false for the bucket and its objects' }] : [],
      )
    },
  },
]

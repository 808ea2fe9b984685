import { and, condition, equals, getAtt, If, noValue, not, output, ref, template, type Resource } from '../cfn/index.ts'
import { labelConditions, labelParameters, labelTags } from '../parts/labels.ts'

/**
 * EFS and FSx for Lustre beside the bucket: new ones, existing ones, or none. DeletionPolicy takes no condition: a file
 * system that goes with the environment and one that stays are two resources, of which one is made.
 */
export const fileSystems = () =>
  template({
    Description: 'EFS and FSx for Lustre file systems of the pipelines',
    Parameters: {
      Base: { Type: 'String' },
      Efs: { Type: 'String' },
      EfsId: { Type: 'String' },
      EfsZone: { Type: 'String' },
      Fsx: { Type: 'String' },
      FsxDns: { Type: 'String' },
      FsxMountName: { Type: 'String' },
      FsxType: { Type: 'String' },
      FsxSize: { Type: 'Number' },
      DisposeResources: { Type: 'String' },
      KmsKeyArn: { Type: 'String' },
      ...labelParameters,
      SubnetId: { Type: 'AWS::EC2::Subnet::Id' },
      SecurityGroupId: { Type: 'AWS::EC2::SecurityGroup::Id' },
    },
    Conditions: {
      IsDisposed: equals(ref('DisposeResources'), 'true'),
      HasNewEfs: equals(ref('Efs'), 'Create'),
      HasKeptEfs: and(condition('HasNewEfs'), not(condition('IsDisposed'))),
      HasDisposedEfs: and(condition('HasNewEfs'), condition('IsDisposed')),
      IsOneZone: not(equals(ref('EfsZone'), '')),
      HasNewFsx: equals(ref('Fsx'), 'Create'),
      HasKeptFsx: and(condition('HasNewFsx'), not(condition('IsDisposed'))),
      HasDisposedFsx: and(condition('HasNewFsx'), condition('IsDisposed')),
      IsPersistent: equals(ref('FsxType'), 'PERSISTENT_2'),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      // Scratch file systems take no key of anybody's: https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html
      HasFsxKey: and(condition('HasKey'), condition('IsPersistent')),
      ...labelConditions,
    },
    Resources: {
      // Whoever is in the group may talk to the others in it; rules of a group about itself stand apart from it.
      NfsIngress: ingress('HasNewEfs', 2049, 2049, 'NFS among the instances and the file system'),
      LustreIngress: ingress('HasNewFsx', 988, 988, 'Lustre among the instances and the file system'),
      LustreReplyIngress: ingress('HasNewFsx', 1018, 1023, 'Lustre among the instances and the file system'),
      KeptEfs: efs('HasKeptEfs', 'RetainExceptOnCreate', 'Retain'),
      DisposedEfs: efs('HasDisposedEfs', 'Delete', 'Delete'),
      MountTarget: {
        Type: 'AWS::EFS::MountTarget',
        Condition: 'HasNewEfs',
        Properties: {
          FileSystemId: If('HasKeptEfs', ref('KeptEfs'), ref('DisposedEfs')),
          SubnetId: ref('SubnetId'),
          SecurityGroups: [ref('SecurityGroupId')],
        },
      },
      KeptFsx: fsx('HasKeptFsx', 'RetainExceptOnCreate', 'Retain'),
      DisposedFsx: fsx('HasDisposedFsx', 'Delete', 'Delete'),
    },
    Outputs: {
      EfsId: output('String', If('HasKeptEfs', ref('KeptEfs'), If('HasDisposedEfs', ref('DisposedEfs'), ref('EfsId')))),
      EfsAddress: output('String', If('HasNewEfs', getAtt('MountTarget', 'IpAddress'), '')),
      FsxDns: output('String', If('HasKeptFsx', getAtt('KeptFsx', 'DNSName'), If('HasDisposedFsx', getAtt('DisposedFsx', 'DNSName'), ref('FsxDns')))),
      FsxMountName: output('String', If('HasKeptFsx', getAtt('KeptFsx', 'LustreMountName'), If('HasDisposedFsx', getAtt('DisposedFsx', 'LustreMountName'), ref('FsxMountName')))),
    },
  })

const ingress = (Condition: string, FromPort: number, ToPort: number, Description: string): Resource => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Condition,
  Properties: { GroupId: ref('SecurityGroupId'), SourceSecurityGroupId: ref('SecurityGroupId'), IpProtocol: 'tcp', FromPort, ToPort, Description },
})

type Policy = 'Delete' | 'Retain' | 'RetainExceptOnCreate'

/** As Forge makes it: in one zone where the zone is known, without backups. Only over TLS, only for roles that may. */
const efs = (Condition: string, DeletionPolicy: Policy, UpdateReplacePolicy: 'Delete' | 'Retain'): Resource => ({
  Type: 'AWS::EFS::FileSystem',
  Condition,
  DeletionPolicy,
  UpdateReplacePolicy,
  Properties: {
    AvailabilityZoneName: If('IsOneZone', ref('EfsZone'), noValue),
    Encrypted: true,
    KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
    ThroughputMode: 'elastic',
    BackupPolicy: { Status: 'DISABLED' },
    FileSystemPolicy: {
      Version: '2012-10-17',
      Statement: [{ Sid: 'OnlyOverTls', Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    },
    FileSystemTags: [{ Key: 'Name', Value: ref('Base') }, ...labelTags],
  },
})

const fsx = (Condition: string, DeletionPolicy: Policy, UpdateReplacePolicy: 'Delete' | 'Retain'): Resource => ({
  Type: 'AWS::FSx::FileSystem',
  Condition,
  DeletionPolicy,
  UpdateReplacePolicy,
  Properties: {
    FileSystemType: 'LUSTRE',
    FileSystemTypeVersion: '2.15',
    StorageCapacity: ref('FsxSize'),
    KmsKeyId: If('HasFsxKey', ref('KmsKeyArn'), noValue),
    SubnetIds: [ref('SubnetId')],
    SecurityGroupIds: [ref('SecurityGroupId')],
    LustreConfiguration: {
      DeploymentType: ref('FsxType'),
      PerUnitStorageThroughput: If('IsPersistent', 125, noValue),
      DataCompressionType: 'LZ4',
    },
    Tags: [{ Key: 'Name', Value: ref('Base') }, ...labelTags],
  },
})

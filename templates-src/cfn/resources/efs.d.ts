// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::EFS::AccessPoint` resource creates an EFS access point. An access point is an application-specific view into an EFS file system that applies an operating system user and group, and a file system path, to any file system request made through the access point. */
export interface EFSAccessPoint extends ResourceAttributes {
  Type: 'AWS::EFS::AccessPoint'
  Properties: {
    /** An array of key-value pairs to apply to this resource. */
    AccessPointTags?: List<EFSAccessPoint_AccessPointTag>
    /** The opaque string specified in the request to ensure idempotent creation. */
    ClientToken?: Value<string>
    /** The ID of the EFS file system that the access point applies to. Accepts only the ID format for input when specifying a file system, for example `fs-0123456789abcedf2`. */
    FileSystemId: Value<string>
    /** The full POSIX identity, including the user ID, group ID, and secondary group IDs on the access point that is used for all file operations by NFS clients using the access point. */
    PosixUser?: Value<EFSAccessPoint_PosixUser>
    /** The directory on the EFS file system that the access point exposes as the root directory to NFS clients using the access point. */
    RootDirectory?: Value<EFSAccessPoint_RootDirectory>
  }
}

/** Specifies the directory on the Amazon EFS file system that the access point provides access to. The access point exposes the specified file system path as the root directory of your file system to applications using the access point. */
export interface EFSAccessPoint_RootDirectory {
  /** (Optional) Specifies the POSIX IDs and permissions to apply to the access point's `RootDirectory`. If the `RootDirectory` > `Path` specified does not exist, EFS creates the root directory using the `CreationInfo` settings when a client connects to an access point. */
  CreationInfo?: Value<EFSAccessPoint_CreationInfo>
  /** Specifies the path on the EFS file system to expose as the root directory to NFS clients using the access point to access the EFS file system. A path can have up to four subdirectories. */
  Path?: Value<string>
}

/** Required if the `RootDirectory` > `Path` specified does not exist. Specifies the POSIX IDs and permissions to apply to the access point's `RootDirectory` > `Path`. */
export interface EFSAccessPoint_CreationInfo {
  /** Specifies the POSIX group ID to apply to the `RootDirectory`. Accepts values from 0 to 2^32 (4294967295). */
  OwnerGid: Value<string>
  /** Specifies the POSIX user ID to apply to the `RootDirectory`. Accepts values from 0 to 2^32 (4294967295). */
  OwnerUid: Value<string>
  /** Specifies the POSIX permissions to apply to the `RootDirectory`, in the format of an octal number representing the file's mode bits. */
  Permissions: Value<string>
}

/** A tag is a key-value pair attached to a file system. Allowed characters in the `Key` and `Value` properties are letters, white space, and numbers that can be represented in UTF-8, and the following characters: */
export interface EFSAccessPoint_AccessPointTag {
  /** The tag key (String). The key can't start with `aws:`. */
  Key?: Value<string>
  /** The value of the tag key. */
  Value?: Value<string>
}

/** The full POSIX identity, including the user ID, group ID, and any secondary group IDs, on the access point that is used for all file system operations performed by NFS clients using the access point. */
export interface EFSAccessPoint_PosixUser {
  /** The POSIX group ID used for all file system operations using this access point. */
  Gid: Value<string>
  /** Secondary POSIX group IDs used for all file system operations using this access point. */
  SecondaryGids?: List<string>
  /** The POSIX user ID used for all file system operations using this access point. */
  Uid: Value<string>
}

/** The `AWS::EFS::FileSystem` resource creates a new, empty file system in Amazon Elastic File System (Amazon EFS). You must create a mount target (AWS::EFS::MountTarget) to mount your EFS file system on an Amazon EC2 or other AWS cloud compute resource. */
export interface EFSFileSystem extends ResourceAttributes {
  Type: 'AWS::EFS::FileSystem'
  Properties?: {
    /** For One Zone file systems, specify the AWS Availability Zone in which to create the file system. Use the format `us-east-1a` to specify the Availability Zone. */
    AvailabilityZoneName?: Value<string>
    /** Use the `BackupPolicy` to turn automatic backups on or off for the file system. */
    BackupPolicy?: Value<EFSFileSystem_BackupPolicy>
    /** (Optional) A boolean that specifies whether or not to bypass the `FileSystemPolicy` lockout safety check. The lockout safety check determines whether the policy in the request will lock out, or prevent, the IAM principal that is making the request from making future `PutFileSystemPolicy` requests on this file system. */
    BypassPolicyLockoutSafetyCheck?: Value<boolean>
    /** A Boolean value that, if true, creates an encrypted file system. When creating an encrypted file system, you have the option of specifying a KmsKeyId for an existing AWS KMS key. */
    Encrypted?: Value<boolean>
    /** The `FileSystemPolicy` for the EFS file system. A file system policy is an IAM resource policy used to control NFS access to an EFS file system. */
    FileSystemPolicy?: JsonDocument
    /** Describes the protection on the file system. */
    FileSystemProtection?: Value<EFSFileSystem_FileSystemProtection>
    /** Use to create one or more tags associated with the file system. Each tag is a user-defined key-value pair. */
    FileSystemTags?: List<EFSFileSystem_ElasticFileSystemTag>
    /** The ID of the AWS KMS key to be used to protect the encrypted file system. This parameter is only required if you want to use a nondefault KMS key. */
    KmsKeyId?: Value<string>
    /** An array of `LifecyclePolicy` objects that define the file system's `LifecycleConfiguration` object. A `LifecycleConfiguration` object informs Lifecycle management of the following: */
    LifecyclePolicies?: List<EFSFileSystem_LifecyclePolicy>
    /** The performance mode of the file system. We recommend `generalPurpose` performance mode for all file systems. */
    PerformanceMode?: Value<string>
    /** The throughput, measured in mebibytes per second (MiBps), that you want to provision for a file system that you're creating. Required if `ThroughputMode` is set to `provisioned`. */
    ProvisionedThroughputInMibps?: Value<number>
    /** Describes the replication configuration for a specific file system. */
    ReplicationConfiguration?: Value<EFSFileSystem_ReplicationConfiguration>
    /** Specifies the throughput mode for the file system. The mode can be `bursting`, `provisioned`, or `elastic`. */
    ThroughputMode?: Value<string>
  }
}

/** A tag is a key-value pair attached to a file system. Allowed characters in the `Key` and `Value` properties are letters, white space, and numbers that can be represented in UTF-8, and the following characters: */
export interface EFSFileSystem_ElasticFileSystemTag {
  /** The tag key (String). The key can't start with `aws:`. */
  Key: Value<string>
  /** The value of the tag key. */
  Value: Value<string>
}

/** Describes a policy used by Lifecycle management that specifies when to transition files into and out of the EFS storage classes. */
export interface EFSFileSystem_LifecyclePolicy {
  /** The number of days after files were last accessed in primary storage (the Standard storage class) at which to move them to Archive storage. Metadata operations such as listing the contents of a directory don't count as file access events. */
  TransitionToArchive?: Value<string>
  /** The number of days after files were last accessed in primary storage (the Standard storage class) at which to move them to Infrequent Access (IA) storage. Metadata operations such as listing the contents of a directory don't count as file access events. */
  TransitionToIA?: Value<string>
  /** Whether to move files back to primary (Standard) storage after they are accessed in IA or Archive storage. Metadata operations such as listing the contents of a directory don't count as file access events. */
  TransitionToPrimaryStorageClass?: Value<string>
}

/** Describes the replication configuration for a specific file system. */
export interface EFSFileSystem_ReplicationConfiguration {
  /** An array of destination objects. Only one destination object is supported. */
  Destinations?: List<EFSFileSystem_ReplicationDestination>
}

/** Describes the destination file system in the replication configuration. */
export interface EFSFileSystem_ReplicationDestination {
  /** For One Zone file systems, the replication configuration must specify the Availability Zone in which the destination file system is located. */
  AvailabilityZoneName?: Value<string>
  /** The ID of the destination Amazon EFS file system. */
  FileSystemId?: Value<string>
  /** The ID of an AWS KMS key used to protect the encrypted file system. */
  KmsKeyId?: Value<string>
  /** The AWS Region in which the destination file system is located. */
  Region?: Value<string>
  /** The Amazon Resource Name (ARN) of the current source file system in the replication configuration. */
  RoleArn?: Value<string>
  /** Describes the status of the replication configuration. */
  Status?: Value<string>
  /** Message that provides details about the `PAUSED` or `ERRROR` state of the replication destination configuration. */
  StatusMessage?: Value<string>
}

/** The backup policy turns automatic backups for the file system on or off. */
export interface EFSFileSystem_BackupPolicy {
  /** Set the backup policy status for the file system. */
  Status: Value<'DISABLED' | 'ENABLED'>
}

/** Describes the protection on the file system. */
export interface EFSFileSystem_FileSystemProtection {
  /** The status of the file system's replication overwrite protection. */
  ReplicationOverwriteProtection?: Value<'DISABLED' | 'ENABLED'>
}

/** The `AWS::EFS::MountTarget` resource is an Amazon EFS resource that creates a mount target for an EFS file system. You can then mount the file system on Amazon EC2 instances or other resources by using the mount target. */
export interface EFSMountTarget extends ResourceAttributes {
  Type: 'AWS::EFS::MountTarget'
  Properties: {
    /** The ID of the file system for which to create the mount target. */
    FileSystemId: Value<string>
    /** If the `IpAddressType` for the mount target is IPv4 (`IPV4_ONLY` or `DUAL_STACK`), then specify the IPv4 address to use. If you do not specify an `IpAddress`, then Amazon EFS selects an unused IP address from the subnet specified for `SubnetId`. */
    IpAddress?: Value<string>
    /** The IP address type for the mount target. The possible values are `IPV4_ONLY` (only IPv4 addresses), `IPV6_ONLY` (only IPv6 addresses), and `DUAL_STACK` (dual-stack, both IPv4 and IPv6 addresses). */
    IpAddressType?: Value<'IPV4_ONLY' | 'IPV6_ONLY' | 'DUAL_STACK'>
    /** If the `IPAddressType` for the mount target is IPv6 (`IPV6_ONLY` or `DUAL_STACK`), then specify the IPv6 address to use. If you do not specify an `Ipv6Address`, then Amazon EFS selects an unused IP address from the subnet specified for `SubnetId`. */
    Ipv6Address?: Value<string>
    /** VPC security group IDs, of the form `sg-xxxxxxxx`. These must be for the same VPC as the subnet specified. */
    SecurityGroups: List<string>
    /** The ID of the subnet to add the mount target in. For One Zone file systems, use the subnet that is associated with the file system's Availability Zone. */
    SubnetId: Value<string>
  }
}

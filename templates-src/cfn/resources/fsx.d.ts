// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::FSx::FileSystem` resource is an Amazon FSx resource type that specifies an Amazon FSx file system. You can create any of the following supported file system types: */
export interface FSxFileSystem extends ResourceAttributes {
  Type: 'AWS::FSx::FileSystem'
  Properties: {
    /** The ID of the file system backup that you are using to create a file system. */
    BackupId?: Value<string>
    /** The type of Amazon FSx file system, which can be `LUSTRE`, `WINDOWS`, `ONTAP`, or `OPENZFS`. */
    FileSystemType: Value<string>
    /** For FSx for Lustre file systems, sets the Lustre version for the file system that you're creating. Valid values are `2.10`, `2.12`, and `2.15`: */
    FileSystemTypeVersion?: Value<string>
    /** The ID of the AWS Key Management Service (AWS) key used to encrypt Amazon FSx file system data. Used as follows with Amazon FSx file system types: */
    KmsKeyId?: Value<string>
    /** The Lustre configuration for the file system being created. This configuration is required if the `FileSystemType` is set to `LUSTRE`. */
    LustreConfiguration?: Value<FSxFileSystem_LustreConfiguration>
    /** The network type of the file system. */
    NetworkType?: Value<string>
    /** The ONTAP configuration properties of the FSx for ONTAP file system that you are creating. This configuration is required if the `FileSystemType` is set to `ONTAP`. */
    OntapConfiguration?: Value<FSxFileSystem_OntapConfiguration>
    /** The Amazon FSx for OpenZFS configuration properties for the file system that you are creating. This configuration is required if the `FileSystemType` is set to `OPENZFS`. */
    OpenZFSConfiguration?: Value<FSxFileSystem_OpenZFSConfiguration>
    /** A list of IDs specifying the security groups to apply to all network interfaces created for file system access. This list isn't returned in later requests to describe the file system. */
    SecurityGroupIds?: List<string>
    /** Sets the storage capacity of the file system that you're creating. */
    StorageCapacity?: Value<number>
    /** Sets the storage class for the file system that you're creating. Valid values are `SSD`, `HDD`, and `INTELLIGENT_TIERING`. */
    StorageType?: Value<string>
    /** Specifies the IDs of the subnets that the file system will be accessible from. For Windows and ONTAP `MULTI_AZ_1` deployment types,provide exactly two subnet IDs, one for the preferred file server and one for the standby file server. */
    SubnetIds: List<string>
    /** The tags to associate with the file system. */
    Tags?: List<Tag>
    /** The configuration object for the Microsoft Windows file system you are creating. This configuration is required if `FileSystemType` is set to `WINDOWS`. */
    WindowsConfiguration?: Value<FSxFileSystem_WindowsConfiguration>
  }
}

/** The configuration for the Amazon FSx for Lustre file system. */
export interface FSxFileSystem_LustreConfiguration {
  /** (Optional) When you create your file system, your existing S3 objects appear as file and directory listings. Use this property to choose how Amazon FSx keeps your file and directory listings up to date as you add or modify objects in your linked S3 bucket. */
  AutoImportPolicy?: Value<string>
  /** The number of days to retain automatic backups. Setting this property to `0` disables automatic backups. */
  AutomaticBackupRetentionDays?: Value<number>
  /** (Optional) Not available for use with file systems that are linked to a data repository. A boolean flag indicating whether tags for the file system should be copied to backups. */
  CopyTagsToBackups?: Value<boolean>
  /** A recurring daily time, in the format `HH:MM`. `HH` is the zero-padded hour of the day (0-23), and `MM` is the zero-padded minute of the hour. */
  DailyAutomaticBackupStartTime?: Value<string>
  /** Sets the data compression configuration for the file system. `DataCompressionType` can have the following values: */
  DataCompressionType?: Value<string>
  /** Specifies the optional provisioned SSD read cache on FSx for Lustre file systems that use the Intelligent-Tiering storage class. Required when `StorageType` is set to `INTELLIGENT_TIERING`. */
  DataReadCacheConfiguration?: Value<FSxFileSystem_DataReadCacheConfiguration>
  /** (Optional) Choose `SCRATCH_1` and `SCRATCH_2` deployment types when you need temporary storage and shorter-term processing of data. The `SCRATCH_2` deployment type provides in-transit encryption of data and higher burst throughput capacity than `SCRATCH_1`. */
  DeploymentType?: Value<string>
  /** The type of drive cache used by `PERSISTENT_1` file systems that are provisioned with HDD storage devices. This parameter is required when storage type is HDD. */
  DriveCacheType?: Value<string>
  /** (Optional) Specifies whether Elastic Fabric Adapter (EFA) and GPUDirect Storage (GDS) support is enabled for the Amazon FSx for Lustre file system. */
  EfaEnabled?: Value<boolean>
  /** (Optional) Specifies the path in the Amazon S3 bucket where the root of your Amazon FSx file system is exported. The path must use the same Amazon S3 bucket as specified in ImportPath. */
  ExportPath?: Value<string>
  /** (Optional) The path to the Amazon S3 bucket (including the optional prefix) that you're using as the data repository for your Amazon FSx for Lustre file system. The root of your FSx for Lustre file system will be mapped to the root of the Amazon S3 bucket you select. */
  ImportPath?: Value<string>
  /** (Optional) For files imported from a data repository, this value determines the stripe count and maximum amount of data per file (in MiB) stored on a single physical disk. The maximum number of disks that a single file can be striped across is limited by the total number of disks that make up the file system. */
  ImportedFileChunkSize?: Value<number>
  LogConfiguration?: Value<FSxFileSystem_LogConfiguration>
  /** The Lustre metadata performance configuration for the creation of an FSx for Lustre file system using a `PERSISTENT_2` deployment type. */
  MetadataConfiguration?: Value<FSxFileSystem_MetadataConfiguration>
  /** Required with `PERSISTENT_1` and `PERSISTENT_2` deployment types, provisions the amount of read and write throughput for each 1 tebibyte (TiB) of file system storage capacity, in MB/s/TiB. File system throughput capacity is calculated by multiplying ﬁle system storage capacity (TiB) by the `PerUnitStorageThroughput` (MB/s/TiB). */
  PerUnitStorageThroughput?: Value<number>
  /** Specifies the throughput of an FSx for Lustre file system using the Intelligent-Tiering storage class, measured in megabytes per second (MBps). Valid values are 4000 MBps or multiples of 4000 MBps. */
  ThroughputCapacity?: Value<number>
  /** The preferred start time to perform weekly maintenance, formatted d:HH:MM in the UTC time zone, where d is the weekday number, from 1 through 7, beginning with Monday and ending with Sunday. */
  WeeklyMaintenanceStartTime?: Value<string>
}

export interface FSxFileSystem_LogConfiguration {
  Destination?: Value<string>
  Level: Value<string>
}

/** The configuration for the optional provisioned SSD read cache on Amazon FSx for Lustre file systems that use the Intelligent-Tiering storage class. */
export interface FSxFileSystem_DataReadCacheConfiguration {
  /** Required if `SizingMode` is set to `USER_PROVISIONED`. Specifies the size of the file system's SSD read cache, in gibibytes (GiB). */
  SizeGiB?: Value<number>
  /** Specifies how the provisioned SSD read cache is sized, as follows: */
  SizingMode?: Value<string>
}

/** The configuration that allows you to specify the performance of metadata operations for an FSx for Lustre file system. */
export interface FSxFileSystem_MetadataConfiguration {
  /** The number of Metadata IOPS provisioned for the file system. */
  Iops?: Value<number>
  /** Specifies whether the file system is using the AUTOMATIC setting of metadata IOPS or if it is using a USER_PROVISIONED value. */
  Mode?: Value<string>
}

/** The configuration for this Amazon FSx for NetApp ONTAP file system. */
export interface FSxFileSystem_OntapConfiguration {
  /** The number of days to retain automatic backups. Setting this property to `0` disables automatic backups. */
  AutomaticBackupRetentionDays?: Value<number>
  /** A recurring daily time, in the format `HH:MM`. `HH` is the zero-padded hour of the day (0-23), and `MM` is the zero-padded minute of the hour. */
  DailyAutomaticBackupStartTime?: Value<string>
  /** Specifies the FSx for ONTAP file system deployment type to use in creating the file system. */
  DeploymentType: Value<string>
  /** The SSD IOPS configuration for the FSx for ONTAP file system. */
  DiskIopsConfiguration?: Value<FSxFileSystem_DiskIopsConfiguration>
  /** (Multi-AZ only) Specifies the IPv4 address range in which the endpoints to access your file system will be created. By default in the Amazon FSx API, Amazon FSx selects an unused IP address range for you from the 198.19.* range. */
  EndpointIpAddressRange?: Value<string>
  EndpointIpv6AddressRange?: Value<string>
  /** The ONTAP administrative password for the `fsxadmin` user with which you administer your file system using the NetApp ONTAP CLI and REST API. */
  FsxAdminPassword?: Value<string>
  /** Specifies how many high-availability (HA) pairs of file servers will power your file system. First-generation file systems are powered by 1 HA pair. */
  HAPairs?: Value<number>
  /** Required when `DeploymentType` is set to `MULTI_AZ_1` or `MULTI_AZ_2`. This specifies the subnet in which you want the preferred file server to be located. */
  PreferredSubnetId?: Value<string>
  /** (Multi-AZ only) Specifies the route tables in which Amazon FSx creates the rules for routing traffic to the correct file server. You should specify all virtual private cloud (VPC) route tables associated with the subnets in which your clients are located. */
  RouteTableIds?: List<string>
  /** Sets the throughput capacity for the file system that you're creating in megabytes per second (MBps). */
  ThroughputCapacity?: Value<number>
  /** Use to choose the throughput capacity per HA pair, rather than the total throughput for the file system. */
  ThroughputCapacityPerHAPair?: Value<number>
  /** The preferred start time to perform weekly maintenance, formatted d:HH:MM in the UTC time zone, where d is the weekday number, from 1 through 7, beginning with Monday and ending with Sunday. */
  WeeklyMaintenanceStartTime?: Value<string>
}

/** The SSD IOPS (input/output operations per second) configuration for an Amazon FSx for NetApp ONTAP, Amazon FSx for Windows File Server, or FSx for OpenZFS file system. By default, Amazon FSx automatically provisions 3 IOPS per GB of storage capacity. */
export interface FSxFileSystem_DiskIopsConfiguration {
  /** The total number of SSD IOPS provisioned for the file system. */
  Iops?: Value<number>
  /** Specifies whether the file system is using the `AUTOMATIC` setting of SSD IOPS of 3 IOPS per GB of storage capacity, or if it using a `USER_PROVISIONED` value. */
  Mode?: Value<string>
}

/** The Microsoft Windows configuration for the file system that's being created. */
export interface FSxFileSystem_WindowsConfiguration {
  /** The ID for an existing AWS Managed Microsoft Active Directory (AD) instance that the file system should join when it's created. Required if you are joining the file system to an existing AWS Managed Microsoft AD. */
  ActiveDirectoryId?: Value<string>
  /** An array of one or more DNS alias names that you want to associate with the Amazon FSx file system. Aliases allow you to use existing DNS names to access the data in your Amazon FSx file system. */
  Aliases?: List<string>
  /** The configuration that Amazon FSx for Windows File Server uses to audit and log user accesses of files, folders, and file shares on the Amazon FSx for Windows File Server file system. */
  AuditLogConfiguration?: Value<FSxFileSystem_AuditLogConfiguration>
  /** The number of days to retain automatic backups. Setting this property to `0` disables automatic backups. */
  AutomaticBackupRetentionDays?: Value<number>
  /** A boolean flag indicating whether tags for the file system should be copied to backups. This value defaults to false. */
  CopyTagsToBackups?: Value<boolean>
  /** A recurring daily time, in the format `HH:MM`. `HH` is the zero-padded hour of the day (0-23), and `MM` is the zero-padded minute of the hour. */
  DailyAutomaticBackupStartTime?: Value<string>
  /** Specifies the file system deployment type, valid values are the following: */
  DeploymentType?: Value<string>
  /** The SSD IOPS (input/output operations per second) configuration for an Amazon FSx for Windows file system. By default, Amazon FSx automatically provisions 3 IOPS per GiB of storage capacity. */
  DiskIopsConfiguration?: Value<FSxFileSystem_DiskIopsConfiguration>
  FsrmConfiguration?: Value<FSxFileSystem_FsrmConfiguration>
  /** Required when `DeploymentType` is set to `MULTI_AZ_1`. This specifies the subnet in which you want the preferred file server to be located. */
  PreferredSubnetId?: Value<string>
  /** The configuration that Amazon FSx uses to join a FSx for Windows File Server file system or an FSx for ONTAP storage virtual machine (SVM) to a self-managed (including on-premises) Microsoft Active Directory (AD) directory. */
  SelfManagedActiveDirectoryConfiguration?: Value<FSxFileSystem_SelfManagedActiveDirectoryConfiguration>
  /** Sets the throughput capacity of an Amazon FSx file system, measured in megabytes per second (MB/s), in 2 to the *n* th increments, between 2^3 (8) and 2^11 (2048). */
  ThroughputCapacity: Value<number>
  /** The preferred start time to perform weekly maintenance, formatted d:HH:MM in the UTC time zone, where d is the weekday number, from 1 through 7, beginning with Monday and ending with Sunday. */
  WeeklyMaintenanceStartTime?: Value<string>
}

/** The configuration that Amazon FSx uses to join a FSx for Windows File Server file system or an FSx for ONTAP storage virtual machine (SVM) to a self-managed (including on-premises) Microsoft Active Directory (AD) directory. */
export interface FSxFileSystem_SelfManagedActiveDirectoryConfiguration {
  /** A list of up to three IP addresses of DNS servers or domain controllers in the self-managed AD directory. */
  DnsIps?: List<string>
  /** The Amazon Resource Name (ARN) of the AWS Secrets Manager secret containing the self-managed Active Directory domain join service account credentials. When provided, Amazon FSx uses the credentials stored in this secret to join the file system to your self-managed Active Directory domain. */
  DomainJoinServiceAccountSecret?: Value<string>
  /** The fully qualified domain name of the self-managed AD directory, such as `corp.example.com`. */
  DomainName?: Value<string>
  /** (Optional) The name of the domain group whose members are granted administrative privileges for the file system. Administrative privileges include taking ownership of files and folders, setting audit controls (audit ACLs) on files and folders, and administering the file system remotely by using the FSx Remote PowerShell. */
  FileSystemAdministratorsGroup?: Value<string>
  /** (Optional) The fully qualified distinguished name of the organizational unit within your self-managed AD directory. Amazon FSx only accepts OU as the direct parent of the file system. */
  OrganizationalUnitDistinguishedName?: Value<string>
  /** The password for the service account on your self-managed AD domain that Amazon FSx will use to join to your AD domain. */
  Password?: Value<string>
  /** The user name for the service account on your self-managed AD domain that Amazon FSx will use to join to your AD domain. This account must have the permission to join computers to the domain in the organizational unit provided in `OrganizationalUnitDistinguishedName`, or in the default location of your AD domain. */
  UserName?: Value<string>
}

/** The configuration that Amazon FSx for Windows File Server uses to audit and log user accesses of files, folders, and file shares on the Amazon FSx for Windows File Server file system. */
export interface FSxFileSystem_AuditLogConfiguration {
  /** The Amazon Resource Name (ARN) for the destination of the audit logs. The destination can be any Amazon CloudWatch Logs log group ARN or Amazon Kinesis Data Firehose delivery stream ARN. */
  AuditLogDestination?: Value<string>
  /** Sets which attempt type is logged by Amazon FSx for file and folder accesses. */
  FileAccessAuditLogLevel: Value<string>
  /** Sets which attempt type is logged by Amazon FSx for file share accesses. */
  FileShareAccessAuditLogLevel: Value<string>
}

export interface FSxFileSystem_FsrmConfiguration {
  EventLogDestination?: Value<string>
  FsrmServiceEnabled: Value<boolean>
}

/** The OpenZFS configuration for the file system that's being created. */
export interface FSxFileSystem_OpenZFSConfiguration {
  /** The number of days to retain automatic backups. Setting this property to `0` disables automatic backups. */
  AutomaticBackupRetentionDays?: Value<number>
  /** A Boolean value indicating whether tags for the file system should be copied to backups. This value defaults to `false`. */
  CopyTagsToBackups?: Value<boolean>
  /** A Boolean value indicating whether tags for the file system should be copied to volumes. This value defaults to `false`. */
  CopyTagsToVolumes?: Value<boolean>
  /** A recurring daily time, in the format `HH:MM`. `HH` is the zero-padded hour of the day (0-23), and `MM` is the zero-padded minute of the hour. */
  DailyAutomaticBackupStartTime?: Value<string>
  /** Specifies the file system deployment type. Valid values are the following: */
  DeploymentType: Value<string>
  /** The SSD IOPS (input/output operations per second) configuration for an Amazon FSx for NetApp ONTAP, Amazon FSx for Windows File Server, or FSx for OpenZFS file system. By default, Amazon FSx automatically provisions 3 IOPS per GB of storage capacity. */
  DiskIopsConfiguration?: Value<FSxFileSystem_DiskIopsConfiguration>
  /** (Multi-AZ only) Specifies the IPv4 address range in which the endpoints to access your file system will be created. By default in the Amazon FSx API and Amazon FSx console, Amazon FSx selects an available /28 IP address range for you from one of the VPC's CIDR ranges. */
  EndpointIpAddressRange?: Value<string>
  /** (Multi-AZ only) Specifies the IP address range in which the endpoints to access your file system will be created. By default in the Amazon FSx API and Amazon FSx console, Amazon FSx selects an available /118 IP address range for you from one of the VPC's CIDR ranges. */
  EndpointIpv6AddressRange?: Value<string>
  /** To delete a file system if there are child volumes present below the root volume, use the string `DELETE_CHILD_VOLUMES_AND_SNAPSHOTS`. If your file system has child volumes and you don't use this option, the delete request will fail. */
  Options?: List<string>
  /** Required when `DeploymentType` is set to `MULTI_AZ_1`. This specifies the subnet in which you want the preferred file server to be located. */
  PreferredSubnetId?: Value<string>
  /** Specifies the optional provisioned SSD read cache on file systems that use the Intelligent-Tiering storage class. */
  ReadCacheConfiguration?: Value<FSxFileSystem_ReadCacheConfiguration>
  /** The configuration Amazon FSx uses when creating the root value of the Amazon FSx for OpenZFS file system. All volumes are children of the root volume. */
  RootVolumeConfiguration?: Value<FSxFileSystem_RootVolumeConfiguration>
  /** (Multi-AZ only) Specifies the route tables in which Amazon FSx creates the rules for routing traffic to the correct file server. You should specify all virtual private cloud (VPC) route tables associated with the subnets in which your clients are located. */
  RouteTableIds?: List<string>
  /** Specifies the throughput of an Amazon FSx for OpenZFS file system, measured in megabytes per second (MBps). Required if you are creating a new file system. */
  ThroughputCapacity?: Value<number>
  /** The preferred start time to perform weekly maintenance, formatted d:HH:MM in the UTC time zone, where d is the weekday number, from 1 through 7, beginning with Monday and ending with Sunday. */
  WeeklyMaintenanceStartTime?: Value<string>
}

/** The configuration of an Amazon FSx for OpenZFS root volume. */
export interface FSxFileSystem_RootVolumeConfiguration {
  /** A Boolean value indicating whether tags for the volume should be copied to snapshots of the volume. This value defaults to `false`. */
  CopyTagsToSnapshots?: Value<boolean>
  /** Specifies the method used to compress the data on the volume. The compression type is `NONE` by default. */
  DataCompressionType?: Value<string>
  /** The configuration object for mounting a file system. */
  NfsExports?: List<FSxFileSystem_NfsExports>
  /** A Boolean value indicating whether the volume is read-only. Setting this value to `true` can be useful after you have completed changes to a volume and no longer want changes to occur. */
  ReadOnly?: Value<boolean>
  /** Specifies the record size of an OpenZFS root volume, in kibibytes (KiB). Valid values are 4, 8, 16, 32, 64, 128, 256, 512, or 1024 KiB. */
  RecordSizeKiB?: Value<number>
  /** An object specifying how much storage users or groups can use on the volume. */
  UserAndGroupQuotas?: List<FSxFileSystem_UserAndGroupQuotas>
}

/** The configuration object for mounting a file system. */
export interface FSxFileSystem_NfsExports {
  /** A list of configuration objects that contain the client and options for mounting the OpenZFS file system. */
  ClientConfigurations?: List<FSxFileSystem_ClientConfigurations>
}

/** Specifies who can mount an OpenZFS file system and the options available while mounting the file system. */
export interface FSxFileSystem_ClientConfigurations {
  /** A value that specifies who can mount the file system. You can provide a wildcard character (`*`), an IP address (`0.0.0.0`), or a CIDR address (`192.0.2.0/24`). */
  Clients?: Value<string>
  /** The options to use when mounting the file system. For a list of options that you can use with Network File System (NFS), see the exports(5) - Linux man page. */
  Options?: List<string>
}

/** Used to configure quotas that define how much storage a user or group can use on an FSx for OpenZFS volume. */
export interface FSxFileSystem_UserAndGroupQuotas {
  /** The ID of the user or group that the quota applies to. */
  Id?: Value<number>
  /** The user or group's storage quota, in gibibytes (GiB). */
  StorageCapacityQuotaGiB?: Value<number>
  /** Specifies whether the quota applies to a user or group. */
  Type?: Value<string>
}

/** The configuration for the optional provisioned SSD read cache on Amazon FSx for OpenZFS file systems that use the Intelligent-Tiering storage class. */
export interface FSxFileSystem_ReadCacheConfiguration {
  /** Required if `SizingMode` is set to `USER_PROVISIONED`. Specifies the size of the file system's SSD read cache, in gibibytes (GiB). */
  SizeGiB?: Value<number>
  /** Specifies how the provisioned SSD read cache is sized, as follows: */
  SizingMode?: Value<string>
}

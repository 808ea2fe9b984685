// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** Specifies an Elastic IP (EIP) address and can, optionally, associate it with an Amazon EC2 instance. */
export interface EC2EIP extends ResourceAttributes {
  Type: 'AWS::EC2::EIP'
  Properties?: {
    /** An Elastic IP address or a carrier IP address in a Wavelength Zone. */
    Address?: Value<string>
    /** The network (`vpc`). */
    Domain?: Value<string>
    /** The ID of the instance. */
    InstanceId?: Value<string>
    /** The ID of an IPAM pool which has an Amazon-provided or BYOIP public IPv4 CIDR provisioned to it. */
    IpamPoolId?: Value<string>
    /** A unique set of Availability Zones, Local Zones, or Wavelength Zones from which AWS advertises IP addresses. Use this parameter to limit the IP address to this location. */
    NetworkBorderGroup?: Value<string>
    /** The ID of an address pool that you own. Use this parameter to let Amazon EC2 select an address from the address pool. */
    PublicIpv4Pool?: Value<string>
    /** Any tags assigned to the Elastic IP address. */
    Tags?: List<Tag>
    /** The Elastic IP address you are accepting for transfer. You can only accept one transferred address. */
    TransferAddress?: Value<string>
  }
}

/** Associates an Elastic IP address with an instance or a network interface. Before you can use an Elastic IP address, you must allocate it to your account. */
export interface EC2EIPAssociation extends ResourceAttributes {
  Type: 'AWS::EC2::EIPAssociation'
  Properties?: {
    /** The allocation ID. This is required. */
    AllocationId?: Value<string>
    /**  @deprecated */
    EIP?: Value<string>
    /** The ID of the instance. The instance must have exactly one attached network interface. */
    InstanceId?: Value<string>
    /** The ID of the network interface. If the instance has more than one network interface, you must specify a network interface ID. */
    NetworkInterfaceId?: Value<string>
    /** The primary or secondary private IP address to associate with the Elastic IP address. If no private IP address is specified, the Elastic IP address is associated with the primary private IP address. */
    PrivateIpAddress?: Value<string>
  }
}

/** [IPv6 only] Specifies an egress-only internet gateway for your VPC. An egress-only internet gateway is used to enable outbound communication over IPv6 from instances in your VPC to the internet, and prevents hosts outside of your VPC from initiating an IPv6 connection with your instance. */
export interface EC2EgressOnlyInternetGateway extends ResourceAttributes {
  Type: 'AWS::EC2::EgressOnlyInternetGateway'
  Properties: {
    /** The tags assigned to the egress-only internet gateway. */
    Tags?: List<Tag>
    /** The ID of the VPC for which to create the egress-only internet gateway. */
    VpcId: Value<string>
  }
}

/** Specifies a VPC flow log that captures IP traffic for a specified network interface, subnet, or VPC. To view the log data, use Amazon CloudWatch Logs (CloudWatch Logs) to help troubleshoot connection issues. */
export interface EC2FlowLog extends ResourceAttributes {
  Type: 'AWS::EC2::FlowLog'
  Properties: {
    /** The ARN of the IAM role that allows the service to publish flow logs across accounts. */
    DeliverCrossAccountRole?: Value<string>
    /** The ARN of the IAM role that allows Amazon EC2 to publish flow logs to the log destination. */
    DeliverLogsPermissionArn?: Value<string>
    /** The destination options. */
    DestinationOptions?: Value<EC2FlowLog_DestinationOptions>
    /** The destination for the flow log data. The meaning of this parameter depends on the destination type. */
    LogDestination?: Value<string>
    /** The type of destination for the flow log data. */
    LogDestinationType?: Value<'cloud-watch-logs' | 's3' | 'kinesis-data-firehose'>
    /** The fields to include in the flow log record, in the order in which they should appear. If you omit this parameter, the flow log is created using the default format. */
    LogFormat?: Value<string>
    /** The name of a new or existing CloudWatch Logs log group where Amazon EC2 publishes your flow logs. */
    LogGroupName?: Value<string>
    /** The maximum interval of time during which a flow of packets is captured and aggregated into a flow log record. The possible values are 60 seconds (1 minute) or 600 seconds (10 minutes). */
    MaxAggregationInterval?: Value<number>
    /** The ID of the resource to monitor. For example, if the resource type is `VPC`, specify the ID of the VPC. */
    ResourceId: Value<string>
    /** The type of resource to monitor. */
    ResourceType: Value<'NetworkInterface' | 'Subnet' | 'VPC' | 'TransitGateway' | 'TransitGatewayAttachment' | 'RegionalNatGateway'>
    /** The resource types and associated tags for EC2 resources associated with the EC2 Tags feature for log enrichment. */
    TagFieldSpecifications?: List<EC2FlowLog_TagFieldSpecification>
    /** The tags to apply to the flow logs. */
    Tags?: List<Tag>
    /** The type of traffic to monitor (accepted traffic, rejected traffic, or all traffic). This parameter is not supported for transit gateway resource types. */
    TrafficType?: Value<'ACCEPT' | 'ALL' | 'REJECT'>
  }
}

/** Describes the destination options for a flow log. */
export interface EC2FlowLog_DestinationOptions {
  /** The format for the flow log. The default is `plain-text`. */
  FileFormat: Value<'plain-text' | 'parquet'>
  /** Indicates whether to use Hive-compatible prefixes for flow logs stored in Amazon S3. The default is `false`. */
  HiveCompatiblePartitions: Value<boolean>
  /** Indicates whether to partition the flow log per hour. This reduces the cost and response time for queries. */
  PerHourPartition: Value<boolean>
}

export interface EC2FlowLog_TagFieldSpecification {
  ResourceType: Value<string>
  TagKeys: List<string>
}

/** Specifies an EC2 instance. */
export interface EC2Instance extends ResourceAttributes {
  Type: 'AWS::EC2::Instance'
  Properties?: {
    /** This property is reserved for internal use. If you use it, the stack fails with this error: */
    AdditionalInfo?: Value<string>
    /** Indicates whether the instance is associated with a dedicated host. If you want the instance to always restart on the same host on which it was launched, specify `host`. */
    Affinity?: Value<'default' | 'host'>
    /** The Availability Zone of the instance. */
    AvailabilityZone?: Value<string>
    /** The block device mapping entries that defines the block devices to attach to the instance at launch. */
    BlockDeviceMappings?: List<EC2Instance_BlockDeviceMapping>
    /** The CPU options for the instance. */
    CpuOptions?: Value<EC2Instance_CpuOptions>
    /** The credit option for CPU usage of the burstable performance instance. Valid values are `standard` and `unlimited`. */
    CreditSpecification?: Value<EC2Instance_CreditSpecification>
    /** Indicates whether termination protection is enabled for the instance. The default is `false`, which means that you can terminate the instance using the Amazon EC2 console, command line tools, or API. */
    DisableApiTermination?: Value<boolean>
    /** Indicates whether the instance is optimized for Amazon EBS I/O. This optimization provides dedicated throughput to Amazon EBS and an optimized configuration stack to provide optimal Amazon EBS I/O performance. */
    EbsOptimized?: Value<boolean>
    /** An elastic GPU to associate with the instance. */
    ElasticGpuSpecifications?: List<EC2Instance_ElasticGpuSpecification>
    /** An elastic inference accelerator to associate with the instance. */
    ElasticInferenceAccelerators?: List<EC2Instance_ElasticInferenceAccelerator>
    /** Indicates whether the instance is enabled for AWS Nitro Enclaves. */
    EnclaveOptions?: Value<EC2Instance_EnclaveOptions>
    /** Indicates whether an instance is enabled for hibernation. This parameter is valid only if the instance meets the hibernation prerequisites. */
    HibernationOptions?: Value<EC2Instance_HibernationOptions>
    /** If you specify host for the `Affinity` property, the ID of a dedicated host that the instance is associated with. If you don't specify an ID, Amazon EC2 launches the instance onto any available, compatible dedicated host in your account. */
    HostId?: Value<string>
    /** The ARN of the host resource group in which to launch the instances. If you specify a host resource group ARN, omit the *Tenancy* parameter or set it to `host`. */
    HostResourceGroupArn?: Value<string>
    /** The name of an IAM instance profile. To create a new IAM instance profile, use the AWS::IAM::InstanceProfile resource. */
    IamInstanceProfile?: Value<string>
    /** The ID of the AMI. An AMI ID is required to launch an instance and must be specified here or in a launch template. */
    ImageId?: Value<string>
    /** Indicates whether an instance stops or terminates when you initiate shutdown from the instance (using the operating system command for system shutdown). */
    InstanceInitiatedShutdownBehavior?: Value<string>
    /** The instance type. */
    InstanceType?: Value<string>
    /** The number of IPv6 addresses to associate with the primary network interface. Amazon EC2 chooses the IPv6 addresses from the range of your subnet. */
    Ipv6AddressCount?: Value<number>
    /** The IPv6 addresses from the range of the subnet to associate with the primary network interface. You cannot specify this option and the option to assign a number of IPv6 addresses in the same request. */
    Ipv6Addresses?: List<EC2Instance_InstanceIpv6Address>
    /** The ID of the kernel. */
    KernelId?: Value<string>
    /** The name of the key pair. */
    KeyName?: Value<string>
    /** The launch template. Any additional parameters that you specify for the new instance overwrite the corresponding parameters included in the launch template. */
    LaunchTemplate?: Value<EC2Instance_LaunchTemplateSpecification>
    /** The license configurations. */
    LicenseSpecifications?: List<EC2Instance_LicenseSpecification>
    /** The metadata options for the instance. */
    MetadataOptions?: Value<EC2Instance_MetadataOptions>
    /** Specifies whether detailed monitoring is enabled for the instance. Specify `true` to enable detailed monitoring. */
    Monitoring?: Value<boolean>
    /** The network interfaces to associate with the instance. */
    NetworkInterfaces?: List<EC2Instance_NetworkInterface>
    /** The name of an existing placement group that you want to launch the instance into (cluster | partition | spread). */
    PlacementGroupName?: Value<string>
    /** The options for the instance hostname. */
    PrivateDnsNameOptions?: Value<EC2Instance_PrivateDnsNameOptions>
    /** The primary IPv4 address. You must specify a value from the IPv4 address range of the subnet. */
    PrivateIpAddress?: Value<string>
    /** Indicates whether to assign the tags specified in the `Tags` property to the volumes specified in the `BlockDeviceMappings` property. */
    PropagateTagsToVolumeOnCreation?: Value<boolean>
    /** The ID of the RAM disk to select. Some kernels require additional drivers at launch. */
    RamdiskId?: Value<string>
    /** The IDs of the security groups. You can specify the IDs of existing security groups and references to resources created by the stack template. */
    SecurityGroupIds?: List<string>
    /** [Default VPC] The names of the security groups. For a nondefault VPC, you must use security group IDs instead. */
    SecurityGroups?: List<string>
    /** Enable or disable source/destination checks, which ensure that the instance is either the source or the destination of any traffic that it receives. If the value is `true`, source/destination checks are enabled; otherwise, they are disabled. */
    SourceDestCheck?: Value<boolean>
    /** The SSM document and parameter values in AWS Systems Manager to associate with this instance. To use this property, you must specify an IAM instance profile role for the instance. */
    SsmAssociations?: List<EC2Instance_SsmAssociation>
    /** The ID of the subnet to launch the instance into. */
    SubnetId?: Value<string>
    /** The tags to add to the instance. These tags are not applied to the EBS volumes, such as the root volume, unless PropagateTagsToVolumeOnCreation is `true`. */
    Tags?: List<Tag>
    /** The tenancy of the instance. An instance with a tenancy of `dedicated` runs on single-tenant hardware. */
    Tenancy?: Value<string>
    /** The parameters or scripts to store as user data. Any scripts in user data are run when you launch the instance. */
    UserData?: Value<string>
    /** The volumes to attach to the instance. */
    Volumes?: List<EC2Instance_Volume>
  }
}

/** Specifies a block device mapping for an instance. You must specify exactly one of the following properties: */
export interface EC2Instance_BlockDeviceMapping {
  /** The device name. For available device names, see Device names for volumes. */
  DeviceName: Value<string>
  /** Parameters used to automatically set up EBS volumes when the instance is launched. */
  Ebs?: Value<EC2Instance_Ebs>
  /** To omit the device from the block device mapping, specify an empty string. */
  NoDevice?: JsonDocument
  /** The virtual device name (`ephemeral` N). The name must be in the form `ephemeral` *X* where *X* is a number starting from zero (0). */
  VirtualName?: Value<string>
}

/** Specifies a block device for an EBS volume. */
export interface EC2Instance_Ebs {
  /** Indicates whether the EBS volume is deleted on instance termination. */
  DeleteOnTermination?: Value<boolean>
  /** Indicates whether the volume should be encrypted. The effect of setting the encryption state to `true` depends on the volume origin (new or from a snapshot), starting encryption state, ownership, and whether encryption by default is enabled. */
  Encrypted?: Value<boolean>
  /** The number of I/O operations per second (IOPS). For `gp3`, `io1`, and `io2` volumes, this represents the number of IOPS that are provisioned for the volume. */
  Iops?: Value<number>
  /** The identifier of the AWS KMS key to use for Amazon EBS encryption. If `KmsKeyId` is specified, the encrypted state must be `true`. */
  KmsKeyId?: Value<string>
  /** The ID of the snapshot. */
  SnapshotId?: Value<string>
  /** The size of the volume, in GiBs. You must specify either a snapshot ID or a volume size. */
  VolumeSize?: Value<number>
  /** The volume type. If the volume type is `io1` or `io2`, you must specify the IOPS that the volume supports. */
  VolumeType?: Value<string>
}

/** Specifies the CPU options for the instance. When you specify CPU options, you must specify both the number of CPU cores and threads per core. */
export interface EC2Instance_CpuOptions {
  /** The number of CPU cores for the instance. */
  CoreCount?: Value<number>
  /** The number of threads per CPU core. */
  ThreadsPerCore?: Value<number>
}

/** Specifies the credit option for CPU usage of a T instance. */
export interface EC2Instance_CreditSpecification {
  /** The credit option for CPU usage of the instance. */
  CPUCredits?: Value<string>
}

/** > Amazon Elastic Graphics reached end of life on January 8, 2024. */
export interface EC2Instance_ElasticGpuSpecification {
  /** The type of Elastic Graphics accelerator. */
  Type: Value<string>
}

/** > Amazon Elastic Inference is no longer available. */
export interface EC2Instance_ElasticInferenceAccelerator {
  /** The number of elastic inference accelerators to attach to the instance. */
  Count?: Value<number>
  /** The type of elastic inference accelerator. The possible values are `eia1.medium`, `eia1.large`, `eia1.xlarge`, `eia2.medium`, `eia2.large`, and `eia2.xlarge`. */
  Type: Value<string>
}

/** Indicates whether the instance is enabled for AWS Nitro Enclaves. */
export interface EC2Instance_EnclaveOptions {
  /** If this parameter is set to `true`, the instance is enabled for AWS Nitro Enclaves; otherwise, it is not enabled for AWS Nitro Enclaves. */
  Enabled?: Value<boolean>
}

/** Specifies the hibernation options for the instance. */
export interface EC2Instance_HibernationOptions {
  /** Set to `true` to enable your instance for hibernation. */
  Configured?: Value<boolean>
}

/** Specifies the IPv6 address for the instance. */
export interface EC2Instance_InstanceIpv6Address {
  /** The IPv6 address. */
  Ipv6Address: Value<string>
}

/** Specifies a launch template to use when launching an Amazon EC2 instance. */
export interface EC2Instance_LaunchTemplateSpecification {
  /** The ID of the launch template. */
  LaunchTemplateId?: Value<string>
  /** The name of the launch template. */
  LaunchTemplateName?: Value<string>
  /** The version number of the launch template. You must specify this property. */
  Version: Value<string>
}

/** Specifies the license configuration to use. */
export interface EC2Instance_LicenseSpecification {
  /** The Amazon Resource Name (ARN) of the license configuration. */
  LicenseConfigurationArn: Value<string>
}

/** Specifies a network interface that is to be attached to an instance. */
export interface EC2Instance_NetworkInterface {
  /** Indicates whether to assign a carrier IP address to the network interface. */
  AssociateCarrierIpAddress?: Value<boolean>
  /** Indicates whether to assign a public IPv4 address to an instance. Applies only if creating a network interface when launching an instance. */
  AssociatePublicIpAddress?: Value<boolean>
  /** Indicates whether the network interface is deleted when the instance is terminated. Applies only if creating a network interface when launching an instance. */
  DeleteOnTermination?: Value<boolean>
  /** The description of the network interface. Applies only if creating a network interface when launching an instance. */
  Description?: Value<string>
  /** The position of the network interface in the attachment order. A primary network interface has a device index of 0. */
  DeviceIndex: Value<string>
  /** Configures ENA Express for UDP network traffic. */
  EnaSrdSpecification?: Value<EC2Instance_EnaSrdSpecification>
  /** The IDs of the security groups for the network interface. Applies only if creating a network interface when launching an instance. */
  GroupSet?: List<string>
  /** A number of IPv6 addresses to assign to the network interface. Amazon EC2 chooses the IPv6 addresses from the range of the subnet. */
  Ipv6AddressCount?: Value<number>
  /** The IPv6 addresses to assign to the network interface. You cannot specify this option and the option to assign a number of IPv6 addresses in the same request. */
  Ipv6Addresses?: List<EC2Instance_InstanceIpv6Address>
  /** The ID of the network interface, when attaching an existing network interface. */
  NetworkInterfaceId?: Value<string>
  /** The private IPv4 address of the network interface. Applies only if creating a network interface when launching an instance. */
  PrivateIpAddress?: Value<string>
  /** One or more private IPv4 addresses to assign to the network interface. Only one private IPv4 address can be designated as primary. */
  PrivateIpAddresses?: List<EC2Instance_PrivateIpAddressSpecification>
  /** The number of secondary private IPv4 addresses. You can't specify this option and specify more than one private IP address using the private IP addresses option. */
  SecondaryPrivateIpAddressCount?: Value<number>
  /** The ID of the subnet associated with the network interface. */
  SubnetId?: Value<string>
}

/** Specifies a secondary private IPv4 address for a network interface. */
export interface EC2Instance_PrivateIpAddressSpecification {
  /** Indicates whether the private IPv4 address is the primary private IPv4 address. Only one IPv4 address can be designated as primary. */
  Primary: Value<boolean>
  /** The private IPv4 address. */
  PrivateIpAddress: Value<string>
}

/** ENA Express uses AWS Scalable Reliable Datagram (SRD) technology to increase the maximum bandwidth used per stream and minimize tail latency of network traffic between EC2 instances. With ENA Express, you can communicate between two EC2 instances in the same subnet within the same account, or in different accounts. */
export interface EC2Instance_EnaSrdSpecification {
  /** Indicates whether ENA Express is enabled for the network interface. */
  EnaSrdEnabled?: Value<boolean>
  /** Configures ENA Express for UDP network traffic. */
  EnaSrdUdpSpecification?: Value<EC2Instance_EnaSrdUdpSpecification>
}

/** ENA Express is compatible with both TCP and UDP transport protocols. When it's enabled, TCP traffic automatically uses it. */
export interface EC2Instance_EnaSrdUdpSpecification {
  /** Indicates whether UDP traffic to and from the instance uses ENA Express. To specify this setting, you must first enable ENA Express. */
  EnaSrdUdpEnabled?: Value<boolean>
}

/** The type of hostnames to assign to instances in the subnet at launch. For IPv4 only subnets, an instance DNS name must be based on the instance IPv4 address. */
export interface EC2Instance_PrivateDnsNameOptions {
  /** Indicates whether to respond to DNS queries for instance hostnames with DNS AAAA records. */
  EnableResourceNameDnsAAAARecord?: Value<boolean>
  /** Indicates whether to respond to DNS queries for instance hostnames with DNS A records. */
  EnableResourceNameDnsARecord?: Value<boolean>
  /** The type of hostnames to assign to instances in the subnet at launch. For IPv4 only subnets, an instance DNS name must be based on the instance IPv4 address. */
  HostnameType?: Value<'ip-name' | 'resource-name'>
}

/** Specifies the SSM document and parameter values in AWS Systems Manager to associate with an instance. */
export interface EC2Instance_SsmAssociation {
  /** The input parameter values to use with the associated SSM document. */
  AssociationParameters?: List<EC2Instance_AssociationParameter>
  /** The name of an SSM document to associate with the instance. */
  DocumentName: Value<string>
}

/** Specifies input parameter values for an SSM document in AWS Systems Manager. */
export interface EC2Instance_AssociationParameter {
  /** The name of an input parameter that is in the associated SSM document. */
  Key: Value<string>
  /** The value of an input parameter. */
  Value: List<string>
}

/** Specifies a volume to attach to an instance. */
export interface EC2Instance_Volume {
  /** The device name (for example, `/dev/sdh` or `xvdh`). */
  Device: Value<string>
  /** The ID of the EBS volume. The volume and instance must be within the same Availability Zone. */
  VolumeId: Value<string>
}

/** Specifies the metadata options for the instance. */
export interface EC2Instance_MetadataOptions {
  /** Enables or disables the HTTP metadata endpoint on your instances. */
  HttpEndpoint?: Value<'disabled' | 'enabled'>
  /** Enables or disables the IPv6 endpoint for the instance metadata service. */
  HttpProtocolIpv6?: Value<'disabled' | 'enabled'>
  /** The maximum number of hops that the metadata token can travel. */
  HttpPutResponseHopLimit?: Value<number>
  /** Indicates whether IMDSv2 is required. */
  HttpTokens?: Value<'optional' | 'required'>
  /** Set to `enabled` to allow access to instance tags from the instance metadata. Set to `disabled` to turn off access to instance tags from the instance metadata. */
  InstanceMetadataTags?: Value<'disabled' | 'enabled'>
}

/** Allocates an internet gateway for use with a VPC. After creating the Internet gateway, you then attach it to a VPC. */
export interface EC2InternetGateway extends ResourceAttributes {
  Type: 'AWS::EC2::InternetGateway'
  Properties?: {
    /** Any tags to assign to the internet gateway. */
    Tags?: List<Tag>
  }
}

/** Specifies the properties for creating a launch template. */
export interface EC2LaunchTemplate extends ResourceAttributes {
  Type: 'AWS::EC2::LaunchTemplate'
  Properties: {
    /** The information for the launch template. */
    LaunchTemplateData: Value<EC2LaunchTemplate_LaunchTemplateData>
    /** A name for the launch template. */
    LaunchTemplateName?: Value<string>
    /** The tags to apply to the launch template on creation. To tag the launch template, the resource type must be `launch-template`. */
    TagSpecifications?: List<EC2LaunchTemplate_LaunchTemplateTagSpecification>
    /** A description for the first version of the launch template. */
    VersionDescription?: Value<string>
  }
}

/** The information to include in the launch template. */
export interface EC2LaunchTemplate_LaunchTemplateData {
  /** The block device mapping. */
  BlockDeviceMappings?: List<EC2LaunchTemplate_BlockDeviceMapping>
  /** The Capacity Reservation targeting option. If you do not specify this parameter, the instance's Capacity Reservation preference defaults to `open`, which enables it to run in any open Capacity Reservation that has matching attributes (instance type, platform, Availability Zone). */
  CapacityReservationSpecification?: Value<EC2LaunchTemplate_CapacityReservationSpecification>
  /** The CPU options for the instance. */
  CpuOptions?: Value<EC2LaunchTemplate_CpuOptions>
  /** The credit option for CPU usage of the instance. Valid only for T instances. */
  CreditSpecification?: Value<EC2LaunchTemplate_CreditSpecification>
  /** Indicates whether to enable the instance for stop protection. */
  DisableApiStop?: Value<boolean>
  /** Indicates whether termination protection is enabled for the instance. The default is `false`, which means that you can terminate the instance using the Amazon EC2 console, command line tools, or API. */
  DisableApiTermination?: Value<boolean>
  /** Indicates whether the instance is optimized for Amazon EBS I/O. This optimization provides dedicated throughput to Amazon EBS and an optimized configuration stack to provide optimal Amazon EBS I/O performance. */
  EbsOptimized?: Value<boolean>
  ElasticGpuSpecifications?: List<EC2LaunchTemplate_ElasticGpuSpecification>
  ElasticInferenceAccelerators?: List<EC2LaunchTemplate_LaunchTemplateElasticInferenceAccelerator>
  /** Indicates whether the instance is enabled for AWS Nitro Enclaves. */
  EnclaveOptions?: Value<EC2LaunchTemplate_EnclaveOptions>
  /** Indicates whether an instance is enabled for hibernation. This parameter is valid only if the instance meets the hibernation prerequisites. */
  HibernationOptions?: Value<EC2LaunchTemplate_HibernationOptions>
  /** The name or Amazon Resource Name (ARN) of an IAM instance profile. */
  IamInstanceProfile?: Value<EC2LaunchTemplate_IamInstanceProfile>
  /** The ID of the AMI. Alternatively, you can specify a Systems Manager parameter, which will resolve to an AMI ID on launch. */
  ImageId?: Value<string>
  /** Indicates whether an instance stops or terminates when you initiate shutdown from the instance (using the operating system command for system shutdown). */
  InstanceInitiatedShutdownBehavior?: Value<string>
  /** The market (purchasing) option for the instances. */
  InstanceMarketOptions?: Value<EC2LaunchTemplate_InstanceMarketOptions>
  /** The attributes for the instance types. When you specify instance attributes, Amazon EC2 will identify instance types with these attributes. */
  InstanceRequirements?: Value<EC2LaunchTemplate_InstanceRequirements>
  /** The instance type. */
  InstanceType?: Value<string>
  /** The ID of the kernel. */
  KernelId?: Value<string>
  /** The name of the key pair. You can create a key pair using CreateKeyPair or ImportKeyPair. */
  KeyName?: Value<string>
  /** The license configurations. */
  LicenseSpecifications?: List<EC2LaunchTemplate_LicenseSpecification>
  /** The maintenance options of your instance. */
  MaintenanceOptions?: Value<EC2LaunchTemplate_MaintenanceOptions>
  /** The metadata options for the instance. */
  MetadataOptions?: Value<EC2LaunchTemplate_MetadataOptions>
  /** The monitoring for the instance. */
  Monitoring?: Value<EC2LaunchTemplate_Monitoring>
  /** The network interfaces for the instance. */
  NetworkInterfaces?: List<EC2LaunchTemplate_NetworkInterface>
  /** The settings for the network performance options for the instance. */
  NetworkPerformanceOptions?: Value<EC2LaunchTemplate_NetworkPerformanceOptions>
  /** The placement for the instance. */
  Placement?: Value<EC2LaunchTemplate_Placement>
  /** The hostname type for EC2 instances launched into this subnet and how DNS A and AAAA record queries should be handled. */
  PrivateDnsNameOptions?: Value<EC2LaunchTemplate_PrivateDnsNameOptions>
  /** The ID of the RAM disk. */
  RamDiskId?: Value<string>
  /** The IDs of the security groups. You can specify the IDs of existing security groups and references to resources created by the stack template. */
  SecurityGroupIds?: List<string>
  /** The names of the security groups. For a nondefault VPC, you must use security group IDs instead. */
  SecurityGroups?: List<string>
  /** The tags to apply to resources that are created during instance launch. */
  TagSpecifications?: List<EC2LaunchTemplate_TagSpecification>
  /** The user data to make available to the instance. You must provide base64-encoded text. */
  UserData?: Value<string>
}

/** Specifies the tags to apply to resources that are created during instance launch. */
export interface EC2LaunchTemplate_TagSpecification {
  /** The type of resource to tag. You can specify tags for the following resource types only: */
  ResourceType?: Value<string>
  /** The tags to apply to the resource. */
  Tags?: List<Tag>
}

/** Specifies a block device mapping for a launch template. You must specify `DeviceName` plus exactly one of the following properties: */
export interface EC2LaunchTemplate_BlockDeviceMapping {
  /** The device name (for example, /dev/sdh or xvdh). */
  DeviceName?: Value<string>
  /** Parameters used to automatically set up EBS volumes when the instance is launched. */
  Ebs?: Value<EC2LaunchTemplate_Ebs>
  /** To omit the device from the block device mapping, specify an empty string. */
  NoDevice?: Value<string>
  /** The virtual device name (ephemeralN). Instance store volumes are numbered starting from 0. */
  VirtualName?: Value<string>
}

/** Parameters for a block device for an EBS volume in an Amazon EC2 launch template. */
export interface EC2LaunchTemplate_Ebs {
  /** Indicates whether the EBS volume is deleted on instance termination. */
  DeleteOnTermination?: Value<boolean>
  EbsCardIndex?: Value<number>
  /** Indicates whether the EBS volume is encrypted. Encrypted volumes can only be attached to instances that support Amazon EBS encryption. */
  Encrypted?: Value<boolean>
  /** The number of I/O operations per second (IOPS). For `gp3`, `io1`, and `io2` volumes, this represents the number of IOPS that are provisioned for the volume. */
  Iops?: Value<number>
  /** Identifier (key ID, key alias, key ARN, or alias ARN) of the customer managed KMS key to use for EBS encryption. */
  KmsKeyId?: Value<string>
  /** The ID of the snapshot. */
  SnapshotId?: Value<string>
  /** The throughput to provision for a `gp3` volume, with a maximum of 2,000 MiB/s. */
  Throughput?: Value<number>
  /** Specifies the Amazon EBS Provisioned Rate for Volume Initialization (volume initialization rate), in MiB/s, at which to download the snapshot blocks from Amazon S3 to the volume. This is also known as *volume initialization*. */
  VolumeInitializationRate?: Value<number>
  /** The size of the volume, in GiBs. You must specify either a snapshot ID or a volume size. */
  VolumeSize?: Value<number>
  /** The volume type. */
  VolumeType?: Value<string>
}

/** The maintenance options of your instance. */
export interface EC2LaunchTemplate_MaintenanceOptions {
  /** Disables the automatic recovery behavior of your instance or sets it to default. */
  AutoRecovery?: Value<string>
}

/** Specifies an IAM instance profile, which is a container for an IAM role for your instance. You can use an IAM role to distribute your AWS credentials to your instances. */
export interface EC2LaunchTemplate_IamInstanceProfile {
  /** The Amazon Resource Name (ARN) of the instance profile. */
  Arn?: Value<string>
  /** The name of the instance profile. */
  Name?: Value<string>
}

export interface EC2LaunchTemplate_ElasticGpuSpecification {
  Type?: Value<string>
}

export interface EC2LaunchTemplate_LaunchTemplateElasticInferenceAccelerator {
  Count?: Value<number>
  Type?: Value<string>
}

/** Specifies the placement of an instance. */
export interface EC2LaunchTemplate_Placement {
  /** The affinity setting for an instance on a Dedicated Host. */
  Affinity?: Value<string>
  /** The Availability Zone for the instance. */
  AvailabilityZone?: Value<string>
  /** The Group Id of a placement group. You must specify the Placement Group *Group Id* to launch an instance in a shared placement group. */
  GroupId?: Value<string>
  /** The name of the placement group for the instance. */
  GroupName?: Value<string>
  /** The ID of the Dedicated Host for the instance. */
  HostId?: Value<string>
  /** The ARN of the host resource group in which to launch the instances. If you specify a host resource group ARN, omit the *Tenancy* parameter or set it to `host`. */
  HostResourceGroupArn?: Value<string>
  /** The number of the partition the instance should launch in. Valid only if the placement group strategy is set to `partition`. */
  PartitionNumber?: Value<number>
  /** Reserved for future use. */
  SpreadDomain?: Value<string>
  /** The tenancy of the instance. An instance with a tenancy of dedicated runs on single-tenant hardware. */
  Tenancy?: Value<string>
}

/** Specifies the parameters for a network interface. */
export interface EC2LaunchTemplate_NetworkInterface {
  /** Associates a Carrier IP address with eth0 for a new network interface. */
  AssociateCarrierIpAddress?: Value<boolean>
  /** Associates a public IPv4 address with eth0 for a new network interface. */
  AssociatePublicIpAddress?: Value<boolean>
  /** A connection tracking specification for the network interface. */
  ConnectionTrackingSpecification?: Value<EC2LaunchTemplate_ConnectionTrackingSpecification>
  /** Indicates whether the network interface is deleted when the instance is terminated. */
  DeleteOnTermination?: Value<boolean>
  /** A description for the network interface. */
  Description?: Value<string>
  /** The device index for the network interface attachment. The primary network interface has a device index of 0. */
  DeviceIndex?: Value<number>
  /** The number of ENA queues to be created with the instance. */
  EnaQueueCount?: Value<number>
  /** The ENA Express configuration for the network interface. */
  EnaSrdSpecification?: Value<EC2LaunchTemplate_EnaSrdSpecification>
  /** The IDs of one or more security groups. */
  Groups?: List<string>
  /** The type of network interface. To create an Elastic Fabric Adapter (EFA), specify `efa` or `efa`. */
  InterfaceType?: Value<string>
  /** The number of IPv4 prefixes to be automatically assigned to the network interface. You cannot use this option if you use the `Ipv4Prefix` option. */
  Ipv4PrefixCount?: Value<number>
  /** One or more IPv4 prefixes to be assigned to the network interface. You cannot use this option if you use the `Ipv4PrefixCount` option. */
  Ipv4Prefixes?: List<EC2LaunchTemplate_Ipv4PrefixSpecification>
  /** The number of IPv6 addresses to assign to a network interface. Amazon EC2 automatically selects the IPv6 addresses from the subnet range. */
  Ipv6AddressCount?: Value<number>
  /** One or more specific IPv6 addresses from the IPv6 CIDR block range of your subnet. You can't use this option if you're specifying a number of IPv6 addresses. */
  Ipv6Addresses?: List<EC2LaunchTemplate_Ipv6Add>
  /** The number of IPv6 prefixes to be automatically assigned to the network interface. You cannot use this option if you use the `Ipv6Prefix` option. */
  Ipv6PrefixCount?: Value<number>
  /** One or more IPv6 prefixes to be assigned to the network interface. You cannot use this option if you use the `Ipv6PrefixCount` option. */
  Ipv6Prefixes?: List<EC2LaunchTemplate_Ipv6PrefixSpecification>
  /** The index of the network card. Some instance types support multiple network cards. */
  NetworkCardIndex?: Value<number>
  /** The ID of the network interface. */
  NetworkInterfaceId?: Value<string>
  /** The primary IPv6 address of the network interface. When you enable an IPv6 GUA address to be a primary IPv6, the first IPv6 GUA will be made the primary IPv6 address until the instance is terminated or the network interface is detached. */
  PrimaryIpv6?: Value<boolean>
  /** The primary private IPv4 address of the network interface. */
  PrivateIpAddress?: Value<string>
  /** One or more private IPv4 addresses. */
  PrivateIpAddresses?: List<EC2LaunchTemplate_PrivateIpAdd>
  /** The number of secondary private IPv4 addresses to assign to a network interface. */
  SecondaryPrivateIpAddressCount?: Value<number>
  /** The ID of the subnet for the network interface. */
  SubnetId?: Value<string>
}

/** Specifies a secondary private IPv4 address for a network interface. */
export interface EC2LaunchTemplate_PrivateIpAdd {
  /** Indicates whether the private IPv4 address is the primary private IPv4 address. Only one IPv4 address can be designated as primary. */
  Primary?: Value<boolean>
  /** The private IPv4 address. */
  PrivateIpAddress?: Value<string>
}

/** Specifies an IPv4 prefix for a network interface. */
export interface EC2LaunchTemplate_Ipv4PrefixSpecification {
  /** The IPv4 prefix. For information, see Assigning prefixes to network interfaces in the *Amazon EC2 User Guide*. */
  Ipv4Prefix?: Value<string>
}

/** Specifies an IPv6 prefix for a network interface. */
export interface EC2LaunchTemplate_Ipv6PrefixSpecification {
  /** The IPv6 prefix. */
  Ipv6Prefix?: Value<string>
}

/** Specifies an IPv6 address in an Amazon EC2 launch template. */
export interface EC2LaunchTemplate_Ipv6Add {
  /** One or more specific IPv6 addresses from the IPv6 CIDR block range of your subnet. You can't use this option if you're specifying a number of IPv6 addresses. */
  Ipv6Address?: Value<string>
}

/** ENA Express uses AWS Scalable Reliable Datagram (SRD) technology to increase the maximum bandwidth used per stream and minimize tail latency of network traffic between EC2 instances. With ENA Express, you can communicate between two EC2 instances in the same subnet within the same account, or in different accounts. */
export interface EC2LaunchTemplate_EnaSrdSpecification {
  /** Indicates whether ENA Express is enabled for the network interface. */
  EnaSrdEnabled?: Value<boolean>
  /** Configures ENA Express for UDP network traffic. */
  EnaSrdUdpSpecification?: Value<EC2LaunchTemplate_EnaSrdUdpSpecification>
}

/** ENA Express is compatible with both TCP and UDP transport protocols. When it's enabled, TCP traffic automatically uses it. */
export interface EC2LaunchTemplate_EnaSrdUdpSpecification {
  /** Indicates whether UDP traffic to and from the instance uses ENA Express. To specify this setting, you must first enable ENA Express. */
  EnaSrdUdpEnabled?: Value<boolean>
}

/** A security group connection tracking specification that enables you to set the idle timeout for connection tracking on an Elastic network interface. */
export interface EC2LaunchTemplate_ConnectionTrackingSpecification {
  /** Timeout (in seconds) for idle TCP connections in an established state. Min: 60 seconds. */
  TcpEstablishedTimeout?: Value<number>
  /** Timeout (in seconds) for idle UDP flows classified as streams which have seen more than one request-response transaction. Min: 60 seconds. */
  UdpStreamTimeout?: Value<number>
  /** Timeout (in seconds) for idle UDP flows that have seen traffic only in a single direction or a single request-response transaction. Min: 30 seconds. */
  UdpTimeout?: Value<number>
}

/** Indicates whether the instance is enabled for AWS Nitro Enclaves. */
export interface EC2LaunchTemplate_EnclaveOptions {
  /** If this parameter is set to `true`, the instance is enabled for AWS Nitro Enclaves; otherwise, it is not enabled for AWS Nitro Enclaves. */
  Enabled?: Value<boolean>
}

/** Specifies whether detailed monitoring is enabled for an instance. */
export interface EC2LaunchTemplate_Monitoring {
  /** Specify `true` to enable detailed monitoring. Otherwise, basic monitoring is enabled. */
  Enabled?: Value<boolean>
}

/** Specifies whether your instance is configured for hibernation. This parameter is valid only if the instance meets the hibernation prerequisites. */
export interface EC2LaunchTemplate_HibernationOptions {
  /** If you set this parameter to `true`, the instance is enabled for hibernation. */
  Configured?: Value<boolean>
}

/** The metadata options for the instance. */
export interface EC2LaunchTemplate_MetadataOptions {
  /** Enables or disables the HTTP metadata endpoint on your instances. If the parameter is not specified, the default state is `enabled`. */
  HttpEndpoint?: Value<string>
  /** Enables or disables the IPv6 endpoint for the instance metadata service. */
  HttpProtocolIpv6?: Value<string>
  /** The desired HTTP PUT response hop limit for instance metadata requests. The larger the number, the further instance metadata requests can travel. */
  HttpPutResponseHopLimit?: Value<number>
  /** Indicates whether IMDSv2 is required. */
  HttpTokens?: Value<string>
  /** Set to `enabled` to allow access to instance tags from the instance metadata. Set to `disabled` to turn off access to instance tags from the instance metadata. */
  InstanceMetadataTags?: Value<string>
}

/** Specifies a license configuration for an instance. */
export interface EC2LaunchTemplate_LicenseSpecification {
  /** The Amazon Resource Name (ARN) of the license configuration. */
  LicenseConfigurationArn?: Value<string>
}

/** Specifies the CPU options for an instance. */
export interface EC2LaunchTemplate_CpuOptions {
  /** Indicates whether to enable the instance for AMD SEV-SNP. AMD SEV-SNP is supported with M6a, R6a, and C6a instance types only. */
  AmdSevSnp?: Value<'enabled' | 'disabled'>
  /** The number of CPU cores for the instance. */
  CoreCount?: Value<number>
  /** Indicates whether the instance is enabled for nested virtualization. */
  NestedVirtualization?: Value<'enabled' | 'disabled'>
  /** The number of threads per CPU core. To disable multithreading for the instance, specify a value of `1`. */
  ThreadsPerCore?: Value<number>
}

/** The hostname type for EC2 instances launched into this subnet and how DNS A and AAAA record queries should be handled. */
export interface EC2LaunchTemplate_PrivateDnsNameOptions {
  /** Indicates whether to respond to DNS queries for instance hostnames with DNS AAAA records. */
  EnableResourceNameDnsAAAARecord?: Value<boolean>
  /** Indicates whether to respond to DNS queries for instance hostnames with DNS A records. */
  EnableResourceNameDnsARecord?: Value<boolean>
  /** The type of hostname for EC2 instances. For IPv4 only subnets, an instance DNS name must be based on the instance IPv4 address. */
  HostnameType?: Value<string>
}

/** Specifies the market (purchasing) option for an instance. */
export interface EC2LaunchTemplate_InstanceMarketOptions {
  /** The market type. */
  MarketType?: Value<string>
  /** The options for Spot Instances. */
  SpotOptions?: Value<EC2LaunchTemplate_SpotOptions>
}

/** Specifies options for Spot Instances. */
export interface EC2LaunchTemplate_SpotOptions {
  /** Deprecated. */
  BlockDurationMinutes?: Value<number>
  /** The behavior when a Spot Instance is interrupted. The default is `terminate`. */
  InstanceInterruptionBehavior?: Value<string>
  /** The maximum hourly price you're willing to pay for a Spot Instance. We do not recommend using this parameter because it can lead to increased interruptions. */
  MaxPrice?: Value<string>
  /** The Spot Instance request type. */
  SpotInstanceType?: Value<string>
  /** The end date of the request, in UTC format (*YYYY-MM-DD* T *HH:MM:SS* Z). Supported only for persistent requests. */
  ValidUntil?: Value<string>
}

/** The attributes for the instance types. When you specify instance attributes, Amazon EC2 will identify instance types with these attributes. */
export interface EC2LaunchTemplate_InstanceRequirements {
  /** The minimum and maximum number of accelerators (GPUs, FPGAs, or AWS Inferentia chips) on an instance. */
  AcceleratorCount?: Value<EC2LaunchTemplate_AcceleratorCount>
  /** Indicates whether instance types must have accelerators by specific manufacturers. */
  AcceleratorManufacturers?: List<string>
  /** The accelerators that must be on the instance type. */
  AcceleratorNames?: List<string>
  /** The minimum and maximum amount of total accelerator memory, in MiB. */
  AcceleratorTotalMemoryMiB?: Value<EC2LaunchTemplate_AcceleratorTotalMemoryMiB>
  /** The accelerator types that must be on the instance type. */
  AcceleratorTypes?: List<string>
  /** The instance types to apply your specified attributes against. All other instance types are ignored, even if they match your specified attributes. */
  AllowedInstanceTypes?: List<string>
  /** Indicates whether bare metal instance types must be included, excluded, or required. */
  BareMetal?: Value<string>
  /** The minimum and maximum baseline bandwidth to Amazon EBS, in Mbps. */
  BaselineEbsBandwidthMbps?: Value<EC2LaunchTemplate_BaselineEbsBandwidthMbps>
  /** The baseline performance to consider, using an instance family as a baseline reference. The instance family establishes the lowest acceptable level of performance. */
  BaselinePerformanceFactors?: Value<EC2LaunchTemplate_BaselinePerformanceFactors>
  /** Indicates whether burstable performance T instance types are included, excluded, or required. */
  BurstablePerformance?: Value<string>
  /** The CPU manufacturers to include. */
  CpuManufacturers?: List<string>
  /** The instance types to exclude. */
  ExcludedInstanceTypes?: List<string>
  /** Indicates whether current or previous generation instance types are included. The current generation instance types are recommended for use. */
  InstanceGenerations?: List<string>
  /** Indicates whether instance types with instance store volumes are included, excluded, or required. */
  LocalStorage?: Value<string>
  /** The type of local storage that is required. */
  LocalStorageTypes?: List<string>
  /** [Price protection] The price protection threshold for Spot Instances, as a percentage of an identified On-Demand price. The identified On-Demand price is the price of the lowest priced current generation C, M, or R instance type with your specified attributes. */
  MaxSpotPriceAsPercentageOfOptimalOnDemandPrice?: Value<number>
  /** The minimum and maximum amount of memory per vCPU, in GiB. */
  MemoryGiBPerVCpu?: Value<EC2LaunchTemplate_MemoryGiBPerVCpu>
  /** The minimum and maximum amount of memory, in MiB. */
  MemoryMiB?: Value<EC2LaunchTemplate_MemoryMiB>
  /** The minimum and maximum amount of network bandwidth, in gigabits per second (Gbps). */
  NetworkBandwidthGbps?: Value<EC2LaunchTemplate_NetworkBandwidthGbps>
  /** The minimum and maximum number of network interfaces. */
  NetworkInterfaceCount?: Value<EC2LaunchTemplate_NetworkInterfaceCount>
  /** [Price protection] The price protection threshold for On-Demand Instances, as a percentage higher than an identified On-Demand price. The identified On-Demand price is the price of the lowest priced current generation C, M, or R instance type with your specified attributes. */
  OnDemandMaxPricePercentageOverLowestPrice?: Value<number>
  /** Indicates whether instance types must support hibernation for On-Demand Instances. */
  RequireHibernateSupport?: Value<boolean>
  /** [Price protection] The price protection threshold for Spot Instances, as a percentage higher than an identified Spot price. The identified Spot price is the Spot price of the lowest priced current generation C, M, or R instance type with your specified attributes. */
  SpotMaxPricePercentageOverLowestPrice?: Value<number>
  /** The minimum and maximum amount of total local storage, in GB. */
  TotalLocalStorageGB?: Value<EC2LaunchTemplate_TotalLocalStorageGB>
  /** The minimum and maximum number of vCPUs. */
  VCpuCount?: Value<EC2LaunchTemplate_VCpuCount>
}

/** The minimum and maximum number of network interfaces. */
export interface EC2LaunchTemplate_NetworkInterfaceCount {
  /** The maximum number of network interfaces. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum number of network interfaces. To specify no minimum limit, omit this parameter. */
  Min?: Value<number>
}

/** The minimum and maximum amount of memory per vCPU, in GiB. */
export interface EC2LaunchTemplate_MemoryGiBPerVCpu {
  /** The maximum amount of memory per vCPU, in GiB. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum amount of memory per vCPU, in GiB. To specify no minimum limit, omit this parameter. */
  Min?: Value<number>
}

/** The minimum and maximum number of vCPUs. */
export interface EC2LaunchTemplate_VCpuCount {
  /** The maximum number of vCPUs. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum number of vCPUs. To specify no minimum limit, specify `0`. */
  Min?: Value<number>
}

/** The minimum and maximum number of accelerators (GPUs, FPGAs, or AWS Inferentia chips) on an instance. */
export interface EC2LaunchTemplate_AcceleratorCount {
  /** The maximum number of accelerators. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum number of accelerators. To specify no minimum limit, omit this parameter. */
  Min?: Value<number>
}

/** The minimum and maximum amount of network bandwidth, in gigabits per second (Gbps). */
export interface EC2LaunchTemplate_NetworkBandwidthGbps {
  /** The maximum amount of network bandwidth, in Gbps. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum amount of network bandwidth, in Gbps. If this parameter is not specified, there is no minimum limit. */
  Min?: Value<number>
}

/** The minimum and maximum baseline bandwidth to Amazon EBS, in Mbps. */
export interface EC2LaunchTemplate_BaselineEbsBandwidthMbps {
  /** The maximum baseline bandwidth, in Mbps. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum baseline bandwidth, in Mbps. To specify no minimum limit, omit this parameter. */
  Min?: Value<number>
}

/** The minimum and maximum amount of total accelerator memory, in MiB. */
export interface EC2LaunchTemplate_AcceleratorTotalMemoryMiB {
  /** The maximum amount of accelerator memory, in MiB. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum amount of accelerator memory, in MiB. To specify no minimum limit, omit this parameter. */
  Min?: Value<number>
}

/** The minimum and maximum amount of memory, in MiB. */
export interface EC2LaunchTemplate_MemoryMiB {
  /** The maximum amount of memory, in MiB. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum amount of memory, in MiB. To specify no minimum limit, specify `0`. */
  Min?: Value<number>
}

/** The minimum and maximum amount of total local storage, in GB. */
export interface EC2LaunchTemplate_TotalLocalStorageGB {
  /** The maximum amount of total local storage, in GB. To specify no maximum limit, omit this parameter. */
  Max?: Value<number>
  /** The minimum amount of total local storage, in GB. To specify no minimum limit, omit this parameter. */
  Min?: Value<number>
}

/** The baseline performance to consider, using an instance family as a baseline reference. The instance family establishes the lowest acceptable level of performance. */
export interface EC2LaunchTemplate_BaselinePerformanceFactors {
  /** The CPU performance to consider, using an instance family as the baseline reference. */
  Cpu?: Value<EC2LaunchTemplate_Cpu>
}

/** Specifies the CPU performance to consider when using an instance family as the baseline reference. */
export interface EC2LaunchTemplate_Cpu {
  /** The instance family to use as the baseline reference for CPU performance. All instance types that match your specified attributes are compared against the CPU performance of the referenced instance family, regardless of CPU manufacturer or architecture differences. */
  References?: List<EC2LaunchTemplate_Reference>
}

/** Specifies an instance family to use as the baseline reference for CPU performance. */
export interface EC2LaunchTemplate_Reference {
  /** The instance family to use as a baseline reference. */
  InstanceFamily?: Value<string>
}

/** Specifies an instance's Capacity Reservation targeting option. You can specify only one option at a time. */
export interface EC2LaunchTemplate_CapacityReservationSpecification {
  /** Indicates the instance's Capacity Reservation preferences. Possible preferences include: */
  CapacityReservationPreference?: Value<string>
  /** Information about the target Capacity Reservation or Capacity Reservation group. */
  CapacityReservationTarget?: Value<EC2LaunchTemplate_CapacityReservationTarget>
}

/** Specifies a target Capacity Reservation. */
export interface EC2LaunchTemplate_CapacityReservationTarget {
  /** The ID of the Capacity Reservation in which to run the instance. */
  CapacityReservationId?: Value<string>
  /** The ARN of the Capacity Reservation resource group in which to run the instance. */
  CapacityReservationResourceGroupArn?: Value<string>
}

/** Specifies the credit option for CPU usage of a T2, T3, or T3a instance. */
export interface EC2LaunchTemplate_CreditSpecification {
  /** The credit option for CPU usage of a T instance. */
  CpuCredits?: Value<string>
}

/** Contains settings for the network performance options for the instance. */
export interface EC2LaunchTemplate_NetworkPerformanceOptions {
  /** Specify the bandwidth weighting option to boost the associated type of baseline bandwidth, as follows: */
  BandwidthWeighting?: Value<string>
}

/** Specifies the tags to apply to the launch template during creation. */
export interface EC2LaunchTemplate_LaunchTemplateTagSpecification {
  /** The type of resource. To tag a launch template, `ResourceType` must be `launch-template`. */
  ResourceType?: Value<string>
  /** The tags for the resource. */
  Tags?: List<Tag>
}

/** Specifies a network address translation (NAT) gateway in the specified subnet. You can create either a public NAT gateway or a private NAT gateway. */
export interface EC2NatGateway extends ResourceAttributes {
  Type: 'AWS::EC2::NatGateway'
  Properties?: {
    /** [Public NAT gateway only] The allocation ID of the Elastic IP address that's associated with the NAT gateway. This property is required for a public NAT gateway and cannot be specified with a private NAT gateway. */
    AllocationId?: Value<string>
    /** Indicates whether this is a zonal (single-AZ) or regional (multi-AZ) NAT gateway. */
    AvailabilityMode?: Value<string>
    /** For regional NAT gateways only: Specifies which Availability Zones you want the NAT gateway to support and the Elastic IP addresses (EIPs) to use in each AZ. */
    AvailabilityZoneAddresses?: List<EC2NatGateway_AvailabilityZoneAddress>
    /** Indicates whether the NAT gateway supports public or private connectivity. The default is public connectivity. */
    ConnectivityType?: Value<string>
    /** The maximum amount of time to wait (in seconds) before forcibly releasing the IP addresses if connections are still in progress. Default value is 350 seconds. */
    MaxDrainDurationSeconds?: Value<number>
    /** The private IPv4 address to assign to the NAT gateway. If you don't provide an address, a private IPv4 address will be automatically assigned. */
    PrivateIpAddress?: Value<string>
    /** Secondary EIP allocation IDs. */
    SecondaryAllocationIds?: List<string>
    /** [Private NAT gateway only] The number of secondary private IPv4 addresses you want to assign to the NAT gateway. */
    SecondaryPrivateIpAddressCount?: Value<number>
    /** Secondary private IPv4 addresses. */
    SecondaryPrivateIpAddresses?: List<string>
    /** The ID of the subnet in which the NAT gateway is located. */
    SubnetId?: Value<string>
    /** The tags for the NAT gateway. */
    Tags?: List<Tag>
    /** The ID of the VPC in which the NAT gateway is located. */
    VpcId?: Value<string>
  }
}

/** For regional NAT gateways only: The configuration specifying which Elastic IP address (EIP) to use for handling outbound NAT traffic from a specific Availability Zone. */
export interface EC2NatGateway_AvailabilityZoneAddress {
  /** The allocation IDs of the Elastic IP addresses (EIPs) to be used for handling outbound NAT traffic in this specific Availability Zone. */
  AllocationIds: List<string>
  /** For regional NAT gateways only: The Availability Zone where this specific NAT gateway configuration will be active. */
  AvailabilityZone?: Value<string>
  /** For regional NAT gateways only: The ID of the Availability Zone where this specific NAT gateway configuration will be active. */
  AvailabilityZoneId?: Value<string>
}

/** Specifies a network ACL for your VPC. */
export interface EC2NetworkAcl extends ResourceAttributes {
  Type: 'AWS::EC2::NetworkAcl'
  Properties: {
    /** The tags for the network ACL. */
    Tags?: List<Tag>
    /** The ID of the VPC for the network ACL. */
    VpcId: Value<string>
  }
}

/** Specifies an entry, known as a rule, in a network ACL with a rule number you specify. Each network ACL has a set of numbered ingress rules and a separate set of numbered egress rules. */
export interface EC2NetworkAclEntry extends ResourceAttributes {
  Type: 'AWS::EC2::NetworkAclEntry'
  Properties: {
    /** The IPv4 CIDR range to allow or deny, in CIDR notation (for example, 172.16.0.0/24). You must specify an IPv4 CIDR block or an IPv6 CIDR block. */
    CidrBlock?: Value<string>
    /** Whether this rule applies to egress traffic from the subnet (`true`) or ingress traffic to the subnet (`false`). By default, AWS CloudFormation specifies `false`. */
    Egress?: Value<boolean>
    /** The Internet Control Message Protocol (ICMP) code and type. Required if specifying 1 (ICMP) for the protocol parameter. */
    Icmp?: Value<EC2NetworkAclEntry_Icmp>
    /** The IPv6 network range to allow or deny, in CIDR notation. You must specify an IPv4 CIDR block or an IPv6 CIDR block. */
    Ipv6CidrBlock?: Value<string>
    /** The ID of the ACL for the entry. */
    NetworkAclId: Value<string>
    /** The range of port numbers for the UDP/TCP protocol. Required if specifying 6 (TCP) or 17 (UDP) for the protocol parameter. */
    PortRange?: Value<EC2NetworkAclEntry_PortRange>
    /** The IP protocol that the rule applies to. You must specify -1 or a protocol number. */
    Protocol: Value<number>
    /** Whether to allow or deny traffic that matches the rule; valid values are "allow" or "deny". */
    RuleAction: Value<string>
    /** Rule number to assign to the entry, such as 100. ACL entries are processed in ascending order by rule number. */
    RuleNumber: Value<number>
  }
}

/** Describes the ICMP type and code. */
export interface EC2NetworkAclEntry_Icmp {
  /** The Internet Control Message Protocol (ICMP) code. You can use -1 to specify all ICMP codes for the given ICMP type. */
  Code?: Value<number>
  /** The Internet Control Message Protocol (ICMP) type. You can use -1 to specify all ICMP types. */
  Type?: Value<number>
}

/** Describes a range of ports. */
export interface EC2NetworkAclEntry_PortRange {
  /** The first port in the range. Required if you specify 6 (TCP) or 17 (UDP) for the protocol parameter. */
  From?: Value<number>
  /** The last port in the range. Required if you specify 6 (TCP) or 17 (UDP) for the protocol parameter. */
  To?: Value<number>
}

/** Specifies a route in a route table. */
export interface EC2Route extends ResourceAttributes {
  Type: 'AWS::EC2::Route'
  Properties: {
    /** The ID of the carrier gateway. */
    CarrierGatewayId?: Value<string>
    /** The Amazon Resource Name (ARN) of the core network. */
    CoreNetworkArn?: Value<string>
    /** The IPv4 CIDR address block used for the destination match. Routing decisions are based on the most specific match. */
    DestinationCidrBlock?: Value<string>
    /** The IPv6 CIDR block used for the destination match. Routing decisions are based on the most specific match. */
    DestinationIpv6CidrBlock?: Value<string>
    /** The ID of a prefix list used for the destination match. */
    DestinationPrefixListId?: Value<string>
    /** [IPv6 traffic only] The ID of an egress-only internet gateway. */
    EgressOnlyInternetGatewayId?: Value<string>
    /** The ID of an internet gateway or virtual private gateway attached to your VPC. */
    GatewayId?: Value<string>
    /** The ID of a NAT instance in your VPC. The operation fails if you specify an instance ID unless exactly one network interface is attached. */
    InstanceId?: Value<string>
    /** The ID of the local gateway. */
    LocalGatewayId?: Value<string>
    /** [IPv4 traffic only] The ID of a NAT gateway. */
    NatGatewayId?: Value<string>
    /** The ID of a network interface. */
    NetworkInterfaceId?: Value<string>
    /** The Amazon Resource Name (ARN) of the ODB network. */
    OdbNetworkArn?: Value<string>
    /** The ID of the route table for the route. */
    RouteTableId: Value<string>
    /** The ID of a transit gateway. */
    TransitGatewayId?: Value<string>
    /** The ID of a VPC endpoint. Supported for Gateway Load Balancer endpoints only. */
    VpcEndpointId?: Value<string>
    /** The ID of a VPC peering connection. */
    VpcPeeringConnectionId?: Value<string>
  }
}

/** Specifies a route table for the specified VPC. After you create a route table, you can add routes and associate the table with a subnet. */
export interface EC2RouteTable extends ResourceAttributes {
  Type: 'AWS::EC2::RouteTable'
  Properties: {
    /** Any tags assigned to the route table. */
    Tags?: List<Tag>
    /** The ID of the VPC. */
    VpcId: Value<string>
  }
}

/** Specifies a security group. */
export interface EC2SecurityGroup extends ResourceAttributes {
  Type: 'AWS::EC2::SecurityGroup'
  Properties: {
    /** A description for the security group. */
    GroupDescription: Value<string>
    /** The name of the security group. Names are case-insensitive and must be unique within the VPC. */
    GroupName?: Value<string>
    /** The outbound rules associated with the security group. */
    SecurityGroupEgress?: List<EC2SecurityGroup_Egress>
    /** The inbound rules associated with the security group. */
    SecurityGroupIngress?: List<EC2SecurityGroup_Ingress>
    /** Any tags assigned to the security group. */
    Tags?: List<Tag>
    /** The ID of the VPC for the security group. If you do not specify a VPC, the default is to use the default VPC for the Region. */
    VpcId?: Value<string>
  }
}

/** Adds the specified outbound (egress) rule to a security group. */
export interface EC2SecurityGroup_Egress {
  /** The IPv4 address range, in CIDR format. */
  CidrIp?: Value<string>
  /** The IPv6 address range, in CIDR format. */
  CidrIpv6?: Value<string>
  /** A description for the security group rule. */
  Description?: Value<string>
  /** The prefix list IDs for the destination AWS service. This is the AWS service that you want to access through a VPC endpoint from instances associated with the security group. */
  DestinationPrefixListId?: Value<string>
  /** The ID of the destination VPC security group. */
  DestinationSecurityGroupId?: Value<string>
  /** If the protocol is TCP or UDP, this is the start of the port range. If the protocol is ICMP or ICMPv6, this is the ICMP type or -1 (all ICMP types). */
  FromPort?: Value<number>
  /** The IP protocol name (`tcp`, `udp`, `icmp`, `icmpv6`) or number (see Protocol Numbers). */
  IpProtocol: Value<string>
  /** If the protocol is TCP or UDP, this is the end of the port range. If the protocol is ICMP or ICMPv6, this is the ICMP code or -1 (all ICMP codes). */
  ToPort?: Value<number>
}

/** Adds an inbound (ingress) rule to a security group. */
export interface EC2SecurityGroup_Ingress {
  /** The IPv4 address range, in CIDR format. */
  CidrIp?: Value<string>
  /** The IPv6 address range, in CIDR format. */
  CidrIpv6?: Value<string>
  /** Updates the description of an ingress (inbound) security group rule. You can replace an existing description, or add a description to a rule that did not have one previously. */
  Description?: Value<string>
  /** If the protocol is TCP or UDP, this is the start of the port range. If the protocol is ICMP or ICMPv6, this is the ICMP type or -1 (all ICMP types). */
  FromPort?: Value<number>
  /** The IP protocol name (`tcp`, `udp`, `icmp`, `icmpv6`) or number (see Protocol Numbers). */
  IpProtocol: Value<string>
  /** The ID of a prefix list. */
  SourcePrefixListId?: Value<string>
  /** The ID of the security group. */
  SourceSecurityGroupId?: Value<string>
  /** [Default VPC] The name of the source security group. You must specify either the security group ID or the security group name. */
  SourceSecurityGroupName?: Value<string>
  /** [nondefault VPC] The AWS account ID for the source security group, if the source security group is in a different account. You can't specify this property with an IP address range. */
  SourceSecurityGroupOwnerId?: Value<string>
  /** If the protocol is TCP or UDP, this is the end of the port range. If the protocol is ICMP or ICMPv6, this is the ICMP code or -1 (all ICMP codes). */
  ToPort?: Value<number>
}

/** Adds the specified outbound (egress) rule to a security group. */
export interface EC2SecurityGroupEgress extends ResourceAttributes {
  Type: 'AWS::EC2::SecurityGroupEgress'
  Properties: {
    /** The IPv4 address range, in CIDR format. */
    CidrIp?: Value<string>
    /** The IPv6 address range, in CIDR format. */
    CidrIpv6?: Value<string>
    /** The description of an egress (outbound) security group rule. */
    Description?: Value<string>
    /** The prefix list IDs for an AWS service. This is the AWS service to access through a VPC endpoint from instances associated with the security group. */
    DestinationPrefixListId?: Value<string>
    /** The ID of the security group. */
    DestinationSecurityGroupId?: Value<string>
    /** If the protocol is TCP or UDP, this is the start of the port range. If the protocol is ICMP or ICMPv6, this is the ICMP type or -1 (all ICMP types). */
    FromPort?: Value<number>
    /** The ID of the security group. You must specify either the security group ID or the security group name in the request. */
    GroupId: Value<string>
    /** The IP protocol name (`tcp`, `udp`, `icmp`, `icmpv6`) or number (see Protocol Numbers). */
    IpProtocol: Value<string>
    /** If the protocol is TCP or UDP, this is the end of the port range. If the protocol is ICMP or ICMPv6, this is the ICMP code or -1 (all ICMP codes). */
    ToPort?: Value<number>
  }
}

/** Adds an inbound (ingress) rule to a security group. */
export interface EC2SecurityGroupIngress extends ResourceAttributes {
  Type: 'AWS::EC2::SecurityGroupIngress'
  Properties: {
    /** The IPv4 address range, in CIDR format. */
    CidrIp?: Value<string>
    /** The IPv6 address range, in CIDR format. */
    CidrIpv6?: Value<string>
    /** Updates the description of an ingress (inbound) security group rule. You can replace an existing description, or add a description to a rule that did not have one previously. */
    Description?: Value<string>
    /** The start of port range for the TCP and UDP protocols, or an ICMP/ICMPv6 type number. A value of `-1` indicates all ICMP/ICMPv6 types. */
    FromPort?: Value<number>
    /** The ID of the security group. */
    GroupId?: Value<string>
    /** [Default VPC] The name of the security group. For security groups for a default VPC you can specify either the ID or the name of the security group. */
    GroupName?: Value<string>
    /** The IP protocol name (`tcp`, `udp`, `icmp`, `icmpv6`) or number (see Protocol Numbers). */
    IpProtocol: Value<string>
    /** The ID of a prefix list. */
    SourcePrefixListId?: Value<string>
    /** The ID of the security group. You must specify either the security group ID or the security group name. */
    SourceSecurityGroupId?: Value<string>
    /** [Default VPC] The name of the source security group. You must specify either the security group ID or the security group name. */
    SourceSecurityGroupName?: Value<string>
    /** [nondefault VPC] The AWS account ID for the source security group, if the source security group is in a different account. You can't specify this property with an IP address range. */
    SourceSecurityGroupOwnerId?: Value<string>
    /** The end of port range for the TCP and UDP protocols, or an ICMP/ICMPv6 code. A value of `-1` indicates all ICMP/ICMPv6 codes for the specified ICMP type. */
    ToPort?: Value<number>
  }
}

/** Specifies a subnet for the specified VPC. */
export interface EC2Subnet extends ResourceAttributes {
  Type: 'AWS::EC2::Subnet'
  Properties: {
    /** Indicates whether a network interface created in this subnet receives an IPv6 address. The default value is `false`. */
    AssignIpv6AddressOnCreation?: Value<boolean>
    /** The Availability Zone of the subnet. */
    AvailabilityZone?: Value<string>
    /** The AZ ID of the subnet. */
    AvailabilityZoneId?: Value<string>
    /** The IPv4 CIDR block assigned to the subnet. */
    CidrBlock?: Value<string>
    /** Indicates whether DNS queries made to the Amazon-provided DNS Resolver in this subnet should return synthetic IPv6 addresses for IPv4-only destinations. */
    EnableDns64?: Value<boolean>
    /** Indicates the device position for local network interfaces in this subnet. For example, `1` indicates local network interfaces in this subnet are the secondary network interface (eth1). */
    EnableLniAtDeviceIndex?: Value<number>
    /** An IPv4 IPAM pool ID for the subnet. */
    Ipv4IpamPoolId?: Value<string>
    /** An IPv4 netmask length for the subnet. */
    Ipv4NetmaskLength?: Value<number>
    /** The IPv6 CIDR block. */
    Ipv6CidrBlock?: Value<string>
    /** An IPv6 IPAM pool ID for the subnet. */
    Ipv6IpamPoolId?: Value<string>
    /** Indicates whether this is an IPv6 only subnet. */
    Ipv6Native?: Value<boolean>
    /** An IPv6 netmask length for the subnet. */
    Ipv6NetmaskLength?: Value<number>
    /** Indicates whether instances launched in this subnet receive a public IPv4 address. The default value is `false`. */
    MapPublicIpOnLaunch?: Value<boolean>
    /** The Amazon Resource Name (ARN) of the Outpost. */
    OutpostArn?: Value<string>
    /** The hostname type for EC2 instances launched into this subnet and how DNS A and AAAA record queries to the instances should be handled. */
    PrivateDnsNameOptionsOnLaunch?: Value<EC2Subnet_PrivateDnsNameOptionsOnLaunch>
    /** Any tags assigned to the subnet. */
    Tags?: List<Tag>
    /** The ID of the VPC the subnet is in. */
    VpcId: Value<string>
  }
}

/** Specifies the options for instance hostnames. */
export interface EC2Subnet_PrivateDnsNameOptionsOnLaunch {
  /** Indicates whether to respond to DNS queries for instance hostname with DNS AAAA records. */
  EnableResourceNameDnsAAAARecord?: Value<boolean>
  /** Indicates whether to respond to DNS queries for instance hostnames with DNS A records. */
  EnableResourceNameDnsARecord?: Value<boolean>
  /** The type of hostname for EC2 instances. For IPv4 only subnets, an instance DNS name must be based on the instance IPv4 address. */
  HostnameType?: Value<string>
}

/** Associates a CIDR block with your subnet. You can associate a single IPv6 CIDR block with your subnet. */
export interface EC2SubnetCidrBlock extends ResourceAttributes {
  Type: 'AWS::EC2::SubnetCidrBlock'
  Properties: {
    /** The IPv6 network range for the subnet, in CIDR notation. */
    Ipv6CidrBlock?: Value<string>
    /** An IPv6 IPAM pool ID for the subnet. */
    Ipv6IpamPoolId?: Value<string>
    /** An IPv6 netmask length for the subnet. */
    Ipv6NetmaskLength?: Value<number>
    /** The ID of the subnet. */
    SubnetId: Value<string>
  }
}

/** Associates a subnet with a network ACL. */
export interface EC2SubnetNetworkAclAssociation extends ResourceAttributes {
  Type: 'AWS::EC2::SubnetNetworkAclAssociation'
  Properties: {
    /** The ID of the network ACL. */
    NetworkAclId: Value<string>
    /** The ID of the subnet. */
    SubnetId: Value<string>
  }
}

/** Associates a subnet with a route table. The subnet and route table must be in the same VPC. */
export interface EC2SubnetRouteTableAssociation extends ResourceAttributes {
  Type: 'AWS::EC2::SubnetRouteTableAssociation'
  Properties: {
    /** The ID of the route table. */
    RouteTableId: Value<string>
    /** The ID of the subnet. */
    SubnetId: Value<string>
  }
}

/** Specifies a virtual private cloud (VPC). */
export interface EC2VPC extends ResourceAttributes {
  Type: 'AWS::EC2::VPC'
  Properties?: {
    /** The IPv4 network range for the VPC, in CIDR notation. For example, `10.0.0.0/16`. */
    CidrBlock?: Value<string>
    /** Indicates whether the instances launched in the VPC get DNS hostnames. If enabled, instances in the VPC get DNS hostnames; otherwise, they do not. */
    EnableDnsHostnames?: Value<boolean>
    /** Indicates whether the DNS resolution is supported for the VPC. If enabled, queries to the Amazon provided DNS server at the 169.254.169.253 IP address, or the reserved IP address at the base of the VPC network range "plus two" succeed. */
    EnableDnsSupport?: Value<boolean>
    /** The allowed tenancy of instances launched into the VPC. */
    InstanceTenancy?: Value<string>
    /** The ID of an IPv4 IPAM pool you want to use for allocating this VPC's CIDR. */
    Ipv4IpamPoolId?: Value<string>
    /** The netmask length of the IPv4 CIDR you want to allocate to this VPC from an Amazon VPC IP Address Manager (IPAM) pool. */
    Ipv4NetmaskLength?: Value<number>
    /** The tags for the VPC. */
    Tags?: List<Tag>
    /** Describes the configuration and state of VPC encryption controls. */
    VpcEncryptionControl?: Value<EC2VPC_VpcEncryptionControl>
  }
}

/** Describes the configuration and state of VPC encryption controls. */
export interface EC2VPC_VpcEncryptionControl {
  EgressOnlyInternetGatewayExclusion?: Value<'enable' | 'disable'>
  ElasticFileSystemExclusion?: Value<'enable' | 'disable'>
  InternetGatewayExclusion?: Value<'enable' | 'disable'>
  LambdaExclusion?: Value<'enable' | 'disable'>
  /** The encryption mode for the VPC Encryption Control configuration. */
  Mode?: Value<'monitor' | 'enforce'>
  NatGatewayExclusion?: Value<'enable' | 'disable'>
  /** Describes the exclusion configurations for various resource types in VPC Encryption Control. */
  ResourceExclusions?: Value<EC2VPC_VpcEncryptionControlExclusions>
  /** The current state of the VPC Encryption Control configuration. */
  State?: Value<string>
  /** A message providing additional information about the encryption control state. */
  StateMessage?: Value<string>
  VirtualPrivateGatewayExclusion?: Value<'enable' | 'disable'>
  /** The ID of the VPC Encryption Control configuration. */
  VpcEncryptionControlId?: Value<string>
  /** The ID of the VPC associated with the encryption control configuration. */
  VpcId?: Value<string>
  VpcLatticeExclusion?: Value<'enable' | 'disable'>
  VpcPeeringExclusion?: Value<'enable' | 'disable'>
}

/** Describes the exclusion configurations for various resource types in VPC Encryption Control. */
export interface EC2VPC_VpcEncryptionControlExclusions {
  /** Describes an exclusion configuration for VPC Encryption Control. */
  EgressOnlyInternetGateway?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  ElasticFileSystem?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  InternetGateway?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  Lambda?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  NatGateway?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  VirtualPrivateGateway?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  VpcLattice?: Value<EC2VPC_VpcEncryptionControlExclusion>
  /** Describes an exclusion configuration for VPC Encryption Control. */
  VpcPeering?: Value<EC2VPC_VpcEncryptionControlExclusion>
}

/** Describes an exclusion configuration for VPC Encryption Control. */
export interface EC2VPC_VpcEncryptionControlExclusion {
  /** The current state of the exclusion configuration. */
  State?: Value<string>
  /** A message providing additional information about the exclusion state. */
  StateMessage?: Value<string>
}

/** Associates a CIDR block with your VPC. */
export interface EC2VPCCidrBlock extends ResourceAttributes {
  Type: 'AWS::EC2::VPCCidrBlock'
  Properties: {
    /** Requests an Amazon-provided IPv6 CIDR block with a /56 prefix length for the VPC. You cannot specify the range of IPv6 addresses or the size of the CIDR block. */
    AmazonProvidedIpv6CidrBlock?: Value<boolean>
    /** An IPv4 CIDR block to associate with the VPC. */
    CidrBlock?: Value<string>
    /** Associate a CIDR allocated from an IPv4 IPAM pool to a VPC. */
    Ipv4IpamPoolId?: Value<string>
    /** The netmask length of the IPv4 CIDR you would like to associate from an Amazon VPC IP Address Manager (IPAM) pool. */
    Ipv4NetmaskLength?: Value<number>
    /** An IPv6 CIDR block from the IPv6 address pool. You must also specify `Ipv6Pool` in the request. */
    Ipv6CidrBlock?: Value<string>
    /** The name of the location from which we advertise the IPV6 CIDR block. Use this parameter to limit the CIDR block to this location. */
    Ipv6CidrBlockNetworkBorderGroup?: Value<string>
    /** Associates a CIDR allocated from an IPv6 IPAM pool to a VPC. */
    Ipv6IpamPoolId?: Value<string>
    /** The netmask length of the IPv6 CIDR you would like to associate from an Amazon VPC IP Address Manager (IPAM) pool. */
    Ipv6NetmaskLength?: Value<number>
    /** The ID of an IPv6 address pool from which to allocate the IPv6 CIDR block. */
    Ipv6Pool?: Value<string>
    /** The ID of the VPC. */
    VpcId: Value<string>
  }
}

/** Specifies a VPC endpoint. A VPC endpoint provides a private connection between your VPC and an endpoint service. */
export interface EC2VPCEndpoint extends ResourceAttributes {
  Type: 'AWS::EC2::VPCEndpoint'
  Properties: {
    /** Describes the DNS options for an endpoint. */
    DnsOptions?: Value<EC2VPCEndpoint_DnsOptionsSpecification>
    /** The supported IP address types. */
    IpAddressType?: Value<'ipv4' | 'ipv6' | 'dualstack' | 'not-specified'>
    /** An endpoint policy, which controls access to the service from the VPC. The default endpoint policy allows full access to the service. */
    PolicyDocument?: JsonDocument
    /** Indicate whether to associate a private hosted zone with the specified VPC. The private hosted zone contains a record set for the default public DNS name for the service for the Region (for example, `kinesis.us-east-1.amazonaws.com`), which resolves to the private IP addresses of the endpoint network interfaces in the VPC. */
    PrivateDnsEnabled?: Value<boolean>
    /** The Amazon Resource Name (ARN) of the resource configuration. */
    ResourceConfigurationArn?: Value<string>
    /** The IDs of the route tables. Routing is supported only for gateway endpoints. */
    RouteTableIds?: List<string>
    /** The IDs of the security groups to associate with the endpoint network interfaces. If this parameter is not specified, we use the default security group for the VPC. */
    SecurityGroupIds?: List<string>
    /** The name of the endpoint service. */
    ServiceName?: Value<string>
    /** The Amazon Resource Name (ARN) of the service network. */
    ServiceNetworkArn?: Value<string>
    /** Describes a Region. */
    ServiceRegion?: Value<string>
    /** The IDs of the subnets in which to create endpoint network interfaces. You must specify this property for an interface endpoint or a Gateway Load Balancer endpoint. */
    SubnetIds?: List<string>
    /** The tags to associate with the endpoint. */
    Tags?: List<Tag>
    /** The type of endpoint. */
    VpcEndpointType?: Value<'Interface' | 'Gateway' | 'GatewayLoadBalancer' | 'ServiceNetwork' | 'Resource' | 'Tunnel'>
    /** The ID of the VPC. */
    VpcId: Value<string>
  }
}

/** Describes the DNS options for an endpoint. */
export interface EC2VPCEndpoint_DnsOptionsSpecification {
  /** The DNS records created for the endpoint. */
  DnsRecordIpType?: Value<'ipv4' | 'ipv6' | 'dualstack' | 'service-defined' | 'not-specified'>
  /** Indicates whether to enable private DNS only for inbound endpoints. This option is available only for services that support both gateway and interface endpoints. */
  PrivateDnsOnlyForInboundResolverEndpoint?: Value<'OnlyInboundResolver' | 'AllResolvers' | 'NotSpecified'>
  /** The preference for which private domains have a private hosted zone created for and associated with the specified VPC. Only supported when private DNS is enabled and when the VPC endpoint type is ServiceNetwork or Resource. */
  PrivateDnsPreference?: Value<'VERIFIED_DOMAINS_ONLY' | 'ALL_DOMAINS' | 'VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS' | 'SPECIFIED_DOMAINS_ONLY'>
  /** Indicates which of the private domains to create private hosted zones for and associate with the specified VPC. Only supported when private DNS is enabled and the private DNS preference is `VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS` or `SPECIFIED_DOMAINS_ONLY`. */
  PrivateDnsSpecifiedDomains?: List<string>
}

/** Attaches an internet gateway, or a virtual private gateway to a VPC, enabling connectivity between the internet and the VPC. */
export interface EC2VPCGatewayAttachment extends ResourceAttributes {
  Type: 'AWS::EC2::VPCGatewayAttachment'
  Properties: {
    /** The ID of the internet gateway. */
    InternetGatewayId?: Value<string>
    /** The ID of the VPC. */
    VpcId: Value<string>
    /** The ID of the virtual private gateway. */
    VpnGatewayId?: Value<string>
  }
}

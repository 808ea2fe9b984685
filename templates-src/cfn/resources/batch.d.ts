// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** The `AWS::Batch::ComputeEnvironment` resource defines your AWS Batch compute environment. You can define `MANAGED` or `UNMANAGED` compute environments. */
export interface BatchComputeEnvironment extends ResourceAttributes {
  Type: 'AWS::Batch::ComputeEnvironment'
  Properties: {
    /** The name for your compute environment. It can be up to 128 characters long. */
    ComputeEnvironmentName?: Value<string>
    /** The ComputeResources property type specifies details of the compute resources managed by the compute environment. This parameter is required for managed compute environments. */
    ComputeResources?: Value<BatchComputeEnvironment_ComputeResources>
    /** Reserved. */
    Context?: Value<string>
    EcsSettings?: Value<BatchComputeEnvironment_EcsSettings>
    /** The details for the Amazon EKS cluster that supports the compute environment. */
    EksConfiguration?: Value<BatchComputeEnvironment_EksConfiguration>
    /** Specifies whether the compute environment is replaced if an update is made that requires replacing the instances in the compute environment. The default value is `true`. */
    ReplaceComputeEnvironment?: Value<boolean>
    /** The full Amazon Resource Name (ARN) of the IAM role that allows AWS Batch to make calls to other AWS services on your behalf. */
    ServiceRole?: Value<string>
    /** The state of the compute environment. If the state is `ENABLED`, then the compute environment accepts jobs from a queue and can scale out automatically based on queues. */
    State?: Value<string>
    /** The tags applied to the compute environment. */
    Tags?: Dictionary<string>
    /** The type of the compute environment: `MANAGED` or `UNMANAGED`. */
    Type: Value<string>
    /** The maximum number of vCPUs for an unmanaged compute environment. This parameter is only used for fair-share scheduling to reserve vCPU capacity for new share identifiers. */
    UnmanagedvCpus?: Value<number>
    /** Specifies the infrastructure update policy for the compute environment. */
    UpdatePolicy?: Value<BatchComputeEnvironment_UpdatePolicy>
  }
}

/** Specifies the infrastructure update policy for the Amazon EC2 compute environment. */
export interface BatchComputeEnvironment_UpdatePolicy {
  /** Specifies the job timeout (in minutes) when the compute environment infrastructure is updated. The default value is 30. */
  JobExecutionTimeoutMinutes?: Value<number>
  /** Specifies whether jobs are automatically terminated when the compute environment infrastructure is updated. The default value is `false`. */
  TerminateJobsOnUpdate?: Value<boolean>
}

/** Configuration for the Amazon EKS cluster that supports the AWS Batch compute environment. The cluster must exist before the compute environment can be created. */
export interface BatchComputeEnvironment_EksConfiguration {
  /** The EKS access entry configuration for the compute environment. Controls whether AWS Batch manages the EKS access entry for the compute environment's service role, or inherits it from the cluster. */
  AccessEntry?: Value<BatchComputeEnvironment_EksAccessEntry>
  /** The Amazon Resource Name (ARN) of the Amazon EKS cluster. An example is `arn: *aws*:eks: *us-east-1*: *123456789012*:cluster/ *ClusterForBatch*`. */
  EksClusterArn: Value<string>
  /** The namespace of the Amazon EKS cluster. AWS Batch manages pods in this namespace. */
  KubernetesNamespace: Value<string>
}

/** The EKS access entry configuration for the compute environment. Controls whether AWS Batch manages the EKS access entry for the compute environment's service role, or inherits it from the cluster. */
export interface BatchComputeEnvironment_EksAccessEntry {
  /** The desired state of the EKS access entry managed by AWS Batch. When omitted, AWS Batch applies INHERIT_FROM_CLUSTER. */
  DesiredState?: Value<'ENABLED' | 'DISABLED' | 'INHERIT_FROM_CLUSTER'>
  /** The read-only status of the EKS access entry, returned by DescribeComputeEnvironments. */
  Status?: Value<'ACTIVE' | 'INACTIVE'>
}

/** Details about the compute resources managed by the compute environment. This parameter is required for managed compute environments. */
export interface BatchComputeEnvironment_ComputeResources {
  /** The allocation strategy to use for the compute resource if not enough instances of the best fitting instance type can be allocated. This might be because of availability of the instance type in the Region or Amazon EC2 service limits. */
  AllocationStrategy?: Value<string>
  /** The maximum percentage that a Spot Instance price can be when compared with the On-Demand price for that instance type before instances are launched. For example, if your maximum percentage is 20%, the Spot price must be less than 20% of the current On-Demand price for that Amazon EC2 instance. */
  BidPercentage?: Value<number>
  /** Capacity-level tags for compute environments. */
  CapacityTags?: Dictionary<string>
  /** The desired number of vCPUS in the compute environment. AWS Batch modifies this value between the minimum and maximum values based on job queue demand. */
  DesiredvCpus?: Value<number>
  /** Provides information used to select Amazon Machine Images (AMIs) for Amazon EC2 instances in the compute environment. If `Ec2Configuration` isn't specified, the default is `ECS_AL2`. */
  Ec2Configuration?: List<BatchComputeEnvironment_Ec2ConfigurationObject>
  /** The Amazon EC2 key pair that's used for instances launched in the compute environment. You can use this key pair to log in to your instances with SSH. */
  Ec2KeyPair?: Value<string>
  /** The Amazon Machine Image (AMI) ID used for instances launched in the compute environment. This parameter is overridden by the `imageIdOverride` member of the `Ec2Configuration` structure. */
  ImageId?: Value<string>
  /** The Amazon ECS instance profile applied to Amazon EC2 instances in a compute environment. Required for Amazon EC2 instances. */
  InstanceRole?: Value<string>
  /** The instances types that can be launched. You can specify instance families to launch any instance type within those families (for example, `c5` or `p3`), or you can specify specific sizes within a family (such as `c5.8xlarge`). */
  InstanceTypes?: List<string>
  /** The launch template to use for your compute resources. Any other compute resource parameters that you specify in a CreateComputeEnvironment API operation override the same parameters in the launch template. */
  LaunchTemplate?: Value<BatchComputeEnvironment_LaunchTemplateSpecification>
  ManagedInstancesProvider?: Value<BatchComputeEnvironment_ManagedInstancesProvider>
  /** The maximum number of Amazon EC2 vCPUs that an environment can reach. */
  MaxvCpus: Value<number>
  /** The minimum number of vCPUs that an environment should maintain (even if the compute environment is `DISABLED`). */
  MinvCpus?: Value<number>
  /** The Amazon EC2 placement group to associate with your compute resources. If you intend to submit multi-node parallel jobs to your compute environment, you should consider creating a cluster placement group and associate it with your compute resources. */
  PlacementGroup?: Value<string>
  ScalingPolicy?: Value<BatchComputeEnvironment_ComputeScalingPolicy>
  /** The Amazon EC2 security groups that are associated with instances launched in the compute environment. This parameter is required for Fargate compute resources, where it can contain up to 5 security groups. */
  SecurityGroupIds?: List<string>
  /** The Amazon Resource Name (ARN) of the Amazon EC2 Spot Fleet IAM role applied to a `SPOT` compute environment. This role is required if the allocation strategy set to `BEST_FIT` or if the allocation strategy isn't specified. */
  SpotIamFleetRole?: Value<string>
  /** The VPC subnets where the compute resources are launched. Fargate compute resources can contain up to 16 subnets. */
  Subnets?: List<string>
  /** Key-value pair tags to be applied to Amazon EC2 resources that are launched in the compute environment. For AWS Batch, these take the form of `"String1": "String2"`, where `String1` is the tag key and `String2` is the tag value (for example, `{ "Name": "Batch Instance - C4OnDemand" }`). */
  Tags?: Dictionary<string>
  /** The type of compute environment: `EC2`, `SPOT`, `FARGATE`, or `FARGATE_SPOT`. */
  Type: Value<string>
  /** Specifies whether the AMI ID is updated to the latest one that's supported by AWS Batch when the compute environment has an infrastructure update. The default value is `false`. */
  UpdateToLatestImageVersion?: Value<boolean>
}

/** Provides information used to select Amazon Machine Images (AMIs) for instances in the compute environment. If `Ec2Configuration` isn't specified, the default is `ECS_AL2` (Amazon Linux 2). */
export interface BatchComputeEnvironment_Ec2ConfigurationObject {
  BatchImageStatus?: Value<string>
  /** The AMI ID used for instances launched in the compute environment that match the image type. This setting overrides the `imageId` set in the `computeResource` object. */
  ImageIdOverride?: Value<string>
  /** The Kubernetes version for the compute environment. If you don't specify a value, the latest version that AWS Batch supports is used. */
  ImageKubernetesVersion?: Value<string>
  /** The image type to match with the instance type to select an AMI. The supported values are different for `ECS` and `EKS` resources. */
  ImageType: Value<string>
}

/** An object that represents a launch template that's associated with a compute resource. You must specify either the launch template ID or launch template name in the request, but not both. */
export interface BatchComputeEnvironment_LaunchTemplateSpecification {
  /** The ID of the launch template. */
  LaunchTemplateId?: Value<string>
  /** The name of the launch template. */
  LaunchTemplateName?: Value<string>
  /** A launch template to use in place of the default launch template. You must specify either the launch template ID or launch template name in the request, but not both. */
  Overrides?: List<BatchComputeEnvironment_LaunchTemplateSpecificationOverride>
  /** The EKS node initialization process to use. You only need to specify this value if you are using a custom AMI. */
  UserdataType?: Value<'EKS_BOOTSTRAP_SH' | 'EKS_NODEADM'>
  /** The version number of the launch template, `$Default`, or `$Latest`. */
  Version?: Value<string>
}

/** An object that represents a launch template to use in place of the default launch template. You must specify either the launch template ID or launch template name in the request, but not both. */
export interface BatchComputeEnvironment_LaunchTemplateSpecificationOverride {
  /** The ID of the launch template. */
  LaunchTemplateId?: Value<string>
  /** The name of the launch template. */
  LaunchTemplateName?: Value<string>
  /** The instance type or family that this override launch template should be applied to. */
  TargetInstanceTypes?: List<string>
  /** The EKS node initialization process to use. You only need to specify this value if you are using a custom AMI. */
  UserdataType?: Value<'EKS_BOOTSTRAP_SH' | 'EKS_NODEADM'>
  /** The version number of the launch template, `$Default`, or `$Latest`. */
  Version?: Value<string>
}

export interface BatchComputeEnvironment_ComputeScalingPolicy {
  MinScaleDownDelayMinutes?: Value<number>
}

export interface BatchComputeEnvironment_ManagedInstancesProvider {
  InfrastructureOptimization?: Value<BatchComputeEnvironment_InfrastructureOptimization>
  InfrastructureRoleArn: Value<string>
  InstanceLaunchTemplate: Value<BatchComputeEnvironment_InstanceLaunchTemplate>
  PropagateTags?: Value<'CAPACITY_PROVIDER' | 'NONE'>
}

export interface BatchComputeEnvironment_InstanceLaunchTemplate {
  CapacityOptionType?: Value<'ON_DEMAND' | 'SPOT' | 'RESERVED'>
  CapacityReservations?: Value<BatchComputeEnvironment_CapacityReservations>
  Ec2InstanceProfileArn: Value<string>
  FipsEnabled?: Value<boolean>
  InstanceMetadataTagsPropagation?: Value<boolean>
  InstanceRequirements?: Value<BatchComputeEnvironment_InstanceRequirements>
  LocalStorageConfiguration?: Value<BatchComputeEnvironment_ManagedInstancesLocalStorageConfiguration>
  Monitoring?: Value<string>
  NetworkConfiguration: Value<BatchComputeEnvironment_ManagedInstancesNetworkConfiguration>
  StorageConfiguration?: Value<BatchComputeEnvironment_ManagedInstancesStorageConfiguration>
}

export interface BatchComputeEnvironment_ManagedInstancesNetworkConfiguration {
  SecurityGroups: List<string>
  Subnets: List<string>
}

export interface BatchComputeEnvironment_InstanceRequirements {
  AllowedInstanceTypes?: List<string>
}

export interface BatchComputeEnvironment_ManagedInstancesStorageConfiguration {
  StorageSizeGiB?: Value<number>
}

export interface BatchComputeEnvironment_CapacityReservations {
  ReservationGroupArn?: Value<string>
  ReservationPreference?: Value<string>
}

export interface BatchComputeEnvironment_ManagedInstancesLocalStorageConfiguration {
  UseLocalStorage?: Value<boolean>
}

export interface BatchComputeEnvironment_InfrastructureOptimization {
  ScaleInAfter?: Value<number>
}

export interface BatchComputeEnvironment_EcsSettings {
  /** The CloudWatch Container Insights setting applied to the Amazon ECS cluster that backs this compute environment. After you set this property, you can't revert it to the default (unset) state in which the setting is managed outside of AWS Batch. */
  ContainerInsights?: Value<'ENABLED' | 'ENHANCED' | 'DISABLED'>
}

/** The `AWS::Batch::JobDefinition` resource specifies the parameters for an AWS Batch job definition. */
export interface BatchJobDefinition extends ResourceAttributes {
  Type: 'AWS::Batch::JobDefinition'
  Properties: {
    /** Contains a list of consumable resources required by the job. */
    ConsumableResourceProperties?: Value<BatchJobDefinition_ConsumableResourceProperties>
    /** An object with properties specific to Amazon ECS-based jobs. When `containerProperties` is used in the job definition, it can't be used in addition to `eksProperties`, `ecsProperties`, or `nodeProperties`. */
    ContainerProperties?: Value<BatchJobDefinition_ContainerProperties>
    /** An object that contains the properties for the Amazon ECS resources of a job.When `ecsProperties` is used in the job definition, it can't be used in addition to `containerProperties`, `eksProperties`, or `nodeProperties`. */
    EcsProperties?: Value<BatchJobDefinition_EcsProperties>
    /** An object with properties that are specific to Amazon EKS-based jobs. When `eksProperties` is used in the job definition, it can't be used in addition to `containerProperties`, `ecsProperties`, or `nodeProperties`. */
    EksProperties?: Value<BatchJobDefinition_EksProperties>
    /** The name of the job definition. */
    JobDefinitionName?: Value<string>
    /** An object with properties that are specific to multi-node parallel jobs. When `nodeProperties` is used in the job definition, it can't be used in addition to `containerProperties`, `ecsProperties`, or `eksProperties`. */
    NodeProperties?: Value<BatchJobDefinition_NodeProperties>
    /** Default parameters or parameter substitution placeholders that are set in the job definition. Parameters are specified as a key-value pair mapping. */
    Parameters?: Dictionary<string>
    /** The platform capabilities required by the job definition. If no value is specified, it defaults to `EC2`. */
    PlatformCapabilities?: List<string>
    /** Specifies whether to propagate the tags from the job or job definition to the corresponding Amazon ECS task. If no value is specified, the tags aren't propagated. */
    PropagateTags?: Value<boolean>
    /** Specifies the resource retention policy settings for the job definition. */
    ResourceRetentionPolicy?: Value<BatchJobDefinition_ResourceRetentionPolicy>
    /** The retry strategy to use for failed jobs that are submitted with this job definition. */
    RetryStrategy?: Value<BatchJobDefinition_RetryStrategy>
    /** The scheduling priority of the job definition. This only affects jobs in job queues with a fair-share policy. */
    SchedulingPriority?: Value<number>
    /** The tags that are applied to the job definition. */
    Tags?: Dictionary<string>
    /** The timeout time for jobs that are submitted with this job definition. After the amount of time you specify passes, AWS Batch terminates your jobs if they aren't finished. */
    Timeout?: Value<BatchJobDefinition_JobTimeout>
    /** The type of job definition. */
    Type: Value<string>
  }
}

/** An object that represents a job timeout configuration. */
export interface BatchJobDefinition_JobTimeout {
  /** The job timeout time (in seconds) that's measured from the job attempt's `startedAt` timestamp. After this time passes, AWS Batch terminates your jobs if they aren't finished. */
  AttemptDurationSeconds?: Value<number>
}

/** Container properties are used for Amazon ECS based job definitions. These properties to describe the container that's launched as part of a job. */
export interface BatchJobDefinition_ContainerProperties {
  /** The command that's passed to the container. This parameter maps to `Cmd` in the Create a container section of the Docker Remote API and the `COMMAND` parameter to docker run. */
  Command?: List<string>
  /** Determines whether execute command functionality is turned on for this task. If `true`, execute command functionality is turned on all the containers in the task. */
  EnableExecuteCommand?: Value<boolean>
  /** The environment variables to pass to a container. This parameter maps to `Env` in the Create a container section of the Docker Remote API and the `--env` option to docker run. */
  Environment?: List<BatchJobDefinition_Environment>
  /** The amount of ephemeral storage to allocate for the task. This parameter is used to expand the total amount of ephemeral storage available, beyond the default amount, for tasks hosted on AWS Fargate. */
  EphemeralStorage?: Value<BatchJobDefinition_EphemeralStorage>
  /** The Amazon Resource Name (ARN) of the execution role that AWS Batch can assume. For jobs that run on Fargate resources, you must provide an execution role. */
  ExecutionRoleArn?: Value<string>
  /** The platform configuration for jobs that are running on Fargate resources. Jobs that are running on Amazon EC2 resources must not specify this parameter. */
  FargatePlatformConfiguration?: Value<BatchJobDefinition_FargatePlatformConfiguration>
  /** Required. The image used to start a container. */
  Image: Value<string>
  InstanceType?: Value<string>
  /** The Amazon Resource Name (ARN) of the IAM role that the container can assume for AWS permissions. */
  JobRoleArn?: Value<string>
  /** Linux-specific modifications that are applied to the container, such as details for device mappings. */
  LinuxParameters?: Value<BatchJobDefinition_LinuxParameters>
  /** The log configuration specification for the container. */
  LogConfiguration?: Value<BatchJobDefinition_LogConfiguration>
  /** This parameter is deprecated, use `resourceRequirements` to specify the memory requirements for the job definition. It's not supported for jobs running on Fargate resources. */
  Memory?: Value<number>
  /** The mount points for data volumes in your container. This parameter maps to `Volumes` in the Create a container section of the Docker Remote API and the `--volume` option to docker run. */
  MountPoints?: List<BatchJobDefinition_MountPoint>
  /** The network configuration for jobs that are running on Fargate resources. Jobs that are running on Amazon EC2 resources must not specify this parameter. */
  NetworkConfiguration?: Value<BatchJobDefinition_NetworkConfiguration>
  /** When this parameter is true, the container is given elevated permissions on the host container instance (similar to the `root` user). This parameter maps to `Privileged` in the Create a container section of the Docker Remote API and the `--privileged` option to docker run. */
  Privileged?: Value<boolean>
  /** When this parameter is true, the container is given read-only access to its root file system. This parameter maps to `ReadonlyRootfs` in the Create a container section of the Docker Remote API and the `--read-only` option to `docker run`. */
  ReadonlyRootFilesystem?: Value<boolean>
  /** The private repository authentication credentials to use. */
  RepositoryCredentials?: Value<BatchJobDefinition_RepositoryCredentials>
  /** The type and amount of resources to assign to a container. The supported resources include `GPU`, `MEMORY`, and `VCPU`. */
  ResourceRequirements?: List<BatchJobDefinition_ResourceRequirement>
  /** An object that represents the compute environment architecture for AWS Batch jobs on Fargate. */
  RuntimePlatform?: Value<BatchJobDefinition_RuntimePlatform>
  /** The secrets for the container. */
  Secrets?: List<BatchJobDefinition_Secret>
  /** A list of `ulimits` to set in the container. This parameter maps to `Ulimits` in the Create a container section of the Docker Remote API and the `--ulimit` option to docker run. */
  Ulimits?: List<BatchJobDefinition_Ulimit>
  /** The user name to use inside the container. This parameter maps to `User` in the Create a container section of the Docker Remote API and the `--user` option to docker run. */
  User?: Value<string>
  /** This parameter is deprecated, use `resourceRequirements` to specify the vCPU requirements for the job definition. It's not supported for jobs running on Fargate resources. */
  Vcpus?: Value<number>
  /** A list of data volumes used in a job. */
  Volumes?: List<BatchJobDefinition_Volumes>
}

/** An object that represents the secret to expose to your container. Secrets can be exposed to a container in the following ways: */
export interface BatchJobDefinition_Secret {
  /** The name of the secret. */
  Name: Value<string>
  /** The secret to expose to the container. The supported values are either the full Amazon Resource Name (ARN) of the AWS Secrets Manager secret or the full ARN of the parameter in the AWS Systems Manager Parameter Store. */
  ValueFrom: Value<string>
}

/** Linux-specific modifications that are applied to the container, such as details for device mappings. */
export interface BatchJobDefinition_LinuxParameters {
  /** Any of the host devices to expose to the container. This parameter maps to `Devices` in the Create a container section of the Docker Remote API and the `--device` option to docker run. */
  Devices?: List<BatchJobDefinition_Device>
  /** If true, run an `init` process inside the container that forwards signals and reaps processes. This parameter maps to the `--init` option to docker run. */
  InitProcessEnabled?: Value<boolean>
  /** The total amount of swap memory (in MiB) a container can use. This parameter is translated to the `--memory-swap` option to docker run where the value is the sum of the container memory plus the `maxSwap` value. */
  MaxSwap?: Value<number>
  /** The value for the size (in MiB) of the `/dev/shm` volume. This parameter maps to the `--shm-size` option to docker run. */
  SharedMemorySize?: Value<number>
  /** You can use this parameter to tune a container's memory swappiness behavior. A `swappiness` value of `0` causes swapping to not occur unless absolutely necessary. */
  Swappiness?: Value<number>
  /** The container path, mount options, and size (in MiB) of the `tmpfs` mount. This parameter maps to the `--tmpfs` option to docker run. */
  Tmpfs?: List<BatchJobDefinition_Tmpfs>
}

/** The container path, mount options, and size of the `tmpfs` mount. */
export interface BatchJobDefinition_Tmpfs {
  /** The absolute file path in the container where the `tmpfs` volume is mounted. */
  ContainerPath: Value<string>
  /** The list of `tmpfs` volume mount options. */
  MountOptions?: List<string>
  /** The size (in MiB) of the `tmpfs` volume. */
  Size: Value<number>
}

/** An object that represents a container instance host device. */
export interface BatchJobDefinition_Device {
  /** The path inside the container that's used to expose the host device. By default, the `hostPath` value is used. */
  ContainerPath?: Value<string>
  /** The path for the device on the host container instance. */
  HostPath?: Value<string>
  /** The explicit permissions to provide to the container for the device. By default, the container has permissions for `read`, `write`, and `mknod` for the device. */
  Permissions?: List<string>
}

/** The platform configuration for jobs that are running on Fargate resources. Jobs that run on Amazon EC2 resources must not specify this parameter. */
export interface BatchJobDefinition_FargatePlatformConfiguration {
  /** The AWS Fargate platform version where the jobs are running. A platform version is specified only for jobs that are running on Fargate resources. */
  PlatformVersion?: Value<string>
}

/** The type and amount of a resource to assign to a container. The supported resources include `GPU`, `MEMORY`, and `VCPU`. */
export interface BatchJobDefinition_ResourceRequirement {
  /** The type of resource to assign to a container. The supported resources include `GPU`, `MEMORY`, and `VCPU`. */
  Type?: Value<string>
  /** The quantity of the specified resource to reserve for the container. The values vary based on the `type` specified. */
  Value?: Value<string>
}

/** Log configuration options to send to a custom log driver for the container. */
export interface BatchJobDefinition_LogConfiguration {
  /** The log driver to use for the container. The valid values that are listed for this parameter are log drivers that the Amazon ECS container agent can communicate with by default. */
  LogDriver: Value<string>
  /** The configuration options to send to the log driver. This parameter requires version 1.19 of the Docker Remote API or greater on your container instance. */
  Options?: Dictionary<string>
  /** The secrets to pass to the log configuration. */
  SecretOptions?: List<BatchJobDefinition_Secret>
}

/** Details for a Docker volume mount point that's used in a job's container properties. This parameter maps to `Volumes` in the Create a container section of the *Docker Remote API* and the `--volume` option to docker run. */
export interface BatchJobDefinition_MountPoint {
  /** The path on the container where the host volume is mounted. */
  ContainerPath?: Value<string>
  /** If this value is `true`, the container has read-only access to the volume. Otherwise, the container can write to the volume. */
  ReadOnly?: Value<boolean>
  /** The name of the volume to mount. */
  SourceVolume?: Value<string>
}

/** An object that represents the compute environment architecture for AWS Batch jobs on Fargate. */
export interface BatchJobDefinition_RuntimePlatform {
  /** The vCPU architecture. The default value is `X86_64`. */
  CpuArchitecture?: Value<string>
  /** The operating system for the compute environment. Valid values are: */
  OperatingSystemFamily?: Value<string>
}

export interface BatchJobDefinition_Volumes {
  EfsVolumeConfiguration?: Value<BatchJobDefinition_EfsVolumeConfiguration>
  Host?: Value<BatchJobDefinition_Host>
  Name?: Value<string>
  S3FilesVolumeConfiguration?: Value<BatchJobDefinition_S3FilesVolumeConfiguration>
}

/** Determine whether your data volume persists on the host container instance and where it's stored. If this parameter is empty, then the Docker daemon assigns a host path for your data volume. */
export interface BatchJobDefinition_Host {
  /** The path on the host container instance that's presented to the container. If this parameter is empty, then the Docker daemon has assigned a host path for you. */
  SourcePath?: Value<string>
}

export interface BatchJobDefinition_EfsVolumeConfiguration {
  AuthorizationConfig?: Value<BatchJobDefinition_EFSAuthorizationConfig>
  FileSystemId: Value<string>
  RootDirectory?: Value<string>
  TransitEncryption?: Value<string>
  TransitEncryptionPort?: Value<number>
}

/** The authorization configuration details for the Amazon EFS file system. */
export interface BatchJobDefinition_EFSAuthorizationConfig {
  /** The Amazon EFS access point ID to use. If an access point is specified, the root directory value specified in the `EFSVolumeConfiguration` must either be omitted or set to `/` which enforces the path set on the EFS access point. */
  AccessPointId?: Value<string>
  /** Whether or not to use the AWS Batch job IAM role defined in a job definition when mounting the Amazon EFS file system. If enabled, transit encryption must be enabled in the `EFSVolumeConfiguration`. */
  Iam?: Value<string>
}

export interface BatchJobDefinition_S3FilesVolumeConfiguration {
  AccessPointArn?: Value<string>
  FileSystemArn: Value<string>
  RootDirectory?: Value<string>
  TransitEncryptionPort?: Value<number>
}

/** The Environment property type specifies environment variables to use in a job definition. */
export interface BatchJobDefinition_Environment {
  /** The name of the environment variable. */
  Name?: Value<string>
  /** The value of the environment variable. */
  Value?: Value<string>
}

/** The `ulimit` settings to pass to the container. */
export interface BatchJobDefinition_Ulimit {
  /** The hard limit for the `ulimit` type. */
  HardLimit: Value<number>
  /** The `type` of the `ulimit`. Valid values are: */
  Name: Value<string>
  /** The soft limit for the `ulimit` type. */
  SoftLimit: Value<number>
}

/** The network configuration for jobs that are running on Fargate resources. Jobs that are running on Amazon EC2 resources must not specify this parameter. */
export interface BatchJobDefinition_NetworkConfiguration {
  /** Indicates whether the job has a public IP address. For a job that's running on Fargate resources in a private subnet to send outbound traffic to the internet (for example, to pull container images), the private subnet requires a NAT gateway be attached to route requests to the internet. */
  AssignPublicIp?: Value<string>
}

/** The amount of ephemeral storage to allocate for the task. This parameter is used to expand the total amount of ephemeral storage available, beyond the default amount, for tasks hosted on AWS Fargate. */
export interface BatchJobDefinition_EphemeralStorage {
  /** The total amount, in GiB, of ephemeral storage to set for the task. The minimum supported value is `21` GiB and the maximum supported value is `200` GiB. */
  SizeInGiB: Value<number>
}

/** The repository credentials for private registry authentication. */
export interface BatchJobDefinition_RepositoryCredentials {
  /** The Amazon Resource Name (ARN) of the secret containing the private repository credentials. */
  CredentialsParameter: Value<string>
}

/** The retry strategy that's associated with a job. */
export interface BatchJobDefinition_RetryStrategy {
  /** The number of times to move a job to the `RUNNABLE` status. You can specify between 1 and 10 attempts. */
  Attempts?: Value<number>
  /** Array of up to 5 objects that specify the conditions where jobs are retried or failed. If this parameter is specified, then the `attempts` parameter must also be specified. */
  EvaluateOnExit?: List<BatchJobDefinition_EvaluateOnExit>
}

/** Specifies an array of up to 5 conditions to be met, and an action to take (`RETRY` or `EXIT`) if all conditions are met. If none of the `EvaluateOnExit` conditions in a `RetryStrategy` match, then the job is retried. */
export interface BatchJobDefinition_EvaluateOnExit {
  /** Specifies the action to take if all of the specified conditions (`onStatusReason`, `onReason`, and `onExitCode`) are met. The values aren't case sensitive. */
  Action: Value<string>
  /** Contains a glob pattern to match against the decimal representation of the `ExitCode` returned for a job. The pattern can be up to 512 characters long. */
  OnExitCode?: Value<string>
  /** Contains a glob pattern to match against the `Reason` returned for a job. The pattern can contain up to 512 characters. */
  OnReason?: Value<string>
  /** Contains a glob pattern to match against the `StatusReason` returned for a job. The pattern can contain up to 512 characters. */
  OnStatusReason?: Value<string>
}

/** An object that contains the properties for the Amazon ECS resources of a job. */
export interface BatchJobDefinition_EcsProperties {
  /** An object that contains the properties for the Amazon ECS task definition of a job. */
  TaskProperties: List<BatchJobDefinition_EcsTaskProperties>
}

/** The properties for a task definition that describes the container and volume definitions of an Amazon ECS task. You can specify which Docker images to use, the required resources, and other configurations related to launching the task definition through an Amazon ECS service or task. */
export interface BatchJobDefinition_EcsTaskProperties {
  /** This object is a list of containers. */
  Containers?: List<BatchJobDefinition_TaskContainerProperties>
  /** Determines whether execute command functionality is turned on for this task. If `true`, execute command functionality is turned on all the containers in the task. */
  EnableExecuteCommand?: Value<boolean>
  /** The amount of ephemeral storage to allocate for the task. This parameter is used to expand the total amount of ephemeral storage available, beyond the default amount, for tasks hosted on AWS Fargate. */
  EphemeralStorage?: Value<BatchJobDefinition_EphemeralStorage>
  /** The Amazon Resource Name (ARN) of the execution role that AWS Batch can assume. For jobs that run on Fargate resources, you must provide an execution role. */
  ExecutionRoleArn?: Value<string>
  /** The IPC resource namespace to use for the containers in the task. The valid values are `host`, `task`, or `none`. */
  IpcMode?: Value<string>
  /** The network configuration for jobs that are running on Fargate resources. Jobs that are running on Amazon EC2 resources must not specify this parameter. */
  NetworkConfiguration?: Value<BatchJobDefinition_NetworkConfiguration>
  NetworkMode?: Value<string>
  /** The process namespace to use for the containers in the task. The valid values are `host` or `task`. */
  PidMode?: Value<string>
  /** The Fargate platform version where the jobs are running. A platform version is specified only for jobs that are running on Fargate resources. */
  PlatformVersion?: Value<string>
  /** An object that represents the compute environment architecture for AWS Batch jobs on Fargate. */
  RuntimePlatform?: Value<BatchJobDefinition_RuntimePlatform>
  /** The Amazon Resource Name (ARN) that's associated with the Amazon ECS task. */
  TaskRoleArn?: Value<string>
  /** A list of volumes that are associated with the job. */
  Volumes?: List<BatchJobDefinition_Volumes>
}

/** Container properties are used for Amazon ECS-based job definitions. These properties to describe the container that's launched as part of a job. */
export interface BatchJobDefinition_TaskContainerProperties {
  /** The command that's passed to the container. This parameter maps to `Cmd` in the Create a container section of the Docker Remote API and the `COMMAND` parameter to docker run. */
  Command?: List<string>
  /** A list of containers that this container depends on. */
  DependsOn?: List<BatchJobDefinition_TaskContainerDependency>
  /** The environment variables to pass to a container. This parameter maps to Env in the Create a container section of the Docker Remote API and the `--env` parameter to docker run. */
  Environment?: List<BatchJobDefinition_Environment>
  /** If the essential parameter of a container is marked as `true`, and that container fails or stops for any reason, all other containers that are part of the task are stopped. If the `essential` parameter of a container is marked as false, its failure doesn't affect the rest of the containers in a task. */
  Essential?: Value<boolean>
  /** The FireLens configuration for the container. This is used to specify and configure a log router for container logs. */
  FirelensConfiguration?: Value<BatchJobDefinition_FirelensConfiguration>
  /** The image used to start a container. This string is passed directly to the Docker daemon. */
  Image: Value<string>
  /** Linux-specific modifications that are applied to the container, such as Linux kernel capabilities. */
  LinuxParameters?: Value<BatchJobDefinition_LinuxParameters>
  /** The log configuration specification for the container. */
  LogConfiguration?: Value<BatchJobDefinition_LogConfiguration>
  /** The mount points for data volumes in your container. */
  MountPoints?: List<BatchJobDefinition_MountPoint>
  /** The name of a container. The name can be used as a unique identifier to target your `dependsOn` and `Overrides` objects. */
  Name?: Value<string>
  /** When this parameter is `true`, the container is given elevated privileges on the host container instance (similar to the `root` user). This parameter maps to `Privileged` in the Create a container section of the Docker Remote API and the `--privileged` option to docker run. */
  Privileged?: Value<boolean>
  /** When this parameter is true, the container is given read-only access to its root file system. This parameter maps to `ReadonlyRootfs` in the Create a container section of the Docker Remote API and the `--read-only` option to docker run. */
  ReadonlyRootFilesystem?: Value<boolean>
  /** The private repository authentication credentials to use. */
  RepositoryCredentials?: Value<BatchJobDefinition_RepositoryCredentials>
  /** The type and amount of a resource to assign to a container. The only supported resource is a GPU. */
  ResourceRequirements?: List<BatchJobDefinition_ResourceRequirement>
  /** The secrets to pass to the container. */
  Secrets?: List<BatchJobDefinition_Secret>
  StartTimeout?: Value<number>
  StopTimeout?: Value<number>
  /** A list of `ulimits` to set in the container. If a `ulimit` value is specified in a task definition, it overrides the default values set by Docker. */
  Ulimits?: List<BatchJobDefinition_Ulimit>
  /** The user to use inside the container. This parameter maps to User in the Create a container section of the Docker Remote API and the --user option to docker run. */
  User?: Value<string>
}

/** A list of containers that this task depends on. */
export interface BatchJobDefinition_TaskContainerDependency {
  /** The dependency condition of the container. The following are the available conditions and their behavior: */
  Condition: Value<string>
  /** A unique identifier for the container. */
  ContainerName: Value<string>
}

/** The FireLens configuration for the container. This is used to specify and configure a log router for container logs. */
export interface BatchJobDefinition_FirelensConfiguration {
  /** The options to use when configuring the log router. This field is optional and can be used to specify a custom configuration file or to add additional metadata, such as the task, task definition, cluster, and container instance details to the log event. */
  Options?: Dictionary<string>
  /** The log router to use. The valid values are `fluentd` or `fluentbit`. */
  Type: Value<string>
}

/** An object that represents the node properties of a multi-node parallel job. */
export interface BatchJobDefinition_NodeProperties {
  /** Specifies the node index for the main node of a multi-node parallel job. This node index value must be fewer than the number of nodes. */
  MainNode: Value<number>
  /** A list of node ranges and their properties that are associated with a multi-node parallel job. */
  NodeRangeProperties: List<BatchJobDefinition_NodeRangeProperty>
  /** The number of nodes that are associated with a multi-node parallel job. */
  NumNodes: Value<number>
}

/** This is an object that represents the properties of the node range for a multi-node parallel job. */
export interface BatchJobDefinition_NodeRangeProperty {
  /** Contains a list of consumable resources required by a job. */
  ConsumableResourceProperties?: Value<BatchJobDefinition_ConsumableResourceProperties>
  /** The container details for the node range. */
  Container?: Value<BatchJobDefinition_MultiNodeContainerProperties>
  /** This is an object that represents the properties of the node range for a multi-node parallel job. */
  EcsProperties?: Value<BatchJobDefinition_MultiNodeEcsProperties>
  /** This is an object that represents the properties of the node range for a multi-node parallel job. */
  EksProperties?: Value<BatchJobDefinition_EksProperties>
  /** The instance types of the underlying host infrastructure of a multi-node parallel job. */
  InstanceTypes?: List<string>
  /** The range of nodes, using node index values. A range of `0:3` indicates nodes with index values of `0` through `3`. */
  TargetNodes: Value<string>
}

/** Container properties are used for Amazon ECS based job definitions. These properties to describe the container that's launched as part of a job. */
export interface BatchJobDefinition_MultiNodeContainerProperties {
  /** The command that's passed to the container. This parameter maps to `Cmd` in the Create a container section of the Docker Remote API and the `COMMAND` parameter to docker run. */
  Command?: List<string>
  /** Determines whether execute command functionality is turned on for this task. If `true`, execute command functionality is turned on all the containers in the task. */
  EnableExecuteCommand?: Value<boolean>
  /** The environment variables to pass to a container. This parameter maps to `Env` in the Create a container section of the Docker Remote API and the `--env` option to docker run. */
  Environment?: List<BatchJobDefinition_Environment>
  /** The amount of ephemeral storage to allocate for the task. This parameter is used to expand the total amount of ephemeral storage available, beyond the default amount, for tasks hosted on AWS Fargate. */
  EphemeralStorage?: Value<BatchJobDefinition_EphemeralStorage>
  /** The Amazon Resource Name (ARN) of the execution role that AWS Batch can assume. For jobs that run on Fargate resources, you must provide an execution role. */
  ExecutionRoleArn?: Value<string>
  /** Required. The image used to start a container. */
  Image: Value<string>
  /** The instance type to use for a multi-node parallel job. All node groups in a multi-node parallel job must use the same instance type. */
  InstanceType?: Value<string>
  /** The Amazon Resource Name (ARN) of the IAM role that the container can assume for AWS permissions. */
  JobRoleArn?: Value<string>
  /** Linux-specific modifications that are applied to the container, such as details for device mappings. */
  LinuxParameters?: Value<BatchJobDefinition_LinuxParameters>
  /** The log configuration specification for the container. */
  LogConfiguration?: Value<BatchJobDefinition_LogConfiguration>
  /** This parameter is deprecated, use `resourceRequirements` to specify the memory requirements for the job definition. It's not supported for jobs running on Fargate resources. */
  Memory?: Value<number>
  /** The mount points for data volumes in your container. */
  MountPoints?: List<BatchJobDefinition_MountPoint>
  /** When this parameter is true, the container is given elevated permissions on the host container instance (similar to the `root` user). This parameter maps to `Privileged` in the Create a container section of the Docker Remote API and the `--privileged` option to docker run. */
  Privileged?: Value<boolean>
  /** When this parameter is true, the container is given read-only access to its root file system. This parameter maps to `ReadonlyRootfs` in the Create a container section of the Docker Remote API and the `--read-only` option to `docker run`. */
  ReadonlyRootFilesystem?: Value<boolean>
  /** The private repository authentication credentials to use. */
  RepositoryCredentials?: Value<BatchJobDefinition_RepositoryCredentials>
  /** The type and amount of resources to assign to a container. The supported resources include `GPU`, `MEMORY`, and `VCPU`. */
  ResourceRequirements?: List<BatchJobDefinition_ResourceRequirement>
  /** An object that represents the compute environment architecture for AWS Batch jobs on Fargate. */
  RuntimePlatform?: Value<BatchJobDefinition_RuntimePlatform>
  /** The secrets for the container. */
  Secrets?: List<BatchJobDefinition_Secret>
  /** A list of `ulimits` to set in the container. This parameter maps to `Ulimits` in the Create a container section of the Docker Remote API and the `--ulimit` option to docker run. */
  Ulimits?: List<BatchJobDefinition_Ulimit>
  /** The user name to use inside the container. This parameter maps to `User` in the Create a container section of the Docker Remote API and the `--user` option to docker run. */
  User?: Value<string>
  /** This parameter is deprecated, use `resourceRequirements` to specify the vCPU requirements for the job definition. It's not supported for jobs running on Fargate resources. */
  Vcpus?: Value<number>
  /** A list of data volumes used in a job. */
  Volumes?: List<BatchJobDefinition_Volumes>
}

/** An object that contains the properties for the Amazon ECS resources of a job. */
export interface BatchJobDefinition_MultiNodeEcsProperties {
  /** An object that contains the properties for the Amazon ECS task definition of a job. */
  TaskProperties: List<BatchJobDefinition_MultiNodeEcsTaskProperties>
}

/** The properties for a task definition that describes the container and volume definitions of an Amazon ECS task. You can specify which Docker images to use, the required resources, and other configurations related to launching the task definition through an Amazon ECS service or task. */
export interface BatchJobDefinition_MultiNodeEcsTaskProperties {
  /** This object is a list of containers. */
  Containers?: List<BatchJobDefinition_TaskContainerProperties>
  /** Determines whether execute command functionality is turned on for this task. If `true`, execute command functionality is turned on all the containers in the task. */
  EnableExecuteCommand?: Value<boolean>
  /** The Amazon Resource Name (ARN) of the execution role that AWS Batch can assume. For jobs that run on Fargate resources, you must provide an execution role. */
  ExecutionRoleArn?: Value<string>
  /** The IPC resource namespace to use for the containers in the task. The valid values are `host`, `task`, or `none`. */
  IpcMode?: Value<string>
  /** The process namespace to use for the containers in the task. The valid values are `host` or `task`. */
  PidMode?: Value<string>
  /** The Amazon Resource Name (ARN) that's associated with the Amazon ECS task. */
  TaskRoleArn?: Value<string>
  /** A list of volumes that are associated with the job. */
  Volumes?: List<BatchJobDefinition_Volumes>
}

/** An object that contains the properties for the Kubernetes resources of a job. */
export interface BatchJobDefinition_EksProperties {
  /** The properties for the Kubernetes pod resources of a job. */
  PodProperties?: Value<BatchJobDefinition_PodProperties>
}

export interface BatchJobDefinition_PodProperties {
  Containers?: List<BatchJobDefinition_EksContainer>
  DnsPolicy?: Value<string>
  HostNetwork?: Value<boolean>
  ImagePullSecrets?: List<BatchJobDefinition_ImagePullSecret>
  InitContainers?: List<BatchJobDefinition_EksContainer>
  Metadata?: Value<BatchJobDefinition_EksMetadata>
  ServiceAccountName?: Value<string>
  ShareProcessNamespace?: Value<boolean>
  Volumes?: List<BatchJobDefinition_EksVolume>
}

/** Specifies an Amazon EKS volume for a job definition. */
export interface BatchJobDefinition_EksVolume {
  /** Specifies the configuration of a Kubernetes `emptyDir` volume. */
  EmptyDir?: Value<BatchJobDefinition_EmptyDir>
  /** Specifies the configuration of a Kubernetes `hostPath` volume. */
  HostPath?: Value<BatchJobDefinition_HostPath>
  /** The name of the volume. The name must be allowed as a DNS subdomain name. */
  Name: Value<string>
  /** Specifies the configuration of a Kubernetes `persistentVolumeClaim` bounded to a `persistentVolume`. */
  PersistentVolumeClaim?: Value<BatchJobDefinition_EksPersistentVolumeClaim>
  /** Specifies the configuration of a Kubernetes `secret` volume. */
  Secret?: Value<BatchJobDefinition_EksSecret>
}

/** Specifies the configuration of a Kubernetes `secret` volume. */
export interface BatchJobDefinition_EksSecret {
  /** Specifies whether the secret or the secret's keys must be defined. */
  Optional?: Value<boolean>
  /** The name of the secret. The name must be allowed as a DNS subdomain name. */
  SecretName: Value<string>
}

export interface BatchJobDefinition_EmptyDir {
  Medium?: Value<string>
  SizeLimit?: Value<string>
}

export interface BatchJobDefinition_HostPath {
  Path?: Value<string>
}

/** A `persistentVolumeClaim` volume is used to mount a PersistentVolume into a Pod. PersistentVolumeClaims are a way for users to "claim" durable storage without knowing the details of the particular cloud environment. */
export interface BatchJobDefinition_EksPersistentVolumeClaim {
  /** The name of the `persistentVolumeClaim` bounded to a `persistentVolume`. */
  ClaimName: Value<string>
  /** An optional boolean value indicating if the mount is read only. Default is false. */
  ReadOnly?: Value<boolean>
}

/** EKS container properties are used in job definitions for Amazon EKS based job definitions to describe the properties for a container node in the pod that's launched as part of a job. This can't be specified for Amazon ECS based job definitions. */
export interface BatchJobDefinition_EksContainer {
  /** An array of arguments to the entrypoint. If this isn't specified, the `CMD` of the container image is used. */
  Args?: List<string>
  /** The entrypoint for the container. This isn't run within a shell. */
  Command?: List<string>
  /** The environment variables to pass to a container. */
  Env?: List<BatchJobDefinition_EksContainerEnvironmentVariable>
  /** The Docker image used to start the container. */
  Image: Value<string>
  /** The image pull policy for the container. Supported values are `Always`, `IfNotPresent`, and `Never`. */
  ImagePullPolicy?: Value<string>
  /** The name of the container. If the name isn't specified, the default name " `Default` " is used. */
  Name?: Value<string>
  /** The type and amount of resources to assign to a container. The supported resources include `memory`, `cpu`, and `nvidia.com/gpu`. */
  Resources?: Value<BatchJobDefinition_Resources>
  /** The security context for a job. */
  SecurityContext?: Value<BatchJobDefinition_SecurityContext>
  /** The volume mounts for the container. AWS Batch supports `emptyDir`, `hostPath`, and `secret` volume types. */
  VolumeMounts?: List<BatchJobDefinition_EksContainerVolumeMount>
}

/** The volume mounts for a container for an Amazon EKS job. */
export interface BatchJobDefinition_EksContainerVolumeMount {
  /** The path on the container where the volume is mounted. */
  MountPath?: Value<string>
  /** The name the volume mount. This must match the name of one of the volumes in the pod. */
  Name?: Value<string>
  /** If this value is `true`, the container has read-only access to the volume. Otherwise, the container can write to the volume. */
  ReadOnly?: Value<boolean>
  /** A sub-path inside the referenced volume instead of its root. */
  SubPath?: Value<string>
}

export interface BatchJobDefinition_SecurityContext {
  AllowPrivilegeEscalation?: Value<boolean>
  Privileged?: Value<boolean>
  ReadOnlyRootFilesystem?: Value<boolean>
  RunAsGroup?: Value<number>
  RunAsNonRoot?: Value<boolean>
  RunAsUser?: Value<number>
}

export interface BatchJobDefinition_Resources {
  Limits?: Dictionary<string>
  Requests?: Dictionary<string>
}

/** An environment variable. */
export interface BatchJobDefinition_EksContainerEnvironmentVariable {
  /** The name of the environment variable. */
  Name: Value<string>
  /** The value of the environment variable. */
  Value?: Value<string>
}

/** Describes and uniquely identifies Kubernetes resources. For example, the compute environment that a pod runs in or the `jobID` for a job running in the pod. */
export interface BatchJobDefinition_EksMetadata {
  /** Key-value pairs used to attach arbitrary, non-identifying metadata to Kubernetes objects. Valid annotation keys have two segments: an optional prefix and a name, separated by a slash (/). */
  Annotations?: Dictionary<string>
  /** Key-value pairs used to identify, sort, and organize cube resources. Can contain up to 63 uppercase letters, lowercase letters, numbers, hyphens (-), and underscores (_). */
  Labels?: Dictionary<string>
  /** The namespace of the Amazon EKS cluster. In Kubernetes, namespaces provide a mechanism for isolating groups of resources within a single cluster. */
  Namespace?: Value<string>
}

/** References a Kubernetes secret resource. This name of the secret must start and end with an alphanumeric character, is required to be lowercase, can include periods (.) and hyphens (-), and can't contain more than 253 characters. */
export interface BatchJobDefinition_ImagePullSecret {
  /** Provides a unique identifier for the `ImagePullSecret`. This object is required when `EksPodProperties$imagePullSecrets` is used. */
  Name?: Value<string>
}

/** Contains a list of consumable resources required by a job. */
export interface BatchJobDefinition_ConsumableResourceProperties {
  /** The list of consumable resources required by a job. */
  ConsumableResourceList: List<BatchJobDefinition_ConsumableResourceRequirement>
}

/** Information about a consumable resource required to run a job. */
export interface BatchJobDefinition_ConsumableResourceRequirement {
  /** The name or ARN of the consumable resource. */
  ConsumableResource: Value<string>
  /** The quantity of the consumable resource that is needed. */
  Quantity: Value<number>
}

/** Specifies the resource retention policy settings for a job definition. */
export interface BatchJobDefinition_ResourceRetentionPolicy {
  /** Specifies whether the previous revision of the job definition is retained in an active status after UPDATE events for the resource. The default value is `false`. */
  SkipDeregisterOnUpdate?: Value<boolean>
}

/** The `AWS::Batch::JobQueue` resource specifies the parameters for an AWS Batch job queue definition. */
export interface BatchJobQueue extends ResourceAttributes {
  Type: 'AWS::Batch::JobQueue'
  Properties: {
    /** The set of compute environments mapped to a job queue and their order relative to each other. The job scheduler uses this parameter to determine which compute environment runs a specific job. */
    ComputeEnvironmentOrder?: List<BatchJobQueue_ComputeEnvironmentOrder>
    /** The name of the job queue. It can be up to 128 letters long. */
    JobQueueName?: Value<string>
    /** The type of job queue. For service jobs that run on SageMaker AI, this value is `SAGEMAKER_TRAINING`. */
    JobQueueType?: Value<string>
    /** The set of actions that AWS Batch perform on jobs that remain at the head of the job queue in the specified state longer than specified times. AWS Batch will perform each action after `maxTimeSeconds` has passed. */
    JobStateTimeLimitActions?: List<BatchJobQueue_JobStateTimeLimitAction>
    /** The priority of the job queue. Job queues with a higher priority (or a higher integer value for the `priority` parameter) are evaluated first when associated with the same compute environment. */
    Priority: Value<number>
    /** The Amazon Resource Name (ARN) of the scheduling policy. The format is `aws: *Partition*:batch: *Region*: *Account*:scheduling-policy/ *Name*`. */
    SchedulingPolicyArn?: Value<string>
    /** The order of the service environment associated with the job queue. Job queues with a higher priority are evaluated first when associated with the same service environment. */
    ServiceEnvironmentOrder?: List<BatchJobQueue_ServiceEnvironmentOrder>
    /** The state of the job queue. If the job queue state is `ENABLED`, it is able to accept jobs. */
    State?: Value<'DISABLED' | 'ENABLED'>
    /** The tags that are applied to the job queue. */
    Tags?: Dictionary<string>
  }
}

/** The order that compute environments are tried in for job placement within a queue. Compute environments are tried in ascending order. */
export interface BatchJobQueue_ComputeEnvironmentOrder {
  /** The Amazon Resource Name (ARN) of the compute environment. */
  ComputeEnvironment: Value<string>
  /** The order of the compute environment. Compute environments are tried in ascending order. */
  Order: Value<number>
}

/** Specifies the order of a service environment for a job queue. This determines the priority order when multiple service environments are associated with the same job queue. */
export interface BatchJobQueue_ServiceEnvironmentOrder {
  /** The order of the service environment. Job queues with a higher priority are evaluated first when associated with the same service environment. */
  Order: Value<number>
  /** The name or ARN of the service environment. */
  ServiceEnvironment: Value<string>
}

/** Specifies an action that AWS Batch will take after the job has remained at the head of the queue in the specified state for longer than the specified time. */
export interface BatchJobQueue_JobStateTimeLimitAction {
  /** The action to take when a job is at the head of the job queue in the specified state for the specified period of time. The only supported value is `CANCEL`, which will cancel the job. */
  Action: Value<'CANCEL' | 'TERMINATE'>
  /** The approximate amount of time, in seconds, that must pass with the job in the specified state before the action is taken. The minimum value is 600 (10 minutes) and the maximum value is 86,400 (24 hours). */
  MaxTimeSeconds: Value<number>
  /** The reason to log for the action being taken. */
  Reason: Value<string>
  /** The state of the job needed to trigger the action. The only supported value is `RUNNABLE`. */
  State: Value<'RUNNABLE'>
}

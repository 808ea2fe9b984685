// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::AutoScaling::AutoScalingGroup` resource defines an Amazon EC2 Auto Scaling group, which is a collection of Amazon EC2 instances that are treated as a logical grouping for the purposes of automatic scaling and management. */
export interface AutoScalingAutoScalingGroup extends ResourceAttributes {
  Type: 'AWS::AutoScaling::AutoScalingGroup'
  Properties: {
    /** The name of the Auto Scaling group. This name must be unique per Region per account. */
    AutoScalingGroupName?: Value<string>
    /** The EC2 instance capacity distribution across Availability Zones for the Auto Scaling group. */
    AvailabilityZoneDistribution?: Value<AutoScalingAutoScalingGroup_AvailabilityZoneDistribution>
    /** The Availability Zone IDs where the Auto Scaling group can launch instances. */
    AvailabilityZoneIds?: List<string>
    /** The Availability Zone impairment policy for the Auto Scaling group. */
    AvailabilityZoneImpairmentPolicy?: Value<AutoScalingAutoScalingGroup_AvailabilityZoneImpairmentPolicy>
    /** A list of Availability Zones where instances in the Auto Scaling group can be created. Used for launching into the default VPC subnet in each Availability Zone when not using the `VPCZoneIdentifier` property, or for attaching a network interface when an existing network interface ID is specified in a launch template. */
    AvailabilityZones?: List<string>
    /** Indicates whether Capacity Rebalancing is enabled. Otherwise, Capacity Rebalancing is disabled. */
    CapacityRebalance?: Value<boolean>
    /** The capacity reservation specification for the Auto Scaling group. */
    CapacityReservationSpecification?: Value<AutoScalingAutoScalingGroup_CapacityReservationSpecification>
    /** Reserved. */
    Context?: Value<string>
    /** *Only needed if you use simple scaling policies.* */
    Cooldown?: Value<string>
    /** The amount of time, in seconds, until a new instance is considered to have finished initializing and resource consumption to become stable after it enters the `InService` state. */
    DefaultInstanceWarmup?: Value<number>
    /** The deletion protection setting for the Auto Scaling group. */
    DeletionProtection?: Value<string>
    /** The desired capacity is the initial capacity of the Auto Scaling group at the time of its creation and the capacity it attempts to maintain. It can scale beyond this capacity if you configure automatic scaling. */
    DesiredCapacity?: Value<string>
    /** The unit of measurement for the value specified for desired capacity. Amazon EC2 Auto Scaling supports `DesiredCapacityType` for attribute-based instance type selection only. */
    DesiredCapacityType?: Value<string>
    /** The amount of time, in seconds, that Amazon EC2 Auto Scaling waits before checking the health status of an EC2 instance that has come into service and marking it unhealthy due to a failed health check. This is useful if your instances do not immediately pass their health checks after they enter the `InService` state. */
    HealthCheckGracePeriod?: Value<number>
    /** A comma-separated value string of one or more health check types. */
    HealthCheckType?: Value<string>
    /** The ID of the instance used to base the launch configuration on. */
    InstanceId?: Value<string>
    /** The instance lifecycle policy for the Auto Scaling group. */
    InstanceLifecyclePolicy?: Value<AutoScalingAutoScalingGroup_InstanceLifecyclePolicy>
    /** An instance maintenance policy. */
    InstanceMaintenancePolicy?: Value<AutoScalingAutoScalingGroup_InstanceMaintenancePolicy>
    /** The name of the launch configuration to use to launch instances. */
    LaunchConfigurationName?: Value<string>
    /** Information used to specify the launch template and version to use to launch instances. You can alternatively associate a launch template to the Auto Scaling group by specifying a `MixedInstancesPolicy`. */
    LaunchTemplate?: Value<AutoScalingAutoScalingGroup_LaunchTemplateSpecification>
    /** One or more lifecycle hooks to add to the Auto Scaling group before instances are launched. */
    LifecycleHookSpecificationList?: List<AutoScalingAutoScalingGroup_LifecycleHookSpecification>
    /** A list of Classic Load Balancers associated with this Auto Scaling group. For Application Load Balancers, Network Load Balancers, and Gateway Load Balancers, specify the `TargetGroupARNs` property instead. */
    LoadBalancerNames?: List<string>
    /** The maximum amount of time, in seconds, that an instance can be in service. The default is null. */
    MaxInstanceLifetime?: Value<number>
    /** The maximum size of the group. */
    MaxSize: Value<string>
    /** Enables the monitoring of group metrics of an Auto Scaling group. By default, these metrics are disabled. */
    MetricsCollection?: List<AutoScalingAutoScalingGroup_MetricsCollection>
    /** The minimum size of the group. */
    MinSize: Value<string>
    /** An embedded object that specifies a mixed instances policy. */
    MixedInstancesPolicy?: Value<AutoScalingAutoScalingGroup_MixedInstancesPolicy>
    /** Indicates whether newly launched instances are protected from termination by Amazon EC2 Auto Scaling when scaling in. */
    NewInstancesProtectedFromScaleIn?: Value<boolean>
    /** A structure that specifies an Amazon SNS notification configuration for the ``NotificationConfigurations`` property of the AWS::AutoScaling::AutoScalingGroup resource. For an example template snippet, see Configure Amazon EC2 Auto Scaling resources. @deprecated */
    NotificationConfiguration?: Value<AutoScalingAutoScalingGroup_NotificationConfiguration>
    /** Configures an Auto Scaling group to send notifications when specified events take place. */
    NotificationConfigurations?: List<AutoScalingAutoScalingGroup_NotificationConfiguration>
    /** The name of the placement group into which to launch your instances. */
    PlacementGroup?: Value<string>
    /** The Amazon Resource Name (ARN) of the service-linked role that the Auto Scaling group uses to call other AWS service on your behalf. By default, Amazon EC2 Auto Scaling uses a service-linked role named `AWSServiceRoleForAutoScaling`, which it creates if it does not exist. */
    ServiceLinkedRoleARN?: Value<string>
    SkipZonalShiftValidation?: Value<boolean>
    /** One or more tags. You can tag your Auto Scaling group and propagate the tags to the Amazon EC2 instances it launches. */
    Tags?: List<AutoScalingAutoScalingGroup_TagProperty>
    /** The Amazon Resource Names (ARN) of the Elastic Load Balancing target groups to associate with the Auto Scaling group. Instances are registered as targets with the target groups. */
    TargetGroupARNs?: List<string>
    /** A policy or a list of policies that are used to select the instance to terminate. These policies are executed in the order that you list them. */
    TerminationPolicies?: List<string>
    /** The traffic sources associated with this Auto Scaling group. */
    TrafficSources?: List<AutoScalingAutoScalingGroup_TrafficSourceIdentifier>
    /** A list of subnet IDs for a virtual private cloud (VPC) where instances in the Auto Scaling group can be created. */
    VPCZoneIdentifier?: List<string>
  }
}

/** Specifies a launch template to use when provisioning EC2 instances for an Auto Scaling group. */
export interface AutoScalingAutoScalingGroup_LaunchTemplateSpecification {
  /** The ID of the launch template. */
  LaunchTemplateId?: Value<string>
  /** The name of the launch template. */
  LaunchTemplateName?: Value<string>
  /** The version number of the launch template. */
  Version: Value<string>
}

/** `LifecycleHookSpecification` specifies a lifecycle hook for the `LifecycleHookSpecificationList` property of the AWS::AutoScaling::AutoScalingGroup resource. A lifecycle hook specifies actions to perform when Amazon EC2 Auto Scaling launches or terminates instances. */
export interface AutoScalingAutoScalingGroup_LifecycleHookSpecification {
  /** The action the Auto Scaling group takes when the lifecycle hook timeout elapses or if an unexpected failure occurs. The default value is `ABANDON`. */
  DefaultResult?: Value<string>
  /** The maximum time, in seconds, that can elapse before the lifecycle hook times out. The range is from `30` to `7200` seconds. */
  HeartbeatTimeout?: Value<number>
  /** The name of the lifecycle hook. */
  LifecycleHookName: Value<string>
  /** The lifecycle transition. For Auto Scaling groups, there are two major lifecycle transitions. */
  LifecycleTransition: Value<string>
  /** Additional information that you want to include any time Amazon EC2 Auto Scaling sends a message to the notification target. */
  NotificationMetadata?: Value<string>
  /** The Amazon Resource Name (ARN) of the notification target that Amazon EC2 Auto Scaling sends notifications to when an instance is in a wait state for the lifecycle hook. You can specify an Amazon SNS topic or an Amazon SQS queue. */
  NotificationTargetARN?: Value<string>
  /** The ARN of the IAM role that allows the Auto Scaling group to publish to the specified notification target. For information about creating this role, see Prepare to add a lifecycle hook to your Auto Scaling group in the *Amazon EC2 Auto Scaling User Guide*. */
  RoleARN?: Value<string>
}

/** `MetricsCollection` is a property of the AWS::AutoScaling::AutoScalingGroup resource that describes the group metrics that an Amazon EC2 Auto Scaling group sends to Amazon CloudWatch. These metrics describe the group rather than any of its instances. */
export interface AutoScalingAutoScalingGroup_MetricsCollection {
  /** The frequency at which Amazon EC2 Auto Scaling sends aggregated data to CloudWatch. The only valid value is `1Minute`. */
  Granularity: Value<string>
  /** Identifies the metrics to enable. */
  Metrics?: List<string>
}

/** Use this structure to launch multiple instance types and On-Demand Instances and Spot Instances within a single Auto Scaling group. */
export interface AutoScalingAutoScalingGroup_MixedInstancesPolicy {
  /** The instances distribution. */
  InstancesDistribution?: Value<AutoScalingAutoScalingGroup_InstancesDistribution>
  /** One or more launch templates and the instance types (overrides) that are used to launch EC2 instances to fulfill On-Demand and Spot capacities. */
  LaunchTemplate: Value<AutoScalingAutoScalingGroup_LaunchTemplate>
}

/** Use this structure to specify the distribution of On-Demand Instances and Spot Instances and the allocation strategies used to fulfill On-Demand and Spot capacities for a mixed instances policy. */
export interface AutoScalingAutoScalingGroup_InstancesDistribution {
  /** The Distribution Segments configuration. Each segment contains an ordered list of capacity types to prioritize. */
  DistributionSegments?: List<AutoScalingAutoScalingGroup_DistributionSegment>
  /** The allocation strategy to apply to your On-Demand Instances when they are launched. Possible instance types are determined by the launch template overrides that you specify. */
  OnDemandAllocationStrategy?: Value<string>
  /** The minimum amount of the Auto Scaling group's capacity that must be fulfilled by On-Demand Instances. This base portion is launched first as your group scales. */
  OnDemandBaseCapacity?: Value<number>
  /** Controls the percentages of On-Demand Instances and Spot Instances for your additional capacity beyond `OnDemandBaseCapacity`. Expressed as a number (for example, 20 specifies 20% On-Demand Instances, 80% Spot Instances). */
  OnDemandPercentageAboveBaseCapacity?: Value<number>
  /** The allocation strategy to apply to your Spot Instances when they are launched. Possible instance types are determined by the launch template overrides that you specify. */
  SpotAllocationStrategy?: Value<string>
  /** The number of Spot Instance pools across which to allocate your Spot Instances. The Spot pools are determined from the different instance types in the overrides. */
  SpotInstancePools?: Value<number>
  /** The maximum price per unit hour that you are willing to pay for a Spot Instance. If your maximum price is lower than the Spot price for the instance types that you selected, your Spot Instances are not launched. */
  SpotMaxPrice?: Value<string>
}

/** Use this structure to specify the capacity types that Amazon EC2 Auto Scaling prioritizes when it launches instances. */
export interface AutoScalingAutoScalingGroup_DistributionSegment {
  /** The capacity types to prioritize, in order. Amazon EC2 Auto Scaling attempts to launch instances in the priority order of the capacity types, and within each capacity type, in the order of instance types listed in your launch template ``Overrides``. */
  TargetCapacityTypes: List<'on-demand-capacity-reservation' | 'capacity-block' | 'interruptible-capacity-reservation' | 'on-demand'>
}

/** Use this structure to specify the launch templates and instance types (overrides) for a mixed instances policy. */
export interface AutoScalingAutoScalingGroup_LaunchTemplate {
  /** The launch template. */
  LaunchTemplateSpecification: Value<AutoScalingAutoScalingGroup_LaunchTemplateSpecification>
  /** Any properties that you specify override the same properties in the launch template. */
  Overrides?: List<AutoScalingAutoScalingGroup_LaunchTemplateOverrides>
}

/** Use this structure to let Amazon EC2 Auto Scaling do the following when the Auto Scaling group has a mixed instances policy: */
export interface AutoScalingAutoScalingGroup_LaunchTemplateOverrides {
  /** The ID of the Amazon Machine Image (AMI) to use for instances launched with this override. When using Instance Refresh with `ReplaceRootVolume` strategy, this specifies the AMI for root volume replacement operations. */
  ImageId?: Value<string>
  /** The instance requirements. Amazon EC2 Auto Scaling uses your specified requirements to identify instance types. */
  InstanceRequirements?: Value<AutoScalingAutoScalingGroup_InstanceRequirements>
  /** The instance type, such as `m3.xlarge`. You must specify an instance type that is supported in your requested Region and Availability Zones. */
  InstanceType?: Value<string>
  /** Provides a launch template for the specified instance type or set of instance requirements. For example, some instance types might require a launch template with a different AMI. */
  LaunchTemplateSpecification?: Value<AutoScalingAutoScalingGroup_LaunchTemplateSpecification>
  /** If you provide a list of instance types to use, you can specify the number of capacity units provided by each instance type in terms of virtual CPUs, memory, storage, throughput, or other relative performance characteristic. When a Spot or On-Demand Instance is launched, the capacity units count toward the desired capacity. */
  WeightedCapacity?: Value<string>
}

/** The attributes for the instance types for a mixed instances policy. Amazon EC2 Auto Scaling uses your specified requirements to identify instance types. */
export interface AutoScalingAutoScalingGroup_InstanceRequirements {
  /** The minimum and maximum number of accelerators (GPUs, FPGAs, or AWS Inferentia chips) for an instance type. */
  AcceleratorCount?: Value<AutoScalingAutoScalingGroup_AcceleratorCountRequest>
  /** Indicates whether instance types must have accelerators by specific manufacturers. */
  AcceleratorManufacturers?: List<string>
  /** Lists the accelerators that must be on an instance type. */
  AcceleratorNames?: List<string>
  /** The minimum and maximum total memory size for the accelerators on an instance type, in MiB. */
  AcceleratorTotalMemoryMiB?: Value<AutoScalingAutoScalingGroup_AcceleratorTotalMemoryMiBRequest>
  /** Lists the accelerator types that must be on an instance type. */
  AcceleratorTypes?: List<string>
  /** The instance types to apply your specified attributes against. All other instance types are ignored, even if they match your specified attributes. */
  AllowedInstanceTypes?: List<string>
  /** Indicates whether bare metal instance types are included, excluded, or required. */
  BareMetal?: Value<string>
  /** The minimum and maximum baseline bandwidth performance for an instance type, in Mbps. */
  BaselineEbsBandwidthMbps?: Value<AutoScalingAutoScalingGroup_BaselineEbsBandwidthMbpsRequest>
  /** The baseline performance factors for the instance requirements. */
  BaselinePerformanceFactors?: Value<AutoScalingAutoScalingGroup_BaselinePerformanceFactorsRequest>
  /** Indicates whether burstable performance instance types are included, excluded, or required. */
  BurstablePerformance?: Value<string>
  /** Lists which specific CPU manufacturers to include. */
  CpuManufacturers?: List<string>
  /** The instance types to exclude. You can use strings with one or more wild cards, represented by an asterisk (`*`), to exclude an instance family, type, size, or generation. */
  ExcludedInstanceTypes?: List<string>
  /** Indicates whether current or previous generation instance types are included. */
  InstanceGenerations?: List<string>
  /** Indicates whether instance types with instance store volumes are included, excluded, or required. */
  LocalStorage?: Value<string>
  /** Indicates the type of local storage that is required. */
  LocalStorageTypes?: List<string>
  /** [Price protection] The price protection threshold for Spot Instances, as a percentage of an identified On-Demand price. The identified On-Demand price is the price of the lowest priced current generation C, M, or R instance type with your specified attributes. */
  MaxSpotPriceAsPercentageOfOptimalOnDemandPrice?: Value<number>
  /** The minimum and maximum amount of memory per vCPU for an instance type, in GiB. */
  MemoryGiBPerVCpu?: Value<AutoScalingAutoScalingGroup_MemoryGiBPerVCpuRequest>
  /** The minimum and maximum instance memory size for an instance type, in MiB. */
  MemoryMiB: Value<AutoScalingAutoScalingGroup_MemoryMiBRequest>
  /** The minimum and maximum amount of network bandwidth, in gigabits per second (Gbps). */
  NetworkBandwidthGbps?: Value<AutoScalingAutoScalingGroup_NetworkBandwidthGbpsRequest>
  /** The minimum and maximum number of network interfaces for an instance type. */
  NetworkInterfaceCount?: Value<AutoScalingAutoScalingGroup_NetworkInterfaceCountRequest>
  /** [Price protection] The price protection threshold for On-Demand Instances, as a percentage higher than an identified On-Demand price. The identified On-Demand price is the price of the lowest priced current generation C, M, or R instance type with your specified attributes. */
  OnDemandMaxPricePercentageOverLowestPrice?: Value<number>
  /** Indicates whether instance types must provide On-Demand Instance hibernation support. */
  RequireHibernateSupport?: Value<boolean>
  /** [Price protection] The price protection threshold for Spot Instances, as a percentage higher than an identified Spot price. The identified Spot price is the price of the lowest priced current generation C, M, or R instance type with your specified attributes. */
  SpotMaxPricePercentageOverLowestPrice?: Value<number>
  /** The minimum and maximum total local storage size for an instance type, in GB. */
  TotalLocalStorageGB?: Value<AutoScalingAutoScalingGroup_TotalLocalStorageGBRequest>
  /** The minimum and maximum number of vCPUs for an instance type. */
  VCpuCount: Value<AutoScalingAutoScalingGroup_VCpuCountRequest>
}

/** `AcceleratorCountRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum number of accelerators for an instance type. */
export interface AutoScalingAutoScalingGroup_AcceleratorCountRequest {
  /** The maximum value. */
  Max?: Value<number>
  /** The minimum value. */
  Min?: Value<number>
}

/** `AcceleratorTotalMemoryMiBRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum total memory size for the accelerators for an instance type, in MiB. */
export interface AutoScalingAutoScalingGroup_AcceleratorTotalMemoryMiBRequest {
  /** The memory maximum in MiB. */
  Max?: Value<number>
  /** The memory minimum in MiB. */
  Min?: Value<number>
}

/** `BaselineEbsBandwidthMbpsRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum baseline bandwidth performance for an instance type, in Mbps. */
export interface AutoScalingAutoScalingGroup_BaselineEbsBandwidthMbpsRequest {
  /** The maximum value in Mbps. */
  Max?: Value<number>
  /** The minimum value in Mbps. */
  Min?: Value<number>
}

/** `MemoryGiBPerVCpuRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum amount of memory per vCPU for an instance type, in GiB. */
export interface AutoScalingAutoScalingGroup_MemoryGiBPerVCpuRequest {
  /** The memory maximum in GiB. */
  Max?: Value<number>
  /** The memory minimum in GiB. */
  Min?: Value<number>
}

/** `MemoryMiBRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum instance memory size for an instance type, in MiB. */
export interface AutoScalingAutoScalingGroup_MemoryMiBRequest {
  /** The memory maximum in MiB. */
  Max?: Value<number>
  /** The memory minimum in MiB. */
  Min?: Value<number>
}

/** `NetworkBandwidthGbpsRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum network bandwidth for an instance type, in Gbps. */
export interface AutoScalingAutoScalingGroup_NetworkBandwidthGbpsRequest {
  /** The maximum amount of network bandwidth, in gigabits per second (Gbps). */
  Max?: Value<number>
  /** The minimum amount of network bandwidth, in gigabits per second (Gbps). */
  Min?: Value<number>
}

/** `NetworkInterfaceCountRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum number of network interfaces for an instance type. */
export interface AutoScalingAutoScalingGroup_NetworkInterfaceCountRequest {
  /** The maximum number of network interfaces. */
  Max?: Value<number>
  /** The minimum number of network interfaces. */
  Min?: Value<number>
}

/** `TotalLocalStorageGBRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum total local storage size for an instance type, in GB. */
export interface AutoScalingAutoScalingGroup_TotalLocalStorageGBRequest {
  /** The storage maximum in GB. */
  Max?: Value<number>
  /** The storage minimum in GB. */
  Min?: Value<number>
}

/** `VCpuCountRequest` is a property of the `InstanceRequirements` property of the AWS::AutoScaling::AutoScalingGroup LaunchTemplateOverrides property type that describes the minimum and maximum number of vCPUs for an instance type. */
export interface AutoScalingAutoScalingGroup_VCpuCountRequest {
  /** The maximum number of vCPUs. */
  Max?: Value<number>
  /** The minimum number of vCPUs. */
  Min?: Value<number>
}

/** The baseline performance to consider, using an instance family as a baseline reference. The instance family establishes the lowest acceptable level of performance. */
export interface AutoScalingAutoScalingGroup_BaselinePerformanceFactorsRequest {
  /** The CPU performance to consider, using an instance family as the baseline reference. */
  Cpu?: Value<AutoScalingAutoScalingGroup_CpuPerformanceFactorRequest>
}

/** The CPU performance to consider, using an instance family as the baseline reference. */
export interface AutoScalingAutoScalingGroup_CpuPerformanceFactorRequest {
  /** Specify an instance family to use as the baseline reference for CPU performance. All instance types that match your specified attributes will be compared against the CPU performance of the referenced instance family, regardless of CPU manufacturer or architecture differences. */
  References?: List<AutoScalingAutoScalingGroup_PerformanceFactorReferenceRequest>
}

/** Specify an instance family to use as the baseline reference for CPU performance. All instance types that All instance types that match your specified attributes will be compared against the CPU performance of the referenced instance family, regardless of CPU manufacturer or architecture differences. */
export interface AutoScalingAutoScalingGroup_PerformanceFactorReferenceRequest {
  /** The instance family to use as a baseline reference. */
  InstanceFamily?: Value<string>
}

/** A structure that specifies an Amazon SNS notification configuration for the `NotificationConfigurations` property of the AWS::AutoScaling::AutoScalingGroup resource. */
export interface AutoScalingAutoScalingGroup_NotificationConfiguration {
  /** A list of event types that send a notification. Event types can include any of the following types. */
  NotificationTypes?: List<string>
  /** The Amazon Resource Name (ARN) of the Amazon SNS topic. */
  TopicARN: Value<string | List<string>>
}

/** A structure that specifies a tag for the `Tags` property of AWS::AutoScaling::AutoScalingGroup resource. */
export interface AutoScalingAutoScalingGroup_TagProperty {
  /** The tag key. */
  Key: Value<string>
  /** Set to `true` if you want CloudFormation to copy the tag to EC2 instances that are launched as part of the Auto Scaling group. Set to `false` if you want the tag attached only to the Auto Scaling group and not copied to any instances launched as part of the Auto Scaling group. */
  PropagateAtLaunch: Value<boolean>
  /** The tag value. */
  Value: Value<string>
}

/** Describes an Availability Zone impairment policy. */
export interface AutoScalingAutoScalingGroup_AvailabilityZoneImpairmentPolicy {
  /** Specifies the health check behavior for the impaired Availability Zone in an active zonal shift. If you select `Replace unhealthy`, instances that appear unhealthy will be replaced in all Availability Zones. */
  ImpairedZoneHealthCheckBehavior: Value<'IgnoreUnhealthy' | 'ReplaceUnhealthy'>
  /** If `true`, enable zonal shift for your Auto Scaling group. */
  ZonalShiftEnabled: Value<boolean>
}

/** The instance lifecycle policy for the Auto Scaling group. This policy controls instance behavior when an instance transitions through its lifecycle states. */
export interface AutoScalingAutoScalingGroup_InstanceLifecyclePolicy {
  /** Specifies the conditions that trigger instance retention behavior. These triggers determine when instances should move to a `Retained` state instead of automatic termination. */
  RetentionTriggers?: Value<AutoScalingAutoScalingGroup_RetentionTriggers>
}

/** Defines the specific triggers that cause instances to be retained in a Retained state rather than terminated. Each trigger corresponds to a different failure scenario during the instance lifecycle. */
export interface AutoScalingAutoScalingGroup_RetentionTriggers {
  /** Specifies the action when a termination lifecycle hook is abandoned due to failure, timeout, or explicit abandonment (calling CompleteLifecycleAction). */
  TerminateHookAbandon?: Value<string>
}

/** `AvailabilityZoneDistribution` is a property of the AWS::AutoScaling::AutoScalingGroup resource. */
export interface AutoScalingAutoScalingGroup_AvailabilityZoneDistribution {
  /** If launches fail in an Availability Zone, the following strategies are available. The default is `balanced-best-effort`. */
  CapacityDistributionStrategy?: Value<'balanced-best-effort' | 'balanced-only' | 'reservations-then-balanced'>
}

/** `InstanceMaintenancePolicy` is a property of the AWS::AutoScaling::AutoScalingGroup resource. */
export interface AutoScalingAutoScalingGroup_InstanceMaintenancePolicy {
  /** Specifies the upper threshold as a percentage of the desired capacity of the Auto Scaling group. It represents the maximum percentage of the group that can be in service and healthy, or pending, to support your workload when replacing instances. */
  MaxHealthyPercentage?: Value<number>
  /** Specifies the lower threshold as a percentage of the desired capacity of the Auto Scaling group. It represents the minimum percentage of the group to keep in service, healthy, and ready to use to support your workload when replacing instances. */
  MinHealthyPercentage?: Value<number>
}

/** Identifying information for a traffic source. */
export interface AutoScalingAutoScalingGroup_TrafficSourceIdentifier {
  /** Identifies the traffic source. */
  Identifier: Value<string>
  /** Provides additional context for the value of `Identifier`. */
  Type: Value<string>
}

/** Describes the Capacity Reservation preference and targeting options. If you specify `open` or `none` for `CapacityReservationPreference`, do not specify a `CapacityReservationTarget`. */
export interface AutoScalingAutoScalingGroup_CapacityReservationSpecification {
  /** The capacity reservation preference. The following options are available: */
  CapacityReservationPreference: Value<string>
  /** Describes a target Capacity Reservation or Capacity Reservation resource group. */
  CapacityReservationTarget?: Value<AutoScalingAutoScalingGroup_CapacityReservationTarget>
}

/** The target for the Capacity Reservation. Specify Capacity Reservations IDs or Capacity Reservation resource group ARNs. */
export interface AutoScalingAutoScalingGroup_CapacityReservationTarget {
  /** The Capacity Reservation IDs to launch instances into. */
  CapacityReservationIds?: List<string>
  /** The resource group ARNs of the Capacity Reservation to launch instances into. */
  CapacityReservationResourceGroupArns?: List<string>
}

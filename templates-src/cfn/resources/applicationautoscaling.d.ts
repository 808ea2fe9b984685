// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::ApplicationAutoScaling::ScalableTarget` resource specifies a resource that Application Auto Scaling can scale, such as an AWS::DynamoDB::Table or AWS::ECS::Service resource. */
export interface ApplicationAutoScalingScalableTarget extends ResourceAttributes {
  Type: 'AWS::ApplicationAutoScaling::ScalableTarget'
  Properties: {
    /** The maximum value that you plan to scale out to. When a scaling policy is in effect, Application Auto Scaling can scale out (expand) as needed to the maximum capacity limit in response to changing demand. */
    MaxCapacity: Value<number>
    /** The minimum value that you plan to scale in to. When a scaling policy is in effect, Application Auto Scaling can scale in (contract) as needed to the minimum capacity limit in response to changing demand. */
    MinCapacity: Value<number>
    /** The identifier of the resource associated with the scalable target. This string consists of the resource type and unique identifier. */
    ResourceId: Value<string>
    /** Specify the Amazon Resource Name (ARN) of an Identity and Access Management (IAM) role that allows Application Auto Scaling to modify the scalable target on your behalf. This can be either an IAM service role that Application Auto Scaling can assume to make calls to other AWS resources on your behalf, or a service-linked role for the specified service. */
    RoleARN?: Value<string>
    /** The scalable dimension associated with the scalable target. This string consists of the service namespace, resource type, and scaling property. */
    ScalableDimension: Value<string>
    /** The scheduled actions for the scalable target. Duplicates aren't allowed. */
    ScheduledActions?: List<ApplicationAutoScalingScalableTarget_ScheduledAction>
    /** The namespace of the AWS service that provides the resource, or a `custom-resource`. */
    ServiceNamespace: Value<string>
    /** An embedded object that contains attributes and attribute values that are used to suspend and resume automatic scaling. Setting the value of an attribute to `true` suspends the specified scaling activities. */
    SuspendedState?: Value<ApplicationAutoScalingScalableTarget_SuspendedState>
    Tags?: List<Tag>
  }
}

/** `ScheduledAction` is a property of the AWS::ApplicationAutoScaling::ScalableTarget resource that specifies a scheduled action for a scalable target. */
export interface ApplicationAutoScalingScalableTarget_ScheduledAction {
  /** The date and time that the action is scheduled to end, in UTC. */
  EndTime?: Value<string>
  /** The new minimum and maximum capacity. You can set both values or just one. */
  ScalableTargetAction?: Value<ApplicationAutoScalingScalableTarget_ScalableTargetAction>
  /** The schedule for this action. The following formats are supported: */
  Schedule: Value<string>
  /** The name of the scheduled action. This name must be unique among all other scheduled actions on the specified scalable target. */
  ScheduledActionName: Value<string>
  /** The date and time that the action is scheduled to begin, in UTC. */
  StartTime?: Value<string>
  /** The time zone used when referring to the date and time of a scheduled action, when the scheduled action uses an at or cron expression. */
  Timezone?: Value<string>
}

/** `ScalableTargetAction` specifies the minimum and maximum capacity for the `ScalableTargetAction` property of the AWS::ApplicationAutoScaling::ScalableTarget ScheduledAction property type. */
export interface ApplicationAutoScalingScalableTarget_ScalableTargetAction {
  /** The maximum capacity. */
  MaxCapacity?: Value<number>
  /** The minimum capacity. */
  MinCapacity?: Value<number>
}

/** `SuspendedState` is a property of the AWS::ApplicationAutoScaling::ScalableTarget resource that specifies whether the scaling activities for a scalable target are in a suspended state. */
export interface ApplicationAutoScalingScalableTarget_SuspendedState {
  /** Whether scale in by a target tracking scaling policy or a step scaling policy is suspended. Set the value to `true` if you don't want Application Auto Scaling to remove capacity when a scaling policy is triggered. */
  DynamicScalingInSuspended?: Value<boolean>
  /** Whether scale out by a target tracking scaling policy or a step scaling policy is suspended. Set the value to `true` if you don't want Application Auto Scaling to add capacity when a scaling policy is triggered. */
  DynamicScalingOutSuspended?: Value<boolean>
  /** Whether scheduled scaling is suspended. Set the value to `true` if you don't want Application Auto Scaling to add or remove capacity by initiating scheduled actions. */
  ScheduledScalingSuspended?: Value<boolean>
}

/** The `AWS::ApplicationAutoScaling::ScalingPolicy` resource defines a scaling policy that Application Auto Scaling uses to adjust the capacity of a scalable target. */
export interface ApplicationAutoScalingScalingPolicy extends ResourceAttributes {
  Type: 'AWS::ApplicationAutoScaling::ScalingPolicy'
  Properties: {
    /** The name of the scaling policy. */
    PolicyName: Value<string>
    /** The scaling policy type. */
    PolicyType: Value<string>
    /** The predictive scaling policy configuration. */
    PredictiveScalingPolicyConfiguration?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingPolicyConfiguration>
    /** The identifier of the resource associated with the scaling policy. This string consists of the resource type and unique identifier. */
    ResourceId?: Value<string>
    /** The scalable dimension. This string consists of the service namespace, resource type, and scaling property. */
    ScalableDimension?: Value<string>
    /** The CloudFormation-generated ID of an Application Auto Scaling scalable target. */
    ScalingTargetId?: Value<string>
    /** The namespace of the AWS service that provides the resource, or a `custom-resource`. */
    ServiceNamespace?: Value<string>
    /** A step scaling policy. */
    StepScalingPolicyConfiguration?: Value<ApplicationAutoScalingScalingPolicy_StepScalingPolicyConfiguration>
    /** A target tracking scaling policy. */
    TargetTrackingScalingPolicyConfiguration?: Value<ApplicationAutoScalingScalingPolicy_TargetTrackingScalingPolicyConfiguration>
  }
}

/** `StepScalingPolicyConfiguration` is a property of the AWS::ApplicationAutoScaling::ScalingPolicy resource that specifies a step scaling policy configuration for Application Auto Scaling. */
export interface ApplicationAutoScalingScalingPolicy_StepScalingPolicyConfiguration {
  /** Specifies whether the `ScalingAdjustment` value in the `StepAdjustment` property is an absolute number or a percentage of the current capacity. */
  AdjustmentType?: Value<string>
  /** The amount of time, in seconds, to wait for a previous scaling activity to take effect. If not specified, the default value is 300. */
  Cooldown?: Value<number>
  /** The aggregation type for the CloudWatch metrics. Valid values are `Minimum`, `Maximum`, and `Average`. */
  MetricAggregationType?: Value<string>
  /** The minimum value to scale by when the adjustment type is `PercentChangeInCapacity`. For example, suppose that you create a step scaling policy to scale out an Amazon ECS service by 25 percent and you specify a `MinAdjustmentMagnitude` of 2. */
  MinAdjustmentMagnitude?: Value<number>
  /** A set of adjustments that enable you to scale based on the size of the alarm breach. */
  StepAdjustments?: List<ApplicationAutoScalingScalingPolicy_StepAdjustment>
}

/** `StepAdjustment` specifies a step adjustment for the `StepAdjustments` property of the AWS::ApplicationAutoScaling::ScalingPolicy StepScalingPolicyConfiguration property type. */
export interface ApplicationAutoScalingScalingPolicy_StepAdjustment {
  /** The lower bound for the difference between the alarm threshold and the CloudWatch metric. If the metric value is above the breach threshold, the lower bound is inclusive (the metric must be greater than or equal to the threshold plus the lower bound). */
  MetricIntervalLowerBound?: Value<number>
  /** The upper bound for the difference between the alarm threshold and the CloudWatch metric. If the metric value is above the breach threshold, the upper bound is exclusive (the metric must be less than the threshold plus the upper bound). */
  MetricIntervalUpperBound?: Value<number>
  /** The amount by which to scale. The adjustment is based on the value that you specified in the `AdjustmentType` property (either an absolute number or a percentage). */
  ScalingAdjustment: Value<number>
}

/** `TargetTrackingScalingPolicyConfiguration` is a property of the AWS::ApplicationAutoScaling::ScalingPolicy resource that specifies a target tracking scaling policy configuration for Application Auto Scaling. Use a target tracking scaling policy to adjust the capacity of the specified scalable target in response to actual workloads, so that resource utilization remains at or near the target utilization value. */
export interface ApplicationAutoScalingScalingPolicy_TargetTrackingScalingPolicyConfiguration {
  /** A customized metric. You can specify either a predefined metric or a customized metric. */
  CustomizedMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_CustomizedMetricSpecification>
  /** Indicates whether scale in by the target tracking scaling policy is disabled. If the value is `true`, scale in is disabled and the target tracking scaling policy won't remove capacity from the scalable target. */
  DisableScaleIn?: Value<boolean>
  /** A predefined metric. You can specify either a predefined metric or a customized metric. */
  PredefinedMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredefinedMetricSpecification>
  /** The amount of time, in seconds, after a scale-in activity completes before another scale-in activity can start. */
  ScaleInCooldown?: Value<number>
  /** The amount of time, in seconds, to wait for a previous scale-out activity to take effect. */
  ScaleOutCooldown?: Value<number>
  /** The target value for the metric. Although this property accepts numbers of type Double, it won't accept values that are either too small or too large. */
  TargetValue: Value<number>
}

/** Contains customized metric specification information for a target tracking scaling policy for Application Auto Scaling. */
export interface ApplicationAutoScalingScalingPolicy_CustomizedMetricSpecification {
  /** The dimensions of the metric. */
  Dimensions?: List<ApplicationAutoScalingScalingPolicy_MetricDimension>
  /** The name of the metric. To get the exact metric name, namespace, and dimensions, inspect the Metric object that's returned by a call to ListMetrics. */
  MetricName?: Value<string>
  /** The metrics to include in the target tracking scaling policy, as a metric data query. This can include both raw metric and metric math expressions. */
  Metrics?: List<ApplicationAutoScalingScalingPolicy_TargetTrackingMetricDataQuery>
  /** The namespace of the metric. */
  Namespace?: Value<string>
  /** The statistic of the metric. */
  Statistic?: Value<string>
  /** The unit of the metric. For a complete list of the units that CloudWatch supports, see the MetricDatum data type in the *Amazon CloudWatch API Reference*. */
  Unit?: Value<string>
}

/** `MetricDimension` specifies a name/value pair that is part of the identity of a CloudWatch metric for the `Dimensions` property of the AWS::ApplicationAutoScaling::ScalingPolicy CustomizedMetricSpecification property type. Duplicate dimensions are not allowed. */
export interface ApplicationAutoScalingScalingPolicy_MetricDimension {
  /** The name of the dimension. */
  Name: Value<string>
  /** The value of the dimension. */
  Value: Value<string>
}

/** The metric data to return. Also defines whether this call is returning data for one metric only, or whether it is performing a math expression on the values of returned metric statistics to create a new time series. */
export interface ApplicationAutoScalingScalingPolicy_TargetTrackingMetricDataQuery {
  /** The math expression to perform on the returned data, if this object is performing a math expression. This expression can use the `Id` of the other metrics to refer to those metrics, and can also use the `Id` of other expressions to use the result of those expressions. */
  Expression?: Value<string>
  /** A short name that identifies the object's results in the response. This name must be unique among all `MetricDataQuery` objects specified for a single scaling policy. */
  Id?: Value<string>
  /** A human-readable label for this metric or expression. This is especially useful if this is a math expression, so that you know what the value represents. */
  Label?: Value<string>
  /** Information about the metric data to return. */
  MetricStat?: Value<ApplicationAutoScalingScalingPolicy_TargetTrackingMetricStat>
  /** Indicates whether to return the timestamps and raw data values of this metric. */
  ReturnData?: Value<boolean>
}

/** This structure defines the CloudWatch metric to return, along with the statistic and unit. */
export interface ApplicationAutoScalingScalingPolicy_TargetTrackingMetricStat {
  /** The CloudWatch metric to return, including the metric name, namespace, and dimensions. To get the exact metric name, namespace, and dimensions, inspect the Metric object that is returned by a call to ListMetrics. */
  Metric?: Value<ApplicationAutoScalingScalingPolicy_TargetTrackingMetric>
  /** The statistic to return. It can include any CloudWatch statistic or extended statistic. */
  Stat?: Value<string>
  /** The unit to use for the returned data points. For a complete list of the units that CloudWatch supports, see the MetricDatum data type in the *Amazon CloudWatch API Reference*. */
  Unit?: Value<string>
}

/** Represents a specific metric for a target tracking scaling policy for Application Auto Scaling. */
export interface ApplicationAutoScalingScalingPolicy_TargetTrackingMetric {
  /** The dimensions for the metric. For the list of available dimensions, see the AWS documentation available from the table in AWS services that publish CloudWatch metrics in the *Amazon CloudWatch User Guide*. */
  Dimensions?: List<ApplicationAutoScalingScalingPolicy_TargetTrackingMetricDimension>
  /** The name of the metric. */
  MetricName?: Value<string>
  /** The namespace of the metric. */
  Namespace?: Value<string>
}

/** `TargetTrackingMetricDimension` specifies a name/value pair that is part of the identity of a CloudWatch metric for the `Dimensions` property of the AWS::ApplicationAutoScaling::ScalingPolicy TargetTrackingMetric property type. Duplicate dimensions are not allowed. */
export interface ApplicationAutoScalingScalingPolicy_TargetTrackingMetricDimension {
  /** The name of the dimension. */
  Name?: Value<string>
  /** The value of the dimension. */
  Value?: Value<string>
}

/** Contains predefined metric specification information for a target tracking scaling policy for Application Auto Scaling. */
export interface ApplicationAutoScalingScalingPolicy_PredefinedMetricSpecification {
  /** The metric type. The `ALBRequestCountPerTarget` metric type applies only to Spot fleet requests and ECS services. */
  PredefinedMetricType: Value<string>
  /** Identifies the resource associated with the metric type. You can't specify a resource label unless the metric type is `ALBRequestCountPerTarget` and there is a target group attached to the Spot Fleet or ECS service. */
  ResourceLabel?: Value<string>
}

/** Represents a predictive scaling policy configuration. Predictive scaling is supported on Amazon ECS services. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingPolicyConfiguration {
  /** Defines the behavior that should be applied if the forecast capacity approaches or exceeds the maximum capacity. Defaults to `HonorMaxCapacity` if not specified. */
  MaxCapacityBreachBehavior?: Value<string>
  /** The size of the capacity buffer to use when the forecast capacity is close to or exceeds the maximum capacity. The value is specified as a percentage relative to the forecast capacity. */
  MaxCapacityBuffer?: Value<number>
  /** This structure includes the metrics and target utilization to use for predictive scaling. */
  MetricSpecifications: List<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricSpecification>
  /** The predictive scaling mode. Defaults to `ForecastOnly` if not specified. */
  Mode?: Value<string>
  /** The amount of time, in seconds, that the start time can be advanced. */
  SchedulingBufferTime?: Value<number>
}

/** This structure specifies the metrics and target utilization settings for a predictive scaling policy. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricSpecification {
  /** The customized capacity metric specification. */
  CustomizedCapacityMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingCustomizedCapacityMetric>
  /** The customized load metric specification. */
  CustomizedLoadMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingCustomizedLoadMetric>
  /** The customized scaling metric specification. */
  CustomizedScalingMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingCustomizedScalingMetric>
  /** The predefined load metric specification. */
  PredefinedLoadMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingPredefinedLoadMetric>
  /** The predefined metric pair specification that determines the appropriate scaling metric and load metric to use. */
  PredefinedMetricPairSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingPredefinedMetricPair>
  /** The predefined scaling metric specification. */
  PredefinedScalingMetricSpecification?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingPredefinedScalingMetric>
  /** Specifies the target utilization. */
  TargetValue: Value<number>
}

/** The customized load metric specification. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingCustomizedLoadMetric {
  MetricDataQueries: List<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricDataQuery>
}

/** The metric data to return. Also defines whether this call is returning data for one metric only, or whether it is performing a math expression on the values of returned metric statistics to create a new time series. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricDataQuery {
  /** The math expression to perform on the returned data, if this object is performing a math expression. This expression can use the `Id` of the other metrics to refer to those metrics, and can also use the `Id` of other expressions to use the result of those expressions. */
  Expression?: Value<string>
  /** A short name that identifies the object's results in the response. This name must be unique among all `MetricDataQuery` objects specified for a single scaling policy. */
  Id?: Value<string>
  /** A human-readable label for this metric or expression. This is especially useful if this is a math expression, so that you know what the value represents. */
  Label?: Value<string>
  /** Information about the metric data to return. */
  MetricStat?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricStat>
  /** Indicates whether to return the timestamps and raw data values of this metric. */
  ReturnData?: Value<boolean>
}

/** This structure defines the CloudWatch metric to return, along with the statistic and unit. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricStat {
  /** The CloudWatch metric to return, including the metric name, namespace, and dimensions. To get the exact metric name, namespace, and dimensions, inspect the Metric object that is returned by a call to ListMetrics. */
  Metric?: Value<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetric>
  /** The statistic to return. It can include any CloudWatch statistic or extended statistic. */
  Stat?: Value<string>
  /** The unit to use for the returned data points. For a complete list of the units that CloudWatch supports, see the MetricDatum data type in the *Amazon CloudWatch API Reference*. */
  Unit?: Value<string>
}

/** Describes the scaling metric. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingMetric {
  /** Describes the dimensions of the metric. */
  Dimensions?: List<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricDimension>
  /** The name of the metric. */
  MetricName?: Value<string>
  /** The namespace of the metric. */
  Namespace?: Value<string>
}

/** Describes the dimension of a metric. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricDimension {
  /** The name of the dimension. */
  Name?: Value<string>
  /** The value of the dimension. */
  Value?: Value<string>
}

/** Describes a load metric for a predictive scaling policy. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingPredefinedLoadMetric {
  /** The metric type. */
  PredefinedMetricType: Value<string>
  /** A label that uniquely identifies a target group. */
  ResourceLabel?: Value<string>
}

/** Describes a scaling metric for a predictive scaling policy. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingPredefinedScalingMetric {
  /** The metric type. */
  PredefinedMetricType: Value<string>
  /** A label that uniquely identifies a specific target group from which to determine the average request count. */
  ResourceLabel?: Value<string>
}

/** Represents a CloudWatch metric of your choosing for a predictive scaling policy. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingCustomizedCapacityMetric {
  /** One or more metric data queries to provide data points for a metric specification. */
  MetricDataQueries: List<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricDataQuery>
}

/** One or more metric data queries to provide data points for a metric specification. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingCustomizedScalingMetric {
  /** One or more metric data queries to provide data points for a metric specification. */
  MetricDataQueries: List<ApplicationAutoScalingScalingPolicy_PredictiveScalingMetricDataQuery>
}

/** Represents a metric pair for a predictive scaling policy. */
export interface ApplicationAutoScalingScalingPolicy_PredictiveScalingPredefinedMetricPair {
  /** Indicates which metrics to use. There are two different types of metrics for each metric type: one is a load metric and one is a scaling metric. */
  PredefinedMetricType: Value<string>
  /** A label that uniquely identifies a specific target group from which to determine the total and average request count. */
  ResourceLabel?: Value<string>
}

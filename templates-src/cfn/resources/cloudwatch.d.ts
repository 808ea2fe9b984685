// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::CloudWatch::Alarm` type specifies an alarm and associates it with the specified metric or metric math expression. */
export interface CloudWatchAlarm extends ResourceAttributes {
  Type: 'AWS::CloudWatch::Alarm'
  Properties?: {
    /** Indicates whether actions should be executed during any changes to the alarm state. The default is TRUE. */
    ActionsEnabled?: Value<boolean>
    /** The list of actions to execute when this alarm transitions into an ALARM state from any other state. Specify each action as an Amazon Resource Name (ARN). */
    AlarmActions?: List<string>
    /** The description of the alarm. */
    AlarmDescription?: Value<string>
    /** The name of the alarm. If you don't specify a name, CloudFormation generates a unique physical ID and uses that ID for the alarm name. */
    AlarmName?: Value<string>
    /** The arithmetic operation to use when comparing the specified statistic and threshold. The specified statistic value is used as the first operand. */
    ComparisonOperator?: Value<string>
    /** The number of datapoints that must be breaching to trigger the alarm. This is used only if you are setting an "M out of N" alarm. */
    DatapointsToAlarm?: Value<number>
    /** The dimensions for the metric associated with the alarm. For an alarm based on a math expression, you can't specify `Dimensions`. */
    Dimensions?: List<CloudWatchAlarm_Dimension>
    /** Used only for alarms based on percentiles. If `ignore`, the alarm state does not change during periods with too few data points to be statistically significant. */
    EvaluateLowSampleCountPercentile?: Value<string>
    /** The evaluation criteria for an alarm. This is a union type that currently supports ``PromQLCriteria``. */
    EvaluationCriteria?: Value<CloudWatchAlarm_EvaluationCriteria>
    /** The frequency, in seconds, at which the alarm is evaluated. */
    EvaluationInterval?: Value<number>
    /** The number of periods over which data is compared to the specified threshold. If you are setting an alarm that requires that a number of consecutive data points be breaching to trigger the alarm, this value specifies that number. */
    EvaluationPeriods?: Value<number>
    /** The evaluation window that an alarm uses to select the range of metric data that it evaluates each time it runs. This is a union type. */
    EvaluationWindow?: Value<CloudWatchAlarm_EvaluationWindow>
    /** The percentile statistic for the metric associated with the alarm. Specify a value between p0.0 and p100. */
    ExtendedStatistic?: Value<string>
    /** The actions to execute when this alarm transitions to the `INSUFFICIENT_DATA` state from any other state. Each action is specified as an Amazon Resource Name (ARN). */
    InsufficientDataActions?: List<string>
    /** The name of the metric associated with the alarm. This is required for an alarm based on a metric. */
    MetricName?: Value<string>
    /** An array that enables you to create an alarm based on the result of a metric math expression. Each item in the array either retrieves a metric or performs a math expression. */
    Metrics?: List<CloudWatchAlarm_MetricDataQuery>
    /** The namespace of the metric associated with the alarm. This is required for an alarm based on a metric. */
    Namespace?: Value<string>
    /** The actions to execute when this alarm transitions to the `OK` state from any other state. Each action is specified as an Amazon Resource Name (ARN). */
    OKActions?: List<string>
    /** The period, in seconds, over which the statistic is applied. This is required for an alarm based on a metric. */
    Period?: Value<number>
    /** The statistic for the metric associated with the alarm, other than percentile. For percentile statistics, use `ExtendedStatistic`. */
    Statistic?: Value<string>
    /** A list of key-value pairs to associate with the alarm. You can associate as many as 50 tags with an alarm. */
    Tags?: List<Tag>
    /** The value to compare with the specified statistic. */
    Threshold?: Value<number>
    /** In an alarm based on an anomaly detection model, this is the ID of the `ANOMALY_DETECTION_BAND` function used as the threshold for the alarm. */
    ThresholdMetricId?: Value<string>
    /** Sets how this alarm is to handle missing data points. Valid values are `breaching`, `notBreaching`, `ignore`, and `missing`. */
    TreatMissingData?: Value<string>
    /** The unit of the metric associated with the alarm. Specify this only if you are creating an alarm based on a single metric. */
    Unit?: Value<string>
    WarmUpConfiguration?: Value<CloudWatchAlarm_WarmUpConfiguration>
  }
}

/** Dimension is an embedded property of the `AWS::CloudWatch::Alarm` type. Dimensions are name/value pairs that can be associated with a CloudWatch metric. */
export interface CloudWatchAlarm_Dimension {
  /** The name of the dimension, from 1–255 characters in length. This dimension name must have been included when the metric was published. */
  Name: Value<string>
  /** The value for the dimension, from 1–255 characters in length. */
  Value: Value<string>
}

/** The `MetricDataQuery` property type specifies the metric data to return, and whether this call is just retrieving a batch set of data for one metric, or is performing a math expression on metric data. */
export interface CloudWatchAlarm_MetricDataQuery {
  /** The ID of the account where the metrics are located, if this is a cross-account alarm. */
  AccountId?: Value<string>
  /** The math expression to be performed on the returned data, if this object is performing a math expression. This expression can use the `Id` of the other metrics to refer to those metrics, and can also use the `Id` of other expressions to use the result of those expressions. */
  Expression?: Value<string>
  /** A short name used to tie this object to the results in the response. This name must be unique within a single call to `GetMetricData`. */
  Id: Value<string>
  /** A human-readable label for this metric or expression. This is especially useful if this is an expression, so that you know what the value represents. */
  Label?: Value<string>
  /** The metric to be returned, along with statistics, period, and units. Use this parameter only if this object is retrieving a metric and not performing a math expression on returned data. */
  MetricStat?: Value<CloudWatchAlarm_MetricStat>
  /** The granularity, in seconds, of the returned data points. For metrics with regular resolution, a period can be as short as one minute (60 seconds) and must be a multiple of 60. */
  Period?: Value<number>
  /** This option indicates whether to return the timestamps and raw data values of this metric. */
  ReturnData?: Value<boolean>
}

/** This structure defines the metric to be returned, along with the statistics, period, and units. */
export interface CloudWatchAlarm_MetricStat {
  /** The metric to return, including the metric name, namespace, and dimensions. */
  Metric: Value<CloudWatchAlarm_Metric>
  /** The granularity, in seconds, of the returned data points. For metrics with regular resolution, a period can be as short as one minute (60 seconds) and must be a multiple of 60. */
  Period: Value<number>
  /** The statistic to return. It can include any CloudWatch statistic or extended statistic. */
  Stat: Value<string>
  /** The unit to use for the returned data points. */
  Unit?: Value<string>
}

/** The `Metric` property type represents a specific metric. `Metric` is a property of the MetricStat property type. */
export interface CloudWatchAlarm_Metric {
  /** The metric dimensions that you want to be used for the metric that the alarm will watch. */
  Dimensions?: List<CloudWatchAlarm_Dimension>
  /** The name of the metric that you want the alarm to watch. This is a required field. */
  MetricName?: Value<string>
  /** The namespace of the metric that the alarm will watch. */
  Namespace?: Value<string>
}

export interface CloudWatchAlarm_WarmUpConfiguration {
  /** Specifies whether the alarm waits for the full warm-up period before it starts evaluating. If true, the alarm waits the entire WarmUpPeriodDurationInMinutes before it starts evaluating, even if metric data arrives earlier. */
  OnlyStartEvaluatingAfterWarmUpPeriodEnds?: Value<boolean>
  /** The length of the warm-up period, in minutes. For this duration after you create or update the alarm, the alarm stays in INSUFFICIENT_DATA and doesn't perform alarm actions. */
  WarmUpPeriodDurationInMinutes?: Value<number>
}

/** The evaluation window that an alarm uses to select the range of metric data that it evaluates each time it runs. This is a union type. */
export interface CloudWatchAlarm_EvaluationWindow {
  /** A sliding window, which advances each time the alarm is evaluated, forming a rolling time window. This is the default evaluation window. */
  SlidingWindow?: JsonDocument
  /** An evaluation window that aligns the evaluated range to fixed clock boundaries that match the alarm's period, such as the top of the hour, midnight, or the start of the calendar week, optionally in a specific time zone. When you use a wall clock window, the alarm's period must be 1 minute (60 seconds), 5 minutes (300 seconds), 1 hour (3,600 seconds), 1 day (86,400 seconds), or 1 week (604,800 seconds). */
  WallClockWindow?: Value<CloudWatchAlarm_WallClockWindow>
}

/** An evaluation window that aligns the evaluated range to fixed clock boundaries that match the alarm's period, such as the top of the hour, midnight, or the start of the calendar week, optionally in a specific time zone. When you use a wall clock window, the alarm's period must be 1 minute (60 seconds), 5 minutes (300 seconds), 1 hour (3,600 seconds), 1 day (86,400 seconds), or 1 week (604,800 seconds). */
export interface CloudWatchAlarm_WallClockWindow {
  /** The time zone to use when the alarm aligns the evaluation window to clock boundaries. You can specify an IANA time zone name (for example, ``America/New_York``), a fixed UTC offset (for example, ``+05:30``), or an offset-prefixed identifier (for example, ``UTC+05:30``). */
  Timezone?: Value<string>
}

/** The evaluation criteria for an alarm. This is a union type that currently supports ``PromQLCriteria``. */
export interface CloudWatchAlarm_EvaluationCriteria {
  /** Contains the configuration that determines how a PromQL alarm evaluates its contributors, including the query to run and the durations that define when contributors transition between states. */
  PromQLCriteria?: Value<CloudWatchAlarm_AlarmPromQLCriteria>
}

/** Contains the configuration that determines how a PromQL alarm evaluates its contributors, including the query to run and the durations that define when contributors transition between states. */
export interface CloudWatchAlarm_AlarmPromQLCriteria {
  /** The duration, in seconds, that a contributor must be continuously breaching before it transitions to the ``ALARM`` state. */
  PendingPeriod?: Value<number>
  /** The PromQL query that the alarm evaluates. The query must return a result of vector type. */
  Query?: Value<string>
  /** The duration, in seconds, that a contributor must continuously not be breaching before it transitions back to the ``OK`` state. */
  RecoveryPeriod?: Value<number>
}

/** The `AWS::CloudWatch::Dashboard` resource specifies an Amazon CloudWatch dashboard. A dashboard is a customizable home page in the CloudWatch console that you can use to monitor your AWS resources in a single view. */
export interface CloudWatchDashboard extends ResourceAttributes {
  Type: 'AWS::CloudWatch::Dashboard'
  Properties: {
    /** The detailed information about the dashboard in JSON format, including the widgets to include and their location on the dashboard. This parameter is required. */
    DashboardBody: Value<string>
    /** The name of the dashboard. The name must be between 1 and 255 characters. */
    DashboardName?: Value<string>
    /** A list of key-value pairs to associate with the cloudwatch dashboard. You can associate up to 50 tags with a dashboard */
    Tags?: List<Tag>
  }
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::Logs::LogGroup` resource specifies a log group. A log group defines common properties for log streams, such as their retention and access control rules. */
export interface LogsLogGroup extends ResourceAttributes {
  Type: 'AWS::Logs::LogGroup'
  Properties?: {
    /** Indicates whether bearer token authentication is enabled for this log group. When enabled, bearer token authentication is allowed on operations until it is explicitly disabled. */
    BearerTokenAuthenticationEnabled?: Value<boolean>
    /** Creates a data protection policy and assigns it to the log group. A data protection policy can help safeguard sensitive data that's ingested by the log group by auditing and masking the sensitive log data. */
    DataProtectionPolicy?: JsonDocument
    /** Indicates whether deletion protection is enabled for this log group. When enabled, deletion protection blocks all deletion operations until it is explicitly disabled. */
    DeletionProtectionEnabled?: Value<boolean>
    /** Creates or updates a *field index policy* for the specified log group. Only log groups in the Standard log class support field index policies. */
    FieldIndexPolicies?: List<JsonDocument>
    /** The Amazon Resource Name (ARN) of the AWS key to use when encrypting log data. */
    KmsKeyId?: Value<string>
    /** Specifies the log group class for this log group. There are two classes: */
    LogGroupClass?: Value<'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY'>
    /** The name of the log group. If you don't specify a name, AWS CloudFormation generates a unique ID for the log group. */
    LogGroupName?: Value<string>
    /** Creates or updates a resource policy for the specified log group that allows other services to put log events to this account. A LogGroup can have 1 resource policy. */
    ResourcePolicyDocument?: JsonDocument
    /** The number of days to retain the log events in the specified log group. Possible values are: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, and 3653. */
    RetentionInDays?: Value<1 | 3 | 5 | 7 | 14 | 30 | 60 | 90 | 120 | 150 | 180 | 365 | 400 | 545 | 731 | 1096 | 1827 | 2192 | 2557 | 2922 | 3288 | 3653>
    /** An array of key-value pairs to apply to the log group. */
    Tags?: List<Tag>
  }
}

/** The `AWS::Logs::MetricFilter` resource specifies a metric filter that describes how CloudWatch Logs extracts information from logs and transforms it into Amazon CloudWatch metrics. If you have multiple metric filters that are associated with a log group, all the filters are applied to the log streams in that group. */
export interface LogsMetricFilter extends ResourceAttributes {
  Type: 'AWS::Logs::MetricFilter'
  Properties: {
    /** This parameter is valid only for log groups that have an active log transformer. */
    ApplyOnTransformedLogs?: Value<boolean>
    /** The list of system fields that are emitted as additional dimensions in the generated metrics. Returns the `emitSystemFieldDimensions` value if it was specified when the metric filter was created. */
    EmitSystemFieldDimensions?: List<string>
    /** The filter expression that specifies which log events are processed by this metric filter based on system fields. Returns the `fieldSelectionCriteria` value if it was specified when the metric filter was created. */
    FieldSelectionCriteria?: Value<string>
    /** The name of the metric filter. */
    FilterName?: Value<string>
    /** A filter pattern for extracting metric data out of ingested log events. */
    FilterPattern: Value<string>
    /** The name of an existing log group that you want to associate with this metric filter. */
    LogGroupName: Value<string>
    /** The metric transformations. */
    MetricTransformations: List<LogsMetricFilter_MetricTransformation>
  }
}

/** `MetricTransformation` is a property of the `AWS::Logs::MetricFilter` resource that describes how to transform log streams into a CloudWatch metric. */
export interface LogsMetricFilter_MetricTransformation {
  /** (Optional) The value to emit when a filter pattern does not match a log event. This value can be null. */
  DefaultValue?: Value<number>
  /** The fields to use as dimensions for the metric. One metric filter can include as many as three dimensions. */
  Dimensions?: List<LogsMetricFilter_Dimension>
  /** The name of the CloudWatch metric. */
  MetricName: Value<string>
  /** A custom namespace to contain your metric in CloudWatch. Use namespaces to group together metrics that are similar. */
  MetricNamespace: Value<string>
  /** The value that is published to the CloudWatch metric. For example, if you're counting the occurrences of a particular term like `Error`, specify 1 for the metric value. */
  MetricValue: Value<string>
  /** The unit to assign to the metric. If you omit this, the unit is set as `None`. */
  Unit?: Value<'Seconds' | 'Microseconds' | 'Milliseconds' | 'Bytes' | 'Kilobytes' | 'Megabytes' | 'Gigabytes' | 'Terabytes' | 'Bits' | 'Kilobits' | 'Megabits' | 'Gigabits' | 'Terabits' | 'Percent' | 'Count' | 'Bytes/Second' | 'Kilobytes/Second' | 'Megabytes/Second' | 'Gigabytes/Second' | 'Terabytes/Second' | 'Bits/Second' | 'Kilobits/Second' | 'Megabits/Second' | 'Gigabits/Second' | 'Terabits/Second' | 'Count/Second' | 'None'>
}

/** Specifies the CloudWatch metric dimensions to publish with this metric. */
export interface LogsMetricFilter_Dimension {
  /** The name for the CloudWatch metric dimension that the metric filter creates. */
  Key: Value<string>
  /** The log event field that will contain the value for this dimension. This dimension will only be published for a metric if the value is found in the log event. */
  Value: Value<string>
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::S3::Bucket` resource creates an Amazon S3 bucket in the same AWS Region where you create the AWS CloudFormation stack. */
export interface S3Bucket extends ResourceAttributes {
  Type: 'AWS::S3::Bucket'
  Properties?: {
    /** The ABAC status of the general purpose bucket. When ABAC is enabled for the general purpose bucket, you can use tags to manage access to the general purpose buckets as well as for cost tracking purposes. */
    AbacStatus?: Value<'Enabled' | 'Disabled'>
    /** Configures the transfer acceleration state for an Amazon S3 bucket. */
    AccelerateConfiguration?: Value<S3Bucket_AccelerateConfiguration>
    /** > This is a legacy property, and it is not recommended for most use cases. A majority of modern use cases in Amazon S3 no longer require the use of ACLs, and we recommend that you keep ACLs disabled. */
    AccessControl?: Value<'AuthenticatedRead' | 'AwsExecRead' | 'BucketOwnerFullControl' | 'BucketOwnerRead' | 'LogDeliveryWrite' | 'Private' | 'PublicRead' | 'PublicReadWrite'>
    /** Specifies the configuration and any analyses for the analytics filter of an Amazon S3 bucket. */
    AnalyticsConfigurations?: List<S3Bucket_AnalyticsConfiguration>
    /** Specifies default encryption for a bucket using server-side encryption with Amazon S3-managed keys (SSE-S3), AWS KMS-managed keys (SSE-KMS), or dual-layer server-side encryption with KMS-managed keys (DSSE-KMS). For information about the Amazon S3 default encryption feature, see Amazon S3 Default Encryption for S3 Buckets in the *Amazon S3 User Guide*. */
    BucketEncryption?: Value<S3Bucket_BucketEncryption>
    /** A name for the bucket. If you don't specify a name, AWS CloudFormation generates a unique ID and uses that ID for the bucket name. */
    BucketName?: Value<string>
    BucketNamePrefix?: Value<string>
    BucketNamespace?: Value<'global' | 'account-regional'>
    /** Describes the cross-origin access configuration for objects in an Amazon S3 bucket. */
    CorsConfiguration?: Value<S3Bucket_CorsConfiguration>
    /** Defines how Amazon S3 handles Intelligent-Tiering storage. */
    IntelligentTieringConfigurations?: List<S3Bucket_IntelligentTieringConfiguration>
    /** Specifies the S3 Inventory configuration for an Amazon S3 bucket. */
    InventoryConfigurations?: List<S3Bucket_InventoryConfiguration>
    /** Specifies the lifecycle configuration for objects in an Amazon S3 bucket. */
    LifecycleConfiguration?: Value<S3Bucket_LifecycleConfiguration>
    /** Settings that define where logs are stored. */
    LoggingConfiguration?: Value<S3Bucket_LoggingConfiguration>
    /** The S3 Metadata configuration for a general purpose bucket. */
    MetadataConfiguration?: Value<S3Bucket_MetadataConfiguration>
    /** The metadata table configuration of an Amazon S3 general purpose bucket. */
    MetadataTableConfiguration?: Value<S3Bucket_MetadataTableConfiguration>
    /** Specifies a metrics configuration for the CloudWatch request metrics (specified by the metrics configuration ID) from an Amazon S3 bucket. If you're updating an existing metrics configuration, note that this is a full replacement of the existing metrics configuration. */
    MetricsConfigurations?: List<S3Bucket_MetricsConfiguration>
    /** Configuration that defines how Amazon S3 handles bucket notifications. */
    NotificationConfiguration?: Value<S3Bucket_NotificationConfiguration>
    /** > This operation is not supported for directory buckets. */
    ObjectLockConfiguration?: Value<S3Bucket_ObjectLockConfiguration>
    /** Indicates whether this bucket has an Object Lock configuration enabled. Enable `ObjectLockEnabled` when you apply `ObjectLockConfiguration` to a bucket. */
    ObjectLockEnabled?: Value<boolean>
    /** Configuration that defines how Amazon S3 handles Object Ownership rules. */
    OwnershipControls?: Value<S3Bucket_OwnershipControls>
    /** Configuration that defines how Amazon S3 handles public access. */
    PublicAccessBlockConfiguration?: Value<S3Bucket_PublicAccessBlockConfiguration>
    /** Configuration for replicating objects in an S3 bucket. To enable replication, you must also enable versioning by using the `VersioningConfiguration` property. */
    ReplicationConfiguration?: Value<S3Bucket_ReplicationConfiguration>
    /** An arbitrary set of tags (key-value pairs) for this S3 bucket. */
    Tags?: List<Tag>
    /** Enables multiple versions of all objects in this bucket. You might enable versioning to prevent objects from being deleted or overwritten by mistake or to archive objects so that you can retrieve previous versions of them. */
    VersioningConfiguration?: Value<S3Bucket_VersioningConfiguration>
    /** Information used to configure the bucket as a static website. */
    WebsiteConfiguration?: Value<S3Bucket_WebsiteConfiguration>
  }
}

/** Configures the transfer acceleration state for an Amazon S3 bucket. */
export interface S3Bucket_AccelerateConfiguration {
  /** Specifies the transfer acceleration status of the bucket. */
  AccelerationStatus: Value<'Enabled' | 'Suspended'>
}

/** Specifies the configuration and any analyses for the analytics filter of an Amazon S3 bucket. */
export interface S3Bucket_AnalyticsConfiguration {
  /** The ID that identifies the analytics configuration. */
  Id: Value<string>
  /** The prefix that an object must have to be included in the analytics results. */
  Prefix?: Value<string>
  /** Contains data related to access patterns to be collected and made available to analyze the tradeoffs between different storage classes. */
  StorageClassAnalysis: Value<S3Bucket_StorageClassAnalysis>
  /** The tags to use when evaluating an analytics filter. */
  TagFilters?: List<S3Bucket_TagFilter>
}

/** Specifies data related to access patterns to be collected and made available to analyze the tradeoffs between different storage classes for an Amazon S3 bucket. */
export interface S3Bucket_StorageClassAnalysis {
  /** Specifies how data related to the storage class analysis for an Amazon S3 bucket should be exported. */
  DataExport?: Value<S3Bucket_DataExport>
}

/** Specifies how data related to the storage class analysis for an Amazon S3 bucket should be exported. */
export interface S3Bucket_DataExport {
  /** The place to store the data for an analysis. */
  Destination: Value<S3Bucket_Destination>
  /** The version of the output schema to use when exporting data. Must be `V_1`. */
  OutputSchemaVersion: Value<string>
}

/** Specifies information about where to publish analysis or configuration results for an Amazon S3 bucket. */
export interface S3Bucket_Destination {
  /** The account ID that owns the destination S3 bucket. If no account ID is provided, the owner is not validated before exporting data. */
  BucketAccountId?: Value<string>
  /** The Amazon Resource Name (ARN) of the bucket to which data is exported. */
  BucketArn: Value<string>
  /** Specifies the file format used when exporting data to Amazon S3. */
  Format: Value<'CSV' | 'ORC' | 'Parquet'>
  /** The prefix to use when exporting data. The prefix is prepended to all results. */
  Prefix?: Value<string>
}

/** Specifies tags to use to identify a subset of objects for an Amazon S3 bucket. */
export interface S3Bucket_TagFilter {
  /** The tag key. */
  Key: Value<string>
  /** The tag value. */
  Value: Value<string>
}

/** Specifies default encryption for a bucket using server-side encryption with Amazon S3-managed keys (SSE-S3), AWS KMS-managed keys (SSE-KMS), or dual-layer server-side encryption with KMS-managed keys (DSSE-KMS). For information about the Amazon S3 default encryption feature, see Amazon S3 Default Encryption for S3 Buckets in the *Amazon S3 User Guide*. */
export interface S3Bucket_BucketEncryption {
  /** Specifies the default server-side-encryption configuration. */
  ServerSideEncryptionConfiguration: List<S3Bucket_ServerSideEncryptionRule>
}

/** Specifies the default server-side encryption configuration. */
export interface S3Bucket_ServerSideEncryptionRule {
  /** A bucket-level setting for Amazon S3 general purpose buckets used to prevent the upload of new objects encrypted with the specified server-side encryption type. For example, blocking an encryption type will block `PutObject`, `CopyObject`, `PostObject`, multipart upload, and replication requests to the bucket for objects with the specified encryption type. */
  BlockedEncryptionTypes?: Value<S3Bucket_BlockedEncryptionTypes>
  /** Specifies whether Amazon S3 should use an S3 Bucket Key with server-side encryption using KMS (SSE-KMS) for new objects in the bucket. Existing objects are not affected. */
  BucketKeyEnabled?: Value<boolean>
  /** Specifies the default server-side encryption to apply to new objects in the bucket. If a PUT Object request doesn't specify any server-side encryption, this default encryption will be applied. */
  ServerSideEncryptionByDefault?: Value<S3Bucket_ServerSideEncryptionByDefault>
}

/** Describes the default server-side encryption to apply to new objects in the bucket. If a PUT Object request doesn't specify any server-side encryption, this default encryption will be applied. */
export interface S3Bucket_ServerSideEncryptionByDefault {
  /** AWS Key Management Service (KMS) customer managed key ID to use for the default encryption. */
  KMSMasterKeyID?: Value<string>
  /** Server-side encryption algorithm to use for the default encryption. */
  SSEAlgorithm: Value<'aws:kms' | 'AES256' | 'aws:kms:dsse'>
}

/** A bucket-level setting for Amazon S3 general purpose buckets used to prevent the upload of new objects encrypted with the specified server-side encryption type. For example, blocking an encryption type will block `PutObject`, `CopyObject`, `PostObject`, multipart upload, and replication requests to the bucket for objects with the specified encryption type. */
export interface S3Bucket_BlockedEncryptionTypes {
  /** The object encryption type that you want to block or unblock for an Amazon S3 general purpose bucket. */
  EncryptionType?: List<'NONE' | 'SSE-C'>
}

/** Describes the cross-origin access configuration for objects in an Amazon S3 bucket. */
export interface S3Bucket_CorsConfiguration {
  /** A set of origins and methods (cross-origin access that you want to allow). You can add up to 100 rules to the configuration. */
  CorsRules: List<S3Bucket_CorsRule>
}

/** Specifies a cross-origin access rule for an Amazon S3 bucket. */
export interface S3Bucket_CorsRule {
  /** Headers that are specified in the `Access-Control-Request-Headers` header. These headers are allowed in a preflight OPTIONS request. */
  AllowedHeaders?: List<string>
  /** An HTTP method that you allow the origin to run. */
  AllowedMethods: List<string>
  /** One or more origins you want customers to be able to access the bucket from. */
  AllowedOrigins: List<string>
  /** One or more headers in the response that you want customers to be able to access from their applications (for example, from a JavaScript `XMLHttpRequest` object). */
  ExposedHeaders?: List<string>
  /** A unique identifier for this rule. The value must be no more than 255 characters. */
  Id?: Value<string>
  /** The time in seconds that your browser is to cache the preflight response for the specified resource. */
  MaxAge?: Value<number>
}

/** Specifies the S3 Intelligent-Tiering configuration for an Amazon S3 bucket. */
export interface S3Bucket_IntelligentTieringConfiguration {
  /** The ID used to identify the S3 Intelligent-Tiering configuration. */
  Id: Value<string>
  /** An object key name prefix that identifies the subset of objects to which the rule applies. */
  Prefix?: Value<string>
  /** Specifies the status of the configuration. */
  Status: Value<'Disabled' | 'Enabled'>
  /** A container for a key-value pair. */
  TagFilters?: List<S3Bucket_TagFilter>
  /** Specifies a list of S3 Intelligent-Tiering storage class tiers in the configuration. At least one tier must be defined in the list. */
  Tierings: List<S3Bucket_Tiering>
}

/** The S3 Intelligent-Tiering storage class is designed to optimize storage costs by automatically moving data to the most cost-effective storage access tier, without additional operational overhead. */
export interface S3Bucket_Tiering {
  /** S3 Intelligent-Tiering access tier. See Storage class for automatically optimizing frequently and infrequently accessed objects for a list of access tiers in the S3 Intelligent-Tiering storage class. */
  AccessTier: Value<'ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS'>
  /** The number of consecutive days of no access after which an object will be eligible to be transitioned to the corresponding tier. The minimum number of days specified for Archive Access tier must be at least 90 days and Deep Archive Access tier must be at least 180 days. */
  Days: Value<number>
}

/** Specifies the S3 Inventory configuration for an Amazon S3 bucket. */
export interface S3Bucket_InventoryConfiguration {
  /** Contains information about where to publish the inventory results. */
  Destination: Value<S3Bucket_Destination>
  /** Specifies whether the inventory is enabled or disabled. If set to `True`, an inventory list is generated. */
  Enabled: Value<boolean>
  /** The ID used to identify the inventory configuration. */
  Id: Value<string>
  /** Object versions to include in the inventory list. If set to `All`, the list includes all the object versions, which adds the version-related fields `VersionId`, `IsLatest`, and `DeleteMarker` to the list. */
  IncludedObjectVersions: Value<'All' | 'Current'>
  /** Contains the optional fields that are included in the inventory results. */
  OptionalFields?: List<string>
  /** Specifies the inventory filter prefix. */
  Prefix?: Value<string>
  /** Specifies the schedule for generating inventory results. */
  ScheduleFrequency: Value<'Daily' | 'Weekly'>
}

/** Specifies the lifecycle configuration for objects in an Amazon S3 bucket. */
export interface S3Bucket_LifecycleConfiguration {
  /** A lifecycle rule for individual objects in an Amazon S3 bucket. */
  Rules: List<S3Bucket_Rule>
  /** Indicates which default minimum object size behavior is applied to the lifecycle configuration. */
  TransitionDefaultMinimumObjectSize?: Value<'varies_by_storage_class' | 'all_storage_classes_128K'>
}

/** Specifies lifecycle rules for an Amazon S3 bucket. */
export interface S3Bucket_Rule {
  /** Specifies a lifecycle rule that stops incomplete multipart uploads to an Amazon S3 bucket. */
  AbortIncompleteMultipartUpload?: Value<S3Bucket_AbortIncompleteMultipartUpload>
  /** Indicates when objects are deleted from Amazon S3 and Amazon S3 Glacier. The date value must be in ISO 8601 format. */
  ExpirationDate?: Value<string>
  /** Indicates the number of days after creation when objects are deleted from Amazon S3 and Amazon S3 Glacier. If you specify an expiration and transition time, you must use the same time unit for both properties (either in days or by date). */
  ExpirationInDays?: Value<number>
  /** Indicates whether Amazon S3 will remove a delete marker without any noncurrent versions. If set to true, the delete marker will be removed if there are no noncurrent versions. */
  ExpiredObjectDeleteMarker?: Value<boolean>
  /** Unique identifier for the rule. The value can't be longer than 255 characters. */
  Id?: Value<string>
  /** Specifies when noncurrent object versions expire. Upon expiration, Amazon S3 permanently deletes the noncurrent object versions. */
  NoncurrentVersionExpiration?: Value<S3Bucket_NoncurrentVersionExpiration>
  /** (Deprecated.) For buckets with versioning enabled (or suspended), specifies the time, in days, between when a new version of the object is uploaded to the bucket and when old versions of the object expire. When object versions expire, Amazon S3 permanently deletes them. */
  NoncurrentVersionExpirationInDays?: Value<number>
  /** (Deprecated.) For buckets with versioning enabled (or suspended), specifies when non-current objects transition to a specified storage class. If you specify a transition and expiration time, the expiration time must be later than the transition time. */
  NoncurrentVersionTransition?: Value<S3Bucket_NoncurrentVersionTransition>
  /** For buckets with versioning enabled (or suspended), one or more transition rules that specify when non-current objects transition to a specified storage class. If you specify a transition and expiration time, the expiration time must be later than the transition time. */
  NoncurrentVersionTransitions?: List<S3Bucket_NoncurrentVersionTransition>
  /** Specifies the minimum object size in bytes for this rule to apply to. Objects must be larger than this value in bytes. */
  ObjectSizeGreaterThan?: Value<number>
  /** Specifies the maximum object size in bytes for this rule to apply to. Objects must be smaller than this value in bytes. */
  ObjectSizeLessThan?: Value<number>
  /** Object key prefix that identifies one or more objects to which this rule applies. */
  Prefix?: Value<string>
  /** If `Enabled`, the rule is currently being applied. If `Disabled`, the rule is not currently being applied. */
  Status: Value<'Enabled' | 'Disabled'>
  /** Tags to use to identify a subset of objects to which the lifecycle rule applies. */
  TagFilters?: List<S3Bucket_TagFilter>
  /** (Deprecated.) Specifies when an object transitions to a specified storage class. If you specify an expiration and transition time, you must use the same time unit for both properties (either in days or by date). */
  Transition?: Value<S3Bucket_Transition>
  /** One or more transition rules that specify when an object transitions to a specified storage class. If you specify an expiration and transition time, you must use the same time unit for both properties (either in days or by date). */
  Transitions?: List<S3Bucket_Transition>
}

/** Specifies the days since the initiation of an incomplete multipart upload that Amazon S3 will wait before permanently removing all parts of the upload. */
export interface S3Bucket_AbortIncompleteMultipartUpload {
  /** Specifies the number of days after which Amazon S3 stops an incomplete multipart upload. */
  DaysAfterInitiation: Value<number>
}

/** Specifies when noncurrent object versions expire. Upon expiration, Amazon S3 permanently deletes the noncurrent object versions. */
export interface S3Bucket_NoncurrentVersionExpiration {
  /** Specifies how many noncurrent versions Amazon S3 will retain. If there are this many more recent noncurrent versions, Amazon S3 will take the associated action. */
  NewerNoncurrentVersions?: Value<number>
  /** Specifies the number of days an object is noncurrent before Amazon S3 can perform the associated action. For information about the noncurrent days calculations, see How Amazon S3 Calculates When an Object Became Noncurrent in the *Amazon S3 User Guide*. */
  NoncurrentDays: Value<number>
}

/** Container for the transition rule that describes when noncurrent objects transition to the `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER`, or `DEEP_ARCHIVE` storage class. If your bucket is versioning-enabled (or versioning is suspended), you can set this action to request that Amazon S3 transition noncurrent object versions to the `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER`, or `DEEP_ARCHIVE` storage class at a specific period in the object's lifetime. */
export interface S3Bucket_NoncurrentVersionTransition {
  /** Specifies how many noncurrent versions Amazon S3 will retain. If there are this many more recent noncurrent versions, Amazon S3 will take the associated action. */
  NewerNoncurrentVersions?: Value<number>
  /** The class of storage used to store the object. */
  StorageClass: Value<'DEEP_ARCHIVE' | 'GLACIER' | 'Glacier' | 'GLACIER_IR' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'STANDARD_IA'>
  /** Specifies the number of days an object is noncurrent before Amazon S3 can perform the associated action. For information about the noncurrent days calculations, see How Amazon S3 Calculates How Long an Object Has Been Noncurrent in the *Amazon S3 User Guide*. */
  TransitionInDays: Value<number>
}

/** Specifies when an object transitions to a specified storage class. */
export interface S3Bucket_Transition {
  /** The storage class to which you want the object to transition. */
  StorageClass: Value<'DEEP_ARCHIVE' | 'GLACIER' | 'Glacier' | 'GLACIER_IR' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'STANDARD_IA'>
  /** Indicates when objects are transitioned to the specified storage class. The date value must be in ISO 8601 format. */
  TransitionDate?: Value<string>
  /** Indicates the number of days after creation when objects are transitioned to the specified storage class. If the specified storage class is `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER`, or `DEEP_ARCHIVE`, valid values are `0` or positive integers. */
  TransitionInDays?: Value<number>
}

/** Describes where logs are stored and the prefix that Amazon S3 assigns to all log object keys for a bucket. For examples and more information, see PUT Bucket logging in the *Amazon S3 API Reference*. */
export interface S3Bucket_LoggingConfiguration {
  /** The name of the bucket where Amazon S3 should store server access log files. You can store log files in any bucket that you own. */
  DestinationBucketName?: Value<string>
  /** A prefix for all log object keys. If you store log files from multiple Amazon S3 buckets in a single bucket, you can use a prefix to distinguish which log files came from which bucket. */
  LogFilePrefix?: Value<string>
  /** Amazon S3 key format for log objects. Only one format, either PartitionedPrefix or SimplePrefix, is allowed. */
  TargetObjectKeyFormat?: Value<S3Bucket_TargetObjectKeyFormat>
}

/** Amazon S3 key format for log objects. Only one format, PartitionedPrefix or SimplePrefix, is allowed. */
export interface S3Bucket_TargetObjectKeyFormat {
  /** Partitioned S3 key for log objects. */
  PartitionedPrefix?: Value<S3Bucket_PartitionedPrefix>
  /** To use the simple format for S3 keys for log objects. To specify SimplePrefix format, set SimplePrefix to {}. */
  SimplePrefix?: JsonDocument
}

/** Amazon S3 keys for log objects are partitioned in the following format: */
export interface S3Bucket_PartitionedPrefix {
  /** Specifies the partition date source for the partitioned prefix. `PartitionDateSource` can be `EventTime` or `DeliveryTime`. */
  PartitionDateSource?: Value<'EventTime' | 'DeliveryTime'>
}

/** Specifies a metrics configuration for the CloudWatch request metrics (specified by the metrics configuration ID) from an Amazon S3 bucket. If you're updating an existing metrics configuration, note that this is a full replacement of the existing metrics configuration. */
export interface S3Bucket_MetricsConfiguration {
  /** The access point that was used while performing operations on the object. The metrics configuration only includes objects that meet the filter's criteria. */
  AccessPointArn?: Value<string>
  /** The ID used to identify the metrics configuration. This can be any value you choose that helps you identify your metrics configuration. */
  Id: Value<string>
  /** The prefix that an object must have to be included in the metrics results. */
  Prefix?: Value<string>
  /** Specifies a list of tag filters to use as a metrics configuration filter. The metrics configuration includes only objects that meet the filter's criteria. */
  TagFilters?: List<S3Bucket_TagFilter>
}

/** Describes the notification configuration for an Amazon S3 bucket. */
export interface S3Bucket_NotificationConfiguration {
  /** Enables delivery of events to Amazon EventBridge. */
  EventBridgeConfiguration?: Value<S3Bucket_EventBridgeConfiguration>
  /** Describes the AWS Lambda functions to invoke and the events for which to invoke them. */
  LambdaConfigurations?: List<S3Bucket_LambdaConfiguration>
  /** The Amazon Simple Queue Service queues to publish messages to and the events for which to publish messages. */
  QueueConfigurations?: List<S3Bucket_QueueConfiguration>
  /** The topic to which notifications are sent and the events for which notifications are generated. */
  TopicConfigurations?: List<S3Bucket_TopicConfiguration>
}

/** Amazon S3 can send events to Amazon EventBridge whenever certain events happen in your bucket, see Using EventBridge in the *Amazon S3 User Guide*. */
export interface S3Bucket_EventBridgeConfiguration {
  /** Enables delivery of events to Amazon EventBridge. */
  EventBridgeEnabled: Value<boolean>
}

/** Describes the AWS Lambda functions to invoke and the events for which to invoke them. */
export interface S3Bucket_LambdaConfiguration {
  /** The Amazon S3 bucket event for which to invoke the AWS Lambda function. */
  Event: Value<string>
  /** The filtering rules that determine which objects invoke the AWS Lambda function. For example, you can create a filter so that only image files with a `.jpg` extension invoke the function when they are added to the Amazon S3 bucket. */
  Filter?: Value<S3Bucket_NotificationFilter>
  /** The Amazon Resource Name (ARN) of the AWS Lambda function that Amazon S3 invokes when the specified event type occurs. */
  Function: Value<string>
}

/** Specifies object key name filtering rules. For information about key name filtering, see Configuring event notifications using object key name filtering in the *Amazon S3 User Guide*. */
export interface S3Bucket_NotificationFilter {
  /** A container for object key name prefix and suffix filtering rules. */
  S3Key: Value<S3Bucket_S3KeyFilter>
}

/** A container for object key name prefix and suffix filtering rules. */
export interface S3Bucket_S3KeyFilter {
  /** A list of containers for the key-value pair that defines the criteria for the filter rule. */
  Rules: List<S3Bucket_FilterRule>
}

/** Specifies the Amazon S3 object key name to filter on. An object key name is the name assigned to an object in your Amazon S3 bucket. */
export interface S3Bucket_FilterRule {
  /** The object key name prefix or suffix identifying one or more objects to which the filtering rule applies. The maximum length is 1,024 characters. */
  Name: Value<string>
  /** The value that the filter searches for in object key names. */
  Value: Value<string>
}

/** Specifies the configuration for publishing messages to an Amazon Simple Queue Service (Amazon SQS) queue when Amazon S3 detects specified events. */
export interface S3Bucket_QueueConfiguration {
  /** The Amazon S3 bucket event about which you want to publish messages to Amazon SQS. */
  Event: Value<string>
  /** The filtering rules that determine which objects trigger notifications. For example, you can create a filter so that Amazon S3 sends notifications only when image files with a `.jpg` extension are added to the bucket. */
  Filter?: Value<S3Bucket_NotificationFilter>
  /** The Amazon Resource Name (ARN) of the Amazon SQS queue to which Amazon S3 publishes a message when it detects events of the specified type. FIFO queues are not allowed when enabling an SQS queue as the event notification destination. */
  Queue: Value<string>
}

/** A container for specifying the configuration for publication of messages to an Amazon Simple Notification Service (Amazon SNS) topic when Amazon S3 detects specified events. */
export interface S3Bucket_TopicConfiguration {
  /** The Amazon S3 bucket event about which to send notifications. */
  Event: Value<string>
  /** The filtering rules that determine for which objects to send notifications. For example, you can create a filter so that Amazon S3 sends notifications only when image files with a `.jpg` extension are added to the bucket. */
  Filter?: Value<S3Bucket_NotificationFilter>
  /** The Amazon Resource Name (ARN) of the Amazon SNS topic to which Amazon S3 publishes a message when it detects events of the specified type. */
  Topic: Value<string>
}

/** Places an Object Lock configuration on the specified bucket. The rule specified in the Object Lock configuration will be applied by default to every new object placed in the specified bucket. */
export interface S3Bucket_ObjectLockConfiguration {
  /** Indicates whether this bucket has an Object Lock configuration enabled. Enable `ObjectLockEnabled` when you apply `ObjectLockConfiguration` to a bucket. */
  ObjectLockEnabled?: Value<string>
  /** Specifies the Object Lock rule for the specified object. Enable this rule when you apply `ObjectLockConfiguration` to a bucket. */
  Rule?: Value<S3Bucket_ObjectLockRule>
}

/** Specifies the Object Lock rule for the specified object. Enable the this rule when you apply `ObjectLockConfiguration` to a bucket. */
export interface S3Bucket_ObjectLockRule {
  /** The default Object Lock retention mode and period that you want to apply to new objects placed in the specified bucket. If Object Lock is turned on, bucket settings require both `Mode` and a period of either `Days` or `Years`. */
  DefaultRetention?: Value<S3Bucket_DefaultRetention>
}

/** The container element for optionally specifying the default Object Lock retention settings for new objects placed in the specified bucket. */
export interface S3Bucket_DefaultRetention {
  /** The number of days that you want to specify for the default retention period. If Object Lock is turned on, you must specify `Mode` and specify either `Days` or `Years`. */
  Days?: Value<number>
  DefaultEventHold?: Value<S3Bucket_DefaultEventHold>
  /** The default Object Lock retention mode you want to apply to new objects placed in the specified bucket. If Object Lock is turned on, you must specify `Mode` and specify either `Days` or `Years`. */
  Mode?: Value<'COMPLIANCE' | 'GOVERNANCE'>
  /** The number of years that you want to specify for the default retention period. If Object Lock is turned on, you must specify `Mode` and specify either `Days` or `Years`. */
  Years?: Value<number>
}

export interface S3Bucket_DefaultEventHold {
  Days?: Value<number>
  Years?: Value<number>
}

/** Specifies the container element for Object Ownership rules. */
export interface S3Bucket_OwnershipControls {
  /** Specifies the container element for Object Ownership rules. */
  Rules: List<S3Bucket_OwnershipControlsRule>
}

/** Specifies an Object Ownership rule. */
export interface S3Bucket_OwnershipControlsRule {
  /** Specifies an object ownership rule. */
  ObjectOwnership?: Value<'ObjectWriter' | 'BucketOwnerPreferred' | 'BucketOwnerEnforced'>
}

/** The PublicAccessBlock configuration that you want to apply to this Amazon S3 bucket. You can enable the configuration options in any combination. */
export interface S3Bucket_PublicAccessBlockConfiguration {
  /** Specifies whether Amazon S3 should block public access control lists (ACLs) for this bucket and objects in this bucket. Setting this element to `TRUE` causes the following behavior: */
  BlockPublicAcls?: Value<boolean>
  /** Specifies whether Amazon S3 should block public bucket policies for this bucket. Setting this element to `TRUE` causes Amazon S3 to reject calls to PUT Bucket policy if the specified bucket policy allows public access. */
  BlockPublicPolicy?: Value<boolean>
  /** Specifies whether Amazon S3 should ignore public ACLs for this bucket and objects in this bucket. Setting this element to `TRUE` causes Amazon S3 to ignore all public ACLs on this bucket and objects in this bucket. */
  IgnorePublicAcls?: Value<boolean>
  /** Specifies whether Amazon S3 should restrict public bucket policies for this bucket. Setting this element to `TRUE` restricts access to this bucket to only AWS service principals and authorized users within this account if the bucket has a public policy. */
  RestrictPublicBuckets?: Value<boolean>
}

/** A container for replication rules. You can add up to 1,000 rules. */
export interface S3Bucket_ReplicationConfiguration {
  /** The Amazon Resource Name (ARN) of the AWS Identity and Access Management (IAM) role that Amazon S3 assumes when replicating objects. */
  Role: Value<string>
  /** A container for one or more replication rules. A replication configuration must have at least one rule and can contain a maximum of 1,000 rules. */
  Rules: List<S3Bucket_ReplicationRule>
}

/** Specifies which Amazon S3 objects to replicate and where to store the replicas. */
export interface S3Bucket_ReplicationRule {
  /** Specifies whether Amazon S3 replicates delete markers. If you specify a `Filter` in your replication configuration, you must also include a `DeleteMarkerReplication` element. */
  DeleteMarkerReplication?: Value<S3Bucket_DeleteMarkerReplication>
  /** A container for information about the replication destination and its configurations including enabling the S3 Replication Time Control (S3 RTC). */
  Destination: Value<S3Bucket_ReplicationDestination>
  /** A filter that identifies the subset of objects to which the replication rule applies. A `Filter` must specify exactly one `Prefix`, `TagFilter`, or an `And` child element. */
  Filter?: Value<S3Bucket_ReplicationRuleFilter>
  /** A unique identifier for the rule. The maximum value is 255 characters. */
  Id?: Value<string>
  /** An object key name prefix that identifies the object or objects to which the rule applies. The maximum prefix length is 1,024 characters. */
  Prefix?: Value<string>
  /** The priority indicates which rule has precedence whenever two or more replication rules conflict. Amazon S3 will attempt to replicate objects according to all replication rules. */
  Priority?: Value<number>
  /** A container that describes additional filters for identifying the source objects that you want to replicate. You can choose to enable or disable the replication of these objects. */
  SourceSelectionCriteria?: Value<S3Bucket_SourceSelectionCriteria>
  /** Specifies whether the rule is enabled. */
  Status: Value<'Disabled' | 'Enabled'>
}

/** Specifies whether Amazon S3 replicates delete markers. If you specify a `Filter` in your replication configuration, you must also include a `DeleteMarkerReplication` element. */
export interface S3Bucket_DeleteMarkerReplication {
  /** Indicates whether to replicate delete markers. */
  Status?: Value<'Disabled' | 'Enabled'>
}

/** A container for information about the replication destination and its configurations including enabling the S3 Replication Time Control (S3 RTC). */
export interface S3Bucket_ReplicationDestination {
  /** Specify this only in a cross-account scenario (where source and destination bucket owners are not the same), and you want to change replica ownership to the AWS account that owns the destination bucket. If this is not specified in the replication configuration, the replicas are owned by same AWS account that owns the source object. */
  AccessControlTranslation?: Value<S3Bucket_AccessControlTranslation>
  /** Destination bucket owner account ID. In a cross-account scenario, if you direct Amazon S3 to change replica ownership to the AWS account that owns the destination bucket by specifying the `AccessControlTranslation` property, this is the account ID of the destination bucket owner. */
  Account?: Value<string>
  /** The Amazon Resource Name (ARN) of the bucket where you want Amazon S3 to store the results. */
  Bucket: Value<string>
  /** Specifies encryption-related information. */
  EncryptionConfiguration?: Value<S3Bucket_EncryptionConfiguration>
  /** A container specifying replication metrics-related settings enabling replication metrics and events. */
  Metrics?: Value<S3Bucket_Metrics>
  /** A container specifying S3 Replication Time Control (S3 RTC), including whether S3 RTC is enabled and the time when all objects and operations on objects must be replicated. Must be specified together with a `Metrics` block. */
  ReplicationTime?: Value<S3Bucket_ReplicationTime>
  /** The storage class to use when replicating objects, such as S3 Standard or reduced redundancy. By default, Amazon S3 uses the storage class of the source object to create the object replica. */
  StorageClass?: Value<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'REDUCED_REDUNDANCY' | 'STANDARD' | 'STANDARD_IA'>
}

/** Specify this only in a cross-account scenario (where source and destination bucket owners are not the same), and you want to change replica ownership to the AWS account that owns the destination bucket. If this is not specified in the replication configuration, the replicas are owned by same AWS account that owns the source object. */
export interface S3Bucket_AccessControlTranslation {
  /** Specifies the replica ownership. For default and valid values, see PUT bucket replication in the *Amazon S3 API Reference*. */
  Owner: Value<string>
}

/** Specifies encryption-related information for an Amazon S3 bucket that is a destination for replicated objects. */
export interface S3Bucket_EncryptionConfiguration {
  /** Specifies the ID (Key ARN or Alias ARN) of the customer managed AWS KMS key stored in AWS Key Management Service (KMS) for the destination bucket. Amazon S3 uses this key to encrypt replica objects. */
  ReplicaKmsKeyID: Value<string>
}

/** A container specifying replication metrics-related settings enabling replication metrics and events. */
export interface S3Bucket_Metrics {
  /** A container specifying the time threshold for emitting the `s3:Replication:OperationMissedThreshold` event. */
  EventThreshold?: Value<S3Bucket_ReplicationTimeValue>
  /** Specifies whether the replication metrics are enabled. */
  Status: Value<'Disabled' | 'Enabled'>
}

/** A container specifying the time value for S3 Replication Time Control (S3 RTC) and replication metrics `EventThreshold`. */
export interface S3Bucket_ReplicationTimeValue {
  /** Contains an integer specifying time in minutes. */
  Minutes: Value<number>
}

/** A container specifying S3 Replication Time Control (S3 RTC) related information, including whether S3 RTC is enabled and the time when all objects and operations on objects must be replicated. Must be specified together with a `Metrics` block. */
export interface S3Bucket_ReplicationTime {
  /** Specifies whether the replication time is enabled. */
  Status: Value<'Disabled' | 'Enabled'>
  /** A container specifying the time by which replication should be complete for all objects and operations on objects. */
  Time: Value<S3Bucket_ReplicationTimeValue>
}

/** A filter that identifies the subset of objects to which the replication rule applies. A `Filter` must specify exactly one `Prefix`, `TagFilter`, or an `And` child element. */
export interface S3Bucket_ReplicationRuleFilter {
  /** A container for specifying rule filters. The filters determine the subset of objects to which the rule applies. */
  And?: Value<S3Bucket_ReplicationRuleAndOperator>
  /** An object key name prefix that identifies the subset of objects to which the rule applies. */
  Prefix?: Value<string>
  /** A container for specifying a tag key and value. */
  TagFilter?: Value<S3Bucket_TagFilter>
}

/** A container for specifying rule filters. The filters determine the subset of objects to which the rule applies. */
export interface S3Bucket_ReplicationRuleAndOperator {
  /** An object key name prefix that identifies the subset of objects to which the rule applies. */
  Prefix?: Value<string>
  /** An array of tags containing key and value pairs. */
  TagFilters?: List<S3Bucket_TagFilter>
}

/** A container that describes additional filters for identifying the source objects that you want to replicate. You can choose to enable or disable the replication of these objects. */
export interface S3Bucket_SourceSelectionCriteria {
  /** A filter that you can specify for selection for modifications on replicas. */
  ReplicaModifications?: Value<S3Bucket_ReplicaModifications>
  /** A container for filter information for the selection of Amazon S3 objects encrypted with AWS KMS. */
  SseKmsEncryptedObjects?: Value<S3Bucket_SseKmsEncryptedObjects>
}

/** A filter that you can specify for selection for modifications on replicas. */
export interface S3Bucket_ReplicaModifications {
  /** Specifies whether Amazon S3 replicates modifications on replicas. */
  Status: Value<'Enabled' | 'Disabled'>
}

/** A container for filter information for the selection of S3 objects encrypted with AWS KMS. */
export interface S3Bucket_SseKmsEncryptedObjects {
  /** Specifies whether Amazon S3 replicates objects created with server-side encryption using an AWS KMS key stored in AWS Key Management Service. */
  Status: Value<'Disabled' | 'Enabled'>
}

/** Describes the versioning state of an Amazon S3 bucket. */
export interface S3Bucket_VersioningConfiguration {
  /** The versioning state of the bucket. */
  Status: Value<'Enabled' | 'Suspended'>
}

/** Specifies website configuration parameters for an Amazon S3 bucket. */
export interface S3Bucket_WebsiteConfiguration {
  /** The name of the error document for the website. */
  ErrorDocument?: Value<string>
  /** The name of the index document for the website. */
  IndexDocument?: Value<string>
  /** The redirect behavior for every request to this bucket's website endpoint. */
  RedirectAllRequestsTo?: Value<S3Bucket_RedirectAllRequestsTo>
  /** Rules that define when a redirect is applied and the redirect behavior. */
  RoutingRules?: List<S3Bucket_RoutingRule>
}

/** Specifies the redirect behavior of all requests to a website endpoint of an Amazon S3 bucket. */
export interface S3Bucket_RedirectAllRequestsTo {
  /** Name of the host where requests are redirected. */
  HostName: Value<string>
  /** Protocol to use when redirecting requests. The default is the protocol that is used in the original request. */
  Protocol?: Value<'http' | 'https'>
}

/** Specifies the redirect behavior and when a redirect is applied. */
export interface S3Bucket_RoutingRule {
  /** Container for redirect information. You can redirect requests to another host, to another page, or with another protocol. */
  RedirectRule: Value<S3Bucket_RedirectRule>
  /** A container for describing a condition that must be met for the specified redirect to apply. For example, 1. */
  RoutingRuleCondition?: Value<S3Bucket_RoutingRuleCondition>
}

/** Specifies how requests are redirected. In the event of an error, you can specify a different error code to return. */
export interface S3Bucket_RedirectRule {
  /** The host name to use in the redirect request. */
  HostName?: Value<string>
  /** The HTTP redirect code to use on the response. Not required if one of the siblings is present. */
  HttpRedirectCode?: Value<string>
  /** Protocol to use when redirecting requests. The default is the protocol that is used in the original request. */
  Protocol?: Value<'http' | 'https'>
  /** The object key prefix to use in the redirect request. For example, to redirect requests for all pages with prefix `docs/` (objects in the `docs/` folder) to `documents/`, you can set a condition block with `KeyPrefixEquals` set to `docs/` and in the Redirect set `ReplaceKeyPrefixWith` to `/documents`. */
  ReplaceKeyPrefixWith?: Value<string>
  /** The specific object key to use in the redirect request. For example, redirect request to `error.html`. */
  ReplaceKeyWith?: Value<string>
}

/** A container for describing a condition that must be met for the specified redirect to apply. For example, 1. */
export interface S3Bucket_RoutingRuleCondition {
  /** The HTTP error code when the redirect is applied. In the event of an error, if the error code equals this value, then the specified redirect is applied. */
  HttpErrorCodeReturnedEquals?: Value<string>
  /** The object key name prefix when the redirect is applied. For example, to redirect requests for `ExamplePage.html`, the key prefix will be `ExamplePage.html`. */
  KeyPrefixEquals?: Value<string>
}

/** > We recommend that you create your S3 Metadata configurations by using the V2 MetadataConfiguration resource type. We no longer recommend using the V1 `MetadataTableConfiguration` resource type. */
export interface S3Bucket_MetadataTableConfiguration {
  /** The destination information for the metadata table configuration. The destination table bucket must be in the same Region and AWS account as the general purpose bucket. */
  S3TablesDestination: Value<S3Bucket_S3TablesDestination>
}

/** The destination information for a V1 S3 Metadata configuration. The destination table bucket must be in the same Region and AWS account as the general purpose bucket. */
export interface S3Bucket_S3TablesDestination {
  /** The Amazon Resource Name (ARN) for the metadata table in the metadata table configuration. The specified metadata table name must be unique within the `aws_s3_metadata` namespace in the destination table bucket. */
  TableArn?: Value<string>
  /** The Amazon Resource Name (ARN) for the table bucket that's specified as the destination in the metadata table configuration. The destination table bucket must be in the same Region and AWS account as the general purpose bucket. */
  TableBucketArn: Value<string>
  /** The name for the metadata table in your metadata table configuration. The specified metadata table name must be unique within the `aws_s3_metadata` namespace in the destination table bucket. */
  TableName: Value<string>
  /** The table bucket namespace for the metadata table in your metadata table configuration. This value is always `aws_s3_metadata`. */
  TableNamespace?: Value<string>
}

/** Creates a V2 Amazon S3 Metadata configuration of a general purpose bucket. */
export interface S3Bucket_MetadataConfiguration {
  /** The annotation table configuration for an S3 Metadata configuration. The annotation table tracks all annotations on objects in your bucket so that you can query annotation data at scale. */
  AnnotationTableConfiguration?: Value<S3Bucket_AnnotationTableConfiguration>
  /** The destination information for the S3 Metadata configuration. */
  Destination?: Value<S3Bucket_MetadataDestination>
  /** The inventory table configuration for a metadata configuration. */
  InventoryTableConfiguration?: Value<S3Bucket_InventoryTableConfiguration>
  /** The journal table configuration for a metadata configuration. */
  JournalTableConfiguration: Value<S3Bucket_JournalTableConfiguration>
}

/** The destination information for the S3 Metadata configuration. */
export interface S3Bucket_MetadataDestination {
  /** The Amazon Resource Name (ARN) of the table bucket where the metadata configuration is stored. */
  TableBucketArn?: Value<string>
  /** The type of the table bucket where the metadata configuration is stored. The `aws` value indicates an AWS managed table bucket, and the `customer` value indicates a customer-managed table bucket. */
  TableBucketType: Value<'aws' | 'customer'>
  /** The namespace in the table bucket where the metadata tables for a metadata configuration are stored. */
  TableNamespace?: Value<string>
}

/** The journal table configuration for an S3 Metadata configuration. */
export interface S3Bucket_JournalTableConfiguration {
  /** The encryption configuration for the journal table. */
  EncryptionConfiguration?: Value<S3Bucket_MetadataTableEncryptionConfiguration>
  /** The journal table record expiration settings for the journal table. */
  RecordExpiration: Value<S3Bucket_RecordExpiration>
  /** The Amazon Resource Name (ARN) for the journal table. */
  TableArn?: Value<string>
  /** The name of the journal table. */
  TableName?: Value<string>
}

/** The encryption settings for an S3 Metadata journal table or inventory table configuration. */
export interface S3Bucket_MetadataTableEncryptionConfiguration {
  /** If server-side encryption with AWS Key Management Service (AWS) keys (SSE-KMS) is specified, you must also specify the KMS key Amazon Resource Name (ARN). You must specify a customer-managed KMS key that's located in the same Region as the general purpose bucket that corresponds to the metadata table configuration. */
  KmsKeyArn?: Value<string>
  /** The encryption type specified for a metadata table. To specify server-side encryption with AWS Key Management Service (AWS) keys (SSE-KMS), use the `aws:kms` value. */
  SseAlgorithm: Value<'aws:kms' | 'AES256'>
}

/** The journal table record expiration settings for a journal table in an S3 Metadata configuration. */
export interface S3Bucket_RecordExpiration {
  /** If you enable journal table record expiration, you can set the number of days to retain your journal table records. Journal table records must be retained for a minimum of 7 days. */
  Days?: Value<number>
  /** Specifies whether journal table record expiration is enabled or disabled. */
  Expiration: Value<'ENABLED' | 'DISABLED'>
}

/** The inventory table configuration for an S3 Metadata configuration. */
export interface S3Bucket_InventoryTableConfiguration {
  /** The configuration state of the inventory table, indicating whether the inventory table is enabled or disabled. */
  ConfigurationState: Value<'ENABLED' | 'DISABLED'>
  /** The encryption configuration for the inventory table. */
  EncryptionConfiguration?: Value<S3Bucket_MetadataTableEncryptionConfiguration>
  /** The Amazon Resource Name (ARN) for the inventory table. */
  TableArn?: Value<string>
  /** The name of the inventory table. */
  TableName?: Value<string>
}

/** The annotation table configuration for an S3 Metadata configuration. The annotation table tracks all annotations on objects in your bucket so that you can query annotation data at scale. */
export interface S3Bucket_AnnotationTableConfiguration {
  /** Specifies whether the annotation table configuration is enabled or disabled. */
  ConfigurationState: Value<'ENABLED' | 'DISABLED'>
  /** The encryption settings for an S3 Metadata journal table or inventory table configuration. */
  EncryptionConfiguration?: Value<S3Bucket_MetadataTableEncryptionConfiguration>
  /** The ARN of the IAM role that grants Amazon S3 Metadata permission to read annotations from your bucket. */
  Role?: Value<string>
  /** The Amazon Resource Name (ARN) for the annotation table. */
  TableArn?: Value<string>
  /** The name of the annotation table. */
  TableName?: Value<string>
}

/** Applies an Amazon S3 bucket policy to an Amazon S3 bucket. If you are using an identity other than the root user of the AWS account that owns the bucket, the calling identity must have the `PutBucketPolicy` permissions on the specified bucket and belong to the bucket owner's account in order to use this operation. */
export interface S3BucketPolicy extends ResourceAttributes {
  Type: 'AWS::S3::BucketPolicy'
  Properties: {
    /** The name of the Amazon S3 bucket to which the policy applies. */
    Bucket: Value<string>
    /** A policy document containing permissions to add to the specified bucket. In IAM, you must provide policy documents in JSON format. */
    PolicyDocument: JsonDocument
  }
}

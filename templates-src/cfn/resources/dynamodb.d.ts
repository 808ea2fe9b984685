// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::DynamoDB::Table` resource creates a DynamoDB table. */
export interface DynamoDBTable extends ResourceAttributes {
  Type: 'AWS::DynamoDB::Table'
  Properties: {
    /** A list of attributes that describe the key schema for the table and indexes. */
    AttributeDefinitions?: List<DynamoDBTable_AttributeDefinition>
    /** Specify how you are charged for read and write throughput and how you manage capacity. */
    BillingMode?: Value<string>
    /** The settings used to specify whether to enable CloudWatch Contributor Insights for the table and define which events to monitor. */
    ContributorInsightsSpecification?: Value<DynamoDBTable_ContributorInsightsSpecification>
    /** Determines if a table is protected from deletion. When enabled, the table cannot be deleted by any user or process. */
    DeletionProtectionEnabled?: Value<boolean>
    /** Global secondary indexes to be created on the table. You can create up to 20 global secondary indexes. */
    GlobalSecondaryIndexes?: List<DynamoDBTable_GlobalSecondaryIndex>
    /** Specifies the properties of data being imported from the S3 bucket source to the" table. */
    ImportSourceSpecification?: Value<DynamoDBTable_ImportSourceSpecification>
    /** Specifies the attributes that make up the primary key for the table. The attributes in the `KeySchema` property must also be defined in the `AttributeDefinitions` property. */
    KeySchema: List<DynamoDBTable_KeySchema>
    /** The Kinesis Data Streams configuration for the specified table. */
    KinesisStreamSpecification?: Value<DynamoDBTable_KinesisStreamSpecification>
    /** Local secondary indexes to be created on the table. You can create up to 5 local secondary indexes. */
    LocalSecondaryIndexes?: List<DynamoDBTable_LocalSecondaryIndex>
    /** Sets the maximum number of read and write units for the specified on-demand table. If you use this property, you must specify `MaxReadRequestUnits`, `MaxWriteRequestUnits`, or both. */
    OnDemandThroughput?: Value<DynamoDBTable_OnDemandThroughput>
    /** The settings used to enable point in time recovery. */
    PointInTimeRecoverySpecification?: Value<DynamoDBTable_PointInTimeRecoverySpecification>
    /** Throughput for the specified table, which consists of values for `ReadCapacityUnits` and `WriteCapacityUnits`. */
    ProvisionedThroughput?: Value<DynamoDBTable_ProvisionedThroughput>
    /** An AWS resource-based policy document in JSON format that will be attached to the table. */
    ResourcePolicy?: Value<DynamoDBTable_ResourcePolicy>
    /** Specifies the settings to enable server-side encryption. */
    SSESpecification?: Value<DynamoDBTable_SSESpecification>
    /** The settings for the DynamoDB table stream, which captures changes to items stored in the table. Including this property in your AWS CloudFormation template automatically enables streaming. */
    StreamSpecification?: Value<DynamoDBTable_StreamSpecification>
    /** The table class of the new table. Valid values are `STANDARD` and `STANDARD_INFREQUENT_ACCESS`. */
    TableClass?: Value<string>
    /** A name for the table. If you don't specify a name, AWS CloudFormation generates a unique physical ID and uses that ID for the table name. */
    TableName?: Value<string>
    /** An array of key-value pairs to apply to this resource. */
    Tags?: List<Tag>
    /** Specifies the Time to Live (TTL) settings for the table. */
    TimeToLiveSpecification?: Value<DynamoDBTable_TimeToLiveSpecification>
    VectorIndexes?: List<DynamoDBTable_VectorIndex>
    /** Represents the warm throughput (in read units per second and write units per second) for creating a table. */
    WarmThroughput?: Value<DynamoDBTable_WarmThroughput>
  }
}

/** Represents the settings used to enable server-side encryption. */
export interface DynamoDBTable_SSESpecification {
  /** The AWS key that should be used for the AWS encryption. To specify a key, use its key ID, Amazon Resource Name (ARN), alias name, or alias ARN. */
  KMSMasterKeyId?: Value<string>
  /** Indicates whether server-side encryption is done using an AWS managed key or an AWS owned key. If enabled (true), server-side encryption type is set to `KMS` and an AWS managed key is used (AWS charges apply). */
  SSEEnabled: Value<boolean>
  /** Server-side encryption type. The only supported value is: */
  SSEType?: Value<string>
}

/** The Kinesis Data Streams configuration for the specified table. */
export interface DynamoDBTable_KinesisStreamSpecification {
  /** The precision for the time and date that the stream was created. */
  ApproximateCreationDateTimePrecision?: Value<'MICROSECOND' | 'MILLISECOND'>
  /** The ARN for a specific Kinesis data stream. */
  StreamArn: Value<string>
}

/** Represents the DynamoDB Streams configuration for a table in DynamoDB. */
export interface DynamoDBTable_StreamSpecification {
  /** Creates or updates a resource-based policy document that contains the permissions for DynamoDB resources, such as a table's streams. Resource-based policies let you define access permissions by specifying who has access to each resource, and the actions they are allowed to perform on each resource. */
  ResourcePolicy?: Value<DynamoDBTable_ResourcePolicy>
  /** When an item in the table is modified, `StreamViewType` determines what information is written to the stream for this table. Valid values for `StreamViewType` are: */
  StreamViewType: Value<string>
  Tags?: List<Tag>
}

/** Creates or updates a resource-based policy document that contains the permissions for DynamoDB resources, such as a table, its indexes, and stream. Resource-based policies let you define access permissions by specifying who has access to each resource, and the actions they are allowed to perform on each resource. */
export interface DynamoDBTable_ResourcePolicy {
  /** A resource-based policy document that contains permissions to add to the specified DynamoDB table, index, or both. In a CloudFormation template, you can provide the policy in JSON or YAML format because CloudFormation converts YAML to JSON before submitting it to DynamoDB. */
  PolicyDocument: JsonDocument
}

/** Configures contributor insights settings for a table or one of its indexes. */
export interface DynamoDBTable_ContributorInsightsSpecification {
  /** Indicates whether CloudWatch Contributor Insights are to be enabled (true) or disabled (false). */
  Enabled: Value<boolean>
  /** Specifies the CloudWatch Contributor Insights mode for a table. Valid values are `ACCESSED_AND_THROTTLED_KEYS` (tracks all access and throttled events) or `THROTTLED_KEYS` (tracks only throttled events). */
  Mode?: Value<'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS'>
}

/** Specifies the properties of data being imported from the S3 bucket source to the table. */
export interface DynamoDBTable_ImportSourceSpecification {
  /** Type of compression to be used on the input coming from the imported table. */
  InputCompressionType?: Value<string>
  /** The format of the source data. Valid values for `ImportFormat` are `CSV`, `DYNAMODB_JSON` or `ION`. */
  InputFormat: Value<string>
  /** Additional properties that specify how the input is formatted, */
  InputFormatOptions?: Value<DynamoDBTable_InputFormatOptions>
  /** The S3 bucket that provides the source for the import. */
  S3BucketSource: Value<DynamoDBTable_S3BucketSource>
}

/** The S3 bucket that is being imported from. */
export interface DynamoDBTable_S3BucketSource {
  /** The S3 bucket that is being imported from. */
  S3Bucket: Value<string>
  /** The account number of the S3 bucket that is being imported from. If the bucket is owned by the requester this is optional. */
  S3BucketOwner?: Value<string>
  /** The key prefix shared by all S3 Objects that are being imported. */
  S3KeyPrefix?: Value<string>
}

/** The format options for the data that was imported into the target table. There is one value, CsvOption. */
export interface DynamoDBTable_InputFormatOptions {
  /** The options for imported source files in CSV format. The values are Delimiter and HeaderList. */
  Csv?: Value<DynamoDBTable_Csv>
}

/** The options for imported source files in CSV format. The values are Delimiter and HeaderList. */
export interface DynamoDBTable_Csv {
  /** The delimiter used for separating items in the CSV file being imported. */
  Delimiter?: Value<string>
  /** List of the headers used to specify a common header for all source CSV files being imported. If this field is specified then the first line of each CSV file is treated as data instead of the header. */
  HeaderList?: List<string>
}

/** The settings used to enable point in time recovery. */
export interface DynamoDBTable_PointInTimeRecoverySpecification {
  /** Indicates whether point in time recovery is enabled (true) or disabled (false) on the table. */
  PointInTimeRecoveryEnabled?: Value<boolean>
  /** The number of preceding days for which continuous backups are taken and maintained. Your table data is only recoverable to any point-in-time from within the configured recovery period. */
  RecoveryPeriodInDays?: Value<number>
}

/** Throughput for the specified table, which consists of values for `ReadCapacityUnits` and `WriteCapacityUnits`. */
export interface DynamoDBTable_ProvisionedThroughput {
  /** The maximum number of strongly consistent reads consumed per second before DynamoDB returns a `ThrottlingException`. */
  ReadCapacityUnits: Value<number>
  /** The maximum number of writes consumed per second before DynamoDB returns a `ThrottlingException`. */
  WriteCapacityUnits: Value<number>
}

/** Represents an attribute for describing the schema for the table and indexes. */
export interface DynamoDBTable_AttributeDefinition {
  /** A name for the attribute. */
  AttributeName: Value<string>
  /** The data type for the attribute, where: */
  AttributeType: Value<string>
}

/** Represents the properties of a global secondary index. */
export interface DynamoDBTable_GlobalSecondaryIndex {
  /** The settings used to specify whether to enable CloudWatch Contributor Insights for the global table and define which events to monitor. */
  ContributorInsightsSpecification?: Value<DynamoDBTable_ContributorInsightsSpecification>
  /** The name of the global secondary index. The name must be unique among all other indexes on this table. */
  IndexName: Value<string>
  /** The complete key schema for a global secondary index, which consists of one or more pairs of attribute names and key types: */
  KeySchema: List<DynamoDBTable_KeySchema>
  /** The maximum number of read and write units for the specified global secondary index. If you use this parameter, you must specify `MaxReadRequestUnits`, `MaxWriteRequestUnits`, or both. */
  OnDemandThroughput?: Value<DynamoDBTable_OnDemandThroughput>
  /** Represents attributes that are copied (projected) from the table into the global secondary index. These are in addition to the primary key attributes and index key attributes, which are automatically projected. */
  Projection: Value<DynamoDBTable_Projection>
  /** Represents the provisioned throughput settings for the specified global secondary index. You must use either `OnDemandThroughput` or `ProvisionedThroughput` based on your table's capacity mode. */
  ProvisionedThroughput?: Value<DynamoDBTable_ProvisionedThroughput>
  /** Represents the warm throughput value (in read units per second and write units per second) for the specified secondary index. If you use this parameter, you must specify `ReadUnitsPerSecond`, `WriteUnitsPerSecond`, or both. */
  WarmThroughput?: Value<DynamoDBTable_WarmThroughput>
}

/** Represents attributes that are copied (projected) from the table into an index. These are in addition to the primary key attributes and index key attributes, which are automatically projected. */
export interface DynamoDBTable_Projection {
  /** Represents the non-key attribute names which will be projected into the index. */
  NonKeyAttributes?: List<string>
  /** The set of attributes that are projected into the index: */
  ProjectionType?: Value<string>
}

/** Represents *a single element* of a key schema. A key schema specifies the attributes that make up the primary key of a table, or the key attributes of an index. */
export interface DynamoDBTable_KeySchema {
  /** The name of a key attribute. */
  AttributeName: Value<string>
  /** The role that this key attribute will assume: */
  KeyType: Value<string>
}

/** Sets the maximum number of read and write units for the specified on-demand table. If you use this property, you must specify `MaxReadRequestUnits`, `MaxWriteRequestUnits`, or both. */
export interface DynamoDBTable_OnDemandThroughput {
  /** Maximum number of read request units for the specified table. */
  MaxReadRequestUnits?: Value<number>
  /** Maximum number of write request units for the specified table. */
  MaxWriteRequestUnits?: Value<number>
}

/** Provides visibility into the number of read and write operations your table or secondary index can instantaneously support. The settings can be modified using the `UpdateTable` operation to meet the throughput requirements of an upcoming peak event. */
export interface DynamoDBTable_WarmThroughput {
  /** Represents the number of read operations your base table can instantaneously support. */
  ReadUnitsPerSecond?: Value<number>
  /** Represents the number of write operations your base table can instantaneously support. */
  WriteUnitsPerSecond?: Value<number>
}

/** Represents the properties of a local secondary index. A local secondary index can only be created when its parent table is created. */
export interface DynamoDBTable_LocalSecondaryIndex {
  /** The name of the local secondary index. The name must be unique among all other indexes on this table. */
  IndexName: Value<string>
  /** The complete key schema for the local secondary index, consisting of one or more pairs of attribute names and key types: */
  KeySchema: List<DynamoDBTable_KeySchema>
  /** Represents attributes that are copied (projected) from the table into the local secondary index. These are in addition to the primary key attributes and index key attributes, which are automatically projected. */
  Projection: Value<DynamoDBTable_Projection>
}

/** Represents the settings used to enable or disable Time to Live (TTL) for the specified table. */
export interface DynamoDBTable_TimeToLiveSpecification {
  /** The name of the TTL attribute used to store the expiration time for items in the table. */
  AttributeName?: Value<string>
  /** Indicates whether TTL is to be enabled (true) or disabled (false) on the table. */
  Enabled: Value<boolean>
}

export interface DynamoDBTable_VectorIndex {
  Dimensions: Value<number>
  DistanceFunction: Value<'COSINE' | 'DOT_PRODUCT' | 'EUCLIDEAN'>
  IndexName: Value<string>
  /** Represents attributes that are copied (projected) from the table into an index. These are in addition to the primary key attributes and index key attributes, which are automatically projected. */
  Projection: Value<DynamoDBTable_Projection>
  SearchSchema?: List<DynamoDBTable_SearchSchemaElement>
  VectorAttribute: Value<DynamoDBTable_VectorAttribute>
}

export interface DynamoDBTable_VectorAttribute {
  AttributeName: Value<string>
}

export interface DynamoDBTable_SearchSchemaElement {
  AttributeName: Value<string>
  SearchSchemaElementType: Value<'HASH' | 'INLINE_FILTER'>
}

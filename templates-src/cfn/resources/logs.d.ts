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

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::SNS::Subscription` resource subscribes an endpoint to an Amazon topic. For a subscription to be created, the owner of the endpoint must` confirm the subscription. */
export interface SNSSubscription extends ResourceAttributes {
  Type: 'AWS::SNS::Subscription'
  Properties: {
    /** The delivery policy JSON assigned to the subscription. Enables the subscriber to define the message delivery retry strategy in the case of an HTTP/S endpoint subscribed to the topic. */
    DeliveryPolicy?: JsonDocument
    /** The subscription's endpoint. The endpoint value depends on the protocol that you specify. */
    Endpoint?: Value<string>
    /** The filter policy JSON assigned to the subscription. Enables the subscriber to filter out unwanted messages. */
    FilterPolicy?: JsonDocument
    /** This attribute lets you choose the filtering scope by using one of the following string value types: */
    FilterPolicyScope?: Value<string>
    /** The subscription's protocol. */
    Protocol: Value<string>
    /** When set to `true`, enables raw message delivery. Raw messages don't contain any JSON formatting and can be sent to Amazon SQS and HTTP/S endpoints. */
    RawMessageDelivery?: Value<boolean>
    /** When specified, sends undeliverable messages to the specified Amazon SQS dead-letter queue. Messages that can't be delivered due to client errors (for example, when the subscribed endpoint is unreachable) or server errors (for example, when the service that powers the subscribed endpoint becomes unavailable) are held in the dead-letter queue for further analysis or reprocessing. */
    RedrivePolicy?: JsonDocument
    /** For cross-region subscriptions, the region in which the topic resides. */
    Region?: Value<string>
    /** Specifies whether Amazon resends the notification to the subscription when a message's attribute changes. */
    ReplayPolicy?: JsonDocument
    /** This property applies only to Amazon Data Firehose delivery stream subscriptions. Specify the ARN of the IAM role that has the following: */
    SubscriptionRoleArn?: Value<string>
    /** The ARN of the topic to subscribe to. */
    TopicArn: Value<string>
  }
}

/** The `AWS::SNS::Topic` resource creates a topic to which notifications can be published. */
export interface SNSTopic extends ResourceAttributes {
  Type: 'AWS::SNS::Topic'
  Properties?: {
    /** The `ArchivePolicy` determines the number of days Amazon retains messages in FIFO topics. You can set a retention period ranging from 1 to 365 days. */
    ArchivePolicy?: JsonDocument
    /** `ContentBasedDeduplication` enables deduplication of messages based on their content for FIFO topics. By default, this property is set to false. */
    ContentBasedDeduplication?: Value<boolean>
    /** The body of the policy document you want to use for this topic. */
    DataProtectionPolicy?: JsonDocument
    /** The `DeliveryStatusLogging` configuration enables you to log the delivery status of messages sent from your Amazon SNS topic to subscribed endpoints with the following supported delivery protocols: */
    DeliveryStatusLogging?: List<SNSTopic_LoggingConfig>
    /** The display name to use for an Amazon topic with SMS subscriptions. The display name must be maximum 100 characters long, including hyphens (-), underscores (_), spaces, and tabs. */
    DisplayName?: Value<string>
    /** Specifies the throughput quota and deduplication behavior to apply for the FIFO topic. Valid values are `Topic` or `MessageGroup`. */
    FifoThroughputScope?: Value<string>
    /** Set to true to create a FIFO topic. */
    FifoTopic?: Value<boolean>
    /** The ID of an AWS managed customer master key (CMK) for Amazon or a custom CMK. For more examples, see `KeyId` in the *AWS Key Management Service API Reference*. */
    KmsMasterKeyId?: Value<string>
    MaximumMessageSize?: Value<number>
    /** The signature version corresponds to the hashing algorithm used while creating the signature of the notifications, subscription confirmations, or unsubscribe confirmation messages sent by Amazon SNS. By default, `SignatureVersion` is set to `1`. */
    SignatureVersion?: Value<string>
    /** The Amazon subscriptions (endpoints) for this topic. */
    Subscription?: List<SNSTopic_Subscription>
    /** The list of tags to add to a new topic. */
    Tags?: List<Tag>
    /** The name of the topic you want to create. Topic names must include only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long. */
    TopicName?: Value<string>
    /** Tracing mode of an Amazon topic. By default `TracingConfig` is set to `PassThrough`, and the topic passes through the tracing header it receives from an Amazon publisher to its subscriptions. */
    TracingConfig?: Value<string>
  }
}

/** `Subscription` is an embedded property that describes the subscription endpoints of an Amazon topic. */
export interface SNSTopic_Subscription {
  /** The endpoint that receives notifications from the Amazon topic. The endpoint value depends on the protocol that you specify. */
  Endpoint: Value<string>
  /** The subscription's protocol. */
  Protocol: Value<string>
}

/** The `LoggingConfig` property type specifies the `Delivery` status logging configuration for an `AWS::SNS::Topic`. */
export interface SNSTopic_LoggingConfig {
  /** The IAM role ARN to be used when logging failed message deliveries in Amazon CloudWatch. */
  FailureFeedbackRoleArn?: Value<string>
  /** Indicates one of the supported protocols for the Amazon SNS topic. */
  Protocol: Value<'http/s' | 'sqs' | 'lambda' | 'firehose' | 'application'>
  /** The IAM role ARN to be used when logging successful message deliveries in Amazon CloudWatch. */
  SuccessFeedbackRoleArn?: Value<string>
  /** The percentage of successful message deliveries to be logged in Amazon CloudWatch. Valid percentage values range from 0 to 100. */
  SuccessFeedbackSampleRate?: Value<string>
}

/** The `AWS::SNS::TopicPolicy` resource associates Amazon topics with a policy. For an example snippet, see Declaring an Amazon policy in the *CloudFormation User Guide*. */
export interface SNSTopicPolicy extends ResourceAttributes {
  Type: 'AWS::SNS::TopicPolicy'
  Properties: {
    /** A policy document that contains permissions to add to the specified SNS topics. */
    PolicyDocument: JsonDocument
    /** The Amazon Resource Names (ARN) of the topics to which you want to add the policy. You can use the `Ref` function to specify an `AWS::SNS::Topic` resource. */
    Topics: List<string>
  }
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** Creates or updates the specified rule. Rules are enabled by default, or based on value of the state. */
export interface EventsRule extends ResourceAttributes {
  Type: 'AWS::Events::Rule'
  Properties?: {
    /** The description of the rule. */
    Description?: Value<string>
    /** The name or ARN of the event bus associated with the rule. If you omit this, the default event bus is used. */
    EventBusName?: Value<string>
    /** The event pattern of the rule. */
    EventPattern?: JsonDocument
    /** The name of the rule. */
    Name?: Value<string>
    /** The Amazon Resource Name (ARN) of the role that is used for target invocation. */
    RoleArn?: Value<string>
    /** The scheduling expression. For example, "cron(0 20 * * ? *)", "rate(5 minutes)". */
    ScheduleExpression?: Value<string>
    /** The state of the rule. */
    State?: Value<'DISABLED' | 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'>
    /** Any tags assigned to the event rule. */
    Tags?: List<Tag>
    /** Adds the specified targets to the specified rule, or updates the targets if they are already associated with the rule. */
    Targets?: List<EventsRule_Target>
  }
}

/** Targets are the resources to be invoked when a rule is triggered. For a complete list of services and resources that can be set as a target, see PutTargets. */
export interface EventsRule_Target {
  /** Contains the GraphQL operation to be parsed and executed, if the event target is an AWS AppSync API. */
  AppSyncParameters?: Value<EventsRule_AppSyncParameters>
  /** The Amazon Resource Name (ARN) of the target. */
  Arn: Value<string>
  /** If the event target is an AWS Batch job, this contains the job definition, job name, and other parameters. */
  BatchParameters?: Value<EventsRule_BatchParameters>
  /** The `DeadLetterConfig` that defines the target queue to send dead-letter queue events to. */
  DeadLetterConfig?: Value<EventsRule_DeadLetterConfig>
  /** Contains the Amazon ECS task definition and task count to be used, if the event target is an Amazon ECS task. */
  EcsParameters?: Value<EventsRule_EcsParameters>
  /** Contains the HTTP parameters to use when the target is a API Gateway endpoint or EventBridge ApiDestination. */
  HttpParameters?: Value<EventsRule_HttpParameters>
  /** The ID of the target within the specified rule. Use this ID to reference the target when updating the rule. */
  Id: Value<string>
  /** Valid JSON text passed to the target. In this case, nothing from the event itself is passed to the target. */
  Input?: Value<string>
  /** The value of the JSONPath that is used for extracting part of the matched event when passing it to the target. You may use JSON dot notation or bracket notation. */
  InputPath?: Value<string>
  /** Settings to enable you to provide custom input to a target based on certain event data. You can extract one or more key-value pairs from the event and then use that data to send customized input to the target. */
  InputTransformer?: Value<EventsRule_InputTransformer>
  /** The custom parameter you can use to control the shard assignment, when the target is a Kinesis data stream. If you do not include this parameter, the default is to use the `eventId` as the partition key. */
  KinesisParameters?: Value<EventsRule_KinesisParameters>
  /** Contains the Amazon Redshift Data API parameters to use when the target is a Amazon Redshift cluster. */
  RedshiftDataParameters?: Value<EventsRule_RedshiftDataParameters>
  /** The retry policy configuration to use for the dead-letter queue. */
  RetryPolicy?: Value<EventsRule_RetryPolicy>
  /** The Amazon Resource Name (ARN) of the IAM role to be used for this target when the rule is triggered. If one rule triggers multiple targets, you can use a different IAM role for each target. */
  RoleArn?: Value<string>
  /** Parameters used when you are using the rule to invoke Amazon EC2 Run Command. */
  RunCommandParameters?: Value<EventsRule_RunCommandParameters>
  /** Contains the SageMaker AI Model Building Pipeline parameters to start execution of a SageMaker AI Model Building Pipeline. */
  SageMakerPipelineParameters?: Value<EventsRule_SageMakerPipelineParameters>
  /** Contains the message group ID to use when the target is an Amazon SQS fair or FIFO queue. */
  SqsParameters?: Value<EventsRule_SqsParameters>
}

/** The custom parameters to be used when the target is an AWS Batch job. */
export interface EventsRule_BatchParameters {
  /** The array properties for the submitted job, such as the size of the array. The array size can be between 2 and 10,000. */
  ArrayProperties?: Value<EventsRule_BatchArrayProperties>
  /** The ARN or name of the job definition to use if the event target is an AWS Batch job. This job definition must already exist. */
  JobDefinition: Value<string>
  /** The name to use for this execution of the job, if the target is an AWS Batch job. */
  JobName: Value<string>
  /** The retry strategy to use for failed jobs, if the target is an AWS Batch job. The retry strategy is the number of times to retry the failed job execution. */
  RetryStrategy?: Value<EventsRule_BatchRetryStrategy>
}

/** The array properties for the submitted job, such as the size of the array. The array size can be between 2 and 10,000. */
export interface EventsRule_BatchArrayProperties {
  /** The size of the array, if this is an array batch job. Valid values are integers between 2 and 10,000. */
  Size?: Value<number>
}

/** The retry strategy to use for failed jobs, if the target is an AWS Batch job. If you specify a retry strategy here, it overrides the retry strategy defined in the job definition. */
export interface EventsRule_BatchRetryStrategy {
  /** The number of times to attempt to retry, if the job fails. Valid values are 1–10. */
  Attempts?: Value<number>
}

/** Configuration details of the Amazon SQS queue for EventBridge to use as a dead-letter queue (DLQ). */
export interface EventsRule_DeadLetterConfig {
  /** The ARN of the SQS queue specified as the target for the dead-letter queue. */
  Arn?: Value<string>
}

/** The custom parameters to be used when the target is an Amazon ECS task. */
export interface EventsRule_EcsParameters {
  /** The capacity provider strategy to use for the task. */
  CapacityProviderStrategy?: List<EventsRule_CapacityProviderStrategyItem>
  /** Specifies whether to enable Amazon ECS managed tags for the task. */
  EnableECSManagedTags?: Value<boolean>
  /** Whether or not to enable the execute command functionality for the containers in this task. If true, this enables execute command functionality on all containers in the task. */
  EnableExecuteCommand?: Value<boolean>
  /** Specifies an ECS task group for the task. The maximum length is 255 characters. */
  Group?: Value<string>
  /** Specifies the launch type on which your task is running. The launch type that you specify here must match one of the launch type (compatibilities) of the target task. */
  LaunchType?: Value<string>
  /** Use this structure if the Amazon ECS task uses the `awsvpc` network mode. This structure specifies the VPC subnets and security groups associated with the task, and whether a public IP address is to be used. */
  NetworkConfiguration?: Value<EventsRule_NetworkConfiguration>
  /** An array of placement constraint objects to use for the task. You can specify up to 10 constraints per task (including constraints in the task definition and those specified at runtime). */
  PlacementConstraints?: List<EventsRule_PlacementConstraint>
  /** The placement strategy objects to use for the task. You can specify a maximum of five strategy rules per task. */
  PlacementStrategies?: List<EventsRule_PlacementStrategy>
  /** Specifies the platform version for the task. Specify only the numeric portion of the platform version, such as `1.1.0`. */
  PlatformVersion?: Value<string>
  /** Specifies whether to propagate the tags from the task definition to the task. If no value is specified, the tags are not propagated. */
  PropagateTags?: Value<string>
  /** The reference ID to use for the task. */
  ReferenceId?: Value<string>
  /** The metadata that you apply to the task to help you categorize and organize them. Each tag consists of a key and an optional value, both of which you define. */
  TagList?: List<Tag>
  /** The number of tasks to create based on `TaskDefinition`. The default is 1. */
  TaskCount?: Value<number>
  /** The ARN of the task definition to use if the event target is an Amazon ECS task. */
  TaskDefinitionArn: Value<string>
}

/** The details of a capacity provider strategy. To learn more, see CapacityProviderStrategyItem in the Amazon ECS API Reference. */
export interface EventsRule_CapacityProviderStrategyItem {
  /** The base value designates how many tasks, at a minimum, to run on the specified capacity provider. Only one capacity provider in a capacity provider strategy can have a base defined. */
  Base?: Value<number>
  /** The short name of the capacity provider. */
  CapacityProvider: Value<string>
  /** The weight value designates the relative percentage of the total number of tasks launched that should use the specified capacity provider. The weight value is taken into consideration after the base value, if defined, is satisfied. */
  Weight?: Value<number>
}

/** This structure specifies the network configuration for an ECS task. */
export interface EventsRule_NetworkConfiguration {
  /** Use this structure to specify the VPC subnets and security groups for the task, and whether a public IP address is to be used. This structure is relevant only for ECS tasks that use the `awsvpc` network mode. */
  AwsVpcConfiguration?: Value<EventsRule_AwsVpcConfiguration>
}

/** This structure specifies the VPC subnets and security groups for the task, and whether a public IP address is to be used. This structure is relevant only for ECS tasks that use the `awsvpc` network mode. */
export interface EventsRule_AwsVpcConfiguration {
  /** Specifies whether the task's elastic network interface receives a public IP address. You can specify `ENABLED` only when `LaunchType` in `EcsParameters` is set to `FARGATE`. */
  AssignPublicIp?: Value<string>
  /** Specifies the security groups associated with the task. These security groups must all be in the same VPC. */
  SecurityGroups?: List<string>
  /** Specifies the subnets associated with the task. These subnets must all be in the same VPC. */
  Subnets: List<string>
}

/** An object representing a constraint on task placement. To learn more, see Task Placement Constraints in the Amazon Elastic Container Service Developer Guide. */
export interface EventsRule_PlacementConstraint {
  /** A cluster query language expression to apply to the constraint. You cannot specify an expression if the constraint type is `distinctInstance`. */
  Expression?: Value<string>
  /** The type of constraint. Use distinctInstance to ensure that each task in a particular group is running on a different container instance. */
  Type?: Value<string>
}

/** The task placement strategy for a task or service. To learn more, see Task Placement Strategies in the Amazon Elastic Container Service Service Developer Guide. */
export interface EventsRule_PlacementStrategy {
  /** The field to apply the placement strategy against. For the spread placement strategy, valid values are instanceId (or host, which has the same effect), or any platform or custom attribute that is applied to a container instance, such as attribute:ecs.availability-zone. */
  Field?: Value<string>
  /** The type of placement strategy. The random placement strategy randomly places tasks on available candidates. */
  Type?: Value<string>
}

/** These are custom parameter to be used when the target is an API Gateway APIs or EventBridge ApiDestinations. In the latter case, these are merged with any InvocationParameters specified on the Connection, with any values from the Connection taking precedence. */
export interface EventsRule_HttpParameters {
  /** The headers that need to be sent as part of request invoking the API Gateway API or EventBridge ApiDestination. */
  HeaderParameters?: Dictionary<string>
  /** The path parameter values to be used to populate API Gateway API or EventBridge ApiDestination path wildcards ("*"). */
  PathParameterValues?: List<string>
  /** The query string keys/values that need to be sent as part of request invoking the API Gateway API or EventBridge ApiDestination. */
  QueryStringParameters?: Dictionary<string>
}

/** Contains the parameters needed for you to provide custom input to a target based on one or more pieces of data extracted from the event. */
export interface EventsRule_InputTransformer {
  /** Map of JSON paths to be extracted from the event. You can then insert these in the template in `InputTemplate` to produce the output you want to be sent to the target. */
  InputPathsMap?: Dictionary<string>
  /** Input template where you specify placeholders that will be filled with the values of the keys from `InputPathsMap` to customize the data sent to the target. Enclose each `InputPathsMaps` value in brackets: < *value* > */
  InputTemplate: Value<string>
}

/** This object enables you to specify a JSON path to extract from the event and use as the partition key for the Amazon Kinesis data stream, so that you can control the shard to which the event goes. If you do not include this parameter, the default is to use the `eventId` as the partition key. */
export interface EventsRule_KinesisParameters {
  /** The JSON path to be extracted from the event and used as the partition key. */
  PartitionKeyPath: Value<string>
}

/** These are custom parameters to be used when the target is a Amazon Redshift cluster to invoke the Amazon Redshift Data API ExecuteStatement based on EventBridge events. */
export interface EventsRule_RedshiftDataParameters {
  /** The name of the database. Required when authenticating using temporary credentials. */
  Database: Value<string>
  /** The database user name. Required when authenticating using temporary credentials. */
  DbUser?: Value<string>
  /** The name or ARN of the secret that enables access to the database. Required when authenticating using AWS Secrets Manager. */
  SecretManagerArn?: Value<string>
  /** The SQL statement text to run. */
  Sql?: Value<string>
  /** One or more SQL statements to run. The SQL statements are run as a single transaction. */
  Sqls?: List<string>
  /** The name of the SQL statement. You can name the SQL statement when you create it to identify the query. */
  StatementName?: Value<string>
  /** Indicates whether to send an event back to EventBridge after the SQL statement runs. */
  WithEvent?: Value<boolean>
}

/** A `RetryPolicy` object that includes information about the retry policy settings. */
export interface EventsRule_RetryPolicy {
  /** The maximum amount of time, in seconds, to continue to make retry attempts. */
  MaximumEventAgeInSeconds?: Value<number>
  /** The maximum number of retry attempts to make before the request fails. Retry attempts continue until either the maximum number of attempts is made or until the duration of the `MaximumEventAgeInSeconds` is met. */
  MaximumRetryAttempts?: Value<number>
}

/** This parameter contains the criteria (either InstanceIds or a tag) used to specify which EC2 instances are to be sent the command. */
export interface EventsRule_RunCommandParameters {
  /** Currently, we support including only one RunCommandTarget block, which specifies either an array of InstanceIds or a tag. */
  RunCommandTargets: List<EventsRule_RunCommandTarget>
}

/** Information about the EC2 instances that are to be sent the command, specified as key-value pairs. Each `RunCommandTarget` block can include only one key, but this key may specify multiple values. */
export interface EventsRule_RunCommandTarget {
  /** Can be either `tag:` *tag-key* or `InstanceIds`. */
  Key: Value<string>
  /** If `Key` is `tag:` *tag-key*, `Values` is a list of tag values. If `Key` is `InstanceIds`, `Values` is a list of Amazon EC2 instance IDs. */
  Values: List<string>
}

/** These are custom parameters to use when the target is a SageMaker AI Model Building Pipeline that starts based on EventBridge events. */
export interface EventsRule_SageMakerPipelineParameters {
  /** List of Parameter names and values for SageMaker AI Model Building Pipeline execution. */
  PipelineParameterList?: List<EventsRule_SageMakerPipelineParameter>
}

/** Name/Value pair of a parameter to start execution of a SageMaker AI Model Building Pipeline. */
export interface EventsRule_SageMakerPipelineParameter {
  /** Name of parameter to start execution of a SageMaker AI Model Building Pipeline. */
  Name: Value<string>
  /** Value of parameter to start execution of a SageMaker AI Model Building Pipeline. */
  Value: Value<string>
}

/** The custom parameters for EventBridge to use for a target that is an Amazon SQS fair or FIFO queue. */
export interface EventsRule_SqsParameters {
  /** The ID of the message group to use as the target. */
  MessageGroupId: Value<string>
}

/** Contains the GraphQL operation to be parsed and executed, if the event target is an AWS AppSync API. */
export interface EventsRule_AppSyncParameters {
  /** The GraphQL operation; that is, the query, mutation, or subscription to be parsed and executed by the GraphQL service. */
  GraphQLOperation: Value<string>
}

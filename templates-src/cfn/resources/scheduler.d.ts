// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** A *schedule* is the main resource you create, configure, and manage using Amazon EventBridge Scheduler. */
export interface SchedulerSchedule extends ResourceAttributes {
  Type: 'AWS::Scheduler::Schedule'
  Properties: {
    /** The description you specify for the schedule. */
    Description?: Value<string>
    /** The date, in UTC, before which the schedule can invoke its target. Depending on the schedule's recurrence expression, invocations might stop on, or before, the `EndDate` you specify. */
    EndDate?: Value<string>
    /** Allows you to configure a time window during which EventBridge Scheduler invokes the schedule. */
    FlexibleTimeWindow: Value<SchedulerSchedule_FlexibleTimeWindow>
    /** The name of the schedule group associated with this schedule. */
    GroupName?: Value<string>
    /** The Amazon Resource Name (ARN) for the customer managed KMS key that EventBridge Scheduler will use to encrypt and decrypt your data. */
    KmsKeyArn?: Value<string>
    /** The name of the schedule. */
    Name?: Value<string>
    /** The expression that defines when the schedule runs. The following formats are supported. */
    ScheduleExpression: Value<string>
    /** The timezone in which the scheduling expression is evaluated. */
    ScheduleExpressionTimezone?: Value<string>
    /** The date, in UTC, after which the schedule can begin invoking its target. Depending on the schedule's recurrence expression, invocations might occur on, or after, the `StartDate` you specify. */
    StartDate?: Value<string>
    /** Specifies whether the schedule is enabled or disabled. */
    State?: Value<'ENABLED' | 'DISABLED'>
    /** The schedule's target details. */
    Target: Value<SchedulerSchedule_Target>
  }
}

/** The schedule's target. EventBridge Scheduler supports templated target that invoke common API operations, as well as universal targets that you can customize to invoke over 6,000 API operations across more than 270 services. */
export interface SchedulerSchedule_Target {
  /** The Amazon Resource Name (ARN) of the target. */
  Arn: Value<string>
  /** An object that contains information about an Amazon SQS queue that EventBridge Scheduler uses as a dead-letter queue for your schedule. If specified, EventBridge Scheduler delivers failed events that could not be successfully delivered to a target to the queue. */
  DeadLetterConfig?: Value<SchedulerSchedule_DeadLetterConfig>
  /** The templated target type for the Amazon ECS `RunTask` API operation. */
  EcsParameters?: Value<SchedulerSchedule_EcsParameters>
  /** The templated target type for the EventBridge `PutEvents` API operation. */
  EventBridgeParameters?: Value<SchedulerSchedule_EventBridgeParameters>
  /** The text, or well-formed JSON, passed to the target. If you are configuring a templated Lambda, AWS Step Functions, or Amazon EventBridge target, the input must be a well-formed JSON. */
  Input?: Value<string>
  /** The templated target type for the Amazon Kinesis `PutRecord` API operation. */
  KinesisParameters?: Value<SchedulerSchedule_KinesisParameters>
  /** A `RetryPolicy` object that includes information about the retry policy settings, including the maximum age of an event, and the maximum number of times EventBridge Scheduler will try to deliver the event to a target. */
  RetryPolicy?: Value<SchedulerSchedule_RetryPolicy>
  /** The Amazon Resource Name (ARN) of the IAM role that EventBridge Scheduler will use for this target when the schedule is invoked. */
  RoleArn: Value<string>
  /** The templated target type for the Amazon SageMaker `StartPipelineExecution` API operation. */
  SageMakerPipelineParameters?: Value<SchedulerSchedule_SageMakerPipelineParameters>
  /** The templated target type for the Amazon SQS `SendMessage` API operation. Contains the message group ID to use when the target is a FIFO queue. */
  SqsParameters?: Value<SchedulerSchedule_SqsParameters>
}

/** The templated target type for the Amazon SQS `SendMessage` API operation. Contains the message group ID to use when the target is a FIFO queue. */
export interface SchedulerSchedule_SqsParameters {
  /** The FIFO message group ID to use as the target. */
  MessageGroupId?: Value<string>
}

/** An object that contains information about an Amazon SQS queue that EventBridge Scheduler uses as a dead-letter queue for your schedule. If specified, EventBridge Scheduler delivers failed events that could not be successfully delivered to a target to the queue. */
export interface SchedulerSchedule_DeadLetterConfig {
  /** The Amazon Resource Name (ARN) of the SQS queue specified as the destination for the dead-letter queue. */
  Arn?: Value<string>
}

/** The templated target type for the Amazon ECS `RunTask` API operation. */
export interface SchedulerSchedule_EcsParameters {
  /** The capacity provider strategy to use for the task. */
  CapacityProviderStrategy?: List<SchedulerSchedule_CapacityProviderStrategyItem>
  /** Specifies whether to enable Amazon ECS managed tags for the task. */
  EnableECSManagedTags?: Value<boolean>
  /** Whether or not to enable the execute command functionality for the containers in this task. If true, this enables execute command functionality on all containers in the task. */
  EnableExecuteCommand?: Value<boolean>
  /** Specifies an Amazon ECS task group for the task. The maximum length is 255 characters. */
  Group?: Value<string>
  /** Specifies the launch type on which your task is running. The launch type that you specify here must match one of the launch type (compatibilities) of the target task. */
  LaunchType?: Value<'EC2' | 'FARGATE' | 'EXTERNAL'>
  /** This structure specifies the network configuration for an ECS task. */
  NetworkConfiguration?: Value<SchedulerSchedule_NetworkConfiguration>
  /** An array of placement constraint objects to use for the task. You can specify up to 10 constraints per task (including constraints in the task definition and those specified at runtime). */
  PlacementConstraints?: List<SchedulerSchedule_PlacementConstraint>
  /** The task placement strategy for a task or service. */
  PlacementStrategy?: List<SchedulerSchedule_PlacementStrategy>
  /** Specifies the platform version for the task. Specify only the numeric portion of the platform version, such as `1.1.0`. */
  PlatformVersion?: Value<string>
  /** Specifies whether to propagate the tags from the task definition to the task. If no value is specified, the tags are not propagated. */
  PropagateTags?: Value<'TASK_DEFINITION'>
  /** The reference ID to use for the task. */
  ReferenceId?: Value<string>
  /** The metadata that you apply to the task to help you categorize and organize them. Each tag consists of a key and an optional value, both of which you define. */
  Tags?: List<Dictionary<string>>
  /** The number of tasks to create based on `TaskDefinition`. The default is `1`. */
  TaskCount?: Value<number>
  /** The Amazon Resource Name (ARN) of the task definition to use if the event target is an Amazon ECS task. */
  TaskDefinitionArn: Value<string>
}

/** An object representing a constraint on task placement. */
export interface SchedulerSchedule_PlacementConstraint {
  /** A cluster query language expression to apply to the constraint. You cannot specify an expression if the constraint type is `distinctInstance`. */
  Expression?: Value<string>
  /** The type of constraint. Use `distinctInstance` to ensure that each task in a particular group is running on a different container instance. */
  Type?: Value<'distinctInstance' | 'memberOf'>
}

/** The task placement strategy for a task or service. */
export interface SchedulerSchedule_PlacementStrategy {
  /** The field to apply the placement strategy against. For the spread placement strategy, valid values are `instanceId` (or `instanceId`, which has the same effect), or any platform or custom attribute that is applied to a container instance, such as `attribute:ecs.availability-zone`. */
  Field?: Value<string>
  /** The type of placement strategy. The random placement strategy randomly places tasks on available candidates. */
  Type?: Value<'random' | 'spread' | 'binpack'>
}

/** The details of a capacity provider strategy. */
export interface SchedulerSchedule_CapacityProviderStrategyItem {
  /** The base value designates how many tasks, at a minimum, to run on the specified capacity provider. Only one capacity provider in a capacity provider strategy can have a base defined. */
  Base?: Value<number>
  /** The short name of the capacity provider. */
  CapacityProvider: Value<string>
  /** The weight value designates the relative percentage of the total number of tasks launched that should use the specified capacity provider. The weight value is taken into consideration after the base value, if defined, is satisfied. */
  Weight?: Value<number>
}

/** Specifies the network configuration for an ECS task. */
export interface SchedulerSchedule_NetworkConfiguration {
  /** Specifies the Amazon VPC subnets and security groups for the task, and whether a public IP address is to be used. This structure is relevant only for ECS tasks that use the awsvpc network mode. */
  AwsvpcConfiguration?: Value<SchedulerSchedule_AwsVpcConfiguration>
}

/** This structure specifies the VPC subnets and security groups for the task, and whether a public IP address is to be used. This structure is relevant only for ECS tasks that use the awsvpc network mode. */
export interface SchedulerSchedule_AwsVpcConfiguration {
  /** Specifies whether the task's elastic network interface receives a public IP address. You can specify `ENABLED` only when `LaunchType` in `EcsParameters` is set to `FARGATE`. */
  AssignPublicIp?: Value<'ENABLED' | 'DISABLED'>
  /** Specifies the security groups associated with the task. These security groups must all be in the same VPC. */
  SecurityGroups?: List<string>
  /** Specifies the subnets associated with the task. These subnets must all be in the same VPC. */
  Subnets: List<string>
}

/** The templated target type for the EventBridge `PutEvents` API operation. */
export interface SchedulerSchedule_EventBridgeParameters {
  /** A free-form string, with a maximum of 128 characters, used to decide what fields to expect in the event detail. */
  DetailType: Value<string>
  /** The source of the event. */
  Source: Value<string>
}

/** The templated target type for the Amazon Kinesis `PutRecord` API operation. */
export interface SchedulerSchedule_KinesisParameters {
  /** Specifies the shard to which EventBridge Scheduler sends the event. */
  PartitionKey: Value<string>
}

/** The templated target type for the Amazon SageMaker `StartPipelineExecution` API operation. */
export interface SchedulerSchedule_SageMakerPipelineParameters {
  /** List of parameter names and values to use when executing the SageMaker Model Building Pipeline. */
  PipelineParameterList?: List<SchedulerSchedule_SageMakerPipelineParameter>
}

/** The name and value pair of a parameter to use to start execution of a SageMaker Model Building Pipeline. */
export interface SchedulerSchedule_SageMakerPipelineParameter {
  /** Name of parameter to start execution of a SageMaker Model Building Pipeline. */
  Name: Value<string>
  /** Value of parameter to start execution of a SageMaker Model Building Pipeline. */
  Value: Value<string>
}

/** A `RetryPolicy` object that includes information about the retry policy settings, including the maximum age of an event, and the maximum number of times EventBridge Scheduler will try to deliver the event to a target. */
export interface SchedulerSchedule_RetryPolicy {
  /** The maximum amount of time, in seconds, to continue to make retry attempts. */
  MaximumEventAgeInSeconds?: Value<number>
  /** The maximum number of retry attempts to make before the request fails. Retry attempts with exponential backoff continue until either the maximum number of attempts is made or until the duration of the `MaximumEventAgeInSeconds` is reached. */
  MaximumRetryAttempts?: Value<number>
}

/** Allows you to configure a time window during which EventBridge Scheduler invokes the schedule. */
export interface SchedulerSchedule_FlexibleTimeWindow {
  /** The maximum time window during which a schedule can be invoked. */
  MaximumWindowInMinutes?: Value<number>
  /** Determines whether the schedule is invoked within a flexible time window. You must use quotation marks when you specify this value in your JSON or YAML template. */
  Mode: Value<'OFF' | 'FLEXIBLE'>
}

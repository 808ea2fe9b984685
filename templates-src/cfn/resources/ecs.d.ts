// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** The `AWS::ECS::Cluster` resource creates an Amazon Elastic Container Service (Amazon ECS) cluster. */
export interface ECSCluster extends ResourceAttributes {
  Type: 'AWS::ECS::Cluster'
  Properties?: {
    /** The short name of one or more capacity providers to associate with the cluster. A capacity provider must be associated with a cluster before it can be included as part of the default capacity provider strategy of the cluster or used in a capacity provider strategy when calling the CreateService or RunTask actions. */
    CapacityProviders?: List<string>
    /** A user-generated string that you use to identify your cluster. If you don't specify a name, AWS CloudFormation generates a unique physical ID for the name. */
    ClusterName?: Value<string>
    /** The settings to use when creating a cluster. This parameter is used to turn on CloudWatch Container Insights with enhanced observability or CloudWatch Container Insights for a cluster. */
    ClusterSettings?: List<ECSCluster_ClusterSettings>
    /** The execute command and managed storage configuration for the cluster. */
    Configuration?: Value<ECSCluster_ClusterConfiguration>
    /** The default capacity provider strategy for the cluster. When services or tasks are run in the cluster with no launch type or capacity provider strategy specified, the default capacity provider strategy is used. */
    DefaultCapacityProviderStrategy?: List<ECSCluster_CapacityProviderStrategyItem>
    /** Use this parameter to set a default Service Connect namespace. After you set a default Service Connect namespace, any new services with Service Connect turned on that are created in the cluster are added as client services in the namespace. */
    ServiceConnectDefaults?: Value<ECSCluster_ServiceConnectDefaults>
    /** The metadata that you apply to the cluster to help you categorize and organize them. Each tag consists of a key and an optional value. */
    Tags?: List<Tag>
  }
}

/** The settings to use when creating a cluster. This parameter is used to turn on CloudWatch Container Insights with enhanced observability or CloudWatch Container Insights for a cluster. */
export interface ECSCluster_ClusterSettings {
  /** The name of the cluster setting. The value is `containerInsights`. */
  Name?: Value<string>
  /** The value to set for the cluster setting. The supported values are `enhanced`, `enabled`, and `disabled`. */
  Value?: Value<string>
}

/** The `CapacityProviderStrategyItem` property specifies the details of the default capacity provider strategy for the cluster. When services or tasks are run in the cluster with no launch type or capacity provider strategy specified, the default capacity provider strategy is used. */
export interface ECSCluster_CapacityProviderStrategyItem {
  /** The *base* value designates how many tasks, at a minimum, to run on the specified capacity provider for each service. Only one capacity provider in a capacity provider strategy can have a *base* defined. */
  Base?: Value<number>
  /** The short name of the capacity provider. This can be either an AWS managed capacity provider (`FARGATE` or `FARGATE_SPOT`) or the name of a custom capacity provider that you created. */
  CapacityProvider?: Value<string>
  /** The *weight* value designates the relative percentage of the total number of tasks launched that should use the specified capacity provider. The `weight` value is taken into consideration after the `base` value, if defined, is satisfied. */
  Weight?: Value<number>
}

/** The execute command and managed storage configuration for the cluster. */
export interface ECSCluster_ClusterConfiguration {
  /** The details of the execute command configuration. */
  ExecuteCommandConfiguration?: Value<ECSCluster_ExecuteCommandConfiguration>
  /** The details of the managed storage configuration. */
  ManagedStorageConfiguration?: Value<ECSCluster_ManagedStorageConfiguration>
}

/** The details of the execute command configuration. */
export interface ECSCluster_ExecuteCommandConfiguration {
  /** Specify an AWS Key Management Service key ID to encrypt the data between the local client and the container. */
  KmsKeyId?: Value<string>
  /** The log configuration for the results of the execute command actions. The logs can be sent to CloudWatch Logs or an Amazon S3 bucket. */
  LogConfiguration?: Value<ECSCluster_ExecuteCommandLogConfiguration>
  /** The log setting to use for redirecting logs for your execute command results. The following log settings are available. */
  Logging?: Value<string>
}

/** The log configuration for the results of the execute command actions. The logs can be sent to CloudWatch Logs or an Amazon S3 bucket. */
export interface ECSCluster_ExecuteCommandLogConfiguration {
  /** Determines whether to use encryption on the CloudWatch logs. If not specified, encryption will be off. */
  CloudWatchEncryptionEnabled?: Value<boolean>
  /** The name of the CloudWatch log group to send logs to. */
  CloudWatchLogGroupName?: Value<string>
  /** The name of the S3 bucket to send logs to. */
  S3BucketName?: Value<string>
  /** Determines whether to use encryption on the S3 logs. If not specified, encryption is not used. */
  S3EncryptionEnabled?: Value<boolean>
  /** An optional folder in the S3 bucket to place logs in. */
  S3KeyPrefix?: Value<string>
}

/** The managed storage configuration for the cluster. */
export interface ECSCluster_ManagedStorageConfiguration {
  /** Specify the AWS Key Management Service key ID for Fargate ephemeral storage. */
  FargateEphemeralStorageKmsKeyId?: Value<string>
  /** Specify a AWS Key Management Service key ID to encrypt Amazon ECS managed storage. */
  KmsKeyId?: Value<string>
}

/** Use this parameter to set a default Service Connect namespace. After you set a default Service Connect namespace, any new services with Service Connect turned on that are created in the cluster are added as client services in the namespace. */
export interface ECSCluster_ServiceConnectDefaults {
  /** The namespace name or full Amazon Resource Name (ARN) of the AWS Cloud Map namespace that's used when you create a service and don't specify a Service Connect configuration. The namespace name can include up to 1024 characters. */
  Namespace?: Value<string>
}

/** The `AWS::ECS::Service` resource creates an Amazon Elastic Container Service (Amazon ECS) service that runs and maintains the requested number of tasks and associated load balancers. */
export interface ECSService extends ResourceAttributes {
  Type: 'AWS::ECS::Service'
  Properties?: {
    /** Indicates whether to use Availability Zone rebalancing for the service. */
    AvailabilityZoneRebalancing?: Value<'ENABLED' | 'DISABLED'>
    /** The capacity provider strategy to use for the service. */
    CapacityProviderStrategy?: List<ECSService_CapacityProviderStrategyItem>
    /** The short name or full Amazon Resource Name (ARN) of the cluster that you run your service on. If you do not specify a cluster, the default cluster is assumed. */
    Cluster?: Value<string>
    /** Optional deployment parameters that control how many tasks run during the deployment and the ordering of stopping and starting tasks. */
    DeploymentConfiguration?: Value<ECSService_DeploymentConfiguration>
    /** The deployment controller to use for the service. */
    DeploymentController?: Value<ECSService_DeploymentController>
    /** The number of instantiations of the specified task definition to place and keep running in your service. */
    DesiredCount?: Value<number>
    /** Specifies whether to turn on Amazon ECS managed tags for the tasks within the service. */
    EnableECSManagedTags?: Value<boolean>
    /** Determines whether the execute command functionality is turned on for the service. If `true`, the execute command functionality is turned on for all containers in tasks as part of the service. */
    EnableExecuteCommand?: Value<boolean>
    /** Determines whether to force a new deployment of the service. By default, deployments aren't forced. */
    ForceNewDeployment?: Value<ECSService_ForceNewDeployment>
    /** The period of time, in seconds, that the Amazon ECS service scheduler ignores unhealthy Elastic Load Balancing, VPC Lattice, and container health checks after a task has first started. If you do not specify a health check grace period value, the default value of 0 is used. */
    HealthCheckGracePeriodSeconds?: Value<number>
    /** The launch type on which to run your service. */
    LaunchType?: Value<'EC2' | 'FARGATE' | 'EXTERNAL'>
    /** A list of load balancer objects to associate with the service. If you specify the `Role` property, `LoadBalancers` must be specified as well. */
    LoadBalancers?: List<ECSService_LoadBalancer>
    /** The optional monitoring configuration for a service, which defines the resolution for the service-level ``CPUUtilization`` and ``MemoryUtilization`` Amazon CloudWatch metrics. When not specified, Amazon ECS uses the default resolution of ``60`` seconds. */
    Monitoring?: Value<ECSService_MonitoringConfiguration>
    /** The network configuration for the service. This parameter is required for task definitions that use the `awsvpc` network mode to receive their own elastic network interface, and it is not supported for other network modes. */
    NetworkConfiguration?: Value<ECSService_NetworkConfiguration>
    /** An array of placement constraint objects to use for tasks in your service. You can specify a maximum of 10 constraints for each task. */
    PlacementConstraints?: List<ECSService_PlacementConstraint>
    /** The placement strategy objects to use for tasks in your service. You can specify a maximum of 5 strategy rules for each service. */
    PlacementStrategies?: List<ECSService_PlacementStrategy>
    /** The platform version that your tasks in the service are running on. A platform version is specified only for tasks using the Fargate launch type. */
    PlatformVersion?: Value<string>
    /** Specifies whether to propagate the tags from the task definition to the task. If no value is specified, the tags aren't propagated. */
    PropagateTags?: Value<'SERVICE' | 'TASK_DEFINITION'>
    /** The name or full Amazon Resource Name (ARN) of the IAM role that allows Amazon ECS to make calls to your load balancer on your behalf. This parameter is only permitted if you are using a load balancer with your service and your task definition doesn't use the `awsvpc` network mode. */
    Role?: Value<string>
    /** The scheduling strategy to use for the service. */
    SchedulingStrategy?: Value<'DAEMON' | 'REPLICA'>
    /** The configuration for this service to discover and connect to services, and be discovered by, and connected from, other services within a namespace. */
    ServiceConnectConfiguration?: Value<ECSService_ServiceConnectConfiguration>
    /** The name of your service. Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens are allowed. */
    ServiceName?: Value<string>
    /** The details of the service discovery registry to associate with this service. */
    ServiceRegistries?: List<ECSService_ServiceRegistry>
    /** The metadata that you apply to the service to help you categorize and organize them. Each tag consists of a key and an optional value, both of which you define. */
    Tags?: List<Tag>
    /** The `family` and `revision` (`family:revision`) or full ARN of the task definition to run in your service. If a `revision` isn't specified, the latest `ACTIVE` revision is used. */
    TaskDefinition?: Value<string>
    /** The configuration for a volume specified in the task definition as a volume that is configured at launch time. Currently, the only supported volume type is an Amazon EBS volume. */
    VolumeConfigurations?: List<ECSService_ServiceVolumeConfiguration>
    /** The VPC Lattice configuration for the service being created. */
    VpcLatticeConfigurations?: List<ECSService_VpcLatticeConfiguration>
  }
}

/** An object representing a constraint on task placement. */
export interface ECSService_PlacementConstraint {
  /** A cluster query language expression to apply to the constraint. The expression can have a maximum length of 2000 characters. */
  Expression?: Value<string>
  /** The type of constraint. Use `distinctInstance` to ensure that each task in a particular group is running on a different container instance. */
  Type: Value<'distinctInstance' | 'memberOf'>
}

/** The `LoadBalancer` property specifies details on a load balancer that is used with a service. */
export interface ECSService_LoadBalancer {
  /** The advanced settings for the load balancer used in blue/green deployments. Specify the alternate target group, listener rules, and IAM role required for traffic shifting during blue/green deployments. */
  AdvancedConfiguration?: Value<ECSService_AdvancedConfiguration>
  /** The name of the container (as it appears in a container definition) to associate with the load balancer. */
  ContainerName?: Value<string>
  /** The port on the container to associate with the load balancer. This port must correspond to a `containerPort` in the task definition the tasks in the service are using. */
  ContainerPort?: Value<number>
  /** The name of the load balancer to associate with the Amazon ECS service or task set. */
  LoadBalancerName?: Value<string>
  /** The full Amazon Resource Name (ARN) of the Elastic Load Balancing target group or groups associated with a service or task set. */
  TargetGroupArn?: Value<string>
}

/** The advanced settings for a load balancer used in blue/green deployments. Specify the alternate target group, listener rules, and IAM role required for traffic shifting during blue/green deployments. */
export interface ECSService_AdvancedConfiguration {
  /** The Amazon Resource Name (ARN) of the alternate target group for Amazon ECS blue/green deployments. */
  AlternateTargetGroupArn: Value<string>
  /** The Amazon Resource Name (ARN) that that identifies the production listener rule (in the case of an Application Load Balancer) or listener (in the case for an Network Load Balancer) for routing production traffic. */
  ProductionListenerRule?: Value<string>
  /** The Amazon Resource Name (ARN) of the IAM role that grants Amazon ECS permission to call the Elastic Load Balancing APIs for you. */
  RoleArn?: Value<string>
  /** The Amazon Resource Name (ARN) that identifies) that identifies the test listener rule (in the case of an Application Load Balancer) or listener (in the case for an Network Load Balancer) for routing test traffic. */
  TestListenerRule?: Value<string>
}

/** The Service Connect configuration of your Amazon ECS service. The configuration for this service to discover and connect to services, and be discovered by, and connected from, other services within a namespace. */
export interface ECSService_ServiceConnectConfiguration {
  /** The configuration for Service Connect access logging. Access logs capture detailed information about requests made to your service, including request patterns, response codes, and timing data. */
  AccessLogConfiguration?: Value<ECSService_ServiceConnectAccessLogConfiguration>
  /** Specifies whether to use Service Connect with this service. */
  Enabled: Value<boolean>
  /** The log configuration for the container. This parameter maps to `LogConfig` in the docker container create command and the `--log-driver` option to docker run. */
  LogConfiguration?: Value<ECSService_LogConfiguration>
  /** The namespace name or full Amazon Resource Name (ARN) of the AWS Cloud Map namespace for use with Service Connect. The namespace must be in the same AWS Region as the Amazon ECS service and cluster. */
  Namespace?: Value<string>
  /** The list of Service Connect service objects. These are names and aliases (also known as endpoints) that are used by other Amazon ECS services to connect to this service. */
  Services?: List<ECSService_ServiceConnectService>
}

/** The Service Connect service object configuration. */
export interface ECSService_ServiceConnectService {
  /** The list of client aliases for this Service Connect service. You use these to assign names that can be used by client applications. */
  ClientAliases?: List<ECSService_ServiceConnectClientAlias>
  /** The `discoveryName` is the name of the new AWS Cloud Map service that Amazon ECS creates for this Amazon ECS service. This must be unique within the AWS Cloud Map namespace. */
  DiscoveryName?: Value<string>
  /** The port number for the Service Connect proxy to listen on. */
  IngressPortOverride?: Value<number>
  /** The `portName` must match the name of one of the `portMappings` from all the containers in the task definition of this Amazon ECS service. */
  PortName: Value<string>
  /** A reference to an object that represents the configured timeouts for Service Connect. */
  Timeout?: Value<ECSService_TimeoutConfiguration>
  /** A reference to an object that represents a Transport Layer Security (TLS) configuration. */
  Tls?: Value<ECSService_ServiceConnectTlsConfiguration>
}

/** Each alias ("endpoint") is a fully-qualified name and port number that other tasks ("clients") can use to connect to this service. */
export interface ECSService_ServiceConnectClientAlias {
  /** The `dnsName` is the name that you use in the applications of client tasks to connect to this service. The name must be a valid DNS name but doesn't need to be fully-qualified. */
  DnsName?: Value<string>
  /** The listening port number for the Service Connect proxy. This port is available inside of all of the tasks within the same namespace. */
  Port: Value<number>
  /** The configuration for test traffic routing rules used during blue/green deployments with Amazon ECS Service Connect. This allows you to route a portion of traffic to the new service revision of your service for testing before shifting all production traffic. */
  TestTrafficRules?: Value<ECSService_ServiceConnectTestTrafficRules>
}

/** The test traffic routing configuration for Amazon ECS blue/green deployments. This configuration allows you to define rules for routing specific traffic to the new service revision during the deployment process, allowing for safe testing before full production traffic shift. */
export interface ECSService_ServiceConnectTestTrafficRules {
  /** The HTTP header-based routing rules that determine which requests should be routed to the new service version during blue/green deployment testing. These rules provide fine-grained control over test traffic routing based on request headers. */
  Header: Value<ECSService_ServiceConnectTestTrafficRulesHeader>
}

export interface ECSService_ServiceConnectTestTrafficRulesHeader {
  Name: Value<string>
  Value?: Value<ECSService_ServiceConnectTestTrafficRulesHeaderValue>
}

export interface ECSService_ServiceConnectTestTrafficRulesHeaderValue {
  Exact: Value<string>
}

/** An object that represents the timeout configurations for Service Connect. */
export interface ECSService_TimeoutConfiguration {
  /** The amount of time in seconds a connection will stay active while idle. A value of `0` can be set to disable `idleTimeout`. */
  IdleTimeoutSeconds?: Value<number>
  /** The amount of time waiting for the upstream to respond with a complete response per request. A value of `0` can be set to disable `perRequestTimeout`. */
  PerRequestTimeoutSeconds?: Value<number>
}

/** The key that encrypts and decrypts your resources for Service Connect TLS. */
export interface ECSService_ServiceConnectTlsConfiguration {
  /** The signer certificate authority. */
  IssuerCertificateAuthority: Value<ECSService_ServiceConnectTlsCertificateAuthority>
  /** The AWS Key Management Service key. */
  KmsKey?: Value<string>
  /** The Amazon Resource Name (ARN) of the IAM role that's associated with the Service Connect TLS. */
  RoleArn?: Value<string>
}

/** The certificate root authority that secures your service. */
export interface ECSService_ServiceConnectTlsCertificateAuthority {
  /** The ARN of the AWS Private Certificate Authority certificate. */
  AwsPcaAuthorityArn?: Value<string>
}

/** The log configuration for the container. This parameter maps to `LogConfig` in the docker container create command and the `--log-driver` option to docker run. */
export interface ECSService_LogConfiguration {
  /** The log driver to use for the container. */
  LogDriver?: Value<string>
  /** The configuration options to send to the log driver. */
  Options?: Dictionary<string>
  /** The secrets to pass to the log configuration. */
  SecretOptions?: List<ECSService_Secret>
}

/** An object representing the secret to expose to your container. Secrets can be exposed to a container in the following ways: */
export interface ECSService_Secret {
  /** The name of the secret. */
  Name: Value<string>
  /** The secret to expose to the container. The supported values are either the full ARN of the AWS Secrets Manager secret or the full ARN of the parameter in the SSM Parameter Store. */
  ValueFrom: Value<string>
}

/** Configuration for Service Connect access logging. Access logs provide detailed information about requests made to your service, including request patterns, response codes, and timing data for debugging and monitoring purposes. */
export interface ECSService_ServiceConnectAccessLogConfiguration {
  /** The format for Service Connect access log output. Choose TEXT for human-readable logs or JSON for structured data that integrates well with log analysis tools. */
  Format: Value<'TEXT' | 'JSON'>
  /** Specifies whether to include query parameters in Service Connect access logs. */
  IncludeQueryParameters?: Value<'DISABLED' | 'ENABLED'>
}

/** The task placement strategy for a task or service. */
export interface ECSService_PlacementStrategy {
  /** The field to apply the placement strategy against. For the `spread` placement strategy, valid values are `instanceId` (or `host`, which has the same effect), or any platform or custom attribute that's applied to a container instance, such as `attribute:ecs.availability-zone`. */
  Field?: Value<string>
  /** The type of placement strategy. The `random` placement strategy randomly places tasks on available candidates. */
  Type: Value<'binpack' | 'random' | 'spread'>
}

/** The deployment controller to use for the service. */
export interface ECSService_DeploymentController {
  /** The deployment controller type to use. */
  Type?: Value<'CODE_DEPLOY' | 'ECS' | 'EXTERNAL'>
}

/** The details for the service registry. */
export interface ECSService_ServiceRegistry {
  /** The container name value to be used for your service discovery service. It's already specified in the task definition. */
  ContainerName?: Value<string>
  /** The port value to be used for your service discovery service. It's already specified in the task definition. */
  ContainerPort?: Value<number>
  /** The port value used if your service discovery service specified an SRV record. This field might be used if both the `awsvpc` network mode and SRV records are used. */
  Port?: Value<number>
  /** The Amazon Resource Name (ARN) of the service registry. The currently supported service registry is AWS Cloud Map. */
  RegistryArn?: Value<string>
}

/** The details of a capacity provider strategy. A capacity provider strategy can be set when using the `RunTask` or `CreateService` APIs or as the default capacity provider strategy for a cluster with the `CreateCluster` API. */
export interface ECSService_CapacityProviderStrategyItem {
  /** The *base* value designates how many tasks, at a minimum, to run on the specified capacity provider for each service. Only one capacity provider in a capacity provider strategy can have a *base* defined. */
  Base?: Value<number>
  /** The short name of the capacity provider. This can be either an AWS managed capacity provider (`FARGATE` or `FARGATE_SPOT`) or the name of a custom capacity provider that you created. */
  CapacityProvider?: Value<string>
  /** The *weight* value designates the relative percentage of the total number of tasks launched that should use the specified capacity provider. The `weight` value is taken into consideration after the `base` value, if defined, is satisfied. */
  Weight?: Value<number>
}

/** The network configuration for a task or service. */
export interface ECSService_NetworkConfiguration {
  /** The VPC subnets and security groups that are associated with a task. */
  AwsvpcConfiguration?: Value<ECSService_AwsVpcConfiguration>
}

/** An object representing the networking details for a task or service. For example `awsVpcConfiguration={subnets=["subnet-12344321"],securityGroups=["sg-12344321"]}`. */
export interface ECSService_AwsVpcConfiguration {
  /** Whether the task's elastic network interface receives a public IP address. */
  AssignPublicIp?: Value<'DISABLED' | 'ENABLED'>
  /** The IDs of the security groups associated with the task or service. If you don't specify a security group, the default security group for the VPC is used. */
  SecurityGroups?: List<string>
  /** The IDs of the subnets associated with the task or service. There's a limit of 16 subnets that can be specified. */
  Subnets?: List<string>
}

/** Optional deployment parameters that control how many tasks run during a deployment and the ordering of stopping and starting tasks. */
export interface ECSService_DeploymentConfiguration {
  /** Information about the CloudWatch alarms. */
  Alarms?: Value<ECSService_DeploymentAlarms>
  /** The duration when both blue and green service revisions are running simultaneously after the production traffic has shifted. */
  BakeTimeInMinutes?: Value<number>
  /** Configuration for canary deployment strategy. Only valid when the deployment strategy is `CANARY`. */
  CanaryConfiguration?: Value<ECSService_CanaryConfiguration>
  /** > The deployment circuit breaker can only be used for services using the rolling update (`ECS`) deployment type. */
  DeploymentCircuitBreaker?: Value<ECSService_DeploymentCircuitBreaker>
  EarlySuccessCriteria?: Value<ECSService_DeploymentEarlySuccessCriteria>
  /** An array of deployment lifecycle hook objects to run custom logic at specific stages of the deployment lifecycle. */
  LifecycleHooks?: List<ECSService_DeploymentLifecycleHook>
  /** Configuration for linear deployment strategy. Only valid when the deployment strategy is `LINEAR`. */
  LinearConfiguration?: Value<ECSService_LinearConfiguration>
  /** If a service is using the rolling update (`ECS`) deployment type, the `maximumPercent` parameter represents an upper limit on the number of your service's tasks that are allowed in the `RUNNING` or `PENDING` state during a deployment, as a percentage of the `desiredCount` (rounded down to the nearest integer). This parameter enables you to define the deployment batch size. */
  MaximumPercent?: Value<number>
  /** If a service is using the rolling update (`ECS`) deployment type, the `minimumHealthyPercent` represents a lower limit on the number of your service's tasks that must remain in the `RUNNING` state during a deployment, as a percentage of the `desiredCount` (rounded up to the nearest integer). This parameter enables you to deploy without using additional cluster capacity. */
  MinimumHealthyPercent?: Value<number>
  /** The deployment strategy for the service. Choose from these valid values: */
  Strategy?: Value<'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY'>
}

/** One of the methods which provide a way for you to quickly identify when a deployment has failed, and then to optionally roll back the failure to the last working deployment. */
export interface ECSService_DeploymentAlarms {
  /** One or more CloudWatch alarm names. Use a "," to separate the alarms. */
  AlarmNames: List<string>
  /** Determines whether to use the CloudWatch alarm option in the service deployment process. */
  Enable: Value<boolean>
  /** Determines whether to configure Amazon ECS to roll back the service if a service deployment fails. If rollback is used, when a service deployment fails, the service is rolled back to the last deployment that completed successfully. */
  Rollback: Value<boolean>
}

/** > The deployment circuit breaker can only be used for services using the rolling update (`ECS`) deployment type. */
export interface ECSService_DeploymentCircuitBreaker {
  /** Determines whether to use the deployment circuit breaker logic for the service. */
  Enable: Value<boolean>
  /** Specifies whether the deployment circuit breaker resets its failure count when a task reaches a healthy state. When set to ``true``, a task that reaches a healthy state resets the failure count to ``0``. */
  ResetOnHealthyTask?: Value<boolean>
  /** Determines whether to configure Amazon ECS to roll back the service if a service deployment fails. If rollback is on, when a service deployment fails, the service is rolled back to the last deployment that completed successfully. */
  Rollback: Value<boolean>
  /** Defines the failure threshold that the deployment circuit breaker uses to monitor a deployment. The ``type`` and ``value`` together determine the number of task failures that are tolerated before the circuit breaker triggers. */
  ThresholdConfiguration?: Value<ECSService_ThresholdConfiguration>
}

/** Defines the failure threshold that the deployment circuit breaker uses to monitor a deployment. The ``type`` and ``value`` together determine the number of task failures that are tolerated before the circuit breaker triggers. */
export interface ECSService_ThresholdConfiguration {
  /** Determines how Amazon ECS uses ``value`` to calculate the failure threshold. For the percentage types (``BOUNDED_PERCENT`` and ``UNBOUNDED_PERCENT``), Amazon ECS multiplies ``value`` by the latest service desired count. */
  Type: Value<'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT'>
  /** Specifies the integer that Amazon ECS uses to calculate the failure threshold. When ``type`` is ``COUNT``, this value is the failure threshold itself. */
  Value: Value<number>
}

/** Configuration for a canary deployment strategy that shifts a fixed percentage of traffic to the new service revision, waits for a specified bake time, then shifts the remaining traffic. */
export interface ECSService_CanaryConfiguration {
  /** The amount of time in minutes to wait during the canary phase before shifting the remaining production traffic to the new service revision. Valid values are 0 to 1440 minutes (24 hours). */
  CanaryBakeTimeInMinutes?: Value<number>
  /** The percentage of production traffic to shift to the new service revision during the canary phase. Valid values are multiples of 0.1 from 0.1 to 100.0. */
  CanaryPercent?: Value<number>
}

/** A deployment lifecycle hook runs custom logic at specific stages of the deployment process. Currently, you can use Lambda functions as hook targets. */
export interface ECSService_DeploymentLifecycleHook {
  /** Use this field to specify custom parameters that Amazon ECS passes to your hook target invocations (such as a Lambda function). */
  HookDetails?: JsonDocument
  /** The Amazon Resource Name (ARN) of the hook target. Currently, only Lambda function ARNs are supported. */
  HookTargetArn?: Value<string>
  /** The lifecycle stages at which to run the hook. Choose from these valid values: */
  LifecycleStages: List<'RECONCILE_SERVICE' | 'PRE_SCALE_UP' | 'POST_SCALE_UP' | 'TEST_TRAFFIC_SHIFT' | 'POST_TEST_TRAFFIC_SHIFT' | 'PRE_PRODUCTION_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT' | 'POST_PRODUCTION_TRAFFIC_SHIFT'>
  /** The Amazon Resource Name (ARN) of the IAM role that grants Amazon ECS permission to call Lambda functions on your behalf. */
  RoleArn?: Value<string>
  /** The type of action the lifecycle hook performs. Valid values are: + ``AWS_LAMBDA`` - Invokes a Lambda function at the specified lifecycle stage. */
  TargetType?: Value<'AWS_LAMBDA' | 'PAUSE'>
  TimeoutConfiguration?: Value<ECSService_HookTimeoutConfig>
}

export interface ECSService_HookTimeoutConfig {
  Action?: Value<'ROLLBACK' | 'CONTINUE'>
  TimeoutInMinutes?: Value<number>
}

export interface ECSService_DeploymentEarlySuccessCriteria {
  Enable?: Value<boolean>
  HealthyPercent?: Value<number>
  SourceServiceRevisionCleanup?: Value<'BLOCKING' | 'DEFERRED'>
}

/** Configuration for a linear deployment strategy that shifts production traffic in equal percentage increments with configurable wait times between each step until 100 percent of traffic is shifted to the new service revision. */
export interface ECSService_LinearConfiguration {
  /** The amount of time in minutes to wait between each traffic shifting step during a linear deployment. Valid values are 0 to 1440 minutes (24 hours). */
  StepBakeTimeInMinutes?: Value<number>
  /** The percentage of production traffic to shift in each step during a linear deployment. Valid values are multiples of 0.1 from 3.0 to 100.0. */
  StepPercent?: Value<number>
}

/** The configuration for a volume specified in the task definition as a volume that is configured at launch time. Currently, the only supported volume type is an Amazon EBS volume. */
export interface ECSService_ServiceVolumeConfiguration {
  /** The configuration for the Amazon EBS volume that Amazon ECS creates and manages on your behalf. These settings are used to create each Amazon EBS volume, with one volume created for each task in the service. */
  ManagedEBSVolume?: Value<ECSService_ServiceManagedEBSVolumeConfiguration>
  /** The name of the volume. This value must match the volume name from the `Volume` object in the task definition. */
  Name: Value<string>
}

/** The configuration for the Amazon EBS volume that Amazon ECS creates and manages on your behalf. These settings are used to create each Amazon EBS volume, with one volume created for each task in the service. */
export interface ECSService_ServiceManagedEBSVolumeConfiguration {
  /** Indicates whether the volume should be encrypted. If you turn on Region-level Amazon EBS encryption by default but set this value as `false`, the setting is overridden and the volume is encrypted with the KMS key specified for Amazon EBS encryption by default. */
  Encrypted?: Value<boolean>
  /** The filesystem type for the volume. For volumes created from a snapshot, you must specify the same filesystem type that the volume was using when the snapshot was created. */
  FilesystemType?: Value<string>
  /** The number of I/O operations per second (IOPS). For `gp3`, `io1`, and `io2` volumes, this represents the number of IOPS that are provisioned for the volume. */
  Iops?: Value<number>
  /** The Amazon Resource Name (ARN) identifier of the AWS Key Management Service key to use for Amazon EBS encryption. When a key is specified using this parameter, it overrides Amazon EBS default encryption or any KMS key that you specified for cluster-level managed storage encryption. */
  KmsKeyId?: Value<string>
  /** The ARN of the IAM role to associate with this volume. This is the Amazon ECS infrastructure IAM role that is used to manage your AWS infrastructure. */
  RoleArn: Value<string>
  /** The size of the volume in GiB. You must specify either a volume size or a snapshot ID. */
  SizeInGiB?: Value<number>
  /** The snapshot that Amazon ECS uses to create volumes for attachment to tasks maintained by the service. You must specify either `snapshotId` or `sizeInGiB` in your volume configuration. */
  SnapshotId?: Value<string>
  /** The tags to apply to the volume. Amazon ECS applies service-managed tags by default. */
  TagSpecifications?: List<ECSService_EBSTagSpecification>
  /** The throughput to provision for a volume, in MiB/s, with a maximum of 1,000 MiB/s. This parameter maps 1:1 with the `Throughput` parameter of the CreateVolume API in the *Amazon EC2 API Reference*. */
  Throughput?: Value<number>
  /** The rate, in MiB/s, at which data is fetched from a snapshot of an existing EBS volume to create new volumes for attachment to the tasks maintained by the service. This property can be specified only if you specify a `snapshotId`. */
  VolumeInitializationRate?: Value<number>
  /** The volume type. This parameter maps 1:1 with the `VolumeType` parameter of the CreateVolume API in the *Amazon EC2 API Reference*. */
  VolumeType?: Value<string>
}

/** The tag specifications of an Amazon EBS volume. */
export interface ECSService_EBSTagSpecification {
  /** Determines whether to propagate the tags from the task definition to the Amazon EBS volume. Tags can only propagate to a `SERVICE` specified in `ServiceVolumeConfiguration`. */
  PropagateTags?: Value<'SERVICE' | 'TASK_DEFINITION'>
  /** The type of volume resource. */
  ResourceType: Value<string>
  /** The tags applied to this Amazon EBS volume. `AmazonECSCreated` and `AmazonECSManaged` are reserved tags that can't be used. */
  Tags?: List<Tag>
}

/** The optional monitoring configuration for a service, which defines the resolution for the service-level ``CPUUtilization`` and ``MemoryUtilization`` Amazon CloudWatch metrics. When not specified, Amazon ECS uses the default resolution of ``60`` seconds. */
export interface ECSService_MonitoringConfiguration {
  /** The list of metric configurations for the service monitoring. */
  MetricConfigurations: List<ECSService_MetricConfiguration>
}

/** The configuration for a specific set of metrics to collect for a service. */
export interface ECSService_MetricConfiguration {
  /** The list of metric names to configure. The supported metric names are ``CPUUtilization`` and ``MemoryUtilization``. */
  MetricNames: List<'CPUUtilization' | 'MemoryUtilization'>
  /** The resolution, in seconds, at which to collect the metrics. The valid values are ``20`` and ``60``. */
  ResolutionSeconds: Value<20 | 60>
}

/** Determines whether to force a new deployment of the service. By default, deployments aren't forced. */
export interface ECSService_ForceNewDeployment {
  /** Determines whether to force a new deployment of the service. By default, deployments aren't forced. */
  EnableForceNewDeployment: Value<boolean>
  /** When you change the `ForceNewDeploymentNonce` value in your template, it signals Amazon ECS to start a new deployment even though no other service parameters have changed. The value must be a unique, time- varying value like a timestamp, random string, or sequence number. */
  ForceNewDeploymentNonce?: Value<string>
}

/** The VPC Lattice configuration for your service that holds the information for the target group(s) Amazon ECS tasks will be registered to. */
export interface ECSService_VpcLatticeConfiguration {
  /** The name of the port mapping to register in the VPC Lattice target group. This is the name of the `portMapping` you defined in your task definition. */
  PortName: Value<string>
  /** The ARN of the IAM role to associate with this VPC Lattice configuration. This is the Amazon ECS infrastructure IAM role that is used to manage your VPC Lattice infrastructure. */
  RoleArn: Value<string>
  /** The full Amazon Resource Name (ARN) of the target group or groups associated with the VPC Lattice configuration that the Amazon ECS tasks will be registered to. */
  TargetGroupArn: Value<string>
}

/** Registers a new task definition from the supplied `family` and `containerDefinitions`. Optionally, you can add data volumes to your containers with the `volumes` parameter. */
export interface ECSTaskDefinition extends ResourceAttributes {
  Type: 'AWS::ECS::TaskDefinition'
  Properties?: {
    /** A list of container definitions in JSON format that describe the different containers that make up your task. */
    ContainerDefinitions?: List<ECSTaskDefinition_ContainerDefinition>
    /** The number of `cpu` units used by the task. If you use the EC2 launch type, this field is optional. */
    Cpu?: Value<string>
    /** Enables fault injection and allows for fault injection requests to be accepted from the task's containers. The default value is `false`. */
    EnableFaultInjection?: Value<boolean>
    /** The ephemeral storage settings to use for tasks run with the task definition. */
    EphemeralStorage?: Value<ECSTaskDefinition_EphemeralStorage>
    /** The Amazon Resource Name (ARN) of the task execution role that grants the Amazon ECS container agent permission to make AWS API calls on your behalf. For informationabout the required IAM roles for Amazon ECS, see IAM roles for Amazon ECS in the *Amazon Elastic Container Service Developer Guide*. */
    ExecutionRoleArn?: Value<string>
    /** The name of a family that this task definition is registered to. Up to 255 letters (uppercase and lowercase), numbers, hyphens, and underscores are allowed. */
    Family?: Value<string>
    /**  @deprecated */
    InferenceAccelerators?: List<ECSTaskDefinition_InferenceAccelerator>
    /** The IPC resource namespace to use for the containers in the task. The valid values are `host`, `task`, or `none`. */
    IpcMode?: Value<string>
    /** The amount (in MiB) of memory used by the task. */
    Memory?: Value<string>
    /** The Docker networking mode to use for the containers in the task. The valid values are `none`, `bridge`, `awsvpc`, and `host`. */
    NetworkMode?: Value<string>
    /** The process namespace to use for the containers in the task. The valid values are `host` or `task`. */
    PidMode?: Value<string>
    /** An array of placement constraint objects to use for tasks. */
    PlacementConstraints?: List<ECSTaskDefinition_TaskDefinitionPlacementConstraint>
    /** The configuration details for the App Mesh proxy. */
    ProxyConfiguration?: Value<ECSTaskDefinition_ProxyConfiguration>
    /** The task launch types the task definition was validated against. The valid values are `MANAGED_INSTANCES`, `EC2`, `FARGATE`, and `EXTERNAL`. */
    RequiresCompatibilities?: List<string>
    /** The operating system that your tasks definitions run on. */
    RuntimePlatform?: Value<ECSTaskDefinition_RuntimePlatform>
    /** The metadata that you apply to the task definition to help you categorize and organize them. Each tag consists of a key and an optional value. */
    Tags?: List<Tag>
    /** The short name or full Amazon Resource Name (ARN) of the AWS Identity and Access Management role that grants containers in the task permission to call AWS APIs on your behalf. */
    TaskRoleArn?: Value<string>
    /** The list of data volume definitions for the task. */
    Volumes?: List<ECSTaskDefinition_Volume>
  }
}

export interface ECSTaskDefinition_InferenceAccelerator {
  DeviceName?: Value<string>
  DeviceType?: Value<string>
}

/** The constraint on task placement in the task definition. */
export interface ECSTaskDefinition_TaskDefinitionPlacementConstraint {
  /** A cluster query language expression to apply to the constraint. */
  Expression?: Value<string>
  /** The type of constraint. The `MemberOf` constraint restricts selection to be from a group of valid candidates. */
  Type: Value<string>
}

/** Information about the platform for the Amazon ECS service or task. */
export interface ECSTaskDefinition_RuntimePlatform {
  /** The CPU architecture. */
  CpuArchitecture?: Value<string>
  /** The operating system. */
  OperatingSystemFamily?: Value<string>
}

/** The configuration details for the App Mesh proxy. */
export interface ECSTaskDefinition_ProxyConfiguration {
  /** The name of the container that will serve as the App Mesh proxy. */
  ContainerName: Value<string>
  /** The set of network configuration parameters to provide the Container Network Interface (CNI) plugin, specified as key-value pairs. */
  ProxyConfigurationProperties?: List<ECSTaskDefinition_KeyValuePair>
  /** The proxy type. The only supported value is `APPMESH`. */
  Type?: Value<string>
}

/** A key-value pair object. */
export interface ECSTaskDefinition_KeyValuePair {
  /** The name of the key-value pair. For environment variables, this is the name of the environment variable. */
  Name?: Value<string>
  /** The value of the key-value pair. For environment variables, this is the value of the environment variable. */
  Value?: Value<string>
}

/** The data volume configuration for tasks launched using this task definition. Specifying a volume configuration in a task definition is optional. */
export interface ECSTaskDefinition_Volume {
  /** Indicates whether the volume should be configured at launch time. This is used to create Amazon EBS volumes for standalone tasks or tasks created as part of a service. */
  ConfiguredAtLaunch?: Value<boolean>
  /** This parameter is specified when you use Docker volumes. */
  DockerVolumeConfiguration?: Value<ECSTaskDefinition_DockerVolumeConfiguration>
  /** This parameter is specified when you use an Amazon Elastic File System file system for task storage. */
  EFSVolumeConfiguration?: Value<ECSTaskDefinition_EFSVolumeConfiguration>
  /** This parameter is specified when you use Amazon FSx for Windows File Server file system for task storage. */
  FSxWindowsFileServerVolumeConfiguration?: Value<ECSTaskDefinition_FSxWindowsFileServerVolumeConfiguration>
  /** This parameter is specified when you use bind mount host volumes. The contents of the `host` parameter determine whether your bind mount host volume persists on the host container instance and where it's stored. */
  Host?: Value<ECSTaskDefinition_HostVolumeProperties>
  /** The name of the volume. Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens are allowed. */
  Name?: Value<string>
  /** This parameter is specified when you're using an Amazon S3 Files file system for task storage. Your task definition must include a Task IAM Role. */
  S3FilesVolumeConfiguration?: Value<ECSTaskDefinition_S3FilesVolumeConfiguration>
}

/** This parameter is specified when you're using an Amazon Elastic File System file system for task storage. */
export interface ECSTaskDefinition_EFSVolumeConfiguration {
  /** The authorization configuration details for the Amazon EFS file system. */
  AuthorizationConfig?: Value<ECSTaskDefinition_AuthorizationConfig>
  /** The Amazon EFS file system ID to use. */
  FilesystemId: Value<string>
  /** The directory within the Amazon EFS file system to mount as the root directory inside the host. If this parameter is omitted, the root of the Amazon EFS volume will be used. */
  RootDirectory?: Value<string>
  /** Determines whether to use encryption for Amazon EFS data in transit between the Amazon ECS host and the Amazon EFS server. Transit encryption must be turned on if Amazon EFS IAM authorization is used. */
  TransitEncryption?: Value<'ENABLED' | 'DISABLED'>
  /** The port to use when sending encrypted data between the Amazon ECS host and the Amazon EFS server. If you do not specify a transit encryption port, it will use the port selection strategy that the Amazon EFS mount helper uses. */
  TransitEncryptionPort?: Value<number>
}

/** The authorization configuration details for the Amazon EFS file system. */
export interface ECSTaskDefinition_AuthorizationConfig {
  /** The Amazon EFS access point ID to use. If an access point is specified, the root directory value specified in the `EFSVolumeConfiguration` must either be omitted or set to `/` which will enforce the path set on the EFS access point. */
  AccessPointId?: Value<string>
  /** Determines whether to use the Amazon ECS task role defined in a task definition when mounting the Amazon EFS file system. If it is turned on, transit encryption must be turned on in the `EFSVolumeConfiguration`. */
  IAM?: Value<'ENABLED' | 'DISABLED'>
}

/** The `HostVolumeProperties` property specifies details on a container instance bind mount host volume. */
export interface ECSTaskDefinition_HostVolumeProperties {
  /** When the `host` parameter is used, specify a `sourcePath` to declare the path on the host container instance that's presented to the container. If this parameter is empty, then the Docker daemon has assigned a host path for you. */
  SourcePath?: Value<string>
}

/** The `DockerVolumeConfiguration` property specifies a Docker volume configuration and is used when you use Docker volumes. Docker volumes are only supported when you are using the EC2 launch type. */
export interface ECSTaskDefinition_DockerVolumeConfiguration {
  /** If this value is `true`, the Docker volume is created if it doesn't already exist. */
  Autoprovision?: Value<boolean>
  /** The Docker volume driver to use. The driver value must match the driver name provided by Docker because it is used for task placement. */
  Driver?: Value<string>
  /** A map of Docker driver-specific options passed through. This parameter maps to `DriverOpts` in the docker create-volume command and the `xxopt` option to docker volume create. */
  DriverOpts?: Dictionary<string>
  /** Custom metadata to add to your Docker volume. This parameter maps to `Labels` in the docker container create command and the `xxlabel` option to docker volume create. */
  Labels?: Dictionary<string>
  /** The scope for the Docker volume that determines its lifecycle. Docker volumes that are scoped to a `task` are automatically provisioned when the task starts and destroyed when the task stops. */
  Scope?: Value<string>
}

/** This parameter is specified when you're using an Amazon S3 Files file system for task storage. Your task definition must include a Task IAM Role. */
export interface ECSTaskDefinition_S3FilesVolumeConfiguration {
  /** The full ARN of the S3 Files access point to use. If an access point is specified, the root directory value specified in the ``S3FilesVolumeConfiguration`` must either be omitted or set to ``/`` which will enforce the path set on the S3 Files access point. */
  AccessPointArn?: Value<string>
  /** The full ARN of the S3 Files file system to mount. */
  FileSystemArn: Value<string>
  /** The directory within the Amazon S3 Files file system to mount as the root directory. If this parameter is omitted, the root of the Amazon S3 Files file system will be used. */
  RootDirectory?: Value<string>
  /** The port to use for sending encrypted data between the ECS host and the S3 Files file system. If you do not specify a transit encryption port, it will use the port selection strategy that the Amazon S3 Files mount helper uses. */
  TransitEncryptionPort?: Value<number>
}

/** This parameter is specified when you're using Amazon FSx for Windows File Server file system for task storage. */
export interface ECSTaskDefinition_FSxWindowsFileServerVolumeConfiguration {
  /** The authorization configuration details for the Amazon FSx for Windows File Server file system. */
  AuthorizationConfig?: Value<ECSTaskDefinition_FSxAuthorizationConfig>
  /** The Amazon FSx for Windows File Server file system ID to use. */
  FileSystemId: Value<string>
  /** The directory within the Amazon FSx for Windows File Server file system to mount as the root directory inside the host. */
  RootDirectory: Value<string>
}

/** The authorization configuration details for Amazon FSx for Windows File Server file system. See FSxWindowsFileServerVolumeConfiguration in the *Amazon ECS API Reference*. */
export interface ECSTaskDefinition_FSxAuthorizationConfig {
  /** The authorization credential option to use. The authorization credential options can be provided using either the Amazon Resource Name (ARN) of an AWS Secrets Manager secret or SSM Parameter Store parameter. */
  CredentialsParameter: Value<string>
  /** A fully qualified domain name hosted by an AWS Directory Service Managed Microsoft AD (Active Directory) or self-hosted AD on Amazon EC2. */
  Domain: Value<string>
}

/** The `ContainerDefinition` property specifies a container definition. Container definitions are used in task definitions to describe the different containers that are launched as part of a task. */
export interface ECSTaskDefinition_ContainerDefinition {
  /** The command that's passed to the container. This parameter maps to `Cmd` in the docker container create command and the `COMMAND` parameter to docker run. */
  Command?: List<string>
  /** The number of `cpu` units reserved for the container. This parameter maps to `CpuShares` in the docker container create command and the `--cpu-shares` option to docker run. */
  Cpu?: Value<number>
  /** A list of ARNs in SSM or Amazon S3 to a credential spec (`CredSpec`) file that configures the container for Active Directory authentication. We recommend that you use this parameter instead of the `dockerSecurityOptions`. */
  CredentialSpecs?: List<string>
  /** The dependencies defined for container startup and shutdown. A container can contain multiple dependencies. */
  DependsOn?: List<ECSTaskDefinition_ContainerDependency>
  /** When this parameter is true, networking is off within the container. This parameter maps to `NetworkDisabled` in the docker container create command. */
  DisableNetworking?: Value<boolean>
  /** A list of DNS search domains that are presented to the container. This parameter maps to `DnsSearch` in the docker container create command and the `--dns-search` option to docker run. */
  DnsSearchDomains?: List<string>
  /** A list of DNS servers that are presented to the container. This parameter maps to `Dns` in the docker container create command and the `--dns` option to docker run. */
  DnsServers?: List<string>
  /** A key/value map of labels to add to the container. This parameter maps to `Labels` in the docker container create command and the `--label` option to docker run. */
  DockerLabels?: Dictionary<string>
  /** A list of strings to provide custom configuration for multiple security systems. This field isn't valid for containers in tasks using the Fargate launch type. */
  DockerSecurityOptions?: List<string>
  /** > Early versions of the Amazon ECS container agent don't properly handle `entryPoint` parameters. If you have problems using `entryPoint`, update your container agent or enter your commands and arguments as `command` array items instead. */
  EntryPoint?: List<string>
  /** The environment variables to pass to a container. This parameter maps to `Env` in the docker container create command and the `--env` option to docker run. */
  Environment?: List<ECSTaskDefinition_KeyValuePair>
  /** A list of files containing the environment variables to pass to a container. This parameter maps to the `--env-file` option to docker run. */
  EnvironmentFiles?: List<ECSTaskDefinition_EnvironmentFile>
  /** If the `essential` parameter of a container is marked as `true`, and that container fails or stops for any reason, all other containers that are part of the task are stopped. If the `essential` parameter of a container is marked as `false`, its failure doesn't affect the rest of the containers in a task. */
  Essential?: Value<boolean>
  /** A list of hostnames and IP address mappings to append to the `/etc/hosts` file on the container. This parameter maps to `ExtraHosts` in the docker container create command and the `--add-host` option to docker run. */
  ExtraHosts?: List<ECSTaskDefinition_HostEntry>
  /** The FireLens configuration for the container. This is used to specify and configure a log router for container logs. */
  FirelensConfiguration?: Value<ECSTaskDefinition_FirelensConfiguration>
  /** The container health check command and associated configuration parameters for the container. This parameter maps to `HealthCheck` in the docker container create command and the `HEALTHCHECK` parameter of docker run. */
  HealthCheck?: Value<ECSTaskDefinition_HealthCheck>
  /** The hostname to use for your container. This parameter maps to `Hostname` in the docker container create command and the `--hostname` option to docker run. */
  Hostname?: Value<string>
  /** The image used to start a container. This string is passed directly to the Docker daemon. */
  Image: Value<string>
  /** When this parameter is `true`, you can deploy containerized applications that require `stdin` or a `tty` to be allocated. This parameter maps to `OpenStdin` in the docker container create command and the `--interactive` option to docker run. */
  Interactive?: Value<boolean>
  /** The `links` parameter allows containers to communicate with each other without the need for port mappings. This parameter is only supported if the network mode of a task definition is `bridge`. */
  Links?: List<string>
  /** Linux-specific modifications that are applied to the container, such as Linux kernel capabilities. */
  LinuxParameters?: Value<ECSTaskDefinition_LinuxParameters>
  /** The log configuration specification for the container. */
  LogConfiguration?: Value<ECSTaskDefinition_LogConfiguration>
  /** The amount (in MiB) of memory to present to the container. If your container attempts to exceed the memory specified here, the container is killed. */
  Memory?: Value<number>
  /** The soft limit (in MiB) of memory to reserve for the container. When system memory is under heavy contention, Docker attempts to keep the container memory to this soft limit. */
  MemoryReservation?: Value<number>
  /** The mount points for data volumes in your container. */
  MountPoints?: List<ECSTaskDefinition_MountPoint>
  /** The name of a container. If you're linking multiple containers together in a task definition, the `name` of one container can be entered in the `links` of another container to connect the containers. */
  Name: Value<string>
  /** The list of port mappings for the container. Port mappings allow containers to access ports on the host container instance to send or receive traffic. */
  PortMappings?: List<ECSTaskDefinition_PortMapping>
  /** When this parameter is true, the container is given elevated privileges on the host container instance (similar to the `root` user). This parameter maps to `Privileged` in the docker container create command and the `--privileged` option to docker run */
  Privileged?: Value<boolean>
  /** When this parameter is `true`, a TTY is allocated. This parameter maps to `Tty` in the docker container create command and the `--tty` option to docker run. */
  PseudoTerminal?: Value<boolean>
  /** When this parameter is true, the container is given read-only access to its root file system. This parameter maps to `ReadonlyRootfs` in the docker container create command and the `--read-only` option to docker run. */
  ReadonlyRootFilesystem?: Value<boolean>
  /** The private repository authentication credentials to use. */
  RepositoryCredentials?: Value<ECSTaskDefinition_RepositoryCredentials>
  /** The type and amount of a resource to assign to a container. The only supported resource is a GPU. */
  ResourceRequirements?: List<ECSTaskDefinition_ResourceRequirement>
  /** The restart policy for a container. When you set up a restart policy, Amazon ECS can restart the container without needing to replace the task. */
  RestartPolicy?: Value<ECSTaskDefinition_RestartPolicy>
  /** The secrets to pass to the container. */
  Secrets?: List<ECSTaskDefinition_Secret>
  /** Time duration (in seconds) to wait before giving up on resolving dependencies for a container. For example, you specify two containers in a task definition with containerA having a dependency on containerB reaching a `COMPLETE`, `SUCCESS`, or `HEALTHY` status. */
  StartTimeout?: Value<number>
  /** Time duration (in seconds) to wait before the container is forcefully killed if it doesn't exit normally on its own. */
  StopTimeout?: Value<number>
  /** A list of namespaced kernel parameters to set in the container. This parameter maps to `Sysctls` in the docker container create command and the `--sysctl` option to docker run. */
  SystemControls?: List<ECSTaskDefinition_SystemControl>
  /** A list of `ulimits` to set in the container. This parameter maps to `Ulimits` in the Create a container section of the Docker Remote API and the `--ulimit` option to docker run. */
  Ulimits?: List<ECSTaskDefinition_Ulimit>
  /** The user to use inside the container. This parameter maps to `User` in the docker container create command and the `--user` option to docker run. */
  User?: Value<string>
  /** Specifies whether Amazon ECS will resolve the container image tag provided in the container definition to an image digest. By default, the value is `enabled`. */
  VersionConsistency?: Value<'enabled' | 'disabled'>
  /** Data volumes to mount from another container. This parameter maps to `VolumesFrom` in the docker container create command and the `--volumes-from` option to docker run. */
  VolumesFrom?: List<ECSTaskDefinition_VolumeFrom>
  /** The working directory to run commands inside the container in. This parameter maps to `WorkingDir` in the docker container create command and the `--workdir` option to docker run. */
  WorkingDirectory?: Value<string>
}

/** An object representing the secret to expose to your container. Secrets can be exposed to a container in the following ways: */
export interface ECSTaskDefinition_Secret {
  /** The name of the secret. */
  Name: Value<string>
  /** The secret to expose to the container. The supported values are either the full ARN of the AWS Secrets Manager secret or the full ARN of the parameter in the SSM Parameter Store. */
  ValueFrom: Value<string>
}

/** The `HealthCheck` property specifies an object representing a container health check. Health check parameters that are specified in a container definition override any Docker health checks that exist in the container image (such as those specified in a parent image or from the image's Dockerfile). */
export interface ECSTaskDefinition_HealthCheck {
  /** A string array representing the command that the container runs to determine if it is healthy. The string array must start with `CMD` to run the command arguments directly, or `CMD-SHELL` to run the command with the container's default shell. */
  Command?: List<string>
  /** The time period in seconds between each health check execution. You may specify between 5 and 300 seconds. */
  Interval?: Value<number>
  /** The number of times to retry a failed health check before the container is considered unhealthy. You may specify between 1 and 10 retries. */
  Retries?: Value<number>
  /** The optional grace period to provide containers time to bootstrap before failed health checks count towards the maximum number of retries. You can specify between 0 and 300 seconds. */
  StartPeriod?: Value<number>
  /** The time period in seconds to wait for a health check to succeed before it is considered a failure. You may specify between 2 and 60 seconds. */
  Timeout?: Value<number>
}

/** Details on a data volume from another container in the same task definition. */
export interface ECSTaskDefinition_VolumeFrom {
  /** If this value is `true`, the container has read-only access to the volume. If this value is `false`, then the container can write to the volume. */
  ReadOnly?: Value<boolean>
  /** The name of another container within the same task definition to mount volumes from. */
  SourceContainer?: Value<string>
}

/** The `LogConfiguration` property specifies log configuration options to send to a custom log driver for the container. */
export interface ECSTaskDefinition_LogConfiguration {
  /** The log driver to use for the container. */
  LogDriver: Value<string>
  /** The configuration options to send to the log driver. */
  Options?: Dictionary<string>
  /** The secrets to pass to the log configuration. */
  SecretOptions?: List<ECSTaskDefinition_Secret>
}

/** The type and amount of a resource to assign to a container. The supported resource types are GPUs and Elastic Inference accelerators. */
export interface ECSTaskDefinition_ResourceRequirement {
  /** The type of resource to assign to a container. */
  Type: Value<string>
  /** The value for the specified resource type. */
  Value: Value<string>
}

/** A list of files containing the environment variables to pass to a container. You can specify up to ten environment files. */
export interface ECSTaskDefinition_EnvironmentFile {
  /** The file type to use. Environment files are objects in Amazon S3. */
  Type?: Value<string>
  /** The Amazon Resource Name (ARN) of the Amazon S3 object containing the environment variable file. */
  Value?: Value<string>
}

/** The FireLens configuration for the container. This is used to specify and configure a log router for container logs. */
export interface ECSTaskDefinition_FirelensConfiguration {
  /** The options to use when configuring the log router. This field is optional and can be used to add additional metadata, such as the task, task definition, cluster, and container instance details to the log event. */
  Options?: Dictionary<string>
  /** The log router to use. The valid values are `fluentd` or `fluentbit`. */
  Type?: Value<string>
}

/** A list of namespaced kernel parameters to set in the container. This parameter maps to `Sysctls` in the docker container create command and the `--sysctl` option to docker run. */
export interface ECSTaskDefinition_SystemControl {
  /** The namespaced kernel parameter to set a `value` for. */
  Namespace?: Value<string>
  /** The namespaced kernel parameter to set a `value` for. */
  Value?: Value<string>
}

/** The `ulimit` settings to pass to the container. */
export interface ECSTaskDefinition_Ulimit {
  /** The hard limit for the `ulimit` type. The value can be specified in bytes, seconds, or as a count, depending on the `type` of the `ulimit`. */
  HardLimit: Value<number>
  /** The `type` of the `ulimit`. */
  Name: Value<string>
  /** The soft limit for the `ulimit` type. The value can be specified in bytes, seconds, or as a count, depending on the `type` of the `ulimit`. */
  SoftLimit: Value<number>
}

/** The repository credentials for private registry authentication. */
export interface ECSTaskDefinition_RepositoryCredentials {
  /** The Amazon Resource Name (ARN) of the secret containing the private repository credentials. */
  CredentialsParameter?: Value<string>
}

/** The `HostEntry` property specifies a hostname and an IP address that are added to the `/etc/hosts` file of a container through the `extraHosts` parameter of its `ContainerDefinition` resource. */
export interface ECSTaskDefinition_HostEntry {
  /** The hostname to use in the `/etc/hosts` entry. */
  Hostname?: Value<string>
  /** The IP address to use in the `/etc/hosts` entry. */
  IpAddress?: Value<string>
}

/** The Linux-specific options that are applied to the container, such as Linux KernelCapabilities. */
export interface ECSTaskDefinition_LinuxParameters {
  /** The Linux capabilities for the container that are added to or dropped from the default configuration provided by Docker. */
  Capabilities?: Value<ECSTaskDefinition_KernelCapabilities>
  /** Any host devices to expose to the container. This parameter maps to `Devices` in the docker container create command and the `--device` option to docker run. */
  Devices?: List<ECSTaskDefinition_Device>
  /** Run an `init` process inside the container that forwards signals and reaps processes. This parameter maps to the `--init` option to docker run. */
  InitProcessEnabled?: Value<boolean>
  /** The total amount of swap memory (in MiB) a container can use. This parameter will be translated to the `--memory-swap` option to docker run where the value would be the sum of the container memory plus the `maxSwap` value. */
  MaxSwap?: Value<number>
  /** The value for the size (in MiB) of the `/dev/shm` volume. This parameter maps to the `--shm-size` option to docker run. */
  SharedMemorySize?: Value<number>
  /** This allows you to tune a container's memory swappiness behavior. A `swappiness` value of `0` will cause swapping to not happen unless absolutely necessary. */
  Swappiness?: Value<number>
  /** The container path, mount options, and size (in MiB) of the tmpfs mount. This parameter maps to the `--tmpfs` option to docker run. */
  Tmpfs?: List<ECSTaskDefinition_Tmpfs>
}

/** The Linux capabilities to add or remove from the default Docker configuration for a container defined in the task definition. For more detailed information about these Linux capabilities, see the capabilities(7) Linux manual page. */
export interface ECSTaskDefinition_KernelCapabilities {
  /** The Linux capabilities for the container that have been added to the default configuration provided by Docker. This parameter maps to `CapAdd` in the docker container create command and the `--cap-add` option to docker run. */
  Add?: List<string>
  /** The Linux capabilities for the container that have been removed from the default configuration provided by Docker. This parameter maps to `CapDrop` in the docker container create command and the `--cap-drop` option to docker run. */
  Drop?: List<string>
}

/** The container path, mount options, and size of the tmpfs mount. */
export interface ECSTaskDefinition_Tmpfs {
  /** The absolute file path where the tmpfs volume is to be mounted. */
  ContainerPath?: Value<string>
  /** The list of tmpfs volume mount options. */
  MountOptions?: List<string>
  /** The maximum size (in MiB) of the tmpfs volume. */
  Size: Value<number>
}

/** The `Device` property specifies an object representing a container instance host device. */
export interface ECSTaskDefinition_Device {
  /** The path inside the container at which to expose the host device. */
  ContainerPath?: Value<string>
  /** The path for the device on the host container instance. */
  HostPath?: Value<string>
  /** The explicit permissions to provide to the container for the device. By default, the container has permissions for `read`, `write`, and `mknod` for the device. */
  Permissions?: List<string>
}

/** The details for a volume mount point that's used in a container definition. */
export interface ECSTaskDefinition_MountPoint {
  /** The path on the container to mount the host volume at. */
  ContainerPath?: Value<string>
  /** If this value is `true`, the container has read-only access to the volume. If this value is `false`, then the container can write to the volume. */
  ReadOnly?: Value<boolean>
  /** The name of the volume to mount. Must be a volume name referenced in the `name` parameter of task definition `volume`. */
  SourceVolume?: Value<string>
}

/** The `ContainerDependency` property specifies the dependencies defined for container startup and shutdown. A container can contain multiple dependencies. */
export interface ECSTaskDefinition_ContainerDependency {
  /** The dependency condition of the container. The following are the available conditions and their behavior: */
  Condition?: Value<string>
  /** The name of a container. */
  ContainerName?: Value<string>
}

/** The `PortMapping` property specifies a port mapping. Port mappings allow containers to access ports on the host container instance to send or receive traffic. */
export interface ECSTaskDefinition_PortMapping {
  /** The application protocol that's used for the port mapping. This parameter only applies to Service Connect. */
  AppProtocol?: Value<'http' | 'http2' | 'grpc'>
  /** The port number on the container that's bound to the user-specified or automatically assigned host port. */
  ContainerPort?: Value<number>
  /** The port number range on the container that's bound to the dynamically mapped host port range. */
  ContainerPortRange?: Value<string>
  /** The port number on the container instance to reserve for your container. */
  HostPort?: Value<number>
  /** The name that's used for the port mapping. This parameter is the name that you use in the `serviceConnectConfiguration` and the `vpcLatticeConfigurations` of a service. */
  Name?: Value<string>
  /** The protocol used for the port mapping. Valid values are `tcp` and `udp`. */
  Protocol?: Value<string>
}

/** You can enable a restart policy for each container defined in your task definition, to overcome transient failures faster and maintain task availability. When you enable a restart policy for a container, Amazon ECS can restart the container if it exits, without needing to replace the task. */
export interface ECSTaskDefinition_RestartPolicy {
  /** Specifies whether a restart policy is enabled for the container. */
  Enabled?: Value<boolean>
  /** A list of exit codes that Amazon ECS will ignore and not attempt a restart on. You can specify a maximum of 50 container exit codes. */
  IgnoredExitCodes?: List<number>
  /** A period of time (in seconds) that the container must run for before a restart can be attempted. A container can be restarted only once every `restartAttemptPeriod` seconds. */
  RestartAttemptPeriod?: Value<number>
}

/** The amount of ephemeral storage to allocate for the task. This parameter is used to expand the total amount of ephemeral storage available, beyond the default amount, for tasks hosted on AWS Fargate. */
export interface ECSTaskDefinition_EphemeralStorage {
  /** The total amount, in GiB, of ephemeral storage to set for the task. The minimum supported value is `21` GiB and the maximum supported value is `200` GiB. */
  SizeInGiB?: Value<number>
}

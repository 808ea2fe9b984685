// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** The `AWS::Lambda::Function` resource creates a Lambda function. To create a function, you need a deployment package and an execution role. */
export interface LambdaFunction extends ResourceAttributes {
  Type: 'AWS::Lambda::Function'
  Properties: {
    /** The instruction set architecture that the function supports. Enter a string array with one of the valid values (arm64 or x86_64). */
    Architectures?: List<string>
    /** Configuration for the capacity provider that manages compute resources for Lambda functions. */
    CapacityProviderConfig?: Value<LambdaFunction_CapacityProviderConfig>
    /** The code for the function. You can define your function code in multiple ways: */
    Code: Value<LambdaFunction_Code>
    /** To enable code signing for this function, specify the ARN of a code-signing configuration. A code-signing configuration includes a set of signing profiles, which define the trusted publishers for this function. */
    CodeSigningConfigArn?: Value<string>
    /** A dead-letter queue configuration that specifies the queue or topic where Lambda sends asynchronous events when they fail processing. */
    DeadLetterConfig?: Value<LambdaFunction_DeadLetterConfig>
    /** A description of the function. */
    Description?: Value<string>
    /** Configuration settings for durable functions, including execution timeout and retention period for execution history. */
    DurableConfig?: Value<LambdaFunction_DurableConfig>
    /** Environment variables that are accessible from function code during execution. */
    Environment?: Value<LambdaFunction_Environment>
    /** The size of the function's `/tmp` directory in MB. The default value is 512, but it can be any whole number between 512 and 10,240 MB. */
    EphemeralStorage?: Value<LambdaFunction_EphemeralStorage>
    /** Connection settings for an Amazon EFS file system. To connect a function to a file system, a mount target must be available in every Availability Zone that your function connects to. */
    FileSystemConfigs?: List<LambdaFunction_FileSystemConfig>
    /** The name of the Lambda function, up to 64 characters in length. If you don't specify a name, CloudFormation generates one. */
    FunctionName?: Value<string>
    /** Configuration that defines the scaling behavior for a Lambda Managed Instances function, including the minimum and maximum number of execution environments that can be provisioned. */
    FunctionScalingConfig?: Value<LambdaFunction_FunctionScalingConfig>
    /** The name of the method within your code that Lambda calls to run your function. Handler is required if the deployment package is a .zip file archive. */
    Handler?: Value<string>
    /** Configuration values that override the container image Dockerfile settings. */
    ImageConfig?: Value<LambdaFunction_ImageConfig>
    /** The ARN of the AWS Key Management Service (AWS) customer managed key that's used to encrypt the following resources: */
    KmsKeyArn?: Value<string>
    /** A list of function layers to add to the function's execution environment. Specify each layer by its ARN, including the version. */
    Layers?: List<string>
    /** The function's Amazon CloudWatch Logs configuration settings. */
    LoggingConfig?: Value<LambdaFunction_LoggingConfig>
    /** The amount of memory available to the function at runtime. Increasing the function memory also increases its CPU allocation. */
    MemorySize?: Value<number>
    /** The type of deployment package. Set to `Image` for container image and set `Zip` for .zip file archive. */
    PackageType?: Value<'Image' | 'Zip'>
    PublishToLatestPublished?: Value<boolean>
    /** The status of your function's recursive loop detection configuration. */
    RecursiveLoop?: Value<'Allow' | 'Terminate'>
    /** The number of simultaneous executions to reserve for the function. */
    ReservedConcurrentExecutions?: Value<number>
    /** The Amazon Resource Name (ARN) of the function's execution role. */
    Role: Value<string>
    /** The identifier of the function's runtime. Runtime is required if the deployment package is a .zip file archive. */
    Runtime?: Value<string>
    /** Sets the runtime management configuration for a function's version. */
    RuntimeManagementConfig?: Value<LambdaFunction_RuntimeManagementConfig>
    /** The function's AWS Lambda SnapStart setting. */
    SnapStart?: Value<LambdaFunction_SnapStart>
    /** A list of tags to apply to the function. */
    Tags?: List<Tag>
    /** The function's tenant isolation configuration settings. Determines whether the Lambda function runs on a shared or dedicated infrastructure per unique tenant. */
    TenancyConfig?: Value<LambdaFunction_TenancyConfig>
    /** The amount of time (in seconds) that Lambda allows a function to run before stopping it. The default is 3 seconds. */
    Timeout?: Value<number>
    /** Set `Mode` to `Active` to sample and trace a subset of incoming requests with X-Ray. */
    TracingConfig?: Value<LambdaFunction_TracingConfig>
    /** For network connectivity to AWS resources in a VPC, specify a list of security groups and subnets in the VPC. When you connect a function to a VPC, it can access resources and the internet only through that VPC. */
    VpcConfig?: Value<LambdaFunction_VpcConfig>
  }
}

/** Configuration values that override the container image Dockerfile settings. */
export interface LambdaFunction_ImageConfig {
  /** Specifies parameters that you want to pass in with ENTRYPOINT. You can specify a maximum of 1,500 parameters in the list. */
  Command?: List<string>
  /** Specifies the entry point to their application, which is typically the location of the runtime executable. You can specify a maximum of 1,500 string entries in the list. */
  EntryPoint?: List<string>
  /** Specifies the working directory. The length of the directory string cannot exceed 1,000 characters. */
  WorkingDirectory?: Value<string>
}

/** The function's AWS X-Ray tracing configuration. To sample and record incoming requests, set `Mode` to `Active`. */
export interface LambdaFunction_TracingConfig {
  /** The tracing mode. */
  Mode?: Value<'Active' | 'PassThrough'>
}

/** The VPC security groups and subnets that are attached to a Lambda function. When you connect a function to a VPC, Lambda creates an elastic network interface for each combination of security group and subnet in the function's VPC configuration. */
export interface LambdaFunction_VpcConfig {
  /** Allows outbound IPv6 traffic on VPC functions that are connected to dual-stack subnets. */
  Ipv6AllowedForDualStack?: Value<boolean>
  /** A list of VPC security group IDs. */
  SecurityGroupIds?: List<string>
  /** A list of VPC subnet IDs. */
  SubnetIds?: List<string>
}

/** The dead-letter queue for failed asynchronous invocations. */
export interface LambdaFunction_DeadLetterConfig {
  /** The Amazon Resource Name (ARN) of an Amazon SQS queue or Amazon SNS topic. */
  TargetArn?: Value<string>
}

/** Sets the runtime management configuration for a function's version. */
export interface LambdaFunction_RuntimeManagementConfig {
  /** The ARN of the runtime version you want the function to use. */
  RuntimeVersionArn?: Value<string>
  /** Specify the runtime update mode. */
  UpdateRuntimeOn: Value<'Auto' | 'FunctionUpdate' | 'Manual'>
}

/** The function's AWS Lambda SnapStart setting. */
export interface LambdaFunction_SnapStart {
  /** Set `ApplyOn` to `PublishedVersions` to create a snapshot of the initialized execution environment when you publish a function version. */
  ApplyOn: Value<'PublishedVersions' | 'None'>
}

/** The deployment package for a Lambda function. To deploy a function defined as a container image, you specify the location of a container image in the Amazon ECR registry. */
export interface LambdaFunction_Code {
  /** URI of a container image in the Amazon ECR registry. */
  ImageUri?: Value<string>
  /** An Amazon S3 bucket in the same AWS Region as your function. The bucket can be in a different AWS account. */
  S3Bucket?: Value<string>
  /** The Amazon S3 key of the deployment package. */
  S3Key?: Value<string>
  /** Specifies the storage mode for the deployment package. Use ``COPY`` to store the package in LAMlong-managed storage. */
  S3ObjectStorageMode?: Value<'COPY' | 'REFERENCE'>
  /** For versioned objects, the version of the deployment package object to use. */
  S3ObjectVersion?: Value<string>
  /** The ARN of the AWS Key Management Service (AWS) customer managed key that's used to encrypt your function's .zip deployment package. If you don't provide a customer managed key, Lambda uses an AWS owned key. */
  SourceKMSKeyArn?: Value<string>
  /** (Node.js and Python) The source code of your Lambda function. If you include your function source inline with this parameter, CloudFormation places it in a file named `index` and zips it to create a deployment package. */
  ZipFile?: Value<string>
}

/** Details about the connection between a Lambda function and an Amazon EFS file system. */
export interface LambdaFunction_FileSystemConfig {
  /** The Amazon Resource Name (ARN) of the Amazon EFS access point that provides access to the file system. */
  Arn: Value<string>
  /** The path where the function can access the file system, starting with `/mnt/`. */
  LocalMountPath: Value<string>
  /** Setting controls how your function accesses data from an Amazon S3 file system. */
  S3FilesConfig?: Value<LambdaFunction_S3FilesConfig>
}

/** Setting controls how your function accesses data from an Amazon S3 file system. */
export interface LambdaFunction_S3FilesConfig {
  /** Specifies if a function reads from the file system for the lowest latency, or through Amazon S3 Files feature "direct Amazon S3 bucket reads" for the highest throughput. Valid values: + ``AUTO`` (default) – Direct reads are active for functions you configure with 512 MB or more of memory. + ``ENABLED`` – Enforces all reads are directly from the Amazon S3 bucket, regardless of available memory (less than 512 MB). + ``DISABLED`` – Routes all reads through the file system, regardless of memory configuration. */
  DirectS3Read?: Value<'ENABLED' | 'DISABLED' | 'AUTO'>
}

/** A function's environment variable settings. You can use environment variables to adjust your function's behavior without updating code. */
export interface LambdaFunction_Environment {
  /** Environment variable key-value pairs. */
  Variables?: Dictionary<string>
}

/** The size of the function's `/tmp` directory in MB. The default value is 512, but it can be any whole number between 512 and 10,240 MB. */
export interface LambdaFunction_EphemeralStorage {
  /** The size of the function's `/tmp` directory. */
  Size: Value<number>
}

/** Configuration that defines the scaling behavior for a Lambda Managed Instances function, including the minimum and maximum number of execution environments that can be provisioned. */
export interface LambdaFunction_FunctionScalingConfig {
  /** The maximum number of execution environments that can be provisioned for the function. */
  MaxExecutionEnvironments?: Value<number>
  /** The minimum number of execution environments to maintain for the function. */
  MinExecutionEnvironments?: Value<number>
}

/** Configuration settings for durable functions, including execution timeout and retention period for execution history. */
export interface LambdaFunction_DurableConfig {
  /** The maximum time (in seconds) that a durable execution can run before timing out. This timeout applies to the entire durable execution, not individual function invocations. */
  ExecutionTimeout: Value<number>
  /** The ARN of the KMSlong (KMS) customer managed key that is used to encrypt your durable execution's payload data, including input, output, and error payloads. */
  KMSKeyArn?: Value<string>
  /** The number of days to retain execution history after a durable execution completes. After this period, execution history is no longer available through the GetDurableExecutionHistory API. */
  RetentionPeriodInDays?: Value<number>
}

/** Specifies the tenant isolation mode configuration for a Lambda function. This allows you to configure specific tenant isolation strategies for your function invocations. */
export interface LambdaFunction_TenancyConfig {
  /** Tenant isolation mode allows for invocation to be sent to a corresponding execution environment dedicated to a specific tenant ID. */
  TenantIsolationMode: Value<'PER_TENANT'>
}

/** Configuration for the capacity provider that manages compute resources for Lambda functions. */
export interface LambdaFunction_CapacityProviderConfig {
  /** Configuration for Lambda-managed instances used by the capacity provider. */
  LambdaManagedInstancesCapacityProviderConfig: Value<LambdaFunction_LambdaManagedInstancesCapacityProviderConfig>
}

/** Configuration for Lambda-managed instances used by the capacity provider. */
export interface LambdaFunction_LambdaManagedInstancesCapacityProviderConfig {
  /** The Amazon Resource Name (ARN) of the capacity provider. */
  CapacityProviderArn: Value<string>
  /** The amount of memory in GiB allocated per vCPU for execution environments. */
  ExecutionEnvironmentMemoryGiBPerVCpu?: Value<number>
  /** The maximum number of concurrent executions that can run on each execution environment. */
  PerExecutionEnvironmentMaxConcurrency?: Value<number>
}

/** The function's Amazon CloudWatch Logs configuration settings. */
export interface LambdaFunction_LoggingConfig {
  /** Set this property to filter the application logs for your function that Lambda sends to CloudWatch. Lambda only sends application logs at the selected level of detail and lower, where `TRACE` is the highest level and `FATAL` is the lowest. */
  ApplicationLogLevel?: Value<'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL'>
  /** The format in which Lambda sends your function's application and system logs to CloudWatch. Select between plain text and structured JSON. */
  LogFormat?: Value<'Text' | 'JSON'>
  /** The name of the Amazon CloudWatch log group the function sends logs to. By default, Lambda functions send logs to a default log group named `/aws/lambda/<function name>`. */
  LogGroup?: Value<string>
  /** Set this property to filter the system logs for your function that Lambda sends to CloudWatch. Lambda only sends system logs at the selected level of detail and lower, where `DEBUG` is the highest level and `WARN` is the lowest. */
  SystemLogLevel?: Value<'DEBUG' | 'INFO' | 'WARN'>
}

/** The `AWS::Lambda::Permission` resource grants an AWS service or another account permission to use a function. You can apply the policy at the function level, or specify a qualifier to restrict access to a single version or alias. */
export interface LambdaPermission extends ResourceAttributes {
  Type: 'AWS::Lambda::Permission'
  Properties: {
    /** The action that the principal can use on the function. For example, `lambda:InvokeFunction` or `lambda:GetFunction`. */
    Action: Value<string>
    /** For Alexa Smart Home functions, a token that the invoker must supply. */
    EventSourceToken?: Value<string>
    /** The name or ARN of the Lambda function, version, or alias. */
    FunctionName: Value<string>
    /** The type of authentication that your function URL uses. Set to `AWS_IAM` if you want to restrict access to authenticated users only. */
    FunctionUrlAuthType?: Value<'AWS_IAM' | 'NONE'>
    /** Indicates whether the permission applies when the function is invoked through a function URL. */
    InvokedViaFunctionUrl?: Value<boolean>
    /** The AWS service, AWS account, IAM user, or IAM role that invokes the function. If you specify a service, use `SourceArn` or `SourceAccount` to limit who can invoke the function through that service. */
    Principal: Value<string>
    /** The identifier for your organization in AWS Organizations. Use this to grant permissions to all the AWS accounts under this organization. */
    PrincipalOrgID?: Value<string>
    /** For AWS service, the ID of the AWS account that owns the resource. Use this together with `SourceArn` to ensure that the specified account owns the resource. */
    SourceAccount?: Value<string>
    /** For AWS services, the ARN of the AWS resource that invokes the function. For example, an Amazon S3 bucket or Amazon SNS topic. */
    SourceArn?: Value<string>
  }
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { Template } from '../template.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::CloudFormation::CustomResource` resource creates a custom resource. Custom resources provide a way for you to write custom provisioning logic into your CloudFormation templates and have CloudFormation run it anytime you create, update (if you changed the custom resource), or delete a stack. */
export interface CloudFormationCustomResource extends ResourceAttributes {
  Type: 'AWS::CloudFormation::CustomResource'
  Properties: {
    /** The maximum time, in seconds, that can elapse before a custom resource operation times out. */
    ServiceTimeout?: Value<number>
    /** The service token, such as an Amazon topic ARN or Lambda function ARN. The service token must be from the same Region as the stack. */
    ServiceToken: Value<string>
  }
}

/** The `AWS::CloudFormation::Stack` resource nests a stack as a resource in a top-level template. */
export interface CloudFormationStack extends ResourceAttributes {
  Type: 'AWS::CloudFormation::Stack'
  Properties: {
    /** The Amazon SNS topic ARNs to publish stack related events. You can find your Amazon SNS topic ARNs using the Amazon SNS console or your Command Line Interface (CLI). */
    NotificationARNs?: List<string>
    /** The set value pairs that represent the parameters passed to CloudFormation when this nested stack is created. Each parameter has a name corresponding to a parameter defined in the embedded template and a value representing the value that you want to set for the parameter. */
    Parameters?: Record<string, Value<string | number>>
    /** Key-value pairs to associate with this stack. CloudFormation also propagates these tags to the resources created in the stack. */
    Tags?: List<Tag>
    /** The URL of a file that contains the template body. The URL must point to a template (max size: 1 MB) that's located in an Amazon S3 bucket. */
    TemplateURL: Template | Value<string>
    /** The length of time, in minutes, that CloudFormation waits for the nested stack to reach the `CREATE_COMPLETE` state. The default is no timeout. */
    TimeoutInMinutes?: Value<number>
  }
}

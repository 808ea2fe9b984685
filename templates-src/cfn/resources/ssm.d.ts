// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** The `AWS::SSM::Document` resource creates a Systems Manager (SSM) document in AWS Systems Manager. This document defines the actions that Systems Manager performs on your AWS resources. */
export interface SSMDocument extends ResourceAttributes {
  Type: 'AWS::SSM::Document'
  Properties: {
    /** A list of key-value pairs that describe attachments to a version of a document. */
    Attachments?: List<SSMDocument_AttachmentsSource>
    /** The content for the new SSM document in JSON or YAML. */
    Content: JsonDocument
    /** Specify the document format for the request. `JSON` is the default format. */
    DocumentFormat?: Value<'YAML' | 'JSON' | 'TEXT'>
    /** The type of document to create. */
    DocumentType?: Value<'ApplicationConfiguration' | 'ApplicationConfigurationSchema' | 'Automation' | 'Automation.ChangeTemplate' | 'AutoApprovalPolicy' | 'ChangeCalendar' | 'CloudFormation' | 'Command' | 'DeploymentStrategy' | 'ManualApprovalPolicy' | 'Package' | 'Policy' | 'ProblemAnalysis' | 'ProblemAnalysisTemplate' | 'Session'>
    /** A name for the SSM document. */
    Name?: Value<string>
    /** A list of SSM documents required by a document. This parameter is used exclusively by AWS AppConfig. */
    Requires?: List<SSMDocument_DocumentRequires>
    /** AWS CloudFormation resource tags to apply to the document. Use tags to help you identify and categorize resources. */
    Tags?: List<Tag>
    /** Specify a target type to define the kinds of resources the document can run on. For example, to run a document on EC2 instances, specify the following value: */
    TargetType?: Value<string>
    /** If the document resource you specify in your template already exists, this parameter determines whether a new version of the existing document is created, or the existing document is replaced. `Replace` is the default method. */
    UpdateMethod?: Value<'Replace' | 'NewVersion'>
    /** An optional field specifying the version of the artifact you are creating with the document. For example, `Release12.1`. */
    VersionName?: Value<string>
  }
}

/** An SSM document required by the current document. */
export interface SSMDocument_DocumentRequires {
  /** The name of the required SSM document. The name can be an Amazon Resource Name (ARN). */
  Name?: Value<string>
  /** The document version required by the current document. */
  Version?: Value<string>
}

/** Identifying information about a document attachment, including the file name and a key-value pair that identifies the location of an attachment to a document. */
export interface SSMDocument_AttachmentsSource {
  /** The key of a key-value pair that identifies the location of an attachment to a document. */
  Key?: Value<'SourceUrl' | 'S3FileUrl' | 'AttachmentReference'>
  /** The name of the document attachment file. */
  Name?: Value<string>
  /** The value of a key-value pair that identifies the location of an attachment to a document. The format for *Value* depends on the type of key you specify. */
  Values?: List<string>
}

/** The `AWS::SSM::Parameter` resource creates an SSM parameter in AWS Systems Manager Parameter Store. */
export interface SSMParameter extends ResourceAttributes {
  Type: 'AWS::SSM::Parameter'
  Properties: {
    /** A regular expression used to validate the parameter value. For example, for `String` types with values restricted to numbers, you can specify the following: */
    AllowedPattern?: Value<string>
    /** The data type of the parameter, such as `text` or `aws:ec2:image`. The default is `text`. */
    DataType?: Value<'text' | 'aws:ec2:image'>
    /** Information about the parameter. */
    Description?: Value<string>
    /** The name of the parameter. */
    Name?: Value<string>
    /** Information about the policies assigned to a parameter. */
    Policies?: Value<string>
    /** Optional metadata that you assign to a resource in the form of an arbitrary set of tags (key-value pairs). Tags enable you to categorize a resource in different ways, such as by purpose, owner, or environment. */
    Tags?: Dictionary<string>
    /** The parameter tier. */
    Tier?: Value<'Standard' | 'Advanced' | 'Intelligent-Tiering'>
    /** The type of parameter. */
    Type: Value<'String' | 'StringList'>
    /** The parameter value. */
    Value: Value<string>
  }
}

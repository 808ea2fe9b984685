// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** Creates a new role for your AWS account . */
export interface IAMRole extends ResourceAttributes {
  Type: 'AWS::IAM::Role'
  Properties: {
    /** The trust policy that is associated with this role. Trust policies define which entities can assume the role. */
    AssumeRolePolicyDocument: Value<JsonDocument | string>
    /** A description of the role that you provide. */
    Description?: Value<string>
    /** A list of Amazon Resource Names (ARNs) of the IAM managed policies that you want to attach to the role. */
    ManagedPolicyArns?: List<string>
    /** The maximum session duration (in seconds) that you want to set for the specified role. If you do not specify a value for this setting, the default value of one hour is applied. */
    MaxSessionDuration?: Value<number>
    /** The path to the role. For more information about paths, see IAM Identifiers in the *IAM User Guide* . */
    Path?: Value<string>
    /** The ARN of the policy used to set the permissions boundary for the role. */
    PermissionsBoundary?: Value<string>
    /** Adds or updates an inline policy document that is embedded in the specified IAM role. */
    Policies?: List<IAMRole_Policy>
    /** A name for the IAM role, up to 64 characters in length. For valid values, see the `RoleName` parameter for the `CreateRole` action in the *IAM User Guide* . */
    RoleName?: Value<string>
    /** A list of tags that are attached to the role. For more information about tagging, see Tagging IAM resources in the *IAM User Guide* . */
    Tags?: List<Tag>
  }
}

/** Contains information about an attached policy. */
export interface IAMRole_Policy {
  /** The entire contents of the policy that defines permissions. For more information, see Overview of JSON policies . */
  PolicyDocument: Value<string | JsonDocument>
  /** The friendly name (not ARN) identifying the policy. */
  PolicyName: Value<string>
}

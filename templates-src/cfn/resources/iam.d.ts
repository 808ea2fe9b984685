// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** Creates a new instance profile. For information about instance profiles, see Using instance profiles. */
export interface IAMInstanceProfile extends ResourceAttributes {
  Type: 'AWS::IAM::InstanceProfile'
  Properties: {
    /** The name of the instance profile to create. */
    InstanceProfileName?: Value<string>
    /** The path to the instance profile. */
    Path?: Value<string>
    /** The name of the role to associate with the instance profile. Only one role can be assigned to an EC2 instance at a time, and all applications on the instance share the same role and permissions. */
    Roles: List<string>
  }
}

/** Creates a new managed policy for your AWS account. */
export interface IAMManagedPolicy extends ResourceAttributes {
  Type: 'AWS::IAM::ManagedPolicy'
  Properties: {
    /** A friendly description of the policy. */
    Description?: Value<string>
    /** The name (friendly name, not ARN) of the group to attach the policy to. */
    Groups?: List<string>
    /** The friendly name of the policy. */
    ManagedPolicyName?: Value<string>
    /** The path for the policy. */
    Path?: Value<string>
    /** The JSON policy document that you want to use as the content for the new policy. */
    PolicyDocument: JsonDocument
    /** The name (friendly name, not ARN) of the role to attach the policy to. */
    Roles?: List<string>
    /** The name (friendly name, not ARN) of the IAM user to attach the policy to. */
    Users?: List<string>
  }
}

/** Creates or updates an IAM entity to describe an identity provider (IdP) that supports OpenID Connect (OIDC). */
export interface IAMOIDCProvider extends ResourceAttributes {
  Type: 'AWS::IAM::OIDCProvider'
  Properties?: {
    /** A list of client IDs (also known as audiences) that are associated with the specified IAM OIDC provider resource object. */
    ClientIdList?: List<string>
    /** A list of tags that are attached to the specified IAM OIDC provider. The returned list of tags is sorted by tag key. */
    Tags?: List<Tag>
    /** A list of certificate thumbprints that are associated with the specified IAM OIDC provider resource object. */
    ThumbprintList?: List<string>
    /** The URL that the IAM OIDC provider resource object is associated with. */
    Url?: Value<string>
  }
}

/** Creates a new role for your AWS account. */
export interface IAMRole extends ResourceAttributes {
  Type: 'AWS::IAM::Role'
  Properties: {
    /** The trust policy that is associated with this role. Trust policies define which entities can assume the role. */
    AssumeRolePolicyDocument: JsonDocument
    /** A description of the role that you provide. */
    Description?: Value<string>
    /** A list of Amazon Resource Names (ARNs) of the IAM managed policies that you want to attach to the role. */
    ManagedPolicyArns?: List<string>
    /** The maximum session duration (in seconds) that you want to set for the specified role. If you do not specify a value for this setting, the default value of one hour is applied. */
    MaxSessionDuration?: Value<number>
    /** The path to the role. */
    Path?: Value<string>
    /** The ARN of the policy used to set the permissions boundary for the role. */
    PermissionsBoundary?: Value<string>
    /** Adds or updates an inline policy document that is embedded in the specified IAM role. */
    Policies?: List<IAMRole_Policy>
    /** A name for the IAM role, up to 64 characters in length. For valid values, see the `RoleName` parameter for the `CreateRole` action in the *IAM User Guide*. */
    RoleName?: Value<string>
    /** A list of tags that are attached to the role. */
    Tags?: List<Tag>
  }
}

/** Contains information about an attached policy. */
export interface IAMRole_Policy {
  /** The entire contents of the policy that defines permissions. */
  PolicyDocument: JsonDocument
  /** The friendly name (not ARN) identifying the policy. */
  PolicyName: Value<string>
}

/** Creates an IAM role that is linked to a specific AWS service. The service controls the attached policies and when the role can be deleted. */
export interface IAMServiceLinkedRole extends ResourceAttributes {
  Type: 'AWS::IAM::ServiceLinkedRole'
  Properties?: {
    /** The service principal for the AWS service to which this role is attached. You use a string similar to a URL but without the http:// in front. */
    AWSServiceName?: Value<string>
    /** A string that you provide, which is combined with the service-provided prefix to form the complete role name. If you make multiple requests for the same service, then you must supply a different `CustomSuffix` for each request. */
    CustomSuffix?: Value<string>
    /** The description of the role. */
    Description?: Value<string>
  }
}

/** Creates a new IAM user for your AWS account. */
export interface IAMUser extends ResourceAttributes {
  Type: 'AWS::IAM::User'
  Properties?: {
    /** A list of group names to which you want to add the user. */
    Groups?: List<string>
    /** Creates a password for the specified IAM user. A password allows an IAM user to access AWS services through the AWS Management Console. */
    LoginProfile?: Value<IAMUser_LoginProfile>
    /** A list of Amazon Resource Names (ARNs) of the IAM managed policies that you want to attach to the user. */
    ManagedPolicyArns?: List<string>
    /** The path for the user name. */
    Path?: Value<string>
    /** The ARN of the managed policy that is used to set the permissions boundary for the user. */
    PermissionsBoundary?: Value<string>
    /** Adds or updates an inline policy document that is embedded in the specified IAM user. To view AWS::IAM::User snippets, see Declaring an IAM User Resource. */
    Policies?: List<IAMUser_Policy>
    /** A list of tags that you want to attach to the new user. Each tag consists of a key name and an associated value. */
    Tags?: List<Tag>
    /** The name of the user to create. Do not include the path in this value. */
    UserName?: Value<string>
  }
}

/** Creates a password for the specified user, giving the user the ability to access AWS services through the AWS Management Console. */
export interface IAMUser_LoginProfile {
  /** The user's password. */
  Password: Value<string>
  /** Specifies whether the user is required to set a new password on next sign-in. */
  PasswordResetRequired?: Value<boolean>
}

/** Contains information about an attached policy. */
export interface IAMUser_Policy {
  /** The entire contents of the policy that defines permissions. */
  PolicyDocument: JsonDocument
  /** The friendly name (not ARN) identifying the policy. */
  PolicyName: Value<string>
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::KMS::Alias` resource specifies a display name for a KMS key. You can use an alias to identify a KMS key in the AWS console, in the DescribeKey operation, and in cryptographic operations, such as Decrypt and GenerateDataKey. */
export interface KMSAlias extends ResourceAttributes {
  Type: 'AWS::KMS::Alias'
  Properties: {
    /** Specifies the alias name. This value must begin with `alias/` followed by a name, such as `alias/ExampleAlias`. */
    AliasName: Value<string>
    /** Associates the alias with the specified customer managed key. The KMS key must be in the same AWS account and Region. */
    TargetKeyId: Value<string>
  }
}

/** The `AWS::KMS::Key` resource specifies an KMS key in AWS Key Management Service. You can use this resource to create symmetric encryption KMS keys, asymmetric KMS keys for encryption or signing, and symmetric HMAC KMS keys. */
export interface KMSKey extends ResourceAttributes {
  Type: 'AWS::KMS::Key'
  Properties?: {
    /** Skips ("bypasses") the key policy lockout safety check. The default value is false. */
    BypassPolicyLockoutSafetyCheck?: Value<boolean>
    /** A description of the KMS key. Use a description that helps you to distinguish this KMS key from others in the account, such as its intended use. */
    Description?: Value<string>
    /** Enables automatic rotation of the key material for the specified KMS key. By default, automatic key rotation is not enabled. */
    EnableKeyRotation?: Value<boolean>
    /** Specifies whether the KMS key is enabled. Disabled KMS keys cannot be used in cryptographic operations. */
    Enabled?: Value<boolean>
    /** The key policy to attach to the KMS key. */
    KeyPolicy?: JsonDocument
    /** Specifies the type of KMS key to create. The default value, `SYMMETRIC_DEFAULT`, creates a KMS key with a 256-bit symmetric key for encryption and decryption. */
    KeySpec?: Value<'SYMMETRIC_DEFAULT' | 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'SM2' | 'ML_DSA_44' | 'ML_DSA_65' | 'ML_DSA_87' | 'ECC_NIST_EDWARDS25519'>
    /** Determines the cryptographic operations for which you can use the KMS key. The default value is `ENCRYPT_DECRYPT`. */
    KeyUsage?: Value<'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT'>
    /** Creates a multi-Region primary key that you can replicate in other AWS Regions. You can't change the `MultiRegion` value after the KMS key is created. */
    MultiRegion?: Value<boolean>
    /** The source of the key material for the KMS key. You cannot change the origin after you create the KMS key. */
    Origin?: Value<'AWS_KMS' | 'EXTERNAL'>
    /** Specifies the number of days in the waiting period before AWS deletes a KMS key that has been removed from a CloudFormation stack. Enter a value between 7 and 30 days. */
    PendingWindowInDays?: Value<number>
    /** Specifies a custom period of time between each rotation date. If no value is specified, the default value is 365 days. */
    RotationPeriodInDays?: Value<number>
    /** Assigns one or more tags to the replica key. */
    Tags?: List<Tag>
  }
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::ECR::PullThroughCacheRule` resource creates or updates a pull through cache rule. A pull through cache rule provides a way to cache images from an upstream registry in your Amazon ECR private registry. */
export interface ECRPullThroughCacheRule extends ResourceAttributes {
  Type: 'AWS::ECR::PullThroughCacheRule'
  Properties?: {
    /** The ARN of the Secrets Manager secret associated with the pull through cache rule. */
    CredentialArn?: Value<string>
    /** The ARN of the IAM role associated with the pull through cache rule. */
    CustomRoleArn?: Value<string>
    /** The Amazon ECR repository prefix associated with the pull through cache rule. */
    EcrRepositoryPrefix?: Value<string>
    /** The name of the upstream source registry associated with the pull through cache rule. */
    UpstreamRegistry?: Value<string>
    /** The upstream registry URL associated with the pull through cache rule. */
    UpstreamRegistryUrl?: Value<string>
    /** The upstream repository prefix associated with the pull through cache rule. */
    UpstreamRepositoryPrefix?: Value<string>
  }
}

/** The `AWS::ECR::Repository` resource specifies an Amazon Elastic Container Registry (Amazon ECR) repository, where users can push and pull Docker images, Open Container Initiative (OCI) images, and OCI compatible artifacts. */
export interface ECRRepository extends ResourceAttributes {
  Type: 'AWS::ECR::Repository'
  Properties?: {
    /** If true, deleting the repository force deletes the contents of the repository. If false, the repository must be empty before attempting to delete it. */
    EmptyOnDelete?: Value<boolean>
    /** The encryption configuration for the repository. This determines how the contents of your repository are encrypted at rest. */
    EncryptionConfiguration?: Value<ECRRepository_EncryptionConfiguration>
    /** > The `imageScanningConfiguration` parameter is being deprecated, in favor of specifying the image scanning configuration at the registry level. */
    ImageScanningConfiguration?: Value<ECRRepository_ImageScanningConfiguration>
    /** The tag mutability setting for the repository. If this parameter is omitted, the default setting of `MUTABLE` will be used which will allow image tags to be overwritten. */
    ImageTagMutability?: Value<'MUTABLE' | 'IMMUTABLE' | 'MUTABLE_WITH_EXCLUSION' | 'IMMUTABLE_WITH_EXCLUSION'>
    /** A list of filters that specify which image tags are excluded from the repository's image tag mutability setting. */
    ImageTagMutabilityExclusionFilters?: List<ECRRepository_ImageTagMutabilityExclusionFilter>
    /** Creates or updates a lifecycle policy. For information about lifecycle policy syntax, see Lifecycle policy template. */
    LifecyclePolicy?: Value<ECRRepository_LifecyclePolicy>
    /** The name to use for the repository. The repository name may be specified on its own (such as `nginx-web-app`) or it can be prepended with a namespace to group the repository into a category (such as `project-a/nginx-web-app`). */
    RepositoryName?: Value<string>
    /** The JSON repository policy text to apply to the repository. */
    RepositoryPolicyText?: JsonDocument
    /** An array of key-value pairs to apply to this resource. */
    Tags?: List<Tag>
  }
}

/** The image scanning configuration for a repository. */
export interface ECRRepository_ImageScanningConfiguration {
  /** The setting that determines whether images are scanned after being pushed to a repository. If set to `true`, images will be scanned after being pushed. */
  ScanOnPush?: Value<boolean>
}

/** The encryption configuration for the repository. This determines how the contents of your repository are encrypted at rest. */
export interface ECRRepository_EncryptionConfiguration {
  /** The encryption type to use. */
  EncryptionType: Value<'AES256' | 'KMS' | 'KMS_DSSE'>
  /** If you use the `KMS` encryption type, specify the AWS key to use for encryption. The alias, key ID, or full ARN of the AWS key can be specified. */
  KmsKey?: Value<string>
}

/** The `LifecyclePolicy` property type specifies a lifecycle policy. For information about lifecycle policy syntax, see Lifecycle policy template in the *Amazon ECR User Guide*. */
export interface ECRRepository_LifecyclePolicy {
  /** The JSON repository policy text to apply to the repository. */
  LifecyclePolicyText?: Value<string>
  /** The AWS account ID associated with the registry that contains the repository. If you do not specify a registry, the default registry is assumed. */
  RegistryId?: Value<string>
}

/** A filter that specifies which image tags should be excluded from the repository's image tag mutability setting. */
export interface ECRRepository_ImageTagMutabilityExclusionFilter {
  /** Specifies the type of filter to use for excluding image tags from the repository's mutability setting. */
  ImageTagMutabilityExclusionFilterType: Value<'WILDCARD'>
  /** The value to use when filtering image tags. */
  ImageTagMutabilityExclusionFilterValue: Value<string>
}

/** The details of the repository creation template associated with the request. */
export interface ECRRepositoryCreationTemplate extends ResourceAttributes {
  Type: 'AWS::ECR::RepositoryCreationTemplate'
  Properties: {
    /** A list of enumerable Strings representing the repository creation scenarios that this template will apply towards. The supported scenarios are PULL_THROUGH_CACHE, REPLICATION, and CREATE_ON_PUSH */
    AppliedFor: List<'REPLICATION' | 'PULL_THROUGH_CACHE' | 'CREATE_ON_PUSH'>
    /** The ARN of the role to be assumed by Amazon ECR. Amazon ECR will assume your supplied role when the customRoleArn is specified. */
    CustomRoleArn?: Value<string>
    /** The description associated with the repository creation template. */
    Description?: Value<string>
    /** The encryption configuration associated with the repository creation template. */
    EncryptionConfiguration?: Value<ECRRepositoryCreationTemplate_EncryptionConfiguration>
    /** The tag mutability setting for the repository. If this parameter is omitted, the default setting of `MUTABLE` will be used which will allow image tags to be overwritten. */
    ImageTagMutability?: Value<'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION'>
    /** A list of filters that specify which image tags are excluded from the repository creation template's image tag mutability setting. */
    ImageTagMutabilityExclusionFilters?: List<ECRRepositoryCreationTemplate_ImageTagMutabilityExclusionFilter>
    /** The lifecycle policy to use for repositories created using the template. */
    LifecyclePolicy?: Value<string>
    /** The repository namespace prefix associated with the repository creation template. */
    Prefix: Value<string>
    /** The repository policy to apply to repositories created using the template. A repository policy is a permissions policy associated with a repository to control access permissions. */
    RepositoryPolicy?: Value<string>
    /** The metadata to apply to the repository to help you categorize and organize. Each tag consists of a key and an optional value, both of which you define. */
    ResourceTags?: List<Tag>
  }
}

/** A filter that specifies which image tags should be excluded from the repository's image tag mutability setting. */
export interface ECRRepositoryCreationTemplate_ImageTagMutabilityExclusionFilter {
  ImageTagMutabilityExclusionFilterType: Value<'WILDCARD'>
  ImageTagMutabilityExclusionFilterValue: Value<string>
}

/** The encryption configuration for the repository. This determines how the contents of your repository are encrypted at rest. */
export interface ECRRepositoryCreationTemplate_EncryptionConfiguration {
  /** The encryption type to use. */
  EncryptionType: Value<'AES256' | 'KMS' | 'KMS_DSSE'>
  /** If you use the `KMS` encryption type, specify the AWS key to use for encryption. The alias, key ID, or full ARN of the AWS key can be specified. */
  KmsKey?: Value<string>
}

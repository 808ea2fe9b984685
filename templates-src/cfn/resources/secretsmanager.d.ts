// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** Creates a new secret. A *secret* can be a password, a set of credentials such as a user name and password, an OAuth token, or other secret information that you store in an encrypted form in Secrets Manager. */
export interface SecretsManagerSecret extends ResourceAttributes {
  Type: 'AWS::SecretsManager::Secret'
  Properties?: {
    /** The description of the secret. */
    Description?: Value<string>
    /** A structure that specifies how to generate a password to encrypt and store in the secret. To include a specific string in the secret, use `SecretString` instead. */
    GenerateSecretString?: Value<SecretsManagerSecret_GenerateSecretString>
    /** The ARN, key ID, or alias of the AWS key that Secrets Manager uses to encrypt the secret value in the secret. An alias is always prefixed by `alias/`, for example `alias/aws/secretsmanager`. */
    KmsKeyId?: Value<string>
    /** The name of the new secret. */
    Name?: Value<string>
    /** A custom type that specifies a `Region` and the `KmsKeyId` for a replica secret. */
    ReplicaRegions?: List<SecretsManagerSecret_ReplicaRegion>
    /** The text to encrypt and store in the secret. We recommend you use a JSON structure of key/value pairs for your secret value. */
    SecretString?: Value<string>
    /** A list of tags to attach to the secret. Each tag is a key and value pair of strings in a JSON text string, for example: */
    Tags?: List<Tag>
    /** The exact string that identifies the third-party partner that holds the external secret. */
    Type?: Value<string>
  }
}

/** Generates a random password. We recommend that you specify the maximum length and include every character type that the system you are generating a password for can support. */
export interface SecretsManagerSecret_GenerateSecretString {
  /** A string of the characters that you don't want in the password. */
  ExcludeCharacters?: Value<string>
  /** Specifies whether to exclude lowercase letters from the password. If you don't include this switch, the password can contain lowercase letters. */
  ExcludeLowercase?: Value<boolean>
  /** Specifies whether to exclude numbers from the password. If you don't include this switch, the password can contain numbers. */
  ExcludeNumbers?: Value<boolean>
  /** Specifies whether to exclude the following punctuation characters from the password: `! " # $ % & ' () * +, -. /:; < = > ? @ [ \ ] ^ _ ` { | } ~`. */
  ExcludePunctuation?: Value<boolean>
  /** Specifies whether to exclude uppercase letters from the password. If you don't include this switch, the password can contain uppercase letters. */
  ExcludeUppercase?: Value<boolean>
  /** The JSON key name for the key/value pair, where the value is the generated password. This pair is added to the JSON structure specified by the `SecretStringTemplate` parameter. */
  GenerateStringKey?: Value<string>
  /** Specifies whether to include the space character. If you include this switch, the password can contain space characters. */
  IncludeSpace?: Value<boolean>
  /** The length of the password. If you don't include this parameter, the default length is 32 characters. */
  PasswordLength?: Value<number>
  /** Specifies whether to include at least one upper and lowercase letter, one number, and one punctuation. If you don't include this switch, the password contains at least one of every character type. */
  RequireEachIncludedType?: Value<boolean>
  /** A template that the generated string must match. When you make a change to this property, a new secret version is created. */
  SecretStringTemplate?: Value<string>
}

/** Specifies a `Region` and the `KmsKeyId` for a replica secret. */
export interface SecretsManagerSecret_ReplicaRegion {
  /** The ARN, key ID, or alias of the KMS key to encrypt the secret. If you don't include this field, Secrets Manager uses `aws/secretsmanager`. */
  KmsKeyId?: Value<string>
  /** A string that represents a `Region`, for example "us-east-1". */
  Region: Value<string>
}

/** The `AWS::SecretsManager::SecretTargetAttachment` resource completes the final link between a Secrets Manager secret and the associated database by adding the database connection information to the secret JSON. If you want to turn on automatic rotation for a database credential secret, the secret must contain the database connection information. */
export interface SecretsManagerSecretTargetAttachment extends ResourceAttributes {
  Type: 'AWS::SecretsManager::SecretTargetAttachment'
  Properties: {
    /** The ARN or name of the secret. To reference a secret also created in this template, use the see Ref function with the secret's logical ID. */
    SecretId: Value<string>
    /** The ID of the database or cluster. */
    TargetId: Value<string>
    /** A string that defines the type of service or database associated with the secret. This value instructs Secrets Manager how to update the secret with the details of the service or database. */
    TargetType: Value<string>
  }
}

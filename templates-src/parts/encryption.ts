import { equals, not, ref, type Parameter, type Template } from '../cfn/index.ts'
import { rule } from './form.ts'

/**
 * What a form asks about the KMS key of a product that encrypts with one: `of` is what the key would be for, `mayUse` who
 * must be let use an existing one, `Default` what is chosen without typing.
 */
export const encryptionParameters = ({ Default, of, mayUse }: { Default: 'AwsKey' | 'NewKey'; of: string; mayUse: string }) =>
  ({
    Encryption: {
      Type: 'String',
      Default,
      Description: `NewKey makes a KMS key for ${of} alone. AwsKey encrypts with keys that AWS keeps, for nothing.`,
      AllowedValues: ['NewKey', 'ExistingKey', 'AwsKey'],
    },
    KmsKeyArn: {
      Type: 'String',
      Default: '',
      Description: `The existing key. Its policy must let ${mayUse} use it.`,
      AllowedPattern: String.raw`^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+)?$`,
      ConstraintDescription: 'Leave blank, or use the ARN of a key, such as arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
  }) as const satisfies Record<string, Parameter>

/** How the console calls them. */
export const encryptionLabels = { Encryption: { default: 'Key' }, KmsKeyArn: { default: 'Existing key' } }

/** A key that is to be used is named by this parameter, and one that is named is used. */
export const keyRules = (name: string): NonNullable<Template['Rules']> => ({
  ExistingKeyIsNamed: rule(equals(ref('Encryption'), 'ExistingKey'), [not(equals(ref(name), '')), `An existing key needs ${name}: name the key`]),
  NamedKeyIsUsed: rule(not(equals(ref(name), '')), [equals(ref('Encryption'), 'ExistingKey'), `${name} names a key that nothing would use: choose ExistingKey as Encryption, or leave it blank`]),
})

export const encryptionRules = keyRules('KmsKeyArn')

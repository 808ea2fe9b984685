import type { Parameter } from '../cfn/index.ts'

/** The parameter of a form whose product has alarms. */
export const notificationParameter = {
  Type: 'String',
  Default: '',
  Description: 'Where to write when an alarm rings. The address is asked to confirm. Blank writes to nobody.',
  AllowedPattern: String.raw`^([^@\s]+@[^@\s]+\.[^@\s]+)?$`,
  MaxLength: 254,
  ConstraintDescription: 'Leave blank, or use an e-mail address',
} as const satisfies Parameter

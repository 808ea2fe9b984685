import type { Intrinsic } from '../cfn/index.ts'

/** A parameter that is true or false. */
export const yesNo = (Default: 'true' | 'false', Description: string) => ({ Type: 'String', Default, Description, AllowedValues: ['true', 'false'] }) as const

/** A parameter that is text of a pattern; the last sentence is for whoever types something else. */
export const text = (Default: string, Description: string, AllowedPattern: string, ConstraintDescription: string) => ({ Type: 'String', Default, Description, AllowedPattern, ConstraintDescription }) as const

/** The pattern of a list of what has a pattern: blank, or separated by commas without spaces. */
export const listOf = (pattern: string) => `^(${pattern}(,${pattern})*)?$`

/** For how many days CloudWatch Logs keeps something. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const logDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]

/** A rule of a form: where the condition holds every assertion does, or whoever launches is told its sentence. */
export const rule = (RuleCondition: Intrinsic, ...assertions: [Assert: Intrinsic, AssertDescription: string][]) => ({
  RuleCondition,
  Assertions: assertions.map(([Assert, AssertDescription]) => ({ Assert, AssertDescription })),
})

/** Parameters that the console shows under one heading. */
export const group = (heading: string, ...Parameters: string[]) => ({ Label: { default: heading }, Parameters })

import type { Resource } from './resources/index.d.ts'
import type { Intrinsic, ParameterType, Value } from './value.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
export interface Parameter {
  Type: ParameterType
  Description?: string
  Default?: string | number
  AllowedValues?: readonly (string | number)[]
  AllowedPattern?: string
  ConstraintDescription?: string
  MinLength?: number
  MaxLength?: number
  MinValue?: number
  MaxValue?: number
  NoEcho?: boolean
}

/** `Type` is ours: the parameter type the value fits, for nested() and check(); what is emitted does not have it. */
export interface Output<T extends ParameterType = ParameterType> {
  Type: T
  Value: Value<string | number>
  Description?: string
  Condition?: string
  Export?: { Name: Value<string> }
}

/** Checked before anything is created. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html */
export interface Rule {
  RuleCondition?: Intrinsic
  Assertions: readonly { Assert: Intrinsic; AssertDescription: string }[]
}

/** How the console shows the parameters. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html */
export interface Interface {
  ParameterGroups?: readonly { Label: { default: string }; Parameters: readonly string[] }[]
  ParameterLabels?: Record<string, { default: string }>
}

export type Mapping = Record<string, Record<string, string | number | boolean | readonly string[]>>
export type Resources = Record<string, Resource>

/** A CloudFormation template, section by section as the documentation has it. */
export interface Template<
  P extends Record<string, Parameter> = Record<string, Parameter>,
  O extends Record<string, Output> = Record<string, Output>,
> {
  Description: string
  Metadata?: { 'AWS::CloudFormation::Interface'?: Interface; [key: string]: unknown }
  Parameters?: P
  Rules?: Record<string, Rule>
  Mappings?: Record<string, Mapping>
  Conditions?: Record<string, Intrinsic>
  Resources: Resources
  Outputs?: O
}

/** Gives a template back as it is, its parameters and outputs known to the compiler. */
export const template = <
  const P extends Record<string, Parameter> = {},
  const O extends Record<string, Output> = {},
>(
  value: Template<P, O>,
): Template<P, O> => value

/** An output and the type of parameter it may be wired to. */
export const output = <const T extends ParameterType>(
  Type: T,
  Value: Value<string | number>,
  rest: Pick<Output, 'Description' | 'Condition' | 'Export'> = {},
): Output<T> => ({ Type, Value, ...rest })

import { parse } from '../cloudformation/index.ts'

const text = (value: unknown) => (value === undefined ? undefined : String(value))

const parameter = (ParameterKey: string, { Type, Default, NoEcho, Description, AllowedValues, ...rest }: any) => ({
  ParameterKey,
  DefaultValue: text(Default),
  ParameterType: Type,
  IsNoEcho: String(NoEcho) === 'true',
  Description,
  ParameterConstraints: {
    AllowedValues: (AllowedValues ?? []).map(String),
    AllowedPattern: rest.AllowedPattern,
    ConstraintDescription: rest.ConstraintDescription,
    MaxLength: text(rest.MaxLength),
    MinLength: text(rest.MinLength),
    MaxValue: text(rest.MaxValue),
    MinValue: text(rest.MinValue),
  },
})

/** What a launch form asks, from a template: only its own parameters, those of nested stacks are not seen. */
export function formOf(template: string) {
  const { Parameters, Outputs, Rules, Metadata } = parse(template)
  return {
    parameters: Object.entries(Parameters).map(([key, declared]) => parameter(key, declared)),
    outputs: Object.entries(Outputs).map(([Key, { Description }]) => ({ Key, Description })),
    rules: Rules,
    metadata: Metadata,
  }
}

import type { Parameter } from '../template.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'

/** Defaults that break the parameter's own constraints, or that an AWS-specific type refuses. */
export const defaults = ({ template }: Stack): Finding[] =>
  Object.entries(template.Parameters ?? {}).flatMap(([name, parameter]): Finding[] => {
    const { Type, Default } = parameter
    if (Default === undefined) return []
    const path = `Parameters.${name}.Default`
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
    if (Default === '' && /^(?:List<)?AWS::(?!SSM)/.test(Type)) return [{ code: 'emptyDefault', path, expected: Type }]
    // Constraints of an SSM parameter are for its value, which is not here.
    if (Type.startsWith('AWS::SSM::')) return []
    const values = Type === 'CommaDelimitedList' || Type.startsWith('List<') ? String(Default).split(',').map((value) => value.trim()) : [String(Default)]
    return values.flatMap((value) =>
      Object.entries(constraints)
        .filter(([, breaks]) => breaks(value, parameter))
        .map(([expected]): Finding => ({ code: 'defaultNotAllowed', path, found: `"${value}"`, expected })),
    )
  })

const constraints: Record<string, (value: string, parameter: Parameter) => boolean> = {
  Type: (value, { Type }) => (Type === 'Number' || Type === 'List<Number>') && (value === '' || Number.isNaN(Number(value))),
  AllowedValues: (value, { AllowedValues }) => AllowedValues !== undefined && !AllowedValues.map(String).includes(value),
  AllowedPattern: (value, { AllowedPattern }) => AllowedPattern !== undefined && !matches(value, AllowedPattern),
  MinLength: (value, { MinLength = 0 }) => value.length < MinLength,
  MaxLength: (value, { MaxLength = Infinity }) => value.length > MaxLength,
  MinValue: (value, { MinValue = -Infinity }) => Number(value) < MinValue,
  MaxValue: (value, { MaxValue = Infinity }) => Number(value) > MaxValue,
}

/** CloudFormation matches the whole value, with Java's regular expressions: what JavaScript cannot read is left to it. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value)
  } catch {
    return true
  }
}

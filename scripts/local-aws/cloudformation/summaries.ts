import { refusal, type Service } from '../world.ts'
import { exportsOf, stacksOf } from './model.ts'
import { capabilitiesOf, stackNamed } from './requests.ts'
import { parse, type Template, textOf } from './template.ts'

function summary(template: Template) {
  const { capabilities, reason } = capabilitiesOf(template)
  return {
    Description: template.Description,
    Parameters: Object.entries<any>(template.Parameters).map(([ParameterKey, { Type, Default, NoEcho, Description, AllowedValues }]) => ({
      ParameterKey,
      DefaultValue: Default === undefined ? undefined : String(Default),
      ParameterType: Type,
      NoEcho: String(NoEcho) === 'true',
      Description,
      ParameterConstraints: AllowedValues ? { AllowedValues: AllowedValues.map(String) } : {},
    })),
    Capabilities: capabilities,
    CapabilitiesReason: reason,
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
    Version: '2010-09-09',
    Metadata: template.Metadata && JSON.stringify(template.Metadata),
    DeclaredTransforms: template.Transform,
  }
}

/** Looks at templates, exports and imports. */
export const summaries: Service = {
  GetTemplateSummary(input, call) {
    const text = input.StackName ? stackNamed(input, call).template.text : textOf(input, call)
    if (text === undefined) throw refusal('ValidationError', 'Either Stack Name, Stack Set Name, Template URL or Template Body must be specified.')
    return summary(parse(text))
  },
  ValidateTemplate(input, call) {
    const text = textOf(input, call)
    if (text === undefined) throw refusal('ValidationError', 'Either Template URL or Template Body must be specified.')
    const { Parameters, Description, Capabilities, CapabilitiesReason, DeclaredTransforms } = summary(parse(text))
    return { Parameters: Parameters.map(({ ParameterType: _, ParameterConstraints: __, ...rest }) => rest), Description, Capabilities, CapabilitiesReason, DeclaredTransforms }
  },
  ListExports: (_, { region }) => ({ Exports: [...exportsOf(region)].map(([Name, { value, stackId }]) => ({ Name, Value: value, ExportingStackId: stackId })) }),
  ListImports({ ExportName }, { region }) {
    const Imports = [...stacksOf(region).values()].filter(({ imports, status }) => imports.has(ExportName) && status !== 'DELETE_COMPLETE').map(({ name }) => name)
    if (Imports.length === 0) throw refusal('ValidationError', `Export '${ExportName}' is not imported by any stack.`)
    return { Imports }
  },
}

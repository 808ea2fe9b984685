import { attributes, stateful } from '../resources/attributes.ts'
import { names } from '../resources/names.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import { suggestion } from './suggestion.ts'

/** Types that there are not, and types whose properties the compiler does not know yet. Other publishers' types are theirs. */
export const resourceTypes = ({ template }: Stack): Finding[] =>
  Object.entries(template.Resources).flatMap(([logicalId, { Type: found }]: [string, { Type: string }]): Finding[] => {
    if (found in attributes || !found.startsWith('AWS::')) return []
    const path = `Resources.${logicalId}.Type`
    const [, service = '', name = ''] = found.split('::')
    if (names[service]?.split(' ').includes(name)) return [{ code: 'typeNotGenerated', path, found }]
    return [{ code: 'unknownType', path, found, suggestion: suggestion(found, everyType()) }]
  })

const everyType = () => Object.entries(names).flatMap(([service, types]) => types.split(' ').map((name) => `AWS::${service}::${name}`))

/** Data that goes with the stack, or with a replacement, because nobody said what becomes of it. */
export const unprotectedData = ({ template }: Stack): Finding[] =>
  Object.entries(template.Resources).flatMap(([logicalId, resource]): Finding[] => {
    if (!holdsData.has(resource.Type)) return []
    const missing = (['DeletionPolicy', 'UpdateReplacePolicy'] as const).filter((policy) => !resource[policy])
    return missing.length === 0 ? [] : [{ code: 'dataUnprotected', path: `Resources.${logicalId}`, found: missing.join(' and no '), expected: resource.Type }]
  })

/** The specification does not count images; and a nested stack's data are its own resources. */
const holdsData = new Set([...stateful, 'AWS::ECR::Repository'].filter((type) => type !== 'AWS::CloudFormation::Stack'))

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
export const illegalNames = ({ template }: Stack): Finding[] => [
  ...(['Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs'] as const).flatMap((section) =>
    Object.keys(template[section] ?? {})
      .filter((name) => !/^[A-Za-z0-9]{1,255}$/.test(name))
      .map((found): Finding => ({ code: 'illegalName', path: `${section}.${found}`, found })),
  ),
  ...Object.entries(template.Mappings ?? {}).flatMap(([mapping, rows]) =>
    Object.entries(rows)
      .flatMap(([top, row]) => [top, ...Object.keys(row)])
      .filter((key) => !/^[A-Za-z0-9.-]{1,255}$/.test(key))
      .map((found): Finding => ({ code: 'illegalKey', path: `Mappings.${mapping}`, found })),
  ),
]

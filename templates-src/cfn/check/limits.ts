import { emitted } from '../assembly.ts'
import type { Template } from '../template.ts'
import { toYaml } from '../to-yaml.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'

type Count = { path: string; count: number }
type Limit = { most: number; of: string; counts: (template: Template) => Count[] }

const inlineBytes = 51_200
const bucketBytes = 1024 * 1024

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const limits: Limit[] = [
  { most: 500, of: 'resources in a template', counts: entries('Resources') },
  { most: 200, of: 'parameters in a template', counts: entries('Parameters') },
  { most: 200, of: 'outputs in a template', counts: entries('Outputs') },
  { most: 200, of: 'mappings in a template', counts: entries('Mappings') },
  { most: 200, of: 'attributes in a mapping', counts: mappingAttributes },
  { most: 1024, of: 'bytes in a description', counts: ({ Description }) => [{ path: 'Description', count: bytes(Description) }] },
  { most: 4096, of: 'bytes in the value of a parameter', counts: parameterValues },
  { most: 1024, of: 'bytes in the address of a template', counts: ofNestedStacks('TemplateURL', bytes) },
  { most: 50, of: 'tags of a nested stack', counts: ofNestedStacks('Tags', length) },
  { most: 5, of: 'topics of a nested stack', counts: ofNestedStacks('NotificationARNs', length) },
  { most: 60, of: 'dynamic references in a template', counts: (template) => [{ path: '', count: text(template).split('{{resolve:').length - 1 }] },
  { most: bucketBytes, of: 'bytes in a template', counts: (template) => [{ path: '', count: bytes(text(template)) }] },
]

/** Everything in a template that is more than CloudFormation takes. */
export const overLimits = ({ template }: Stack): Finding[] =>
  limits.flatMap(({ most, of, counts }) => counts(template).flatMap(({ path, count }) => over(path, count, most, of)))

/** One operation on a nested stack counts the resources of the whole tree, a template as often as it is nested. */
export const treeOverLimit = (root: Stack): Finding[] => over('', resourcesOf(root), 2500, 'resources in a tree of stacks')

/** Which way CloudFormation takes a template: in the request itself, only from a bucket, or not at all. */
export function delivery(template: Template): { bytes: number; way: 'inline' | 'bucket' | 'none' } {
  const size = bytes(text(template))
  return { bytes: size, way: size <= inlineBytes ? 'inline' : size <= bucketBytes ? 'bucket' : 'none' }
}

const over = (path: string, count: number, most: number, of: string): Finding[] =>
  count > most ? [{ code: 'limit', path, found: count.toLocaleString('en'), expected: `${most.toLocaleString('en')} ${of}` }] : []

const resourcesOf = ({ template, children }: Stack): number =>
  Object.keys(template.Resources).length + Object.values(children).reduce((sum, child) => sum + resourcesOf(child), 0)

function bytes(value: unknown): number {
  return typeof value === 'string' ? Buffer.byteLength(value) : 0
}

function length(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function entries(path: 'Resources' | 'Parameters' | 'Outputs' | 'Mappings') {
  return (template: Template): Count[] => [{ path, count: Object.keys(template[path] ?? {}).length }]
}

function mappingAttributes({ Mappings = {} }: Template): Count[] {
  return Object.entries(Mappings).flatMap(([name, rows]) =>
    Object.entries(rows).map(([key, row]) => ({ path: `Mappings.${name}.${key}`, count: Object.keys(row).length })),
  )
}

function parameterValues(template: Template): Count[] {
  const defaults = Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => ({ path: `Parameters.${name}.Default`, count: bytes(Default) }))
  const passed = nestedStacks(template).flatMap(({ path, properties: { Parameters = {} } }) =>
    Object.entries(Parameters as object).map(([name, value]) => ({ path: `${path}.Parameters.${name}`, count: bytes(value) })),
  )
  return [...defaults, ...passed]
}

function ofNestedStacks(property: string, measure: (value: unknown) => number) {
  return (template: Template): Count[] =>
    nestedStacks(template).map(({ path, properties }) => ({ path: `${path}.${property}`, count: measure(properties[property]) }))
}

const nestedStacks = ({ Resources }: Template) =>
  Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack')
    .map(([logicalId, { Properties }]) => ({ logicalId, path: `Resources.${logicalId}.Properties`, properties: Properties as Record<string, unknown> }))

/** A template as it is emitted, the nested ones by name. */
function text(template: Template): string {
  const inner = nestedStacks(template).filter(({ properties }) => typeof properties.TemplateURL === 'object')
  return toYaml(emitted(template, Object.fromEntries(inner.map(({ logicalId }) => [logicalId, './nested-stack.yaml']))))
}

import { emitted } from '../assembly.ts'
import type { Template } from '../template.ts'
import { toYaml } from '../to-yaml.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'

type Count = { path: string; count: number }
type Limit = { most: number; of: string; counts: (template: Template) => Count[] }

const size = (path: 'Resources' | 'Parameters' | 'Outputs' | 'Mappings') => (template: Template): Count[] => [{ path, count: Object.keys(template[path] ?? {}).length }]
const bytes = (value: unknown) => (typeof value === 'string' ? Buffer.byteLength(value) : 0)
const nestedStacks = ({ Resources }: Template) =>
  Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack')
    .map(([logicalId, { Properties }]) => ({ path: `Resources.${logicalId}.Properties`, properties: Properties as Record<string, unknown> }))

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const limits: Limit[] = [
  { most: 500, of: 'resources in a template', counts: size('Resources') },
  { most: 200, of: 'parameters in a template', counts: size('Parameters') },
  { most: 200, of: 'outputs in a template', counts: size('Outputs') },
  { most: 200, of: 'mappings in a template', counts: size('Mappings') },
  {
    most: 200,
    of: 'attributes in a mapping',
    counts: ({ Mappings = {} }) =>
      Object.entries(Mappings).flatMap(([name, rows]) => Object.entries(rows).map(([key, row]) => ({ path: `Mappings.${name}.${key}`, count: Object.keys(row).length }))),
  },
  { most: 1024, of: 'bytes in a description', counts: ({ Description }) => [{ path: 'Description', count: bytes(Description) }] },
  {
    most: 4096,
    of: 'bytes in the value of a parameter',
    counts: (template) => [
      ...Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => ({ path: `Parameters.${name}.Default`, count: bytes(Default) })),
      ...nestedStacks(template).flatMap(({ path, properties }) =>
        Object.entries(properties.Parameters ?? {}).map(([name, value]) => ({ path: `${path}.Parameters.${name}`, count: bytes(value) })),
      ),
    ],
  },
  { most: 1024, of: 'bytes in the address of a template', counts: (template) => nestedStacks(template).map(({ path, properties }) => ({ path: `${path}.TemplateURL`, count: bytes(properties.TemplateURL) })) },
  { most: 50, of: 'tags of a nested stack', counts: (template) => nestedStacks(template).map(({ path, properties }) => ({ path: `${path}.Tags`, count: [properties.Tags ?? []].flat().length })) },
  { most: 5, of: 'topics of a nested stack', counts: (template) => nestedStacks(template).map(({ path, properties }) => ({ path: `${path}.NotificationARNs`, count: [properties.NotificationARNs ?? []].flat().length })) },
  { most: 60, of: 'dynamic references in a template', counts: (template) => [{ path: '', count: text(template).split('{{resolve:').length - 1 }] },
  { most: 1024 * 1024, of: 'bytes in a template', counts: (template) => [{ path: '', count: templateBytes(template) }] },
]

/** Everything in a template that is more than CloudFormation takes. */
export const overLimits = ({ template }: Stack): Finding[] =>
  limits.flatMap(({ most, of, counts }) => counts(template).flatMap(({ path, count }) => over(path, count, most, of)))

const over = (path: string, count: number, most: number, of: string): Finding[] =>
  count > most ? [{ code: 'limit', path, found: count.toLocaleString('en'), expected: `${most.toLocaleString('en')} ${of}` }] : []

/** One operation on a nested stack counts the resources of the whole tree, a template as often as it is nested. */
export const treeOverLimit = (root: Stack): Finding[] => over('', resourcesOf(root), 2500, 'resources in a tree of stacks')

const resourcesOf = ({ template, children }: Stack): number =>
  Object.keys(template.Resources).length + Object.values(children).reduce((sum, child) => sum + resourcesOf(child), 0)

/** How large a template is when it is emitted; nested templates count by name only. */
export const templateBytes = (template: Template): number => Buffer.byteLength(text(template))

/** CloudFormation takes a template of this size in the request itself; a larger one has to be put into a bucket first. */
export const inlineBytes = 51_200

const text = (template: Template) => {
  const children = nestedStacks(template).filter(({ properties }) => typeof properties.TemplateURL === 'object')
  return toYaml(emitted(template, Object.fromEntries(children.map(({ path }) => [path.split('.')[1]!, './nested-stack.yaml']))))
}

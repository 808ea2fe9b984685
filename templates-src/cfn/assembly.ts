import type { Template } from './template.ts'

/** A template as CloudFormation reads it: format version, children named by file, outputs without their `Type`. */
export type Emitted = Record<string, unknown> & { Resources: Record<string, Record<string, any>> }

/** The children of a template: logical ID of the nested stack → its template. */
export const childrenOf = (parent: Template): Record<string, Template> =>
  Object.fromEntries(
    Object.entries(parent.Resources).flatMap(([logicalId, { Type, Properties }]) => {
      const url = Type === 'AWS::CloudFormation::Stack' ? (Properties as { TemplateURL: unknown }).TemplateURL : undefined
      return typeof url === 'object' && url !== null && 'Resources' in url ? [[logicalId, url as Template]] : []
    }),
  )

/** DataTier → data-tier.yaml */
export const fileName = (logicalId: string) =>
  `${logicalId.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()}.yaml`

/** One template, ready to be written; `urls` says which file each nested stack is in. */
export function emitted(template: Template, urls: Record<string, string> = {}): Emitted {
  const Resources = Object.fromEntries(
    Object.entries(template.Resources).map(([logicalId, resource]) => {
      const url = urls[logicalId]
      return [logicalId, url ? { ...resource, Properties: { ...resource.Properties, TemplateURL: url } } : resource]
    }),
  )
  const Outputs = Object.fromEntries(
    Object.entries(template.Outputs ?? {}).map(([name, { Type: _, ...output }]) => [name, output]),
  )
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...template,
    Resources,
    ...(template.Outputs && { Outputs }),
  }
}

/**
 * A tree of templates as files: `root`, and a file for each nested stack, named after its logical ID.
 * Two nested stacks may share a file when they hold the same template. Throws a RangeError when they do not.
 */
export function assemble(root: Template, rootFile = 'product.yaml'): Record<string, Emitted> {
  const files: Record<string, Emitted> = {}
  const sources = new Map<string, Template>()
  const add = (template: Template, file: string) => {
    const source = sources.get(file)
    if (source && source !== template && JSON.stringify(source) !== JSON.stringify(template)) {
      throw new RangeError(`${file}: two nested stacks of this name hold different templates; rename one`)
    }
    if (source) return
    sources.set(file, template)
    const children = childrenOf(template)
    files[file] = emitted(template, mapValues(children, (_, logicalId) => `./${fileName(logicalId)}`))
    for (const [logicalId, child] of Object.entries(children)) add(child, fileName(logicalId))
  }
  add(root, rootFile)
  return files
}

const mapValues = <A, B>(record: Record<string, A>, f: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value, key)]))

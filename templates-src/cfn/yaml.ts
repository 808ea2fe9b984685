import {
  COLLECTION_STYLE,
  CORE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  dump,
  load,
  SCALAR_STYLE,
  type MappingNode,
  type Node,
  type TagDefinition,
} from 'js-yaml'

/* What a template should look like is these tables. */
const sections = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs']
const attributes = ['Type', 'Condition', 'DependsOn', 'CreationPolicy', 'UpdatePolicy', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'Properties']
const output = ['Description', 'Condition', 'Value', 'Export']
/** Sections whose entries stand apart from each other. */
const spacious = new Set(['Parameters', 'Rules', 'Mappings', 'Resources', 'Outputs'])
/** A list or function that fits is written on one line. */
const lineWidth = 100

const functions = [
  ...['Base64', 'Cidr', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Select', 'Split', 'Sub'],
  ...['And', 'Equals', 'Not', 'Or', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'RefAll', 'ValueOf', 'ValueOfAll'],
]
const longForm: Record<string, string> = { Ref: 'Ref', Condition: 'Condition', ...Object.fromEntries(functions.map((name) => [name, `Fn::${name}`])) }
const shortForm = new Map(Object.entries(longForm).map(([short, long]) => [long, `!${short}`]))

const text = 'tag:yaml.org,2002:str'

/** A template as YAML that reads as if typed by hand: short tags, the usual order, one line where one line does. */
export function toYaml(template: Record<string, any>): string {
  const ordered = inOrder(template, sections)
  if (ordered.Resources) ordered.Resources = mapValues(ordered.Resources, (resource) => inOrder(resource, attributes))
  if (ordered.Outputs) ordered.Outputs = mapValues(ordered.Outputs, (entry) => inOrder(entry, output))
  const yaml = dump(ordered, {
    noRefs: true,
    lineWidth: -1,
    transform: ([document]) => {
      const root = document!.contents as MappingNode
      for (const item of root.items) {
        const section = (item.key as { value: string }).value
        item.value = written(item.value, section === 'Conditions' || section === 'Rules')
      }
    },
  })
  return spaced(yaml)
}

/** Reads a template, short tags or long, YAML or JSON. Throws js-yaml's error, with its place, for what is neither. */
export const fromYaml = (source: string): unknown => load(source, { schema: reading })

function inOrder(record: Record<string, any>, order: string[]): Record<string, any> {
  const known = order.filter((key) => key in record)
  return Object.fromEntries([...known, ...Object.keys(record).filter((key) => !order.includes(key))].map((key) => [key, record[key]]))
}

const mapValues = (record: Record<string, any>, f: (value: Record<string, any>) => Record<string, any>) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))

/** Functions to short tags, from the inside out; then what fits on a line onto a line. */
function written(node: Node, inConditions: boolean): Node {
  if (node.kind === 'sequence') {
    node.items = node.items.map((item) => written(item, inConditions))
    if (node.items.length === 0 || node.items.every(isInline)) inline(node)
  } else if (node.kind === 'mapping') {
    for (const item of node.items) item.value = written(item.value, inConditions)
    return shortened(node, inConditions)
  } else if (node.kind === 'scalar' && node.value.endsWith('\n\n')) {
    // A block scalar that keeps its last lines would take the blank line that follows it.
    node.style = SCALAR_STYLE.DOUBLE_QUOTED
  }
  return node
}

/** { Ref: Vpc } → !Ref Vpc. What must not be shortened stays: CloudFormation refuses a tag right behind a tag. */
function shortened(node: MappingNode, inConditions: boolean): Node {
  const [item] = node.items
  if (node.items.length !== 1 || item?.key.kind !== 'scalar') return node
  const { value } = item
  const tag = shortForm.get(item.key.value)
  if (!tag || value.kind === 'alias' || value.tagged) return node
  // In an IAM policy, Condition is a key like any other.
  if (tag === '!Condition' && !(inConditions && value.kind === 'scalar')) return node
  if (value.kind === 'scalar' && value.tag !== text) return node
  if (tag === '!GetAtt' && value.kind === 'sequence') {
    const [id, attribute] = value.items
    if (value.items.length === 2 && id?.kind === 'scalar' && attribute?.kind === 'scalar' && !id.tagged && !attribute.tagged && !id.value.includes('.')) {
      return { ...attribute, tag, tagged: true, style: SCALAR_STYLE.PLAIN, value: `${id.value}.${attribute.value}` }
    }
  }
  if (value.kind === 'scalar' && value.value === '') value.style = SCALAR_STYLE.SINGLE_QUOTED
  return Object.assign(value, { tag, tagged: true })
}

const isInline = (node: Node): boolean =>
  node.kind === 'scalar' ? !node.value.includes('\n') : node.kind === 'sequence' && node.style === COLLECTION_STYLE.FLOW

const width = (node: Node): number => {
  if (node.kind === 'scalar') return node.value.length + (node.tagged ? node.tag.length + 1 : 0) + 2
  if (node.kind === 'sequence') return node.items.reduce((sum, item) => sum + width(item) + 2, node.tagged ? node.tag.length + 1 : 0)
  return Infinity
}

function inline(node: Node & { kind: 'sequence' }) {
  if (width(node) <= lineWidth) node.style = COLLECTION_STYLE.FLOW
}

/** A blank line before every section, and before every entry of the sections whose entries stand apart. */
function spaced(yaml: string): string {
  let section = ''
  let first = true
  const lines = yaml.split('\n').flatMap((line) => {
    const top = /^([A-Za-z]\w*):/.exec(line)
    if (top) {
      const blank = section !== '' && section !== 'AWSTemplateFormatVersion'
      section = top[1]!
      first = true
      return blank ? ['', line] : [line]
    }
    if (!spacious.has(section) || !/^ {2}[^\s-]/.test(line)) return [line]
    const blank = !first
    first = false
    return blank ? ['', line] : [line]
  })
  return lines.join('\n')
}

const never = () => false

function tagsOf(short: string): TagDefinition[] {
  const long = longForm[short]!
  const dotted = (value: string) => (value.includes('.') ? [value.slice(0, value.indexOf('.')), value.slice(value.indexOf('.') + 1)] : value)
  return [
    defineScalarTag(`!${short}`, { identify: never, resolve: (value) => ({ [long]: short === 'GetAtt' ? dotted(value) : value }) }),
    defineSequenceTag<unknown[], Record<string, unknown[]>>(`!${short}`, {
      identify: never,
      create: () => [],
      addItem: (list, item) => void list.push(item),
      finalize: (list) => ({ [long]: list }),
    }),
    defineMappingTag<Record<string, unknown>, Record<string, unknown>>(`!${short}`, {
      identify: never,
      create: () => ({}),
      addPair: (record, key, value) => ((record[String(key)] = value), ''),
      has: (record, key) => String(key) in record,
      keys: (record) => Object.keys(record),
      get: (record, key) => record[String(key)],
      finalize: (record) => ({ [long]: record }),
    }),
  ]
}

const reading = CORE_SCHEMA.withTags(...Object.keys(longForm).flatMap(tagsOf))

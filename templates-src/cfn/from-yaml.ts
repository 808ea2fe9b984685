import { CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, load, type TagDefinition } from 'js-yaml'
import { shortTags } from './to-yaml.ts'

/** Reads a template, short tags or long, YAML or JSON. Throws js-yaml's error, with its place, for what is neither. */
export const fromYaml = (source: string): unknown => load(source, { schema })

/** The three kinds of node a short tag may stand before: !Ref Vpc, !Join [',', …], !Transform {Name: …}. */
function tagsOf([long, tag]: [string, string]): TagDefinition[] {
  const identify = () => false
  return [
    defineScalarTag(tag, { identify, resolve: (text) => ({ [long]: tag === '!GetAtt' ? dotted(text) : text }) }),
    defineSequenceTag<unknown[], Record<string, unknown>>(tag, {
      identify,
      create: () => [],
      addItem: (list, item) => void list.push(item),
      finalize: (list) => ({ [long]: list }),
    }),
    defineMappingTag<Record<string, unknown>, Record<string, unknown>>(tag, {
      identify,
      create: () => ({}),
      addPair: (record, key, value) => ((record[String(key)] = value), ''),
      has: (record, key) => Object.hasOwn(record, String(key)),
      keys: (record) => Object.keys(record),
      get: (record, key) => record[String(key)],
      finalize: (record) => ({ [long]: record }),
    }),
  ]
}

/** Vpc.CidrBlock → ['Vpc', 'CidrBlock']; the attribute keeps its own points. */
const dotted = (text: string) => (text.includes('.') ? [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)] : text)

const schema = CORE_SCHEMA.withTags(...Object.entries(shortTags).flatMap(tagsOf))

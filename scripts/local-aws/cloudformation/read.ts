import { CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, load, type TagDefinition } from 'js-yaml'
import { refusal } from '../world.ts'

const functions = ['Base64', 'Cidr', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Select', 'Split', 'Sub', 'And', 'Equals', 'Not', 'Or', 'Transform', 'ToJsonString', 'Length', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'RefAll', 'ValueOf', 'ValueOfAll']

const never = () => false
const tagsOf = (tag: string, long: string): TagDefinition[] => [
  defineScalarTag(`!${tag}`, { identify: never, resolve: (text) => ({ [long]: text }) }),
  defineSequenceTag<unknown[], object>(`!${tag}`, { identify: never, create: () => [], addItem: (list, item) => void list.push(item), finalize: (list) => ({ [long]: list }) }),
  defineMappingTag<Record<string, unknown>, object>(`!${tag}`, {
    identify: never,
    create: () => ({}),
    addPair: (record, key, value) => ((record[String(key)] = value), ''),
    has: (record, key) => Object.hasOwn(record, String(key)),
    keys: () => [],
    get: () => undefined,
    finalize: (record) => ({ [long]: record }),
  }),
]
const schema = CORE_SCHEMA.withTags(...tagsOf('Ref', 'Ref'), ...tagsOf('Condition', 'Condition'), ...functions.flatMap((name) => tagsOf(name, `Fn::${name}`)))

/** Reads YAML or JSON with CloudFormation's short tags, each as the function it is short for. */
export function read(text: string): any {
  try {
    return load(text, { schema })
  } catch (error) {
    throw refusal('ValidationError', `Template format error: YAML not well-formed. ${(error as Error).message.split('\n')[0]}`)
  }
}

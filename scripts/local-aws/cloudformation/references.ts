/** What a part of a template refers to by name, and what is wrong with how it says so, in AWS's words. */
export type References = {
  /** Of Ref, Fn::GetAtt and Fn::Sub. */
  names: Set<string>
  attributes: { id: string; name: string }[]
  conditions: Set<string>
  mappings: Set<string>
  problems: string[]
}

const none = (): References => ({ names: new Set(), attributes: [], conditions: new Set(), mappings: new Set(), problems: [] })

/** In the order of AWS's own refusal. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const supported = ['Fn::Base64', 'Fn::GetAtt', 'Fn::GetAZs', 'Fn::ImportValue', 'Fn::Join', 'Fn::Split', 'Fn::FindInMap', 'Fn::Select', 'Ref', 'Fn::Equals', 'Fn::If', 'Fn::Not', 'Condition', 'Fn::And', 'Fn::Or', 'Fn::Contains', 'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::ValueOf', 'Fn::ValueOfAll', 'Fn::RefAll', 'Fn::Sub', 'Fn::Cidr']

const isListOf = (...lengths: number[]) => (argument: unknown) => Array.isArray(argument) && lengths.includes(argument.length)
/** The argument a function must have, and what AWS says of another. */
const shapes: Record<string, [(argument: any) => boolean, string]> = {
  'Fn::GetAtt': [(argument) => (Array.isArray(argument) ? argument.length === 2 : /^\w+\../.test(String(argument))), 'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute'],
  'Fn::If': [isListOf(3), 'every Fn::If object requires three parameters, the condition and the two values'],
  'Fn::Join': [isListOf(2), 'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.'],
  'Fn::Split': [isListOf(2), 'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.'],
  'Fn::Select': [isListOf(2), 'Fn::Select requires a list argument with two elements: an integer index and a list'],
  // A fourth parameter, DefaultValue, is of the transform AWS::LanguageExtensions.
  'Fn::FindInMap': [isListOf(3), 'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value'],
  'Fn::Cidr': [isListOf(2, 3), 'every Fn::Cidr object requires two parameters, (1) an ipBlock and (2) a count, and may have a third, cidrBits'],
  'Fn::Equals': [isListOf(2), 'every Fn::Equals object requires a list of 2 string parameters.'],
  'Fn::Not': [isListOf(1), 'every Fn::Not object requires a list of 1 boolean parameter.'],
  'Fn::Sub': [(argument) => typeof argument === 'string' || (isListOf(2)(argument) && typeof argument[0] === 'string'), "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string"],
}

/** Collects what a value or, within Conditions, a formula refers to. */
export function referencesOf(part: any, { formula = false } = {}, found = none()): References {
  if (Array.isArray(part)) for (const item of part) referencesOf(item, { formula }, found)
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return found
  for (const [key, argument] of Object.entries<any>(part)) {
    if (key.startsWith('Fn::') && !supported.includes(key)) {
      found.problems.push(`Template format error: Encountered unsupported function: ${key} Supported functions are: [${supported.join(', ')}]`)
      continue
    }
    const [isWell, message] = shapes[key] ?? []
    if (isWell && !isWell(argument)) {
      found.problems.push(`Template error: ${message}`)
      continue
    }
    if (key === 'Ref') found.names.add(String(argument))
    else if (key === 'Fn::GetAtt') attribute(argument, found)
    else if (key === 'Fn::Sub') substitution(argument, found)
    // Elsewhere a Condition is somebody else's word: IAM's, for one.
    else if (key === 'Condition' && formula && typeof argument === 'string') found.conditions.add(argument)
    else {
      if (key === 'Fn::If') found.conditions.add(String(argument[0]))
      if (key === 'Fn::FindInMap' && typeof argument[0] === 'string') found.mappings.add(argument[0])
      referencesOf(argument, { formula: formula || key === 'Fn::If' }, found)
    }
  }
  return found
}

function attribute(argument: any, found: References) {
  const [id, name] = Array.isArray(argument) ? argument : splitAt(String(argument))
  found.names.add(id)
  if (typeof name === 'string') found.attributes.push({ id, name })
  else referencesOf(name, {}, found)
}

function substitution(argument: any, found: References) {
  const [text, variables = {}] = [argument].flat()
  for (const [, spelled] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
    const [id, name] = splitAt(spelled!.trim())
    if (spelled!.trim() in variables) continue
    found.names.add(id)
    if (name) found.attributes.push({ id, name })
  }
  referencesOf(variables, {}, found)
}

/** `Child.Outputs.VpcId` → the resource and the attribute, which may have dots of its own. */
export const splitAt = (dotted: string): [string, string] => {
  const dot = dotted.indexOf('.')
  return dot < 0 ? [dotted, ''] : [dotted.slice(0, dot), dotted.slice(dot + 1)]
}

/** What a resource refers to in all that CloudFormation resolves of it. */
export const referencesOfResource = ({ Properties, Metadata, CreationPolicy, UpdatePolicy }: Record<string, any>) =>
  referencesOf([Properties, Metadata, CreationPolicy, UpdatePolicy])

const known = new WeakMap<object, string[]>()

/** The resources a resource waits for: those it refers to and those it says. */
export function waitsFor(resource: Record<string, any>): string[] {
  const before = known.get(resource)
  if (before) return before
  const ids = [...new Set([...referencesOfResource(resource).names, ...[resource.DependsOn ?? []].flat()])]
  known.set(resource, ids)
  return ids
}

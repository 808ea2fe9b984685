/** What a part of a template refers to by name. */
export type References = { names: Set<string>; conditions: Set<string>; mappings: Set<string>; transforms: string[] }

const extensions = ['Fn::ForEach', 'Fn::ToJsonString', 'Fn::Length']

/** Collects Ref, Fn::GetAtt, Fn::Sub and DependsOn names, the conditions of Fn::If and Condition, and mappings. */
export function referencesOf(part: any, found: References = { names: new Set(), conditions: new Set(), mappings: new Set(), transforms: [] }): References {
  if (Array.isArray(part)) for (const item of part) referencesOf(item, found)
  else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries<any>(part)) {
      if (key === 'Ref') found.names.add(String(value))
      else if (key === 'Fn::GetAtt') found.names.add(String(Array.isArray(value) ? value[0] : value).split('.')[0]!)
      else if (key === 'DependsOn') for (const name of [value].flat()) found.names.add(name)
      else if (key === 'Condition' && typeof value === 'string') found.conditions.add(value)
      else if (key === 'Fn::If' && typeof value?.[0] === 'string') found.conditions.add(value[0])
      else if (key === 'Fn::FindInMap' && typeof value?.[0] === 'string') found.mappings.add(value[0])
      else if (key === 'Fn::Sub') {
        const [text, variables] = Array.isArray(value) ? value : [value, {}]
        for (const [, name] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) if (!(name!.trim() in (variables ?? {}))) found.names.add(name!.trim().split('.')[0]!)
        referencesOf(variables, found)
        continue
      } else if (extensions.some((name) => key.startsWith(name))) found.transforms.push(key)
      referencesOf(value, found)
    }
  }
  return found
}

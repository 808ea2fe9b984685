import { referencesOf } from './references.ts'
import { refusal } from '../world.ts'
import { condition as evaluated, type Scope } from './resolve.ts'
import type { Template } from './template.ts'

/** A condition that cannot be evaluated refuses the whole template. */
const condition: typeof evaluated = (scope, name) => {
  try {
    return evaluated(scope, name)
  } catch (error) {
    throw refusal('ValidationError', (error as Error).message)
  }
}

/** A value with only the branches of Fn::If that are taken. */
const taken = (scope: Scope, part: any): any => {
  if (Array.isArray(part)) return part.map((item) => taken(scope, item))
  if (typeof part !== 'object' || part === null) return part
  const branch = part['Fn::If']
  if (Array.isArray(branch)) return taken(scope, branch[condition(scope, branch[0]) ? 1 : 2])
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, taken(scope, value)]))
}

/** The resources that are referred to, section by section, though their conditions leave them out. */
export function absentReferences(template: Template, values: Scope['pseudo']): Record<'Resources' | 'Outputs', string[]> {
  const { Resources, Outputs, Conditions } = template
  if (Object.keys(Conditions).length === 0) return { Resources: [], Outputs: [] }
  const scope: Scope = { template, parameters: values, pseudo: {}, zones: () => [], resource: () => undefined, exported: () => undefined, ssm: () => undefined }
  const isPresent = ({ Condition }: { Condition?: string }) => !Condition || condition(scope, Condition)
  const absent = new Set(Object.keys(Resources).filter((id) => !isPresent(Resources[id]!)))
  const among = (parts: unknown[]) => [...referencesOf(parts.map((part) => taken(scope, part))).names].filter((name) => absent.has(name))
  return {
    Resources: among(Object.values(Resources).filter(isPresent).map(({ Properties }) => Properties)),
    Outputs: among(Object.values(Outputs).filter(isPresent).map(({ Value, Export }) => [Value, Export])),
  }
}

import type { Template } from '../templates-src/cfn/index.ts'
import { condition, isIntrinsic, nothing, resolve, type Scope } from './local-aws/cloudformation/resolve.ts'

/** A resource as a template has it. */
export type Made = { Type: string; Condition?: string; Properties?: Record<string, unknown> }

/**
 * Evaluates a flat template with parameters, the rest having their defaults, as if everything were made: a resource is
 * called what its logical ID says, or `made` gives.
 */
export function scopeOf(template: Template, given: Record<string, string>, made = (id: string) => id, region = 'us-east-1'): Scope {
  const parameters = Object.fromEntries(
    Object.entries(template.Parameters ?? {}).map(([name, { Type, Default = '' }]) => {
      const value = given[name] ?? String(Default)
      return [name, Type === 'CommaDelimitedList' || Type.startsWith('List<') ? value.split(',') : value]
    }),
  )
  return {
    template: { Conditions: {}, Mappings: {}, ...template } as unknown as Scope['template'],
    parameters,
    pseudo: { 'AWS::AccountId': '111122223333', 'AWS::Region': region, 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com', 'AWS::StackName': 'SC', 'AWS::StackId': `arn:aws:cloudformation:${region}:111122223333:stack/SC/0a1b2c3d-0000-4000-8000-000000000000`, 'AWS::NotificationARNs': [] },
    zones: (region) => ['a', 'b', 'c'].map((zone) => region + zone),
    resource: (id) => ({ PhysicalResourceId: made(id), attribute: (name) => `${made(id)}.${name}` }),
    exported: (name) => name,
    ssm: (name) => name,
  }
}

/** Whether a resource is there, or an output. */
export function isMade(scope: Scope, id: string, section: 'Resources' | 'Outputs' = 'Resources'): boolean {
  const made = scope.template[section][id] as { Condition?: string } | undefined
  return made !== undefined && (!made.Condition || condition(scope, made.Condition))
}

/** A value as it will be; undefined for none. What depends on an answer of AWS is its text, with all that is known of the names in it. */
export function evaluated(scope: Scope, value: unknown, isReplaced = (_id: string) => false): unknown {
  try {
    const found = resolve(scope, value)
    return found === nothing ? undefined : found
  } catch {
    // Only the part of a property that AWS answers for is not known.
    if (Array.isArray(value)) return value.map((item) => evaluated(scope, item, isReplaced)).filter((item) => item !== undefined)
    if (!isIntrinsic(value)) return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, evaluated(scope, item, isReplaced)]))
    const text = JSON.stringify(value)
    const known = [...new Set(text.match(/[A-Za-z0-9]+/g))].map((name) => [scope.parameters[name], name in scope.template.Conditions && condition(scope, name), isReplaced(name)])
    return JSON.stringify([text, known])
  }
}

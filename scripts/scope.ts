import type { Template } from '../templates-src/cfn/index.ts'
import type { Scope } from './local-aws/cloudformation/resolve.ts'

/**
 * Evaluates a flat template with parameters, the rest having their defaults, as if everything were made: a resource is
 * called what its logical ID says, or `made` gives.
 */
export function scopeOf(template: Template, given: Record<string, string>, made = (id: string) => id): Scope {
  const parameters = Object.fromEntries(
    Object.entries(template.Parameters ?? {}).map(([name, { Type, Default = '' }]) => {
      const value = given[name] ?? String(Default)
      return [name, Type === 'CommaDelimitedList' || Type.startsWith('List<') ? value.split(',') : value]
    }),
  )
  return {
    template: { Conditions: {}, Mappings: {}, ...template } as unknown as Scope['template'],
    parameters,
    pseudo: { 'AWS::AccountId': '111122223333', 'AWS::Region': 'us-east-1', 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com', 'AWS::StackName': 'SC', 'AWS::StackId': 'arn:aws:cloudformation:us-east-1:111122223333:stack/SC/0a1b2c3d-0000-4000-8000-000000000000', 'AWS::NotificationARNs': [] },
    zones: (region) => ['a', 'b', 'c'].map((zone) => region + zone),
    resource: (id) => ({ PhysicalResourceId: made(id), attribute: (name) => `${made(id)}.${name}` }),
    exported: (name) => name,
    ssm: (name) => name,
  }
}

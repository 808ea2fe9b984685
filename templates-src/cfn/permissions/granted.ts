import type { Template } from '../template.ts'
import { resourcesOf } from './needs.ts'

/** Every action that policies on a tree's roles allow, in any branch of an Fn::If: the most that a role it makes can do. */
export const grantedBy = (root: Template): string[] =>
  [
    ...new Set(
      resourcesOf(root).flatMap(({ resource: { Type, Properties } }) => {
        const { PolicyDocument, Policies, Roles } = (Properties ?? {}) as { PolicyDocument?: unknown; Policies?: unknown; Roles?: unknown }
        // A policy that hangs on no role bounds others.
        return Type === 'AWS::IAM::Role' || (Type === 'AWS::IAM::ManagedPolicy' && Roles !== undefined) ? actionsIn([PolicyDocument, Policies]) : []
      }),
    ),
  ].sort()

function actionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('Effect' in value && value.Effect === 'Deny') return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'Action' ? texts(inner) : actionsIn(inner)))
}

const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [])

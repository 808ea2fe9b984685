import { ref, type Resource } from '../cfn/index.ts'
import { bounded } from './bounded.ts'

/**
 * A policy that hangs on one role: `role` is the role's logical ID, or the parameter that gives its name.
 * Managed, as rule packs want no inline policies.
 */
export const rolePolicy = (role: string, Description: string, Statement: unknown[], Condition?: string): Resource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  ...(Condition && { Condition }),
  Properties: { Path: bounded.Path, Description, Roles: [ref(role)], PolicyDocument: { Version: '2012-10-17', Statement } },
})

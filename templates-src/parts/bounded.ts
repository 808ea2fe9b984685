import { If, noValue, type Parameter } from '../cfn/index.ts'
import { arn } from './arn.ts'

/**
 * What every role of a product has: a path of its own, and the boundary of the account, without which a launch role may
 * make none. `PermissionsBoundary` and `HasBoundary` are the parameter and the condition of the stack it stands in.
 */
export const bounded = {
  Path: '/stackroom/',
  PermissionsBoundary: If('HasBoundary', arn('iam::${AWS::AccountId}:policy/${PermissionsBoundary}'), noValue),
}

/** The name of the policy that bounds the roles of products. The account baseline carries it to the accounts. */
export const boundaryName = 'StackroomBoundary'

/**
 * The same for roles that a third party acts with. It has a boundary of its own, so that what only that party may do, such
 * as making roles, widens nobody else's.
 */
export const partnerBoundaryName = 'StackroomPartnerBoundary'

/** The parameter of a product's form. */
export const boundaryParameter = {
  Type: 'String',
  Default: boundaryName,
  Description: 'Name of the policy that bounds every role made here, which the account baseline brings. Service Catalog launches nothing without it; blank only for a stack of your own.',
  AllowedPattern: '[A-Za-z0-9+=,.@_/-]{0,128}',
  ConstraintDescription: 'must be the name of a managed policy of this account, or blank',
} as const satisfies Parameter

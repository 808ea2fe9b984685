import { longestPolicy } from '../cfn/check/policies.ts'
import { output, ref, template } from '../cfn/index.ts'
import { guards } from '../cfn/resources/permissions.ts'
import { arn } from '../parts/arn.ts'
import { bounded, boundaryName } from '../parts/bounded.ts'

/** Whether an action makes roles or gives them permissions; then they have a boundary of a product's, or nothing is done. */
const handsOn = (action: string) => guards[action]?.includes('iam:PermissionsBoundary') ?? false

/**
 * The most that roles of products can do, whatever is attached to them: the actions that products' own policies name.
 * A role has one boundary; throws a RangeError when the actions do not fit into it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundary(Action: readonly string[], ManagedPolicyName: string = boundaryName) {
  const making = Action.filter(handsOn)
  const PolicyDocument = {
    Version: '2012-10-17' as const,
    Statement: [
      { Effect: 'Allow' as const, Action: Action.filter((action) => !handsOn(action)), Resource: '*' },
      ...(making.length === 0 ? [] : [{ Effect: 'Allow' as const, Action: making, Resource: '*', Condition: { ArnLike: { 'iam:PermissionsBoundary': arn(`iam::\${AWS::AccountId}:policy${bounded.Path}*`) } } }]),
    ],
  }
  const length = JSON.stringify(PolicyDocument).length
  if (length > longestPolicy) {
    throw new RangeError(`${ManagedPolicyName}: ${Action.length} actions take ${length} characters; IAM takes ${longestPolicy}: have fewer products in one account baseline`)
  }
  return template({
    Description: ManagedPolicyName === boundaryName ? 'The boundary of every role that a product makes' : 'The boundary of roles that a third party acts with',
    Resources: {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName,
          Description: 'The most that a role of a launched product can do',
          PolicyDocument,
        },
      },
    },
    Outputs: { BoundaryArn: output('String', ref('Boundary'), { Description: 'The boundary that launch roles ask for' }) },
  })
}

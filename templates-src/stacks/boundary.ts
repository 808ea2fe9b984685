import { output, ref, template } from '../cfn/index.ts'
import { boundaryName } from '../parts/bounded.ts'

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const longest = 6144

/**
 * The most that any role of a product can do, whatever is attached to it: the actions that products' own policies name.
 * A role has one boundary; throws a RangeError when the actions do not fit into it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundary(Action: readonly string[]) {
  const PolicyDocument = { Version: '2012-10-17' as const, Statement: [{ Effect: 'Allow' as const, Action, Resource: '*' }] }
  const length = JSON.stringify(PolicyDocument).length
  if (length > longest) {
    throw new RangeError(`${boundaryName}: ${Action.length} actions take ${length} characters; IAM takes ${longest}: have fewer products in one account baseline`)
  }
  return template({
    Description: 'The boundary of every role that a product makes',
    Resources: {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: boundaryName,
          Description: 'The most that a role of a launched product can do',
          PolicyDocument,
        },
      },
    },
    Outputs: { BoundaryArn: output('String', ref('Boundary'), { Description: 'The boundary that launch roles ask for' }) },
  })
}

import { output, ref, template } from '../cfn/index.ts'
import { boundaryName } from '../parts/bounded.ts'

/**
 * The most that any role of a product can do, whatever is attached to it: the actions that products' own policies name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const boundary = (Action: readonly string[]) =>
  template({
    Description: 'The boundary of every role that a product makes',
    Resources: {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: boundaryName,
          Description: 'The most that a role of a launched product can do',
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] },
        },
      },
    },
    Outputs: { BoundaryArn: output('String', ref('Boundary'), { Description: 'The boundary that launch roles ask for' }) },
  })

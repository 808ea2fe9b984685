import { equals, ref, template, type Resources } from '../cfn/index.ts'

/** batch.amazonaws.com → Batch; pullthroughcache.ecr.amazonaws.com → PullthroughcacheEcr */
const logicalId = (service: string) => service.replace('.amazonaws.com', '').split(/[.-]/).map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')

/**
 * The roles of AWS services that an account has once. A service makes its own on first use, so that they are made here
 * only when asked for, in accounts that are new: making one that is there fails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html
 */
export const linkedRoles = (services: readonly string[]) =>
  template({
    Description: 'Service-linked roles, for accounts that are to have them before first use',
    Parameters: { ServiceLinkedRoles: { Type: 'String' } },
    Conditions: { HasServiceLinkedRoles: equals(ref('ServiceLinkedRoles'), 'Create') },
    Resources: Object.fromEntries(
      services.map((AWSServiceName): [string, Resources[string]] => [
        logicalId(AWSServiceName),
        // The services of others go on using them.
        { Type: 'AWS::IAM::ServiceLinkedRole', Condition: 'HasServiceLinkedRoles', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: { AWSServiceName } },
      ]),
    ),
  })

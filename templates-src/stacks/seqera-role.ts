import { and, condition, equals, getAtt, If, noValue, not, or, output, ref, template } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { onlyInItsVpc } from '../parts/only-in-its-vpc.ts'
import { rolePolicy } from '../parts/role-policy.ts'

const principals = { AWS: [If('HasPrincipal', ref('SeqeraPrincipalArn'), noValue), If('HasUser', getAtt('User', 'Arn'), noValue)] }
const externalId = { StringEquals: { 'sts:ExternalId': ref('ExternalId') } }

/**
 * The role that Seqera Platform acts with, and who may assume it: nobody until there is an external ID. The user has no
 * policy at all: the role names it, and that is enough within an account.
 * https://docs.seqera.io/platform-cloud/compute-envs/aws-batch, "IAM role-based credential creation"
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export const seqeraRole = () =>
  template({
    Description: 'The role that Seqera Platform acts with, and who may assume it',
    Parameters: {
      SeqeraPrincipalArn: { Type: 'String' },
      ExternalId: { Type: 'String' },
      PlatformRunsOn: { Type: 'String' },
      IamUser: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasExternalId: not(equals(ref('ExternalId'), '')),
      HasPrincipal: not(equals(ref('SeqeraPrincipalArn'), '')),
      HasUser: equals(ref('IamUser'), 'true'),
      HasSomebody: or(condition('HasPrincipal'), condition('HasUser')),
      IsTrusting: and(condition('HasSomebody'), condition('HasExternalId')),
      IsWaiting: and(condition('HasSomebody'), not(condition('HasExternalId'))),
      RunsOnEc2: equals(ref('PlatformRunsOn'), 'EC2'),
      RunsOnEcs: equals(ref('PlatformRunsOn'), 'ECS'),
    },
    Resources: {
      User: { Type: 'AWS::IAM::User', Condition: 'HasUser', Properties: bounded },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          ...bounded,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              // A trust policy must have a statement: this one keeps the role closed until Seqera has said its external ID.
              If('IsWaiting', { Sid: 'NobodyYet', Effect: 'Deny', Principal: principals, Action: 'sts:AssumeRole' }, noValue),
              If('IsTrusting', { Sid: 'SeqeraPlatform', Effect: 'Allow', Principal: principals, Action: 'sts:AssumeRole', Condition: externalId }, noValue),
              // It gives nothing by itself: sessions get their tags when the role is assumed.
              If('IsTrusting', { Sid: 'TagItsSessions', Effect: 'Allow', Principal: principals, Action: 'sts:TagSession' }, noValue),
              // EC2 sends no source, so that its trust has none.
              If('RunsOnEc2', { Sid: 'PlatformOnAnInstance', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }, noValue),
              If(
                'RunsOnEcs',
                {
                  Sid: 'PlatformInATask',
                  Effect: 'Allow',
                  Principal: { Service: 'ecs-tasks.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') }, ArnLike: { 'aws:SourceArn': regional('ecs', '*') } },
                },
                noValue,
              ),
            ],
          },
        },
      },
      InstancePolicy: rolePolicy('Role', 'Credentials of the Platform stay in its VPC', [onlyInItsVpc], 'RunsOnEc2'),
      InstanceProfile: { Type: 'AWS::IAM::InstanceProfile', Condition: 'RunsOnEc2', Properties: { Path: bounded.Path, Roles: [ref('Role')] } },
    },
    Outputs: {
      RoleName: output('String', ref('Role')),
      RoleArn: output('String', getAtt('Role', 'Arn')),
      UserName: output('String', If('HasUser', ref('User'), '')),
      InstanceProfileName: output('String', If('RunsOnEc2', ref('InstanceProfile'), '')),
    },
  })

import { getAtt, ref, type Resources, type Value } from '../cfn/index.ts'
import type { Statement } from '../cfn/permissions/statements.ts'
import { arn } from './arn.ts'
import { trustOf } from './service-role.ts'

/**
 * An action that people run on what they launched: an Automation document named `Name` in every account, the role it acts
 * with, which may do what its steps call, and the policy, of the same name, of those who may run it, and what else they may.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html
 */
export const action = ({ Name, Does, For, Statements, ForPeople = [], parameters, mainSteps }: { Name: string; Does: string; For: string; Statements: Statement[]; ForPeople?: Statement[]; parameters: object; mainSteps: object[] }) =>
  ({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Description: Does, AssumeRolePolicyDocument: trustOf('ssm.amazonaws.com', 'ssm:*:${AWS::AccountId}:automation-execution/*') },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Description: Does, Roles: [ref('Role')], PolicyDocument: { Version: '2012-10-17', Statement: Statements } },
    },
    Document: {
      Type: 'AWS::SSM::Document',
      DependsOn: 'Policy',
      Properties: {
        Name,
        DocumentType: 'Automation',
        // Service Catalog offers the resources of this type in the stack that it launched: the nested stacks.
        TargetType: '/AWS::CloudFormation::Stack',
        // A document that was replaced would meet its own name.
        UpdateMethod: 'NewVersion',
        Content: { schemaVersion: '0.3', description: Does, assumeRole: getAtt('Role', 'Arn') as Value<string>, parameters, mainSteps },
      },
    },
    People: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: Name,
        Description: For,
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Run',
              Effect: 'Allow',
              Action: 'ssm:StartAutomationExecution',
              Resource: [arn(`ssm:*:\${AWS::AccountId}:automation-definition/${Name}:*`), arn(`ssm:*:\${AWS::AccountId}:document/${Name}`), arn('ssm:*:${AWS::AccountId}:automation-execution/*')],
            },
            { Sid: 'Watch', Effect: 'Allow', Action: 'ssm:GetAutomationExecution', Resource: arn('ssm:*:${AWS::AccountId}:automation-execution/*') },
            { Sid: 'HandOnItsRole', Effect: 'Allow', Action: 'iam:PassRole', Resource: getAtt('Role', 'Arn'), Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } } },
            ...ForPeople,
          ],
        },
      },
    },
  }) satisfies Resources

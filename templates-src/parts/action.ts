import { getAtt, If, noValue, ref, sub, type Resources, type Value } from '../cfn/index.ts'
import { serviceRole } from './service-role.ts'

/**
 * A step that calls an API, with the ARNs it is called on. The document has the step, and its role may take it, where the
 * condition holds.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
 */
export type Step = {
  name: string
  action: 'aws:executeAwsApi' | 'aws:waitForAwsResourceProperty' | 'aws:assertAwsResourceProperty'
  /** Service is boto3's name of it; the rest is spelt as the API has it. */
  inputs: { Service: string; Api: string; [input: string]: unknown }
  outputs?: { Name: string; Selector: string; Type: 'String' | 'StringList' | 'Boolean' | 'Integer' | 'StringMap' }[]
  timeoutSeconds?: number
  onFailure?: 'Abort' | 'Continue'
  Resource: Value<string> | Value<string>[]
  Condition?: string
}

/** What boto3 and IAM call by different names. */
const prefixes: Record<string, string> = { elbv2: 'elasticloadbalancing', efs: 'elasticfilesystem', stepfunctions: 'states' }

const when = (condition: string | undefined, value: object) => (condition ? If(condition, value, noValue) : value)

/**
 * The resources of an action of a launched product: an Automation document named after the root stack, whose name the
 * parameter `Name` of the stack holds, and a role for just its calls. `Pass` are roles that a step hands to a service.
 */
export function action({ Document, Description, Steps, Pass }: { Document: string; Description: string; Steps: Step[]; Pass?: { Roles: Value<string>[]; Service: string } }) {
  const called = Steps.map(({ inputs: { Service, Api }, Resource, Condition }) =>
    when(Condition, { Effect: 'Allow', Action: `${prefixes[Service] ?? Service}:${Api}`, Resource }),
  )
  const passed = Pass ? [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: Pass.Roles, Condition: { StringEquals: { 'iam:PassedToService': Pass.Service } } }] : []
  return {
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html
    Role: serviceRole('ssm.amazonaws.com', 'ssm:${AWS::Region}:${AWS::AccountId}:automation-execution/*'),
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: [ref('Role')], PolicyDocument: { Version: '2012-10-17', Statement: [...called, ...passed] } },
    },
    Document: {
      Type: 'AWS::SSM::Document',
      DependsOn: 'Policy',
      Properties: {
        Name: sub(`\${Name}-${Document}`),
        DocumentType: 'Automation',
        // A document that was replaced would meet its own name.
        UpdateMethod: 'NewVersion',
        Content: {
          schemaVersion: '0.3',
          description: Description,
          assumeRole: getAtt('Role', 'Arn'),
          mainSteps: Steps.map(({ Resource: _, Condition, ...step }) => when(Condition, step)),
        },
      },
    },
  } satisfies Resources
}

/**
 * What a service action takes hold of a launch by, in the root: the one resource of its type there, named as the stack is.
 * Service Catalog offers a TARGET the resources of one type in the stack it launched.
 * https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ExecuteProvisionedProductServiceAction.html
 */
export const actionTarget = {
  Type: 'AWS::SSM::Parameter',
  Properties: {
    Name: ref('AWS::StackName'),
    Type: 'String',
    Value: ref('AWS::StackName'),
    Description: 'By which service actions find the documents of this stack',
  },
} satisfies Resources[string]

import { getAtt, If, noValue, ref, type Resource, type Resources } from '../cfn/index.ts'
import { bounded } from './bounded.ts'
import { serviceRole } from './service-role.ts'

type Properties = NonNullable<Extract<Resource, { Type: 'AWS::Lambda::Function' }>['Properties']>

/**
 * A function in Python, whose runtime has boto3: `index.handler` of `Code`, its log for a year, and its role, which may
 * write the log and do what `Grants` say. Timeout in seconds. `KmsKeyArn` is a parameter of the stack it stands in, `HasKey`
 * and `HasBoundary` are its conditions.
 */
export const pythonFunction = ({ Description, Code, Timeout, Grants, Environment }: { Description: string; Code: string; Timeout: number; Grants: unknown[]; Environment?: Properties['Environment'] }) =>
  ({
    Logs: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete', Properties: { RetentionInDays: 365, KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) } },
    Role: serviceRole('lambda.amazonaws.com', 'lambda:${AWS::Region}:${AWS::AccountId}:function:*'),
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Path: bounded.Path,
        Roles: [ref('Role')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Sid: 'WriteTheLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt('Logs', 'Arn') }, ...Grants],
        },
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      DependsOn: 'Policy',
      Properties: {
        Description,
        Runtime: 'python3.13',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout,
        MemorySize: 256,
        Role: getAtt('Role', 'Arn'),
        Code: { ZipFile: Code },
        ...(Environment && { Environment }),
        LoggingConfig: { LogGroup: ref('Logs'), LogFormat: 'JSON' },
      },
    },
  }) satisfies Resources

import { getAtt, output, ref, template, type Resources, type Template } from '../cfn/index.ts'
import { longestPolicy } from '../cfn/check/policies.ts'
import { arn, type Statement, statementsOf } from '../cfn/permissions/statements.ts'
import { boundaryName } from '../parts/bounded.ts'

/** Services whose permissions share a policy: a type more changes one policy only, and ten are enough for any product. */
const groups: Record<string, readonly string[]> = {
  Identity: ['iam', 'sts'],
  Network: ['acm', 'ec2', 'elasticloadbalancing', 'route53', 'servicediscovery', 'wafv2'],
  Compute: ['application-autoscaling', 'autoscaling', 'batch', 'codebuild', 'ecr', 'ecs', 'imagebuilder', 'lambda'],
  Data: ['backup', 'dynamodb', 'elasticache', 'elasticfilesystem', 'fsx', 'kms', 'rds', 's3', 'secretsmanager'],
  Operations: ['budgets', 'cloudwatch', 'events', 'firehose', 'logs', 'scheduler', 'servicecatalog', 'sns', 'sqs', 'ssm'],
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const most = 10

/**
 * What Service Catalog itself calls with the role, beside what the handlers need.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
 */
const stackCalls = ['CreateStack', 'DeleteStack', 'DescribeStackEvents', 'DescribeStacks', 'SetStackPolicy', 'UpdateStack'].map((name) => `cloudformation:${name}`)
const templateCalls = ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate']
export const catalogCalls: readonly string[] = [...stackCalls, ...templateCalls, 's3:GetObject', 'ssm:GetParameters']

const catalog = (stacks: Statement[], root: Template): Statement[] => [
  {
    Sid: 'StacksOfTheCatalog',
    Effect: 'Allow',
    Action: [...new Set([...stackCalls, ...stacks.flatMap(({ Action }) => Action)])].sort(),
    Resource: arn('cloudformation:*:@:stack/SC-*'),
  },
  { Sid: 'LookAtTemplates', Effect: 'Allow', Action: templateCalls, Resource: '*' },
  {
    // Service Catalog tags its own copies, and publish tags the children it uploads.
    Sid: 'ReadTemplates',
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { StringEquals: { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' } },
  },
  ...parametersRead(root),
]

/**
 * What CloudFormation reads for parameters that name one of SSM: those that AWS publishes, which are in no account.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
const parametersRead = ({ Parameters = {} }: Template): Statement[] =>
  Object.values(Parameters).some(({ Type }) => Type.startsWith('AWS::SSM::Parameter::Value<'))
    ? [{ Sid: 'ReadPublicParameters', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: arn('ssm:*::parameter/aws/service/*') }]
    : []

/** The characters of a statement that IAM counts, with the longest partition there is, and of a policy. */
const lengthOfOne = (statement: Statement) =>
  JSON.stringify(statement).replaceAll(/\{"Fn::Sub":("[^"]*")\}/g, '$1').replaceAll('${AWS::Partition}', 'aws-us-gov').replaceAll('${AWS::AccountId}', '123456789012').length
const lengthOf = (lengths: number[]) => lengths.reduce((sum, length) => sum + length + 1, JSON.stringify({ Version: '2012-10-17', Statement: [] }).length - 1)

type Policy = { statements: Statement[]; lengths: number[] }

/** Statements in as many policies as they need, in order. */
function packed(name: string, statements: Statement[]): [string, Policy][] {
  const policies: Policy[] = []
  for (const statement of statements) {
    const length = lengthOfOne(statement)
    const last = policies.at(-1)
    if (last && lengthOf([...last.lengths, length]) <= longestPolicy) {
      last.statements.push(statement)
      last.lengths.push(length)
    } else policies.push({ statements: [statement], lengths: [length] })
  }
  return policies.map((policy, index) => [`${name}Policy${index === 0 ? '' : index + 1}`, policy])
}

/**
 * The role that a product is launched with, derived: what the handlers of its resources call, on what it makes. The roles
 * it makes have the boundary of that name, or are not made.
 * Throws a RangeError for types whose handlers nobody knows, and when IAM's limits are too narrow.
 */
export function launchRole({ RoleName, Name, Template: root, Boundary = boundaryName }: { RoleName: string; Name: string; Template: Template; Boundary?: string }) {
  const services = statementsOf(root, Boundary)
  const grouped = (name: string, members: readonly string[]) => packed(name, members.flatMap((service) => services.get(service) ?? []))
  const listed = ['cloudformation', ...Object.values(groups).flat()]
  const policies = [
    ...packed('Stack', catalog(services.get('cloudformation') ?? [], root)),
    ...Object.entries(groups).flatMap(([name, members]) => grouped(name, members)),
    ...grouped('Other', [...services.keys()].filter((service) => !listed.includes(service))),
  ]
  if (policies.length > most) throw new RangeError(`${RoleName}: needs ${policies.length} policies; a role takes ${most}: split the product`)
  const long = policies.filter(([, { lengths }]) => lengthOf(lengths) > longestPolicy)
  if (long.length > 0) throw new RangeError(`${RoleName}: a statement of ${long.map(([name]) => name).join(', ')} is longer than the ${longestPolicy} characters that IAM takes; name fewer resources`)
  return template({
    Description: `Launch role of ${Name}, for the hub and every account that launches it`,
    Resources: {
      LaunchRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName,
          Description: `Service Catalog launches ${Name} with this role`,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'servicecatalog.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      },
      ...Object.fromEntries(
        policies.map(([name, { statements: Statement }]): [string, Resources[string]] => [
          name,
          { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [ref('LaunchRole')], PolicyDocument: { Version: '2012-10-17', Statement } } },
        ]),
      ),
    },
    Outputs: { LaunchRoleArn: output('String', getAtt('LaunchRole', 'Arn'), { Description: 'The role that launches act with' }) },
  })
}

import { and, condition, equals, getAtt, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { arn, regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { bucketArns, objectActions, objectArns } from '../parts/buckets.ts'
import { decryptsSecrets } from '../parts/decrypts-secrets.ts'
import { onlyInItsVpc } from '../parts/only-in-its-vpc.ts'
import { rolePolicy } from '../parts/role-policy.ts'

const ec2 = (...names: string[]) => names.map((name) => regional('ec2', `${name}/*`))
const withOwnProfile = { ArnEquals: { 'ec2:InstanceProfile': getAtt('CloudProfile', 'Arn') } }
const byS3 = { StringEquals: { 'kms:ViaService': sub('s3.${AWS::Region}.amazonaws.com') } }

/**
 * AWS Cloud compute environments, which run a pipeline on one instance: the role of the instance, made ahead, and what
 * Seqera Platform may do with instances of that role, and with no others.
 * https://docs.seqera.io/platform-cloud/compute-envs/aws-cloud
 */
export const seqeraCloud = () =>
  template({
    Description: 'AWS Cloud: the role of instances, and what Seqera Platform may do with them',
    Parameters: {
      RoleName: { Type: 'String' },
      Base: { Type: 'String' },
      Buckets: { Type: 'String' },
      LogGroup: { Type: 'String' },
      UserdataErrorDetection: { Type: 'String' },
      SecretsInstanceRole: { Type: 'String' },
      SecretsKmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasUserdataCheck: equals(ref('UserdataErrorDetection'), 'true'),
      HasSecrets: equals(ref('SecretsInstanceRole'), 'true'),
      HasSecretsKey: and(condition('HasSecrets'), not(equals(ref('SecretsKmsKeyArn'), ''))),
    },
    Resources: {
      CloudRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          ...bounded,
          RoleName: sub('${Base}-CloudRole'),
          // EC2 sends no source, so that its trust has none.
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
        },
      },
      CloudProfile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Path: bounded.Path, InstanceProfileName: sub('${Base}-CloudRole'), Roles: [ref('CloudRole')] } },
      CloudRolePolicy: rolePolicy('CloudRole', 'What the instance of a pipeline or Studio may do', [
        { Sid: 'ListBuckets', Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: bucketArns('Buckets') },
        { Sid: 'UseObjects', Effect: 'Allow', Action: objectActions, Resource: objectArns('Buckets') },
        { Sid: 'UseKeysOfBuckets', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], Resource: regional('kms', 'key/*'), Condition: byS3 },
        { Sid: 'SignInToTheRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        { Sid: 'PullImages', Effect: 'Allow', Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Resource: regional('ecr', 'repository/*') },
        { Sid: 'WriteLogs', Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'], Resource: [regional('logs', 'log-group:${LogGroup}:*'), regional('logs', 'log-group:/seqera/*')] },
        { Sid: 'SendMetrics', Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', Condition: { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } } },
        If('HasSecrets', { Sid: 'FindPipelineSecrets', Effect: 'Allow', Action: 'secretsmanager:ListSecrets', Resource: '*' }, noValue),
        If('HasSecrets', { Sid: 'KeepSecretsOfRuns', Effect: 'Allow', Action: ['secretsmanager:CreateSecret', 'secretsmanager:DeleteSecret', 'secretsmanager:GetSecretValue'], Resource: regional('secretsmanager', 'secret:tower-*') }, noValue),
        If('HasSecretsKey', decryptsSecrets('ReadSecrets', ref('SecretsKmsKeyArn')), noValue),
        onlyInItsVpc,
      ]),
      CloudPolicy: rolePolicy('RoleName', 'AWS Cloud: starts and ends instances of one role', [
        {
          Sid: 'FillTheForm',
          Effect: 'Allow',
          Action: ['Images', 'Instances', 'InstanceTypes', 'KeyPairs', 'SecurityGroups', 'Subnets', 'Vpcs'].map((name) => `ec2:Describe${name}`),
          Resource: '*',
        },
        { Sid: 'StartInstancesOfTheRole', Effect: 'Allow', Action: 'ec2:RunInstances', Resource: ec2('instance'), Condition: withOwnProfile },
        { Sid: 'StartThemWith', Effect: 'Allow', Action: 'ec2:RunInstances', Resource: [arn('ec2:${AWS::Region}::image/*'), arn('ec2:${AWS::Region}::snapshot/*'), ...ec2('image', 'key-pair', 'network-interface', 'security-group', 'subnet', 'volume')] },
        { Sid: 'NameThem', Effect: 'Allow', Action: 'ec2:CreateTags', Resource: ec2('instance', 'network-interface', 'volume'), Condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } } },
        { Sid: 'EndInstancesOfTheRole', Effect: 'Allow', Action: ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:TerminateInstances'], Resource: ec2('instance'), Condition: withOwnProfile },
        If('HasUserdataCheck', { Sid: 'SeeWhyInstancesFail', Effect: 'Allow', Action: 'ec2:GetConsoleOutput', Resource: ec2('instance'), Condition: withOwnProfile }, noValue),
        { Sid: 'ReadLogs', Effect: 'Allow', Action: 'logs:GetLogEvents', Resource: [regional('logs', 'log-group:${LogGroup}:*'), regional('logs', 'log-group:/seqera/*')] },
        { Sid: 'HandOnTheRole', Effect: 'Allow', Action: 'iam:PassRole', Resource: getAtt('CloudRole', 'Arn'), Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } },
      ]),
    },
    Outputs: { InstanceProfileArn: output('String', getAtt('CloudProfile', 'Arn')) },
  })

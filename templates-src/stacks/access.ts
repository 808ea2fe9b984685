import { and, condition, equals, getAtt, If, noValue, not, or, output, ref, split, sub, template } from '../cfn/index.ts'
import { arn, regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { serviceRole } from '../parts/service-role.ts'
import { submissionStatements } from '../parts/submission.ts'
import { throughS3 } from '../parts/through-s3.ts'

const github = 'token.actions.githubusercontent.com'

/** Who may do what: the roles of the jobs, and the role that submits them, for the people and workflows named. */
export const access = () =>
  template({
    Description: 'Roles of the jobs, and the role that submits them',
    Parameters: {
      Name: { Type: 'String' },
      BucketName: { Type: 'String' },
      LogGroupName: { Type: 'String' },
      ImageSource: { Type: 'String' },
      RepositoryArn: { Type: 'String' },
      SubmitterArns: { Type: 'String' },
      GitHubSubjects: { Type: 'String' },
      GitHubOidcProvider: { Type: 'String' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasRepository: not(equals(ref('ImageSource'), 'PublicImage')),
      HasPullThroughCache: equals(ref('ImageSource'), 'PullThroughCache'),
      HasSubmitters: not(equals(ref('SubmitterArns'), '')),
      HasGitHub: not(equals(ref('GitHubSubjects'), '')),
      HasSubmissionRole: or(condition('HasSubmitters'), condition('HasGitHub')),
      HasNewOidcProvider: and(condition('HasGitHub'), equals(ref('GitHubOidcProvider'), 'Create')),
    },
    Resources: {
      ExecutionRole: serviceRole('ecs-tasks.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
      ExecutionPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'Starts jobs: pulls the image, writes the log',
          Roles: [ref('ExecutionRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'WriteTheLog',
                Effect: 'Allow',
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                Resource: regional('logs', 'log-group:${LogGroupName}:*'),
              },
              If(
                'HasRepository',
                { Sid: 'SignInToTheRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
                noValue,
              ),
              If(
                'HasRepository',
                {
                  Sid: 'PullTheImage',
                  Effect: 'Allow',
                  Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
                  Resource: ref('RepositoryArn'),
                },
                noValue,
              ),
              // The first pull of an image makes its repository; AWS's own policy for this role lacks both.
              If(
                'HasPullThroughCache',
                {
                  Sid: 'FillTheCache',
                  Effect: 'Allow',
                  Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
                  Resource: ref('RepositoryArn'),
                },
                noValue,
              ),
            ],
          },
        },
      },
      TaskRole: serviceRole('ecs-tasks.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
      TaskPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'What a job may do: read its source, write its results',
          Roles: [ref('TaskRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'SourcesAndResults',
                Effect: 'Allow',
                Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
                Resource: arn('s3:::${BucketName}/mutants-remote/*'),
              },
              {
                Sid: 'ListThem',
                Effect: 'Allow',
                Action: 's3:ListBucket',
                Resource: arn('s3:::${BucketName}'),
                Condition: { StringLike: { 's3:prefix': 'mutants-remote/*' } },
              },
              throughS3,
            ],
          },
        },
      },
      OidcProvider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'HasNewOidcProvider',
        Properties: { Url: `https://${github}`, ClientIdList: ['sts.amazonaws.com'] },
      },
      SubmissionRole: {
        Type: 'AWS::IAM::Role',
        Condition: 'HasSubmissionRole',
        Properties: {
          ...bounded,
          // The client stays until its jobs have ended, and does not renew its session.
          MaxSessionDuration: 14400,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              If(
                'HasSubmitters',
                { Sid: 'People', Effect: 'Allow', Principal: { AWS: split(',', ref('SubmitterArns')) }, Action: 'sts:AssumeRole' },
                noValue,
              ),
              If(
                'HasGitHub',
                {
                  Sid: 'GitHubActions',
                  Effect: 'Allow',
                  Principal: {
                    Federated: If(
                      'HasNewOidcProvider',
                      ref('OidcProvider'),
                      sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${github}`),
                    ),
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringEquals: {
                      [`${github}:aud`]: 'sts.amazonaws.com',
                      [`${github}:sub`]: split(',', ref('GitHubSubjects')),
                    },
                  },
                },
                noValue,
              ),
            ],
          },
        },
      },
      SubmissionPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Condition: 'HasSubmissionRole',
        Properties: {
          Path: bounded.Path,
          Description: 'What the mutants-remote client may do, and nothing else',
          Roles: [ref('SubmissionRole')],
          PolicyDocument: { Version: '2012-10-17', Statement: [...submissionStatements, throughS3] },
        },
      },
    },
    Outputs: {
      ExecutionRoleArn: output('String', getAtt('ExecutionRole', 'Arn')),
      TaskRoleArn: output('String', getAtt('TaskRole', 'Arn')),
      SubmissionRole: output(
        'String',
        If(
          'HasSubmissionRole',
          getAtt('SubmissionRole', 'Arn'),
          'None: update the farm with SubmitterArns or GitHubSubjects to get a role that may submit jobs and nothing else',
        ),
      ),
    },
  })

import { equals, getAtt, If, join, not, noValue, or, condition, output, ref, sub, template } from '../cfn/index.ts'
import { assumedByTasks, policy } from '../parts/policies.ts'

/** Who may do what: the role that starts containers, the role of the jobs, and the role that submits jobs. */
export function access() {
  return template({
    Description: 'Roles of the jobs and of those who submit them',
    Parameters: {
      Name: { Type: 'String', Description: 'Name of the farm; queue and job definitions begin with it' },
      BucketName: { Type: 'String', Description: 'Bucket for sources and results' },
      LogGroupName: { Type: 'String', Description: 'Log group of the jobs' },
      RepositoryArn: { Type: 'String', Default: '', Description: 'Repositories that jobs pull from; blank for a public image' },
      HasPrivateImage: { Type: 'String', Default: 'false', Description: 'Whether the image comes from a repository of this account' },
      SubmitterArns: { Type: 'CommaDelimitedList', Default: '', Description: 'Roles and users that may submit jobs' },
      GitHubSubjects: { Type: 'CommaDelimitedList', Default: '', Description: 'Subjects of GitHub Actions that may submit jobs' },
      CreateOidcProvider: { Type: 'String', Default: 'false', Description: 'Whether to make the identity provider of GitHub' },
    },
    Conditions: {
      IsPrivateImage: equals(ref('HasPrivateImage'), 'true'),
      HasSubmitters: not(equals(join('', ref('SubmitterArns')), '')),
      HasGitHub: not(equals(join('', ref('GitHubSubjects')), '')),
      HasSubmission: or(condition('HasSubmitters'), condition('HasGitHub')),
      HasOidcProvider: equals(ref('CreateOidcProvider'), 'true'),
    },
    Resources: {
      ExecutionRole: {
        Type: 'AWS::IAM::Role',
        Properties: { Description: 'Pulls the image and writes the logs of the jobs', AssumeRolePolicyDocument: assumedByTasks() },
      },
      ExecutionPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Description: 'Pull the image, write the logs',
          Roles: [ref('ExecutionRole')],
          PolicyDocument: policy(
            {
              Sid: 'Logs',
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: sub('arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${LogGroupName}:*'),
            },
            If('IsPrivateImage', { Sid: 'Login', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' }, noValue),
            If(
              'IsPrivateImage',
              {
                Sid: 'Pull',
                Effect: 'Allow',
                // The last two let a pull-through cache fetch what it does not have yet.
                Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage', 'ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
                Resource: ref('RepositoryArn'),
              },
              noValue,
            ),
          ),
        },
      },
      TaskRole: {
        Type: 'AWS::IAM::Role',
        Properties: { Description: 'What the jobs themselves may do', AssumeRolePolicyDocument: assumedByTasks() },
      },
      TaskPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Description: 'Read sources and write results',
          Roles: [ref('TaskRole')],
          PolicyDocument: policy(
            { Sid: 'Objects', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:PutObjectTagging'], Resource: sub('arn:${AWS::Partition}:s3:::${BucketName}/mutants-remote/*') },
            {
              Sid: 'List',
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: sub('arn:${AWS::Partition}:s3:::${BucketName}'),
              Condition: { StringLike: { 's3:prefix': 'mutants-remote/*' } },
            },
          ),
        },
      },
      // One of these may stand in an account; the thumbprint is not asked for since AWS trusts GitHub's certificate itself.
      OidcProvider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'HasOidcProvider',
        Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] },
      },
      SubmissionRole: {
        Type: 'AWS::IAM::Role',
        Condition: 'HasSubmission',
        DependsOn: 'OidcProvider',
        Properties: {
          Description: 'Submits jobs, follows their logs and fetches their results',
          MaxSessionDuration: 14400,
          AssumeRolePolicyDocument: policy(
            If('HasSubmitters', { Effect: 'Allow', Principal: { AWS: ref('SubmitterArns') }, Action: 'sts:AssumeRole' }, noValue),
            If(
              'HasGitHub',
              {
                Effect: 'Allow',
                Principal: { Federated: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com') },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {
                  StringEquals: {
                    'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                    'token.actions.githubusercontent.com:sub': ref('GitHubSubjects'),
                  },
                },
              },
              noValue,
            ),
          ),
        },
      },
      SubmissionPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Condition: 'HasSubmission',
        Properties: {
          Description: 'What the mutants-remote client calls, and no more',
          Roles: [ref('SubmissionRole')],
          PolicyDocument: policy(
            // None of these can be limited to a resource.
            {
              Sid: 'Look',
              Effect: 'Allow',
              Action: ['s3:ListAllMyBuckets', 'batch:ListJobs', 'batch:DescribeJobs', 'batch:DescribeJobQueues', 'batch:DescribeJobDefinitions'],
              Resource: '*',
            },
            {
              Sid: 'Objects',
              Effect: 'Allow',
              Action: ['s3:PutObject', 's3:PutObjectTagging', 's3:GetObject', 's3:GetObjectTagging'],
              Resource: sub('arn:${AWS::Partition}:s3:::${BucketName}/mutants-remote/*'),
            },
            {
              Sid: 'List',
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: sub('arn:${AWS::Partition}:s3:::${BucketName}'),
              Condition: { StringLike: { 's3:prefix': 'mutants-remote/*' } },
            },
            { Sid: 'Locate', Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: sub('arn:${AWS::Partition}:s3:::${BucketName}') },
            {
              Sid: 'Submit',
              Effect: 'Allow',
              Action: 'batch:SubmitJob',
              Resource: [
                sub('arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job-queue/${Name}'),
                ...['amd64', 'arm64'].flatMap((architecture) =>
                  ['', ':*'].map((revision) =>
                    sub(`arn:\${AWS::Partition}:batch:\${AWS::Region}:\${AWS::AccountId}:job-definition/\${Name}-${architecture}${revision}`),
                  ),
                ),
              ],
            },
            {
              Sid: 'Tag',
              Effect: 'Allow',
              Action: 'batch:TagResource',
              Resource: [
                sub('arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job/*'),
                sub('arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job-definition/${Name}-*'),
              ],
            },
            // The client tags its jobs; those of others stay out of reach.
            {
              Sid: 'End',
              Effect: 'Allow',
              Action: ['batch:TerminateJob', 'batch:CancelJob'],
              Resource: sub('arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job/*'),
              Condition: { Null: { 'aws:ResourceTag/mutants.rs/run-id': 'false' } },
            },
            // A live tail names the group without the colon and star that other calls put behind it.
            {
              Sid: 'Logs',
              Effect: 'Allow',
              Action: ['logs:StartLiveTail', 'logs:StopLiveTail', 'logs:GetLogEvents', 'logs:FilterLogEvents', 'logs:DescribeLogStreams'],
              Resource: ['', ':*'].map((end) => sub(`arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${LogGroupName}${end}`)),
            },
          ),
        },
      },
    },
    Outputs: {
      ExecutionRoleArn: output('String', getAtt('ExecutionRole', 'Arn'), { Description: 'Role that starts containers' }),
      TaskRoleArn: output('String', getAtt('TaskRole', 'Arn'), { Description: 'Role of the jobs' }),
      SubmissionRole: output(
        'String',
        If('HasSubmission', getAtt('SubmissionRole', 'Arn'), 'none; update with SubmitterArns or GitHubSubjects to get one'),
        { Description: 'Role to assume for submitting jobs' },
      ),
    },
  })
}

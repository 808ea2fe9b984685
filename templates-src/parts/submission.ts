import { sub } from '../cfn/index.ts'
import { arn } from './arn.ts'

const batch = (resource: string) => sub(`arn:\${AWS::Partition}:batch:\${AWS::Region}:\${AWS::AccountId}:${resource}`)
const jobDefinitions = ['amd64', 'arm64'].flatMap((suffix) => [
  batch(`job-definition/\${Name}-${suffix}`),
  batch(`job-definition/\${Name}-${suffix}:*`),
])
const logGroup = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${LogGroupName}'

/**
 * What the calls of the mutants-remote client need: a statement a purpose, for a stack with the parameters `Name`,
 * `BucketName` and `LogGroupName`. Neither role of the jobs is passed, as the job definitions hold them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html
 */
export const submissionStatements = [
  {
    Sid: 'FindBucketAndJobs',
    Effect: 'Allow',
    Action: [
      'batch:DescribeJobDefinitions',
      'batch:DescribeJobQueues',
      'batch:DescribeJobs',
      'batch:ListJobs',
      's3:ListAllMyBuckets',
    ],
    // None of them can be limited to a resource.
    Resource: '*',
  },
  {
    Sid: 'SourcesAndResults',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject', 's3:PutObjectTagging'],
    Resource: arn('s3:::${BucketName}/mutants-remote/*'),
  },
  {
    Sid: 'ListThem',
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: arn('s3:::${BucketName}'),
    Condition: { StringLike: { 's3:prefix': 'mutants-remote/*' } },
  },
  {
    Sid: 'FindTheRegionOfTheBucket',
    Effect: 'Allow',
    Action: 's3:GetBucketLocation',
    Resource: arn('s3:::${BucketName}'),
  },
  {
    Sid: 'SubmitToThisFarm',
    Effect: 'Allow',
    Action: 'batch:SubmitJob',
    Resource: [batch('job-queue/${Name}'), ...jobDefinitions],
  },
  {
    Sid: 'TagJobs',
    Effect: 'Allow',
    Action: 'batch:TagResource',
    Resource: [batch('job/*'), ...jobDefinitions],
  },
  {
    Sid: 'StopJobsOfTheClient',
    Effect: 'Allow',
    Action: ['batch:CancelJob', 'batch:TerminateJob'],
    Resource: batch('job/*'),
    Condition: { Null: { 'aws:ResourceTag/mutants.rs/run-id': 'false' } },
  },
  {
    Sid: 'FollowTheLog',
    Effect: 'Allow',
    Action: [
      'logs:DescribeLogStreams',
      'logs:FilterLogEvents',
      'logs:GetLogEvents',
      'logs:StartLiveTail',
      'logs:StopLiveTail',
    ],
    // Live Tail asks for the group without the asterisk, the other actions with it.
    Resource: [sub(logGroup), sub(`${logGroup}:*`)],
  },
]

import { and, condition, equals, getAtt, If, join, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { arn } from '../parts/arn.ts'

/** What the hub account needs itself: the bucket that templates are read from, and the role of self-managed stack sets. */
export function hub() {
  const objects = sub('${TemplateBucket.Arn}/*')
  return template({
    Description: 'The hub of a Stackroom: template bucket, and the role of self-managed stack sets',
    Parameters: {
      BucketName: { Type: 'String', Description: 'Name of the template bucket' },
      OrganizationId: { Type: 'String', Default: '', Description: 'Organization whose accounts may read templates; blank for none' },
      ReaderAccountIds: { Type: 'CommaDelimitedList', Default: '', Description: 'Accounts that may read templates where there is no organization' },
      HasStackSetAdministration: { Type: 'String', Default: 'false', AllowedValues: ['true', 'false'], Description: 'Whether to make the role of self-managed stack sets' },
    },
    Conditions: {
      HasOrganization: not(equals(ref('OrganizationId'), '')),
      HasReaders: and(not(condition('HasOrganization')), not(equals(join('', ref('ReaderAccountIds')), ''))),
      HasAdministration: equals(ref('HasStackSetAdministration'), 'true'),
    },
    Resources: {
      TemplateBucket: {
        Type: 'AWS::S3::Bucket',
        // Published versions read their templates from here for as long as somebody launches them.
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BucketName: ref('BucketName'),
          // Encrypted by S3 itself: a key of our own would need a grant for every account that launches.
          BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
          VersioningConfiguration: { Status: 'Enabled' },
          LifecycleConfiguration: { Rules: [{ Id: 'UnfinishedUploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] },
        },
      },
      TemplateBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: ref('TemplateBucket'),
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'TlsOnly',
                Effect: 'Deny',
                Principal: '*',
                Action: 's3:*',
                Resource: [getAtt('TemplateBucket', 'Arn'), objects],
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
              If(
                'HasOrganization',
                {
                  Sid: 'Organization',
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 's3:GetObject',
                  Resource: objects,
                  Condition: { StringEquals: { 'aws:PrincipalOrgID': ref('OrganizationId') } },
                },
                noValue,
              ),
              If('HasReaders', { Sid: 'Readers', Effect: 'Allow', Principal: { AWS: ref('ReaderAccountIds') }, Action: 's3:GetObject', Resource: objects }, noValue),
            ],
          },
        },
      },
      // StackSets looks for this name where nothing else is said.
      AdministrationRole: {
        Type: 'AWS::IAM::Role',
        Condition: 'HasAdministration',
        Properties: {
          RoleName: 'AWSCloudFormationStackSetAdministrationRole',
          Description: 'Self-managed stack sets reach target accounts with this role',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'cloudformation.amazonaws.com' },
                Action: 'sts:AssumeRole',
                Condition: {
                  StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
                  ArnLike: { 'aws:SourceArn': arn('cloudformation:*:${AWS::AccountId}:stackset/*') },
                },
              },
            ],
          },
        },
      },
      AdministrationPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Condition: 'HasAdministration',
        Properties: {
          Description: 'Assume the execution role of target accounts',
          Roles: [ref('AdministrationRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn('iam::*:role/AWSCloudFormationStackSetExecutionRole') }],
          },
        },
      },
    },
    Outputs: {
      TemplateBucket: output('String', ref('TemplateBucket'), { Description: 'Bucket that templates are read from' }),
    },
  })
}

import { equals, getAtt, If, noValue, not, output, ref, sub, template, type Resource } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { bounded } from '../parts/bounded.ts'
import { serviceRole } from '../parts/service-role.ts'
import { buildSpec } from '../parts/image-build.ts'

/** The image of the jobs, unless a public one serves: from a cache of ghcr.io in ECR, or a repository it is built into. */
export const image = () =>
  template({
    Description: 'Image of the jobs, cached from ghcr.io or built into a repository of its own',
    Parameters: {
      Name: { Type: 'String' },
      ImageSource: { Type: 'String' },
      CachedImage: { Type: 'String' },
      GhcrSecretArn: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasPullThroughCache: equals(ref('ImageSource'), 'PullThroughCache'),
      HasOwnRepository: equals(ref('ImageSource'), 'OwnRepository'),
    },
    Resources: {
      PullThroughCache: {
        Type: 'AWS::ECR::PullThroughCacheRule',
        Condition: 'HasPullThroughCache',
        Properties: {
          EcrRepositoryPrefix: sub('${Name}-ghcr'),
          UpstreamRegistry: 'github-container-registry',
          UpstreamRegistryUrl: 'ghcr.io',
          CredentialArn: ref('GhcrSecretArn'),
        },
      },
      CachedRepositories: {
        Type: 'AWS::ECR::RepositoryCreationTemplate',
        Condition: 'HasPullThroughCache',
        Properties: {
          Prefix: sub('${Name}-ghcr'),
          AppliedFor: ['PULL_THROUGH_CACHE'],
          ImageTagMutability: 'MUTABLE',
          LifecyclePolicy: keepTagged,
        },
      },
      // Everything in it can be built again, so that it goes with the farm.
      Repository: {
        Type: 'AWS::ECR::Repository',
        Condition: 'HasOwnRepository',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: {
          RepositoryName: sub('${Name}/cargo-mutants'),
          EmptyOnDelete: true,
          // The jobs' tags move to what was built last.
          ImageTagMutability: 'MUTABLE',
          ImageScanningConfiguration: { ScanOnPush: true },
          LifecyclePolicy: { LifecyclePolicyText: keepTagged },
        },
      },
      BuildLogs: {
        Type: 'AWS::Logs::LogGroup',
        Condition: 'HasOwnRepository',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: {
          LogGroupName: sub('${Name}-image'),
          RetentionInDays: ref('LogRetentionInDays'),
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
      BuildRole: serviceRole('codebuild.amazonaws.com', 'codebuild:${AWS::Region}:${AWS::AccountId}:project/*', {
        Condition: 'HasOwnRepository',
      }),
      BuildPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Condition: 'HasOwnRepository',
        Properties: {
          Path: bounded.Path,
          Description: 'Builds the image: pushes it, writes the log',
          Roles: [ref('BuildRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'WriteTheLog',
                Effect: 'Allow',
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                Resource: getAtt('BuildLogs', 'Arn'),
              },
              { Sid: 'SignInToTheRegistry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
              {
                Sid: 'PushTheImage',
                Effect: 'Allow',
                Action: [
                  'ecr:BatchCheckLayerAvailability',
                  'ecr:BatchGetImage',
                  'ecr:CompleteLayerUpload',
                  'ecr:InitiateLayerUpload',
                  'ecr:PutImage',
                  'ecr:UploadLayerPart',
                ],
                Resource: getAtt('Repository', 'Arn'),
              },
            ],
          },
        },
      },
      Amd64Build: build('amd64', 'LINUX_CONTAINER', 'aws/codebuild/amazonlinux-x86_64-standard:5.0'),
      Arm64Build: build('arm64', 'ARM_CONTAINER', 'aws/codebuild/amazonlinux-aarch64-standard:3.0'),
      StartRole: serviceRole('events.amazonaws.com', 'events:${AWS::Region}:${AWS::AccountId}:rule/*', {
        Condition: 'HasOwnRepository',
      }),
      StartPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Condition: 'HasOwnRepository',
        Properties: {
          Path: bounded.Path,
          Description: 'Starts the builds of the image',
          Roles: [ref('StartRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'codebuild:StartBuild',
                Resource: [getAtt('Amd64Build', 'Arn'), getAtt('Arm64Build', 'Arn')],
              },
            ],
          },
        },
      },
      // The first build starts when CloudFormation registers a job definition that needs it, which is after this stack.
      BuildRule: {
        Type: 'AWS::Events::Rule',
        Condition: 'HasOwnRepository',
        Properties: {
          Description: 'Builds the image with the farm, and every thirty days',
          ScheduleExpression: 'rate(30 days)',
          EventPattern: {
            source: ['aws.cloudformation'],
            'detail-type': ['CloudFormation Resource Status Change'],
            detail: {
              'physical-resource-id': [
                { prefix: regional('batch', 'job-definition/${Name}-amd64') },
              ],
              'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
            },
          },
          Targets: ['Amd64Build', 'Arm64Build'].map((project) => ({
            Id: project,
            Arn: getAtt(project, 'Arn'),
            RoleArn: getAtt('StartRole', 'Arn'),
          })),
        },
      },
    },
    Outputs: {
      Amd64Image: output('String', imageOf('amd64')),
      Arm64Image: output('String', imageOf('arm64')),
      RepositoryArn: output(
        'String',
        If(
          'HasOwnRepository',
          getAtt('Repository', 'Arn'),
          regional('ecr', 'repository/${Name}-ghcr/*'),
        ),
      ),
    },
  })

const keepTagged = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: 'Images that lost their tag to a newer one',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 7 },
      action: { type: 'expire' },
    },
  ],
})

/** Each processor has an image of its own, built on that processor: nothing is emulated, and nothing joins them. */
const imageOf = (tag: string) =>
  If(
    'HasOwnRepository',
    sub('${Repository.RepositoryUri}:' + tag),
    sub('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${Name}-ghcr/${CachedImage}'),
  )

const build = (tag: string, Type: 'LINUX_CONTAINER' | 'ARM_CONTAINER', Image: string): Resource => ({
  Type: 'AWS::CodeBuild::Project',
  Condition: 'HasOwnRepository',
  Properties: {
    Description: `Builds the ${tag} image of the jobs`,
    ServiceRole: getAtt('BuildRole', 'Arn'),
    Source: { Type: 'NO_SOURCE', BuildSpec: buildSpec },
    Artifacts: { Type: 'NO_ARTIFACTS' },
    Environment: {
      Type,
      Image,
      ComputeType: 'BUILD_GENERAL1_LARGE',
      // Building an image needs the Docker daemon.
      PrivilegedMode: true,
      EnvironmentVariables: [{ Name: 'IMAGE', Value: sub('${Repository.RepositoryUri}:' + tag) }],
    },
    LogsConfig: { CloudWatchLogs: { Status: 'ENABLED', GroupName: ref('BuildLogs'), StreamName: tag } },
    TimeoutInMinutes: 60,
  },
})

import { condition, equals, getAtt, If, or, output, ref, sub, template } from '../cfn/index.ts'

/** Where the jobs' image comes from: a public registry, a pull-through cache of GitHub's, or a repository of one's own. */
export function image() {
  return template({
    Description: 'Source of the container image',
    Parameters: {
      Name: { Type: 'String', Description: 'Name of the farm; repositories begin with it' },
      ImageSource: { Type: 'String', Default: 'Public', Description: 'Public, PullThroughCache or OwnRepository' },
      PublicImageUri: { Type: 'String', Description: 'Image in a public registry' },
      UpstreamRepository: { Type: 'String', Description: 'Repository on ghcr.io that the cache passes on' },
      ImageTag: { Type: 'String', Default: 'container', Description: 'Tag of the image in the cache or the repository' },
      GhcrSecretArn: { Type: 'String', Default: '', Description: 'Secret with the credentials for ghcr.io' },
    },
    Conditions: {
      HasCache: equals(ref('ImageSource'), 'PullThroughCache'),
      HasRepository: equals(ref('ImageSource'), 'OwnRepository'),
      HasPrivateImage: or(condition('HasCache'), condition('HasRepository')),
    },
    Resources: {
      CacheTemplate: {
        Type: 'AWS::ECR::RepositoryCreationTemplate',
        Condition: 'HasCache',
        Properties: {
          Prefix: sub('${Name}-github'),
          Description: 'Repositories that the pull-through cache creates',
          AppliedFor: ['PULL_THROUGH_CACHE'],
          // The cache follows a moving tag upstream.
          ImageTagMutability: 'MUTABLE',
          EncryptionConfiguration: { EncryptionType: 'AES256' },
          LifecyclePolicy: JSON.stringify({
            rules: [
              {
                rulePriority: 1,
                description: 'Keep what is current',
                selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
                action: { type: 'expire' },
              },
            ],
          }),
        },
      },
      Cache: {
        Type: 'AWS::ECR::PullThroughCacheRule',
        Condition: 'HasCache',
        DependsOn: 'CacheTemplate',
        Properties: {
          EcrRepositoryPrefix: sub('${Name}-github'),
          UpstreamRegistry: 'github-container-registry',
          UpstreamRegistryUrl: 'ghcr.io',
          CredentialArn: ref('GhcrSecretArn'),
        },
      },
      Repository: {
        Type: 'AWS::ECR::Repository',
        Condition: 'HasRepository',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          ImageScanningConfiguration: { ScanOnPush: true },
          // The jobs follow one tag, which each build moves.
          ImageTagMutability: 'MUTABLE',
          EncryptionConfiguration: { EncryptionType: 'AES256' },
        },
      },
    },
    Outputs: {
      ImageUri: output(
        'String',
        If(
          'HasCache',
          sub('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${Name}-github/${UpstreamRepository}:${ImageTag}'),
          If('HasRepository', sub('${Repository.RepositoryUri}:${ImageTag}'), ref('PublicImageUri')),
        ),
        { Description: 'Image that jobs run' },
      ),
      RepositoryArn: output(
        'String',
        If(
          'HasRepository',
          getAtt('Repository', 'Arn'),
          If('HasPrivateImage', sub('arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/${Name}-github/*'), ''),
        ),
        { Description: 'Repositories that jobs pull from; blank for a public image' },
      ),
    },
  })
}

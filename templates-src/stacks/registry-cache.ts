import { equals, not, output, ref, sub, template, type Resource } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'

/**
 * Copies in ECR of images of Docker Hub, GitHub and Quay, so that a thousand tasks are one pull for them. Each has the
 * prefix of its registry below the name of the environment.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export const registryCache = () =>
  template({
    Description: 'Pull-through caches of public registries',
    Parameters: {
      CachePrefix: { Type: 'String' },
      DockerHubSecretArn: { Type: 'String' },
      GhcrSecretArn: { Type: 'String' },
      CacheQuay: { Type: 'String' },
    },
    Conditions: {
      HasDockerHub: not(equals(ref('DockerHubSecretArn'), '')),
      HasGhcr: not(equals(ref('GhcrSecretArn'), '')),
      HasQuay: equals(ref('CacheQuay'), 'true'),
    },
    Resources: {
      DockerHub: rule('HasDockerHub', 'docker-hub', 'registry-1.docker.io', 'DockerHubSecretArn'),
      Ghcr: rule('HasGhcr', 'github-container-registry', 'ghcr.io', 'GhcrSecretArn', 'ghcr'),
      Quay: rule('HasQuay', 'quay', 'quay.io'),
    },
    Outputs: {
      Registry: output('String', sub('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${CachePrefix}')),
      RepositoryArn: output('String', regional('ecr', 'repository/${CachePrefix}-*')),
    },
  })

const rule = (Condition: string, UpstreamRegistry: string, UpstreamRegistryUrl: string, secret?: string, suffix = UpstreamRegistry): Resource => ({
  Type: 'AWS::ECR::PullThroughCacheRule',
  Condition,
  Properties: {
    EcrRepositoryPrefix: sub(`\${CachePrefix}-${suffix}`),
    UpstreamRegistry,
    UpstreamRegistryUrl,
    ...(secret && { CredentialArn: ref(secret) }),
  },
})

import { digest, type Place, uuid } from './digest.ts'

/** What an identity is made from: where it is, what it is called, what it shall be, and which revision of its name it is. */
export type Made = { place: Place; name: string; properties: Record<string, any>; revision: number }
/** What an attribute is made from: `version` counts the changes in place. */
export type Known = Omit<Made, 'revision'> & { id: string; version: number }

const hex = (place: Place, length: number, ...more: unknown[]) => digest(...Object.values(place), ...more).slice(0, length)
const letters = (length: number, ...parts: unknown[]) => [...digest(...parts)].slice(0, length).map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]).join('')
const arn = ({ partition, region, account }: Place, service: string, rest: string) => `arn:${partition}:${service}:${region}:${account}:${rest}`
/** eu-west-1 → euw1, as host names of caches have it. */
const short = (region: string) => region.replace(/^(\w+)-(\w)\w*-(\d)$/, '$1$2$3')

const kindOfBalancer = ({ Type }: Record<string, any>) => (Type === 'network' ? 'net' : Type === 'gateway' ? 'gwy' : 'app')
/** A secret's ARN ends with six characters of its own. */
const secret = (place: Place, name: string) => arn(place, 'secretsmanager', `secret:${name}-${letters(6, ...Object.values(place), name)}`)

/** What identifies a resource, where it is neither its name, nor a prefix and a number, nor an ARN of the specification's pattern. */
export const ids: Record<string, (made: Made) => string> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': ({ properties: { ResourceId, ScalableDimension, ServiceNamespace } }) => [ResourceId, ScalableDimension, ServiceNamespace].join('|'),
  'AWS::ApplicationAutoScaling::ScalingPolicy': ({ place, properties: { PolicyName, ServiceNamespace = 'ecs', ResourceId = 'service' } }) =>
    arn(place, 'autoscaling', `scalingPolicy:${uuid(...Object.values(place))}:resource/${ServiceNamespace}/${ResourceId}:policyName/${PolicyName}`),
  'AWS::CertificateManager::Certificate': ({ place }) => arn(place, 'acm', `certificate/${uuid(...Object.values(place))}`),
  'AWS::ECS::Service': ({ place, name, properties: { Cluster = 'default' } }) => arn(place, 'ecs', `service/${String(Cluster).split('/').at(-1)}/${name}`),
  'AWS::ECS::TaskDefinition': ({ place, name, properties: { Family = name }, revision }) => arn(place, 'ecs', `task-definition/${Family}:${revision}`),
  'AWS::EC2::EIP': ({ place }) => `203.0.113.${parseInt(hex(place, 4), 16) % 256}`,
  'AWS::ElasticLoadBalancingV2::Listener': ({ place, properties: { LoadBalancerArn } }) => `${String(LoadBalancerArn).replace(':loadbalancer/', ':listener/')}/${hex(place, 16)}`,
  'AWS::ElasticLoadBalancingV2::ListenerRule': ({ place, properties: { ListenerArn } }) => `${String(ListenerArn).replace(':listener/', ':listener-rule/')}/${hex(place, 16)}`,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ place, name, properties }) => arn(place, 'elasticloadbalancing', `loadbalancer/${kindOfBalancer(properties)}/${name}/${hex(place, 16)}`),
  'AWS::ElasticLoadBalancingV2::TargetGroup': ({ place, name }) => arn(place, 'elasticloadbalancing', `targetgroup/${name}/${hex(place, 16)}`),
  'AWS::KMS::Key': ({ place }) => uuid(...Object.values(place)),
  'AWS::Lambda::Permission': ({ name }) => name,
  'AWS::SNS::Subscription': ({ place, properties: { TopicArn } }) => `${TopicArn}:${uuid(...Object.values(place))}`,
  'AWS::SQS::Queue': ({ place: { region, account }, name }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  'AWS::SecretsManager::Secret': ({ place, name }) => secret(place, name),
  'AWS::WAFv2::IPSet': ({ place, name, properties: { Scope } }) => [name, uuid(...Object.values(place)), Scope].join('|'),
  'AWS::WAFv2::WebACL': ({ place, name, properties: { Scope } }) => [name, uuid(...Object.values(place)), Scope].join('|'),
}

// https://docs.aws.amazon.com/general/latest/gr/elb.html
const zonesOfBalancers: Record<string, string> = { 'us-east-1': 'Z35SXDOTRQ7X7K', 'us-west-2': 'Z1H1FL5HABSF5', 'eu-west-1': 'Z32O12XQLNTSW2', 'eu-central-1': 'Z215JYRZR1TBD5' }

type Attributes = Record<string, (known: Known) => unknown>

const database = (kind: 'db' | 'cluster'): Attributes => {
  const host = (prefix: string) => ({ id, place: { region, account } }: Known) => `${id}.${prefix}${letters(12, account, region)}.${region}.rds.amazonaws.com`
  const port = ({ properties: { Port, Engine = '' } }: Known) => String(Port ?? (/postgres/.test(Engine) ? 5432 : 3306))
  return {
    'Endpoint.Address': host(kind === 'cluster' ? 'cluster-' : ''),
    'Endpoint.Port': port,
    'ReadEndpoint.Address': host('cluster-ro-'),
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
    'MasterUserSecret.SecretArn': ({ id, place, properties }) => (properties.ManageMasterUserPassword ? secret(place, `rds!${kind}-${uuid(id, place.account)}`) : undefined),
    DbiResourceId: ({ id }) => `db-${digest(id).slice(0, 26).toUpperCase()}`,
    DBClusterResourceId: ({ id }) => `cluster-${digest(id).slice(0, 26).toUpperCase()}`,
  }
}

/** A cache answers under other names when it speaks TLS. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html */
const cacheHost = (secure: string, plain: string) => ({ id, place: { region, account }, properties }: Known) => {
  const rest = `${short(region)}.cache.amazonaws.com`
  const own = letters(6, account, region)
  return String(properties.TransitEncryptionEnabled) === 'true' ? `${secure}.${id}.${own}.${rest}` : `${id}${plain && `-${plain}`}.${own}.ng.0001.${rest}`
}
const cachePort = ({ properties: { Port = 6379 } }: Known) => String(Port)

const within = (part: 'loadbalancer' | 'targetgroup') => ({ id }: Known) => id.split(`:${part === 'targetgroup' ? '' : 'loadbalancer/'}`).at(-1)
const afterBar = ({ id }: Known) => id.split('|')[1]
const ofFirewall = (kind: string) => ({ id, place }: Known) => {
  const [name, own, scope] = id.split('|')
  return arn(place, 'wafv2', `${scope === 'CLOUDFRONT' ? 'global' : 'regional'}/${kind}/${name}/${own}`)
}

/** What Fn::GetAtt gives where it is more than the name, the ID or the ARN. */
export const attributes: Record<string, Attributes> = {
  'AWS::EC2::LaunchTemplate': { LatestVersionNumber: ({ version }) => String(version), DefaultVersionNumber: () => '1' },
  'AWS::EFS::FileSystem': { Arn: ({ id, place }) => arn(place, 'elasticfilesystem', `file-system/${id}`) },
  'AWS::EFS::AccessPoint': { Arn: ({ id, place }) => arn(place, 'elasticfilesystem', `access-point/${id}`) },
  'AWS::ElastiCache::ReplicationGroup': {
    'PrimaryEndPoint.Address': cacheHost('master', ''), 'PrimaryEndPoint.Port': cachePort,
    'ReaderEndPoint.Address': cacheHost('replica', 'ro'), 'ReaderEndPoint.Port': cachePort,
    'ConfigurationEndPoint.Address': cacheHost('clustercfg', ''), 'ConfigurationEndPoint.Port': cachePort,
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    CanonicalHostedZoneID: ({ place: { region } }) => zonesOfBalancers[region] ?? `Z${digest(region).slice(0, 13).toUpperCase()}`,
    DNSName: ({ id, name, place: { region }, properties }) =>
      properties.Type === 'network'
        ? `${name}-${id.split('/').at(-1)}.elb.${region}.amazonaws.com`
        : `${properties.Scheme === 'internal' ? 'internal-' : ''}${name}-${parseInt(digest(id).slice(0, 8), 16)}.${region}.elb.amazonaws.com`,
    LoadBalancerFullName: within('loadbalancer'),
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { TargetGroupFullName: within('targetgroup') },
  'AWS::FSx::FileSystem': {
    DNSName: ({ id, place: { region } }) => `${id}.fsx.${region}.amazonaws.com`,
    LustreMountName: ({ id }) => letters(8, id),
    ResourceARN: ({ id, place }) => arn(place, 'fsx', `file-system/${id}`),
  },
  'AWS::KMS::Key': { Arn: ({ id, place }) => arn(place, 'kms', `key/${id}`) },
  'AWS::RDS::DBCluster': database('cluster'),
  'AWS::RDS::DBInstance': database('db'),
  'AWS::Route53::HostedZone': {
    NameServers: ({ id }) => ['com', 'net', 'org', 'co.uk'].map((end, index) => `ns-${(parseInt(digest(id, end).slice(0, 4), 16) % 512) + 512 * index}.awsdns-${String(index * 16 + 1).padStart(2, '0')}.${end}`),
  },
  'AWS::SQS::Queue': { QueueUrl: ({ id }) => id },
  'AWS::Scheduler::Schedule': { Arn: ({ id, place, properties: { GroupName = 'default' } }) => arn(place, 'scheduler', `schedule/${GroupName}/${id}`) },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': { Arn: ({ id, place }) => arn(place, 'servicediscovery', `namespace/${id}`), HostedZoneId: ({ id }) => `Z${digest(id).slice(0, 13).toUpperCase()}` },
  'AWS::ServiceDiscovery::Service': { Arn: ({ id, place }) => arn(place, 'servicediscovery', `service/${id}`) },
  'AWS::WAFv2::IPSet': { Arn: ofFirewall('ipset'), Id: afterBar },
  'AWS::WAFv2::WebACL': { Arn: ofFirewall('webacl'), Id: afterBar, Capacity: () => '100', LabelNamespace: ({ name, place }) => `awswaf:${place.account}:webacl:${name}:` },
}

import { createHash } from 'node:crypto'
import { isCustom, resourceType } from './resource-types.ts'
import { digest, type Place } from './digest.ts'
import { attributes, ids, type Known } from './identities.ts'

const suffix = (place: Place, length = 12) =>
  [...createHash('sha256').update(Object.values(place).join('\n')).digest()].slice(0, length).map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'[byte % 36]).join('')

/** EC2 identifies by a prefix and a number. */
const prefixes: Record<string, string> = {
  'AWS::EC2::VPC': 'vpc', 'AWS::EC2::Subnet': 'subnet', 'AWS::EC2::InternetGateway': 'igw', 'AWS::EC2::RouteTable': 'rtb',
  'AWS::EC2::SecurityGroup': 'sg', 'AWS::EC2::NatGateway': 'nat', 'AWS::EC2::VPCEndpoint': 'vpce', 'AWS::EC2::EgressOnlyInternetGateway': 'eigw',
  'AWS::EC2::SubnetRouteTableAssociation': 'rtbassoc', 'AWS::EC2::VPCCidrBlock': 'vpc-cidr-assoc', 'AWS::EC2::SubnetCidrBlock': 'subnet-cidr-assoc',
  'AWS::EC2::LaunchTemplate': 'lt', 'AWS::EC2::Instance': 'i', 'AWS::EC2::Volume': 'vol', 'AWS::EC2::FlowLog': 'fl', 'AWS::EC2::NetworkAcl': 'acl',
  'AWS::EC2::SecurityGroupIngress': 'sgr', 'AWS::EC2::SecurityGroupEgress': 'sgr', 'AWS::EC2::VPCPeeringConnection': 'pcx', 'AWS::EFS::FileSystem': 'fs',
  'AWS::EFS::MountTarget': 'fsmt', 'AWS::EFS::AccessPoint': 'fsap', 'AWS::Route53::HostedZone': 'Z',
  'AWS::FSx::FileSystem': 'fs', 'AWS::ServiceDiscovery::PrivateDnsNamespace': 'ns', 'AWS::ServiceDiscovery::Service': 'srv', 'AWS::EC2::NetworkInterface': 'eni',
  'AWS::EC2::DHCPOptions': 'dopt', 'AWS::EC2::SubnetNetworkAclAssociation': 'aclassoc', 'AWS::EC2::PrefixList': 'pl', 'AWS::SSM::MaintenanceWindow': 'mw',
}
/** Names that must be in lower case. */
const lower = /^AWS::(S3::Bucket|ECR::Repository|RDS::|ElastiCache::|OpenSearchService::)/

/** Types that Ref names by something else than their identifier in the specification. */
const byName: Record<string, string> = {
  'AWS::Logs::LogGroup': 'LogGroupName', 'AWS::Logs::MetricFilter': 'FilterName', 'AWS::IAM::Role': 'RoleName', 'AWS::S3::Bucket': 'BucketName', 'AWS::SSM::Parameter': 'Name', 'AWS::ECR::Repository': 'RepositoryName',
  'AWS::Budgets::Budget': 'BudgetName', 'AWS::ECS::Cluster': 'ClusterName', 'AWS::Events::Rule': 'Name', 'AWS::CodeBuild::Project': 'Name', 'AWS::Lambda::Function': 'FunctionName',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier', 'AWS::RDS::DBCluster': 'DBClusterIdentifier', 'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId', 'AWS::ElastiCache::UserGroup': 'UserGroupId',
}

/** Names that say whose a resource of another type is. */
const owners: Record<string, string> = { FunctionName: 'AWS::Lambda::Function', LogGroupName: 'AWS::Logs::LogGroup' }

/** The property that names a resource, where it has one. */
export function nameProperty(type: string): string | undefined {
  const known = resourceType(type)
  if (!known || isCustom(type)) return undefined
  const short = type.split('::')[2]!
  const candidates = [byName[type], ...[known.id].flat(), `${short}Name`, short === 'ManagedPolicy' ? 'ManagedPolicyName' : undefined, 'Name']
  return candidates.find((name) => name && name in known.properties && /Name$|Prefix$|Identifier$|GroupId$/.test(name) && (owners[name] ?? type) === type)
}

/** `<stack>-<LogicalId>-<suffix>`, both cut to 24 characters where the whole would be too long for most services. Dashboards have no stack's name. */
function generatedName(type: string, place: Place) {
  const { stack, logicalId } = place
  const isLower = lower.test(type)
  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/783
  if (type === 'AWS::CloudWatch::Dashboard') return `${logicalId}-${suffix(place)}`
  // Load balancers and their groups have 32 characters, replication groups 40.
  if (/^AWS::(ElasticLoadBalancingV2|ElastiCache)::/.test(type)) return [stack.slice(0, 9), logicalId.slice(0, 9), suffix(place)].map((part) => (isLower ? part.toLowerCase() : part)).join('-')
  const isLong = stack.length + logicalId.length > 64 - 14
  const name = [...[stack, logicalId].map((part) => (isLong ? part.slice(0, 24) : part)), suffix(place)].join('-')
  return isLower ? name.toLowerCase() : name
}

/** What identifies a new resource: Ref gives it. A name that the template does not give is made from the stack's. */
export function physicalId(type: string, properties: Record<string, any>, place: Place, revision = 1): { id: string; name: string } {
  const property = nameProperty(type)
  const short = type.split('::')[2]!
  const made = generatedName(type, place)
  const name = String((property && properties[property]) ?? made)
  if (isCustom(type)) return { id: made, name: made }
  const prefix = prefixes[type]
  if (prefix) return { id: prefix === 'Z' ? `Z${digest(...Object.values(place)).slice(0, 19).toUpperCase()}` : `${prefix}-${digest(...Object.values(place)).slice(0, 17)}`, name }
  if (ids[type]) return { id: ids[type]({ place, name, properties, revision }), name }
  const known = resourceType(type)!
  const [first = ''] = [known.id].flat()
  if (byName[type] || (first in known.properties && property === first)) return { id: name, name }
  if (/Arn$|^Id$/.test(first) || type === 'AWS::IAM::ManagedPolicy' || type === 'AWS::SNS::Topic') return { id: arnOf(type, name, properties, place), name }
  if (first in known.properties && properties[first] !== undefined) return { id: String(properties[first]), name }
  return { id: property ? name : `${place.stack}-${short}-${suffix(place)}`, name }
}

/** An ARN as the specification has its pattern for the type, or as most services have it. */
export function arnOf(type: string, name: string, properties: Record<string, any>, { partition, account, region }: Place): string {
  const [, service = '', short = ''] = type.split('::')
  const path = properties.Path ?? '/'
  if (type === 'AWS::IAM::OIDCProvider') return `arn:${partition}:iam::${account}:oidc-provider/${String(properties.Url).replace('https://', '')}`
  if (service === 'IAM') return `arn:${partition}:iam::${account}:${short === 'ManagedPolicy' ? 'policy' : short === 'InstanceProfile' ? 'instance-profile' : short.toLowerCase()}${path}${name}`
  if (type === 'AWS::S3::Bucket') return `arn:${partition}:s3:::${name}`
  if (type === 'AWS::Logs::LogGroup') return `arn:${partition}:logs:${region}:${account}:log-group:${name}:*`
  if (type === 'AWS::Batch::JobDefinition') return `arn:${partition}:batch:${region}:${account}:job-definition/${name}:1`
  const pattern = resourceType(type)?.arn
  const filled = pattern?.replace(/\$\{(\w+)\}/g, (_, key: string) => ({ Partition: partition, Region: region, Account: account })[key] ?? properties[key] ?? name)
  return filled ?? `arn:${partition}:${service.toLowerCase()}:${region}:${account}:${short.toLowerCase()}/${name}`
}

/** What Fn::GetAtt gives; undefined for an attribute the type does not have. */
export function attributeOf(type: string, name: string, id: string, properties: Record<string, any>, place: Place, { name: called, version }: Pick<Known, 'name' | 'version'>): unknown {
  const known = resourceType(type)!
  const isList = known.attributes.includes(`${name}[]`)
  if (!isCustom(type) && !isList && !known.attributes.includes(name)) return undefined
  const special = attributes[type]?.[name]
  if (special) return special({ id, name: called, properties, place, version })
  const hex = digest(id, name)
  const made: Record<string, unknown> = {
    Ipv6CidrBlocks: type === 'AWS::EC2::VPC' ? [`2600:1f18:${hex.slice(0, 4)}:${hex.slice(4, 6)}00::/56`] : [properties.Ipv6CidrBlock ?? []].flat(),
    RepositoryUri: `${place.account}.dkr.ecr.${place.region}.amazonaws.com/${called}`,
    AllocationId: `eipalloc-${hex.slice(0, 17)}`,
    DefaultSecurityGroup: `sg-${hex.slice(0, 17)}`,
    DefaultNetworkAcl: `acl-${hex.slice(0, 17)}`,
    DomainName: `${called}.s3.amazonaws.com`,
    RegionalDomainName: `${called}.s3.${place.region}.amazonaws.com`,
    DualStackDomainName: `${called}.s3.dualstack.${place.region}.amazonaws.com`,
    WebsiteURL: `http://${called}.s3-website-${place.region}.amazonaws.com`,
    PublicIp: id,
    RoleId: roleId(arnOf(type, called, properties, place)),
  }
  if (name in made) return made[name]
  if (isList) return [1, 2].map((index) => `${name}-${digest(id, name, index).slice(0, 8)}`)
  if (/^arn:/.test(id) && /Arn$|^Id$/.test(name)) return id
  if (/A(rn|RN)$/.test(name)) return arnOf(type, called, properties, place)
  if (name in properties) return properties[name]
  if (name.endsWith('Name')) return called
  return name.endsWith('Id') && !id.startsWith('http') ? id : `${name}-${hex.slice(0, 8)}`
}

/** IAM's own identifier of a role. */
export const roleId = (arn: string) => `AROA${digest(arn).slice(0, 17).toUpperCase()}`

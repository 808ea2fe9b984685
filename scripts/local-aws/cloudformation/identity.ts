import { createHash } from 'node:crypto'
import { isCustom, resourceType } from './resource-types.ts'

/** Where a resource is and which generation of it: all that its identity is made from, so that a rehearsal repeats. */
export type Place = { partition: string; account: string; region: string; stack: string; stackId: string; logicalId: string; generation: number }

export const digest = (...parts: unknown[]) => createHash('sha256').update(parts.join('\n')).digest('hex')
export const uuid = (...parts: unknown[]) => digest(...parts).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')
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
}
/** Names that must be in lower case. */
const lower = /^AWS::(S3::Bucket|ECR::Repository|RDS::|ElastiCache::|OpenSearchService::)/

/** Types that Ref names by something else than their identifier in the specification. */
const byName: Record<string, string> = {
  'AWS::Logs::LogGroup': 'LogGroupName', 'AWS::IAM::Role': 'RoleName', 'AWS::S3::Bucket': 'BucketName', 'AWS::SSM::Parameter': 'Name', 'AWS::ECR::Repository': 'RepositoryName',
  'AWS::Budgets::Budget': 'BudgetName', 'AWS::ECS::Cluster': 'ClusterName', 'AWS::Events::Rule': 'Name', 'AWS::CodeBuild::Project': 'Name', 'AWS::Lambda::Function': 'FunctionName',
}

/** The property that names a resource, where it has one. */
export function nameProperty(type: string): string | undefined {
  const known = resourceType(type)
  if (!known || isCustom(type)) return undefined
  const short = type.split('::')[2]!
  const candidates = [byName[type], ...[known.id].flat(), `${short}Name`, short === 'ManagedPolicy' ? 'ManagedPolicyName' : undefined, 'Name']
  return candidates.find((name) => name && name in known.properties && /Name$|^Prefix$|Prefix$/.test(name))
}

/** `<stack>-<LogicalId>-<suffix>`, both cut to 24 characters where the whole would be too long for most services. */
function generatedName(place: Place, isLower: boolean) {
  const { stack, logicalId } = place
  const isLong = stack.length + logicalId.length > 64 - 14
  const name = [...[stack, logicalId].map((part) => (isLong ? part.slice(0, 24) : part)), suffix(place)].join('-')
  return isLower ? name.toLowerCase() : name
}

/** What identifies a new resource: Ref gives it. A name that the template does not give is made from the stack's. */
export function physicalId(type: string, properties: Record<string, any>, place: Place): { id: string; name: string } {
  const property = nameProperty(type)
  const short = type.split('::')[2]!
  const made = generatedName(place, lower.test(type))
  const name = String((property && properties[property]) ?? made)
  if (isCustom(type)) return { id: made, name: made }
  const prefix = prefixes[type]
  if (prefix) return { id: `${prefix}${prefix === 'Z' ? '' : '-'}${digest(...Object.values(place)).slice(0, 17)}`, name }
  if (type === 'AWS::EC2::EIP') return { id: `203.0.113.${parseInt(digest(...Object.values(place)).slice(0, 4), 16) % 256}`, name }
  if (type === 'AWS::KMS::Key') return { id: uuid(...Object.values(place)), name }
  if (type === 'AWS::SQS::Queue') return { id: `https://sqs.${place.region}.amazonaws.com/${place.account}/${name}`, name }
  const known = resourceType(type)!
  const [first = ''] = [known.id].flat()
  if (byName[type] || (first in known.properties && property === first)) return { id: name, name }
  if (/Arn$|^Id$/.test(first) || type === 'AWS::IAM::ManagedPolicy' || type === 'AWS::SecretsManager::Secret' || type === 'AWS::SNS::Topic') return { id: arnOf(type, name, properties, place), name }
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
export function attributeOf(type: string, name: string, id: string, properties: Record<string, any>, place: Place & { name: string }): unknown {
  const known = resourceType(type)!
  const isList = known.attributes.includes(`${name}[]`)
  if (!isCustom(type) && !isList && !known.attributes.includes(name)) return undefined
  const hex = digest(id, name)
  const made: Record<string, unknown> = {
    Ipv6CidrBlocks: type === 'AWS::EC2::VPC' ? [`2600:1f18:${hex.slice(0, 4)}:${hex.slice(4, 6)}00::/56`] : [properties.Ipv6CidrBlock ?? []].flat(),
    RepositoryUri: `${place.account}.dkr.ecr.${place.region}.amazonaws.com/${place.name}`,
    AllocationId: `eipalloc-${hex.slice(0, 17)}`,
    DefaultSecurityGroup: `sg-${hex.slice(0, 17)}`,
    DefaultNetworkAcl: `acl-${hex.slice(0, 17)}`,
    DomainName: `${place.name}.s3.amazonaws.com`,
    RegionalDomainName: `${place.name}.s3.${place.region}.amazonaws.com`,
    DualStackDomainName: `${place.name}.s3.dualstack.${place.region}.amazonaws.com`,
    WebsiteURL: `http://${place.name}.s3-website-${place.region}.amazonaws.com`,
    PublicIp: id,
    RoleId: roleId(arnOf(type, place.name, properties, place)),
  }
  if (name in made) return made[name]
  if (isList) return [1, 2].map((index) => `${name}-${digest(id, name, index).slice(0, 8)}`)
  if (/^arn:/.test(id) && /Arn$|^Id$/.test(name)) return id
  if (name.endsWith('Arn')) return arnOf(type, place.name, properties, place)
  if (name in properties) return properties[name]
  if (name.endsWith('Name')) return place.name
  return name.endsWith('Id') && !id.startsWith('http') ? id : `${name}-${hex.slice(0, 8)}`
}

/** IAM's own identifier of a role. */
export const roleId = (arn: string) => `AROA${digest(arn).slice(0, 17).toUpperCase()}`

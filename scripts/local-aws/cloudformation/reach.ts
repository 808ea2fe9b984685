import { matches } from '../iam/wildcards.ts'
import { at, type Handler, handlers } from './handlers.ts'
import { digest } from './digest.ts'
import type { Held, Stack } from './model.ts'
import { resourceType } from './resource-types.ts'

/** EC2 and EFS say by an ID's prefix what it is of. */
const kinds: Record<string, string> = {
  acl: 'network-acl', eigw: 'egress-only-internet-gateway', eipalloc: 'elastic-ip', eni: 'network-interface', fs: 'file-system', fsap: 'access-point', i: 'instance',
  igw: 'internet-gateway', lt: 'launch-template', nat: 'natgateway', rtb: 'route-table', sg: 'security-group', subnet: 'subnet', vol: 'volume', vpc: 'vpc', vpce: 'vpc-endpoint',
}
/** Services whose actions are not spelt as their types. */
const spelled: Record<string, string> = { ApplicationAutoScaling: 'application-autoscaling', CertificateManager: 'acm', EFS: 'elasticfilesystem', ElasticLoadBalancingV2: 'elasticloadbalancing', OpenSearchService: 'es', StepFunctions: 'states' }

export const serviceOf = (type: string): string => spelled[type.split('::')[1]!] ?? type.split('::')[1]!.toLowerCase()

/** 'batch:*:@:job-queue/*' for a stack's region and account, with a name in it. */
function filled({ call: { world, account, region } }: Stack, pattern: string, name = '*'): string {
  const [service, where, whose, ...rest] = pattern.split(':')
  return [`arn:${world.partition}`, service, where && region.Name, whose === '@' ? account.Id : '', rest.join(':').replace('*', name)].join(':')
}

const restOf = (pattern: string) => pattern.split(':').slice(3).join(':')
const kindOf = (rest: string) => rest.slice(0, rest.search(/\*|\$|$/)).replaceAll('-', '')

/** The name that a resource has within its ARN. One of EC2 has none before it is made. */
function nameIn(held: Held, handler: Handler): string {
  const { type, physicalId, name, properties } = held
  if (type.startsWith('AWS::EC2::')) {
    if (handler === 'create') return '*'
    return type === 'AWS::EC2::EIP' ? `eipalloc-${digest(physicalId, 'AllocationId').slice(0, 17)}` : physicalId
  }
  const given = at(properties, (handlers().names[type] ?? '').split('.'))
  return typeof given === 'string' ? given : type === 'AWS::KMS::Key' ? physicalId : name
}

/** A resource's own ARN as an action with this pattern takes it; undefined where the pattern is of another kind. */
function own(stack: Stack, held: Held, handler: Handler, action: string, pattern: string): string | undefined {
  const { type, arn, physicalId, properties } = held
  const [rest, template = arn.split(':').slice(5).join(':')] = [restOf(pattern), resourceType(type)?.arn?.split(':').slice(5).join(':')]
  if (type === 'AWS::CloudFormation::Stack') return rest.startsWith('stack/') ? arn || filled(stack, pattern, `${stack.name}-${held.id}-*`) : undefined
  const isOwn = pattern.split(':')[0] === serviceOf(type) && (kindOf(rest) === kindOf(template) || (!resourceType(type)?.arn && kindOf(rest) === `${type.split('::')[2]!.toLowerCase()}/`))
  if (!isOwn || (template === '' && !arn)) return undefined
  switch (type) {
    case 'AWS::IAM::Role':
    case 'AWS::IAM::ManagedPolicy':
    case 'AWS::IAM::OIDCProvider':
    case 'AWS::IAM::User':
      return arn
    case 'AWS::S3::Bucket':
      return rest === '*' ? arn : `${arn}/*`
    case 'AWS::Batch::JobDefinition':
      return rest.endsWith(':*') ? physicalId : physicalId.replace(/:\d+$/, '')
    case 'AWS::Logs::LogGroup':
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html: tags are asked for without what follows the name.
      return `${filled(stack, pattern, nameIn(held, handler))}${/Tag/.test(action) ? '' : ':log-stream:'}`
    case 'AWS::Events::Rule': {
      const bus = properties.EventBusName?.split('/').at(-1)
      const isOnBus = bus !== undefined && bus !== 'default'
      return isOnBus === rest.endsWith('/*/*') ? filled(stack, pattern, isOnBus ? `${bus}/${held.name}` : held.name).replace(/\/\*$/, '') : undefined
    }
    default:
      return filled(stack, pattern, nameIn(held, handler))
  }
}

/** Every text of properties but what policies say: that is about others. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (/PolicyDocument$/.test(key) ? [] : texts(inner)))
}

/** Other resources that the properties name: by ARN, by an ID that says its kind, or by a name where only the type says of what. */
function named(stack: Stack, { type, properties }: Held, pattern: string): string[] {
  const rest = restOf(pattern)
  const isArn = (text: string) => text.startsWith('arn:') && matches(`arn:*:${pattern.replace('@', '*')}`, text)
  const isId = (text: string) => /^[a-z]+-[0-9a-f]{8,17}$/.test(text) && rest === `${kinds[text.split('-')[0]!]}/*`
  const found = [...new Set(texts(properties))].flatMap((text) => (isArn(text) ? [text] : isId(text) ? [filled(stack, pattern, text)] : []))
  if (type === 'AWS::S3::BucketPolicy' && pattern === 's3:::*') found.push(filled(stack, pattern, properties.Bucket))
  if (type === 'AWS::ECR::RepositoryCreationTemplate' && rest === 'repository/*') found.push(filled(stack, pattern, `${properties.Prefix}/*`))
  return found
}

/**
 * The resources that a handler calls an action on: its own and those that its properties name. An action of the same
 * service that finds none is asked for on any of its first kind; one of another service is then not called at all.
 */
export function reached(stack: Stack, held: Held, handler: Handler, action: string): string[] {
  const { arns, reach } = handlers()
  const patterns = (reach[held.type]?.[action] ?? arns[action] ?? '').split(' ').filter(Boolean)
  if (patterns.length === 0) return action in arns ? ['*'] : [held.arn || '*']
  const mine = patterns.flatMap((pattern) => own(stack, held, handler, action, pattern) ?? [])
  const others = patterns.flatMap((pattern) => named(stack, held, pattern))
  const all = [...new Set([...mine, ...others])]
  if (all.length > 0) return all
  const isForeign = action.split(':')[0] !== serviceOf(held.type) || held.type.startsWith('AWS::IAM::')
  return isForeign ? [] : [filled(stack, patterns[0]!)]
}

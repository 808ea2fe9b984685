import { uuid } from './digest.ts'
import { livesIn } from './effects.ts'
import type { Held, Stack } from './model.ts'
import { said } from './permissions.ts'
import type { Live } from '../world.ts'

/** What a service says of a resource that it shall make, or change from what it was before; undefined where it does so. */
type Refuses = (stack: Stack, held: Held, before?: Record<string, any>) => string | undefined

/** The numbers of a version; one that names fewer of them than another is any of those. */
const numbers = (version: unknown) => (String(version).match(/\d+/g) ?? []).map(Number)
const isLower = (version: unknown, than: unknown) => {
  const [one, other] = [numbers(version), numbers(than)]
  const at = one.findIndex((number, index) => number !== (other[index] ?? number))
  return at >= 0 && one[at]! < other[at]!
}
const majorOf = (engine: string, version: unknown) => numbers(version).slice(0, /postgres/.test(engine) ? 1 : 2).join('.')

function downgrade({ Engine, EngineVersion: to }: Record<string, any>, { EngineVersion: from }: Record<string, any>): string | undefined {
  if (!from || !to || !isLower(to, from)) return undefined
  return majorOf(Engine, to) === majorOf(Engine, from) ? `Cannot upgrade ${Engine} from ${from} to ${to}` : `Cannot find upgrade path from ${from} to ${to}.`
}
const shrink = ({ Engine, StorageType = 'gp2', AllocatedStorage: to }: Record<string, any>, { AllocatedStorage: from }: Record<string, any>) =>
  Number(to) < Number(from) ? `Invalid storage size for engine name ${Engine} and storage type ${StorageType}: ${to}` : undefined

/**
 * A database goes to no lower version and no smaller disk, and says so in the words of
 * https://github.com/hashicorp/terraform-provider-aws/issues/29361, https://github.com/thunderbird/appointment/pull/725 and
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1312.
 */
const goesBack: Refuses = (stack, { id, properties }, before) => {
  const problem = before && (downgrade(properties, before) ?? shrink(properties, before))
  return problem && said(stack, id, `${problem} (Service: Rds, Status Code: 400, Request ID: ${uuid(stack.id, id, 'modify')})`, 'InvalidRequest')
}

const listener = 'AWS::ElasticLoadBalancingV2::Listener'
const groupsIn = ({ properties: { DefaultActions, Actions } }: Pick<Live, 'properties'>) => JSON.stringify([DefaultActions, Actions]).match(/arn:[^"]+:targetgroup\/[^"]+/g) ?? []

/** A target group has one load balancer. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html */
const sharesGroups: Refuses = (stack, held) => {
  const there = livesIn(held.type, stack.call)
  const balancerOf = ({ properties: { LoadBalancerArn, ListenerArn } }: Pick<Live, 'properties'>) => LoadBalancerArn ?? there.get(`${listener} ${ListenerArn}`)?.properties.LoadBalancerArn
  const others = [...there.values()].filter((one) => one.type.startsWith(listener) && balancerOf(one) !== balancerOf(held)).flatMap(groupsIn)
  const shared = groupsIn(held).filter((group) => others.includes(group))
  if (shared.length === 0) return undefined
  const text = `The following target groups cannot be associated with more than one load balancer: ${[...new Set(shared)].join(', ')}`
  return said(stack, held.id, `${text} (Service: ElasticLoadBalancingV2, Status Code: 400, Request ID: ${uuid(stack.id, held.id, 'associate')})`, 'InvalidRequest')
}

const refusals: Record<string, Refuses> = {
  'AWS::RDS::DBInstance': goesBack,
  'AWS::RDS::DBCluster': goesBack,
  [listener]: sharesGroups,
  'AWS::ElasticLoadBalancingV2::ListenerRule': sharesGroups,
}

/** What the service of a resource says of its properties as they are in the world; undefined if it takes them. */
export const refuses: Refuses = (stack, held, before) => refusals[held.type]?.(stack, held, before)

/** Services that certificates of ACM are used by. https://docs.aws.amazon.com/acm/latest/userguide/acm-services.html */
const usesCertificates = /^AWS::(ApiGateway(V2)?|CloudFront|Cognito|ElasticLoadBalancing(V2)?)::/

/** What ACM says of a certificate that something in its account still uses; undefined of anything else. https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html */
export function isInUse(stack: Stack, { id, type, physicalId }: Held): string | undefined {
  if (type !== 'AWS::CertificateManager::Certificate') return undefined
  const { account } = stack.call
  const users = [...account.regions.values()].flatMap(({ resources }) => [...resources.values()]).filter((one) => usesCertificates.test(one.type) && JSON.stringify(one.properties).includes(`"${physicalId}"`))
  if (users.length === 0) return undefined
  return `Certificate ${physicalId} in account ${account.Id} is in use. (Service: AWSCertificateManager; Status Code: 400; Error Code: ResourceInUseException; Request ID: ${uuid(stack.id, id, 'delete')}; Proxy: null)`
}

import type { Live } from '../world.ts'
import { livesIn } from './effects.ts'
import { type Refuses, refusedBy, zonesOf } from './refused.ts'

export const listener = 'AWS::ElasticLoadBalancingV2::Listener'
const groupsIn = ({ properties: { DefaultActions, Actions } }: Pick<Live, 'properties'>) => JSON.stringify([DefaultActions, Actions]).match(/arn:[^"]+:targetgroup\/[^"]+/g) ?? []

/** A target group has one load balancer. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html */
export const sharesGroups: Refuses = (stack, held) => {
  const there = livesIn(held.type, stack.call)
  const balancerOf = ({ properties: { LoadBalancerArn, ListenerArn } }: Pick<Live, 'properties'>) => LoadBalancerArn ?? there.get(`${listener} ${ListenerArn}`)?.properties.LoadBalancerArn
  const others = [...there.values()].filter((one) => one.type.startsWith(listener) && balancerOf(one) !== balancerOf(held)).flatMap(groupsIn)
  const shared = groupsIn(held).filter((group) => others.includes(group))
  if (shared.length === 0) return undefined
  const text = `The following target groups cannot be associated with more than one load balancer: ${[...new Set(shared)].join(', ')}`
  return refusedBy('ElasticLoadBalancingV2', stack, held.id, text)
}

/**
 * A load balancer is in one subnet a zone, an application load balancer in two zones at least.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html, in the words of
 * https://github.com/aws/amazon-genomics-cli/issues/500 and https://github.com/aws-samples/aws-cdk-examples/issues/226
 */
export const spreads: Refuses = (stack, { id, properties: { Type = 'application', Subnets, SubnetMappings } }) => {
  const subnets: string[] | undefined = Subnets ?? SubnetMappings?.map(({ SubnetId }: any) => SubnetId)
  if (!subnets) return undefined
  const zones = zonesOf(stack, subnets)
  const refused = (text: string) => refusedBy('ElasticLoadBalancingV2', stack, id, text)
  if (new Set(zones).size < zones.length) return refused('A load balancer cannot be attached to multiple subnets in the same Availability Zone')
  return Type === 'application' && zones.length < 2 ? refused('At least two subnets in two different Availability Zones must be specified') : undefined
}

/** Certificates are of the region and the account of the load balancer. https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html */
export const hasCertificates: Refuses = (stack, { id, properties: { Certificates = [] } }) => {
  const { region, account } = stack.call
  const other = Certificates.map(({ CertificateArn }: any) => String(CertificateArn)).find((arn: string) => {
    const [, of, by] = /^arn:[^:]+:acm:([^:]+):(\d{12}):/.exec(arn) ?? []
    return of !== undefined && (of !== region.Name || by !== account.Id)
  })
  return other && refusedBy('ElasticLoadBalancingV2', stack, id, `Certificate '${other}' not found`, 'NotFound')
}

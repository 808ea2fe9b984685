import { livesIn } from '../cloudformation/effects.ts'
import { attributesOf } from '../cloudformation/protection.ts'
import { type Asks, resourceTags } from '../iam/authorize.ts'
import { need } from '../wire/members.ts'
import { type Call, refusal, type Service } from '../world.ts'

const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
const loadBalancerAt = (arn: string, call: Call) => livesIn(type, call).get(`${type} ${arn}`)

/** Load balancers: what lifts their protection. */
export const elasticLoadBalancing: Service = {
  ModifyLoadBalancerAttributes(input, call) {
    need(input, ['LoadBalancerArn', 'Attributes'])
    const live = loadBalancerAt(input.LoadBalancerArn, call)
    if (!live) throw refusal('LoadBalancerNotFound', `Load balancers '[${input.LoadBalancerArn}]' not found`)
    const merged = { ...attributesOf(live.properties), ...attributesOf({ LoadBalancerAttributes: input.Attributes }) }
    const Attributes = Object.entries(merged).map(([Key, Value]) => ({ Key, Value }))
    live.properties = { ...live.properties, LoadBalancerAttributes: Attributes }
    return { Attributes }
  },
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html */
export const elasticLoadBalancingAsks: Asks = (operation, { LoadBalancerArn = '*' }, call) => [
  { action: `elasticloadbalancing:${operation}`, resource: LoadBalancerArn, context: resourceTags(loadBalancerAt(LoadBalancerArn, call)?.tags) },
]

import { livesIn } from './effects.ts'
import { uuid } from './digest.ts'
import type { Held, Stack } from './model.ts'
import { said } from './permissions.ts'

/** The attributes of a load balancer as it has them now. */
export const attributesOf = (properties: Record<string, any>): Record<string, string> => Object.fromEntries((properties.LoadBalancerAttributes ?? []).map(({ Key, Value }: any) => [Key, String(Value)]))

/**
 * What the service says of a resource that is protected from deletion, whatever its template says by now; undefined for any other.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html and
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
export function protects(stack: Stack, { id, type, physicalId }: Held): string | undefined {
  const properties = livesIn(type, stack.call).get(`${type} ${physicalId}`)?.properties ?? {}
  const request = uuid(stack.id, id, 'delete')
  if (/^AWS::RDS::DB(Instance|Cluster)$/.test(type) && String(properties.DeletionProtection) === 'true') {
    const kind = type.endsWith('Cluster') ? 'Cluster' : 'DB Instance'
    return said(stack, id, `Cannot delete protected ${kind}, please disable deletion protection and try again. (Service: Rds, Status Code: 400, Request ID: ${request})`, 'InvalidRequest')
  }
  if (type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' && attributesOf(properties)['deletion_protection.enabled'] === 'true') {
    return `Load balancer '${physicalId}' cannot be deleted because deletion protection is enabled (Service: AmazonElasticLoadBalancing; Status Code: 400; Error Code: OperationNotPermitted; Request ID: ${request}; Proxy: null)`
  }
  return undefined
}

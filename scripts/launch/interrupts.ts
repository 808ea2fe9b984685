import { evaluated, isMade, type Made, scopeOf } from '../scope.ts'
import type { Deployed } from './replaces.ts'

type Tree = Record<string, any>
/** What changes and is not as harmless as that sounds: its words, from the properties before and after. */
type Interrupts = (was: Tree, is: Tree) => string | undefined

/**
 * Each blue/green deployment turns the traffic to the group that was idle; a rolling one fills the group that is named, and
 * turns nothing. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html and
 * TestAccECSService_BlueGreenDeployment_changeStrategy of https://github.com/hashicorp/terraform-provider-aws
 */
const leavesBlueGreen: Interrupts = ({ DeploymentConfiguration: was }, { DeploymentConfiguration: is, LoadBalancers }) =>
  was?.Strategy === 'BLUE_GREEN' && is?.Strategy === 'ROLLING'
    ? `puts new tasks into ${LoadBalancers?.[0]?.TargetGroupArn} from now on: where the rule of the load balancer has its weight on the other group, nobody may answer; force one more blue/green deployment then, and run this afterwards`
    : undefined

/** https://repost.aws/knowledge-center/rds-db-subnet-group and https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyCacheSubnetGroup.html */
const losesSubnets: Interrupts = ({ SubnetIds: was = [] }, { SubnetIds: is = [] }) => {
  const lost = was.filter((id: string) => !is.includes(id))
  return lost.length > 0 ? `loses ${lost.join(', ')}: RDS and ElastiCache refuse that while an instance or a node is there, and the update is rolled back` : undefined
}

/**
 * A service that never has two tasks has them when it is replaced, as the old one goes last. What they must not share, such as
 * files, keeps the new one from getting healthy. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
const neverHasTwo: Interrupts = ({ Cluster: was }, { Cluster: is, DeploymentConfiguration: { MaximumPercent } = {} }) =>
  was !== is && Number(MaximumPercent) === 100
    ? 'is in another cluster then: the new one starts beside the old one, with which it shares its files and must not; it never gets healthy, and the update is rolled back'
    : undefined

const interrupts: Record<string, Interrupts> = {
  'AWS::ECS::Service': (was, is) => neverHasTwo(was, is) ?? leavesBlueGreen(was, is),
  'AWS::RDS::DBSubnetGroup': losesSubnets,
  'AWS::ElastiCache::SubnetGroup': losesSubnets,
}

/** What an update of a flat template may do to those who use what it changes, or come to: sentences, in template order. */
export function interruptsBy(now: Deployed, then: Deployed): string[] {
  const [before, after] = [now, then].map(({ template, parameters }) => scopeOf(template, parameters)) as [Scope, Scope]
  return Object.entries(now.template.Resources as unknown as Record<string, Made>)
    .filter(([id, { Type }]) => Type in interrupts && isMade(before, id) && isMade(after, id))
    .flatMap(([id, { Type }]) => {
      const says = interrupts[Type]!(propertiesOf(before, id), propertiesOf(after, id))
      return says ? [`${id} (${Type}) ${says}`] : []
    })
}

type Scope = ReturnType<typeof scopeOf>
const propertiesOf = (scope: Scope, id: string): Tree =>
  Object.fromEntries(Object.entries((scope.template.Resources[id] as Made).Properties ?? {}).map(([name, value]) => [name, evaluated(scope, value)]))

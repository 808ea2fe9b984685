import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadProduct } from '../../scripts/products.ts'
import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import type { Template } from '../../templates-src/cfn/index.ts'
import { root } from './local.ts'
import { resolved, type Made } from './resolved.ts'

/** Who reaches which port of whom: groups by logical ID, ranges of addresses, or groups of others by what they are called. */
type Path = { from: string; to: string; port: string }

type Ports = { protocol: string; first: number; last: number }
type Rule = Ports & { group: string; peer: string }
type Resources = Record<string, Made>

const all: Ports = { protocol: '-1', first: 0, last: 65535 }
const tcp = (first: unknown, last = first): Ports => ({ protocol: 'tcp', first: Number(first), last: Number(last) })
/** Nothing comes by a range that no packet leaves a machine to: it stands where an empty list would mean everywhere. */
const nowhere = '127.0.0.1/32'
const everywhere = ['0.0.0.0/0', '::/0']
/** What a template does not say of a group that is not in it. */
export const whatTheGroupSays = 'what the group says'
export const defaultGroup = 'the default security group'

/** What has an address in a VPC, and where it listens: on everything, where only the one who runs it knows. */
const listening: Record<string, (properties: any, id: string, resources: Resources) => Ports[] | undefined> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (_, id, resources) =>
    ofType(resources, 'AWS::ElasticLoadBalancingV2::Listener').filter(({ LoadBalancerArn }) => LoadBalancerArn === id).map(({ Port }) => tcp(Port)),
  'AWS::ECS::Service': ({ TaskDefinition }, _, resources) =>
    resources[TaskDefinition]!.Properties.ContainerDefinitions.flatMap(({ PortMappings = [] }: any) => PortMappings.map(({ ContainerPort }: any) => tcp(ContainerPort))),
  'AWS::RDS::DBCluster': ({ Port }) => [tcp(Port)],
  'AWS::RDS::DBInstance': ({ Port, DBClusterIdentifier }) => (DBClusterIdentifier ? undefined : [tcp(Port)]),
  'AWS::ElastiCache::ReplicationGroup': ({ Port }) => [tcp(Port)],
  'AWS::EC2::VPCEndpoint': ({ VpcEndpointType }) => (VpcEndpointType === 'Interface' ? [tcp(443)] : undefined),
  'AWS::EFS::MountTarget': () => [tcp(2049)],
  'AWS::FSx::FileSystem': () => [tcp(988), tcp(1018, 1023)],
  'AWS::Lambda::Function': ({ VpcConfig }) => (VpcConfig ? [] : undefined),
  // It names the groups of the tasks that it runs, which serve nobody.
  'AWS::CloudFormation::CustomResource': ({ SecurityGroups }) => (SecurityGroups ? [] : undefined),
  'AWS::EC2::Instance': () => [all],
  'AWS::Batch::ComputeEnvironment': () => [all],
}

/**
 * The paths that a flat template opens when it is launched with some parameters: what one side may send, the other lets in,
 * and something listens to. Whom a range of addresses holds is not known, so that one side is enough there.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function openPaths(flat: Template, given: Record<string, unknown> = {}): Path[] {
  const { resources } = resolved(flat, given)
  const groups = Object.keys(resources).filter((id) => resources[id]!.Type === 'AWS::EC2::SecurityGroup')
  const [into, outOf] = [rules(resources, 'Ingress'), rules(resources, 'Egress')]
  const members = Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    const ports = listening[Type]?.(Properties, id, resources)
    if (!ports) return []
    const named = groupsIn(Properties, groups)
    return [{ id, ports, groups: named.length > 0 ? named : [defaultGroup] }]
  })
  const isOurs = (group: string) => groups.includes(group)
  const isRange = (peer: string) => !isOurs(peer) && !/^(sg|pl)-/.test(peer)
  const arrives = (group: string, ports: Ports) => members.filter((member) => member.groups.includes(group)).flatMap((member) => member.ports.flatMap((open) => both(open, ports)))

  const paths = [
    ...into.flatMap((rule) => {
      const sent = isOurs(rule.peer) ? outOf.filter(({ group, peer }) => group === rule.peer && (peer === rule.group || isRange(peer))).flatMap((out) => both(out, rule)) : [rule]
      return sent.flatMap((ports) => arrives(rule.group, ports)).map((ports) => ({ from: rule.peer, to: rule.group, port: text(ports) }))
    }),
    ...outOf.filter(({ peer }) => !isOurs(peer)).map((rule) => ({ from: rule.group, to: rule.peer, port: text(rule) })),
    ...members.flatMap((member) => {
      const [from = member.id] = member.groups.filter(isOurs)
      return member.groups.filter((group) => !isOurs(group)).map((to) => ({ from, to, port: whatTheGroupSays }))
    }),
  ]
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()]
}

/** The rules of groups in one direction, those that stand on their own among them. */
function rules(resources: Resources, direction: 'Ingress' | 'Egress'): Rule[] {
  const inside = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroup').flatMap(([id, { Properties }]) => {
    const given: object[] = Properties[`SecurityGroup${direction}`] ?? []
    // EC2 opens every way out of a group that says none.
    const open = direction === 'Egress' && given.length === 0 ? everywhere.map((CidrIp) => ({ IpProtocol: '-1', CidrIp })) : given
    return open.map((rule) => ({ ...rule, GroupId: id }))
  })
  return [...inside, ...ofType(resources, `AWS::EC2::SecurityGroup${direction}`)]
    .map((rule: any) => ({
      group: groupOf(rule.GroupId),
      peer: groupOf(rule.CidrIp ?? rule.CidrIpv6 ?? rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId ?? rule.SourcePrefixListId ?? rule.DestinationPrefixListId),
      ...(String(rule.IpProtocol) === '-1' ? all : { protocol: rule.IpProtocol, first: Number(rule.FromPort), last: Number(rule.ToPort) }),
    }))
    .filter(({ peer }) => peer !== nowhere)
}

const ofType = (resources: Resources, type: string) => Object.values(resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties)
const groupOf = (value: string) => value.replace(/\.GroupId$/, '')

/** The groups named anywhere in a resource: those of the template, and others by their ID. */
function groupsIn(value: unknown, groups: string[]): string[] {
  if (typeof value === 'string') return [groupOf(value)].filter((one) => groups.includes(one) || /^sg-/.test(one))
  return typeof value === 'object' && value !== null ? [...new Set(Object.values(value).flatMap((item) => groupsIn(item, groups)))] : []
}

/** The ports that two rules have in common. */
function both(one: Ports, other: Ports): Ports[] {
  if (one.protocol !== other.protocol && one.protocol !== '-1' && other.protocol !== '-1') return []
  const [first, last] = [Math.max(one.first, other.first), Math.min(one.last, other.last)]
  return first <= last ? [{ protocol: one.protocol === '-1' ? other.protocol : one.protocol, first, last }] : []
}

const text = ({ protocol, first, last }: Ports) => (protocol === '-1' ? 'all' : (protocol === 'tcp' ? '' : `${protocol} `) + (first === last ? first : `${first}–${last}`))

export const flatTemplate = (product: string) => fromYaml(readFileSync(join(root, 'products', product, 'templates/flat.yaml'), 'utf8')) as Template

/** A launch, and what its README calls the groups, ranges and ports of it. */
export type Launch = { given: Record<string, string>; names: Record<string, string> }

/**
 * Holds the table of a product's README, the one that begins with from, to and port, to what the launches open together.
 * Each of them with the parameters of a profile opens nothing besides.
 */
export async function opensWhatItsReadmeSays(name: string, launches: Launch[]) {
  const flat = flatTemplate(name)
  const opened = ({ given, names }: Launch) => openPaths(flat, given).map(({ from, to, port }) => `| ${[from, to, port].map((one) => names[one] ?? one).join(' | ')} |`)
  const [, after] = readFileSync(join(root, 'products', name, 'README.md'), 'utf8').split('| from | to | port |\n|---|---|---|\n')
  const table = after?.split('\n\n')[0]!.split('\n') ?? []
  deepEqual([...new Set(launches.flatMap(opened))].sort(), table.sort())
  const { Profiles = {} } = await loadProduct(name)
  for (const [profile, { Parameters }] of Object.entries(Profiles)) {
    const more = launches.flatMap(({ given, names }) => opened({ given: { ...given, ...Parameters }, names }))
    deepEqual(more.filter((row) => !table.includes(row)), [], profile)
  }
}

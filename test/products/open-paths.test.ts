import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { productNames } from '../../scripts/products.ts'
import type { Template } from '../../templates-src/cfn/index.ts'
import { defaultGroup, flatTemplate, openPaths, opensWhatItsReadmeSays, whatTheGroupSays, type Launch } from '../support/open-paths.ts'

const NatInstanceImageId = 'ami-0123456789abcdef0'
const vpc = {
  given: { Egress: 'NatInstance', Ipv6: 'true', Zones: '3', NatInstanceImageId },
  names: { VpcNatInstanceSecurityGroup: 'NAT instance', 'VpcVpc.CidrBlock': 'the VPC', '0.0.0.0/0': 'the internet', '::/0': 'the internet' },
}
const stores = (engine: string): Launch => ({
  given: { ...vpc.given, DatabaseEngine: engine },
  names: {
    ...vpc.names,
    DatabaseSecurityGroup: engine.includes('mysql') ? 'the database: MySQL' : 'the database: PostgreSQL',
    DatabaseClientSecurityGroup: '`DatabaseClientSecurityGroupId`',
    CacheSecurityGroup: 'the cache',
    CacheClientSecurityGroup: '`CacheClientSecurityGroupId`',
  },
})
const address = { DomainName: 'app.example.org', HostedZoneId: 'Z0123456789ABCDEFGHIJ', Image: 'httpd:2.4', Port: '18080', NatInstanceImageId }
const application = { LoadBalancerSecurityGroup: 'load balancer', TargetSecurityGroup: 'tasks', '18080': '`Port`' }
const skills = { DomainName: 'osmt.example.org', OAuthIssuer: 'https://example.okta.com/oauth2/default', InterfaceEndpoints: 'ContainersAndSessions', ...vpc.given }
/** OSMT is in four groups, of which each opens one way. */
const osmt = {
  ...{ ...vpc.names, LoadBalancerSecurityGroup: 'load balancer', TargetSecurityGroup: 'OSMT', DatabaseClientSecurityGroup: 'OSMT', CacheClientSecurityGroup: 'OSMT', SearchClientSecurityGroup: 'OSMT' },
  ...{ DatabaseSecurityGroup: 'MySQL', CacheSecurityGroup: 'Redis', SearchSecurityGroup: 'Elasticsearch', SearchFilesSecurityGroup: 'its files', EndpointsEndpointSecurityGroup: 'interface endpoints' },
}
const jobs = { NetworkSecurityGroup: 'jobs', '0.0.0.0/0': 'the internet', '::/0': 'the internet' }

/** The launches that open, together, all that a product may open. */
const products: Record<string, Launch[]> = {
  network: [{ given: { ...vpc.given, InterfaceEndpoints: 'ContainersAndSessions', FlowLogTraffic: 'All', InternalDomain: 'internal.example.org' }, names: { ...vpc.names, EndpointsEndpointSecurityGroup: 'interface endpoints' } }],
  'data-tier': ['mysql', 'postgres', 'aurora-mysql', 'aurora-postgresql'].map(stores),
  'web-application': [
    { given: { ...address, ...vpc.given, AllowedCidr: '203.0.113.0/24', DeploymentCommand: 'true' }, names: { ...vpc.names, ...application, '203.0.113.0/24': '`AllowedCidr`' } },
    { given: { ...address, ...vpc.given }, names: { ...vpc.names, ...application } },
    {
      given: { ...address, VpcId: 'vpc-1', LoadBalancerSubnetIds: 'subnet-1,subnet-2', TaskSubnetIds: 'subnet-1', ClientSecurityGroupIds: 'sg-1,sg-2', AllowedCidr: '203.0.113.0/24' },
      names: { ...vpc.names, ...application, '203.0.113.0/24': '`AllowedCidr`', 'sg-1': 'data stores of `ClientSecurityGroupIds`', 'sg-2': 'data stores of `ClientSecurityGroupIds`' },
    },
  ],
  'nextflow-batch': [{ given: { Efs: 'Create', Fsx: 'Create', FargateHead: 'true', SecurityGroups: 'sg-1', Egress: 'NatGateway' }, names: { ...jobs, 'sg-1': '`SecurityGroups`' } }],
  osmt: [
    { given: { ...skills, AllowedCidr: '203.0.113.0/24' }, names: { ...osmt, '203.0.113.0/24': '`AllowedCidr`' } },
    { given: skills, names: osmt },
  ],
  'mutation-farm': [{ given: { Egress: 'Endpoints' }, names: { ...jobs, NetworkEndpointSecurityGroup: 'interface endpoints' } }],
}

for (const [name, launches] of Object.entries(products)) {
  test(`what ${name} opens is what its README says, and no profile opens more`, () => opensWhatItsReadmeSays(name, launches))
}

test('every product with a security group says who reaches whom', () => {
  const withGroups = productNames().filter((name) => Object.values(flatTemplate(name).Resources).some(({ Type }) => Type === 'AWS::EC2::SecurityGroup'))
  deepEqual(withGroups, Object.keys(products).sort())
})

test('a group that says that nothing goes out opens no way out', () => {
  const silent = productNames().flatMap((name) => {
    const { Resources } = flatTemplate(name)
    const groups = Object.keys(Resources).filter((id) => / nothing goes out$/.test((Resources[id] as any).Properties?.GroupDescription ?? ''))
    return (products[name] ?? []).flatMap(({ given }) => openPaths(flatTemplate(name), given).filter(({ from }) => groups.includes(from)))
  })
  deepEqual(silent, [])
})

/** What is open no more when a template is changed. */
function closed(name: string, change: (resources: Record<string, any>) => void) {
  const [{ given }] = products[name] as [Launch]
  const flat = flatTemplate(name)
  const before = openPaths(flat, given)
  change(flat.Resources)
  const after = openPaths(flat, given).map((path) => JSON.stringify(path))
  return before.filter((path) => !after.includes(JSON.stringify(path)))
}

// O-15, O-16 and O-18 of OSMT's own templates: applications that nobody reached, or that did not reach their data.
test('a load balancer that does not listen on 443 is told, whatever its security group says', () => {
  deepEqual(closed('web-application', (resources) => (resources.LoadBalancerHttpsListener.Properties.Port = 8443)), [{ from: '203.0.113.0/24', to: 'LoadBalancerSecurityGroup', port: '443' }])
})

test('a container that listens on another port than the one that is open is told', () => {
  const path = { from: 'LoadBalancerSecurityGroup', to: 'TargetSecurityGroup', port: '18080' }
  deepEqual(closed('web-application', (resources) => (resources.ApplicationTaskDefinition.Properties.ContainerDefinitions[0].PortMappings[0].ContainerPort = 80)), [path])
  deepEqual(closed('web-application', (resources) => delete resources.TargetFromLoadBalancer), [path])
})

test('a cache without a rule on either side is told', () => {
  const path = { from: 'CacheClientSecurityGroup', to: 'CacheSecurityGroup', port: '36379' }
  for (const rule of ['CacheFromClients', 'CacheToStore']) deepEqual(closed('data-tier', (resources) => delete resources[rule]), [path])
})

const vpcOf = (Resources: Record<string, any>) => ({ Description: 'A group and what is in it', Resources }) as Template
const group = (Properties: object) => ({ Type: 'AWS::EC2::SecurityGroup', Properties })
const inside = (SecurityGroups: unknown[]) => ({ Type: 'AWS::EFS::MountTarget', Properties: { SecurityGroups } })

test('a group without a way out has all of them, as EC2 gives it one', () => {
  deepEqual(openPaths(vpcOf({ Group: group({}) })), [{ from: 'Group', to: '0.0.0.0/0', port: 'all' }, { from: 'Group', to: '::/0', port: 'all' }])
})

test('what has no security group is in the default one of its VPC, and that is told', () => {
  deepEqual(openPaths(vpcOf({ Files: { Type: 'AWS::EFS::MountTarget', Properties: {} } })), [{ from: 'Files', to: defaultGroup, port: whatTheGroupSays }])
})

test('a range of ports is open as far as something listens, and one protocol is not another', () => {
  const open = (rule: object) =>
    openPaths(vpcOf({ Group: group({ SecurityGroupIngress: [{ CidrIp: '10.0.0.0/16', ...rule }], SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 1, CidrIp: '127.0.0.1/32' }] }), Files: inside([{ Ref: 'Group' }]) })).map(({ port }) => port)
  deepEqual(open({ IpProtocol: 'tcp', FromPort: 2000, ToPort: 3000 }), ['2049'])
  deepEqual(open({ IpProtocol: '-1' }), ['2049'])
  deepEqual(open({ IpProtocol: 'udp', FromPort: 2049, ToPort: 2049 }), [])
})

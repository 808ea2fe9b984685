import { asks, branches, isRead, list, type Resource, type Rule, statementsOf } from '../statements.ts'
import { each, entries, is, isThere, isUsually, isUsuallyNot, mentions, properties, resources, truth, usual, valuesAt } from '../values.ts'

const isPublic = ({ CidrIp, CidrIpv6 }: Record<string, any>) => CidrIp === '0.0.0.0/0' || CidrIpv6 === '::/0'
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
/** Few enough that one service uses them all, as Lustre does. */
const few = 8

/** The rules that a group has for one direction, in the group and beside it; `isChosen` are those that a condition makes. */
const rulesOf = ({ Type, Properties = {} }: Resource, direction: 'Ingress' | 'Egress') =>
  Type === `AWS::EC2::SecurityGroup${direction}`
    ? [{ rule: Properties, isChosen: false }]
    : Type === 'AWS::EC2::SecurityGroup'
      ? list<any>(Properties[`SecurityGroup${direction}`]).flatMap((one) => branches(one).map((rule) => ({ rule, isChosen: 'Fn::If' in one })))
      : []

const ofRules = (direction: 'Ingress' | 'Egress', says: (rule: Record<string, any>, isChosen: boolean) => string | undefined): Rule['find'] => ({ Resources }) =>
  Object.entries(Resources).flatMap(([Resource, resource]) =>
    rulesOf(resource, direction).flatMap(({ rule, isChosen }) => {
      const text = says(rule, isChosen)
      return text ? [{ Resource, At: 'Properties', says: text }] : []
    }),
  )

/** Where each type that has an address in a subnet names the groups that say who reaches it. */
const groups: Record<string, string> = {
  'AWS::EC2::Instance': 'SecurityGroupIds', 'AWS::RDS::DBCluster': 'VpcSecurityGroupIds', 'AWS::ElastiCache::ReplicationGroup': 'SecurityGroupIds', 'AWS::EFS::MountTarget': 'SecurityGroups',
  'AWS::FSx::FileSystem': 'SecurityGroupIds', 'AWS::ElasticLoadBalancingV2::LoadBalancer': 'SecurityGroups', 'AWS::Batch::ComputeEnvironment': 'ComputeResources.SecurityGroupIds',
  'AWS::ECS::Service': 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups',
}

/** Whether something below has an address of the internet: an instance unless a condition asks, a task in any case. */
const isAddressed = (value: any, isAsked = false): boolean =>
  typeof value === 'object' && value !== null &&
  Object.entries(value).some(([key, inner]) => (key === 'AssignPublicIp' ? inner === 'ENABLED' : key === 'AssociatePublicIpAddress' ? inner === true && !isAsked : isAddressed(inner, isAsked || key === 'Fn::If')))

const attribute = (name: string, wanted: ReturnType<typeof is>) =>
  resources('AWS::ElasticLoadBalancingV2::LoadBalancer', ({ LoadBalancerAttributes }, template) => {
    const values = list<any>(LoadBalancerAttributes).flatMap((one) => branches(one)).filter(({ Key }) => Key === name).map(({ Value }) => Value)
    return (values.length > 0 ? values : [undefined]).flatMap((value) => (wanted.holds(value, template) ? [] : [`has not ${name} ${wanted.words}`]))
  })

const redirects = ({ DefaultActions }: Record<string, any>) => list<any>(DefaultActions).every(({ Type, RedirectConfig }) => Type === 'redirect' && RedirectConfig?.Protocol === 'HTTPS')

/** Rules about who reaches what. */
export const networkRules: Rule[] = [
  { Id: 'GroupsSayWhereTo', Severity: 'high', Why: 'a group without an egress rule gets one that allows everything', find: properties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: isThere }) },
  {
    Id: 'NobodyComesFromEverywhere', Severity: 'critical', Why: 'whom a service is open to is for whoever launches it to say',
    // HTTPS, and HTTP that is redirected, for everybody whom a condition lets in.
    find: ofRules('Ingress', (rule, isChosen) => (isPublic(rule) && !(isChosen && same(rule.FromPort, rule.ToPort) && [80, 443].includes(rule.FromPort)) ? 'lets the whole internet in; name a range, a group or a parameter' : undefined)),
  },
  {
    Id: 'OnePortEach', Severity: 'high', Why: 'whatever listens some day behind an open port can be reached',
    find: ofRules('Ingress', ({ IpProtocol, FromPort, ToPort }) => (IpProtocol === '-1' || !(same(FromPort, ToPort) || ToPort - FromPort < few) ? 'lets in more ports than one service has; name one' : undefined)),
  },
  {
    Id: 'OnlyHttpsLeaves', Severity: 'high', Why: 'what was broken into sends out by any way there is',
    find: ofRules('Egress', (rule) => (isPublic(rule) && rule.IpProtocol !== '-1' && rule.FromPort !== 443 ? 'lets one port out to the whole internet that is not HTTPS; name where to' : undefined)),
  },
  {
    Id: 'ThingsHaveGroups', Severity: 'high', Why: 'without a group of its own it is in that of the VPC, with whatever else is there',
    find: each(
      ...Object.entries(groups).map(([type, path]) => properties(type, { [path]: isThere })),
      properties('AWS::RDS::DBInstance', { VPCSecurityGroups: isThere }, ({ DBClusterIdentifier }) => DBClusterIdentifier === undefined),
      properties('AWS::EC2::LaunchTemplate', { 'LaunchTemplateData.NetworkInterfaces.*.Groups': isThere }),
      properties('AWS::CloudFormation::CustomResource', { SecurityGroups: isThere }, ({ Subnets }) => Subnets !== undefined),
    ),
  },
  { Id: 'SubnetsGiveNoAddress', Severity: 'high', Why: 'what is launched in a subnet that gives addresses has one unasked', find: properties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: is(false) }) },
  {
    Id: 'AddressesAreChosen', Severity: 'high', Why: 'whether tasks and instances have addresses of the internet is for whoever launches to say',
    find: each(
      ({ Resources }) => Object.entries(Resources).flatMap(([Resource, { Properties = {} }]) => (isAddressed(Properties) ? [{ Resource, At: 'Properties', says: 'has a public address, whatever a launch says; take a parameter or leave it out' }] : [])),
      properties('AWS::ECS::Service', { 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': isUsuallyNot('ENABLED') }),
    ),
  },
  {
    Id: 'EndpointsAreInside', Severity: 'high', Why: 'an endpoint without a policy, a private name or a group is a way out that nobody watches',
    find: each(
      properties('AWS::EC2::VPCEndpoint', { PolicyDocument: isThere }),
      properties('AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: is(true), SecurityGroupIds: isThere }, ({ VpcEndpointType }) => VpcEndpointType === 'Interface'),
    ),
  },
  {
    Id: 'EndpointsReachOwnAccounts', Severity: 'high', Why: "what is inside writes to a stranger's bucket by the same endpoint",
    find: (template) =>
      statementsOf(template)
        .filter(
          ({ owner, value }) =>
            owner.Type === 'AWS::EC2::VPCEndpoint' && owner.Properties?.VpcEndpointType !== 'Interface' && value.Effect === 'Allow' && !list<string>(value.Action).every(isRead) &&
            // Strangers have an organization, too.
            !asks(value, 'aws:ResourceAccount') && !(asks(value, 'aws:ResourceOrgID') && asks(value, 'aws:PrincipalAccount')),
        )
        .map(({ resource, at }) => ({ Resource: resource, At: at, says: 'allows more than reading without aws:ResourceAccount, or aws:ResourceOrgID and aws:PrincipalAccount' })),
  },
  {
    Id: 'NobodySignsInFromOutside', Severity: 'medium', Why: 'a list that allows everything first forbids nothing', Around: ['AWS::EC2::NetworkAclEntry'],
    find: (template) => {
      const all = entries(template, 'AWS::EC2::NetworkAclEntry').map(([id, { Properties = {} }]) => ({ id, ...Properties }) as Record<string, any>)
      return all.flatMap(({ id, Egress, RuleAction, CidrBlock, Ipv6CidrBlock, RuleNumber, NetworkAclId }) =>
        Egress !== true && RuleAction === 'allow' && (CidrBlock === '0.0.0.0/0' || Ipv6CidrBlock === '::/0') &&
        !all.some((one) => one.RuleAction === 'deny' && one.Egress !== true && one.PortRange?.From === 22 && one.RuleNumber < RuleNumber && same(one.NetworkAclId, NetworkAclId) && one.CidrBlock === CidrBlock && one.Ipv6CidrBlock === Ipv6CidrBlock)
          ? [{ Resource: id, At: 'Properties', says: 'lets in everything from everywhere, and nothing before it denies port 22' }]
          : [],
      )
    },
  },
  {
    Id: 'PublicSubnetsHaveTheirAcl', Severity: 'medium', Why: 'a list that a subnet is not under forbids nothing there',
    Around: ['AWS::EC2::NetworkAcl', 'AWS::EC2::Subnet', 'AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::SubnetNetworkAclAssociation'],
    find: (template) => {
      if (entries(template, 'AWS::EC2::NetworkAcl').length === 0) return []
      const open = entries(template, 'AWS::EC2::Route').filter(([, { Properties }]) => Properties?.GatewayId).map(([, { Properties }]) => Properties!.RouteTableId)
      const associated = entries(template, 'AWS::EC2::SubnetRouteTableAssociation').filter(([, { Properties }]) => open.some((table) => same(table, Properties?.RouteTableId))).map(([, { Properties }]) => Properties!.SubnetId)
      const under = entries(template, 'AWS::EC2::SubnetNetworkAclAssociation').map(([, { Properties }]) => Properties!.SubnetId)
      return entries(template, 'AWS::EC2::Subnet').flatMap(([Resource]) =>
        associated.some((subnet) => mentions(subnet, Resource)) && !under.some((subnet) => mentions(subnet, Resource)) ? [{ Resource, At: 'Properties', says: 'has a route to the internet and is not under the network ACL; associate it' }] : [],
      )
    },
  },
  {
    Id: 'NetworksAreWatched', Severity: 'medium', Why: 'who came in, and what went out, is asked afterwards', Around: ['AWS::EC2::VPC', 'AWS::EC2::FlowLog', 'AWS::Logs::LogGroup'],
    find: (template) => {
      const logs = entries(template, 'AWS::EC2::FlowLog')
      return [
        ...entries(template, 'AWS::EC2::VPC').flatMap(([Resource]) =>
          logs.some(([, { Properties, Condition }]) => mentions(Properties?.ResourceId, Resource) && (Condition === undefined || truth({ Condition }, template) !== false)) ? [] : [{ Resource, At: 'Properties', says: 'has no flow log unless a launch asks for one' }],
        ),
        ...entries(template, 'AWS::Logs::LogGroup').flatMap(([Resource, { Properties }]) =>
          logs.some(([, log]) => mentions(log.Properties?.LogGroupName, Resource)) && !isThere.holds(Properties?.KmsKeyId, template) ? [{ Resource, At: 'Properties.KmsKeyId', says: 'is missing, and must be there: addresses are of people' }] : [],
        ),
      ]
    },
  },
  { Id: 'RefusalsAreLogged', Severity: 'medium', Why: 'what was refused is what somebody tried', find: properties('AWS::EC2::FlowLog', { TrafficType: is('ALL', 'REJECT') }) },
  {
    Id: 'BalancersAreStrict', Severity: 'medium', Why: 'requests that two parsers read differently get past the one that checks',
    find: each(attribute('routing.http.drop_invalid_header_fields.enabled', is(true)), attribute('routing.http.desync_mitigation_mode', is('defensive', 'strictest'))),
  },
  { Id: 'BalancersLog', Severity: 'medium', Why: 'who called, and how it went, is asked afterwards', find: each(attribute('access_logs.s3.enabled', isUsually(true)), attribute('access_logs.s3.bucket', isThere)) },
  { Id: 'BalancersResistDeletion', Severity: 'medium', Why: 'the address that everybody calls goes with it', find: attribute('deletion_protection.enabled', isUsually(true)) },
  {
    Id: 'ListenersSpeakTls', Severity: 'critical', Why: 'what is sent in the clear is read on the way, passwords first',
    find: resources('AWS::ElasticLoadBalancingV2::Listener', (one, template) => {
      if (['HTTP', 'TCP'].includes(one.Protocol)) return redirects(one) ? [] : [`answers over ${one.Protocol}; redirect it to HTTPS`]
      const policy = usual(one.SslPolicy, template)
      return [...(typeof policy === 'symbol' || /TLS13-1-[23]-/.test(String(policy)) ? [] : [`has SslPolicy ${policy ?? 'missing'}; take one of TLS 1.2 and 1.3`]), ...(valuesAt(one, 'Certificates').every((value) => value !== undefined) ? [] : ['has no Certificates'])]
    }),
  },
  {
    Id: 'FirewallsBlock', Severity: 'high', Why: 'rules that only count stop nobody',
    find: resources('AWS::WAFv2::WebACL', ({ Rules }) => list<any>(Rules).flatMap(({ Name, Action, OverrideAction }) => (Action?.Block || OverrideAction?.None ? [] : [`Rules ${Name} blocks nothing; have OverrideAction None or Action Block`]))),
  },
  {
    Id: 'FirewallsKnow', Severity: 'high', Why: 'what everybody tries is in these lists, and they are kept up to date',
    find: resources('AWS::WAFv2::WebACL', ({ Rules }) =>
      ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet', 'AWSManagedRulesSQLiRuleSet'].flatMap((name) => (list<any>(Rules).some(({ Statement }) => Statement?.ManagedRuleGroupStatement?.Name === name) ? [] : [`Rules is without ${name}`])),
    ),
  },
  {
    Id: 'FirewallsAreWatched', Severity: 'medium', Why: 'what a firewall refuses is seen in its metrics, and who is signed in must not be seen in its log',
    find: each(
      properties('AWS::WAFv2::WebACL', { 'VisibilityConfig.CloudWatchMetricsEnabled': is(true), 'Rules.*.VisibilityConfig.CloudWatchMetricsEnabled': is(true) }),
      properties('AWS::WAFv2::LoggingConfiguration', { LogDestinationConfigs: isThere, RedactedFields: isThere }),
    ),
  },
  {
    Id: 'FirewallsStandBefore', Severity: 'high', Why: 'a firewall that stands before nothing, or tells nobody, is paid for in vain', Around: ['AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACLAssociation', 'AWS::WAFv2::LoggingConfiguration'],
    find: (template) =>
      entries(template, 'AWS::WAFv2::WebACL').flatMap(([Resource]) =>
        ([['AWS::WAFv2::WebACLAssociation', 'WebACLArn'], ['AWS::WAFv2::LoggingConfiguration', 'ResourceArn']] as const).flatMap(([type, property]) =>
          entries(template, type).some(([, { Properties }]) => mentions(Properties?.[property], Resource)) ? [] : [{ Resource, At: 'Properties', says: `has no ${type}` }],
        ),
      ),
  },
  { Id: 'CertificatesRenew', Severity: 'medium', Why: 'a certificate that is confirmed by e-mail ends when nobody reads it', find: properties('AWS::CertificateManager::Certificate', { ValidationMethod: is('DNS') }) },
]

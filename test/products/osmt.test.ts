import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import osmt from '../../products/osmt/product.ts'
import { dollars, floorOf, sum } from '../../scripts/cost/floor.ts'
import { root } from '../support/local.ts'
import { readmeOf, refusesWhatItsReadmeSays } from '../support/readme.ts'
import { refusals, resolved, type Made } from '../support/resolved.ts'

const { Template, Profiles } = osmt
const parameters = Template.Parameters!
const address = { DomainName: 'osmt.example.org' }
const signInByGoogle = { OAuthIssuer: 'https://accounts.google.com' }
const signIn = { OAuthIssuer: 'https://example.okta.com/oauth2/default' }
const readme = readmeOf('osmt')
const launched = (given: object = {}) => resolved(Template, { ...address, ...given })
const made = (given: object = {}) => launched(given).resources
const ofType = (type: string, given = {}): Made[] => Object.values(made(given)).filter(({ Type }) => Type === type)
/** Of an OSMT that runs, as it is told the issuer of its tokens. */
const running = (given: object = {}) => made({ ...signIn, ...given })
const service = (given = {}) => running(given)['Service/Service']!.Properties
const container = (given = {}) => made(given)['Osmt/TaskDefinition']!.Properties.ContainerDefinitions[0]
const variable = (name: string, given = {}) => container(given).Environment.find(({ Name }: any) => Name === name)?.Value

test('a launch needs a domain and nothing else, and every profile is one that the rules take', () => {
  deepEqual(Object.keys(parameters).filter((name) => parameters[name]!.Default === undefined), ['DomainName'])
  deepEqual(refusals(Template, address), [])
  for (const { Parameters } of Object.values(Profiles!)) deepEqual(refusals(Template, { ...address, ...Parameters }), [])
})

test('outputs say where OSMT is, what to register with the sign-in service, and where to look when something is wrong', () => {
  const { outputs } = launched(signIn)
  deepEqual([outputs.Url, outputs.RedirectUri], ['https://osmt.example.org', 'https://osmt.example.org/login/oauth2/code/okta'])
  for (const name of ['DashboardName', 'LogGroupName', 'ClusterName', 'ServiceName', 'SearchLogGroupName', 'AlarmTopicArn', 'OAuthSecretArn']) ok(outputs[name], name)
  const { outputs: single } = launched({ Generation: 'v4', AuthMode: 'single-auth' })
  deepEqual([single.OAuthSecretArn, single.AdminSecretArn], [undefined, 'Osmt/AdminSecret'])
})

test('combinations that would fail half-way are refused with a sentence', () => {
  const refused = (given: object, sentence: RegExp) => {
    const said = refusals(Template, { ...address, ...given })
    equal(said.length, 1, said.join('; '))
    match(said[0]!, sentence)
  }
  const v4 = { Generation: 'v4', AppImage: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/osmt-api', AppImageTag: '4.0.9', DeploymentSteps: 'migrate,reindex' }
  const VpcId = 'vpc-0123456789abcdef0'
  const subnets = { LoadBalancerSubnetIds: 'subnet-1,subnet-2', SubnetIds: 'subnet-3,subnet-4' }
  refused({ HostedZoneId: 'None' }, /^A certificate is made in a hosted zone/)
  refused({ AuthMode: 'google' }, /^OSMT 3 signs in with okta only/)
  refused({ ...v4, AppImage: parameters.AppImage!.Default }, /^OSMT 4 has no public image/)
  refused({ ...v4, AppImageTag: parameters.AppImageTag!.Default }, /^3.0.0 is an OSMT 3: name the tag of your image/)
  refused({ ...v4, DeploymentSteps: 'migrate,import' }, /^The image of OSMT 4 holds no job codes/)
  refused({ ...v4, AuthMode: 'google', ...signIn }, /^The issuer of google is https:\/\/accounts.google.com/)
  refused({ ...v4, AuthMode: 'single-auth', Scheme: 'internal', ...signIn }, /^OAuthIssuer is for okta and google/)
  refused({ ...v4, AuthMode: 'single-auth', Scheme: 'internal', OAuthSecretArn: 'arn' }, /^OAuthSecretArn is for okta and google/)
  refused({ ...v4, AuthMode: 'single-auth' }, /^single-auth is one password for everything/)
  refused({ SearchSecretArn: 'arn' }, /^SearchSecretArn is for an Elasticsearch that you have/)
  refused({ SearchUrl: 'https://search.example.org:443', SearchMemoryMiB: '8192' }, /^An Elasticsearch that you have has its memory already: leave SearchMemoryMiB at 4096/)
  refused({ VpcId }, /^An existing VPC needs LoadBalancerSubnetIds and SubnetIds/)
  refused(subnets, /^LoadBalancerSubnetIds and SubnetIds need VpcId/)
  refused({ VpcId, ...subnets, InterfaceEndpoints: 'Containers' }, /^An existing VPC has its own endpoints/)
  refused({ VpcId, ...subnets, VpcCidr: '10.1.0.0/16' }, /^An existing VPC has its range already: leave VpcCidr at 10.0.0.0\/16/)
  refused({ VpcId, ...subnets, Zones: '3' }, /^An existing VPC is used in the zones of its subnets: leave Zones at 2/)
  refused({ VpcId, ...subnets, Egress: 'NatInstance' }, /^An existing VPC has ways out of its own: leave Egress at NatGatewayPerZone/)
  refused({ VpcId, ...subnets, FlowLogTraffic: 'All' }, /^An existing VPC is its owner's to log: choose None as FlowLogTraffic/)
  refused({ Encryption: 'ExistingKey' }, /^An existing key needs KmsKeyArn/)
  refused({ KmsKeyArn: 'arn' }, /^KmsKeyArn names a key that nothing would use/)
  refused({ StorageGiB: '200', MaxStorageGiB: '100' }, /^MaxStorageGiB must be more than StorageGiB/)
  refused({ Cpu: '256' }, /^With 256 CPU units/)
  refused({ MinCount: '10' }, /^MaxCount is at least MinCount/)
  for (const good of [{ ...v4, AuthMode: 'google' }, { ...v4, AuthMode: 'google', ...signInByGoogle }, { ...v4, AuthMode: 'single-auth', AllowedCidr: '203.0.113.0/24' }, { VpcId, ...subnets }, { VpcId, ...subnets, FlowLogTraffic: 'None' }]) deepEqual(refusals(Template, { ...address, ...good }), [])
})

test('the zone of the domain is found where nothing names it, and another certificate takes no record away', () => {
  const zone = (given = {}) => [ofType('AWS::CertificateManager::Certificate', given)[0]?.Properties.DomainValidationOptions[0].HostedZoneId, ofType('AWS::Route53::RecordSet', given)[0]?.Properties.HostedZoneId]
  deepEqual(zone(), ['HostedZone/Zone', 'HostedZone/Zone'])
  deepEqual(zone({ HostedZoneId: 'Z1' }), ['Z1', 'Z1'])
  deepEqual(zone({ CertificateArn: 'arn' }), [undefined, 'HostedZone/Zone'])
  deepEqual(zone({ CertificateArn: 'arn', HostedZoneId: 'None' }), [undefined, undefined])
  deepEqual(Object.keys(made({ HostedZoneId: 'Z1' })).filter((path) => path.startsWith('HostedZone/')), [])
})

test('without the issuer of its tokens everything is there but OSMT; to name it makes the service, whose first deployment fails where its tasks do not get healthy', () => {
  const ofTasks = (given = {}) => Object.keys(made(given)).filter((path) => /^(Service|Restart|Operations)\//.test(path))
  deepEqual([ofTasks(), launched().outputs.ServiceName, launched().outputs.DashboardName], [[], undefined, undefined])
  ok(made()['Tasks/Task'], 'its steps have run by then')
  // CloudFormation makes a service with one task where none says how many, and waits for it.
  deepEqual([service().DesiredCount, service().DeploymentConfiguration.DeploymentCircuitBreaker.Enable], [undefined, true])
  equal(ofType('AWS::ApplicationAutoScaling::ScalableTarget', signIn)[0]!.Properties.MinCapacity, '2')
  const v4 = { Generation: 'v4', AppImage: 'osmt-api', MinCount: '2', MaxCount: '2' }
  deepEqual(ofTasks({ ...v4, AuthMode: 'google' }), [])
  for (const ready of [{ AuthMode: 'google', ...signInByGoogle }, { AuthMode: 'google', OAuthSecretArn: 'arn' }, { AuthMode: 'single-auth' }]) equal(made({ ...v4, ...ready })['Service/Service']!.Properties.DesiredCount, '2', ready.AuthMode)
})

test('O-22: a task is well as long as it answers: Elasticsearch and Redis may restart, and take no task with them', () => {
  const paths = ofType('AWS::ElasticLoadBalancingV2::TargetGroup').map(({ Properties }) => Properties.HealthCheckPath)
  deepEqual(paths, ['/', '/'])
})

test('O-24: AppImageTag names the version, and a tag that moves is refused', () => {
  equal(container({ AppImageTag: '3.1.0' }).Image, 'wguopensource/osmt-app:3.1.0')
  const takes = (value: string) => new RegExp(parameters.AppImageTag!.AllowedPattern!).test(value)
  deepEqual(['3.0.0', '4.0.9', 'latest-3', 'latest', '', 'a b'].map(takes), [true, true, true, false, false, false])
})

test('an image is named without its tag, and a search engine that OSMT turns away is refused', () => {
  const taken = (name: string, values: string[]) => values.filter((value) => new RegExp(parameters[name]!.AllowedPattern!).test(value))
  const images = ['wguopensource/osmt-app', 'osmt', 'registry.example.org:5000/osmt', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/osmt-api']
  deepEqual(taken('AppImage', [...images, 'wguopensource/osmt-app:3.0.0', 'osmt:3', 'registry.example.org:5000/osmt:3', 'osmt@sha256:0']), images)
  const engines = ['', 'https://my-deployment.es.us-east-1.aws.elastic.cloud:443', 'https://search.example.org:443']
  const openSearch = ['search-x.us-east-1.es.amazonaws.com', 'search-x.cn-north-1.es.amazonaws.com.cn', 'x.us-east-1.aoss.amazonaws.com', 'search-x.aos.us-east-1.on.aws'].map((host) => `https://${host}:443`)
  deepEqual(taken('SearchUrl', [...engines, ...openSearch]), engines)
})

test('while nobody could sign in, an output says what to do', () => {
  const next = (given = {}) => launched(given).outputs.NextStep
  match(next(), /RedirectUri.*OAuthSecretArn.*OAuthIssuer/)
  const byGoogle = { Generation: 'v4', AuthMode: 'google' }
  match(next(byGoogle), /OAuthSecretArn.*OAuthIssuer, which is https:\/\/accounts.google.com/)
  deepEqual([signIn, { ...byGoogle, ...signInByGoogle }, { ...byGoogle, OAuthSecretArn: 'arn' }, { Generation: 'v4', AuthMode: 'single-auth' }].map(next), Array(4).fill(undefined))
})

test('O-24: migrations run in the image that is deployed, before the service takes it', () => {
  const task = running()['Tasks/Task']!.Properties
  deepEqual(task.Command, ['migrate', 'import', 'reindex'])
  equal(task.TaskDefinition, service().TaskDefinition)
  deepEqual(task.SecurityGroups, service().NetworkConfiguration.AwsvpcConfiguration.SecurityGroups)
})

test('O-17, O-18, O-21: OSMT is told what is there: host and port of database and cache, once each, and the address of the search engine', () => {
  deepEqual([variable('DB_HOST'), variable('DB_PORT')], ['Database/Instance.Endpoint.Address', 'Database/Instance.Endpoint.Port'])
  equal(variable('REDIS_URI'), 'Cache/Cache.PrimaryEndPoint.Address:Cache/Cache.PrimaryEndPoint.Port')
  equal(variable('ELASTICSEARCH_URI'), 'http://elasticsearch.osmt-0a1b2c3d.internal:9200')
  const { Namespace, Discovery } = Object.fromEntries(['Namespace', 'Discovery'].map((id) => [id, made()[`Search/${id}`]!.Properties]))
  equal(`${Discovery!.Name}.${Namespace!.Name}`, 'elasticsearch.osmt-0a1b2c3d.internal')
  const given = { SearchUrl: 'https://search.example.org:443', SearchSecretArn: 'arn' }
  deepEqual([variable('ELASTICSEARCH_URI', given), Object.keys(made(given)).some((path) => path.startsWith('Search/'))], ['https://search.example.org:443', false])
})

test('O-20: the database that is made has the name that migrations use, and lets them make a procedure', () => {
  deepEqual([made()['Database/Instance']!.Properties.DBName, variable('DB_NAME')], ['osmt_db', 'osmt_db'])
  equal(made()['Database/ParameterGroup']!.Properties.Parameters.log_bin_trust_function_creators, '1')
})

test('O-24: the database learns the user before the steps of each deployment, and the steps come before the service', () => {
  const all = made()
  const [user, steps] = [all['DatabaseUserTasks/Task']!.Properties, all['Tasks/Task']!.Properties]
  deepEqual([user.TaskDefinition, user.Next], ['DatabaseUser/TaskDefinition', 'Osmt/TaskDefinition'])
  deepEqual([steps.TaskDefinition, steps.Next], ['Osmt/TaskDefinition', 'Osmt/TaskDefinition'])
  const { Parameters: wires } = Template.Resources.Tasks!.Properties as any
  deepEqual(wires.NextTaskDefinitionArn, { 'Fn::GetAtt': ['DatabaseUserTasks', 'Outputs.NextTaskDefinitionArn'] })
  deepEqual((Template.Resources.Service!.Properties as any).Parameters.TaskDefinitionArn, { 'Fn::GetAtt': ['Tasks', 'Outputs.NextTaskDefinitionArn'] })
})

test('what answers and what stores is in two zones, in standard and in strict', () => {
  for (const profile of ['standard', 'strict']) {
    const given: Record<string, string> = { ...signIn, ...Profiles![profile]!.Parameters }
    const all = made(given)
    const { MultiAZ } = all['Database/Instance']!.Properties
    const { MultiAZEnabled, NumCacheClusters } = all['Cache/Cache']!.Properties
    deepEqual([MultiAZ, MultiAZEnabled, Number(NumCacheClusters) >= 2], ['true', true, true], profile)
    const zones = Number(given.Zones ?? 2)
    equal(ofType('AWS::EC2::NatGateway', given).length, zones, profile)
    equal(ofType('AWS::EFS::MountTarget', given).length, zones, profile)
    for (const path of ['Service/Service', 'Search/Service']) equal(all[path]!.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets.length, zones, path)
    ok(Number(all['Service/ScalableTarget']!.Properties.MinCapacity) >= 2, profile)
  }
})

test('in an existing VPC Elasticsearch stays where its files are, in the first two subnets', () => {
  const given = { VpcId: 'vpc-1', LoadBalancerSubnetIds: 'subnet-1,subnet-2', SubnetIds: 'subnet-3,subnet-4,subnet-5', Zones: '3' }
  deepEqual(ofType('AWS::EFS::MountTarget', given).map(({ Properties }) => Properties.SubnetId), ['subnet-3', 'subnet-4'])
  deepEqual(made(given)['Search/Service']!.Properties.NetworkConfiguration.AwsvpcConfiguration.Subnets, ['subnet-3', 'subnet-4'])
  deepEqual(service(given).NetworkConfiguration.AwsvpcConfiguration.Subnets, ['subnet-3', 'subnet-4', 'subnet-5'])
  equal(ofType('AWS::EC2::FlowLog', given).length, 0)
})

test('in an existing cluster OSMT and Elasticsearch run there, and none is made', () => {
  const all = running({ ClusterName: 'applications' })
  for (const path of ['Service/Service', 'Search/Service', 'DatabaseUserTasks/Task', 'Tasks/Task']) equal(all[path]!.Properties.Cluster, 'applications', path)
  equal(JSON.stringify(all).includes('Cluster/Cluster'), false)
  deepEqual([all['Cluster/Lock']!.Type, launched({ ClusterName: 'applications' }).outputs.ClusterName], ['AWS::DynamoDB::Table', 'applications'])
})

test('a secret that tasks were started with starts them anew when it changes, and no other does', () => {
  const pattern = (given = {}) => running(given)['Restart/SecretChanged']!.Properties.EventPattern
  deepEqual(pattern().resources, ['DatabaseUser/Secret', 'Osmt/OAuthSecret'])
  deepEqual(pattern({ Generation: 'v4', AuthMode: 'single-auth' }).resources, ['DatabaseUser/Secret'])
  deepEqual(pattern().detail, { labelUpdated: ['AWSCURRENT'] })
  const [{ Properties }] = ofType('AWS::Lambda::Permission', signIn) as [Made]
  deepEqual([Properties.SourceArn, Properties.FunctionName], ['Restart/SecretChanged.Arn', 'Restart/Function.Arn'])
  const { SERVICE, TASK_DEFINITION } = running()['Restart/Function']!.Properties.Environment.Variables
  deepEqual([SERVICE, TASK_DEFINITION], ['Service/Service.Name', 'DatabaseUser/TaskDefinition'])
})

// Another value of each parameter, where the first that is allowed is not one, and what has to be so for it to matter.
const key = (id: string) => `arn:aws:kms:eu-west-1:123456789012:key/${id}`
const there = { VpcId: 'vpc-0123456789abcdef0', LoadBalancerSubnetIds: 'subnet-1,subnet-2', SubnetIds: 'subnet-3,subnet-4' }
const other: Record<string, string> = {
  ClusterName: 'applications',
  ...{ DomainName: 'skills.example.org', HostedZoneId: 'Z1', CertificateArn: 'arn', AppImage: 'osmt', AppImageTag: '3.1.0', OAuthIssuer: 'https://id.example.org', OAuthAudience: 'other', OAuthSecretArn: 'arn', SearchUrl: 'https://search.example.org:443' },
  ...{ BakeTimeInMinutes: '9', CpuTarget: '70', SnapshotId: 'before', BackupRetentionInDays: '8', Encryption: 'AwsKey', KmsKeyArn: key('4567'), VpcCidr: '10.1.0.0/16', NatInstanceImageId: 'ami-0123456789abcdef1', AllowedCidr: '203.0.113.0/24' },
  ...{ AccessLogDays: '30', NotificationEmail: 'ada@example.org', PermissionsBoundary: 'Other', SearchSecretArn: 'arn:2', StorageGiB: '50', MaxStorageGiB: '200', VpcId: there.VpcId, LoadBalancerSubnetIds: 'subnet-5,subnet-6', SubnetIds: 'subnet-7,subnet-8' },
}
const base: Record<string, Record<string, string>> = {
  ...{ KmsKeyArn: { Encryption: 'ExistingKey', KmsKeyArn: key('0123') }, NatInstanceImageId: { Egress: 'NatInstance' }, SearchSecretArn: { SearchUrl: 'https://search.example.org:443', SearchSecretArn: 'arn:1' }, LoadBalancerSubnetIds: there, SubnetIds: there },
}
const together: Record<string, Record<string, string>> = { VpcId: there }

test('the README says of each parameter whether changing it is refused, as it would take data away', () =>
  refusesWhatItsReadmeSays('osmt', { launched: { ...address, NatInstanceImageId: 'ami-0123456789abcdef0' }, other, base, together }))

test('the README says what each profile costs a day once it is told the issuer', () => {
  for (const [name, { Parameters }] of Object.entries(Profiles!)) {
    match(readme, new RegExp(`\\| \`${name}\` \\| [^|]+ \\| [^|]+ \\| ${dollars(sum(floorOf(Template, { ...address, ...signIn, ...Parameters })))} \\|`))
  }
})

test('flat.yaml is too long to be sent without a bucket, and short enough for one, as the README says', () => {
  const { length } = readFileSync(join(root, 'products/osmt/templates/flat.yaml'))
  ok(length > 51_200 && length < 1_000_000)
  match(readme, /longer than the 51,200 bytes/)
})

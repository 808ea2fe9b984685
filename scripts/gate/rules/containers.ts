import { branches, list, type Rule } from '../statements.ts'
import { canBe, each, is, isNot, isThere, isUsually, isUsuallyNot, properties, resources } from '../values.ts'

const job = 'AWS::Batch::JobDefinition'
const task = 'AWS::ECS::TaskDefinition'
const environment = 'AWS::Batch::ComputeEnvironment'
const root = /^(root|0)(:|$)/

/** The tasks that a definition describes: Batch has two ways to say it. */
const tasks = ({ ContainerProperties, EcsProperties, ...rest }: Record<string, any>): any[] =>
  ContainerProperties ? [{ TaskRoleArn: ContainerProperties.JobRoleArn, ExecutionRoleArn: ContainerProperties.ExecutionRoleArn, Containers: [ContainerProperties] }] : EcsProperties ? list(EcsProperties.TaskProperties) : [{ ...rest, Containers: rest.ContainerDefinitions }]
const containers = (properties: Record<string, any>): any[] => tasks(properties).flatMap(({ Containers }) => list<any>(Containers)).flatMap((one) => branches(one))
const ofContainers = (types: string | string[], says: (container: Record<string, any>) => string[]) => resources(types, (properties) => containers(properties).flatMap((one) => says(one).map((text) => `${one.Name ?? 'its container'} ${text}`)))

/** Whether instances start from an image of somebody's own in each case, which has no newer version. */
const hasOwnImage = ({ Ec2Configuration }: Record<string, any>) => list<any>(Ec2Configuration).some(({ ImageIdOverride }) => ImageIdOverride !== undefined && !('Fn::If' in Object(ImageIdOverride)))

const secret = /password|passwd|secret|token|apikey|privatekey|credential/i
const isReference = /(Arn|Id|Name|Uri|Url)s?$|_(ARN|ID|NAME|URI|URL)S?$/
/** Whether a name is that of a secret, and not of where one is. */
export const isSecret = (name: unknown) => secret.test(String(name)) && !isReference.test(String(name))

/** Rules about what runs in containers. */
export const containerRules: Rule[] = [
  {
    Id: 'ContainersStayInside', Severity: 'critical', Why: 'a privileged container, or one in the namespaces of its host, is its host',
    find: each(ofContainers([job, task], ({ Privileged }) => (Privileged === true ? ['is privileged; leave Privileged out'] : [])), properties(task, { NetworkMode: is('awsvpc'), PidMode: isNot('host'), IpcMode: isNot('host') })),
  },
  {
    Id: 'NobodyIsRoot', Severity: 'high', Why: 'who breaks out of a container is outside who they were inside',
    find: each(ofContainers(job, ({ User }) => (User === undefined ? ['has no User; name one that is not root'] : [])), ofContainers([job, task], ({ User }) => (root.test(String(User)) ? ['runs as root; name another User'] : []))),
  },
  {
    Id: 'WhoMountsIsSomebody', Severity: 'medium', Why: 'root of a container is root of the files that it shares with others',
    find: ofContainers(task, ({ MountPoints, User, LinuxParameters }) => (list(MountPoints).length > 0 && !(User && list(LinuxParameters?.Capabilities?.Drop).includes('ALL')) ? ['mounts files, and has no User or capabilities; name a User, and drop ALL'] : [])),
  },
  { Id: 'ContainersLog', Severity: 'high', Why: 'what a container did is known from its log, or not at all', find: ofContainers([job, task], ({ LogConfiguration }) => (LogConfiguration === undefined ? ['has no LogConfiguration'] : [])) },
  {
    Id: 'TasksHaveTwoRoles', Severity: 'high', Why: 'with the role that starts it a task reads the secrets of all that start with it',
    find: resources([job, task], (properties) =>
      tasks(properties).flatMap(({ TaskRoleArn, ExecutionRoleArn }) =>
        TaskRoleArn === undefined || ExecutionRoleArn === undefined ? ['has no role of its own, or none that starts it; name both'] : JSON.stringify(TaskRoleArn) === JSON.stringify(ExecutionRoleArn) ? ['has the role that starts it for its own; give it another'] : [],
      ),
    ),
  },
  {
    Id: 'NoSecretsInEnvironments', Severity: 'critical', Why: 'environments are shown to whoever may describe them',
    find: resources([job, task, 'AWS::CodeBuild::Project', 'AWS::Lambda::Function'], (properties) =>
      [...containers(properties).flatMap((container) => list<any>(container.Environment)), ...list<any>(properties.Environment?.EnvironmentVariables).filter(({ Type = 'PLAINTEXT' }) => Type === 'PLAINTEXT'), ...Object.keys(properties.Environment?.Variables ?? {}).map((Name) => ({ Name }))]
        .flatMap((variable) => branches(variable))
        .filter(({ Name }) => isSecret(Name))
        .map(({ Name }) => `has the secret ${Name} in its environment; take it from Secrets Manager`),
    ),
  },
  { Id: 'NobodyEntersTasks', Severity: 'high', Why: 'who may call ECS Exec is the task, with its role and its secrets', find: properties('AWS::ECS::Service', { EnableExecuteCommand: isUsuallyNot(true) }) },
  { Id: 'DeploymentsGoBack', Severity: 'medium', Why: 'a version that never gets healthy takes the application with it', find: properties('AWS::ECS::Service', { 'DeploymentConfiguration.DeploymentCircuitBreaker.Enable': is(true), 'DeploymentConfiguration.DeploymentCircuitBreaker.Rollback': is(true) }) },
  {
    Id: 'ClustersAreWatched', Severity: 'medium', Why: 'tasks that come and go leave nothing else to look at',
    find: resources('AWS::ECS::Cluster', ({ ClusterSettings }, template) => (list<any>(ClusterSettings).some(({ Name, Value }) => Name === 'containerInsights' && isUsually('enabled', 'enhanced').holds(Value, template)) ? [] : ['has no containerInsights unless a launch says otherwise'])),
  },
  { Id: 'JobsEnd', Severity: 'medium', Why: 'a job that hangs is paid for until somebody looks', find: properties(job, { Timeout: isThere }) },
  {
    Id: 'BatchChangesInPlace', Severity: 'medium', Why: 'an environment that is replaced, or whose update ends jobs, loses what ran in it',
    find: each(properties(environment, { ReplaceComputeEnvironment: is(false) }), properties(environment, { 'UpdatePolicy.TerminateJobsOnUpdate': is(false) }, ({ ComputeResources }) => ComputeResources?.InstanceRole !== undefined)),
  },
  { Id: 'BatchHasItsRole', Severity: 'medium', Why: 'a service role of the product goes with the product, and leaves an environment that nobody can delete', find: resources(environment, ({ ServiceRole }) => (ServiceRole === undefined ? [] : ['has a ServiceRole, where Batch has a role of its own; leave it out'])) },
  { Id: 'InstancesArePatched', Severity: 'medium', Why: 'holes that are known are used first', find: properties(environment, { 'ComputeResources.UpdateToLatestImageVersion': canBe(true) }, ({ ComputeResources }) => ComputeResources?.InstanceRole !== undefined && !hasOwnImage(ComputeResources)) },
  { Id: 'ImagesAreScanned', Severity: 'medium', Why: 'holes that are known are used first', find: properties('AWS::ECR::Repository', { 'ImageScanningConfiguration.ScanOnPush': is(true) }) },
  { Id: 'BuildsEnd', Severity: 'medium', Why: 'a build that hangs is paid for, and one that nobody sees proves nothing', find: properties('AWS::CodeBuild::Project', { LogsConfig: isThere, TimeoutInMinutes: isThere }) },
]

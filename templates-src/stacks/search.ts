import { and, condition, equals, findInMap, getAtt, If, join, merge, noValue, not, output, ref, select, sub, template, type Resources } from '../cfn/index.ts'
import { alarm } from '../parts/alarm.ts'
import { bounded } from '../parts/bounded.ts'
import { clients, opensNothing } from '../parts/clients.ts'
import { decryptsSecrets } from '../parts/decrypts-secrets.ts'
import { serviceRole } from '../parts/service-role.ts'

const port = 9200
const data = '/usr/share/elasticsearch/data'

/** vCPU units of Fargate for so many MiB of memory, and the heap: half, as the rest caches files. */
const sizes = {
  '2048': { Cpu: '1024', Heap: '1g' },
  '4096': { Cpu: '2048', Heap: '2g' },
  '8192': { Cpu: '2048', Heap: '4g' },
  '16384': { Cpu: '4096', Heap: '8g' },
}

/**
 * Elasticsearch as a single node on Fargate, for clients that Amazon OpenSearch turns away. Its files are on EFS, so that a
 * task that ends comes back with them, in any zone; two tasks never share them. Clients find it by a name of the VPC.
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.19/docker.html
 */
export const search = () =>
  template({
    Description: 'Elasticsearch on Fargate, with its files on EFS',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      Zones: { Type: 'String', AllowedValues: ['1', '2', '3'], Description: 'How many subnets there are, each in a zone of its own' },
      ClusterName: { Type: 'String', Description: 'The ECS cluster that it runs in' },
      Identifier: { Type: 'String', Description: 'Name of the private DNS zone, unlike any other in the VPC' },
      Image: { Type: 'String', Default: 'docker.elastic.co/elasticsearch/elasticsearch:8.19.8' },
      MemoryMiB: { Type: 'String', Default: '4096', AllowedValues: Object.keys(sizes) },
      AssignPublicIp: { Type: 'String', Default: 'DISABLED', AllowedValues: ['ENABLED', 'DISABLED'] },
      HasSecurity: { Type: 'String', Default: 'true', AllowedValues: ['true', 'false'] },
      LogRetentionInDays: { Type: 'Number', Default: 90 },
      KmsKeyArn: { Type: 'String', Default: '' },
      AlarmTopicArn: { Type: 'String', Default: '' },
      PermissionsBoundary: { Type: 'String' },
    },
    Mappings: { Sizes: sizes },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasAlarmTopic: not(equals(ref('AlarmTopicArn'), '')),
      HasPassword: equals(ref('HasSecurity'), 'true'),
      HasPasswordUnderKey: and(condition('HasPassword'), condition('HasKey')),
      HasSecondZone: not(equals(ref('Zones'), '1')),
      HasThirdZone: equals(ref('Zones'), '3'),
    },
    Resources: merge(
      clients('search engine', port, {
        says: 'it goes out by HTTPS and to its files',
        egress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0', Description: 'Its image, its log, its password' }],
      }),
      {
        FilesSecurityGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Files of the search engine: the engine comes in, nothing goes out',
            VpcId: ref('VpcId'),
            SecurityGroupIngress: [
              {
                ...{ IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049 },
                SourceSecurityGroupId: getAtt('SecurityGroup', 'GroupId'),
                Description: 'NFS from the search engine',
              },
            ],
            SecurityGroupEgress: opensNothing('Files open no connections'),
          },
        },
        ToFiles: {
          Type: 'AWS::EC2::SecurityGroupEgress',
          Properties: {
            GroupId: getAtt('SecurityGroup', 'GroupId'),
            ...{ IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049 },
            DestinationSecurityGroupId: getAtt('FilesSecurityGroup', 'GroupId'),
            Description: 'To its files',
          },
        },
        Files: {
          Type: 'AWS::EFS::FileSystem',
          DeletionPolicy: 'RetainExceptOnCreate',
          UpdateReplacePolicy: 'Retain',
          Properties: {
            Encrypted: true,
            KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
            PerformanceMode: 'generalPurpose',
            ThroughputMode: 'elastic',
            BackupPolicy: { Status: 'ENABLED' },
            FileSystemPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'OnlyOverTls',
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: '*',
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
                {
                  Sid: 'TheEngineThroughMountTargets',
                  Effect: 'Allow',
                  Principal: { AWS: getAtt('TaskRole', 'Arn') },
                  Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
                  Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
                },
              ],
            },
          },
        },
        // The image runs as this user.
        FilesOfEngine: {
          Type: 'AWS::EFS::AccessPoint',
          Properties: {
            FileSystemId: ref('Files'),
            PosixUser: { Uid: '1000', Gid: '1000' },
            RootDirectory: { Path: '/elasticsearch', CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0750' } },
          },
        },
      },
      mountTarget(1),
      mountTarget(2, 'HasSecondZone'),
      mountTarget(3, 'HasThirdZone'),
      {
        Password: {
          Type: 'AWS::SecretsManager::Secret',
          Condition: 'HasPassword',
          DeletionPolicy: 'RetainExceptOnCreate',
          UpdateReplacePolicy: 'Retain',
          Properties: {
            Description: 'Password of the search engine, which it takes when its files are new',
            KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
            // It goes into URLs, where punctuation has a meaning.
            GenerateSecretString: { SecretStringTemplate: '{"username":"elastic"}', GenerateStringKey: 'password', PasswordLength: 32, ExcludePunctuation: true },
          },
        },
        Log: {
          Type: 'AWS::Logs::LogGroup',
          DeletionPolicy: 'RetainExceptOnCreate',
          UpdateReplacePolicy: 'Retain',
          Properties: { KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue), RetentionInDays: ref('LogRetentionInDays') },
        },
        ExecutionRole: serviceRole('ecs-tasks.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
        ExecutionPolicy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            Path: bounded.Path,
            Description: 'Starts the search engine: writes the log, reads the password',
            Roles: [ref('ExecutionRole')],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Sid: 'WriteTheLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt('Log', 'Arn') },
                If('HasPassword', { Sid: 'ReadThePassword', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ref('Password') }, noValue),
                If('HasPasswordUnderKey', decryptsSecrets('DecryptThePassword', ref('KmsKeyArn')), noValue),
              ],
            },
          },
        },
        TaskRole: serviceRole('ecs-tasks.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
        TaskPolicy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            Path: bounded.Path,
            Description: 'What the search engine may do: use its files',
            Roles: [ref('TaskRole')],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'UseItsFiles',
                  Effect: 'Allow',
                  Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
                  Resource: getAtt('Files', 'Arn'),
                  Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': getAtt('FilesOfEngine', 'Arn') } },
                },
              ],
            },
          },
        },
        Namespace: {
          Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
          Properties: { Name: sub('${Identifier}.internal'), Vpc: ref('VpcId'), Description: 'Names of what runs beside the application' },
        },
        // Java asks again after ten seconds, and so do we.
        Discovery: {
          Type: 'AWS::ServiceDiscovery::Service',
          Properties: {
            Name: 'elasticsearch',
            NamespaceId: ref('Namespace'),
            DnsConfig: { RoutingPolicy: 'MULTIVALUE', DnsRecords: [{ Type: 'A', TTL: 10 }] },
            HealthCheckCustomConfig: { FailureThreshold: 1 },
          },
        },
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            RequiresCompatibilities: ['FARGATE'],
            NetworkMode: 'awsvpc',
            Cpu: findInMap('Sizes', ref('MemoryMiB'), 'Cpu'),
            Memory: ref('MemoryMiB'),
            RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
            ExecutionRoleArn: getAtt('ExecutionRole', 'Arn'),
            TaskRoleArn: getAtt('TaskRole', 'Arn'),
            Volumes: [
              {
                Name: 'data',
                EFSVolumeConfiguration: {
                  FilesystemId: ref('Files'),
                  TransitEncryption: 'ENABLED',
                  AuthorizationConfig: { AccessPointId: ref('FilesOfEngine'), IAM: 'ENABLED' },
                },
              },
            ],
            ContainerDefinitions: [
              {
                Name: 'elasticsearch',
                Image: ref('Image'),
                Essential: true,
                User: '1000',
                Privileged: false,
                LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
                Ulimits: [{ Name: 'nofile', SoftLimit: 65535, HardLimit: 65535 }],
                // Time to close its files.
                StopTimeout: 120,
                PortMappings: [{ ContainerPort: port, Protocol: 'tcp' }],
                MountPoints: [{ SourceVolume: 'data', ContainerPath: data, ReadOnly: false }],
                Environment: [
                  // One node that waits for no other, and that the checks for clusters pass by.
                  { Name: 'discovery.type', Value: 'single-node' },
                  { Name: 'cluster.name', Value: 'search' },
                  // Fargate does not let anybody raise vm.max_map_count.
                  { Name: 'node.store.allow_mmap', Value: 'false' },
                  { Name: 'ES_JAVA_OPTS', Value: sub('-Xms${Heap} -Xmx${Heap}', { Heap: findInMap('Sizes', ref('MemoryMiB'), 'Heap') }) },
                  { Name: 'xpack.security.enabled', Value: ref('HasSecurity') },
                  // Clients reach it by one security group, inside the VPC.
                  { Name: 'xpack.security.http.ssl.enabled', Value: 'false' },
                  { Name: 'ingest.geoip.downloader.enabled', Value: 'false' },
                ],
                Secrets: If('HasPassword', [{ Name: 'ELASTIC_PASSWORD', ValueFrom: sub('${Password}:password::') }], noValue),
                HealthCheck: {
                  Command: ['CMD-SHELL', healthy],
                  Interval: 30,
                  Timeout: 10,
                  Retries: 5,
                  StartPeriod: 120,
                },
                LogConfiguration: {
                  LogDriver: 'awslogs',
                  Options: { 'awslogs-group': ref('Log'), 'awslogs-region': ref('AWS::Region'), 'awslogs-stream-prefix': 'search' },
                },
              },
            ],
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          DependsOn: ['ExecutionPolicy', 'TaskPolicy', 'ToFiles'],
          Properties: {
            Cluster: ref('ClusterName'),
            LaunchType: 'FARGATE',
            PlatformVersion: 'LATEST',
            TaskDefinition: ref('Task'),
            DesiredCount: 1,
            // Two tasks must not share the files: the old one ends before the new one starts.
            DeploymentConfiguration: {
              MaximumPercent: 100,
              MinimumHealthyPercent: 0,
              DeploymentCircuitBreaker: { Enable: true, Rollback: true },
            },
            EnableExecuteCommand: false,
            EnableECSManagedTags: true,
            PropagateTags: 'SERVICE',
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: ref('SubnetIds'),
                SecurityGroups: [getAtt('SecurityGroup', 'GroupId')],
                AssignPublicIp: ref('AssignPublicIp'),
              },
            },
            ServiceRegistries: [{ RegistryArn: getAtt('Discovery', 'Arn') }],
            // A task starts once its zone has a way to the files: DependsOn takes no resource that may not be there.
            Tags: [{ Key: 'MountTargets', Value: join(' ', [ref('MountTarget1'), If('HasSecondZone', ref('MountTarget2'), noValue), If('HasThirdZone', ref('MountTarget3'), noValue)]) }],
          },
        },
        MemoryAlarm: alarm('The search engine has little memory left: it may want a larger size', {
          Namespace: 'AWS/ECS',
          MetricName: 'MemoryUtilization',
          Dimensions: [
            { Name: 'ClusterName', Value: ref('ClusterName') },
            { Name: 'ServiceName', Value: getAtt('Service', 'Name') },
          ],
          ...{ Statistic: 'Average', Period: 300, EvaluationPeriods: 3, ComparisonOperator: 'GreaterThanThreshold', Threshold: 90 },
        }),
      },
    ),
    Outputs: {
      Url: output('String', sub(`http://elasticsearch.\${Identifier}.internal:${port}`)),
      SecretArn: output('String', If('HasPassword', ref('Password'), '')),
      ClientSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('ClientSecurityGroup', 'GroupId')),
      LogGroupName: output('String', ref('Log')),
    },
  })

/** Green or yellow: one node never is green while an index asks for a copy. */
const healthy = `curl -fsS -u "elastic:\${ELASTIC_PASSWORD:-}" 'http://localhost:${port}/_cluster/health?wait_for_status=yellow&timeout=5s' > /dev/null`

function mountTarget(zone: number, Condition?: string): Resources {
  return {
    [`MountTarget${zone}`]: {
      Type: 'AWS::EFS::MountTarget',
      ...(Condition && { Condition }),
      Properties: {
        FileSystemId: ref('Files'),
        SubnetId: select(zone - 1, ref('SubnetIds')),
        SecurityGroups: [getAtt('FilesSecurityGroup', 'GroupId')],
      },
    },
  }
}

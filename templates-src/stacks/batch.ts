import { equals, If, not, noValue, ref, sub, template, type Resource } from '../cfn/index.ts'
import { fargateEnvironment } from '../parts/fargate-environment.ts'

/** The queue that takes the jobs, Fargate on demand and Spot behind it, and a job definition for each processor. */
export const batch = () =>
  template({
    Description: 'Job queue, Fargate compute environments and job definitions',
    Parameters: {
      Name: { Type: 'String' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      SecurityGroupId: { Type: 'AWS::EC2::SecurityGroup::Id' },
      AssignPublicIp: { Type: 'String' },
      Provisioning: { Type: 'String' },
      MaxVcpus: { Type: 'Number' },
      Amd64Image: { Type: 'String' },
      Arm64Image: { Type: 'String' },
      Vcpu: { Type: 'String' },
      MemoryMiB: { Type: 'String' },
      EphemeralStorageGiB: { Type: 'Number' },
      JobTimeoutSeconds: { Type: 'Number' },
      SpotAttempts: { Type: 'Number' },
      ExecutionRoleArn: { Type: 'String' },
      TaskRoleArn: { Type: 'String' },
      LogGroupName: { Type: 'String' },
    },
    Conditions: {
      HasOnDemand: not(equals(ref('Provisioning'), 'Spot')),
      HasSpot: not(equals(ref('Provisioning'), 'OnDemand')),
    },
    Resources: {
      OnDemand: computeEnvironment('FARGATE', 'HasOnDemand'),
      Spot: computeEnvironment('FARGATE_SPOT', 'HasSpot'),
      JobQueue: {
        Type: 'AWS::Batch::JobQueue',
        Properties: {
          JobQueueName: ref('Name'),
          State: 'ENABLED',
          Priority: 10,
          ComputeEnvironmentOrder: [
            If('HasSpot', { Order: 1, ComputeEnvironment: ref('Spot') }, noValue),
            If('HasOnDemand', { Order: 2, ComputeEnvironment: ref('OnDemand') }, noValue),
          ],
          // A job that can never start would wait for ever, and the client with it.
          JobStateTimeLimitActions: ['COMPUTE_ENVIRONMENT_MAX_RESOURCE', 'JOB_RESOURCE_REQUIREMENT'].map((reason) => ({
            Action: 'CANCEL',
            State: 'RUNNABLE',
            Reason: `MISCONFIGURATION:${reason}`,
            MaxTimeSeconds: 600,
          })),
        },
      },
      Amd64JobDefinition: jobDefinition('amd64', 'X86_64', 'Amd64Image'),
      Arm64JobDefinition: jobDefinition('arm64', 'ARM64', 'Arm64Image'),
    },
  })

const computeEnvironment = (Type: 'FARGATE' | 'FARGATE_SPOT', Condition: string) =>
  fargateEnvironment(Type, Condition, { MaxvCpus: ref('MaxVcpus'), SecurityGroupIds: [ref('SecurityGroupId')] })

/**
 * What the client overrides when it submits: it looks for EcsProperties and for a container called mutants-remote.
 * https://github.com/sourcefrog/mutants-remote/blob/main/src/cloud/aws.rs
 */
const jobDefinition = (suffix: string, architecture: 'X86_64' | 'ARM64', image: string): Resource => ({
  Type: 'AWS::Batch::JobDefinition',
  Properties: {
    JobDefinitionName: sub(`\${Name}-${suffix}`),
    Type: 'container',
    PlatformCapabilities: ['FARGATE'],
    PropagateTags: true,
    Timeout: { AttemptDurationSeconds: ref('JobTimeoutSeconds') },
    // An interrupted job starts again; one that failed by itself would only fail again.
    RetryStrategy: If(
      'HasSpot',
      {
        Attempts: ref('SpotAttempts'),
        EvaluateOnExit: [
          { OnStatusReason: 'Your Spot Task was interrupted*', Action: 'RETRY' },
          { OnReason: '*', Action: 'EXIT' },
        ],
      },
      noValue,
    ),
    EcsProperties: {
      TaskProperties: [
        {
          PlatformVersion: 'LATEST',
          RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: architecture },
          ExecutionRoleArn: ref('ExecutionRoleArn'),
          TaskRoleArn: ref('TaskRoleArn'),
          NetworkConfiguration: { AssignPublicIp: ref('AssignPublicIp') },
          EphemeralStorage: { SizeInGiB: ref('EphemeralStorageGiB') },
          Containers: [
            {
              Name: 'mutants-remote',
              Image: ref(image),
              Command: ['cargo', 'mutants', '--version'],
              Essential: true,
              User: 'mutants',
              ResourceRequirements: [
                { Type: 'VCPU', Value: ref('Vcpu') },
                { Type: 'MEMORY', Value: ref('MemoryMiB') },
              ],
              LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': ref('LogGroupName') } },
            },
          ],
        },
      ],
    },
  },
})

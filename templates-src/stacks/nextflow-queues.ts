import { and, base64, condition, equals, findInMap, getAtt, If, noValue, not, or, output, ref, split, sub, template, type Resource } from '../cfn/index.ts'
import { fargateEnvironment } from '../parts/fargate-environment.ts'
import { headScript } from '../parts/head-job.ts'
import { instanceScript } from '../parts/instance-script.ts'
import { labelConditions, labelParameters, labelTags } from '../parts/labels.ts'

/** Where Nextflow and its tasks run: queues, the compute environments behind them, and how their instances begin. */
export const nextflowQueues = () =>
  template({
    Description: 'Job queues, compute environments, launch template and head job of Nextflow',
    Parameters: {
      Base: { Type: 'String' },
      ProvisioningModel: { Type: 'String' },
      FargateHead: { Type: 'String' },
      Gpu: { Type: 'String' },
      Graviton: { Type: 'String' },
      FastStorage: { Type: 'String' },
      Fusion: { Type: 'String' },
      InstanceTypes: { Type: 'String' },
      MinCpus: { Type: 'Number' },
      MaxCpus: { Type: 'Number' },
      HeadMaxCpus: { Type: 'Number' },
      AllocationStrategy: { Type: 'String' },
      BidPercentage: { Type: 'Number' },
      StuckJobSeconds: { Type: 'Number' },
      Dragen: { Type: 'String' },
      DragenAmiId: { Type: 'String' },
      DragenInstanceType: { Type: 'String' },
      BootDiskSize: { Type: 'String' },
      BootDiskThroughput: { Type: 'String' },
      BootDiskIops: { Type: 'String' },
      ...labelParameters,
      AmiId: { Type: 'String' },
      KeyPair: { Type: 'String' },
      CliPath: { Type: 'String' },
      EcsConfig: { Type: 'String' },
      EnableSessionManager: { Type: 'String' },
      WorkDirPath: { Type: 'String' },
      Efs: { Type: 'String' },
      EfsId: { Type: 'String' },
      EfsAddress: { Type: 'String' },
      EfsMount: { Type: 'String' },
      Fsx: { Type: 'String' },
      FsxDns: { Type: 'String' },
      FsxMountName: { Type: 'String' },
      FsxMount: { Type: 'String' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      SecurityGroupIds: { Type: 'CommaDelimitedList' },
      AssignPublicIp: { Type: 'String' },
      InstanceProfileArn: { Type: 'String' },
      HeadJobRoleArn: { Type: 'String' },
      ExecutionRoleArn: { Type: 'String' },
      LogGroupName: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
      BucketName: { Type: 'String' },
      AccessTokenSecretArn: { Type: 'String' },
      NextflowImage: { Type: 'String' },
      NextflowConfig: { Type: 'String' },
      HeadJobCpus: { Type: 'String' },
      HeadJobMemory: { Type: 'String' },
      HeadEnvironment: { Type: 'String' },
      PreRunScript: { Type: 'String' },
      PostRunScript: { Type: 'String' },
    },
    Mappings: {
      // What Forge takes where nothing is typed. https://docs.aws.amazon.com/batch/latest/userguide/instance-type-compute-table.html
      Families: {
        x86: { Any: 'optimal', Nvme: 'c6id,m6id,r6id' },
        arm: { Any: 'c6g,m6g,r6g', Nvme: 'c6gd,m6gd,r6gd' },
        gpu: { Any: 'g4dn,g5,g6', Nvme: 'g4dn,g5,g6' },
      },
    },
    Conditions: {
      IsSpotThenOnDemand: equals(ref('ProvisioningModel'), 'SPOT_THEN_EC2'),
      HasSpot: or(condition('IsSpotThenOnDemand'), equals(ref('ProvisioningModel'), 'SPOT')),
      HasOnDemand: or(condition('IsSpotThenOnDemand'), equals(ref('ProvisioningModel'), 'EC2')),
      HasFargate: equals(ref('ProvisioningModel'), 'FARGATE'),
      HasFargateSpot: equals(ref('ProvisioningModel'), 'FARGATE_SPOT'),
      IsFargateHead: equals(ref('FargateHead'), 'true'),
      HasEc2Head: not(condition('IsFargateHead')),
      IsGpu: equals(ref('Gpu'), 'true'),
      IsGraviton: equals(ref('Graviton'), 'true'),
      HasFastStorage: equals(ref('FastStorage'), 'true'),
      HasInstanceTypes: not(equals(ref('InstanceTypes'), '')),
      HasAmi: not(equals(ref('AmiId'), '')),
      HasKeyPair: not(equals(ref('KeyPair'), '')),
      HasBootDiskSize: not(equals(ref('BootDiskSize'), '')),
      IsFusionOnEbs: and(equals(ref('Fusion'), 'true'), not(condition('HasFastStorage'))),
      HasBootDiskThroughput: not(equals(ref('BootDiskThroughput'), '')),
      HasBootDiskIops: not(equals(ref('BootDiskIops'), '')),
      HasDragen: equals(ref('Dragen'), 'true'),
      HasEfs: not(equals(ref('Efs'), 'None')),
      HasFsx: not(equals(ref('Fsx'), 'None')),
      HasAccessToken: not(equals(ref('AccessTokenSecretArn'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      IsPublic: equals(ref('AssignPublicIp'), 'ENABLED'),
      ...labelConditions,
    },
    Resources: {
      InstanceLogs: {
        Type: 'AWS::Logs::LogGroup',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: { LogGroupName: sub('/aws/batch/${Base}/instances'), RetentionInDays: ref('LogRetentionInDays'), KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
      },
      // Without a name: a version more is a version in the compute environments, and nothing is replaced.
      LaunchTemplate: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateData: {
            MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1, InstanceMetadataTags: 'disabled' },
            Monitoring: { Enabled: false },
            BlockDeviceMappings: [
              {
                DeviceName: '/dev/xvda',
                Ebs: {
                  VolumeType: 'gp3',
                  VolumeSize: If('HasBootDiskSize', ref('BootDiskSize'), If('IsFusionOnEbs', 100, 50)),
                  Throughput: If('HasBootDiskThroughput', ref('BootDiskThroughput'), If('IsFusionOnEbs', 325, 125)),
                  Iops: If('HasBootDiskIops', ref('BootDiskIops'), noValue),
                  // By the account's key for EBS: one of ours would have to let in the roles of Batch, Spot and Auto Scaling.
                  Encrypted: true,
                  DeleteOnTermination: true,
                },
              },
            ],
            NetworkInterfaces: If('IsPublic', [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: ref('SecurityGroupIds') }], noValue),
            TagSpecifications: ['instance', 'volume'].map((ResourceType) => ({
              ResourceType,
              Tags: [
                { Key: 'Name', Value: ref('Base') },
                { Key: 'stackroom:environment', Value: ref('Base') },
                ...labelTags,
              ],
            })),
            UserData: base64(sub(`${settings}\${Script}--==script==--\n`, { Script: instanceScript })),
          },
        },
      },
      HeadFargate: fargate('IsFargateHead', 'FARGATE', 'HeadMaxCpus'),
      HeadEc2: instances('HasEc2Head', { ...onDemand, MinvCpus: 0, MaxvCpus: ref('HeadMaxCpus'), InstanceTypes: [If('IsGraviton', 'default_arm64', 'optimal')], ...image('ECS_AL2023') }),
      WorkSpot: instances('HasSpot', { ...onSpot, ...work }),
      WorkOnDemand: instances('HasOnDemand', { ...onDemand, ...work }),
      WorkFargate: fargate('HasFargate', 'FARGATE', 'MaxCpus'),
      WorkFargateSpot: fargate('HasFargateSpot', 'FARGATE_SPOT', 'MaxCpus'),
      // Its image is Illumina's, with the drivers of the FPGAs.
      WorkDragen: instances('HasDragen', {
        ...onDemand,
        MinvCpus: 0,
        MaxvCpus: ref('MaxCpus'),
        InstanceTypes: [ref('DragenInstanceType')],
        Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: ref('DragenAmiId') }],
        UpdateToLatestImageVersion: false,
      }),
      HeadQueue: queue('head', 10, [{ Order: 1, ComputeEnvironment: If('IsFargateHead', ref('HeadFargate'), ref('HeadEc2')) }]),
      // On demand takes what Spot has no room for.
      WorkQueue: queue('work', 1, [
        If('HasSpot', { Order: 1, ComputeEnvironment: ref('WorkSpot') }, noValue),
        If('HasOnDemand', { Order: 2, ComputeEnvironment: ref('WorkOnDemand') }, noValue),
        If('HasFargate', { Order: 1, ComputeEnvironment: ref('WorkFargate') }, noValue),
        If('HasFargateSpot', { Order: 1, ComputeEnvironment: ref('WorkFargateSpot') }, noValue),
      ]),
      // For tasks that must not be interrupted, and for the last attempt of those that were.
      OnDemandQueue: { ...queue('work-ondemand', 5, [{ Order: 1, ComputeEnvironment: ref('WorkOnDemand') }]), Condition: 'HasOnDemand' },
      DragenQueue: { ...queue('dragen', 1, [{ Order: 1, ComputeEnvironment: ref('WorkDragen') }]), Condition: 'HasDragen' },
      HeadJob: {
        Type: 'AWS::Batch::JobDefinition',
        Properties: {
          JobDefinitionName: sub('${Base}-head'),
          Type: 'container',
          PlatformCapabilities: [If('IsFargateHead', 'FARGATE', 'EC2')],
          PropagateTags: true,
          Timeout: { AttemptDurationSeconds: 1209600 },
          Parameters: { pipeline: 'nextflow-io/hello', arguments: '-latest' },
          ContainerProperties: {
            Image: ref('NextflowImage'),
            Command: ['bash', '-c', headScript, 'head', 'Ref::pipeline', 'Ref::arguments'],
            User: 'nobody',
            JobRoleArn: ref('HeadJobRoleArn'),
            ExecutionRoleArn: ref('ExecutionRoleArn'),
            ResourceRequirements: [
              { Type: 'VCPU', Value: ref('HeadJobCpus') },
              { Type: 'MEMORY', Value: ref('HeadJobMemory') },
            ],
            Environment: [
              { Name: 'NXF_CLOUDCACHE_PATH', Value: sub('s3://${BucketName}/cloudcache') },
              { Name: 'NEXTFLOW_CONFIG', Value: ref('NextflowConfig') },
              { Name: 'HEAD_ENVIRONMENT', Value: ref('HeadEnvironment') },
              { Name: 'PRE_RUN_SCRIPT', Value: ref('PreRunScript') },
              { Name: 'POST_RUN_SCRIPT', Value: ref('PostRunScript') },
            ],
            // https://docs.seqera.io/fusion/guide/aws-batch: the licence is the account's at Seqera.
            Secrets: If('HasAccessToken', [{ Name: 'TOWER_ACCESS_TOKEN', ValueFrom: ref('AccessTokenSecretArn') }], noValue),
            // Where instances have mounted them, as tasks find them.
            Volumes: [mounted('HasEfs', { Name: 'efs', Host: { SourcePath: ref('EfsMount') } }), mounted('HasFsx', { Name: 'fsx', Host: { SourcePath: ref('FsxMount') } })],
            MountPoints: [mounted('HasEfs', { SourceVolume: 'efs', ContainerPath: ref('EfsMount') }), mounted('HasFsx', { SourceVolume: 'fsx', ContainerPath: ref('FsxMount') })],
            LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': ref('LogGroupName'), 'awslogs-stream-prefix': 'head' } },
            NetworkConfiguration: If('IsFargateHead', { AssignPublicIp: ref('AssignPublicIp') }, noValue),
            FargatePlatformConfiguration: If('IsFargateHead', { PlatformVersion: 'LATEST' }, noValue),
          },
        },
      },
    },
    Outputs: {
      HeadQueueArn: output('String', ref('HeadQueue')),
      WorkQueueArn: output('String', ref('WorkQueue')),
      OnDemandQueue: output('String', If('HasOnDemand', ref('OnDemandQueue'), 'None: ProvisioningModel has no EC2')),
      DragenQueue: output('String', If('HasDragen', ref('DragenQueue'), 'None: Dragen is false')),
      HeadJobDefinitionArn: output('String', ref('HeadJob')),
      LaunchTemplateId: output('String', ref('LaunchTemplate')),
    },
  })

// Batch reads user data as MIME only. https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html
const settings = `\
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="==script=="

--==script==
Content-Type: text/x-shellscript; charset="us-ascii"

#!/bin/bash
CLI_PATH='\${CliPath}'
CLI_HOST='awscli.\${AWS::URLSuffix}'
EFS_ID='\${EfsId}'
EFS_ADDRESS='\${EfsAddress}'
EFS_MOUNT='\${EfsMount}'
FSX_DNS='\${FsxDns}'
FSX_NAME='\${FsxMountName}'
FSX_MOUNT='\${FsxMount}'
WORK_DIR='\${WorkDirPath}'
SESSION_MANAGER='\${EnableSessionManager}'
ECS_CONFIG='\${EcsConfig}'
LOG_GROUP='\${InstanceLogs}'
`

const mounted = (condition: string, value: object) => If(condition, value, noValue)

const onDemand = { Type: 'EC2', AllocationStrategy: 'BEST_FIT_PROGRESSIVE' }
const onSpot = { Type: 'SPOT', AllocationStrategy: ref('AllocationStrategy'), BidPercentage: ref('BidPercentage') }
/** The newest image of Batch, or the one that is given. */
const image = (ImageType: any) => ({
  Ec2Configuration: [{ ImageType, ImageIdOverride: If('HasAmi', ref('AmiId'), noValue) }],
  UpdateToLatestImageVersion: If('HasAmi', false, true),
})
const family = (row: string) => If('HasFastStorage', findInMap('Families', row, 'Nvme'), findInMap('Families', row, 'Any'))
const work = {
  MinvCpus: ref('MinCpus'),
  MaxvCpus: ref('MaxCpus'),
  InstanceTypes: split(',', If('HasInstanceTypes', ref('InstanceTypes'), If('IsGpu', family('gpu'), If('IsGraviton', family('arm'), family('x86')))) as unknown as string),
  ...image(If('IsGpu', 'ECS_AL2023_NVIDIA', 'ECS_AL2023')),
}

/**
 * Without a name and without a service role, and with the strategies that Batch updates in place: every property here
 * changes on new instances while jobs on old ones may end.
 * https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html
 */
const instances = (Condition: string, given: { Type: string; AllocationStrategy: any; MinvCpus: any; MaxvCpus: any; InstanceTypes: any; Ec2Configuration: any; UpdateToLatestImageVersion: any }): Resource => ({
  Type: 'AWS::Batch::ComputeEnvironment',
  Condition,
  Properties: {
    Type: 'MANAGED',
    State: 'ENABLED',
    ReplaceComputeEnvironment: false,
    UpdatePolicy: { TerminateJobsOnUpdate: false, JobExecutionTimeoutMinutes: 360 },
    ComputeResources: {
      ...given,
      Ec2KeyPair: If('HasKeyPair', ref('KeyPair'), noValue),
      InstanceRole: ref('InstanceProfileArn'),
      LaunchTemplate: { LaunchTemplateId: ref('LaunchTemplate'), Version: getAtt('LaunchTemplate', 'LatestVersionNumber') },
      Subnets: ref('SubnetIds'),
      SecurityGroupIds: ref('SecurityGroupIds'),
    },
  },
})

const fargate = (Condition: string, Type: 'FARGATE' | 'FARGATE_SPOT', maxCpus: string) =>
  fargateEnvironment(Type, Condition, { MaxvCpus: ref(maxCpus), SecurityGroupIds: ref('SecurityGroupIds') })

/** Under the name that Forge gives it, as policies of others name it. A job that can never start is cancelled. */
const queue = (suffix: string, Priority: number, ComputeEnvironmentOrder: any[]): Resource => ({
  Type: 'AWS::Batch::JobQueue',
  Properties: {
    JobQueueName: sub(`\${Base}-${suffix}`),
    State: 'ENABLED',
    Priority,
    ComputeEnvironmentOrder,
    JobStateTimeLimitActions: ['CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY', 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE', 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT'].map((Reason) => ({
      Action: 'CANCEL',
      State: 'RUNNABLE',
      Reason,
      MaxTimeSeconds: ref('StuckJobSeconds'),
    })),
  },
})

import { condition, equals, If, nested, not, or, output, ref, stacks, sub, template, type Intrinsic } from '../../templates-src/cfn/index.ts'
import { regional } from '../../templates-src/parts/arn.ts'
import { partnerBoundaryName } from '../../templates-src/parts/bounded.ts'
import { same } from '../../templates-src/parts/same.ts'
import { launchRole } from '../../templates-src/stacks/launch-role.ts'
import { nextflowRoles } from '../../templates-src/stacks/nextflow-roles.ts'
import { seqeraBatch } from '../../templates-src/stacks/seqera-batch.ts'
import { seqeraCloud } from '../../templates-src/stacks/seqera-cloud.ts'
import { seqeraData } from '../../templates-src/stacks/seqera-data.ts'
import { seqeraIntelligentCompute } from '../../templates-src/stacks/seqera-intelligent-compute.ts'
import { seqeraRoleManagement } from '../../templates-src/stacks/seqera-role-management.ts'
import { seqeraRole } from '../../templates-src/stacks/seqera-role.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'

const Base = sub('${ForgePrefix}-${Name}')
const workDirBucket = 'arn:${AWS::Partition}:s3:::${WorkDirBucket}'
const Buckets = If('HasWorkDirBucket', If('HasAllowBuckets', sub(`${workDirBucket},\${AllowBuckets}`), sub(workDirBucket)), ref('AllowBuckets'))

const SeqeraRole = nested('SeqeraRole', seqeraRole(), same('SeqeraPrincipalArn', 'ExternalId', 'PlatformRunsOn', 'IamUser', 'PermissionsBoundary'))
const { RoleName } = SeqeraRole.Outputs
const SeqeraBatch = nested('SeqeraBatch', seqeraBatch(), { RoleName, ...same('ForgePrefix', 'Launch', 'Forge', 'EfsFileSystems', 'FsxFileSystems', 'UserdataErrorDetection', 'LogGroup') }, { Condition: 'HasBatch' })
const SeqeraData = nested('SeqeraData', seqeraData(), { RoleName, Buckets, S3Read: If('HasBuckets', ref('S3Read'), 'false'), ...same('DataBuckets', 'S3BucketWrite', 'DataExplorer', 'SecretsAccount', 'DataLineage') })
// What Forge would make roles for, made ahead, so that it need not: for any queue of the prefix.
const ForgeRoles = nested(
  'ForgeRoles',
  nextflowRoles(),
  {
    Base,
    QueuePrefix: ref('ForgePrefix'),
    Buckets: sub('${Buckets}${Lineage}', { Buckets, Lineage: If('HasDataLineage', sub(',arn:${AWS::Partition}:s3:::seqera-lineage-*'), '') }),
    // Buckets that are given have keys of their own, if any.
    KmsKeyArn: '',
    LogGroupName: ref('LogGroup'),
    // Forge names file systems and caches when it makes them.
    Efs: If('HasEfs', 'Create', 'None'),
    EfsId: '*',
    RepositoryArn: regional('ecr', 'repository/nextflow-*'),
    AccessTokenSecretArn: '',
    EnablePipelineSecrets: ref('SecretsExecutionRole'),
    ListPipelineSecrets: ref('SecretsInstanceRole'),
    EnableSessionManager: 'false',
    HeadJobRole: '',
    ComputeJobRole: '',
    BatchExecutionRole: '',
    ...same('SecretsKmsKeyArn', 'PermissionsBoundary'),
  },
  { Condition: 'HasForge' },
)
const SeqeraCloud = nested('SeqeraCloud', seqeraCloud(), { RoleName, Base, Buckets, ...same('LogGroup', 'UserdataErrorDetection', 'SecretsInstanceRole', 'SecretsKmsKeyArn', 'PermissionsBoundary') }, { Condition: 'HasCloud' })
const SeqeraIntelligentCompute = nested('SeqeraIntelligentCompute', seqeraIntelligentCompute(), { RoleName, Buckets }, { Condition: 'HasScheduler' })
const SeqeraRoleManagement = nested('SeqeraRoleManagement', seqeraRoleManagement(), { RoleName, Buckets, ...same('ForgePrefix', 'Forge', 'IntelligentCompute', 'LogGroup') }, { Condition: 'MakesRoles' })

// https://github.com/seqeralabs/tower-cli: AwsProvider
const Arguments = sub('tw credentials add aws --name=${Base} --mode=role --assume-role-arn=${RoleArn}', { Base, RoleArn: SeqeraRole.Outputs.RoleArn })
const key = 'Make a key of the user in UserName in the IAM console and give it to the Platform. '
const waiting = 'Add AWS credentials in Seqera with mode Role and RoleArn as Assume role, then update this product with the External ID that Seqera shows'
const NextStep = If(
  'RunsOnEc2',
  'Start the instance of the Platform with the profile in PlatformInstanceProfile; it needs no External ID',
  If(
    'RunsOnEcs',
    'Give the task of the Platform RoleArn as its task role; it needs no External ID',
    If('HasUser', If('HasExternalId', `${key}With it and the external ID it assumes the role`, `${key}${waiting}`), If('HasExternalId', 'None: whoever SeqeraPrincipalArn names assumes the role with the external ID', waiting)),
  ),
)
const ready = (of: Intrinsic) => If('HasForge', of, '')

const Name = 'Seqera access'
const RoleNameOfLaunch = 'StackroomSeqeraAccessLaunch'
const Root = template({
  Description: 'Seqera access: the role that Seqera Platform acts with, each of its policies a switch',
  Metadata: { 'AWS::CloudFormation::Interface': form },
  Parameters: parameters,
  Rules: rules,
  Conditions: {
    HasExternalId: not(equals(ref('ExternalId'), '')),
    RunsOnEc2: equals(ref('PlatformRunsOn'), 'EC2'),
    RunsOnEcs: equals(ref('PlatformRunsOn'), 'ECS'),
    HasUser: equals(ref('IamUser'), 'true'),
    HasForge: not(equals(ref('Forge'), 'None')),
    HasBatch: or(equals(ref('Launch'), 'true'), condition('HasForge')),
    HasEfs: equals(ref('EfsFileSystems'), 'true'),
    HasDataLineage: equals(ref('DataLineage'), 'true'),
    HasCloud: equals(ref('AwsCloud'), 'true'),
    HasScheduler: equals(ref('IntelligentCompute'), 'true'),
    MakesRoles: or(equals(ref('Forge'), 'Original'), condition('HasScheduler')),
    HasWorkDirBucket: not(equals(ref('WorkDirBucket'), '')),
    HasAllowBuckets: not(equals(ref('AllowBuckets'), '')),
    HasBuckets: or(condition('HasWorkDirBucket'), condition('HasAllowBuckets')),
  },
  Resources: stacks(SeqeraRole, SeqeraBatch, SeqeraData, ForgeRoles, SeqeraCloud, SeqeraIntelligentCompute, SeqeraRoleManagement),
  Outputs: {
    RoleArn: output('String', SeqeraRole.Outputs.RoleArn, { Description: 'Assume role, in AWS credentials of Seqera' }),
    NextStep: output('String', NextStep, { Description: 'What is left to do' }),
    SeqeraArguments: output('String', Arguments, { Description: 'Adds the credentials to Seqera Platform' }),
    HeadJobRoleArn: output('String', ready(ForgeRoles.Outputs.HeadJobRoleArn), { Description: 'Head job role, in compute environments' }),
    ComputeJobRoleArn: output('String', ready(ForgeRoles.Outputs.ComputeJobRoleArn), { Description: 'Compute job role' }),
    BatchExecutionRoleArn: output('String', ready(ForgeRoles.Outputs.ExecutionRoleArn), { Description: 'Batch execution role' }),
    InstanceRoleArn: output('String', ready(ForgeRoles.Outputs.InstanceRoleArn), { Description: 'The role of instances' }),
    InstanceProfileArn: output('String', ready(ForgeRoles.Outputs.InstanceProfileArn), { Description: 'Profile of instances in compute environments' }),
    CloudInstanceProfileArn: output('String', If('HasCloud', SeqeraCloud.Outputs.InstanceProfileArn, ''), { Description: 'Instance Profile, in AWS Cloud compute environments' }),
    MadeRolesBoundaryArn: output('String', If('MakesRoles', SeqeraRoleManagement.Outputs.BoundaryArn, ''), { Description: 'The boundary without which the Platform makes no role' }),
    PlatformInstanceProfile: output('String', SeqeraRole.Outputs.InstanceProfileName, { Description: 'Instance profile for a Platform of your own' }),
    UserName: output('String', SeqeraRole.Outputs.UserName, { Description: 'The legacy user, if there is one; a person makes its key' }),
  },
})

const launches = { Launch: 'true', S3Read: 'true' }
export default product({
  Name,
  Owner: 'Research Computing',
  Description: 'A role with an external ID for Seqera Platform, each of its policies a switch. It makes no roles unless you ask for the original Forge, and then only bounded ones.',
  SupportDescription: 'The output NextStep says what is left to do',
  SupportUrl: 'https://docs.seqera.io/platform-cloud/compute-envs/aws-batch',
  Version: { Name: '1.0.0', Description: 'First version: the policies of Seqera Platform as switches, roles of Forge made ahead' },
  Template: Root,
  Profiles: {
    standard: { Description: 'What a launch without typing gives: jobs in queues that there are', Parameters: {} },
    strict: { Description: 'Jobs and their logs, and no bucket is read, even one that is named', Parameters: { S3Read: 'false' } },
    forge: { Description: 'Forge with roles made ahead, secrets, and file systems; give it WorkDirBucket', Parameters: { ...launches, Forge: 'Scoped', SecretsAccount: 'true', SecretsExecutionRole: 'true', SecretsInstanceRole: 'true', EfsFileSystems: 'true', FsxFileSystems: 'true' } },
    cloud: { Description: 'AWS Cloud compute environments alone; give it WorkDirBucket', Parameters: { Launch: 'false', AwsCloud: 'true' } },
  },
  Constraint: { Type: 'LAUNCH', LocalRoleName: RoleNameOfLaunch, Description: 'Launches with a role that may make roles with a boundary and their policies, and nothing else' },
  LaunchRole: launchRole({ RoleName: RoleNameOfLaunch, Name, Template: Root, Boundary: partnerBoundaryName }),
})

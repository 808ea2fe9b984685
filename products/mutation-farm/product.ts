import { equals, If, join, nested, not, output, ref, select, split, stacks, sub, template } from '../../templates-src/cfn/index.ts'
import { access } from '../../templates-src/stacks/access.ts'
import { batch } from '../../templates-src/stacks/batch.ts'
import { budget } from '../../templates-src/stacks/budget.ts'
import { image } from '../../templates-src/stacks/image.ts'
import { network } from '../../templates-src/stacks/network.ts'
import { storage } from '../../templates-src/stacks/storage.ts'
import { product } from '../product.ts'
import { form, parameters, rules } from './form.ts'
import { launchRole, launchRoleName } from './launch-role.ts'

// Each stack takes what the ones above it give.
const Network = nested('Network', network({ zones: 2 }), {
  ExistingVpcId: ref('VpcId'),
  ExistingSubnetIds: join(',', ref('SubnetIds')),
  ExistingSubnetsArePublic: ref('ExistingSubnetsArePublic'),
  VpcCidr: ref('VpcCidr'),
  Subnets: ref('Subnets'),
  EnableIpv6: ref('EnableIpv6'),
})

// The bucket stays when the product is terminated: the stack's own number keeps its name from standing in the next one's way.
const stackNumber = select(0, split('-', select(2, split('/', ref('AWS::StackId')))))
const Storage = nested('Storage', storage(), {
  BucketName: sub('${Name}-remote-tmp-${AWS::AccountId}-${Number}', { Number: stackNumber }),
  LogGroupName: sub('${Name}-remote'),
  ObjectRetentionInDays: ref('ObjectRetentionInDays'),
  LogRetentionInDays: ref('LogRetentionInDays'),
})

const Image = nested('Image', image(), {
  Name: ref('Name'),
  ImageSource: ref('ImageSource'),
  PublicImageUri: ref('PublicImageUri'),
  UpstreamRepository: ref('UpstreamRepository'),
  ImageTag: ref('ImageTag'),
  GhcrSecretArn: ref('GhcrSecretArn'),
})

const Access = nested('Access', access(), {
  Name: ref('Name'),
  BucketName: Storage.Outputs.BucketName,
  LogGroupName: Storage.Outputs.LogGroupName,
  RepositoryArn: Image.Outputs.RepositoryArn,
  HasPrivateImage: If('IsPublicImage', 'false', 'true'),
  SubmitterArns: join(',', ref('SubmitterArns')),
  GitHubSubjects: join(',', ref('GitHubSubjects')),
  CreateOidcProvider: ref('CreateOidcProvider'),
})

const Batch = nested('Batch', batch(), {
  Name: ref('Name'),
  VpcId: Network.Outputs.VpcId,
  SubnetIds: Network.Outputs.SubnetIds,
  AssignPublicIp: Network.Outputs.AssignPublicIp,
  ImageUri: Image.Outputs.ImageUri,
  LogGroupName: Storage.Outputs.LogGroupName,
  ExecutionRoleArn: Access.Outputs.ExecutionRoleArn,
  TaskRoleArn: Access.Outputs.TaskRoleArn,
  Architectures: ref('Architectures'),
  Provisioning: ref('Provisioning'),
  MaxVcpus: ref('MaxVcpus'),
  Vcpus: ref('Vcpus'),
  MemoryInMiB: ref('MemoryInMiB'),
  EphemeralStorageInGiB: ref('EphemeralStorageInGiB'),
  JobTimeoutInSeconds: ref('JobTimeoutInSeconds'),
  SpotAttempts: ref('SpotAttempts'),
})

const Budget = nested('Budget', budget(), { Email: ref('BudgetEmail'), MonthlyLimitInUsd: ref('MonthlyBudgetInUsd') }, { Condition: 'HasBudget' })

/** The client's configuration file. https://github.com/sourcefrog/mutants-remote */
const toml = `aws_s3_bucket = "\${Bucket}"
aws_batch_job_queue = "\${Queue}"
aws_batch_job_definition = "\${Definition}"
aws_log_group_name = "\${Logs}"
vcpus = \${Vcpus}
memory = \${MemoryInMiB}
`

export default product({
  Name: 'Mutation farm',
  Owner: 'Research Computing',
  Description: 'Runs cargo-mutants on AWS Batch and Fargate, for the mutants-remote client. Costs next to nothing while idle.',
  Distributor: 'Stackroom',
  SupportDescription: 'Write to us; say the name of your provisioned product',
  SupportEmail: 'research-computing@example.org',
  Version: { Name: '1.0.0', Description: 'The first version' },
  Template: template({
    Description: 'Mutation farm: runs cargo-mutants on AWS Batch and Fargate, for the mutants-remote client',
    Metadata: { 'AWS::CloudFormation::Interface': form },
    Parameters: parameters,
    Rules: rules,
    Conditions: {
      IsPublicImage: equals(ref('ImageSource'), 'Public'),
      HasBudget: not(equals(ref('BudgetEmail'), '')),
    },
    Resources: stacks(Network, Storage, Image, Access, Batch, Budget),
    Outputs: {
      ClientConfigToml: output(
        'String',
        sub(toml, {
          Bucket: Storage.Outputs.BucketName,
          Queue: Batch.Outputs.JobQueue,
          Definition: Batch.Outputs.JobDefinition,
          Logs: Storage.Outputs.LogGroupName,
        }),
        { Description: 'Save this as ~/.config/mutants-remote.toml' },
      ),
      SubmissionRole: output('String', Access.Outputs.SubmissionRole, { Description: 'Role to assume for submitting jobs' }),
      JobQueue: output('String', Batch.Outputs.JobQueue, { Description: 'Queue to submit jobs to' }),
      JobDefinition: output('String', Batch.Outputs.JobDefinition, { Description: 'Job definition of the first architecture' }),
      Bucket: output('String', Storage.Outputs.BucketName, { Description: 'Bucket for sources and results; it stays when the product is terminated' }),
      LogGroup: output('String', Storage.Outputs.LogGroupName, { Description: 'Log group of the jobs' }),
      ImageUri: output('String', Image.Outputs.ImageUri, { Description: 'Image that jobs run' }),
    },
  }),
  Constraint: { Type: 'LAUNCH', LocalRoleName: launchRoleName, Description: 'Launches with the narrow role of this product' },
  LaunchRole: launchRole(),
})

import { ref, type Resource } from '../cfn/index.ts'

/**
 * A compute environment of Fargate in the subnets of the parameter `SubnetIds`. Without a name, so that it can be replaced,
 * and without a service role, so that it can be deleted: the service-linked role outlives it. Subnets, security groups and
 * the maximum change in place. https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
 */
export const fargateEnvironment = (Type: 'FARGATE' | 'FARGATE_SPOT', Condition: string, given: { MaxvCpus: ReturnType<typeof ref>; SecurityGroupIds: ReturnType<typeof ref> | ReturnType<typeof ref>[] }) =>
  ({
    Type: 'AWS::Batch::ComputeEnvironment',
    Condition,
    Properties: {
      Type: 'MANAGED',
      State: 'ENABLED',
      ReplaceComputeEnvironment: false,
      ComputeResources: { Type, MaxvCpus: given.MaxvCpus, Subnets: ref('SubnetIds'), SecurityGroupIds: given.SecurityGroupIds },
    },
  }) satisfies Resource

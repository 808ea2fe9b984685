// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { BatchComputeEnvironment, BatchJobDefinition, BatchJobQueue } from './batch.ts'
import type { BudgetsBudget } from './budgets.ts'
import type { CloudFormationStack } from './cloudformation.ts'
import type { CodeBuildProject } from './codebuild.ts'
import type { EC2EIP, EC2EgressOnlyInternetGateway, EC2Instance, EC2InternetGateway, EC2NatGateway, EC2Route, EC2RouteTable, EC2SecurityGroup, EC2Subnet, EC2SubnetRouteTableAssociation, EC2VPC, EC2VPCCidrBlock, EC2VPCEndpoint, EC2VPCGatewayAttachment } from './ec2.ts'
import type { ECRPullThroughCacheRule, ECRRepository, ECRRepositoryCreationTemplate } from './ecr.ts'
import type { EventsRule } from './events.ts'
import type { IAMManagedPolicy, IAMOIDCProvider, IAMRole } from './iam.ts'
import type { KMSKey } from './kms.ts'
import type { LogsLogGroup } from './logs.ts'
import type { S3Bucket, S3BucketPolicy } from './s3.ts'
import type { SNSTopic } from './sns.ts'
import type { SecretsManagerSecret } from './secretsmanager.ts'

export type Resource =
  | BatchComputeEnvironment
  | BatchJobDefinition
  | BatchJobQueue
  | BudgetsBudget
  | CloudFormationStack
  | CodeBuildProject
  | EC2EIP
  | EC2EgressOnlyInternetGateway
  | EC2Instance
  | EC2InternetGateway
  | EC2NatGateway
  | EC2Route
  | EC2RouteTable
  | EC2SecurityGroup
  | EC2Subnet
  | EC2SubnetRouteTableAssociation
  | EC2VPC
  | EC2VPCCidrBlock
  | EC2VPCEndpoint
  | EC2VPCGatewayAttachment
  | ECRPullThroughCacheRule
  | ECRRepository
  | ECRRepositoryCreationTemplate
  | EventsRule
  | IAMManagedPolicy
  | IAMOIDCProvider
  | IAMRole
  | KMSKey
  | LogsLogGroup
  | S3Bucket
  | S3BucketPolicy
  | SNSTopic
  | SecretsManagerSecret

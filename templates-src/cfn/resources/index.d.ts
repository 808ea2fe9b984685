// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ApplicationAutoScalingScalableTarget, ApplicationAutoScalingScalingPolicy } from './applicationautoscaling.d.ts'
import type { BatchComputeEnvironment, BatchJobDefinition, BatchJobQueue } from './batch.d.ts'
import type { BudgetsBudget } from './budgets.d.ts'
import type { CertificateManagerCertificate } from './certificatemanager.d.ts'
import type { CloudFormationCustomResource, CloudFormationStack } from './cloudformation.d.ts'
import type { CloudWatchAlarm } from './cloudwatch.d.ts'
import type { CodeBuildProject } from './codebuild.d.ts'
import type { EC2EIP, EC2EgressOnlyInternetGateway, EC2Instance, EC2InternetGateway, EC2NatGateway, EC2Route, EC2RouteTable, EC2SecurityGroup, EC2SecurityGroupEgress, EC2SecurityGroupIngress, EC2Subnet, EC2SubnetRouteTableAssociation, EC2VPC, EC2VPCCidrBlock, EC2VPCEndpoint, EC2VPCGatewayAttachment } from './ec2.d.ts'
import type { ECRPullThroughCacheRule, ECRRepository, ECRRepositoryCreationTemplate } from './ecr.d.ts'
import type { ECSCluster, ECSService, ECSTaskDefinition } from './ecs.d.ts'
import type { EFSAccessPoint, EFSFileSystem, EFSMountTarget } from './efs.d.ts'
import type { ElastiCacheParameterGroup, ElastiCacheReplicationGroup, ElastiCacheSubnetGroup } from './elasticache.d.ts'
import type { ElasticLoadBalancingV2Listener, ElasticLoadBalancingV2ListenerRule, ElasticLoadBalancingV2LoadBalancer, ElasticLoadBalancingV2TargetGroup } from './elasticloadbalancingv2.d.ts'
import type { EventsRule } from './events.d.ts'
import type { IAMInstanceProfile, IAMManagedPolicy, IAMOIDCProvider, IAMRole, IAMServiceLinkedRole } from './iam.d.ts'
import type { KMSKey } from './kms.d.ts'
import type { LambdaFunction } from './lambda.d.ts'
import type { LogsLogGroup } from './logs.d.ts'
import type { RDSDBCluster, RDSDBClusterParameterGroup, RDSDBInstance, RDSDBParameterGroup, RDSDBSubnetGroup } from './rds.d.ts'
import type { Route53RecordSet } from './route53.d.ts'
import type { S3Bucket, S3BucketPolicy } from './s3.d.ts'
import type { SNSTopic } from './sns.d.ts'
import type { SSMDocument, SSMParameter } from './ssm.d.ts'
import type { SecretsManagerSecret } from './secretsmanager.d.ts'
import type { ServiceDiscoveryPrivateDnsNamespace, ServiceDiscoveryService } from './servicediscovery.d.ts'
import type { WAFv2LoggingConfiguration, WAFv2WebACL, WAFv2WebACLAssociation } from './wafv2.d.ts'

export type Resource =
  | ApplicationAutoScalingScalableTarget
  | ApplicationAutoScalingScalingPolicy
  | BatchComputeEnvironment
  | BatchJobDefinition
  | BatchJobQueue
  | BudgetsBudget
  | CertificateManagerCertificate
  | CloudFormationCustomResource
  | CloudFormationStack
  | CloudWatchAlarm
  | CodeBuildProject
  | EC2EIP
  | EC2EgressOnlyInternetGateway
  | EC2Instance
  | EC2InternetGateway
  | EC2NatGateway
  | EC2Route
  | EC2RouteTable
  | EC2SecurityGroup
  | EC2SecurityGroupEgress
  | EC2SecurityGroupIngress
  | EC2Subnet
  | EC2SubnetRouteTableAssociation
  | EC2VPC
  | EC2VPCCidrBlock
  | EC2VPCEndpoint
  | EC2VPCGatewayAttachment
  | ECRPullThroughCacheRule
  | ECRRepository
  | ECRRepositoryCreationTemplate
  | ECSCluster
  | ECSService
  | ECSTaskDefinition
  | EFSAccessPoint
  | EFSFileSystem
  | EFSMountTarget
  | ElastiCacheParameterGroup
  | ElastiCacheReplicationGroup
  | ElastiCacheSubnetGroup
  | ElasticLoadBalancingV2Listener
  | ElasticLoadBalancingV2ListenerRule
  | ElasticLoadBalancingV2LoadBalancer
  | ElasticLoadBalancingV2TargetGroup
  | EventsRule
  | IAMInstanceProfile
  | IAMManagedPolicy
  | IAMOIDCProvider
  | IAMRole
  | IAMServiceLinkedRole
  | KMSKey
  | LambdaFunction
  | LogsLogGroup
  | RDSDBCluster
  | RDSDBClusterParameterGroup
  | RDSDBInstance
  | RDSDBParameterGroup
  | RDSDBSubnetGroup
  | Route53RecordSet
  | S3Bucket
  | S3BucketPolicy
  | SNSTopic
  | SSMDocument
  | SSMParameter
  | SecretsManagerSecret
  | ServiceDiscoveryPrivateDnsNamespace
  | ServiceDiscoveryService
  | WAFv2LoggingConfiguration
  | WAFv2WebACL
  | WAFv2WebACLAssociation

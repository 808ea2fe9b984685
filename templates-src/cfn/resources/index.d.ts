// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ApplicationAutoScalingScalableTarget, ApplicationAutoScalingScalingPolicy } from './applicationautoscaling.d.ts'
import type { AutoScalingAutoScalingGroup } from './autoscaling.d.ts'
import type { BatchComputeEnvironment, BatchJobDefinition, BatchJobQueue } from './batch.d.ts'
import type { BudgetsBudget } from './budgets.d.ts'
import type { CertificateManagerCertificate } from './certificatemanager.d.ts'
import type { CloudFormationCustomResource, CloudFormationStack } from './cloudformation.d.ts'
import type { CloudWatchAlarm, CloudWatchDashboard } from './cloudwatch.d.ts'
import type { CodeBuildProject } from './codebuild.d.ts'
import type { DynamoDBTable } from './dynamodb.d.ts'
import type { EC2EIP, EC2EIPAssociation, EC2EgressOnlyInternetGateway, EC2FlowLog, EC2Instance, EC2InternetGateway, EC2LaunchTemplate, EC2NatGateway, EC2NetworkAcl, EC2NetworkAclEntry, EC2Route, EC2RouteTable, EC2SecurityGroup, EC2SecurityGroupEgress, EC2SecurityGroupIngress, EC2Subnet, EC2SubnetCidrBlock, EC2SubnetNetworkAclAssociation, EC2SubnetRouteTableAssociation, EC2VPC, EC2VPCCidrBlock, EC2VPCEndpoint, EC2VPCGatewayAttachment } from './ec2.d.ts'
import type { ECRPullThroughCacheRule, ECRRepository, ECRRepositoryCreationTemplate } from './ecr.d.ts'
import type { ECSCluster, ECSService, ECSTaskDefinition } from './ecs.d.ts'
import type { EFSAccessPoint, EFSFileSystem, EFSMountTarget } from './efs.d.ts'
import type { ElastiCacheParameterGroup, ElastiCacheReplicationGroup, ElastiCacheSubnetGroup } from './elasticache.d.ts'
import type { ElasticLoadBalancingV2Listener, ElasticLoadBalancingV2ListenerCertificate, ElasticLoadBalancingV2ListenerRule, ElasticLoadBalancingV2LoadBalancer, ElasticLoadBalancingV2TargetGroup } from './elasticloadbalancingv2.d.ts'
import type { EventsRule } from './events.d.ts'
import type { FSxFileSystem } from './fsx.d.ts'
import type { IAMInstanceProfile, IAMManagedPolicy, IAMOIDCProvider, IAMRole, IAMServiceLinkedRole, IAMUser } from './iam.d.ts'
import type { KMSAlias, KMSKey } from './kms.d.ts'
import type { LambdaFunction, LambdaPermission } from './lambda.d.ts'
import type { LogsLogGroup, LogsMetricFilter } from './logs.d.ts'
import type { RDSDBCluster, RDSDBClusterParameterGroup, RDSDBInstance, RDSDBParameterGroup, RDSDBSubnetGroup } from './rds.d.ts'
import type { Route53HostedZone, Route53RecordSet } from './route53.d.ts'
import type { S3Bucket, S3BucketPolicy } from './s3.d.ts'
import type { SNSSubscription, SNSTopic, SNSTopicPolicy } from './sns.d.ts'
import type { SSMDocument, SSMParameter } from './ssm.d.ts'
import type { SchedulerSchedule } from './scheduler.d.ts'
import type { SecretsManagerSecret, SecretsManagerSecretTargetAttachment } from './secretsmanager.d.ts'
import type { ServiceDiscoveryPrivateDnsNamespace, ServiceDiscoveryService } from './servicediscovery.d.ts'
import type { WAFv2LoggingConfiguration, WAFv2WebACL, WAFv2WebACLAssociation } from './wafv2.d.ts'

export type Resource =
  | ApplicationAutoScalingScalableTarget
  | ApplicationAutoScalingScalingPolicy
  | AutoScalingAutoScalingGroup
  | BatchComputeEnvironment
  | BatchJobDefinition
  | BatchJobQueue
  | BudgetsBudget
  | CertificateManagerCertificate
  | CloudFormationCustomResource
  | CloudFormationStack
  | CloudWatchAlarm
  | CloudWatchDashboard
  | CodeBuildProject
  | DynamoDBTable
  | EC2EIP
  | EC2EIPAssociation
  | EC2EgressOnlyInternetGateway
  | EC2FlowLog
  | EC2Instance
  | EC2InternetGateway
  | EC2LaunchTemplate
  | EC2NatGateway
  | EC2NetworkAcl
  | EC2NetworkAclEntry
  | EC2Route
  | EC2RouteTable
  | EC2SecurityGroup
  | EC2SecurityGroupEgress
  | EC2SecurityGroupIngress
  | EC2Subnet
  | EC2SubnetCidrBlock
  | EC2SubnetNetworkAclAssociation
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
  | ElasticLoadBalancingV2ListenerCertificate
  | ElasticLoadBalancingV2ListenerRule
  | ElasticLoadBalancingV2LoadBalancer
  | ElasticLoadBalancingV2TargetGroup
  | EventsRule
  | FSxFileSystem
  | IAMInstanceProfile
  | IAMManagedPolicy
  | IAMOIDCProvider
  | IAMRole
  | IAMServiceLinkedRole
  | IAMUser
  | KMSAlias
  | KMSKey
  | LambdaFunction
  | LambdaPermission
  | LogsLogGroup
  | LogsMetricFilter
  | RDSDBCluster
  | RDSDBClusterParameterGroup
  | RDSDBInstance
  | RDSDBParameterGroup
  | RDSDBSubnetGroup
  | Route53HostedZone
  | Route53RecordSet
  | S3Bucket
  | S3BucketPolicy
  | SNSSubscription
  | SNSTopic
  | SNSTopicPolicy
  | SSMDocument
  | SSMParameter
  | SchedulerSchedule
  | SecretsManagerSecret
  | SecretsManagerSecretTargetAttachment
  | ServiceDiscoveryPrivateDnsNamespace
  | ServiceDiscoveryService
  | WAFv2LoggingConfiguration
  | WAFv2WebACL
  | WAFv2WebACLAssociation

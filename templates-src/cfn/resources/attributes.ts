// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"

/** The attributes that Fn::GetAtt reads of each type in use. */
export const attributes: Record<string, string> = {
  'AWS::Batch::ComputeEnvironment': 'ComputeEnvironmentArn EksConfiguration.AccessEntry.Status',
  'AWS::Batch::JobDefinition': 'JobDefinitionArn',
  'AWS::Batch::JobQueue': 'JobQueueArn',
  'AWS::Budgets::Budget': 'Id',
  'AWS::CloudFormation::CustomResource': 'Id',
  'AWS::CloudFormation::Stack': 'ChangeSetId CreationTime LastUpdateTime Outputs ParentId RootId StackId StackStatus',
  'AWS::CloudWatch::Alarm': 'Arn',
  'AWS::CodeBuild::Project': 'Arn Id',
  'AWS::EC2::EIP': 'AllocationId PublicIp',
  'AWS::EC2::EgressOnlyInternetGateway': 'Id',
  'AWS::EC2::Instance': 'AvailabilityZone InstanceId PrivateDnsName PrivateIp PublicDnsName PublicIp State VpcId',
  'AWS::EC2::InternetGateway': 'InternetGatewayId',
  'AWS::EC2::NatGateway': 'AutoProvisionZones AutoScalingIps EniId NatGatewayId RouteTableId',
  'AWS::EC2::Route': 'CidrBlock',
  'AWS::EC2::RouteTable': 'RouteTableId',
  'AWS::EC2::SecurityGroup': 'GroupId Id VpcId',
  'AWS::EC2::Subnet': 'AvailabilityZone AvailabilityZoneId BlockPublicAccessStates CidrBlock Ipv6CidrBlocks NetworkAclAssociationId OutpostArn SubnetId VpcId',
  'AWS::EC2::SubnetRouteTableAssociation': 'Id',
  'AWS::EC2::VPC': 'CidrBlock CidrBlockAssociations DefaultNetworkAcl DefaultSecurityGroup Ipv6CidrBlocks VpcEncryptionControl.ResourceExclusions VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage VpcEncryptionControl.ResourceExclusions.ElasticFileSystem VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage VpcEncryptionControl.ResourceExclusions.InternetGateway VpcEncryptionControl.ResourceExclusions.InternetGateway.State VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage VpcEncryptionControl.ResourceExclusions.Lambda VpcEncryptionControl.ResourceExclusions.Lambda.State VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage VpcEncryptionControl.ResourceExclusions.NatGateway VpcEncryptionControl.ResourceExclusions.NatGateway.State VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage VpcEncryptionControl.ResourceExclusions.VpcLattice VpcEncryptionControl.ResourceExclusions.VpcLattice.State VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage VpcEncryptionControl.ResourceExclusions.VpcPeering VpcEncryptionControl.ResourceExclusions.VpcPeering.State VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage VpcEncryptionControl.State VpcEncryptionControl.StateMessage VpcEncryptionControl.VpcEncryptionControlId VpcEncryptionControl.VpcId VpcId',
  'AWS::EC2::VPCCidrBlock': 'Id IpSource Ipv6AddressAttribute',
  'AWS::EC2::VPCEndpoint': 'CreationTimestamp DnsEntries Id NetworkInterfaceIds',
  'AWS::EC2::VPCGatewayAttachment': 'AttachmentType',
  'AWS::ECR::PullThroughCacheRule': '',
  'AWS::ECR::Repository': 'Arn RepositoryUri',
  'AWS::ECR::RepositoryCreationTemplate': 'CreatedAt UpdatedAt',
  'AWS::Events::Rule': 'Arn RuleName',
  'AWS::IAM::InstanceProfile': 'Arn',
  'AWS::IAM::ManagedPolicy': 'AttachmentCount CreateDate DefaultVersionId IsAttachable PermissionsBoundaryUsageCount PolicyArn PolicyId UpdateDate',
  'AWS::IAM::OIDCProvider': 'Arn',
  'AWS::IAM::Role': 'Arn RoleId',
  'AWS::IAM::ServiceLinkedRole': 'RoleName',
  'AWS::Logs::LogGroup': 'Arn',
  'AWS::S3::Bucket': 'Arn DomainName DualStackDomainName MetadataConfiguration.AnnotationTableConfiguration.TableArn MetadataConfiguration.AnnotationTableConfiguration.TableName MetadataConfiguration.Destination MetadataConfiguration.InventoryTableConfiguration.TableArn MetadataConfiguration.InventoryTableConfiguration.TableName MetadataConfiguration.JournalTableConfiguration.TableArn MetadataConfiguration.JournalTableConfiguration.TableName MetadataTableConfiguration.S3TablesDestination.TableArn MetadataTableConfiguration.S3TablesDestination.TableNamespace RegionalDomainName WebsiteURL',
  'AWS::S3::BucketPolicy': '',
  'AWS::SNS::Topic': 'TopicArn TopicName',
  'AWS::SSM::Document': '',
  'AWS::SSM::Parameter': 'Arn Type Value',
}

/** The types in use that hold data: deleting or replacing one loses it. */
export const stateful: readonly string[] = [
  'AWS::CloudFormation::Stack',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
]

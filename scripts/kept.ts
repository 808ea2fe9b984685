/** Types of what holds data, or what others go on using: neither the end of a stack nor an update may take it away unasked. */
export const kept: ReadonlySet<string> = new Set([
  'AWS::IAM::ServiceLinkedRole', 'AWS::S3::Bucket', 'AWS::EFS::FileSystem', 'AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DynamoDB::Table',
  'AWS::FSx::FileSystem', 'AWS::KMS::Key', 'AWS::ElastiCache::ReplicationGroup',
])

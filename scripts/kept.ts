const types: ReadonlySet<string> = new Set([
  'AWS::IAM::ServiceLinkedRole', 'AWS::S3::Bucket', 'AWS::EFS::FileSystem', 'AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DynamoDB::Table',
  'AWS::FSx::FileSystem', 'AWS::KMS::Key', 'AWS::ElastiCache::ReplicationGroup', 'AWS::Route53::HostedZone',
])

/**
 * Whether a resource holds data, or what others go on using: neither the end of a stack nor an update may take it away
 * unasked. A private zone is of no use without its VPC, and goes with it.
 */
export const isKept = ({ Type, Properties }: { Type: string; Properties?: Record<string, unknown> }): boolean =>
  types.has(Type) && !(Type === 'AWS::Route53::HostedZone' && Properties?.VPCs !== undefined)

import { and, condition, equals, getAtt, If, noValue, not, output, ref, sub, template, type Resource } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { opensNothing } from '../parts/clients.ts'
import { liftable } from '../parts/liftable.ts'
import { onlyOverTls } from '../parts/only-over-tls.ts'

/**
 * The door to the applications behind it: HTTPS under one domain name, everything else sent there. Which application
 * answers is for rules on the listener; where none fits it answers 404 itself.
 */
export const loadBalancer = () =>
  template({
    Description: 'Load balancer: HTTPS, redirect from HTTP, access logs, web application firewall, DNS records',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      Scheme: { Type: 'String' },
      IpAddressType: { Type: 'String' },
      AllowedCidr: { Type: 'String' },
      DomainName: { Type: 'String' },
      HostedZoneId: { Type: 'String' },
      CertificateArn: { Type: 'String' },
      SslPolicy: { Type: 'String' },
      DeletionProtection: { Type: 'String' },
      AccessLogDays: { Type: 'Number' },
      Waf: { Type: 'String' },
      WafLogGroupName: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
    },
    Conditions: {
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasNewCertificate: equals(ref('CertificateArn'), ''),
      HasRecords: not(equals(ref('HostedZoneId'), '')),
      HasIpv6: equals(ref('IpAddressType'), 'dualstack'),
      HasIpv6Records: and(condition('HasRecords'), condition('HasIpv6')),
      // ::/0 goes with 0.0.0.0/0 only: a range of IPv4 addresses says nothing of IPv6.
      HasIpv6Clients: and(condition('HasIpv6'), equals(ref('AllowedCidr'), '0.0.0.0/0')),
      HasAccessLogs: not(equals(ref('AccessLogDays'), '0')),
      HasWaf: equals(ref('Waf'), 'true'),
    },
    Resources: {
      SecurityGroup: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'Load balancer: HTTPS from its clients, and HTTP, which is redirected',
          VpcId: ref('VpcId'),
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: ref('AllowedCidr'), Description: 'HTTPS' },
            { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: ref('AllowedCidr'), Description: 'HTTP, redirected to HTTPS' },
            If('HasIpv6Clients', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '::/0', Description: 'HTTPS over IPv6' }, noValue),
            If('HasIpv6Clients', { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv6: '::/0', Description: 'HTTP over IPv6, redirected' }, noValue),
          ],
          // A group without an egress rule gets one that allows everything; each target adds the way to itself.
          SecurityGroupEgress: opensNothing('Nowhere but to targets'),
        },
      },
      LoadBalancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        // Elastic Load Balancing writes a test object when access logs are switched on; what may be missing
        // cannot stand in DependsOn.
        Metadata: { WaitsFor: If('HasAccessLogs', ref('AccessLogBucketPolicy'), '') },
        Properties: {
          Type: 'application',
          Scheme: ref('Scheme'),
          IpAddressType: ref('IpAddressType'),
          Subnets: ref('SubnetIds'),
          SecurityGroups: [getAtt('SecurityGroup', 'GroupId')],
          Tags: [liftable],
          LoadBalancerAttributes: [
            { Key: 'deletion_protection.enabled', Value: ref('DeletionProtection') },
            { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
            { Key: 'routing.http.desync_mitigation_mode', Value: 'defensive' },
            { Key: 'access_logs.s3.enabled', Value: If('HasAccessLogs', 'true', 'false') },
            If('HasAccessLogs', { Key: 'access_logs.s3.bucket', Value: ref('AccessLogBucket') }, noValue),
          ],
        },
      },
      HttpsListener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: ref('LoadBalancer'),
          Port: 443,
          Protocol: 'HTTPS',
          SslPolicy: ref('SslPolicy'),
          Certificates: [{ CertificateArn: If('HasNewCertificate', ref('Certificate'), ref('CertificateArn')) }],
          DefaultActions: [
            { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain', MessageBody: 'Not found' } },
          ],
        },
      },
      HttpListener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: ref('LoadBalancer'),
          Port: 80,
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }],
        },
      },
      // Waits until its record is seen: the zone must be the one that the domain's parent points to.
      Certificate: {
        Type: 'AWS::CertificateManager::Certificate',
        Condition: 'HasNewCertificate',
        Properties: {
          DomainName: ref('DomainName'),
          ValidationMethod: 'DNS',
          DomainValidationOptions: [{ DomainName: ref('DomainName'), HostedZoneId: ref('HostedZoneId') }],
        },
      },
      Record: alias('A', 'HasRecords'),
      RecordIpv6: alias('AAAA', 'HasIpv6Records'),
      // Who called when and how it went; it outlives the load balancer, and its lifecycle empties it.
      AccessLogBucket: {
        Type: 'AWS::S3::Bucket',
        Condition: 'HasAccessLogs',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          // Elastic Load Balancing delivers to buckets that S3 encrypts with keys of its own, to no others.
          // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
          BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
          VersioningConfiguration: { Status: 'Enabled' },
          LifecycleConfiguration: {
            Rules: [
              {
                Id: 'Expire',
                Status: 'Enabled',
                ExpirationInDays: ref('AccessLogDays'),
                NoncurrentVersionExpiration: { NoncurrentDays: 1 },
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
              },
            ],
          },
        },
      },
      AccessLogBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Condition: 'HasAccessLogs',
        Properties: {
          Bucket: ref('AccessLogBucket'),
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              onlyOverTls('AccessLogBucket'),
              {
                // The path holds the account whose load balancer writes, so that no other's can.
                Sid: 'AccessLogs',
                Effect: 'Allow',
                Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
                Action: 's3:PutObject',
                Resource: sub('${AccessLogBucket.Arn}/AWSLogs/${AWS::AccountId}/*'),
              },
            ],
          },
        },
      },
      WebAcl: {
        Type: 'AWS::WAFv2::WebACL',
        Condition: 'HasWaf',
        Properties: {
          Scope: 'REGIONAL',
          DefaultAction: { Allow: {} },
          VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'Waf' },
          Rules: [
            managedRules(1, 'AWSManagedRulesAmazonIpReputationList'),
            // Uploads of more than 8 KB are what applications are for.
            managedRules(2, 'AWSManagedRulesCommonRuleSet', 'SizeRestrictions_BODY'),
            managedRules(3, 'AWSManagedRulesKnownBadInputsRuleSet'),
            managedRules(4, 'AWSManagedRulesSQLiRuleSet'),
          ],
        },
      },
      WebAclAssociation: {
        Type: 'AWS::WAFv2::WebACLAssociation',
        Condition: 'HasWaf',
        Properties: { ResourceArn: ref('LoadBalancer'), WebACLArn: getAtt('WebAcl', 'Arn') },
      },
      WafLogGroup: {
        Type: 'AWS::Logs::LogGroup',
        Condition: 'HasWaf',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Retain',
        // WAF writes to groups whose name begins with aws-waf-logs-, to no others.
        Properties: { LogGroupName: ref('WafLogGroupName'), RetentionInDays: ref('LogRetentionInDays'), KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
      },
      WebAclLogging: {
        Type: 'AWS::WAFv2::LoggingConfiguration',
        Condition: 'HasWaf',
        Properties: {
          ResourceArn: getAtt('WebAcl', 'Arn'),
          LogDestinationConfigs: [regional('logs', 'log-group:${WafLogGroup}')],
          // Who is signed in is nobody's to read in a log.
          RedactedFields: ['authorization', 'cookie'].map((Name) => ({ SingleHeader: { Name } })),
        },
      },
    },
    Outputs: {
      FullName: output('String', getAtt('LoadBalancer', 'LoadBalancerFullName')),
      DnsName: output('String', getAtt('LoadBalancer', 'DNSName')),
      SecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('SecurityGroup', 'GroupId')),
      ListenerArn: output('String', ref('HttpsListener')),
      AccessLogBucketName: output('String', If('HasAccessLogs', ref('AccessLogBucket'), '')),
    },
  })

const alias = (Type: 'A' | 'AAAA', Condition: string): Resource => ({
  Type: 'AWS::Route53::RecordSet',
  Condition,
  Properties: {
    HostedZoneId: ref('HostedZoneId'),
    Name: ref('DomainName'),
    Type,
    AliasTarget: {
      DNSName: getAtt('LoadBalancer', 'DNSName'),
      HostedZoneId: getAtt('LoadBalancer', 'CanonicalHostedZoneID'),
      EvaluateTargetHealth: true,
    },
  },
})

/** Rules that AWS keeps up to date; those of them that are only counted are named. */
const managedRules = (Priority: number, Name: string, ...counted: string[]) => ({
  Name,
  Priority,
  OverrideAction: { None: {} },
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: 'AWS',
      Name,
      ...(counted.length > 0 && { RuleActionOverrides: counted.map((rule) => ({ Name: rule, ActionToUse: { Count: {} } })) }),
    },
  },
  VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: Name },
})

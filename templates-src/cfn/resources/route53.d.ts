// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** Creates a new public or private hosted zone. You create records in a public hosted zone to define how you want to route traffic on the internet for a domain, such as example.com, and its subdomains (apex.example.com, acme.example.com). */
export interface Route53HostedZone extends ResourceAttributes {
  Type: 'AWS::Route53::HostedZone'
  Properties?: {
    /** A complex type that contains an optional comment. */
    HostedZoneConfig?: Value<Route53HostedZone_HostedZoneConfig>
    /** The features configuration for the hosted zone, including accelerated recovery settings and status information. */
    HostedZoneFeatures?: Value<Route53HostedZone_HostedZoneFeatures>
    /** Adds, edits, or deletes tags for a health check or a hosted zone. */
    HostedZoneTags?: List<Route53HostedZone_HostedZoneTag>
    /** The name of the domain. Specify a fully qualified domain name, for example, *www.example.com*. */
    Name?: Value<string>
    /** Creates a configuration for DNS query logging. After you create a query logging configuration, Amazon Route 53 begins to publish log data to an Amazon CloudWatch Logs log group. */
    QueryLoggingConfig?: Value<Route53HostedZone_QueryLoggingConfig>
    /** *Private hosted zones:* A complex type that contains information about the VPCs that are associated with the specified hosted zone. */
    VPCs?: List<Route53HostedZone_VPC>
  }
}

/** A complex type that contains information about a tag that you want to add or edit for the specified health check or hosted zone. */
export interface Route53HostedZone_HostedZoneTag {
  /** The value of `Key` depends on the operation that you want to perform: */
  Key: Value<string>
  /** The value of `Value` depends on the operation that you want to perform: */
  Value: Value<string>
}

/** *Private hosted zones only:* A complex type that contains information about an Amazon VPC. Route 53 Resolver uses the records in the private hosted zone to route traffic in that VPC. */
export interface Route53HostedZone_VPC {
  /** *Private hosted zones only:* The ID of an Amazon VPC. */
  VPCId: Value<string>
  /** *Private hosted zones only:* The region that an Amazon VPC was created in. */
  VPCRegion: Value<string>
}

/** A complex type that contains an optional comment about your hosted zone. If you don't want to specify a comment, omit both the `HostedZoneConfig` and `Comment` elements. */
export interface Route53HostedZone_HostedZoneConfig {
  /** Any comments that you want to include about the hosted zone. */
  Comment?: Value<string>
}

/** A complex type that contains information about a configuration for DNS query logging. */
export interface Route53HostedZone_QueryLoggingConfig {
  /** The Amazon Resource Name (ARN) of the CloudWatch Logs log group that Amazon Route 53 is publishing logs to. */
  CloudWatchLogsLogGroupArn: Value<string>
}

/** Represents the features configuration for a hosted zone, including the status of various features and any associated failure reasons. */
export interface Route53HostedZone_HostedZoneFeatures {
  EnableAcceleratedRecovery?: Value<boolean>
}

/** Information about the record that you want to create. */
export interface Route53RecordSet extends ResourceAttributes {
  Type: 'AWS::Route53::RecordSet'
  Properties: {
    /** *Alias resource record sets only:* Information about the AWS resource, such as a CloudFront distribution or an Amazon S3 bucket, that you want to route traffic to. */
    AliasTarget?: Value<Route53RecordSet_AliasTarget>
    /** The object that is specified in resource record set object when you are linking a resource record set to a CIDR location. */
    CidrRoutingConfig?: Value<Route53RecordSet_CidrRoutingConfig>
    /** *Optional:* Any comments you want to include about a change batch request. */
    Comment?: Value<string>
    /** *Failover resource record sets only:* To configure failover, you add the `Failover` element to two resource record sets. For one resource record set, you specify `PRIMARY` as the value for `Failover`; for the other resource record set, you specify `SECONDARY`. */
    Failover?: Value<'PRIMARY' | 'SECONDARY'>
    /** *Geolocation resource record sets only:* A complex type that lets you control how Amazon Route 53 responds to DNS queries based on the geographic origin of the query. For example, if you want all queries from Africa to be routed to a web server with an IP address of `192.0.2.111`, create a resource record set with a `Type` of `A` and a `ContinentCode` of `AF`. */
    GeoLocation?: Value<Route53RecordSet_GeoLocation>
    /** If you want Amazon Route 53 to return this resource record set in response to a DNS query only when the status of a health check is healthy, include the `HealthCheckId` element and specify the ID of the applicable health check. */
    HealthCheckId?: Value<string>
    /** The ID of the hosted zone that you want to create records in. */
    HostedZoneId?: Value<string>
    /** The name of the hosted zone that you want to create records in. You must include a trailing dot (for example, `www.example.com.`) as part of the `HostedZoneName`. */
    HostedZoneName?: Value<string>
    /** *Multivalue answer resource record sets only*: To route traffic approximately randomly to multiple resources, such as web servers, create one multivalue answer record for each resource and specify `true` for `MultiValueAnswer`. */
    MultiValueAnswer?: Value<boolean>
    /** The name of the record that you want to create, update, or delete. */
    Name: Value<string>
    /** *Latency-based resource record sets only:* The Amazon EC2 Region where you created the resource that this resource record set refers to. The resource typically is an AWS resource, such as an EC2 instance or an ELB load balancer, and is referred to by an IP address or a DNS domain name, depending on the record type. */
    Region?: Value<string>
    /** One or more values that correspond with the value that you specified for the `Type` property. For example, if you specified `A` for `Type`, you specify one or more IP addresses in IPv4 format for `ResourceRecords`. */
    ResourceRecords?: List<string>
    /** *Resource record sets that have a routing policy other than simple:* An identifier that differentiates among multiple resource record sets that have the same combination of name and type, such as multiple weighted resource record sets named acme.example.com that have a type of A. In a group of resource record sets that have the same name and type, the value of `SetIdentifier` must be unique for each resource record set. */
    SetIdentifier?: Value<string>
    /** The resource record cache time to live (TTL), in seconds. Note the following: */
    TTL?: Value<string>
    /** The DNS record type. For information about different record types and how data is encoded for them, see Supported DNS Resource Record Types in the *Amazon Route 53 Developer Guide*. */
    Type: Value<string>
    /** *Weighted resource record sets only:* Among resource record sets that have the same combination of DNS name and type, a value that determines the proportion of DNS queries that Amazon Route 53 responds to using the current resource record set. Route 53 calculates the sum of the weights for the resource record sets that have the same combination of DNS name and type. */
    Weight?: Value<number>
  }
}

/** *Alias records only:* Information about the AWS resource, such as a CloudFront distribution or an Amazon S3 bucket, that you want to route traffic to. */
export interface Route53RecordSet_AliasTarget {
  /** *Alias records only:* The value that you specify depends on where you want to route queries: */
  DNSName: Value<string>
  /** *Applies only to alias, failover alias, geolocation alias, latency alias, and weighted alias resource record sets:* When `EvaluateTargetHealth` is `true`, an alias resource record set inherits the health of the referenced AWS resource, such as an ELB load balancer or another resource record set in the hosted zone. */
  EvaluateTargetHealth?: Value<boolean>
  /** *Alias resource records sets only*: The value used depends on where you want to route traffic: */
  HostedZoneId: Value<string>
}

/** The object that is specified in resource record set object when you are linking a resource record set to a CIDR location. */
export interface Route53RecordSet_CidrRoutingConfig {
  /** The CIDR collection ID. */
  CollectionId: Value<string>
  /** The CIDR collection location name. */
  LocationName: Value<string>
}

/** A complex type that contains information about a geographic location. */
export interface Route53RecordSet_GeoLocation {
  /** For geolocation resource record sets, a two-letter abbreviation that identifies a continent. Route 53 supports the following continent codes: */
  ContinentCode?: Value<string>
  /** For geolocation resource record sets, the two-letter code for a country. */
  CountryCode?: Value<string>
  /** For geolocation resource record sets, the two-letter code for a state of the United States. Route 53 doesn't support any other values for `SubdivisionCode`. */
  SubdivisionCode?: Value<string>
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** Creates a private namespace based on DNS, which is visible only inside a specified Amazon VPC. The namespace defines your service naming scheme. */
export interface ServiceDiscoveryPrivateDnsNamespace extends ResourceAttributes {
  Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace'
  Properties: {
    /** A description for the namespace. */
    Description?: Value<string>
    /** The name that you want to assign to this namespace. When you create a private DNS namespace, AWS Cloud Map automatically creates an Amazon Route 53 private hosted zone that has the same name as the namespace. */
    Name: Value<string>
    /** Properties for the private DNS namespace. */
    Properties?: Value<ServiceDiscoveryPrivateDnsNamespace_Properties>
    /** The tags for the namespace. Each tag consists of a key and an optional value, both of which you define. */
    Tags?: List<Tag>
    /** The ID of the Amazon VPC that you want to associate the namespace with. */
    Vpc?: Value<string>
  }
}

/** Properties for the private DNS namespace. */
export interface ServiceDiscoveryPrivateDnsNamespace_Properties {
  /** DNS properties for the private DNS namespace. */
  DnsProperties?: Value<ServiceDiscoveryPrivateDnsNamespace_PrivateDnsPropertiesMutable>
}

/** DNS properties for the private DNS namespace. */
export interface ServiceDiscoveryPrivateDnsNamespace_PrivateDnsPropertiesMutable {
  /** Fields for the Start of Authority (SOA) record for the hosted zone for the private DNS namespace. */
  SOA?: Value<ServiceDiscoveryPrivateDnsNamespace_SOA>
}

/** Start of Authority (SOA) properties for a public or private DNS namespace. */
export interface ServiceDiscoveryPrivateDnsNamespace_SOA {
  /** The time to live (TTL) for purposes of negative caching. */
  TTL?: Value<number>
}

/** A complex type that contains information about the specified service. */
export interface ServiceDiscoveryService extends ResourceAttributes {
  Type: 'AWS::ServiceDiscovery::Service'
  Properties?: {
    /** The description of the service. */
    Description?: Value<string>
    /** A complex type that contains information about the Route 53 DNS records that you want AWS Cloud Map to create when you register an instance. */
    DnsConfig?: Value<ServiceDiscoveryService_DnsConfig>
    /** *Public DNS and HTTP namespaces only.* A complex type that contains settings for an optional health check. If you specify settings for a health check, AWS Cloud Map associates the health check with the records that you specify in `DnsConfig`. */
    HealthCheckConfig?: Value<ServiceDiscoveryService_HealthCheckConfig>
    /** A complex type that contains information about an optional custom health check. */
    HealthCheckCustomConfig?: Value<ServiceDiscoveryService_HealthCheckCustomConfig>
    /** The name of the service. */
    Name?: Value<string>
    /** The ID or Amazon Resource Name (ARN) of the namespace that you want to use to create the service. For namespaces shared with your AWS account, specify the namespace ARN. */
    NamespaceId?: Value<string>
    /** A complex type that contains information about attributes associated with a specific service. */
    ServiceAttributes?: Dictionary<string>
    /** The tags for the service. Each tag consists of a key and an optional value, both of which you define. */
    Tags?: List<Tag>
    /** If present, specifies that the service instances are only discoverable using the `DiscoverInstances` API operation. No DNS records is registered for the service instances. */
    Type?: Value<string>
  }
}

/** A complex type that contains information about an optional custom health check. A custom health check, which requires that you use a third-party health checker to evaluate the health of your resources, is useful in the following circumstances: */
export interface ServiceDiscoveryService_HealthCheckCustomConfig {
  /** > This parameter is no longer supported and is always set to 1. AWS Cloud Map waits for approximately 30 seconds after receiving an `UpdateInstanceCustomHealthStatus` request before changing the status of the service instance. */
  FailureThreshold?: Value<number>
}

/** A complex type that contains information about the Amazon Route 53 DNS records that you want AWS Cloud Map to create when you register an instance. */
export interface ServiceDiscoveryService_DnsConfig {
  /** An array that contains one `DnsRecord` object for each Route 53 DNS record that you want AWS Cloud Map to create when you register an instance. */
  DnsRecords: List<ServiceDiscoveryService_DnsRecord>
  /** *Use NamespaceId in Service instead.* */
  NamespaceId?: Value<string>
  /** The routing policy that you want to apply to all Route 53 DNS records that AWS Cloud Map creates when you register an instance and specify this service. */
  RoutingPolicy?: Value<string>
}

/** A complex type that contains information about the Route 53 DNS records that you want AWS Cloud Map to create when you register an instance. */
export interface ServiceDiscoveryService_DnsRecord {
  /** The amount of time, in seconds, that you want DNS resolvers to cache the settings for this record. */
  TTL: Value<number>
  /** The type of the resource, which indicates the type of value that Route 53 returns in response to DNS queries. You can specify values for `Type` in the following combinations: */
  Type: Value<string>
}

/** *Public DNS and HTTP namespaces only.* A complex type that contains settings for an optional health check. If you specify settings for a health check, AWS Cloud Map associates the health check with the records that you specify in `DnsConfig`. */
export interface ServiceDiscoveryService_HealthCheckConfig {
  /** The number of consecutive health checks that an endpoint must pass or fail for Route 53 to change the current status of the endpoint from unhealthy to healthy or the other way around. */
  FailureThreshold?: Value<number>
  /** The path that you want Route 53 to request when performing health checks. The path can be any value that your endpoint returns an HTTP status code of a 2xx or 3xx format for when the endpoint is healthy. */
  ResourcePath?: Value<string>
  /** The type of health check that you want to create, which indicates how Route 53 determines whether an endpoint is healthy. */
  Type: Value<string>
}

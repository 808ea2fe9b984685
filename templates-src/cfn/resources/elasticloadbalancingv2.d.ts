// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** Specifies a listener for an Application Load Balancer, Network Load Balancer, or Gateway Load Balancer. */
export interface ElasticLoadBalancingV2Listener extends ResourceAttributes {
  Type: 'AWS::ElasticLoadBalancingV2::Listener'
  Properties: {
    /** [TLS listener] The name of the Application-Layer Protocol Negotiation (ALPN) policy. */
    AlpnPolicy?: List<string>
    /** The default SSL server certificate for a secure listener. You must provide exactly one certificate if the listener protocol is HTTPS or TLS. */
    Certificates?: List<ElasticLoadBalancingV2Listener_Certificate>
    /** The actions for the default rule. You cannot define a condition for a default rule. */
    DefaultActions: List<ElasticLoadBalancingV2Listener_Action>
    /** The listener attributes. Attributes that you do not modify retain their current values. */
    ListenerAttributes?: List<ElasticLoadBalancingV2Listener_ListenerAttribute>
    /** The Amazon Resource Name (ARN) of the load balancer. */
    LoadBalancerArn: Value<string>
    /** The mutual authentication configuration information. */
    MutualAuthentication?: Value<ElasticLoadBalancingV2Listener_MutualAuthentication>
    /** The port on which the load balancer is listening. You can't specify a port for a Gateway Load Balancer. */
    Port?: Value<number>
    /** The protocol for connections from clients to the load balancer. For Application Load Balancers, the supported protocols are HTTP and HTTPS. */
    Protocol?: Value<string>
    /** [HTTPS and TLS listeners] The security policy that defines which protocols and ciphers are supported. */
    SslPolicy?: Value<string>
    Tags?: List<Tag>
  }
}

/** Specifies an action for a listener rule. */
export interface ElasticLoadBalancingV2Listener_Action {
  /** [HTTPS listeners] Information for using Amazon Cognito to authenticate users. Specify only when `Type` is `authenticate-cognito`. */
  AuthenticateCognitoConfig?: Value<ElasticLoadBalancingV2Listener_AuthenticateCognitoConfig>
  /** [HTTPS listeners] Information about an identity provider that is compliant with OpenID Connect (OIDC). Specify only when `Type` is `authenticate-oidc`. */
  AuthenticateOidcConfig?: Value<ElasticLoadBalancingV2Listener_AuthenticateOidcConfig>
  /** [Application Load Balancer] Information for creating an action that returns a custom HTTP response. Specify only when `Type` is `fixed-response`. */
  FixedResponseConfig?: Value<ElasticLoadBalancingV2Listener_FixedResponseConfig>
  /** Information for creating an action that distributes requests among multiple target groups. Specify only when `Type` is `forward`. */
  ForwardConfig?: Value<ElasticLoadBalancingV2Listener_ForwardConfig>
  /** [HTTPS listeners] Information for validating JWT access tokens in client requests. Specify only when `Type` is `jwt-validation`. */
  JwtValidationConfig?: Value<ElasticLoadBalancingV2Listener_JwtValidationConfig>
  /** The order for the action. This value is required for rules with multiple actions. */
  Order?: Value<number>
  /** [Application Load Balancer] Information for creating a redirect action. Specify only when `Type` is `redirect`. */
  RedirectConfig?: Value<ElasticLoadBalancingV2Listener_RedirectConfig>
  /** The Amazon Resource Name (ARN) of the target group. Specify only when `Type` is `forward` and you want to route to a single target group. */
  TargetGroupArn?: Value<string>
  /** The type of action. */
  Type: Value<string>
}

/** Specifies information required when returning a custom HTTP response. */
export interface ElasticLoadBalancingV2Listener_FixedResponseConfig {
  /** The content type. */
  ContentType?: Value<string>
  /** The message. */
  MessageBody?: Value<string>
  /** The HTTP response code (2XX, 4XX, or 5XX). */
  StatusCode: Value<string>
}

/** Specifies information required when integrating with Amazon Cognito to authenticate users. */
export interface ElasticLoadBalancingV2Listener_AuthenticateCognitoConfig {
  /** The query parameters (up to 10) to include in the redirect request to the authorization endpoint. */
  AuthenticationRequestExtraParams?: Dictionary<string>
  /** The behavior if the user is not authenticated. The following are possible values: */
  OnUnauthenticatedRequest?: Value<string>
  /** The set of user claims to be requested from the IdP. The default is `openid`. */
  Scope?: Value<string>
  /** The name of the cookie used to maintain session information. The default is AWSELBAuthSessionCookie. */
  SessionCookieName?: Value<string>
  /** The maximum duration of the authentication session, in seconds. The default is 604800 seconds (7 days). */
  SessionTimeout?: Value<string>
  /** The Amazon Resource Name (ARN) of the Amazon Cognito user pool. */
  UserPoolArn: Value<string>
  /** The ID of the Amazon Cognito user pool client. */
  UserPoolClientId: Value<string>
  /** The domain prefix or fully-qualified domain name of the Amazon Cognito user pool. */
  UserPoolDomain: Value<string>
}

/** Information about a redirect action. */
export interface ElasticLoadBalancingV2Listener_RedirectConfig {
  /** The hostname. This component is not percent-encoded. */
  Host?: Value<string>
  /** The absolute path, starting with the leading "/". This component is not percent-encoded. */
  Path?: Value<string>
  /** The port. You can specify a value from 1 to 65535 or #{port}. */
  Port?: Value<string>
  /** The protocol. You can specify HTTP, HTTPS, or #{protocol}. */
  Protocol?: Value<string>
  /** The query parameters, URL-encoded when necessary, but not percent-encoded. Do not include the leading "?", as it is automatically added. */
  Query?: Value<string>
  /** The HTTP redirect code. The redirect is either permanent (HTTP 301) or temporary (HTTP 302). */
  StatusCode: Value<string>
}

/** Information for creating an action that distributes requests among multiple target groups. Specify only when `Type` is `forward`. */
export interface ElasticLoadBalancingV2Listener_ForwardConfig {
  /** Information about the target group stickiness for a rule. */
  TargetGroupStickinessConfig?: Value<ElasticLoadBalancingV2Listener_TargetGroupStickinessConfig>
  /** Information about how traffic will be distributed between multiple target groups in a forward rule. */
  TargetGroups?: List<ElasticLoadBalancingV2Listener_TargetGroupTuple>
}

/** Information about the target group stickiness for a rule. */
export interface ElasticLoadBalancingV2Listener_TargetGroupStickinessConfig {
  /** [Application Load Balancers] The time period, in seconds, during which requests from a client should be routed to the same target group. The range is 1-604800 seconds (7 days). */
  DurationSeconds?: Value<number>
  /** Indicates whether target group stickiness is enabled. */
  Enabled?: Value<boolean>
}

/** Information about how traffic will be distributed between multiple target groups in a forward rule. */
export interface ElasticLoadBalancingV2Listener_TargetGroupTuple {
  /** The Amazon Resource Name (ARN) of the target group. */
  TargetGroupArn?: Value<string>
  /** The weight. The range is 0 to 999. */
  Weight?: Value<number>
}

/** Specifies information required using an identity provide (IdP) that is compliant with OpenID Connect (OIDC) to authenticate users. */
export interface ElasticLoadBalancingV2Listener_AuthenticateOidcConfig {
  /** The query parameters (up to 10) to include in the redirect request to the authorization endpoint. */
  AuthenticationRequestExtraParams?: Dictionary<string>
  /** The authorization endpoint of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  AuthorizationEndpoint: Value<string>
  /** The OAuth 2.0 client identifier. */
  ClientId: Value<string>
  /** The OAuth 2.0 client secret. This parameter is required if you are creating a rule. */
  ClientSecret?: Value<string>
  /** The OIDC issuer identifier of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  Issuer: Value<string>
  /** The behavior if the user is not authenticated. The following are possible values: */
  OnUnauthenticatedRequest?: Value<string>
  /** The set of user claims to be requested from the IdP. The default is `openid`. */
  Scope?: Value<string>
  /** The name of the cookie used to maintain session information. The default is AWSELBAuthSessionCookie. */
  SessionCookieName?: Value<string>
  /** The maximum duration of the authentication session, in seconds. The default is 604800 seconds (7 days). */
  SessionTimeout?: Value<string>
  /** The token endpoint of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  TokenEndpoint: Value<string>
  /** Indicates whether to use the existing client secret when modifying a rule. If you are creating a rule, you can omit this parameter or set it to false. */
  UseExistingClientSecret?: Value<boolean>
  /** The user info endpoint of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  UserInfoEndpoint: Value<string>
}

export interface ElasticLoadBalancingV2Listener_JwtValidationConfig {
  AdditionalClaims?: List<ElasticLoadBalancingV2Listener_JwtValidationActionAdditionalClaim>
  Issuer: Value<string>
  JwksEndpoint: Value<string>
}

/** Information about an additional claim to validate. */
export interface ElasticLoadBalancingV2Listener_JwtValidationActionAdditionalClaim {
  /** The format of the claim value. */
  Format: Value<string>
  /** The name of the claim. You can't specify `exp`, `iss`, `nbf`, or `iat` because we validate them by default. */
  Name: Value<string>
  /** The claim value. The maximum size of the list is 10. */
  Values: List<string>
}

/** Specifies an SSL server certificate to use as the default certificate for a secure listener. */
export interface ElasticLoadBalancingV2Listener_Certificate {
  /** The Amazon Resource Name (ARN) of the certificate. */
  CertificateArn?: Value<string>
}

/** The mutual authentication configuration information. */
export interface ElasticLoadBalancingV2Listener_MutualAuthentication {
  /** Indicates whether trust store CA certificate names are advertised. */
  AdvertiseTrustStoreCaNames?: Value<string>
  /** Indicates whether expired client certificates are ignored. */
  IgnoreClientCertificateExpiry?: Value<boolean>
  /** The client certificate handling method. Options are `off`, `passthrough` or `verify`. */
  Mode?: Value<string>
  /** The Amazon Resource Name (ARN) of the trust store. */
  TrustStoreArn?: Value<string>
}

/** Information about a listener attribute. */
export interface ElasticLoadBalancingV2Listener_ListenerAttribute {
  /** The name of the attribute. */
  Key?: Value<string>
  /** The value of the attribute. */
  Value?: Value<string>
}

/** Specifies an SSL server certificate to add to the certificate list for an HTTPS or TLS listener. */
export interface ElasticLoadBalancingV2ListenerCertificate extends ResourceAttributes {
  Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate'
  Properties: {
    /** The certificate. You can specify one certificate per resource. */
    Certificates: List<ElasticLoadBalancingV2ListenerCertificate_Certificate>
    /** The Amazon Resource Name (ARN) of the listener. */
    ListenerArn: Value<string>
  }
}

/** Specifies an SSL server certificate for the certificate list of a secure listener. */
export interface ElasticLoadBalancingV2ListenerCertificate_Certificate {
  /** The Amazon Resource Name (ARN) of the certificate. */
  CertificateArn?: Value<string>
}

/** Specifies a listener rule. The listener must be associated with an Application Load Balancer. */
export interface ElasticLoadBalancingV2ListenerRule extends ResourceAttributes {
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule'
  Properties: {
    /** The actions. */
    Actions: List<ElasticLoadBalancingV2ListenerRule_Action>
    /** The conditions. */
    Conditions: List<ElasticLoadBalancingV2ListenerRule_RuleCondition>
    /** The Amazon Resource Name (ARN) of the listener. */
    ListenerArn?: Value<string>
    /** The rule priority. A listener can't have multiple rules with the same priority. */
    Priority: Value<number>
    Tags?: List<Tag>
    Transforms?: List<ElasticLoadBalancingV2ListenerRule_Transform>
  }
}

/** Specifies an action for a listener rule. */
export interface ElasticLoadBalancingV2ListenerRule_Action {
  /** [HTTPS listeners] Information for using Amazon Cognito to authenticate users. Specify only when `Type` is `authenticate-cognito`. */
  AuthenticateCognitoConfig?: Value<ElasticLoadBalancingV2ListenerRule_AuthenticateCognitoConfig>
  /** [HTTPS listeners] Information about an identity provider that is compliant with OpenID Connect (OIDC). Specify only when `Type` is `authenticate-oidc`. */
  AuthenticateOidcConfig?: Value<ElasticLoadBalancingV2ListenerRule_AuthenticateOidcConfig>
  /** [Application Load Balancer] Information for creating an action that returns a custom HTTP response. Specify only when `Type` is `fixed-response`. */
  FixedResponseConfig?: Value<ElasticLoadBalancingV2ListenerRule_FixedResponseConfig>
  /** Information for creating an action that distributes requests among multiple target groups. Specify only when `Type` is `forward`. */
  ForwardConfig?: Value<ElasticLoadBalancingV2ListenerRule_ForwardConfig>
  /** [HTTPS listeners] Information for validating JWT access tokens in client requests. Specify only when `Type` is `jwt-validation`. */
  JwtValidationConfig?: Value<ElasticLoadBalancingV2ListenerRule_JwtValidationConfig>
  /** The order for the action. This value is required for rules with multiple actions. */
  Order?: Value<number>
  /** [Application Load Balancer] Information for creating a redirect action. Specify only when `Type` is `redirect`. */
  RedirectConfig?: Value<ElasticLoadBalancingV2ListenerRule_RedirectConfig>
  /** The Amazon Resource Name (ARN) of the target group. Specify only when `Type` is `forward` and you want to route to a single target group. */
  TargetGroupArn?: Value<string>
  /** The type of action. */
  Type: Value<string>
}

/** Specifies information required when returning a custom HTTP response. */
export interface ElasticLoadBalancingV2ListenerRule_FixedResponseConfig {
  /** The content type. */
  ContentType?: Value<string>
  /** The message. */
  MessageBody?: Value<string>
  /** The HTTP response code (2XX, 4XX, or 5XX). */
  StatusCode: Value<string>
}

/** Specifies information required when integrating with Amazon Cognito to authenticate users. */
export interface ElasticLoadBalancingV2ListenerRule_AuthenticateCognitoConfig {
  /** The query parameters (up to 10) to include in the redirect request to the authorization endpoint. */
  AuthenticationRequestExtraParams?: Dictionary<string>
  /** The behavior if the user is not authenticated. The following are possible values: */
  OnUnauthenticatedRequest?: Value<string>
  /** The set of user claims to be requested from the IdP. The default is `openid`. */
  Scope?: Value<string>
  /** The name of the cookie used to maintain session information. The default is AWSELBAuthSessionCookie. */
  SessionCookieName?: Value<string>
  /** The maximum duration of the authentication session, in seconds. The default is 604800 seconds (7 days). */
  SessionTimeout?: Value<number>
  /** The Amazon Resource Name (ARN) of the Amazon Cognito user pool. */
  UserPoolArn: Value<string>
  /** The ID of the Amazon Cognito user pool client. */
  UserPoolClientId: Value<string>
  /** The domain prefix or fully-qualified domain name of the Amazon Cognito user pool. */
  UserPoolDomain: Value<string>
}

/** Information about a redirect action. */
export interface ElasticLoadBalancingV2ListenerRule_RedirectConfig {
  /** The hostname. This component is not percent-encoded. */
  Host?: Value<string>
  /** The absolute path, starting with the leading "/". This component is not percent-encoded. */
  Path?: Value<string>
  /** The port. You can specify a value from 1 to 65535 or #{port}. */
  Port?: Value<string>
  /** The protocol. You can specify HTTP, HTTPS, or #{protocol}. */
  Protocol?: Value<string>
  /** The query parameters, URL-encoded when necessary, but not percent-encoded. Do not include the leading "?", as it is automatically added. */
  Query?: Value<string>
  /** The HTTP redirect code. The redirect is either permanent (HTTP 301) or temporary (HTTP 302). */
  StatusCode: Value<string>
}

/** Information for creating an action that distributes requests among multiple target groups. Specify only when `Type` is `forward`. */
export interface ElasticLoadBalancingV2ListenerRule_ForwardConfig {
  /** Information about the target group stickiness for a rule. */
  TargetGroupStickinessConfig?: Value<ElasticLoadBalancingV2ListenerRule_TargetGroupStickinessConfig>
  /** Information about how traffic will be distributed between multiple target groups in a forward rule. */
  TargetGroups?: List<ElasticLoadBalancingV2ListenerRule_TargetGroupTuple>
}

/** Information about the target group stickiness for a rule. */
export interface ElasticLoadBalancingV2ListenerRule_TargetGroupStickinessConfig {
  /** [Application Load Balancers] The time period, in seconds, during which requests from a client should be routed to the same target group. The range is 1-604800 seconds (7 days). */
  DurationSeconds?: Value<number>
  /** Indicates whether target group stickiness is enabled. */
  Enabled?: Value<boolean>
}

/** Information about how traffic will be distributed between multiple target groups in a forward rule. */
export interface ElasticLoadBalancingV2ListenerRule_TargetGroupTuple {
  /** The Amazon Resource Name (ARN) of the target group. */
  TargetGroupArn?: Value<string>
  /** The weight. The range is 0 to 999. */
  Weight?: Value<number>
}

/** Specifies information required using an identity provide (IdP) that is compliant with OpenID Connect (OIDC) to authenticate users. */
export interface ElasticLoadBalancingV2ListenerRule_AuthenticateOidcConfig {
  /** The query parameters (up to 10) to include in the redirect request to the authorization endpoint. */
  AuthenticationRequestExtraParams?: Dictionary<string>
  /** The authorization endpoint of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  AuthorizationEndpoint: Value<string>
  /** The OAuth 2.0 client identifier. */
  ClientId: Value<string>
  /** The OAuth 2.0 client secret. This parameter is required if you are creating a rule. */
  ClientSecret?: Value<string>
  /** The OIDC issuer identifier of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  Issuer: Value<string>
  /** The behavior if the user is not authenticated. The following are possible values: */
  OnUnauthenticatedRequest?: Value<string>
  /** The set of user claims to be requested from the IdP. The default is `openid`. */
  Scope?: Value<string>
  /** The name of the cookie used to maintain session information. The default is AWSELBAuthSessionCookie. */
  SessionCookieName?: Value<string>
  /** The maximum duration of the authentication session, in seconds. The default is 604800 seconds (7 days). */
  SessionTimeout?: Value<number>
  /** The token endpoint of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  TokenEndpoint: Value<string>
  /** Indicates whether to use the existing client secret when modifying a rule. If you are creating a rule, you can omit this parameter or set it to false. */
  UseExistingClientSecret?: Value<boolean>
  /** The user info endpoint of the IdP. This must be a full URL, including the HTTPS protocol, the domain, and the path. */
  UserInfoEndpoint: Value<string>
}

export interface ElasticLoadBalancingV2ListenerRule_JwtValidationConfig {
  AdditionalClaims?: List<ElasticLoadBalancingV2ListenerRule_JwtValidationActionAdditionalClaim>
  Issuer: Value<string>
  JwksEndpoint: Value<string>
}

/** Information about an additional claim to validate. */
export interface ElasticLoadBalancingV2ListenerRule_JwtValidationActionAdditionalClaim {
  /** The format of the claim value. */
  Format: Value<string>
  /** The name of the claim. You can't specify `exp`, `iss`, `nbf`, or `iat` because we validate them by default. */
  Name: Value<string>
  /** The claim value. The maximum size of the list is 10. */
  Values: List<string>
}

/** Specifies a condition for a listener rule. */
export interface ElasticLoadBalancingV2ListenerRule_RuleCondition {
  /** The field in the HTTP request. The following are the possible values: */
  Field?: Value<string>
  /** Information for a host header condition. Specify only when `Field` is `host-header`. */
  HostHeaderConfig?: Value<ElasticLoadBalancingV2ListenerRule_HostHeaderConfig>
  /** Information for an HTTP header condition. Specify only when `Field` is `http-header`. */
  HttpHeaderConfig?: Value<ElasticLoadBalancingV2ListenerRule_HttpHeaderConfig>
  /** Information for an HTTP method condition. Specify only when `Field` is `http-request-method`. */
  HttpRequestMethodConfig?: Value<ElasticLoadBalancingV2ListenerRule_HttpRequestMethodConfig>
  /** Information for a path pattern condition. Specify only when `Field` is `path-pattern`. */
  PathPatternConfig?: Value<ElasticLoadBalancingV2ListenerRule_PathPatternConfig>
  /** Information for a query string condition. Specify only when `Field` is `query-string`. */
  QueryStringConfig?: Value<ElasticLoadBalancingV2ListenerRule_QueryStringConfig>
  /** The regular expressions to match against the condition field. The maximum length of each string is 128 characters. */
  RegexValues?: List<string>
  /** Information for a source IP condition. Specify only when `Field` is `source-ip`. */
  SourceIpConfig?: Value<ElasticLoadBalancingV2ListenerRule_SourceIpConfig>
  /** The condition value. Specify only when `Field` is `host-header` or `path-pattern`. */
  Values?: List<string>
}

/** Information about an HTTP header condition. */
export interface ElasticLoadBalancingV2ListenerRule_HttpHeaderConfig {
  /** The name of the HTTP header field. The maximum size is 40 characters. */
  HttpHeaderName?: Value<string>
  RegexValues?: List<string>
  /** The strings to compare against the value of the HTTP header. The maximum length of each string is 128 characters. */
  Values?: List<string>
}

/** Information about a query string condition. */
export interface ElasticLoadBalancingV2ListenerRule_QueryStringConfig {
  /** The key/value pairs or values to find in the query string. The maximum length of each string is 128 characters. */
  Values?: List<ElasticLoadBalancingV2ListenerRule_QueryStringKeyValue>
}

/** Information about a key/value pair. */
export interface ElasticLoadBalancingV2ListenerRule_QueryStringKeyValue {
  /** The key. You can omit the key. */
  Key?: Value<string>
  /** The value. */
  Value?: Value<string>
}

/** Information about a host header condition. */
export interface ElasticLoadBalancingV2ListenerRule_HostHeaderConfig {
  RegexValues?: List<string>
  /** The host names. The maximum length of each string is 128 characters. */
  Values?: List<string>
}

/** Information about an HTTP method condition. */
export interface ElasticLoadBalancingV2ListenerRule_HttpRequestMethodConfig {
  /** The name of the request method. The maximum length is 40 characters. */
  Values?: List<string>
}

/** Information about a path pattern condition. */
export interface ElasticLoadBalancingV2ListenerRule_PathPatternConfig {
  RegexValues?: List<string>
  /** The path patterns to compare against the request URL. The maximum size of each string is 128 characters. */
  Values?: List<string>
}

/** Information about a source IP condition. */
export interface ElasticLoadBalancingV2ListenerRule_SourceIpConfig {
  IpAddressType?: Value<string>
  /** The source IP addresses, in CIDR format. You can use both IPv4 and IPv6 addresses. */
  Values?: List<string>
}

export interface ElasticLoadBalancingV2ListenerRule_Transform {
  HostHeaderRewriteConfig?: Value<ElasticLoadBalancingV2ListenerRule_RewriteConfigObject>
  Type: Value<string>
  UrlRewriteConfig?: Value<ElasticLoadBalancingV2ListenerRule_RewriteConfigObject>
}

export interface ElasticLoadBalancingV2ListenerRule_RewriteConfigObject {
  Rewrites: List<ElasticLoadBalancingV2ListenerRule_RewriteConfig>
}

/** Information about a rewrite transform. This transform matches a pattern and replaces it with the specified string. */
export interface ElasticLoadBalancingV2ListenerRule_RewriteConfig {
  /** The regular expression to match in the input string. The maximum length of the string is 1,024 characters. */
  Regex: Value<string>
  /** The replacement string to use when rewriting the matched input. The maximum length of the string is 1,024 characters. */
  Replace: Value<string>
}

/** Specifies an Application Load Balancer, a Network Load Balancer, or a Gateway Load Balancer. */
export interface ElasticLoadBalancingV2LoadBalancer extends ResourceAttributes {
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer'
  Properties?: {
    /** Indicates whether to enable stabilization when creating or updating an LCU reservation. This ensures that the final stack status reflects the status of the LCU reservation. */
    EnableCapacityReservationProvisionStabilize?: Value<boolean>
    /** [Network Load Balancers with UDP listeners] Indicates whether to use an IPv6 prefix from each subnet for source NAT. The IP address type must be `dualstack`. */
    EnablePrefixForIpv6SourceNat?: Value<string>
    /** Indicates whether to evaluate inbound security group rules for traffic sent to a Network Load Balancer through AWS PrivateLink. The default is `on`. */
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: Value<string>
    /** The IP address type. Internal load balancers must use `ipv4`. */
    IpAddressType?: Value<string>
    /** The ID of the IPv4 IPAM pool. */
    Ipv4IpamPoolId?: Value<string>
    /** The load balancer attributes. Attributes that you do not modify retain their current values. */
    LoadBalancerAttributes?: List<ElasticLoadBalancingV2LoadBalancer_LoadBalancerAttribute>
    /** The minimum capacity for a load balancer. */
    MinimumLoadBalancerCapacity?: Value<ElasticLoadBalancingV2LoadBalancer_MinimumLoadBalancerCapacity>
    /** The name of the load balancer. This name must be unique per region per account, can have a maximum of 32 characters, must contain only alphanumeric characters or hyphens, must not begin or end with a hyphen, and must not begin with "internal-". */
    Name?: Value<string>
    /** The nodes of an Internet-facing load balancer have public IP addresses. The DNS name of an Internet-facing load balancer is publicly resolvable to the public IP addresses of the nodes. */
    Scheme?: Value<string>
    /** [Application Load Balancers and Network Load Balancers] The IDs of the security groups for the load balancer. */
    SecurityGroups?: List<string>
    /** The IDs of the subnets. You can specify only one subnet per Availability Zone. */
    SubnetMappings?: List<ElasticLoadBalancingV2LoadBalancer_SubnetMapping>
    /** The IDs of the subnets. You can specify only one subnet per Availability Zone. */
    Subnets?: List<string>
    /** The tags to assign to the load balancer. */
    Tags?: List<Tag>
    /** The type of load balancer. The default is `application`. */
    Type?: Value<string>
  }
}

/** Specifies an attribute for an Application Load Balancer, a Network Load Balancer, or a Gateway Load Balancer. */
export interface ElasticLoadBalancingV2LoadBalancer_LoadBalancerAttribute {
  /** The name of the attribute. */
  Key?: Value<string>
  /** The value of the attribute. */
  Value?: Value<string>
}

/** Specifies a subnet for a load balancer. */
export interface ElasticLoadBalancingV2LoadBalancer_SubnetMapping {
  /** [Network Load Balancers] The allocation ID of the Elastic IP address for an internet-facing load balancer. */
  AllocationId?: Value<string>
  /** [Network Load Balancers] The IPv6 address. */
  IPv6Address?: Value<string>
  /** [Network Load Balancers] The private IPv4 address for an internal load balancer. */
  PrivateIPv4Address?: Value<string>
  /** [Network Load Balancers with UDP listeners] The IPv6 prefix to use for source NAT. Specify an IPv6 prefix (/80 netmask) from the subnet CIDR block or `auto_assigned` to use an IPv6 prefix selected at random from the subnet CIDR block. */
  SourceNatIpv6Prefix?: Value<string>
  /** The ID of the subnet. */
  SubnetId: Value<string>
}

/** The minimum capacity for a load balancer. */
export interface ElasticLoadBalancingV2LoadBalancer_MinimumLoadBalancerCapacity {
  /** The number of capacity units. */
  CapacityUnits: Value<number>
}

/** Specifies a target group for an Application Load Balancer, a Network Load Balancer, or a Gateway Load Balancer. */
export interface ElasticLoadBalancingV2TargetGroup extends ResourceAttributes {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup'
  Properties?: {
    /** Indicates whether health checks are enabled. If the target type is `lambda`, health checks are disabled by default but can be enabled. */
    HealthCheckEnabled?: Value<boolean>
    /** The approximate amount of time, in seconds, between health checks of an individual target. The range is 5-300. */
    HealthCheckIntervalSeconds?: Value<number>
    /** [HTTP/HTTPS health checks] The destination for health checks on the targets. */
    HealthCheckPath?: Value<string>
    /** The port the load balancer uses when performing health checks on targets. If the protocol is HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, QUIC, or TCP_QUIC the default is `traffic-port`, which is the port on which each target receives traffic from the load balancer. */
    HealthCheckPort?: Value<string>
    /** The protocol the load balancer uses when performing health checks on targets. For Application Load Balancers, the default is HTTP. */
    HealthCheckProtocol?: Value<string>
    /** The amount of time, in seconds, during which no response from a target means a failed health check. The range is 2–120 seconds. */
    HealthCheckTimeoutSeconds?: Value<number>
    /** The number of consecutive health check successes required before considering a target healthy. The range is 2-10. */
    HealthyThresholdCount?: Value<number>
    /** The IP address type. The default value is `ipv4`. */
    IpAddressType?: Value<string>
    /** [HTTP/HTTPS health checks] The HTTP or gRPC codes to use when checking for a successful response from a target. For target groups with a protocol of TCP, TCP_UDP, UDP, QUIC, TCP_QUIC, or TLS the range is 200-599. */
    Matcher?: Value<ElasticLoadBalancingV2TargetGroup_Matcher>
    /** The name of the target group. */
    Name?: Value<string>
    /** The port on which the targets receive traffic. This port is used unless you specify a port override when registering the target. */
    Port?: Value<number>
    /** The protocol to use for routing traffic to the targets. For Application Load Balancers, the supported protocols are HTTP and HTTPS. */
    Protocol?: Value<string>
    /** [HTTP/HTTPS protocol] The protocol version. The possible values are `GRPC`, `HTTP1`, and `HTTP2`. */
    ProtocolVersion?: Value<string>
    /** The tags. */
    Tags?: List<Tag>
    /** The port on which the target control agent and application load balancer exchange management traffic for the target optimizer feature. */
    TargetControlPort?: Value<number>
    /** The target group attributes. Attributes that you do not modify retain their current values. */
    TargetGroupAttributes?: List<ElasticLoadBalancingV2TargetGroup_TargetGroupAttribute>
    /** The type of target that you must specify when registering targets with this target group. You can't specify targets for a target group using more than one target type. */
    TargetType?: Value<string>
    /** The targets. */
    Targets?: List<ElasticLoadBalancingV2TargetGroup_TargetDescription>
    /** The number of consecutive health check failures required before considering a target unhealthy. The range is 2-10. */
    UnhealthyThresholdCount?: Value<number>
    /** The identifier of the virtual private cloud (VPC). If the target is a Lambda function, this parameter does not apply. */
    VpcId?: Value<string>
  }
}

/** Specifies the HTTP codes that healthy targets must use when responding to an HTTP health check. */
export interface ElasticLoadBalancingV2TargetGroup_Matcher {
  /** You can specify values between 0 and 99. You can specify multiple values (for example, "0,1") or a range of values (for example, "0-5"). */
  GrpcCode?: Value<string>
  /** For Application Load Balancers, you can specify values between 200 and 499, with the default value being 200. You can specify multiple values (for example, "200,202") or a range of values (for example, "200-299"). */
  HttpCode?: Value<string>
}

/** Specifies a target to add to a target group. */
export interface ElasticLoadBalancingV2TargetGroup_TargetDescription {
  /** An Availability Zone or `all`. This determines whether the target receives traffic from the load balancer nodes in the specified Availability Zone or from all enabled Availability Zones for the load balancer. */
  AvailabilityZone?: Value<string>
  /** The ID of the target. If the target type of the target group is `instance`, specify an instance ID. */
  Id: Value<string>
  /** The port on which the target is listening. If the target group protocol is GENEVE, the supported port is 6081. */
  Port?: Value<number>
  /** The server ID for the targets. This value is required if the protocol is `QUIC` or `TCP_QUIC` and can't be used with other protocols. */
  QuicServerId?: Value<string>
}

/** Specifies a target group attribute. */
export interface ElasticLoadBalancingV2TargetGroup_TargetGroupAttribute {
  /** The name of the attribute. */
  Key?: Value<string>
  /** The value of the attribute. */
  Value?: Value<string>
}

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes, Tag } from '../attributes.ts'
import type { Dictionary, List, Value } from '../value.ts'

/** Defines an association between logging destinations and a web ACL resource, for logging from AWS WAF. As part of the association, you can specify parts of the standard logging fields to keep out of the logs and you can specify filters so that you log only a subset of the logging records. */
export interface WAFv2LoggingConfiguration extends ResourceAttributes {
  Type: 'AWS::WAFv2::LoggingConfiguration'
  Properties: {
    /** The logging destination configuration that you want to associate with the web ACL. */
    LogDestinationConfigs: List<string>
    /** Filtering that specifies which web requests are kept in the logs and which are dropped. You can filter on the rule action and on the web request labels that were applied by matching rules during web ACL evaluation. */
    LoggingFilter?: Value<WAFv2LoggingConfiguration_LoggingFilter>
    /** The parts of the request that you want to keep out of the logs. */
    RedactedFields?: List<WAFv2LoggingConfiguration_FieldToMatch>
    /** The Amazon Resource Name (ARN) of the web ACL that you want to associate with `LogDestinationConfigs`. */
    ResourceArn: Value<string>
  }
}

/** The parts of the request that you want to keep out of the logs. This is used in the logging configuration `RedactedFields` specification. */
export interface WAFv2LoggingConfiguration_FieldToMatch {
  JsonBody?: JsonDocument
  /** Redact the indicated HTTP method. The method indicates the type of operation that the request is asking the origin to perform. */
  Method?: JsonDocument
  /** Redact the query string. This is the part of a URL that appears after a `?` character, if any. */
  QueryString?: JsonDocument
  /** Redact a single header. Provide the name of the header to inspect, for example, `User-Agent` or `Referer`. */
  SingleHeader?: Value<WAFv2LoggingConfiguration_SingleHeader>
  /** Redact the request URI path. This is the part of the web request that identifies a resource, for example, `/images/daily-ad.jpg`. */
  UriPath?: JsonDocument
}

/** Inspect one of the headers in the web request, identified by name, for example, `User-Agent` or `Referer`. The name isn't case sensitive. */
export interface WAFv2LoggingConfiguration_SingleHeader {
  /** The name of the query header to inspect. */
  Name: Value<string>
}

/** Filtering that specifies which web requests are kept in the logs and which are dropped, defined for a web ACL's `LoggingConfiguration`. */
export interface WAFv2LoggingConfiguration_LoggingFilter {
  /** Default handling for logs that don't match any of the specified filtering conditions. */
  DefaultBehavior: Value<'KEEP' | 'DROP'>
  /** The filters that you want to apply to the logs. */
  Filters: List<WAFv2LoggingConfiguration_Filter>
}

/** A single logging filter, used in `LoggingFilter`. */
export interface WAFv2LoggingConfiguration_Filter {
  /** How to handle logs that satisfy the filter's conditions and requirement. */
  Behavior: Value<'KEEP' | 'DROP'>
  /** Match conditions for the filter. */
  Conditions: List<WAFv2LoggingConfiguration_Condition>
  /** Logic to apply to the filtering conditions. You can specify that, in order to satisfy the filter, a log must match all conditions or must match at least one condition. */
  Requirement: Value<'MEETS_ALL' | 'MEETS_ANY'>
}

/** A single match condition for a log filter. */
export interface WAFv2LoggingConfiguration_Condition {
  /** A single action condition. This is the action setting that a log record must contain in order to meet the condition. */
  ActionCondition?: Value<WAFv2LoggingConfiguration_ActionCondition>
  /** A single label name condition. This is the fully qualified label name that a log record must contain in order to meet the condition. */
  LabelNameCondition?: Value<WAFv2LoggingConfiguration_LabelNameCondition>
}

/** A single label name condition for a condition in a logging filter. */
export interface WAFv2LoggingConfiguration_LabelNameCondition {
  /** The label name that a log record must contain in order to meet the condition. This must be a fully qualified label name. */
  LabelName: Value<string>
}

/** A single action condition for a condition in a logging filter. */
export interface WAFv2LoggingConfiguration_ActionCondition {
  /** The action setting that a log record must contain in order to meet the condition. This is the action that AWS WAF applied to the web request. */
  Action: Value<'ALLOW' | 'BLOCK' | 'COUNT' | 'CAPTCHA' | 'CHALLENGE' | 'MONETIZE' | 'EXCLUDED_AS_COUNT'>
}

/** > This is the latest version of *AWS WAF*, named AWS WAF V2, released in November, 2019. For information, including how to migrate your AWS WAF resources from the prior release, see the AWS WAF developer guide. */
export interface WAFv2WebACL extends ResourceAttributes {
  Type: 'AWS::WAFv2::WebACL'
  Properties: {
    /** Returns a list of `ApplicationAttribute` s. */
    ApplicationConfig?: Value<WAFv2WebACL_ApplicationConfig>
    /** Specifies custom configurations for the associations between the web ACL and protected resources. */
    AssociationConfig?: Value<WAFv2WebACL_AssociationConfig>
    /** Specifies how AWS WAF should handle `CAPTCHA` evaluations for rules that don't have their own `CaptchaConfig` settings. If you don't specify this, AWS WAF uses its default settings for `CaptchaConfig`. */
    CaptchaConfig?: Value<WAFv2WebACL_CaptchaConfig>
    /** Specifies how AWS WAF should handle challenge evaluations for rules that don't have their own `ChallengeConfig` settings. If you don't specify this, AWS WAF uses its default settings for `ChallengeConfig`. */
    ChallengeConfig?: Value<WAFv2WebACL_ChallengeConfig>
    /** A map of custom response keys and content bodies. When you create a rule with a block action, you can send a custom response to the web request. */
    CustomResponseBodies?: Dictionary<WAFv2WebACL_CustomResponseBody>
    /** Specifies data protection to apply to the web request data for the web ACL. This is a web ACL level data protection option. */
    DataProtectionConfig?: Value<WAFv2WebACL_DataProtectionConfig>
    /** The action to perform if none of the `Rules` contained in the `WebACL` match. */
    DefaultAction: Value<WAFv2WebACL_DefaultAction>
    /** A description of the web ACL that helps with identification. */
    Description?: Value<string>
    /** Configures monetization for the web ACL or rule group. */
    MonetizationConfig?: Value<WAFv2WebACL_MonetizationConfig>
    /** The name of the web ACL. You cannot change the name of a web ACL after you create it. */
    Name?: Value<string>
    /** Configures the level of DDoS protection that applies to web ACLs associated with Application Load Balancers. */
    OnSourceDDoSProtectionConfig?: Value<WAFv2WebACL_OnSourceDDoSProtectionConfig>
    /** The rule statements used to identify the web requests that you want to manage. Each rule includes one top-level statement that AWS WAF uses to identify matching web requests, and parameters that govern how AWS WAF handles them. */
    Rules?: List<WAFv2WebACL_Rule>
    /** Specifies whether this is for an Amazon CloudFront distribution or for a regional application. For an AWS Amplify application, use `CLOUDFRONT`. */
    Scope: Value<'CLOUDFRONT' | 'REGIONAL'>
    /** Key:value pairs associated with an AWS resource. The key:value pair can be anything you define. */
    Tags?: List<Tag>
    /** Specifies the domains that AWS WAF should accept in a web request token. This enables the use of tokens across multiple protected websites. */
    TokenDomains?: List<string>
    /** Defines and enables Amazon CloudWatch metrics and web request sample collection. */
    VisibilityConfig: Value<WAFv2WebACL_VisibilityConfig>
  }
}

/** Specifies custom configurations for the associations between the web ACL and protected resources. */
export interface WAFv2WebACL_AssociationConfig {
  /** Customizes the maximum size of the request body that your protected CloudFront, API Gateway, Amazon Cognito, App Runner, and Verified Access resources forward to AWS WAF for inspection. The default size is 16 KB (16,384 bytes). */
  RequestBody?: Dictionary<WAFv2WebACL_RequestBodyAssociatedResourceTypeConfig>
}

/** Customizes the maximum size of the request body that your protected CloudFront, API Gateway, Amazon Cognito, App Runner, and Verified Access resources forward to AWS WAF for inspection. The default size is 16 KB (16,384 bytes). */
export interface WAFv2WebACL_RequestBodyAssociatedResourceTypeConfig {
  /** Specifies the maximum size of the web request body component that an associated CloudFront, API Gateway, Amazon Cognito, App Runner, or Verified Access resource should send to AWS WAF for inspection. This applies to statements in the web ACL that inspect the body or JSON body. */
  DefaultSizeInspectionLimit: Value<'KB_16' | 'KB_32' | 'KB_48' | 'KB_64'>
}

/** In a `WebACL`, this is the action that you want AWS WAF to perform when a web request doesn't match any of the rules in the `WebACL`. The default action must be a terminating action. */
export interface WAFv2WebACL_DefaultAction {
  /** Specifies that AWS WAF should allow requests by default. */
  Allow?: Value<WAFv2WebACL_AllowAction>
  /** Specifies that AWS WAF should block requests by default. */
  Block?: Value<WAFv2WebACL_BlockAction>
}

/** Specifies that AWS WAF should block the request and optionally defines additional custom handling for the response to the web request. */
export interface WAFv2WebACL_BlockAction {
  /** Defines a custom response for the web request. */
  CustomResponse?: Value<WAFv2WebACL_CustomResponse>
}

/** A custom response to send to the client. You can define a custom response for rule actions and default web ACL actions that are set to the block action. */
export interface WAFv2WebACL_CustomResponse {
  /** References the response body that you want AWS WAF to return to the web request client. You can define a custom response for a rule action or a default web ACL action that is set to block. */
  CustomResponseBodyKey?: Value<string>
  /** The HTTP status code to return to the client. */
  ResponseCode: Value<number>
  /** The HTTP headers to use in the response. You can specify any header name except for `content-type`. */
  ResponseHeaders?: List<WAFv2WebACL_CustomHTTPHeader>
}

/** A custom header for custom request and response handling. This is used in `CustomResponse` and `CustomRequestHandling`. */
export interface WAFv2WebACL_CustomHTTPHeader {
  /** The name of the custom header. */
  Name: Value<string>
  /** The value of the custom header. */
  Value: Value<string>
}

/** Specifies that AWS WAF should allow the request and optionally defines additional custom handling for the request. */
export interface WAFv2WebACL_AllowAction {
  /** Defines custom handling for the web request. */
  CustomRequestHandling?: Value<WAFv2WebACL_CustomRequestHandling>
}

/** Custom request handling behavior that inserts custom headers into a web request. You can add custom request handling for AWS WAF to use when the rule action doesn't block the request. */
export interface WAFv2WebACL_CustomRequestHandling {
  /** The HTTP headers to insert into the request. Duplicate header names are not allowed. */
  InsertHeaders: List<WAFv2WebACL_CustomHTTPHeader>
}

/** The response body to use in a custom response to a web request. This is referenced by key from `CustomResponse` `CustomResponseBodyKey`. */
export interface WAFv2WebACL_CustomResponseBody {
  /** The payload of the custom response. */
  Content: Value<string>
  /** The type of content in the payload that you are defining in the `Content` string. */
  ContentType: Value<'TEXT_PLAIN' | 'TEXT_HTML' | 'APPLICATION_JSON'>
}

/** Specifies how AWS WAF should handle `Challenge` evaluations. This is available at the web ACL level and in each rule. */
export interface WAFv2WebACL_ChallengeConfig {
  /** Determines how long a challenge timestamp in the token remains valid after the client successfully responds to a challenge. */
  ImmunityTimeProperty?: Value<WAFv2WebACL_ImmunityTimeProperty>
}

/** Used for CAPTCHA and challenge token settings. Determines how long a `CAPTCHA` or challenge timestamp remains valid after AWS WAF updates it for a successful `CAPTCHA` or challenge response. */
export interface WAFv2WebACL_ImmunityTimeProperty {
  /** The amount of time, in seconds, that a `CAPTCHA` or challenge timestamp is considered valid by AWS WAF. The default setting is 300. */
  ImmunityTime: Value<number>
}

/** A single rule, which you can use in a `WebACL` or `RuleGroup` to identify web requests that you want to manage in some way. Each rule includes one top-level `Statement` that AWS WAF uses to identify matching web requests, and parameters that govern how AWS WAF handles them. */
export interface WAFv2WebACL_Rule {
  /** The action that AWS WAF should take on a web request when it matches the rule's statement. Settings at the web ACL level can override the rule action setting. */
  Action?: Value<WAFv2WebACL_RuleAction>
  /** Specifies how AWS WAF should handle `CAPTCHA` evaluations. If you don't specify this, AWS WAF uses the `CAPTCHA` configuration that's defined for the web ACL. */
  CaptchaConfig?: Value<WAFv2WebACL_CaptchaConfig>
  /** Specifies how AWS WAF should handle `Challenge` evaluations. If you don't specify this, AWS WAF uses the challenge configuration that's defined for the web ACL. */
  ChallengeConfig?: Value<WAFv2WebACL_ChallengeConfig>
  /** The name of the rule. */
  Name: Value<string>
  /** The override action to apply to the rules in a rule group, instead of the individual rule action settings. This is used only for rules whose statements reference a rule group. */
  OverrideAction?: Value<WAFv2WebACL_OverrideAction>
  /** If you define more than one `Rule` in a `WebACL`, AWS WAF evaluates each request against the `Rules` in order based on the value of `Priority`. AWS WAF processes rules with lower priority first. */
  Priority: Value<number>
  /** Labels to apply to web requests that match the rule match statement. AWS WAF applies fully qualified labels to matching web requests. */
  RuleLabels?: List<WAFv2WebACL_Label>
  /** The AWS WAF processing statement for the rule, for example `ByteMatchStatement` or `SizeConstraintStatement`. */
  Statement: Value<WAFv2WebACL_Statement>
  /** Defines and enables Amazon CloudWatch metrics and web request sample collection. */
  VisibilityConfig: Value<WAFv2WebACL_VisibilityConfig>
}

/** The action that AWS WAF should take on a web request when it matches a rule's statement. Settings at the web ACL level can override the rule action setting. */
export interface WAFv2WebACL_RuleAction {
  /** Instructs AWS WAF to allow the web request. */
  Allow?: Value<WAFv2WebACL_AllowAction>
  /** Instructs AWS WAF to block the web request. */
  Block?: Value<WAFv2WebACL_BlockAction>
  /** Specifies that AWS WAF should run a `CAPTCHA` check against the request: */
  Captcha?: Value<WAFv2WebACL_CaptchaAction>
  /** Instructs AWS WAF to run a `Challenge` check against the web request. */
  Challenge?: Value<WAFv2WebACL_ChallengeAction>
  /** Instructs AWS WAF to count the web request and then continue evaluating the request using the remaining rules in the web ACL. */
  Count?: Value<WAFv2WebACL_CountAction>
  /** Monetize action for rules. */
  Monetize?: Value<WAFv2WebACL_MonetizeAction>
}

/** Specifies that AWS WAF should run a `CAPTCHA` check against the request: */
export interface WAFv2WebACL_CaptchaAction {
  /** Defines custom handling for the web request, used when the `CAPTCHA` inspection determines that the request's token is valid and unexpired. */
  CustomRequestHandling?: Value<WAFv2WebACL_CustomRequestHandling>
}

/** Specifies that AWS WAF should count the request. Optionally defines additional custom handling for the request. */
export interface WAFv2WebACL_CountAction {
  /** Defines custom handling for the web request. */
  CustomRequestHandling?: Value<WAFv2WebACL_CustomRequestHandling>
}

/** Specifies that AWS WAF should run a `Challenge` check against the request to verify that the request is coming from a legitimate client session: */
export interface WAFv2WebACL_ChallengeAction {
  /** Defines custom handling for the web request, used when the challenge inspection determines that the request's token is valid and unexpired. */
  CustomRequestHandling?: Value<WAFv2WebACL_CustomRequestHandling>
}

/** Monetize action for rules. */
export interface WAFv2WebACL_MonetizeAction {
  /** The price multiplier for the monetize action. */
  PriceMultiplier?: Value<string>
}

/** The processing guidance for a rule, used by AWS WAF to determine whether a web request matches the rule. */
export interface WAFv2WebACL_Statement {
  /** A logical rule statement used to combine other rule statements with AND logic. You provide more than one `Statement` within the `AndStatement`. */
  AndStatement?: Value<WAFv2WebACL_AndStatement>
  /** A rule statement that inspects web traffic based on the Autonomous System Number (ASN) associated with the request's IP address. */
  AsnMatchStatement?: Value<WAFv2WebACL_AsnMatchStatement>
  /** A rule statement that defines a string match search for AWS WAF to apply to web requests. The byte match statement provides the bytes to search for, the location in requests that you want AWS WAF to search, and other settings. */
  ByteMatchStatement?: Value<WAFv2WebACL_ByteMatchStatement>
  /** A rule statement that labels web requests by country and region and that matches against web requests based on country code. A geo match rule labels every request that it inspects regardless of whether it finds a match. */
  GeoMatchStatement?: Value<WAFv2WebACL_GeoMatchStatement>
  /** A rule statement used to detect web requests coming from particular IP addresses or address ranges. To use this, create an `IPSet` that specifies the addresses you want to detect, then use the ARN of that set in this statement. */
  IPSetReferenceStatement?: Value<WAFv2WebACL_IPSetReferenceStatement>
  /** A rule statement to match against labels that have been added to the web request by rules that have already run in the web ACL. */
  LabelMatchStatement?: Value<WAFv2WebACL_LabelMatchStatement>
  /** A rule statement used to run the rules that are defined in a managed rule group. To use this, provide the vendor name and the name of the rule group in this statement. */
  ManagedRuleGroupStatement?: Value<WAFv2WebACL_ManagedRuleGroupStatement>
  /** A logical rule statement used to negate the results of another rule statement. You provide one `Statement` within the `NotStatement`. */
  NotStatement?: Value<WAFv2WebACL_NotStatement>
  /** A logical rule statement used to combine other rule statements with OR logic. You provide more than one `Statement` within the `OrStatement`. */
  OrStatement?: Value<WAFv2WebACL_OrStatement>
  /** A rate-based rule counts incoming requests and rate limits requests when they are coming at too fast a rate. The rule categorizes requests according to your aggregation criteria, collects them into aggregation instances, and counts and rate limits the requests for each instance. */
  RateBasedStatement?: Value<WAFv2WebACL_RateBasedStatement>
  /** A rule statement used to search web request components for a match against a single regular expression. */
  RegexMatchStatement?: Value<WAFv2WebACL_RegexMatchStatement>
  /** A rule statement used to search web request components for matches with regular expressions. To use this, create a `RegexPatternSet` that specifies the expressions that you want to detect, then use the ARN of that set in this statement. */
  RegexPatternSetReferenceStatement?: Value<WAFv2WebACL_RegexPatternSetReferenceStatement>
  /** A rule statement used to run the rules that are defined in a `RuleGroup`. To use this, create a rule group with your rules, then provide the ARN of the rule group in this statement. */
  RuleGroupReferenceStatement?: Value<WAFv2WebACL_RuleGroupReferenceStatement>
  /** A rule statement that compares a number of bytes against the size of a request component, using a comparison operator, such as greater than (>) or less than (<). For example, you can use a size constraint statement to look for query strings that are longer than 100 bytes. */
  SizeConstraintStatement?: Value<WAFv2WebACL_SizeConstraintStatement>
  /** A rule statement that inspects for malicious SQL code. Attackers insert malicious SQL code into web requests to do things like modify your database or extract data from it. */
  SqliMatchStatement?: Value<WAFv2WebACL_SqliMatchStatement>
  /** A rule statement that inspects for cross-site scripting (XSS) attacks. In XSS attacks, the attacker uses vulnerabilities in a benign website as a vehicle to inject malicious client-site scripts into other legitimate web browsers. */
  XssMatchStatement?: Value<WAFv2WebACL_XssMatchStatement>
}

/** A rule statement that compares a number of bytes against the size of a request component, using a comparison operator, such as greater than (>) or less than (<). For example, you can use a size constraint statement to look for query strings that are longer than 100 bytes. */
export interface WAFv2WebACL_SizeConstraintStatement {
  /** The operator to use to compare the request part to the size setting. */
  ComparisonOperator: Value<'EQ' | 'NE' | 'LE' | 'LT' | 'GE' | 'GT'>
  /** The part of the web request that you want AWS WAF to inspect. */
  FieldToMatch: Value<WAFv2WebACL_FieldToMatch>
  PreParseTextTransformations?: List<WAFv2WebACL_PreParseTextTransformation>
  /** The size, in byte, to compare to the request part, after any transformations. */
  Size: Value<number>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. If you specify one or more transformations in a rule statement, AWS WAF performs all transformations on the content of the request component identified by `FieldToMatch`, starting from the lowest priority setting, before inspecting the content for a match. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. */
export interface WAFv2WebACL_TextTransformation {
  /** Sets the relative processing order for multiple transformations. AWS WAF processes all transformations, from lowest priority to highest, before inspecting the transformed content. */
  Priority: Value<number>
  /** For detailed descriptions of each of the transformation types, see Text transformations in the *AWS WAF Developer Guide*. */
  Type: Value<'NONE' | 'COMPRESS_WHITE_SPACE' | 'HTML_ENTITY_DECODE' | 'LOWERCASE' | 'CMD_LINE' | 'URL_DECODE' | 'BASE64_DECODE' | 'HEX_DECODE' | 'MD5' | 'REPLACE_COMMENTS' | 'ESCAPE_SEQ_DECODE' | 'SQL_HEX_DECODE' | 'CSS_DECODE' | 'JS_DECODE' | 'NORMALIZE_PATH' | 'NORMALIZE_PATH_WIN' | 'REMOVE_NULLS' | 'REPLACE_NULLS' | 'BASE64_DECODE_EXT' | 'URL_DECODE_UNI' | 'UTF8_TO_UNICODE' | 'REMOVE_WHITESPACE' | 'TRIM' | 'TRIM_LEFT' | 'TRIM_RIGHT' | 'REMOVE_COMMENTS_CHAR' | 'UPPERCASE' | 'CMD_LINE_WIN' | 'CMD_LINE_UNIX' | 'JS_DECODE_EXT' | 'SHA256'>
}

/** Specifies a web request component to be used in a rule match statement or in a logging configuration. */
export interface WAFv2WebACL_FieldToMatch {
  /** Inspect all query arguments. */
  AllQueryArguments?: JsonDocument
  /** Inspect the request body as plain text. The request body immediately follows the request headers. */
  Body?: Value<WAFv2WebACL_Body>
  /** Inspect the request cookies. You must configure scope and pattern matching filters in the `Cookies` object, to define the set of cookies and the parts of the cookies that AWS WAF inspects. */
  Cookies?: Value<WAFv2WebACL_Cookies>
  /** The string containing the list of a web request's header names, ordered as they appear in the web request, separated by colons. */
  HeaderOrder?: Value<WAFv2WebACL_HeaderOrder>
  /** Inspect the request headers. You must configure scope and pattern matching filters in the `Headers` object, to define the set of headers to and the parts of the headers that AWS WAF inspects. */
  Headers?: Value<WAFv2WebACL_Headers>
  /** Available for use with Amazon CloudFront distributions and Application Load Balancers. Match against the request's JA3 fingerprint. */
  JA3Fingerprint?: Value<WAFv2WebACL_JA3Fingerprint>
  /** Available for use with Amazon CloudFront distributions and Application Load Balancers. Match against the request's JA4 fingerprint. */
  JA4Fingerprint?: Value<WAFv2WebACL_JA4Fingerprint>
  /** Inspect the request body as JSON. The request body immediately follows the request headers. */
  JsonBody?: Value<WAFv2WebACL_JsonBody>
  /** Inspect the HTTP method. The method indicates the type of operation that the request is asking the origin to perform. */
  Method?: JsonDocument
  /** Inspect the query string. This is the part of a URL that appears after a `?` character, if any. */
  QueryString?: JsonDocument
  /** Inspect a single header. Provide the name of the header to inspect, for example, `User-Agent` or `Referer`. */
  SingleHeader?: Value<WAFv2WebACL_SingleHeader>
  /** Inspect a single query argument. Provide the name of the query argument to inspect, such as *UserName* or *SalesRegion*. */
  SingleQueryArgument?: Value<WAFv2WebACL_SingleQueryArgument>
  /** Inspect fragments of the request URI. You must configure scope and pattern matching filters in the `UriFragment` object, to define the fragment of a URI that AWS WAF inspects. */
  UriFragment?: Value<WAFv2WebACL_UriFragment>
  /** Inspect the request URI path. This is the part of the web request that identifies a resource, for example, `/images/daily-ad.jpg`. */
  UriPath?: JsonDocument
}

/** Inspect the body of the web request as JSON. The body immediately follows the request headers. */
export interface WAFv2WebACL_JsonBody {
  /** What AWS WAF should do if it fails to completely parse the JSON body. The options are the following: */
  InvalidFallbackBehavior?: Value<'MATCH' | 'NO_MATCH' | 'EVALUATE_AS_STRING'>
  /** The patterns to look for in the JSON body. AWS WAF inspects the results of these pattern matches against the rule inspection criteria. */
  MatchPattern: Value<WAFv2WebACL_JsonMatchPattern>
  /** The parts of the JSON to match against using the `MatchPattern`. If you specify `ALL`, AWS WAF matches against keys and values. */
  MatchScope: Value<'ALL' | 'KEY' | 'VALUE'>
  /** What AWS WAF should do if the body is larger than AWS WAF can inspect. */
  OversizeHandling?: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>
}

/** The patterns to look for in the JSON body. AWS WAF inspects the results of these pattern matches against the rule inspection criteria. */
export interface WAFv2WebACL_JsonMatchPattern {
  /** Match all of the elements. See also `MatchScope` in the `JsonBody` `FieldToMatch` specification. */
  All?: JsonDocument
  /** Match only the specified include paths. See also `MatchScope` in the `JsonBody` `FieldToMatch` specification. */
  IncludedPaths?: List<string>
}

/** Inspect one query argument in the web request, identified by name, for example *UserName* or *SalesRegion*. The name isn't case sensitive. */
export interface WAFv2WebACL_SingleQueryArgument {
  /** The name of the query argument to inspect. */
  Name: Value<string>
}

/** Inspect all headers in the web request. You can specify the parts of the headers to inspect and you can narrow the set of headers to inspect by including or excluding specific keys. */
export interface WAFv2WebACL_Headers {
  /** The filter to use to identify the subset of headers to inspect in a web request. */
  MatchPattern: Value<WAFv2WebACL_HeaderMatchPattern>
  /** The parts of the headers to match with the rule inspection criteria. If you specify `ALL`, AWS WAF inspects both keys and values. */
  MatchScope: Value<'ALL' | 'KEY' | 'VALUE'>
  /** What AWS WAF should do if the headers determined by your match scope are more numerous or larger than AWS WAF can inspect. AWS WAF does not support inspecting the entire contents of request headers when they exceed 8 KB (8192 bytes) or 200 total headers. */
  OversizeHandling: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>
}

/** The filter to use to identify the subset of headers to inspect in a web request. */
export interface WAFv2WebACL_HeaderMatchPattern {
  /** Inspect all headers. */
  All?: JsonDocument
  /** Inspect only the headers whose keys don't match any of the strings specified here. */
  ExcludedHeaders?: List<string>
  /** Inspect only the headers that have a key that matches one of the strings specified here. */
  IncludedHeaders?: List<string>
}

/** Inspect the cookies in the web request. You can specify the parts of the cookies to inspect and you can narrow the set of cookies to inspect by including or excluding specific keys. */
export interface WAFv2WebACL_Cookies {
  /** The filter to use to identify the subset of cookies to inspect in a web request. */
  MatchPattern: Value<WAFv2WebACL_CookieMatchPattern>
  /** The parts of the cookies to inspect with the rule inspection criteria. If you specify `ALL`, AWS WAF inspects both keys and values. */
  MatchScope: Value<'ALL' | 'KEY' | 'VALUE'>
  /** What AWS WAF should do if the cookies of the request are more numerous or larger than AWS WAF can inspect. AWS WAF does not support inspecting the entire contents of request cookies when they exceed 8 KB (8192 bytes) or 200 total cookies. */
  OversizeHandling: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>
}

/** The filter to use to identify the subset of cookies to inspect in a web request. */
export interface WAFv2WebACL_CookieMatchPattern {
  /** Inspect all cookies. */
  All?: JsonDocument
  /** Inspect only the cookies whose keys don't match any of the strings specified here. */
  ExcludedCookies?: List<string>
  /** Inspect only the cookies that have a key that matches one of the strings specified here. */
  IncludedCookies?: List<string>
}

/** Inspect the body of the web request. The body immediately follows the request headers. */
export interface WAFv2WebACL_Body {
  /** What AWS WAF should do if the body is larger than AWS WAF can inspect. */
  OversizeHandling?: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>
}

/** Inspect one of the headers in the web request, identified by name, for example, `User-Agent` or `Referer`. The name isn't case sensitive. */
export interface WAFv2WebACL_SingleHeader {
  /** The name of the query header to inspect. */
  Name: Value<string>
}

/** Available for use with Amazon CloudFront distributions and Application Load Balancers. Match against the request's JA3 fingerprint. */
export interface WAFv2WebACL_JA3Fingerprint {
  /** The match status to assign to the web request if the request doesn't have a JA3 fingerprint. */
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>
}

/** Available for use with Amazon CloudFront distributions and Application Load Balancers. Match against the request's JA4 fingerprint. */
export interface WAFv2WebACL_JA4Fingerprint {
  /** The match status to assign to the web request if the request doesn't have a JA4 fingerprint. */
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>
}

/** Inspect fragments of the request URI. You can specify the parts of the URI fragment to inspect and you can narrow the set of URI fragments to inspect by including or excluding specific keys. */
export interface WAFv2WebACL_UriFragment {
  /** What AWS WAF should do if it fails to completely parse the JSON body. The options are the following: */
  FallbackBehavior?: Value<'MATCH' | 'NO_MATCH'>
}

/** The string containing the list of a web request's header names, ordered as they appear in the web request, separated by colons. */
export interface WAFv2WebACL_HeaderOrder {
  /** Handling of requests containing oversize fields */
  OversizeHandling: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>
}

/** Text Transformation applied before parsing the query string. */
export interface WAFv2WebACL_PreParseTextTransformation {
  /** Priority of PreParseTextTransformation being applied. */
  Priority: Value<number>
  /** Type of pre-parse text transformation. */
  Type: Value<'NONE' | 'URL_DECODE' | 'URL_DECODE_UNI' | 'COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA' | 'REPLACE_SEMICOLONS_WITH_AMPERSANDS'>
}

/** A logical rule statement used to combine other rule statements with AND logic. You provide more than one `Statement` within the `AndStatement`. */
export interface WAFv2WebACL_AndStatement {
  /** The statements to combine with AND logic. You can use any statements that can be nested. */
  Statements: List<WAFv2WebACL_Statement>
}

/** A rule statement that inspects for cross-site scripting (XSS) attacks. In XSS attacks, the attacker uses vulnerabilities in a benign website as a vehicle to inject malicious client-site scripts into other legitimate web browsers. */
export interface WAFv2WebACL_XssMatchStatement {
  /** The part of the web request that you want AWS WAF to inspect. */
  FieldToMatch: Value<WAFv2WebACL_FieldToMatch>
  PreParseTextTransformations?: List<WAFv2WebACL_PreParseTextTransformation>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. If you specify one or more transformations in a rule statement, AWS WAF performs all transformations on the content of the request component identified by `FieldToMatch`, starting from the lowest priority setting, before inspecting the content for a match. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** A logical rule statement used to negate the results of another rule statement. You provide one `Statement` within the `NotStatement`. */
export interface WAFv2WebACL_NotStatement {
  /** The statement to negate. You can use any statement that can be nested. */
  Statement: Value<WAFv2WebACL_Statement>
}

/** A rule statement that defines a string match search for AWS WAF to apply to web requests. The byte match statement provides the bytes to search for, the location in requests that you want AWS WAF to search, and other settings. */
export interface WAFv2WebACL_ByteMatchStatement {
  /** The part of the web request that you want AWS WAF to inspect. */
  FieldToMatch: Value<WAFv2WebACL_FieldToMatch>
  /** The area within the portion of the web request that you want AWS WAF to search for `SearchString`. Valid values include the following: */
  PositionalConstraint: Value<'EXACTLY' | 'STARTS_WITH' | 'ENDS_WITH' | 'CONTAINS' | 'CONTAINS_WORD'>
  PreParseTextTransformations?: List<WAFv2WebACL_PreParseTextTransformation>
  /** A string value that you want AWS WAF to search for. AWS WAF searches only in the part of web requests that you designate for inspection in `FieldToMatch`. */
  SearchString?: Value<string>
  /** String to search for in a web request component, base64-encoded. If you don't want to encode the string, specify the unencoded value in `SearchString` instead. */
  SearchStringBase64?: Value<string>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. If you specify one or more transformations in a rule statement, AWS WAF performs all transformations on the content of the request component identified by `FieldToMatch`, starting from the lowest priority setting, before inspecting the content for a match. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** A rate-based rule counts incoming requests and rate limits requests when they are coming at too fast a rate. The rule categorizes requests according to your aggregation criteria, collects them into aggregation instances, and counts and rate limits the requests for each instance. */
export interface WAFv2WebACL_RateBasedStatement {
  /** Setting that indicates how to aggregate the request counts. */
  AggregateKeyType: Value<'CONSTANT' | 'IP' | 'FORWARDED_IP' | 'CUSTOM_KEYS'>
  /** Specifies the aggregate keys to use in a rate-base rule. */
  CustomKeys?: List<WAFv2WebACL_RateBasedStatementCustomKey>
  /** The amount of time, in seconds, that AWS WAF should include in its request counts, looking back from the current time. For example, for a setting of 120, when AWS WAF checks the rate, it counts the requests for the 2 minutes immediately preceding the current time. */
  EvaluationWindowSec?: Value<60 | 120 | 300 | 600>
  /** The configuration for inspecting IP addresses in an HTTP header that you specify, instead of using the IP address that's reported by the web request origin. Commonly, this is the X-Forwarded-For (XFF) header, but you can specify any header name. */
  ForwardedIPConfig?: Value<WAFv2WebACL_ForwardedIPConfiguration>
  /** The limit on requests during the specified evaluation window for a single aggregation instance for the rate-based rule. If the rate-based statement includes a `ScopeDownStatement`, this limit is applied only to the requests that match the statement. */
  Limit: Value<number>
  /** An optional nested statement that narrows the scope of the web requests that are evaluated and managed by the rate-based statement. When you use a scope-down statement, the rate-based rule only tracks and rate limits requests that match the scope-down statement. */
  ScopeDownStatement?: Value<WAFv2WebACL_Statement>
}

/** Specifies a single custom aggregate key for a rate-base rule. */
export interface WAFv2WebACL_RateBasedStatementCustomKey {
  /** Use an Autonomous System Number (ASN) derived from the request's originating or forwarded IP address as an aggregate key. Each distinct ASN contributes to the aggregation instance. */
  ASN?: JsonDocument
  /** Use the value of a cookie in the request as an aggregate key. Each distinct value in the cookie contributes to the aggregation instance. */
  Cookie?: Value<WAFv2WebACL_RateLimitCookie>
  /** Use the first IP address in an HTTP header as an aggregate key. Each distinct forwarded IP address contributes to the aggregation instance. */
  ForwardedIP?: JsonDocument
  /** Use the request's HTTP method as an aggregate key. Each distinct HTTP method contributes to the aggregation instance. */
  HTTPMethod?: JsonDocument
  /** Use the value of a header in the request as an aggregate key. Each distinct value in the header contributes to the aggregation instance. */
  Header?: Value<WAFv2WebACL_RateLimitHeader>
  /** Use the request's originating IP address as an aggregate key. Each distinct IP address contributes to the aggregation instance. */
  IP?: JsonDocument
  /** Use the request's JA3 fingerprint as an aggregate key. If you use a single JA3 fingerprint as your custom key, then each value fully defines an aggregation instance. */
  JA3Fingerprint?: Value<WAFv2WebACL_RateLimitJA3Fingerprint>
  /** Use the request's JA4 fingerprint as an aggregate key. If you use a single JA4 fingerprint as your custom key, then each value fully defines an aggregation instance. */
  JA4Fingerprint?: Value<WAFv2WebACL_RateLimitJA4Fingerprint>
  /** Use the specified label namespace as an aggregate key. Each distinct fully qualified label name that has the specified label namespace contributes to the aggregation instance. */
  LabelNamespace?: Value<WAFv2WebACL_RateLimitLabelNamespace>
  /** Use the specified query argument as an aggregate key. Each distinct value for the named query argument contributes to the aggregation instance. */
  QueryArgument?: Value<WAFv2WebACL_RateLimitQueryArgument>
  /** Use the request's query string as an aggregate key. Each distinct string contributes to the aggregation instance. */
  QueryString?: Value<WAFv2WebACL_RateLimitQueryString>
  /** Use the request's URI path as an aggregate key. Each distinct URI path contributes to the aggregation instance. */
  UriPath?: Value<WAFv2WebACL_RateLimitUriPath>
}

/** Specifies a cookie as an aggregate key for a rate-based rule. Each distinct value in the cookie contributes to the aggregation instance. */
export interface WAFv2WebACL_RateLimitCookie {
  /** The name of the cookie to use. */
  Name: Value<string>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. Text transformations are used in rule match statements, to transform the `FieldToMatch` request component before inspecting it, and they're used in rate-based rule statements, to transform request components before using them as custom aggregation keys. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** Specifies a query argument in the request as an aggregate key for a rate-based rule. Each distinct value for the named query argument contributes to the aggregation instance. */
export interface WAFv2WebACL_RateLimitQueryArgument {
  /** The name of the query argument to use. */
  Name: Value<string>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. Text transformations are used in rule match statements, to transform the `FieldToMatch` request component before inspecting it, and they're used in rate-based rule statements, to transform request components before using them as custom aggregation keys. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** Specifies a header as an aggregate key for a rate-based rule. Each distinct value in the header contributes to the aggregation instance. */
export interface WAFv2WebACL_RateLimitHeader {
  /** The name of the header to use. */
  Name: Value<string>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. Text transformations are used in rule match statements, to transform the `FieldToMatch` request component before inspecting it, and they're used in rate-based rule statements, to transform request components before using them as custom aggregation keys. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** Specifies the request's query string as an aggregate key for a rate-based rule. Each distinct string contributes to the aggregation instance. */
export interface WAFv2WebACL_RateLimitQueryString {
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. Text transformations are used in rule match statements, to transform the `FieldToMatch` request component before inspecting it, and they're used in rate-based rule statements, to transform request components before using them as custom aggregation keys. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** Specifies the request's URI path as an aggregate key for a rate-based rule. Each distinct URI path contributes to the aggregation instance. */
export interface WAFv2WebACL_RateLimitUriPath {
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. Text transformations are used in rule match statements, to transform the `FieldToMatch` request component before inspecting it, and they're used in rate-based rule statements, to transform request components before using them as custom aggregation keys. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** Specifies a label namespace to use as an aggregate key for a rate-based rule. Each distinct fully qualified label name that has the specified label namespace contributes to the aggregation instance. */
export interface WAFv2WebACL_RateLimitLabelNamespace {
  /** The namespace to use for aggregation. */
  Namespace: Value<string>
}

/** Use the request's JA3 fingerprint derived from the TLS Client Hello of an incoming request as an aggregate key. If you use a single JA3 fingerprint as your custom key, then each value fully defines an aggregation instance. */
export interface WAFv2WebACL_RateLimitJA3Fingerprint {
  /** The match status to assign to the web request if there is insufficient TSL Client Hello information to compute the JA3 fingerprint. */
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>
}

/** Use the request's JA4 fingerprint derived from the TLS Client Hello of an incoming request as an aggregate key. If you use a single JA4 fingerprint as your custom key, then each value fully defines an aggregation instance. */
export interface WAFv2WebACL_RateLimitJA4Fingerprint {
  /** The match status to assign to the web request if there is insufficient TSL Client Hello information to compute the JA4 fingerprint. */
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>
}

/** The configuration for inspecting IP addresses in an HTTP header that you specify, instead of using the IP address that's reported by the web request origin. Commonly, this is the X-Forwarded-For (XFF) header, but you can specify any header name. */
export interface WAFv2WebACL_ForwardedIPConfiguration {
  /** The match status to assign to the web request if the request doesn't have a valid IP address in the specified position. */
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>
  /** The name of the HTTP header to use for the IP address. For example, to use the X-Forwarded-For (XFF) header, set this to `X-Forwarded-For`. */
  HeaderName: Value<string>
}

/** A rule statement that labels web requests by country and region and that matches against web requests based on country code. A geo match rule labels every request that it inspects regardless of whether it finds a match. */
export interface WAFv2WebACL_GeoMatchStatement {
  /** An array of two-character country codes that you want to match against, for example, `[ "US", "CN" ]`, from the alpha-2 country ISO codes of the ISO 3166 international standard. */
  CountryCodes?: List<string>
  /** The configuration for inspecting IP addresses in an HTTP header that you specify, instead of using the IP address that's reported by the web request origin. Commonly, this is the X-Forwarded-For (XFF) header, but you can specify any header name. */
  ForwardedIPConfig?: Value<WAFv2WebACL_ForwardedIPConfiguration>
}

/** A rule statement used to run the rules that are defined in a `RuleGroup`. To use this, create a rule group with your rules, then provide the ARN of the rule group in this statement. */
export interface WAFv2WebACL_RuleGroupReferenceStatement {
  /** The Amazon Resource Name (ARN) of the entity. */
  Arn: Value<string>
  /** Rules in the referenced rule group whose actions are set to `Count`. */
  ExcludedRules?: List<WAFv2WebACL_ExcludedRule>
  /** Action settings to use in the place of the rule actions that are configured inside the rule group. You specify one override for each rule whose action you want to change. */
  RuleActionOverrides?: List<WAFv2WebACL_RuleActionOverride>
}

/** Action setting to use in the place of a rule action that is configured inside the rule group. You specify one override for each rule whose action you want to change. */
export interface WAFv2WebACL_RuleActionOverride {
  /** The override action to use, in place of the configured action of the rule in the rule group. */
  ActionToUse: Value<WAFv2WebACL_RuleAction>
  /** The name of the rule to override. */
  Name: Value<string>
}

/** Specifies a single rule in a rule group whose action you want to override to `Count`. */
export interface WAFv2WebACL_ExcludedRule {
  /** The name of the rule whose action you want to override to `Count`. */
  Name: Value<string>
}

/** A rule statement to match against labels that have been added to the web request by rules that have already run in the web ACL. */
export interface WAFv2WebACL_LabelMatchStatement {
  /** The string to match against. The setting you provide for this depends on the match statement's `Scope` setting: */
  Key: Value<string>
  /** Specify whether you want to match using the label name or just the namespace. */
  Scope: Value<'LABEL' | 'NAMESPACE'>
}

/** A rule statement used to search web request components for a match against a single regular expression. */
export interface WAFv2WebACL_RegexMatchStatement {
  /** The part of the web request that you want AWS WAF to inspect. */
  FieldToMatch: Value<WAFv2WebACL_FieldToMatch>
  PreParseTextTransformations?: List<WAFv2WebACL_PreParseTextTransformation>
  /** The string representing the regular expression. */
  RegexString: Value<string>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. If you specify one or more transformations in a rule statement, AWS WAF performs all transformations on the content of the request component identified by `FieldToMatch`, starting from the lowest priority setting, before inspecting the content for a match. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** A rule statement that inspects for malicious SQL code. Attackers insert malicious SQL code into web requests to do things like modify your database or extract data from it. */
export interface WAFv2WebACL_SqliMatchStatement {
  /** The part of the web request that you want AWS WAF to inspect. */
  FieldToMatch: Value<WAFv2WebACL_FieldToMatch>
  PreParseTextTransformations?: List<WAFv2WebACL_PreParseTextTransformation>
  /** The sensitivity that you want AWS WAF to use to inspect for SQL injection attacks. */
  SensitivityLevel?: Value<'LOW' | 'HIGH'>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. If you specify one or more transformations in a rule statement, AWS WAF performs all transformations on the content of the request component identified by `FieldToMatch`, starting from the lowest priority setting, before inspecting the content for a match. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** A rule statement used to search web request components for matches with regular expressions. To use this, create a `RegexPatternSet` that specifies the expressions that you want to detect, then use that set in this statement. */
export interface WAFv2WebACL_RegexPatternSetReferenceStatement {
  /** The Amazon Resource Name (ARN) of the `RegexPatternSet` that this statement references. */
  Arn: Value<string>
  /** The part of the web request that you want AWS WAF to inspect. */
  FieldToMatch: Value<WAFv2WebACL_FieldToMatch>
  PreParseTextTransformations?: List<WAFv2WebACL_PreParseTextTransformation>
  /** Text transformations eliminate some of the unusual formatting that attackers use in web requests in an effort to bypass detection. If you specify one or more transformations in a rule statement, AWS WAF performs all transformations on the content of the request component identified by `FieldToMatch`, starting from the lowest priority setting, before inspecting the content for a match. */
  TextTransformations: List<WAFv2WebACL_TextTransformation>
}

/** A logical rule statement used to combine other rule statements with OR logic. You provide more than one `Statement` within the `OrStatement`. */
export interface WAFv2WebACL_OrStatement {
  /** The statements to combine with OR logic. You can use any statements that can be nested. */
  Statements: List<WAFv2WebACL_Statement>
}

/** A rule statement used to run the rules that are defined in a managed rule group. To use this, provide the vendor name and the name of the rule group in this statement. */
export interface WAFv2WebACL_ManagedRuleGroupStatement {
  /** Rules in the referenced rule group whose actions are set to `Count`. */
  ExcludedRules?: List<WAFv2WebACL_ExcludedRule>
  /** Additional information that's used by a managed rule group. Many managed rule groups don't require this. */
  ManagedRuleGroupConfigs?: List<WAFv2WebACL_ManagedRuleGroupConfig>
  /** The name of the managed rule group. You use this, along with the vendor name, to identify the rule group. */
  Name: Value<string>
  /** Action settings to use in the place of the rule actions that are configured inside the rule group. You specify one override for each rule whose action you want to change. */
  RuleActionOverrides?: List<WAFv2WebACL_RuleActionOverride>
  /** An optional nested statement that narrows the scope of the web requests that are evaluated by the managed rule group. Requests are only evaluated by the rule group if they match the scope-down statement. */
  ScopeDownStatement?: Value<WAFv2WebACL_Statement>
  /** The name of the managed rule group vendor. You use this, along with the rule group name, to identify a rule group. */
  VendorName: Value<string>
  /** The version of the managed rule group to use. If you specify this, the version setting is fixed until you change it. */
  Version?: Value<string>
}

/** Additional information that's used by a managed rule group. Many managed rule groups don't require this. */
export interface WAFv2WebACL_ManagedRuleGroupConfig {
  /** Additional configuration for using the account creation fraud prevention (ACFP) managed rule group, `AWSManagedRulesACFPRuleSet`. Use this to provide account creation request information to the rule group. */
  AWSManagedRulesACFPRuleSet?: Value<WAFv2WebACL_AWSManagedRulesACFPRuleSet>
  /** Additional configuration for using the account takeover prevention (ATP) managed rule group, `AWSManagedRulesATPRuleSet`. Use this to provide login request information to the rule group. */
  AWSManagedRulesATPRuleSet?: Value<WAFv2WebACL_AWSManagedRulesATPRuleSet>
  /** Additional configuration for using the anti-DDoS managed rule group, `AWSManagedRulesAntiDDoSRuleSet`. Use this to configure anti-DDoS behavior for the rule group. */
  AWSManagedRulesAntiDDoSRuleSet?: Value<WAFv2WebACL_AWSManagedRulesAntiDDoSRuleSet>
  /** Additional configuration for using the Bot Control managed rule group. Use this to specify the inspection level that you want to use. */
  AWSManagedRulesBotControlRuleSet?: Value<WAFv2WebACL_AWSManagedRulesBotControlRuleSet>
  /** > Instead of this setting, provide your configuration under `AWSManagedRulesATPRuleSet`. */
  LoginPath?: Value<string>
  /** > Instead of this setting, provide your configuration under the request inspection configuration for `AWSManagedRulesATPRuleSet` or `AWSManagedRulesACFPRuleSet`. */
  PasswordField?: Value<WAFv2WebACL_FieldIdentifier>
  /** > Instead of this setting, provide your configuration under the request inspection configuration for `AWSManagedRulesATPRuleSet` or `AWSManagedRulesACFPRuleSet`. */
  PayloadType?: Value<'JSON' | 'FORM_ENCODED'>
  /** > Instead of this setting, provide your configuration under the request inspection configuration for `AWSManagedRulesATPRuleSet` or `AWSManagedRulesACFPRuleSet`. */
  UsernameField?: Value<WAFv2WebACL_FieldIdentifier>
}

/** The identifier of a field in the web request payload that contains customer data. */
export interface WAFv2WebACL_FieldIdentifier {
  /** The name of the field. */
  Identifier: Value<string>
}

/** Details for your use of the account takeover prevention managed rule group, `AWSManagedRulesATPRuleSet`. This configuration is used in `ManagedRuleGroupConfig`. */
export interface WAFv2WebACL_AWSManagedRulesATPRuleSet {
  /** Allow the use of regular expressions in the login page path. */
  EnableRegexInPath?: Value<boolean>
  /** The path of the login endpoint for your application. For example, for the URL `https://example.com/web/login`, you would provide the path `/web/login`. */
  LoginPath: Value<string>
  /** The criteria for inspecting login requests, used by the ATP rule group to validate credentials usage. */
  RequestInspection?: Value<WAFv2WebACL_RequestInspection>
  /** The criteria for inspecting responses to login requests, used by the ATP rule group to track login failure rates. */
  ResponseInspection?: Value<WAFv2WebACL_ResponseInspection>
}

/** The criteria for inspecting responses to login requests and account creation requests, used by the ATP and ACFP rule groups to track login and account creation success and failure rates. */
export interface WAFv2WebACL_ResponseInspection {
  /** Configures inspection of the response body for success and failure indicators. AWS WAF can inspect the first 65,536 bytes (64 KB) of the response body. */
  BodyContains?: Value<WAFv2WebACL_ResponseInspectionBodyContains>
  /** Configures inspection of the response header for success and failure indicators. */
  Header?: Value<WAFv2WebACL_ResponseInspectionHeader>
  /** Configures inspection of the response JSON for success and failure indicators. AWS WAF can inspect the first 65,536 bytes (64 KB) of the response JSON. */
  Json?: Value<WAFv2WebACL_ResponseInspectionJson>
  /** Configures inspection of the response status code for success and failure indicators. */
  StatusCode?: Value<WAFv2WebACL_ResponseInspectionStatusCode>
}

/** Configures inspection of the response header. This is part of the `ResponseInspection` configuration for `AWSManagedRulesATPRuleSet` and `AWSManagedRulesACFPRuleSet`. */
export interface WAFv2WebACL_ResponseInspectionHeader {
  /** Values in the response header with the specified name that indicate a failed login or account creation attempt. To be counted as a failure, the value must be an exact match, including case. */
  FailureValues: List<string>
  /** The name of the header to match against. The name must be an exact match, including case. */
  Name: Value<string>
  /** Values in the response header with the specified name that indicate a successful login or account creation attempt. To be counted as a success, the value must be an exact match, including case. */
  SuccessValues: List<string>
}

/** Configures inspection of the response body. AWS WAF can inspect the first 65,536 bytes (64 KB) of the response body. */
export interface WAFv2WebACL_ResponseInspectionBodyContains {
  /** Strings in the body of the response that indicate a failed login or account creation attempt. To be counted as a failure, the string can be anywhere in the body and must be an exact match, including case. */
  FailureStrings: List<string>
  /** Strings in the body of the response that indicate a successful login or account creation attempt. To be counted as a success, the string can be anywhere in the body and must be an exact match, including case. */
  SuccessStrings: List<string>
}

/** Configures inspection of the response JSON. AWS WAF can inspect the first 65,536 bytes (64 KB) of the response JSON. */
export interface WAFv2WebACL_ResponseInspectionJson {
  /** Values for the specified identifier in the response JSON that indicate a failed login or account creation attempt. To be counted as a failure, the value must be an exact match, including case. */
  FailureValues: List<string>
  /** The identifier for the value to match against in the JSON. The identifier must be an exact match, including case. */
  Identifier: Value<string>
  /** Values for the specified identifier in the response JSON that indicate a successful login or account creation attempt. To be counted as a success, the value must be an exact match, including case. */
  SuccessValues: List<string>
}

/** Configures inspection of the response status code. This is part of the `ResponseInspection` configuration for `AWSManagedRulesATPRuleSet` and `AWSManagedRulesACFPRuleSet`. */
export interface WAFv2WebACL_ResponseInspectionStatusCode {
  /** Status codes in the response that indicate a failed login or account creation attempt. To be counted as a failure, the response status code must match one of these. */
  FailureCodes: List<number>
  /** Status codes in the response that indicate a successful login or account creation attempt. To be counted as a success, the response status code must match one of these. */
  SuccessCodes: List<number>
}

/** The criteria for inspecting login requests, used by the ATP rule group to validate credentials usage. */
export interface WAFv2WebACL_RequestInspection {
  /** The name of the field in the request payload that contains your customer's password. */
  PasswordField: Value<WAFv2WebACL_FieldIdentifier>
  /** The payload type for your login endpoint, either JSON or form encoded. */
  PayloadType: Value<'JSON' | 'FORM_ENCODED'>
  /** The name of the field in the request payload that contains your customer's username. */
  UsernameField: Value<WAFv2WebACL_FieldIdentifier>
}

/** Details for your use of the Bot Control managed rule group, `AWSManagedRulesBotControlRuleSet`. This configuration is used in `ManagedRuleGroupConfig`. */
export interface WAFv2WebACL_AWSManagedRulesBotControlRuleSet {
  /** Applies only to the targeted inspection level. */
  EnableMachineLearning?: Value<boolean>
  /** The inspection level to use for the Bot Control rule group. The common level is the least expensive. */
  InspectionLevel: Value<'COMMON' | 'TARGETED'>
}

/** Details for your use of the account creation fraud prevention managed rule group, `AWSManagedRulesACFPRuleSet`. This configuration is used in `ManagedRuleGroupConfig`. */
export interface WAFv2WebACL_AWSManagedRulesACFPRuleSet {
  /** The path of the account creation endpoint for your application. This is the page on your website that accepts the completed registration form for a new user. */
  CreationPath: Value<string>
  /** Allow the use of regular expressions in the registration page path and the account creation path. */
  EnableRegexInPath?: Value<boolean>
  /** The path of the account registration endpoint for your application. This is the page on your website that presents the registration form to new users. */
  RegistrationPagePath: Value<string>
  /** The criteria for inspecting account creation requests, used by the ACFP rule group to validate and track account creation attempts. */
  RequestInspection: Value<WAFv2WebACL_RequestInspectionACFP>
  /** The criteria for inspecting responses to account creation requests, used by the ACFP rule group to track account creation success rates. */
  ResponseInspection?: Value<WAFv2WebACL_ResponseInspection>
}

/** The criteria for inspecting account creation requests, used by the ACFP rule group to validate and track account creation attempts. */
export interface WAFv2WebACL_RequestInspectionACFP {
  /** The names of the fields in the request payload that contain your customer's primary physical address. */
  AddressFields?: List<WAFv2WebACL_FieldIdentifier>
  /** The name of the field in the request payload that contains your customer's email. */
  EmailField?: Value<WAFv2WebACL_FieldIdentifier>
  /** The name of the field in the request payload that contains your customer's password. */
  PasswordField?: Value<WAFv2WebACL_FieldIdentifier>
  /** The payload type for your account creation endpoint, either JSON or form encoded. */
  PayloadType: Value<'JSON' | 'FORM_ENCODED'>
  /** The names of the fields in the request payload that contain your customer's primary phone number. */
  PhoneNumberFields?: List<WAFv2WebACL_FieldIdentifier>
  /** The name of the field in the request payload that contains your customer's username. */
  UsernameField?: Value<WAFv2WebACL_FieldIdentifier>
}

/** Configures the use of the anti-DDoS managed rule group, `AWSManagedRulesAntiDDoSRuleSet`. This configuration is used in `ManagedRuleGroupConfig`. */
export interface WAFv2WebACL_AWSManagedRulesAntiDDoSRuleSet {
  /** Configures the request handling that's applied by the managed rule group rules `ChallengeAllDuringEvent` and `ChallengeDDoSRequests` during a distributed denial of service (DDoS) attack. */
  ClientSideActionConfig: Value<WAFv2WebACL_ClientSideActionConfig>
  /** The sensitivity that the rule group rule `DDoSRequests` uses when matching against the DDoS suspicion labeling on a request. The managed rule group adds the labeling during DDoS events, before the `DDoSRequests` rule runs. */
  SensitivityToBlock?: Value<'LOW' | 'MEDIUM' | 'HIGH'>
}

/** This is part of the configuration for the managed rules `AWSManagedRulesAntiDDoSRuleSet` in `ManagedRuleGroupConfig`. */
export interface WAFv2WebACL_ClientSideActionConfig {
  /** Configuration for the use of the `AWSManagedRulesAntiDDoSRuleSet` rules `ChallengeAllDuringEvent` and `ChallengeDDoSRequests`. */
  Challenge: Value<WAFv2WebACL_ClientSideAction>
}

/** This is part of the `AWSManagedRulesAntiDDoSRuleSet` `ClientSideActionConfig` configuration in `ManagedRuleGroupConfig`. */
export interface WAFv2WebACL_ClientSideAction {
  /** The regular expression to match against the web request URI, used to identify requests that can't handle a silent browser challenge. When the `ClientSideAction` setting `UsageOfAction` is enabled, the managed rule group uses this setting to determine which requests to label with `awswaf:managed:aws:anti-ddos:challengeable-request`. */
  ExemptUriRegularExpressions?: List<WAFv2WebACL_Regex>
  /** The sensitivity that the rule group rule `ChallengeDDoSRequests` uses when matching against the DDoS suspicion labeling on a request. The managed rule group adds the labeling during DDoS events, before the `ChallengeDDoSRequests` rule runs. */
  Sensitivity?: Value<'LOW' | 'MEDIUM' | 'HIGH'>
  /** Determines whether to use the `AWSManagedRulesAntiDDoSRuleSet` rules `ChallengeAllDuringEvent` and `ChallengeDDoSRequests` in the rule group evaluation and the related label `awswaf:managed:aws:anti-ddos:challengeable-request`. */
  UsageOfAction: Value<'ENABLED' | 'DISABLED'>
}

/** A single regular expression. This is used in a `RegexPatternSet` and also in the configuration for the AWS Managed Rules rule group `AWSManagedRulesAntiDDoSRuleSet`. */
export interface WAFv2WebACL_Regex {
  /** The string representing the regular expression. */
  RegexString?: Value<string>
}

/** A rule statement used to detect web requests coming from particular IP addresses or address ranges. To use this, create an `IPSet` that specifies the addresses you want to detect, then use the ARN of that set in this statement. */
export interface WAFv2WebACL_IPSetReferenceStatement {
  /** The Amazon Resource Name (ARN) of the `IPSet` that this statement references. */
  Arn: Value<string>
  /** The configuration for inspecting IP addresses in an HTTP header that you specify, instead of using the IP address that's reported by the web request origin. Commonly, this is the X-Forwarded-For (XFF) header, but you can specify any header name. */
  IPSetForwardedIPConfig?: Value<WAFv2WebACL_IPSetForwardedIPConfiguration>
}

/** The configuration for inspecting IP addresses in an HTTP header that you specify, instead of using the IP address that's reported by the web request origin. Commonly, this is the X-Forwarded-For (XFF) header, but you can specify any header name. */
export interface WAFv2WebACL_IPSetForwardedIPConfiguration {
  /** The match status to assign to the web request if the request doesn't have a valid IP address in the specified position. */
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>
  /** The name of the HTTP header to use for the IP address. For example, to use the X-Forwarded-For (XFF) header, set this to `X-Forwarded-For`. */
  HeaderName: Value<string>
  /** The position in the header to search for the IP address. The header can contain IP addresses of the original client and also of proxies. */
  Position: Value<'FIRST' | 'LAST' | 'ANY'>
}

/** A rule statement that inspects web traffic based on the Autonomous System Number (ASN) associated with the request's IP address. */
export interface WAFv2WebACL_AsnMatchStatement {
  /** Contains one or more Autonomous System Numbers (ASNs). ASNs are unique identifiers assigned to large internet networks managed by organizations such as internet service providers, enterprises, universities, or government agencies. */
  AsnList?: List<number>
  /** The configuration for inspecting IP addresses to match against an ASN in an HTTP header that you specify, instead of using the IP address that's reported by the web request origin. Commonly, this is the X-Forwarded-For (XFF) header, but you can specify any header name. */
  ForwardedIPConfig?: Value<WAFv2WebACL_ForwardedIPConfiguration>
}

/** The action to use in the place of the action that results from the rule group evaluation. Set the override action to none to leave the result of the rule group alone. */
export interface WAFv2WebACL_OverrideAction {
  /** Override the rule group evaluation result to count only. */
  Count?: JsonDocument
  /** Don't override the rule group evaluation result. This is the most common setting. */
  None?: JsonDocument
}

/** A single label container. This is used as an element of a label array in `RuleLabels` inside a rule. */
export interface WAFv2WebACL_Label {
  /** The label string. */
  Name: Value<string>
}

/** Defines and enables Amazon CloudWatch metrics and web request sample collection. */
export interface WAFv2WebACL_VisibilityConfig {
  /** Indicates whether the associated resource sends metrics to Amazon CloudWatch. For the list of available metrics, see AWS WAF Metrics in the *AWS WAF Developer Guide*. */
  CloudWatchMetricsEnabled: Value<boolean>
  /** A name of the Amazon CloudWatch metric dimension. The name can contain only the characters: */
  MetricName: Value<string>
  /** Indicates whether AWS WAF should store a sampling of the web requests that match the rules. You can view the sampled requests through the AWS WAF console. */
  SampledRequestsEnabled: Value<boolean>
}

/** Specifies how AWS WAF should handle `CAPTCHA` evaluations for rules that don't have their own `CaptchaConfig` settings. If you don't specify this, AWS WAF uses its default settings for `CaptchaConfig`. */
export interface WAFv2WebACL_CaptchaConfig {
  /** Determines how long a `CAPTCHA` timestamp in the token remains valid after the client successfully solves a `CAPTCHA` puzzle. */
  ImmunityTimeProperty?: Value<WAFv2WebACL_ImmunityTimeProperty>
}

/** Specifies data protection to apply to the web request data for the web ACL. This is a web ACL level data protection option. */
export interface WAFv2WebACL_DataProtectionConfig {
  /** An array of data protection configurations for specific web request field types. This is defined for each web ACL. */
  DataProtections: List<WAFv2WebACL_DataProtect>
}

export interface WAFv2WebACL_DataProtect {
  Action: Value<'SUBSTITUTION' | 'HASH'>
  ExcludeRateBasedDetails?: Value<boolean>
  ExcludeRuleMatchDetails?: Value<boolean>
  /** Field in log to protect. */
  Field: Value<WAFv2WebACL_FieldToProtect>
}

/** Specifies a field type and keys to protect in stored web request data. This is part of the data protection configuration for a web ACL. */
export interface WAFv2WebACL_FieldToProtect {
  /** Specifies the keys to protect for the specified field type. If you don't specify any key, then all keys for the field type are protected. */
  FieldKeys?: List<string>
  /** Specifies the web request component type to protect. */
  FieldType: Value<'SINGLE_HEADER' | 'SINGLE_COOKIE' | 'SINGLE_QUERY_ARGUMENT' | 'QUERY_STRING' | 'BODY'>
}

/** A list of `ApplicationAttribute` s that contains information about the application. */
export interface WAFv2WebACL_ApplicationConfig {
  /** Contains the attribute name and a list of values for that attribute. */
  Attributes: List<WAFv2WebACL_ApplicationAttribute>
}

/** Application details defined during the web ACL creation process. Application attributes help AWS WAF give recommendations for protection packs. */
export interface WAFv2WebACL_ApplicationAttribute {
  /** Specifies the attribute name. */
  Name: Value<string>
  /** Specifies the attribute value. */
  Values: List<string>
}

/** Configures the level of DDoS protection that applies to web ACLs associated with Application Load Balancers. */
export interface WAFv2WebACL_OnSourceDDoSProtectionConfig {
  /** The level of DDoS protection that applies to web ACLs associated with Application Load Balancers. `ACTIVE_UNDER_DDOS` protection is enabled by default whenever a web ACL is associated with an Application Load Balancer. */
  ALBLowReputationMode: Value<'ACTIVE_UNDER_DDOS' | 'ALWAYS_ON'>
}

/** Configures monetization for the web ACL or rule group. */
export interface WAFv2WebACL_MonetizationConfig {
  /** Configures cryptocurrency payment settings. */
  CryptoConfig?: Value<WAFv2WebACL_CryptoConfig>
  /** The currency mode for monetization. Use REAL for production payments and TEST for testing with testnet currencies. */
  CurrencyMode?: Value<'REAL' | 'TEST'>
}

/** Configures cryptocurrency payment settings. */
export interface WAFv2WebACL_CryptoConfig {
  /** List of payment network configurations. */
  PaymentNetworks: List<WAFv2WebACL_PaymentNetwork>
}

/** Configuration for a single payment network. */
export interface WAFv2WebACL_PaymentNetwork {
  /** The blockchain chain to use. */
  Chain: Value<'BASE' | 'SOLANA' | 'BASE_SEPOLIA' | 'SOLANA_DEVNET'>
  /** List of price configurations. */
  Prices: List<WAFv2WebACL_Price>
  /** The wallet address for receiving payments. */
  WalletAddress: Value<string>
}

/** A price configuration. */
export interface WAFv2WebACL_Price {
  /** The price amount. */
  Amount: Value<string>
  /** The cryptocurrency to use for payment. */
  Currency: Value<'USDC'>
}

/** > This is the latest version of *AWS WAF*, named AWS WAF V2, released in November, 2019. For information, including how to migrate your AWS WAF resources from the prior release, see the AWS WAF developer guide. */
export interface WAFv2WebACLAssociation extends ResourceAttributes {
  Type: 'AWS::WAFv2::WebACLAssociation'
  Properties: {
    /** The Amazon Resource Name (ARN) of the resource to associate with the web ACL. */
    ResourceArn: Value<string>
    /** The Amazon Resource Name (ARN) of the web ACL that you want to associate with the resource. */
    WebACLArn: Value<string>
  }
}

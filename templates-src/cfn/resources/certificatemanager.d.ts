// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { ResourceAttributes, Tag } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::CertificateManager::Certificate` resource requests an Certificate Manager (ACM) certificate that you can use to enable secure connections. For example, you can deploy an ACM certificate to an Elastic Load Balancer to enable HTTPS support. */
export interface CertificateManagerCertificate extends ResourceAttributes {
  Type: 'AWS::CertificateManager::Certificate'
  Properties: {
    /** The Amazon Resource Name (ARN) of the private certificate authority (CA) that will be used to issue the certificate. If you do not provide an ARN and you are trying to request a private certificate, ACM will attempt to issue a public certificate. */
    CertificateAuthorityArn?: Value<string>
    /** You can opt out of allowing export of your certificate by specifying the `DISABLED` option. Allow export of your certificate by specifying the `ENABLED` option. */
    CertificateExport?: Value<'ENABLED' | 'DISABLED'>
    /** You can opt out of certificate transparency logging by specifying the `DISABLED` option. Opt in by specifying `ENABLED`. */
    CertificateTransparencyLoggingPreference?: Value<'ENABLED' | 'DISABLED'>
    /** The fully qualified domain name (FQDN), such as www.example.com, with which you want to secure an ACM certificate. Use an asterisk (*) to create a wildcard certificate that protects several sites in the same domain. */
    DomainName: Value<string>
    /** Domain information that domain name registrars use to verify your identity. */
    DomainValidationOptions?: List<CertificateManagerCertificate_DomainValidationOption>
    /** Specifies the algorithm of the public and private key pair that your certificate uses to encrypt data. RSA is the default key algorithm for ACM certificates. */
    KeyAlgorithm?: Value<string>
    /** Additional FQDNs to be included in the Subject Alternative Name extension of the ACM certificate. For example, you can add www.example.net to a certificate for which the `DomainName` field is www.example.com if users can reach your site by using either name. */
    SubjectAlternativeNames?: List<string>
    /** Key-value pairs that can identify the certificate. */
    Tags?: List<Tag>
    /** The method you want to use to validate that you own or control the domain associated with a public certificate. You can validate with DNS or validate with email. */
    ValidationMethod?: Value<string>
  }
}

/** `DomainValidationOption` is a property of the AWS::CertificateManager::Certificate resource that specifies the Certificate Manager (ACM) certificate domain to validate. Depending on the chosen validation method, ACM checks the domain's DNS record for a validation CNAME, or it attempts to send a validation email message to the domain owner. */
export interface CertificateManagerCertificate_DomainValidationOption {
  /** A fully qualified domain name (FQDN) in the certificate request. */
  DomainName?: Value<string>
  /** The `HostedZoneId` option, which is available if you are using Route 53 as your domain registrar, causes ACM to add your CNAME to the domain record. Your list of `DomainValidationOptions` must contain one and only one of the domain-validation options, and the `HostedZoneId` can be used only when `DNS` is specified as your validation method. */
  HostedZoneId?: Value<string>
  /** The domain name to which you want ACM to send validation emails. This domain name is the suffix of the email addresses that you want ACM to use. */
  ValidationDomain?: Value<string>
}

import { equals, If, noValue, not, output, ref, select, split, sub, template, type Intrinsic } from '../cfn/index.ts'

/** Each costs a condition. ACM takes ten names; who has more of them takes all subdomains. */
export const mostNames = 4
// The text is padded, so that there is always a place to select.
const further = Array.from({ length: mostNames }, (_, index) => ({
  has: `HasName${index + 1}`,
  name: select(index, split(',', sub(`\${AlternativeNames}${','.repeat(mostNames - 1)}`))),
}))

/**
 * A certificate of ACM that proves itself by records in a hosted zone, and an alarm for when it was not renewed, where
 * somebody listens: ACM renews those that something uses, while their records are there. All about it is create-only.
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html
 */
export const certificate = () =>
  template({
    Description: 'Certificate, proved by DNS',
    Parameters: {
      DomainName: { Type: 'String' },
      Wildcard: { Type: 'String', Description: 'Whether it is for all subdomains of the domain as well' },
      AlternativeNames: { Type: 'String', Description: `At most ${mostNames} names in the same zone, separated by commas` },
      HostedZoneId: { Type: 'String' },
      AlarmTopicArn: { Type: 'String', Default: '' },
    },
    Conditions: {
      ...Object.fromEntries(further.map(({ has, name }): [string, Intrinsic] => [has, not(equals(name, ''))])),
      HasWildcard: equals(ref('Wildcard'), 'true'),
      HasAlarmTopic: not(equals(ref('AlarmTopicArn'), '')),
    },
    Resources: {
      // Waits until its records are seen: the zone must be the one that the domain's parent points to.
      Certificate: {
        Type: 'AWS::CertificateManager::Certificate',
        Properties: {
          DomainName: ref('DomainName'),
          SubjectAlternativeNames: If(
            'HasName1',
            split(',', If('HasWildcard', sub('*.${DomainName},${AlternativeNames}'), ref('AlternativeNames'))),
            If('HasWildcard', [sub('*.${DomainName}')], noValue),
          ),
          ValidationMethod: 'DNS',
          // Subdomains are proved by the record of the domain: told twice, Route 53 refuses it.
          // https://github.com/aws/aws-cdk/issues/27364
          DomainValidationOptions: [
            { DomainName: ref('DomainName'), HostedZoneId: ref('HostedZoneId') },
            ...further.map(({ has, name }) => If(has, { DomainName: name, HostedZoneId: ref('HostedZoneId') }, noValue)),
          ],
        },
      },
      // https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
      ExpiryAlarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Condition: 'HasAlarmTopic',
        Properties: {
          AlarmDescription: 'The certificate was not renewed: something has to use it, and its records have to be in the zone',
          Namespace: 'AWS/CertificateManager',
          MetricName: 'DaysToExpiry',
          Dimensions: [{ Name: 'CertificateArn', Value: ref('Certificate') }],
          Statistic: 'Minimum',
          Period: 86400,
          EvaluationPeriods: 1,
          ComparisonOperator: 'LessThanThreshold',
          Threshold: 30,
          // Of one that has expired nothing is measured, and that is not the end of the trouble.
          TreatMissingData: 'ignore',
          AlarmActions: [ref('AlarmTopicArn')],
          OKActions: [ref('AlarmTopicArn')],
        },
      },
    },
    Outputs: { CertificateArn: output('String', ref('Certificate')) },
  })

import { digest, uuid } from './digest.ts'
import { livesIn } from './effects.ts'
import type { Held, Stack } from './model.ts'
import { hasCertificates, listener, sharesGroups, spreads } from './refusals-of-balancers.ts'
import { covers, goesBack, spells } from './refusals-of-databases.ts'
import { type Refuses, refusedBy } from './refused.ts'

/** An alarm tells topics of its region only, in the words of https://github.com/cds-snc/notification-terraform/pull/128 */
const tellsItsRegion: Refuses = (stack, { id, properties: { AlarmActions = [], OKActions = [], InsufficientDataActions = [] } }) => {
  const own = stack.call.region.Name
  const regions = [...AlarmActions, ...OKActions, ...InsufficientDataActions].map((arn) => /^arn:[^:]+:sns:([^:]+):/.exec(String(arn))?.[1])
  const other = regions.find((region) => region !== undefined && region !== own)
  return other && refusedBy('CloudWatch', stack, id, `Invalid region ${other} specified. Only ${own} is supported.`)
}

/**
 * A zone takes records of its own names only, in the words of https://github.com/aws-samples/amazon-cloudfront-secure-static-site/issues/76,
 * and none twice: a name and its wildcard have the same, over which validation by CloudFormation fails, says getUniqueDnsDomainNames of
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-certificatemanager/lib/certificate.ts, in words of Route 53 that it does not quote.
 */
const provesItsNames: Refuses = (stack, { id, properties: { DomainValidationOptions = [] } }) => {
  const there = livesIn('AWS::Route53::HostedZone', stack.call)
  const others = DomainValidationOptions.flatMap(({ DomainName, HostedZoneId }: any) => {
    const zone = there.get(`AWS::Route53::HostedZone ${HostedZoneId}`)?.properties.Name?.replace(/\.$/, '')
    const isIn = zone === undefined || DomainName === zone || DomainName.endsWith(`.${zone}`)
    return isIn ? [] : [`RRSet with DNS name ${proofOf(DomainName)} is not permitted in zone ${zone}.`]
  })
  const records: string[] = DomainValidationOptions.flatMap(({ DomainName, HostedZoneId }: any) => (HostedZoneId ? [proofOf(DomainName.replace(/^\*\./, ''))] : []))
  const twice = records.find((record, at) => records.indexOf(record) !== at)
  if (twice) others.push(`The request contains an invalid set of changes for a resource record set 'CNAME ${twice}'`)
  return others.length > 0 ? `[${others.join(', ')}] (Service: AmazonRoute53; Status Code: 400; Error Code: InvalidChangeBatch; Request ID: ${uuid(stack.id, id, 'prove')}; Proxy: null)` : undefined
}

/** The record that proves a name. */
const proofOf = (name: string) => `_${digest(name).slice(0, 32)}.${name}.`

/** A secret has a name that no other variable of its container has, in the words of https://github.com/compose-x/ecs_composex/issues/707 */
const namesOnce: Refuses = (stack, { id, properties: { ContainerDefinitions = [] } }) => {
  const shared = ContainerDefinitions.flatMap(({ Environment = [], Secrets = [] }: any) => {
    const secrets: string[] = Secrets.map(({ Name }: any) => Name)
    return secrets.filter((name, at) => secrets.indexOf(name) !== at || Environment.some(({ Name }: any) => Name === name))
  })
  const text = `Invalid request provided: Create TaskDefinition: The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared[0]}'.`
  return shared.length > 0 ? refusedBy('AmazonECS', stack, id, text) : undefined
}

const refusals: Record<string, Refuses> = {
  'AWS::RDS::DBInstance': goesBack,
  'AWS::RDS::DBCluster': goesBack,
  'AWS::RDS::DBSubnetGroup': covers,
  'AWS::RDS::DBParameterGroup': spells,
  'AWS::RDS::DBClusterParameterGroup': spells,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': spreads,
  [listener]: (...asked) => hasCertificates(...asked) ?? sharesGroups(...asked),
  'AWS::ElasticLoadBalancingV2::ListenerRule': sharesGroups,
  'AWS::CloudWatch::Alarm': tellsItsRegion,
  'AWS::CertificateManager::Certificate': provesItsNames,
  'AWS::ECS::TaskDefinition': namesOnce,
}

/** What the service of a resource says of its properties as they are in the world; undefined if it takes them. */
export const refuses: Refuses = (stack, held, before) => refusals[held.type]?.(stack, held, before)

/** Services that certificates of ACM are used by. https://docs.aws.amazon.com/acm/latest/userguide/acm-services.html */
const usesCertificates = /^AWS::(ApiGateway(V2)?|CloudFront|Cognito|ElasticLoadBalancing(V2)?)::/

/** What ACM says of a certificate that something in its account still uses; undefined of anything else. https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html */
export function isInUse(stack: Stack, { id, type, physicalId }: Held): string | undefined {
  if (type !== 'AWS::CertificateManager::Certificate') return undefined
  const { account } = stack.call
  const users = [...account.regions.values()].flatMap(({ resources }) => [...resources.values()]).filter((one) => usesCertificates.test(one.type) && JSON.stringify(one.properties).includes(`"${physicalId}"`))
  if (users.length === 0) return undefined
  return `Certificate ${physicalId} in account ${account.Id} is in use. (Service: AWSCertificateManager; Status Code: 400; Error Code: ResourceInUseException; Request ID: ${uuid(stack.id, id, 'delete')}; Proxy: null)`
}

import type { Template } from '../../templates-src/cfn/index.ts'
import type { Scope } from '../local-aws/cloudformation/resolve.ts'
import { evaluated, isMade, type Made, scopeOf } from '../scope.ts'

type Values = Record<string, string>
type Place = { account: string; region: string }

/** Where a service takes what is of its own region only, and some of its own account: by service of the ARN, type and path of the property. */
const ownOnly: { service: string; at: RegExp; ofAccount?: true; says: string }[] = [
  // https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html
  { service: 'acm', at: /^AWS::ElasticLoadBalancingV2::Listener(Certificate)? Certificates/, ofAccount: true, says: 'a load balancer takes certificates' },
  // https://github.com/cds-snc/notification-terraform/pull/128: Invalid region … specified. Only … is supported.
  { service: 'sns', at: /^AWS::CloudWatch::(Composite)?Alarm \w+Actions/, says: 'an alarm tells topics' },
  // https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html: keys of several regions have an ARN in each.
  { service: 'kms', at: /^AWS::(?!IAM::|KMS::)\S+ .*kms/i, says: 'what is encrypted takes keys' },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html: one that others share is copied first; a launch role
  // restores what is in its own account, and nobody can share what AWS's own key encrypts.
  { service: 'rds', at: /^AWS::RDS::DB\w+ \w*SnapshotIdentifier/, ofAccount: true, says: 'a database is restored from snapshots' },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html
  { service: 'secretsmanager', at: /^AWS::ECR::PullThroughCacheRule CredentialArn/, ofAccount: true, says: 'a cache of images takes secrets' },
]

type Found = { id: string; Type: string; Properties: Record<string, any> }
/** A text that stands in a parameter, what is wrong with it, and what to do. */
type Fault = { value: string; found: string; advice: string }

/**
 * What the services would refuse of a flat template with such values, and no rule can: rules take no ARN and no list apart.
 * Sentences that begin with the parameter; one that many resources use is told once.
 */
export function unfitOf(template: Template, values: Values, place: Place): string[] {
  const scope = scopeOf(template, values, undefined, place.region)
  const made = Object.entries(template.Resources as unknown as Record<string, Made>)
    .filter(([id]) => isMade(scope, id))
    .map(([id, { Type, Properties = {} }]): Found => {
      const values = Object.entries(Properties).map(([name, value]) => [name, evaluated(scope, value)])
      return { id, Type, Properties: Object.fromEntries(values) }
    })
  const faults = made.flatMap((one) => [...elsewhere(one, place), ...outsideZone(one, scope), ...namedTwice(one)])
  return faults
    .filter((one, at) => faults.findIndex(({ value, advice }) => value === one.value && advice === one.advice) === at)
    .map(({ value, found, advice }) => `${parametersWith(value, values)}: ${found}; ${advice}`)
}

/** The parameters that hold a text, as a whole or as an item. */
const parametersWith = (text: string, values: Values) =>
  Object.entries(values).filter(([, value]) => [value, ...value.split(/[,=]/)].includes(text)).map(([name]) => name).join(' and ') || text

/** ARNs of another region, or account, than what they are for. */
function elsewhere({ id, Type, Properties }: Found, { account, region }: Place): Fault[] {
  return texts(Properties).flatMap(([path, value]): Fault[] => {
    const [, service, ofRegion, ofAccount] = /^arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]+):(\d{12}):/.exec(value) ?? []
    const rule = ownOnly.find((one) => one.service === service && one.at.test(`${Type} ${path}`))
    if (!rule) return []
    const of = (what: string, is: string, own: string): Fault => ({ value, found: `is of ${is}, and ${id} (${Type}) is made in ${own}`, advice: `${rule.says} of its own ${what} only: name one of ${own}` })
    if (ofRegion !== region) return [of('region', ofRegion!, region)]
    return rule.ofAccount && ofAccount !== account ? [of('account', ofAccount!, account)] : []
  })
}

/** Every text in a value, with its path. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => texts(item, path ? `${path}.${key}` : key))
}

const labels = (domain: string) => domain.split('.').reverse()

/**
 * Names of a certificate that its zone cannot prove. Of a zone that is there only the ID is known, and that it holds more
 * than a top-level domain, which Route 53 hosts none of. https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
 */
function outsideZone({ Type, Properties: { DomainName, DomainValidationOptions } }: Found, scope: Scope): Fault[] {
  if (Type !== 'AWS::CertificateManager::Certificate' || !Array.isArray(DomainValidationOptions)) return []
  return DomainValidationOptions.flatMap(({ DomainName: name, HostedZoneId }: any): Fault[] => {
    const zone = scope.template.Resources[HostedZoneId]
    const domain = zone?.Type === 'AWS::Route53::HostedZone' ? String(evaluated(scope, zone.Properties?.Name)).replace(/\.$/, '') : undefined
    if (domain !== undefined) {
      const found = `${name} is not in ${domain}, the zone that is made here, so that nothing proves it`
      return name === domain || name.endsWith(`.${domain}`) ? [] : [{ value: name, found, advice: `name what ends with .${domain}, or leave it out` }]
    }
    const together = labels(name).findIndex((label, index) => label !== labels(DomainName)[index])
    const found = `${name} is in no zone together with ${DomainName}, so that nothing proves it`
    return together >= 0 && together < 2 && name !== DomainName ? [{ value: name, found, advice: 'name what is in the hosted zone, or leave it out' }] : []
  })
}

const twice = (names: string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]

/** What has one value, and is given two: names of a certificate, and variables of a container. */
function namedTwice({ Type, Properties }: Found): Fault[] {
  const of = (list: unknown, key: string): string[] => (Array.isArray(list) ? list.map((item) => item[key]) : [])
  if (Type === 'AWS::CertificateManager::Certificate') {
    const names = of(Properties.DomainValidationOptions, 'DomainName')
    return twice(names).map((value) => ({ value, found: `${value} is named twice, and one record proves it`, advice: 'name it once' }))
  }
  if (Type !== 'AWS::ECS::TaskDefinition' || !Array.isArray(Properties.ContainerDefinitions)) return []
  return Properties.ContainerDefinitions.flatMap(({ Environment, Secrets }: any) =>
    twice([...of(Environment, 'Name'), ...of(Secrets, 'Name')]).map((value) => ({ value, found: `${value} is set twice, and a variable has one value`, advice: 'set it once' })),
  )
}

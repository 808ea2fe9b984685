import { asks, type Rule, statementsOf, type Template } from '../statements.ts'
import { each, entries, is, isNot, isThere, mentions, properties, resources } from '../values.ts'
import { isSecret } from './containers.ts'

/** Where each type names the key of the customer's that it is encrypted with. */
const keyed: Record<string, string[]> = {
  'AWS::Logs::LogGroup': ['KmsKeyId'], 'AWS::SNS::Topic': ['KmsMasterKeyId'], 'AWS::SQS::Queue': ['KmsMasterKeyId'], 'AWS::SecretsManager::Secret': ['KmsKeyId'], 'AWS::RDS::DBCluster': ['KmsKeyId', 'MasterUserSecret.KmsKeyId'],
  'AWS::ElastiCache::ReplicationGroup': ['KmsKeyId'], 'AWS::EFS::FileSystem': ['KmsKeyId'],
}
const hasKey = ({ Parameters = {} }: Template) => 'KmsKeyArn' in Parameters

/** Which of the types that others write to have no policy that refuses who comes without TLS. */
const takeTlsOnly = (type: string, policy: string, property: string): Rule['find'] => (template) => {
  const denials = statementsOf(template).filter(({ owner, value }) => owner.Type === policy && value.Effect === 'Deny' && asks(value, 'aws:SecureTransport'))
  return entries(template, type).flatMap(([Resource]) =>
    !denials.some(({ owner }) => mentions(owner.Properties?.[property], Resource)) ? [{ Resource, At: 'Properties', says: 'has no policy that denies aws:SecureTransport false' }] : [],
  )
}

/** A secret as somebody writes it down: an access key, a private key, or a value given to a name. */
const written = /\bAKIA[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|(password|passwd|secret|token)=(\\?["'])?[\w+/-]{8,}/i

const instances = [['AWS::EC2::Instance', ''], ['AWS::EC2::LaunchTemplate', 'LaunchTemplateData.']] as const
const ofInstances = (wanted: Parameters<typeof properties>[1]) =>
  each(...instances.map(([type, at]) => properties(type, Object.fromEntries(Object.entries(wanted).map(([path, one]) => [at + path, one])))))

/** Rules about what keeps things running, and tells of them. */
export const operationRules: Rule[] = [
  {
    Id: 'NoSecretsInTheOpen', Severity: 'critical', Why: 'parameters and outputs are shown to whoever may describe them', Around: [],
    find: ({ Parameters = {}, Outputs = {} }) => [...Object.keys(Parameters), ...Object.keys(Outputs)].filter(isSecret).map((name) => ({ Resource: name, At: '', says: 'is a secret by its name; take the ARN of a secret instead' })),
  },
  {
    Id: 'NoSecretsInTexts', Severity: 'critical', Why: 'templates, scripts and user data are read by whoever may describe them',
    find: ({ Resources }) => Object.entries(Resources).flatMap(([Resource, { Properties }]) => (written.test(JSON.stringify(Properties ?? {})) ? [{ Resource, At: 'Properties', says: 'holds a password, a private key or an access key in its text; take it from Secrets Manager where it is used' }] : [])),
  },
  { Id: 'SecretsAreMade', Severity: 'critical', Why: 'a secret that a template knows is none', find: properties('AWS::SecretsManager::Secret', { GenerateSecretString: isThere }) },
  { Id: 'LogsEnd', Severity: 'medium', Why: 'logs that are kept for ever hold what people were promised is deleted', find: properties('AWS::Logs::LogGroup', { RetentionInDays: isThere }) },
  {
    Id: 'TheKeyIsUsed', Severity: 'high', Why: 'who gives a key expects that everything is encrypted with it',
    find: (template) =>
      hasKey(template)
        ? each(
            ...Object.entries(keyed).map(([type, paths]) => properties(type, Object.fromEntries(paths.map((path) => [path, isThere])))),
            properties('AWS::RDS::DBInstance', { KmsKeyId: isThere, 'MasterUserSecret.KmsKeyId': isThere }, ({ DBClusterIdentifier }) => DBClusterIdentifier === undefined),
            properties('AWS::RDS::DBInstance', { PerformanceInsightsKMSKeyId: isThere }),
          )(template)
        : [],
  },
  { Id: 'AlarmsTell', Severity: 'medium', Why: 'an alarm that tells nobody is a chart', find: properties('AWS::CloudWatch::Alarm', { AlarmActions: isThere, ActionsEnabled: isNot(false) }) },
  { Id: 'TopicsTakeTlsOnly', Severity: 'high', Why: 'what is sent in the clear is read on the way', Around: ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'], find: takeTlsOnly('AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'Topics') },
  { Id: 'QueuesTakeTlsOnly', Severity: 'high', Why: 'what is sent in the clear is read on the way', Around: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'], find: takeTlsOnly('AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'Queues') },
  { Id: 'QueuesAreEncrypted', Severity: 'high', Why: 'messages wait on disks', find: properties('AWS::SQS::Queue', { SqsManagedSseEnabled: isNot(false) }) },
  { Id: 'SubscribersAreSafe', Severity: 'high', Why: 'what is sent in the clear is read on the way', find: properties('AWS::SNS::Subscription', { Protocol: isNot('http') }) },
  {
    Id: 'FunctionsLog', Severity: 'medium', Why: 'a log that Lambda makes itself is kept for ever, under no key', Around: ['AWS::Lambda::Function', 'AWS::Logs::LogGroup'],
    find: (template) =>
      entries(template, 'AWS::Lambda::Function').flatMap(([Resource, { Properties = {} }]) =>
        !Properties.LoggingConfig?.LogGroup && !entries(template, 'AWS::Logs::LogGroup').some(([, group]) => mentions(group.Properties?.LogGroupName, Resource))
          ? [{ Resource, At: 'Properties.LoggingConfig', says: 'names no log group of this template' }]
          : [],
      ),
  },
  {
    Id: 'CallersAreKnown', Severity: 'critical', Why: 'a service calls for every account: without its source it may call for somebody else',
    find: each(
      resources('AWS::Lambda::Permission', ({ Principal, SourceArn, SourceAccount, PrincipalOrgID }) => [
        ...(Principal === '*' && !PrincipalOrgID ? ['lets everybody call; name a principal'] : []),
        ...(/amazonaws/.test(JSON.stringify(Principal ?? '')) && !SourceArn && !SourceAccount ? ['lets a service call for any account; name SourceArn or SourceAccount'] : []),
      ]),
      properties('AWS::Lambda::Url', { AuthType: is('AWS_IAM') }),
    ),
  },
  { Id: 'DocumentsHaveTheirRole', Severity: 'high', Why: 'without a role of its own a document asks of whoever runs it all that it does', find: properties('AWS::SSM::Document', { 'Content.assumeRole': isThere }, ({ DocumentType }) => DocumentType === 'Automation') },
  { Id: 'InstancesAskForTokens', Severity: 'critical', Why: 'without a token, who makes a service fetch an address gets the credentials of its instance; one hop keeps containers out', find: each(ofInstances({ 'MetadataOptions.HttpTokens': is('required'), 'MetadataOptions.HttpPutResponseHopLimit': is(1), 'MetadataOptions.InstanceMetadataTags': isNot('enabled') }), properties('AWS::Batch::ComputeEnvironment', { 'ComputeResources.LaunchTemplate': isThere }, ({ ComputeResources }) => ComputeResources?.InstanceRole !== undefined)) },
  { Id: 'DisksAreEncrypted', Severity: 'high', Why: 'whoever gets hold of a disk or a snapshot would read it', find: ofInstances({ BlockDeviceMappings: isThere, 'BlockDeviceMappings.*.Ebs.Encrypted': is(true) }) },
  { Id: 'DisksGo', Severity: 'medium', Why: 'a disk that is left behind is paid for, and somebody finds what is on it', find: ofInstances({ 'BlockDeviceMappings.*.Ebs.DeleteOnTermination': isNot(false) }) },
]

import { and, condition, equals, getAtt, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { osmtCommand } from '../parts/osmt-command.ts'
import { task } from '../parts/task.ts'

/**
 * What runs OSMT: its image, its environment, its secrets, and the roles of its tasks. It keeps nothing running. What signing
 * in needs is in a secret, `clientId` and `clientSecret`; where none is given, one is made for people to fill in.
 */
export const osmt = () =>
  template({
    Description: 'Task definition, secrets, log group and roles of OSMT',
    Parameters: {
      Generation: { Type: 'String' },
      Image: { Type: 'String' },
      Cpu: { Type: 'String' },
      Memory: { Type: 'String' },
      Architecture: { Type: 'String' },
      DomainName: { Type: 'String' },
      AuthMode: { Type: 'String' },
      OAuthIssuer: { Type: 'String' },
      OAuthAudience: { Type: 'String' },
      OAuthSecretArn: { Type: 'String' },
      DatabaseHost: { Type: 'String' },
      DatabasePort: { Type: 'String' },
      DatabaseSecretArn: { Type: 'String' },
      CacheHost: { Type: 'String' },
      CachePort: { Type: 'String' },
      SearchUrl: { Type: 'String' },
      SearchSecretArn: { Type: 'String' },
      ExecuteCommand: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      IsV4: equals(ref('Generation'), 'v4'),
      IsOkta: equals(ref('AuthMode'), 'okta'),
      IsGoogle: equals(ref('AuthMode'), 'google'),
      IsSingleAuth: equals(ref('AuthMode'), 'single-auth'),
      HasOAuth: not(condition('IsSingleAuth')),
      HasNewOAuthSecret: and(condition('HasOAuth'), equals(ref('OAuthSecretArn'), '')),
      HasSearchSecret: not(equals(ref('SearchSecretArn'), '')),
      HasExecuteCommand: equals(ref('ExecuteCommand'), 'true'),
      HasAdmin: and(condition('IsV4'), condition('IsSingleAuth')),
    },
    Resources: {
      // Signs sessions: letters and digits by the 64 are 48 bytes of base64, and it must be 32 at least.
      SessionTokenSecret: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'IsV4',
        ...goes,
        Properties: {
          Description: 'What OSMT signs sessions with',
          GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
      AdminSecret: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'HasAdmin',
        ...goes,
        Properties: {
          Description: 'The one user of OSMT without a sign-in service',
          GenerateSecretString: { SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: 'password', PasswordLength: 32, ExcludePunctuation: true },
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
      OAuthSecret: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'HasNewOAuthSecret',
        ...goes,
        Properties: {
          Description: 'What OSMT is at the sign-in service: fill in clientId and clientSecret',
          GenerateSecretString: { SecretStringTemplate: '{"clientId":"fill-me-in"}', GenerateStringKey: 'clientSecret', ExcludePunctuation: true },
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
      ...task({
        Container: {
          Name: 'osmt',
          Image: ref('Image'),
          EntryPoint: ['/bin/bash', '-c', osmtCommand, 'osmt'],
          Command: ['serve'],
          PortMappings: [{ ContainerPort: 8080 }],
          Environment: [
            { Name: 'BASE_DOMAIN', Value: ref('DomainName') },
            { Name: 'FRONTEND_URL', Value: sub('https://${DomainName}') },
            {
              Name: 'ENVIRONMENT',
              Value: If('IsV4', If('IsSingleAuth', 'apiserver,single-auth', 'apiserver,oauth2'), 'apiserver,oauth2-okta'),
            },
            // v3 has no profile that only migrates: import without a file ends after Flyway has run.
            { Name: 'MIGRATE_PROFILES', Value: If('IsV4', 'migrate', 'import') },
            { Name: 'DB_HOST', Value: ref('DatabaseHost') },
            { Name: 'DB_PORT', Value: ref('DatabasePort') },
            // Migrations say USE osmt_db.
            { Name: 'DB_NAME', Value: 'osmt_db' },
            // OSMT splits it at the colon, and speaks no TLS.
            { Name: 'REDIS_URI', Value: sub('${CacheHost}:${CachePort}') },
            { Name: 'ELASTICSEARCH_URI', Value: ref('SearchUrl') },
            // What /health asks is a client of Spring's own, which else looks on localhost.
            { Name: 'SPRING_ELASTICSEARCH_URIS', Value: ref('SearchUrl') },
            If('IsOkta', { Name: 'OAUTH_ISSUER', Value: ref('OAuthIssuer') }, noValue),
            If('IsOkta', { Name: 'OAUTH_AUDIENCE', Value: ref('OAuthAudience') }, noValue),
          ],
          Secrets: [
            { Name: 'DB_USER', ValueFrom: sub('${DatabaseSecretArn}:username::') },
            { Name: 'DB_PASSWORD', ValueFrom: sub('${DatabaseSecretArn}:password::') },
            If('IsOkta', { Name: 'OAUTH_CLIENTID', ValueFrom: ofOAuth('clientId') }, noValue),
            If('IsOkta', { Name: 'OAUTH_CLIENTSECRET', ValueFrom: ofOAuth('clientSecret') }, noValue),
            If('IsGoogle', { Name: 'OAUTH_GOOGLE_CLIENT_ID', ValueFrom: ofOAuth('clientId') }, noValue),
            If('IsGoogle', { Name: 'OAUTH_GOOGLE_CLIENT_SECRET', ValueFrom: ofOAuth('clientSecret') }, noValue),
            ...ofSearch('USERNAME', 'username'),
            ...ofSearch('PASSWORD', 'password'),
            If('IsV4', { Name: 'APP_SESSION_TOKEN_SECRET', ValueFrom: ref('SessionTokenSecret') }, noValue),
            If('HasAdmin', { Name: 'SINGLE_AUTH_ADMIN_USERNAME', ValueFrom: sub('${AdminSecret}:username::') }, noValue),
            If('HasAdmin', { Name: 'SINGLE_AUTH_ADMIN_PASSWORD', ValueFrom: sub('${AdminSecret}:password::') }, noValue),
          ],
        },
        Grants: [
          {
            Sid: 'ReadItsSecrets',
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: [
              ref('DatabaseSecretArn'),
              If('HasOAuth', OAuthSecretArn, noValue),
              If('HasSearchSecret', ref('SearchSecretArn'), noValue),
              If('IsV4', ref('SessionTokenSecret'), noValue),
              If('HasAdmin', ref('AdminSecret'), noValue),
            ],
          },
        ],
      }),
    },
    Outputs: {
      TaskDefinitionArn: output('String', ref('TaskDefinition')),
      TaskRoleArn: output('String', getAtt('TaskRole', 'Arn')),
      ExecutionRoleArn: output('String', getAtt('ExecutionRole', 'Arn')),
      LogGroupName: output('String', ref('LogGroup')),
      // What Spring Security calls back, to be registered with the sign-in service as it stands.
      RedirectUri: output(
        'String',
        If('IsSingleAuth', 'None: nobody signs in elsewhere', sub('https://${DomainName}/login/oauth2/code/${AuthMode}')),
      ),
      OAuthSecretArn: output('String', If('HasOAuth', OAuthSecretArn, '')),
      AdminSecretArn: output('String', If('HasAdmin', ref('AdminSecret'), '')),
    },
  })

/** Nothing is lost with them: OSMT gets new ones, and what people filled in is at the sign-in service, too. */
const goes = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' } as const

const OAuthSecretArn = If('HasNewOAuthSecret', ref('OAuthSecret'), ref('OAuthSecretArn'))
const ofOAuth = (key: string) => sub(`\${Arn}:${key}::`, { Arn: OAuthSecretArn })

/** One for OSMT, one for what /health asks. */
const ofSearch = (name: string, key: string) =>
  [`ES_${name}`, `SPRING_ELASTICSEARCH_${name}`].map((Name) => If('HasSearchSecret', { Name, ValueFrom: sub(`\${SearchSecretArn}:${key}::`) }, noValue))

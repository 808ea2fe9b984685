import { and, condition, equals, getAtt, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { osmtCommand } from '../parts/osmt-command.ts'
import { task } from '../parts/task.ts'

/** What runs OSMT: its image, its environment, its secrets, and the roles of its tasks. It keeps nothing running. */
export const osmt = () =>
  template({
    Description: 'Cluster, task definition, secrets, log group and roles of OSMT',
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
      HasAdmin: and(condition('IsV4'), condition('IsSingleAuth')),
    },
    Resources: {
      // Signs sessions: letters and digits by the 64 are 48 bytes of base64, and it must be 32 at least.
      SessionTokenSecret: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'IsV4',
        Properties: {
          Description: 'What OSMT signs sessions with',
          GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
      AdminSecret: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'HasAdmin',
        Properties: {
          Description: 'The one user of OSMT without a sign-in service',
          GenerateSecretString: { SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: 'password', PasswordLength: 32, ExcludePunctuation: true },
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
            If('IsOkta', { Name: 'OAUTH_ISSUER', Value: ref('OAuthIssuer') }, noValue),
            If('IsOkta', { Name: 'OAUTH_AUDIENCE', Value: ref('OAuthAudience') }, noValue),
          ],
          Secrets: [
            { Name: 'DB_USER', ValueFrom: sub('${DatabaseSecretArn}:username::') },
            { Name: 'DB_PASSWORD', ValueFrom: sub('${DatabaseSecretArn}:password::') },
            If('IsOkta', { Name: 'OAUTH_CLIENTID', ValueFrom: sub('${OAuthSecretArn}:clientId::') }, noValue),
            If('IsOkta', { Name: 'OAUTH_CLIENTSECRET', ValueFrom: sub('${OAuthSecretArn}:clientSecret::') }, noValue),
            If('IsGoogle', { Name: 'OAUTH_GOOGLE_CLIENT_ID', ValueFrom: sub('${OAuthSecretArn}:clientId::') }, noValue),
            If('IsGoogle', { Name: 'OAUTH_GOOGLE_CLIENT_SECRET', ValueFrom: sub('${OAuthSecretArn}:clientSecret::') }, noValue),
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
              If('HasOAuth', ref('OAuthSecretArn'), noValue),
              If('IsV4', ref('SessionTokenSecret'), noValue),
              If('HasAdmin', ref('AdminSecret'), noValue),
            ],
          },
        ],
      }),
    },
    Outputs: {
      ClusterName: output('String', ref('Cluster')),
      TaskDefinitionArn: output('String', ref('TaskDefinition')),
      TaskRoleArn: output('String', getAtt('TaskRole', 'Arn')),
      ExecutionRoleArn: output('String', getAtt('ExecutionRole', 'Arn')),
      LogGroupName: output('String', ref('LogGroup')),
      // What Spring Security calls back, to be registered with the sign-in service as it stands.
      RedirectUri: output(
        'String',
        If('IsSingleAuth', 'None: nobody signs in elsewhere', sub('https://${DomainName}/login/oauth2/code/${AuthMode}')),
      ),
      AdminSecretArn: output('String', If('HasAdmin', ref('AdminSecret'), '')),
    },
  })

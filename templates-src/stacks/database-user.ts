import { equals, getAtt, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { databaseUserCommand, type DatabaseUser } from '../parts/database-user-command.ts'
import { bareTask } from '../parts/task.ts'

/**
 * A user of a MySQL database for an application, so that it does not sign in as the administrator: the secret with its name
 * and password, and the task that makes it in the database. It keeps nothing running; deployments run it, and "Run command" does not reach it.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html
 */
export const databaseUser = (wanted: DatabaseUser) =>
  template({
    Description: 'A user of a database, and the task that makes it',
    Parameters: {
      Image: { Type: 'String', Default: 'public.ecr.aws/docker/library/mysql:8.4.7' },
      DatabaseHost: { Type: 'String' },
      DatabasePort: { Type: 'String' },
      MasterSecretArn: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
    },
    Resources: {
      // It may go with the stack: the task gives the user of a restored database the password of another secret.
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
        Properties: {
          Description: `User ${wanted.user} of the database ${wanted.database}`,
          GenerateSecretString: { SecretStringTemplate: JSON.stringify({ username: wanted.user }), GenerateStringKey: 'password', PasswordLength: 32, ExcludePunctuation: true },
          KmsKeyId: If('HasKey', ref('KmsKeyArn'), noValue),
        },
      },
      ...bareTask({
        Cpu: '256',
        Memory: '512',
        RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: 'ARM64' },
        Container: {
          Name: containerName,
          Image: ref('Image'),
          EntryPoint: ['/bin/bash', '-c', databaseUserCommand(wanted)],
          Memory: 512,
          // The user mysql of the image.
          User: '999',
          ReadonlyRootFilesystem: true,
          LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
          Environment: [
            { Name: 'DB_HOST', Value: ref('DatabaseHost') },
            { Name: 'DB_PORT', Value: ref('DatabasePort') },
          ],
          Secrets: [
            { Name: 'MASTER_USER', ValueFrom: sub('${MasterSecretArn}:username::') },
            { Name: 'MYSQL_PWD', ValueFrom: sub('${MasterSecretArn}:password::') },
            { Name: 'USER_PASSWORD', ValueFrom: sub('${Secret}:password::') },
          ],
        },
        Grants: [{ Sid: 'ReadBothSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [ref('MasterSecretArn'), ref('Secret')] }],
      }),
    },
    Outputs: {
      SecretArn: output('String', ref('Secret')),
      TaskDefinitionArn: output('String', ref('TaskDefinition')),
      TaskRoleArn: output('String', getAtt('TaskRole', 'Arn')),
      ExecutionRoleArn: output('String', getAtt('ExecutionRole', 'Arn')),
      LogGroupName: output('String', ref('LogGroup')),
    },
  })

/** A one-shot task names it to run its command in: it must be what the task definition calls it. */
export const containerName = 'database-user'

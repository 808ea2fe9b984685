import { equals, getAtt, If, noValue, not, output, ref, template } from '../cfn/index.ts'
import { cluster, clusterName, hasNewCluster, task } from '../parts/task.ts'
import { secretOf, variables } from '../parts/variables.ts'

const environment = variables('Environment')
const secrets = variables('SecretArns')
const whether = (condition: string, value: unknown) => If(condition, value, noValue)

/** What runs any container image: its environment, its secrets, and the roles of its tasks. It keeps nothing running. */
export const application = () =>
  template({
    Description: 'Cluster, lock, task definition, log group and roles of an application in a container',
    Parameters: {
      ClusterName: { Type: 'String' },
      Image: { Type: 'String' },
      Port: { Type: 'Number' },
      Cpu: { Type: 'String' },
      Memory: { Type: 'String' },
      Architecture: { Type: 'String' },
      Environment: { Type: 'String' },
      SecretArns: { Type: 'String' },
      ExecuteCommand: { Type: 'String' },
      LogRetentionInDays: { Type: 'Number' },
      KmsKeyArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasNewCluster: hasNewCluster,
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
      HasExecuteCommand: equals(ref('ExecuteCommand'), 'true'),
      ...environment.conditions,
      ...secrets.conditions,
    },
    Resources: {
      ...cluster,
      ...task({
        Container: {
          Name: 'application',
          Image: ref('Image'),
          PortMappings: [{ ContainerPort: ref('Port') }],
          Environment: environment.each.map(({ has, name, value }) => whether(has, { Name: name, Value: value })),
          Secrets: secrets.each.map(({ has, name, value }) => whether(has, { Name: name, ValueFrom: value })),
        },
        Grants: [
          whether('HasSecretArns1', {
            Sid: 'ReadItsSecrets',
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: secrets.each.map(({ has, value }, index) => (index === 0 ? secretOf(value) : whether(has, secretOf(value)))),
          }),
        ],
      }),
    },
    Outputs: {
      ClusterName: output('String', clusterName),
      LockTableName: output('String', ref('Lock')),
      TaskDefinitionArn: output('String', ref('TaskDefinition')),
      TaskRoleArn: output('String', getAtt('TaskRole', 'Arn')),
      ExecutionRoleArn: output('String', getAtt('ExecutionRole', 'Arn')),
      LogGroupName: output('String', ref('LogGroup')),
    },
  })

import { equals, not, output, ref, sub, template } from '../cfn/index.ts'
import { action } from '../parts/action.ts'

/**
 * An action that runs an ECS task once and waits for its end: it succeeds when the first container ends with 0. `Action`
 * ends the name of its document: Migrate. The task runs on Fargate, in subnets of a VPC.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export const runTask = ({ Action, Description }: { Action: string; Description: string }) => {
  const task = sub('arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/*')
  const described = { Service: 'ecs', Api: 'DescribeTasks', cluster: ref('ClusterArn'), tasks: ['{{ Run.TaskArn }}'] }
  return template({
    Description: `Action: ${Description}`,
    Parameters: {
      Name: { Type: 'String' },
      ClusterArn: { Type: 'String' },
      TaskDefinitionArn: { Type: 'String' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      SecurityGroupIds: { Type: 'List<AWS::EC2::SecurityGroup::Id>' },
      AssignPublicIp: { Type: 'String' },
      TaskRoleArn: { Type: 'String' },
      ExecutionRoleArn: { Type: 'String' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: { HasBoundary: not(equals(ref('PermissionsBoundary'), '')) },
    Resources: action({
      Document: Action,
      Description,
      Pass: { Roles: [ref('TaskRoleArn'), ref('ExecutionRoleArn')], Service: 'ecs-tasks.amazonaws.com' },
      Steps: [
        {
          name: 'Run',
          action: 'aws:executeAwsApi',
          Resource: ref('TaskDefinitionArn'),
          inputs: {
            Service: 'ecs',
            Api: 'RunTask',
            cluster: ref('ClusterArn'),
            taskDefinition: ref('TaskDefinitionArn'),
            launchType: 'FARGATE',
            count: 1,
            startedBy: Action,
            networkConfiguration: {
              awsvpcConfiguration: { subnets: ref('SubnetIds'), securityGroups: ref('SecurityGroupIds'), assignPublicIp: ref('AssignPublicIp') },
            },
          },
          // A task that found no place is told among failures, with no task: this step fails then.
          outputs: [{ Name: 'TaskArn', Selector: '$.tasks[0].taskArn', Type: 'String' }],
        },
        {
          name: 'Wait',
          action: 'aws:waitForAwsResourceProperty',
          timeoutSeconds: 7200,
          Resource: task,
          inputs: { ...described, PropertySelector: '$.tasks[0].lastStatus', DesiredValues: ['STOPPED'] },
        },
        {
          name: 'EndedWell',
          action: 'aws:assertAwsResourceProperty',
          Resource: task,
          inputs: { ...described, PropertySelector: '$.tasks[0].containers[0].exitCode', DesiredValues: ['0'] },
        },
      ],
    }),
    Outputs: { DocumentName: output('String', ref('Document')) },
  })
}

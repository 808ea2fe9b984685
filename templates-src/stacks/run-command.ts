import { output, ref, template } from '../cfn/index.ts'
import { action } from '../parts/action.ts'
import { arn } from '../parts/arn.ts'
import { commandable, oneShot } from '../parts/commandable.ts'
import { lockKey } from '../parts/lock.ts'
import { call, find, forEach, stackIds } from '../parts/runbook.ts'

/** The name that people and service actions go by; it is the same in every account. */
export const runCommandName = 'StackroomRunCommand'

const one = { Name: 'Arn', Selector: '$.ResourceTagMappingList[0].ResourceARN', Type: 'String' } as const
const cluster = '{{ FindCluster.Arn }}'
const placed = (member: string) => `$.services[0].networkConfiguration.awsvpcConfiguration.${member}`
/** Clusters that Service Catalog launched. */
const launched = { ArnLike: { 'ecs:cluster': arn('ecs:*:${AWS::AccountId}:cluster/SC-*') } }
const execution = { S: '{{ automation:EXECUTION_ID }}' }
const onLock = (changes: { UpdateExpression: string; [input: string]: unknown }) => ({
  Service: 'dynamodb', Api: 'UpdateItem', TableName: '{{ FindLock.Arn }}', Key: lockKey, ...changes,
})
/** Whoever has looked before this, whether a task runs, must look again. */
const unlock = onLock({ UpdateExpression: 'SET LastStarter = :me REMOVE HeldBy', ConditionExpression: 'HeldBy = :me', ExpressionAttributeValues: { ':me': execution } })
const onCancel = 'step:UnlockAndEnd'
const mayFail = { onFailure: 'Continue', isCritical: false, onCancel }
const listed = { Service: 'ecs', Api: 'ListTasks', cluster, startedBy: oneShot }
const described = (task: string) => ({ Service: 'ecs', Api: 'DescribeTasks', cluster, tasks: [task] })
const ofContainer = (name: string, member: string, value: string) => ({
  name,
  action: 'aws:assertAwsResourceProperty',
  inputs: { ...described('{{ Run.Task }}'), PropertySelector: `$.tasks[0].containers${member}`, DesiredValues: [value] },
})

/**
 * "Run command" runs a command in the image of a launched application, where and as its service runs: migrations, for one.
 * It succeeds when the command ends with 0, and fails while another one-shot task runs, as deployments fail meanwhile.
 *
 * ECS tells of a task only some time after it was asked to run it. So this takes the lock of the cluster (parts/lock.ts), unless
 * somebody has started a task since it looked whether one runs, and holds it until ECS tells of its own. Nothing is held while it
 * looks, as a step that goes over a list has no onCancel, nor while the task runs.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html
 */
export const runCommand = () =>
  template({
    Description: 'Run command: runs a command once in the image of a launched application, and waits for its end',
    Resources: action({
      Name: runCommandName,
      Does: 'Runs a command once in the image of the application that is in some stacks, and waits for its end',
      For: 'For those who operate applications: lets them run commands in the images of what was launched, with its secrets',
      Statements: [
        { Sid: 'Find', Effect: 'Allow', Action: 'tag:GetResources', Resource: '*' },
        { Sid: 'SeeTaskDefinitions', Effect: 'Allow', Action: 'ecs:DescribeTaskDefinition', Resource: '*' },
        {
          Sid: 'SeeServicesAndTasks',
          Effect: 'Allow',
          Action: ['ecs:DescribeServices', 'ecs:DescribeTasks', 'ecs:ListTasks'],
          Resource: ['container-instance', 'service', 'task'].map((kind) => arn(`ecs:*:\${AWS::AccountId}:${kind}/SC-*`)),
          Condition: launched,
        },
        {
          Sid: 'RunTheTask',
          Effect: 'Allow',
          Action: 'ecs:RunTask',
          Resource: arn('ecs:*:${AWS::AccountId}:task-definition/*'),
          Condition: { ...launched, StringEquals: { [`aws:ResourceTag/${commandable.Key}`]: commandable.Value } },
        },
        { Sid: 'TakeTurns', Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: arn('dynamodb:*:${AWS::AccountId}:table/SC-*-Lock-*') },
        {
          Sid: 'HandOnItsRoles',
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: arn('iam::${AWS::AccountId}:role/stackroom/SC-*'),
          Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
        },
      ],
      parameters: { ...stackIds, Command: { type: 'StringList', description: 'The command and its arguments, as the image takes them' } },
      mainSteps: [
        find('FindService', 'ecs:service', commandable, one),
        find('FindCluster', 'ecs:cluster', commandable, one),
        find('FindLock', 'dynamodb:table', commandable, one),
        call(
          'SeeService',
          { Service: 'ecs', Api: 'DescribeServices', cluster, services: ['{{ FindService.Arn }}'] },
          { Name: 'TaskDefinition', Selector: '$.services[0].taskDefinition', Type: 'String' },
          { Name: 'Subnets', Selector: placed('subnets'), Type: 'StringList' },
          { Name: 'SecurityGroups', Selector: placed('securityGroups'), Type: 'StringList' },
          { Name: 'AssignPublicIp', Selector: placed('assignPublicIp'), Type: 'String' },
        ),
        call(
          'SeeContainer',
          { Service: 'ecs', Api: 'DescribeTaskDefinition', taskDefinition: '{{ SeeService.TaskDefinition }}' },
          { Name: 'Name', Selector: '$.taskDefinition.containerDefinitions[0].name', Type: 'String' },
        ),
        call(
          'SeeLastStarter',
          onLock({
            UpdateExpression: 'SET LastStarter = if_not_exists(LastStarter, :nobody)',
            ExpressionAttributeValues: { ':nobody': { S: 'nobody' } },
            ReturnValues: 'ALL_NEW',
          }),
          { Name: 'Id', Selector: '$.Attributes.LastStarter.S', Type: 'String' },
        ),
        call('SeeOthers', listed, { Name: 'Tasks', Selector: '$.taskArns', Type: 'StringList' }),
        forEach('NoOtherRuns', 'SeeOthers.Tasks', [
          {
            name: 'HasEnded',
            action: 'aws:assertAwsResourceProperty',
            inputs: { ...described('{{ NoOtherRuns.CurrentIteratorValue }}'), PropertySelector: '$.tasks[0].lastStatus', DesiredValues: ['STOPPED'] },
          },
        ]),
        {
          ...call(
            'Lock',
            onLock({
              UpdateExpression: 'SET HeldBy = :me REMOVE HeldSince',
              ConditionExpression: 'LastStarter = :seen AND (attribute_not_exists(HeldBy) OR HeldBy = :me)',
              ExpressionAttributeValues: { ':me': execution, ':seen': { S: '{{ SeeLastStarter.Id }}' } },
            }),
          ),
          onCancel,
        },
        {
          ...call(
            'Run',
            {
              Service: 'ecs',
              Api: 'RunTask',
              cluster,
              taskDefinition: '{{ SeeService.TaskDefinition }}',
              launchType: 'FARGATE',
              count: 1,
              startedBy: oneShot,
              networkConfiguration: {
                awsvpcConfiguration: {
                  subnets: '{{ SeeService.Subnets }}', securityGroups: '{{ SeeService.SecurityGroups }}', assignPublicIp: '{{ SeeService.AssignPublicIp }}',
                },
              },
              overrides: { containerOverrides: [{ name: '{{ SeeContainer.Name }}', command: '{{ Command }}' }] },
            },
            // A task that finds no place is told among failures, and there is none: this step fails then.
            { Name: 'Task', Selector: '$.tasks[0].taskArn', Type: 'String' },
          ),
          onFailure: onCancel,
          isCritical: true,
          onCancel,
        },
        // By the list, as others look, which an API of ECS may be ahead of. A task that has ended by then is in nobody’s way, and the list
        // may lack it, or have it behind others: it is waited for a minute at most.
        {
          name: 'Seen',
          action: 'aws:waitForAwsResourceProperty',
          timeoutSeconds: 12,
          maxAttempts: 5,
          ...mayFail,
          inputs: { ...listed, PropertySelector: '$.taskArns[0]', DesiredValues: ['{{ Run.Task }}'] },
        },
        { ...call('Unlock', unlock), ...mayFail },
        {
          name: 'Wait',
          action: 'aws:waitForAwsResourceProperty',
          timeoutSeconds: 7200,
          inputs: { ...described('{{ Run.Task }}'), PropertySelector: '$.tasks[0].lastStatus', DesiredValues: ['STOPPED'] },
        },
        // GuardDuty may have put a container of its own beside it, and ECS promises no order.
        { ...ofContainer('IsFirst', '[0].name', '{{ SeeContainer.Name }}'), onFailure: 'step:SecondEndedWell', isCritical: false },
        { ...ofContainer('EndedWell', '[0].exitCode', '0'), isEnd: true },
        { ...ofContainer('SecondEndedWell', '[1].exitCode', '0'), isEnd: true },
        { ...call('UnlockAndEnd', unlock), isEnd: true },
      ],
    }),
    Outputs: { DocumentName: output('String', ref('Document')), PeoplePolicyArn: output('String', ref('People')) },
  })

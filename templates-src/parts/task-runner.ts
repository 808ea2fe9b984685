/**
 * The function behind a one-shot task: runs it once for each create and update, waits for its end, and tells
 * CloudFormation. A task may take longer than a function lives, which then calls itself again with the same event; the
 * client token, made of the request's ID, gives it the task that it has started already. While a stack rolls back
 * nothing runs, as an older version must not work on what a newer one has changed.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_Idempotency.html
 */
export const taskRunner = `\
import hashlib, json, time, urllib.request
import boto3

ecs = boto3.client('ecs')

def answer(event, status, reason=''):
    body = {key: event[key] for key in ('StackId', 'RequestId', 'LogicalResourceId')}
    body.update(Status=status, Reason=reason[:1000], PhysicalResourceId=event.get('PhysicalResourceId') or event['LogicalResourceId'])
    data = json.dumps(body).encode()
    urllib.request.urlopen(urllib.request.Request(event['ResponseURL'], data, {'Content-Type': ''}, method='PUT'))

def rolls_back(stack):
    stacks = boto3.client('cloudformation').describe_stacks(StackName=stack)['Stacks']
    return 'ROLLBACK' in stacks[0]['StackStatus']

def start(event):
    wanted = event['ResourceProperties']
    token = hashlib.sha256(event['RequestId'].encode()).hexdigest()[:36]
    if 'Task' in event:
        return event['Task']
    # A request that is delivered twice finds its own task, which is no other's.
    running = ecs.list_tasks(cluster=wanted['Cluster'], startedBy=wanted['StartedBy'])['taskArns']
    tasks = ecs.describe_tasks(cluster=wanted['Cluster'], tasks=running)['tasks'] if running else []
    others = [one['taskArn'] for one in tasks if one['group'] != token]
    if others:
        raise RuntimeError('another one-shot task is still running: ' + others[0])
    answered = ecs.run_task(
        cluster=wanted['Cluster'], taskDefinition=wanted['TaskDefinition'], startedBy=wanted['StartedBy'], clientToken=token, group=token,
        launchType='FARGATE', count=1,
        networkConfiguration={'awsvpcConfiguration': {
            'subnets': wanted['Subnets'], 'securityGroups': wanted['SecurityGroups'], 'assignPublicIp': wanted['AssignPublicIp']}},
        overrides={'containerOverrides': [{'name': wanted['Container'], 'command': wanted['Command']}]})
    if not answered['tasks']:
        raise RuntimeError('the task does not start: ' + str(answered['failures']))
    return answered['tasks'][0]['taskArn']

def handler(event, context):
    try:
        if event['RequestType'] == 'Delete' or ('Task' not in event and rolls_back(event['StackId'])):
            return answer(event, 'SUCCESS')
        task = start(event)
        while context.get_remaining_time_in_millis() > 60000:
            found = ecs.describe_tasks(cluster=event['ResourceProperties']['Cluster'], tasks=[task])['tasks']
            if found and found[0]['lastStatus'] == 'STOPPED':
                codes = [one.get('exitCode') for one in found[0]['containers'] if one['name'] == event['ResourceProperties']['Container']]
                if codes == [0]:
                    return answer(event, 'SUCCESS')
                raise RuntimeError('%s ended with %s: %s' % (task, codes, found[0].get('stoppedReason')))
            time.sleep(10)
        boto3.client('lambda').invoke(
            FunctionName=context.function_name, InvocationType='Event', Payload=json.dumps({**event, 'Task': task}))
    except Exception as error:
        answer(event, 'FAILED', str(error))
`

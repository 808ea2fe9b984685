/**
 * The function behind a one-shot task: runs it once for each create and update, waits for its end, and tells
 * CloudFormation. A task may take longer than a function lives, which then calls itself again with the same event; the
 * client token, made of the request's ID, gives it the task that it has started already. While a stack rolls back
 * nothing runs, as an older version must not work on what a newer one has changed.
 *
 * It holds the lock of the cluster (parts/lock.ts) from before it looks whether a task runs until others see the one that it
 * has started, as ECS tells of a task only some time after it was asked to run it. What has held it for longer than a function
 * lives is dead. It begins anew while it is not permitted something yet, as all that it does first it may do twice.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_Idempotency.html
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export const taskRunner = `\
import hashlib, json, time, urllib.request
import boto3

ecs = boto3.client('ecs')
dynamodb = boto3.client('dynamodb')

def answer(event, status, reason=''):
    body = {key: event[key] for key in ('StackId', 'RequestId', 'LogicalResourceId')}
    body.update(Status=status, Reason=reason[:1000], PhysicalResourceId=event.get('PhysicalResourceId') or event['LogicalResourceId'])
    data = json.dumps(body).encode()
    urllib.request.urlopen(urllib.request.Request(event['ResponseURL'], data, {'Content-Type': ''}, method='PUT'))

def rolls_back(stack):
    stacks = boto3.client('cloudformation').describe_stacks(StackName=stack)['Stacks']
    return 'ROLLBACK' in stacks[0]['StackStatus']

def change(wanted, expression, condition, **values):
    dynamodb.update_item(
        TableName=wanted['Lock'], Key={'LockName': {'S': wanted['StartedBy']}}, UpdateExpression=expression, ConditionExpression=condition,
        ExpressionAttributeValues={':' + name: {'N': str(value)} if isinstance(value, int) else {'S': value} for name, value in values.items()})

def lock(wanted, token):
    for _ in range(12):
        now = int(time.time())
        try:
            return change(
                wanted, 'SET HeldBy = :me, HeldSince = :now', 'attribute_not_exists(HeldBy) OR HeldBy = :me OR HeldSince < :dead',
                me=token, now=now, dead=now - 900)
        except dynamodb.exceptions.ConditionalCheckFailedException:
            time.sleep(5)
    raise RuntimeError(
        'another one-shot task is being started; if none is, have an administrator run "aws dynamodb delete-item --table-name %s --key \\'%s\\'", and deploy again'
        % (wanted['Lock'], json.dumps({'LockName': {'S': wanted['StartedBy']}})))

def unlock(wanted, token):
    try:
        change(wanted, 'SET LastStarter = :me REMOVE HeldBy, HeldSince', 'HeldBy = :me', me=token)
    except dynamodb.exceptions.ConditionalCheckFailedException:
        pass

def described(wanted, tasks):
    return ecs.describe_tasks(cluster=wanted['Cluster'], tasks=tasks)['tasks'] if tasks else []

def running(wanted):
    return ecs.list_tasks(cluster=wanted['Cluster'], startedBy=wanted['StartedBy'])['taskArns']

def wait_until_seen(wanted, task):
    for _ in range(12):
        if task in running(wanted) or [one for one in described(wanted, [task]) if one['lastStatus'] == 'STOPPED']:
            return
        time.sleep(5)

def run(wanted, token):
    # A request that is delivered twice finds its own task, which is no other's.
    # ECS may list for a while what has ended, such as the task of another step of this deployment.
    others = [one['taskArn'] for one in described(wanted, running(wanted)) if one['group'] != token and one['lastStatus'] != 'STOPPED']
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

def permitted(act):
    # What its policy allows, services know some seconds after the policy was made.
    for left in range(6, -1, -1):
        try:
            return act()
        except ecs.exceptions.ClientError as error:
            if not left or not error.response['Error']['Code'].startswith('AccessDenied'):
                raise
            time.sleep(10)

def start(event):
    wanted = event['ResourceProperties']
    token = hashlib.sha256(event['RequestId'].encode()).hexdigest()[:36]
    lock(wanted, token)
    try:
        task = run(wanted, token)
        wait_until_seen(wanted, task)
        return task
    finally:
        unlock(wanted, token)

def handler(event, context):
    try:
        if event['RequestType'] == 'Delete' or ('Task' not in event and permitted(lambda: rolls_back(event['StackId']))):
            return answer(event, 'SUCCESS')
        task = event.get('Task') or permitted(lambda: start(event))
        while context.get_remaining_time_in_millis() > 60000:
            found = described(event['ResourceProperties'], [task])
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

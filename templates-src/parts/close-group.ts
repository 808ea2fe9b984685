/**
 * Takes every rule out of a security group and tells CloudFormation, by the ID of the group. In Python, as the runtime has
 * boto3; what is not done within two minutes fails the stack.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export const closeGroup = `\
import json
import urllib.request

import boto3


def close(group_id):
    ec2 = boto3.client('ec2')
    group = ec2.describe_security_groups(GroupIds=[group_id])['SecurityGroups'][0]
    if group['IpPermissions']:
        ec2.revoke_security_group_ingress(GroupId=group_id, IpPermissions=group['IpPermissions'])
    if group['IpPermissionsEgress']:
        ec2.revoke_security_group_egress(GroupId=group_id, IpPermissions=group['IpPermissionsEgress'])


def handler(event, context):
    group_id = event['ResourceProperties']['SecurityGroupId']
    answer = {'Status': 'SUCCESS', 'PhysicalResourceId': group_id}
    try:
        # What is taken away is not put back: a rule that allows nothing is missed by nobody.
        if event['RequestType'] != 'Delete':
            close(group_id)
    except Exception as error:
        answer = {'Status': 'FAILED', 'PhysicalResourceId': group_id, 'Reason': str(error)}
    for name in ('StackId', 'RequestId', 'LogicalResourceId'):
        answer[name] = event[name]
    body = json.dumps(answer).encode()
    # The signature of the address covers an empty type.
    urllib.request.urlopen(urllib.request.Request(event['ResponseURL'], data=body, method='PUT', headers={'Content-Type': ''}))
`

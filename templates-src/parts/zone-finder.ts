/**
 * Finds the public hosted zone of this account that a domain is in, the longest name first, and tells CloudFormation by its
 * ID. Two zones of one name are nobody's to choose between here: only one of them is what the parent points to.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByName.html
 */
export const zoneFinder = `\
import json, urllib.request
import boto3

def zone_of(domain):
    route53 = boto3.client('route53')
    labels = domain.split('.')
    for first in range(len(labels) - 1):
        name = '.'.join(labels[first:]) + '.'
        zones = route53.list_hosted_zones_by_name(DNSName=name)['HostedZones']
        found = [zone['Id'].split('/')[-1] for zone in zones if zone['Name'] == name and not zone['Config']['PrivateZone']]
        if len(found) > 1:
            raise RuntimeError('this account has %d public hosted zones called %s: say with HostedZoneId which of them its parent points to: %s' % (len(found), name, ', '.join(found)))
        if found:
            return found[0]
    raise RuntimeError('no public hosted zone of this account holds %s: make one, or say None as HostedZoneId, name a CertificateArn, and make the record where the domain is kept' % domain)

def handler(event, context):
    answer = {key: event[key] for key in ('StackId', 'RequestId', 'LogicalResourceId')}
    answer.update(Status='SUCCESS', PhysicalResourceId=event.get('PhysicalResourceId') or 'none')
    try:
        # Finding leaves nothing that were to be deleted.
        if event['RequestType'] != 'Delete':
            answer['PhysicalResourceId'] = zone_of(event['ResourceProperties']['DomainName'])
    except Exception as error:
        answer.update(Status='FAILED', Reason=str(error)[:1000])
    # The signature of the address covers an empty type.
    urllib.request.urlopen(urllib.request.Request(event['ResponseURL'], json.dumps(answer).encode(), {'Content-Type': ''}, method='PUT'))
`

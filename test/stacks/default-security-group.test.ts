import { deepEqual, equal, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { loadProduct, productNames } from '../../scripts/products.ts'
import type { Template } from '../../templates-src/cfn/index.ts'
import { closeGroup } from '../../templates-src/parts/close-group.ts'
import { defaultSecurityGroup } from '../../templates-src/stacks/default-security-group.ts'
import { resolved } from '../support/resolved.ts'

const given = { SecurityGroupId: 'sg-0123456789abcdef0', PermissionsBoundary: 'StackroomBoundary' }
const { resources } = resolved(defaultSecurityGroup(), given)

/** A cloud with one group, which says what it was asked, and what was answered to CloudFormation. */
const driver = `
import json, sys, types, urllib.request
asked, group = [], json.loads(sys.argv[1])

class Ec2:
    def describe_security_groups(self, GroupIds):
        if group is None:
            raise Exception('no such group')
        return {'SecurityGroups': [group]}
    def revoke_security_group_ingress(self, **request):
        asked.append(['ingress', request])
    def revoke_security_group_egress(self, **request):
        asked.append(['egress', request])

sys.modules['boto3'] = types.SimpleNamespace(client=lambda name: {'ec2': Ec2()}[name])
answers = []
urllib.request.urlopen = lambda request: answers.append([request.get_method(), request.full_url, request.get_header('Content-type'), json.loads(request.data)])
source = {}
exec(sys.stdin.read(), source)
event = {'RequestType': sys.argv[2], 'ResponseURL': 'https://answers.example.org/1', 'StackId': 's', 'RequestId': 'r', 'LogicalResourceId': 'Closed', 'ResourceProperties': {'SecurityGroupId': 'sg-1'}}
source['handler'](event, None)
print(json.dumps({'asked': asked, 'answers': answers}))
`
function closes(group: object | null, RequestType = 'Create'): { asked: any[]; answers: any[] } {
  const { stdout, stderr } = spawnSync('python3', ['-c', driver, JSON.stringify(group), RequestType], { input: closeGroup, encoding: 'utf8' })
  equal(stderr, '')
  return JSON.parse(stdout)
}
const inside = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1' }] }
const everywhere = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
const told = { StackId: 's', RequestId: 'r', LogicalResourceId: 'Closed', PhysicalResourceId: 'sg-1' }

test('every rule of the group is taken out, and CloudFormation is told by the ID of the group', () => {
  deepEqual(closes({ IpPermissions: [inside], IpPermissionsEgress: [everywhere] }), {
    asked: [['ingress', { GroupId: 'sg-1', IpPermissions: [inside] }], ['egress', { GroupId: 'sg-1', IpPermissions: [everywhere] }]],
    answers: [['PUT', 'https://answers.example.org/1', '', { ...told, Status: 'SUCCESS' }]],
  })
})

test('a group that is closed, and one that goes, are left alone', () => {
  deepEqual(closes({ IpPermissions: [], IpPermissionsEgress: [] }).asked, [])
  const { asked, answers } = closes({ IpPermissions: [inside], IpPermissionsEgress: [] }, 'Delete')
  deepEqual([asked, answers[0][3].Status], [[], 'SUCCESS'])
})

test('what goes wrong is told at once, not when CloudFormation has waited', () => {
  deepEqual(closes(null).answers[0][3], { ...told, Status: 'FAILED', Reason: 'no such group' })
})

test('only Lambda acts as its role, and only for functions of this account', () => {
  const [{ Principal, Condition }] = resources.Role!.Properties.AssumeRolePolicyDocument.Statement
  deepEqual([Principal, Condition.StringEquals], [{ Service: 'lambda.amazonaws.com' }, { 'aws:SourceAccount': '111122223333' }])
})

test('every product that makes a VPC with vpc() closes its default security group, and in a VPC of others it touches nothing', async () => {
  const closed = (template: Template, given: Record<string, string>) => Object.values(resolved(template, given).resources).filter(({ Type }) => Type === 'AWS::CloudFormation::CustomResource').flatMap(({ Properties }) => Properties.SecurityGroupId ?? [])
  const given = { NatInstanceImageId: 'ami-1', DomainName: 'app.example.org', HostedZoneId: 'Z1', Image: 'httpd:2.4' }
  const there = { VpcId: 'vpc-1', SubnetIds: 'subnet-1,subnet-2', LoadBalancerSubnetIds: 'subnet-1,subnet-2', TaskSubnetIds: 'subnet-1,subnet-2' }
  const products = (await Promise.all(productNames().map(loadProduct))).filter(({ Template }) => 'Vpc' in Template.Resources)
  ok(products.length >= 4)
  for (const { Name, Template } of products) {
    deepEqual(closed(Template, given), ['Vpc/Vpc.DefaultSecurityGroup'], Name)
    if ('VpcId' in Template.Parameters!) deepEqual(closed(Template, { ...given, ...there }), [], Name)
  }
})

test('its role may take rules out of this group and of no other', () => {
  const close = resources.Policy!.Properties.PolicyDocument.Statement.find(({ Sid }: { Sid: string }) => Sid === 'Close')
  equal(close.Resource, 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdef0')
  equal(Number(resources.Closed!.Properties.ServiceTimeout), 120)
})

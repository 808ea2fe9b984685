import { getAtt, output, ref, template, type Resource } from '../cfn/index.ts'

/**
 * One application behind a load balancer: the paths it answers, and the way to its containers. There are two target groups,
 * as a blue/green deployment starts its new containers in the one that is idle and then turns the rule to it; other
 * deployments use the first one only.
 */
export const target = () =>
  template({
    Description: 'Target groups, listener rule and security group of one application',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      LoadBalancerSecurityGroupId: { Type: 'AWS::EC2::SecurityGroup::Id' },
      ListenerArn: { Type: 'String' },
      Priority: { Type: 'Number' },
      PathPatterns: { Type: 'CommaDelimitedList' },
      Port: { Type: 'Number' },
      HealthCheckPath: { Type: 'String' },
    },
    Resources: {
      TargetGroup: targetGroup,
      AlternateTargetGroup: targetGroup,
      // ECS moves the weights when it deploys blue/green, and CloudFormation moves them back when this rule changes:
      // no value that people choose stands in its actions.
      Rule: {
        Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
        Properties: {
          ListenerArn: ref('ListenerArn'),
          Priority: ref('Priority'),
          Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ref('PathPatterns') } }],
          Actions: [
            {
              Type: 'forward',
              ForwardConfig: {
                TargetGroups: [
                  { TargetGroupArn: ref('TargetGroup'), Weight: 1 },
                  { TargetGroupArn: ref('AlternateTargetGroup'), Weight: 0 },
                ],
              },
            },
          ],
        },
      },
      SecurityGroup: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'Containers: from the load balancer only, and out by HTTPS',
          VpcId: ref('VpcId'),
          SecurityGroupIngress: [
            {
              ...{ IpProtocol: 'tcp', FromPort: ref('Port'), ToPort: ref('Port') },
              SourceSecurityGroupId: ref('LoadBalancerSecurityGroupId'),
              Description: 'Requests and health checks of the load balancer',
            },
          ],
          SecurityGroupEgress: [
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0', Description: 'HTTPS: images, AWS, sign-in' },
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '::/0', Description: 'HTTPS over IPv6' },
          ],
        },
      },
      FromLoadBalancer: {
        Type: 'AWS::EC2::SecurityGroupEgress',
        Properties: {
          GroupId: ref('LoadBalancerSecurityGroupId'),
          ...{ IpProtocol: 'tcp', FromPort: ref('Port'), ToPort: ref('Port') },
          DestinationSecurityGroupId: getAtt('SecurityGroup', 'GroupId'),
          Description: 'To the containers',
        },
      },
    },
    Outputs: {
      TargetGroupArn: output('String', ref('TargetGroup')),
      TargetGroupFullName: output('String', getAtt('TargetGroup', 'TargetGroupFullName')),
      AlternateTargetGroupArn: output('String', ref('AlternateTargetGroup')),
      AlternateTargetGroupFullName: output('String', getAtt('AlternateTargetGroup', 'TargetGroupFullName')),
      ListenerRuleArn: output('String', ref('Rule')),
      SecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('SecurityGroup', 'GroupId')),
    },
  })

/** Without a name, as a change of port or VPC replaces it. */
const targetGroup: Resource = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: {
    VpcId: ref('VpcId'),
    TargetType: 'ip',
    Protocol: 'HTTP',
    Port: ref('Port'),
    HealthCheckPath: ref('HealthCheckPath'),
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: 10,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 5,
    Matcher: { HttpCode: '200-399' },
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
  },
}

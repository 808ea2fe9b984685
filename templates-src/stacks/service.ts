import { equals, getAtt, If, noValue, not, output, ref, sub, template } from '../cfn/index.ts'
import { bounded } from '../parts/bounded.ts'
import { commandable } from '../parts/commandable.ts'
import { serviceRole } from '../parts/service-role.ts'

/**
 * Keeps the tasks of one application running behind its target groups, and replaces them with those of a new task
 * definition, rolling or blue/green, back again when the new ones do not become healthy.
 */
export const service = () =>
  template({
    Description: 'Service that keeps tasks running behind a load balancer, its deployments and its scaling',
    Parameters: {
      ClusterName: { Type: 'String' },
      TaskDefinitionArn: { Type: 'String' },
      ContainerName: { Type: 'String' },
      Port: { Type: 'Number' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      SecurityGroupIds: { Type: 'List<AWS::EC2::SecurityGroup::Id>' },
      AssignPublicIp: { Type: 'String' },
      TargetGroupArn: { Type: 'String' },
      AlternateTargetGroupArn: { Type: 'String' },
      ListenerRuleArn: { Type: 'String' },
      HealthCheckGracePeriodSeconds: { Type: 'Number' },
      DeploymentStrategy: { Type: 'String' },
      BakeTimeInMinutes: { Type: 'Number' },
      ExecuteCommand: { Type: 'String' },
      MinCount: { Type: 'Number' },
      MaxCount: { Type: 'Number' },
      CpuTarget: { Type: 'Number' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      IsBlueGreen: equals(ref('DeploymentStrategy'), 'BlueGreen'),
      HasExecuteCommand: equals(ref('ExecuteCommand'), 'true'),
      HasScaling: not(equals(ref('MinCount'), ref('MaxCount'))),
    },
    Resources: {
      Service: {
        Type: 'AWS::ECS::Service',
        // The role does not let it turn traffic before.
        DependsOn: 'TrafficPolicy',
        Properties: {
          Cluster: ref('ClusterName'),
          TaskDefinition: ref('TaskDefinitionArn'),
          LaunchType: 'FARGATE',
          PlatformVersion: 'LATEST',
          // Where the number follows the load, an update of the stack must not set it back.
          DesiredCount: If('HasScaling', noValue, ref('MinCount')),
          AvailabilityZoneRebalancing: 'ENABLED',
          EnableECSManagedTags: true,
          PropagateTags: 'SERVICE',
          Tags: [commandable],
          EnableExecuteCommand: If('HasExecuteCommand', true, false),
          HealthCheckGracePeriodSeconds: ref('HealthCheckGracePeriodSeconds'),
          DeploymentConfiguration: {
            Strategy: If('IsBlueGreen', 'BLUE_GREEN', 'ROLLING'),
            BakeTimeInMinutes: If('IsBlueGreen', ref('BakeTimeInMinutes'), noValue),
            MinimumHealthyPercent: 100,
            MaximumPercent: 200,
            // Without it a version that never gets healthy is started again for three hours.
            DeploymentCircuitBreaker: { Enable: true, Rollback: true },
          },
          LoadBalancers: [
            {
              ContainerName: ref('ContainerName'),
              ContainerPort: ref('Port'),
              TargetGroupArn: ref('TargetGroupArn'),
              AdvancedConfiguration: If(
                'IsBlueGreen',
                {
                  AlternateTargetGroupArn: ref('AlternateTargetGroupArn'),
                  ProductionListenerRule: ref('ListenerRuleArn'),
                  RoleArn: getAtt('TrafficRole', 'Arn'),
                },
                noValue,
              ),
            },
          ],
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              AssignPublicIp: ref('AssignPublicIp'),
              Subnets: ref('SubnetIds'),
              SecurityGroups: ref('SecurityGroupIds'),
            },
          },
        },
      },
      // Made without a condition: ECS needs it until the last blue/green deployment has ended, whatever is chosen then.
      TrafficRole: serviceRole('ecs.amazonaws.com', 'ecs:${AWS::Region}:${AWS::AccountId}:*'),
      // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
      TrafficPolicy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Path: bounded.Path,
          Description: 'Turns the traffic of one application from one target group to the other',
          Roles: [ref('TrafficRole')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'SeeTargets',
                Effect: 'Allow',
                Action: ['DescribeListeners', 'DescribeRules', 'DescribeTargetGroups', 'DescribeTargetHealth'].map((name) => `elasticloadbalancing:${name}`),
                // None of them can be limited to a resource.
                Resource: '*',
              },
              {
                Sid: 'RegisterTargets',
                Effect: 'Allow',
                Action: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
                Resource: [ref('TargetGroupArn'), ref('AlternateTargetGroupArn')],
              },
              { Sid: 'TurnTheRule', Effect: 'Allow', Action: 'elasticloadbalancing:ModifyRule', Resource: ref('ListenerRuleArn') },
            ],
          },
        },
      },
      ScalableTarget: {
        Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
        Condition: 'HasScaling',
        Properties: {
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceId: sub('service/${ClusterName}/${Service.Name}'),
          MinCapacity: ref('MinCount'),
          MaxCapacity: ref('MaxCount'),
        },
      },
      ScalingPolicy: {
        Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
        Condition: 'HasScaling',
        Properties: {
          PolicyName: 'Cpu',
          PolicyType: 'TargetTrackingScaling',
          ScalingTargetId: ref('ScalableTarget'),
          TargetTrackingScalingPolicyConfiguration: {
            PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
            TargetValue: ref('CpuTarget'),
            ScaleOutCooldown: 60,
            ScaleInCooldown: 300,
          },
        },
      },
    },
    Outputs: {
      ServiceName: output('String', getAtt('Service', 'Name')),
    },
  })

import { equals, not, output, ref, sub, template } from '../cfn/index.ts'
import { alarm } from '../parts/alarm.ts'

/** What tells people how an application is: alarms on what its users and its tasks feel, and a dashboard to look at. */
export const operations = () =>
  template({
    Description: 'Alarms and dashboard of an application behind a load balancer',
    Parameters: {
      LoadBalancerFullName: { Type: 'String' },
      TargetGroupFullName: { Type: 'String' },
      AlternateTargetGroupFullName: { Type: 'String' },
      ClusterName: { Type: 'String' },
      ServiceName: { Type: 'String' },
      LogGroupName: { Type: 'String' },
      AlarmTopicArn: { Type: 'String' },
    },
    Conditions: { HasAlarmTopic: not(equals(ref('AlarmTopicArn'), '')) },
    Resources: {
      ErrorAlarm: alarm('The application answers with errors of its own (5xx)', {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'HTTPCode_Target_5XX_Count',
        Dimensions: [balancer],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 5,
        DatapointsToAlarm: 3,
        Threshold: 10,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      }),
      // What the load balancer itself answers when nobody behind it does.
      NoAnswerAlarm: alarm('The load balancer finds nobody who answers (5xx of its own)', {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'HTTPCode_ELB_5XX_Count',
        Dimensions: [balancer],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 5,
        DatapointsToAlarm: 3,
        Threshold: 10,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      }),
      // A group that holds no targets reports none: a blue/green deployment leaves one of the two so.
      UnhealthyAlarm: unhealthy('TargetGroupFullName'),
      AlternateUnhealthyAlarm: unhealthy('AlternateTargetGroupFullName'),
      CpuAlarm: busy('CPU', 'CPUUtilization'),
      MemoryAlarm: busy('memory', 'MemoryUtilization'),
      Dashboard: {
        Type: 'AWS::CloudWatch::Dashboard',
        Properties: { DashboardBody: sub(JSON.stringify({ widgets: widgets.map(placed) })) },
      },
    },
    Outputs: { DashboardName: output('String', ref('Dashboard')) },
  })

const balancer = { Name: 'LoadBalancer', Value: ref('LoadBalancerFullName') }

const unhealthy = (group: string) =>
  alarm('A task fails its health checks', {
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'UnHealthyHostCount',
    Dimensions: [balancer, { Name: 'TargetGroup', Value: ref(group) }],
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 5,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  })

const busy = (what: string, MetricName: string) =>
  alarm(`Tasks use more than nine tenths of their ${what}`, {
    Namespace: 'AWS/ECS',
    MetricName,
    Dimensions: [
      { Name: 'ClusterName', Value: ref('ClusterName') },
      { Name: 'ServiceName', Value: ref('ServiceName') },
    ],
    Statistic: 'Average',
    Period: 300,
    EvaluationPeriods: 3,
    Threshold: 90,
    ComparisonOperator: 'GreaterThanThreshold',
  })

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const chart = (title: string, stat: string, ...metrics: string[][]) => ({ type: 'metric', properties: { title, stat, period: 60, region: '${AWS::Region}', view: 'timeSeries', metrics } })
const ofBalancer = (name: string) => ['AWS/ApplicationELB', name, 'LoadBalancer', '${LoadBalancerFullName}']
const ofGroup = (name: string, group: string) => ['AWS/ApplicationELB', name, 'TargetGroup', `\${${group}}`, 'LoadBalancer', '${LoadBalancerFullName}']
const ofService = (name: string) => ['AWS/ECS', name, 'ClusterName', '${ClusterName}', 'ServiceName', '${ServiceName}']
const widgets: object[] = [
  chart('Requests', 'Sum', ofBalancer('RequestCount')),
  chart('Errors (5xx)', 'Sum', ofBalancer('HTTPCode_Target_5XX_Count'), ofBalancer('HTTPCode_ELB_5XX_Count')),
  chart('Time to answer (p95)', 'p95', ofBalancer('TargetResponseTime')),
  chart('Healthy tasks', 'Minimum', ofGroup('HealthyHostCount', 'TargetGroupFullName'), ofGroup('HealthyHostCount', 'AlternateTargetGroupFullName')),
  chart('CPU and memory (%)', 'Average', ofService('CPUUtilization'), ofService('MemoryUtilization')),
  {
    type: 'log',
    properties: { title: 'Newest lines of the log', region: '${AWS::Region}', view: 'table', query: "SOURCE '${LogGroupName}' | fields @timestamp, @message | sort @timestamp desc | limit 50" },
  },
]
const placed = (widget: object, index: number) => ({ ...widget, x: (index % 2) * 12, y: Math.floor(index / 2) * 6, width: 12, height: 6 })

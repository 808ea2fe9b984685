import { If, noValue, ref, type Resource } from '../cfn/index.ts'

type Metric = Extract<Resource, { Type: 'AWS::CloudWatch::Alarm' }>['Properties']

/**
 * An alarm that tells the topic when it rings and when it is over. `AlarmTopicArn` and `HasAlarmTopic` are the parameter and
 * the condition of the stack it stands in; without a topic it is there to be looked at.
 */
export const alarm = (AlarmDescription: string, metric: Metric) =>
  ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription,
      ...metric,
      // What measures nothing, as while it starts, is not in trouble.
      TreatMissingData: 'notBreaching',
      AlarmActions: If('HasAlarmTopic', [ref('AlarmTopicArn')], noValue),
      OKActions: If('HasAlarmTopic', [ref('AlarmTopicArn')], noValue),
    },
  }) satisfies Resource

import { equals, getAtt, If, not, noValue, output, ref, template } from '../cfn/index.ts'

/** Where alarms of one environment go, and whom they reach by e-mail. A new address has to confirm before it hears anything. */
export const topic = () =>
  template({
    Description: 'Topic of the alarms of one environment',
    Parameters: {
      NotificationEmail: { Type: 'String', Default: '' },
      KmsKeyArn: { Type: 'String', Default: '' },
    },
    Conditions: {
      HasEmail: not(equals(ref('NotificationEmail'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
    },
    Resources: {
      Topic: {
        Type: 'AWS::SNS::Topic',
        // CloudWatch may not use the key that AWS manages for SNS: it is a key of the customer's, or none.
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
        Properties: { KmsMasterKeyId: If('HasKey', ref('KmsKeyArn'), noValue) },
      },
      TopicPolicy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: {
          Topics: [ref('Topic')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'AlarmsOfThisAccount',
                Effect: 'Allow',
                Principal: { Service: 'cloudwatch.amazonaws.com' },
                Action: 'sns:Publish',
                Resource: ref('Topic'),
                Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
              },
              {
                Sid: 'NothingWithoutTls',
                Effect: 'Deny',
                Principal: '*',
                Action: 'sns:Publish',
                Resource: ref('Topic'),
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ],
          },
        },
      },
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Condition: 'HasEmail',
        Properties: { TopicArn: ref('Topic'), Protocol: 'email', Endpoint: ref('NotificationEmail') },
      },
    },
    Outputs: {
      TopicArn: output('String', getAtt('Topic', 'TopicArn')),
    },
  })

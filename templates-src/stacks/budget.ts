import { ref, template } from '../cfn/index.ts'

/** Tells somebody by e-mail before a month gets expensive: of the whole account, as a farm has one to itself. */
export const budget = () =>
  template({
    Description: 'Monthly budget of the account, with notifications by e-mail',
    Parameters: {
      MonthlyBudgetUsd: { Type: 'Number' },
      NotificationEmail: { Type: 'String' },
    },
    Resources: {
      Budget: {
        Type: 'AWS::Budgets::Budget',
        Properties: {
          Budget: {
            BudgetType: 'COST',
            TimeUnit: 'MONTHLY',
            BudgetLimit: { Amount: ref('MonthlyBudgetUsd'), Unit: 'USD' },
          },
          NotificationsWithSubscribers: [
            { NotificationType: 'ACTUAL', Threshold: 80 },
            { NotificationType: 'FORECASTED', Threshold: 100 },
          ].map((notification) => ({
            Notification: { ...notification, ComparisonOperator: 'GREATER_THAN', ThresholdType: 'PERCENTAGE' },
            Subscribers: [{ SubscriptionType: 'EMAIL', Address: ref('NotificationEmail') }],
          })),
        },
      },
    },
  })

// Generated from @aws-cdk/aws-service-spec (Apache-2.0) for the types in use; not to be edited: run "npm run types"
import type { JsonDocument, ResourceAttributes } from '../attributes.ts'
import type { List, Value } from '../value.ts'

/** The `AWS::Budgets::Budget` resource allows customers to take pre-defined actions that will trigger once a budget threshold has been exceeded. creates, replaces, or deletes budgets for Billing and Cost Management. */
export interface BudgetsBudget extends ResourceAttributes {
  Type: 'AWS::Budgets::Budget'
  Properties: {
    /** The budget object that you want to create. */
    Budget: Value<BudgetsBudget_BudgetData>
    /** A notification that you want to associate with a budget. A budget can have up to five notifications, and each notification can have one SNS subscriber and up to 10 email subscribers. */
    NotificationsWithSubscribers?: List<BudgetsBudget_NotificationWithSubscribers>
    /** An optional list of tags to associate with the specified budget. Each tag consists of a key and a value, and each key must be unique for the resource. */
    ResourceTags?: List<BudgetsBudget_ResourceTag>
  }
}

/** A notification with subscribers. A notification can have one SNS subscriber and up to 10 email subscribers, for a total of 11 subscribers. */
export interface BudgetsBudget_NotificationWithSubscribers {
  /** The notification that's associated with a budget. */
  Notification: Value<BudgetsBudget_Notification>
  /** A list of subscribers who are subscribed to this notification. */
  Subscribers: List<BudgetsBudget_Subscriber>
}

/** The `Subscriber` property type specifies who to notify for a Billing and Cost Management budget notification. The subscriber consists of a subscription type, and either an Amazon SNS topic or an email address. */
export interface BudgetsBudget_Subscriber {
  /** The address that AWS sends budget notifications to, either an SNS topic or an email. */
  Address: Value<string>
  /** The type of notification that AWS sends to a subscriber. */
  SubscriptionType: Value<string>
}

/** A notification that's associated with a budget. A budget can have up to ten notifications. */
export interface BudgetsBudget_Notification {
  /** The comparison that's used for this notification. */
  ComparisonOperator: Value<string>
  /** Specifies whether the notification is for how much you have spent (`ACTUAL`) or for how much that you're forecasted to spend (`FORECASTED`). */
  NotificationType: Value<string>
  /** The threshold that's associated with a notification. Thresholds are always a percentage, and many customers find value being alerted between 50% - 200% of the budgeted amount. */
  Threshold: Value<number>
  /** The type of threshold for a notification. For `ABSOLUTE_VALUE` thresholds, AWS notifies you when you go over or are forecasted to go over your total cost threshold. */
  ThresholdType?: Value<string>
}

/** Represents the output of the `CreateBudget` operation. The content consists of the detailed metadata and data file information, and the current status of the `budget` object. */
export interface BudgetsBudget_BudgetData {
  /** Determine the budget amount for an auto-adjusting budget. */
  AutoAdjustData?: Value<BudgetsBudget_AutoAdjustData>
  BillingViewArn?: Value<string>
  /** The total amount of cost, usage, RI utilization, RI coverage, Savings Plans utilization, or Savings Plans coverage that you want to track with your budget. */
  BudgetLimit?: Value<BudgetsBudget_Spend>
  /** The name of a budget. The value must be unique within an account. */
  BudgetName?: Value<string>
  /** Specifies whether this budget tracks costs, usage, RI utilization, RI coverage, Savings Plans utilization, or Savings Plans coverage. */
  BudgetType: Value<string>
  /** The cost filters, such as `Region`, `Service`, `LinkedAccount`, `Tag`, or `CostCategory`, that are applied to a budget. */
  CostFilters?: JsonDocument
  /** The types of costs that are included in this `COST` budget. */
  CostTypes?: Value<BudgetsBudget_CostTypes>
  FilterExpression?: Value<BudgetsBudget_Expression>
  Metrics?: List<string>
  /** A map containing multiple `BudgetLimit`, including current or future limits. */
  PlannedBudgetLimits?: JsonDocument
  /** The period of time that is covered by a budget. The period has a start date and an end date. */
  TimePeriod?: Value<BudgetsBudget_TimePeriod>
  /** The length of time until a budget resets the actual and forecasted spend. `DAILY` is available only for `RI_UTILIZATION` and `RI_COVERAGE` budgets. */
  TimeUnit: Value<string>
}

/** The amount of cost or usage that's measured for a budget. */
export interface BudgetsBudget_Spend {
  /** The cost or usage amount that's associated with a budget forecast, actual spend, or budget threshold. */
  Amount: Value<number>
  /** The unit of measurement that's used for the budget forecast, actual spend, or budget threshold. */
  Unit: Value<string>
}

/** The period of time that is covered by a budget. The period has a start date and an end date. */
export interface BudgetsBudget_TimePeriod {
  /** The end date for a budget. If you didn't specify an end date, AWS set your end date to `06/15/87 00:00 UTC`. */
  End?: Value<string>
  /** The start date for a budget. If you created your budget and didn't specify a start date, the start date defaults to the start of the chosen time period (MONTHLY, QUARTERLY, or ANNUALLY). */
  Start?: Value<string>
}

/** Determine the budget amount for an auto-adjusting budget. */
export interface BudgetsBudget_AutoAdjustData {
  /** The string that defines whether your budget auto-adjusts based on historical or forecasted data. */
  AutoAdjustType: Value<string>
  /** The parameters that define or describe the historical data that your auto-adjusting budget is based on. */
  HistoricalOptions?: Value<BudgetsBudget_HistoricalOptions>
}

/** The parameters that define or describe the historical data that your auto-adjusting budget is based on. */
export interface BudgetsBudget_HistoricalOptions {
  /** The number of budget periods included in the moving-average calculation that determines your auto-adjusted budget amount. The maximum value depends on the `TimeUnit` granularity of the budget: */
  BudgetAdjustmentPeriod: Value<number>
}

/** The types of cost that are included in a `COST` budget, such as tax and subscriptions. */
export interface BudgetsBudget_CostTypes {
  /** Specifies whether a budget includes credits. */
  IncludeCredit?: Value<boolean>
  /** Specifies whether a budget includes discounts. */
  IncludeDiscount?: Value<boolean>
  /** Specifies whether a budget includes non-RI subscription costs. */
  IncludeOtherSubscription?: Value<boolean>
  /** Specifies whether a budget includes recurring fees such as monthly RI fees. */
  IncludeRecurring?: Value<boolean>
  /** Specifies whether a budget includes refunds. */
  IncludeRefund?: Value<boolean>
  /** Specifies whether a budget includes subscriptions. */
  IncludeSubscription?: Value<boolean>
  /** Specifies whether a budget includes support subscription fees. */
  IncludeSupport?: Value<boolean>
  /** Specifies whether a budget includes taxes. */
  IncludeTax?: Value<boolean>
  /** Specifies whether a budget includes upfront RI costs. */
  IncludeUpfront?: Value<boolean>
  /** Specifies whether a budget uses the amortized rate. */
  UseAmortized?: Value<boolean>
  /** Specifies whether a budget uses a blended rate. */
  UseBlended?: Value<boolean>
}

/** Use Expression to filter in various Budgets APIs. */
export interface BudgetsBudget_Expression {
  /** Return results that match both Dimension objects. */
  And?: List<BudgetsBudget_Expression>
  /** The filter that's based on CostCategoryValues. */
  CostCategories?: Value<BudgetsBudget_CostCategoryValues>
  /** The specific Dimension to use for Expression. */
  Dimensions?: Value<BudgetsBudget_ExpressionDimensionValues>
  /** Return results that don't match a Dimension object. */
  Not?: Value<BudgetsBudget_Expression>
  /** Return results that match either Dimension object. */
  Or?: List<BudgetsBudget_Expression>
  /** The specific Tag to use for Expression. */
  Tags?: Value<BudgetsBudget_TagValues>
}

/** Contains the specifications for the filters to use for your request. */
export interface BudgetsBudget_ExpressionDimensionValues {
  /** The name of the dimension that you want to filter on. */
  Key?: Value<string>
  /** The match options that you can use to filter your results. You can specify only one of these values in the array. */
  MatchOptions?: List<string>
  /** The metadata values you can specify to filter upon, so that the results all match at least one of the specified values. */
  Values?: List<string>
}

/** The cost category values used for filtering the costs. */
export interface BudgetsBudget_CostCategoryValues {
  /** The unique name of the cost category. */
  Key?: Value<string>
  /** The match options that you can use to filter your results. */
  MatchOptions?: List<string>
  /** The specific value of the cost category. */
  Values?: List<string>
}

/** The values that are available for a tag. */
export interface BudgetsBudget_TagValues {
  /** The key for the tag. */
  Key?: Value<string>
  /** The match options that you can use to filter your results. */
  MatchOptions?: List<string>
  /** The specific value of the tag. */
  Values?: List<string>
}

/** The tag structure that contains a tag key and value. */
export interface BudgetsBudget_ResourceTag {
  /** The key that's associated with the tag. */
  Key: Value<string>
  /** The value that's associated with the tag. */
  Value?: Value<string>
}

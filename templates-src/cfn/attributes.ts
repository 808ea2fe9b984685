import type { Intrinsic, Value } from './value.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html */
export interface CreationPolicy {
  AutoScalingCreationPolicy?: { MinSuccessfulInstancesPercent?: Value<number> }
  ResourceSignal?: { Count?: Value<number>; Timeout?: Value<string> }
  StartFleet?: boolean
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html */
export interface UpdatePolicy {
  AutoScalingReplacingUpdate?: { WillReplace?: Value<boolean> }
  AutoScalingRollingUpdate?: {
    MaxBatchSize?: Value<number>
    MinActiveInstancesPercent?: Value<number>
    MinInstancesInService?: Value<number>
    MinSuccessfulInstancesPercent?: Value<number>
    PauseTime?: Value<string>
    SuspendProcesses?: Value<string>[]
    WaitOnResourceSignals?: Value<boolean>
  }
  AutoScalingScheduledAction?: { IgnoreUnmodifiedGroupSizeProperties?: Value<boolean> }
  CodeDeployLambdaAliasUpdate?: {
    AfterAllowTrafficHook?: Value<string>
    ApplicationName: Value<string>
    BeforeAllowTrafficHook?: Value<string>
    DeploymentGroupName: Value<string>
  }
  EnableVersionUpgrade?: Value<boolean>
  UseOnlineResharding?: Value<boolean>
}

/** What a resource may say besides its type and properties. */
export interface ResourceAttributes {
  Condition?: string
  DependsOn?: string | readonly string[]
  CreationPolicy?: CreationPolicy
  UpdatePolicy?: UpdatePolicy
  DeletionPolicy?: 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot'
  UpdateReplacePolicy?: 'Delete' | 'Retain' | 'Snapshot'
  Metadata?: Record<string, unknown>
}

/** Properties that the resource specification does not know yet: `Properties: { …, ...unlisted({ NewProperty: 1 }) }`. */
export const unlisted = (properties: Record<string, unknown>): {} => properties

export type Tag = { Key: Value<string>; Value: Value<string> }
export type JsonDocument = Record<string, unknown> | Intrinsic

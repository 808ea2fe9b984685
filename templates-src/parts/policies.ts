import { ref, sub, type Intrinsic } from '../cfn/index.ts'

export type Statement = {
  Sid?: string
  Effect: 'Allow' | 'Deny'
  Principal?: unknown
  Action: string | string[]
  Resource?: unknown
  Condition?: Record<string, Record<string, unknown>>
}

/** A policy document. Without the Version, IAM reads it as of 2008 and takes policy variables for text. */
export const policy = (...Statement: (Statement | Intrinsic)[]) => ({ Version: '2012-10-17', Statement })

/**
 * Lets tasks of this account's ECS assume a role, and no other account's tasks through it (confused deputy).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export const assumedByTasks = () =>
  policy({
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
      ArnLike: { 'aws:SourceArn': sub('arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:*') },
    },
  })

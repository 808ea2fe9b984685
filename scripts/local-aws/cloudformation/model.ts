import type { Call, Region } from '../world.ts'
import type { Parameter } from './parameters.ts'
import type { Template } from './template.ts'

/** A resource as a stack holds it. */
export type Held = {
  id: string
  type: string
  physicalId: string
  name: string
  /** Whether the template gives the name, which then is taken. */
  isNamed: boolean
  arn: string
  generation: number
  /** How often it was made or changed in place. */
  version: number
  properties: Record<string, any>
  /** What the function of a custom resource gives to Fn::GetAtt. */
  data?: { of: string; values: Record<string, unknown> }
  resource: Record<string, any>
  status: string
  reason?: string
  time: Date
  /** What a replacement has yet to remove. */
  replaced?: Held
}

export type Event = { EventId: string; StackId: string; StackName: string; LogicalResourceId: string; PhysicalResourceId: string; ResourceType: string; ResourceStatus: string; ResourceStatusReason?: string; ResourceProperties?: string; Timestamp: Date }

/** What a stack is to be: a template and everything it is resolved with. */
export type Definition = { template: Template; parameters: Parameter[]; tags: Tag[]; capabilities: string[] }
export type Tag = { Key: string; Value: string }

export type Stack = Definition & {
  id: string
  name: string
  status: string
  reason?: string
  created: Date
  updated?: Date
  deleted?: Date
  parent?: Stack
  parentId?: string
  rootId?: string
  roleArn?: string
  policy?: string
  /** What holds instead of it during one update. */
  duringUpdate?: string
  isProtected: boolean
  rollback: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING'
  held: Map<string, Held>
  outputs: { OutputKey: string; OutputValue: string; Description?: string; ExportName?: string }[]
  events: Event[]
  changeSets: Map<string, any>
  /** What it was before the update that is under way or failed: where a rollback goes. */
  before?: Definition
  /** What a rollback that is continued leaves as it is, though the stack then believes it to be what it was. */
  skipped?: Set<string>
  /** Why work on it is to stop; what has not begun is not begun any more. */
  stopped?: 'FAILURE' | 'CANCEL' | 'DELETE'
  imports: Set<string>
  /** What it runs as and where. */
  call: Call
}

/** The stacks of a region, deleted ones included, in the order they were made. */
export const stacksOf = (region: Region): Map<string, Stack> => (region.cloudformation.stacks ??= new Map())
/** Export name → value and the stack that gives it. */
export const exportsOf = (region: Region): Map<string, { value: string; stackId: string }> => (region.cloudformation.exports ??= new Map())

/** A page of a list, and the token of the next one. */
export function paged<T>(all: T[], NextToken: string | undefined, size = 100): { page: T[]; NextToken?: string } {
  const from = Number(NextToken ?? 0)
  return { page: all.slice(from, from + size), NextToken: all.length > from + size ? String(from + size) : undefined }
}

/** By ID also a deleted stack; by name only one that is there. */
export function findStack(region: Region, nameOrId: string): Stack | undefined {
  const stacks = stacksOf(region)
  return stacks.get(nameOrId) ?? [...stacks.values()].findLast(({ name, status }) => name === nameOrId && status !== 'DELETE_COMPLETE')
}

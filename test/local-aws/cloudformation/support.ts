import { setTimeout as wait } from 'node:timers/promises'
import { cloudFormation } from '../../../scripts/local-aws/cloudformation/index.ts'
import { seed } from '../../../scripts/local-aws/seed.ts'
import { callIn, type Fault } from '../../../scripts/local-aws/world.ts'

type Rest = Record<string, any>
export type Event = { LogicalResourceId: string; ResourceStatus: string; ResourceStatusReason?: string; StackName: string }

export const account = '444455556666'
export const region = 'eu-west-1'

/** A template as text: resources, and whatever else it has. */
export const template = (Resources: Rest, rest: Rest = {}) => JSON.stringify({ Resources, ...rest })
export const given = (parameters: Record<string, unknown>) => Object.entries(parameters).map(([ParameterKey, value]) => ({ ParameterKey, ParameterValue: String(value) }))

/** A world of a test's own, and CloudFormation in one account and region of it, asked through the rows themselves. */
export function cloud({ stepMilliseconds = 0, as = account, inRegion = region, world = seed({ clock: { stepMilliseconds } }) } = {}) {
  const call = callIn({ world, requestId: 'test' }, as, inRegion, { account: as, Arn: `arn:aws:iam::${as}:root`, UserId: as })
  const rows = Object.fromEntries(Object.entries(cloudFormation).map(([name, operation]) => [name, (input: any = {}) => operation(input, call)]))

  /** A stack, once nothing is going on in it. */
  const settled = async (StackName: string): Promise<any> => {
    for (;;) {
      const [stack] = rows.DescribeStacks!({ StackName }).Stacks
      if (!stack.StackStatus.endsWith('_IN_PROGRESS')) return stack
      await wait(1)
    }
  }
  const create = (body: string, rest: Rest = {}) => settled(rows.CreateStack!({ StackName: 'app', TemplateBody: body, ...rest }).StackId)
  const update = (body: string | undefined, rest: Rest = {}) => settled(rows.UpdateStack!({ StackName: 'app', TemplateBody: body, ...rest }).StackId)
  const remove = async (StackName = 'app') => {
    const { StackId } = rows.DescribeStacks!({ StackName }).Stacks[0]
    rows.DeleteStack!({ StackName })
    return settled(StackId)
  }
  /** Logical ID → physical ID. */
  const resources = (StackName = 'app'): Record<string, string> =>
    Object.fromEntries(rows.ListStackResources!({ StackName }).StackResourceSummaries.map((one: any) => [one.LogicalResourceId, one.PhysicalResourceId]))
  /** What happened, oldest first. */
  const events = (StackName = 'app'): Event[] => rows.DescribeStackEvents!({ StackName }).StackEvents.reverse()
  const outputs = (stack: any): Record<string, string> => Object.fromEntries(stack.Outputs.map((one: any) => [one.OutputKey, one.OutputValue]))
  const fail = (fault: Omit<Extract<Fault, { kind: 'resource' }>, 'kind' | 'reason'>) => void world.faults.push({ kind: 'resource', reason: 'Rate exceeded', ...fault })

  /** Puts templates into a bucket, and gives the address of each. */
  const upload = (files: Record<string, string>) => {
    const bucket = world.buckets.get('tpl') ?? { Name: 'tpl', account: as, region: inRegion, objects: new Map() }
    world.buckets.set('tpl', bucket)
    for (const [key, text] of Object.entries(files)) bucket.objects.set(key, { Body: Buffer.from(text), ETag: '', LastModified: new Date(0), Tags: {} })
  }
  return { world, call, rows, settled, create, update, remove, resources, events, outputs, fail, upload }
}

export const urlOf = (file: string) => `https://tpl.s3.${region}.amazonaws.com/${file}`
/** A nested stack as a resource. */
export const child = (file: string, Parameters?: Rest, attributes: Rest = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: urlOf(file), ...(Parameters && { Parameters }) }, ...attributes })
/** A resource that shows a value as it was resolved. */
export const topic = (DisplayName: unknown = 'news', attributes: Rest = {}) => ({ Type: 'AWS::SNS::Topic', Properties: { DisplayName }, ...attributes })
export const parameter = (Value: unknown, attributes: Rest = {}) => ({ Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value }, ...attributes })

import type { CustomAnswer, CustomRequest } from '../world.ts'
import { livesIn } from './effects.ts'
import { uuid } from './digest.ts'
import type { Held, Stack } from './model.ts'
import { opened } from './secrets.ts'

/** CloudFormation sends every scalar as a string. */
function texts(value: unknown): any {
  if (Array.isArray(value)) return value.map(texts)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, texts(item)]))
}

/** What a test has put behind a custom resource; without any a function that is there succeeds and has nothing to say. */
function functionBehind({ call }: Stack, { type, properties }: Held) {
  const { world, account } = call
  const token = String(properties.ServiceToken)
  // A token may have a version or an alias behind the name.
  const [arn, name = ''] = [token.split(':').slice(0, 7).join(':'), token.split(':')[6]]
  const known = world.customResources.get(token) ?? world.customResources.get(name) ?? world.customResources.get(type)
  if (known) return known
  const isOurs = token.split(':')[2] === 'lambda' && token.split(':')[4] === account.Id
  if (isOurs && ![...livesIn('AWS::Lambda::Function', call).values()].some((one) => one.arn === arn)) throw new Error(`Function not found: ${token}`)
  return (): CustomAnswer => ({})
}

/**
 * Asks a custom resource's function, and gives the resource the ID and the data of the answer; throws what the stack's event says of
 * a failure. One that does not answer is given up at once: nobody wants to wait the hour that AWS does.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html
 */
export async function provide(stack: Stack, held: Held, RequestType: CustomRequest['RequestType'], before?: Held): Promise<void> {
  const { id, type, properties } = held
  const RequestId = uuid(stack.id, id, RequestType, stack.events.length)
  const PhysicalResourceId = RequestType === 'Create' ? undefined : (before ?? held).physicalId
  const answer = await functionBehind(stack, held)(
    {
      RequestType, RequestId, ServiceToken: String(properties.ServiceToken), StackId: stack.id, ResourceType: type, LogicalResourceId: id,
      ...(PhysicalResourceId && { PhysicalResourceId }),
      ResourceProperties: texts(opened(stack, properties)),
      ...(before && { OldResourceProperties: texts(opened(stack, before.properties)) }),
    },
    stack.call,
  )
  if (!answer) {
    throw new Error(
      `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${RequestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.`,
    )
  }
  if (Buffer.byteLength(JSON.stringify(answer)) > 4096) throw new Error('Response object is too long.')
  const isFailed = answer.Status === 'FAILED'
  if (RequestType === 'Create' || (RequestType === 'Update' && !isFailed)) held.physicalId = answer.PhysicalResourceId ?? PhysicalResourceId ?? held.physicalId
  if (isFailed) throw new Error(`Received response status [FAILED] from custom resource. Message returned: ${answer.Reason ?? ''} (RequestId: ${RequestId})`)
  held.data = { of: RequestId, values: answer.Data ?? {} }
}

/** What a custom resource with another ID has yet to remove: what it was, unless it is that again. */
export function replacedBy(physicalId: string, before: Held | undefined): Held | undefined {
  if (!before) return undefined
  const older = replacedBy(physicalId, before.replaced)
  return before.physicalId === physicalId ? older : { ...before, replaced: older }
}

/** What Fn::GetAtt gives of a custom resource. */
export function datumOf({ id: stack }: Stack, { id, data }: Held, name: string): unknown {
  if (data && name in data.values) return data.values[name]
  throw Object.assign(new Error(`CustomResource attribute error: Vendor response doesn't contain ${name} attribute in object ${stack}|${id}|${data?.of}`), { resolve: true })
}

import { createHash } from 'node:crypto'
import { cloudFormation } from '../cloudformation/index.ts'
import { mayGetObject } from '../s3/access.ts'
import { addressOf } from '../s3/address.ts'
import { type Call, refusal } from '../world.ts'
import type { Blueprint, Parameter, StackSet } from './model.ts'

/** StackSets keeps its own copy of a template, where every target account can read it. */
const bucketName = 'stacksets-service-templates'
const serviceName = 'cloudformation.amazonaws.com'

function keep({ world, region }: Call, text: string): string {
  const bucket = world.buckets.get(bucketName) ?? {
    Name: bucketName, account: serviceName, region: region.Name, objects: new Map(),
    policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucketName}/*` }] },
  }
  world.buckets.set(bucketName, bucket)
  const key = `${createHash('sha256').update(text).digest('hex')}.template`
  bucket.objects.set(key, { Body: Buffer.from(text), ETag: key, LastModified: world.clock.now(), Tags: {} })
  return `https://${bucketName}.s3.amazonaws.com/${key}`
}

const textAt = ({ world }: Pick<Call, 'world'>, url: string) => {
  const { Bucket, Key } = addressOf(url)!
  return world.buckets.get(Bucket)?.objects.get(Key)?.Body.toString() ?? ''
}

function textOf({ TemplateBody, TemplateURL }: any, { world, caller }: Call): string | undefined {
  if (TemplateBody !== undefined && TemplateURL !== undefined) {
    throw refusal('ValidationError', 'Specify exactly one of the following parameters: TemplateBody, TemplateURL')
  }
  if (TemplateURL === undefined) return TemplateBody
  const address = addressOf(TemplateURL)
  if (!address) throw refusal('ValidationError', 'TemplateURL must be a supported URL.')
  const object = world.buckets.get(address.Bucket)?.objects.get(address.Key)
  if (!object || !mayGetObject(world, caller, address.Bucket, address.Key)) throw refusal('ValidationError', 'S3 error: Access Denied')
  return object.Body.toString()
}

/** What a template declares, as far as a stack set cares. */
type Summary = {
  Parameters?: { ParameterKey: string; DefaultValue?: string; NoEcho?: boolean }[]
  ResourceTypes?: string[]
  Capabilities?: string[]
  DeclaredTransforms?: string[]
}

/** What service-managed stack sets refuse.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html */
function refuseForServiceManaged({ ResourceTypes = [], DeclaredTransforms = [] }: Summary) {
  if (DeclaredTransforms.length > 0) throw refusal('ValidationError', 'Transform is not supported in SERVICE_MANAGED permission model')
  for (const name of ['Stack', 'StackSet']) {
    if (ResourceTypes.includes(`AWS::CloudFormation::${name}`)) throw refusal('ValidationError', `${name} resource is not supported in SERVICE_MANAGED permission model`)
  }
}

function valuesOf({ Parameters: declared = [] }: Summary, given: Parameter[], before: Parameter[]): Parameter[] {
  const names = declared.map(({ ParameterKey }) => ParameterKey)
  const unknown = given.map(({ ParameterKey }) => ParameterKey).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw refusal('ValidationError', `Parameters: [${unknown.join(', ')}] do not exist in the template`)
  const values = declared.map(({ ParameterKey, DefaultValue }) => {
    const said = given.find((one) => one.ParameterKey === ParameterKey)
    const kept = before.find((one) => one.ParameterKey === ParameterKey)?.ParameterValue
    return { ParameterKey, ParameterValue: String(said?.UsePreviousValue) === 'true' ? kept : (said?.ParameterValue ?? DefaultValue) }
  })
  const missing = values.filter(({ ParameterValue }) => ParameterValue === undefined).map(({ ParameterKey }) => ParameterKey)
  if (missing.length > 0) throw refusal('ValidationError', `Parameters: [${missing.join(', ')}] must have values`)
  return values
}

type Made = Blueprint & Pick<StackSet, 'TemplateBody' | 'secrets'>

/** The blueprint a request asks for: its template read and kept, its parameters complete. `before` is what an update changes. */
export function blueprintOf(input: any, call: Call, model: StackSet['PermissionModel'], before?: StackSet): Made {
  const given = textOf(input, call)
  const previous = String(input.UsePreviousTemplate) === 'true'
  if (given === undefined && !(before && previous)) {
    throw refusal('ValidationError', `Either Template URL${before ? ', Template Body or Use Previous Template' : ' or Template Body'} must be specified.`)
  }
  const TemplateURL = given === undefined ? before!.TemplateURL : keep(call, given)
  // It reads its own copy as itself.
  const caller = { account: serviceName, Arn: serviceName, UserId: serviceName }
  const summary: Summary = cloudFormation.GetTemplateSummary!({ TemplateURL }, { ...call, caller })
  if (model === 'SERVICE_MANAGED') refuseForServiceManaged(summary)
  const Capabilities: string[] = input.Capabilities ?? []
  // CAPABILITY_NAMED_IAM acknowledges what CAPABILITY_IAM does, and more.
  const acknowledged = [...Capabilities, ...(Capabilities.includes('CAPABILITY_NAMED_IAM') ? ['CAPABILITY_IAM'] : [])]
  const missing = (summary.Capabilities ?? []).filter((name) => !acknowledged.includes(name))
  if (missing.length > 0) throw refusal('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`)
  return {
    TemplateURL,
    TemplateBody: textAt(call, TemplateURL),
    secrets: new Set((summary.Parameters ?? []).filter(({ NoEcho }) => String(NoEcho) === 'true').map(({ ParameterKey }) => ParameterKey)),
    Parameters: valuesOf(summary, input.Parameters ?? [], before?.Parameters ?? []),
    Capabilities,
    Tags: input.Tags ?? before?.Tags ?? [],
  }
}

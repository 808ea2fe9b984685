import { type Call, refusal } from '../world.ts'
import { mayGetObject } from '../s3/access.ts'
import { addressOf } from '../s3/address.ts'
import { read } from './read.ts'
import { validate } from './validate.ts'

export type Resource = {
  Type: string
  Properties?: Record<string, any>
  Condition?: string
  DependsOn?: string | string[]
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
  [attribute: string]: any
}
export type Template = {
  Description?: string
  Metadata?: Record<string, any>
  Parameters: Record<string, any>
  Rules: Record<string, any>
  Mappings: Record<string, any>
  Conditions: Record<string, any>
  Resources: Record<string, Resource>
  Outputs: Record<string, any>
  Transform: string[]
  text: string
}

const invalid = (message: string) => refusal('ValidationError', message)
const sections = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Transform', 'Hooks']

/** A rollout gives the same templates to account after account, and reading them would be most of its time. */
const remembered = new Map<string, Template>()

/** A template, YAML or JSON; not to be changed, as whoever brings the same text gets the same one. */
export function parse(text: string): Template {
  const template = remembered.get(text) ?? parsed(text)
  if (remembered.size >= 100) remembered.clear()
  remembered.set(text, template)
  return template
}

/** Reads a template and refuses what CloudFormation refuses before it looks at any resource. */
function parsed(text: string): Template {
  const whole = read(text)
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) throw invalid('Template format error: unsupported structure.')
  const unknown = Object.keys(whole).filter((name) => !sections.includes(name))
  if (unknown.length > 0) throw invalid(`Invalid template property or properties [${unknown.join(', ')}]`)
  if (String(whole.AWSTemplateFormatVersion ?? '2010-09-09') !== '2010-09-09') throw invalid('Template format error: Unrecognized template format version')
  const template: Template = {
    Description: whole.Description,
    Metadata: whole.Metadata,
    Parameters: whole.Parameters ?? {},
    Rules: whole.Rules ?? {},
    Mappings: whole.Mappings ?? {},
    Conditions: whole.Conditions ?? {},
    Resources: whole.Resources ?? {},
    Outputs: whole.Outputs ?? {},
    Transform: [whole.Transform ?? []].flat(),
    text,
  }
  const [problem] = validate(template)
  if (problem) throw invalid(problem)
  return template
}

/** The text of a template that a request carries or points to. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export function textOf({ TemplateBody, TemplateURL }: { TemplateBody?: string; TemplateURL?: string }, { world, caller }: Call): string | undefined {
  if (TemplateBody !== undefined && TemplateURL !== undefined) throw invalid('Specify exactly one of the following parameters: TemplateBody, TemplateURL')
  if (TemplateBody !== undefined) {
    if (Buffer.byteLength(TemplateBody) > 51_200) throw invalid("1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200")
    return TemplateBody
  }
  if (TemplateURL === undefined) return undefined
  const address = addressOf(TemplateURL)
  if (!address) throw invalid('TemplateURL must be a supported URL.')
  const object = world.buckets.get(address.Bucket)?.objects.get(address.Key)
  if (!object || !mayGetObject(world, caller, address.Bucket, address.Key)) {
    throw invalid('S3 error: Access Denied\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html')
  }
  if (object.Body.length > 1_048_576) throw invalid('Template may not exceed 1048576 bytes in size.')
  return object.Body.toString()
}

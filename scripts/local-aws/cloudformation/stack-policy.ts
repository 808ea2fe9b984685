import { evaluate, type Policy, type Statement } from '../iam/evaluate.ts'
import { type Call, refusal } from '../world.ts'
import type { Held, Stack } from './model.ts'
import { type Template, textOf } from './template.ts'

/*
 * A stack's own word on what an update may do to its resources; it says nothing to deletions of the stack and to rollbacks.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */

type Action = 'Update:Modify' | 'Update:Replace' | 'Update:Delete'

const invalid = (why: string) => refusal('ValidationError', `Error validating stack policy: ${why}`)

function statementsOf(body: string): Statement[] {
  try {
    const { Statement } = JSON.parse(body) as Policy
    const statements = [Statement].flat()
    if (statements.length > 0 && statements.every((one) => /^(Allow|Deny)$/.test(one.Effect) && one.Principal === '*')) return statements
  } catch {
    // Not even JSON: refused like any other.
  }
  throw invalid('Invalid stack policy')
}

/** The policy that a request gives, as a text or where it is; undefined when it gives none. Refuses what CloudFormation refuses. */
export function givenPolicy(input: any, name: 'StackPolicy' | 'StackPolicyDuringUpdate', { Resources }: Template, call: Call): string | undefined {
  const [body, url] = [input[`${name}Body`], input[`${name}URL`]]
  const text: string | undefined = body ?? (url === undefined ? undefined : textOf({ TemplateURL: url }, call))
  if (text === undefined) return undefined
  for (const { Resource, NotResource } of statementsOf(text)) {
    const unknown = [Resource ?? [], NotResource ?? []].flat().find((one) => !one.includes('*') && !(one.replace('LogicalResourceId/', '') in Resources))
    if (unknown) throw invalid(`Unknown logical id '${unknown}' in statement {} - stack policies can only be applied to logical ids referenced in the template`)
  }
  return text
}

/** What a stack's event says of a change that its policy denies; undefined when it may be. A policy denies all that it does not allow. */
export function denies({ policy, duringUpdate = policy }: Stack, { id, type }: Pick<Held, 'id' | 'type'>, action: Action): string | undefined {
  if (duringUpdate === undefined) return undefined
  const statements = statementsOf(duringUpdate)
  const request = { action, resource: `LogicalResourceId/${id}`, context: { ResourceType: type } }
  const denied = statements.findIndex((Statement) => evaluate([{ Statement }], request) === 'explicitDeny') + 1
  if (denied) return `Action denied by stack policy: Statement [#${denied}] does not allow [${action}] for resource [LogicalResourceId/${id}];`
  return evaluate([{ Statement: statements }], request) === 'allowed' ? undefined : 'Action not allowed by stack policy'
}

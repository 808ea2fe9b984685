import { refusal, type Service } from '../world.ts'
import { findStack, paged, type Stack, stacksOf } from './model.ts'
import { masked } from './parameters.ts'
import { register } from './register.ts'
import { checkName, definitionFrom, isUnchanged, refuseBusy, stackNamed, started } from './requests.ts'
import { create, remove, rollBack, update } from './run.ts'
import { givenPolicy } from './stack-policy.ts'

const invalid = (message: string) => refusal('ValidationError', message)

/** Nested stacks are protected as their root is. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html */
const isProtected = (stack: Stack): boolean => (stack.parent ? isProtected(stack.parent) : stack.isProtected)

const described = (stack: Stack) => ({
  StackId: stack.id,
  StackName: stack.name,
  Description: stack.template.Description,
  Parameters: masked(stack.template, stack.parameters),
  CreationTime: stack.created,
  LastUpdatedTime: stack.updated,
  DeletionTime: stack.deleted,
  StackStatus: stack.status,
  StackStatusReason: stack.reason,
  DisableRollback: stack.rollback === 'DO_NOTHING',
  NotificationARNs: [],
  Capabilities: stack.capabilities,
  Outputs: stack.outputs,
  RoleARN: stack.roleArn,
  Tags: stack.tags,
  EnableTerminationProtection: isProtected(stack),
  ParentId: stack.parentId,
  RootId: stack.rootId,
  DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
})

const held = (stack: Stack) =>
  [...stack.held.values()].map((one) => ({
    StackId: stack.id, StackName: stack.name, LogicalResourceId: one.id, PhysicalResourceId: one.physicalId, ResourceType: one.type,
    ResourceStatus: one.status, ResourceStatusReason: one.reason, Timestamp: one.time, LastUpdatedTimestamp: one.time,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  }))

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html */
export const stacks: Service = {
  CreateStack(input, call) {
    checkName(input.StackName)
    if (findStack(call.region, input.StackName)) throw refusal('AlreadyExistsException', `Stack [${input.StackName}] already exists`)
    if (input.OnFailure !== undefined && input.DisableRollback !== undefined) throw invalid('You can specify either OnFailure or DisableRollback, but not both.')
    const definition = definitionFrom(input, call)
    const rollback = String(input.DisableRollback) === 'true' ? 'DO_NOTHING' : (input.OnFailure ?? 'ROLLBACK')
    const policy = givenPolicy(input, 'StackPolicy', definition.template, call)
    const stack = register(call, { ...definition, policy, name: input.StackName, rollback, roleArn: input.RoleARN, isProtected: String(input.EnableTerminationProtection) === 'true' })
    started(create(stack))
    return { StackId: stack.id }
  },
  UpdateStack(input, call) {
    const stack = stackNamed(input, call)
    if (stack.status === 'DELETE_COMPLETE') throw invalid(`Stack [${input.StackName}] does not exist`)
    refuseBusy(stack)
    const definition = definitionFrom(input, call, stack)
    if (isUnchanged(stack, definition) && stack.status.endsWith('COMPLETE') && !hasNested(stack)) throw invalid('No updates are to be performed.')
    // A new policy holds once the update is through.
    const policy = givenPolicy(input, 'StackPolicy', definition.template, call) ?? stack.policy
    const duringUpdate = givenPolicy(input, 'StackPolicyDuringUpdate', definition.template, call)
    Object.assign(stack, { call, duringUpdate, roleArn: input.RoleARN ?? stack.roleArn, rollback: String(input.DisableRollback) === 'true' ? 'DO_NOTHING' : 'ROLLBACK' })
    started(update(stack, definition).then(() => stack.status === 'UPDATE_COMPLETE' && Object.assign(stack, { policy })))
    return { StackId: stack.id }
  },
  CancelUpdateStack(input, call) {
    const stack = stackNamed(input, call)
    if (stack.status !== 'UPDATE_IN_PROGRESS') throw invalid('CancelUpdateStack cannot be called from current stack status')
    stack.stopped = 'CANCEL'
    return {}
  },
  ContinueUpdateRollback(input, call) {
    const stack = stackNamed(input, call)
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED') throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not continue its rollback.`)
    if (stack.parent) throw invalid(`Stack:${stack.id} is a nested stack. Continue the rollback of its root stack`)
    skip(stack, input.ResourcesToSkip ?? [])
    Object.assign(stack, { call, roleArn: input.RoleARN ?? stack.roleArn })
    started(rollBack(stack))
    return {}
  },
  DeleteStack(input, call) {
    const stack = findStack(call.region, input.StackName ?? '')
    if (!stack || stack.status === 'DELETE_COMPLETE') return {}
    if (isProtected(stack)) throw invalid(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`)
    if (stack.status === 'DELETE_IN_PROGRESS') return {}
    if (/^(UPDATE|ROLLBACK).*_IN_PROGRESS$/.test(stack.status)) throw invalid(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`)
    const retained: string[] = input.RetainResources ?? []
    if (retained.length > 0 && stack.status !== 'DELETE_FAILED') throw invalid(`Invalid operation on stack [${stack.id}]. RetainResources may be specified only for a stack in the DELETE_FAILED state`)
    for (const id of retained) stack.held.delete(id)
    stack.call = call
    // A creation under way stops, and goes on as a deletion.
    if (stack.status === 'CREATE_IN_PROGRESS') stack.stopped = 'DELETE'
    else started(remove(stack))
    return {}
  },
  DescribeStacks(input, call) {
    if (input.StackName) return { Stacks: [described(stackNamed(input, call))] }
    const all = [...stacksOf(call.region).values()].filter(({ status }) => status !== 'DELETE_COMPLETE').reverse()
    const { page, NextToken } = paged(all, input.NextToken)
    return { Stacks: page.map(described), NextToken }
  },
  ListStacks({ StackStatusFilter = [], NextToken: token }, { region }) {
    const all = [...stacksOf(region).values()].filter(({ status }) => StackStatusFilter.length === 0 || StackStatusFilter.includes(status)).reverse()
    const { page, NextToken } = paged(all, token)
    return { StackSummaries: page.map(described).map(({ Description, ...rest }) => ({ ...rest, TemplateDescription: Description })), NextToken }
  },
  DescribeStackEvents(input, call) {
    const { page, NextToken } = paged([...stackNamed(input, call).events].reverse(), input.NextToken)
    return { StackEvents: page, NextToken }
  },
  DescribeStackResource(input, call) {
    const StackResourceDetail = held(stackNamed(input, call)).find(({ LogicalResourceId }) => LogicalResourceId === input.LogicalResourceId)
    if (!StackResourceDetail) throw invalid(`Resource ${input.LogicalResourceId} does not exist for stack ${input.StackName}`)
    return { StackResourceDetail }
  },
  DescribeStackResources(input, call) {
    return { StackResources: held(stackNamed(input, call)).filter(({ LogicalResourceId }) => !input.LogicalResourceId || LogicalResourceId === input.LogicalResourceId) }
  },
  ListStackResources(input, call) {
    const { page, NextToken } = paged(held(stackNamed(input, call)), input.NextToken)
    return { StackResourceSummaries: page, NextToken }
  },
  GetTemplate(input, call) {
    const stack = stackNamed(input, call)
    const set = input.ChangeSetName && stack.changeSets.get(input.ChangeSetName)
    return { TemplateBody: (set?.definition ?? stack).template.text, StagesAvailable: ['Original', 'Processed'] }
  },
  GetStackPolicy: (input, call) => ({ StackPolicyBody: stackNamed(input, call).policy }),
  SetStackPolicy(input, call) {
    const stack = stackNamed(input, call)
    stack.policy = givenPolicy(input, 'StackPolicy', stack.template, call)
    return {}
  },
  UpdateTerminationProtection(input, call) {
    const stack = stackNamed(input, call)
    if (stack.parent) throw invalid('Termination protection cannot be set on a nested stack. Set it on the root stack')
    stack.isProtected = String(input.EnableTerminationProtection) === 'true'
    return { StackId: stack.id }
  },
}

/**
 * Marks what a continued rollback leaves alone: resources that failed to go back, by `LogicalId` or `NestedStackName.LogicalId`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
 */
function skip(root: Stack, names: string[]) {
  const found = names.map((name) => {
    const [id, nested = root.name] = name.split('.').reverse() as [string, string?]
    const stack = [...stacksOf(root.call.region).values()].find((one) => one.name === nested && one.status !== 'DELETE_COMPLETE' && (one === root || one.rootId === root.id))
    const { status, reason } = stack?.held.get(id) ?? {}
    return { name, id, stack: status === 'UPDATE_FAILED' && !reason?.endsWith('cancelled') ? stack : undefined }
  })
  const wrong = found.filter(({ stack }) => !stack).map(({ name }) => name)
  if (wrong.length > 0) throw invalid(`The following resource(s) cannot be skipped because they did not fail to roll back: [${wrong.join(', ')}]`)
  for (const { id, stack } of found) stack!.skipped = new Set([...(stack!.skipped ?? []), id])
}

/** A nested template may have changed under the same address. */
const hasNested = ({ template }: Stack) => Object.values(template.Resources).some(({ Type }) => Type === 'AWS::CloudFormation::Stack')

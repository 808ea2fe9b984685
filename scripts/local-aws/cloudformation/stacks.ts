import { refusal, type Service } from '../world.ts'
import { refuseBusy, started } from './change-sets.ts'
import { findStack, type Stack, stacksOf } from './model.ts'
import { masked } from './parameters.ts'
import { register } from './register.ts'
import { checkName, definitionFrom, isUnchanged, stackNamed } from './requests.ts'
import { create, remove, rollBack, update } from './run.ts'

const invalid = (message: string) => refusal('ValidationError', message)

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
  EnableTerminationProtection: stack.isProtected,
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
    const definition = definitionFrom(input, call)
    const rollback = String(input.DisableRollback) === 'true' ? 'DO_NOTHING' : (input.OnFailure ?? 'ROLLBACK')
    const stack = register(call, { ...definition, name: input.StackName, rollback, roleArn: input.RoleARN, isProtected: String(input.EnableTerminationProtection) === 'true' })
    started(create(stack))
    return { StackId: stack.id }
  },
  UpdateStack(input, call) {
    const stack = stackNamed(input, call)
    if (stack.status === 'DELETE_COMPLETE') throw invalid(`Stack [${input.StackName}] does not exist`)
    refuseBusy(stack)
    const definition = definitionFrom(input, call, stack)
    if (isUnchanged(stack, definition) && !hasNested(stack)) throw invalid('No updates are to be performed.')
    stack.call = call
    started(update(stack, definition))
    return { StackId: stack.id }
  },
  DeleteStack(input, call) {
    const stack = findStack(call.region, input.StackName)
    if (!stack || stack.status === 'DELETE_COMPLETE') return {}
    if (stack.isProtected) throw invalid(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`)
    if (/_IN_PROGRESS$/.test(stack.status) && stack.status !== 'REVIEW_IN_PROGRESS') throw invalid(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`)
    for (const id of input.RetainResources ?? []) Object.assign(stack.held.get(id) ?? {}, { resource: { ...stack.held.get(id)?.resource, DeletionPolicy: 'Retain' } })
    stack.call = call
    started(remove(stack))
    return {}
  },
  DescribeStacks(input, call) {
    if (input.StackName) return { Stacks: [described(stackNamed(input, call))] }
    return { Stacks: [...stacksOf(call.region).values()].filter(({ status }) => status !== 'DELETE_COMPLETE').map(described).reverse() }
  },
  ListStacks({ StackStatusFilter = [] }, { region }) {
    const all = [...stacksOf(region).values()].map(described).reverse()
    return { StackSummaries: all.filter(({ StackStatus }) => StackStatusFilter.length === 0 || StackStatusFilter.includes(StackStatus)) }
  },
  DescribeStackEvents(input, call) {
    const all = [...stackNamed(input, call).events].reverse()
    const from = Number(input.NextToken ?? 0)
    return { StackEvents: all.slice(from, from + 100), NextToken: all.length > from + 100 ? String(from + 100) : undefined }
  },
  DescribeStackResource(input, call) {
    const StackResourceDetail = held(stackNamed(input, call)).find(({ LogicalResourceId }) => LogicalResourceId === input.LogicalResourceId)
    if (!StackResourceDetail) throw invalid(`Resource ${input.LogicalResourceId} does not exist for stack ${input.StackName}`)
    return { StackResourceDetail }
  },
  DescribeStackResources(input, call) {
    return { StackResources: held(stackNamed(input, call)).filter(({ LogicalResourceId }) => !input.LogicalResourceId || LogicalResourceId === input.LogicalResourceId) }
  },
  ListStackResources: (input, call) => ({ StackResourceSummaries: held(stackNamed(input, call)) }),
  GetTemplate: (input, call) => ({ TemplateBody: stackNamed(input, call).template.text, StagesAvailable: ['Original', 'Processed'] }),
  GetStackPolicy: (input, call) => ({ StackPolicyBody: stackNamed(input, call).policy }),
  SetStackPolicy(input, call) {
    stackNamed(input, call).policy = input.StackPolicyBody
    return {}
  },
  UpdateTerminationProtection(input, call) {
    const stack = stackNamed(input, call)
    stack.isProtected = String(input.EnableTerminationProtection) === 'true'
    return { StackId: stack.id }
  },
  ContinueUpdateRollback(input, call) {
    const stack = stackNamed(input, call)
    const before = call.region.cloudformation.before?.get(stack.id)
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !before) throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not continue its rollback.`)
    started(rollBack(stack, before))
    return {}
  },
}

/** A nested template may have changed under the same address. */
const hasNested = ({ template }: Stack) => Object.values(template.Resources).some(({ Type }) => Type === 'AWS::CloudFormation::Stack')

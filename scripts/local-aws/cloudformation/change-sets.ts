import { type Call, refusal, type Service } from '../world.ts'
import { digest } from './identity.ts'
import { findStack, type Stack } from './model.ts'
import { masked } from './parameters.ts'
import { register } from './register.ts'
import { checkName, definitionFrom, isUnchanged, stackNamed } from './requests.ts'
import { condition, resolve } from './resolve.ts'
import { isCreateOnly, resourceType } from './resource-types.ts'
import { create, update } from './run.ts'
import { scopeOf } from './scope.ts'

const invalid = (message: string) => refusal('ValidationError', message)

/** What a definition would change in a stack: resources that are not there yet have identities nobody knows. */
function changesOf(stack: Stack, to: Stack) {
  const scope = scopeOf(to, { unknown: (id) => `{{${id}}}` })
  const { Resources } = to.template
  const row = (Action: string, LogicalResourceId: string, ResourceType: string, rest: object) => ({ Type: 'Resource', ResourceChange: { Action, LogicalResourceId, ResourceType, Scope: [], Details: [], ...rest } })
  const wanted = Object.keys(Resources).filter((id) => !Resources[id]!.Condition || condition(scope, Resources[id]!.Condition!))
  const changed = wanted.flatMap((id) => {
    const { Type, Properties = {} } = Resources[id]!
    const held = stack.held.get(id)
    if (!held) return [row('Add', id, Type, {})]
    const properties = resolve(scope, Properties)
    const names = Object.keys({ ...held.properties, ...properties }).filter((key) => JSON.stringify(held.properties[key]) !== JSON.stringify(properties[key]))
    if (names.length === 0 && held.type === Type) return []
    const replaces = held.type !== Type || names.some((name) => isCreateOnly(resourceType(Type)!.properties[name] ?? ''))
    const Details = names.map((Name) => ({ Target: { Attribute: 'Properties', Name, RequiresRecreation: isCreateOnly(resourceType(Type)!.properties[Name] ?? '') ? 'Always' : 'Never' }, Evaluation: 'Static', ChangeSource: 'DirectModification' }))
    return [row('Modify', id, Type, { PhysicalResourceId: held.physicalId, Replacement: replaces ? 'True' : 'False', Scope: ['Properties'], Details })]
  })
  const removed = [...stack.held.values()].filter(({ id }) => !wanted.includes(id)).map(({ id, type, physicalId, resource }) => row('Remove', id, type, { PhysicalResourceId: physicalId, PolicyAction: resource.DeletionPolicy === 'Retain' ? 'Retain' : 'Delete' }))
  return [...changed, ...removed]
}

function changeSet({ ChangeSetName, StackName }: any, call: Call): { stack: Stack; set: any } {
  const stacks = StackName ? [findStack(call.region, StackName)] : [...(call.region.cloudformation.stacks?.values() ?? [])]
  for (const stack of stacks as Stack[]) {
    const set = stack && ([...stack.changeSets.values()].find((one) => one.ChangeSetId === ChangeSetName) ?? stack.changeSets.get(ChangeSetName))
    if (set) return { stack, set }
  }
  throw refusal('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`, 404)
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html */
export const changeSets: Service = {
  CreateChangeSet(input, call) {
    const { ChangeSetName, ChangeSetType = 'UPDATE', Description } = input
    checkName(input.StackName.startsWith('arn:') ? 'arn' : input.StackName)
    let stack = findStack(call.region, input.StackName)
    if (ChangeSetType === 'UPDATE' && (!stack || stack.status === 'REVIEW_IN_PROGRESS')) throw invalid(stack ? `Stack [${input.StackName}] is in REVIEW_IN_PROGRESS state and can not be updated.` : `Stack [${input.StackName}] does not exist`)
    if (ChangeSetType === 'CREATE' && stack && stack.status !== 'REVIEW_IN_PROGRESS') throw invalid(`Stack [${input.StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`)
    if (ChangeSetType === 'UPDATE') refuseBusy(stack!)
    const definition = definitionFrom(input, call, ChangeSetType === 'UPDATE' ? stack : undefined)
    stack ??= register(call, { ...definition, name: input.StackName, rollback: 'ROLLBACK', roleArn: input.RoleARN })
    if (stack.changeSets.has(ChangeSetName)) throw refusal('AlreadyExistsException', `ChangeSet ${ChangeSetName} already exists`)
    const isSame = ChangeSetType === 'UPDATE' && isUnchanged(stack, definition)
    const Changes = isSame ? [] : changesOf(stack, { ...stack, ...definition })
    const isEmpty = isSame || (Changes.length === 0 && ChangeSetType === 'UPDATE' && JSON.stringify(definition.template.Outputs) === JSON.stringify(stack.template.Outputs))
    const hex = digest(stack.id, ChangeSetName, stack.changeSets.size)
    const ChangeSetId = `arn:aws:cloudformation:${call.region.Name}:${call.account.Id}:changeSet/${ChangeSetName}/${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
    stack.changeSets.set(ChangeSetName, {
      ChangeSetName, ChangeSetId, StackId: stack.id, StackName: stack.name, Description, ChangeSetType,
      Parameters: masked(definition.template, definition.parameters), Tags: definition.tags, Capabilities: definition.capabilities,
      CreationTime: call.world.clock.now(), Changes, definition, roleArn: input.RoleARN,
      Status: isEmpty ? 'FAILED' : 'CREATE_COMPLETE',
      StatusReason: isEmpty ? "The submitted information didn't contain changes. Submit different information to create a change set." : undefined,
      ExecutionStatus: isEmpty ? 'UNAVAILABLE' : 'AVAILABLE',
    })
    return { Id: ChangeSetId, StackId: stack.id }
  },
  DescribeChangeSet(input, call) {
    const { definition: _, roleArn: __, ...set } = changeSet(input, call).set
    return set
  },
  ExecuteChangeSet(input, call) {
    const { stack, set } = changeSet(input, call)
    if (set.ExecutionStatus !== 'AVAILABLE') throw refusal('InvalidChangeSetStatus', `ChangeSet [${set.ChangeSetId}] cannot be executed in its current status of [${set.Status}]`)
    Object.assign(set, { ExecutionStatus: 'EXECUTE_IN_PROGRESS' })
    stack.call = call
    stack.changeSets.clear()
    if (String(input.DisableRollback) === 'true') stack.rollback = 'DO_NOTHING'
    if (set.ChangeSetType === 'CREATE') {
      Object.assign(stack, set.definition)
      started(create(stack))
    } else started(update(stack, set.definition))
    return {}
  },
  DeleteChangeSet(input, call) {
    const { stack, set } = changeSet(input, call)
    stack.changeSets.delete(set.ChangeSetName)
    return {}
  },
  ListChangeSets(input, call) {
    return { Summaries: [...stackNamed(input, call).changeSets.values()].map(({ definition: _, roleArn: __, Changes: ___, ...set }) => set) }
  },
}

/** Work goes on after the answer; a fault of ours must be seen. */
export const started = (work: Promise<unknown>) => void work.catch((error) => console.error(error))

export function refuseBusy(stack: Stack) {
  if (/_IN_PROGRESS$|ROLLBACK_COMPLETE$|FAILED$/.test(stack.status) && !/^UPDATE_ROLLBACK_COMPLETE$/.test(stack.status)) {
    throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`)
  }
}

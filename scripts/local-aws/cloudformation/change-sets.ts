import { type Call, refusal, type Service } from '../world.ts'
import { changesOf, type ForNested } from './changes.ts'
import { become } from './events.ts'
import { uuid } from './digest.ts'
import { type Definition, findStack, paged, type Stack, stacksOf } from './model.ts'
import { masked } from './parameters.ts'
import { register } from './register.ts'
import { checkName, definitionFrom, isUnchanged, refuseBusy, stackNamed, started } from './requests.ts'
import { create, update } from './run.ts'

const invalid = (message: string) => refusal('ValidationError', message)

function changeSet({ ChangeSetName, StackName }: any, { region }: Call): { stack: Stack; set: any } {
  const among = StackName ? [findStack(region, StackName)] : [...stacksOf(region).values()]
  for (const stack of among) {
    const set = stack?.changeSets.get(ChangeSetName) ?? [...(stack?.changeSets.values() ?? [])].find(({ ChangeSetId }) => ChangeSetId === ChangeSetName)
    if (stack && set) return { stack, set }
  }
  throw refusal('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`, 404)
}

const idOf = ({ region, account, world }: Call, name: string, ...parts: unknown[]) =>
  `arn:${world.partition}:cloudformation:${region.Name}:${account.Id}:changeSet/${name}/${uuid(account.Id, region.Name, name, ...parts)}`

const shown = ({ definition: _, roleArn: __, ...set }: any) => set

/** The stack a change set is for; one that is to be created gets its name, and nothing more, at once. */
function stackFor({ StackName, ChangeSetName, ChangeSetType, RoleARN }: any, call: Call): { stack?: Stack; make: (definition: Definition) => Stack } {
  if (!StackName?.startsWith('arn:')) checkName(StackName)
  const stack = findStack(call.region, StackName)
  const isThere = stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS'
  if (ChangeSetType === 'UPDATE' && !stack) throw invalid(`Stack [${StackName}] does not exist`)
  if (ChangeSetType === 'CREATE' && isThere) throw invalid(`Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`)
  if (ChangeSetType === 'UPDATE') refuseBusy(stack!)
  const make = (definition: Definition) => {
    const made = register(call, { ...definition, name: StackName, rollback: 'ROLLBACK', roleArn: RoleARN })
    become(made, 'REVIEW_IN_PROGRESS', 'User Initiated')
    return made
  }
  return { stack, make }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html */
export const changeSets: Service = {
  CreateChangeSet({ ChangeSetType = 'UPDATE', ...rest }, call) {
    const input = { ...rest, ChangeSetType }
    const { ChangeSetName, Description } = input
    if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(ChangeSetName ?? '')) throw invalid(`1 validation error detected: Value '${ChangeSetName}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`)
    const { stack: there, make } = stackFor(input, call)
    if (there?.changeSets.has(ChangeSetName)) throw refusal('AlreadyExistsException', `ChangeSet ${ChangeSetName} cannot be created due to a mismatch with existing attribute Template`)
    const definition = definitionFrom(input, call, ChangeSetType === 'UPDATE' ? there : undefined)
    const stack = there ?? make(definition)
    const ChangeSetId = idOf(call, ChangeSetName, stack.id, stack.changeSets.size)
    const facts = { StackId: stack.id, StackName: stack.name, ChangeSetType, CreationTime: call.world.clock.now(), Capabilities: definition.capabilities, Tags: definition.tags }
    const ready = { Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' }

    const nested: any[] = []
    const forNested: ForNested = (id, child, Changes) => {
      const name = `${ChangeSetName}-${id}`
      const one = { ...facts, ...ready, StackId: child.id || undefined, StackName: child.name, ChangeSetName: name, ChangeSetId: idOf(call, name, ChangeSetId, child.name), ParentChangeSetId: ChangeSetId, RootChangeSetId: ChangeSetId, Changes, IncludeNestedStacks: true }
      nested.push(one)
      return one.ChangeSetId
    }
    const IncludeNestedStacks = String(input.IncludeNestedStacks) === 'true'
    const Changes = changesOf(stack, { ...stack, ...definition, call, imports: new Set() }, IncludeNestedStacks ? forNested : undefined)
    const isEmpty = ChangeSetType === 'UPDATE' && Changes.length === 0 && isUnchanged(stack, definition)
    const state = isEmpty ? { Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE', StatusReason: "The submitted information didn't contain changes. Submit different information to create a change set." } : ready
    for (const one of nested) stack.changeSets.set(one.ChangeSetId, one)
    stack.changeSets.set(ChangeSetName, {
      ...facts, ...state, ChangeSetName, ChangeSetId, Description, Parameters: masked(definition.template, definition.parameters), Changes, IncludeNestedStacks, definition, roleArn: input.RoleARN,
    })
    return { Id: ChangeSetId, StackId: stack.id }
  },
  DescribeChangeSet(input, call) {
    const { set } = changeSet(input, call)
    const { page, NextToken } = paged<any>(set.Changes, input.NextToken)
    return { ...shown(set), Changes: page, NextToken }
  },
  ExecuteChangeSet(input, call) {
    const { stack, set } = changeSet(input, call)
    if (set.ParentChangeSetId) throw refusal('InvalidChangeSetStatus', `ChangeSet [${set.ChangeSetId}] cannot be executed because it is not the root change set`)
    if (set.ExecutionStatus !== 'AVAILABLE') throw refusal('InvalidChangeSetStatus', `ChangeSet [${set.ChangeSetId}] cannot be executed in its current status of [${set.Status}]`)
    // Those that were made for the stack as it was are of no use any more.
    stack.changeSets.clear()
    Object.assign(stack, { call, duringUpdate: undefined, roleArn: set.roleArn ?? stack.roleArn, rollback: String(input.DisableRollback) === 'true' ? 'DO_NOTHING' : stack.rollback })
    const work: Promise<unknown> = set.ChangeSetType === 'CREATE' ? create(Object.assign(stack, set.definition)) : update(stack, set.definition)
    started(work)
    // Where no time passes, the answer waits for the work: `aws cloudformation deploy` would ask again after 30 seconds only.
    return call.world.clock.stepMilliseconds === 0 ? work.then(() => ({})) : {}
  },
  DeleteChangeSet(input, call) {
    const { stack, set } = changeSet(input, call)
    for (const [key, { ChangeSetId, RootChangeSetId }] of stack.changeSets) if ([ChangeSetId, RootChangeSetId].includes(set.ChangeSetId)) stack.changeSets.delete(key)
    return {}
  },
  ListChangeSets(input, call) {
    const { page, NextToken } = paged([...stackNamed(input, call).changeSets.values()], input.NextToken)
    return { Summaries: page.map(({ Changes: _, Parameters: __, ...set }) => shown(set)), NextToken }
  },
}

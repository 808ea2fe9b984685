import { difference } from './converge.ts'
import type { Held, Stack } from './model.ts'
import { nestedDefinition } from './nested.ts'
import { condition, nothing, resolve } from './resolve.ts'
import { isCreateOnly, resourceType } from './resource-types.ts'
import { scopeOf } from './scope.ts'
import { policyOf } from './snapshots.ts'
import { findStack } from './model.ts'

type Change = { Type: 'Resource'; ResourceChange: Record<string, any> }
/** Makes the change set of a nested stack, and gives its ID. */
export type ForNested = (id: string, child: Stack, Changes: Change[]) => string

const row = (Action: string, LogicalResourceId: string, ResourceType: string, rest: object = {}): Change => ({
  Type: 'Resource',
  ResourceChange: { Action, LogicalResourceId, ResourceType, Scope: [], Details: [], ...rest },
})

/**
 * What a stack would change to become what `to` says; resources that are not there yet have identities nobody knows.
 * With `forNested`, nested stacks are looked into; without, each may change and is listed, as on AWS.
 */
export function changesOf(stack: Stack, to: Stack, forNested?: ForNested): Change[] {
  const scope = scopeOf(to, { unknown: (id) => `{{${id}}}` })
  const { Resources } = to.template
  const wanted = Object.keys(Resources).filter((id) => !Resources[id]!.Condition || condition(scope, Resources[id]!.Condition!))
  const removed = [...stack.held.values()].filter(({ id, physicalId }) => physicalId !== '' && !wanted.includes(id))
  return [
    ...wanted.flatMap((id) => {
      const resolved = resolve(scope, Resources[id]!.Properties ?? {})
      const properties = resolved === nothing ? {} : resolved
      const held = stack.held.get(id)
      const before = held && held.physicalId !== '' ? held : undefined
      if (Resources[id]!.Type === 'AWS::CloudFormation::Stack') return changeOfNested(to, id, properties, before, forNested)
      return before ? changeOf(before, properties) : [row('Add', id, Resources[id]!.Type)]
    }),
    ...removed.map((one) => row('Remove', one.id, one.type, { PhysicalResourceId: one.physicalId, PolicyAction: policyOf(one, 'DeletionPolicy').replace('ExceptOnCreate', '') })),
  ]
}

function changeOf(held: Held, properties: Record<string, any>): Change[] {
  const { id, type, physicalId, properties: before } = held
  const { names, replaces } = difference(type, before, properties)
  if (names.length === 0) return []
  const Details = names.map((Name) => ({
    Target: { Attribute: 'Properties', Name, RequiresRecreation: isCreateOnly(resourceType(type)!.properties[Name] ?? '') ? 'Always' : 'Never' },
    Evaluation: 'Static',
    ChangeSource: 'DirectModification',
  }))
  const PolicyAction = replaces ? `ReplaceAnd${policyOf(held, 'UpdateReplacePolicy')}` : undefined
  return [row('Modify', id, type, { PhysicalResourceId: physicalId, Replacement: replaces ? 'True' : 'False', Scope: ['Properties'], Details, PolicyAction })]
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/change-sets-for-nested-stacks.html */
function changeOfNested(parent: Stack, id: string, properties: Record<string, any>, before: Held | undefined, forNested?: ForNested): Change[] {
  const type = 'AWS::CloudFormation::Stack'
  const change = (ChangeSetId?: string) =>
    before
      ? row('Modify', id, type, { PhysicalResourceId: before.physicalId, Replacement: 'False', Scope: ['Properties'], ChangeSetId, Details: [{ Target: { Attribute: 'Properties' }, Evaluation: 'Dynamic', ChangeSource: 'Automatic' }] })
      : row('Add', id, type, { ChangeSetId })
  if (!forNested) return [change()]
  const child = before && findStack(parent.call.region, before.physicalId)
  const definition = nestedDefinition(parent, properties)
  const blank: Stack = child ?? { ...parent, name: `${parent.name}-${id}`, id: '', held: new Map() }
  const changes = changesOf(blank, { ...blank, ...definition }, forNested)
  return child && changes.length === 0 ? [] : [change(forNested(id, blank, changes))]
}

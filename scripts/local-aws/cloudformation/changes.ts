import { findStack, type Held, type Stack } from './model.ts'
import { nestedDefinition } from './nested.ts'
import { referencesOf, waitsFor } from './references.ts'
import { condition, isIntrinsic, nothing, resolve } from './resolve.ts'
import { scopeOf } from './scope.ts'
import { policyOf } from './snapshots.ts'
import { updatesBetween } from './update-behaviors.ts'

type Change = { Type: 'Resource'; ResourceChange: Record<string, any> }
/** Makes the change set of a nested stack, and gives its ID. */
export type ForNested = (id: string, child: Stack, Changes: Change[]) => string

const row = (Action: string, LogicalResourceId: string, ResourceType: string, rest: object = {}): Change => ({
  Type: 'Resource',
  ResourceChange: { Action, LogicalResourceId, ResourceType, Scope: [], Details: [], ...rest },
})

/** A value that is known only once somebody else has been made or changed. */
const isUnknown = (value: unknown) => /\{\{\w+\}\}/.test(JSON.stringify(value) ?? '')

/**
 * What a stack would change to become what `to` says; resources that are not there yet, or are replaced, have identities nobody
 * knows, and those that change have attributes nobody knows. With `forNested`, nested stacks are looked into; without, each may
 * change and is listed, as on AWS. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html
 */
export const changesOf = (stack: Stack, to: Stack, forNested?: ForNested): Change[] => planOf(stack, to, forNested).changes

function planOf(stack: Stack, to: Stack, forNested?: ForNested): { changes: Change[]; outputs: Record<string, unknown> } {
  const { Resources, Outputs } = to.template
  const [replaced, changed] = [new Set<string>(), new Set<string>()]
  const outputs = new Map<string, Record<string, unknown>>()
  const isThere = (id: string) => (stack.held.get(id)?.physicalId ?? '') !== ''
  const unknown = (id: string, attribute?: string) => {
    const isNew = !isThere(id) || replaced.has(id) || (attribute !== undefined && changed.has(id))
    return isNew ? `{{${id}}}` : attribute?.startsWith('Outputs.') ? outputs.get(id)?.[attribute.slice(8)] : undefined
  }
  const scope = scopeOf(to, { unknown })
  const wanted = Object.keys(Resources).filter((id) => !Resources[id]!.Condition || condition(scope, Resources[id]!.Condition!))
  const planned = (value: unknown): unknown => {
    try {
      return resolve(scope, value)
    } catch (error) {
      if (Array.isArray(value)) return value.map(planned).filter((item) => item !== nothing)
      if (!isIntrinsic(value)) return known(value as object)
      // A part of something unknown is unknown.
      const id = [...referencesOf(value).names].find((name) => name in Resources && (unknown(name) ?? unknown(name, '')) !== undefined)
      if (id) return `{{${id}}}`
      throw error
    }
  }
  const known = (values: object) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, planned(value)] as const).filter(([, value]) => value !== nothing))
  const rowsOf = (id: string): Change[] => {
    const { Type, Properties = {} } = Resources[id]!
    const properties = known(Properties)
    const before = isThere(id) ? stack.held.get(id) : undefined
    if (Type === 'AWS::CloudFormation::Stack') {
      const nested = changeOfNested(to, id, properties, before, forNested)
      outputs.set(id, nested.outputs)
      return nested.changes
    }
    if (!before) return [row('Add', id, Type)]
    const rows = changeOf(before, properties, (path) => causeOf(at(Properties, path), to, unknown))
    if (rows.length > 0) changed.add(id)
    if (rows.some(({ ResourceChange }) => ResourceChange.Replacement !== 'False')) replaced.add(id)
    return rows
  }
  const done = new Map<string, Change[]>()
  const visit = (id: string) => {
    if (done.has(id)) return
    for (const other of waitsFor(Resources[id]!)) if (wanted.includes(other)) visit(other)
    done.set(id, rowsOf(id))
  }
  for (const id of wanted) visit(id)
  const removed = [...stack.held.values()].filter(({ id, physicalId }) => physicalId !== '' && !wanted.includes(id))
  const given = Object.entries<any>(Outputs).filter(([, { Condition }]) => !Condition || condition(scope, Condition))
  return {
    changes: [
      ...wanted.flatMap((id) => done.get(id)!),
      ...removed.map((one) => row('Remove', one.id, one.type, { PhysicalResourceId: one.physicalId, PolicyAction: policyOf(one, 'DeletionPolicy').replace('ExceptOnCreate', '') })),
    ],
    outputs: forNested ? Object.fromEntries(given.map(([name, { Value }]) => [name, planned(Value)])) : {},
  }
}

/** Who makes a value unknown. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html */
function causeOf(value: unknown, { template, parameters }: Stack, unknown: (id: string, attribute?: string) => unknown): { ChangeSource: string; CausingEntity?: string } {
  const { names, attributes } = referencesOf(value)
  const attribute = attributes.find(({ id, name }) => id in template.Resources && isUnknown(unknown(id, name)))
  if (attribute) return { ChangeSource: 'ResourceAttribute', CausingEntity: `${attribute.id}.${attribute.name}` }
  const id = [...names].find((name) => name in template.Resources && isUnknown(unknown(name)))
  if (id) return { ChangeSource: 'ResourceReference', CausingEntity: id }
  return { ChangeSource: 'ParameterReference', CausingEntity: parameters.find(({ ParameterKey, ParameterValue }) => names.has(ParameterKey) && isUnknown(ParameterValue))?.ParameterKey }
}

/** What stands at a place of a resource's properties; the function or the unknown value on the way that gives it. */
const at = (properties: unknown, path: string[]) =>
  path.reduce<any>((value, key) => (typeof value !== 'object' || value === null || isIntrinsic(value) ? value : value[key]), properties)

/** Replacement is True only where a value that is known by now forces it. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html */
function changeOf(held: Held, properties: Record<string, any>, causeOf: (path: string[]) => object): Change[] {
  const { id, type, physicalId, properties: before } = held
  const updates = updatesBetween(type, before, properties)
  if (updates.length === 0) return []
  const Details = updates.map(({ path, requires }) => {
    const source = isUnknown(at(properties, path)) ? { Evaluation: 'Dynamic', ...causeOf(path) } : { Evaluation: 'Static', ChangeSource: 'DirectModification' }
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
    return { Target: { Attribute: 'Properties', Name: path[0], Path: ['', 'Properties', ...path].join('/'), RequiresRecreation: requires }, ...source }
  })
  const isCertain = Details.some(({ Target, Evaluation }) => Target.RequiresRecreation === 'Always' && Evaluation === 'Static')
  const Replacement = isCertain ? 'True' : Details.some(({ Target }) => Target.RequiresRecreation !== 'Never') ? 'Conditional' : 'False'
  const PolicyAction = Replacement === 'False' ? undefined : `ReplaceAnd${policyOf(held, 'UpdateReplacePolicy')}`
  return [row('Modify', id, type, { PhysicalResourceId: physicalId, Replacement, Scope: ['Properties'], Details, PolicyAction })]
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/change-sets-for-nested-stacks.html */
function changeOfNested(parent: Stack, id: string, properties: Record<string, any>, before: Held | undefined, forNested?: ForNested): { changes: Change[]; outputs: Record<string, unknown> } {
  const type = 'AWS::CloudFormation::Stack'
  const change = (ChangeSetId?: string) =>
    before
      ? row('Modify', id, type, { PhysicalResourceId: before.physicalId, Replacement: 'False', Scope: ['Properties'], ChangeSetId, Details: [{ Target: { Attribute: 'Properties' }, Evaluation: 'Dynamic', ChangeSource: 'Automatic' }] })
      : row('Add', id, type, { ChangeSetId })
  const child = before && findStack(parent.call.region, before.physicalId)
  if (!forNested) return { changes: [change()], outputs: {} }
  const definition = nestedDefinition(parent, properties, isUnknown)
  const blank: Stack = child ?? { ...parent, name: `${parent.name}-${id}`, id: '', held: new Map() }
  const { changes, outputs } = planOf(blank, { ...blank, ...definition }, forNested)
  return { changes: child && changes.length === 0 ? [] : [change(forNested(id, blank, changes))], outputs }
}

import { childrenOf } from '../assembly.ts'
import type { Parameter, Template } from '../template.ts'
import type { Decision } from '../decisions.ts'
import { all, type Cases, type Conditions, fold, type Formula } from './conditions.ts'
import { functionOf, isConstant, isNoValue, join, listOf, mapped, select, split, sub } from './values.ts'

/** Why a tree cannot be flattened. */
export type Refusal = { code: string; path: string; text: string }

/** What is gathered while the tree is expanded. */
export type Flat = {
  /** The parameters of the root, which conditions may read. */
  parameters: Record<string, Parameter>
  Mappings: Record<string, unknown>
  Conditions: Conditions
  /** The name of each condition by its text. */
  names: Map<string, string>
  cases: Cases
  /** Where each name came from, to name both sides of a clash. */
  origins: Map<string, string>
  refusals: Refusal[]
}

/** One thing of a template that the others wait for: a resource, or a whole nested stack. */
export type Item = { leaves: string[]; condition: Formula; waits: Set<string>; items?: Record<string, Item> }

type Output = { value: unknown; condition: Formula }
type Scope = {
  template: Template
  path: string
  prefix: string
  /** What the parameters of a child stand for, in the root's terms; undefined for the root, whose parameters stay. */
  parameters?: Record<string, unknown>
  /** The condition under which this stack is there. */
  given: Formula
  children: Record<string, Record<string, Output>>
}

const at = (path: string, name: string) => (path ? `${path}/${name}` : name)
const pseudo = (name: string) => name.startsWith('AWS::')
const perStack = ['AWS::StackName', 'AWS::StackId', 'AWS::NotificationARNs']

/** What a template and everything nested in it come to: the items, for their order, the flat resources, and the outputs. */
type Expanded = { items: Record<string, Item>; resources: Record<string, any>; outputs: Record<string, Output> }

export function expand(flat: Flat, template: Template, path = '', prefix = '', parameters?: Record<string, unknown>, given: Formula = true): Expanded {
  const scope: Scope = { template, path, prefix, parameters, given, children: {} }
  const children = childrenOf(template)

  for (const [name, mapping] of Object.entries(template.Mappings ?? {})) claim(flat, 'Mappings', scope, name, mapping)
  expandConditions(flat, scope)
  // Where nothing is nested, references alone say what waits for what.
  const isPlain = Object.keys(children).length === 0
  const mentions = new Map(Object.entries(template.Resources).map(([logicalId, resource]) => [logicalId, isPlain ? new Set<string>() : mentioned(resource)]))
  // Children in the order their outputs are needed; a cycle is check's to report.
  const nested: Record<string, Expanded & { item: Item }> = {}
  const visiting = new Set<string>()
  const visit = (logicalId: string) => {
    if (visiting.has(logicalId)) return
    visiting.add(logicalId)
    for (const other of mentions.get(logicalId)!) if (children[other]) visit(other)
    nested[logicalId] = nest(flat, scope, logicalId, children[logicalId]!)
    scope.children[logicalId] = nested[logicalId].outputs
  }
  for (const logicalId of Object.keys(children)) visit(logicalId)

  const items: Record<string, Item> = {}
  const resources: Record<string, any> = {}
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const waits = mentions.get(logicalId)!
    waits.delete(logicalId)
    if (nested[logicalId]) {
      // Nested resources stand where their stack stood.
      Object.assign(resources, nested[logicalId].resources)
      items[logicalId] = { ...nested[logicalId].item, waits }
      continue
    }
    const place = at(path, `Resources.${logicalId}`)
    if (resource.Type === 'AWS::CloudFormation::Stack') refuse(flat, 'NestedAddress', place, 'names its template by an address; nest the template itself')
    if ((resource as any).Metadata?.After) refuse(flat, 'After', `${place}.Metadata.After`, 'is what the flat shape orders resources by; give it another name')
    const condition = conditionOf(flat, scope, resource.Condition)
    items[logicalId] = { leaves: [], condition, waits }
    if (condition === false) continue
    const id = claimName(flat, scope, 'Resources', logicalId)
    items[logicalId].leaves.push(id)
    resources[id] = rewriteResource(flat, scope, resource, condition, place)
  }
  return { items, resources, outputs: outputsOf(flat, scope) }
}

/** The conditions of a template, each after those it asks for; a cycle is check's to report. */
function expandConditions(flat: Flat, scope: Scope) {
  const { Conditions = {} } = scope.template
  const waiting = new Map(Object.entries(Conditions).map(([name, formula]) => [name, formula as Formula]))
  // They keep their places.
  for (const name of waiting.keys()) claim(flat, 'Conditions', scope, name, false)
  const visit = (name: string) => {
    const formula = waiting.get(name)
    if (!formula || !waiting.delete(name)) return
    eachCondition(formula, visit)
    const written = rewriteCondition(flat, scope, formula, at(scope.path, `Conditions.${name}`))
    add(flat, `${scope.prefix}${name}`, narrowed(flat, scope.given, written))
  }
  for (const name of waiting.keys()) visit(name)
}

/** Tells the names of the conditions that a part of a template asks for. */
function eachCondition(part: any, tell: (name: string) => void): void {
  if (typeof part !== 'object' || part === null) return
  if (Array.isArray(part)) return part.forEach((item) => eachCondition(item, tell))
  for (const key in part) {
    const value = part[key]
    if (key === 'Condition' && typeof value === 'string') tell(value)
    else if (key === 'Fn::If') tell(value[0])
    eachCondition(value, tell)
  }
}

/** The resource names that a part of a template mentions: what it waits for. */
function mentioned(part: unknown): Set<string> {
  const found = new Set<string>()
  eachMention(part, (name) => found.add(name))
  return found
}

/** A condition's name and whether it holds: what must be so for a reference to be made. */
type Given = readonly [name: string, holds: boolean]

/** Tells each resource name that a part mentions, with the choices under which it does. */
export function eachMention(part: any, tell: (name: string, given: Given[]) => void, given: Given[] = []): void {
  if (typeof part !== 'object' || part === null) return
  if (Array.isArray(part)) return part.forEach((item) => eachMention(item, tell, given))
  for (const key in part) {
    const value = part[key]
    if (key === 'TemplateURL') continue
    if (typeof value !== 'object' && key !== 'Ref' && key !== 'Fn::GetAtt' && key !== 'DependsOn' && key !== 'Fn::Sub') continue
    if (key === 'Ref') tell(value, given)
    else if (key === 'Fn::GetAtt') tell(Array.isArray(value) ? value[0] : String(value).split('.')[0], given)
    else if (key === 'DependsOn') for (const name of [value].flat()) tell(name, given)
    else if (key === 'Fn::If') {
      eachMention(value[1], tell, [...given, [value[0], true]])
      eachMention(value[2], tell, [...given, [value[0], false]])
      continue
    } else if (key === 'Fn::Sub') {
      const [text, variables] = Array.isArray(value) ? value : [value, {}]
      for (const [, name] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) if (!(name!.trim() in variables)) tell(name!.trim().split('.')[0]!, given)
      eachMention(variables, tell, given)
      continue
    }
    eachMention(value, tell, given)
  }
}

/** A nested stack: what may not be flattened is refused, the rest is expanded in the parent's terms. */
function nest(flat: Flat, scope: Scope, logicalId: string, child: Template): Expanded & { item: Item } {
  const { Properties, Condition, DependsOn: _, Type: __, ...rest } = scope.template.Resources[logicalId] as any
  const place = at(scope.path, `Resources.${logicalId}`)
  for (const attribute of Object.keys(rest)) refuse(flat, 'NestedAttribute', `${place}.${attribute}`, 'stands on a nested stack, which the flat shape does not have; put it on the resources')
  for (const property of Object.keys(Properties)) {
    if (!['TemplateURL', 'Parameters'].includes(property)) refuse(flat, 'NestedProperty', `${place}.Properties.${property}`, 'is a property of the nested stack only; the flat shape cannot have it')
  }
  const given = conditionOf(flat, scope, Condition)
  const path = at(scope.path, logicalId)
  refuseChild(flat, child, path)
  const passed: Record<string, unknown> = {}
  for (const [name, { Type, Default }] of Object.entries(child.Parameters ?? {})) {
    const value = Properties.Parameters?.[name]
    const written = value === undefined ? Default : withDefault(rewrite(flat, scope, value, flat.cases.of(given), `${place}.Properties.Parameters.${name}`), Default)
    if (written === undefined) refuse(flat, 'MissingParameter', `${place}.Properties.Parameters.${name}`, 'is not passed and has no default; pass it')
    if (isList(flat, written)) refuse(flat, 'ListPassed', `${place}.Properties.Parameters.${name}`, 'is a list, which a nested stack cannot take; join it with commas')
    passed[name] = Type === 'CommaDelimitedList' || Type.startsWith('List<') ? listOf(written, mayHoldComma(flat)) : written
  }
  if (given === false) {
    const outputs = Object.fromEntries(Object.keys(child.Outputs ?? {}).map((name) => [name, { value: '', condition: false }]))
    return { items: {}, resources: {}, outputs, item: { leaves: [], condition: false, waits: new Set(), items: {} } }
  }
  const expanded = expand(flat, child, path, `${scope.prefix}${logicalId}`, passed, given)
  return { ...expanded, item: { leaves: Object.keys(expanded.resources), condition: given, waits: new Set(), items: expanded.items } }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html */
function isList(flat: Flat, value: unknown): boolean {
  const [name, argument] = functionOf(value) ?? []
  if (name === 'Fn::If') return isList(flat, argument[1]) || isList(flat, argument[2])
  const parameter = name === 'Ref' ? flat.parameters[argument] : undefined
  return Array.isArray(value) || name === 'Fn::Split' || name === 'Fn::GetAZs' || name === 'Fn::Cidr' || /List\b/.test(parameter?.Type ?? '')
}

const mayHoldComma = (flat: Flat) => (name: string) => {
  const { Type, AllowedValues } = flat.parameters[name] ?? {}
  return AllowedValues ? AllowedValues.some((value) => String(value).includes(',')) : Type === 'String'
}

/** A parameter that is passed as AWS::NoValue takes its default. */
function withDefault(value: unknown, Default: unknown): unknown {
  if (isNoValue(value)) return Default
  const [name, argument] = functionOf(value) ?? []
  return name === 'Fn::If' ? { 'Fn::If': [argument[0], withDefault(argument[1], Default), withDefault(argument[2], Default)] } : value
}

function refuseChild(flat: Flat, child: Template, path: string) {
  if (child.Rules) refuse(flat, 'ChildRules', at(path, 'Rules'), 'are checked for the root only; move them there')
  for (const [name, { NoEcho, Type }] of Object.entries(child.Parameters ?? {})) {
    if (NoEcho) refuse(flat, 'ChildNoEcho', at(path, `Parameters.${name}`), 'is NoEcho, which only a parameter of the root can be')
    if (Type.startsWith('AWS::SSM::')) refuse(flat, 'ChildSsm', at(path, `Parameters.${name}`), 'is read from SSM, which only a parameter of the root can be; pass its value')
  }
  for (const [name, { Export }] of Object.entries(child.Outputs ?? {})) {
    if (Export) refuse(flat, 'ChildExport', at(path, `Outputs.${name}`), 'is exported; export it from the root')
  }
}

export const refuse = (flat: Flat, code: string, path: string, text: string) => void flat.refusals.push({ code, path, text: `${path}: ${text}` })

/** The flat name of a condition, mapping or resource; refused when another stack's takes the same. */
function claimName(flat: Flat, { path, prefix }: Scope, section: string, name: string): string {
  const id = `${prefix}${name}`
  const origin = at(path, name)
  const key = `${section === 'Resources' || section === 'Parameters' ? '' : section} ${id}`
  const taken = flat.origins.get(key)
  if (taken && taken !== origin) refuse(flat, 'NameClash', origin, `would be called ${id}, as ${taken} is; rename one`)
  flat.origins.set(key, origin)
  return id
}

function claim(flat: Flat, section: 'Mappings' | 'Conditions', scope: Scope, name: string, value: any) {
  flat[section][claimName(flat, scope, section, name)] = value
}

/** A condition of a nested stack with that of the stack, where it does not say so already. */
function narrowed(flat: Flat, given: Formula, written: Formula): Formula {
  if (typeof written === 'boolean') return written && given
  return flat.cases.implies(flat.cases.of(written), flat.cases.of(given)) ? written : all([given, written])
}

/** A condition that another is already is that one: nested stacks often ask what their parent did. */
function add(flat: Flat, name: string, formula: Formula) {
  const text = JSON.stringify(formula)
  const same = typeof formula === 'object' && flat.names.get(text)
  flat.Conditions[name] = same ? { Condition: same } : formula
  if (!same) flat.names.set(text, name)
}

/** The condition of a resource or nested stack, with that of the stack it is in: by name where it has one. */
function conditionOf(flat: Flat, { prefix, given }: Scope, name: string | undefined): Formula {
  if (name === undefined) return given
  // A condition of a child holds that of its stack already.
  return fold({ Condition: `${prefix}${name}` }, flat.Conditions)
}

function rewriteResource(flat: Flat, scope: Scope, resource: any, condition: Formula, place: string) {
  const { Type, Condition: _, DependsOn, ...rest } = resource
  const kept = [DependsOn ?? []].flat().filter((name: string) => !scope.children[name]).map((name: string) => `${scope.prefix}${name}`)
  const given = flat.cases.of(condition)
  return {
    Type,
    ...(condition !== true && { Condition: nameOf(flat, condition) }),
    ...(kept.length > 0 && { DependsOn: kept }),
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, key.endsWith('Policy') && typeof value === 'string' ? value : rewrite(flat, scope, value, given, `${place}.${key}`)]),
    ),
  }
}

/** Resources name their condition; one that has no name yet is that of a nested stack within a nested stack. */
function nameOf(flat: Flat, formula: Formula): string {
  if (typeof formula === 'object' && 'Condition' in formula) return formula.Condition
  const text = JSON.stringify(formula)
  const known = flat.names.get(text)
  if (known) return known
  const names = [...text.matchAll(/"Condition":"(\w+)"/g)].map(([, name]) => name!)
  const base = names.join('And') || 'Combined'
  let name = base
  for (let number = 2; name in flat.Conditions; number++) name = `${base}${number}`
  add(flat, name, formula)
  return name
}

function outputsOf(flat: Flat, scope: Scope): Record<string, Output> {
  return Object.fromEntries(
    Object.entries(scope.template.Outputs ?? {}).map(([name, { Value, Condition }]) => {
      const condition = conditionOf(flat, scope, Condition)
      return [name, { value: rewrite(flat, scope, Value, flat.cases.of(condition), at(scope.path, `Outputs.${name}`)), condition }]
    }),
  )
}

/** What a resource is called is given by it as its attributes are. */
function asAttributes(value: any, known: (name: string) => boolean): any {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => asAttributes(item, known))
  if (typeof value.Ref === 'string' && !known(value.Ref)) return { 'Fn::GetAtt': [value.Ref, 'Ref'] }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asAttributes(item, known)]))
}

/** A condition in the root's terms; what is not known before anything is created cannot decide it. */
function rewriteCondition(flat: Flat, scope: Scope, formula: Formula, place: string): Formula {
  const known = (name: string) => name in flat.parameters || pseudo(name)
  const folded = fold(renameConditions(asAttributes(rewrite(flat, scope, formula, true, place), known), scope.prefix), flat.Conditions)
  for (const name of mentioned(folded)) {
    if (!known(name)) refuse(flat, 'LateCondition', place, `depends on ${name}, which is there only when resources are; decide by a parameter of the root`)
  }
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
  if (JSON.stringify(folded).includes('"Fn::GetAZs"')) refuse(flat, 'LateCondition', place, 'asks for zones, which no condition can; decide by a parameter of the root')
  return folded
}

const renameConditions = (value: any, prefix: string): any => {
  if (Array.isArray(value)) return value.map((item) => renameConditions(item, prefix))
  if (typeof value !== 'object' || value === null) return value
  return mapped(value, (item, key) => (key === 'Condition' && typeof item === 'string' ? `${prefix}${item}` : renameConditions(item, prefix)))
}

/**
 * A value in the root's terms. `given` is what holds where it stands: an output that is there only sometimes may be read
 * only where that is implied.
 */
function rewrite(flat: Flat, scope: Scope, value: any, given: Decision, place: string): any {
  if (typeof value !== 'object' || value === null) return value
  const again = (part: unknown, when = given) => rewrite(flat, scope, part, when, place)
  if (Array.isArray(value)) return value.map((item) => again(item))
  const call = functionOf(value)
  if (!call) return mapped(value, (item) => again(item))
  const [name, argument] = call
  switch (name) {
    case 'Ref':
      return reference(flat, scope, argument, given, place) ?? value
    case 'Fn::GetAtt':
      return attribute(flat, scope, argument[0], argument[1], given, place, again)
    case 'Fn::Sub': {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
      const written = Object.fromEntries(Object.entries(variables).map(([key, item]) => [key, again(item)]))
      return sub(text, written, (spelled) => {
        const [id, ...rest] = spelled.split('.')
        return rest.length > 0 ? attribute(flat, scope, id!, rest.join('.'), given, place, again) : reference(flat, scope, spelled, given, place)
      })
    }
    case 'Fn::If': {
      const condition = fold({ Condition: `${scope.prefix}${argument[0]}` }, flat.Conditions)
      const { ifSo, ifNot } = choice(condition, given, flat.cases)
      if (ifNot === false) return again(argument[1])
      if (ifSo === false) return again(argument[2])
      return { 'Fn::If': [nameOf(flat, condition), again(argument[1], ifSo), again(argument[2], ifNot)] }
    }
    case 'Fn::FindInMap':
      return { 'Fn::FindInMap': [isConstant(argument[0]) ? `${scope.prefix}${argument[0]}` : again(argument[0]), again(argument[1]), again(argument[2])] }
    case 'Fn::Join':
      return join(argument[0], again(argument[1]))
    case 'Fn::Split':
      return split(argument[0], again(argument[1]))
    case 'Fn::Select':
      return select(again(argument[0]), again(argument[1]))
    default:
      return { [name]: again(argument) }
  }
}

/** What a Ref stands for, or undefined where it stays as it is. */
function reference(flat: Flat, { template, prefix, path, parameters, children }: Scope, name: string, given: Decision, place: string): unknown {
  if (pseudo(name)) {
    if (parameters && perStack.includes(name)) refuse(flat, 'PerStack', place, `reads ${name}, which differs between a nested stack and the root; pass what is needed from the root`)
    return undefined
  }
  if (parameters && Object.hasOwn(parameters, name)) return decided(parameters[name], given, flat.cases)
  if (children[name]) {
    refuse(flat, 'NestedRef', place, `refers to the nested stack ${at(path, name)} itself; refer to one of its outputs`)
    return undefined
  }
  return prefix && name in template.Resources ? { Ref: `${prefix}${name}` } : undefined
}

function attribute(
  flat: Flat, scope: Scope, id: string, name: unknown, given: Decision, place: string, again: (part: unknown) => unknown,
): unknown {
  const outputs = scope.children[id]
  if (!outputs) return { 'Fn::GetAtt': [`${scope.prefix}${id}`, again(name)] }
  const output = outputs[String(name).replace(/^Outputs\./, '')]
  if (!output) {
    refuse(flat, 'NoOutput', place, `reads ${id}.${String(name)}, which the nested stack does not give`)
    return ''
  }
  if (!flat.cases.implies(given, flat.cases.of(output.condition))) {
    refuse(flat, 'ConditionalOutput', place, `reads ${id}.${String(name)}, which is there only under a condition that does not always hold here; read it under that condition`)
  }
  return decided(output.value, given, flat.cases)
}

/** What is so where a condition is and is not, beside what is so anyway; false where that cannot be. */
const choice = (condition: Formula, given: Decision, { of, and, not }: Cases) => ({ ifSo: and(given, of(condition)), ifNot: and(given, not(of(condition))) })

/** A value without the choices that are made where it stands: what was passed to a child may ask what its reader knows. */
function decided(value: any, given: Decision, cases: Cases): any {
  if (Array.isArray(value)) return value.map((item) => decided(item, given, cases))
  if (typeof value !== 'object' || value === null) return value
  if (!('Fn::If' in value)) return mapped(value, (item) => decided(item, given, cases))
  const [name, yes, no] = value['Fn::If']
  const { ifSo, ifNot } = choice({ Condition: name }, given, cases)
  if (ifNot === false) return decided(yes, given, cases)
  if (ifSo === false) return decided(no, given, cases)
  return { 'Fn::If': [name, decided(yes, ifSo, cases), decided(no, ifNot, cases)] }
}

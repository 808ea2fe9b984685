import type { Template } from '../template.ts'
import type { Decision } from '../decisions.ts'
import { type Cases, casesOf, type Conditions } from './conditions.ts'
import { eachCondition, expand, type Flat, type Refusal, refuse } from './expand.ts'
import { ordered, whenThere } from './order.ts'
import { mapped } from './values.ts'

export type { Refusal } from './expand.ts'

/**
 * The second shape of a tree of templates: one template with the same resources, whose logical IDs begin with those of
 * the nested stacks they were in. Equal properties, conditions, policies and order; the names that CloudFormation
 * generates differ. What the flat shape cannot keep is refused, all reasons at once.
 */
export function flatten(root: Template): { template: Template } | { refused: Refusal[] } {
  const parameters = root.Parameters ?? {}
  const conditions: Conditions = {}
  const cases = casesOf(conditions, parameters)
  const flat: Flat = { parameters, Mappings: {}, Conditions: conditions, Resources: {}, cases, origins: new Map(), refusals: [] }
  for (const name of Object.keys(parameters)) flat.origins.set(` ${name}`, name)
  const { items, outputs } = expand(flat, root)
  if (flat.refusals.length > 0) return { refused: flat.refusals }

  for (const resource of Object.values(flat.Resources)) Object.assign(resource, decided(resource, whenThere(resource, cases), cases))
  const Resources = ordered(flat.Resources, items, cases)
  const Outputs = Object.fromEntries(
    Object.entries(root.Outputs ?? {}).flatMap(([name, output]) => {
      const { value, condition } = outputs[name]!
      const named = typeof condition === 'object' && 'Condition' in condition ? { Condition: condition.Condition } : {}
      return condition === false ? [] : [[name, { Type: output.Type, Value: value, ...(output.Description && { Description: output.Description }), ...named, ...(output.Export && { Export: output.Export }) }]]
    }),
  )
  const Conditions = needed(flat.Conditions, { Resources, Outputs })
  const Mappings = Object.fromEntries(Object.entries(flat.Mappings).filter(([name]) => mentionsMap({ Resources, Outputs, Conditions }, name)))
  const template = {
    Description: root.Description,
    ...(root.Metadata && { Metadata: root.Metadata }),
    ...(root.Parameters && { Parameters: root.Parameters }),
    ...(root.Rules && { Rules: root.Rules }),
    ...(Object.keys(Mappings).length > 0 && { Mappings }),
    ...(Object.keys(Conditions).length > 0 && { Conditions }),
    Resources,
    ...(root.Outputs && { Outputs }),
  } as Template
  if (cases.gaveUp()) refuse(flat, 'Limit', 'Conditions', 'ask for each other in too many ways to tell what follows from what; ask for fewer of them in one')
  refuseOverLimits(flat, template)
  return flat.refusals.length > 0 ? { refused: flat.refusals } : { template }
}

/** A value without the choices that are made where it stands: what was passed to a child may ask what its reader knows. */
function decided(value: any, given: Decision, cases: Cases): any {
  if (Array.isArray(value)) return value.map((item) => decided(item, given, cases))
  if (typeof value !== 'object' || value === null) return value
  if ('Fn::If' in value) {
    const [name, yes, no] = value['Fn::If']
    const condition = cases.of({ Condition: name })
    const [ifSo, ifNot] = [cases.and(given, condition), cases.and(given, cases.not(condition))]
    if (ifNot === false) return decided(yes, given, cases)
    if (ifSo === false) return decided(no, given, cases)
    return { 'Fn::If': [name, decided(yes, ifSo, cases), decided(no, ifNot, cases)] }
  }
  return mapped(value, (item) => decided(item, given, cases))
}

/** The conditions that something asks for, directly or through others; a folded one is asked for by nothing. */
function needed(conditions: Conditions, users: object): Conditions {
  const found = new Set<string>()
  const add = (part: unknown): void =>
    eachCondition(part, (name) => {
      if (found.has(name) || !(name in conditions)) return
      found.add(name)
      add(conditions[name])
    })
  add(users)
  return Object.fromEntries(Object.entries(conditions).filter(([name]) => found.has(name)))
}

function mentionsMap(part: any, name: string): boolean {
  if (Array.isArray(part)) return part.some((item) => mentionsMap(item, name))
  if (typeof part !== 'object' || part === null) return false
  return Object.entries<any>(part).some(([key, value]) => (key === 'Fn::FindInMap' && (value[0] === name || typeof value[0] !== 'string')) || mentionsMap(value, name))
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const limits = { Resources: 500, Parameters: 200, Outputs: 200, Mappings: 200 } as const

function refuseOverLimits(flat: Flat, template: Template) {
  for (const [section, most] of Object.entries(limits)) {
    const count = Object.keys(template[section as keyof typeof limits] ?? {}).length
    if (count > most) refuse(flat, 'Limit', section, `the flat shape has ${count}; CloudFormation takes ${most}; split the product`)
  }
  const text = JSON.stringify(template)
  const references = text.match(/\{\{resolve:/g)?.length ?? 0
  if (references > 60) refuse(flat, 'Limit', 'Resources', `the flat shape has ${references} dynamic references; CloudFormation takes 60`)
  if (Buffer.byteLength(text) > 1_000_000) refuse(flat, 'Limit', 'Resources', `the flat shape is ${Buffer.byteLength(text)} bytes long; CloudFormation takes 1,000,000; split the product`)
}

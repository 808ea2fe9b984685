import type { Template } from '../template.ts'
import { casesOf, type Conditions } from './conditions.ts'
import { eachCondition, expand, type Flat, type Refusal, refuse } from './expand.ts'
import { ordered } from './order.ts'

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
  const flat: Flat = { parameters, Mappings: {}, Conditions: conditions, names: new Map(), cases, origins: new Map(), refusals: [] }
  for (const name of Object.keys(parameters)) flat.origins.set(` ${name}`, name)
  const { items, resources, outputs } = expand(flat, root)
  if (flat.refusals.length > 0) return { refused: flat.refusals }

  const Resources = ordered(resources, items, cases)
  const Outputs = Object.fromEntries(
    Object.entries(root.Outputs ?? {}).flatMap(([name, output]) => {
      const { value, condition } = outputs[name]!
      const named = typeof condition === 'object' && 'Condition' in condition ? { Condition: condition.Condition } : {}
      return condition === false ? [] : [[name, { Type: output.Type, Value: value, ...(output.Description && { Description: output.Description }), ...named, ...(output.Export && { Export: output.Export }) }]]
    }),
  )
  const Conditions = needed(flat.Conditions, { Resources, Outputs })
  const Mappings = lookedUp(flat.Mappings, { Resources, Outputs, Conditions })
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

/** The mappings that something looks up; all of them where it is not known which. */
function lookedUp(mappings: Record<string, unknown>, users: unknown): Record<string, unknown> {
  const found = new Set<string>()
  const add = (part: any): void => {
    if (typeof part !== 'object' || part === null) return
    for (const key in part) {
      if (key === 'Fn::FindInMap') for (const name of typeof part[key][0] === 'string' ? [part[key][0]] : Object.keys(mappings)) found.add(name)
      add(part[key])
    }
  }
  if (Object.keys(mappings).length > 0) add(users)
  return Object.fromEntries(Object.entries(mappings).filter(([name]) => found.has(name)))
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

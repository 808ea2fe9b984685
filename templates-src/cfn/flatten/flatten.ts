import type { Template } from '../template.ts'
import { casesOf, type Conditions } from './conditions.ts'
import { expand, type Flat, type Refusal, refuse } from './expand.ts'
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
  const { Conditions, Mappings } = needed(flat, { Resources, Outputs })
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

/** The conditions that something asks for, directly or through others, and the mappings that it looks up: what was folded is asked for by nothing. */
function needed({ Conditions, Mappings }: Flat, users: unknown) {
  const found = { Conditions: new Set<string>(), Mappings: new Set<string>() }
  const condition = (name: string) => {
    if (found.Conditions.has(name) || !(name in Conditions)) return
    found.Conditions.add(name)
    add(Conditions[name])
  }
  const add = (part: any): void => {
    if (typeof part !== 'object' || part === null) return
    if (Array.isArray(part)) return part.forEach(add)
    for (const key in part) {
      const value = part[key]
      if (typeof value === 'string') key === 'Condition' && condition(value)
      else add(value)
      if (key === 'Fn::If') condition(value[0])
      // A mapping whose name is chosen may be any.
      if (key === 'Fn::FindInMap') for (const name of typeof value[0] === 'string' ? [value[0]] : Object.keys(Mappings)) found.Mappings.add(name)
    }
  }
  add(users)
  const those = <T>(all: Record<string, T>, names: Set<string>) => Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
  return { Conditions: those(Conditions, found.Conditions), Mappings: those(Mappings, found.Mappings) }
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

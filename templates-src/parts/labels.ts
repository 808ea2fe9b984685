import { equals, If, noValue, not, ref, select, split } from '../cfn/index.ts'

/** Labels, NAME=value each, of a nested stack: one a parameter, as no template can count what is in a list. */
export const labelParameters = { ResourceLabel1: { Type: 'String' }, ResourceLabel2: { Type: 'String' }, ResourceLabel3: { Type: 'String' } } as const

/** Their names. */
export const labels = Object.keys(labelParameters) as (keyof typeof labelParameters)[]

const condition = (label: string) => `Has${label}`
const half = (label: string, index: number) => select(index, split('=', ref(label)))

/** The conditions that the rest goes by, of a stack with these parameters. */
export const labelConditions = Object.fromEntries(labels.map((label) => [condition(label), not(equals(ref(label), ''))]))

/** The labels as something's tags. */
export const labelTags = labels.map((label) => If(condition(label), { Key: half(label, 0), Value: half(label, 1) }, noValue))

/** What `show` makes of the name and the value of each label that is given, by its parameter. */
export const eachLabel = (show: (name: ReturnType<typeof select>, value: ReturnType<typeof select>) => ReturnType<typeof ref>) =>
  Object.fromEntries(labels.map((label) => [label, If(condition(label), show(half(label, 0), half(label, 1)), '')]))

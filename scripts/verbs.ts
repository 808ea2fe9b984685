import type { Options } from './plan.ts'

export type Flags = Record<string, string | boolean | string[]>
type Option = { type: 'boolean' | 'string'; does: string; value?: string; multiple?: boolean; required?: boolean }
type Verb = {
  does: string
  /** What stands behind the verb: <needed>, [optional], … for several. */
  takes?: string[]
  options: Record<string, Option>
  run: (positionals: string[], flags: any) => Promise<unknown>
}

const json: Option = { type: 'boolean', does: 'print the result as JSON' }
const catalog: Option = { type: 'string', value: '<path>', does: "an organization's own catalog file (products/catalog.yaml)" }
const region: Option = { type: 'string', value: '<region>', does: 'region it is in (the first of the hub)' }
const acts: Record<keyof Options, Option> = {
  plan: { type: 'boolean', does: 'print what would be done and change nothing' },
  yes: { type: 'boolean', does: 'do not ask' },
  json,
  catalog,
}
const set: Option = { type: 'string', multiple: true, value: '<Name=value>', does: 'a parameter of the product; may be given several times' }
const version: Option = { type: 'string', value: '<version>', does: 'version of the product (the newest)' }

/** Name=value pairs as a record; refuses what is none. */
async function withSet({ set = [], ...flags }: { set?: string[] }) {
  const bad = set.filter((text) => text.indexOf('=') < 1)
  const pairs = set.map((text): [string, string] => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)])
  const twice = pairs.filter(([name], index) => !bad.includes(set[index]!) && pairs.findIndex(([other]) => other === name) < index)
  if (bad.length + twice.length > 0) {
    const { refused } = await import('./failure.ts')
    throw refused(
      ...bad.map((text) => `--set ${text}: is no Name=value; write for instance --set MaxVcpus=64`),
      ...twice.map(([name]) => `--set ${name}: is given twice; give it once`),
    )
  }
  return { ...flags, set: Object.fromEntries(pairs) }
}

/* A verb's module is imported when the verb runs: help takes hardly longer than Node itself. */
export const verbs: Record<string, Verb> = {
  emit: {
    does: "write every product's templates",
    takes: ['[product…]'],
    options: { check: { type: 'boolean', does: 'write nothing; fail when a committed template is stale' }, published: { type: 'boolean', does: 'remember what was published, which later versions keep: logical IDs, and what cannot change' }, json },
    run: async (names, { published, ...flags }) => {
      await (await import('./emit.ts')).emit(names, flags)
      if (published && !flags.check) await (await import('./published.ts')).remember(names)
    },
  },
  check: {
    does: 'check products: references, limits, and cfn-lint over every template',
    takes: ['[product…]'],
    options: { json },
    run: async (names, flags) => (await import('./check.ts')).check(names, flags),
  },
  publish: {
    does: 'publish portfolios, products and versions',
    takes: ['[product…]'],
    options: acts,
    run: async (names, flags) => (await import('./publish.ts')).publish(names, flags),
  },
  launch: {
    does: 'launch a product from the Service Catalog',
    takes: ['<product>'],
    options: { name: { type: 'string', value: '<name>', required: true, does: 'name of the provisioned product' }, profile: { type: 'string', value: '<profile>', does: 'a set of parameters that the product has a name for' }, version, region, set, ...acts },
    run: async ([product], flags) => (await import('./launch.ts')).launch(product!, (await withSet(flags)) as any),
  },
  update: {
    does: 'update a provisioned product; a data store or network it would take away is refused',
    takes: ['<name>'],
    options: { version, region, set, 'allow-replace': { type: 'string', multiple: true, value: '<LogicalId>', does: 'a data store or network that the update may replace or remove; may be given several times' }, ...acts },
    run: async ([name], flags) => (await import('./launch.ts')).update(name!, await withSet(flags)),
  },
  terminate: {
    does: 'terminate a provisioned product; its data stores stay, and one that is protected from deletion is refused',
    takes: ['<name>'],
    options: { region, 'protection-lifted': { type: 'boolean', does: 'do not look whether it is protected from deletion: that was lifted by other means than "act <name> prepare-for-deletion"' }, ...acts },
    run: async ([name], flags) => (await import('./terminate.ts')).terminate(name!, flags),
  },
  act: {
    does: 'do something with what was launched: prepare-for-deletion lifts deletion protection, run-command runs a command in the image of an application',
    takes: ['<name>', '<action>'],
    options: { region, set: { ...set, does: 'what the action asks for, a list with commas: --set Command=bin/migrate,--now' }, ...acts },
    run: async ([name, action], flags) => (await import('./act.ts')).act(name!, action!, await withSet(flags)),
  },
  rollout: {
    does: 'roll a template out to accounts and regions with a stack set',
    takes: ['<name>'],
    options: { remove: { type: 'boolean', does: 'take the rollout back' }, ...acts },
    run: async ([name], flags) => (await import('./rollout.ts')).rollout(name!, flags),
  },
  retire: {
    does: 'deprecate, deactivate and remove versions and products nobody uses',
    takes: ['<product>', '[version]'],
    options: acts,
    run: async ([product, name], flags) => (await import('./retire.ts')).retire(product!, name, flags),
  },
  status: {
    does: 'what is published, launched and rolled out: expected against actual',
    options: { json, catalog },
    run: async (_, flags) => (await import('./status.ts')).status(flags),
  },
  explain: {
    does: 'why a launch role allows what it allows',
    takes: ['<product>', '[action or resource]'],
    options: { json },
    run: async ([product, what], flags) => (await import('./explain.ts')).explain(product!, what, flags),
  },
  local: {
    does: 'keep a local AWS running, for exploring with the aws CLI',
    options: { port: { type: 'string', value: '<port>', does: 'loopback port (a free one)' }, 'no-iam': { type: 'boolean', does: 'let everybody do everything, a little faster' } },
    run: async (_, flags) => (await import('./local.ts')).local(flags),
  },
}

const columns = (rows: [string, string][]) => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

/** The help of stackroom itself. */
export const helpOfAll = () =>
  [
    'Usage: stackroom <verb> [options]',
    '',
    'CloudFormation stacks behind an AWS Service Catalog',
    '',
    ...columns(Object.entries(verbs).map(([name, { takes = [], does }]) => [[name, ...takes].join(' '), does])),
    '',
    '"stackroom <verb> --help" tells the options of a verb.',
  ].join('\n')

/** The help of one verb. */
export function helpOf(name: string) {
  const { takes = [], does, options } = verbs[name]!
  const rows = Object.entries(options).map(([option, { value, does }]): [string, string] => [`--${option}${value ? ` ${value}` : ''}`, does])
  return [`Usage: stackroom ${[name, ...takes].join(' ')} [options]`, '', `${does[0]!.toUpperCase()}${does.slice(1)}`, '', ...columns(rows)].join('\n')
}

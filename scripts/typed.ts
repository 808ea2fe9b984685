import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { refused } from './failure.ts'
import { root } from './products.ts'
import { type Flags, verbs } from './verbs.ts'

/** What was typed, against what the verb takes; every mistake at once. */
export function read(name: string, typed: string[]): { positionals: string[]; flags: Flags } {
  const verb = verbs[name]!
  // Node's own parser takes what it does not know as well, so that one run can tell all that is wrong.
  const { tokens } = parseArgs({ args: typed, options: { ...verb.options, help: { type: 'boolean' } }, strict: false, allowPositionals: true, tokens: true })
  const problems: string[] = []
  const flags: Flags = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = token.name === 'help' ? { type: 'boolean' as const } : verb.options[token.name]
    if (!option) problems.push(`${token.rawName}: ${name} has no such option; it has ${Object.keys(verb.options).map((one) => `--${one}`).join(', ')}`)
    else if (option.type === 'boolean') flags[token.name] = token.value === undefined ? true : (problems.push(`${token.rawName}: takes no value; leave out "=${token.value}"`), true)
    else if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) problems.push(`${token.rawName}: needs a value; write ${token.rawName} ${option.value}`)
    else if (option.multiple) flags[token.name] = [...((flags[token.name] as string[]) ?? []), token.value]
    else if (token.name in flags) problems.push(`${token.rawName}: is given twice; give it once`)
    else flags[token.name] = token.value
  }
  if (flags.help) return { positionals, flags }
  const takes = verb.takes ?? []
  const needed = takes.filter((one) => one.startsWith('<'))
  for (const missing of needed.filter((_, index) => !positionals[index])) problems.push(`${name}: ${missing} is missing; see "stackroom ${name} --help"`)
  if (!takes.some((one) => one.includes('…')) && positionals.length > takes.length) problems.push(`${name}: "${positionals.slice(takes.length).join(' ')}" is too much; see "stackroom ${name} --help"`)
  for (const [option, { required, value }] of Object.entries(verb.options)) if (required && !(option in flags)) problems.push(`${name}: --${option} is missing; write --${option} ${value}`)
  if (problems.length > 0) throw refused(...problems)
  // The catalog is the checkout's own, as it is called from where somebody stands.
  return { positionals, flags: { catalog: relative('', join(root, 'products/catalog.yaml')), ...flags } }
}

import { refused } from './failure.ts'

/** A step of a plan: the API operation that will be called, on what, and the words for a person. */
export type Step = { call: string; text: string }

/** The options every command that acts takes. */
export type Options = { plan?: boolean; yes?: boolean; json?: boolean; catalog?: string }

/**
 * Prints a plan and asks whether to go on. False: do nothing more, the command is done.
 * Notes are what is worth knowing before; as text the command has said them already.
 * Without a terminal and without --yes nothing is changed, and the command is refused.
 */
export async function approved(title: string, steps: readonly Step[], { plan, yes, json }: Options, notes: string[] = []): Promise<boolean> {
  if (json && plan) console.log(JSON.stringify({ title, notes, steps }, null, 2))
  if (!json) console.log(steps.length === 0 ? `${title}: nothing to do` : [title, ...steps.map(({ text }) => `  ${text}`)].join('\n'))
  if (plan || steps.length === 0) return false
  if (yes) return true
  if (!process.stdin.isTTY || json) throw refused(`${title}: nothing was changed, as nobody could be asked; add --yes to go on without a question`)
  const { question } = await import('zx')
  return /^y(es)?$/i.test((await question('Go on? [y/N] ')).trim())
}

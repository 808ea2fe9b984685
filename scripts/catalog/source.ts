import { CORE_SCHEMA, EVENT_ID, type Event, getScalarValue, load, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'

/** Where something is in a document, key by key and item by item. */
export type Path = readonly (string | number)[]
/** Something wrong at a path, or, where there is no path, at an offset. */
export type Problem = { path: Path; text: string; offset?: number; atKey?: boolean }

/** A YAML document: what it says, where each part of it is, and how each scalar was written. */
export type Source = { value: unknown; problems: Problem[]; offsetOf: (path: Path, atKey?: boolean) => number; written: (path: Path) => string | undefined }

const spelled = (path: Path) => JSON.stringify(path)

/** Reads YAML and remembers places. What does not parse is a problem; so is a key given twice, and a document that is too much. */
export function readSource(text: string): Source {
  const problem = (offset: number, said: string): Source => ({ value: undefined, problems: [{ path: [], offset, text: said }], offsetOf: () => 0, written: () => undefined })
  try {
    const events = parseEvents(text, {})
    const { keys, values, scalars, problems } = placesOf(events, text)
    // Aliases would let a short file mean an endless one; keys given twice are found above, all of them.
    const value = load(text, { schema: CORE_SCHEMA, json: true, maxAliases: 0 })
    const offsetOf = (path: Path, atKey = false): number =>
      (atKey ? keys.get(spelled(path)) : undefined) ?? values.get(spelled(path)) ?? keys.get(spelled(path)) ?? (path.length > 0 ? offsetOf(path.slice(0, -1)) : 0)
    return { value, problems, offsetOf, written: (path) => scalars.get(spelled(path)) }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    // An alias begins with its asterisk.
    return problem((error.mark?.position ?? 0) - (isAlias(error.reason) ? 1 : 0), said(error.reason))
  }
}

const isAlias = (reason: string) => /maxAliases|unidentified alias/.test(reason)

function said(reason: string): string {
  if (isAlias(reason)) return 'aliases (*name) are not taken; write the value out'
  if (/tab char/.test(reason)) return 'a tab is used for indentation; use spaces'
  if (/single document/.test(reason)) return 'holds more than one document; leave one'
  return `is not YAML: ${reason}; mend the line, or the one before it`
}

type Frame = { path: Path; kind: 'mapping' | 'sequence' | 'document'; index: number; key?: string }

/** One pass over the parser's events: the offset of every key and value, every scalar as it was written, keys given twice. */
function placesOf(events: Event[], text: string) {
  const [keys, values, scalars] = [new Map<string, number>(), new Map<string, number>(), new Map<string, string>()]
  const problems: Problem[] = []
  const frames: Frame[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      frames.pop()
      continue
    }
    const frame = frames.at(-1)
    if (frame?.kind === 'mapping' && frame.key === undefined) {
      frame.key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : ''
      const path = [...frame.path, frame.key]
      const offset = startOf(event)
      const before = keys.get(spelled(path))
      if (before !== undefined) {
        problems.push({ path, offset, text: `is given twice, first on line ${lineOf(text, before).line}; keep one` })
      }
      keys.set(spelled(path), before ?? offset)
      continue
    }
    const path = !frame || frame.kind === 'document' ? [] : [...frame.path, frame.kind === 'mapping' ? frame.key! : frame.index++]
    if (frame) frame.key = undefined
    // Where nothing is written the key has to do.
    const isBlank = event.type === EVENT_ID.SCALAR && event.valueStart < 0
    if (!isBlank) values.set(spelled(path), startOf(event))
    if (event.type === EVENT_ID.SCALAR) scalars.set(spelled(path), text.slice(event.valueStart, event.valueEnd))
    if (event.type === EVENT_ID.DOCUMENT) frames.push({ path: [], kind: 'document', index: 0 })
    if (event.type === EVENT_ID.MAPPING) frames.push({ path, kind: 'mapping', index: 0 })
    if (event.type === EVENT_ID.SEQUENCE) frames.push({ path, kind: 'sequence', index: 0 })
  }
  return { keys, values, scalars, problems }
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart - (([SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED] as number[]).includes(event.style) ? 1 : 0)
  return 'start' in event ? event.start : 0
}

/** Line and column, both from 1. */
export function lineOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset))
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Portfolios[0].Principals[1] */
export const pathText = (path: Path) => path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part)).join('')

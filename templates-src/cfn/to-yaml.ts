/*
 * Our own writer: js-yaml's took four fifths of the time of emitting, and blank lines and one-line lists had to be patched in.
 * What it writes is read back with js-yaml, PyYAML and cfn-lint in tests.
 */

/* What a template should look like is these tables. */
const sections = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs']
const spacious = ['Parameters', 'Rules', 'Mappings', 'Resources', 'Outputs']
const attributes = ['Type', 'Condition', 'DependsOn', 'CreationPolicy', 'UpdatePolicy', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'Properties']
const lineWidth = 100

/** The functions with a short tag, by their long name. Those of the Rules section have none in CloudFormation's documentation. */
export const shortTags: Record<string, string> = {
  Ref: '!Ref',
  Condition: '!Condition',
  ...Object.fromEntries(
    [
      ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If'],
      ...['ImportValue', 'Join', 'Not', 'Or', 'Select', 'Split', 'Sub'],
    ].map((name) => [`Fn::${name}`, `!${name}`]),
  ),
}

/** A template as YAML that reads as if typed by hand: short tags, the usual order, one line where one line does. */
export function toYaml(template: object): string {
  const texts = keysOf(template, sections).map((section) => {
    const value = (template as Record<string, unknown>)[section]
    const isOpen = spacious.includes(section) && isRecord(value)
    const body = isOpen ? openSection(section, value) : after(value, '  ', section.length + 1, section === 'Conditions')
    return `${section}:${body}\n`
  })
  return texts.map((text, index) => (index < 2 && text.startsWith('Description:') ? text : index > 0 ? `\n${text}` : text)).join('')
}

const openSection = (section: string, entries: object) =>
  keysOf(entries)
    .map((name) => {
      const entry = (entries as Record<string, unknown>)[name]
      const order = section === 'Resources' ? attributes : []
      return `\n  ${scalar(name)}:${isRecord(entry) ? block(entry, '    ', false, order) : after(entry, '    ', 0)}`
    })
    .join('\n') || ' {}'

/** What follows "Key:" or "-": on that line when it fits, below it otherwise. */
function after(value: unknown, indent: string, column: number, inConditions = false): string {
  if (typeof value === 'string') return ` ${value.includes('\n') ? literal(value, indent) : scalar(value)}`
  const call = isRecord(value) ? shortCall(value, inConditions) : undefined
  if (isRecord(value) && !call) return block(value, indent, inConditions)
  const line = call ? lineOf(call, lineWidth - column, inConditions) : oneLine(value, lineWidth - column, inConditions)
  if (line !== undefined) return ` ${line}`
  if (!Array.isArray(value)) return ` ${call!.tag}${after(call!.argument, indent, Infinity, inConditions)}`
  let text = ''
  for (const item of value) text += `\n${indent}- ${after(item, `${indent}  `, indent.length + 2, inConditions).trimStart()}`
  return text
}

function block(record: object, indent: string, inConditions = false, order?: string[]): string {
  let text = ''
  for (const key of keysOf(record, order)) {
    const value = (record as Record<string, unknown>)[key]
    text += `\n${indent}${scalar(key)}:${after(value, `${indent}  `, indent.length + key.length + 2, inConditions)}`
  }
  return text || ' {}'
}

/** A value on one line, or undefined when it needs more or the list in it is wider than the room. */
function oneLine(value: unknown, room: number, inConditions: boolean, inList = false): string | undefined {
  if (typeof value === 'string') return value.includes('\n') ? undefined : scalar(value, inList)
  // YAML 1.1 wants a point in a number that has an exponent.
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null).replace(/^(-?\d+)e/, '$1.0e')
  if (Array.isArray(value)) {
    const items: string[] = []
    for (const item of value) {
      const text = oneLine(item, room, inConditions, true)
      room -= (text?.length ?? Infinity) + 2
      if (text === undefined || room < 0) return undefined
      items.push(text)
    }
    return `[${items.join(', ')}]`
  }
  const call = shortCall(value, inConditions)
  if (!call) return keysOf(value).length === 0 ? '{}' : undefined
  return lineOf(call, room, inConditions, inList)
}

function lineOf({ tag, argument }: Call, room: number, inConditions: boolean, inList = false): string | undefined {
  const text = oneLine(argument, room - tag.length - 1, inConditions, inList)
  return text && `${tag} ${text}`
}

type Call = { tag: string; argument: string | unknown[] }

/**
 * { Ref: 'Vpc' } as !Ref Vpc. A tag never stands right behind another, which CloudFormation refuses, nor before a number, which would
 * become text. Condition is a function in Conditions only, elsewhere a key of a policy.
 */
function shortCall(value: object, inConditions: boolean): Call | undefined {
  const key = onlyKey(value)
  const tag = key === undefined ? undefined : shortTags[key]
  if (!tag || (tag === '!Condition' && !inConditions)) return undefined
  const argument = (value as Record<string, unknown>)[key!]
  if (tag === '!GetAtt') {
    const [id, attribute] = Array.isArray(argument) ? argument : []
    const isDotted = typeof id === 'string' && typeof attribute === 'string' && !id.includes('.') && (argument as unknown[]).length === 2
    return isDotted ? { tag, argument: `${id}.${attribute}` } : undefined
  }
  return typeof argument === 'string' || Array.isArray(argument) ? { tag, argument } : undefined
}

function onlyKey(value: object): string | undefined {
  let only: string | undefined
  for (const key in value) {
    if (only !== undefined) return undefined
    only = key
  }
  return only
}

const safe = /^[A-Za-z0-9_/.$^(\\][\x20-\x7e\xa1-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/
const unprintable = /[^\x20-\x7e\xa1-\u2027\u2030-\ufefe\uff00-\ufffd]/g
const unprintableButTab = /[^\t\n\x20-\x7e\xa1-\u2027\u2030-\ufefe\uff00-\ufffd]/
/** Words and numbers, dates and times of YAML 1.1 or 1.2. */
const ambiguous = /^(?:true|false|yes|no|on|off|y|n|null|[-+.\d][-+.,:_\d\sa-foxtz]*|\.inf|\.nan)$/i

/** Most text: names, but for the ambiguous words. */
const ordinary = /^[A-Za-z](?:[\w/.:-]*[\w/.])?$/
const words = /^(?:true|false|yes|no|on|off|y|n|null)$/i

/** Text on one line, quoted when any reader of YAML 1.1 or 1.2 could take it for something else. */
function scalar(text: string, inList = false): string {
  if (ordinary.test(text) && !(text.length < 6 && words.test(text)) && !(inList && text.includes(':'))) return text
  if (!safe.test(text) || ambiguous.test(text) || text.includes(': ') || text.includes(' #') || /[: ]$/.test(text) || (inList && /[,:?[\]{}]/.test(text))) {
    return unprintable.test(text) ? escaped(text) : `'${text.replaceAll("'", "''")}'`
  }
  return text
}

const escaped = (text: string) =>
  JSON.stringify(text).replaceAll(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Text of several lines as they are, unless YAML would lose spaces at its edges. */
function literal(text: string, indent: string): string {
  if (/^\s|\n[ \t]*\n?$(?<!\S\n)/.test(text) || unprintableButTab.test(text)) return escaped(text)
  const lines = text.split('\n').map((line) => (line ? `\n${indent}${line}` : '\n'))
  return text.endsWith('\n') ? `|${lines.slice(0, -1).join('')}` : `|-${lines.join('')}`
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys of a record that have a value, those of the order first. */
function keysOf(record: object, order: string[] = []): string[] {
  const keys = Object.keys(record).filter((key) => (record as Record<string, unknown>)[key] !== undefined)
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return order.length > 0 ? keys.sort((a, b) => place(a) - place(b)) : keys
}

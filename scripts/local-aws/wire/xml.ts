const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' }
const escaped = (text: string) =>
  text.replace(/[&<>"\r]/g, (character) => entities[character]!).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

/**
 * A value as an XML element. With `member`, lists are wrapped as the Query protocol does (<Tags><member>…</member></Tags>, or <Tags><Tag>…</Tag></Tags> in RDS);
 * without it they repeat the element, as S3 does. What is undefined is left out.
 */
export function element(name: string, value: unknown, member?: 'member' | 'singular'): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) {
    return member ? `<${name}>${value.map((item) => element(member === 'member' ? member : name.slice(0, -1), item, member)).join('')}</${name}>` : value.map((item) => element(name, item)).join('')
  }
  if (value instanceof Date) return `<${name}>${value.toISOString()}</${name}>`
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`
  return `<${name}>${Object.entries(value).map(([key, item]) => element(key, item, member)).join('')}</${name}>`
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (characters[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  )

type Xml = { [name: string]: (Xml | string)[] }

/** The small documents that S3 requests carry: every element a list of what it holds. Attributes are ignored. */
export function readXml(text: string): Xml {
  const stack: { node: Xml; text: string }[] = [{ node: {}, text: '' }]
  for (const [, close, name, selfClosing, words] of text.matchAll(/<(\/?)(?:\w+:)?([\w.-]+)[^>]*?(\/?)>|([^<]+)|<[?!][^>]*>/g)) {
    const top = stack.at(-1)!
    if (words !== undefined) top.text += words
    else if (name && !close && !selfClosing) stack.push({ node: {}, text: '' })
    else if (name) {
      const { node, text } = selfClosing ? { node: {}, text: '' } : stack.pop()!
      const parent = stack.at(-1)
      if (!parent) throw new SyntaxError(`unexpected </${name}>`)
      ;(parent.node[name] ??= []).push(Object.keys(node).length > 0 ? node : unescaped(text))
    }
  }
  if (stack.length !== 1) throw new SyntaxError('unexpected end of document')
  return stack[0]!.node
}
